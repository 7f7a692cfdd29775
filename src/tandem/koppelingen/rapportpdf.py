"""A report as a PDF, by fpdf2, in the letters and on the paper of ``pdf``: title page, contents, tables, pages."""

from fpdf import FPDF
from fpdf.enums import Align, TableCellFillMode, TextEmphasis, XPos, YPos
from fpdf.fonts import FontFace
from fpdf.outline import OutlineSection

from tandem.koppelingen.pdf import FAMILIE, nieuw_blad
from tandem.koppelingen.rapport import (
    ZONDER_RIJEN,
    Alinea,
    Blok,
    Punten,
    Rapport,
    Tabel,
    Tijdbeeld,
    Tussenkop,
    Vulling,
    gezuiverd,
)

_INKT = (27, 58, 75)
_LIJN = (170, 176, 180)
_KOPKLEUR, _VOETKLEUR = (227, 236, 240), (242, 242, 240)
_KLEUR = {Vulling.LOOPT: (191, 216, 226), Vulling.KLAAR: (207, 227, 207)}
_TEKST, _KLEIN, _SMAL = 11, 9, 7
_REGEL = 6.0
"""Height of a line in millimetres."""
_BREED = 170.0
"""Width of the text in millimetres: A4 with margins of 2 cm."""
_BIJEEN = 11
"""Rows of a table that stay together on a page."""
_INHOUD_PER_BLAD = 36
"""Headings that fit on one page of contents."""


