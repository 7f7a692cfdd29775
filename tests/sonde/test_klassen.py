"""One probe of each class is made: no route, method, role or tie falls out; and the seed says who stands for whom."""

import pytest

from tandem.management.sonde.klassen import Klassen
from tandem.web.pagina import REGISTER

ZAAD = 1


@pytest.fixture(scope="module")
def klassen(terrein):
    return Klassen(terrein.b, ZAAD)


@pytest.fixture(scope="module")
def gekozen(terrein, klassen):
    return set(klassen.vertegenwoordigers(terrein.proeven))


def _gewoon(proef):
    """Whether the route takes this method, or it only reads."""
    return bool(proef.roep) or proef.methode in ("GET", *REGISTER[proef.route].methoden)


def test_every_route_with_every_method_is_kept_for_every_role(terrein, klassen, gekozen):
    alle = {(proef.route, proef.methode, klassen.rol(proef.wie)) for proef in terrein.proeven}
    assert {(proef.route, proef.methode, klassen.rol(proef.wie)) for proef in gekozen} == alle


def test_where_a_household_opens_nothing_falls_out(terrein, klassen, gekozen):
    open_ = [proef for proef in terrein.proeven if proef.huis and klassen.opent(proef)]
    assert {proef for proef in open_ if _gewoon(proef)} <= gekozen
    met_elke_methode = {(proef.route, proef.methode, proef.wie) for proef in open_}
    assert {(p.route, p.methode, p.wie) for p in gekozen if p.huis and klassen.opent(p)} == met_elke_methode


def test_every_way_to_be_tied_to_a_closed_household_is_kept(terrein, klassen, gekozen):
    def soort(proef):
        return proef.route, proef.methode, klassen.rol(proef.wie), klassen.band(proef.wie, proef.huis), proef.klasse

    dicht = [proef for proef in terrein.proeven if proef.huis and not klassen.opent(proef) and _gewoon(proef)]
    assert {soort(p) for p in gekozen if p.huis and not klassen.opent(p)} >= {soort(proef) for proef in dicht}


def test_what_is_about_no_household_is_asked_for_by_everybody(terrein, gekozen):
    assert {proef for proef in terrein.proeven if proef.klasse in ("geen", "link") and not proef.huis} <= gekozen


def test_every_kind_of_tie_differs(klassen):
    """Once, later, closed, family, standing in, on duty, for one member: none of them is taken for another."""
    banden = [("wes", "A"), ("ed", "A"), ("toe", "A"), ("bea", "A"), ("gea", "C"), ("wes", "C"), ("aad", "A"),
              ("nel", "A"), ("pas", "A"), ("wim", "A"), ("dirk", "A"), ("raf", "A"), ("jos", "A")]  # fmt: skip
    assert len({klassen.band(*plek) for plek in banden}) == len(banden)


def test_it_makes_the_walk_much_shorter(terrein, gekozen):
    assert len(gekozen) < len(terrein.proeven) * 0.6


def test_another_seed_chooses_others(terrein, gekozen):
    deel = [proef for proef in terrein.proeven if proef.route == "plan"]
    anders = set(Klassen(terrein.b, ZAAD + 1).vertegenwoordigers(deel))
    assert anders != {proef for proef in gekozen if proef.route == "plan"}


def test_so_many_as_are_asked_for_one_of_each_class_first(terrein):
    """On the probes of a tenth of the routes: choosing costs by the probe."""
    routes = sorted({proef.route for proef in terrein.proeven})[::10]
    proeven = [proef for proef in terrein.proeven if proef.route in routes]
    gekozen = set(Klassen(terrein.b, ZAAD).vertegenwoordigers(proeven))
    allemaal, heel = Klassen(terrein.b, ZAAD).zoveel(proeven, None)
    assert (set(allemaal), heel) == (gekozen, True)
    weinig, heel = Klassen(terrein.b, ZAAD).zoveel(proeven, 1000)
    assert (len(weinig), set(weinig) <= gekozen, heel) == (1000, True, False)
    meer, heel = Klassen(terrein.b, ZAAD).zoveel(proeven, len(allemaal) + 50)
    assert (len(meer), set(meer) > gekozen, heel) == (len(allemaal) + 50, True, True)
