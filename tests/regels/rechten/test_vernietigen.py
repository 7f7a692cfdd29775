"""Four eyes, objection and hold; and a certificate that is the same whoever writes it down."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.rechten.vernietigen import (
    ARCHIVARIS,
    PRIVACYFUNCTIONARIS,
    Stem,
    Stemsoort,
    Voorstelstand,
    aktefeiten,
    bezwaren_reden,
    bezwaren_stem,
    geldende_stemmen,
    stand_van,
)

JA, NEE, TERUG = Stemsoort.AKKOORD, Stemsoort.BEZWAAR, Stemsoort.TERUG
WACHT, BEZWAAR, AKKOORD = Voorstelstand.WACHT, Voorstelstand.BEZWAAR, Voorstelstand.AKKOORD


def stemmen(*woorden):
    return [Stem(wie, soort) for wie, soort in woorden]


@pytest.mark.parametrize(
    ("woorden", "stand"),
    [
        ((), WACHT),
        (((1, JA),), WACHT),
        (((1, JA), (1, JA)), WACHT),
        (((1, JA), (2, JA)), AKKOORD),
        (((1, JA), (2, JA), (2, TERUG)), WACHT),
        (((1, JA), (2, JA), (3, NEE)), BEZWAAR),
        (((1, JA), (2, JA), (3, NEE), (3, TERUG)), AKKOORD),
        (((1, NEE), (1, JA), (2, JA)), AKKOORD),
    ],
)
def test_two_different_people_and_no_objection(woorden, stand):
    assert stand_van(stemmen(*woorden), vastgehouden=False) is stand


def test_a_hold_weighs_more_than_agreement_and_what_was_begun_is_finished():
    samen = stemmen((1, JA), (2, JA))
    assert stand_van(samen, vastgehouden=True) is Voorstelstand.VASTGEHOUDEN
    assert stand_van(samen, vastgehouden=True, begonnen=True) is Voorstelstand.BEZIG
    assert stand_van(samen, vastgehouden=False, vervallen=True) is Voorstelstand.VERVALLEN
    assert stand_van([], vastgehouden=True, begonnen=True, vernietigd=True) is Voorstelstand.VERNIETIGD


@pytest.mark.parametrize(
    ("soort", "rol", "gezegd", "stand", "mag"),
    [
        (JA, ARCHIVARIS, (), WACHT, True),
        (JA, ARCHIVARIS, ((1, JA),), WACHT, False),
        (JA, ARCHIVARIS, ((2, JA),), WACHT, True),
        (JA, PRIVACYFUNCTIONARIS, (), WACHT, False),
        (NEE, PRIVACYFUNCTIONARIS, (), WACHT, True),
        (NEE, PRIVACYFUNCTIONARIS, ((1, NEE),), BEZWAAR, False),
        (NEE, "casusregisseur", (), WACHT, False),
        (JA, "casusregisseur", (), WACHT, False),
        (TERUG, ARCHIVARIS, (), WACHT, False),
        (TERUG, ARCHIVARIS, ((1, JA),), WACHT, True),
        (NEE, ARCHIVARIS, ((1, JA),), WACHT, True),
        (NEE, ARCHIVARIS, (), Voorstelstand.BEZIG, False),
        (JA, ARCHIVARIS, (), Voorstelstand.VERVALLEN, False),
        (TERUG, ARCHIVARIS, ((1, JA),), Voorstelstand.VERNIETIGD, False),
    ],
)
def test_who_may_say_what(soort, rol, gezegd, stand, mag):
    assert bool(bezwaren_stem(soort, rol=rol, wie=1, stemmen=stemmen(*gezegd), stand=stand)) is not mag


@pytest.mark.parametrize(("reden", "mag"), [("Er loopt nog een klacht.", True), ("  ", False), ("x" * 301, False)])
def test_a_reason_is_there_and_short(reden, mag):
    assert bool(bezwaren_reden(reden)) is not mag


@given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([JA, NEE, TERUG]))))
def test_agreement_needs_two_people_whose_last_word_it_is(woorden):
    stand = stand_van(stemmen(*woorden), vastgehouden=False)
    laatste = dict(woorden)
    ja = {wie for wie, soort in laatste.items() if soort is JA}
    assert (stand is AKKOORD) == (len(ja) >= 2 and NEE not in laatste.values())
    assert set(geldende_stemmen(stemmen(*woorden))) == {wie for wie, soort in laatste.items() if soort is not TERUG}


def test_a_certificate_says_what_and_why_without_names_and_the_same_each_time():
    grond = {"deel": "wmo", "naam": "Ondersteuning", "vervalt_op": "2026-01-01", "artikel": "Wmo 2015", "waarom": "x"}
    velden = {
        "nummer": 7, "begonnen_op": datetime(2026, 1, 2, tzinfo=UTC), "vervallen_op": date(2026, 1, 1),
        "gronden": [grond],
    }  # fmt: skip
    feiten = aktefeiten(**velden, akkoord={2, 1})
    assert feiten == aktefeiten(**velden, akkoord=[1, 2])
    assert feiten["gronden"] == [{"deel": "wmo", "vervalt_op": "2026-01-01", "artikel": "Wmo 2015"}]
    assert (feiten["huishouden"], feiten["akkoord"]) == (7, [1, 2])
