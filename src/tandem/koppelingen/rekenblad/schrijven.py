"""From sheets of plain text to a workbook that people can work in: headings that stay in view, text that wraps.

Every cell is text, save digits in columns that are named as numbers. A text that begins with "=" stays text, so no
program takes it for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tandem.regels.tabel import Blad

BREEDSTE = 60
_KOP = Font(bold=True)
_GRIJS = PatternFill("solid", fgColor="E8EDF1")
_LOOP = Alignment(wrap_text=True, vertical="top")
_VERBODEN = re.compile(r"[\\/*?:\[\]]")


def schrijf(bladen: Sequence[Blad], *, getallen: Mapping[str, Collection[int]] | None = None) -> bytes:
    """Return the bytes of a workbook (xlsx) with these sheets; the first row of each is its headings.

    ``getallen``: per sheet the columns (from 1) in which digits are a number, so that a program adds them up.
    """
    werkmap = Workbook()
    werkmap.remove(werkmap.worksheets[0])
    for blad in bladen:
        kolommen = (getallen or {}).get(blad.naam, ())
        _schrijf_blad(werkmap.create_sheet(_VERBODEN.sub(" ", blad.naam)[:31]), blad, kolommen)
    uit = BytesIO()
    werkmap.save(uit)
    return uit.getvalue()


def _schrijf_blad(doel: Worksheet, blad: Blad, getallen: Collection[int]) -> None:
    for nummer, rij in enumerate(blad.rijen, 1):
        for kolom, tekst in enumerate(rij, 1):
            if tekst:
                _schrijf_cel(doel, nummer, kolom, tekst)
                if kolom in getallen and nummer > 1 and tekst.isdecimal():
                    doel.cell(nummer, kolom).value = int(tekst)
    breedtes = [max(map(len, (cel.split("\n")[0] for cel in kolom))) for kolom in _kolommen(blad)]
    for kolom, breedte in enumerate(breedtes, 1):
        doel.column_dimensions[get_column_letter(kolom)].width = min(BREEDSTE, max(8, breedte + 2))
    doel.freeze_panes = "A2"


def _kolommen(blad: Blad) -> list[list[str]]:
    breed = max((len(rij) for rij in blad.rijen), default=0)
    return [[rij[kolom] if kolom < len(rij) else "" for rij in blad.rijen] for kolom in range(breed)]


def _schrijf_cel(doel: Worksheet, rij: int, kolom: int, tekst: str) -> None:
    cel = doel.cell(rij, kolom)
    cel.value = ILLEGAL_CHARACTERS_RE.sub("", tekst)
    cel.data_type = "s"
    cel.alignment = _LOOP
    if rij == 1:
        cel.font, cel.fill = _KOP, _GRIJS
