"""The pages of lessons: one allowed and one refused for each, and what is typed is never lost."""

import re
import uuid

import pytest

from tandem.regels.leren.les import Herkomst, Oorsprong
from tests import organisatiewereld as ow
from tests import wereld
from tests.acties.leren.test_belemmering import meld
from tests.acties.leren.test_lessen import ACTIE, schrijf
from tests.web.hulp import ingelogd, tekst
from tests.web.leren.test_belemmeringen import woorden

pytestmark = pytest.mark.usefixtures("db")
LIJST = "/verbeteren/lessen/"


@pytest.fixture
def plek():
    uit = ow.gemeente()
    uit.lezer, uit.schrijver = uit.actor("teamleider"), uit.actor("casusregisseur")
    return uit


def velden(**anders):
    vast = {
        "aanleiding": "Wij wachtten op elkaar.",
        "inzicht": "Bellen is sneller.",
        "anders": "Wij bellen nu eerst.",
        "orde": "tweede",
        "niveau": "operationeel",
        "acties": [ACTIE],
        "verzoek": str(uuid.uuid4()),
    }
    return vast | anders


def test_a_lesson_is_written_from_an_obstacle_and_read_by_a_second_reader(plek):
    belemmering = meld(plek.schrijver)
    client, lezer = ingelogd(plek.schrijver), ingelogd(plek.lezer)
    assert f"?uit={belemmering}" in tekst(client.get(f"/verbeteren/belemmeringen/{belemmering}/"))
    antwoord = client.post(f"{LIJST}schrijven/?uit={belemmering}", velden())
    assert antwoord.status_code == 302
    blad = client.get(antwoord.url)
    assert "wacht op een tweede lezer" in woorden(blad).lower()
    assert f"/verbeteren/belemmeringen/{belemmering}/" in tekst(blad)
    assert client.get(f"{antwoord.url}nalezen/").status_code == 404
    assert lezer.post(f"{antwoord.url}nalezen/", {"besluit": "terug", "versie": 1}).status_code == 422
    assert lezer.post(f"{antwoord.url}nalezen/", {"besluit": "delen", "versie": 1}).status_code == 302
    assert "Bellen is sneller." in woorden(ingelogd(plek.actor("casusregisseur")).get(LIJST))
    assert antwoord.url in tekst(lezer.get(f"/verbeteren/belemmeringen/{belemmering}/"))


def test_a_name_is_asked_about_and_nothing_typed_is_lost(plek):
    antwoord = ingelogd(plek.schrijver).post(f"{LIJST}schrijven/", velden(aanleiding="Samira wachtte te lang."))
    assert antwoord.status_code == 422
    assert "Dit kan over een persoon gaan" in woorden(antwoord)
    assert "Samira wachtte te lang." in tekst(antwoord)


def test_what_is_not_shared_is_found_by_nobody_else(plek):
    nummer = schrijf(plek)
    for wie in (plek.actor("casusregisseur"), ow.gemeente().actor("beleidsadviseur")):
        client = ingelogd(wie)
        for pad in ("", "aanpassen/", "nalezen/"):
            assert client.get(f"{LIJST}{nummer}/{pad}").status_code == 404
    assert ingelogd(wereld.professional("privacyfunctionaris")).get(LIJST).status_code == 404
    assert ingelogd(plek.actor("bestuurder")).get(f"{LIJST}schrijven/").status_code == 404


def test_an_own_lesson_is_changed_with_what_was_written_before(plek):
    nummer = schrijf(plek)
    client = ingelogd(plek.schrijver)
    html = tekst(client.get(f"{LIJST}{nummer}/aanpassen/"))
    assert "Wij bellen nu eerst." in html
    assert re.search(rf'value="{ACTIE}"[^>]*selected', html)
    assert client.post(f"{LIJST}{nummer}/aanpassen/", velden(versie=1)).status_code == 302
    assert client.post(f"{LIJST}{nummer}/aanpassen/", velden(versie=1)).status_code == 409


def test_the_number_of_questions_does_not_grow_with_the_list(plek, django_assert_max_num_queries):
    client = ingelogd(plek.lezer)
    for _ in range(8):
        schrijf(plek, uit=Oorsprong(Herkomst.BELEMMERING, meld(plek.schrijver)))
    client.get(LIJST)
    with django_assert_max_num_queries(14):
        client.get(LIJST)
