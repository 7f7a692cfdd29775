"""An evening with emergency access, the officer the morning after; and a complaint from the door to its outcome."""

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.models import Organisatie, Team
from tests import wereld
from tests.acties.rechten import noodhulp
from tests.reizen.mens import Mens

pytestmark = pytest.mark.usefixtures("db")


def _vraag(mens: Mens, achternaam: str) -> None:
    mens.ga("/zoeken/")
    mens.volg("Iemand is nu in gevaar", "Noodtoegang vragen")
    mens.vul("Voornaam", "Tom")
    mens.vul("Achternaam", achternaam)
    mens.vul("Geboortedatum", noodhulp.GEBOREN)
    mens.kies("een kind moet nu ergens veilig heen", bij="Waarom kan het niet wachten?")
    mens.vul("Wat is er aan de hand?", noodhulp.REDEN)


def test_an_evening_with_emergency_access(browser: Browser, adres: str) -> None:
    amal, nacht = wereld.professional(), wereld.professional("jeugdbeschermer")
    achternaam = noodhulp.naam()
    huis = noodhulp.thuis(amal, achternaam)
    geheim = Contactinvoer("adres", "Schuilstraat 7, 3011 XY Rotterdam", afgeschermd=True)
    leg_contactgegeven_vast(door=amal, huishouden=huis, invoer=geheim)
    nol = Mens(browser, adres, nacht)
    _vraag(nol, "Onbekend")
    nol.bekijk("nood-vragen")
    nol.druk("Noodtoegang vragen")
    nol.ziet("Wij kunnen u over deze persoon niets melden.")
    nol.bekijk("nood-niets")
    _vraag(nol, achternaam)
    nol.druk("Noodtoegang vragen")
    nol.ziet("U hebt noodtoegang", "Nog 60 minuten")
    nol.bekijk("nood-huishouden")
    nol.volg("met een reden")
    nol.vul("Waarom moet u dit nu zien?", "Zij moet nu worden opgehaald.")
    nol.druk("Openen")
    nol.volg("Vastleggen wat u deed")
    nol.vul("Wat was er, en wat hebt u gedaan?", "Tom is bij zijn oma gebracht.")
    nol.druk("Vastleggen")
    gezicht = Mens(browser, adres, amal)
    gezicht.ga("/")
    gezicht.ziet("Het huishouden vertellen dat er noodtoegang was")
    gezicht.ga(f"/huishoudens/{huis}/noodtoegang/")
    gezicht.bekijk("nood-keren")
    gezicht.volg(nacht.naam)
    gezicht.vul("Op welke dag vertelde u het?", timezone.localdate())
    gezicht.bekijk("nood-vertellen")
    gezicht.druk("Vastleggen")
    gezicht.ziet("verteld op")
    _de_volgende_keer(browser, adres, nacht, achternaam)
    for mens in (nol, gezicht):
        mens.klaar()


def _de_volgende_keer(browser: Browser, adres: str, nacht, achternaam: str) -> None:
    """Nobody looked for weeks: a colleague must confirm; then the officer judges."""
    noodhulp.maak_te_laat(nacht)
    mos = Mens(browser, adres, wereld.professional("jeugdbeschermer", in_team=Team.objects.get(pk=nacht.team)))
    mos.ga("/")
    mos.ziet(f"De noodtoegang van {nacht.naam}", "te laat")
    mos.bekijk("nood-werklijst")
    _vraag(mos, achternaam)
    mos.vul("Welke collega bevestigt dit?", nacht.naam)
    mos.bekijk("nood-vragen-tweede")
    mos.druk("Noodtoegang vragen")
    mos.ziet("wacht op een tweede professional")
    mos.bekijk("nood-lijst")
    nol = Mens(browser, adres, nacht)
    nol.ga("/noodtoegang/")
    nol.volg(mos.actor.naam)
    nol.bekijk("nood-bevestigen")
    nol.kies("Ja, ik bevestig dit", bij="Moet uw collega nu kunnen kijken?")
    nol.druk("Antwoord vastleggen")
    pia = Mens(browser, adres, noodhulp.functionaris(nacht.organisatie))
    pia.ga("/")
    pia.ziet("Toezicht op inzien", "te laat")
    pia.bekijk("toezicht")
    pia.page.locator("main").get_by_role("link", name="Noodtoegang", exact=True).first.click()
    pia.bekijk("toezicht-vraag")
    pia.kies("Terecht, en we kunnen ervan leren", bij="Wat vindt u?")
    pia.vul("Waarom vindt u dat?", "Eerst het vaste gezicht bellen.")
    pia.druk("Oordeel vastleggen")
    pia.ziet("Beoordeeld")
    for mens in (mos, nol, pia):
        mens.klaar()


def test_a_complaint_from_the_door_to_its_outcome(browser: Browser, adres: str) -> None:
    actor = wereld.professional(organisatie=wereld.organisatie("gemeente"))
    gezin = wereld.gezin(actor)
    hier = Organisatie.objects.get(pk=actor.organisatie)
    amal = Mens(browser, adres, actor)
    amal.ga(f"/huishoudens/{gezin.openbaar}/")
    amal.volg("Een klacht vastleggen")
    amal.vul("Van wie is de klacht?", "Samira")
    amal.vul("Wat is de klacht?", "Zij kwam drie keer niet opdagen.")
    amal.vul("Over welke organisatie gaat het?", actor.organisatie_naam)
    amal.kies(actor.naam, bij="Over welke professional gaat het?")
    amal.bekijk("klacht-vastleggen")
    amal.druk("Vastleggen")
    amal.ga("/klachten/")
    amal.ziet("Er is hier niets voor u")
    kim = Mens(browser, adres, wereld.professional("klachtenfunctionaris", organisatie=hier))
    kim.ga("/")
    kim.bekijk("klachten")
    kim.volg("Samira")
    kim.ziet("Zij kwam drie keer niet opdagen.", "Waar de klager verder heen kan")
    kim.bekijk("klacht")
    for stap in ("De ontvangst is bevestigd", "Gedeeld met over wie het gaat", "Afgehandeld met een uitkomst"):
        kim.volg("Vastleggen wat u deed")
        kim.kies(stap, bij="Wat hebt u gedaan?")
        kim.vul("Toelichting", "Gesproken met de klager.")
        if stap.startswith("Gedeeld"):
            kim.vul("Met wie deelt u de klacht?", actor.naam)
        if stap.startswith("Afgehandeld"):
            kim.vul("Wat is de uitkomst?", "Voor een deel gegrond")
            kim.bekijk("klacht-stap")
        kim.druk("Vastleggen")
    kim.ziet("Afgehandeld: voor een deel gegrond")
    amal.ga("/klachten/")
    amal.ziet("Met u gedeeld")
    for mens in (amal, kim):
        mens.klaar()
