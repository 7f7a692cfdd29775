"""Scaling from 0 to 10, by voice. A figure opens a conversation; figures of different voices are never averaged."""

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
