"""Which of the probes are alike: one of each class is made, chosen by the seed; no route, method or role falls out.

Alike are, for one route and method:

- closed households: asked for by visitors of one role who are tied to them in the same way, now, before and later.
  Nothing of what lies in such a file may reach them, so it does not matter which of them asks, and for which file;
- a household that does not exist, asked for by visitors of one role;
- words that are no number: each is read, with another method one of them is sent;
- searches for words of one kind (a first name, an address) of one household.

Where a household opens, and where a page is about no household, every probe stays.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from typing import TypeVar
from zlib import crc32

from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.orakel import Orakel
from tandem.management.sonde.proeven import MISVORMD, Proef
from tandem.management.sonde.steekproef import steekproef
from tandem.management.sonde.wereld import BEZOEKERS, HALF
from tandem.web.pagina import REGISTER

T = TypeVar("T")
Plek = tuple[str, str]
"""A visitor and a household."""


class Klassen:
    """Says of a probe whether it stands for its class."""

    def __init__(self, b: Bouwer, zaad: int) -> None:
        """Take the world; the seed decides who stands for whom."""
        self.wereld, self.zaad, self.huizen = b.wereld, zaad, list(b.huizen)
        self.orakel = Orakel(b.wereld)
        self._doelen = sorted({doel for _, doel, _, _ in self.orakel.rechten})
        self._geteld: Counter[tuple[str, ...]] = Counter()
        self.band = cache(self._reken_band)
        self._gelijken = cache(self._reken_gelijken)

    def vertegenwoordigers(self, proeven: Iterable[Proef]) -> Iterator[Proef]:
        """Give of each class the one that stands for it, in the order in which they came."""
        return filter(self._staat_voor, proeven)

    def zoveel(self, proeven: Iterable[Proef], aantal: int | None) -> tuple[list[Proef], bool]:
        """Give so many probes spread over everything, and whether every class is among them.

        Those that stand for a class go first; where more are asked for than there are classes, others of each class
        are made as well. None: one of each class.
        """
        voorop, anderen = self._verdeel(proeven)
        if aantal is None:
            return voorop, True
        gekozen = steekproef(iter(voorop), aantal, self.zaad)
        meer = aantal - len(gekozen)
        return gekozen + (steekproef(iter(anderen), meer, self.zaad) if meer else []), aantal >= len(voorop)

    def _verdeel(self, proeven: Iterable[Proef]) -> tuple[list[Proef], list[Proef]]:
        voorop: list[Proef] = []
        anderen: list[Proef] = []
        for proef in proeven:
            (voorop if self._staat_voor(proef) else anderen).append(proef)
        return voorop, anderen

    def opent(self, proef: Proef) -> bool:
        """Whether the household that is asked for opens for who asks."""
        return self.orakel.mag_in(proef.wie, proef.huis, proef.doelen)

    def rol(self, wie: str) -> str:
        """What somebody is: their role, or who they are when they have none."""
        mens = self.wereld.mensen.get(wie)
        return mens.rol if mens and mens.rol else wie

    def _staat_voor(self, proef: Proef) -> bool:
        if proef.klasse == "misvormd":
            return self._woord_aan_de_beurt(proef)
        if proef.route == "zoeken" and proef.waarden:
            return self._gezocht(proef)
        if not proef.huis:
            zelfde = [wie for wie in BEZOEKERS if self.rol(wie) == self.rol(proef.wie)]
            return proef.klasse != "onbekend" or proef.wie == self._kies(zelfde, proef.route)
        if not self.opent(proef):
            gelijken = self._gelijken(self.rol(proef.wie), self.band(proef.wie, proef.huis), proef.doelen)
            return (proef.wie, proef.huis) == self._kies(gelijken, proef.route)
        if proef.roep or proef.methode in ("GET", *REGISTER[proef.route].methoden):
            return True
        open_ = [huis for huis in self.huizen if self.orakel.mag_in(proef.wie, huis, proef.doelen)]
        return proef.huis == self._kies(open_, proef.route, proef.wie)

    def _woord_aan_de_beurt(self, proef: Proef) -> bool:
        """Every word is read; with another method one word."""
        plek = (proef.route, proef.wie, proef.methode)
        self._geteld[plek] += 1
        return proef.methode == "GET" or self._geteld[plek] == 1 + self._lot(*plek) % len(MISVORMD)

    def _gezocht(self, proef: Proef) -> bool:
        """Of the words of one kind in one household, one is searched for by everybody."""
        kanaries = self.wereld.kanaries
        kanarie = kanaries[dict(proef.waarden)["q"]]
        zelfde = [een.woord for een in kanaries.values() if (een.wat, een.huis) == (kanarie.wat, kanarie.huis)]
        return kanarie.woord == self._kies(zelfde, proef.wie)

    def _reken_gelijken(self, rol: str, band: Hashable, doelen: frozenset[str]) -> list[Plek]:
        """Who is of this role, and for whom which household is closed in the same way."""
        plekken = [(wie, huis) for wie in BEZOEKERS if self.rol(wie) == rol for huis in self.huizen]
        return [plek for plek in plekken if self.band(*plek) == band and not self.orakel.mag_in(*plek, doelen)]

    def _kies(self, uit: Sequence[T], *waarvoor: str) -> T:
        return uit[self._lot(*waarvoor, str(uit)) % len(uit)]

    def _lot(self, *woorden: str) -> int:
        return crc32(f"{self.zaad} {' '.join(woorden)}".encode())

    def _reken_band(self, wie: str, huis: str) -> Hashable:
        """How somebody is tied to a household: what opens for which purpose, what once did, and why not now."""
        w = self.wereld
        mens = w.mensen.get("rosa" if wie == HALF else wie)
        if mens is None:
            lid = w.gezinsleden.get(wie)
            return (wie == "gast" and huis == w.gasthuis) or (lid is not None and lid.huis == huis)
        hier = [band for band in w.banden if band.huis == huis]
        zelf = {mens.naam, mens.capaciteit_van}
        eigen = frozenset(
            (een.rol, een.van <= w.vandaag, een.tot is not None and een.tot <= w.vandaag, bool(een.leden),
             bool(een.maatregel), bool(een.namens))
            for een in hier if een.wie in zelf
        )  # fmt: skip
        voor = {huis} | {naam for een in hier for naam in (een.wie, een.team)}
        even = frozenset(
            (keer.soort, keer.van <= w.nu, keer.tot <= w.nu)
            for keer in w.tijdelijk if keer.wie in zelf and keer.voor in voor
        )  # fmt: skip
        bekend = any(waar == huis and een in zelf for een, waar in w.bekenden)
        gesloten = any(een.huis == huis and een.team == mens.team for een in w.sluitingen)
        bereik = tuple(self.orakel.bereik(mens.naam, huis, doel) for doel in self._doelen)
        return eigen, even, bekend, gesloten, bereik, self.orakel.mag_bestaan_weten(mens.naam, huis)
