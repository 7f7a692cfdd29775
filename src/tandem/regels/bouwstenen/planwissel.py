"""One plan closes and the next begins: what closing asks, how a plan is called, and what can be taken along.

No source says how long a plan of a municipality lasts; that it says what it brought before the next begins is a choice
of this product.
"""

from collections.abc import Iterable
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bouwstenen.plan import NAAM_HOOGSTENS, WOORDEN_HOOGSTENS, Regelstand
from tandem.regels.tekst import datum

OPEN = (Regelstand.GEPLAND, Regelstand.BEZIG)
"""What is not done and was not dropped: the next plan can go on with it."""


def bezwaren_sluiten(op: date | None, opbrengst: str, *, begonnen_op: date, vandaag: date) -> Bezwaren:
    """A plan is closed on a day of its own life, with what it brought."""
    bezwaren = []
    if op is None:
        bezwaren.append(Bezwaar("op", "Vul in op welke dag u het plan sluit."))
    elif op > vandaag:
        bezwaren.append(Bezwaar("op", "Deze dag is nog niet geweest."))
    elif op < begonnen_op:
        bezwaren.append(Bezwaar("op", f"Het plan begon op {datum(begonnen_op)}. Vul een latere dag in."))
    if not opbrengst.strip():
        bezwaren.append(Bezwaar("opbrengst", "Schrijf op wat dit plan u bracht."))
    elif len(opbrengst) > WOORDEN_HOOGSTENS:
        bezwaren.append(Bezwaar("opbrengst", f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens."))
    return tuple(bezwaren)


def bezwaren_naam(naam: str, eerdere: Iterable[str]) -> Bezwaren:
    """A next plan has a name of its own, so that nobody takes one for the other."""
    kaal = naam.strip()
    if not kaal:
        return (Bezwaar("naam", "Schrijf op hoe het nieuwe plan heet."),)
    if len(kaal) > NAAM_HOOGSTENS:
        return (Bezwaar("naam", f"Houd het bij hoogstens {NAAM_HOOGSTENS} tekens."),)
    if kaal.casefold() in {een.strip().casefold() for een in eerdere}:
        return (Bezwaar("naam", "Een ander plan heet al zo. Kies een andere naam."),)
    return ()


def gaat_verder(stand: Regelstand) -> bool:
    """Whether the next plan can go on with a line in this state."""
    return stand in OPEN


def plannaam(naam: str, begonnen_op: date) -> str:
    """How a plan is called among others: its name, or since when it is there."""
    return naam.strip() or f"Plan vanaf {datum(begonnen_op)}"
