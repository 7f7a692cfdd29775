"""Functions of at most 40 lines, files of at most 400 (CONTRIBUTING.md). Migrations are generated and excepted."""

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

from tandem.management.controles import sluit_af
from tandem.management.lanceer.plaatsen import PROJECT

FUNCTIE = 40
BESTAND = 400
MAPPEN = ("src", "tests", "bench")
UITGEZONDERD = ("migrations", "gebouwd")


def te_groot(wortel: Path) -> list[str]:
    """Every file and function in these folders that is over its size, with its place."""
    paden = itertools.chain.from_iterable((wortel / map_).rglob("*.py") for map_ in MAPPEN)
    eigen = sorted(pad for pad in paden if not set(UITGEZONDERD) & set(pad.parts))
    return [fout for pad in eigen for fout in _beoordeel(pad, pad.relative_to(wortel))]


def _beoordeel(pad: Path, naam: Path) -> Iterator[str]:
    tekst = pad.read_text(encoding="utf-8")
    regels = len(tekst.splitlines())
    if regels > BESTAND:
        yield f"{naam}: {regels} regels, hoogstens {BESTAND}"
    for knoop in ast.walk(ast.parse(tekst)):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef):
            lengte = (knoop.end_lineno or knoop.lineno) - knoop.lineno + 1
            if lengte > FUNCTIE:
                yield f"{naam}:{knoop.lineno}: functie {knoop.name} heeft {lengte} regels, hoogstens {FUNCTIE}"


if __name__ == "__main__":
    sluit_af(te_groot(PROJECT))
