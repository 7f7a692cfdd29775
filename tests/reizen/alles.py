"""A small world with something on every page, for the journey along every address (``test_alle_paginas.py``)."""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user, get_user_model
from django.core import signing
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.analyse.lezen import lees_analyse
from tandem.acties.casus.afronden import Afrondinvoer, rond_af
from tandem.acties.casus.afrondfeiten import Beantwoord, Lidoordeel
from tandem.acties.casus.bespreking import (
    Besluitinvoer,
    Besprekinginvoer,
    leg_besluiten_vast,
    plan_bespreking,
    voeg_overwegingen_toe,
)
from tandem.acties.casus.betrekken import Betrokkeninvoer, betrek
from tandem.acties.casus.betrekkeuzes import Komst
from tandem.acties.casus.consultatie import Vraaginvoer, beantwoord_consultatie, vraag_consultatie
from tandem.acties.casus.contact import Contactinvoer, Kindinvoer, leg_contact_vast
from tandem.acties.casus.fase import Faseinvoer, ga_naar_fase
from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.casus.uitnodiging import Gastinvoer, lees_uitnodigblad, nodig_uit
from tandem.acties.huishouden.contactgegevens import Contactinvoer as Gegeven
from tandem.acties.huishouden.contactgegevens import leg_contactgegeven_vast
from tandem.acties.plan.afspreken import Evaluatieinvoer, evalueer_plan
from tandem.acties.rechten.account import account_voor
from tandem.acties.regio.rooster import plan_dienst
from tandem.acties.regio.waarneming import Waarneeminvoer, regel_waarneming
from tandem.models import Casus
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.web.huishouden.zoeken import ZOUT
from tests import wereld
from tests.acties.analyse.hulp import begin as nieuwe_analyse
from tests.acties.analyse.hulp import voorgelegd
from tests.acties.analyse.verhaal import gezin_met_jaar, vertel_analyse, vertel_veiligheid
from tests.acties.casus.hulp import SCHOOL, oordeel, signaal
from tests.acties.casus.test_fase import _afspraak as afspraak_niet_gelukt
from tests.kalender import over, vandaag
from tests.reizen.dossiers import vol_dossier
from tests.web.huishouden.wereldje import volle_wereld
from tests.web.hulp import ingelogd, tekst
from tests.web.rechten.passkey import Passkey
from tests.web.rechten.test_account import _opties

DAG, UUR = timedelta(days=1), timedelta(hours=1)


@dataclass
class Alles:
    """Who there is, the households of each (fullest first), and what stands in addresses that no table tells."""

    huizen: dict[Actor, list[uuid.UUID]] = field(default_factory=dict)
    los: dict[str, list[object]] = field(default_factory=dict)
    vraag: dict[str, str] = field(default_factory=dict)
    """What follows the question mark, where a page asks for it."""
    varianten: dict[str, list[str]] = field(default_factory=dict)
    """Other sides of a page that are chosen behind the question mark."""
    vers: Actor | None = None
    """Who just gave the password; the other one with a second step did so long ago."""

    def log_in(self, actor: Actor) -> Client:
        """A client that is logged in."""
        client = ingelogd(actor)
        return _vers(client) if actor == self.vers else client


def _vers(client: Client) -> Client:
    """Let it be as if the password was given just now, as django-allauth writes it down."""
    verzoek, sessie = HttpRequest(), client.session
    verzoek.session = sessie
    record_authentication(verzoek, get_user(verzoek), "password")
    sessie.save()
    return client


def bouw() -> Alles:
    """Make the world through the actions."""
    team = wereld.team()
    amal, leider, robin, collega = (
        wereld.professional(rol, in_team=team)
        for rol in ("casusregisseur", "teamleider", "dienstdoende", "casusregisseur")
    )
    beheerder, _, huis, plekken = volle_wereld()
    vol = _vol(amal)
    huizen = [
        vol,
        _voorgelegd(amal),
        _meekijken(amal, collega),
        _afgerond(amal),
        _zonder_casus(amal),
        _bijgesteld(amal),
    ]
    alles = Alles({amal: [een.openbaar for een in huizen], beheerder: [huis]})
    for wie in (leider, robin, collega):
        alles.huizen[wie] = alles.huizen[amal]
    (oud, _), (alles.vers, nummers) = _met_tweede_stap(), _met_tweede_stap()
    alles.huizen |= {oud: [huis], alles.vers: [huis]}
    alles.los = {
        "wat": ["regel"], "naar": [plekken["naar"]], "soort": ["blijvend_veilig", "niet_bevestigd", "gi"],
        "link": [_overleg(amal, vol)], "nummer": _rooster(leider, amal, robin, collega),
        "pk": nummers,
    }  # fmt: skip
    alles.vraag = dict.fromkeys(
        ("huishouden_nieuw", "signaal_nieuw_huishouden"), f"?gezocht={signing.dumps(amal.medewerker, salt=ZOUT)}"
    )
    voor = [f"?lid={vol.leden['Tom']}"]
    blad = [f"?voor={een.openbaar}&thuis=ja" for een in lees_analyse(door=amal, huishouden=vol.openbaar).kop.leden[:1]]
    alles.varianten = {"betrekken": [f"?soort={komst.value}" for komst in Komst]}
    alles.varianten |= dict.fromkeys(("maatregel_nieuw", "bevoegdheid_nieuw", "voorbereiden"), voor)
    alles.varianten |= dict.fromkeys(("analyse_afdrukken", "veiligheid_afdrukken"), blad)
    alles.varianten |= {"start": ["?van=mij"], "dienst": ["?q=Samira"], "zoeken": ["?q=Samira", "?q=Onbekende+Persoon"]}
    return alles


