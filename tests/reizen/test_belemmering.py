"""A professional reports an obstacle on a telephone; the municipality, the region and the professional see it move."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tandem.regels.rechten.organisatie import Werklaag
from tests import organisatiewereld as ow
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")
BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""
TELEFOON = {"width": 360, "height": 740}


def _beeld(mens: Mens, naam: str) -> None:
    """Look at this page at two widths; nothing lies out of sight."""
    for breedte in (1280, 360):
        mens.page.set_viewport_size({"width": breedte, "height": 900})
        assert mens.page.evaluate("document.documentElement.scrollWidth") <= breedte, naam
        assert bezwaren(mens.page) == [], (naam, breedte)
        if BEELD:
            mens.page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    mens.page.set_viewport_size({"width": 1280, "height": 900})


def _meld_op_telefoon(mens: Mens) -> None:
    """Report with the keyboard alone: a name first, that is asked about, then without it."""
    mens.page.set_viewport_size(TELEFOON)
    mens.ga("/verbeteren/belemmeringen/")
    mens.hoofd.get_by_role("link", name="Melden wat in de weg staat").focus()
    mens.page.keyboard.press("Enter")
    mens.hoofd.get_by_role("radio").first.wait_for()
    mens.hoofd.get_by_role("radio").first.focus()
    mens.page.keyboard.press("Space")
    wat = mens.hoofd.get_by_label("Wat gebeurde er?")
    wat.focus()
    mens.page.keyboard.type("Samira kreeg geen hulp: eerst was een beschikking nodig.")
    mens.hoofd.get_by_role("button", name="Melden").focus()
    mens.page.keyboard.press("Enter")
    expect(mens.page.locator("#fouten")).to_contain_text("de naam")
    expect(wat).to_have_value("Samira kreeg geen hulp: eerst was een beschikking nodig.")
    _beeld(mens, "belemmering-naam")
    mens.page.set_viewport_size(TELEFOON)
    mens.vul("Wat gebeurde er?", "Er kwam geen hulp: eerst was een beschikking nodig.")
    mens.druk("Melden")
    mens.ziet("Er kwam geen hulp", "Gemeld.")


def _neem_op_en_geef_door(saar: Mens) -> None:
    saar.ga("/verbeteren/")
    for tab in ("Wat leren we?", "Belemmeringen"):
        saar.page.get_by_role("link", name=tab, exact=True).first.click()
    _beeld(saar, "belemmeringen")
    saar.volg("Regels of procedures van de gemeente")
    _beeld(saar, "belemmering")
    saar.volg("Iemand pakt dit op")
    saar.vul("Wat hoort de melder?", "Ik vraag het na bij de regio.")
    saar.vul("Wie pakt dit op?", saar.actor.naam)
    saar.vul("Wanneer hoort de melder weer iets?", str(timezone.localdate() + timedelta(days=21)))
    saar.druk("Vastleggen")
    saar.volg("Regels of procedures van de gemeente", "Doorgeven aan de regio")
    saar.vul("Wat hoort de melder?", "De regio kijkt nu mee.")
    saar.vul("Wat leest de regio?", "Een beschikking vooraf kost weken.")
    _beeld(saar, "belemmering-stap")
    saar.druk("Vastleggen")


def test_veilig_thuis_reports_to_the_region_and_hears_of_it(browser: Browser, adres: str) -> None:
    keten, leider = ow.ketenpartner(), ow.regio()
    vera, rein = Mens(browser, adres, keten.actor()), Mens(browser, adres, leider)
    vera.ga("/verbeteren/belemmeringen/melden/")
    vera.ziet(f"leest de projectleider van de regio dit ({leider.organisatie_naam})")
    _beeld(vera, "belemmering-melden-regio")
    vera.kies("Regels of procedures van de gemeente", bij="Wat stond er in de weg?")
    vera.vul("Wat gebeurde er?", "Elke gemeente vraagt een ander formulier.")
    vera.druk("Melden")
    vera.ziet("Gemeld.", f"Dit ligt bij {leider.organisatie_naam}")
    _beeld(vera, "belemmering-melder-regio")
    rein.page.goto(vera.page.url)
    _beeld(rein, "belemmering-leider-regio")
    rein.volg("Naar het land, als juridisch vraagstuk")
    rein.vul("Wat hoort de melder?", "Wij leggen dit aan de jurist voor.")
    rein.vul("Wie pakt dit op?", leider.naam)
    rein.vul("Wanneer hoort de melder weer iets?", str(timezone.localdate() + timedelta(days=30)))
    _beeld(rein, "belemmering-land")
    rein.druk("Vastleggen")
    vera.page.reload()
    vera.ziet("Wij leggen dit aan de jurist voor.", "Bij het land neergelegd.")
    rein.ga("/verbeteren/belemmeringen/tellingen/")
    _beeld(rein, "belemmering-tellingen-regio")
    for wie in (vera, rein):
        wie.klaar()


def test_an_obstacle_goes_from_a_telephone_to_the_region_and_back(browser: Browser, adres: str) -> None:
    plek, regio = ow.gemeente(), ow.programma()
    verdeler, melder = plek.actor("beleidsadviseur"), plek.actor("casusregisseur")
    ow.open_laag(verdeler, Werklaag.BELEMMERING)
    ow.open_laag(regio, Werklaag.BELEMMERING)
    lotte, saar, rein = (Mens(browser, adres, wie) for wie in (melder, verdeler, regio))
    _meld_op_telefoon(lotte)
    _neem_op_en_geef_door(saar)
    rein.ga("/verbeteren/belemmeringen/regio/")
    _beeld(rein, "belemmering-regio")
    rein.volg("Regels of procedures van de gemeente")
    rein.kies("Naar het land, als onderwerp voor de lobby", bij="Wat doet de regio?")
    rein.vul("Wat leest de gemeente?", "Dit staat op de landelijke agenda.")
    _beeld(rein, "belemmering-regiostap")
    rein.druk("Vastleggen")
    rein.ga("/verbeteren/belemmeringen/tellingen/")
    _beeld(rein, "belemmering-tellingen")
    saar.ga("/verbeteren/belemmeringen/")
    saar.volg("Regels of procedures van de gemeente")
    saar.ziet("Dit staat op de landelijke agenda.")
    lotte.ga("/verbeteren/belemmeringen/")
    lotte.volg("Regels of procedures van de gemeente")
    lotte.ziet("De regio kijkt nu mee.", "Doorgegeven aan de regio")
    _beeld(lotte, "belemmering-melder")
    for wie in (lotte, saar, rein):
        wie.klaar()
