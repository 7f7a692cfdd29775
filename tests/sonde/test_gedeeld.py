"""Who reads with consent walks round: what it names opens and nothing else, in both walls; a gap is found."""

from collections import Counter

import pytest

from tandem.management.sonde.plaats import eigenaar
from tandem.management.sonde.ronde import muur_twee_alleen

pytestmark = pytest.mark.usefixtures("db")
LEZERS = ("ron", "rik")


def _kort(bevindingen):
    return dict(
        Counter(f"{een.soort}: {een.wie} {een.methode} {een.route} ({een.huis}): {een.wat}" for een in bevindingen)
    )


def _proeven(terrein, *lezers):
    """Everything that is read with consent as its purpose, and the first page of every other route about a file."""
    return [
        proef
        for proef in terrein.proeven
        if proef.wie in lezers
        and proef.methode in ("GET", "LEES")
        and ("gedeeld" in proef.doelen or (proef.huis == "A" and proef.klasse == "geen"))
    ]


def test_consent_opens_what_it_names_and_nothing_else(terrein, op_kopie):
    with op_kopie():
        uitslag = terrein.kruiper().loop(_proeven(terrein, *LEZERS))
    assert _kort(uitslag.bevindingen) == {}
    kanaries = terrein.b.wereld.kanaries
    gezien = {kanaries[woord].wat for woord in uitslag.gezien if kanaries[woord].huis == "A"}
    assert {"voornaam", "toestemming.waarvoor"} <= gezien


def test_wall_two_alone_holds_it_too(terrein, op_kopie):
    with op_kopie():
        uitslag = muur_twee_alleen(terrein.kruiper(), _proeven(terrein, *LEZERS))
    assert _kort(uitslag.bevindingen) == {}


def test_a_gap_in_wall_two_is_found(terrein, op_kopie):
    proeven = [p for p in _proeven(terrein, "ron") if p.route.endswith(("gedeeld_dossier", "gedeeld.lees_gedeeld"))]
    with op_kopie() as database, eigenaar(database) as verbinding:
        assert _kort(muur_twee_alleen(terrein.kruiper(), proeven).bevindingen) == {}
        verbinding.execute("ALTER POLICY leden ON tandem_regel USING (true)")
        assert "lek" in muur_twee_alleen(terrein.kruiper(), proeven).soorten()


def test_the_file_of_a_document_opens_for_who_reads_with_consent_alone(terrein, op_kopie):
    """The letter about ``mama``; not that of her child, nor what is shielded, nor for who had the yes taken back."""
    proeven = [p for p in terrein.proeven if p.route == "gedeeld_document" and p.methode == "GET"]
    with op_kopie():
        uitslag = terrein.kruiper().loop(proeven)
        alleen_twee = muur_twee_alleen(terrein.kruiper(), proeven)
    for een in (uitslag, alleen_twee):
        assert _kort(een.bevindingen) == {}
        gezien = {(k.wat, k.huis, k.betreft) for k in map(terrein.b.wereld.kanaries.get, een.gezien)}
        assert ("document.inhoud", "A", frozenset({"mama"})) in gezien
        assert {betreft for wat, _, betreft in gezien if wat == "document.inhoud"} == {frozenset({"mama"})}


@pytest.mark.parametrize("tabellen", [("document", "documentdeel"), ("document",)])
def test_a_gap_in_wall_two_around_documents_is_found(terrein, op_kopie, tabellen):
    proeven = [p for p in terrein.proeven if p.route == "gedeeld_document" and p.wie == "ron"]
    with op_kopie() as database, eigenaar(database) as verbinding:
        for tabel in tabellen:
            verbinding.execute(f"ALTER POLICY leden ON tandem_{tabel} USING (true)")
        soorten = muur_twee_alleen(terrein.kruiper(), proeven).soorten()
    assert ("lek" in soorten) is (len(tabellen) == 2)
