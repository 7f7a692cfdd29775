"""The list of households: all that the keys open, by name or by what is due first.

Names are stored encrypted, so sorting by name opens the names of the authorised set (some thousands at most) and
nothing else; everything beside the name is read for one page only.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, F, Max, Min, Q, Value
from django.db.models.functions import Cast, Coalesce, TruncDate

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
_GEEN_DAG = Cast(Value(None), DateField())


def _feit(
    model: type[Any], soort: str, bouw: Callable[[Any], Any], nummer: Any = 0, van: Any = _GEEN_DAG, naam: Any = ""
) -> "Vraag[Any]":
    """One kind of fact about households, in the columns that all kinds share, so that one question brings them all."""
    tot = F("tot") if van == "van" else _GEEN_DAG
    return Vraag(
        model,
        lambda rijen: bouw(rijen.order_by()).values_list(
            Value(soort), "huishouden_id", _of_waarde(nummer), van, tot, _of_waarde(naam)
        ),
    )


def _of_waarde(kolom: Any) -> Any:
    return kolom if kolom not in (0, "") else Value(kolom)


_PER_HUISHOUDEN = (
    _feit(Lid, "lid", lambda rijen: rijen, nummer="pk"),
    _feit(
        Termijn,
        "termijn",
        lambda rijen: rijen.filter(afgerond_op=None).values("huishouden_id").annotate(dag=Min("vervalt_op")),
        van="dag",
    ),
    _feit(
        Contactmoment,
        "contact",
        lambda rijen: rijen.values("huishouden_id").annotate(dag=TruncDate(Max("op"))),
        van="dag",
    ),
    _feit(Bevoegdheid, "bevoegdheid", lambda rijen: rijen, van="van"),
    _feit(Maatregel, "maatregel", lambda rijen: rijen, van="van"),
    _feit(
        Betrokkenheid,
        "gezicht",
        lambda rijen: rijen.filter(vast_gezicht=True, tot=None),
        nummer=Coalesce("medewerker_id", 0),
        naam=Coalesce("medewerker__naam", Value("")),
    ),
)


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
    sessie.alvast(_HUISHOUDENS, _CASUSSEN)
    huishoudens = {rij.pk: rij for rij in sessie.vraag(_HUISHOUDENS)}
    casussen = {nummer: casus for nummer, *casus in sessie.vraag(_CASUSSEN)}
    feiten: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for soort, *rest in sessie.samen([(vraag, {}) for vraag in _PER_HUISHOUDEN]):
        feiten[soort].append(tuple(rest))
    gezichten = {huishouden: (wie, naam) for huishouden, wie, _, _, naam in feiten["gezicht"]}
    termijnen = {huishouden: dag for huishouden, _, dag, _, _ in feiten["termijn"]}
    contacten = {huishouden: dag for huishouden, _, dag, _, _ in feiten["contact"]}
    regimes = _regimes(feiten, sessie.vandaag)
    leden = [(lid, huishouden) for huishouden, lid, *_ in feiten["lid"]]
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


def _regimes(feiten: dict[str, list[tuple[Any, ...]]], vandaag: date) -> dict[int, int]:
    """The heaviest regime per household, from the dated records that this reader's layers show."""
    uit: dict[int, int] = {}
    for soort, zwaarte in (("bevoegdheid", 1), ("maatregel", 2)):
        uit.update({nr: zwaarte for nr, _, van, tot, _ in feiten[soort] if in_kracht(van, tot, vandaag)})
    return uit
