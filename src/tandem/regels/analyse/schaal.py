"""Scaling from 0 to 10, by voice. A figure opens a conversation; figures of different voices are never averaged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

LAAGST, HOOGST = 0, 10


class Stemsoort(Soort):
    """Whose voice."""

    LID = "lid", "iemand uit het huishouden"
    NETWERK = "netwerk", "iemand uit het netwerk"
    PROFESSIONAL = "professional", "een professional"


class Antwoord(Soort):
    """Zero, unknown and unwilling are three things."""

    CIJFER = "cijfer", "gaf een cijfer"
    WIL_NIET = "wil_niet", "wil geen cijfer geven"
    WEET_NIET = "weet_niet", "weet het niet"


@dataclass(frozen=True, slots=True)
class Cijfer:
    """What one voice answers to one scaling question on a day. ``waarde`` goes with ``Antwoord.CIJFER`` only."""

    stemsoort: Stemsoort
    stem: int
    op: date
    antwoord: Antwoord
    waarde: int | None = None
    toelichting: str = ""


def bezwaren_cijfer(cijfer: Cijfer) -> Bezwaren:
    """A figure is a whole number from 0 to 10; without a figure the answer says why not."""
    if cijfer.antwoord is not Antwoord.CIJFER:
        return () if cijfer.waarde is None else (Bezwaar("waarde", "Kies een cijfer, of 'geen cijfer'. Niet allebei."),)
    if cijfer.waarde is None or not LAAGST <= cijfer.waarde <= HOOGST:
        return (Bezwaar("waarde", f"Kies een cijfer van {LAAGST} tot en met {HOOGST}."),)
    return ()


def lees_cijfer(getypt: str) -> int | None:
    """The whole number that was typed; None for anything else (``bezwaren_cijfer`` then says what to do)."""
    kaal = getypt.strip()
    return int(kaal) if kaal.isascii() and kaal.isdigit() and len(kaal) <= 2 else None


def laatste_per_stem(cijfers: Iterable[Cijfer]) -> tuple[Cijfer, ...]:
    """The latest answer of every voice, side by side: household first, then network, then professionals."""
    laatste = {(c.stemsoort, c.stem): c for c in sorted(cijfers, key=lambda c: c.op)}
    volgorde = list(Stemsoort)
    return tuple(sorted(laatste.values(), key=lambda c: (volgorde.index(c.stemsoort), c.stem)))


def spreiding(cijfers: Sequence[Cijfer]) -> tuple[int, int] | None:
    """Lowest and highest of the figures given, or None without figures: how far the voices are apart."""
    waarden = [cijfer.waarde for cijfer in cijfers if cijfer.waarde is not None]
    return (min(waarden), max(waarden)) if waarden else None


def verloop(cijfers: Iterable[Cijfer], stemsoort: Stemsoort, stem: int) -> tuple[tuple[date, int | None], ...]:
    """The answers of one voice over time; None where no figure was given, so that a line shows the gap."""
    eigen = (c for c in cijfers if (c.stemsoort, c.stem) == (stemsoort, stem))
    return tuple((c.op, c.waarde) for c in sorted(eigen, key=lambda c: c.op))
