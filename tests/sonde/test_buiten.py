"""A request from outside the household and a public person: who meets what, and what the handed-over copy holds."""

from collections import Counter

import pytest

from tandem.acties import deur
from tandem.acties.rechten.logtoezicht import kijk_log_na
from tandem.management.sonde.bouwen import EEN_DAG
from tandem.management.sonde.klassen import Klassen
from tandem.management.sonde.kruipen import Kruiper
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.management.sonde.proeven import ANTWOORDBRIEF, MEEGEVEN, alle_proeven, lees_voorraad
from tandem.management.sonde.ronde import muur_twee_alleen
from tests.sonde.conftest import schrijver_op

pytestmark = pytest.mark.usefixtures("db")
PAGINAS = (
    "verzoeken", "verzoek", "verzoek_buiten", "verzoek_stap", "tijdlijn", "huishouden.tijdlijn.lees_tijdlijn",
    "dossier", "extra_toezicht", "mijn_verzoeken", "mijn_verzoek", "mijn_stuk", "mijn_geschreven", "mijn_keken",
    "personen", "rechten.verzoeklezen.lees_verzoek", "rechten.verzoeklezen.lees_verzoeken", "toezicht",
    "rechten.verzoekbuiten.lees_houderkeuzes", "huishouden.bladen.lees_dossierblad",
)  # fmt: skip


def _kort(bevindingen):
    return dict(
        Counter(f"{een.soort}: {een.wie} {een.methode} {een.route} ({een.huis}): {een.wat}" for een in bevindingen)
    )


def geef_mee(terrein, *, wie=(), muur_twee=False, routes=MEEGEVEN):
    """Hand over in every form, as everybody, whether it opens or not; on a copy of the world."""
    kruiper = terrein.kruiper()
    deur.APP_FILTERT = not muur_twee
    try:
        for proef in terrein.proeven:
            if proef.route in routes and proef.methode == "POST" and (not wie or proef.wie in wie):
                kruiper.beoordeel(proef, kruiper.doe(proef))
    finally:
        deur.APP_FILTERT = True
    return kruiper.uitslag


def _gezien(terrein, uitslag):
    return {terrein.b.wereld.kanaries[woord].wat for woord in uitslag.gezien}


def test_the_copy_holds_what_it_may_and_nothing_else_whoever_asks(terrein, op_kopie):
    with op_kopie():
        uitslag = geef_mee(terrein)
    assert _kort(uitslag.bevindingen) == {}
    assert {"voornaam", "casus.regel kopie", "verzoek.tekst", "verzoek.antwoord", "document.titel meegaat",
            "document.inhoud"} <= _gezien(terrein, uitslag)  # fmt: skip


def test_wall_two_alone_holds_it_too(terrein, op_kopie):
    with op_kopie():
        uitslag = geef_mee(terrein, muur_twee=True)
    assert _kort(uitslag.lekken()) == {}
    assert "casus.regel kopie" in _gezien(terrein, uitslag)


@pytest.mark.parametrize("muur_twee", [False, True], ids=["both walls", "wall 2"])
def test_the_letter_holds_the_request_its_answer_and_nothing_of_the_file(terrein, op_kopie, muur_twee):
    with op_kopie():
        uitslag = geef_mee(terrein, muur_twee=muur_twee, routes=(ANTWOORDBRIEF,))
    assert _kort(uitslag.lekken() if muur_twee else uitslag.bevindingen) == {}
    assert _gezien(terrein, uitslag) == {"voornaam", "gezag.buiten", "verzoek.tekst", "verzoek.antwoord"}


@pytest.mark.parametrize(
    ("gat", "wat"),
    [
        ("ALTER POLICY smal_leest ON tandem_regel USING (true)", "casus.regel kopie verborgen"),
        ("ALTER POLICY leden ON tandem_regel USING (true)", "casus.regel over twee"),
    ],
)
def test_a_narrow_door_that_shows_too_much_is_found_with_wall_two_alone(terrein, op_kopie, gat, wat):
    with op_kopie() as database, eigenaar(database) as verbinding:
        verbinding.execute(gat)
        uitslag = geef_mee(terrein, wie=("rosa",), muur_twee=True)
    assert any(een.soort == "lek" and wat in een.wat for een in uitslag.bevindingen)


def test_every_form_is_in_the_walk_that_writes(terrein, op_kopie):
    with op_kopie() as database, schrijver_op(terrein, database) as schrijft:
        uitslag = schrijft.loop("rosa", routes=MEEGEVEN)
    assert _kort(uitslag.bevindingen) == {}
    assert uitslag.statussen[200] == 4  # the PDF, the file for a computer, the document, the letter


def _lees(terrein, kruiper, muur=lambda kruiper, proeven: kruiper.loop(proeven)):
    alle = alle_proeven(terrein.b, kruiper.voorraad, routes=PAGINAS)
    proeven = Klassen(terrein.b, zaad=1).vertegenwoordigers(alle)
    return muur(kruiper, [een for een in proeven if een.methode in ("GET", "LEES")])


def test_everybody_meets_the_request_and_the_mark_only_where_they_may(terrein, op_kopie):
    with op_kopie():
        uitslag = _lees(terrein, terrein.kruiper())
    assert _kort(uitslag.bevindingen) == {}
    assert {"publiekmerk.reden", "verzoek.tekst", "verzoek.antwoord", "gezag.buiten"} <= _gezien(terrein, uitslag)


def test_wall_two_alone_keeps_them_from_who_may_not(terrein, op_kopie):
    with op_kopie():
        uitslag = _lees(terrein, terrein.kruiper(), muur_twee_alleen)
    assert _kort(uitslag.bevindingen) == {}


def test_the_officer_judges_who_read_and_meets_no_word_of_the_file(terrein, op_kopie):
    """The day after, the log puts before the officer who read the file with the mark."""
    with op_kopie() as database:
        with op_database(database, "taak"), deur.op_tijdstip(terrein.b.nu + EEN_DAG):
            kijk_log_na(nu=terrein.b.nu + EEN_DAG)
        with eigenaar(database) as verbinding:
            soorten = {soort for (soort,) in verbinding.execute("SELECT soort FROM tandem_toezichtvraag")}
        kruiper = Kruiper(terrein.b, lees_voorraad(terrein.b, database))
        proeven = alle_proeven(
            terrein.b, kruiper.voorraad, bezoekers=("pim", "pia", "lia", "rosa", "wes", "moeder"),
            routes=("toezicht", "toezicht_vraag"),
        )  # fmt: skip
        uitslag = kruiper.loop(een for een in proeven if een.methode == "GET")
    assert "publiek" in soorten
    assert _kort(uitslag.bevindingen) == {}
