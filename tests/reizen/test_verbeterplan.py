"""A project leader goes from a gap to the plan document in one sitting; an action is marked by keyboard alone."""

import os
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tandem.acties.bouwstenen.inhoud import actiecodes
from tandem.acties.bouwstenen.kernteam import bewaar_lid
from tandem.acties.bouwstenen.regels import Regelinvoer, leg_voortgang_vast, voeg_regel_toe
from tandem.acties.bouwstenen.standen import markeer_actie
from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld
from tandem.acties.bouwstenen.woorden import bewaar_woord
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.acties.bouwstenen.test_kernteam import LID
from tests.acties.bouwstenen.test_plan import INVOER
from tests.reizen.axe import bezwaren
from tests.reizen.mens import Mens, bekijk

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
BEELD = os.environ.get("TANDEM_BEELD", "")
"""A folder for pictures of the pages, for who wants to look."""


def _beeld(mens: Mens, naam: str) -> None:
    """Look at this page at two widths and at the narrowest; nothing lies out of sight."""
    for breedte in (1280, 360, 320):
        mens.page.set_viewport_size({"width": breedte, "height": 900})
        assert mens.page.evaluate("document.documentElement.scrollWidth") <= breedte, (naam, breedte)
        if breedte != 320:
            assert bezwaren(mens.page) == [], (naam, breedte)
        if BEELD:
            mens.page.screenshot(path=Path(BEELD) / f"{naam}-{breedte}.png", full_page=True)
    mens.page.set_viewport_size({"width": 1280, "height": 900})


