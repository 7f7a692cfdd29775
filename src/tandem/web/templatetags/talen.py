"""What every template can say about languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.translation import pgettext

from tandem.web import taal

register = template.Library()


@register.filter
def vertaald(tekst: object) -> str:
    """A Dutch sentence of the rules or the content, in the language of the page."""
    return taal.zin(tekst)


@register.filter
def hoofdletter(tekst: object) -> str:
    """A Dutch sentence of the rules or the content in the language of the page, with a capital at its start."""
    gekozen = taal.zin(tekst)
    return gekozen if gekozen.startswith("<") else gekozen[:1].upper() + gekozen[1:]


@register.filter
def alle_vertaald(teksten: Iterable[object]) -> str:
    """Dutch words of the rules or the content in the language of the page, with commas between them."""
    return format_html_join(pgettext("tussen twee woorden", ", "), "{}", ((taal.zin(tekst),) for tekst in teksten))


@register.inclusion_tag("portaal/_talen.html", takes_context=True)
def taalkeuze(context: dict[str, Any]) -> dict[str, Any]:
    """The languages to choose from, each by its own name: a link before the log-in, a button after it."""
    request = context.get("request")
    if request is None or getattr(request, "zonder_plek", False):
        return {}  # a page that says that something is wrong touches no session, and is the same wherever one was
    return {
        "talen": settings.LANGUAGES,
        "ingelogd": request.user.is_authenticated,
        "pad": request.path,
        "csrf_token": context.get("csrf_token"),
        "getoetst": taal.in_brontaal(),
    }
