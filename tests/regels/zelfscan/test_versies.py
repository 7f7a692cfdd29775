"""From version to version: same, reworded, split, merged, dropped, new; what changed meaning is never compared."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.zelfscan.instrument import (
    Optie,
    Overzetregel,
    Overzetsoort,
    Scorewijze,
    Voorwaarde,
    Vorige,
    Vraagsoort,
)
from tandem.regels.zelfscan.versies import (
    bezwaren_overzetting,
    keten,
    overzetting,
    pad,
    vergelijkbaar,
)
from tandem.regels.zelfscan.versies import vergelijk as vergelijk_waarden
from tandem.regels.zelfscan.versies import vergelijk_delen as vergelijk_delen_waarden
from tests.regels.zelfscan.bouw import antwoorden, deel, instrument, telwaarden, vraag


def vergelijk(regels, oud, nieuw):
    """Compare two waves by their answers."""
    return vergelijk_waarden(regels, (oud[0], telwaarden(*oud)), (nieuw[0], telwaarden(*nieuw)))


def vergelijk_delen(regels, oud, nieuw):
    """Compare the parts of two waves by their answers."""
    return vergelijk_delen_waarden(regels, (oud[0], telwaarden(*oud)), (nieuw[0], telwaarden(*nieuw)))


ZELFDE, ANDERS, SPLITS, SAMEN, HER, WEG, NIEUW = Overzetsoort
GEMIDDELDE, LAAGSTE = Scorewijze


def regel(soort, van="", naar="", wijze=None):
    return Overzetregel(soort, tuple(van.split()), tuple(naar.split()), wijze)


def versie(nummer, *codes, regels=(), **anders):
    vragen = [replace(vraag(code), **anders.get(code, {})) for code in codes]
    vorige = Vorige(str(int(nummer) - 1), tuple(regels)) if int(nummer) > 1 else None
    return replace(instrument(deel(*vragen), versie=nummer), vorige=vorige)


EEN = versie("1", "a", "b", "c", "d", "e")
TWEE = versie(
    "2",
    *("a", "b", "c1", "c2", "de", "n"),
    regels=(
        regel(ANDERS, "b", "b"),
        regel(SPLITS, "c", "c1 c2", GEMIDDELDE),
        regel(SAMEN, "d e", "de", LAAGSTE),
        regel(NIEUW, naar="n"),
    ),
    b={"tekst": "Anders gevraagd?"},
)


def test_a_good_mapping_has_no_faults_and_what_stayed_needs_no_line():
    assert bezwaren_overzetting(EEN, TWEE) == ()
    assert overzetting(EEN, TWEE)[-1] == regel(ZELFDE, "a", "a")


@pytest.mark.parametrize(
    ("soort", "was", "nu", "verschil"),
    [
        (ZELFDE, {"a": "1"}, {"a": "3"}, 2),
        (ANDERS, {"b": "4"}, {"b": "3"}, -1),
        (SPLITS, {"c": "2"}, {"c1": "2", "c2": "4"}, 1),
        (SAMEN, {"d": "4", "e": "1"}, {"de": "2"}, 1),
        (SPLITS, {"c": "2"}, {"c1": "2"}, None),
        (SAMEN, {"d": "4"}, {"de": "2"}, None),
        (ZELFDE, {}, {"a": "3"}, None),
        (NIEUW, {}, {"n": "3"}, None),
    ],
)
def test_each_kind_of_change_is_compared_as_the_content_says(soort, was, nu, verschil):
    groepen = vergelijk(overzetting(EEN, TWEE), (EEN, antwoorden(**was)), (TWEE, antwoorden(**nu)))
    (groep,) = [groep for groep in groepen if groep.regel.soort is soort]
    assert groep.verschil == verschil


@pytest.mark.parametrize("soort", [SPLITS, SAMEN])
def test_without_a_way_to_join_several_questions_are_not_compared(soort):
    los = replace(next(r for r in overzetting(EEN, TWEE) if r.soort is soort), wijze=None)
    assert not vergelijkbaar(los, EEN, TWEE)


def test_a_dropped_question_is_not_compared():
    drie = versie("2", "a", "b", "c", "d", regels=(regel(WEG, "e"),))
    assert bezwaren_overzetting(EEN, drie) == ()
    (groep,) = [
        g for g in vergelijk(overzetting(EEN, drie), (EEN, antwoorden(e="3")), (drie, {})) if g.regel.soort is WEG
    ]
    assert (groep.was, groep.verschil) == (3, None)


def test_another_scale_is_never_compared():
    drieschaal = tuple(Optie(str(n), f"Niveau {n}", waarde=Decimal(n)) for n in range(1, 4))
    twee = versie("2", "a", regels=(regel(ANDERS, "a", "a"),), a={"opties": drieschaal})
    een = versie("1", "a")
    assert bezwaren_overzetting(een, twee) == ()
    assert not vergelijkbaar(overzetting(een, twee)[0], een, twee)


def test_an_open_question_has_nothing_to_compare():
    een = instrument(deel(vraag("o", Vraagsoort.OPEN), score=None))
    (groep,) = vergelijk(overzetting(een, een), (een, antwoorden(o="tekst")), (een, antwoorden(o="anders")))
    assert (groep.was, groep.nu, groep.vergelijkbaar) == (None, None, False)


def test_a_question_that_was_not_asked_does_not_make_its_group_unknown():
    poort = vraag("p", Vraagsoort.JA_DEELS_NEE)
    een = instrument(deel(poort, vraag("x"), vraag("y", voorwaarde=Voorwaarde("p", ("ja",)))))
    twee = replace(
        instrument(deel(poort, vraag("xy")), versie="2"), vorige=Vorige("1", (regel(SAMEN, "x y", "xy", GEMIDDELDE),))
    )
    groep = vergelijk(overzetting(een, twee), (een, antwoorden(p="nee", x="2")), (twee, antwoorden(p="nee", xy="4")))[0]
    assert groep.verschil == 2


def test_a_part_is_compared_over_what_was_answered_both_times_alone():
    was = antwoorden(a="1", b="2", c="3")
    nu = antwoorden(a="3", b="2", c1="4", c2="4", de="1", n="1")
    (onderdeel,) = vergelijk_delen(overzetting(EEN, TWEE), (EEN, was), (TWEE, nu))
    assert (onderdeel.over, onderdeel.telt) == (4, 6)
    assert onderdeel.was == Decimal(1 + 2 + 3 * 2) / 4
    assert onderdeel.nu == Decimal(3 + 2 + 4 * 2) / 4
    assert onderdeel.herformuleerd == ("b", "c1", "c2")
    assert onderdeel.verschil == onderdeel.nu - onderdeel.was


def test_a_part_with_nothing_in_common_is_unknown():
    (onderdeel,) = vergelijk_delen(overzetting(EEN, TWEE), (EEN, {}), (TWEE, antwoorden(n="4")))
    assert (onderdeel.was, onderdeel.nu, onderdeel.verschil, onderdeel.over) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("codes", "regels", "veld", "woord"),
    [
        ("a", (), "b", "zeg wat ermee gebeurde"),
        ("a b x", (), "x", "zeg wat ermee gebeurde"),
        ("a b", (regel(WEG, "z"),), "z", "bestaat niet in de vorige"),
        ("a b", (regel(NIEUW, naar="z"),), "z", "bestaat niet in deze"),
        ("a b", (regel(ANDERS, "a", "a"), regel(WEG, "a")), "a", "2 regels"),
        ("a b", (regel(SPLITS, "a", "a"),), "a", "1 naar 2+"),
        ("a b", (regel(SAMEN, "a", "a"),), "a", "2+ naar 1"),
        ("a b", (regel(ANDERS, "a b", "a"),), "a", "1 naar 1"),
        ("a b", (regel(ANDERS, "a", "a", GEMIDDELDE),), "a", "hoort geen wijze"),
    ],
)
def test_a_faulty_mapping_says_where(codes, regels, veld, woord):
    bezwaren = bezwaren_overzetting(versie("1", "a", "b"), versie("2", *codes.split(), regels=regels))
    assert any(b.veld == veld and woord in b.zin for b in bezwaren), bezwaren


def test_a_way_to_join_asks_for_one_scale():
    open_vraag = {"soort": Vraagsoort.OPEN, "opties": (), "streven": False}
    twee = versie("2", "a", "b", regels=(regel(SPLITS, "a", "a b", GEMIDDELDE),), b=open_vraag)
    assert any("dezelfde schaal" in b.zin for b in bezwaren_overzetting(versie("1", "a"), twee))


@pytest.mark.parametrize(
    ("eerste", "tweede", "samen"),
    [
        ([regel(ZELFDE, "a", "a")], [regel(ZELFDE, "a", "b")], [regel(ZELFDE, "a", "b")]),
        ([regel(ANDERS, "a", "a")], [regel(ZELFDE, "a", "a")], [regel(ANDERS, "a", "a")]),
        ([regel(SPLITS, "a", "b c", LAAGSTE)], [regel(SAMEN, "b c", "d", LAAGSTE)], [regel(ANDERS, "a", "d", LAAGSTE)]),
        ([regel(SPLITS, "a", "b c", LAAGSTE)], [regel(SAMEN, "b c", "d", GEMIDDELDE)], [regel(ANDERS, "a", "d")]),
        (
            [regel(SPLITS, "a", "b c", LAAGSTE)],
            [regel(ZELFDE, "b", "b"), regel(ZELFDE, "c", "c")],
            [regel(SPLITS, "a", "b c", LAAGSTE)],
        ),
        (
            [regel(SAMEN, "a b", "m", LAAGSTE)],
            [regel(SPLITS, "m", "x y", LAAGSTE)],
            [regel(HER, "a b", "x y", LAAGSTE)],
        ),
        ([regel(ZELFDE, "a", "a")], [regel(WEG, "a")], [regel(WEG, "a")]),
        ([regel(NIEUW, naar="n")], [regel(ZELFDE, "n", "n")], [regel(NIEUW, naar="n")]),
        ([regel(NIEUW, naar="n")], [regel(WEG, "n")], []),
        # Half of the new question is about something that was not asked before: not the same question.
        (
            [regel(ZELFDE, "a", "a"), regel(NIEUW, naar="n")],
            [regel(SAMEN, "a n", "x", GEMIDDELDE)],
            [regel(WEG, "a"), regel(NIEUW, naar="x")],
        ),
        ([], [regel(NIEUW, naar="n")], [regel(NIEUW, naar="n")]),
    ],
)
def test_two_steps_make_one(eerste, tweede, samen):
    assert list(keten(tuple(eerste), tuple(tweede))) == samen


DRIE = versie("3", "a", "b", "c1", "c2", "de", regels=(regel(WEG, "n"),), b={"tekst": "Anders gevraagd?"})


def test_the_path_leads_through_the_versions_between():
    versies = {i.versie: i for i in (EEN, TWEE, DRIE)}
    gevonden = pad(EEN, DRIE, versies)
    assert {r for r in gevonden if r.soort is not ZELFDE} == {
        regel(ANDERS, "b", "b"),
        regel(SPLITS, "c", "c1 c2", GEMIDDELDE),
        regel(SAMEN, "d e", "de", LAAGSTE),
    }
    assert pad(EEN, EEN, versies) == tuple(regel(ZELFDE, code, code) for code in "abcde")
    assert pad(DRIE, EEN, versies) is None
    assert pad(EEN, DRIE, {"1": EEN, "3": DRIE}) is None


@st.composite
def _stappen(draw):
    """Random histories of three versions: each step keeps, rewords, splits, merges, drops and adds."""
    teller, versies = 0, [["q0", "q1", "q2", "q3"]]
    stappen = []
    for _ in range(2):
        rest, naar, regels = list(versies[-1]), [], []
        while rest:
            soort = draw(st.sampled_from([ZELFDE, ANDERS, SPLITS, SAMEN, WEG]))
            n = 2 if soort is SAMEN and len(rest) > 1 else 1
            soort = ANDERS if soort is SAMEN and n == 1 else soort
            van, rest = tuple(rest[:n]), rest[n:]
            m = {SPLITS: 2, WEG: 0}.get(soort, 1)
            nieuw = tuple(f"q{teller + 10 + i}" for i in range(m))
            teller += m
            naar.extend(nieuw)
            regels.append(Overzetregel(soort, van, nieuw, GEMIDDELDE if soort in (SPLITS, SAMEN) else None))
        versies.append(naar)
        stappen.append(tuple(regels))
    return versies, stappen


@given(_stappen())
def test_a_chain_loses_no_question_and_names_none_twice(geschiedenis):
    (eerste, _, laatste), (een, twee) = geschiedenis
    regels = keten(een, twee)
    assert sorted(c for r in regels for c in r.van) == sorted(eerste)
    assert sorted(c for r in regels for c in r.naar) == sorted(laatste)
