"""A sheet of a workbook as plain text, and faults that name sheet, row and column, so that people can mend them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType

#: More than so many faults at once helps nobody; the rest is counted.
MEESTE_FOUTEN = 100


@dataclass(frozen=True, slots=True, order=True)
class Celfout:
    """What is wrong and where. ``rij`` and ``kolom`` count from 1; 0: the whole sheet or row."""

    blad: str
    rij: int
    kolom: int
    zin: str

    def __str__(self) -> str:
        """The place as a spreadsheet shows it, and the sentence."""
        delen = [f'blad "{self.blad}"' if self.blad else ""]
        delen.append(f"rij {self.rij}" if self.rij else "")
        delen.append(f"kolom {kolomletter(self.kolom)}" if self.kolom else "")
        return f"{', '.join(deel for deel in delen if deel)}: {self.zin}".lstrip(": ")


@dataclass(frozen=True, slots=True)
class Blad:
    """A sheet: rows of text, as they stand there. Rows and columns count from 1.

    ``gebreken`` says of a cell (row, column) why it cannot be read as it is: a formula, an error, a merged range. What
    is hidden was not meant to be sent; ``verborgen`` is the sheet as a whole.
    """

    naam: str
    rijen: tuple[tuple[str, ...], ...]
    verborgen: bool = False
    gebreken: Mapping[tuple[int, int], Celfout] = field(default_factory=lambda: MappingProxyType({}))
    verborgen_rijen: frozenset[int] = frozenset()
    verborgen_kolommen: frozenset[int] = frozenset()

    def cel(self, rij: int, kolom: int) -> str:
        """Return the text in a cell, counted from 1; empty outside the sheet."""
        cellen = self.rijen[rij - 1] if 0 < rij <= len(self.rijen) else ()
        return cellen[kolom - 1].strip() if 0 < kolom <= len(cellen) else ""

    def fout(self, rij: int, kolom: int, zin: str) -> Celfout:
        """Return a fault in this sheet."""
        return Celfout(self.naam, rij, kolom, zin)


Bladen = tuple[Blad, ...]


def kolomletter(nummer: int) -> str:
    """The letters above a column: 1 is A, 27 is AA."""
    letters = ""
    while nummer > 0:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def verkort(fouten: Sequence[Celfout]) -> tuple[Celfout, ...]:
    """The faults in order of place, each once, at most so many as people can take in; the rest counted."""
    geordend = sorted(set(fouten))
    if len(geordend) <= MEESTE_FOUTEN:
        return tuple(geordend)
    meer = len(geordend) - MEESTE_FOUTEN
    return (*geordend[:MEESTE_FOUTEN], Celfout("", 0, 0, f"Er zijn nog {meer} fouten; herstel eerst deze."))


def lijkt_op(woord: str, bekend: Sequence[str]) -> str:
    """Return ' Bedoelde u "x"?' when a known word is close, else nothing."""
    dichtbij = get_close_matches(woord, bekend, n=1, cutoff=0.6)
    return f' Bedoelde u "{dichtbij[0]}"?' if dichtbij else ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet with a row of headings. ``kolommen`` gives of each heading its column, from 1."""

    blad: Blad
    kop: int
    kolommen: Mapping[str, int]

    def rijen(self) -> Iterator[int]:
        """Yield the numbers of the rows under the headings that hold anything at all."""
        for nummer in range(self.kop + 1, len(self.blad.rijen) + 1):
            if any(cel.strip() for cel in self.blad.rijen[nummer - 1]):
                yield nummer

    def cel(self, rij: int, kolom: str) -> str:
        """Return the text under a heading; empty where that column is not there."""
        return self.blad.cel(rij, self.kolommen.get(kolom, 0))

    def fout(self, rij: int, kolom: str, zin: str) -> Celfout:
        """Return a fault in the cell under a heading."""
        return self.blad.fout(rij, self.kolommen.get(kolom, 0), zin)

    def gebreken(self) -> Iterator[Celfout]:
        """Yield what cannot be read as it is, in the columns that are used."""
        gebruikt = set(self.kolommen.values())
        for (rij, kolom), fout in self.blad.gebreken.items():
            if kolom in gebruikt and rij >= self.kop:
                yield fout
        for kolom in gebruikt & self.blad.verborgen_kolommen:
            yield self.blad.fout(self.kop, kolom, "Deze kolom is verborgen. Maak haar zichtbaar of haal haar weg.")
        for rij in self.blad.verborgen_rijen:
            if rij >= self.kop:
                yield self.blad.fout(rij, 0, "Deze rij is verborgen. Maak haar zichtbaar of haal haar weg.")


def tabel(blad: Blad, verplicht: Sequence[str], mag: Sequence[str] = ()) -> tuple[Tabel, tuple[Celfout, ...]]:
    """Read the headings in the first row, blind to capitals; say which are missing, double or unknown."""
    koppen = [blad.cel(1, nummer).casefold() for nummer in range(1, len(blad.rijen[0]) + 1)] if blad.rijen else []
    kolommen: dict[str, int] = {}
    fouten = []
    for nummer, kop in enumerate(koppen, 1):
        if not kop:
            continue
        if kop in kolommen:
            fouten.append(blad.fout(1, nummer, f'De kolom "{kop}" staat er twee keer.'))
        elif kop not in (*verplicht, *mag):
            bedoeld = lijkt_op(kop, [*verplicht, *mag])
            fouten.append(blad.fout(1, nummer, f'De kolom "{kop[:60]}" hoort hier niet.{bedoeld}'))
        kolommen.setdefault(kop, nummer)
    fouten += [blad.fout(1, 0, f'De kolom "{kop}" ontbreekt.') for kop in verplicht if kop not in kolommen]
    gelezen = Tabel(blad, 1, kolommen)
    return gelezen, (*fouten, *gelezen.gebreken())
