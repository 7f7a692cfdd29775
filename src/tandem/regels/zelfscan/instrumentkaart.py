"""An instrument from a sheet of any layout: one row for each question, and a map that says what each column holds.

The map turns the sheet into the sheets of our own layout, which are read and checked as any other; every fault is told
at the place where people will look for it: their own sheet, row and column.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tandem.regels.tabel import Blad, Bladen, Celfout, Tabel, verkort
from tandem.regels.zelfscan.instrument import Bijontbreken, Instrumentsoort, Scorewijze, Vraagsoort
from tandem.regels.zelfscan.instrumentblad import (
    ANTWOORDEN,
    ANTWOORDKOLOMMEN,
    DEELKOLOMMEN,
    DELEN,
    INSTRUMENT,
    VRAAGKOLOMMEN,
    VRAGEN,
)
from tandem.regels.zelfscan.instrumentlezer import Gelezen, uit_bladen
from tandem.regels.zelfscan.kolomvoorstel import koppen_van

_KEUZES = (Vraagsoort.NIVEAUS, Vraagsoort.KEUZE)


@dataclass(frozen=True)
class Instrumentkaart:
    """What stands where in a sheet with one row for each question, and what the sheet does not say.

    Columns and rows count from 1; 0: there is no such column. ``deel``: an empty cell means the part of the row above.
    ``antwoorden`` are columns that hold one answer each, from low to high; with ``score`` they count 1, 2, 3 and on.
    """

    blad: str
    kop: int
    tekst: int
    code: str
    versie: str
    naam: str
    waarvoor: str
    bron: str
    soort: Instrumentsoort
    vraagsoort: Vraagsoort
    deel: int = 0
    vraagcode: int = 0
    uitleg: int = 0
    antwoorden: tuple[int, ...] = ()
    score: Scorewijze | None = None
    streven: bool = False
    voorbeeldinhoud: bool = False
    vorige: str = ""


@dataclass(frozen=True, slots=True)
class Instrumentvoorstel:
    """A first guess, for people to check: the row with the headings, its columns, and what they seem to hold."""

    kop: int
    koppen: Mapping[int, str]
    tekst: int
    deel: int
    code: int
    uitleg: int
    antwoorden: tuple[int, ...]


def stel_kaart_voor(blad: Blad, kop: int = 0) -> Instrumentvoorstel:
    """Return a guess by the words in the headings; only what is certain."""
    rij, koppen = koppen_van(blad, kop)

    def met(*woorden: str) -> int:
        return next((nummer for nummer, tekst in koppen.items() if tekst.casefold() in woorden), 0)

    niveaus = tuple(nummer for nummer, tekst in koppen.items() if tekst.casefold().startswith(("niveau", "antwoord ")))
    tekst, deel = met("vraag", "vragen", "tekst", "stelling"), met("deel", "onderdeel", "thema", "onderwerp")
    return Instrumentvoorstel(rij, koppen, tekst, deel, met("code", "nr", "nummer"), met("uitleg"), niveaus)


@dataclass
class _Omzetter:
    """Builds the sheets of our layout row by row, and keeps of each row where it came from."""

    blad: Blad
    kaart: Instrumentkaart
    delen: dict[str, str] = field(default_factory=dict)
    deelrijen: list[tuple[str, ...]] = field(default_factory=lambda: [DEELKOLOMMEN])
    vraagrijen: list[tuple[str, ...]] = field(default_factory=lambda: [VRAAGKOLOMMEN])
    antwoordrijen: list[tuple[str, ...]] = field(default_factory=lambda: [ANTWOORDKOLOMMEN])
    plekken: dict[tuple[str, int], tuple[int, int]] = field(default_factory=dict)

    def zet_om(self, rijen: Iterator[int]) -> Bladen:
        """Return the sheets, the empty rows left out."""
        deel = "" if self.kaart.deel else self.kaart.naam
        for rij in rijen:
            deel = self.blad.cel(rij, self.kaart.deel) or deel
            if self.blad.cel(rij, self.kaart.tekst) or self.blad.cel(rij, self.kaart.vraagcode):
                self._vraag(rij, self._deel(deel, rij))
        return (
            Blad(INSTRUMENT, (("kenmerk", "waarde"), *self._kenmerken())),
            Blad(DELEN, tuple(self.deelrijen)),
            Blad(VRAGEN, tuple(self.vraagrijen)),
            Blad(ANTWOORDEN, tuple(self.antwoordrijen)),
        )

    def _kenmerken(self) -> Iterator[tuple[str, str]]:
        kaart = self.kaart
        yield from (("code", kaart.code), ("versie", kaart.versie), ("naam", kaart.naam))
        yield from (("soort", kaart.soort.value), ("waarvoor", kaart.waarvoor), ("bron", kaart.bron))
        yield "voorbeeldinhoud", "ja" if kaart.voorbeeldinhoud else "nee"
        if kaart.vorige:
            yield "vorige versie", kaart.vorige

    def _deel(self, naam: str, rij: int) -> str:
        if naam not in self.delen:
            self.delen[naam] = f"deel_{len(self.delen) + 1}"
            score = (self.kaart.score.value, Bijontbreken.ONBEKEND.value) if self.kaart.score else ("", "")
            self.deelrijen.append((self.delen[naam], naam, "", "", *score, ""))
            self.plekken[DELEN, len(self.deelrijen)] = (rij, self.kaart.deel)
        return self.delen[naam]

    def _vraag(self, rij: int, deel: str) -> None:
        kaart, nummer = self.kaart, len(self.vraagrijen)
        code = self.blad.cel(rij, kaart.vraagcode) if kaart.vraagcode else f"vraag_{nummer}"
        velden = {
            "deel": deel,
            "code": code,
            "tekst": self.blad.cel(rij, kaart.tekst),
            "soort": kaart.vraagsoort.value,
            "uitleg": self.blad.cel(rij, kaart.uitleg),
            "streven": "ja" if kaart.streven else "nee",
        }
        self.vraagrijen.append(tuple(velden.get(kolom, "") for kolom in VRAAGKOLOMMEN))
        self.plekken[VRAGEN, len(self.vraagrijen)] = (rij, kaart.vraagcode or kaart.tekst)
        if kaart.vraagsoort in _KEUZES:
            self._antwoorden(rij, code)

    def _antwoorden(self, rij: int, code: str) -> None:
        for plaats, kolom in enumerate(self.kaart.antwoorden, 1):
            if tekst := self.blad.cel(rij, kolom):
                kop = self.blad.cel(self.kaart.kop, kolom) or f"Antwoord {plaats}"
                waarde = str(plaats) if self.kaart.score else ""
                self.antwoordrijen.append((code, str(plaats), kop, tekst, waarde))
                self.plekken[ANTWOORDEN, len(self.antwoordrijen)] = (rij, kolom)

    def terug(self, fout: Celfout) -> Celfout:
        """The same fault at its place in the sheet that people have before them."""
        rij, kolom = self.plekken.get((fout.blad, fout.rij), (0, 0))
        namen = dict(enumerate(VRAAGKOLOMMEN, 1)) if fout.blad == VRAGEN else {}
        eigen = {"tekst": self.kaart.tekst, "uitleg": self.kaart.uitleg, "deel": self.kaart.deel}
        kolom = eigen.get(namen.get(fout.kolom, ""), 0) or kolom
        return replace(fout, blad=self.blad.naam if rij else "", rij=rij, kolom=kolom)


def lees_instrument_met_kaart(bladen: Bladen, kaart: Instrumentkaart) -> Gelezen:
    """Read an instrument from a sheet of any layout; columns that the map does not name are left alone."""
    blad = next((blad for blad in bladen if blad.naam == kaart.blad and not blad.verborgen), None)
    if blad is None:
        return Gelezen(None, (Celfout(kaart.blad, 0, 0, "Dit blad is er niet, of het is verborgen."),))
    gebruikt = [kaart.tekst, kaart.deel, kaart.vraagcode, kaart.uitleg, *kaart.antwoorden]
    gelezen = Tabel(blad, kaart.kop, {str(kolom): kolom for kolom in gebruikt if kolom})
    fouten = [*_kaartfouten(kaart, blad), *gelezen.gebreken()]
    if fouten:
        return Gelezen(None, verkort(fouten))
    omzetter = _Omzetter(blad, kaart)
    uit = uit_bladen(omzetter.zet_om(gelezen.rijen()))
    plekken = {code: omzetter.terug(plek) for code, plek in uit.plekken.items()}
    return Gelezen(uit.instrument, verkort([omzetter.terug(fout) for fout in uit.fouten]), plekken)


def _kaartfouten(kaart: Instrumentkaart, blad: Blad) -> Iterator[Celfout]:
    if not 1 <= kaart.kop <= len(blad.rijen):
        yield blad.fout(0, 0, f"Rij {kaart.kop} met de koppen bestaat niet in dit blad.")
    if not kaart.tekst:
        yield blad.fout(0, 0, "Kies de kolom met de vraag.")
    if kaart.vraagsoort in _KEUZES and not kaart.antwoorden:
        yield blad.fout(0, 0, "Kies in welke kolommen de antwoorden staan.")
    if kaart.score and kaart.vraagsoort not in _KEUZES:
        yield blad.fout(0, 0, "Een score kan alleen als de antwoorden elk in een eigen kolom staan.")
    kolommen = [kolom for kolom in (kaart.tekst, kaart.deel, kaart.vraagcode, *kaart.antwoorden) if kolom]
    for kolom in sorted({kolom for kolom in kolommen if kolommen.count(kolom) > 1}):
        yield blad.fout(kaart.kop, kolom, "Deze kolom is twee keer gekozen.")
