"""The page that reads earlier waves: step by step, nothing typed is lost, everything or nothing."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tandem.acties.zelfscan.afname import lees_afnames
from tests import organisatiewereld as org
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")

PLEK = ("zelfscan_veiligheid", "2026-11")
ADRES = "/verbeteren/vragenlijsten/zelfscan_veiligheid/2026-11/inlezen/"
LANG = "gemeente;jaar;vraag;antwoord;streven\n{};2023;visie_veiligheid;{};3\n"
BREED = "Nulmeting;;\nGemeente;Is er een visie op lokaal werken aan veiligheid?;Cijfer\n{};groen;7\n"
KAART = {"kop": "2", "indeling": "breed", "gemeente": "1", "kolom_2": "visie_veiligheid", "blad": "meting.csv"}


@pytest.fixture
def gemeente():
    return org.gemeente()


@pytest.fixture
def adviseur(gemeente):
    return gemeente.actor()


def _bestand(inhoud: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("meting.csv", inhoud.encode())


def _verborgen(antwoord) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(verzoek|inhoud|naam)" value="([^"]*)"', tekst(antwoord)))


def test_our_own_layout_is_looked_at_and_then_kept(gemeente, adviseur):
    client = ingelogd(adviseur)
    gezien = client.post(ADRES, {"bestand": _bestand(LANG.format(gemeente.gemeente.naam, "Nog niet"))})
    assert gezien.status_code == 200
    assert "2023: 1 van 23 vragen beantwoord" in tekst(gezien)
    assert lees_afnames(door=adviseur).afnames == ()
    velden = _verborgen(gezien) | {"vastleggen": "1"}
    for _ in range(2):  # sent twice happens once
        assert client.post(ADRES, velden).status_code == 302
    assert len(lees_afnames(door=adviseur).afnames) == 1


def test_another_layout_asks_what_its_columns_hold_and_keeps_what_was_typed(gemeente, adviseur):
    client = ingelogd(adviseur)
    eerst = client.post(ADRES, {"bestand": _bestand(BREED.format(gemeente.gemeente.naam))})
    assert "Welke vraag staat in kolom B" in tekst(eerst)
    velden = _verborgen(eerst) | KAART | {"vast_jaar": "2023"}
    fout = client.post(ADRES, velden)
    assert fout.status_code == 422
    assert "rij 3, kolom B" in tekst(fout)
    assert 'name="vast_jaar" value="2023"' in tekst(fout)
    goed = client.post(ADRES, velden | {"woorden": "groen = Gewoon"})
    assert "2023: 1 van 23 vragen beantwoord" in tekst(goed)
    assert client.post(ADRES, velden | {"woorden": "groen = Gewoon", "vastleggen": "1"}).status_code == 302
    assert len(lees_afnames(door=adviseur).afnames) == 1


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({}, "Kies een bestand."),
        ({"inhoud": "geen base64!"}, "Kies een bestand."),
        ({"bestand": _bestand("")}, "Dit bestand is leeg."),
        ({"bestand": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 kapot")}, "geen leesbaar rekenblad"),
    ],
    ids=["none", "broken", "empty", "zip"],
)
def test_what_cannot_be_read_says_what_to_do(adviseur, velden, zin):
    antwoord = ingelogd(adviseur).post(ADRES, velden)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)


@pytest.mark.parametrize("anders", [{"kop": "x"}, {"kop": "0"}, {"indeling": "scheef"}, {"blad": "ander"}])
def test_a_map_that_makes_no_sense_is_asked_again(gemeente, adviseur, anders):
    client = ingelogd(adviseur)
    eerst = client.post(ADRES, {"bestand": _bestand(BREED.format(gemeente.gemeente.naam))})
    antwoord = client.post(ADRES, _verborgen(eerst) | KAART | {"vast_jaar": "2023", "vastleggen": "1"} | anders)
    assert antwoord.status_code in (200, 422)
    assert lees_afnames(door=adviseur).afnames == ()


@pytest.mark.parametrize("rol", ["bestuurder", "teamlid_lokaal_team"])
def test_who_keeps_no_results_finds_no_door_and_no_way_to_it(gemeente, rol):
    client = ingelogd(gemeente.actor(rol))
    assert client.get(ADRES).status_code in (403, 404)
    assert ADRES not in tekst(client.get(reverse("vragenlijst_lezen", args=PLEK)))


def test_our_waves_are_taken_along_as_a_file(gemeente, adviseur):
    antwoord = ingelogd(adviseur).get(reverse("metingen_rekenblad", args=PLEK))
    assert antwoord["Content-Disposition"] == 'attachment; filename="metingen-zelfscan_veiligheid-2026-11.xlsx"'
    assert antwoord.content.startswith(b"PK")
