from datetime import date

import pytest

from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, geboren_rond, ongeboren
from tandem.regels.huishouden.relatie import OMGEKEERD, Relatie, Relatiesoort, bezwaren_relatie
from tandem.regels.huishouden.tijdvak import Tijdvak

R = Relatiesoort
ALTIJD = Tijdvak(date(2020, 1, 1))
OMA, MOEDER, KIND, BABY, VREEMDE = 1, 2, 3, 4, 5
GEBOORTES = {
    OMA: geboren_rond(1955),
    MOEDER: geboren_op(date(1985, 3, 2)),
    KIND: geboren_op(date(2014, 6, 1)),
    BABY: ongeboren(date(2026, 9, 1)),
    VREEMDE: GEBOORTE_ONBEKEND,
}
FAMILIE = [Relatie(OMA, R.OUDER, MOEDER, ALTIJD), Relatie(KIND, R.KIND, MOEDER, ALTIJD)]


@pytest.mark.parametrize("soort", R)
def test_the_inverse_of_the_inverse_is_the_relation_itself(soort: Relatiesoort) -> None:
    assert OMGEKEERD[OMGEKEERD[soort]] is soort
    relatie = Relatie(7, soort, 8, ALTIJD)
    assert relatie.omgekeerd.omgekeerd == relatie
    assert relatie.vooruit == relatie.omgekeerd.vooruit


@pytest.mark.parametrize(
    ("van", "soort", "naar", "zin"),
    [
        (MOEDER, R.OUDER, MOEDER, "Niemand is ouder van zichzelf"),
        (MOEDER, R.OUDER, KIND, "Dit staat er al"),
        (MOEDER, R.KIND, OMA, "Dit staat er al"),
        (KIND, R.OUDER, MOEDER, "Zijn de twee verwisseld?"),
        (KIND, R.OUDER, OMA, "Zijn de twee verwisseld?"),
        (MOEDER, R.GROOTOUDER, OMA, "niet jonger dan het kind"),
        (BABY, R.OUDER, KIND, "nog niet geboren"),
        (BABY, R.PARTNER, VREEMDE, "nog niet geboren"),
        (VREEMDE, R.KRIJGT_STEUN_VAN, BABY, "nog niet geboren"),
    ],
)
def test_what_cannot_be(van: int, soort: Relatiesoort, naar: int, zin: str) -> None:
    bezwaren = bezwaren_relatie(Relatie(van, soort, naar, ALTIJD), FAMILIE, GEBOORTES)
    assert any(zin in bezwaar.zin for bezwaar in bezwaren)


@pytest.mark.parametrize(
    ("van", "soort", "naar"),
    [
        (OMA, R.GROOTOUDER, KIND),
        (BABY, R.KIND, MOEDER),
        (BABY, R.BROER_OF_ZUS, KIND),
        (VREEMDE, R.OUDER, BABY),
        (VREEMDE, R.PARTNER, MOEDER),
        (VREEMDE, R.EX_PARTNER, MOEDER),
        (OMA, R.PLEEGOUDER, KIND),
        (KIND, R.ZORGT_VOOR, MOEDER),  # a young carer
        (KIND, R.PARTNER, MOEDER),  # painful, and possible: it must be possible to record
    ],
)
def test_what_may_be(van: int, soort: Relatiesoort, naar: int) -> None:
    assert bezwaren_relatie(Relatie(van, soort, naar, ALTIJD), FAMILIE, GEBOORTES) == ()


def test_without_births_a_circle_of_parents_is_still_found() -> None:
    (bezwaar,) = bezwaren_relatie(Relatie(KIND, R.OUDER, OMA, ALTIJD), FAMILIE)
    assert "eigen voorouder" in bezwaar.zin


def test_the_same_relation_may_come_back_later() -> None:
    toen, nu = Tijdvak(date(2020, 1, 1), date(2021, 1, 1)), Tijdvak(date(2023, 1, 1))
    eerder = [Relatie(MOEDER, R.PARTNER, VREEMDE, toen)]
    assert bezwaren_relatie(Relatie(VREEMDE, R.PARTNER, MOEDER, nu), eerder) == ()
    assert bezwaren_relatie(Relatie(VREEMDE, R.PARTNER, MOEDER, ALTIJD), eerder) != ()
