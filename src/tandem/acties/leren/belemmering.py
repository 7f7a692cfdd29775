"""Reporting an obstacle in one minute, and doing something with it: every step tells the reporter what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import kluis
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
from tandem.regels.leren.belemmering import (
    KLAAR,
    Melding,
    Niveau,
    Stand,
    Stap,
    Zet,
    begin,
    bezwaren_melding,
    bezwaren_zet,
    na,
)
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, Geweigerd
from tandem.regels.rechten.organisatie import REGIOROL, Kring, Werklaag, Wijze, sleutelnummer

VERDELEN = Werklaag.LES
"""Who works in the lessons also deals with obstacles; wall 2 says the same (``models/leren.py``)."""


def voornamen() -> frozenset[str]:
    """Return the common first names of content. Never names of households."""
    return frozenset(naam for lijst in catalogus().voornamenlijsten.values() for naam in lijst.namen)


def meld_belemmering(*, door: Actor, melding: Melding, bekend: bool, verzoek: UUID | None = None) -> UUID:
    """Report what stood in the way; returns its public id. ``bekend``: who deals with it may know who reported.

    It goes to who deals with obstacles in the own organisation, or to the region (``loket``). Raises ``Ongeldig``, and
    ``Geweigerd`` where nobody would read it.
    """
    with schrijf_organisatie(door=door, wat="belemmering melden", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.WERK, Werklaag.BELEMMERING)
        bij = eis_loket(sessie)
        keur(bezwaren_melding(melding, catalogus().belemmersoorten, vermoedens(melding.wat, voornamen())))
        plek = {"organisatie_id": bij.organisatie, "namens_id": sessie.organisatie if bij.elders else None}
        if bij.elders:
            kluis().maak([sleutelnummer(bij.organisatie)])
        rij = sessie.bewaar(
            Belemmering(
                soort=melding.soort,
                stand=Stand.NIEUW.value,
                gemeld_op=sessie.vandaag,
                niveau=bij.niveau.value,
                **plek,
            )
        )
        wat = melding.wat.strip()
        sessie.bewaar(Belemmermelding(belemmering=rij, melder_id=door.medewerker, bekend=bekend, wat=wat, **plek))
        naam = catalogus().belemmersoorten[melding.soort].naam
        sessie.gebeurtenis("belemmering_gemeld", feiten={"soort": naam}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


@dataclass(frozen=True)
class Loket:
    """Who deals with a report: of which organisation, and where its route begins. ``elders``: not the own one."""

    organisatie: int
    naam: str
    niveau: Niveau
    elders: bool


def eis_loket(sessie: Organisatiesessie) -> Loket:
    """Return who would deal with a report. Raises ``Geweigerd`` for a report that nobody would read."""
    bij = loket(sessie)
    if bij is None:
        raise Geweigerd("Bij uw organisatie pakt nog niemand belemmeringen op. Vraag het aan uw leidinggevende.")
    return bij


def loket(sessie: Organisatiesessie) -> Loket | None:
    """Who would deal with a report of this organisation today: itself, or the region where it is no municipality."""
    zelf = Organisatie.objects.get(pk=sessie.organisatie)
    regio = regioprogramma(sessie.vandaag)
    niveau = begin(
        eigen_verdeler=bool(verdelers(sessie)),
        is_regio=regio == zelf,
        is_gemeente=zelf.soort == "gemeente",
        regio_verdeler=regio is not None,
    )
    if niveau is None:
        return None
    if niveau is Niveau.REGIONAAL and regio is not None:
        return Loket(regio.pk, regio.naam, niveau, elders=regio != zelf)
    return Loket(zelf.pk, zelf.naam, niveau, elders=False)


def regioprogramma(vandaag: date) -> Organisatie | None:
    """The organisation that works for the whole region: the first with a project leader today. Wall 2 says the same."""
    nu = Q(tot=None) | Q(tot__gt=vandaag)
    leiders = Teamlidmaatschap.objects.filter(nu, van__lte=vandaag, rol_id=REGIOROL)
    huizen = Organisatie.objects.filter(pk__in=leiders.values("organisatie_id"))
    return huizen.exclude(soort__in=("gemeente", "lokaal_team")).order_by("pk").first()


def meldingen(sessie: Organisatiesessie) -> QuerySet[Belemmermelding]:
    """Return the reports that this person may know: the own, and for who deals with obstacles all that came in."""
    mag = Q(melder_id=sessie.door.medewerker)
    if sessie.mag(VERDELEN):
        mag |= Q(organisatie_id=sessie.organisatie)
    hier = Q(organisatie_id=sessie.organisatie) | Q(namens_id=sessie.organisatie)
    return sessie.van(Belemmermelding).filter(hier, mag).select_related("belemmering", "belemmering__eigenaar")


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
        niveau = Niveau(rij.niveau)
        bezwaren = bezwaren_zet(
            stand,
            zet,
            niveau=niveau,
            vandaag=sessie.vandaag,
            regio_ziet_het=regio_ziet_het(sessie),
            vermoedens=vermoedens(zet.voor_regio, voornamen()),
        )
        keur(bezwaren)
        if zet.eigenaar is not None and zet.eigenaar not in verdelers(sessie):
            raise Geweigerd("Kies iemand die bij uw organisatie belemmeringen oppakt.")
        _werk_bij(rij, zet, na(stand, zet.stap, niveau), sessie.vandaag)
        sessie.bewaar(rij)
        bewaar_stap(sessie, belemmering, zet.stap.value, zet.tekst, Werklaag.WERK, namens=rij.namens_id)
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


def bewaar_stap(
    sessie: Organisatiesessie, over: UUID, stap: str, tekst: str, laag: Werklaag, *, namens: int | None = None
) -> Belemmerstap:
    """Keep a step of this organisation with an obstacle, its own or another's. ``namens``: for whom it has it."""
    nummer = sessie.mijn(Belemmerstap).filter(over=over).count() + 1
    return sessie.bewaar(
        Belemmerstap(
            laag=int(laag),
            namens_id=namens,
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
