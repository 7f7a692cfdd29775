from dataclasses import replace
from datetime import date

import pytest

from tandem.regels.analyse.analyse import (
    Analyse,
    Analysestaat,
    Antwoord,
    Herkenning,
    aandacht_analyse,
    bezwaren_overgang,
    bezwaren_patroon,
    bezwaren_vaststellen,
    bezwaren_voorleggen,
    moet_gevraagd,
)
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, ongeboren

C, V, F, W = Analysestaat.CONCEPT, Analysestaat.VOORGELEGD, Analysestaat.VASTGESTELD, Analysestaat.VERVANGEN
DAG = date(2026, 5, 10)
MOEDER, TWAALF, ELF, BABY, ONBEKEND = 1, 2, 3, 4, 5
LEDEN = {
    MOEDER: geboren_op(date(1985, 1, 1)),
    TWAALF: geboren_op(date(2014, 5, 10)),
    ELF: geboren_op(date(2014, 5, 11)),
    BABY: ongeboren(),
    ONBEKEND: GEBOORTE_ONBEKEND,
}
ANALYSE = Analyse(versie=2, staat=V, zorgen=3, krachten=2)


def antwoord(lid: int, herkenning: Herkenning | None = Herkenning.JA, versie: int = 2, op: date = DAG) -> Antwoord:
    return Antwoord(lid, versie, op, herkenning)


def test_each_member_from_12_must_be_asked_and_who_may_be_12_too() -> None:
    assert moet_gevraagd(LEDEN, DAG) == {MOEDER, TWAALF, ONBEKEND}


@pytest.mark.parametrize(
    ("antwoorden", "mag"),
    [
        ([antwoord(MOEDER), antwoord(TWAALF), antwoord(ONBEKEND)], True),
        ([antwoord(MOEDER, Herkenning.NEE), antwoord(TWAALF, Herkenning.WIL_NIET), antwoord(ONBEKEND, None)], True),
        ([antwoord(MOEDER), antwoord(TWAALF)], False),
        ([antwoord(MOEDER), antwoord(TWAALF, versie=1), antwoord(ONBEKEND)], False),
        ([antwoord(MOEDER), antwoord(TWAALF, op=date(2026, 5, 11)), antwoord(ONBEKEND)], False),
        ([], False),
    ],
)
def test_an_analysis_counts_only_after_everyone_was_asked(antwoorden: list[Antwoord], mag: bool) -> None:
    assert (bezwaren_vaststellen(ANALYSE, LEDEN, antwoorden, DAG) == ()) is mag


@pytest.mark.parametrize(
    ("van", "naar", "mag"),
    [
        (C, V, True), (C, F, False), (C, W, False), (V, C, True), (V, F, True), (V, W, False),
        (F, C, False), (F, V, False), (F, W, True), (W, C, False), (W, V, False), (W, F, False),
    ],
)  # fmt: skip
def test_what_was_established_is_replaced_and_never_changed(van: Analysestaat, naar: Analysestaat, mag: bool) -> None:
    assert (bezwaren_overgang(replace(ANALYSE, staat=van), naar) == ()) is mag


def test_an_empty_analysis_is_not_laid_before_people() -> None:
    assert bezwaren_voorleggen(Analyse(1, C, 0, 0)) != ()
    assert bezwaren_voorleggen(Analyse(1, C, 1, 0)) == ()


@pytest.mark.parametrize(("zorgen", "krachten", "zinnen"), [(1, 0, 1), (0, 1, 1), (1, 1, 0), (0, 0, 0)])
def test_only_concerns_or_only_strengths_is_worth_a_thought(zorgen: int, krachten: int, zinnen: int) -> None:
    assert len(aandacht_analyse(Analyse(1, C, zorgen, krachten))) == zinnen


@pytest.mark.parametrize(
    ("regels", "uitleg", "velden"),
    [
        ([1, 2], "hangt samen", []),
        ([1], "hangt samen", ["regels"]),
        ([1, 1], "hangt samen", ["regels"]),
        ([1, 9], "hangt samen", ["regels"]),
        ([1, 2], " ", ["uitleg"]),
    ],
)
def test_a_pattern_links_at_least_two_lines(regels: list[int], uitleg: str, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_patroon(regels, [1, 2, 3], uitleg)] == velden
