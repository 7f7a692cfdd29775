from datetime import date

import pytest

from tandem.regels.huishouden.gezag import (
    GROND_BRON,
    Gezag,
    Gezagsgrond,
    Gezagssoort,
    Houder,
    bezwaren_gezag,
    gezag_op,
    werkelijk_tijdvak,
)
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, Geboorte, geboren_op, geboren_rond, ongeboren
from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.regio.organisatie import Organisatiesoort

S = Gezagssoort
KIND = 3
GEBOREN = geboren_op(date(2014, 6, 1))
MOEDER, VADER, OMA = Houder(lid=1), Houder(lid=2), Houder(lid=9)
GI = Houder(organisatie=50, organisatiesoort=Organisatiesoort.GI)
TEAM = Houder(organisatie=51, organisatiesoort=Organisatiesoort.LOKAAL_TEAM)
VAN_GEBOORTE = Tijdvak(date(2014, 6, 1))


def gezag(houder: Houder, soort: Gezagssoort = S.OUDERLIJK, tijdvak: Tijdvak = VAN_GEBOORTE) -> Gezag:
    return Gezag(KIND, houder, soort, Gezagsgrond.HUWELIJK, tijdvak)


OUDERS = [gezag(MOEDER), gezag(VADER)]


@pytest.mark.parametrize(
    ("nieuw", "kind", "bestaande", "zin"),
    [
        (gezag(MOEDER), geboren_op(date(1990, 1, 1)), [], "geen kind onder de 18"),
        (gezag(MOEDER), geboren_op(date(2014, 6, 2)), [], "vóór de geboorte"),
        (gezag(MOEDER), GEBOREN, OUDERS[:1], "staat er al"),
        (gezag(OMA), GEBOREN, OUDERS, "Twee mensen hebben al samen gezag"),
        (gezag(OMA, S.VOOGDIJ), GEBOREN, OUDERS, "niet tegelijk gezag"),
        (gezag(MOEDER), GEBOREN, [gezag(GI, S.VOOGDIJ_GI)], "niet tegelijk gezag"),
        (gezag(TEAM, S.VOOGDIJ_GI), GEBOREN, [], "gecertificeerde instelling"),
        (gezag(OMA, S.VOOGDIJ_GI), GEBOREN, [], "gecertificeerde instelling"),
        (gezag(GI, S.VOOGDIJ), GEBOREN, [], "ligt bij een persoon"),
        (gezag(Houder(lid=KIND)), GEBOREN, [], "geen gezag over zichzelf"),
    ],
)
def test_authority_that_cannot_be(nieuw: Gezag, kind: Geboorte, bestaande: list[Gezag], zin: str) -> None:
    (bezwaar,) = bezwaren_gezag(nieuw, kind, bestaande)
    assert zin in bezwaar.zin


@pytest.mark.parametrize(
    ("nieuw", "kind", "bestaande"),
    [
        (gezag(MOEDER), GEBOREN, []),
        (gezag(VADER), GEBOREN, OUDERS[:1]),
        (gezag(GI, S.VOOGDIJ_GI), GEBOREN, []),
        (gezag(OMA, S.VOOGDIJ), GEBOREN, [gezag(Houder(lid=8), S.VOOGDIJ)]),
        (gezag(OMA, tijdvak=Tijdvak(date(2022, 1, 1))), GEBOREN,
         [gezag(MOEDER), gezag(VADER, tijdvak=Tijdvak(date(2014, 6, 1), date(2022, 1, 1)))]),
        (gezag(MOEDER), GEBOORTE_ONBEKEND, []),
        (gezag(MOEDER, tijdvak=Tijdvak(date(2026, 1, 1))), ongeboren(date(2026, 3, 1)), []),
    ],
)  # fmt: skip
def test_authority_that_may_be(nieuw: Gezag, kind: Geboorte, bestaande: list[Gezag]) -> None:
    assert bezwaren_gezag(nieuw, kind, bestaande) == ()


def test_two_short_periods_one_after_the_other_do_not_make_three_holders() -> None:
    eerst = gezag(VADER, tijdvak=Tijdvak(date(2014, 6, 1), date(2018, 1, 1)))
    later = gezag(OMA, S.GEZAMENLIJK_MET_NIET_OUDER, Tijdvak(date(2018, 1, 1)))
    assert bezwaren_gezag(gezag(MOEDER), GEBOREN, [eerst, later]) == ()
    ook_nog = gezag(Houder(lid=10), tijdvak=Tijdvak(date(2020, 1, 1)))
    assert bezwaren_gezag(gezag(MOEDER), GEBOREN, [eerst, later, ook_nog]) != ()


@pytest.mark.parametrize(
    ("kind", "dag", "bekend", "aantal", "is_bekend", "uitleg"),
    [
        (GEBOREN, date(2026, 1, 1), OUDERS, 2, True, "gezag van een ouder"),
        (GEBOREN, date(2032, 5, 31), OUDERS, 2, True, "gezag van een ouder"),
        (GEBOREN, date(2032, 6, 1), OUDERS, 0, True, "beslist zelf"),
        (GEBOREN, date(2026, 1, 1), [], 0, False, "nog niet nagekeken"),
        (GEBOREN, date(2026, 1, 1), [gezag(MOEDER, tijdvak=Tijdvak(date(2014, 6, 1), date(2020, 1, 1)))], 0, True,
         "niemand gezag, voor zover bekend"),
        (GEBOORTE_ONBEKEND, date(2026, 1, 1), OUDERS, 2, True, "gezag van een ouder"),
    ],
)  # fmt: skip
def test_who_decides_on_a_day(
    kind: Geboorte, dag: date, bekend: list[Gezag], aantal: int, is_bekend: bool, uitleg: str
) -> None:
    beeld = gezag_op(kind, dag, bekend)
    assert (len(beeld.houders), beeld.bekend) == (aantal, is_bekend)
    assert uitleg in beeld.uitleg


def test_authority_ends_at_eighteen() -> None:
    assert werkelijk_tijdvak(gezag(MOEDER), GEBOREN) == Tijdvak(date(2014, 6, 1), date(2032, 6, 1))
    assert werkelijk_tijdvak(gezag(MOEDER), geboren_rond(2014)) == VAN_GEBOORTE


def test_every_ground_has_an_article_and_none_claims_to_be_checked() -> None:
    assert set(GROND_BRON) == set(Gezagsgrond)
    assert not any(bron.geverifieerd for bron in GROND_BRON.values())
