"""An answer to a question of an instrument: what was chosen or written, on what it rests, and why.

An answer that is not there is unknown. It is never zero and never "no".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.zelfscan.instrument import Instrument, Vraag, Vraagsoort

LANGSTE_ANTWOORD = 4_000
LANGSTE_REGEL = 300
MEESTE_REGELS = 50
#: A number in an answer stays below this; more is a slip of the hand.
GROOTSTE_GETAL = Decimal(10) ** 12

#: The code of an option, a number, lines of a list, or free text.
Waarde = str | Decimal | tuple[str, ...]

_MET_OPTIES = (Vraagsoort.NIVEAUS, Vraagsoort.JA_DEELS_NEE, Vraagsoort.KEUZE)


@dataclass(frozen=True, slots=True)
class Antwoord:
    """One answer. ``waarde`` None: not answered. ``streven``: where one wants to be, for questions that ask it.

    ``bewijs`` is what shows it (a document, a figure); ``toelichting`` what needs to be said with it. ``weet_niet`` and
    ``streven_weet_niet``: that one does not know was the answer; the value is None then too.
    """

    waarde: Waarde | None = None
    bewijs: str = ""
    toelichting: str = ""
    streven: Waarde | None = None
    weet_niet: bool = False
    streven_weet_niet: bool = False


#: The answers of one respondent, of a session or of a wave: by code of the question.
Antwoorden = Mapping[str, Antwoord]


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was typed, read: the value (None: nothing was filled in), or what is wrong with it."""

    waarde: Waarde | None = None
    bezwaren: Bezwaren = ()


def lees_waarde(vraag: Vraag, ruw: str) -> Gelezen:
    """Read what was typed or stood in a cell. Options are known by code or by name, blind to capitals."""
    tekst = ruw.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not tekst:
        return Gelezen()
    if vraag.soort in _MET_OPTIES:
        return _lees_optie(vraag, tekst)
    if vraag.soort is Vraagsoort.GETAL:
        return _lees_getal(vraag, tekst)
    if vraag.soort is Vraagsoort.LIJST:
        return _lees_lijst(vraag, tekst)
    if len(tekst) > LANGSTE_ANTWOORD:
        return _fout(vraag, f"Deze tekst is {len(tekst)} tekens; er passen er {LANGSTE_ANTWOORD}.")
    return Gelezen(tekst)


def _fout(vraag: Vraag, zin: str) -> Gelezen:
    return Gelezen(bezwaren=(Bezwaar(vraag.code, zin),))


def _lees_optie(vraag: Vraag, tekst: str) -> Gelezen:
    gezocht = tekst.casefold()
    for optie in vraag.opties:
        if gezocht in (optie.code.casefold(), optie.naam.casefold()):
            return Gelezen(optie.code)
    keuzes = ", ".join(optie.naam for optie in vraag.opties)
    return _fout(vraag, f'"{tekst[:60]}" staat niet bij de antwoorden. Kies uit: {keuzes}.')


def _lees_getal(vraag: Vraag, tekst: str) -> Gelezen:
    try:
        getal = Decimal(_zonder_duizendtallen(tekst))
    except InvalidOperation:
        return _fout(vraag, f'"{tekst[:60]}" is geen getal. Schrijf bijvoorbeeld 12 of 12,5.')
    if not getal.is_finite() or abs(getal) >= GROOTSTE_GETAL:
        return _fout(vraag, "Dit getal is te groot.")
    if vraag.minimum is not None and getal < vraag.minimum:
        return _fout(vraag, f"Dit getal is kleiner dan {in_cijfers(vraag.minimum)}.")
    if vraag.maximum is not None and getal > vraag.maximum:
        return _fout(vraag, f"Dit getal is groter dan {in_cijfers(vraag.maximum)}.")
    return Gelezen(getal.normalize() + 0)


