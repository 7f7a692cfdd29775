"""What a sheet looks like besides its cells: merged ranges, hidden rows and hidden columns."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field

from defusedxml.ElementTree import iterparse
from openpyxl.utils.cell import range_boundaries

MEESTE_BEREIKEN = 10_000


@dataclass
class Bladvorm:
    """Merged ranges by their name with first column, first row, last column, last row; and what is hidden."""

    samengevoegd: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    verborgen_rijen: list[int] = field(default_factory=list)
    verborgen_kolommen: list[tuple[int, int]] = field(default_factory=list)


def lees_vorm(pak: zipfile.ZipFile, pad: str) -> Bladvorm:
    """Read the shape of the sheet at `pad` in the workbook; raises when its XML is broken or tries to expand."""
    vorm = Bladvorm()
    rij = 0
    with pak.open(pad) as stroom:
        for _, deel in iterparse(stroom):
            naam = deel.tag.rsplit("}", 1)[-1]
            verborgen = deel.get("hidden") in ("1", "true")
            if naam == "row":
                rij = int(deel.get("r") or rij + 1)
                vorm.verborgen_rijen += [rij] if verborgen else []
                deel.clear()
            elif naam == "col" and verborgen:
                vorm.verborgen_kolommen.append((int(deel.get("min", 1)), int(deel.get("max", 1))))
            elif naam == "mergeCell" and len(vorm.samengevoegd) < MEESTE_BEREIKEN:
                _voeg_toe(vorm, deel.get("ref", ""))
    return vorm


def _voeg_toe(vorm: Bladvorm, bereik: str) -> None:
    van_kolom, van_rij, tot_kolom, tot_rij = range_boundaries(bereik)
    if van_kolom and van_rij and tot_kolom and tot_rij:
        vorm.samengevoegd[bereik] = (van_kolom, van_rij, tot_kolom, tot_rij)
