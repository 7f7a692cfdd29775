"""Figures as the national statistics office delivers them: read as a whole, or refused with every fault by its place.

A file has a semicolon between its cells, a row of names, a region code (``GM0599``) and a period (``2024JJ00``) on
each row; every other column is one measure. A full stop alone is secret and never zero; an empty cell is unknown
(domein.md B7; the meaning of the signs: tables of the Dutch official statistics, "verklaring van tekens").
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

REGIO, PERIODE, NAAM, VOLGNUMMER = "RegioS", "Perioden", "RegioNaam", "ID"
VAST = (REGIO, PERIODE, NAAM, VOLGNUMMER)
#: 342 municipalities x 30 years, and more measures than any table of the statistics office has. Own choices.
MEESTE_RIJEN, MEESTE_KOLOMMEN = 12_000, 60
#: So many faults are named; who has more looks at the file first. Own choice.
MEESTE_FOUTEN = 50
VIJFTALLEN = 5
GROOTSTE = Decimal(10) ** 9
_REGIO = re.compile(r"GM[0-9]{4}")
_PERIODE = re.compile(r"([12][0-9]{3})(JJ|HJ|KW|MM)([0-9]{2})")
_GETAL = re.compile(r"[0-9]+(,[0-9]+)?")
_ANDERE_TIJD = {"HJ": "een half jaar", "KW": "een kwartaal", "MM": "een maand"}


class Stand(StrEnum):
    """What a cell tells: a figure, that it is kept secret, or nothing. Three things, and none of them is zero."""

    BEKEND = "bekend"
    GEHEIM = "geheim"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Waarde:
    """A figure, or why there is none."""

    stand: Stand
    getal: Decimal | None = None


GEHEIM, ONBEKEND = Waarde(Stand.GEHEIM), Waarde(Stand.ONBEKEND)


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong and where: the row as a spreadsheet counts it (the names are row 1), and the name of the column."""

    rij: int
    kolom: str
    zin: str

    @property
    def in_woorden(self) -> str:
        """The fault with its place before it."""
        waar = f"Rij {self.rij}" + (f", kolom {self.kolom}" if self.kolom else "")
        return f"{waar}: {self.zin}"


