"""The work list: what must happen by when, computed from the open due dates of the households that the keys open.

Fast by design: one row of counts and ids over all open dates, then only what one page shows; names are decrypted for
the households of that page alone. The number of queries does not depend on the number of rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

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
from tandem.regels.casus.werk import BINNENKORT, WERKSOORTEN, Werkgroep, Werksoort, in_woorden, werkgroep
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

PER_BLAD = 50
MEESTE_EERST = 10

_TERMIJNEN = Vraag(Termijn, lambda rijen, nummers: rijen.filter(pk__in_reeks=nummers).select_related("eigenaar"))
_HUISHOUDENS = Vraag(Huishouden)
_LEDEN = Vraag(Lid, lambda rijen: rijen.only("huishouden_id", "voornaam"))


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
        open_rijen = sessie.van(Termijn).filter(afgerond_op=None)
        if soort:
            open_rijen = open_rijen.filter(soort=soort)
        if eigenaar is not None:
            open_rijen = open_rijen.filter(eigenaar_id=eigenaar)
        ids, huishoudens, aantallen = _volgorde(open_rijen, sessie.vandaag)
        blad = min(max(1, blad), max(1, -(-len(ids) // PER_BLAD)))
        getoond = slice((blad - 1) * PER_BLAD, blad * PER_BLAD)
        sessie.beperk(set(huishoudens[getoond]))
        return Werklijst(_punten(sessie, ids[getoond]), aantallen, blad, sessie.vandaag)


def _volgorde(rijen: "QuerySet[Termijn]", vandaag: date) -> tuple[list[int], list[int], dict[Werkgroep, int]]:
    """Ids in the order of the list, their households, and how many stand under each heading: one row in all."""
    eerst = Q(soort__in=[soort.code for soort in WERKSOORTEN.values() if soort.eerst])
    per_groep = {
        Werkgroep.EERST: eerst,
        Werkgroep.TE_LAAT: ~eerst & Q(vervalt_op__lt=vandaag),
        Werkgroep.VANDAAG: ~eerst & Q(vervalt_op=vandaag),
        Werkgroep.DEZE_WEEK: ~eerst & Q(vervalt_op__gt=vandaag, vervalt_op__lte=vandaag + BINNENKORT),
        Werkgroep.LATER: ~eerst & Q(vervalt_op__gt=vandaag + BINNENKORT),
    }
    rang = Case(When(eerst, then=Value(0)), default=Value(1), output_field=IntegerField())
    volgorde = (rang, "vervalt_op", "pk")
    rij: dict[str, Any] = rijen.aggregate(
        ids=ArrayAgg("pk", order_by=volgorde, default=Value([])),
        huishoudens=ArrayAgg("huishouden_id", order_by=volgorde, default=Value([])),
        **{groep.value: Count("pk", filter=voorwaarde) for groep, voorwaarde in per_groep.items()},
    )
    return rij["ids"], rij["huishoudens"], {groep: rij[groep.value] for groep in per_groep}


def _punten(sessie: Sessie, ids: list[int]) -> tuple[Werkpunt, ...]:
    rijen = {rij.pk: rij for rij in sessie.vraag(_TERMIJNEN, nummers=reeks(ids))}
    getoond = [rijen[nummer] for nummer in ids if nummer in rijen]
    huishoudens = {rij.pk: rij for rij in sessie.vraag(_HUISHOUDENS)}
    kluis().haal(huishoudens)
    leden = {lid.pk: lid for lid in sessie.vraag(_LEDEN)}
    namen = namen_voor(sessie, huishoudens.values())
    stukken = _stukken(sessie, getoond)
    noteer_gezien(
        sessie, huishoudens=huishoudens, leden=[(lid.pk, lid.huishouden_id) for lid in leden.values()], stukken=getoond
    )
    roepnamen = {nummer: lid.voornaam or "naam onbekend" for nummer, lid in leden.items()}
    return tuple(
        _punt(sessie, rij, (huishoudens[rij.huishouden_id].openbaar, namen[rij.huishouden_id]), roepnamen, stukken)
        for rij in getoond
        if rij.huishouden_id in huishoudens
    )


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
    delen = [
        sessie.van(apps.get_model("tandem", soort))
        .filter(pk__in=nummers)
        .order_by()
        .annotate(van_soort=Value(soort))
        .values_list("van_soort", "pk", "openbaar")
        for soort, nummers in gezocht.items()
    ]
    if not delen:
        return {}
    alle = delen[0].union(*delen[1:], all=True) if len(delen) > 1 else delen[0]
    return {(soort, nummer): openbaar for soort, nummer, openbaar in alle}
