"""The work list: what must happen by when, computed from the open due dates of the households that the keys open.

Fast by design: one row of ids per day on which something is due, then only what one page shows; names are decrypted
for the households of that page alone. The number of queries does not depend on the number of rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, ExpressionWrapper, F, Q, Value

from tandem.acties import deur
from tandem.acties.casus.gezien import noteer_gezien
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import namen_voor
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.huishouden.vragen import OPEN_TERMIJNEN
from tandem.acties.sleutelfilter import lagen_per_huishouden, reeks
from tandem.acties.vraag import Vraag
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import kluis
from tandem.models import Huishouden, Lid, Termijn
from tandem.regels.casus.werk import WERKSOORTEN, Werkgroep, Werksoort, in_woorden, werkgroep
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

PER_BLAD = 50
MEESTE_EERST = 10

_Dag = tuple[bool, date, list[int], list[int]]
"""Whether it may wait for its date, the date, and what falls due then: ids and households, side by side."""
_EERST = Q(soort__in=[soort.code for soort in WERKSOORTEN.values() if soort.eerst])
_PER_DAG = Vraag(
    Termijn,
    lambda rijen, **beperkt: (
        rijen.filter(afgerond_op=None, **beperkt)
        .order_by()
        .values(later=ExpressionWrapper(~_EERST, BooleanField()), dag=F("vervalt_op"))
        .annotate(ids=ArrayAgg("pk"), huishoudens=ArrayAgg("huishouden_id"))
        .values_list("later", "dag", "ids", "huishoudens")
    ),
)
_TERMIJNEN = Vraag(
    Termijn,
    lambda rijen, nummers: rijen.filter(pk__in_reeks=nummers, afgerond_op=None).select_related("eigenaar"),
)
_HUISHOUDENS = Vraag(Huishouden, lambda rijen: rijen.only("openbaar", "eigen_naam", "weergavenaam"))
_VOORNAAM: Any = Lid._meta.get_field("voornaam")
_LEDEN = Vraag(Lid, lambda rijen: rijen.values_list("pk", "huishouden_id", "voornaam"))


@dataclass(frozen=True)
class Werkpunt:
    """One thing to do: for which household, why, for whom, since when, by when, and whose task it is."""

    huishouden: UUID
    naam: str
    soort: Werksoort
    groep: Werkgroep
    reden: str
    voor: tuple[str, ...]
    begon_op: date
    vervalt_op: date
    eigenaar: str
    van_mij: bool
    bij: UUID | None
    doel: Doel
    lagen: frozenset[int]
    rol: str
    """The purpose, the open layers and the role of who reads: the page of the next step may not be for them."""


@dataclass(frozen=True)
class Werklijst:
    """One page of the work list; ``aantallen`` counts all pages, per heading."""

    punten: tuple[Werkpunt, ...]
    aantallen: dict[Werkgroep, int]
    blad: int
    vandaag: date

    @property
    def totaal(self) -> int:
        """How many things there are on all pages."""
        return sum(self.aantallen.values())

    @property
    def bladen(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.totaal // PER_BLAD))


def lees_werklijst(
    *, door: Actor, doel: Doel = Doel.HULP, blad: int = 1, soort: str = "", eigenaar: int | None = None
) -> Werklijst:
    """Return one page of the open work in all households that this actor may open for this purpose.

    ``soort`` and ``eigenaar`` limit it to one kind, or to what one professional does. A page beyond the last is the
    last. Every household on the page is noted in the log, one line per member.
    """
    with deur.lees(door=door, doel=doel, wat="werklijst") as sessie:
        beperkt: dict[str, str | int] = {"soort": soort} if soort else {}
        beperkt |= {} if eigenaar is None else {"eigenaar_id": eigenaar}
        dagen = sorted(sessie.vraag(_PER_DAG, **beperkt))
        aantallen = _tel(dagen, sessie.vandaag)
        totaal = sum(aantallen.values())
        blad = min(max(1, blad), max(1, -(-totaal // PER_BLAD)))
        getoond = _op_blad(dagen, blad)
        sessie.beperk({huishouden for _, huishouden in getoond})
        return Werklijst(_punten(sessie, [nummer for nummer, _ in getoond]), aantallen, blad, sessie.vandaag)


def _tel(dagen: "Sequence[_Dag]", vandaag: date) -> dict[Werkgroep, int]:
    """How many stand under each heading."""
    aantallen = dict.fromkeys(Werkgroep, 0)
    for later, dag, ids, _ in dagen:
        aantallen[werkgroep(vervalt_op=dag, vandaag=vandaag, eerst=not later)] += len(ids)
    return aantallen


def _op_blad(dagen: "Sequence[_Dag]", blad: int) -> list[tuple[int, int]]:
    """The dates of one page with their households, in the order of the list: only its own days are put in order."""
    uit: list[tuple[int, int]] = []
    over, nodig = (blad - 1) * PER_BLAD, PER_BLAD
    for _, _, ids, huishoudens in dagen:
        if over < len(ids):
            uit += sorted(zip(ids, huishoudens, strict=True))[over : over + nodig]
            nodig = PER_BLAD - len(uit)
        over = max(0, over - len(ids))
        if not nodig:
            break
    return uit


def _punten(sessie: Sessie, ids: list[int]) -> tuple[Werkpunt, ...]:
    rijen = {rij.pk: rij for rij in sessie.vraag(_TERMIJNEN, nummers=reeks(ids))}
    getoond = [rijen[nummer] for nummer in ids if nummer in rijen]
    sessie.alvast(_HUISHOUDENS, _LEDEN)
    huishoudens = {rij.pk: rij for rij in sessie.vraag(_HUISHOUDENS)}
    kluis().haal(huishoudens)
    leden = sessie.vraag(_LEDEN)
    namen = namen_voor(sessie, huishoudens.values())
    stukken = _stukken(sessie, getoond)
    noteer_gezien(sessie, huishoudens=huishoudens, leden=[lid[:2] for lid in leden], stukken=getoond)
    genoemd = {lid for rij in getoond for lid in rij.betreft}
    roepnamen = {nummer: _roepnaam(thuis, naam) for nummer, thuis, naam in leden if nummer in genoemd}
    return tuple(
        _punt(sessie, rij, (huishoudens[rij.huishouden_id].openbaar, namen[rij.huishouden_id]), roepnamen, stukken)
        for rij in getoond
        if rij.huishouden_id in huishoudens
    )


def _roepnaam(huishouden: int, naam: bytes | None) -> str:
    """The first name of a member who is named on the page; those of the others stay closed."""
    return (_VOORNAAM.open(naam, huishouden) if naam else "") or "naam onbekend"


def wacht_er_werk(sessie: Sessie) -> bool:
    """Whether anything is due that stands in the name of who opened this session; tells nothing of what or whom."""
    mijn = sessie.van(Termijn).filter(afgerond_op=None, eigenaar_id=sessie.door.medewerker)
    return mijn.filter(vervalt_op__lte=sessie.vandaag).exists()


def werk_in_het_kort(sessie: Sessie, kop: Dossierkop) -> tuple[Werkpunt, ...]:
    """Return what comes first in one household, in its open session."""
    rijen = sessie.vraag(OPEN_TERMIJNEN)[:MEESTE_EERST]
    namen, stukken = {lid.id: lid.roepnaam for lid in kop.leden}, _stukken(sessie, rijen)
    return tuple(_punt(sessie, rij, (kop.huishouden, kop.naam), namen, stukken) for rij in rijen)


def _punt(
    sessie: Sessie,
    rij: Termijn,
    huishouden: tuple[UUID, str],
    namen: dict[int, str],
    stukken: dict[tuple[str, int], UUID],
) -> Werkpunt:
    inhoud = catalogus().termijnen.get(rij.soort)
    soort = in_woorden(rij.soort, inhoud.naam if inhoud else "")
    return Werkpunt(
        huishouden=huishouden[0],
        naam=huishouden[1],
        soort=soort,
        groep=werkgroep(vervalt_op=rij.vervalt_op, vandaag=sessie.vandaag, eerst=soort.eerst),
        reden=rij.reden or "",
        voor=tuple(namen[nr] for nr in rij.betreft if nr in namen),
        begon_op=rij.begon_op,
        vervalt_op=rij.vervalt_op,
        eigenaar=rij.eigenaar.naam if rij.eigenaar else "",
        van_mij=rij.eigenaar_id == sessie.door.medewerker,
        bij=stukken.get((rij.bij_soort, rij.bij)),
        doel=sessie.doel,
        rol=sessie.door.rol,
        lagen=lagen_per_huishouden(sessie.bos.sleutels).get(rij.huishouden_id, frozenset()),
    )


def _stukken(sessie: Sessie, rijen: Iterable[Termijn]) -> dict[tuple[str, int], UUID]:
    """The public ids of the things that the dates belong to, where their page needs one: one query for all kinds."""
    gezocht: dict[str, list[int]] = {}
    for rij in rijen:
        if rij.soort in WERKSOORTEN and WERKSOORTEN[rij.soort].per_stuk:
            gezocht.setdefault(rij.bij_soort, []).append(rij.bij)
    vragen = [(_stuk(soort), {"nummers": reeks(nummers)}) for soort, nummers in sorted(gezocht.items())]
    return {(soort, nummer): openbaar for soort, nummer, openbaar in sessie.samen(vragen)}


@cache
def _stuk(soort: str) -> "Vraag[Any]":
    """The public ids of things of one kind."""
    return Vraag(
        apps.get_model("tandem", soort),
        lambda rijen, nummers: (
            rijen.filter(pk__in_reeks=nummers)
            .order_by()
            .annotate(van_soort=Value(soort))
            .values_list("van_soort", "pk", "openbaar")
        ),
    )