def _vol(amal: Actor) -> wereld.Gezin:
    """A year of everything: a household that is full."""
    gezin = gezin_met_jaar(amal)
    vertel_analyse(amal, gezin)
    nieuwe_analyse(amal, gezin)
    vertel_veiligheid(amal, gezin)
    vol_dossier(amal, gezin)
    signaal(amal, gezin)
    signaal(amal, gezin, melder=SCHOOL, acuut=True, wat_nu="Dezelfde dag langs.")
    _contact(amal, gezin)
    _mensen(amal, gezin)
    _advies(amal, gezin)
    wie = {"door": amal, "huishouden": gezin.openbaar}
    leg_contactgegeven_vast(**wie, invoer=Gegeven("adres", "Schuilplaats 3, 3011 SS Rotterdam", afgeschermd=True))
    onveilig = Gegeven("telefoon", "010 000 98 76", veilig=False, toelichting="Samen gebruikt. Niet bellen over hulp.")
    leg_contactgegeven_vast(**wie, invoer=onveilig)
    leg_contactgegeven_vast(**wie, invoer=Gegeven("telefoon", "010 000 12 34"))
    return gezin


def _contact(amal: Actor, gezin: wereld.Gezin) -> None:
    kinderen = {lid: Kindinvoer(True, True) for naam, lid in gezin.leden.items() if naam != "Samira"}
    invoer = Contactinvoer(
        timezone.now() - UUR, "huisbezoek", (gezin.leden["Samira"],), kinderen,
        (Regelinvoer("stem", "Het is stil als oma er is.", vandaag(), stem=gezin.leden["Noor"]),),
        volgend_contact=over(9), teruggelezen="later",
    )  # fmt: skip
    leg_contact_vast(door=amal, huishouden=gezin.openbaar, invoer=invoer)


def _mensen(amal: Actor, gezin: wereld.Gezin) -> None:
    """A tandem partner of whom the household was not told yet, and somebody of a school."""
    partner = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("gi"))
    school = wereld.organisatie("onderwijs").pk
    for invoer in (
        Betrokkeninvoer("samen_optrekken", vandaag(), partner.lidmaatschap, reden="Er is spoed."),
        Betrokkeninvoer("signaleren", vandaag(), naam="Juf Anke", organisatie=school, rol="aanbieder"),
    ):
        betrek(door=amal, huishouden=gezin.openbaar, invoer=invoer)


def _advies(amal: Actor, gezin: wereld.Gezin) -> None:
    wie = {"door": amal, "huishouden": gezin.openbaar}
    gi = wereld.organisatie("gi").pk
    for vraag in ("Wat kan ik nog doen?", "Hoe praten wij met een kind van vier?"):
        invoer = Vraaginvoer(vraag, gi, "Collega Voorbeeld", False, vandaag(), over(1))
        een = vraag_consultatie(**wie, invoer=invoer)
    antwoord = {"antwoord": "Teken samen hoe een dag gaat.", "positie": "Jeugdbeschermer, denkt alleen mee"}
    beantwoord_consultatie(**wie, consultatie=een, op=vandaag(), **antwoord)


