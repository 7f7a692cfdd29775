"""The list of households: all that the keys open, by name or by what is due first.

Names are stored encrypted, so sorting by name opens the names of the authorised set (some thousands at most) and
nothing else; everything beside the name is read for one page only.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.gezien import noteer_gezien
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import namen_voor
from tandem.acties.huishouden.naamvolgorde import op_naam
from tandem.acties.vraag import Vraag
from tandem.koppelingen.kluis import kluis
from tandem.models import Betrokkenheid, Bevoegdheid, Casus, Contactmoment, Huishouden, Lid, Maatregel, Termijn
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag
from tandem.regels.rechten.sleutels import in_kracht

PER_BLAD = 100

_NUMMERS = Vraag(Huishouden, lambda rijen: rijen.values_list("pk", flat=True))
_NAMEN = Vraag(Huishouden, lambda rijen: rijen.values_list("pk", "weergavenaam"))
_HUISHOUDENS = Vraag(Huishouden, lambda rijen: rijen.only("openbaar", "eigen_naam", "weergavenaam"))
_CASUSSEN = Vraag(
    Casus,
    lambda rijen: rijen.order_by("geopend_op", "pk").values_list("huishouden_id", "nummer", "fase", "fase_sinds"),
)
_AFGEROND = Vraag(
    Casus,
    lambda rijen: (
        rijen.order_by()
        .values("huishouden_id")
        .annotate(lopend=Count("pk", filter=Q(afgerond_op=None)))
        .filter(lopend=0)
        .values_list("huishouden_id", flat=True)
    ),
)
"""The households of which every case is closed; one that has none yet is not among them."""
_TERMIJNEN = Vraag(
    Termijn,
    lambda rijen: rijen.filter(afgerond_op=None).order_by().values_list("huishouden_id").annotate(Min("vervalt_op")),
)
_CONTACTEN = Vraag(Contactmoment, lambda rijen: rijen.order_by().values_list("huishouden_id").annotate(Max("op")))
_GEZICHTEN = Vraag(
    Betrokkenheid,
    lambda rijen: rijen.filter(vast_gezicht=True, tot=None).values_list(
        "huishouden_id", "medewerker_id", "medewerker__naam"
    ),
)
_BEVOEGDHEDEN = Vraag(Bevoegdheid, lambda rijen: rijen.values_list("huishouden_id", "van", "tot"))
_MAATREGELEN = Vraag(Maatregel, lambda rijen: rijen.values_list("huishouden_id", "van", "tot"))
_LEDEN = Vraag(Lid, lambda rijen: rijen.values_list("pk", "huishouden_id"))


class Volgorde(StrEnum):
    """How the list is sorted."""

    NAAM = "naam"
    TERMIJN = "termijn"


class Toon(StrEnum):
    """Which households the list shows: those with whom we work now, or all."""

    LOPEND = "lopend"
    ALLES = "alles"


@dataclass(frozen=True)
class Huishoudenrij:
    """One household of the list. ``zwaarte``: the heaviest regime that the reader's layers show (0, 1 or 2)."""

    openbaar: UUID
    naam: str
    nummer: str
    fase: str
    fase_sinds: date | None
    zwaarte: int
    vast_gezicht: str
    van_mij: bool
    volgende: date | None
    laatste_contact: date | None


