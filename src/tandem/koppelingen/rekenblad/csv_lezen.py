"""CSV as programs deliver it: UTF-8, UTF-16 or the old Windows letters; semicolon, comma, tab or bar between."""

from __future__ import annotations

import codecs
import csv
from io import StringIO

from tandem.regels.tabel import Blad

from .fouten import RekenbladOnleesbaar

_SCHEIDINGEN = (";", "\t", ",", "|")


def ontcijfer(inhoud: bytes) -> str:
    """Return the text, by its mark, as UTF-8, or as Windows letters. Raises `RekenbladOnleesbaar`."""
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codering = "utf-16"
    elif b"\x00" in inhoud:
        raise RekenbladOnleesbaar("Dit bestand is geen rekenblad (.xlsx) en geen tekst (.csv).")
    else:
        codering = "utf-8-sig"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError:
        pass
    try:
        return inhoud.decode("cp1252")
    except UnicodeDecodeError:
        raise RekenbladOnleesbaar("De letters in dit bestand zijn niet te lezen. Sla het op als UTF-8.") from None


def _scheiding(tekst: str) -> str:
    """The separator: the one that the first line with anything in it holds most of, outside quotes."""
    eerste = next((regel for regel in tekst.splitlines() if regel.strip()), "")
    buiten = "".join(eerste.split('"')[::2])
    return max(_SCHEIDINGEN, key=lambda teken: (buiten.count(teken), -_SCHEIDINGEN.index(teken)))


def lees_csv(inhoud: bytes, naam: str, max_rijen: int, max_cellen: int) -> Blad:
    """Return a CSV file as one sheet with the name of the file. Raises `RekenbladOnleesbaar`."""
    tekst = ontcijfer(inhoud)
    rijen: list[tuple[str, ...]] = []
    cellen = 0
    lezer = csv.reader(StringIO(tekst, newline=""), delimiter=_scheiding(tekst), strict=True)
    try:
        for rij in lezer:
            rijen.append(tuple(rij))
            cellen += len(rij)
            if len(rijen) > max_rijen or cellen > max_cellen:
                zin = f"Dit bestand heeft meer dan {max_rijen} rijen of {max_cellen} cellen."
                raise RekenbladOnleesbaar(f"{zin} Haal weg wat niet nodig is.")
    except csv.Error as fout:
        zin = f"Rij {lezer.line_num}: een aanhalingsteken wordt niet goed gesloten, of een cel is te lang."
        raise RekenbladOnleesbaar(zin) from fout
    while rijen and not any(cel.strip() for cel in rijen[-1]):
        rijen.pop()
    if not rijen:
        raise RekenbladOnleesbaar("Dit bestand is leeg.")
    return Blad(naam.rsplit("/", 1)[-1][:60], tuple(rijen))
