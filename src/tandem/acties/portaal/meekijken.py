"""*Show the portal as X*: a professional looks at the pages of a member, read-only, as far as both may see."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.huishouden.basis import zoek_lid
from tandem.acties.huishouden.kop import Dossierkop, lees_kop, toon_lid
from tandem.acties.portaal.deur import MEEKIJKDOEL
from tandem.regels.rechten.actor import Actor, Meekijker
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden

MEEKIJKLAGEN = (Laag.CONTACT, Laag.PLAN)
"""Who may invite somebody to the portal may look how it shows. Own choice."""


@dataclass(frozen=True)
class Meekijkblad:
    """As whom is looked: the head of the file, the name, and the door for the pages."""

    kop: Dossierkop
    naam: str
    als: Meekijker


def lees_meekijken(*, door: Actor, huishouden: UUID, lid: UUID) -> Meekijkblad:
    """Return the way to look as a member. Raises ``Geweigerd``, ``NietGevonden``: also for unborn and dead."""
    with deur.lees(door=door, doel=MEEKIJKDOEL, wat="Mijn Tandem bekijken", huishouden=huishouden) as sessie:
        sessie.eis(*MEEKIJKLAGEN)
        kop = lees_kop(sessie)
        rij = zoek_lid(sessie, lid)
        if rij.overleden_op is not None or rij.geboortedatum_soort == "ongeboren":
            raise NietGevonden
        mens = toon_lid(rij, op=sessie.vandaag)
        return Meekijkblad(kop, mens.roepnaam, Meekijker(rij.persoon_id, 0, actor=door, lid=rij.pk))
