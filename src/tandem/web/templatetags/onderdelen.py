"""Small helpers that the component templates need: words for tones, dates for native inputs, the theme."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django import forms, template
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.choices import flatten_choices
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, gettext_noop

register = template.Library()

STANDAARD_THEMA = "tandem"


@dataclass(frozen=True)
class Meldingsoort:
    """A tone of a notice: our name, the class suffix of the Utrecht alert, and the word that stands for its colour."""

    toon: str
    utrecht: str
    woord: str


_SOORTEN = {
    "goed": Meldingsoort("goed", "ok", gettext_noop("Gelukt")),
    "let-op": Meldingsoort("let-op", "warning", gettext_noop("Let op")),
    "onveilig": Meldingsoort("onveilig", "error", gettext_noop("Belangrijk")),
    "info": Meldingsoort("info", "info", gettext_noop("Goed om te weten")),
}
_DJANGO = {"success": "goed", "warning": "let-op", "error": "onveilig", "debug": "info"}


@register.filter
def meldingsoort(toon: str) -> Meldingsoort:
    """The tone of a notice from our own word or from a Django message level; unknown tones inform."""
    soort = _SOORTEN.get(_DJANGO.get(toon, toon), _SOORTEN["info"])
    return replace(soort, woord=gettext(soort.woord))


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


class Dagwoorden(NamedTuple):
    """A moment in the words of the time line; ``uur`` is empty for a day without hours."""

    maand: str
    dag: str
    iso: str
    uur: str = ""


@register.filter
def dagwoorden(moment: date | datetime) -> Dagwoorden:
    """A moment as it is here: "november 2026", "22 nov", for machines, "14:02"."""
    hier = _hier(moment)
    if not isinstance(hier, datetime):
        return _dagwoorden(hier, get_language())
    return _dagwoorden(hier.date(), get_language())._replace(uur=f"{hier:%H:%M}")


@lru_cache(maxsize=4096)
def _dagwoorden(dag: date, _taal: str | None) -> Dagwoorden:
    return Dagwoorden(date_format(dag, "F Y"), date_format(dag, "j b"), dag.isoformat())


@register.filter
def maand(moment: date | datetime) -> str:
    """Month and year, to gather what happened in it."""
    return dagwoorden(moment).maand


def _hier(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


@register.filter
def datum(waarde: date | datetime | None) -> str:
    """A date as people say it: "3 maart", with the year when it is not this year; empty for no date."""
    if waarde is None or waarde == "":
        return ""
    hier = _hier(waarde)
    dag = f"{hier.day} {_maand(hier.month, get_language())}"
    return dag if hier.year == timezone.localdate().year else f"{dag} {hier.year}"


@lru_cache(maxsize=256)
def _maand(nummer: int, _taal: str | None) -> str:
    return str(MONTHS[nummer])


def _ontleed(tekst: str, soort: str) -> datetime | None:
    for patroon in formats.get_format(soort):
        try:
            return datetime.strptime(tekst, patroon)  # noqa: DTZ007 a date of the calendar has no zone
        except ValueError:
            continue
    return None


def _voor_invoer(waarde: Any, soort: str) -> str:
    """Date and minutes as a native input wants them ("2026-03-03T14:02"), or empty."""
    ontleed = _ontleed(str(waarde), soort) if waarde else None
    return ontleed.isoformat(timespec="minutes") if ontleed else ""


@register.filter
def als_datum(waarde: Any) -> str:
    """What `<input type="date">` wants (2026-03-03), or empty when the text is not a date in any known format."""
    return _voor_invoer(waarde, "DATE_INPUT_FORMATS")[:10]


@register.filter
def als_tijd(waarde: Any) -> str:
    """What `<input type="time">` wants (14:02), or empty when the text is not a time."""
    return _voor_invoer(waarde, "TIME_INPUT_FORMATS")[11:]


@register.filter
def als_moment(waarde: Any) -> str:
    """What `<input type="datetime-local">` wants (2026-03-03T14:02), or empty when the text is not a moment."""
    tekst = str(waarde or "").replace("T", " ")
    return _voor_invoer(tekst, "DATETIME_INPUT_FORMATS")


@register.filter
def belbaar(nummer: str) -> str:
    """A telephone number for a `tel:` address: digits, with the plus of a country code."""
    return re.sub(r"(?!^\+)\D", "", nummer)


@register.filter
def plek(waarde: float) -> str:
    """A place in an SVG: a plain number with a point, whatever the language of the page."""
    return f"{waarde:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Naast:
    """One field of a conflict: yours beside theirs."""

    label: str
    van_u: str
    van_ander: str


@register.filter
def naast_elkaar(form: forms.BaseForm, hun: Mapping[str, str]) -> list[Naast]:
    """The fields on which the two differ, with the words of the form."""
    return [
        Naast(str(form[naam].label), _in_woorden(form[naam]), str(waarde))
        for naam, waarde in hun.items()
        if naam in form.fields and _in_woorden(form[naam]) != str(waarde)
    ]


def _in_woorden(veld: forms.BoundField) -> str:
    """What was typed, as the screen says it: the words of a choice, not its code."""
    waarde = veld.value()
    keuzes = getattr(veld.field, "choices", None)
    waarden = waarde if isinstance(waarde, list | tuple) else [waarde]
    if keuzes is not None:
        paren: list[tuple[object, object]] = list(flatten_choices(keuzes))
        woorden = {str(code): str(woord) for code, woord in paren}
        return ", ".join(woorden.get(str(een), str(een)) for een in waarden if een not in (None, ""))
    return ", ".join(str(een) for een in waarden if een not in (None, ""))


_LIJN_LINKS, _LIJN_BREED, _LIJN_BOVEN, _LIJN_HOOG = 24, 248, 8, 88


def _hoogte(cijfer: int) -> int:
    return round(_LIJN_BOVEN + _LIJN_HOOG * (10 - cijfer) / 10)


@register.inclusion_tag("onderdelen/schaalverloop.html")
def schaalverloop(punten: Sequence[Any], grens: int | None = None, naam: str = "") -> dict[str, Any]:
    """A small line of figures 0-10 over time, oldest first, with the level that is good enough.

    `punten` have a `dag` and a `cijfer`; at least one. The same in words is the alternative text and the caption.
    """
    eerste, laatste = punten[0], punten[-1]
    dagen = (laatste.dag - eerste.dag).days or 1
    plekken = [
        {
            "x": round(_LIJN_LINKS + _LIJN_BREED * (punt.dag - eerste.dag).days / dagen),
            "y": _hoogte(punt.cijfer),
            "dag": punt.dag,
            "cijfer": punt.cijfer,
        }
        for punt in punten
    ]
    grens_y = None if grens is None else _hoogte(grens)
    return {
        "punten": plekken,
        "lijn": " ".join(f"{plek['x']},{plek['y']}" for plek in plekken) if len(plekken) > 1 else "",
        "grens": grens,
        "grens_y": grens_y,
        "grens_tekst_y": None if grens_y is None else (grens_y - 5 if grens_y > 20 else grens_y + 14),
        "laatste": laatste.cijfer,
        "laatste_x": plekken[-1]["x"] + 9,
        "laatste_y": plekken[-1]["y"] + 5,
        "zin": _verloop_in_woorden(punten, grens, naam),
    }


def _verloop_in_woorden(punten: Sequence[Any], grens: int | None, naam: str) -> str:
    eerste, laatste = punten[0], punten[-1]
    wie = f"{naam}: " if naam else ""
    goed = "" if grens is None else f" Goed genoeg is {grens}."
    if len(punten) == 1:
        return f"{wie}{eerste.cijfer} van 10 op {datum(eerste.dag)}.{goed}"
    return f"{wie}van {eerste.cijfer} op {datum(eerste.dag)} naar {laatste.cijfer} op {datum(laatste.dag)}.{goed}"
