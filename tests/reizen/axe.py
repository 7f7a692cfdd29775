"""axe-core in a page: what it finds, in one line each. Needs node_modules, which ``./tandem test`` sees to."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_MERKEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _bron() -> str:
    if not _AXE.exists():
        raise FileNotFoundError(f"{_AXE} is er niet: draai eerst `npm ci`.")
    return _AXE.read_text(encoding="utf-8")


def bezwaren(pagina: Page, *, binnen: str = "html", behalve: tuple[str, ...] = ()) -> list[str]:
    """Return what axe objects to in this page as it stands now: rule, what is wrong, and where.

    ``binnen`` narrows it to a part of the page; ``behalve`` names rules to leave out, to be argued where it is used.
    Works under a strict content security policy: nothing is added to the page itself.
    """
    pagina.evaluate(_bron())
    opties = {
        "runOnly": {"type": "tag", "values": _MERKEN},
        "rules": {regel: {"enabled": False} for regel in behalve},
        "resultTypes": ["violations"],
    }
    uitkomst = pagina.evaluate("([plek, opties]) => axe.run(plek, opties)", [binnen, opties])
    return [_zin(bezwaar, plek) for bezwaar in uitkomst["violations"] for plek in bezwaar["nodes"]]


def _zin(bezwaar: dict[str, Any], plek: dict[str, Any]) -> str:
    waar = " ".join(str(deel) for deel in plek["target"])
    return f"{bezwaar['id']}: {bezwaar['help']} ({waar}): {plek.get('failureSummary', '')}".replace("\n", " ")
