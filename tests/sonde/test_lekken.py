"""The crawler proves its own worth: every planted leak is found, and it is known which of them wall 2 alone stops."""

import pytest

from tandem.management.sonde.klassen import Klassen
from tandem.management.sonde.plaats import kopie, op_database
from tandem.management.sonde.proeven import alle_proeven
from tandem.management.sonde.verschil import van_buitenstaanders, vergelijk
from tests.sonde import lekken_antwoord, lekken_bestaan, lekken_buiten, lekken_portaal
from tests.sonde.conftest import BASIS
from tests.sonde.lekken import LEKKEN
from tests.sonde.lekken_bestaan import POSTBUS
from tests.sonde.postbus import leeg_de_bus

PAGINAS = tuple(
    "start huishoudens zoeken regio tijdlijn wie_keek wie_kan plan casus huishouden personen documenten analyse "
    "veiligheid signalen contacten regime betrokkenen dossier mijn_plan mijn_geschreven mijn_keken mijn_rechten".split()
)
IDS = [een.naam for een in LEKKEN]
assert lekken_antwoord, (lekken_bestaan, lekken_buiten, lekken_portaal)  # they add to the list


def _proeven(terrein, lek):
    """The part of the probes that this leak lies on; read anew, because what is planted may be a reading action."""
    proeven = alle_proeven(terrein.b, terrein.voorraad, bezoekers=lek.wie, routes=lek.routes)
    return [
        proef
        for proef in proeven
        if proef.wie in lek.wie and proef.methode in ((lek.methode,) if lek.methode else ("GET", "LEES"))
    ]


@pytest.fixture(scope="module")
def een_kopie(terrein):  # noqa: ARG001 - the world first
    """One copy for all leaks that only read a page, by a visitor to whom nothing opens."""
    with kopie(BASIS, f"{BASIS}_samen") as naam:
        yield naam


@pytest.fixture
def waar(op_kopie, request):
    """Where a leak is walked: on a copy of its own, or on the one that is shared."""

    def op(lek, rol):
        return op_database(request.getfixturevalue("een_kopie"), rol) if lek.samen else op_kopie(rol)

    return op


def _loop(terrein, waar, lek, rol):
    if lek.soort == "verschil":
        return vergelijk(terrein.b, BASIS, _proeven(terrein, lek), rol)
    with waar(lek, rol) as database:
        if lek.routes == (POSTBUS,):
            return leeg_de_bus(terrein, database, rol)
        kruiper = terrein.kruiper()
        if lek.methode:
            return _stuur(kruiper, _proeven(terrein, lek))
        return kruiper.loop(_proeven(terrein, lek)).lekken()


def _stuur(kruiper, proeven):
    """Send what a form hands over, also where it opens: this copy of the world is thrown away."""
    for proef in proeven:
        kruiper.beoordeel(proef, kruiper.doe(proef))
    return kruiper.uitslag.lekken()


def test_there_are_at_least_fifty_of_at_least_twelve_kinds():
    assert len({een.naam for een in LEKKEN}) == len(LEKKEN) >= 50
    assert len({een.plek for een in LEKKEN}) >= 12


@pytest.mark.parametrize("lek", LEKKEN, ids=IDS)
def test_a_planted_leak_is_found(lek, terrein, waar, monkeypatch):
    """With wall 2 standing where it does not help, and taken away (role ``eigenaar``) where it would."""
    lek.plant(monkeypatch, terrein)
    gevonden = _loop(terrein, waar, lek, "eigenaar" if lek.muur2 else "app")
    assert lek.soort in {een.soort for een in gevonden}


@pytest.mark.parametrize("lek", [een for een in LEKKEN if een.muur2], ids=[een.naam for een in LEKKEN if een.muur2])
def test_wall_two_alone_stops_these(lek, terrein, waar, monkeypatch):
    lek.plant(monkeypatch, terrein)
    assert [een.wat for een in _loop(terrein, waar, lek, "app") if een.soort == lek.soort] == []


def test_no_mail_tells_anything_and_none_comes_that_may_not(terrein, op_kopie):
    with op_kopie() as database:
        assert leeg_de_bus(terrein, database, "app") == []


def test_what_outsiders_may_not_know_makes_no_difference(terrein):
    """More households, hidden lines and shielded items change no letter of what outsiders read."""
    proeven = [
        proef
        for proef in van_buitenstaanders(terrein.b, terrein.voorraad)
        if proef.route in PAGINAS and (proef.klasse == "geen" or proef.wie == "nel")
    ]
    proeven = list(Klassen(terrein.b, zaad=1).vertegenwoordigers(proeven))
    assert [(een.wie, een.route, een.wat) for een in vergelijk(terrein.b, BASIS, proeven)] == []
