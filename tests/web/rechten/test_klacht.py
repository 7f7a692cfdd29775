"""The pages of complaints: who may, who finds nothing, and that who it is about finds what nobody finds."""

import re
import uuid

import pytest
from django.utils import timezone

from tandem.models import Organisatie
from tests import wereld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
KLACHT = "Zij kwam drie keer niet opdagen."


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    return wereld.professional(organisatie=wereld.organisatie("gemeente"))


@pytest.fixture
def gezin(amal):
    return wereld.gezin(amal)


@pytest.fixture
def kim(amal):
    hier = Organisatie.objects.get(pk=amal.organisatie)
    return ingelogd(wereld.professional("klachtenfunctionaris", organisatie=hier))


def _leg_vast(client, gezin, amal, **anders):
    velden = {"lid": gezin.leden["Samira"], "tekst": KLACHT, "organisatie": amal.organisatie, "over": amal.medewerker,
              "ingediend_op": timezone.localdate().isoformat(), "verzoek": uuid.uuid4()}  # fmt: skip
    return client.post(f"/huishoudens/{gezin.openbaar}/klacht/", {**velden, **anders})


def _naar(kim):
    return "/klachten/" + re.search(r'href="/klachten/([0-9a-f-]{36}/)"', tekst(kim.get("/klachten/")))[1]


def test_written_down_by_who_it_is_about_and_handled_to_an_outcome(amal, gezin, kim):
    client = ingelogd(amal)
    assert "Een klacht vastleggen" in tekst(client.get(f"/huishoudens/{gezin.openbaar}/"))
    blad = tekst(client.get(f"/huishoudens/{gezin.openbaar}/klacht/"))
    assert "De klacht komt niet in het dossier" in blad
    assert _leg_vast(client, gezin, amal).headers["Location"] == f"/huishoudens/{gezin.openbaar}/"
    assert kim.get("/").headers["Location"] == "/klachten/"
    pad = _naar(kim)
    een = tekst(kim.get(pad))
    assert KLACHT in een
    assert "Waar de klager verder heen kan" in een
    assert client.get(pad).status_code == 404
    assert KLACHT not in tekst(client.get("/klachten/"))
    for velden in ({"stap": "bevestig"}, {"stap": "deel", "met": amal.medewerker}):
        kim.post(f"{pad}stap/", {"tekst": "Gebeld met de klager.", "verzoek": uuid.uuid4(), **velden})
    assert KLACHT in tekst(client.get(pad))
    assert client.get(f"{pad}stap/").status_code == 404
    fout = kim.post(f"{pad}stap/", {"stap": "rond_af", "tekst": "Het klopt deels.", "verzoek": uuid.uuid4()})
    assert (fout.status_code, "Kies de uitkomst." in tekst(fout)) == (422, True)
    assert "Het klopt deels." in tekst(fout)
    kim.post(
        f"{pad}stap/", {"stap": "rond_af", "tekst": "Het klopt deels.", "uitkomst": "deels", "verzoek": uuid.uuid4()}
    )
    assert "Afgehandeld: voor een deel gegrond" in tekst(kim.get(pad))
    assert kim.get(f"{pad}stap/").status_code == 404


def test_a_fault_has_its_sentence_and_nothing_typed_is_lost(amal, gezin):
    antwoord = _leg_vast(ingelogd(amal), gezin, amal, tekst="boos", wens="Een ander gezicht.")
    assert antwoord.status_code == 422
    assert "Schrijf op waar de klacht over gaat" in tekst(antwoord)
    assert "Een ander gezicht." in tekst(antwoord)


def test_the_handler_writes_down_what_reached_them(gezin, kim):
    assert "U krijgt geen toegang tot dat dossier" in tekst(kim.get("/klachten/nieuw/"))
    velden = {"nummer": f"H-{gezin.id}", "klager": "Samira", "tekst": KLACHT, "verzoek": uuid.uuid4(),
              "ingediend_op": timezone.localdate().isoformat()}  # fmt: skip
    fout = kim.post("/klachten/nieuw/", {**velden, "nummer": "H-0"})
    assert (fout.status_code, "Dit nummer is er niet" in tekst(fout)) == (422, True)
    assert KLACHT in tekst(fout)
    assert kim.post("/klachten/nieuw/", velden).headers["Location"] == _naar(kim)


def test_for_others_there_is_nothing(amal, gezin, kim):
    _leg_vast(ingelogd(amal), gezin, amal)
    pad = _naar(kim)
    vreemd = ingelogd(wereld.professional("klachtenfunctionaris"))
    for client in (vreemd, ingelogd(wereld.professional())):
        assert [client.get(een).status_code for een in (pad, f"{pad}stap/")] == [404, 404]
        assert client.get(f"/huishoudens/{gezin.openbaar}/klacht/").status_code == 404
    assert ingelogd(wereld.professional()).get("/klachten/nieuw/").status_code == 404


def test_what_is_half_written_is_kept_for_its_author_alone_and_goes_with_the_complaint(amal, gezin):
    client, collega = ingelogd(amal), wereld.professional()
    wereld.betrek(gezin, collega, door=amal)
    pad = f"/huishoudens/{gezin.openbaar}/klacht/"
    concept = re.search(r'data-tandem-concept="([^"]+)"', tekst(client.get(pad)))[1]
    client.post(concept, {"tekst": "Half geschreven", "wens": "Een ander gezicht."})
    assert "Half geschreven" in tekst(client.get(pad))
    assert "Half geschreven" not in tekst(ingelogd(collega).get(pad))
    assert _leg_vast(client, gezin, amal).status_code == 302
    assert "Half geschreven" not in tekst(client.get(pad))
    for blad in ("tijdlijn/", "wie-keek/", ""):
        assert "Half geschreven" not in tekst(ingelogd(collega).get(f"/huishoudens/{gezin.openbaar}/{blad}"))
