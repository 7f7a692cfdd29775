"""A PDF as a screen reader meets it, opened by another package than the one that made it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pypdf
import pytest
from pypdf.generic import DictionaryObject

from tandem.koppelingen.pdf import Alinea, Hoofdstuk, maak_pdf, toonbaar
from tandem.koppelingen.rapportpdf import maak_rapport
from tests.koppelingen.test_rapport import rapport

OP = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
DELEN = (
    Hoofdstuk("Mijn plan", (Alinea("Rust in huis", "Elke avond om acht uur.", ("Door: Bo",)), Alinea("", "Los."))),
    Hoofdstuk("Mijn vragen", ()),
)


def _maak(tekst: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(maak_pdf("Mijn gegevens", (tekst,), DELEN, op=OP)))


def _takken(tak: object) -> Iterator[str]:
    """The roles of a structure tree, in the order of reading."""
    if isinstance(tak, DictionaryObject):
        yield from [str(tak["/S"])] if "/S" in tak else []
        onder = tak.get("/K", [])
        for een in onder if isinstance(onder, list) else [onder]:
            yield from _takken(een.get_object())


def _rollen(stuk: pypdf.PdfReader) -> list[str]:
    return list(_takken(stuk.trailer["/Root"]["/StructTreeRoot"]))


def test_a_screen_reader_finds_language_title_headings_and_what_stands_under_them() -> None:
    stuk = _maak("Bewaar dit goed.")
    romp = stuk.trailer["/Root"]
    assert (romp["/Lang"], romp["/MarkInfo"]["/Marked"]) == ("nl-NL", True)
    assert romp["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a sign of pypdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in romp["/Metadata"].get_data()
    assert stuk.metadata is not None
    assert stuk.metadata.title == "Mijn gegevens"
    rollen = _rollen(stuk)
    assert [rol for rol in rollen if rol.startswith("/H")] == ["/H1", "/H2", "/H1"]
    assert rollen.count("/P") == 5
    assert "Hier staat niets." in stuk.pages[0].extract_text()


def test_a_table_says_which_cells_are_heads() -> None:
    rollen = _rollen(pypdf.PdfReader(BytesIO(maak_rapport(rapport()))))
    assert rollen.count("/Table") == 2
    assert rollen.count("/TH") == 3 + 3
    assert rollen.count("/TR") == 1 + 60 + 1 + 1 + 1
    assert "/TOCI" in rollen
    assert rollen.count("/LI") == 2


@pytest.mark.parametrize(
    "tekst",
    ["#panic(1)", "*vet* _schuin_ = kop", "$ x^2 $ @bron <anker>", "\\u{41} // weg /* weg */", '#read("pdf.typ")'],
)
def test_what_somebody_typed_stands_there_as_typed(tekst: str) -> None:
    assert tekst in _maak(tekst).pages[0].extract_text()


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("Zoë Çelik-Ömer", "Zoë Çelik-Ömer"),
        ("يوسف Łukasz Ελένη Юрий", "يوسف Łukasz Ελένη Юрий"),
        ("a\tb\nc", "a\tb\nc"),
        ("王芳", "[WangFang]"),
        ("\x00a\ud800b\x7f", "ab"),
        ("samen 🫶!", "samen [:heart_hands:]!"),
    ],
)
def test_every_sign_has_a_shape_or_stands_in_latin_letters(tekst: str, verwacht: str) -> None:
    assert toonbaar(tekst) == verwacht
    assert _maak(tekst).pages


@pytest.mark.parametrize(("tekst", "rechts"), [("Bo wil rust", False), ("8: هدوء", True), ("Bo zegt هدوء", False)])
def test_own_words_run_the_way_of_their_writing(tekst: str, rechts: bool) -> None:
    begin: dict[str, float] = {}
    _maak(tekst).pages[0].extract_text(visitor_text=lambda deel, cm, *_: begin.setdefault(deel.strip(), cm[4]))
    assert (begin[tekst.split(":")[0].split(" هدوء")[0]] > 300) == rechts


def test_the_same_words_on_the_same_day_are_the_same_file() -> None:
    assert maak_pdf("T", ("a",), DELEN, op=OP) == maak_pdf("T", ("a",), DELEN, op=OP)
