"""Scores: by the rule of the content; what is not answered is unknown and never zero."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.zelfscan.instrument import Bijontbreken, Scoreregel, Scorewijze, Voorwaarde, Vraagsoort
from tandem.regels.zelfscan.score import Score, score, standen, streefscore
from tests.regels.zelfscan.bouw import antwoorden, deel, instrument, vraag

GEMIDDELDE = Scoreregel(Scorewijze.GEMIDDELDE, Bijontbreken.OVER_WAT_ER_IS)
STRENG = Scoreregel(Scorewijze.GEMIDDELDE, Bijontbreken.ONBEKEND)
LAAGSTE = Scoreregel(Scorewijze.LAAGSTE, Bijontbreken.OVER_WAT_ER_IS)


@pytest.mark.parametrize(
    ("regel", "gegeven", "verwacht"),
    [
        (GEMIDDELDE, {"a": "1", "b": "4"}, Score(Decimal("2.5"), 2, 2)),
        (GEMIDDELDE, {"a": "4"}, Score(Decimal(4), 1, 2, ("b",))),
        (GEMIDDELDE, {}, Score(None, 0, 2, ("a", "b"))),
        (STRENG, {"a": "4"}, Score(None, 1, 2, ("b",))),
        (STRENG, {"a": "4", "b": "2"}, Score(Decimal(3), 2, 2)),
        (LAAGSTE, {"a": "3", "b": "2"}, Score(Decimal(2), 2, 2)),
        (LAAGSTE, {"b": "3"}, Score(Decimal(3), 1, 2, ("a",))),
        (None, {"a": "1", "b": "4"}, Score(None, 0, 0)),
    ],
)
def test_the_score_of_a_part(regel, gegeven, verwacht):
    onderdeel = deel(vraag("a"), vraag("b"), vraag("c", Vraagsoort.OPEN), score=regel)
    assert score(instrument(onderdeel), onderdeel, antwoorden(**gegeven)) == verwacht


def test_a_weight_counts():
    onderdeel = deel(vraag("a", gewicht=Decimal(3)), vraag("b"))
    assert score(instrument(onderdeel), onderdeel, antwoorden(a="4", b="2")).waarde == Decimal("3.5")


def test_a_question_that_is_not_asked_does_not_count_even_when_an_old_answer_is_there():
    poort = vraag("a", Vraagsoort.JA_DEELS_NEE)
    onderdeel = deel(poort, vraag("b", voorwaarde=Voorwaarde("a", ("ja",))), vraag("c"))
    assert score(instrument(onderdeel), onderdeel, antwoorden(a="nee", b="1", c="4")) == Score(Decimal(4), 1, 1)


def test_where_one_wants_to_be_and_what_lies_between():
    onderdeel = deel(vraag("a"), vraag("b"))
    gegeven = antwoorden(a="1>3", b="2")
    assert streefscore(instrument(onderdeel), onderdeel, gegeven) == Score(Decimal(3), 1, 2, ("b",))
    (stand,) = standen(instrument(onderdeel), gegeven)
    assert stand.nu.waarde == Decimal("1.5")
    assert stand.kloof == 2  # over question a alone: b does not say where it wants to be


@pytest.mark.parametrize("gegeven", [{}, {"a": "1"}, {"a": ">3"}])
def test_without_both_sides_there_is_no_gap(gegeven):
    onderdeel = deel(vraag("a"))
    assert standen(instrument(onderdeel), antwoorden(**gegeven))[0].kloof is None


def test_a_part_without_a_rule_has_no_standing():
    assert standen(instrument(deel(vraag("a"), score=None)), antwoorden(a="1")) == ()


@given(st.lists(st.sampled_from(["1", "2", "3", "4", None]), min_size=1, max_size=8))
def test_a_score_lies_between_its_answers_and_an_empty_answer_changes_nothing(gegeven):
    codes = [f"v{n}" for n in range(len(gegeven))]
    onderdeel = deel(*map(vraag, codes))
    alles = antwoorden(**dict(zip(codes, gegeven, strict=True)))
    bekend = [int(waarde) for waarde in gegeven if waarde]
    gescoord = score(instrument(onderdeel), onderdeel, alles)
    zonder = score(instrument(onderdeel), onderdeel, {c: a for c, a in alles.items() if a.waarde})
    assert gescoord == zonder
    if bekend:
        assert min(bekend) <= gescoord.waarde <= max(bekend)
        assert gescoord.waarde * len(bekend) == pytest.approx(sum(bekend))
    else:
        assert gescoord.waarde is None
