"""A project leader brings an instrument, mends a fault, uses it, withdraws a question; a session leader is replaced."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")
BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""
RIJEN = "Thema;Vraag;Laag;Hoog\nZicht;Weten wij wie?;;Altijd\n;Weten wij hoe?;Soms;Altijd\n"


def _beeld(mens: Mens, naam: str) -> None:
    """Look at this page at two widths; nothing lies out of sight."""
    for breedte in (1280, 360):
        mens.page.set_viewport_size({"width": breedte, "height": 900})
        assert mens.page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(mens.page) == [], (naam, breedte)
        if BEELD:
            mens.page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    mens.page.set_viewport_size({"width": 1280, "height": 900})


def _kies(mens: Mens, vraag: str, inhoud: str) -> None:
    bestand = {"name": "scan.csv", "mimeType": "text/csv", "buffer": inhoud.encode("cp1252")}
    mens.hoofd.get_by_label(vraag).set_input_files(files=[bestand])


def test_an_instrument_of_another_layout_comes_into_use_and_a_question_is_withdrawn(
    browser: Browser, adres: str
) -> None:
    gemeente = org.gemeente()
    mens = Mens(browser, adres, gemeente.actor())
    mens.ga("/verbeteren/vragenlijsten/")
    mens.volg("Eigen vragenlijst opnemen")
    _beeld(mens, "opnemen")
    _kies(mens, "Welk rekenblad?", RIJEN)
    mens.hoofd.get_by_role("button", name="Bekijken").last.click()
    mens.ziet("Dit blad heeft een eigen indeling")
    mens.vul("Hoe heet de vragenlijst?", "Onze scan")
    mens.vul("Welke code krijgt de vragenlijst?", "onze_scan")
    mens.vul("Welke versie is dit?", "2026-1")
    mens.vul("Waarvoor is de vragenlijst?", "Om te zien waar we staan.")
    for kolom in ("C: Laag", "D: Hoog"):
        vak = mens.hoofd.get_by_label(kolom)
        vak.focus()
        mens.page.keyboard.press("Space")  # by keyboard alone
        assert vak.is_checked()
    mens.hoofd.get_by_role("button", name="Bekijken").last.click()
    mens.ziet("Er is niets opgenomen", "rij 2, kolom B")
    _beeld(mens, "opnemen-fout")
    _kies(mens, "Een ander rekenblad?", RIJEN.replace(";;", ";Nee;"))
    mens.hoofd.get_by_role("button", name="Bekijken").last.click()
    mens.ziet("Een nieuwe vragenlijst", "2 vragen in 1 deel")
    _beeld(mens, "opnemen-klaar")
    knop = mens.hoofd.get_by_role("button", name="In gebruik nemen")
    knop.focus()
    mens.page.keyboard.press("Enter")
    mens.page.get_by_text("De vragenlijst is in gebruik").wait_for()
    mens.page.get_by_role("link", name="Een vraag of de lijst intrekken").click()
    _beeld(mens, "intrekken")
    mens.hoofd.get_by_label("Welke vraag trekt u in?").select_option(label="Weten wij hoe?")
    mens.hoofd.get_by_role("button", name="Vraag intrekken").last.click()
    mens.page.get_by_text("De vraag is ingetrokken").wait_for()
    _beeld(mens, "eigen-lijst")
    mens.klaar()


def test_a_respondent_reads_who_took_over_and_hands_in_anew(browser: Browser, adres: str) -> None:
    meting = meet.meting(1)
    toegang = meting.toegang(0)
    meet.vul_in(toegang)
    nieuw = meting.gemeente.actor()
    leider = Mens(browser, adres, meting.leider)
    leider.ga(f"/verbeteren/metingen/{meting.openbaar}/")
    leider.hoofd.get_by_text("Iemand anders laten leiden").click()
    leider.hoofd.get_by_label("Wie leidt het gesprek voortaan?").select_option(str(nieuw.medewerker))
    _beeld(leider, "andere-leider")
    leider.hoofd.get_by_role("button", name="Gespreksleider wijzigen").click()
    leider.page.get_by_text("Iemand anders leidt nu het gesprek").wait_for()
    leider.klaar()
    mens = Mens(browser, adres, meting.mensen[0])
    mens.ga(f"/verbeteren/vragenlijst/{toegang.deelnemer}/")
    mens.ziet("Iemand anders leidt nu het gesprek", meting.leider.naam, nieuw.naam)
    _beeld(mens, "overgenomen")
    mens.hoofd.get_by_role("button", name="Inleveren").click()
    mens.page.get_by_text("Iemand anders leidt nu het gesprek").wait_for(state="detached")
    mens.klaar()
