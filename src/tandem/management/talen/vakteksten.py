"""The Dutch sentences of rules, actions and content that members meet: the closed lists, names, answers, refusals.

Refusals are read from the source (what stands in ``Ongeldig(...)`` and ``Bezwaar(...)`` of the modules through which
members act), so that a new one is found without anybody naming it. What is filled in becomes a named slot.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tandem.acties.portaal import lezen
from tandem.koppelingen.inhoud import catalogus
from tandem.regels.rechten.klacht import Klachtstand
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.regime import Regime
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand
from tandem.regels.rechten.zeggenschap import Handeling, Hoedanigheid
from tandem.regels.regel import Regelsoort
from tandem.regels.regio.organisatie import Organisatiesoort

BRON = Path(__file__).parents[2]
WEIGEREN = (
    *sorted((BRON / "acties" / "portaal").glob("*.py")),
    BRON / "acties" / "keuring.py",
    BRON / "acties" / "plan" / "eigen.py",
    BRON / "regels" / "rechten" / "portaal.py",
    BRON / "regels" / "rechten" / "toestemming.py",
    BRON / "regels" / "rechten" / "klacht.py",
)
"""Modules with refusals that a member can meet."""
NIET = frozenset({BRON / "acties" / "portaal" / "uitnodigen.py", BRON / "acties" / "portaal" / "demo.py"})
"""For professionals alone."""

Plek = tuple[str, str]
"""Where a text stands, and the text."""


def vakteksten() -> Iterator[Plek]:
    """Return every sentence without anything to fill in."""
    yield from (("acties/portaal/lezen.py", tekst) for tekst in _van_lezen())
    yield from (("regels", tekst) for tekst in _lijsten())
    yield from (("inhoud", tekst) for tekst in _inhoud())
    yield from ((plek, tekst) for plek, tekst in _weigeringen() if "%(" not in tekst)


def patronen() -> Iterator[Plek]:
    """Return every refusal with something filled in."""
    yield from ((plek, tekst) for plek, tekst in _weigeringen() if "%(" in tekst)


def _van_lezen() -> Iterable[str]:
    return (*lezen.STRAKS.values(), *lezen.ZONDER_NAAM)


def _lijsten() -> Iterable[str]:
    lijsten = (Regime, Handeling, Hoedanigheid, Antwoordsoort, Stand, Klachtstand, Organisatiesoort, Laag, Doel)
    yield from (een.omschrijving for lijst in lijsten for een in lijst)
    yield from (een.value for een in Regelsoort)


def _inhoud() -> Iterable[str]:
    inhoud = catalogus()
    yield from (rol.naam for rol in inhoud.rollen.values())
    yield from (vorm.naam for vorm in inhoud.hulpvormen.values())
    yield from (soort.naam for soort in inhoud.maatregelen.values())
    yield from (soort.naam for soort in inhoud.bevoegdheden.values())
    yield from (cel.uitleg for cellen in inhoud.zeggenschap.values() for cel in cellen if cel.uitleg)
    for route in inhoud.klachtroutes.values():
        yield from (route.naam, route.waarvoor)


def _weigeringen() -> Iterator[Plek]:
    for pad in WEIGEREN:
        if pad not in NIET:
            for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
                yield from ((pad.relative_to(BRON).as_posix(), tekst) for tekst in _zinnen(knoop))


def _zinnen(knoop: ast.AST) -> Iterator[str]:
    """The sentences of one refusal: a keyword of ``Ongeldig``, the second argument of ``Bezwaar``."""
    if not isinstance(knoop, ast.Call) or not isinstance(knoop.func, ast.Name):
        return
    if knoop.func.id == "Ongeldig":
        for sleutelwoord in knoop.keywords:
            waarden = sleutelwoord.value.values if isinstance(sleutelwoord.value, ast.Dict) else [sleutelwoord.value]
            yield from filter(None, map(_als_tekst, waarden))
    elif knoop.func.id == "Bezwaar" and len(knoop.args) > 1:
        yield from filter(None, (_als_tekst(knoop.args[1]),))


def _als_tekst(waarde: ast.expr) -> str:
    """The text of a constant, or of an f-string with its slots named after what is filled in; else empty."""
    if isinstance(waarde, ast.Constant) and isinstance(waarde.value, str):
        return waarde.value
    if not isinstance(waarde, ast.JoinedStr):
        return ""
    delen = [
        str(deel.value) if isinstance(deel, ast.Constant) else f"%({_naam(deel, nummer)})s"
        for nummer, deel in enumerate(waarde.values)
    ]
    return "".join(delen)


def _naam(deel: ast.expr, nummer: int) -> str:
    inhoud = deel.value if isinstance(deel, ast.FormattedValue) else deel
    return inhoud.id.strip("_").lower() if isinstance(inhoud, ast.Name) else f"deel{nummer}"
