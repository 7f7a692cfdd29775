"""The whole ride of one household by three people: from a signal until lasting safety and aftercare.

Amal (case director) hears the signal and makes the plan with Zeynep; a partner of the RVT joins in tandem and records
what the court decided; the team leader changes the face; the new face ends the case.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests import wereld
from tests.reizen.mens import Mens

pytestmark = [pytest.mark.reis, pytest.mark.usefixtures("db")]
DAG, WEEK = timedelta(days=1), timedelta(days=7)


def test_from_signal_to_safe_by_three_people(browser: Browser, adres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    team = wereld.team()
    amal, joris = (wereld.professional(in_team=team) for _ in range(2))
    leider = wereld.professional("teamleider", in_team=team)
    partner = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("gi"))
    regisseur = Mens(browser, adres, amal)
    huis = _signaal_tot_casus(regisseur)
    _bezoek(regisseur, huis, "Can liet zijn kamer zien.")
    _analyse(regisseur, huis)
    _veiligheid(regisseur, huis)
    _plan(regisseur, huis)
    _tandem_erbij(regisseur, huis, partner.naam)
    rvt = Mens(browser, adres, partner)
    _bezoek(rvt, huis, "Zeynep vertelde over de nachten.")
    _maatregel(rvt, huis)
    _ander_gezicht(Mens(browser, adres, leider), huis, joris.naam)
    echt = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: echt() + DAG)
    nieuw = Mens(browser, adres, joris)
    nieuw.ga(f"{huis}betrokkenen/")
    nieuw.ziet("Het vaste gezicht is 1 keer gewisseld.")
    _maatregel_stopt(nieuw, huis)
    _afspraak_gelukt(nieuw, huis)
    _naar_nazorg(nieuw, huis)
    _afronden(nieuw, huis)
    for mens in (regisseur, rvt, nieuw):
        mens.klaar()


def _signaal_tot_casus(m: Mens) -> str:
    """Search first, record what the school says, decide that the team goes on; return the address of the household."""
    m.ga("/")
    m.volg("Signaal vastleggen")
    m.vul("Zoek op naam", "Zeynep Rit")
    m.druk("Zoek")
    m.volg("Nieuw signaal vastleggen")
    for nummer, (rol, naam, geboren) in enumerate((("ouder", "Zeynep", 35), ("kind", "Can", 8))):
        dag = timezone.localdate() - timedelta(days=365 * geboren + 40)
        m.page.locator(f"[name=leden-{nummer}-rol]").select_option(rol)
        m.page.locator(f"[name=leden-{nummer}-voornaam]").fill(naam)
        m.page.locator(f"[name=leden-{nummer}-achternaam]").fill("Rit")
        m.page.locator(f"[name=leden-{nummer}-geboortedatum]").fill(str(dag))
    m.vul("In welke gemeente", "Testgemeente")
    m.vul("Wat voor regel is dit?", "Waarneming:")
    m.vul("Wat is er gemeld?", "Can is bang om naar huis te gaan.")
    m.kies("Persoon 2: Can", bij="Over wie gaat dit?")
    expect(m.hoofd.get_by_label("Persoon 8").first).to_be_hidden()
    m.vul("Wie meldt dit?", "rofessional")
    m.vul("Naam van de melder", "Juf Anke")
    m.vul("Organisatie", "Basisschool De Klaver")
    m.kies("Ja, het huishouden mag weten wie dit meldt", bij="Mag het huishouden weten")
    m.druk("Vastleggen")
    m.ziet("Can is bang om naar huis te gaan.")
    m.volg("Signaal beoordelen")
    m.kies("Het lokale team gaat verder", bij="Wat gebeurt er na dit signaal?")
    m.vul("Waarom besluit u dit?", "Can is bang. Wij gaan morgen langs.")
    m.vul("Wie wordt het vaste gezicht?", m.actor.naam)
    m.druk("Besluit vastleggen")
    huis = re.search(r"/huishoudens/[0-9a-f-]+/", m.page.url)
    assert huis
    return huis.group()


def _bezoek(m: Mens, huis: str, wat: str) -> None:
    """At home; the child was seen and spoken to alone."""
    m.ga(huis)
    m.volg("Contact vastleggen")
    m.kies("Alleen gesproken", bij="Can: gezien, en alleen gesproken?")
    m.vul("Wat is er gezegd of gezien?", wat)
    m.kies("Ja", bij="Hebt u voorgelezen")
    m.druk("Contact vastleggen")
    m.ziet(wat, "gezien en alleen gesproken")


def _analyse(m: Mens, huis: str) -> None:
    """Made together, shown, recognised, established."""
    m.ga(huis)
    m.volg("Analyse", "Begin samen")
    m.vul("Waarvoor maakt u deze analyse samen?", "Begrijpen waarom Can niet slaapt.")
    m.vul("Veiligheid thuis", "Daar begon het mee.")
    m.druk("Begin")
    m.volg("Schrijf samen op")
    m.vul("Wat voor regel is dit?", "Stem:")
    m.vul("Onderwerp", "Veiligheid thuis")
    m.vul("Zorg of kracht?", "zorg")
    m.page.locator("[name=regels-0-tekst]").fill("Ik schreeuw als ik moe ben.")
    m.kies("Zeynep Rit", bij="Over wie gaat dit?")
    m.vul("Wiens woorden zijn dit?", "Zeynep")
    m.druk("Vastleggen")
    m.volg("Leg voor aan het huishouden")
    m.vul("Vóór welke dag vraagt u het iedereen?", timezone.localdate() + WEEK)
    m.druk("Leg voor")
    m.volg("Vraag Zeynep")
    m.kies("Ja", bij="Herken ik me hierin?")
    m.druk("Vastleggen")
    m.volg("Stel vast")
    m.druk("Stel vast")
    m.ziet("vastgesteld")


def _veiligheid(m: Mens, huis: str, woord: str = "Onveilig") -> None:
    """How safe it is for each, by the professional; and an agreement to check."""
    for naam in ("Zeynep Rit", "Can Rit"):
        m.ga(huis)
        m.volg("Veiligheid", "Bespreek hoe veilig het is")
        m.kies(naam, bij="Over wie gaat dit?")
        m.kies(woord, bij="Hoe veilig is het volgens u?")
        m.vul("Waarom vindt u dat?", "Gezien aan de keukentafel.")
        m.druk("Vastleggen")
    if woord == "Onveilig":
        m.volg("Maak een afspraak")
        m.vul("Wat spreekt u af?", "Oma slaapt hier op vrijdag.")
        m.vul("Wie doet dit?", "iemand anders")
        m.vul("Iemand anders, namelijk", "oma")
        m.vul("Wanneer kijkt u samen of het lukt?", timezone.localdate())
        m.druk("Vastleggen")
        m.ziet("Oma slaapt hier op vrijdag.")


def _plan(m: Mens, huis: str) -> None:
    """A goal in own words, who agrees, and when to look back."""
    m.ga(huis)
    m.volg("Plan", "Eerste doel opschrijven")
    m.vul("Wat willen jullie bereiken?", "Weer slapen zonder wakker te schrikken.")
    m.druk("Doel vastleggen")
    for naam in ("Zeynep", "Can"):
        m.volg(naam)
        m.kies("Ja", bij="Wat vindt deze persoon")
        m.druk("Antwoord vastleggen")
    m.volg("Plan samen afspreken")
    m.vul("Wanneer kijken jullie samen terug?", timezone.localdate() + 6 * WEEK)
    m.druk("Plan afspreken")


def _tandem_erbij(m: Mens, huis: str, naam: str) -> None:
    """A partner joins beside the face; the household is told before the first contact, and one felt pressed."""
    m.ga(f"{huis}betrokkenen/")
    m.volg("Iemand erbij betrekken", "Een tandempartner, naast het vaste gezicht")
    m.vul("Wie komt erbij?", naam)
    m.vul("Waarom komt deze persoon erbij?", "Samen kijken naar de veiligheid.")
    m.druk("Betrekken")
    m.ziet("Het huishouden hoorde dit nog niet.")
    m.volg("Vertel het huishouden")
    m.kies("Ja", bij="Zeynep")
    m.druk("Vastleggen dat u dit hebt verteld")
    m.ziet("Verteld aan het huishouden op", "1 keer zei iemand")


def _maatregel(m: Mens, huis: str) -> None:
    """What the court decided is recorded at once; what is still owed stands on the list."""
    m.ga(f"{huis}regime/")
    m.volg("Maatregel vastleggen", "Can")
    m.vul("Welke maatregel is het?", "Ondertoezichtstelling")
    m.vul("Wie heeft dit beslist?", "rechter")
    m.vul("Waarom is nog niet alles gedaan?", "Het besluit viel in de nacht.")
    m.vul("Wanneer is het uiterlijk gedaan?", timezone.localdate() + WEEK)
    m.druk("Maatregel vastleggen")
    m.ziet("Ondertoezichtstelling", "Het besluit viel in de nacht.")


def _ander_gezicht(m: Mens, huis: str, naam: str) -> None:
    """The leader sees the team, and another colleague becomes the face: with a reason, told, and counted."""
    m.ga("/team/")
    m.kies_menu("Huishoudens")
    m.volg("Zeynep", "Alles over wie betrokken is", "Vast gezicht wisselen")
    m.vul("Wie wordt het vaste gezicht?", naam)
    m.vul("Vanaf welke dag?", timezone.localdate() + DAG)
    m.vul("Waarom wisselt het?", "ziek")
    m.vul("Wanneer vertelde u dit aan het huishouden?", timezone.localdate())
    m.druk("Wisselen")
    m.ziet(naam, "Komt nog")
    m.klaar()


def _maatregel_stopt(m: Mens, huis: str) -> None:
    """The court ends it; safeguards count at the end as well."""
    m.ga(f"{huis}regime/")
    m.volg("Ondertoezichtstelling", "Einde vastleggen")
    m.vul("Wat is de eerste dag zonder?", timezone.localdate())
    m.vul("Waarom is nog niet alles gedaan?", "De brief gaat morgen op de post.")
    m.vul("Wanneer is het uiterlijk gedaan?", timezone.localdate() + WEEK)
    m.druk("Einde vastleggen")


def _afspraak_gelukt(m: Mens, huis: str) -> None:
    """The agreement was checked together, and kept."""
    m.ga(f"{huis}contacten/")
    m.volg("Oma slaapt hier op vrijdag.")
    m.kies("Ja", bij="Is het gelukt?")
    m.hoofd.get_by_label("De afspraak stopt").check(force=True)
    m.druk("Vastleggen")


def _naar_nazorg(m: Mens, huis: str) -> None:
    """Safe enough for each; the case goes on, one phase after another."""
    _veiligheid(m, huis, "Veilig genoeg")
    for fase in ("stabiele veiligheid", "herstel", "nazorg"):
        m.ga(f"{huis}casus/fase/")
        m.kies(f"Verder naar {fase}", bij="Naar welke fase?")
        m.druk("Stap vastleggen")


def _afronden(m: Mens, huis: str) -> None:
    """Everybody finds it safe for good; aftercare stays, and is done once."""
    m.ga(f"{huis}casus/")
    m.volg("Afronden", "Blijvend veilig")
    for naam in ("Zeynep", "Can"):
        m.kies("Ja", bij=f"Vindt {naam} het blijvend veilig?")
    m.kies("Ja", bij="Vindt u het, als vast gezicht")
    m.vul("Hoe is het huishouden gehoord", "Samen aan tafel. Zij zijn het eens.")
    m.vul("Waarom eindigt de casus?", "Het is al lang rustig.")
    m.druk("Casus afronden")
    m.ga(f"{huis}casus/nazorg/")
    m.hoofd.get_by_role("textbox", name="Hoe gaat het nu?").fill("Ik slaap weer door.")
    m.kies("Zeynep Rit", bij="Over wie gaat dit?")
    m.vul("Wiens woorden zijn dit?", "Zeynep")
    m.kies("Ja", bij="Gaat het goed genoeg?")
    m.druk("Nazorg vastleggen")
    m.ga(f"{huis}casus/nazorg/")
    m.ziet("Ik slaap weer door.")
