"""Advice in a browser: an adviser, a council member and an alderman, from asking to what changed."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tandem.management.vullen.adviezen import vertel
from tests import organisatiewereld as ow
from tests.reizen.mens import Mens
from tests.reizen.test_belemmering import _beeld

pytestmark = pytest.mark.usefixtures("db")


def _dag(dagen):
    return timezone.localdate() + timedelta(days=dagen)


def _vraagt(mens: Mens, raad: str) -> None:
    mens.ga("/verbeteren/")
    mens.page.get_by_role("link", name="Advies", exact=True).first.click()
    mens.volg("Advies vragen")
    mens.vul("Aan welke raad vraagt u advies?", raad)
    mens.vul("Waar gaat het over?", "Een brief in gewone taal")
    mens.vul("Wat wilt u van de raad weten?", "Wat moet er in onze eerste brief staan?")
    mens.kies("er ligt een ontwerp, en alles kan nog anders", bij="Hoe ver is het besluit?")
    mens.vul("Wanneer wilt u het advies hebben?", _dag(20))
    mens.vul("Wanneer reageert u uiterlijk op het advies?", _dag(40))
    _beeld(mens, "advies-vragen")
    mens.druk("Versturen aan de raad")
    mens.ziet("Er is nog geen advies.")
    _beeld(mens, "adviesvraag")


def _schrijft(mens: Mens) -> None:
    """Write with a name in it, that is asked about; read once more; send."""
    mens.ga("/verbeteren/advies/")
    mens.volg("Een brief in gewone taal", "Advies schrijven")
    mens.vul("Wat adviseert de raad?", "Samira begreep de brief niet.\n\nSchrijf wie er belt, en wanneer.")
    _beeld(mens, "advies-schrijven")
    mens.druk("Bewaren en nakijken")
    mens.ziet("Gaat dit over een persoon?")
    mens.hoofd.get_by_role("button", name="Versturen").click()
    expect(mens.page.locator("#fouten")).to_contain_text("de naam")
    _beeld(mens, "advies-versturen")
    mens.volg("Verder schrijven")
    mens.vul("Wat adviseert de raad?", "Schrijf wat er gaat gebeuren.\n\nSchrijf wie er belt, en wanneer.")
    mens.druk("Bewaren en nakijken")
    mens.druk("Versturen")
    mens.ziet("Het advies ligt nu vast.", "wacht op reactie")


def _reageert(mens: Mens) -> None:
    mens.ga("/verbeteren/")
    mens.ziet("1 advies wacht op onze reactie")
    mens.volg("1 advies wacht op onze reactie", "Een brief in gewone taal", "Meer tijd vragen")
    mens.vul("Wanneer reageert u dan wel?", _dag(60))
    mens.vul("Waarom heeft u meer tijd nodig?", "Het college vergadert later.")
    _beeld(mens, "reactie-uitstellen")
    mens.druk("Vastleggen")
    mens.volg("Reactie schrijven")
    mens.kies("deels overgenomen", bij="Punt 1: Schrijf wat er gaat gebeuren.")
    mens.kies("overgenomen", bij="Punt 2: Schrijf wie er belt, en wanneer.")
    _beeld(mens, "reactie-schrijven")
    mens.druk("Bewaren als concept")


def _stelt_vast_met_toetsen(mens: Mens) -> None:
    """Establish by keyboard alone: first refused, because a reason is missing."""
    mens.ga("/verbeteren/advies/")
    mens.volg("Een brief in gewone taal", "Reactie vaststellen en versturen")
    mens.hoofd.get_by_role("button", name="Vaststellen en versturen").focus()
    mens.page.keyboard.press("Enter")
    expect(mens.page.locator("#fouten")).to_contain_text("waarom punt 1")
    _beeld(mens, "reactie-vaststellen")
    mens.ga("/verbeteren/advies/")
    mens.volg("Een brief in gewone taal", "Verder schrijven aan de reactie")
    mens.vul("Waarom, en wat gaat u doen? (punt 1)", "Wat er gebeurt, weten wij pas na het gesprek.")
    mens.druk("Bewaren als concept")
    mens.volg("Reactie vaststellen en versturen")
    mens.hoofd.get_by_role("button", name="Vaststellen en versturen").focus()
    mens.page.keyboard.press("Enter")
    mens.ziet("Vastgesteld en verstuurd aan de raad.")
    mens.hoofd.get_by_role("link", name="Vastleggen wat er veranderde door punt 2").click()
    mens.vul("Wat is er nu anders?", "Onder elke brief staat nu een naam en een nummer.")
    mens.vul("Waar staat dit?", "een besluit")
    _beeld(mens, "advies-gevolg")
    mens.druk("Vastleggen")
    _beeld(mens, "advies-beantwoord")


def test_an_advice_goes_from_the_question_to_what_changed(browser: Browser, adres: str) -> None:
    plek, (raadslid,) = ow.gemeente(), ow.raad()
    beleid, wethouder = plek.actor(), plek.actor("bestuurder")
    bo, cor, wim = (Mens(browser, adres, wie) for wie in (beleid, raadslid, wethouder))
    _vraagt(bo, raadslid.organisatie_naam)
    _schrijft(cor)
    _reageert(bo)
    cor.ga("/verbeteren/advies/")
    cor.volg("Een brief in gewone taal")
    cor.ziet("Het college vergadert later.")
    _stelt_vast_met_toetsen(wim)
    cor.ga("/verbeteren/")
    cor.volg("1 verandering wacht op de raad", "Een brief in gewone taal", "Is dit wat u bedoelde?")
    cor.kies("ja, dit bedoelden wij", bij="Is dit wat de raad bedoelde?")
    _beeld(cor, "advies-duiden")
    cor.druk("Vastleggen")
    cor.ziet("ja, dit bedoelden wij")
    cor.volg("Verbeteren met een nieuwe versie")
    _beeld(cor, "advies-nieuw")
    for wie in (bo, cor, wim):
        wie.klaar()


def test_what_was_sent_is_withdrawn_and_the_other_reads_why(browser: Browser, adres: str) -> None:
    plek, (raadslid,) = ow.gemeente(), ow.raad()
    beleid, wethouder = plek.actor(), plek.actor("bestuurder")
    bo, cor = Mens(browser, adres, beleid), Mens(browser, adres, raadslid)
    vertel(raadslid, beleid, wethouder)
    bo.ga("/verbeteren/advies/")
    cor.ga("/verbeteren/advies/")
    cor.volg("Gewone taal en meepraten (voorbeeld)", "Dit advies intrekken")
    cor.vul("Waarom trekt u dit in?", "De helft van de antwoorden telde dubbel.")
    _beeld(cor, "advies-intrekken")
    cor.druk("Intrekken")
    cor.ziet("Ingetrokken. Wie het kreeg, ziet dat", "is ingetrokken op")
    bo.ga("/verbeteren/advies/")
    _beeld(bo, "adviezen-ingetrokken")
    bo.volg("Gewone taal en meepraten (voorbeeld)")
    bo.ziet("De helft van de antwoorden telde dubbel.", "Reageren hoeft niet meer.")
    _beeld(bo, "advies-ingetrokken")
    for wie in (bo, cor):
        wie.klaar()


def test_what_stands_in_the_demo_is_looked_at(browser: Browser, adres: str) -> None:
    plek, (raadslid,) = ow.gemeente(), ow.raad()
    beleid = plek.actor()
    vertel(raadslid, beleid, plek.actor("bestuurder"))
    bo, cor = (Mens(browser, adres, wie) for wie in (beleid, raadslid))
    for wie, pad, naam in (
        (cor, "", "adviezen-raad"), (bo, "", "adviezen-gemeente"), (bo, "overzicht/", "advies-overzicht"),
    ):  # fmt: skip
        wie.ga(f"/verbeteren/advies/{pad}")
        _beeld(wie, naam)
    cor.ga("/verbeteren/advies/")
    cor.volg("Bereikbaar zijn voor gezinnen (voorbeeld)")
    _beeld(cor, "advies-afgerond")
    bo.ga("/verbeteren/ervaring/")
    _beeld(bo, "ervaring")
    bo.volg("Iemand doet mee")
    _beeld(bo, "ervaring-erbij")
    bo.ga("/verbeteren/ervaring/")
    bo.volg("de nieuwe folder over veiligheid")
    _beeld(bo, "ervaring-wijzigen")
    for wie in (bo, cor):
        wie.klaar()
