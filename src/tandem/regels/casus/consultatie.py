"""*Consultatie & advies*: a question to somebody of another organisation, and their answer, open about their place.

"Jeugdbeschermers zijn transparant over hun positie" (S2, Inrichting, Consultatie en Advies).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.tekst import datum, opsomming


@dataclass(frozen=True, slots=True)
class Consultatie:
    """A question as it is offered. ``herleidbaar``: the adviser hears who it is about; that asks for a ground."""

    vraag: str
    herleidbaar: bool
    grondslag: str
    gevraagd_op: date
    antwoord_voor: date | None


def bezwaren_consultatie(
    consultatie: Consultatie, namen: Iterable[str], gronden: Iterable[str], vandaag: date
) -> Bezwaren:
    """What a question lacks. ``namen`` are names of the household that may not stand in a question without names;
    ``gronden`` the grounds that content knows and somebody verified."""
    bezwaren: list[Bezwaar] = []
    if not consultatie.vraag.strip():
        bezwaren.append(Bezwaar("vraag", "Schrijf op wat u wilt weten."))
    if consultatie.gevraagd_op > vandaag:
        bezwaren.append(Bezwaar("gevraagd_op", f"{datum(consultatie.gevraagd_op).capitalize()} moet nog komen."))
    if consultatie.antwoord_voor is None:
        bezwaren.append(Bezwaar("antwoord_voor", "Wanneer hebt u het antwoord nodig?"))
    elif consultatie.antwoord_voor < consultatie.gevraagd_op:
        bezwaren.append(Bezwaar("antwoord_voor", "Deze dag ligt vóór de dag van de vraag."))
    return tuple(bezwaren) + _herleidbaar(consultatie, namen, gronden)


def _herleidbaar(consultatie: Consultatie, namen: Iterable[str], gronden: Iterable[str]) -> Bezwaren:
    if consultatie.herleidbaar:
        if consultatie.grondslag not in set(gronden):
            return (Bezwaar("grondslag", "Kies waarom u mag zeggen om wie het gaat."),)
        return ()
    genoemd = namen_in(consultatie.vraag, namen)
    if genoemd:
        zin = f"Hier staat {opsomming(genoemd)}. Vraag het zonder namen, of kies dat de ander weet om wie het gaat."
        return (Bezwaar("vraag", zin),)
    return ()


def namen_in(tekst: str, namen: Iterable[str]) -> list[str]:
    """The names that stand in a text as whole words, whatever their capitals; names of one letter are left out."""
    klein = tekst.casefold()
    return [
        naam
        for naam in dict.fromkeys(namen)
        if len(naam.strip()) > 1 and re.search(rf"\b{re.escape(naam.strip().casefold())}\b", klein)
    ]


def bezwaren_antwoord(antwoord: str, positie: str, op: date, gevraagd_op: date, vandaag: date) -> Bezwaren:
    """What an answer lacks: the advice, from which place the adviser speaks, and a day after the question."""
    bezwaren: list[Bezwaar] = []
    if not antwoord.strip():
        bezwaren.append(Bezwaar("antwoord", "Schrijf op wat het advies is."))
    if not positie.strip():
        zin = "Vanuit welke rol en bevoegdheid spreekt de adviseur? Het huishouden moet dat kunnen lezen."
        bezwaren.append(Bezwaar("positie", zin))
    if op > vandaag:
        bezwaren.append(Bezwaar("beantwoord_op", "Deze dag moet nog komen."))
    if op < gevraagd_op:
        bezwaren.append(Bezwaar("beantwoord_op", f"De vraag is gesteld op {datum(gevraagd_op)}, dus daarna."))
    return tuple(bezwaren)
