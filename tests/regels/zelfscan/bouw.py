"""Instruments for the tests, as small as a test needs them."""

from decimal import Decimal

from tandem.regels.bron import Bron
from tandem.regels.zelfscan.antwoord import Antwoord
from tandem.regels.zelfscan.instrument import (
    JA_DEELS_NEE,
    Bijontbreken,
    Deel,
    Instrument,
    Instrumentsoort,
    Optie,
    Scoreregel,
    Scorewijze,
    Vraag,
    Vraagsoort,
)
from tandem.regels.zelfscan.telwaarden import deelwaarden

BRON = Bron("een proef", voorbeeldinhoud=True)
OVER_WAT_ER_IS = Scoreregel(Scorewijze.GEMIDDELDE, Bijontbreken.OVER_WAT_ER_IS)


def vraag(code: str, soort: Vraagsoort = Vraagsoort.NIVEAUS, **velden: object) -> Vraag:
    """A question; one with levels has four, worth 1 to 4."""
    opties = ()
    if soort is Vraagsoort.NIVEAUS:
        opties = tuple(Optie(str(n), f"Niveau {n}", f"Zo ziet {n} eruit.", Decimal(n)) for n in range(1, 5))
    if soort is Vraagsoort.JA_DEELS_NEE:
        opties = tuple(Optie(c, naam) for c, naam in JA_DEELS_NEE.items())
    velden.setdefault("opties", opties)
    velden.setdefault("streven", soort is Vraagsoort.NIVEAUS)
    return Vraag(code, f"Hoe staat het met {code}?", soort, BRON, **velden)


def deel(*vragen: Vraag, code: str = "deel", score: Scoreregel | None = OVER_WAT_ER_IS) -> Deel:
    """A part that is scored over what is there."""
    return Deel(code, code.capitalize(), vragen, score=score)


def instrument(*delen: Deel, versie: str = "1", code: str = "proef") -> Instrument:
    """An instrument of these parts."""
    return Instrument(code, versie, "Proef", Instrumentsoort.ZELFSCAN, "Om te proberen.", delen, BRON)


def antwoorden(**waarden: str | None) -> dict[str, Antwoord]:
    """Answers by code; ``a="3>4"`` is level 3 with 4 wanted."""
    uit = {}
    for code, waarde in waarden.items():
        nu, _, straks = (waarde or "").partition(">")
        uit[code] = Antwoord(nu or None, streven=straks or None)
    return uit


def telwaarden(lijst: Instrument, gegeven: dict[str, Antwoord]) -> dict[str, str]:
    """What every question that counts was worth, by its code."""
    delen = (deelwaarden(lijst, een, gegeven) for een in lijst.delen)
    return {code: waarde for een in delen for code, waarde in een.items()}