@dataclass(frozen=True)
class Huishoudenlijst:
    """One page of the list."""

    rijen: tuple[Huishoudenrij, ...]
    totaal: int
    blad: int
    vandaag: date

    @property
    def bladen(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.totaal // PER_BLAD))


def lees_huishoudens(
    *,
    door: Actor,
    doel: Doel = Doel.HULP,
    blad: int = 1,
    volgorde: Volgorde = Volgorde.NAAM,
    toon: Toon = Toon.LOPEND,
) -> Huishoudenlijst:
    """Return one page of the households that this actor may open for this purpose; beyond the last is the last.

    Every household on the page is noted in the log, one line per member.
    """
    with deur.lees(door=door, doel=doel, wat="huishoudens") as sessie:
        afgerond = frozenset(sessie.vraag(_AFGEROND)) if toon is Toon.LOPEND else frozenset()
        alle = _op_naam(sessie) if volgorde is Volgorde.NAAM else _op_termijn(sessie)
        geordend = [nummer for nummer in alle if nummer not in afgerond]
        blad = min(max(1, blad), max(1, -(-len(geordend) // PER_BLAD)))
        getoond = geordend[(blad - 1) * PER_BLAD : blad * PER_BLAD]
        sessie.beperk(getoond)
        return Huishoudenlijst(_rijen(sessie, getoond), len(geordend), blad, sessie.vandaag)


def _op_naam(sessie: Sessie) -> list[int]:
    """The households in the order of their names, as this reader knows them."""
    rijen = sessie.vraag(_NAMEN)
    kluis().haal(nummer for nummer, _ in rijen)
    beperkt = {nummer // FACTOR for nummer in sessie.bos.deel}
    anders = namen_voor(sessie, sessie.van(Huishouden).filter(pk__in=beperkt)) if beperkt else {}
    return op_naam(rijen, anders)


def _op_termijn(sessie: Sessie) -> list[int]:
    """The households in the order in which something is due; those where nothing is due come last."""
    eerst = dict(sessie.vraag(_TERMIJNEN))
    nummers = sessie.vraag(_NUMMERS)
    return sorted(nummers, key=lambda nummer: (eerst.get(nummer, date.max), nummer))


def _rijen(sessie: Sessie, nummers: list[int]) -> tuple[Huishoudenrij, ...]:
    """What the page shows of each household: one query per kind of thing, whatever their number."""
    huishoudens = {rij.pk: rij for rij in sessie.vraag(_HUISHOUDENS)}
    casussen = {nummer: casus for nummer, *casus in sessie.vraag(_CASUSSEN)}
    gezichten, regimes = _vaste_gezichten(sessie), _regimes(sessie)
    termijnen, contacten = dict(sessie.vraag(_TERMIJNEN)), _laatste_contacten(sessie)
    leden = sessie.vraag(_LEDEN)
    namen = namen_voor(sessie, huishoudens.values())
    noteer_gezien(sessie, huishoudens=huishoudens, leden=leden, laag=Laag.PLAN if contacten else Laag.CONTACT)
    uit = []
    for nummer in nummers:
        casusnummer, fase, fase_sinds = casussen.get(nummer, ("", "", None))
        uit.append(
            Huishoudenrij(
                openbaar=huishoudens[nummer].openbaar,
                naam=namen[nummer],
                nummer=casusnummer,
                fase=fase,
                fase_sinds=fase_sinds,
                zwaarte=regimes.get(nummer, 0),
                vast_gezicht=gezichten.get(nummer, (0, ""))[1],
                van_mij=gezichten.get(nummer, (0, ""))[0] == sessie.door.medewerker,
                volgende=termijnen.get(nummer),
                laatste_contact=contacten.get(nummer),
            )
        )
    return tuple(uit)


def _vaste_gezichten(sessie: Sessie) -> dict[int, tuple[int | None, str]]:
    return {nummer: (wie, naam or "") for nummer, wie, naam in sessie.vraag(_GEZICHTEN)}


def _regimes(sessie: Sessie) -> dict[int, int]:
    """The heaviest regime per household, from the dated records that this reader's layers show."""
    uit: dict[int, int] = {}
    for vraag, zwaarte in ((_BEVOEGDHEDEN, 1), (_MAATREGELEN, 2)):
        uit.update({nr: zwaarte for nr, van, tot in sessie.vraag(vraag) if in_kracht(van, tot, sessie.vandaag)})
    return uit


def _laatste_contacten(sessie: Sessie) -> dict[int, date]:
    return {nummer: timezone.localdate(op) for nummer, op in sessie.vraag(_CONTACTEN)}
