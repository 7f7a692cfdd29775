"""Who can read one item: the key rule (``sleutels``, ``ledensleutels``) asked from the side of the item.

Nothing is judged here a second time: each person's keys are computed as at the door, and asked about one item. What is
not in a key is said beside it: a table that is closed to members, and what is shielded, which opens one by one.
Design, section 3: "why may I see this, who may see this, who saw me and why" are one rule.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.ledensleutels import Ledenbos
from tandem.regels.rechten.sleutels import Bron, Bundel, Recht, Sleutelbos, Sleutelfeit, bundel, sleutelbos

DOELEN = tuple(doel for doel in Doel if doel is not Doel.EIGEN)
"""For these purposes a professional may open the door; the first that gives a way is the one that is told."""
_DICHT = (Bron.SLUITING, Bron.BEKENDE)


@dataclass(frozen=True)
class Voorwerp:
    """An item as both walls look at it, stored or not yet.

    ``in_portaal``: whether its table opens for members at all. ``eigen_van``: whose own shielded address or telephone
    it is: of what is shielded a member reads only that.
    """

    huishouden: int
    laag: Laag
    betreft: frozenset[int] = frozenset()
    niet_voor: frozenset[int] = frozenset()
    in_portaal: bool = True
    eigen_van: int | None = None

    def open_voor(self, bos: Sleutelbos) -> bool:
        """Whether these keys reach it."""
        return bos.ziet(self.huishouden, self.laag, self.betreft, self.niet_voor)


class Weg(NamedTuple):
    """By which tie somebody reads it, and for which purpose."""

    bron: Bron
    doel: Doel


@dataclass(frozen=True)
class Lezerfeiten:
    """What the key rule asks of one professional in one capacity, about one household."""

    rol: str
    bundels: tuple[Bundel, ...]
    nu: datetime
    vandaag: date

    def bos(self, doel: Doel, rechten: Iterable[Recht], bronnen: Iterable[Bron] = tuple(Bron)) -> Sleutelbos:
        """The keys for one purpose, from facts of these kinds alone."""
        gekozen = [een for een in self.bundels if een.feit.bron in set(bronnen)]
        return sleutelbos(gekozen, rechten, rol=self.rol, doel=doel, nu=self.nu, vandaag=self.vandaag)


Rechten = Mapping[Doel, Sequence[Recht]]


def weg_naar(lezer: Lezerfeiten, rechten: Rechten, wat: Voorwerp) -> Weg | None:
    """By which way a professional reads an item now; None for who does not.

    What is shielded opens to the keys too, but only item by item and with a reason: the page says so.
    """
    for doel in DOELEN:
        if wat.open_voor(lezer.bos(doel, rechten[doel])):
            return Weg(_bron(lezer, doel, rechten[doel], wat), doel)
    return None


def _bron(lezer: Lezerfeiten, doel: Doel, rechten: Sequence[Recht], wat: Voorwerp) -> Bron:
    """The first kind of fact that is enough by itself; where only several together are, the first there is."""
    soorten = [bron for bron in Bron if bron not in _DICHT and any(een.feit.bron is bron for een in lezer.bundels)]
    genoeg = (bron for bron in soorten if wat.open_voor(lezer.bos(doel, rechten, (bron, *_DICHT))))
    return next(genoeg, soorten[0])


class Nee(StrEnum):
    """Why somebody does not read an item; in words on the page."""

    VERBORGEN = "verborgen"
    ANDER = "ander"
    LAAG = "laag"
    AFGESCHERMD = "afgeschermd"
    NIET_IN_PORTAAL = "niet_in_portaal"
    DICHT = "dicht"


def waarom_niet(lezer: Lezerfeiten, rechten: Rechten, wat: Voorwerp) -> Nee | None:
    """Why a professional who is involved does not read it; None for who is not involved: of them nobody expects it."""
    banden = [een.feit for een in lezer.bundels if een.feit.bron is Bron.EIGEN and een.in_kracht(lezer.vandaag)]
    if not banden:
        return None
    if any(_sluit(een, lezer.vandaag) for een in lezer.bundels):
        return Nee.DICHT
    if any(een.namens in wat.niet_voor for een in banden):
        return Nee.VERBORGEN
    nummer = sleutel(wat.huishouden, wat.laag)
    open_ = any(nummer in lezer.bos(doel, rechten[doel]).sleutels for doel in DOELEN)
    return Nee.ANDER if open_ else Nee.LAAG


def _sluit(een: Bundel, vandaag: date) -> bool:
    """Whether these facts close the household to somebody, whatever else is true."""
    return een.feit.bron is Bron.BEKENDE or (een.feit.bron is Bron.SLUITING and bool(een.in_kracht(vandaag)))


def lid_leest(bos: Ledenbos, wat: Voorwerp) -> bool:
    """Whether a member reads it at the portal, with these keys."""
    if not wat.in_portaal or (wat.laag is Laag.AFGESCHERMD and wat.eigen_van not in bos.namens):
        return False
    return wat.open_voor(bos)


def waarom_lid_niet(bos: Ledenbos, lid: int, wat: Voorwerp) -> Nee:
    """Why a member does not read it: what weighs most first."""
    if lid in wat.niet_voor:
        return Nee.VERBORGEN
    if not wat.in_portaal:
        return Nee.NIET_IN_PORTAAL
    if wat.laag is Laag.AFGESCHERMD:
        return Nee.AFGESCHERMD
    return Nee.ANDER if sleutel(wat.huishouden, wat.laag) in bos.sleutels else Nee.LAAG


@dataclass(frozen=True)
class Band:
    """An involvement of a team, as far as it matters to who is on duty for that team."""

    team: str
    leden: frozenset[int] = field(default=frozenset())


def dienst_leest(band: Band, rechten: Sequence[Recht], wat: Voorwerp, *, nu: datetime, vandaag: date) -> bool:
    """Whether who is on duty for this team, some night, would read it."""
    feit = Sleutelfeit(Bron.DIENST, wat.huishouden, van=vandaag, leden=band.leden, bron_van=nu)
    bos = sleutelbos(bundel([feit]), rechten, rol="", doel=Doel.DIENST, nu=nu, vandaag=vandaag)
    return wat.open_voor(bos)


def langs(reikwijdte: Reikwijdte, rechten: Iterable[Recht], wat: Voorwerp) -> bool:
    """Whether any role reaches this layer in this way: emergency access, standing in, consent."""
    return any(recht.reikwijdte is reikwijdte and recht.laag is wat.laag for recht in rechten)
