from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bron import Bron
from tandem.regels.zelfscan.cijfer import (
    GEHEIM,
    ONBEKEND,
    Cijfer,
    Cijferstand,
    bekend,
    gemiddelde,
    in_cijfers,
    verschil,
)
from tandem.regels.zelfscan.instrument import Bijontbreken, Deel, Optie, Scoreregel, Scorewijze, Vraag, Vraagsoort
from tandem.regels.zelfscan.vergelijken import (
    KLASSEN,
    Meting,
    Verandering,
    deel_gelijk,
    klasse,
    lijnstukken,
    midden,
    opvallend,
    plaats,
    plek_op_schaal,
    regel_in_woorden,
    voor_anderen,
    wie_doet_dit_goed,
)

EEN = Decimal(1)


def c(tekst: str) -> Cijfer:
    return {"?": ONBEKEND, "x": GEHEIM}.get(tekst) or bekend(Decimal(tekst))


@pytest.mark.parametrize(("stand", "getal"), [(Cijferstand.BEKEND, None), (Cijferstand.GEHEIM, EEN)])
def test_a_figure_is_a_number_or_a_reason(stand: Cijferstand, getal: Decimal | None) -> None:
    with pytest.raises(ValueError, match="when, and only when"):
        Cijfer(stand, getal)


@pytest.mark.parametrize(
    ("van", "tot", "uit"),
    [
        ("1", "3", "2"),
        ("3", "1", "-2"),
        ("0", "0", "0"),
        ("?", "3", "?"),
        ("x", "3", "x"),
        ("?", "x", "x"),
        ("0", "?", "?"),
    ],
)
def test_zero_unknown_and_secret_stay_apart_in_a_difference(van: str, tot: str, uit: str) -> None:
    assert verschil(c(van), c(tot)) == c(uit)


@pytest.mark.parametrize(("getal", "tekst"), [("2.25", "2,3"), ("0", "0,0"), ("-0.04", "0,0"), ("-1.5", "-1,5")])
def test_a_number_is_written_in_dutch(getal: str, tekst: str) -> None:
    assert in_cijfers(Decimal(getal)) == tekst


def test_words_of_a_figure_and_a_mean_of_nothing() -> None:
    assert [c(een).in_woorden for een in ("0", "?", "x")] == ["0,0", "onbekend", "geheim"]
    assert gemiddelde([]) == ONBEKEND
    assert gemiddelde([1, 2]) == c("1.5")


@pytest.mark.parametrize(("deelnemers", "uit"), [(0, "x"), (4, "x"), (5, "2")])
def test_others_see_no_result_of_a_few(deelnemers: int, uit: str) -> None:
    assert voor_anderen(c("2"), deelnemers) == c(uit)


@pytest.mark.parametrize(
    ("nu", "toen", "vergelijkbaar", "zin"),
    [
        ("3", "2.5", True, "0,5 hoger dan de vorige keer."),
        ("2", "2.5", True, "0,5 lager dan de vorige keer."),
        ("2", "2", True, "Gelijk gebleven."),
        ("0", "0", True, "Gelijk gebleven."),
        ("2", "?", True, "Niet te vergelijken: een van de twee cijfers is er niet."),
        ("2", "1", False, "De vragen zijn te veel veranderd om te vergelijken."),
    ],
)
def test_a_change_in_words(nu: str, toen: str, vergelijkbaar: bool, zin: str) -> None:
    assert Verandering(c(nu), c(toen), vergelijkbaar).in_woorden == zin


@pytest.mark.parametrize(
    ("waarde", "uit"),
    [("1", 1), ("1.5", 1), ("1.6", 2), ("2.5", 3), ("4", KLASSEN), ("5", KLASSEN), ("?", None), ("x", None)],
)
def test_the_class_of_a_cell(waarde: str, uit: int | None) -> None:
    assert klasse(c(waarde), EEN, Decimal(4)) == uit


def test_a_scale_without_length_is_refused() -> None:
    with pytest.raises(ValueError, match="low to high"):
        klasse(c("1"), EEN, EEN)


@given(st.lists(st.decimals("0", "10", places=1), min_size=1, max_size=12))
def test_the_middle_is_the_median(getallen: list[Decimal]) -> None:
    assert midden(getallen) == bekend(median(getallen))


@given(
    st.sampled_from(["?", "x", "0", "2", "5"]), st.lists(st.sampled_from(["?", "x", "0", "1", "2", "4"]), max_size=9)
)
def test_a_place_counts_known_figures_only(eigen: str, anderen: list[str]) -> None:
    waar = plaats(c(eigen), [c(een) for een in anderen])
    getallen = [int(een) for een in anderen if een not in "?x"]
    assert waar.anderen == len(getallen)
    if eigen not in "?x":
        assert waar.lager == len([een for een in getallen if een < int(eigen)])
        assert waar.gelijk == getallen.count(int(eigen))


@pytest.mark.parametrize(
    ("eigen", "anderen", "zin"),
    [
        ("2", [], "Er is nog niemand om mee te vergelijken."),
        ("2", ["x", "?"], "Er is nog niemand om mee te vergelijken."),
        ("?", ["2"], "U hebt hier zelf nog geen cijfer."),
        ("2", ["1"], "Van 1 andere gemeente: 1 lager."),
        ("2", ["1", "2", "3", "3"], "Van 4 andere gemeenten: 1 lager, 1 gelijk, 2 hoger."),
    ],
)
def test_a_place_in_words(eigen: str, anderen: list[str], zin: str) -> None:
    assert plaats(c(eigen), [c(een) for een in anderen]).in_woorden == zin


