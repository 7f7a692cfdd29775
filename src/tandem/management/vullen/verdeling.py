"""How many households have which history. All of it *voorbeeldinhoud*: no source says how a register is made up.

The demo shows every path to few people, so most of its households have a case. A register of hundreds of thousands is
what years of signals leave behind: for 93 in 100 a few telephone calls were enough (advice, or nothing was found), 3 in
100 had one short case, fewer than 1 a long one that ended, and 4 have a case or a signal now, as full as those of the
demo. Fifty of those are carried by each of the forty caseworkers of one team, the team that a benchmark looks at, so
that its leader has two thousand; the others are spread over teams of ten thousand households each, past and present.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from tandem.management.vullen.opzet import GESLOTEN, Opzet, Pad, opzetten
from tandem.management.vullen.stand import Vulling

BANK_VANAF = 5_000
"""Below it the demo's own professionals carry the households; from here on there are extra teams."""
PER_PROFESSIONAL = 50
REGISSEURS = 40
"""Caseworkers in a team of the benchmark; those of the first carry ``PER_PROFESSIONAL`` open households each."""
PER_TEAM = 10_000
"""Households per team of the benchmark, the ended ones counted."""
_P = Pad


@dataclass(frozen=True)
class Aandeel:
    """One path: so many households of a round, told in so many stories; each copied in so many weeks at most."""

    pad: Pad
    keer: int
    verhalen: int
    weken: int = 4


@dataclass(frozen=True)
class Verdeling:
    """Which story the n-th household has. ``ronde`` gives the paths in turn, ``beknopt`` those told briefly."""

    aandelen: tuple[Aandeel, ...]
    ronde: tuple[Pad, ...]
    beknopt: frozenset[Pad] = frozenset()

    @cached_property
    def paden(self) -> tuple[Pad, ...]:
        """The path of each story, in order of telling."""
        over = Counter({een.pad: een.verhalen for een in self.aandelen})
        uit: list[Pad] = []
        while +over:
            for pad in self.ronde:
                if over[pad] > 0:
                    over[pad] -= 1
                    uit.append(pad)
        return tuple(uit)

    @cached_property
    def _eerder(self) -> list[int]:
        """For each place of a round: how many places before it have the same path."""
        gezien: Counter[Pad] = Counter()
        uit = []
        for pad in self.ronde:
            uit.append(gezien[pad])
            gezien[pad] += 1
        return uit

    @cached_property
    def _lopend(self) -> list[int]:
        return [0, *accumulate(pad not in GESLOTEN for pad in self.ronde)]

    @cached_property
    def _per_pad(self) -> dict[Pad, tuple[Aandeel, list[int]]]:
        return {
            een.pad: (een, [nummer for nummer, pad in enumerate(self.paden) if pad is een.pad])
            for een in self.aandelen
        }  # fmt: skip

    def welk(self, volgnummer: int) -> tuple[int, int]:
        """Return story and copy of the n-th household: all stories of its path in turn, then some weeks earlier."""
        ronde, plek = divmod(volgnummer, len(self.ronde))
        aandeel, verhalen = self._per_pad[self.ronde[plek]]
        keus, welk = divmod(ronde * aandeel.keer + self._eerder[plek], len(verhalen))
        return verhalen[welk], keus % aandeel.weken

    def nodig(self, huishoudens: int) -> dict[int, int]:
        """Return the stories that so many households have, each with how many copies, weeks apart."""
        uit: dict[int, int] = {}
        for volgnummer in range(min(huishoudens, self._alle_keuzen)):
            verhaal, keus = self.welk(volgnummer)
            uit[verhaal] = max(uit.get(verhaal, 0), keus + 1)
        return uit

    @cached_property
    def _alle_keuzen(self) -> int:
        """After so many households every story was had in every week."""
        rondes = max(-(-een.verhalen * een.weken // een.keer) for een in self.aandelen)
        return (rondes + 1) * len(self.ronde)

    def lopend_voor(self, volgnummer: int) -> int:
        """How many open households come before the n-th."""
        ronde, plek = divmod(volgnummer, len(self.ronde))
        return ronde * self._lopend[-1] + self._lopend[plek]


def _gelijkmatig(aandelen: Sequence[Aandeel]) -> tuple[Pad, ...]:
    """A round in which every path comes at even distances: any stretch of it is made up alike."""
    plekken = [((keer + 0.5) / een.keer, rij, een.pad) for rij, een in enumerate(aandelen) for keer in range(een.keer)]
    return tuple(pad for _, _, pad in sorted(plekken))


_DEMORONDE = (
    _P.STABIEL, _P.HERSTEL, _P.DIRECT, _P.VERKENNING, _P.NIEUW, _P.STABIEL, _P.NAZORG, _P.HERSTEL, _P.STABIEL,
    _P.TERUGVAL, _P.ADVIES, _P.STABIEL, _P.VERKENNING, _P.HERSTEL, _P.NIEUW, _P.STABIEL, _P.NAZORG, _P.NIETS_NODIG,
    _P.DIRECT, _P.TERUGVAL, _P.MAATREGEL, _P.AFGEROND, _P.TERUG,
)  # fmt: skip
DEMO = Verdeling(tuple(Aandeel(pad, n, max(2, n + n // 2)) for pad, n in Counter(_DEMORONDE).items()), _DEMORONDE)
"""A round and a half of stories and two of each path, copied on their own days and up to three times weeks earlier."""
_BANK = (
    Aandeel(_P.ADVIES, 316, 30, 13), Aandeel(_P.NIETS_NODIG, 147, 24, 13), Aandeel(_P.KORT, 15, 10, 13),
    Aandeel(_P.AFGEROND, 2, 4, 13), Aandeel(_P.NIEUW, 2, 4), Aandeel(_P.VERKENNING, 4, 5), Aandeel(_P.DIRECT, 3, 5),
    Aandeel(_P.STABIEL, 4, 6), Aandeel(_P.HERSTEL, 2, 4), Aandeel(_P.NAZORG, 2, 4), Aandeel(_P.TERUGVAL, 1, 3),
    Aandeel(_P.MAATREGEL, 1, 3), Aandeel(_P.TERUG, 1, 3),
)  # fmt: skip
BANK = Verdeling(_BANK, _gelijkmatig(_BANK), beknopt=frozenset({_P.ADVIES, _P.NIETS_NODIG}))


def verdeling_van(vulling: Vulling) -> Verdeling:
    """Return how a filling is made up."""
    return BANK if vulling.per else DEMO


def opzetten_van(vulling: Vulling) -> list[Opzet]:
    """Return the histories of a filling, in order of telling; small fillings do not have them all."""
    verdeling = verdeling_van(vulling)
    return opzetten(vulling.zaad, len(verdeling.paden), verdeling.paden, beknopt=verdeling.beknopt)
