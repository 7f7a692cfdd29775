"""The head of every page about a household: how it is called, who is in it, phase, regime, fixed face, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import namen_voor
from tandem.acties.huishouden.regime import regimefeiten_in
from tandem.acties.huishouden.vragen import BETROKKENEN, CASUSSEN, HUISHOUDEN, KOP, LEDEN
from tandem.acties.sleutelfilter import lagen_per_huishouden
from tandem.acties.vraag import Vraag
from tandem.models import Casus, Lid
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.regime import regimes_op
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.tekst import afgezonderd, opsomming


@dataclass(frozen=True)
class LidKort:
    """A member in short; ``voornaam`` empty when it is not known (or the child is not yet born)."""

    id: int
    openbaar: UUID
    voornaam: str
    achternaam: str
    rol: str
    geboortedatum: date | None
    geboortedatum_soort: str
    overleden: bool
    weg: bool
    beperkt_op: date | None = None
    """Since when using what is about this member is restricted."""

    @property
    def naam(self) -> str:
        """First and last name, or words for what is not known."""
        bekend = f"{self.voornaam} {self.achternaam}".strip()
        return bekend or ("ongeboren kind" if self.geboortedatum_soort == "ongeboren" else "naam onbekend")

    @property
    def roepnaam(self) -> str:
        """First name, or words for what is not known."""
        return self.voornaam or self.naam

    def leeftijd(self, op: date) -> int | None:
        """Whole years on a day; None when the birth date is not known."""
        geboren = self.geboortedatum
        if geboren is None:
            return None
        return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))


@dataclass(frozen=True)
class CasusKort:
    """The running case, or the last one."""

    id: int
    openbaar: UUID
    nummer: str
    fase: str
    fase_sinds: date
    geopend_op: date
    afgerond_op: date | None
    regie: str


@dataclass(frozen=True)
class RegimeVan:
    """What binds one member now: a power in use (``zwaarte`` 1) or a measure (2); ``soort`` in words."""

    lid: int
    zwaarte: int
    soort: str
    sinds: date


@dataclass(frozen=True)
class Dossierkop:
    """What every page of a household shows at its head."""

    huishouden: UUID
    naam: str
    stand: str
    leden: tuple[LidKort, ...]
    casus: CasusKort | None
    vast_gezicht: str
    regimes: tuple[RegimeVan, ...]
    waarom: str
    vandaag: date
    doel: Doel
    lagen: frozenset[int]
    """The layers that are open to this reader, in this household."""
    rol: str

    def lid(self, nummer: int) -> LidKort | None:
        """Return a member by id, when this reader may see them."""
        return next((lid for lid in self.leden if lid.id == nummer), None)

    @property
    def zwaarte(self) -> int:
        """The heaviest regime in the household: the page leads with it."""
        return max((regime.zwaarte for regime in self.regimes), default=0)

    def namen(self, nummers: Iterable[int]) -> str:
        """First names of members by id, joined; those that the reader may not see are left out."""
        gezocht = set(nummers)
        return ", ".join(afgezonderd(lid.roepnaam) for lid in self.leden if lid.id in gezocht)


def lees_kop(sessie: Sessie, *alvast: Vraag[Any]) -> Dossierkop:
    """Return the head for the open household, and note that its members were read. One round trip.

    ``alvast``: what the rest of the page will ask in any case, asked along.
    """
    sessie.alvast(*KOP, *alvast)
    (huishouden,) = sessie.vraag(HUISHOUDEN)
    rijen = sessie.vraag(LEDEN)
    leden = tuple(toon_lid(rij, op=sessie.vandaag) for rij in rijen)
    casus = next(iter(sessie.vraag(CASUSSEN)), None)
    sessie.inzage(laag=Laag.CONTACT, leden=[lid.id for lid in leden])
    return Dossierkop(
        huishouden=huishouden.openbaar,
        naam=namen_voor(sessie, [huishouden])[huishouden.pk],
        stand=huishouden.stand,
        leden=leden,
        casus=_casus_kort(casus) if casus else None,
        vast_gezicht=_vast_gezicht(sessie),
        regimes=_regimes(sessie, rijen),
        waarom=sessie.waarom,
        vandaag=sessie.vandaag,
        doel=sessie.doel,
        rol=sessie.door.rol,
        lagen=lagen_per_huishouden(sessie.bos.sleutels).get(huishouden.pk, frozenset()),
    )


def toon_lid(rij: Lid, *, op: date) -> LidKort:
    """Return a member in short."""
    return LidKort(
        id=rij.pk,
        openbaar=rij.openbaar,
        voornaam=rij.voornaam or "",
        achternaam=rij.achternaam or "",
        rol=rij.rol,
        geboortedatum=rij.geboortedatum,
        geboortedatum_soort=rij.geboortedatum_soort,
        overleden=rij.overleden_op is not None,
        weg=rij.tot is not None and rij.tot <= op,
        beperkt_op=rij.beperkt_op,
    )


def _casus_kort(rij: Casus) -> CasusKort:
    return CasusKort(
        rij.pk, rij.openbaar, rij.nummer, rij.fase, rij.fase_sinds, rij.geopend_op, rij.afgerond_op, rij.regie
    )


def _vast_gezicht(sessie: Sessie) -> str:
    rijen = (rij for rij in sessie.vraag(BETROKKENEN) if rij.vast_gezicht)
    nu = (rij for rij in rijen if in_kracht(rij.van, rij.tot, sessie.vandaag))
    return next((rij.medewerker.naam for rij in nu if rij.medewerker), "")


def _regimes(sessie: Sessie, rijen: list[Lid]) -> tuple[RegimeVan, ...]:
    """Everybody's own regime by the rule, heaviest first; who is in none but consent is left out."""
    regimes = regimes_op([lid.pk for lid in rijen], regimefeiten_in(sessie, rijen), sessie.vandaag)
    return tuple(
        RegimeVan(r.persoon, r.regime.gewicht, opsomming([feit.naam for feit in r.feiten]), r.sinds or sessie.vandaag)
        for r in regimes
        if r.regime.gewicht
    )