@pytest.mark.parametrize(
    ("eigen", "anderen", "eigen_anders", "anderen_anders", "zin"),
    [
        ("?", ["2"], True, 0, "U hebt dit met andere vragen gemeten. Uw cijfer is daarom niet te vergelijken."),
        ("2", [], False, 1, "Anderen hebben dit met andere vragen gemeten. Hun cijfer is daarom niet te vergelijken."),
        ("2", ["x"], False, 0, "Er is nog niemand om mee te vergelijken."),
        ("2", ["1"], False, 3, "Van 1 andere gemeente: 1 lager."),
        ("?", ["2"], False, 1, "U hebt hier zelf nog geen cijfer."),
        ("x", ["2"], True, 0, "U hebt dit met andere vragen gemeten. Uw cijfer is daarom niet te vergelijken."),
    ],
)
def test_a_place_says_it_where_other_questions_were_asked(
    eigen: str, anderen: list[str], eigen_anders: bool, anderen_anders: int, zin: str
) -> None:
    waar = plaats(c(eigen), [c(een) for een in anderen], eigen_anders=eigen_anders, anderen_anders=anderen_anders)
    assert waar.in_woorden == zin


@pytest.mark.parametrize(
    ("eigen", "anderen", "afstand"),
    [
        ("1", ["2", "2", "2", "2"], "-1.00"),
        ("3.5", ["2", "2", "2", "2", "x"], "1.50"),
        ("2.9", ["2", "2", "2", "2"], None),
        ("4", ["2", "2", "2"], None),
        ("4", ["2", "2", "2", "?"], None),
        ("?", ["2", "2", "2", "2"], None),
        ("x", ["2", "2", "2", "2"], None),
    ],
)
def test_what_is_striking(eigen: str, anderen: list[str], afstand: str | None) -> None:
    gevonden = opvallend({"d": c(eigen)}, {"d": [c(een) for een in anderen]}, EEN)
    assert [str(een.afstand) for een in gevonden] == ([] if afstand is None else [afstand])


def test_the_widest_difference_comes_first_and_the_rule_is_said() -> None:
    anderen = [c("2")] * 4
    gevonden = opvallend({"a": c("3"), "b": c("0"), "c": c("1")}, dict.fromkeys("abc", anderen), EEN)
    assert [een.onderdeel for een in gevonden] == ["b", "a", "c"]
    assert "minstens 1,0 van het midden" in regel_in_woorden(EEN)
    assert opvallend({"a": c("3")}, {}, EEN) == ()


def test_who_does_this_well_has_an_example_first() -> None:
    anderen = {1: c("4"), 2: c("3"), 3: c("1"), 4: c("x"), 5: c("3"), 6: c("?")}
    assert wie_doet_dit_goed(c("2"), anderen, frozenset({5, 3})) == (5, 1, 2)
    assert wie_doet_dit_goed(c("?"), anderen, frozenset(), hoogstens=2) == (1, 2)
    assert wie_doet_dit_goed(c("4"), anderen, frozenset({5})) == ()


def test_a_line_breaks_at_a_missing_figure_and_at_other_questions() -> None:
    m = [
        Meting(date(2025, 1, 1), c("3")),
        Meting(date(2023, 1, 1), c("1")),
        Meting(date(2024, 1, 1), c("?")),
        Meting(date(2026, 1, 1), c("2"), vergelijkbaar=False),
        Meting(date(2027, 1, 1), c("0")),
    ]
    assert lijnstukken(m) == ((m[1],), (m[0],), (m[3], m[4]))
    assert lijnstukken([]) == ()


@pytest.mark.parametrize(("waarde", "plek"), [("1", "0.0"), ("4", "100.0"), ("2", "33.3"), ("?", None), ("x", None)])
def test_a_place_on_the_scale(waarde: str, plek: str | None) -> None:
    assert plek_op_schaal(c(waarde), EEN, Decimal(4)) == (None if plek is None else Decimal(plek))
    assert plek_op_schaal(c(waarde), EEN, EEN) is None


OPTIES = (Optie("1", "Nee", waarde=EEN), Optie("2", "Ja", waarde=Decimal(2)))
VRAAG = Vraag("a", "Hoe staat het?", Vraagsoort.NIVEAUS, Bron("test"), opties=OPTIES)
REGEL = Scoreregel(Scorewijze.GEMIDDELDE, Bijontbreken.ONBEKEND)
DEEL = Deel("d", "Deel", (VRAAG,), score=REGEL)


@pytest.mark.parametrize(
    ("nieuw", "gelijk"),
    [
        (DEEL, True),
        (replace(DEEL, naam="Anders", inleiding="Anders"), True),
        (replace(DEEL, vragen=(replace(VRAAG, tekst="Anders gezegd?"),)), True),
        (replace(DEEL, vragen=(VRAAG, Vraag("b", "Open?", Vraagsoort.OPEN, Bron("test")))), True),
        (replace(DEEL, vragen=(VRAAG, replace(VRAAG, code="b"))), False),
        (replace(DEEL, vragen=(replace(VRAAG, gewicht=Decimal(2)),)), False),
        (replace(DEEL, vragen=(replace(VRAAG, streven=True),)), False),
        (replace(DEEL, vragen=(replace(VRAAG, opties=OPTIES[:1]),)), False),
        (replace(DEEL, score=None), False),
    ],
)
def test_a_part_is_compared_only_while_what_counts_in_it_is_the_same(nieuw: Deel, gelijk: bool) -> None:
    assert deel_gelijk(DEEL, nieuw) is gelijk
