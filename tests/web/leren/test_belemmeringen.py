"""The pages of obstacles: one allowed and one refused for each, and what is typed is never lost."""

import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties.leren.belemmering import meld_belemmering
from tandem.acties.tijdstip import op_tijdstip
from tandem.models import Belemmering
from tandem.regels.leren.belemmering import Melding, Stand
from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow
from tests import wereld
from tests.acties.leren.test_belemmering import WAT, geef_door, meld
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
LIJST = "/verbeteren/belemmeringen/"


def woorden(antwoord) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst(antwoord)))


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.verdeler, uit.melder = uit.actor("beleidsadviseur"), uit.actor("casusregisseur")
    return uit


def test_a_report_is_made_by_its_form_and_stands_in_my_list(plek):
    client = ingelogd(plek.melder)
    assert client.get(f"{LIJST}melden/").status_code == 200
    antwoord = client.post(f"{LIJST}melden/", {"soort": "tijd", "wat": WAT, "verzoek": str(uuid.uuid4())})
    assert antwoord.status_code == 302
    assert re.fullmatch(rf"{LIJST}[0-9a-f-]{{36}}/", antwoord.url)
    assert WAT in woorden(client.get(antwoord.url))
    assert "Te weinig tijd of mensen" in woorden(client.get(LIJST))


def test_a_name_is_asked_about_and_nothing_typed_is_lost(plek):
    client = ingelogd(plek.melder)
    velden = {"soort": "tijd", "wat": "Samira wachtte te lang.", "verzoek": str(uuid.uuid4())}
    antwoord = client.post(f"{LIJST}melden/", velden)
    assert antwoord.status_code == 422
    assert "Dit kan over een persoon gaan" in woorden(antwoord)
    assert "Samira wachtte te lang." in tekst(antwoord)
    assert client.post(f"{LIJST}melden/", {**velden, "nagekeken": "on"}).status_code == 302


def test_another_finds_no_report_and_takes_no_step(plek):
    nummer = meld(plek.melder)
    for wie, code in ((plek.actor("casusregisseur"), 404), (ow.gemeente().actor("beleidsadviseur"), 404)):
        client = ingelogd(wie)
        assert client.get(f"{LIJST}{nummer}/").status_code == code
        assert client.get(f"{LIJST}{nummer}/pak_op/").status_code == code
    assert ingelogd(plek.melder).get(f"{LIJST}{nummer}/pak_op/").status_code == 403
    assert ingelogd(plek.verdeler).get(f"{LIJST}{nummer}/onzin/").status_code == 404
    assert ingelogd(wereld.professional("privacyfunctionaris")).get(LIJST).status_code == 404


def test_who_deals_with_it_gives_it_an_owner_and_tells_the_reporter(plek):
    nummer = meld(plek.melder)
    client = ingelogd(plek.verdeler)
    assert "Iemand pakt dit op" in woorden(client.get(f"{LIJST}{nummer}/"))
    velden = {"tekst": "", "eigenaar": plek.verdeler.medewerker, "uiterlijk": "2020-01-01", "versie": 1}
    fout = client.post(f"{LIJST}{nummer}/pak_op/", velden)
    assert fout.status_code == 422
    velden |= {"tekst": "Ik zoek het uit.", "uiterlijk": "2099-01-01"}
    assert "meer dan twee jaar" in woorden(client.post(f"{LIJST}{nummer}/pak_op/", velden))
    velden["uiterlijk"] = "2027-01-15"
    assert client.post(f"{LIJST}{nummer}/pak_op/", velden).status_code == 302
    assert Belemmering.objects.filter(openbaar=nummer).count() == 0  # outside the door there is nothing
    assert "Ik zoek het uit." in woorden(ingelogd(plek.melder).get(f"{LIJST}{nummer}/"))
    botst = client.post(f"{LIJST}{nummer}/los_op/", {"tekst": "Het is klaar.", "versie": 1})
    assert botst.status_code == 409
    assert "Het is klaar." in tekst(botst)


