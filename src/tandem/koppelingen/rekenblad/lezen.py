"""From the bytes that somebody uploaded to sheets of plain text.

A workbook comes from outside, so it is looked at before it is opened: its kind by its first bytes, its size unpacked,
its number of rows and cells, no macros. openpyxl reads its XML through defusedxml (no entities), formulas are never
worked out, and links to other files are not followed. What cannot be read as it stands (a formula, an error, a merged
range) is told with its cell; the rules decide whether that cell matters.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from types import MappingProxyType
from typing import Any

import openpyxl

from tandem.regels.tabel import Blad, Bladen, Celfout

from .bladvorm import Bladvorm, lees_vorm
from .csv_lezen import lees_csv
from .fouten import RekenbladOnleesbaar

MAX_BYTES = 5_000_000
MAX_UITGEPAKT = 60_000_000
MAX_BLADEN = 50
MAX_RIJEN = 20_000
MAX_CELLEN = 250_000
_BROK = 1 << 20
_RIJ, _CEL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
_OUD = b"\xd0\xcf\x11\xe0"
_MACRO = "In dit bestand zitten macro's. Sla het op als gewoon rekenblad (.xlsx) en probeer het opnieuw."

_MINDER = "Haal weg wat niet nodig is, ook lege rijen en kolommen met opmaak."


def lees(inhoud: bytes, naam: str) -> Bladen:
    """Return the sheets of a workbook or CSV file. Raises `RekenbladOnleesbaar` when it cannot be read at all."""
    if not inhoud:
        raise RekenbladOnleesbaar("Dit bestand is leeg.")
    if len(inhoud) > MAX_BYTES:
        raise RekenbladOnleesbaar(f"Dit bestand is te groot: hoogstens {MAX_BYTES // 1_000_000} MB.")
    if inhoud.startswith(b"PK"):
        return _lees_werkmap(inhoud)
    if inhoud.startswith(_OUD):
        zin = "Dit is een oud rekenblad (.xls) of het heeft een wachtwoord. Sla het zonder wachtwoord op als .xlsx."
        raise RekenbladOnleesbaar(zin)
    return (lees_csv(inhoud, naam, MAX_RIJEN, MAX_CELLEN),)


def _lees_werkmap(inhoud: bytes) -> Bladen:
    try:
        with zipfile.ZipFile(BytesIO(inhoud)) as pak:
            _keur(pak)
            bladen = tuple(_bladen(inhoud, pak))
    except RekenbladOnleesbaar:
        raise
    except Exception as fout:
        # A broken file fails in as many ways as there are parts in it.
        zin = "Dit bestand is geen leesbaar rekenblad. Open het in uw rekenprogramma en sla het op als .xlsx."
        raise RekenbladOnleesbaar(zin) from fout
    if not bladen:
        raise RekenbladOnleesbaar("In dit bestand staat geen blad met cellen.")
    return bladen


def _bladen(inhoud: bytes, pak: zipfile.ZipFile) -> Iterator[Blad]:
    """Read row by row: the other way of openpyxl makes every cell of a merged range, be it billions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that it leaves out
        werkmap = openpyxl.load_workbook(BytesIO(inhoud), read_only=True, keep_links=False)
        for blad in werkmap.worksheets:
            yield _blad(blad, pak)


def _keur(pak: zipfile.ZipFile) -> None:
    namen = pak.namelist()
    if "mimetype" in namen and "content.xml" in namen:
        raise RekenbladOnleesbaar("Dit is een .ods-bestand. Sla het op als .xlsx of .csv.")
    if any(naam.lower().endswith("vbaproject.bin") for naam in namen):
        raise RekenbladOnleesbaar(_MACRO)
    if sum(deel.file_size for deel in pak.infolist()) > MAX_UITGEPAKT or len(namen) > 2000:
        raise RekenbladOnleesbaar("Dit bestand is uitgepakt te groot. Bewaar alleen de bladen die nodig zijn.")
    bladen = [deel for deel in pak.infolist() if re.search(r"worksheets/[^/]+\.xml$", deel.filename)]
    if len(bladen) > MAX_BLADEN:
        raise RekenbladOnleesbaar(f"Dit bestand heeft {len(bladen)} bladen; er passen er {MAX_BLADEN}.")
    rijen = cellen = 0
    for deel in bladen:
        meer_rijen, meer_cellen = _tel(pak, deel)
        rijen, cellen = rijen + meer_rijen, cellen + meer_cellen
    if rijen > MAX_RIJEN or cellen > MAX_CELLEN:
        zin = f"Dit bestand heeft {rijen} rijen en {cellen} cellen; er passen er {MAX_RIJEN} en {MAX_CELLEN}."
        raise RekenbladOnleesbaar(f"{zin} {_MINDER}")