def _zonder_duizendtallen(tekst: str) -> str:
    """A number as the Netherlands writes it: points between thousands, a comma before decimals."""
    kaal = tekst.replace("\u00a0", "").replace(" ", "")
    if "," in kaal:
        return kaal.replace(".", "").replace(",", ".", 1)
    delen = kaal.lstrip("-").split(".")
    duizendtallen = len(delen) > 2 or (len(delen) == 2 and len(delen[1]) == 3 and delen[0] != "0")
    return kaal.replace(".", "") if duizendtallen and all(len(deel) == 3 for deel in delen[1:]) else kaal


def _lees_lijst(vraag: Vraag, tekst: str) -> Gelezen:
    regels = tuple(regel.strip() for regel in tekst.split("\n") if regel.strip())
    if len(regels) > MEESTE_REGELS:
        return _fout(vraag, f"Dit zijn {len(regels)} regels; er passen er {MEESTE_REGELS}.")
    if lang := next((regel for regel in regels if len(regel) > LANGSTE_REGEL), None):
        return _fout(vraag, f'De regel "{lang[:40]}" is langer dan {LANGSTE_REGEL} tekens. Maak er meer regels van.')
    return Gelezen(regels)


def in_cijfers(getal: Decimal) -> str:
    """A number as the Netherlands writes it, without thousands."""
    return f"{getal:f}".replace(".", ",")


def in_woorden(vraag: Vraag, waarde: Waarde | None) -> str:
    """The answer as people read it; empty where there is none. `lees_waarde` reads it back."""
    if waarde is None:
        return ""
    if isinstance(waarde, tuple):
        return "\n".join(waarde)
    if isinstance(waarde, Decimal):
        return in_cijfers(waarde)
    optie = vraag.optie(waarde) if vraag.soort in _MET_OPTIES else None
    return optie.naam if optie else waarde


def als_opslag(waarde: Waarde | None) -> str:
    """The answer as one line of text to keep; `uit_opslag` gives it back. Empty: not answered."""
    if waarde is None:
        return ""
    if isinstance(waarde, tuple):
        return "\n".join(waarde)
    return f"{waarde:f}" if isinstance(waarde, Decimal) else waarde


def uit_opslag(vraag: Vraag, opgeslagen: str) -> Waarde | None:
    """Give back what `als_opslag` kept, for the kind of question that it answers."""
    if not opgeslagen:
        return None
    if vraag.soort is Vraagsoort.GETAL:
        return Decimal(opgeslagen)
    return tuple(opgeslagen.split("\n")) if vraag.soort is Vraagsoort.LIJST else opgeslagen


def wordt_gevraagd(vraag: Vraag, antwoorden: Antwoorden, instrument: Instrument) -> bool:
    """Whether this question is asked: not withdrawn, its condition holds, and that question is itself asked.

    A condition on a question that nobody answered does not hold: what is unknown opens nothing.
    """
    if vraag.ingetrokken:
        return False
    if vraag.voorwaarde is None:
        return True
    eerder = instrument.vraag(vraag.voorwaarde.vraag)
    antwoord = antwoorden.get(eerder.code)
    if antwoord is None or antwoord.waarde is None or not wordt_gevraagd(eerder, antwoorden, instrument):
        return False
    return antwoord.waarde in vraag.voorwaarde.antwoorden


def gevraagd(instrument: Instrument, antwoorden: Antwoorden) -> tuple[Vraag, ...]:
    """Return the questions that are shown with these answers, in order."""
    return tuple(vraag for vraag in instrument.vragen() if wordt_gevraagd(vraag, antwoorden, instrument))


def beantwoord(instrument: Instrument, antwoorden: Antwoorden) -> tuple[int, int]:
    """Return how many of the questions that are shown have an answer, and how many are shown."""
    vragen = gevraagd(instrument, antwoorden)
    met = sum(1 for vraag in vragen if (antwoord := antwoorden.get(vraag.code)) and antwoord.waarde is not None)
    return met, len(vragen)
