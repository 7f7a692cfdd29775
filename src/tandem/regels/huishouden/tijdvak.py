"""Dated periods: everything in the region is true from a day until a day. ``[van, tot)``: the last day is not in it."""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.tekst import datum


@dataclass(frozen=True, slots=True)
class Tijdvak:
    """From ``van`` up to but not including ``tot``; without ``tot`` it is still running."""

    van: date
    tot: date | None = None

    def __post_init__(self) -> None:
        """Refuse a period without days (``ValueError``): ask ``bezwaren_tijdvak`` first about what was typed."""
        if self.tot is not None and self.tot <= self.van:
            raise ValueError(f"Een tijdvak van {self.van} tot {self.tot} heeft geen dagen.")

    def geldt_op(self, dag: date) -> bool:
        """Whether ``dag`` lies in the period."""
        return self.van <= dag and (self.tot is None or dag < self.tot)

    def overlapt(self, ander: "Tijdvak") -> bool:
        """Whether the two share at least one day."""
        return (ander.tot is None or self.van < ander.tot) and (self.tot is None or ander.van < self.tot)

    def begrensd_tot(self, tot: date) -> "Tijdvak | None":
        """The part before ``tot``, or None when nothing is left."""
        einde = vroegste_einde(self.tot, tot)
        return Tijdvak(self.van, einde) if einde is None or einde > self.van else None

    @property
    def in_woorden(self) -> str:
        """``sinds 3 mei 2025`` or ``van 3 mei 2025 tot 1 juni 2025``."""
        return f"sinds {datum(self.van)}" if self.tot is None else f"van {datum(self.van)} tot {datum(self.tot)}"


def vroegste_einde(een: date | None, ander: date | None) -> date | None:
    """The earlier of two ends, where None is no end."""
    return min((einde for einde in (een, ander) if einde is not None), default=None)


def bezwaren_tijdvak(van: date | None, tot: date | None) -> Bezwaren:
    """What is wrong with two typed dates: a missing begin, an end on or before the begin."""
    if van is None:
        return (Bezwaar("van", "Vul in vanaf welke dag dit geldt."),)
    if tot is not None and tot < van:
        return (Bezwaar("tot", f"Het einde ligt vóór het begin ({datum(van)})."),)
    if tot == van:
        return (Bezwaar("tot", "Het begin en het einde zijn dezelfde dag. Dan heeft dit nooit gegolden."),)
    return ()


def bezwaar_voor_geboorte(veld: str, dag: date, geboren_op_zijn_vroegst: date | None) -> Bezwaren:
    """Refuse a date before the birth of the person that it is about; an unknown birth refuses nothing."""
    if geboren_op_zijn_vroegst is None or dag >= geboren_op_zijn_vroegst:
        return ()
    return (Bezwaar(veld, f"Deze dag ligt vóór de geboorte ({datum(geboren_op_zijn_vroegst)})."),)


def bezwaar_in_de_toekomst(veld: str, dag: date, vandaag: date) -> Bezwaren:
    """Refuse to record as happened what still lies ahead."""
    if dag <= vandaag:
        return ()
    return (Bezwaar(veld, f"{datum(dag).capitalize()} moet nog komen. Leg vast wat al is gebeurd."),)
