"""A mother lets a helper read, sees beforehand what, and takes it back: two people, each at their own screen."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.acties import deur
from tandem.models import Doel as Plandoel
from tandem.models import Plan
from tandem.regels.rechten.lagen import Doel, Laag
from tests.acties.casus.test_document import voeg_toe
from tests.acties.rechten.toestemminghulp import Zaak, maak_zaak
from tests.koppelingen.test_bestanden import EEN_PDF
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")

WENS = "Elke avond samen eten zonder ruzie"
VAN_TOM = "Tom gaat weer naar voetbal"


def _niet(mens: Mens, woord: str) -> None:
    """What is not for this reader is nowhere on the page."""
    assert woord not in mens.page.content()


def _met_doelen(zaak: Zaak) -> None:
    with deur.schrijf(**zaak.ding, doel=Doel.HULP, wat="test") as sessie:
        vast = {"casus_id": zaak.gezin.casus, "stand": "concept", "begonnen_op": sessie.vandaag}
        plan = sessie.bewaar(Plan(versienummer=1, **vast))
        for naam, tekst in (("Samira", WENS), ("Tom", VAN_TOM)):
            over = [zaak.gezin.leden[naam]]
            sessie.bewaar(Plandoel(laag=Laag.PLAN, betreft=over, plan=plan, tekst=tekst))
        sessie.gebeurtenis("plan_begonnen", laag=Laag.PLAN)


def _vraag_en_laat_zien(amal: Mens, zaak: Zaak) -> None:
    amal.ga(f"/huishoudens/{zaak.gezin.openbaar}/personen/{zaak.lid('Samira')}/")
    amal.volg("Toestemming en delen")
    amal.ziet("Er is nog geen toestemming gevraagd", "Geen antwoord is geen ja")
    amal.volg("Toestemming vragen")
    amal.bekijk("vragen")
    amal.vul("Met wie wilt u delen?", zaak.ander.naam)
    amal.vul("Waarvoor heeft de ander dit nodig?", "Samen kijken wat thuis helpt")
    amal.kies("Het plan", bij="Wat wilt u delen?")
    amal.vul("Tot welke dag?", timezone.localdate() + timedelta(days=30))
    amal.druk("Verder: wat de ander dan ziet")
    amal.ziet(f"Dit ziet {zaak.ander.naam}", WENS, "Er is nog niets gedeeld", "Het bestand gaat mee (PDF")
    _niet(amal, VAN_TOM)
    amal.bekijk("vooraf")


def _haalt_het_bestand_op(hulp: Mens) -> None:
    with hulp.page.expect_download() as gevraagd:
        hulp.volg("Bestand downloaden")
    assert Path(gevraagd.value.path()).read_bytes() == EEN_PDF


def _leest(hulp: Mens, zaak: Zaak) -> None:
    hulp.ga("/")
    hulp.ziet("Nieuw met u gedeeld")
    _niet(hulp, "Samira")
    hulp.bekijk("nieuw-gedeeld")
    hulp.volg(f"door {zaak.ik.naam}")
    hulp.bekijk("gedeeld")
    hulp.volg("Samira")
    hulp.ziet(WENS, "Samen kijken wat thuis helpt", "Brief van school")
    _niet(hulp, VAN_TOM)
    _haalt_het_bestand_op(hulp)
    hulp.druk("Ik heb dit ontvangen")
    hulp.bekijk("lezen")


def test_a_mother_lets_a_helper_read_and_takes_it_back(browser: Browser, adres: str) -> None:
    zaak = maak_zaak()
    _met_doelen(zaak)
    voeg_toe(zaak.ik, zaak.gezin, betreft=(zaak.gezin.leden["Samira"],))
    amal, hulp = Mens(browser, adres, zaak.ik), Mens(browser, adres, zaak.ander)
    _vraag_en_laat_zien(amal, zaak)
    amal.volg("Terug naar de toestemmingen", "Antwoord vastleggen")
    amal.vul("Wie gaf antwoord?", "Samira")
    amal.kies("Ja, dat is goed", bij="Wat was het antwoord?")
    amal.vul("Hoe weet u dat?", "In een gesprek")
    amal.bekijk("antwoord")
    amal.druk("Vastleggen")
    amal.volg("Delen")
    amal.druk("Nu delen")
    amal.ziet("Nog geen bericht dat het is ontvangen")
    _leest(hulp, zaak)
    amal.ga(f"/huishoudens/{zaak.gezin.openbaar}/personen/{zaak.lid('Samira')}/toestemming/")
    amal.ziet("zegt de ontvanger zelf")
    amal.bekijk("blad")
    amal.volg("Intrekken")
    amal.bekijk("intrekken")
    amal.vul("Wie gaf antwoord?", "Samira")
    amal.vul("Hoe weet u dat?", "Aan de telefoon")
    amal.druk("Toestemming intrekken")
    amal.ziet("Ingetrokken")
    hulp.page.reload()
    hulp.ziet("geldt niet meer")
    hulp.ga("/")
    hulp.ziet("Toestemming gestopt")
    _niet(hulp, "Samira")
    hulp.bekijk("gestopt")
    hulp.druk("Gezien")
    hulp.klaar()
    _zonder_toestemming(amal, zaak)
    amal.klaar()


def _zonder_toestemming(amal: Mens, zaak: Zaak) -> None:
    amal.volg("Vastleggen dat er zonder toestemming is gedeeld")
    amal.vul("Waarop rust dit?", "Recht om te melden")
    amal.vul("Met welke organisatie deelt u?", zaak.ander.organisatie_naam)
    amal.vul("Wat deelt u?", "Wat er gisteren gebeurde")
    amal.vul("Waarom zonder toestemming?", "Het kan niet wachten")
    amal.hoofd.get_by_role("button", name="Vastleggen").click()
    amal.ziet("Deze grond is niet nagegaan", "waarom u het nog niet vertelde")
    amal.bekijk("zonder")
