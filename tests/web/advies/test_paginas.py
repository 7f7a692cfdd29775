"""The pages of advice: one allowed and one refused for each, and what is typed is never lost."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.advies import lezen, schrijven
from tandem.acties.leren.lessen import lees_na
from tests import organisatiewereld as ow
from tests.acties.advies.test_advies import NIET, OVER, _advies, _gereageerd, _verstuurd
from tests.web.hulp import ingelogd, tekst
from tests.web.leren.test_belemmeringen import woorden

pytestmark = pytest.mark.usefixtures("db")
LIJST = "/verbeteren/advies/"


def _dag(dagen):
    return str(timezone.localdate() + timedelta(days=dagen))


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.adviseur, uit.wethouder, uit.werker = uit.actor(), uit.actor("bestuurder"), uit.actor("casusregisseur")
    (uit.raad,) = ow.raad()
    return uit


def velden_vraag(raad, **anders):
    vast = {
        "raad": raad.organisatie,
        "onderwerp": "Terugbellen",
        "vraag": "Wat helpt bij het wachten?",
        "moment": "ontwerp",
        "advies_voor": _dag(20),
        "reageert_voor": _dag(40),
        "verzoek": str(uuid.uuid4()),
    }
    return vast | anders


def test_advice_is_asked_and_the_council_sees_it_with_its_date(plek):
    beleid, raad = ingelogd(plek.adviseur), ingelogd(plek.raad)
    fout = beleid.post(f"{LIJST}vragen/", velden_vraag(plek.raad, advies_voor="gisteren", moment="besloten"))
    assert fout.status_code == 422
    assert "Wat helpt bij het wachten?" in tekst(fout)
    goed = beleid.post(f"{LIJST}vragen/", velden_vraag(plek.raad))
    assert goed.status_code == 302
    assert "Terugbellen" in woorden(raad.get(LIJST))
    assert "Advies schrijven" in woorden(raad.get(goed.url))
    assert "1 vraag om advies wacht" in woorden(raad.get("/verbeteren/"))
    for wie, status in ((plek.werker, 404), (ow.gemeente().actor(), 404)):
        assert ingelogd(wie).get(goed.url).status_code == status
    assert ingelogd(plek.werker).get(f"{LIJST}vragen/").status_code == 403
    assert raad.get(f"{LIJST}vragen/").status_code == 403


def velden_advies(*voor, **anders):
    vast = {
        "onderwerp": "Terugbellen",
        "inleiding": "Wachten maakt bang.",
        "punten": "Bel terug.\nDezelfde dag.\n\nGeef één gezicht.",
        "voor": list(voor),
        "leden": 3,
        "ervaring": 5,
        "reageren_voor": _dag(40),
        "grond": "gevraagd",
        "verzoek": str(uuid.uuid4()),
    }
    return vast | anders


def test_an_advice_is_drafted_read_once_more_and_sent(plek):
    raad, beleid = ingelogd(plek.raad), ingelogd(plek.adviseur)
    concept = raad.post(f"{LIJST}schrijven/", velden_advies(plek.organisatie.pk, inleiding="Samira wachtte."))
    assert concept.status_code == 302
    advies = concept.url.removesuffix("versturen/")
    assert "Gaat dit over een persoon?" in tekst(raad.get(concept.url))
    assert raad.post(concept.url, {"versie": 1}).status_code == 422
    for pad in (advies, concept.url, f"{advies}schrijven/", f"{advies}pdf/"):
        assert beleid.get(pad).status_code in (403, 404), pad
    beter = velden_advies(plek.organisatie.pk, versie=1)
    assert raad.post(f"{advies}schrijven/", beter).status_code == 302
    assert raad.post(concept.url, {"versie": 2}).status_code == 302
    blad = beleid.get(advies)
    assert "Punt 2" in woorden(blad)
    assert "Dezelfde dag." in woorden(blad)
    assert "1 advies wacht op onze reactie" in woorden(beleid.get("/verbeteren/"))
    assert raad.get(f"{advies}schrijven/").status_code == 404
    assert beleid.get(f"{advies}pdf/").content.startswith(b"%PDF")
    nieuw = raad.post(f"{advies}nieuw/", {"verzoek": str(uuid.uuid4())})
    assert nieuw.status_code == 302
    assert beleid.get(f"{advies}nieuw/").status_code == 404


def test_a_reaction_is_drafted_postponed_established_and_followed(plek):
    nummer = _verstuurd(plek.raad, plek.organisatie.pk)
    advies, raad, beleid = f"{LIJST}{nummer}/", ingelogd(plek.raad), ingelogd(plek.adviseur)
    wethouder = ingelogd(plek.wethouder)
    concept = {"inleiding": "Dank.", "besluit_1": "overgenomen", "besluit_2": "niet", "reden_2": "", "versie": 0}
    assert beleid.post(f"{advies}reactie/", concept).status_code == 302
    assert beleid.get(f"{advies}vaststellen/").status_code == 404
    kort = wethouder.post(f"{advies}vaststellen/", {"versie": 1})
    assert kort.status_code == 422
    assert "waarom punt 2" in woorden(kort)
    uitstel = {"tot": _dag(60), "reden": "Het college vergadert later."}
    assert beleid.post(f"{advies}uitstellen/", uitstel | {"reden": ""}).status_code == 422
    assert beleid.post(f"{advies}uitstellen/", uitstel).status_code == 302
    assert "Het college vergadert later." in woorden(raad.get(advies))
    assert "Dank." not in woorden(raad.get(advies))
    assert beleid.post(f"{advies}reactie/", concept | {"reden_2": "Geen geld.", "versie": 1}).status_code == 302
    assert beleid.post(f"{advies}reactie/", concept | {"versie": 1}).status_code == 409
    assert wethouder.post(f"{advies}vaststellen/", {"versie": 2}).status_code == 302
    assert "Geen geld." in woorden(raad.get(advies))
    punt = lezen.lees_advies(door=plek.raad, openbaar=nummer).punten[0].openbaar
    gevolg = f"{advies}punt/{punt}/"
    assert raad.get(gevolg).status_code == 404
    assert beleid.get(gevolg).status_code == 200
    assert beleid.post(gevolg, {"tekst": "", "plek": "besluit:"}).status_code == 422
    assert beleid.post(gevolg, {"tekst": "Er wordt gebeld.", "plek": "besluit:"}).status_code == 302
    beeld = lezen.lees_advies(door=plek.raad, openbaar=nummer).punten[0].antwoorden[0].gevolgen[0]
    duiden = f"{LIJST}gevolg/{beeld.openbaar}/"
    assert beleid.get(duiden).status_code == 403
    assert raad.post(duiden, {"bedoeld": "nee", "toelichting": ""}).status_code == 422
    assert raad.post(duiden, {"bedoeld": "ja"}).status_code == 302
    assert "ja, dit bedoelden wij" in woorden(beleid.get(advies))
    assert raad.get(duiden).status_code == 404


def test_what_was_sent_is_withdrawn_with_a_reason_that_the_other_reads(plek):
    raad, beleid, wethouder = ingelogd(plek.raad), ingelogd(plek.adviseur), ingelogd(plek.wethouder)
    vraag = beleid.post(f"{LIJST}vragen/", velden_vraag(plek.raad)).url
    assert raad.get(f"{vraag}intrekken/").status_code == 403
    assert ingelogd(ow.gemeente().actor()).get(f"{vraag}intrekken/").status_code == 404
    assert "Deze vraag intrekken" in woorden(beleid.get(vraag))
    assert beleid.post(f"{vraag}intrekken/", {"reden": " "}).status_code == 422
    assert beleid.post(f"{vraag}intrekken/", {"reden": "Het plan is gestopt."}).status_code == 302
    for client in (raad, beleid):
        assert "Het plan is gestopt." in woorden(client.get(vraag))
        assert "Wat helpt bij het wachten?" in woorden(client.get(vraag))
        assert "Gevraagd, en weer ingetrokken" in woorden(client.get(LIJST))
    assert beleid.get(f"{vraag}intrekken/").status_code == 404

    advies = f"{LIJST}{_verstuurd(plek.raad, plek.organisatie.pk)}/"
    assert beleid.get(f"{advies}intrekken/advies/").status_code == 403
    assert raad.get(f"{advies}intrekken/onzin/").status_code == 404
    assert raad.post(f"{advies}intrekken/advies/", {"reden": "De cijfers klopten niet."}).status_code == 302
    assert "Dit advies is ingetrokken op" in woorden(beleid.get(advies))
    assert "Reageren hoeft niet meer." in woorden(beleid.get(advies))
    assert "Reactie schrijven" not in woorden(beleid.get(advies))
    assert beleid.get(f"{advies}pdf/").content.startswith(b"%PDF")

    nummer = _verstuurd(plek.raad, plek.organisatie.pk)
    _gereageerd(plek, nummer, OVER, NIET)
    advies = f"{LIJST}{nummer}/"
    assert raad.get(f"{advies}intrekken/advies/").status_code == 404
    assert beleid.get(f"{advies}intrekken/reactie/").status_code == 403
    assert wethouder.post(f"{advies}intrekken/reactie/", {"reden": "Het college besloot anders."}).status_code == 302
    for client in (raad, wethouder):
        assert "Ingetrokken reactie van" in woorden(client.get(advies))
        assert "Er is geen geld." in woorden(client.get(advies))
    assert "Reactie schrijven" in woorden(beleid.get(advies))


def test_an_answer_while_one_writes_why_is_said_and_nothing_typed_is_lost(plek):
    nummer = _verstuurd(plek.raad, plek.organisatie.pk)
    raad = ingelogd(plek.raad)
    assert raad.get(f"{LIJST}{nummer}/intrekken/advies/").status_code == 200
    _gereageerd(plek, nummer, OVER, NIET)
    te_laat = raad.post(f"{LIJST}{nummer}/intrekken/advies/", {"reden": "De cijfers klopten niet."})
    assert te_laat.status_code == 422
    assert "Er is al een reactie op dit advies." in woorden(te_laat)
    assert "De cijfers klopten niet." in tekst(te_laat)


def test_a_lesson_is_written_from_an_advice_and_found_there(plek):
    nummer = _verstuurd(plek.raad, plek.organisatie.pk)
    beleid, adres = ingelogd(plek.adviseur), f"/verbeteren/lessen/schrijven/?soort=advies&uit={nummer}"
    assert adres.replace("&", "&amp;") in tekst(beleid.get(f"{LIJST}{nummer}/"))
    assert "Advies: Terugbellen" in woorden(beleid.get(adres))
    velden = dict.fromkeys(("aanleiding", "inzicht", "anders"), "Wij bellen eerder.")
    velden |= {"orde": "eerste", "niveau": "operationeel", "verzoek": str(uuid.uuid4())}
    les = beleid.post(adres, velden)
    assert les.status_code == 302
    assert f"{LIJST}{nummer}/" in tekst(beleid.get(les.url))
    lees_na(door=plek.actor("teamleider"), openbaar=les.url.split("/")[-2], deelt=True, opmerking="", versie=1)
    assert les.url in tekst(beleid.get(f"{LIJST}{nummer}/"))
    assert ingelogd(plek.werker).get(adres).status_code == 404
    assert "Terugbellen" not in woorden(ingelogd(plek.werker).get(les.url))


def test_counts_are_for_who_has_a_part_in_it(plek):
    _gereageerd(plek, _verstuurd(plek.raad, plek.organisatie.pk), OVER, NIET)
    for wie in (plek.raad, plek.wethouder):
        assert "Punten met verandering" in woorden(ingelogd(wie).get(f"{LIJST}overzicht/"))
    assert ingelogd(plek.werker).get(f"{LIJST}overzicht/").status_code == 404
    assert ingelogd(plek.werker).get(LIJST).status_code == 404


def test_a_council_chooses_only_whether_its_advice_is_shown(plek):
    raad = ingelogd(plek.raad)
    blad = tekst(raad.get("/verbeteren/laten-zien/"))
    assert "Advies van cliënten" in blad
    assert not any(f'name="{laag}"' in blad for laag in ("plan", "les"))
    assert ingelogd(plek.wethouder).get("/verbeteren/laten-zien/").status_code == 403


def test_taking_part_from_experience_stays_at_home(plek):
    beleid = ingelogd(plek.adviseur)
    velden = {
        "wie": "Een vader",
        "waarbij": "de folder",
        "stand": "doet_mee",
        "uren": "8,5",
        "gezegd": "Bel 0612345678",
    }
    fout = beleid.post("/verbeteren/ervaring/erbij/", velden)
    assert fout.status_code == 422
    assert "een telefoonnummer" in woorden(fout)
    assert beleid.post("/verbeteren/ervaring/erbij/", velden | {"gezegd": "Te moeilijk."}).status_code == 302
    lijst = beleid.get("/verbeteren/ervaring/")
    assert "8,5 uur" in woorden(lijst)
    regel = tekst(lijst).split('href="/verbeteren/ervaring/')[2].split('"')[0]
    klaar = velden | {"gezegd": "", "stand": "klaar", "gedaan": "", "versie": 1}
    assert beleid.post(f"/verbeteren/ervaring/{regel}", klaar).status_code == 422
    assert beleid.post(f"/verbeteren/ervaring/{regel}", klaar | {"gedaan": "Niets."}).status_code == 302
    for wie in (plek.raad, plek.werker):
        assert ingelogd(wie).get("/verbeteren/ervaring/").status_code == 403


def test_bad_input_has_a_sentence_and_no_fault(plek):
    raad = ingelogd(plek.raad)
    for anders in (
        {"punten": "\n\n".join(["x"] * 21)},
        {"punten": "x" * 20_001},
        {"voor": ["999999999"]},
        {"leden": "-1"},
        {"onderwerp": "x\x00y"},
        {"grond": "toegezegd"},
        {"reageren_voor": "31-02-2026"},
    ):
        assert raad.post(f"{LIJST}schrijven/", velden_advies(plek.organisatie.pk, **anders)).status_code == 422, anders
    assert raad.get(f"{LIJST}schrijven/?vraag=geen-nummer").status_code == 200
    assert raad.get(f"{LIJST}schrijven/?vraag={uuid.uuid4()}").status_code == 404
    concept = schrijven.schrijf_advies(door=plek.raad, advies=_advies())
    assert raad.post(f"{LIJST}{concept}/versturen/", {"versie": 1}).status_code == 422
