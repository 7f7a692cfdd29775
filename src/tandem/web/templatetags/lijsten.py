"""Rows of long lists, written in Python: a hundred rows in a template loop cost 10 to 30 ms, here less than one.

Used by onderdelen/werklijst.html, rijen.html and tabel.html; every word goes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, TypeVar

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from tandem.web.onderdelen import Cel, Rij, Toon, Werkregel

register = template.Library()
Soort = TypeVar("Soort", Werkregel, Rij, Cel)


def veilig(woord: Any) -> str:
    """The same as ``conditional_escape``, without its detour for words that are promised for later."""
    return escape(woord) if type(woord) is str else conditional_escape(woord)


def _als(soort: type[Soort], waarde: Any) -> Soort | Any:
    """A mapping becomes our row; anything else is taken to have its attributes."""
    return soort(**waarde) if isinstance(waarde, Mapping) else waarde


def _merk(toon: Toon, woord: str) -> str:
    if not toon:
        return f'<span class="tandem-merkje">{veilig(woord)}</span>'
    return (
        f'<span class="tandem-merkje tandem-merkje--{veilig(toon)}"><svg class="tandem-teken" aria-hidden="true">'
        f'<use href="#t-{veilig(toon)}"/></svg>{veilig(woord)}</span>'
    )


def _titel(titel: str, url: str) -> str:
    if not url:
        return f'<span class="tandem-rijen__titel"><bdi>{veilig(titel)}</bdi></span>'
    return f'<a class="tandem-rijen__titel" href="{veilig(url)}"><bdi>{veilig(titel)}</bdi></a>'


def _rij(begin: str, tekst: str, mee: Iterable[str], eind: str) -> str:
    reden = f'<p class="tandem-rijen__reden">{veilig(tekst)}</p>' if tekst else ""
    woorden = "".join(f"<span>{woord}</span>" for woord in mee)
    bij = f'<p class="tandem-rijen__mee">{woorden}</p>' if woorden else ""
    slot = f'<div class="tandem-rijen__eind">{eind}</div>' if eind else ""
    return f'<li class="tandem-rijen__rij"><div class="tandem-rijen__tekst">{begin}{reden}{bij}</div>{slot}</li>'


@register.simple_tag
def werkregels(regels: Iterable[Werkregel | Mapping[str, Any]]) -> SafeString:
    """The rows of a work list as `<li>`."""
    return SafeString("".join(_werkregel(_als(Werkregel, regel)) for regel in regels))


def _werkregel(regel: Werkregel) -> str:
    mee = [f"Voor <bdi>{veilig(regel.voor)}</bdi>"] if regel.voor else []
    if regel.sinds:
        mee.append(veilig(regel.sinds))
    eind = _merk(regel.toon, regel.termijn) if regel.termijn else ""
    if regel.stap:
        eind += f'<span class="tandem-rijen__stap">{veilig(regel.stap)}</span>'
    return _rij(_titel(regel.titel, regel.url), regel.reden, mee, eind)


@register.simple_tag
def rijregels(rijen: Iterable[Rij | Mapping[str, Any]]) -> SafeString:
    """The rows of a plain list as `<li>`."""
    return SafeString("".join(_rijregel(_als(Rij, rij)) for rij in rijen))


def _rijregel(rij: Rij) -> str:
    nummer = f' <span class="tandem-kop__nummer">{veilig(rij.nummer)}</span>' if rij.nummer else ""
    eind = _merk(rij.toon, rij.merk) if rij.merk else ""
    return _rij(_titel(rij.titel, rij.url) + nummer, rij.tekst, map(veilig, rij.mee), eind)


@register.simple_tag
def tabelrijen(rijen: Iterable[Sequence[Any]]) -> SafeString:
    """The rows of a table as `<tr>`; the first cell names the row."""
    return SafeString(
        "".join(
            '<tr class="utrecht-table__row">' + "".join(_cel(cel, plek == 0) for plek, cel in enumerate(rij)) + "</tr>"
            for rij in rijen
        )
    )


def _cel(inhoud: Any, eerste: bool) -> str:
    cel = _als(Cel, inhoud)
    if not isinstance(cel, Cel):
        cel = Cel("" if cel is None else cel)
    if cel.url:
        tekst = f'<a href="{veilig(cel.url)}"><bdi>{veilig(cel.tekst)}</bdi></a>'
    else:
        tekst = _merk(cel.toon, cel.tekst) if cel.toon else veilig(cel.tekst)
    getal = " tandem-getal" if cel.getal else ""
    if eerste:
        return f'<th scope="row" class="utrecht-table__cell tandem-tabel__naam{getal}">{tekst}</th>'
    return f'<td class="utrecht-table__cell{getal}">{tekst}</td>'
