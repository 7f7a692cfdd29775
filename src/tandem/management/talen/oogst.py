"""What members can read, gathered from where it stands: templates, forms and views, rules, actions and content."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from tandem.management.talen.vakteksten import patronen, vakteksten
from tandem.web.taal import PATROON

BRON = Path(__file__).parents[2]
LOCALE = BRON / "locale"
_PYTHON = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
"""The marks of Django, and those to which it turns the marks of a template."""


def oogst() -> Catalog:
    """Return every text to translate, with the file in which it stands."""
    alles = Catalog(locale=None, project="tandem", charset="utf-8")
    for pad in sorted((BRON / "web").rglob("*.py")):
        _voeg_toe(alles, pad, pad.read_bytes())
    for pad in sorted((BRON / "web" / "templates").rglob("*.*")):
        _voeg_toe(alles, pad, _als_python(pad))
    for plek, tekst in vakteksten():
        alles.add(tekst, locations=[(plek, 0)])
    for plek, tekst in patronen():
        alles.add(tekst, locations=[(plek, 0)], context=PATROON)
    return alles


def _als_python(pad: Path) -> bytes:
    """A template as the text that is read for Python: its own indentation means nothing there."""
    return re.sub(r"(?m)^[ \t]+", "", templatize(pad.read_text(encoding="utf-8"), origin=str(pad))).encode()


def _voeg_toe(alles: Catalog, pad: Path, inhoud: bytes) -> None:
    for _, tekst, context in _vondsten(inhoud):
        alles.add(tekst, locations=[(pad.relative_to(BRON).as_posix(), 0)], context=context)


def _vondsten(inhoud: bytes) -> Iterator[tuple[int, str | tuple[str, ...], str | None]]:
    for regel, tekst, _, context in extract("python", io.BytesIO(inhoud), _PYTHON, options={"encoding": "utf-8"}):
        yield regel, tekst, context
