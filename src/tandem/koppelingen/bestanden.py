"""Files from outside: what they really are (from their content), and pictures made anew without their metadata.

An allow-list: PDF, PNG, JPEG, WebP, plain text, DOCX, ODT. Anything that can carry active content that a browser runs
(HTML, SVG) is not on it. Nothing is unpacked or opened beyond a limit.
"""

import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum

import puremagic
from PIL import Image, ImageOps, UnidentifiedImageError

MEESTE_BEELDPUNTEN = 50_000_000
MEESTE_UITGEPAKT = 200 * 1024 * 1024
MEESTE_DELEN = 2_000
LANGSTE_ZIJDE = 2_000
"""Limits of our own: of a picture, of an unpacked document, and of a picture as it is shown (pixels)."""


class BestandGeweigerd(Exception):
    """This file cannot be kept; the message is a Dutch sentence for the field."""


class Tonen(Enum):
    """How a kind is given back: remade as a picture, or only as a download."""

    BEELD = "beeld"
    BIJLAGE = "bijlage"


@dataclass(frozen=True)
class Bestandsoort:
    """A kind of file on the list: the endings that people give it (the first is ours)."""

    mime: str
    naam: str
    extensies: tuple[str, ...]
    tonen: Tonen

    @property
    def extensie(self) -> str:
        """The ending that we give it."""
        return self.extensies[0]


PDF = Bestandsoort("application/pdf", "PDF", ("pdf",), Tonen.BIJLAGE)
PNG = Bestandsoort("image/png", "PNG-foto", ("png",), Tonen.BEELD)
JPEG = Bestandsoort("image/jpeg", "JPEG-foto", ("jpg", "jpeg", "jfif"), Tonen.BEELD)
WEBP = Bestandsoort("image/webp", "WebP-foto", ("webp",), Tonen.BEELD)
TEKST = Bestandsoort("text/plain", "gewone tekst", ("txt", "text"), Tonen.BIJLAGE)
DOCX = Bestandsoort(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word-document", ("docx",), Tonen.BIJLAGE
)
ODT = Bestandsoort("application/vnd.oasis.opendocument.text", "OpenDocument-tekst", ("odt",), Tonen.BIJLAGE)
SOORTEN = {soort.mime: soort for soort in (PDF, PNG, JPEG, WEBP, TEKST, DOCX, ODT)}
_TOEGESTAAN = (
    "Dit soort bestand kan hier niet. Wel kan: PDF, foto's (JPEG, PNG, WebP), Word (docx), ODT en gewone tekst."
)


def keur_bestand(inhoud: bytes, naam: str) -> Bestandsoort:
    """Return what a file is, from its content. Raises ``BestandGeweigerd``.

    ``naam`` is the name that it came with: an ending that says something else than the content is a lie, and refused.
    """
    if not inhoud:
        raise BestandGeweigerd("Dit bestand is leeg. Kies een ander bestand.")
    soort = _herken(inhoud)
    _CONTROLES[soort.mime](inhoud)
    beweerd = naam.rsplit(".", 1)[-1].strip().lower() if "." in naam else ""
    if beweerd not in soort.extensies:
        wat = f"noemt zich .{beweerd[:12]}" if beweerd else "heeft geen naam die op een punt en een soort eindigt"
        raise BestandGeweigerd(
            f"Dit bestand {wat}, maar het is {soort.naam}. Sla het op als .{soort.extensie} en kies het opnieuw."
        )
    return soort


def _herken(inhoud: bytes) -> Bestandsoort:
    if inhoud.startswith(b"%PDF-"):
        return PDF
    if inhoud.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if inhoud.startswith(b"\xff\xd8\xff"):
        return JPEG
    if inhoud[:4] == b"RIFF" and inhoud[8:12] == b"WEBP":
        return WEBP
    if inhoud.startswith(b"PK\x03\x04"):
        return _herken_pakket(inhoud)
    return _herken_tekst(inhoud)