def _overleg(amal: Actor, gezin: wereld.Gezin) -> str:
    """A joint talk with a line, a decision and a guest; return the link of the guest."""
    samen = (gezin.leden["Samira"], gezin.leden["Noor"])
    invoer = Besprekinginvoer(
        "casusbespreking", timezone.now() + DAG, "Kan Tom bij oma blijven?", "deels", "Tom is op school.", samen
    )
    wie = {"door": amal, "huishouden": gezin.openbaar}
    ding = {**wie, "bespreking": plan_bespreking(**wie, invoer=invoer)}
    regel = Regelinvoer("oordeel", "Bij oma is het rustig.", vandaag(), betreft=samen)
    voeg_overwegingen_toe(**ding, regels=[regel])
    besluit = Besluitinvoer("Tom slaapt deze week bij oma.", "Daar is het rustig.", over(7), lid=gezin.leden["Samira"])
    leg_besluiten_vast(**ding, besluiten=[besluit])
    stukken = tuple(stuk.openbaar for stuk in lees_uitnodigblad(**ding).stukken if stuk.tekst == regel.tekst)
    gast = Gastinvoer(
        "Agent Voorbeeld", "Politie (voorbeeld)", "Vertellen over de avond", "010 000 00 00", timezone.now() + 3 * DAG,
        stukken,
    )  # fmt: skip
    return nodig_uit(**ding, invoer=gast).link


def _voorgelegd(amal: Actor) -> wereld.Gezin:
    """An analysis that the household is being asked about; long names, and from right to left."""
    gezin = wereld.gezin(amal, ("Samira", "Marie-Louise Theodora Wilhelmina van der Berg-Oudenhoven", "أميرة 🌸"))
    voorgelegd(amal, gezin)
    return gezin


def _meekijken(amal: Actor, collega: Actor) -> wereld.Gezin:
    """A step that waits for a colleague to look along."""
    gezin = wereld.gezin(amal)
    afspraak_niet_gelukt(amal, gezin)
    vertel = {"reden": "Oma was ziek.", "collega": collega.lidmaatschap, "uiterlijk": over(2)}
    oordeel(amal, gezin)
    invoer = Faseinvoer("stabiele_veiligheid", **vertel)
    ga_naar_fase(door=amal, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), invoer=invoer)
    return gezin


def _afgerond(amal: Actor) -> wereld.Gezin:
    """A case that ended well, with aftercare to come."""
    gezin = wereld.gezin(amal, ("Özge", "Bo"))
    with deur.schrijf(door=amal, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.gebeurtenis("test")
        sessie.van(Casus).update(fase="nazorg")
    woorden = {lid: Lidoordeel("ja", "Het is rustig.") for lid in gezin.leden.values()}
    gehoord = {Voorwaarde.HUISHOUDEN_GEHOORD: "Samen aan tafel besproken."}
    invoer = Afrondinvoer("blijvend_veilig", "Het is klaar.", Beantwoord(woorden, vast_gezicht=True, bevestigd=gehoord))
    rond_af(door=amal, huishouden=gezin.openbaar, verzoek=uuid.uuid4(), invoer=invoer)
    return gezin


def _zonder_casus(amal: Actor) -> wereld.Gezin:
    return wereld.gezin(amal, ("Youssef",), met_casus=False)


def _bijgesteld(amal: Actor) -> wereld.Gezin:
    """A plan of which there is an earlier version."""
    gezin, _ = vol_dossier(amal)
    invoer = Evaluatieinvoer(vandaag(), "bijstellen", "Het slot is er.", "De nachten.")
    evalueer_plan(door=amal, huishouden=gezin.openbaar, invoer=invoer)
    return gezin


def _rooster(leider: Actor, amal: Actor, robin: Actor, collega: Actor) -> list[object]:
    """Who has duty and who stands in; return their numbers."""
    nu = timezone.now()
    dienst = plan_dienst(door=leider, medewerker=robin.medewerker, van=nu - UUR, tot=nu + 8 * UUR)
    weg = Waarneeminvoer(amal.medewerker, collega.medewerker, nu + 20 * DAG, nu + 25 * DAG, "verlof")
    return [dienst, regel_waarneming(door=amal, invoer=weg)]


def _met_tweede_stap() -> tuple[Actor, list[object]]:
    """A professional with a password, an app with codes and a passkey; and the numbers of the passkey."""
    actor = wereld.professional()
    account = get_user_model().objects.get(pk=account_voor(medewerker=actor.medewerker))
    account.set_password("vier blauwe fietsen op de dijk")
    account.save()
    client, erbij = _vers(ingelogd(actor)), "/account/tweede-stap/passkeys/erbij/"
    gemaakt = Passkey().maak(_opties(tekst(client.get(erbij)))["creation_options"])
    client.post(erbij, {"name": "Telefoon", "credential": gemaakt})
    Authenticator.objects.create(user=account, type="totp", data={"secret": "ABCDEFGHIJKLMNOP"})
    rij = Authenticator.objects.get(user=account, type="webauthn")
    return actor, [rij.pk]
