"""Small helpers that the component templates need: words for tones, dates for native inputs, the theme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils import dateformat, formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

STANDAARD_THEMA = "tandem"


@dataclass(frozen=True)
class Meldingsoort:
    """A tone of a notice: our name, the class suffix of the Utrecht alert, and the word that stands for its colour."""

    toon: str
    utrecht: str
    woord: str


_SOORTEN = {
    "goed": Meldingsoort("goed", "ok", "Gelukt"),
    "let-op": Meldingsoort("let-op", "warning", "Let op"),
    "onveilig": Meldingsoort("onveilig", "error", "Belangrijk"),
    "info": Meldingsoort("info", "info", "Goed om te weten"),
}
_DJANGO = {"success": "goed", "warning": "let-op", "error": "onveilig", "debug": "info"}


@register.filter
def meldingsoort(toon: str) -> Meldingsoort:
    """The tone of a notice from our own word or from a Django message level; unknown tones inform."""
    return _SOORTEN.get(_DJANGO.get(toon, toon), _SOORTEN["info"])


@register.simple_tag
def thema() -> SafeString:
    """The style sheet of the municipality's theme, nothing for our own.

    Raises ImproperlyConfigured when the setting TANDEM_THEMA is not a plain name of a file in frontend/themas.
    """
    naam = getattr(settings, "TANDEM_THEMA", STANDAARD_THEMA)
    if naam == STANDAARD_THEMA:
        return SafeString("")
    if not re.fullmatch(r"[a-z0-9-]+", naam):
        raise ImproperlyConfigured(f"TANDEM_THEMA {naam!r}: use the name of a file in frontend/themas, without .css")
    return format_html('\n  <link rel="stylesheet" href="{}">', static(f"gebouwd/themas/{naam}.css"))


@register.filter
def datum(waarde: date | datetime | None) -> str:
    """A date as people say it: "3 maart", with the year when it is not this year; empty for no date."""
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, datetime) and timezone.is_aware(waarde):
        waarde = timezone.localtime(waarde)
    patroon = "j F" if waarde.year == timezone.localdate().year else "j F Y"
    return dateformat.format(waarde, patroon)


def _ontleed(tekst: str, soort: str) -> datetime | None:
    for patroon in formats.get_format(soort):
        try:
            return datetime.strptime(tekst, patroon)  # noqa: DTZ007 a date of the calendar has no zone
        except ValueError:
            continue
    return None


def _voor_invoer(waarde: Any, soort: str, patroon: str) -> str:
    ontleed = _ontleed(str(waarde), soort) if waarde else None
    return ontleed.strftime(patroon) if ontleed else ""


@register.filter
def als_datum(waarde: Any) -> str:
    """What `<input type="date">` wants (2026-03-03), or empty when the text is not a date in any known format."""
    return _voor_invoer(waarde, "DATE_INPUT_FORMATS", "%Y-%m-%d")


@register.filter
def als_tijd(waarde: Any) -> str:
    """What `<input type="time">` wants (14:02), or empty when the text is not a time."""
    return _voor_invoer(waarde, "TIME_INPUT_FORMATS", "%H:%M")


@register.filter
def als_moment(waarde: Any) -> str:
    """What `<input type="datetime-local">` wants (2026-03-03T14:02), or empty when the text is not a moment."""
    tekst = str(waarde or "").replace("T", " ")
    return _voor_invoer(tekst, "DATETIME_INPUT_FORMATS", "%Y-%m-%dT%H:%M")
