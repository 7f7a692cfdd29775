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
    _zet_klaar(pagina)
    return _zinnen(
        pagina.evaluate("([plek, opties]) => (scrollTo(0, 0), axe.run(plek, opties))", [binnen, _opties(behalve)])
    )


def onthoud_beeld(pagina: Page) -> None:
    """Remember in the page what is seen of it now, and how it looks: for ``bezwaren_anders``."""
    pagina.evaluate(f"() => {{ window.tandemBeeld = ({_BEELD})() }}")


def bezwaren_anders(pagina: Page) -> list[str]:
    """Return what axe objects to at another width, after it looked at the same page before.

    Contrast, which takes most of the time, is measured where something came to be seen or looks otherwise. When just
    the same is seen, names, roles and order are the same as well: then only what depends on room is asked again.
    """
    uitkomst = pagina.evaluate(_ANDERS, [_opties(("color-contrast",)), _ruimte()])
    return [zin for deel in uitkomst for zin in _zinnen(deel)]


_BEELD = """() => {
    const beeld = new Map();
    for (const el of document.querySelectorAll("body, body *")) {
        if (!el.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
        const s = getComputedStyle(el);
        const wat = [s.color, s.backgroundColor, s.backgroundImage, s.opacity, s.fontSize, s.fontWeight, s.position];
        beeld.set(el, wat.join());
    }
    return beeld;
}"""
_ANDERS = f"""async ([opties, ruimte]) => {{
    const eerder = window.tandemBeeld, nu = ({_BEELD})();
    const anders = [...nu.keys()].filter((el) => nu.get(el) !== eerder.get(el));
    const zelfde = nu.size === eerder.size && [...nu.keys()].every((el) => eerder.has(el));
    const uit = [await axe.run("html", zelfde ? ruimte : opties)];
    scrollTo(0, 0);  // axe scrolls; far outside the window it cannot tell what lies behind a word
    const contrast = {{ ...ruimte, runOnly: {{ type: "rule", values: ["color-contrast"] }} }};
    if (anders.length) uit.push(await axe.run({{ include: anders }}, contrast));
    return uit;
}}"""


def _zet_klaar(pagina: Page) -> None:
    """Give the page axe, once: it is half a megabyte to read."""
    if not pagina.evaluate("() => 'axe' in window"):
        pagina.evaluate(_bron())


def _opties(behalve: tuple[str, ...]) -> dict[str, Any]:
    return {
        "runOnly": {"type": "tag", "values": _MERKEN},
        "rules": {regel: {"enabled": False} for regel in behalve},
        "resultTypes": ["violations"],
    }


def _ruimte() -> dict[str, Any]:
    """The rules whose answer depends on how much room there is."""
    regels = ["target-size", "scrollable-region-focusable"]
    return {"runOnly": {"type": "rule", "values": regels}, "resultTypes": ["violations"]}


def _zinnen(uitkomst: dict[str, Any]) -> list[str]:
    return [_zin(bezwaar, plek) for bezwaar in uitkomst["violations"] for plek in bezwaar["nodes"]]


def _zin(bezwaar: dict[str, Any], plek: dict[str, Any]) -> str:
    waar = " ".join(str(deel) for deel in plek["target"])
    return f"{bezwaar['id']}: {bezwaar['help']} ({waar}): {plek.get('failureSummary', '')}".replace("\n", " ")
