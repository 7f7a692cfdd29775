"""A report as a Word document, by python-docx: headings, contents, tables that repeat their heads, numbered pages.

The contents are filled in here and marked as old, so that Word writes the page numbers when the document is opened.
"""

from io import BytesIO

from docx import Document
from docx.document import Document as Worddocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

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

SOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_INKT = RGBColor(0x1B, 0x3A, 0x4B)
_LETTER = "Calibri"
_BREED = 16.0
"""Width of the text in centimetres: A4 with margins of 2.5 cm."""
_KLEUR = {Vulling.LOOPT: "BFD8E2", Vulling.KLAAR: "CFE3CF"}
_KOPKLEUR, _VOETKLEUR = "E3ECF0", "F2F2F0"


def maak_word(rapport: Rapport) -> bytes:
    """Return the document: title page, contents, chapters."""
    rapport = gezuiverd(rapport)
    document = Document()
    _opmaak(document, rapport)
    _titelblad(document, rapport)
    _inhoudsopgave(document, rapport)
    nummer = 0
    for hoofdstuk in rapport.hoofdstukken:
        nummer = _kop(document, hoofdstuk.titel, 1, nummer)
        for blok in hoofdstuk.blokken:
            nummer = _blok(document, blok, nummer)
    bestand = BytesIO()
    document.save(bestand)
    return bestand.getvalue()


def _opmaak(document: Worddocument, rapport: Rapport) -> None:
    """Paper, letters, language, what the file says of itself, and the number of the page."""
    kenmerken = document.core_properties
    kenmerken.title, kenmerken.author, kenmerken.language = rapport.titel, rapport.van, "nl-NL"
    kenmerken.last_modified_by, kenmerken.comments = "", ""
    kenmerken.created = kenmerken.modified = rapport.op.replace(tzinfo=None)
    blad = document.sections[0]
    blad.page_width, blad.page_height = Cm(21), Cm(29.7)
    blad.left_margin = blad.right_margin = Cm(2.5)
    blad.top_margin = blad.bottom_margin = Cm(2.5)
    blad.different_first_page_header_footer = True
    _stijlen(document)
    boven = blad.header.paragraphs[0]
    boven.text = f"{rapport.titel} · {rapport.van}"
    voet = blad.footer.paragraphs[0]
    voet.alignment = WD_ALIGN_PARAGRAPH.CENTER
    voet.add_run("Bladzijde ")
    _veld(voet, "PAGE", "1")
    voet.add_run(" van ")
    _veld(voet, "NUMPAGES", "1")


def _stijlen(document: Worddocument) -> None:
    for naam, maat in (
        ("Normal", 11),
        ("Title", 28),
        ("Subtitle", 16),
        ("Heading 1", 18),
        ("Heading 2", 14),
        ("Caption", 10),
    ):
        stijl = document.styles[naam]
        stijl.font.name, stijl.font.size = _LETTER, Pt(maat)  # type: ignore[attr-defined]
        fonts = stijl.element.get_or_add_rPr().get_or_add_rFonts()
        for soort in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{soort}"), None)
        if naam != "Normal":
            stijl.font.color.rgb = _INKT  # type: ignore[attr-defined]
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), "nl-NL")
    document.styles["Normal"].element.get_or_add_rPr().append(taal)


def _veld(alinea: Paragraph, opdracht: str, nu: str) -> None:
    """Put a field that Word works out itself, with what stands there until then."""
    veld = OxmlElement("w:fldSimple")
    veld.set(qn("w:instr"), opdracht)
    veld.append(alinea.add_run(nu)._r)
    alinea._p.append(veld)


def _titelblad(document: Worddocument, rapport: Rapport) -> None:
    for _ in range(6):
        document.add_paragraph()
    document.add_paragraph(rapport.titel, style="Title")
    document.add_paragraph(rapport.ondertitel, style="Subtitle")
    document.add_paragraph()
    for label, waarde in rapport.titelregels:
        alinea = document.add_paragraph()
        alinea.add_run(f"{label}: ").bold = True
        alinea.add_run(waarde)


def _inhoudsopgave(document: Worddocument, rapport: Rapport) -> None:
    titel = document.add_paragraph()
    titel.paragraph_format.page_break_before = True
    loop = titel.add_run("Inhoud")
    loop.font.size, loop.font.color.rgb, loop.bold = Pt(18), _INKT, True
    koppen = rapport.inhoud()
    for nummer, (niveau, kop) in enumerate(koppen, 1):
        alinea = document.add_paragraph()
        alinea.paragraph_format.left_indent = Cm(0.8 * (niveau - 1))
        alinea.paragraph_format.space_after = Pt(2)
        if nummer == 1:
            _veldteken(alinea, "begin", 'TOC \\o "1-2" \\h \\z \\u')
        _verwijzing(alinea, kop, nummer)
        if nummer == len(koppen):
            _veldteken(alinea, "end")


def _veldteken(alinea: Paragraph, soort: str, opdracht: str = "") -> None:
    """Begin (with its instruction, marked as old) or end a field that runs over several paragraphs."""
    teken = OxmlElement("w:fldChar")
    teken.set(qn("w:fldCharType"), soort)
    if soort == "begin":
        teken.set(qn("w:dirty"), "true")
    alinea.add_run()._r.append(teken)
    if not opdracht:
        return
    woorden = OxmlElement("w:instrText")
    woorden.set(qn("xml:space"), "preserve")
    woorden.text = opdracht
    alinea.add_run()._r.append(woorden)
    tussen = OxmlElement("w:fldChar")
    tussen.set(qn("w:fldCharType"), "separate")
    alinea.add_run()._r.append(tussen)


