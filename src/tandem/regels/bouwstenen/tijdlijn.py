"""Where the lines of a plan lie on a time line: fractions of its width, so that any picture can be drawn from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

KWARTAAL = 3
"""Months in a quarter."""

MAATJES_HOOGSTENS = 12
"""More marks than this do not fit on the width of a page; then they stand at years."""


@dataclass(frozen=True, slots=True)
class Maatje:
    """A mark on the time line: the first day of a quarter or a year."""

    plek: float
    dag: date
    tekst: str


@dataclass(frozen=True, slots=True)
class Balk:
    """A line of the plan from ``van`` to ``tot`` (0 is left, 1 is right). ``punt``: only the last day is known."""

    van: float
    tot: float
    punt: bool


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """The period in whole quarters, its marks, a bar for each line, and today when that lies within."""

    begin: date
    eind: date
    maatjes: tuple[Maatje, ...]
    balken: tuple[Balk, ...]
    vandaag: float | None


def tijdlijn(regels: Sequence[tuple[date | None, date]], op: date) -> Tijdlijn | None:
    """Lay lines (first day, last day) on a time line; ``None`` when there are none."""
    if not regels:
        return None
    begin = kwartaal_van(min(eerste or laatste for eerste, laatste in regels))
    eind = _volgend_kwartaal(max(laatste for _, laatste in regels))
    dagen = (eind - begin).days

    def plek(dag: date) -> float:
        return (dag - begin).days / dagen

    balken = tuple(
        Balk(plek(eerste or laatste), plek(laatste + timedelta(days=1)), eerste is None) for eerste, laatste in regels
    )
    maatjes = tuple(Maatje(plek(dag), dag, tekst) for dag, tekst in _maatjes(begin, eind))
    return Tijdlijn(begin, eind, maatjes, balken, plek(op) if begin <= op < eind else None)


def kwartaal_van(dag: date) -> date:
    """Return the first day of the quarter of ``dag``."""
    return date(dag.year, (dag.month - 1) // KWARTAAL * KWARTAAL + 1, 1)


def kwartalen(begin: date, eind: date) -> list[date]:
    """Return the first days of all quarters from ``begin`` up to ``eind`` (not included)."""
    dagen, dag = [], kwartaal_van(begin)
    while dag < eind:
        dagen.append(dag)
        dag = _volgend_kwartaal(dag)
    return dagen


def _volgend_kwartaal(dag: date) -> date:
    maand = kwartaal_van(dag).month + KWARTAAL
    return date(dag.year + maand // 13, (maand - 1) % 12 + 1, 1)


def _maatjes(begin: date, eind: date) -> list[tuple[date, str]]:
    alle = kwartalen(begin, eind)
    if len(alle) <= MAATJES_HOOGSTENS:
        return [(dag, f"K{(dag.month - 1) // KWARTAAL + 1} {dag.year}") for dag in alle]
    return [(dag, str(dag.year)) for dag in alle if dag.month == 1 or dag == begin]
