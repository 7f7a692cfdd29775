"""Going on with another version while people fill in: a truth table of what happens with an answer already given."""

from dataclasses import replace

import pytest

from tandem.regels.zelfscan.instrument import Optie, Overzetregel, Overzetsoort, Scorewijze, Vorige, Vraagsoort
from tandem.regels.zelfscan.versiewissel import geldend, kan_wisselen
from tests.regels.zelfscan.bouw import deel, instrument, vraag

ZELFDE, ANDERS, SPLITS, SAMEN, HER, WEG, NIEUW = Overzetsoort
OUD = instrument(deel(vraag("a"), vraag("b"), vraag("c")))


def _na(*vragen, regels=()):
    return replace(instrument(deel(*vragen)), versie="2", vorige=Vorige("1", tuple(regels)))


def _regel(soort, van="", naar="", wijze=None):
    return Overzetregel(soort, tuple(van.split()), tuple(naar.split()), wijze)


def _opties(vraag_, *codes):
    return replace(vraag_, opties=tuple(Optie(code, f"Keuze {code}") for code in codes))


@pytest.mark.parametrize(
    ("nieuw", "gegeven", "verwacht"),
    [
        (_na(vraag("a"), vraag("b"), vraag("c")), "a b", {"a": "a", "b": "b"}),
        (_na(vraag("a2"), vraag("b"), vraag("c"), regels=[_regel(ANDERS, "a", "a2")]), "a", {"a2": "a"}),
        (_na(replace(vraag("a"), tekst="Anders?"), vraag("b"), vraag("c"), regels=[_regel(ANDERS, "a", "a")]), "a",
         {"a": "a"}),
        (_na(_opties(vraag("a"), "1", "2"), vraag("b"), vraag("c"), regels=[_regel(ANDERS, "a", "a")]), "a", {}),
        (_na(vraag("a", Vraagsoort.OPEN), vraag("b"), vraag("c"), regels=[_regel(ANDERS, "a", "a")]), "a", {}),
        (_na(vraag("a"), vraag("a2"), vraag("b"), vraag("c"),
             regels=[_regel(SPLITS, "a", "a a2", Scorewijze.LAAGSTE)]), "a b", {"b": "b"}),
        (_na(vraag("d"), vraag("c"), regels=[_regel(SAMEN, "a b", "d", Scorewijze.LAAGSTE)]), "a b c", {"c": "c"}),
        (_na(vraag("d"), vraag("e"), vraag("c"), regels=[_regel(HER, "a b", "d e")]), "a b c", {"c": "c"}),
        (_na(vraag("b"), vraag("c"), regels=[_regel(WEG, "a")]), "a b", {"b": "b"}),
        (_na(vraag("a"), vraag("b"), vraag("c"), regels=[_regel(WEG, "a"), _regel(NIEUW, "", "a")]), "a b", {"b": "b"}),
        (_na(vraag("a"), vraag("b"), vraag("c"), vraag("d"), regels=[_regel(NIEUW, "", "d")]), "c", {"c": "c"}),
    ],
    ids=["same", "reworded", "reworded, same code", "other choices", "other kind", "split", "merged", "divided",
         "dropped", "dropped and new under one code", "new"],
)  # fmt: skip
def test_which_answers_hold_after_the_switch(nieuw, gegeven, verwacht):
    oude = {(code, "1") for code in gegeven.split()}
    uit = geldend(nieuw, {"1": OUD, "2": nieuw}, oude)
    assert uit == {naar: (van, "1") for naar, van in verwacht.items()}


def test_an_answer_to_the_question_of_now_goes_before_the_older_one():
    nieuw = _na(vraag("a"), vraag("b"), vraag("c"))
    uit = geldend(nieuw, {"1": OUD, "2": nieuw}, {("a", "1"), ("a", "2"), ("b", "1")})
    assert uit == {"a": ("a", "2"), "b": ("b", "1")}


def test_a_wave_switches_only_along_a_line():
    nieuw = _na(vraag("a"), vraag("b"), vraag("c"))
    los = replace(nieuw, vorige=None)
    assert kan_wisselen(OUD, nieuw, {"1": OUD, "2": nieuw})
    assert not kan_wisselen(OUD, los, {"1": OUD, "2": los})
    assert not kan_wisselen(OUD, OUD, {"1": OUD})
    assert geldend(los, {"1": OUD, "2": los}, {("a", "1")}) == {}