def test_the_region_reads_what_was_sent_up_and_answers(plek):
    regio = ow.programma()
    ow.open_laag(plek.verdeler, Werklaag.BELEMMERING)
    nummer = meld(plek.melder)
    geef_door(plek.verdeler, nummer)
    client = ingelogd(regio)
    assert "Beschikking vooraf kost weken." in woorden(client.get(f"{LIJST}regio/"))
    assert f"{LIJST}regio/" in tekst(client.get(LIJST))
    assert f"{LIJST}regio/" not in tekst(ingelogd(plek.verdeler).get(LIJST))
    assert WAT not in tekst(client.get(f"{LIJST}regio/{nummer}/"))
    velden = {"stap": "naar_lobby", "tekst": "Wij nemen dit mee.", "versie": 0}
    assert client.post(f"{LIJST}regio/{nummer}/", velden).status_code == 302
    assert ingelogd(plek.verdeler).get(f"{LIJST}regio/").status_code == 404


def test_the_form_tells_beforehand_who_will_read_it(plek):
    zin = f"Dit leest wie bij {plek.organisatie.naam} belemmeringen oppakt."
    assert zin in woorden(ingelogd(plek.melder).get(f"{LIJST}melden/"))
    keten, regio = ow.ketenpartner(), ow.regio()
    html = woorden(ingelogd(keten.actor()).get(f"{LIJST}melden/"))
    assert f"leest de projectleider van de regio dit ({regio.organisatie_naam})" in html
    assert f"met de naam van uw organisatie: {keten.organisatie.naam}" in html


def test_a_report_from_who_is_no_municipality_lies_with_the_region_and_no_colleague_finds_it():
    keten, regio = ow.ketenpartner(), ow.regio()
    melder = keten.actor()
    client = ingelogd(melder)
    antwoord = client.post(f"{LIJST}melden/", {"soort": "tijd", "wat": WAT, "verzoek": str(uuid.uuid4())})
    assert antwoord.status_code == 302
    assert f"Dit ligt bij {regio.organisatie_naam}" in woorden(client.get(antwoord.url))
    assert f"bij {regio.organisatie_naam}" in woorden(client.get(LIJST))
    leider = ingelogd(regio)
    assert f"De melder werkt bij {keten.organisatie.naam}" in woorden(leider.get(antwoord.url))
    velden = {"tekst": "Dit ligt bij het ministerie.", "eigenaar": regio.medewerker, "versie": 1}
    assert leider.post(f"{antwoord.url}naar_lobby/", velden).status_code == 422
    velden["uiterlijk"] = str(timezone.localdate() + timedelta(days=60))
    assert leider.post(f"{antwoord.url}naar_lobby/", velden).status_code == 302
    assert "Dit ligt bij het ministerie." in woorden(client.get(antwoord.url))
    assert client.get(f"{antwoord.url}vertel/").status_code == 403
    for wie in (keten.actor(), plek_elders()):
        assert ingelogd(wie).get(antwoord.url).status_code == 404


def plek_elders():
    """An adviser of a municipality."""
    return ow.gemeente().actor()


def test_counts_are_a_picture_and_a_table(plek):
    meld_belemmering(door=plek.melder, melding=Melding("tijd", WAT), bekend=False)
    html = woorden(ingelogd(plek.verdeler).get(f"{LIJST}tellingen/"))
    assert plek.organisatie.naam in html
    assert "laat dit niet zien" in html
    assert ingelogd(plek.actor("bestuurder")).get(f"{LIJST}tellingen/").status_code == 200
    assert ingelogd(plek.actor("clientenraadslid")).get(f"{LIJST}tellingen/").status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_list(plek, django_assert_max_num_queries):
    client = ingelogd(plek.verdeler)
    for _ in range(8):
        meld(plek.melder)
    client.get(LIJST)
    with django_assert_max_num_queries(20):
        assert Stand.NIEUW.omschrijving in woorden(client.get(LIJST))


def test_an_obstacle_that_is_late_stands_first_on_the_page_of_the_municipality():
    plek = ow.gemeente()
    leider, melder = plek.actor("teamleider"), plek.actor("casusregisseur")
    with op_tijdstip(timezone.now() - timedelta(days=60)):
        meld(melder)
    assert "1 melder wacht op antwoord" in woorden(ingelogd(leider).get("/verbeteren/"))
    assert "melder wacht op antwoord" not in woorden(ingelogd(melder).get("/verbeteren/"))
