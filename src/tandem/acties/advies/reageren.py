"""Reacting to advice: a draft per point, a later date with its reason, and who decides establishes it."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.acties.advies.partijen import (
    advies_aan_ons,
    botsing,
    eis_niet_ingetrokken,
    eis_vrager,
    geldige_reacties,
    houd_vast,
)
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.models import Advies, Adviespunt, Reactie, Reactieuitstel
from tandem.models import Puntreactie as Puntreactierij
from tandem.regels.advies.reactie import (
    Puntbesluit,
    Puntreactie,
    bezwaren_conceptreactie,
    bezwaren_reactie,
    bezwaren_uitstel,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd
from tandem.regels.rechten.organisatie import VASTSTELLERS


def bewaar_reactie(
    *,
    door: Actor,
    advies: UUID,
    inleiding: str,
    reacties: Mapping[UUID, Puntreactie],
    versie: int,
    verzoek: UUID | None = None,
) -> None:
    """Keep a draft of the reaction of the own organisation; the council sees nothing of it.

    Raises ``Geweigerd`` (also once it was established), ``NietGevonden``, ``Ongeldig`` and ``Botsing``.
    """
    with schrijf_organisatie(door=door, wat="reactie schrijven", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        rij = _reactie(sessie, advies_aan_ons(sessie, advies), versie)
        keur(bezwaren_conceptreactie(reacties, inleiding=inleiding))
        rij.inleiding, rij.opsteller_id, rij.versie = inleiding.strip(), door.medewerker, rij.versie + 1
        sessie.bewaar(rij)
        _zet_punten(sessie, rij, reacties)
        sessie.gebeurtenis("reactie_geschreven", over=advies)
        sessie.uitkomst = str(advies)


def stel_reactie_vast(*, door: Actor, advies: UUID, versie: int, verzoek: UUID | None = None) -> None:
    """Establish the reaction: it goes to the council and is fixed.

    Raises ``Geweigerd`` for a role that does not decide, ``Ongeldig`` with what is missing, ``Botsing``.
    """
    with schrijf_organisatie(door=door, wat="reactie vaststellen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        if door.rol not in VASTSTELLERS:
            raise Geweigerd("De bestuurder stelt de reactie vast. Leg het concept aan de bestuurder voor.")
        brief = advies_aan_ons(sessie, advies)
        rij = _reactie(sessie, brief, versie)
        punten = sessie.van(Adviespunt).filter(advies=brief).order_by("nummer").values_list("openbaar", flat=True)
        keur(bezwaren_reactie(puntreacties(sessie, rij), punten=punten, inleiding=rij.inleiding))
        for een in sessie.mijn(Puntreactierij).filter(reactie=rij):
            een.aan = [brief.organisatie_id]
            sessie.bewaar(een)
        rij.aan, rij.vastgesteld_op = [brief.organisatie_id], sessie.vandaag
        rij.vastgesteld_door_id, rij.rol = door.medewerker, door.rol
        sessie.bewaar(rij)
        sessie.gebeurtenis("reactie_vastgesteld", feiten={"onderwerp": brief.onderwerp}, over=advies)
        sessie.uitkomst = str(advies)


def stel_reactie_uit(*, door: Actor, advies: UUID, tot: date, reden: str, verzoek: UUID | None = None) -> None:
    """Give a later date by which the own organisation reacts, with the reason. Both stay to be seen.

    Raises ``Geweigerd`` (also once it reacted), ``NietGevonden`` and ``Ongeldig``.
    """
    with schrijf_organisatie(door=door, wat="reactie uitstellen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        houd_vast(sessie)
        brief = advies_aan_ons(sessie, advies)
        eis_niet_ingetrokken(sessie, advies)
        _eis_open(sessie, advies)
        eerder = list(sessie.mijn(Reactieuitstel).filter(advies=advies).order_by("nummer"))
        uiterlijk = eerder[-1].tot if eerder else brief.reageren_voor or sessie.vandaag
        keur(bezwaren_uitstel(uiterlijk=uiterlijk, tot=tot, reden=reden, vandaag=sessie.vandaag))
        rij = Reactieuitstel(aan=[brief.organisatie_id], advies=advies, nummer=len(eerder) + 1, tot=tot)
        rij.reden, rij.door_id, rij.op = reden.strip(), door.medewerker, sessie.vandaag
        sessie.bewaar(rij)
        feiten = {"onderwerp": brief.onderwerp, "tot": f"{tot:%d-%m-%Y}"}
        sessie.gebeurtenis("reactie_uitgesteld", feiten=feiten, over=advies)
        sessie.uitkomst = str(advies)


def puntreacties(sessie: Organisatiesessie, rij: Reactie) -> dict[UUID, Puntreactie]:
    """Return what a reaction says of each point."""
    rijen = sessie.van(Puntreactierij).filter(reactie=rij)
    return {een.punt: Puntreactie(Puntbesluit(een.besluit) if een.besluit else None, een.reden) for een in rijen}


def _eigen(sessie: Organisatiesessie, advies: UUID) -> QuerySet[Reactie]:
    """The own reaction, as a draft or established; after one was withdrawn, the next."""
    return geldige_reacties(sessie).filter(organisatie_id=sessie.organisatie, advies=advies)


def _eis_open(sessie: Organisatiesessie, advies: UUID) -> None:
    if _eigen(sessie, advies).exclude(aan=[]).exists():
        raise Geweigerd("De reactie is al vastgesteld. Wat daarna verandert, legt u vast als gevolg.")


def _reactie(sessie: Organisatiesessie, brief: Advies, versie: int) -> Reactie:
    """The own draft, or a new one; one at a time. Raises ``Geweigerd`` once established, and ``Botsing``."""
    houd_vast(sessie)
    eis_niet_ingetrokken(sessie, brief.openbaar)
    _eis_open(sessie, brief.openbaar)
    rij = _eigen(sessie, brief.openbaar).first()
    if rij is None:
        nummer = sessie.mijn(Reactie).filter(advies=brief.openbaar).count() + 1
        rij = Reactie(advies=brief.openbaar, nummer=nummer, versie=0)
    if rij.versie != versie:
        raise botsing(rij.opsteller_id, rij.versie, {"inleiding": rij.inleiding})
    return rij


def _zet_punten(sessie: Organisatiesessie, rij: Reactie, reacties: Mapping[UUID, Puntreactie]) -> None:
    punten = set(sessie.van(Adviespunt).filter(advies__openbaar=rij.advies).values_list("openbaar", flat=True))
    for oud in sessie.mijn(Puntreactierij).filter(reactie=rij):
        sessie.verwijder(oud)
    for punt, een in reacties.items():
        if punt in punten:
            besluit = een.besluit.value if een.besluit else ""
            sessie.bewaar(Puntreactierij(reactie=rij, punt=punt, besluit=besluit, reden=een.reden.strip()))