def _herken_tekst(inhoud: bytes) -> Bestandsoort:
    """Plain text: what decodes, holds no control characters, and is not another kind by its first bytes."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BestandGeweigerd(_TOEGESTAAN) from None
    if re.search(r"[\x00-\x08\x0b\x0e-\x1f]", tekst) or _lijkt_actief(tekst) or _heeft_merk(inhoud):
        raise BestandGeweigerd(_TOEGESTAAN)
    return TEKST


def _lijkt_actief(tekst: str) -> bool:
    """Whether a browser, if it guessed, could take this text for a page, a picture or a script."""
    begin = tekst[:4096].lstrip().lower()
    merken = ("<!doctype", "<html", "<svg", "<?xml", "<script", "<?php", "#!", "<iframe", "<body", "{\\rtf")
    return begin.startswith(merken) or bool(re.search(r"<(script|svg|iframe|html|object|embed)[\s>/]", tekst.lower()))


def _heeft_merk(inhoud: bytes) -> bool:
    """Whether the first bytes are the mark of some known kind of file (a second pair of eyes: puremagic)."""
    try:
        gevonden = puremagic.magic_string(inhoud[:4096])
    except puremagic.PureError:
        return False
    return any(len(een.byte_match) >= 4 and een.confidence >= 0.8 for een in gevonden)


def _pakket(inhoud: bytes) -> zipfile.ZipFile:
    """Open a package and look at its list only. Raises ``BestandGeweigerd`` for a bomb, a broken or a locked one."""
    try:
        pakket = zipfile.ZipFile(io.BytesIO(inhoud))
        delen = pakket.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise BestandGeweigerd("Dit bestand is beschadigd. Sla het opnieuw op en probeer het nog een keer.") from None
    if len(delen) > MEESTE_DELEN or sum(deel.file_size for deel in delen) > MEESTE_UITGEPAKT:
        raise BestandGeweigerd("Dit bestand wordt uitgepakt te groot. Sla het op als PDF en kies dat.")
    if any(deel.flag_bits & 0x1 for deel in delen):
        raise BestandGeweigerd("Dit bestand heeft een wachtwoord. Haal dat eraf en kies het opnieuw.")
    return pakket


def _herken_pakket(inhoud: bytes) -> Bestandsoort:
    pakket = _pakket(inhoud)
    namen = set(pakket.namelist())
    if any(re.search(r"vbaProject|activeX|^Basic/|^Scripts/", naam) for naam in namen):
        raise BestandGeweigerd("Dit document bevat een programma (macro). Sla het op zonder macro's of als PDF.")
    if {"[Content_Types].xml", "word/document.xml"} <= namen:
        return DOCX
    if "mimetype" in namen and _begin_van(pakket, "mimetype", 100).strip() == ODT.mime.encode():
        return ODT
    raise BestandGeweigerd(_TOEGESTAAN)


def _begin_van(pakket: zipfile.ZipFile, naam: str, hoogstens: int) -> bytes:
    try:
        with pakket.open(naam) as deel:
            return deel.read(hoogstens)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise BestandGeweigerd("Dit bestand is beschadigd. Sla het opnieuw op en probeer het nog een keer.") from None


def _keur_pdf(inhoud: bytes) -> None:
    """A PDF is whole, has no password and at least one page. It is never opened on our side, only given back."""
    if b"%%EOF" not in inhoud[-2048:]:
        raise BestandGeweigerd("Dit PDF-bestand is niet compleet. Sla het opnieuw op en probeer het nog een keer.")
    if re.search(rb"/Encrypt\s+\d+\s+\d+\s+R", inhoud):
        raise BestandGeweigerd("Dit PDF-bestand heeft een wachtwoord. Haal dat eraf en kies het opnieuw.")
    if not _heeft_bladzijde(inhoud):
        raise BestandGeweigerd("Dit PDF-bestand heeft geen bladzijden. Kies een ander bestand.")


_BLADZIJDE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


def _heeft_bladzijde(inhoud: bytes) -> bool:
    """Whether there is a page, also where the list of objects is packed (unpacked up to a limit in all)."""
    if _BLADZIJDE.search(inhoud):
        return True
    over = 20 * 1024 * 1024
    for stroom in re.finditer(rb"/ObjStm\b.*?stream\r?\n", inhoud, re.DOTALL):
        try:
            uitgepakt = zlib.decompressobj().decompress(inhoud[stroom.end() :], over)
        except zlib.error:
            continue
        if _BLADZIJDE.search(uitgepakt):
            return True
        over -= len(uitgepakt)
        if over <= 0:
            return False
    return False


def _keur_beeld(inhoud: bytes) -> None:
    """A picture opens, and is not larger than a picture can be. Its size is read before a single pixel is."""
    maak_beeld(inhoud, alleen_kijken=True)


def _keur_niets(_inhoud: bytes) -> None:
    """Nothing more to look at."""


_CONTROLES = {
    PDF.mime: _keur_pdf,
    PNG.mime: _keur_beeld,
    JPEG.mime: _keur_beeld,
    WEBP.mime: _keur_beeld,
    TEKST.mime: _keur_niets,
    DOCX.mime: _keur_niets,
    ODT.mime: _keur_niets,
}


def maak_beeld(inhoud: bytes, *, alleen_kijken: bool = False) -> tuple[bytes, str]:
    """Return a picture made anew for the screen (not too large, the right way up, no metadata) with its type.

    Raises ``BestandGeweigerd`` for what does not open, and for a picture that would fill the memory.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(inhoud), formats=("PNG", "JPEG", "WEBP")) as beeld:
                if beeld.width * beeld.height > MEESTE_BEELDPUNTEN:
                    raise BestandGeweigerd("Deze foto is te groot om te tonen. Maak hem kleiner en kies hem opnieuw.")
                beeld.draft("RGB", (LANGSTE_ZIJDE, LANGSTE_ZIJDE))
                beeld.load()
                return (b"", "") if alleen_kijken else _opnieuw(beeld)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BestandGeweigerd("Deze foto is te groot om te tonen. Maak hem kleiner en kies hem opnieuw.") from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error):
        raise BestandGeweigerd("Deze foto is beschadigd. Maak of bewaar hem opnieuw en kies hem dan.") from None


def _opnieuw(beeld: Image.Image) -> tuple[bytes, str]:
    recht = ImageOps.exif_transpose(beeld)
    recht.thumbnail((LANGSTE_ZIJDE, LANGSTE_ZIJDE))
    doorzichtig = recht.mode in ("RGBA", "LA", "PA") or "transparency" in recht.info
    schoon = Image.new("RGBA" if doorzichtig else "RGB", recht.size)
    schoon.paste(recht.convert(schoon.mode))  # a new picture: nothing that came with the old one comes along
    uit = io.BytesIO()
    if doorzichtig:
        schoon.save(uit, "PNG")
        return uit.getvalue(), PNG.mime
    schoon.save(uit, "JPEG", quality=88)
    return uit.getvalue(), JPEG.mime
