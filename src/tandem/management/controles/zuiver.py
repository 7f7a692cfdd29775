"""`regels/` is pure: what import contracts cannot see. No clock, no randomness, no files, no global state.

The import contracts keep Django and the I/O modules out; this looks at calls, because `datetime` itself is welcome.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tandem.management.controles import sluit_af
from tandem.management.lanceer.plaatsen import PROJECT

VERBODEN_NAMEN = {"open", "print", "input", "exec", "eval", "__import__"}
VERBODEN_METHODEN = {"now", "utcnow", "today"}


def onzuiver(map_: Path) -> list[str]:
    """Every call in this folder that reads a clock or does I/O, and every `global`, with its place."""
    return [fout for pad in sorted(map_.rglob("*.py")) for fout in _beoordeel(pad, map_)]


def _beoordeel(pad: Path, map_: Path) -> Iterator[str]:
    naam = f"{map_.name}/{pad.relative_to(map_)}"
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Global):
            yield f"{naam}:{knoop.lineno}: global {', '.join(knoop.names)}"
        elif isinstance(knoop, ast.Call) and (aanroep := _verboden(knoop.func)):
            yield f"{naam}:{knoop.lineno}: {aanroep}() hoort niet in regels; geef de uitkomst mee als argument"


def _verboden(functie: ast.expr) -> str | None:
    match functie:
        case ast.Name(id=naam) if naam in VERBODEN_NAMEN:
            return naam
        case ast.Attribute(attr=naam) if naam in VERBODEN_METHODEN:
            return ast.unparse(functie)
    return None


if __name__ == "__main__":
    sluit_af(onzuiver(PROJECT / "src" / "tandem" / "regels"))
