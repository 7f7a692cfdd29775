"""What a file really is, whatever it calls itself; and pictures made anew."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from tandem.koppelingen import bestanden
from tandem.koppelingen.bestanden import (
    DOCX,
    JPEG,
    ODT,
    PDF,
    PNG,
    TEKST,
    WEBP,
    BestandGeweigerd,
    keur_bestand,
    maak_beeld,
)

EEN_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n3 0 obj<</Type /Page>>endobj\ntrailer<<>>\n%%EOF\n"


def beeld(vorm="PNG", maat=(40, 30), **opties):
    uit = io.BytesIO()
    Image.new("RGB", maat, (200, 30, 30)).save(uit, vorm, **opties)
    return uit.getvalue()


def pakket(**delen):
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam.replace("__", "/"), inhoud)
    return uit.getvalue()


def docx(**meer):
    return pakket(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<w/>", **meer})


def ingepakte_pdf(met_bladzijde=True):
    inhoud = zlib.compress(b"1 0 <</Type/Page>>" if met_bladzijde else b"1 0 <</Type/Pages>>")
    return b"%PDF-1.7\n5 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n" + inhoud + b"\nendstream endobj\n%%EOF\n"


@pytest.mark.parametrize(
    ("inhoud", "naam", "soort"),
    [
        (EEN_PDF, "beschikking.pdf", PDF),
        (ingepakte_pdf(), "nieuw.PDF", PDF),
        (beeld(), "foto.png", PNG),
        (beeld("JPEG"), "foto.JPG", JPEG),
        (beeld("JPEG"), "foto.jpeg", JPEG),
        (beeld("WEBP"), "foto.webp", WEBP),
        ("Café, 3 mei. € 10 < 20 < 30".encode(), "notitie.txt", TEKST),
        ("Rustig عربي 🙂".encode(), "notitie.txt", TEKST),
        (docx(), "verslag.docx", DOCX),
        (pakket(mimetype=ODT.mime, content="x"), "brief.odt", ODT),
    ],
)
def test_a_file_is_what_its_content_says(inhoud, naam, soort):
    assert keur_bestand(inhoud, naam) is soort


@pytest.mark.parametrize(
    ("inhoud", "naam", "woord"),
    [
        (b"", "leeg.pdf", "leeg"),
        (b"<html><script>alert(1)</script></html>", "brief.txt", "kan hier niet"),
        (b"hallo <script >x</script>", "brief.txt", "kan hier niet"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "foto.png", "kan hier niet"),
        (b'\n <?xml version="1.0"?><svg/>', "foto.txt", "kan hier niet"),
        (b"MZ\x90\x00" + b"\x00" * 60, "foto.jpg", "kan hier niet"),
        (b"#!/bin/sh\nrm -rf /", "brief.txt", "kan hier niet"),
        (b"GIF89a" + b"\x00" * 30, "foto.gif", "kan hier niet"),
        ("gewone tekst".encode("utf-16"), "brief.txt", "kan hier niet"),
        (EEN_PDF, "brief.docx", "noemt zich .docx, maar het is PDF"),
        (EEN_PDF, "brief", "geen naam"),
        (EEN_PDF, "brief.pdf.exe", "noemt zich .exe"),
        (beeld(), "foto.pdf", "noemt zich .pdf"),
        (b"%PDF-1.4\n<</Type/Pages/Count 0>>\n%%EOF", "leeg.pdf", "geen bladzijden"),
        (ingepakte_pdf(met_bladzijde=False), "leeg.pdf", "geen bladzijden"),
        (EEN_PDF[:-8], "half.pdf", "niet compleet"),
        (EEN_PDF.replace(b"trailer<<", b"trailer<</Encrypt 9 0 R"), "slot.pdf", "wachtwoord"),
        (beeld()[:60], "half.png", "beschadigd"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "geen.jpg", "beschadigd"),
        (b"PK\x03\x04" + b"\x00" * 50, "stuk.docx", "beschadigd"),
        (docx(**{"word__vbaProject.bin": b"x"}), "macro.docx", "macro"),
        (pakket(mimetype=ODT.mime, Basic__script="x"), "macro.odt", "macro"),
        (pakket(**{"hallo.txt": "x"}), "los.docx", "kan hier niet"),
    ],
)
def test_what_a_file_may_not_be_is_said_in_a_sentence(inhoud, naam, woord):
    with pytest.raises(BestandGeweigerd, match=woord):
        keur_bestand(inhoud, naam)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_opened():
    kop = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)

    def stuk(soort, inhoud):
        return struct.pack(">I", len(inhoud)) + soort + inhoud + struct.pack(">I", zlib.crc32(soort + inhoud))

    bom = b"\x89PNG\r\n\x1a\n" + stuk(b"IHDR", kop) + stuk(b"IDAT", zlib.compress(b"\x00" * 999)) + stuk(b"IEND", b"")
    with pytest.raises(BestandGeweigerd, match="te groot"):
        keur_bestand(bom, "bom.png")


def test_a_package_that_unpacks_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(bestanden, "MEESTE_UITGEPAKT", 1000)
    with pytest.raises(BestandGeweigerd, match="uitgepakt te groot"):
        keur_bestand(docx(word__groot="0" * 2000), "bom.docx")


def test_a_picture_is_made_anew_without_what_the_camera_wrote():
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "thuis, Kerkstraat 1", 6
    met = beeld("JPEG", exif=exif)
    assert b"Kerkstraat" in met
    schoon, mime = maak_beeld(met)
    assert mime == "image/jpeg"
    assert b"Kerkstraat" not in schoon
    with Image.open(io.BytesIO(schoon)) as nieuw:
        assert (nieuw.size, dict(nieuw.getexif())) == ((30, 40), {})


def test_a_large_picture_is_shown_smaller_and_a_see_through_one_stays_so():
    with Image.open(io.BytesIO(maak_beeld(beeld(maat=(3000, 300)))[0])) as klein:
        assert klein.size == (2000, 200)
    uit = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(uit, "PNG")
    assert maak_beeld(uit.getvalue())[1] == "image/png"
