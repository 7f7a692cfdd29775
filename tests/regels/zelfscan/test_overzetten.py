"""A result of another version beside this one: over what stayed, or not at all and why."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tandem.regels.zelfscan.antwoord import Antwoord
from tandem.regels.zelfscan.eigen import met_ingetrokken
from tandem.regels.zelfscan.instrument import Overzetregel, Overzetsoort, Scorewijze, Voorwaarde, Vorige
from tandem.regels.zelfscan.overzetten import Waaromniet, zet_over
from tandem.regels.zelfscan.versies import pad
from tests.regels.zelfscan.bouw import antwoorden, deel, instrument, telwaarden, vraag

ZELFDE, ANDERS, SPLITS, SAMEN, HER, WEG, NIEUW = Overzetsoort
LAAGSTE = Scorewijze.LAAGSTE
OUD = instrument(deel(vraag("a"), vraag("b")))


def _na(*vragen, regels=()):
    return replace(instrument(deel(*vragen)), versie="2", vorige=Vorige("1", tuple(regels)))


def _regel(soort, van="", naar="", wijze=None):
    return Overzetregel(soort, tuple(van.split()), tuple(naar.split()), wijze)


def _over(nieuw, hun, onze=None, oud=OUD):
    regels = pad(oud, nieuw, {oud.versie: oud, nieuw.versie: nieuw})
    ons = telwaarden(nieuw, antwoorden(**(onze or {})))
    return zet_over(regels, (oud, telwaarden(oud, antwoorden(**hun))), (nieuw, ons))["deel"]


@pytest.mark.parametrize(
    ("nieuw", "hun", "onze", "verwacht"),
    [
        (_na(vraag("a"), vraag("b")), {"a": "2", "b": "4"}, {"a": "1", "b": "1"}, (3, 2, 2, 1)),
        (_na(vraag("a"), vraag("b2"), regels=[_regel(ANDERS, "b", "b2")]), {"a": "2", "b": "4"}, {}, (3, 2, 2, None)),
        (_na(vraag("a"), regels=[_regel(WEG, "b")]), {"a": "2", "b": "4"}, {"a": "3"}, (2, 1, 1, 3)),
        (_na(vraag("a"), vraag("b"), vraag("c"), regels=[_regel(NIEUW, "", "c")]), {"a": "2", "b": "4"},
         {"a": "1", "b": "1", "c": "4"}, (3, 2, 3, 1)),
        (_na(vraag("a"), vraag("b1"), vraag("b2"), regels=[_regel(SPLITS, "b", "b1 b2", LAAGSTE)]),
         {"a": "1", "b": "4"}, {"a": "1", "b1": "2", "b2": "4"}, (3, 3, 3, Decimal(5) / 3)),
        (_na(vraag("a"), vraag("b1"), vraag("b2"), regels=[_regel(SPLITS, "b", "b1 b2")]),
         {"a": "1", "b": "4"}, {}, (1, 1, 3, None)),
        (_na(vraag("d"), regels=[_regel(SAMEN, "a b", "d", LAAGSTE)]), {"a": "2", "b": "4"}, {"d": "1"}, (2, 1, 1, 1)),
        (_na(vraag("a"), vraag("b")), {"a": "2"}, {"a": "1", "b": "3"}, (2, 1, 2, 1)),
    ],
    ids=["same", "reworded", "dropped", "new", "split", "split without a way", "merged", "unknown then"],
)  # fmt: skip
def test_a_part_over_what_stayed(nieuw, hun, onze, verwacht):
    uit = _over(nieuw, hun, onze)
    assert (uit.getal, uit.over, uit.telt, uit.wij) == verwacht
    assert uit.waarom is None
    assert uit.volledig is (verwacht[1] == verwacht[2])
    assert uit.in_woorden == f"over {verwacht[1]} van de {verwacht[2]} vragen"


@pytest.mark.parametrize(
    ("nieuw", "hun", "waarom"),
    [
        (replace(_na(vraag("a"), vraag("b")), vorige=None), {"a": "2"}, Waaromniet.GEEN_LIJN),
        (_na(vraag("d"), regels=[_regel(WEG, "a"), _regel(WEG, "b"), _regel(NIEUW, "", "d")]), {"a": "2", "b": "2"},
         Waaromniet.VERANDERD),
        (_na(vraag("d"), vraag("e"), regels=[_regel(HER, "a b", "d e")]), {"a": "2", "b": "2"}, Waaromniet.VERANDERD),
        (_na(vraag("d"), regels=[_regel(SAMEN, "a b", "d", LAAGSTE)]), {"a": "2"}, Waaromniet.ONBEKEND),
        (_na(vraag("a"), vraag("b")), {}, Waaromniet.ONBEKEND),
    ],
    ids=["no line", "all dropped", "divided without a way", "half of a merge unknown", "nothing answered"],
)  # fmt: skip
def test_what_cannot_be_compared_says_why(nieuw, hun, waarom):
    uit = _over(nieuw, hun)
    assert (uit.getal, uit.over, uit.waarom) == (None, 0, waarom)
    assert not uit.volledig
    assert "niet te vergelijken" in uit.in_woorden


def test_a_question_that_was_rightly_not_asked_is_not_missing():
    oud = instrument(deel(vraag("a"), vraag("b", voorwaarde=Voorwaarde("a", ("4",)))))
    uit = _over(_na(vraag("a"), vraag("b", voorwaarde=Voorwaarde("a", ("4",)))), {"a": "2"}, {}, oud)
    assert (uit.getal, uit.over, uit.telt) == (2, 2, 2)


def test_a_withdrawn_question_makes_it_a_figure_over_fewer_questions():
    minder = telwaarden(met_ingetrokken(OUD, {"b"}), {"a": Antwoord("2"), "b": Antwoord("4")})
    assert minder == {"a": "2"}
    uit = zet_over(pad(OUD, OUD, {}), (OUD, minder), (OUD, {}))["deel"]
    assert (uit.getal, uit.over, uit.telt, uit.volledig) == (2, 1, 2, False)
