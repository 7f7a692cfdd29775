"""What may be read from figures: a trend that is larger than the rounding, a rate, and which municipalities are alike.

Figures alone do not tell how a municipality does (S2, bouwsteen 5: hard indicators may not fit; stories beside them):
no target, no rank and no judgement is made here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tandem.regels.kennis.cijfers import GEHEIM, ONBEKEND, VIJFTALLEN, Stand, Waarde
from tandem.regels.soort import Soort

PER = 1000
"""Rates are per thousand inhabitants."""


class Verloop(Soort):
    """What happened between two figures."""

    MEER = "meer", "meer dan"
    MINDER = "minder", "minder dan"
    GELIJK = "gelijk", "gelijk aan"
    NIET_TE_ZEGGEN = "niet_te_zeggen", "niet te vergelijken met"


@dataclass(frozen=True, slots=True)
class Stap:
    """From one year to another; ``verschil`` only where both figures are known."""

    van: int
    naar: int
    verloop: Verloop
    verschil: Decimal | None = None


def stap(reeks: Mapping[int, Waarde], van: int, naar: int, *, vijftallen: bool) -> Stap:
    """Compare two years. Rounded to five, two figures may each be two off: what differs by five may be one apart."""
    oud, nieuw = reeks.get(van, ONBEKEND).getal, reeks.get(naar, ONBEKEND).getal
    if oud is None or nieuw is None:
        return Stap(van, naar, Verloop.NIET_TE_ZEGGEN)
    verschil = nieuw - oud
    if abs(verschil) <= (VIJFTALLEN if vijftallen else 0):
        return Stap(van, naar, Verloop.GELIJK, verschil)
    return Stap(van, naar, Verloop.MEER if verschil > 0 else Verloop.MINDER, verschil)


def laatste_stap(reeks: Mapping[int, Waarde], *, vijftallen: bool) -> Stap | None:
    """The last step between two years next to each other in the series; None for a series of less than two years."""
    jaren = sorted(reeks)
    return stap(reeks, jaren[-2], jaren[-1], vijftallen=vijftallen) if len(jaren) > 1 else None


def per_duizend(aantal: Waarde, inwoners: Waarde) -> Waarde:
    """A figure per thousand inhabitants, to one decimal. Secret stays secret; without inhabitants it is unknown."""
    if aantal.stand is Stand.GEHEIM:
        return GEHEIM
    if aantal.getal is None or not inwoners.getal:
        return ONBEKEND
    deel = (aantal.getal * PER / inwoners.getal).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return Waarde(Stand.BEKEND, deel)


def soortgelijk(gemeente: str, inwoners: Mapping[str, Waarde], *, hoeveel: int) -> tuple[str, ...]:
    """The municipalities nearest in number of inhabitants, nearest first; none when its own number is not known.

    Nearest by ratio, not by difference: 20.000 is as far from 10.000 as 200.000 from 100.000. Own choice: no source
    says what a similar municipality (S2 bijlage 1, "soortgelijke gemeenten") is. Equal ones go by code.
    """
    eigen = inwoners.get(gemeente, ONBEKEND).getal
    if not eigen:
        return ()
    ver = {
        code: max(waarde.getal, eigen) / min(waarde.getal, eigen)
        for code, waarde in inwoners.items()
        if waarde.getal and code != gemeente
    }
    return tuple(sorted(ver, key=lambda code: (ver[code], code))[:hoeveel])


def midden(waarden: Sequence[Waarde]) -> Waarde:
    """The middle one of the known figures (median); with less than three known figures there is none to show."""
    bekend = sorted(waarde.getal for waarde in waarden if waarde.getal is not None)
    if len(bekend) < 3:  # noqa: PLR2004 - of one or two, the middle would be one municipality's own figure
        return ONBEKEND
    half = len(bekend) // 2
    return Waarde(Stand.BEKEND, bekend[half] if len(bekend) % 2 else (bekend[half - 1] + bekend[half]) / 2)
