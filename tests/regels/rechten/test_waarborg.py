from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, ongeboren
from tandem.regels.rechten.waarborg import (
    EIGEN_WOORDEN,
    Aard,
    Betrokkene,
    Gegeven,
    Markeerpunt,
    PerWie,
    Voorstelstand,
    Waarborgsoort,
    Waarborgstand,
    bezwaren_gedaan,
    bezwaren_gegeven,
    bezwaren_nakijken,
    bezwaren_voorbereiden,
    na_te_doen,
    ontbrekend,
    stand_van_voorstel,
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
        (soort("mening_volwassene", P.ELKE_VOLWASSENE), [MOEDER, ONBEKEND]),
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


UITLEG, AANBOD, MENING, NAGEKEKEN = (
    replace(TWEEDE, aard=aard) for aard in (Aard.UITLEG, Aard.AANBOD, Aard.MENING, Aard.NAGEKEKEN)
)


@pytest.mark.parametrize(
    ("wat", "antwoord", "woorden", "velden"),
    [
        (TWEEDE, "", "", []),
        (NAGEKEKEN, "", "", [""]),
        (NAGEKEKEN, "eens", "ik keek zelf", [""]),
        (AANBOD, "", "", [""]),
        (AANBOD, "misschien", "", [""]),
        (AANBOD, "aangenomen", "", []),
        (AANBOD, "niet_gewild", "", []),
        (AANBOD, "regelen", "", []),
        (UITLEG, "", "", [""]),
        (UITLEG, "begin:nl", "", []),
        (UITLEG, "begin:fr", "", [""]),
        (UITLEG, EIGEN_WOORDEN, "", ["tekst"]),
        (UITLEG, EIGEN_WOORDEN, "Verteld wat een OTS is", []),
        (MENING, "", "", ["tekst"]),
        (MENING, "", "Ik vind het te snel gaan", []),
    ],
)
def test_what_must_be_recorded_to_say_that_it_was_done_follows_from_its_kind(wat, antwoord, woorden, velden) -> None:
    gegeven = Gegeven(wat.code, S.GEDAAN, reden=woorden, antwoord=antwoord)
    assert [bezwaar.veld for bezwaar in bezwaren_gedaan(wat, gegeven, {"begin:nl"})] == velden
    assert bezwaren_gedaan(wat, replace(gegeven, stand=S.ACHTERAF), set()) == ()


def test_a_review_that_was_asked_for_stands_in_nobodys_way_but_is_not_done() -> None:
    gegeven = [Gegeven("tweede_persoon", S.GEVRAAGD), ALLES[1]]
    assert bezwaren_voorbereiden(VEREIST, gegeven) == ()
    assert [een.soort.code for een in ontbrekend(VEREIST, gegeven)] == ["tweede_persoon", "mening_kind_onder_12"]


@pytest.mark.parametrize(
    ("nakijker", "gevraagd", "van", "antwoord", "woorden", "velden"),
    [
        (2, 2, 1, "eens", "", []),
        (2, 2, 1, "niet_eens", "Er is geen plan", []),
        (2, 2, 1, "niet_eens", " ", ["woorden"]),
        (2, 2, 1, "", "", ["antwoord"]),
        (3, 2, 1, "eens", "", [""]),
        (2, None, 1, "eens", "", [""]),
        (1, 1, 1, "eens", "", [""]),
        (1, 2, 1, "eens", "", [""]),
        (2, 2, None, "eens", "", []),
    ],
)
def test_only_the_colleague_who_was_asked_reviews_and_never_who_recorded_it(
    nakijker, gevraagd, van, antwoord, woorden, velden
) -> None:
    gevonden = bezwaren_nakijken(
        nakijker=nakijker, gevraagd=gevraagd, vastgelegd_door=van, antwoord=antwoord, woorden=woorden
    )
    assert [bezwaar.veld for bezwaar in gevonden] == velden


@pytest.mark.parametrize(
    ("stand", "antwoord", "waar"),
    [
        ("gevraagd", "", Voorstelstand.WACHT),
        ("achteraf", "eens", Voorstelstand.WACHT),
        ("gedaan", "eens", Voorstelstand.KAN),
        ("gedaan", "niet_eens", Voorstelstand.TERUG),
    ],
)
def test_a_step_of_ours_can_be_taken_only_when_somebody_else_agreed(stand, antwoord, waar) -> None:
    assert stand_van_voorstel(stand, antwoord) is waar
