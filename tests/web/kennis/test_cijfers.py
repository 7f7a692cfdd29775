"""The pages of figures: everybody who is logged in reads them, who loads them is named, and a bad file says where."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tandem.acties.kennis.laden import laad_cijfers
from tandem.models import Cijferlevering
from tests import wereld
from tests.acties.kennis.hulp import MELDINGEN, bestand
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")
LADEN = "/regio/cijfers/laden/"


@pytest.fixture
def beheerder():
    return wereld.professional("functioneel_beheerder")


def _velden(een, inhoud=MELDINGEN):
    return {
        "bestand": SimpleUploadedFile("tabel.csv", inhoud.encode(), content_type="text/csv"),
        "tabel": een.tabel,
        "titel": een.titel,
        "thema": een.thema,
        "bron": een.bron,
        "gepubliceerd_op": "2026-03-01",
        "vijftallen": "on",
    }


def _woorden(antwoord) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst(antwoord)))


def test_everybody_who_works_here_reads_the_figures_with_their_source(beheerder):
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    client = ingelogd(wereld.professional("casusregisseur"))
    lijst = _woorden(client.get("/regio/cijfers/?gemeente=vlaardingen"))
    assert "2024: 600." in lijst
    assert een.tabel in lijst
    assert "Cijfers laden" not in lijst
    blad = _woorden(client.get(f"/regio/cijfers/{een.tabel}/0/?gemeente=vlaardingen"))
    assert "geheim" in blad
    assert "verzonnen voor een test, 1 maart" in blad
    assert "Geen bron zegt wat soortgelijk is" in blad
    assert client.get(f"/regio/cijfers/{een.tabel}/9/").status_code == 404


def test_the_picture_says_the_same_as_the_table_and_breaks_at_a_gap(beheerder):
    een = bestand()
    laad_cijfers(door=beheerder, bestand=een)
    html = tekst(ingelogd(beheerder).get(f"/regio/cijfers/{een.tabel}/0/?gemeente=vlaardingen"))
    assert 'aria-label="Meldingen: 2022 500, 2023 geheim, 2024 600."' in html
    assert "<polyline" not in html
    assert html.count('<circle r="3.500"') == 2


def test_another_role_cannot_load(beheerder):
    client = ingelogd(wereld.professional("teamleider"))
    assert client.get(LADEN).status_code == 403
    een = bestand()
    assert client.post(LADEN, _velden(een)).status_code == 403
    assert not Cijferlevering.objects.filter(tabel=een.tabel).exists()


def test_a_file_is_loaded_by_its_form(beheerder):
    client, een = ingelogd(beheerder), bestand()
    assert client.get(LADEN).status_code == 200
    antwoord = client.post(LADEN, _velden(een))
    assert (antwoord.status_code, antwoord.url) == (302, "/regio/cijfers/")
    assert Cijferlevering.objects.get(tabel=een.tabel).vijftallen


def test_a_bad_file_says_where_and_what_was_typed_stays(beheerder):
    client, een = ingelogd(beheerder), bestand()
    antwoord = client.post(LADEN, _velden(een, MELDINGEN.replace(";5\n", ";7\n")))
    woorden = _woorden(antwoord)
    assert antwoord.status_code == 422
    assert "Er is niets geladen: in dit bestand staan 4 fouten" in woorden
    assert "Rij 5, kolom Adviezen" in woorden
    assert een.titel in tekst(antwoord)
    assert not Cijferlevering.objects.filter(tabel=een.tabel).exists()
