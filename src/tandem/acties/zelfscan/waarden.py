"""From a stored answer to the answer of the rules and back: codes and numbers plain, words encrypted."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tandem.acties.keuring import keur
from tandem.models.zelfscan import Antwoordwaarde
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.zelfscan.afname import bezwaren_toelichting
from tandem.regels.zelfscan.antwoord import (
    Antwoord,
    Antwoorden,
    Waarde,
    als_opslag,
    in_woorden,
    lees_waarde,
    uit_opslag,
)
from tandem.regels.zelfscan.instrument import Instrument, Vraag, Vraagsoort
from tandem.regels.zelfscan.score import telwaarde
from tandem.regels.zelfscan.spreiding import Stem

_WOORDEN = (Vraagsoort.LIJST, Vraagsoort.OPEN)
GEEN_IDEE = "?"
"""What a form sends for *weet ik niet*: an answer, and something else than no answer."""


@dataclass(frozen=True)
class Ingevuld:
    """What was typed at one question; ``GEEN_IDEE`` in ``waarde`` or ``streven`` is *weet ik niet*."""

    waarde: str = ""
    streven: str = ""
    toelichting: str = ""
    bewijs: str = ""


def lees(vraag: Vraag, rij: Antwoordwaarde | None) -> Antwoord:
    """Return a stored answer as the rules know it; what is not known is None."""
    if rij is None:
        return Antwoord()
    opgeslagen = rij.tekst if vraag.soort in _WOORDEN else rij.ist
    return Antwoord(
        waarde=uit_opslag(vraag, opgeslagen or ""),
        streven=uit_opslag(vraag, rij.soll or ""),
        toelichting=rij.toelichting or "",
        bewijs=rij.bewijs or "",
        weet_niet=rij.ist_onbekend,
        streven_weet_niet=rij.soll_onbekend,
    )


def lees_alle(instrument: Instrument, rijen: Iterable[Antwoordwaarde]) -> Antwoorden:
    """Return stored answers by question, as far as this version asks them."""
    return {rij.vraag: lees(instrument.vraag(rij.vraag), rij) for rij in rijen if rij.vraag in instrument.per_code}


def ingevuld(vraag: Vraag, rij: Antwoordwaarde | None) -> Ingevuld:
    """Return a stored answer as a form shows it."""
    if rij is None:
        return Ingevuld()
    een = lees(vraag, rij)
    waarde = GEEN_IDEE if rij.ist_onbekend else _voor_veld(vraag, een.waarde)
    return Ingevuld(
        waarde, GEEN_IDEE if rij.soll_onbekend else _voor_veld(vraag, een.streven), een.toelichting, een.bewijs
    )


def _voor_veld(vraag: Vraag, waarde: Waarde | None) -> str:
    """An option by its code; everything else as people write it."""
    return als_opslag(waarde) if vraag.opties else in_woorden(vraag, waarde)


def vul(rij: Antwoordwaarde, vraag: Vraag, typ: Ingevuld) -> bool:
    """Put what was typed in a row; returns whether anything changed. Raises ``Ongeldig`` with sentences per field."""
    waarde, streven = _lees_veld(vraag, typ.waarde, "waarde"), _lees_veld(vraag, typ.streven, "streven")
    keur(bezwaren_toelichting(toelichting=typ.toelichting, bewijs=typ.bewijs))
    in_eigen_woorden = vraag.soort in _WOORDEN
    nieuw = {
        "ist": None if in_eigen_woorden else als_opslag(waarde) or None,
        "tekst": (als_opslag(waarde) or None) if in_eigen_woorden else None,
        "soll": als_opslag(streven) or None,
        "ist_onbekend": typ.waarde == GEEN_IDEE,
        "soll_onbekend": typ.streven == GEEN_IDEE,
        "toelichting": typ.toelichting.strip() or None,
        "bewijs": typ.bewijs.strip() or None,
    }
    anders = {veld: inhoud for veld, inhoud in nieuw.items() if getattr(rij, veld) != inhoud}
    for veld, inhoud in anders.items():
        setattr(rij, veld, inhoud)
    return bool(anders)


def _lees_veld(vraag: Vraag, ruw: str, veld: str) -> Waarde | None:
    if ruw == GEEN_IDEE:
        return None
    gelezen = lees_waarde(vraag, ruw)
    keur(tuple(Bezwaar(veld, bezwaar.zin) for bezwaar in gelezen.bezwaren))
    return gelezen.waarde


def is_antwoord(rij: Antwoordwaarde) -> bool:
    """Whether a question is answered: *weet ik niet* is an answer, leaving it open is not."""
    return rij.ist_onbekend or bool(rij.ist) or bool(rij.tekst)


def stemmen(vraag: Vraag, rijen: Iterable[tuple[str, Antwoordwaarde]], *, streven: bool = False) -> list[Stem]:
    """Return the votes on one question from (group, answer); open answers and lists have no votes."""
    uit = []
    for groep, rij in rijen:
        keuze, onbekend = (rij.soll, rij.soll_onbekend) if streven else (rij.ist, rij.ist_onbekend)
        if keuze or onbekend:
            uit.append(Stem(groep, keuze, _telt(vraag, keuze)))
    return uit


def _telt(vraag: Vraag, keuze: str | None) -> Decimal | None:
    if vraag.soort is Vraagsoort.GETAL:
        return Decimal(keuze) if keuze else None
    return telwaarde(vraag, keuze)
