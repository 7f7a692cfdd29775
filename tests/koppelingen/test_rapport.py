"""A report as Word and as PDF, opened again by other packages than those that wrote it down."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pypdf
import pytest

from tandem.koppelingen.rapport import (
    ZONDER_RIJEN,
    Alinea,
    Hoofdstuk,
    Punten,
    Rapport,
    Tabel,
    Tijdbeeld,
    Tussenkop,
    Vulling,
)
from tandem.koppelingen.rapportpdf import maak_rapport
from tandem.koppelingen.tekstverwerker import maak_word

OP = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
LANG = tuple((f"Actie {n}", "Wij spreken de opdracht opnieuw af. " * 3, str(n)) for n in range(60))


def rapport(**anders: object) -> Rapport:
    blokken = (
        Alinea("Wij werken aan veiligheid.\nSamen.", kop="Waarom:"),
        Tussenkop("Wat wij doen"),
        Punten(("een gesprek", "een opdracht")),
        Tabel("Onze acties", ("Actie", "Uitleg", "Uren"), LANG, (3, 6, 1), frozenset({2}), ("Samen", "", "1.770")),
    )
    beeld = Tijdbeeld(
        "In de tijd", "Actie", ("K1", "K2"), (("Actie 1", (Vulling.LOOPT, Vulling.LEEG)),), "● hier werken wij eraan"
    )
    gegevens = {
        "titel": "Verbeterplan",
        "ondertitel": "Gemeente Voorbeeldstad",
        "van": "Voorbeeldstad",
        "titelregels": (("Stand", "concept"),),
        "hoofdstukken": (Hoofdstuk("Het plan", blokken), Hoofdstuk("De planning", (beeld,))),
        "op": OP,
    }
    return Rapport(**{**gegevens, **anders})  # type: ignore[arg-type]


def test_the_word_document_has_headings_tables_and_what_was_written() -> None:
    stuk = docx.Document(BytesIO(maak_word(rapport())))
    koppen = [(alinea.style.name, alinea.text) for alinea in stuk.paragraphs if alinea.style.name.startswith("Head")]
    assert koppen == [("Heading 1", "Het plan"), ("Heading 2", "Wat wij doen"), ("Heading 1", "De planning")]
    tekst = "\n".join(alinea.text for alinea in stuk.paragraphs)
    assert "Waarom: Wij werken aan veiligheid.\nSamen." in tekst
    assert "Stand: concept" in tekst
    acties, tijd = stuk.tables
    assert len(acties.rows) == 62
    assert [cel.text for cel in acties.rows[-1].cells] == ["Samen", "", "1.770"]
    assert [cel.text for cel in tijd.rows[1].cells] == ["Actie 1", "●", ""]
    assert (stuk.core_properties.title, stuk.core_properties.language) == ("Verbeterplan", "nl-NL")


def test_the_word_document_has_contents_page_numbers_and_heads_that_come_again() -> None:
    with zipfile.ZipFile(BytesIO(maak_word(rapport()))) as pakket:
        romp = pakket.read("word/document.xml").decode()
        voeten = "".join(pakket.read(naam).decode() for naam in pakket.namelist() if "footer" in naam)
    assert 'TOC \\o "1-2"' in romp
    assert romp.count('w:fldCharType="begin"') == romp.count('w:fldCharType="end"') == 1
    for nummer in (1, 2, 3):
        assert f'w:anchor="_Toc{nummer:04}"' in romp
        assert f'w:name="_Toc{nummer:04}"' in romp
    assert romp.count("<w:tblHeader/>") == 2
    assert 'w:instr="PAGE"' in voeten
    assert 'w:instr="NUMPAGES"' in voeten


def test_the_pdf_has_an_outline_contents_with_pages_and_what_was_written() -> None:
    stuk = pypdf.PdfReader(BytesIO(maak_rapport(rapport())))
    bladen = [blad.extract_text() for blad in stuk.pages]
    assert len(bladen) > 4
    assert "Verbeterplan" in bladen[0]
    assert "Stand: concept" in bladen[0]
    assert "De planning" in bladen[1]
    assert f"Bladzijde {len(bladen)} van {len(bladen)}" in bladen[-1]
    alles = "\n".join(bladen)
    assert all(f"Actie {n}" in alles for n in range(60))
    assert "1.770" in alles
    assert sum("Uitleg" in blad for blad in bladen) > 2, "the heads come again on each page"
    gevonden = [kop["/Title"] for kop in stuk.outline if not isinstance(kop, list)]
    assert gevonden == ["Het plan", "De planning"]
    nummer = stuk.get_destination_page_number(stuk.outline[-1])
    assert re.search(rf"De planning[ .]+{nummer + 1}\b", bladen[1])


@pytest.mark.parametrize("regels", range(30, 46, 2))
def test_a_short_table_stands_on_one_page(regels: int) -> None:
    vooraf = Alinea("\n".join(f"Regel {nummer}" for nummer in range(regels)))
    tabel = Tabel("Onze acties", ("Actie",), tuple((f"Actie {nummer}",) for nummer in range(8)), (1,))
    inhoud = maak_rapport(rapport(hoofdstukken=(Hoofdstuk("Het plan", (vooraf, tabel)),)))
    bladen = [blad.extract_text() for blad in pypdf.PdfReader(BytesIO(inhoud)).pages]
    (blad,) = [blad for blad in bladen if "Onze acties" in blad]
    assert all(f"Actie {nummer}" in blad for nummer in range(8))


@pytest.mark.parametrize("maak", [maak_word, maak_rapport])
def test_signs_that_no_file_can_hold_names_from_elsewhere_and_long_words_do_not_break_it(maak) -> None:  # noqa: ANN001
    raar = "a\x00b\x0b\ud800\ufffe=1+1 يوسف 東京 " + "x" * 400
    stuk = rapport(
        titel="Plan",
        hoofdstukken=(
            Hoofdstuk("H" * 300, (Alinea(raar), Tussenkop(raar), Tabel("t", ("k",), ((raar,),), (1,)))),
            Hoofdstuk("Leeg", (Tabel("t", ("k",), (), (1,)), Tijdbeeld("t", "k", ("K1",), (), "u"))),
        ),
    )
    inhoud = maak(stuk)
    if maak is maak_word:
        woorden = [alinea.text for alinea in docx.Document(BytesIO(inhoud)).paragraphs]
        assert any("ab=1+1 يوسف" in woord for woord in woorden)
        assert woorden.count(ZONDER_RIJEN) == 2
    else:
        tekst = "".join(blad.extract_text() for blad in pypdf.PdfReader(BytesIO(inhoud)).pages)
        assert tekst.count(ZONDER_RIJEN) == 2
        assert "[DongJing]" in tekst, "what our letters lack stands in Latin letters"


def test_a_table_whose_rows_do_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Tabel("t", ("a", "b"), (("x",),), (1, 1))
