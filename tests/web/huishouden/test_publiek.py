"""The page of extra supervision: on and off by a form, refused with a sentence, and never on a page of a member."""

import uuid

import pytest
from django.urls import reverse

from tandem.acties.huishouden.publiek import merk_publiek
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tests import wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.portaal.hulp import als_lid
from tests.web.portaal.test_paginas import PAGINAS

pytestmark = pytest.mark.usefixtures("db")
UITLEG = "Veel mensen kennen iemand uit dit huishouden."


@pytest.fixture
def ik(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def gezin(ik):
    return wereld.gezin(ik)


def _adres(gezin, naam="extra_toezicht"):
    return reverse(naam, args=[gezin.openbaar])


def test_it_goes_on_and_off_by_a_form_and_a_second_click_does_nothing_more(ik, gezin):
    client, aan = ingelogd(ik), {"stand": "aan", "reden": "Vader zit in het nieuws.", "verzoek": uuid.uuid4()}
    for _ in range(2):
        antwoord = client.post(_adres(gezin), aan)
        assert (antwoord.status_code, antwoord.url) == (302, _adres(gezin, "dossier"))
        assert UITLEG in tekst(client.get(_adres(gezin, "dossier")))
    assert "Extra toezicht uitzetten" in tekst(client.get(_adres(gezin)))
    assert "Dat geldt ook voor vandaag." in tekst(client.get(_adres(gezin)))
    assert client.post(_adres(gezin), {"stand": "uit", "reden": "Het is lang geleden."}).status_code == 302
    assert UITLEG not in tekst(client.get(_adres(gezin, "dossier")))


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"stand": "aan", "reden": "kort"}, "Schrijf op waarom. Eén korte zin is genoeg."),
        ({"stand": "aan", "reden": ""}, "Dit veld is verplicht."),
        ({"stand": "uit", "reden": "Het is lang geleden."}, "Extra toezicht op dit dossier staat al uit."),
    ],
)
def test_what_cannot_be_comes_back_with_a_sentence(ik, gezin, velden, zin):
    antwoord = ingelogd(ik).post(_adres(gezin), velden)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


def test_who_may_not_change_the_file_reads_nothing_of_it_and_is_refused(ik, gezin):
    merk_publiek(door=ik, huishouden=gezin.openbaar, publiek=True, reden="Vader zit in het nieuws.")
    hulpverlener, velden = wereld.professional("aanbieder"), {"stand": "uit", "reden": "Ik zet dit gewoon uit."}
    wereld.betrek(gezin, hulpverlener, door=ik)
    blad = tekst(ingelogd(hulpverlener).get(_adres(gezin, "dossier")))
    assert "Naam kiezen" in blad
    assert "xtra toezicht" not in blad
    assert ingelogd(hulpverlener).post(_adres(gezin), velden).status_code == 403
    assert ingelogd(wereld.professional()).post(_adres(gezin), velden).status_code == 404
    assert UITLEG in tekst(ingelogd(ik).get(_adres(gezin, "dossier")))


def test_no_page_of_a_member_says_anything_of_it(ik, gezin):
    laad_inhoud(inhoud=catalogus())
    merk_publiek(door=ik, huishouden=gezin.openbaar, publiek=True, reden="Vader zit in het nieuws.")
    samira = als_lid(gezin.leden["Samira"])
    for naam in PAGINAS:
        antwoord = samira.get(reverse(naam, args=[gezin.openbaar]))
        assert antwoord.status_code == 200
        for woord in ("toezicht", "eel mensen kennen", "in het nieuws"):
            assert woord not in tekst(antwoord), naam
