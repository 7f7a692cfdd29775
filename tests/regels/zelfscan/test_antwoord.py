"""Answers: what is read, what is refused, what is asked at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.zelfscan import antwoord as regels
from tandem.regels.zelfscan.antwoord import Antwoord, als_opslag, beantwoord, gevraagd, in_woorden, lees_waarde
from tandem.regels.zelfscan.instrument import Voorwaarde, Vraagsoort
from tests.regels.zelfscan.bouw import antwoorden, deel, instrument, vraag

NIVEAU = vraag("niveau")
JA = vraag("ja", Vraagsoort.JA_DEELS_NEE)
GETAL = vraag("getal", Vraagsoort.GETAL, minimum=Decimal(0), maximum=Decimal(5000))
VRIJ = vraag("vrij", Vraagsoort.GETAL)
LIJST = vraag("lijst", Vraagsoort.LIJST)
OPEN = vraag("open", Vraagsoort.OPEN)


@pytest.mark.parametrize(
    ("gevraagd_", "ruw", "waarde"),
    [
        (NIVEAU, "3", "3"),
        (NIVEAU, " niveau 2 ", "2"),
        (JA, "JA", "ja"),
        (JA, "deels", "deels"),
        (GETAL, "0", Decimal(0)),
        (GETAL, "12,50", Decimal("12.5")),
        (GETAL, "1.250", Decimal(1250)),
        (GETAL, "1.250,5", Decimal("1250.5")),
        (GETAL, "1 250", Decimal(1250)),
        (GETAL, "12.5", Decimal("12.5")),
        (GETAL, "0.125", Decimal("0.125")),
        (VRIJ, "-3", Decimal(-3)),
        (LIJST, "een\r\n\r\n twee \n", ("een", "twee")),
        (OPEN, " wat er is ", "wat er is"),
        (NIVEAU, "  ", None),
        (GETAL, "", None),
        (LIJST, "\n \n", None),
    ],
)
def test_what_is_read(gevraagd_, ruw, waarde):
    assert lees_waarde(gevraagd_, ruw) == regels.Gelezen(waarde)


@pytest.mark.parametrize(
    ("gevraagd_", "ruw", "woord"),
    [
        (NIVEAU, "5", "Niveau 1, Niveau 2"),
        (JA, "misschien", "Ja, Deels, Nee"),
        (GETAL, "veel", "geen getal"),
        (GETAL, "NaN", "te groot"),
        (GETAL, "Infinity", "te groot"),
        (VRIJ, "1e999999", "te groot"),
        (GETAL, "-1", "kleiner dan 0"),
        (GETAL, "5001", "groter dan 5000"),
        (LIJST, "x\n" * 51, "51 regels"),
        (LIJST, "x" * 301, "langer dan 300"),
        (OPEN, "x" * 4001, "4001 tekens"),
    ],
)
def test_what_is_refused_with_a_sentence_at_its_question(gevraagd_, ruw, woord):
    gelezen = lees_waarde(gevraagd_, ruw)
    assert gelezen.waarde is None
    assert [bezwaar.veld for bezwaar in gelezen.bezwaren] == [gevraagd_.code]
    assert woord in gelezen.bezwaren[0].zin


_regels = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1)
_waarden = st.one_of(
    st.tuples(st.just(NIVEAU), st.sampled_from("1234")),
    st.tuples(st.just(JA), st.sampled_from(["ja", "deels", "nee"])),
    st.tuples(st.just(VRIJ), st.decimals(-(10**9), 10**9, places=3).map(lambda d: d.normalize() + 0)),
    st.tuples(st.just(LIJST), _regels.map(tuple)),
    st.tuples(st.just(OPEN), st.text(min_size=1).map(str.strip).filter(lambda t: t and "\r" not in t)),
)


@given(_waarden)
def test_every_answer_survives_keeping_and_reading_back(paar):
    gevraagd_, waarde = paar
    assert regels.uit_opslag(gevraagd_, als_opslag(waarde)) == waarde
    assert lees_waarde(gevraagd_, in_woorden(gevraagd_, waarde)).waarde == waarde


def test_what_is_not_answered_is_kept_as_nothing():
    assert als_opslag(None) == in_woorden(NIVEAU, None) == ""
    assert regels.uit_opslag(NIVEAU, "") is None


VERVOLG = vraag("b", Vraagsoort.OPEN, voorwaarde=Voorwaarde("a", ("ja", "deels")))
DIEPER = vraag("d", Vraagsoort.JA_DEELS_NEE, voorwaarde=Voorwaarde("c", ("ja",)))
KETEN = instrument(
    deel(
        vraag("a", Vraagsoort.JA_DEELS_NEE),
        VERVOLG,
        vraag("c", Vraagsoort.JA_DEELS_NEE, voorwaarde=Voorwaarde("a", ("ja",))),
        DIEPER,
        score=None,
    )
)


@pytest.mark.parametrize(
    ("gegeven", "getoond"),
    [
        ({}, "a"),
        ({"a": "nee"}, "a"),
        ({"a": "deels"}, "ab"),
        ({"a": "ja"}, "abc"),
        ({"a": "ja", "c": "ja"}, "abcd"),
        ({"a": "nee", "c": "ja"}, "a"),
    ],
)
def test_a_question_is_shown_only_when_its_condition_holds_all_the_way(gegeven, getoond):
    assert "".join(v.code for v in gevraagd(KETEN, antwoorden(**gegeven))) == getoond


def test_progress_counts_what_is_shown_and_answered():
    assert beantwoord(KETEN, antwoorden(a="ja", b="tekst", d="ja")) == (2, 3)
    assert beantwoord(KETEN, {"a": Antwoord(None, toelichting="nog niet")}) == (0, 1)
