"""What the pages of *verkeerd dossier* show: what can be moved from here, and whom a file holds where it belongs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import WIJZIGEN
from tandem.acties.huishouden.datalek import Check, lees_checks
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.models import Document, Regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden

NIEUWSTE = 50
"""Lines to choose from: the newest, since a mistake is mostly seen soon. Own choice."""


@dataclass(frozen=True)
class Verplaatsbaar:
    """A line, a document or a person that can be moved; ``wat`` is regel, document or lid."""

    wat: str
    openbaar: UUID
    titel: str
    over: str
    op: date | None = None


@dataclass(frozen=True)
class Verkeerd:
    """What can be moved from a file, the one that was chosen, and the checks."""

    kop: Dossierkop
    personen: tuple[Verplaatsbaar, ...]
    regels: tuple[Verplaatsbaar, ...]
    documenten: tuple[Verplaatsbaar, ...]
    gekozen: Verplaatsbaar | None
    checks: tuple[Check, ...]


def lees_verkeerd(
    *, door: Actor, huishouden: UUID, wat: str = "", item: UUID | None = None, check: UUID | None = None
) -> Verkeerd:
    """Return what can be moved; with ``wat`` and ``item`` only that one, with ``check`` only that check.

    Raises ``NietGevonden`` for an item or check that is not here.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="verkeerd dossier", huishouden=huishouden) as sessie:
        sessie.eis(WIJZIGEN)
        kop = lees_kop(sessie)
        personen = tuple(
            Verplaatsbaar("lid", lid.openbaar, lid.naam, lid.rol)
            for lid in kop.leden
            if not lid.weg or lid.openbaar == item
        )
        regels = _regels(sessie, kop, item if wat == "regel" else None)
        documenten = _documenten(sessie, kop, item if wat == "document" else None)
        gekozen = next(
            (een for een in (*personen, *regels, *documenten) if (een.wat, een.openbaar) == (wat, item)), None
        )
        if item is not None and gekozen is None:
            raise NietGevonden
        checks = tuple(een for een in lees_checks(sessie) if check in (None, een.openbaar))
        if check is not None and not checks:
            raise NietGevonden
        return Verkeerd(kop, personen, regels, documenten, gekozen, checks)


def _regels(sessie: Sessie, kop: Dossierkop, alleen: UUID | None) -> tuple[Verplaatsbaar, ...]:
    """The newest lines, or one that was chosen: also one that was just moved, so that sending twice is answered."""
    rijen = sessie.van(Regel).order_by("-vastgelegd_op", "-id")
    gevonden = list(rijen.filter(openbaar=alleen) if alleen else rijen.filter(vervallen_op=None)[:NIEUWSTE])
    for laag in {rij.laag for rij in gevonden}:
        leden = {nummer for rij in gevonden if rij.laag == laag for nummer in rij.betreft}
        sessie.inzage(laag=Laag(laag), leden=sorted(leden))
    return tuple(Verplaatsbaar("regel", rij.openbaar, rij.tekst, kop.namen(rij.betreft), rij.op) for rij in gevonden)


def _documenten(sessie: Sessie, kop: Dossierkop, alleen: UUID | None) -> tuple[Verplaatsbaar, ...]:
    """The newest documents, or one that was chosen."""
    rijen = sessie.van(Document).order_by("-vastgelegd_op", "-id")
    gevonden = list(rijen.filter(openbaar=alleen) if alleen else rijen.filter(vervallen_op=None)[:NIEUWSTE])
    for rij in gevonden:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return tuple(
        Verplaatsbaar("document", rij.openbaar, rij.titel, kop.namen(rij.betreft), rij.ontvangen_op) for rij in gevonden
    )


def lees_doel(*, door: Actor, huishouden: UUID) -> Dossierkop:
    """Return the head of the file where something belongs. Raises ``NietGevonden`` without a key."""
    with deur.lees(door=door, doel=Doel.HULP, wat="verkeerd dossier: waarheen", huishouden=huishouden) as sessie:
        return lees_kop(sessie)
