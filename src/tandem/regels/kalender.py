"""Working days and public holidays, as the Algemene termijnenwet (Awt) writes them.

The list is the law's own (article 3), not that of a calendar in the kitchen: 5 May counts every year and Good Friday is
put on a par. Text of articles 1, 3 and 4(a): seen on the pages named in ``AWT``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from tandem.regels.bron import Bron

AWT = Bron(
    "Algemene termijnenwet art. 3",
    adres="https://wvhl.nl/algemeen/de-algemene-termijnenwet",
    geverifieerd=True,
)

#: Article 3(3): days put on a par by royal decree. "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024,
#: 27 december 2024 en 30 mei 2025" and "... van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028".
GELIJKGESTELDE_DAGEN = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
GELIJKSTELLING = Bron(
    "Besluiten gelijkstelling 2023-2025 en 2026-2028 (Awt art. 3 lid 3)",
    adres="https://sterfgeval.nl/juridisch/overige/vragen-van-uitvaartondernemers/"
    "gemeentelijke-feestdag-bij-lijkbezorging-feestdagen-in-2026-2028/70745",
    geverifieerd=True,
    opmerking="De titels van de besluiten zijn gezien bij een jurist, niet de Staatscourant zelf.",
)
_EEN_DAG = timedelta(days=1)


def eerste_paasdag(jaar: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    eeuw, rest = divmod(jaar, 100)
    maan = jaar % 19
    schrikkel = eeuw // 4
    verschuiving = (19 * maan + eeuw - schrikkel - (eeuw - (eeuw + 8) // 25 + 1) // 3 + 15) % 30
    weekdag = (32 + 2 * (eeuw % 4) + 2 * (rest // 4) - verschuiving - rest % 4) % 7
    correctie = (maan + 11 * verschuiving + 22 * weekdag) // 451
    maand, dag = divmod(verschuiving + weekdag - 7 * correctie + 114, 31)
    return date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> date:
    """The day on which the King's birthday is celebrated: 27 April, a day earlier when that is a Sunday.

    Until 2013 it was 30 April (Koninginnedag), a day earlier when that was a Sunday.
    """
    dag = date(jaar, 4, 27 if jaar >= 2014 else 30)
    return dag - _EEN_DAG if dag.isoweekday() == 7 else dag


@lru_cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """The public holidays of a year by article 3(1) and (2) of the Awt, with their Dutch names."""
    pasen = eerste_paasdag(jaar)
    dagen = [
        (date(jaar, 1, 1), "Nieuwjaarsdag"),
        (pasen - timedelta(days=2), "Goede Vrijdag"),
        (pasen + timedelta(days=1), "tweede paasdag"),
        (koningsdag(jaar), "Koningsdag"),
        (date(jaar, 5, 5), "Bevrijdingsdag"),
        (pasen + timedelta(days=39), "Hemelvaartsdag"),
        (pasen + timedelta(days=50), "tweede pinksterdag"),
        (date(jaar, 12, 25), "eerste kerstdag"),
        (date(jaar, 12, 26), "tweede kerstdag"),
    ]
    return MappingProxyType(dict(dagen))


@dataclass(frozen=True, slots=True)
class Kalender:
    """Which days are working days. ``gelijkgesteld`` holds the days put on a par by royal decree (art. 3(3))."""

    gelijkgesteld: frozenset[date] = GELIJKGESTELDE_DAGEN

    def waarom_vrij(self, dag: date) -> str:
        """Why ``dag`` is not a working day, in Dutch; empty when it is one."""
        if dag.isoweekday() >= 6:
            return "zaterdag" if dag.isoweekday() == 6 else "zondag"
        if dag in self.gelijkgesteld:
            return "gelijkgestelde dag"
        return feestdagen(dag.year).get(dag, "")

    def is_werkdag(self, dag: date) -> bool:
        """Whether ``dag`` is not a Saturday, Sunday, public holiday or day put on a par."""
        return not self.waarom_vrij(dag)

    def werkdagen_vanaf(self, dag: date) -> Iterator[date]:
        """Working days in order, from ``dag`` itself on."""
        while True:
            if self.is_werkdag(dag):
                yield dag
            dag += _EEN_DAG

    def eerste_werkdag_vanaf(self, dag: date) -> date:
        """``dag`` itself when it is a working day, else the first one after it (art. 1(1))."""
        return next(self.werkdagen_vanaf(dag))

    def tel_werkdagen(self, begin: date, aantal: int) -> date:
        """The day on which ``aantal`` working days (at least 1) have passed after ``begin``, which is not counted."""
        dagen = self.werkdagen_vanaf(begin + _EEN_DAG)
        for _ in range(aantal - 1):
            next(dagen)
        return next(dagen)

    def tel_werkdagen_terug(self, eind: date, aantal: int) -> date:
        """The day that lies ``aantal`` working days before ``eind``, which is not counted."""
        while aantal:
            eind -= _EEN_DAG
            aantal -= self.is_werkdag(eind)
        return eind

    def aantal_werkdagen(self, van: date, tot_en_met: date) -> int:
        """How many working days lie from ``van`` up to and including ``tot_en_met``."""
        return sum(self.is_werkdag(van + timedelta(days=n)) for n in range((tot_en_met - van).days + 1))


WETTELIJKE_KALENDER = Kalender()
