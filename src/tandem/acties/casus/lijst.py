"""The list of households: all that the keys open, by name or by what is due first.

Names are stored encrypted, so sorting by name opens the names of the authorised set (some thousands at most) and
nothing else; everything beside the name is read for one page only.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.gezien import noteer_gezien
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import namen_voor
from tandem.koppelingen.kluis import kluis
from tandem.models import Betrokkenheid, Bevoegdheid, Casus, Contactmoment, Huishouden, Lid, Maatregel, Termijn
from tandem.models.velden import ontsleutel
from tandem.regels.huishouden.naam import sorteervorm
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.sleutels import in_kracht

PER_BLAD = 50


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
        afgerond = _afgeronde(sessie) if toon is Toon.LOPEND else frozenset()
        alle = _op_naam(sessie) if volgorde is Volgorde.NAAM else _op_termijn(sessie)
        geordend = [nummer for nummer in alle if nummer not in afgerond]
        blad = min(max(1, blad), max(1, -(-len(geordend) // PER_BLAD)))
        getoond = geordend[(blad - 1) * PER_BLAD : blad * PER_BLAD]
        sessie.beperk(getoond)
        return Huishoudenlijst(_rijen(sessie, getoond), len(geordend), blad, sessie.vandaag)


def _afgeronde(sessie: Sessie) -> frozenset[int]:
    """The households of which every case is closed; one that has none yet is not among them."""
    open_casussen = Count("pk", filter=Q(afgerond_op=None))
    rijen = sessie.van(Casus).order_by().values("huishouden_id").annotate(lopend=open_casussen).filter(lopend=0)
    return frozenset(rijen.values_list("huishouden_id", flat=True))


def _op_naam(sessie: Sessie) -> list[int]:
    """The households in the order of their names as people look them up: capitals and accents do not matter."""
    rijen: Any = list(sessie.van(Huishouden).values_list("pk", "weergavenaam"))  # ciphertext, not opened yet
    kluis().haal([nummer for nummer, _ in rijen])
    plek = f"{Huishouden._meta.db_table}.weergavenaam"
    namen = {nr: ontsleutel(cijfertekst, huishouden=nr, plek=plek).decode() for nr, cijfertekst in rijen}
    return sorted(namen, key=lambda nummer: (sorteervorm(namen[nummer]), nummer))


def _op_termijn(sessie: Sessie) -> list[int]:
    """The households in the order in which something is due; those where nothing is due come last."""
    eerst = _eerste_termijnen(sessie)
    nummers = sessie.van(Huishouden).values_list("pk", flat=True)
    return sorted(nummers, key=lambda nummer: (eerst.get(nummer, date.max), nummer))


def _eerste_termijnen(sessie: Sessie) -> dict[int, date]:
    rijen = sessie.van(Termijn).filter(afgerond_op=None).order_by()
    return dict(rijen.values_list("huishouden_id").annotate(Min("vervalt_op")))


def _rijen(sessie: Sessie, nummers: list[int]) -> tuple[Huishoudenrij, ...]:
    """What the page shows of each household: one query per kind of thing, whatever their number."""
    huishoudens = {rij.pk: rij for rij in sessie.van(Huishouden)}
    casussen = {rij.huishouden_id: rij for rij in sessie.van(Casus).order_by("geopend_op", "pk")}
    gezichten, regimes = _vaste_gezichten(sessie), _regimes(sessie)
    termijnen, contacten = _eerste_termijnen(sessie), _laatste_contacten(sessie)
    leden = sessie.van(Lid).only("huishouden_id")
    namen = namen_voor(sessie, huishoudens.values())
    noteer_gezien(sessie, huishoudens=huishoudens, leden=leden, laag=Laag.PLAN if contacten else Laag.CONTACT)
    uit = []
    for nummer in nummers:
        casus = casussen.get(nummer)
        uit.append(
            Huishoudenrij(
                openbaar=huishoudens[nummer].openbaar,
                naam=namen[nummer],
                nummer=casus.nummer if casus else "",
                fase=casus.fase if casus else "",
                fase_sinds=casus.fase_sinds if casus else None,
                zwaarte=regimes.get(nummer, 0),
                vast_gezicht=gezichten.get(nummer, (0, ""))[1],
                van_mij=gezichten.get(nummer, (0, ""))[0] == sessie.door.medewerker,
                volgende=termijnen.get(nummer),
                laatste_contact=contacten.get(nummer),
            )
        )
    return tuple(uit)


def _vaste_gezichten(sessie: Sessie) -> dict[int, tuple[int | None, str]]:
    rijen = sessie.van(Betrokkenheid).filter(vast_gezicht=True, tot=None)
    gezichten = rijen.values_list("huishouden_id", "medewerker_id", "medewerker__naam")
    return {nummer: (wie, naam or "") for nummer, wie, naam in gezichten}


def _regimes(sessie: Sessie) -> dict[int, int]:
    """The heaviest regime per household, from the dated records that this reader's layers show."""
    uit: dict[int, int] = {}
    for rijen, zwaarte in (
        (sessie.van(Bevoegdheid).values_list("huishouden_id", "van", "tot"), 1),
        (sessie.van(Maatregel).values_list("huishouden_id", "van", "tot"), 2),
    ):
        uit.update({nummer: zwaarte for nummer, van, tot in rijen if in_kracht(van, tot, sessie.vandaag)})
    return uit


def _laatste_contacten(sessie: Sessie) -> dict[int, date]:
    rijen = sessie.van(Contactmoment).order_by().values_list("huishouden_id").annotate(Max("op"))
    return {nummer: timezone.localdate(op) for nummer, op in rijen}
