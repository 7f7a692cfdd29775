"""A PDF that a screen reader can read (PDF/UA-1), by Typst. Knows nothing of what it prints.

How it looks stands in ``pdf.typ``; what it says goes there as data and is set as text, so nothing that somebody typed
is taken for markup. DejaVu Sans is put beside the style sheets when these are built (``frontend/bouw.mjs``), so that
every name prints. The title in the file says nothing about whose it is. Nothing is written to disk on the way.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from anyascii import anyascii
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

_HIER = Path(__file__).resolve().parent
_LETTERS = _HIER.parent / "static" / "gebouwd" / "lettertype"
_STUURTEKENS = re.compile("[\ud800-\udfff\ufffe\uffff\x00-\x08\x0b-\x1f\x7f]+")
"""What no file can hold: halves of a sign, and control characters other than tab and a new line."""

Blok = dict[str, Any]
"""One block as ``pdf.typ`` knows it, with its kind under ``soort``."""


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


def maak_pdf(titel: str, inleiding: Sequence[str], hoofdstukken: Sequence[Hoofdstuk], *, op: datetime) -> bytes:
    """Return the file: title, introduction, and each section with an entry in the outline."""
    blokken = [alinea(zin) for zin in inleiding]
    for hoofdstuk in hoofdstukken:
        blokken += [kop(1, hoofdstuk.titel), *_stukken(hoofdstuk)]
    return zet({"titel": titel, "van": "", "blokken": blokken}, op=op)


def _stukken(hoofdstuk: Hoofdstuk) -> Iterable[Blok]:
    for een in hoofdstuk.alineas:
        if een.kop:
            yield kop(2, een.kop)
        if een.tekst:
            yield alinea(een.tekst)
        yield from ({"soort": "klein", "tekst": regel} for regel in een.onder)
    if not hoofdstuk.alineas:
        yield alinea(hoofdstuk.leeg)


def kop(niveau: int, tekst: str) -> Blok:
    """Return a heading of a level, from 1; it stands in the outline."""
    return {"soort": "kop", "niveau": niveau, "tekst": tekst}


def alinea(tekst: str, vooraf: str = "") -> Blok:
    """Return a paragraph; ``vooraf``: words in bold in front of it."""
    return {"soort": "alinea", "kop": vooraf, "tekst": tekst}


def zet(stuk: dict[str, Any], *, op: datetime) -> bytes:
    """Return a document as a tagged PDF, made on a day and hour with its zone."""
    inhoud = json.dumps(_leesbaar(stuk), ensure_ascii=False)
    uit = typst.compile(
        _HIER / "pdf.typ",
        root=_HIER,
        font_paths=_letters(),
        sys_inputs={"stuk": inhoud},
        pdf_standards="ua-1",
        timestamp=int(op.timestamp()),
    )
    if not isinstance(uit, bytes):
        raise TypeError("One document is one file.")
    return uit


@cache
def _letters() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_LETTERS])


@cache
def _onbekend() -> re.Pattern[str]:
    """What our letters cannot show, in the regular or in the bold."""
    lettertypen = [TTFont(pad).getBestCmap().keys() for pad in sorted(_LETTERS.glob("*.ttf"))]
    kent = set.intersection(*map(set, lettertypen))
    return re.compile(f"[^{''.join(re.escape(chr(een)) for een in sorted(kent))}\n\t]+")


def toonbaar(tekst: str) -> str:
    """Return a text with only signs that our letters have: what they lack stands in Latin letters between brackets.

    PDF/UA-1 (ISO 14289-1, 7.21) allows no sign without a shape, and an empty box tells nobody a name.
    """
    tekst = _STUURTEKENS.sub("", tekst)
    return _onbekend().sub(lambda gevonden: f"[{anyascii(gevonden[0])}]", tekst)


def _leesbaar(iets: Any) -> Any:
    match iets:
        case str():
            return toonbaar(iets)
        case dict():
            return {sleutel: _leesbaar(een) for sleutel, een in iets.items()}
        case list() | tuple():
            return [_leesbaar(een) for een in iets]
    return iets