def _tel(pak: zipfile.ZipFile, deel: zipfile.ZipInfo) -> tuple[int, int]:
    """Count rows and cells without building them. The declared size may lie, so what comes out is counted as well."""
    rijen = cellen = gelezen = 0
    rest = b""
    with pak.open(deel) as stroom:
        while brok := stroom.read(_BROK):
            gelezen += len(brok)
            if gelezen > MAX_UITGEPAKT:
                raise RekenbladOnleesbaar("Dit bestand is uitgepakt te groot.")
            tekst = rest + brok
            # A tag may be cut in two: what stands after the last "<" is counted with the next piece.
            einde = tekst.rfind(b"<")
            rest, tekst = tekst[einde:], tekst[:einde]
            rijen += len(_RIJ.findall(tekst))
            cellen += len(_CEL.findall(tekst))
    return rijen, cellen


def _blad(blad: Any, pak: zipfile.ZipFile) -> Blad:
    rijen: list[tuple[str, ...]] = []
    gebreken: dict[tuple[int, int], Celfout] = {}
    cellen = 0
    blad.reset_dimensions()  # what a file says of its own size is not to be believed
    for nummer, rij in enumerate(blad.iter_rows(), 1):
        cellen += len(rij)
        if nummer > MAX_RIJEN or cellen > MAX_CELLEN:
            raise RekenbladOnleesbaar(f'Het blad "{blad.title}" is te lang of te breed. {_MINDER}')
        rijen.append(tuple(_tekst(cel) for cel in rij))
        gebreken.update(_gebreken(blad.title, nummer, rij))
    while rijen and not any(rijen[-1]):
        rijen.pop()
    vorm = lees_vorm(pak, blad._worksheet_path)
    breed = max((len(rij) for rij in rijen), default=0)
    gebreken.update(_samengevoegd(blad.title, vorm, len(rijen), breed))
    return Blad(
        naam=blad.title,
        rijen=tuple(rijen),
        verborgen=blad.sheet_state != "visible",
        gebreken=MappingProxyType(gebreken),
        verborgen_rijen=frozenset(rij for rij in vorm.verborgen_rijen if rij <= len(rijen)),
        verborgen_kolommen=frozenset(
            k for van, tot in vorm.verborgen_kolommen for k in range(van, min(tot, breed) + 1)
        ),
    )


def _gebreken(blad: str, nummer: int, rij: tuple[Any, ...]) -> Iterator[tuple[tuple[int, int], Celfout]]:
    for kolom, cel in enumerate(rij, 1):
        soort = getattr(cel, "data_type", "")
        if soort == "f":
            zin = "Hier staat een formule. Zet de uitkomst als waarde in de cel."
            yield (nummer, kolom), Celfout(blad, nummer, kolom, zin)
        elif soort == "e":
            yield (nummer, kolom), Celfout(blad, nummer, kolom, f"Hier staat een fout ({str(cel.value)[:20]}).")


def _samengevoegd(blad: str, vorm: Bladvorm, rijen: int, kolommen: int) -> Iterator[tuple[tuple[int, int], Celfout]]:
    """Every cell of a merged range: all but the first look empty, and are not."""
    for bereik, (van_kolom, van_rij, tot_kolom, tot_rij) in vorm.samengevoegd.items():
        zin = f"De cellen {bereik} zijn samengevoegd. Maak er losse cellen van."
        fout = Celfout(blad, van_rij, van_kolom, zin)
        for rij in range(van_rij, min(tot_rij, rijen) + 1):
            for kolom in range(van_kolom, min(tot_kolom, kolommen) + 1):
                yield (rij, kolom), fout


def _tekst(cel: Any) -> str:
    waarde = cel.value
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int):
        return str(waarde)
    if isinstance(waarde, float):
        return _getal(waarde)
    if isinstance(waarde, datetime):
        return waarde.date().isoformat() if waarde.time() == time() else waarde.isoformat(" ", "seconds")
    return waarde.isoformat() if isinstance(waarde, date | time) else str(waarde)


def _getal(waarde: float) -> str:
    """A number as the Netherlands writes it: as many digits as it needs, a comma."""
    if waarde != waarde or waarde in (float("inf"), float("-inf")):
        return str(waarde)
    getal = Decimal(repr(waarde))
    return f"{getal.normalize() + 0:f}".replace(".", ",")
