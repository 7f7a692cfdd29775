"""Loading a table and reading it: a file that is wrong first, then the right one; also with the keyboard alone."""

import pytest
from playwright.sync_api import Browser, expect

from tests import wereld
from tests.acties.kennis.hulp import INWONERS, MELDINGEN, bestand
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")


def _laad(mens: Mens, inhoud: str, tabel: str, titel: str, thema: str) -> None:
    bestand_ = {"name": "tabel.csv", "mimeType": "text/csv", "buffer": inhoud.encode()}
    mens.hoofd.get_by_label("Welk bestand?").set_input_files(files=[bestand_])
    mens.vul("Wat is het nummer van de tabel?", tabel)
    mens.vul("Hoe heet de tabel?", titel)
    mens.vul("Waar gaan de cijfers over?", thema)
    mens.vul("Van welke dag is deze tabel?", "2026-03-01")


def test_a_table_is_loaded_after_a_mistake_and_read_by_a_colleague(browser: Browser, adres: str) -> None:
    een, inwoners = bestand(), bestand()
    teun = Mens(browser, adres, wereld.professional("functioneel_beheerder"))
    teun.ga("/regio/cijfers/")
    teun.volg("Cijfers laden")
    _laad(teun, MELDINGEN.replace(";500;", ";1.500;"), een.tabel, een.titel, "Geweld thuis")
    teun.hoofd.get_by_role("button", name="Laden").click()
    teun.ziet("Er is niets geladen", "Rij 2, kolom Meldingen")
    teun.bekijk("cijfers-fout")
    _laad(teun, MELDINGEN, een.tabel, een.titel, "Geweld thuis")
    teun.druk("Laden")
    teun.volg("Cijfers laden")
    _laad(teun, INWONERS, inwoners.tabel, "Aa inwoners (verzonnen)", "Inwoners")
    teun.druk("Laden")
    teun.klaar()
    lezer = Mens(browser, adres, wereld.professional("casusregisseur"))
    lezer.ga("/regio/cijfers/")
    keuze = lezer.hoofd.get_by_label("Welke gemeente?")
    keuze.focus()
    lezer.page.keyboard.type("Vlaardingen")
    lezer.page.keyboard.press("Tab")
    lezer.page.keyboard.press("Enter")
    expect(lezer.hoofd).to_contain_text("Vlaardingen: wat cijfers zeggen")
    lezer.bekijk("cijfers")
    lezer.ga(f"/regio/cijfers/{een.tabel}/0/?gemeente=vlaardingen")
    lezer.ziet("geheim", "Per 1.000 inwoners", "Geen bron zegt wat soortgelijk is")
    lezer.bekijk("cijfer")
    lezer.klaar()
