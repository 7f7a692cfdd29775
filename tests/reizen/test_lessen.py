"""A lesson is written from an obstacle, read by a second reader, and walked back; also with the keyboard alone."""

import pytest
from playwright.sync_api import Browser

from tests import organisatiewereld as ow
from tests.acties.leren.test_belemmering import meld
from tests.reizen.mens import Mens
from tests.reizen.test_belemmering import _beeld

pytestmark = pytest.mark.usefixtures("db")


def test_a_lesson_from_an_obstacle_is_shared_and_walked_back(browser: Browser, adres: str) -> None:
    plek = ow.gemeente()
    lezer, schrijver = plek.actor("teamleider"), plek.actor("casusregisseur")
    nummer = meld(schrijver)
    lotte, saar = Mens(browser, adres, schrijver), Mens(browser, adres, lezer)
    lotte.ga(f"/verbeteren/belemmeringen/{nummer}/")
    lotte.volg("Schrijf hier een les over")
    lotte.vul("Wat gebeurde er in het werk?", "Wij wachtten op een beschikking.")
    lotte.vul("Wat leerden we daarvan?", "Vooraf bellen scheelt weken.")
    lotte.vul("Wat doen we nu anders?", "Wij bellen nu eerst.")
    lotte.kies("tweede orde", bij="Hoe diep ging het leren?")
    lotte.kies("operationeel", bij="Wie leerde dit?")
    _beeld(lotte, "les-schrijven")
    knop = lotte.hoofd.get_by_role("button", name="Aanbieden om na te lezen")
    knop.focus()
    lotte.page.keyboard.press("Enter")
    lotte.ziet("Aangeboden.", "Waar komt het vandaan?")
    _beeld(lotte, "les")
    saar.ga("/verbeteren/lessen/")
    saar.ziet("Na te lezen")
    _beeld(saar, "lessen")
    saar.volg("Vooraf bellen scheelt weken.", "Nalezen en beslissen")
    saar.kies("Delen", bij="Wat doet u?")
    _beeld(saar, "les-nalezen")
    saar.druk("Vastleggen")
    lotte.ga(f"/verbeteren/belemmeringen/{nummer}/")
    lotte.volg("Vooraf bellen scheelt weken.")
    lotte.ziet("Nagelezen en gedeeld")
    lotte.volg("Regels of procedures van de gemeente")
    lotte.ziet("Lessen hieruit")
    lotte.klaar()
    saar.klaar()
