"""The explanatory picture: how the lines of an analysis hang together, in which order to draw them, and the loops.

Finding patterns is what an integral analysis is for (S2 bouwsteen 4, *verklarende analyse*); the sources give no form.
The four kinds of link are example content.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort


class Verbandsoort(Soort):
    """How one thing works on another; read as a sentence: *this* leidt tot *that*."""

    LEIDT_TOT = "leidt_tot", "leidt tot"
    VERSTERKT = "versterkt", "versterkt"
    HOUDT_IN_STAND = "houdt_in_stand", "houdt in stand"
    BESCHERMT = "beschermt", "beschermt tegen"


@dataclass(frozen=True, slots=True)
class Pijl:
    """One link from one line to another, by the numbers of the lines."""

    van: int
    naar: int
    soort: Verbandsoort


@dataclass(frozen=True, slots=True)
class Patroon:
    """The picture in order: ``volgorde`` from top to bottom, and each ``kring`` of lines that feed each other."""

    volgorde: tuple[int, ...]
    kringen: tuple[tuple[int, ...], ...]


def bezwaren_verband(pijl: Pijl, bestaand: Iterable[Pijl]) -> Bezwaren:
    """A link that already stands there is not drawn twice."""
    if pijl in set(bestaand):
        return (Bezwaar("naar", "Dit verband staat er al."),)
    return ()


def patroon(pijlen: Sequence[Pijl]) -> Patroon:
    """Order the lines so that as few arrows as possible go up, and name the loops.

    Lines that feed each other stay together; what comes first in the chain stands on top. Lines without a link are not
    in the picture. The same links always give the same picture.
    """
    knopen = list(dict.fromkeys(knoop for pijl in pijlen for knoop in (pijl.van, pijl.naar)))
    uit: dict[int, list[int]] = {knoop: [] for knoop in knopen}
    for pijl in pijlen:
        if pijl.naar not in uit[pijl.van]:
            uit[pijl.van].append(pijl.naar)
    groepen = _groepen(knopen, uit)
    volgorde = tuple(knoop for groep in groepen for knoop in _rondgang(groep, uit, pijlen))
    return Patroon(volgorde, tuple(_rondgang(groep, uit, pijlen) for groep in groepen if len(groep) > 1))


def _groepen(knopen: Sequence[int], uit: Mapping[int, Sequence[int]]) -> list[tuple[int, ...]]:
    """The strongly connected groups, causes first (Kosaraju): a group of more than one is a loop."""
    klaar: list[int] = []
    gezien: set[int] = set()
    for knoop in knopen:
        _diepte(knoop, uit, gezien, klaar)
    terug: dict[int, list[int]] = {knoop: [] for knoop in knopen}
    for van, naars in uit.items():
        for naar in naars:
            terug[naar].append(van)
    groepen: list[tuple[int, ...]] = []
    gezien = set()
    for knoop in reversed(klaar):
        groep: list[int] = []
        _diepte(knoop, terug, gezien, groep)
        if groep:
            groepen.append(tuple(sorted(groep, key=knopen.index)))
    return groepen


def _diepte(begin: int, uit: Mapping[int, Sequence[int]], gezien: set[int], klaar: list[int]) -> None:
    """Depth first without recursion; adds to ``klaar`` in the order of leaving."""
    if begin in gezien:
        return
    gezien.add(begin)
    stapel = [(begin, iter(uit[begin]))]
    while stapel:
        knoop, buren = stapel[-1]
        volgende = next((buur for buur in buren if buur not in gezien), None)
        if volgende is None:
            klaar.append(knoop)
            stapel.pop()
        else:
            gezien.add(volgende)
            stapel.append((volgende, iter(uit[volgende])))


def _rondgang(groep: Sequence[int], uit: Mapping[int, Sequence[int]], pijlen: Iterable[Pijl]) -> tuple[int, ...]:
    """Walk round a loop along its arrows, from the line that something outside leads to, else the first drawn."""
    binnen = set(groep)
    ingang = next((pijl.naar for pijl in pijlen if pijl.naar in binnen and pijl.van not in binnen), groep[0])
    volgorde = [ingang]
    while len(volgorde) < len(groep):
        rest = [knoop for knoop in groep if knoop not in volgorde]
        vanaf = next((n for knoop in reversed(volgorde) for n in uit[knoop] if n in rest), rest[0])
        volgorde.append(vanaf)
    return tuple(volgorde)
