"""Texts in other languages: gettext files beside the code, one per language, compiled when Tandem starts.

A language is a folder with one file, ``locale/<code>/LC_MESSAGES/django.po``; Dutch is the source and needs none. GNU
gettext is not needed: Babel compiles. What is compiled stands under the state folder, in a folder named after what it
was made from, so that processes that start together cannot hinder each other and nothing stale is ever read.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

BRONTAAL = "nl"
_BESTAND = Path("LC_MESSAGES", "django.po")


def bestanden(bron: Path) -> dict[str, Path]:
    """Return the file of each language beside Dutch, by its code."""
    return {pad.parents[1].name: pad for pad in sorted(bron.glob(f"*/{_BESTAND.as_posix()}"))}


def talen(bron: Path) -> list[tuple[str, str]]:
    """Return code and own name of each language, Dutch first: what a file was added for is offered from then on."""
    codes = [BRONTAAL, *bestanden(bron)]
    return [(code.replace("_", "-").lower(), _eigen_naam(code)) for code in codes]


def _eigen_naam(code: str) -> str:
    """What people who speak it call a language: ``Nederlands``, ``English``, ``العربية``."""
    taal = Locale.parse(code, sep="_")
    naam = taal.get_display_name(taal) or code
    return naam[0].upper() + naam[1:]


def gereed(bron: Path, doel: Path) -> Path:
    """Return the folder with the compiled texts; compiles once for each state of the files.

    Raises ``OSError`` when the state folder cannot be written, ``babel.messages.pofile.PoFileError`` for a broken file.
    """
    paden = bestanden(bron)
    som = hashlib.sha256()
    for code, pad in paden.items():
        som.update(code.encode() + b"\0" + pad.read_bytes() + b"\0")
    klaar = doel / som.hexdigest()[:16]
    for code, pad in paden.items():
        gemaakt = klaar / code / _BESTAND.with_suffix(".mo")
        if not gemaakt.exists():
            _vertaal(pad, gemaakt)
    return klaar


def _vertaal(pad: Path, gemaakt: Path) -> None:
    """Compile one file; it appears at once or not at all."""
    with pad.open("rb") as bestand:
        catalogus = read_po(bestand, abort_invalid=True)
    gemaakt.parent.mkdir(parents=True, exist_ok=True)
    nummer, half = tempfile.mkstemp(dir=gemaakt.parent)
    with os.fdopen(nummer, "wb") as uit:
        write_mo(uit, catalogus)
    os.replace(half, gemaakt)
