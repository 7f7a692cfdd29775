"""The page that gives a whole wave as a workbook, and the page that reads it in: one allowed and the refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tandem.koppelingen.rekenblad import lees
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.acties.zelfscan.test_hele_meting import _leeg
from tests.web.hulp import ingelogd, tekst

pytestmark = pytest.mark.usefixtures("db")


def test_a_whole_wave_is_saved_as_a_file_and_read_in_step_by_step():
    een = meet.afgerond()
    client, waar = ingelogd(een.leider), reverse("meting_rekenblad", args=[een.openbaar])
    assert waar in tekst(client.get(reverse("uitkomst", args=[een.openbaar])))
    stuk = client.get(waar)
    assert stuk.status_code == 200
    assert stuk.headers["Content-Disposition"].startswith('attachment; filename="meting-zelfscan_veiligheid-')
    assert stuk.headers["Cache-Control"] == "no-store"
    bladen = [blad.naam for blad in lees(stuk.content, "x.xlsx")]
    assert bladen == ["Meting", "Antwoorden", "Onderdelen", "Spreiding"]
    _leeg(een.gemeente)
    inlezen = reverse("meting_inlezen", args=[meet.ZELFSCAN, "2026-11"])
    gezien = client.post(inlezen, {"bestand": SimpleUploadedFile("onze.xlsx", stuk.content)})
    assert gezien.status_code == 200
    bladzijde = tekst(gezien)
    assert "Eén hele meting" in bladzijde
    assert "met 5 deelnemers" in bladzijde
    mee = {naam: gezien.context["form"].initial[naam] for naam in ("inhoud", "naam")}
    assert client.post(inlezen, mee | {"vastleggen": "1"}).status_code == 302
    (regel,) = meet.afname.lees_afnames(door=een.leider).afnames
    assert "ingelezen, 5 deelnemers" in tekst(client.get(reverse("metingen")))
    for naam in ("meting", "gesprek", "uitkomst"):
        assert "onze.xlsx" in tekst(client.get(reverse(naam, args=[regel.openbaar]))), naam


def test_who_reads_the_result_without_the_answers_and_who_is_elsewhere_get_none():
    een, loopt = meet.afgerond(), meet.meting(1)
    org.open_laag(een.leider, org.Werklaag.UITKOMST)
    waar = reverse("meting_rekenblad", args=[een.openbaar])
    bestuurder = ingelogd(een.gemeente.actor("bestuurder"))
    assert waar not in tekst(bestuurder.get(reverse("uitkomst", args=[een.openbaar])))
    assert bestuurder.get(waar).status_code == 403
    assert ingelogd(loopt.leider).get(waar).status_code == 404
    assert ingelogd(loopt.leider).get(reverse("meting_rekenblad", args=[loopt.openbaar])).status_code == 403
    assert Client().get(waar).status_code == 302
