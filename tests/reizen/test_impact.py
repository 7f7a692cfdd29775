"""A project leader fills in an impact analysis, carries a gap into the plan, establishes it; the region adds up."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import organisatiewereld as org
from tests.acties.impact.test_analyse import gevuld
from tests.reizen.mens import Mens, bekijk, tab_naar

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]


def test_from_the_first_part_to_the_region(browser: Browser, adres: str) -> None:
    gemeente = org.gemeente()
    bo = Mens(browser, adres, gemeente.actor())
    bo.ga("/verbeteren/")
    bo.volg("Naar de impactanalyse")
    bekijk(bo.page, "impact-leeg")
    bo.volg("Een impactanalyse beginnen")
    bo.druk("Beginnen")
    bo.volg("Verder met: Eén vast gezicht voor het gezin")
    bekijk(bo.page, "impact-deel")
    bo.vul("Hoe is het nu? (Ist)", "Gezinnen zien veel mensen.")
    bo.vul("Hoe moet het worden? (Soll)", "Gezinnen zien één vast gezicht.")
    bo.vul("Wat is het verschil?", "Vaste gezichten aanwijzen.")
    bo.druk("Vastleggen")
    bo.ziet("Gezinnen zien veel mensen.", "1 van 19 onderdelen ingevuld")
    _getallen(bo)
    bekijk(bo.page, "impact-analyse")
    _naar_het_plan_en_vast(bo)
    org.open_laag(gemeente.actor(), Werklaag.UITKOMST, Kring.REGIO)
    rik = Mens(browser, adres, org.programma())
    rik.ga("/verbeteren/regio/")
    rik.volg("impactanalyse van de regio", "Formatie")
    rik.ziet(gemeente.organisatie.naam, "3,5 naar 5 (verschil 1,5)")
    bekijk(rik.page, "impact-regio")
    for mens in (bo, rik):
        mens.klaar()


def _getallen(bo: Mens) -> None:
    """Figures, after a mistake: what was typed is still there."""
    bo.volg("de hele gemeente")
    bo.vul("Casusregisseur: fte nu", "veel")
    bo.vul("Casusregisseur: fte nodig", "5")
    bo.hoofd.get_by_role("button", name="Vastleggen").click()
    bo.ziet("Vul een getal in, een punt (geheim) of niets (onbekend).")
    bekijk(bo.page, "impact-getallen-fout")
    bo.vul("Casusregisseur: fte nu", "3,5")
    bo.vul("Waar komen deze getallen vandaan?", "Opgave van het team")
    bo.vul("Van welke dag zijn ze?", timezone.localdate())
    bo.druk("Vastleggen")
    bo.ziet("nu 3,5, nodig 5")


def _naar_het_plan_en_vast(bo: Mens) -> None:
    bo.volg("In het verbeterplan zetten")
    bo.vul("Wie zorgt hiervoor?", "teammanager")
    bo.vul("Wanneer is het klaar?", timezone.localdate())
    bo.vul("Waaraan ziet u dat?", "Het rooster")
    bo.druk("In het plan zetten")
    bo.hoofd.locator("summary", has_text="Alles over deze actie").first.click()
    bo.volg("Impactanalyse: Eén vast gezicht voor het gezin")
    bo.volg("Vaststellen")
    bo.vul("Wie heeft de analyse vastgesteld?", "het college")
    bo.vul("Op welke dag?", timezone.localdate())
    bekijk(bo.page, "impact-vaststellen")
    bo.druk("Vaststellen")
    bo.ziet("door het college")


def test_a_team_manager_by_keyboard_and_by_workbook(browser: Browser, adres: str, tmp_path: Path) -> None:
    gemeente = org.gemeente()
    gevuld(gemeente)
    leider = Mens(browser, adres, gemeente.actor("teamleider"))
    leider.ga("/verbeteren/impact/")
    uitklap = leider.hoofd.locator("summary", has_text="Per lokaal team invullen").first
    tab_naar(leider.page, uitklap)
    leider.page.keyboard.press("Enter")
    leider.page.keyboard.press("Tab")
    leider.page.keyboard.press("Enter")
    leider.page.wait_for_url("**/onderdelen/**")
    tab_naar(leider.page, leider.hoofd.get_by_label("Hoe is het nu? (Ist)"))
    leider.page.keyboard.type("Drie mensen wisselen elkaar af.")
    tab_naar(leider.page, leider.hoofd.get_by_role("button", name="Vastleggen"))
    leider.page.keyboard.press("Enter")
    leider.page.wait_for_url("**/impact/*/#deel-*")
    leider.ziet("Drie mensen wisselen elkaar af.")
    with leider.page.expect_download() as opgehaald:
        leider.page.get_by_role("link", name="Rekenblad", exact=True).click()
    boek = openpyxl.load_workbook(BytesIO(Path(opgehaald.value.path()).read_bytes()))
    boek["Onderdelen"]["A2"].value = "bestaat_niet"
    boek.save(tmp_path / "fout.xlsx")
    leider.ga(leider.page.url.removeprefix(adres).split("#")[0] + "inlezen/")
    leider.hoofd.locator("input[type=file]").set_input_files(tmp_path / "fout.xlsx")
    leider.hoofd.get_by_role("button", name="Inlezen").click()
    leider.ziet("Er is niets ingelezen.", 'blad "Onderdelen", rij 2, kolom A')
    bekijk(leider.page, "impact-inlezen-fout")
    leider.klaar()
