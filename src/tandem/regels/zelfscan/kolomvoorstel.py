"""A first guess of where everything stands in a sheet of another layout, for people to check. Only what is certain."""

from collections.abc import Mapping
from dataclasses import dataclass

from tandem.regels.tabel import Blad
from tandem.regels.zelfscan.instrument import Instrument


@dataclass(frozen=True, slots=True)
class Voorstel:
    """The row with the headings, the columns with a heading, and what they seem to hold. Columns count from 1."""

    kop: int
    koppen: Mapping[int, str]
    gemeente: int
    jaar: int
    vragen: Mapping[int, str]


def stel_voor(blad: Blad, instrument: Instrument, kop: int = 0) -> Voorstel:
    """Return a guess: headings in the first row with two filled cells or more (or in ``kop``); a question is known by
    its code or its exact text, the municipality and the year by that word."""
    rij, koppen = koppen_van(blad, kop)
    bekend = {vraag.tekst.casefold(): code for code, vraag in instrument.per_code.items()}
    bekend |= {code: code for code in instrument.per_code}
    vragen: dict[int, str] = {}
    for nummer, tekst in koppen.items():
        code = bekend.get(tekst.casefold())
        if code and code not in vragen.values():
            vragen[nummer] = code
    return Voorstel(rij, koppen, _met(koppen, "gemeente"), _met(koppen, "jaar"), vragen)


def koppen_van(blad: Blad, kop: int = 0) -> tuple[int, dict[int, str]]:
    """Return the row with the headings (``kop``, or the first with two filled cells) and each heading by column."""
    rij = kop or _kop(blad)
    breed = max((len(cellen) for cellen in blad.rijen), default=0)
    return rij, {nummer: tekst for nummer in range(1, breed + 1) if (tekst := blad.cel(rij, nummer))}


def _kop(blad: Blad) -> int:
    for nummer, cellen in enumerate(blad.rijen, 1):
        if sum(bool(cel.strip()) for cel in cellen) > 1:
            return nummer
    return 1


def _met(koppen: Mapping[int, str], woord: str) -> int:
    return next((nummer for nummer, tekst in koppen.items() if tekst.casefold() == woord), 0)