def maak_rapport(rapport: Rapport) -> bytes:
    """Return the file: title page, contents with page numbers, chapters with an entry in the outline."""
    rapport = gezuiverd(rapport)
    blad = nieuw_blad(rapport.titel, op=rapport.op)
    blad.set_draw_color(*_LIJN)
    blad.set_author(rapport.van)
    _titelblad(blad, rapport)
    blad.add_page()
    _zet(blad, "Inhoud", grootte=18, vet=True)
    bladen = -(-len(rapport.inhoud()) // _INHOUD_PER_BLAD)
    blad.insert_toc_placeholder(_inhoudsopgave, pages=max(bladen, 1))
    for hoofdstuk in rapport.hoofdstukken:
        _kop(blad, hoofdstuk.titel, 0)
        for blok in hoofdstuk.blokken:
            _blok(blad, blok)
    return bytes(blad.output())


def _titelblad(blad: FPDF, rapport: Rapport) -> None:
    blad.add_page()
    blad.set_y(80)
    _zet(blad, rapport.titel, grootte=28, vet=True)
    _zet(blad, rapport.ondertitel, grootte=16)
    blad.ln(_REGEL * 2)
    for label, waarde in rapport.titelregels:
        _zet(blad, f"{label}: {waarde}")


def _inhoudsopgave(blad: FPDF, koppen: list[OutlineSection]) -> None:
    blad.set_font(FAMILIE, size=_TEKST)
    for kop in koppen:
        koppeling = blad.add_link(page=kop.page_number)
        inspringen = 8.0 * kop.level
        blad.set_x(blad.l_margin + inspringen)
        naam = _passend(blad, kop.name, _BREED - inspringen - 16)
        blad.cell(_BREED - inspringen - 14, _REGEL, naam, link=koppeling)
        blad.cell(14, _REGEL, str(kop.page_number), align=Align.R, link=koppeling, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _passend(blad: FPDF, tekst: str, ruimte: float) -> str:
    """Cut off a heading that does not fit on one line of the contents; it stands whole above its chapter."""
    if blad.get_string_width(tekst) <= ruimte:
        return tekst
    while tekst and blad.get_string_width(f"{tekst}…") > ruimte:
        tekst = tekst[:-1]
    return f"{tekst}…"


def _kop(blad: FPDF, titel: str, niveau: int) -> None:
    blad.ln(_REGEL if niveau else _REGEL * 1.5)
    if blad.will_page_break(8 * _REGEL):
        blad.add_page()
    blad.start_section(titel, level=niveau)
    _zet(blad, titel, grootte=14 if niveau else 18, vet=True)
    blad.ln(1)


def _blok(blad: FPDF, blok: Blok) -> None:
    match blok:
        case Tussenkop():
            _kop(blad, blok.titel, 1)
        case Alinea():
            if blok.kop:
                _zet(blad, blok.kop, vet=True)
            _zet(blad, blok.tekst)
            blad.ln(_REGEL / 3)
        case Punten():
            blad.set_font(FAMILIE, size=_TEKST)
            for punt in blok.punten:
                blad.cell(6, _REGEL, "•")
                blad.multi_cell(0, _REGEL, punt, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            blad.ln(_REGEL / 3)
        case Tabel():
            _tabel(blad, blok)
        case Tijdbeeld():
            _tijdbeeld(blad, blok)


def _tabel(blad: FPDF, tabel: Tabel) -> None:
    _bijschrift(blad, tabel.titel, len(tabel.rijen))
    if not tabel.rijen:
        _zet(blad, ZONDER_RIJEN)
        return
    plaatsen = [Align.R if nummer in tabel.rechts else Align.L for nummer in range(len(tabel.koppen))]
    vet = FontFace(emphasis=TextEmphasis.B, fill_color=_KOPKLEUR)
    blad.set_font(FAMILIE, size=_KLEIN)
    with blad.table(
        width=int(_BREED), col_widths=tabel.breedtes, text_align=tuple(plaatsen), headings_style=vet,
        line_height=_REGEL * 0.8, padding=1, cell_fill_mode=TableCellFillMode.NONE,
    ) as raster:  # fmt: skip
        for rij in (tabel.koppen, *tabel.rijen):
            raster.row(rij)
        if tabel.voet:
            raster.row(tabel.voet, style=FontFace(emphasis=TextEmphasis.B, fill_color=_VOETKLEUR))
    blad.ln(_REGEL / 2)


def _tijdbeeld(blad: FPDF, beeld: Tijdbeeld) -> None:
    _bijschrift(blad, beeld.titel, len(beeld.rijen))
    if not beeld.rijen:
        _zet(blad, ZONDER_RIJEN)
        return
    smal = min(16.0, 108.0 / len(beeld.perioden))
    breedtes = (_BREED - smal * len(beeld.perioden), *[smal] * len(beeld.perioden))
    plaatsen = (Align.L, *[Align.C] * len(beeld.perioden))
    vet = FontFace(emphasis=TextEmphasis.B, fill_color=_KOPKLEUR)
    blad.set_font(FAMILIE, size=_SMAL)
    with blad.table(
        width=int(_BREED), col_widths=breedtes, text_align=plaatsen, headings_style=vet, line_height=_REGEL * 0.7,
        padding=1,
    ) as raster:  # fmt: skip
        raster.row((beeld.eerste_kop, *beeld.perioden))
        for label, vakken in beeld.rijen:
            rij = raster.row()
            rij.cell(label)
            for vak in vakken:
                rij.cell(str(vak), style=FontFace(fill_color=_KLEUR[vak]) if vak in _KLEUR else None)
    _zet(blad, beeld.uitleg, grootte=_KLEIN)
    blad.ln(_REGEL / 2)


def _bijschrift(blad: FPDF, titel: str, rijen: int) -> None:
    """Write what a table shows, on the page where it begins: a short one stays whole, a long one gets some rows."""
    if blad.will_page_break((2 + min(rijen, _BIJEEN) * 1.4) * _REGEL):
        blad.add_page()
    if titel:
        _zet(blad, titel, grootte=_KLEIN, vet=True)


def _zet(blad: FPDF, tekst: str, *, grootte: int = _TEKST, vet: bool = False) -> None:
    blad.set_font(FAMILIE, style="B" if vet else "", size=grootte)
    blad.set_text_color(*(_INKT if vet else (0, 0, 0)))
    blad.multi_cell(0, _REGEL * grootte / _TEKST, tekst, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    blad.set_text_color(0, 0, 0)
