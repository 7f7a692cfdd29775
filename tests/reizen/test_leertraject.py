"""A traject goes from a question to a lesson, and an alderman answers a level below; also with the keyboard alone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tests import organisatiewereld as ow
from tests.acties.leren.test_traject import begin
from tests.reizen.mens import Mens
from tests.reizen.test_belemmering import _beeld

pytestmark = pytest.mark.usefixtures("db")


def test_a_team_learns_and_hands_a_question_up(browser: Browser, adres: str) -> None:
    plek = ow.gemeente()
    leider, beleid = plek.actor("teamleider"), plek.actor("beleidsadviseur")
    begin(beleid, "strategisch", titel="Sturen op rust")
    lotte, saar = Mens(browser, adres, leider), Mens(browser, adres, beleid)
    _begin(lotte)
    _plan(lotte)
    _kijk_terug_en_geef_door(lotte)
    saar.ga("/verbeteren/leertrajecten/")
    saar.volg("Sturen op rust", "Antwoord geven")
    saar.vul("Wat hoort het andere niveau van u?", "Ja, begin maar.")
    saar.druk("Vastleggen")
    lotte.page.reload()
    lotte.ziet("Ja, begin maar.")
    lotte.hoofd.get_by_role("link", name="Hier een les van maken").click()
    lotte.ziet("Dit komt uit: Reflectie in: Eerder bellen")
    lotte.vul("Wat doen we nu anders?", "Wij bellen nu eerst.")
    _beeld(lotte, "leertraject-les")
    lotte.druk("Aanbieden om na te lezen")
    lotte.ziet("Waar komt het vandaan?")
    lotte.klaar()
    saar.klaar()


def _begin(lotte: Mens) -> None:
    """From the overview by keyboard to the trajects, and begin one."""
    lotte.ga("/verbeteren/")
    lotte.page.get_by_role("link", name="Wat leren we?").first.focus()
    lotte.page.keyboard.press("Enter")
    lotte.ziet("Leertrajecten", "Sturen op rust")
    _beeld(lotte, "leertrajecten")
    lotte.volg("Een leertraject beginnen")
    lotte.kies("operationeel", bij="Wie gaat dit leren?")
    lotte.vul("Hoe heet dit leertraject?", "Eerder bellen")
    lotte.vul("Waarom wilt u dit leren?", "Wij wachten op elkaar.")
    lotte.vul("Wat is de eerste leervraag?", "Hoe bellen wij eerder?")
    lotte.druk("Beginnen")
    lotte.ziet("Stap 1 van 5")


def _plan(lotte: Mens) -> None:
    """Two steps on, and a line in the learning plan."""
    for naar in ("Naar stap 2", "Naar stap 3"):
        lotte.hoofd.get_by_role("link", name=naar).click()
        lotte.vul("Wat leverde deze stap op?", "Een gedeeld beeld.")
        _beeld(lotte, "leertraject-stap")
        lotte.druk("Vastleggen")
    lotte.ziet("Stap 3 van 5")
    lotte.hoofd.get_by_role("link", name="Iets in het leerplan zetten").first.click()
    lotte.vul("Wat gaat er gebeuren?", "Wij bellen eerst.")
    lotte.vul("Wie doet mee?", "het wijkteam")
    lotte.vul("Wanneer is dit gedaan?", timezone.localdate().isoformat())
    lotte.vul("Waaraan ziet u dat er is geleerd?", "Minder wachten.")
    _beeld(lotte, "leertraject-afspraak")
    lotte.druk("Vastleggen")


def _kijk_terug_en_geef_door(lotte: Mens) -> None:
    """A reflection, and a question for another level."""
    lotte.hoofd.get_by_role("link", name="Een reflectie vastleggen").click()
    lotte.vul("Wanneer keek u terug?", timezone.localdate().isoformat())
    lotte.kies("samen", bij="Hoe keek u terug?")
    lotte.vul("Wie waren erbij?", "het wijkteam")
    lotte.vul("Wat kwam eruit?", "Vooraf bellen scheelt weken.")
    lotte.kies("tweede orde", bij="Hoe diep ging het leren?")
    lotte.druk("Vastleggen")
    lotte.hoofd.get_by_role("link", name="Doorgeven aan een ander niveau").click()
    lotte.kies("Sturen op rust", bij="Naar welk leertraject?")
    lotte.kies("een vraag", bij="Wat geeft u door?")
    lotte.vul("Wat moet het andere niveau weten?", "Mogen wij dit zelf beslissen?")
    lotte.druk("Vastleggen")
    lotte.ziet("Nog geen antwoord")
    _beeld(lotte, "leertraject")
