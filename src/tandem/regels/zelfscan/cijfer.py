"""A figure of a scan: a number, unknown or secret. Zero is a number; the three are never mixed up or added together."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tandem.regels.soort import Soort

#: Figures are kept and compared to two decimals; what is shown has one. Own choice.
FIJNHEID = Decimal("0.01")


class Cijferstand(Soort):
    """What stands in a cell."""

    BEKEND = "bekend", "een cijfer"
    ONBEKEND = "onbekend", "niet bekend: niet gevraagd of niet beantwoord"
    GEHEIM = "geheim", "niet getoond: te weinig deelnemers om niemand herkenbaar te maken"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """A cell. ``getal`` is there when, and only when, the figure is known. Raises ``ValueError`` otherwise."""

    stand: Cijferstand
    getal: Decimal | None = None

    def __post_init__(self) -> None:
        """Hold the two fields to each other."""
        if (self.stand is Cijferstand.BEKEND) != (self.getal is not None):
            raise ValueError("a figure has a number when, and only when, it is known")

    @property
    def in_woorden(self) -> str:
        """``2,5``, ``onbekend`` or ``geheim``."""
        return self.stand.value if self.getal is None else in_cijfers(self.getal)


ONBEKEND = Cijfer(Cijferstand.ONBEKEND)
GEHEIM = Cijfer(Cijferstand.GEHEIM)


def bekend(getal: Decimal | int) -> Cijfer:
    """A known figure, rounded half up to two decimals."""
    return Cijfer(Cijferstand.BEKEND, Decimal(getal).quantize(FIJNHEID, ROUND_HALF_UP))


def in_cijfers(getal: Decimal) -> str:
    """A number as it is written on a Dutch page: one decimal and a comma."""
    tekst = str(abs(getal).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
    return f"-{tekst}" if getal < 0 and tekst != "0,0" else tekst


def gemiddelde(getallen: Iterable[Decimal | int]) -> Cijfer:
    """The mean of known numbers; unknown when there are none."""
    rij = [Decimal(getal) for getal in getallen]
    return bekend(sum(rij, Decimal()) / len(rij)) if rij else ONBEKEND


def verschil(van: Cijfer, tot: Cijfer) -> Cijfer:
    """``tot`` minus ``van``. A secret on either side keeps the difference secret, an unknown keeps it unknown."""
    if van.getal is not None and tot.getal is not None:
        return bekend(tot.getal - van.getal)
    return GEHEIM if Cijferstand.GEHEIM in (van.stand, tot.stand) else ONBEKEND
