"""Comparing what a seal says with what stands in the database: every difference gets its name, table, row and seal."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from tandem.regels.rechten.zegel import UITLOOP, Blad, Zegelkop, kophash, wortel
from tandem.regels.tekst import aantal


class Verschil(Enum):
    """What is wrong; the value completes the sentence that names the row or the seal."""

    GEWIJZIGD = "is gewijzigd na het verzegelen"
    VERWIJDERD = "is verwijderd na het verzegelen"
    AFGEKAPT = "is afgekapt: dit was het einde van de tabel en het is weg"
    INGEVOEGD = "is ingevoegd: dit deel van de tabel was al gesloten en geen zegel kent de rij"
    TERUGGEDATEERD = "is teruggedateerd: de rij kwam er later bij dan de tijd die erin staat"
    TERUG = "is vernietigd, maar staat er weer"
    GRAFSTEEN = "is weg en heeft een grafsteen, maar geen geldige akte van vernietiging"
    AKTE = "klopt niet: deze akte van vernietiging is veranderd of niet door ons ondertekend"
    BESTAND = "is buiten de database veranderd of niet door ons ondertekend"
    KETEN = "sluit niet aan op het zegel ervoor"
    ONTBREEKT = "ontbreekt in de map buiten de database"
    DATABASE = "staat anders in de database dan erbuiten"
    OUDER = "is in de database onbekend: er is een oudere database teruggezet"
    FUNCTIE = "is vervangen: de database rekent de hashes niet meer uit zoals wij"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One difference: the seal, and the row when it is about a row; ``toe`` says more (a function, a certificate)."""

    verschil: Verschil
    zegel: int | None = None
    tabel: str = ""
    rij: int | None = None
    toe: str = ""

    @property
    def in_woorden(self) -> str:
        """One Dutch sentence."""
        plek = f"Zegel {self.zegel}" if self.zegel is not None else ""
        wat = f"{self.tabel} {self.rij}" if self.tabel else self.toe
        wie = f"{plek}: {wat}" if plek and wat else plek or wat
        return f"{wie} {self.verschil.value}{f' ({self.toe})' if self.toe and self.tabel else ''}."


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What stands in the database: the leaf hash of a row now, and the time that the row carries."""

    hash: bytes
    op: datetime


@dataclass(frozen=True, slots=True)
class Graf:
    """A tombstone: the leaf hash that it keeps, the certificate that it names, and whether that certificate has it."""

    hash: bytes
    akte: str
    gedekt: bool


def vergelijk(
    *, kop: Zegelkop, bladen: Iterable[Blad], vorige: Zegelkop | None, gevonden: Mapping[tuple[str, int], Gevonden],
    graven: Mapping[tuple[str, int], Graf], hoogste: Mapping[str, int | None],
) -> Iterator[Bevinding]:  # fmt: skip
    """Compare the rows of one seal. ``vorige``: the seal before; ``hoogste``: the last row per table."""
    for blad in bladen:
        nu, graf = gevonden.get((blad.tabel, blad.rij)), graven.get((blad.tabel, blad.rij))
        sinds = vorige.bij(blad.tabel) if vorige else None
        verschil = _aanwezig(blad, nu, graf, sinds) if nu else _weg(blad, graf, hoogste.get(blad.tabel))
        if verschil:
            yield Bevinding(verschil, kop.nummer, blad.tabel, blad.rij, f"akte {graf.akte}" if graf else "")


def _aanwezig(blad: Blad, nu: Gevonden, graf: Graf | None, sinds: datetime | None) -> Verschil | None:
    if graf:
        return Verschil.TERUG
    if nu.hash != blad.hash:
        return Verschil.GEWIJZIGD
    return Verschil.TERUGGEDATEERD if is_teruggedateerd(nu.op, sinds) else None


def _weg(blad: Blad, graf: Graf | None, hoogste: int | None) -> Verschil | None:
    if graf:
        return None if graf.gedekt and graf.hash == blad.hash else Verschil.GRAFSTEEN
    return Verschil.AFGEKAPT if hoogste is None or blad.rij > hoogste else Verschil.VERWIJDERD


def is_teruggedateerd(op: datetime, bij_tot: datetime | None) -> bool:
    """Whether a row that no earlier seal knew claims a time at which it would have been sealed long since."""
    return bij_tot is not None and op < bij_tot - UITLOOP


def draagt(kop: Zegelkop, bladen: Sequence[Blad]) -> bool:
    """Whether these are the leaves under a heading: their count and their root."""
    return len(bladen) == kop.aantal and wortel(bladen).hex() == kop.wortel


def sluit_aan(vorige: bytes | None, kop: Zegelkop) -> bool:
    """Whether a seal refers to the heading before it; the first refers to nothing."""
    return kop.vorige == (kophash(vorige) if vorige is not None else "")


def vervallen(koppen: Iterable[Zegelkop]) -> dict[int, Zegelkop]:
    """Seals that a later one declares lost with a restored backup: their number and the seal that says so."""
    return {nr: kop for kop in koppen if kop.herstel for nr in range(kop.herstel.na + 1, kop.nummer)}


def slotzin(*, zegels: int, rijen: int, vernietigd: int, wacht: int, bevindingen: Collection[Bevinding]) -> str:
    """The last sentence of a check."""
    omvang = f"{aantal(zegels, 'zegel', 'zegels')}, {aantal(rijen, 'rij', 'rijen')}"
    rest = f"{vernietigd} vernietigd met een akte, {wacht} nog niet verzegeld"
    if not bevindingen:
        return f"Alles klopt: {omvang}, {rest}."
    return f"Er klopt iets niet: {aantal(len(bevindingen), 'bevinding', 'bevindingen')} in {omvang} ({rest})."