@dataclass(frozen=True, slots=True)
class Cijferrij:
    """One municipality in one year, with a value for each measure."""

    regio: str
    naam: str
    jaar: int
    waarden: tuple[Waarde, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """What a file holds: the names of its measures and its rows. With a fault there are no rows: nothing half."""

    maten: tuple[str, ...] = ()
    rijen: tuple[Cijferrij, ...] = ()
    fouten: tuple[Fout, ...] = ()


def lees_tabel(inhoud: bytes, *, vijftallen: bool) -> Tabel:
    """Read a file. ``vijftallen``: its figures are said to be rounded to five, so a figure that is not, is a fault."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Tabel(fouten=(Fout(1, "", "dit bestand is niet in UTF-8. Sla het op als CSV UTF-8."),))
    if "\x00" in tekst:
        return Tabel(fouten=(Fout(1, "", "dit is geen tekstbestand. Kies het CSV-bestand van StatLine."),))
    try:
        regels = list(csv.reader(tekst.splitlines(), delimiter=";", strict=True))
    except csv.Error:
        return Tabel(fouten=(Fout(1, "", "de aanhalingstekens kloppen niet. Haal het bestand opnieuw op."),))
    kop = tuple(cel.strip() for cel in regels[0]) if regels else ()
    fouten = tuple(_kopfouten(kop, len(regels) - 1))
    if fouten:
        return Tabel(fouten=fouten)
    return _lees_rijen(kop, regels[1:], vijftallen)


def _kopfouten(kop: tuple[str, ...], rijen: int) -> Iterator[Fout]:
    if not any(kop):
        yield Fout(1, "", "dit bestand is leeg.")
        return
    if len(kop) == 1:
        yield Fout(1, "", "er staat geen puntkomma tussen de kolommen. Kies bij StatLine voor CSV met puntkomma.")
        return
    for naam in (REGIO, PERIODE):
        if naam not in kop:
            yield Fout(1, naam, "deze kolom ontbreekt.")
    for plek, naam in enumerate(kop, start=1):
        if not naam:
            yield Fout(1, f"nummer {plek}", "deze kolom heeft geen naam.")
        elif naam in kop[: plek - 1]:
            yield Fout(1, naam, "deze kolom staat er twee keer.")
    maten = [naam for naam in kop if naam and naam not in VAST]
    if not maten:
        yield Fout(1, "", "er is geen kolom met cijfers.")
    if len(maten) > MEESTE_KOLOMMEN:
        yield Fout(1, "", f"er zijn {len(maten)} kolommen met cijfers. Er passen er {MEESTE_KOLOMMEN}.")
    if rijen < 1:
        yield Fout(1, "", "onder de namen van de kolommen staan geen rijen.")
    if rijen > MEESTE_RIJEN:
        yield Fout(1, "", f"er zijn {rijen} rijen. Er passen er {MEESTE_RIJEN}. Deel het bestand op.")


def _lees_rijen(kop: tuple[str, ...], regels: list[list[str]], vijftallen: bool) -> Tabel:
    maten = tuple(naam for naam in kop if naam not in VAST)
    rijen, fouten, gezien = [], list[Fout](), dict[tuple[str, str], int]()
    for nummer, regel in enumerate(regels, start=2):
        if not any(cel.strip() for cel in regel):
            continue
        if len(regel) != len(kop):
            fouten.append(Fout(nummer, "", f"deze rij heeft {len(regel)} cellen. Het moeten er {len(kop)} zijn."))
            continue
        cellen = dict(zip(kop, (cel.strip() for cel in regel), strict=True))
        fouten += _rijfouten(nummer, cellen, maten, gezien, vijftallen)
        if not fouten:
            waarden = tuple(_waarde(cellen[maat]) for maat in maten)
            rijen.append(Cijferrij(cellen[REGIO], cellen.get(NAAM, ""), int(cellen[PERIODE][:4]), waarden))
        if len(fouten) >= MEESTE_FOUTEN:
            break
    if not rijen and not fouten:
        fouten.append(Fout(1, "", "onder de namen van de kolommen staan geen rijen."))
    return Tabel(maten=maten, rijen=() if fouten else tuple(rijen), fouten=tuple(fouten[:MEESTE_FOUTEN]))


def _rijfouten(
    nummer: int, cellen: dict[str, str], maten: tuple[str, ...], gezien: dict[tuple[str, str], int], vijftallen: bool
) -> Iterator[Fout]:
    regio, periode = cellen[REGIO], cellen[PERIODE]
    if not _REGIO.fullmatch(regio):
        yield Fout(nummer, REGIO, f'"{regio}" is geen code van een gemeente, zoals GM0599.')
    tijd = _PERIODE.fullmatch(periode)
    if not tijd:
        yield Fout(nummer, PERIODE, f'"{periode}" is geen periode, zoals 2024JJ00.')
    elif tijd[2] != "JJ":
        yield Fout(nummer, PERIODE, f'"{periode}" is {_ANDERE_TIJD[tijd[2]]}. Hier staan cijfers per jaar.')
    eerder = gezien.setdefault((regio, periode), nummer)
    if eerder != nummer:
        zin = f"{regio} in {periode} staat ook op rij {eerder}. Kies in StatLine van elke indeling één waarde."
        yield Fout(nummer, REGIO, zin)
    for maat in maten:
        zin = _bezwaar(cellen[maat], vijftallen)
        if zin:
            yield Fout(nummer, maat, zin)


def _bezwaar(cel: str, vijftallen: bool) -> str:
    if cel in ("", "."):
        return ""
    if not _GETAL.fullmatch(cel):
        return f'"{cel}" is geen getal. Schrijf een getal zonder punten, een punt (geheim) of niets (onbekend).'
    getal = _getal(cel)
    if getal > GROOTSTE:
        return f'"{cel}" is te groot.'
    if vijftallen and getal % VIJFTALLEN:
        return f'"{cel}" is niet afgerond op vijf. Klopt de afronding die u koos?'
    return ""


def _waarde(cel: str) -> Waarde:
    if cel == ".":
        return GEHEIM
    return Waarde(Stand.BEKEND, _getal(cel)) if cel else ONBEKEND


def _getal(cel: str) -> Decimal:
    return Decimal(cel.replace(",", "."))
