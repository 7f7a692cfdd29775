"""The time line: all that happened in a file, from its events, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.naslag import organisatienamen, rolnamen
from tandem.acties.vraag import Vraag
from tandem.models import Gebeurtenis
from tandem.regels.gebeurtenissen import GEBEURTENISSEN, Groep, onbekende_soort, zin_van
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag

PER_BLADZIJDE = 50


@dataclass(frozen=True)
class Voorval:
    """One event as shown. ``later_vastgelegd``: it was recorded on another day than it happened."""

    zin: str
    groep: str
    mijlpaal: bool
    gebeurd_op: datetime
    vastgelegd_op: datetime
    wie: str
    rol: str
    organisatie: str
    later_vastgelegd: bool


@dataclass(frozen=True)
class Tijdlijn:
    """A page of the time line. ``verder``: the number to go on with, None at the end."""

    kop: Dossierkop
    voorvallen: tuple[Voorval, ...]
    verder: str


def lees_tijdlijn(
    *,
    door: Actor,
    huishouden: UUID,
    groep: str = "",
    lid: UUID | None = None,
    voor: str = "",
    alles: bool = False,
    doel: Doel = Doel.HULP,
) -> Tijdlijn:
    """Return a page of the time line, the newest first; of one group or member where asked. Unknown filters give all.

    ``voor`` is where the page before ended; ``alles`` gives everything at once, for print.
    """
    with deur.lees(door=door, doel=doel, wat="tijdlijn", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rijen = sessie.van(Gebeurtenis).select_related("auteur").order_by("-gebeurd_op", "-id")
        if groep in set(Groep):
            rijen = rijen.filter(soort__in=[code for code, soort in GEBEURTENISSEN.items() if soort.groep == groep])
        gekozen = next((een for een in kop.leden if een.openbaar == lid), None)
        if gekozen:
            rijen = rijen.filter(betreft__contains=[gekozen.id])
        if vanaf := _ontleed(sessie, voor):
            rijen = rijen.filter(gebeurd_op__lte=vanaf[0]).exclude(gebeurd_op=vanaf[0], id__gte=vanaf[1])
        gevonden = list(rijen) if alles else list(rijen[: PER_BLADZIJDE + 1])
        blad = gevonden if alles else gevonden[:PER_BLADZIJDE]
        _noteer(sessie, blad)
        verder = _verder(blad[-1]) if len(gevonden) > len(blad) else ""
        return Tijdlijn(kop, _toon(blad, kop), verder)


LAATSTE_VOORVALLEN = Vraag(Gebeurtenis, lambda rijen: rijen.select_related("auteur").order_by("-gebeurd_op", "-id")[:5])


def laatste_voorvallen(sessie: Sessie, kop: Dossierkop, aantal: int) -> tuple[Voorval, ...]:
    """Return the newest events inside another action's session."""
    rijen = sessie.vraag(LAATSTE_VOORVALLEN)[:aantal]
    _noteer(sessie, rijen)
    return _toon(rijen, kop)


def _noteer(sessie: Sessie, rijen: Iterable[Gebeurtenis]) -> None:
    """Note what was read, apart for what is hidden: one hidden event must not keep from a member that more was read."""
    gelezen: dict[tuple[int, tuple[int, ...]], set[int]] = {}
    for rij in rijen:
        gelezen.setdefault((rij.laag, tuple(rij.niet_zichtbaar_voor)), set()).update(rij.betreft)
    for (laag, verborgen), leden in gelezen.items():
        sessie.inzage(laag=Laag(laag), leden=sorted(leden), niet_zichtbaar_voor=verborgen)


def _toon(rijen: list[Gebeurtenis], kop: Dossierkop) -> tuple[Voorval, ...]:
    organisaties = organisatienamen(rij.organisatie for rij in rijen)
    rollen = rolnamen(rij.rol for rij in rijen)
    return tuple(_voorval(rij, kop, organisaties, rollen) for rij in rijen)


def _voorval(rij: Gebeurtenis, kop: Dossierkop, organisaties: dict[int, str], rollen: dict[str, str]) -> Voorval:
    soort = GEBEURTENISSEN.get(rij.soort) or onbekende_soort(rij.soort)
    wie = rij.auteur.naam if rij.auteur else "Tandem"
    zin = zin_van(soort, rij.feiten, leden=kop.namen(rij.betreft), wie=wie, namen=kop.namen)
    return Voorval(
        zin=zin,
        groep=soort.groep.omschrijving,
        mijlpaal=soort.mijlpaal,
        gebeurd_op=rij.gebeurd_op,
        vastgelegd_op=rij.vastgelegd_op,
        wie=wie,
        rol=rollen.get(rij.rol, rij.rol),
        organisatie=organisaties.get(rij.organisatie or 0, ""),
        later_vastgelegd=timezone.localdate(rij.gebeurd_op) != timezone.localdate(rij.vastgelegd_op),
    )


def _verder(rij: Gebeurtenis) -> str:
    """Where a page ends, by the event's public id: numbers in order would tell how much happened out of sight."""
    return str(rij.openbaar)


def _ontleed(sessie: Sessie, voor: str) -> tuple[datetime, int] | None:
    """Where the page before ended; None for nothing, or for something that was tampered with."""
    try:
        return sessie.van(Gebeurtenis).filter(openbaar=UUID(voor)).values_list("gebeurd_op", "id").first()
    except ValueError:
        return None
