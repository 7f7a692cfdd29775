"""The Dutch sentences of rules, actions and content that members meet: the closed lists, names, answers, refusals.

Refusals are read from the source of the modules through which members act, so that a new one is found without anybody
naming it. What is filled in becomes a named slot.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tandem.acties.portaal import lezen
from tandem.acties.rechten.verzoek import INGETROKKEN, METEEN
from tandem.koppelingen.inhoud import catalogus
from tandem.regels.rechten.bericht import Dagdeel, Weekdag
from tandem.regels.rechten.klacht import Klachtstand
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.regime import Regime
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand
from tandem.regels.rechten.verzoek import GEEN_BAND, STAP_GEDAAN, Verzoekstand
from tandem.regels.rechten.zeggenschap import Handeling, Hoedanigheid
from tandem.regels.regel import Regelsoort
from tandem.regels.regio.organisatie import Organisatiesoort

BRON = Path(__file__).parents[2]
ZINNEN: dict[str, tuple[str, ...]] = {
    "acties/keuring.py": (),
    "acties/plan/eigen.py": (),
    "acties/portaal/bericht.py": (),
    "acties/portaal/binnen.py": (),
    "acties/portaal/deur.py": (),
    "acties/portaal/doen.py": (),
    "acties/portaal/klacht.py": (),
    "acties/rechten/klacht.py": ("dien_in",),
    "acties/rechten/verzoek.py": ("dien_in", "_weiger_dubbel"),
    "acties/rechten/toestemming.py": ("bewaar_antwoord",),
    "regels/rechten/bericht.py": ("bezwaren_wens", "bezwaren_plek"),
    "regels/rechten/klacht.py": ("bezwaren_klacht", "_bezwaren_tekst"),
    "regels/rechten/verzoek.py": ("bezwaren_verzoek", "bezwaren_intrekken"),
    "regels/rechten/portaal.py": ("bezwaren_inlognaam",),
    "regels/rechten/toestemming.py": ("bezwaar_antwoord", "mag_antwoorden"),
}
"""Where members act: every sentence in these modules, or in these functions of them, is one that they can meet."""

_ZIN = re.compile(r"[A-ZÉ].* .*[.?]", re.DOTALL)
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
    lijsten = (
        Regime, Handeling, Hoedanigheid, Antwoordsoort, Stand, Klachtstand, Organisatiesoort, Laag, Doel, Weekdag,
        Dagdeel,
    )  # fmt: skip
    yield from (een.omschrijving for lijst in lijsten for een in lijst)
    yield from (een.value for een in Regelsoort)
    yield from (een.omschrijving for een in Verzoekstand)
    yield from (*STAP_GEDAAN.values(), GEEN_BAND, METEEN, INGETROKKEN)


def _inhoud() -> Iterable[str]:
    inhoud = catalogus()
    yield from (rol.naam for rol in inhoud.rollen.values())
    yield from (vorm.naam for vorm in inhoud.hulpvormen.values())
    yield from (soort.naam for soort in inhoud.maatregelen.values())
    yield from (soort.naam for soort in inhoud.bevoegdheden.values())
    yield from (cel.uitleg for cellen in inhoud.zeggenschap.values() for cel in cellen if cel.uitleg)
    yield from (tekst for regel in inhoud.verzoeksoorten.values() for tekst in (regel.naam, regel.uitleg))
    yield from (grond.uitleg for grond in inhoud.weigergronden.values() if grond.bron.geverifieerd)
    for route in inhoud.klachtroutes.values():
        yield from (route.naam, route.waarvoor)


def _weigeringen() -> Iterator[Plek]:
    for plek, functies in ZINNEN.items():
        boom = ast.parse((BRON / plek).read_text(encoding="utf-8"))
        namen = {knoop.name: knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)}
        delen: list[ast.AST] = [namen[naam] for naam in functies] or [boom]
        for deel in delen:
            yield from ((plek, tekst) for tekst in zinnen_in(deel))


def zinnen_in(boom: ast.AST) -> Iterator[str]:
    """Return every sentence that stands in a piece of source, and no docstring; what is filled in as a named slot."""
    buiten: set[int] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Expr | ast.JoinedStr):
            buiten |= {id(deel) for deel in ast.walk(knoop) if isinstance(deel, ast.Constant)}
    for knoop in ast.walk(boom):
        tekst = _als_tekst(knoop) if id(knoop) not in buiten else ""
        if _ZIN.fullmatch(tekst):
            yield tekst


def _als_tekst(waarde: ast.AST) -> str:
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
