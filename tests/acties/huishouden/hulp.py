"""Shorter words for tests about households."""

from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.regel import corrigeer_regel
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.maken import maak_huishouden
from tandem.acties.huishouden.overzicht import Personen, lees_personen
from tandem.models import Lid, Regel, Zoekwijzer
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tests import wereld
from tests.kalender import vandaag

MOEDER = Lidinvoer("ouder", "Samira", "Voorbeeld", geboortedatum=date(1990, 5, 4))
KIND = Lidinvoer("kind", "Tom", "Voorbeeld", geboortedatum=date(2014, 2, 28))


def maak(door: Actor, *leden: Lidinvoer, **meer: object) -> UUID:
    """Begin a file through the action."""
    wereld.gemeente()
    return maak_huishouden(door=door, gemeente="test", leden=leden or (MOEDER, KIND), **meer)  # type: ignore[arg-type]


def personen(door: Actor, huishouden: UUID) -> Personen:
    """Return the page about the people."""
    return lees_personen(door=door, huishouden=huishouden)


def lid(door: Actor, huishouden: UUID, voornaam: str) -> UUID:
    """Return the public id of a member by first name."""
    blad = personen(door, huishouden)
    return next(kaart.openbaar for kaart in (*blad.hier, *blad.eerder) if kaart.naam.startswith(voornaam))


def rijen(door: Actor, huishouden: UUID, model: type) -> list:
    """Return the stored rows of a table that this actor may see."""
    with deur.lees(door=door, doel=Doel.HULP, wat="test: rijen", huishouden=huishouden) as sessie:
        gevonden = list(sessie.van(model).order_by("id"))
        sessie.inzage()
    return gevonden


def merken(door: Actor, huishouden: UUID) -> set[tuple[str, bytes]]:
    """Return the marks of the blind index of a household."""
    return {(rij.soort, bytes(rij.merk)) for rij in rijen(door, huishouden, Zoekwijzer)}


def ruw(huishouden: UUID, door: Actor, naam: str) -> Lid:
    """Return a member's row."""
    return next(rij for rij in rijen(door, huishouden, Lid) if rij.voornaam == naam)


def leg_regel(
    ik: Actor,
    huishouden: UUID,
    tekst: str = "Zij woont in een opvang.",
    laag: Laag = Laag.PLAN,
    over: tuple[str, ...] = ("Samira",),
    gecorrigeerd: bool = False,
) -> UUID:
    """Put a line about members in a file; with a correction on top where asked."""
    leden = [ruw(huishouden, ik, naam).pk for naam in over]
    with deur.schrijf(door=ik, doel=Doel.HULP, wat="test: regel", huishouden=huishouden) as sessie:
        rij = Regel(
            laag=laag, betreft=leden, soort="feit", tekst=tekst, op=vandaag(), bron="school", bij_soort="x", bij=1
        )
        sessie.bewaar(rij)
        if gecorrigeerd:
            rij = corrigeer_regel(sessie, rij, tekst=tekst + " Verbeterd.")
        sessie.gebeurtenis("test")
    return rij.openbaar