def _verwijzing(alinea: Paragraph, tekst: str, nummer: int) -> None:
    koppeling = OxmlElement("w:hyperlink")
    koppeling.set(qn("w:anchor"), f"_Toc{nummer:04}")
    koppeling.append(alinea.add_run(tekst)._r)
    alinea._p.append(koppeling)


def _kop(document: Worddocument, titel: str, niveau: int, nummer: int) -> int:
    """Put a heading with the mark to which the contents point; return its number."""
    nummer += 1
    alinea = document.add_heading(titel, niveau)
    if niveau == 1:
        alinea.paragraph_format.page_break_before = nummer == 1
    for soort in ("bookmarkStart", "bookmarkEnd"):
        merk = OxmlElement(f"w:{soort}")
        merk.set(qn("w:id"), str(nummer))
        if soort == "bookmarkStart":
            merk.set(qn("w:name"), f"_Toc{nummer:04}")
            alinea._p.insert(1, merk)
        else:
            alinea._p.append(merk)
    return nummer


def _blok(document: Worddocument, blok: Blok, nummer: int) -> int:
    match blok:
        case Tussenkop():
            return _kop(document, blok.titel, 2, nummer)
        case Alinea():
            alinea = document.add_paragraph()
            if blok.kop:
                alinea.add_run(f"{blok.kop} ").bold = True
            alinea.add_run(blok.tekst)
        case Punten():
            for punt in blok.punten:
                document.add_paragraph(punt, style="List Bullet")
        case Tabel():
            _tabel(document, blok)
        case Tijdbeeld():
            _tijdbeeld(document, blok)
    return nummer


def _bijschrift(document: Worddocument, titel: str) -> None:
    if not titel:
        return
    alinea = document.add_paragraph(titel, style="Caption")
    alinea.paragraph_format.keep_with_next = True


def _tabel(document: Worddocument, tabel: Tabel) -> None:
    _bijschrift(document, tabel.titel)
    if not tabel.rijen:
        document.add_paragraph(ZONDER_RIJEN)
        return
    raster = _raster(document, len(tabel.koppen), [_BREED * deel / sum(tabel.breedtes) for deel in tabel.breedtes])
    _koprij(raster, tabel.koppen, tabel.rechts)
    for rij in tabel.rijen:
        _rij(raster, rij, tabel.rechts)
    if tabel.voet:
        _rij(raster, tabel.voet, tabel.rechts, vet=True, kleur=_VOETKLEUR)
    document.add_paragraph()


def _tijdbeeld(document: Worddocument, beeld: Tijdbeeld) -> None:
    _bijschrift(document, beeld.titel)
    if not beeld.rijen:
        document.add_paragraph(ZONDER_RIJEN)
        return
    smal = min(1.6, 10.0 / len(beeld.perioden))
    breedtes = [_BREED - smal * len(beeld.perioden), *[smal] * len(beeld.perioden)]
    raster = _raster(document, len(breedtes), breedtes)
    _koprij(raster, (beeld.eerste_kop, *beeld.perioden), frozenset(), klein=True)
    for label, vakken in beeld.rijen:
        cellen = _rij(raster, (label, *(str(vak) for vak in vakken)), frozenset(), klein=True)
        for cel, vak in zip(cellen[1:], vakken, strict=True):
            cel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            if vak in _KLEUR:
                _kleur(cel, _KLEUR[vak])
    onder = document.add_paragraph()
    onder.add_run(beeld.uitleg).font.size = Pt(9)


def _raster(document: Worddocument, kolommen: int, breedtes: list[float]) -> Table:
    raster = document.add_table(rows=0, cols=kolommen)
    raster.style = "Table Grid"
    raster.alignment = WD_TABLE_ALIGNMENT.LEFT
    raster.autofit = False
    for kolom, breed in zip(raster.columns, breedtes, strict=True):
        kolom.width = Cm(breed)
    return raster


def _koprij(raster: Table, koppen: tuple[str, ...], rechts: frozenset[int], *, klein: bool = False) -> None:
    """The heads; they come again on each page."""
    _rij(raster, koppen, rechts, vet=True, kleur=_KOPKLEUR, klein=klein)
    kenmerk = OxmlElement("w:tblHeader")
    raster.rows[0]._tr.get_or_add_trPr().append(kenmerk)


def _rij(
    raster: Table, waarden: tuple[str, ...], rechts: frozenset[int], *,
    vet: bool = False, kleur: str = "", klein: bool = False,
) -> list[_Cell]:  # fmt: skip
    rij = raster.add_row()
    rij._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cellen = list(rij.cells)
    for nummer, (cel, waarde) in enumerate(zip(cellen, waarden, strict=True)):
        cel.width = raster.columns[nummer].width
        loop = cel.paragraphs[0].add_run(waarde)
        loop.bold, loop.font.size = vet, Pt(8 if klein else 10)
        cel.paragraphs[0].paragraph_format.space_after = Pt(0)
        if nummer in rechts:
            cel.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if kleur:
            _kleur(cel, kleur)
    return cellen


def _kleur(cel: _Cell, kleur: str) -> None:
    vlak = OxmlElement("w:shd")
    for naam, waarde in (("val", "clear"), ("color", "auto"), ("fill", kleur)):
        vlak.set(qn(f"w:{naam}"), waarde)
    cel._tc.get_or_add_tcPr().append(vlak)
