"""Each form is sent into the same world, and what it changed is known: proven by changes that are made on purpose."""

import copy
import uuid
from functools import partial

from tandem.acties import deur
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.management.sonde.beginstand import Beginstand
from tandem.management.sonde.plaats import eigenaar
from tandem.management.sonde.schrijven import Schrijver
from tandem.management.sonde.vulling import Vulling
from tandem.web import fouten
from tests.sonde.conftest import schrijver_op


def _schrijf(terrein):
    """One line more in A, by who may."""
    v = Vulling(copy.deepcopy(terrein.b), "A", "rosa")
    with deur.op_tijdstip(terrein.b.nu):
        voeg_regels_toe(**v.ding, verzoek=uuid.uuid4(), regels=(v.regel("plan", "extra"),))


def test_what_wrote_is_named_and_put_back(terrein, op_kopie):
    with op_kopie() as database:
        stand = Beginstand(database)
        assert stand.geraakt() == []
        _schrijf(terrein)
        geraakt = stand.geraakt()
        assert {"tandem_regel", "tandem_gebeurtenis"} <= set(geraakt)
        huizen = {een.huishouden for een in stand.verschil(geraakt) if een.huishouden}
        assert [terrein.voorraad.nummers[nr] for nr in huizen] == [terrein.b.huizen["A"].openbaar]
        stand.zet_terug(geraakt)
        assert stand.verschil(geraakt) == []
        assert stand.geraakt() == []
        stand.sluit()


def test_a_row_that_was_changed_or_taken_away_comes_back(terrein, op_kopie):
    with op_kopie() as database, eigenaar(database) as verbinding:
        stand = Beginstand(database)
        verbinding.execute("UPDATE tandem_lid SET versie = versie + 1")
        verbinding.execute("DELETE FROM tandem_dienst")
        verbinding.execute("SELECT pg_stat_force_next_flush()")
        assert set(stand.geraakt()) == {"tandem_lid", "tandem_dienst"}
        stand.zet_terug(stand.geraakt())
        assert stand.verschil(("tandem_lid", "tandem_dienst")) == []
        stand.sluit()


def test_a_refusal_that_writes_is_found_with_its_route(terrein, op_kopie, monkeypatch):
    """Planted: who finds nothing changes the household all the same."""

    def schrijft_toch(echt, database, request, exception=None):
        nummer = request.resolver_match.kwargs.get("huishouden")
        with eigenaar(database) as verbinding:
            verbinding.execute("UPDATE tandem_huishouden SET versie = versie + 1 WHERE openbaar = %s", [nummer])
            verbinding.execute("SELECT pg_stat_force_next_flush()")
        return echt(request, exception)

    with op_kopie() as database, schrijver_op(terrein, database) as schrijft:
        assert schrijft.loop("wes", routes=("casus_regels",)).soorten() == {}
        monkeypatch.setattr(fouten, "niet_gevonden", partial(schrijft_toch, fouten.niet_gevonden, database))
        gevonden = schrijft.loop("wes", routes=("casus_regels",)).bevindingen
    assert {(een.soort, een.wie, een.route) for een in gevonden} == {("gewijzigd", "wes", "casus_regels")}


def test_a_word_that_comes_to_lie_elsewhere_is_found(terrein, op_kopie, monkeypatch):
    """Planted: a word of A is stored in B, by somebody who may not see it."""
    woord = next(een.woord for een in terrein.b.wereld.kanaries.values() if een.huis == "A" and een.laag == "analyse")
    echt = Schrijver._vul
    monkeypatch.setattr(
        Schrijver, "_vul", lambda zelf, veld: woord if veld.soort in ("text", "textarea") else echt(zelf, veld)
    )
    with op_kopie() as database, schrijver_op(terrein, database) as schrijft:
        gevonden = schrijft.loop("sam", routes=("casus_regels",)).bevindingen
    assert ("verplaatst", "casus_regels") in {(een.soort, een.route) for een in gevonden}
