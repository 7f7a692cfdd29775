"""Lengths of time as the law writes them: a number and a unit. Nothing here knows what day it is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.regels.soort import Soort


class Eenheid(Soort):
    """The units in which terms and durations are written."""

    WERKDAGEN = "werkdagen", "werkdagen (geen zaterdag, zondag of feestdag)"
    DAGEN = "dagen", "dagen (alle dagen tellen mee)"
    WEKEN = "weken", "weken"
    MAANDEN = "maanden", "maanden"
    JAREN = "jaren", "jaren"


ENKELVOUD = {
    Eenheid.WERKDAGEN: "werkdag",
    Eenheid.DAGEN: "dag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
}


@dataclass(frozen=True, slots=True)
class Duur:
    """A length of time, such as 5 working days or 1 year. ``aantal`` is at least 1."""

    aantal: int
    eenheid: Eenheid

    def __post_init__(self) -> None:
        """Refuse a length of nothing (``ValueError``)."""
        if self.aantal < 1:
            raise ValueError(f"Een duur is ten minste 1 {ENKELVOUD[self.eenheid]}, niet {self.aantal}.")

    @property
    def in_woorden(self) -> str:
        """``1 week``, ``5 werkdagen``, ``1 jaar``, ``2 jaar`` (Dutch keeps *jaar* singular after a number)."""
        if self.aantal == 1 or self.eenheid is Eenheid.JAREN:
            return f"{self.aantal} {ENKELVOUD[self.eenheid]}"
        return f"{self.aantal} {self.eenheid.value}"

    def na(self, dag: date) -> date:
        """The day that lies this long after ``dag``, in calendar units.

        A month or year ends on the day with the same number, or on the last day of the month where there is none.
        Working days need a calendar of holidays: see ``kalender.tel_werkdagen`` (here they raise ``ValueError``).
        """
        match self.eenheid:
            case Eenheid.WERKDAGEN:
                raise ValueError("Werkdagen tellen kan alleen met een kalender.")
            case Eenheid.DAGEN:
                return dag + timedelta(days=self.aantal)
            case Eenheid.WEKEN:
                return dag + timedelta(weeks=self.aantal)
            case Eenheid.MAANDEN:
                return maanden_later(dag, self.aantal)
            case Eenheid.JAREN:
                return maanden_later(dag, 12 * self.aantal)

    def voor(self, dag: date) -> date:
        """The day that lies this long before ``dag``, in calendar units (working days: as in ``na``)."""
        match self.eenheid:
            case Eenheid.MAANDEN:
                return maanden_later(dag, -self.aantal)
            case Eenheid.JAREN:
                return maanden_later(dag, -12 * self.aantal)
            case _:
                return dag - (self.na(dag) - dag)


def maanden_later(dag: date, maanden: int) -> date:
    """The same day number ``maanden`` months later, or the last day of that month where the number is missing."""
    jaar, maand_nul = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand_nul + 1, min(dag.day, monthrange(jaar, maand_nul + 1)[1]))