def test_from_a_gap_to_the_plan_document_in_one_sitting(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    meet.afgerond(gemeente)
    bo = Mens(browser, adres, gemeente.actor())
    bo.ga("/verbeteren/plan/")
    bo.ziet("Nog geen acties")
    bo.volg("Van meting naar actie")
    _beeld(bo, "uit-meting")
    bo.volg("In het plan zetten")
    bo.vul("Wie zorgt hiervoor?", "beleidsadviseur jeugd")
    bo.vul("Wanneer is het klaar?", timezone.localdate() + timedelta(days=40))
    bo.vul("Wat wordt er anders?", "Het team weet wat er wordt gevraagd.")
    bo.vul("Hoeveel uren kost het?", "12")
    bo.hoofd.get_by_role("button", name="In het plan zetten").click()
    expect(bo.page.locator("#fouten")).to_be_visible()
    expect(bo.hoofd.get_by_label("Hoeveel uren kost het?")).to_have_value("12")
    bo.vul("Waaraan ziet u dat?", "De opdracht is ondertekend.")
    bo.druk("In het plan zetten")
    bo.ziet("Samen 12 uur en € 0", "Het plan in de tijd")
    bo.hoofd.locator("summary", has_text="Alles over deze actie").first.click()
    bo.ziet("Komt uit")
    _beeld(bo, "plan")
    bo.volg("Naam, waarom dit plan, en vaststellen")
    bo.vul("Waarom maakt u dit plan?", "Uit de zelfscan kwam een verschil.")
    bo.druk("Vastleggen")
    with bo.page.expect_download() as opgehaald:
        bo.hoofd.page.get_by_role("link", name="Word-document").click()
    stuk = docx.Document(BytesIO(Path(opgehaald.value.path()).read_bytes()))
    assert "Uit de zelfscan kwam een verschil." in "\n".join(alinea.text for alinea in stuk.paragraphs)
    assert opgehaald.value.suggested_filename == "verbeterplan.docx"
    bo.klaar()


def test_a_plan_closes_and_the_next_goes_on_with_what_was_open(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    adviseur = gemeente.actor()
    klaar, open_ = (voeg_regel_toe(door=adviseur, invoer=een) for een in (INVOER, _anders("Een naam geven")))
    leg_voortgang_vast(door=adviseur, regel=klaar, stand="klaar", tekst="Ondertekend.")
    leg_voortgang_vast(door=adviseur, regel=open_, stand="bezig")
    bo = Mens(browser, adres, adviseur)
    bo.ga("/verbeteren/plan/")
    bo.volg("Het plan sluiten")
    bo.ziet("Nu staat 1 actie nog open.")
    bekijk(bo.page, "plan-sluiten")
    bo.hoofd.get_by_role("button", name="Het plan sluiten").click()
    expect(bo.page.locator("#fouten")).to_be_visible()
    bo.vul("Wat bracht dit plan u?", "Het lokale team weet wat er wordt gevraagd.")
    bo.druk("Het plan sluiten")
    bo.ziet("Er loopt nu geen plan")
    bekijk(bo.page, "plan-tussen")
    bo.volg("Een nieuw plan beginnen")
    bo.vul("Hoe heet het nieuwe plan?", "Plan 2027 en 2028")
    bo.hoofd.locator("label", has_text="Een naam geven").click()
    bekijk(bo.page, "plan-beginnen")
    bo.druk("Het nieuwe plan beginnen")
    bo.ziet("Plan 2027 en 2028", "Een naam geven")
    bo.hoofd.locator("summary", has_text="Alles over deze actie").first.click()
    bo.ziet("Gaat verder uit")
    bekijk(bo.page, "plan-nieuw")
    bo.page.get_by_role("complementary").get_by_role("link", name="Plan vanaf").click()
    bo.ziet("Wat dit plan bracht", "Het lokale team weet wat er wordt gevraagd.", "Gaat verder in")
    bekijk(bo.page, "plan-gesloten")
    with bo.page.expect_download() as opgehaald:
        bo.page.get_by_role("link", name="Word-document").click()
    stuk = docx.Document(BytesIO(Path(opgehaald.value.path()).read_bytes()))
    assert any("Het lokale team weet wat er wordt gevraagd." in alinea.text for alinea in stuk.paragraphs)
    bo.klaar()


def _anders(wat: str) -> Regelinvoer:
    return replace(INVOER, regel=replace(INVOER.regel, wat=wat))


def test_with_the_keyboard_alone_an_action_is_marked_and_points_elsewhere(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    bo = Mens(browser, adres, gemeente.actor())
    bo.ga("/verbeteren/bouwstenen/sturing/")
    bo.hoofd.get_by_role("link", name="Hoe staat het ermee?").first.focus()
    bo.page.keyboard.press("Enter")
    bo.page.wait_for_url("**/acties/**")
    bo.hoofd.get_by_role("radio").first.focus()
    bo.page.keyboard.press("Space")
    for _ in range(2):
        bo.page.keyboard.press("ArrowDown")
    bo.page.keyboard.press("Tab")
    bo.page.keyboard.type("Er is geen opdracht.")
    bo.page.keyboard.press("Tab")
    bo.page.keyboard.press("Enter")
    bo.page.wait_for_url("**/bouwstenen/sturing/**")
    bo.ziet("loopt vast", "Misschien is eerst iets anders nodig")
    _beeld(bo, "bouwsteen")
    bo.klaar()


def test_every_other_page_stands_at_two_widths(browser: Browser, adres: str) -> None:
    centrum = org.gemeente()
    gemeente = org.gemeente(centrum.gemeente)
    adviseur, buur = gemeente.actor(), centrum.actor()
    markeer_actie(door=adviseur, code=actiecodes()["sturing"][0], stand="loopt_vast", uitleg="x" * 80)
    woord = bewaar_woord(door=adviseur, begrip="lokaal team", eigen="wijkteam")
    voorbeeld = bewaar_voorbeeld(door=adviseur, bouwsteen="sturing", titel="Samen fietsen", tekst="Elke week.")
    regel, lid = voeg_regel_toe(door=adviseur, invoer=INVOER), bewaar_lid(door=adviseur, invoer=LID)
    voeg_regel_toe(door=buur, invoer=INVOER)
    org.open_laag(buur, Werklaag.PLAN, Kring.REGIO)
    bo = Mens(browser, adres, adviseur)
    plan, stenen = "/verbeteren/plan/", "/verbeteren/bouwstenen/"
    for pad in (
        stenen,
        f"{stenen}sturing/voorbeelden/nieuw/",
        f"{stenen}sturing/voorbeelden/{voorbeeld}/",
        f"{stenen}sturing/voorbeelden/{voorbeeld}/weghalen/",
        "/verbeteren/woorden/",
        "/verbeteren/woorden/nieuw/",
        f"/verbeteren/woorden/{woord}/",
        f"/verbeteren/woorden/{woord}/weghalen/",
        f"{plan}acties/{regel}/",
        f"{plan}acties/{regel}/voortgang/",
        f"{plan}acties/{regel}/stoppen/",
        "/verbeteren/kernteam/",
        "/verbeteren/kernteam/nieuw/",
        f"/verbeteren/kernteam/{lid}/",
    ):
        bo.ga(pad)
        _beeld(bo, pad.strip("/").replace("/", "-").replace(str(lid), "lid")[:60])
    bo.ga(plan)
    bo.volg(centrum.organisatie.naam)
    bo.ziet(f"Verbeterplan van {centrum.organisatie.naam}")
    assert "Stoppen" not in bo.hoofd.inner_text()
    _beeld(bo, "plan-van-ander")
    bo.klaar()
