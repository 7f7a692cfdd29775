from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, ongeboren
from tandem.regels.rechten.waarborg import (
    Betrokkene,
    Gegeven,
    Markeerpunt,
    PerWie,
    Waarborgsoort,
    Waarborgstand,
    bezwaren_gegeven,
    bezwaren_voorbereiden,
    na_te_doen,
    ontbrekend,
    vereisten,
)

DAG = date(2026, 5, 10)
P, S, G = PerWie, Waarborgstand, Markeerpunt
MOEDER, TWAALF, ELF, BABY, ONBEKEND, OPA = 1, 2, 3, 4, 5, 6
BETROKKENEN = [
    Betrokkene(MOEDER, geboren_op(date(1985, 1, 1)), gaat_over=True, heeft_gezag=True),
    Betrokkene(TWAALF, geboren_op(date(2014, 5, 10)), gaat_over=True),
    Betrokkene(ELF, geboren_op(date(2014, 5, 11)), gaat_over=True),
    Betrokkene(BABY, ongeboren(), gaat_over=True),
    Betrokkene(ONBEKEND, GEBOORTE_ONBEKEND, gaat_over=True),
    Betrokkene(OPA, geboren_op(date(1950, 1, 1)), gaat_over=False, heeft_gezag=True),
]


def soort(code: str, per_wie: PerWie, *bij: Markeerpunt, verplicht: bool = True) -> Waarborgsoort:
    return Waarborgsoort(code, code, "Is het gedaan?", bij or tuple(G), per_wie, Bron("proef"), verplicht, leeftijd=12)


TWEEDE = soort("tweede_persoon", P.EENMAAL, G.BEGIN)
OUDER = soort("mening_ouder", P.ELKE_GEZAGHOUDER)
KIND_12 = soort("mening_kind_12", P.ELK_KIND_VANAF)
KIND_JONG = soort("mening_kind_onder_12", P.ELK_KIND_ONDER, verplicht=False)
RECHTEN = soort("rechten_uitgelegd", P.ELKE_BETROKKENE)


@pytest.mark.parametrize(
    ("wat", "leden"),
    [
        (TWEEDE, [None]),
        (OUDER, [MOEDER, OPA]),
        (KIND_12, [TWAALF, ONBEKEND]),
        (KIND_JONG, [ELF]),
        (RECHTEN, [MOEDER, TWAALF, ELF, ONBEKEND]),
    ],
)
def test_to_whom_a_safeguard_is_owed(wat: Waarborgsoort, leden: list[int | None]) -> None:
    assert [vereiste.lid for vereiste in vereisten([wat], G.BEGIN, BETROKKENEN, DAG)] == leden


def test_a_safeguard_is_owed_only_at_its_marked_points() -> None:
    assert vereisten([TWEEDE], G.EINDE, BETROKKENEN, DAG) == ()


VEREIST = vereisten([TWEEDE, KIND_12, KIND_JONG], G.BEGIN, BETROKKENEN[:3], DAG)
ALLES = [Gegeven("tweede_persoon", S.GEDAAN), Gegeven("mening_kind_12", S.GEDAAN, TWAALF)]


@pytest.mark.parametrize(
    ("gegeven", "velden"),
    [
        (ALLES, []),
        ([], ["tweede_persoon", "mening_kind_12-2"]),
        (ALLES[:1], ["mening_kind_12-2"]),
        ([ALLES[0], Gegeven("mening_kind_12", S.GEDAAN, ELF)], ["mening_kind_12-2"]),
        ([ALLES[0], Gegeven("mening_kind_12", S.GEDAAN)], ["mening_kind_12-2"]),
        ([ALLES[0], Gegeven("mening_kind_12", S.ACHTERAF, TWAALF, "ziek", 7, DAG)], ["mening_kind_12-2"]),
        ([ALLES[0], Gegeven("mening_kind_12", S.NIET_VAN_TOEPASSING, TWAALF, "ziek")], ["mening_kind_12-2"]),
        ([Gegeven("tweede_persoon", S.NIET_VAN_TOEPASSING, reden="alleen dienst"), ALLES[1]], []),
        ([Gegeven("tweede_persoon", S.NIET_VAN_TOEPASSING), ALLES[1]], ["tweede_persoon"]),
    ],
)
def test_what_we_prepare_ourselves_is_refused_without_its_safeguards(gegeven: list[Gegeven], velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_voorbereiden(VEREIST, gegeven)] == velden
    assert [vereiste.veld for vereiste in na_te_doen(VEREIST, gegeven)] == velden


def test_a_safeguard_that_is_not_compulsory_is_shown_and_refuses_nothing() -> None:
    assert [vereiste.veld for vereiste in ontbrekend(VEREIST, ALLES)] == ["mening_kind_onder_12-3"]


ACHTERAF = Gegeven("bericht", S.ACHTERAF, MOEDER, "het was nacht", eigenaar=7, uiterlijk=DAG)


@pytest.mark.parametrize(
    ("gegeven", "velden"),
    [
        (ACHTERAF, []),
        (replace(ACHTERAF, reden=""), ["reden"]),
        (replace(ACHTERAF, eigenaar=None), ["eigenaar"]),
        (replace(ACHTERAF, uiterlijk=None), ["uiterlijk"]),
        (replace(ACHTERAF, uiterlijk=date(2026, 5, 9)), ["uiterlijk"]),
        (Gegeven("bericht", S.NIET_VAN_TOEPASSING), ["reden"]),
        (Gegeven("bericht", S.GEDAAN), []),
    ],
)
def test_afterwards_has_a_reason_an_owner_and_a_day(gegeven: Gegeven, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_gegeven(gegeven, DAG)] == velden
