"""Answers of waves as a sheet: municipality x year x question (docs/uitleg/rekenbladen.md).

Our own layout has one row for each answer. A sheet of another layout is read with a *kolomkaart*: which column holds
the municipality, the year and the answers. Both end in the same place: every answer is checked against its question,
and with any fault at all there is nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tandem.regels.soort import Soort
from tandem.regels.tabel import Blad, Bladen, Celfout, Tabel, lijkt_op, tabel, verkort
from tandem.regels.zelfscan.antwoord import Antwoord, Waarde, als_opslag, in_woorden, lees_waarde
from tandem.regels.zelfscan.instrument import Instrument, Vraag

ANTWOORDEN = "Antwoorden"
WEET_NIET = "?"
"""What stands in a cell where *weet ik niet* was the answer. No answer is this text itself."""
KOLOMMEN = ("gemeente", "jaar", "vraag", "antwoord", "streven", "bewijs", "toelichting")
_VERPLICHT = KOLOMMEN[:4]
VROEGSTE_JAAR, LAATSTE_JAAR = 2000, 2100
LANGSTE_TOELICHTING = 5_000


@dataclass(frozen=True, slots=True)
class Meting:
    """The answers of one municipality in one year, by code of the question; unanswered questions are not in it."""

    gemeente: str
    jaar: int
    antwoorden: Mapping[str, Antwoord]


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """The waves of a sheet, or every fault. One of the two: nothing is half read."""

    metingen: tuple[Meting, ...]
    fouten: tuple[Celfout, ...] = ()


class Indeling(Soort):
    """How a sheet is laid out."""

    LANG = "lang", "elke rij is één antwoord"
    BREED = "breed", "elke rij is één gemeente in één jaar, met een kolom voor elke vraag"


@dataclass(frozen=True)
class Kolomkaart:
    """Where everything stands in a sheet of another layout. Columns and rows count from 1; 0: there is no such column.

    ``vaste_gemeente`` and ``vast_jaar`` hold for the whole sheet where it has no column for them. ``vragen`` gives of
    a column the question that it answers (wide); ``streven`` of a column the question whose wish it holds. ``woorden``
    translates what stands in a cell to what the question knows; to nothing at all: unknown.
    """

    blad: str
    indeling: Indeling
    kop: int = 1
    gemeente: int = 0
    jaar: int = 0
    vraag: int = 0
    antwoord: int = 0
    vaste_gemeente: str = ""
    vast_jaar: str = ""
    vragen: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    streven: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    woorden: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Cel:
    """One answer as it stands in the sheet, with the columns that its faults belong to."""

    rij: int
    kolom: int
    vraag: str
    antwoord: str
    streven: str = ""
    bewijs: str = ""
    toelichting: str = ""


def als_blad(instrument: Instrument, metingen: Iterable[Meting], namen: Mapping[str, str]) -> Blad:
    """Return waves as a sheet of our own layout; ``namen`` gives the name of a municipality by its code."""
    rijen = [
        (
            namen.get(meting.gemeente, meting.gemeente),
            str(meting.jaar),
            code,
            _in_cel(vraag, antwoord.waarde, antwoord.weet_niet),
            _in_cel(vraag, antwoord.streven, antwoord.streven_weet_niet),
            antwoord.bewijs,
            antwoord.toelichting,
        )
        for meting in metingen
        for code, vraag in instrument.per_code.items()
        if (antwoord := meting.antwoorden.get(code)) is not None
    ]
    return Blad(ANTWOORDEN, (KOLOMMEN, *rijen))


def _in_cel(vraag: Vraag, waarde: Waarde | None, weet_niet: bool) -> str:
    """An answer as it stands in a cell: in words, or by its code where those words would be read as another choice."""
    if weet_niet:
        return WEET_NIET
    woorden = in_woorden(vraag, waarde)
    return woorden if lees_waarde(vraag, woorden).waarde == waarde else als_opslag(waarde)


def lees_blad(blad: Blad, instrument: Instrument, gemeenten: Mapping[str, str]) -> Ingelezen:
    """Read a sheet of our own layout. ``gemeenten``: code by every name that a municipality may have, in small letters.

    Other columns are refused: what is in them would silently be left out.
    """
    gelezen, fouten = tabel(blad, _VERPLICHT, KOLOMMEN)
    if fouten or blad.verborgen:
        dicht = [blad.fout(0, 0, "Dit blad is verborgen. Maak het zichtbaar.")] if blad.verborgen else []
        return Ingelezen((), verkort([*dicht, *fouten]))
    kolommen = gelezen.kolommen
    kaart = Kolomkaart(
        blad.naam, Indeling.LANG, 1, kolommen["gemeente"], kolommen["jaar"], kolommen["vraag"], kolommen["antwoord"]
    )
    return _lees(blad, kaart, gelezen, instrument, gemeenten)


def lees_met_kaart(
    bladen: Bladen, kaart: Kolomkaart, instrument: Instrument, gemeenten: Mapping[str, str]
) -> Ingelezen:
    """Read a sheet of any layout with a kolomkaart; columns that the map does not name are left alone."""
    blad = next((blad for blad in bladen if blad.naam == kaart.blad and not blad.verborgen), None)
    if blad is None:
        return Ingelezen((), (Celfout(kaart.blad, 0, 0, "Dit blad is er niet, of het is verborgen."),))
    fouten = [*_kaartfouten(kaart, blad, instrument)]
    gebruikt = [kaart.gemeente, kaart.jaar, kaart.vraag, kaart.antwoord, *kaart.vragen, *kaart.streven]
    gelezen = Tabel(blad, kaart.kop, {str(kolom): kolom for kolom in gebruikt if kolom})
    fouten += gelezen.gebreken()
    return Ingelezen((), verkort(fouten)) if fouten else _lees(blad, kaart, gelezen, instrument, gemeenten)


def _kaartfouten(kaart: Kolomkaart, blad: Blad, instrument: Instrument) -> Iterator[Celfout]:
    if not 1 <= kaart.kop <= len(blad.rijen):
        yield blad.fout(0, 0, f"Rij {kaart.kop} met de koppen bestaat niet in dit blad.")
    if bool(kaart.gemeente) == bool(kaart.vaste_gemeente):
        yield blad.fout(0, kaart.gemeente, "Kies de kolom met de gemeente, of één gemeente voor het hele blad.")
    if bool(kaart.jaar) == bool(kaart.vast_jaar):
        yield blad.fout(0, kaart.jaar, "Kies de kolom met het jaar, of één jaar voor het hele blad.")
    if kaart.indeling is Indeling.LANG and not (kaart.vraag and kaart.antwoord):
        yield blad.fout(0, 0, "Kies de kolom met de vraag en de kolom met het antwoord.")
    if kaart.indeling is Indeling.BREED and not kaart.vragen:
        yield blad.fout(0, 0, "Kies bij ten minste één kolom de vraag die erin wordt beantwoord.")
    for soort in (kaart.vragen, kaart.streven):
        gezien: dict[str, int] = {}
        for kolom, code in soort.items():
            if code not in instrument.per_code:
                yield blad.fout(kaart.kop, kolom, f'De vraag "{code}" bestaat niet in dit instrument.')
            elif code in gezien:
                yield blad.fout(kaart.kop, kolom, f'De vraag "{code}" is ook al gekozen bij een andere kolom.')
            gezien[code] = kolom


def _lees(
    blad: Blad, kaart: Kolomkaart, gelezen: Tabel, instrument: Instrument, gemeenten: Mapping[str, str]
) -> Ingelezen:
    lezer = _Metinglezer(blad, kaart, instrument, gemeenten)
    for rij in gelezen.rijen():
        lezer.lees_rij(rij, gelezen)
    if not lezer.fouten and not lezer.metingen:
        lezer.fouten.append(blad.fout(0, 0, "In dit blad staat geen enkel antwoord."))
    if lezer.fouten:
        return Ingelezen((), verkort(lezer.fouten))
    metingen = (Meting(gemeente, jaar, een) for (gemeente, jaar), een in lezer.metingen.items())
    return Ingelezen(tuple(metingen))


class _Metinglezer:
    """Reads row by row; collects waves and faults."""

    def __init__(self, blad: Blad, kaart: Kolomkaart, instrument: Instrument, gemeenten: Mapping[str, str]) -> None:
        self.blad, self.kaart, self.instrument, self.gemeenten = blad, kaart, instrument, gemeenten
        self.woorden = {woord.strip().casefold(): naar for woord, naar in kaart.woorden.items()}
        self.metingen: dict[tuple[str, int], dict[str, Antwoord]] = {}
        self.plekken: dict[tuple[str, int, str], int] = {}
        self.fouten: list[Celfout] = []

    def lees_rij(self, rij: int, gelezen: Tabel) -> None:
        gemeente, jaar = self._gemeente(rij), self._jaar(rij)
        for cel in self._cellen(rij, gelezen):
            vraag = self._vraag(cel)
            if vraag is None or gemeente is None or jaar is None:
                continue
            eerder = self.plekken.setdefault((gemeente, jaar, vraag.code), cel.rij)
            if eerder != cel.rij:
                zin = f'Vraag "{vraag.code}" van deze gemeente staat voor {jaar} ook al op rij {eerder}.'
                self.fouten.append(self.blad.fout(cel.rij, self.kaart.vraag or cel.kolom, zin))
                continue
            antwoord = self._antwoord(cel, vraag)
            if antwoord != Antwoord():
                self.metingen.setdefault((gemeente, jaar), {})[vraag.code] = antwoord

    def _cellen(self, rij: int, gelezen: Tabel) -> Iterator[_Cel]:
        if self.kaart.indeling is Indeling.LANG:
            rest = {naam: gelezen.cel(rij, naam) for naam in KOLOMMEN[4:]}
            kolom = self.kaart.antwoord
            yield _Cel(rij, kolom, self.blad.cel(rij, self.kaart.vraag), self.blad.cel(rij, kolom), **rest)
            return
        wens = {code: kolom for kolom, code in self.kaart.streven.items()}
        for kolom, code in self.kaart.vragen.items():
            yield _Cel(rij, kolom, code, self.blad.cel(rij, kolom), self.blad.cel(rij, wens.get(code, 0)))

    def _gemeente(self, rij: int) -> str | None:
        naam = self.kaart.vaste_gemeente or self.blad.cel(rij, self.kaart.gemeente)
        code = self.gemeenten.get(naam.casefold())
        if code is None:
            zin = f'De gemeente "{naam[:60]}" is niet bekend.{lijkt_op(naam.casefold(), list(self.gemeenten))}'
            self.fouten.append(self.blad.fout(rij, self.kaart.gemeente, zin if naam else "Hier ontbreekt de gemeente."))
        return code

    def _jaar(self, rij: int) -> int | None:
        tekst = self.kaart.vast_jaar or self.blad.cel(rij, self.kaart.jaar)
        if tekst.isdecimal() and len(tekst) == 4 and VROEGSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
            return int(tekst)
        zin = f'"{tekst[:40]}" is geen jaar. Schrijf bijvoorbeeld 2023.' if tekst else "Hier ontbreekt het jaar."
        self.fouten.append(self.blad.fout(rij, self.kaart.jaar, zin))
        return None

    def _vraag(self, cel: _Cel) -> Vraag | None:
        vraag = self.instrument.per_code.get(cel.vraag)
        if vraag is None:
            bedoeld = lijkt_op(cel.vraag, list(self.instrument.per_code))
            zin = f'De vraag "{cel.vraag[:60]}" bestaat niet in dit instrument.{bedoeld}' if cel.vraag else ""
            self.fouten.append(self.blad.fout(cel.rij, self.kaart.vraag, zin or "Hier ontbreekt de vraag."))
        return vraag

    def _antwoord(self, cel: _Cel, vraag: Vraag) -> Antwoord:
        for tekst in (cel.bewijs, cel.toelichting):
            if len(tekst) > LANGSTE_TOELICHTING:
                zin = f"Een toelichting van {len(tekst)} tekens is te lang; er passen er {LANGSTE_TOELICHTING}."
                self.fouten.append(self.blad.fout(cel.rij, 0, zin))
        if cel.streven and not vraag.streven:
            self.fouten.append(self.blad.fout(cel.rij, cel.kolom, f'Vraag "{vraag.code}" kent geen streven.'))
        waarde, weet_niet = self._waarde(cel, vraag, cel.antwoord)
        streven, streven_weet_niet = self._waarde(cel, vraag, cel.streven)
        return Antwoord(waarde, cel.bewijs, cel.toelichting, streven, weet_niet, streven_weet_niet)

    def _waarde(self, cel: _Cel, vraag: Vraag, ruw: str) -> tuple[Waarde | None, bool]:
        """The value, and whether *weet ik niet* was the answer."""
        tekst = self.woorden.get(ruw.casefold(), ruw)
        if tekst == WEET_NIET:
            return None, True
        gelezen = lees_waarde(vraag, tekst)
        self.fouten += [self.blad.fout(cel.rij, cel.kolom, bezwaar.zin) for bezwaar in gelezen.bezwaren]
        return gelezen.waarde, False
