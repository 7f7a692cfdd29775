"""An alderman prints the Checklist sturing on A4; a policy adviser reads in a baseline that has its own layout."""

import io
import os
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser

from tandem.acties.zelfscan.instrumenten import instrument
from tests import organisatiewereld as org
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")
BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""
A4 = (595, 842)
"""Points."""


def _beeld(mens: Mens, naam: str) -> None:
    """Look at this page at two widths; nothing lies out of sight."""
    for breedte in (1280, 360):
        mens.page.set_viewport_size({"width": breedte, "height": 900})
        assert mens.page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(mens.page) == [], (naam, breedte)
        if BEELD:
            mens.page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    mens.page.set_viewport_size({"width": 1280, "height": 900})


def test_an_alderman_prints_the_conversation_guide(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    wethouder = Mens(browser, adres, gemeente.actor("bestuurder"))
    wethouder.ga("/verbeteren/vragenlijsten/")
    _beeld(wethouder, "vragenlijsten")
    wethouder.volg("Checklist sturing")
    _beeld(wethouder, "leidraad")
    papier = pypdf.PdfReader(io.BytesIO(wethouder.page.pdf(format="A4")))
    tekst = " ".join(" ".join(blad.extract_text().split()) for blad in papier.pages)
    for blad in papier.pages:
        assert (float(blad.mediabox.width), float(blad.mediabox.height)) == pytest.approx(A4, abs=2)
    for vraag in instrument("checklist_sturing", "2025-03").vragen():
        assert " ".join(vraag.tekst.split()) in tekst, vraag.code
    assert "Aan tafel" in tekst
    assert "Alle vragenlijsten" not in tekst  # what leads elsewhere is not for paper
    wethouder.klaar()


def test_a_policy_adviser_reads_in_a_baseline_of_another_layout(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    adviseur = Mens(browser, adres, gemeente.actor())
    adviseur.ga("/verbeteren/vragenlijsten/zelfscan_veiligheid/2026-11/")
    adviseur.volg("Een eerdere meting inlezen")
    _beeld(adviseur, "inlezen")
    blad = f"Nulmeting;\nGemeente;Onze visie\n{gemeente.gemeente.naam};groen\n"
    bestand = {"name": "nulmeting.csv", "mimeType": "text/csv", "buffer": blad.encode("cp1252")}
    adviseur.hoofd.get_by_label("Welk rekenblad?").set_input_files(files=[bestand])
    adviseur.hoofd.get_by_role("button", name="Bekijken").last.click()
    adviseur.ziet("Dit blad heeft een eigen indeling")
    adviseur.vul("Of is alles van één jaar?", "2023")
    adviseur.hoofd.get_by_label("Welke vraag staat in kolom B: Onze visie?").select_option("visie_veiligheid")
    adviseur.hoofd.get_by_role("button", name="Bekijken").last.click()
    adviseur.ziet("Er is niets ingelezen", "rij 3, kolom B")
    _beeld(adviseur, "inlezen-fout")
    adviseur.vul("Welke woorden betekenen iets anders?", "groen = Gewoon")
    adviseur.hoofd.get_by_role("button", name="Bekijken").last.click()
    adviseur.ziet("Dit staat erin", "2023: 1 van 23 vragen beantwoord")
    _beeld(adviseur, "inlezen-klaar")
    adviseur.hoofd.get_by_role("button", name="Inlezen", exact=True).click()
    adviseur.page.get_by_text("1 meting ingelezen").wait_for()
    adviseur.klaar()
