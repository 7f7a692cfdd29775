"""A PDF of plain sections of text, by fpdf2. Knows nothing of what it prints.

DejaVu Sans is put beside the style sheets when these are built (``frontend/bouw.mjs``), so that every name prints;
HarfBuzz shapes and turns what runs from right to left. The title in the file says nothing about whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

_LETTERS = Path(__file__).resolve().parents[1] / "static" / "gebouwd" / "lettertype"
FAMILIE = "DejaVu"
_GROOTTE = 11
_REGEL = 6.0
"""Height of a line in millimetres."""


@dataclass(frozen=True)
class Alinea:
    """One piece: a heading of its own (may be empty), its text, and small lines under it."""

    kop: str
    tekst: str
    onder: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hoofdstuk:
    """A section with a title that stands in the outline of the file; ``leeg`` is read where there is nothing."""

    titel: str
    alineas: tuple[Alinea, ...]
    leeg: str = "Hier staat niets."


class _Blad(FPDF):
    """A4 with the number of the page under it."""

    def footer(self) -> None:
        """Write the number of the page."""
        self.set_y(-15)
        self.set_font(FAMILIE, size=9)
        self.cell(0, 8, f"Bladzijde {self.page_no()} van {{nb}}", align=Align.C)


def nieuw_blad(titel: str, *, op: datetime) -> FPDF:
    """Begin a file without pages: A4, margins, letters, language, numbered pages."""
    blad = _Blad(format="A4")
    blad.set_title(titel)
    blad.set_lang("nl")
    blad.set_creation_date(op)
    blad.set_margins(20, 20)
    blad.set_auto_page_break(True, margin=22)
    blad.add_font(FAMILIE, fname=_LETTERS / "DejaVuSans.ttf")
    blad.add_font(FAMILIE, style="B", fname=_LETTERS / "DejaVuSans-Bold.ttf")
    blad.set_font(FAMILIE, size=_GROOTTE)
    blad.set_text_shaping(True)
    return blad


def maak_pdf(titel: str, inleiding: Sequence[str], hoofdstukken: Sequence[Hoofdstuk], *, op: datetime) -> bytes:
    """Return the file: title, introduction, and each section with an entry in the outline."""
    blad = nieuw_blad(titel, op=op)
    blad.add_page()
    _zet(blad, titel, grootte=20, vet=True)
    for zin in inleiding:
        _zet(blad, zin)
    for hoofdstuk in hoofdstukken:
        _hoofdstuk(blad, hoofdstuk)
    return bytes(blad.output())


def _hoofdstuk(blad: FPDF, hoofdstuk: Hoofdstuk) -> None:
    blad.ln(_REGEL)
    if blad.will_page_break(3 * _REGEL):
        blad.add_page()
    blad.start_section(hoofdstuk.titel)
    _zet(blad, hoofdstuk.titel, grootte=15, vet=True)
    for alinea in hoofdstuk.alineas:
        if blad.will_page_break(2 * _REGEL):
            blad.add_page()
        if alinea.kop:
            _zet(blad, alinea.kop, vet=True)
        if alinea.tekst:
            _zet(blad, alinea.tekst)
        for regel in alinea.onder:
            _zet(blad, regel, grootte=9)
        blad.ln(_REGEL / 2)
    if not hoofdstuk.alineas:
        _zet(blad, hoofdstuk.leeg)


def _zet(blad: FPDF, tekst: str, *, grootte: int = _GROOTTE, vet: bool = False) -> None:
    blad.set_font(FAMILIE, style="B" if vet else "", size=grootte)
    blad.multi_cell(0, _REGEL * grootte / _GROOTTE, tekst, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
