"""Nothing leaks: a stratified part of all probes, and everything that opens for somebody, laid beside the oracle."""

from collections import Counter

import pytest

from tandem.acties import deur
from tandem.management.sonde.proeven import alle_proeven, steekproef
from tandem.management.sonde.schrijven import Schrijver, woorden_in_rust
from tandem.web.pagina import REGISTER

ZAAD, AANTAL, OPEN = 1, 1200, 400
"""Probes in this test; ``./tandem sonde`` makes them all."""


def _alle(terrein):
    return list(alle_proeven(terrein.b, terrein.voorraad))


def _kort(bevindingen):
    """Findings in few words, counted: what a failing test has to say."""
    return dict(
        Counter(f"{een.soort}: {een.wie} {een.methode} {een.route} ({een.huis}): {een.wat}" for een in bevindingen)
    )


def _die_opengaan(terrein, aantal, methoden=("GET", "LEES")):
    """Requests for households that open for the visitor: there the layers, members and hidden lines must hold."""
    orakel = terrein.kruiper().orakel
    open_ = (
        proef
        for proef in _alle(terrein)
        if proef.methode in methoden and proef.over_huis and orakel.mag_in(proef.wie, proef.huis, proef.doelen)
    )
    return steekproef(open_, aantal, ZAAD)


def test_every_route_is_walked_by_every_visitor_with_every_method(terrein):
    proeven = _alle(terrein)
    assert {proef.route for proef in proeven} >= set(REGISTER)
    assert len({(proef.route, proef.wie, proef.methode) for proef in proeven if not proef.roep}) == (
        len(REGISTER) * len({proef.wie for proef in proeven}) * 7
    )


def test_a_part_of_all_probes_finds_nothing(terrein, op_kopie):
    with op_kopie():
        uitslag = terrein.kruiper().loop(steekproef(iter(_alle(terrein)), AANTAL, ZAAD))
    assert _kort(uitslag.bevindingen) == {}


def test_where_a_household_opens_only_what_is_for_the_visitor_is_shown(terrein, op_kopie):
    with op_kopie():
        uitslag = terrein.kruiper().loop(_die_opengaan(terrein, OPEN))
    assert _kort(uitslag.bevindingen) == {}


def test_wall_two_alone_shows_nothing_too_many(terrein, op_kopie, monkeypatch):
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    with op_kopie():
        uitslag = terrein.kruiper().loop(_die_opengaan(terrein, OPEN))
    assert _kort(uitslag.lekken()) == {}


def test_the_crawl_does_meet_what_may_be_seen(terrein, op_kopie):
    """A crawler that sees nothing finds no leak either."""
    proeven = [p for p in _die_opengaan(terrein, 10**6) if p.wie == "rosa" and p.huis == "A"]
    with op_kopie():
        uitslag = terrein.kruiper().loop(proeven)
    hoort = {woord for woord, k in terrein.b.wereld.kanaries.items() if k.huis == "A" and not k.alleen}
    gemist = sorted(terrein.b.wereld.kanaries[woord].wat for woord in hoort - uitslag.gezien)
    assert len(gemist) <= len(hoort) // 10, gemist


@pytest.mark.parametrize("wie", ["rosa", "sam"])
def test_forms_filled_and_forged_change_nothing_elsewhere(terrein, op_kopie, wie):
    with op_kopie() as database:
        uitslag = Schrijver(terrein.b, database).loop(wie)
    assert _kort(uitslag.bevindingen) == {}


def test_every_word_lies_in_its_own_household(terrein, op_kopie):
    with op_kopie() as database:
        gevonden = list(woorden_in_rust(terrein.b, database))
    assert {kanarie.woord for _, kanarie, _ in gevonden} >= {
        woord for woord, k in terrein.b.wereld.kanaries.items() if k.wat != "casus.nummer"
    }
    assert [(kanarie.wat, plek) for huis, kanarie, plek in gevonden if huis != kanarie.huis] == []
