"""Reporting an obstacle in one minute, and doing something with it: every step tells the reporter what."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import (
    Belemmering,
    Belemmermelding,
    Belemmerstap,
    Medewerker,
    Openstelling,
    Organisatie,
    Organisatierecht,
    Teamlidmaatschap,
)
from tandem.regels.leren.belemmering import KLAAR, Melding, Stand, Stap, Zet, bezwaren_melding, bezwaren_zet, na
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, Geweigerd
from tandem.regels.rechten.organisatie import Kring, Werklaag, Wijze

VERDELEN = Werklaag.LES
"""Who works in the lessons also deals with obstacles; wall 2 says the same (``models/leren.py``)."""


def voornamen() -> frozenset[str]:
    """Return the common first names of content. Never names of households."""
    return frozenset(naam for lijst in catalogus().voornamenlijsten.values() for naam in lijst.namen)


def meld_belemmering(*, door: Actor, melding: Melding, bekend: bool, verzoek: UUID | None = None) -> UUID:
    """Report what stood in the way; returns its public id. ``bekend``: who deals with it may know who reported.

    Raises ``Ongeldig``, and ``Geweigerd`` for who works for an organisation where nobody deals with obstacles.
    """
    with schrijf_organisatie(door=door, wat="belemmering melden", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.WERK, Werklaag.BELEMMERING)
        eis_verdeler(sessie)
        keur(bezwaren_melding(melding, catalogus().belemmersoorten, vermoedens(melding.wat, voornamen())))
        rij = sessie.bewaar(Belemmering(soort=melding.soort, stand=Stand.NIEUW.value, gemeld_op=sessie.vandaag))
        sessie.bewaar(
            Belemmermelding(belemmering=rij, melder_id=door.medewerker, bekend=bekend, wat=melding.wat.strip())
        )
        naam = catalogus().belemmersoorten[melding.soort].naam
        sessie.gebeurtenis("belemmering_gemeld", feiten={"soort": naam}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def eis_verdeler(sessie: Organisatiesessie) -> None:
    """Refuse a report that nobody would read. Raises ``Geweigerd``."""
    if not verdelers(sessie):
        raise Geweigerd("Bij uw organisatie pakt nog niemand belemmeringen op. Vraag het aan uw leidinggevende.")


def verdelers(sessie: Organisatiesessie) -> dict[int, str]:
    """Who deals with obstacles of this organisation today: those whose role works in its lessons."""
    rollen = Organisatierecht.objects.filter(laag=int(VERDELEN), wijze=Wijze.WERKEN.value).values("rol_id")
    gemeente = Organisatie.objects.filter(pk=sessie.organisatie, soort="gemeente").values_list("gemeente_id", flat=True)
    hier = Q(organisatie_id=sessie.organisatie)
    if nummer := gemeente.first():
        hier |= Q(organisatie__soort="lokaal_team", organisatie__gemeente_id=nummer)
    nu = Q(tot=None) | Q(tot__gt=sessie.vandaag)
    leden = Teamlidmaatschap.objects.filter(hier, nu, van__lte=sessie.vandaag, rol_id__in=rollen)
    return dict(leden.order_by("medewerker__naam").values_list("medewerker_id", "medewerker__naam"))


def zet_stap(*, door: Actor, belemmering: UUID, zet: Zet, versie: int, verzoek: UUID | None = None) -> None:
    """Do something with an obstacle of the own organisation.

    Raises ``NietGevonden``, ``Geweigerd`` for who does not deal with obstacles, ``Ongeldig``, and ``Botsing`` when
    somebody else did something with it since it was read.
    """
    with schrijf_organisatie(door=door, wat="belemmering bijwerken", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.BELEMMERING, VERDELEN)
        rij = sessie.een(Belemmering, belemmering)
        if rij.versie != versie:
            raise _botsing(sessie, rij)
        stand = Stand(rij.stand)
        bezwaren = bezwaren_zet(
            stand,
            zet,
            vandaag=sessie.vandaag,
            regio_ziet_het=regio_ziet_het(sessie),
            vermoedens=vermoedens(zet.voor_regio, voornamen()),
        )
        keur(bezwaren)
        if zet.eigenaar is not None and zet.eigenaar not in verdelers(sessie):
            raise Geweigerd("Kies iemand die bij uw organisatie belemmeringen oppakt.")
        _werk_bij(rij, zet, na(stand, zet.stap), sessie.vandaag)
        sessie.bewaar(rij)
        bewaar_stap(sessie, belemmering, zet.stap.value, zet.tekst, Werklaag.WERK)
        feiten = {"soort": catalogus().belemmersoorten[rij.soort].naam, "stap": zet.stap.omschrijving}
        sessie.gebeurtenis("belemmering_stap", feiten=feiten, over=belemmering)
        sessie.uitkomst = str(belemmering)


def regio_ziet_het(sessie: Organisatiesessie) -> bool:
    """Whether this organisation opened its obstacles to the whole region, today."""
    open_ = sessie.mijn(Openstelling).filter(laag=int(Werklaag.BELEMMERING), kring=Kring.REGIO.value)
    return open_.filter(Q(tot=None) | Q(tot__gt=sessie.vandaag), van__lte=sessie.vandaag).exists()


def _werk_bij(rij: Belemmering, zet: Zet, stand: Stand, vandaag: date) -> None:
    """What a step changes in the row: where it stands, who has it, until when, and what the region reads."""
    velden: dict[str, Any] = {"stand": stand.value, "klaar_op": vandaag if stand in KLAAR else None}
    if zet.eigenaar is not None:
        velden |= {"eigenaar_id": zet.eigenaar, "uiterlijk": zet.uiterlijk}
    if zet.stap is Stap.GEEF_DOOR:
        velden |= {"doorgegeven_op": vandaag, "voor_regio": zet.voor_regio.strip(), "uiterlijk": None}
    if zet.stap is Stap.NEEM_TERUG:
        velden |= {"doorgegeven_op": None, "voor_regio": None}
    for naam, waarde in {**velden, "versie": rij.versie + 1}.items():
        setattr(rij, naam, waarde)


def bewaar_stap(sessie: Organisatiesessie, over: UUID, stap: str, tekst: str, laag: Werklaag) -> Belemmerstap:
    """Keep a step of this organisation with an obstacle, its own or another's."""
    nummer = sessie.mijn(Belemmerstap).filter(over=over).count() + 1
    return sessie.bewaar(
        Belemmerstap(
            laag=int(laag),
            over=over,
            nummer=nummer,
            stap=stap,
            tekst=tekst.strip(),
            door_id=sessie.door.medewerker,
            op=sessie.nu,
        )
    )


def _botsing(sessie: Organisatiesessie, rij: Belemmering) -> Botsing:
    laatste = sessie.mijn(Belemmerstap).filter(over=rij.openbaar).order_by("-nummer").first()
    wie = Medewerker.objects.filter(pk=laatste.door_id).first() if laatste else None
    hun: Mapping[str, str] = {"tekst": laatste.tekst} if laatste else {}
    wanneer = f"{timezone.localdate(laatste.op):%d-%m-%Y}" if laatste else ""
    return Botsing(wie=wie.naam if wie else "iemand anders", wanneer=wanneer, hun=dict(hun), versie=rij.versie)
