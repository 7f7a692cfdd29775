"""In which language a member reads, and how a Dutch sentence of the rules or the content becomes theirs.

Templates and forms of the portal use Django's own marks. What ``regels``, ``acties`` and ``inhoud`` say arrives here as
a Dutch sentence and is looked up as it stands (``zin``); one with something filled in is recognised by its pattern. A
sentence without a translation is shown in Dutch and says so to a screen reader. What people wrote never comes here.
"""

import re
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext, trans_real

from tandem.web.ledendeur import is_neutraal, mijn_lid

TAAL = "taal"
"""In the session, and in the address of a page before the log-in: the chosen language."""
PATROON = "zin"
"""The context in the language files of a sentence of the rules with something filled in: ``Dit duurt %(aantal)s.``"""
_SCHEIDING = "\x04"  # between context and text, in gettext


def zet(request: HttpRequest) -> None:
    """Show this request in the language of the member; to anybody else in Dutch."""
    if not is_neutraal(request):
        return
    gevraagd = request.GET.get(TAAL, "")
    if gevraagd in dict(settings.LANGUAGES) and not request.user.is_authenticated:
        request.session[TAAL] = gevraagd
    translation.activate(van(request))


def van(request: HttpRequest) -> str:
    """Return the chosen language: in this session, with the account, else what the browser asks for."""
    lid = mijn_lid(request)
    gekozen = request.session.get(TAAL) or (lid.taal if lid else "")
    return gekozen if gekozen in dict(settings.LANGUAGES) else translation.get_language_from_request(request)


def moment(tijd: datetime) -> str:
    """Return day and hour, in Dutch time: "3 mei 2026 om 14:02"."""
    hier = timezone.localtime(tijd)
    return gettext("%(dag)s om %(uur)s") % {"dag": date_format(hier, "j F Y"), "uur": date_format(hier, "H:i")}


def in_brontaal() -> bool:
    """Whether this page is Dutch."""
    return translation.get_language() == settings.LANGUAGE_CODE


def zin(tekst: object) -> str:
    """Return a Dutch sentence of the rules or the content in the language of this page; else marked as Dutch."""
    nederlands = str(tekst)
    if in_brontaal() or not nederlands.strip():
        return nederlands
    if _kent(nederlands):
        return gettext(nederlands)
    return _naar_patroon(nederlands) or format_html('<span lang="nl" dir="ltr">{}</span>', nederlands)


def _kent(tekst: str) -> bool:
    return tekst in _catalogus(translation.get_language() or settings.LANGUAGE_CODE)


def _catalogus(code: str) -> Any:
    """All texts of one language, as Django merged them (as its own ``JavaScriptCatalog`` reads them)."""
    return trans_real.translation(code)._catalog  # type: ignore[attr-defined]


def _naar_patroon(tekst: str) -> str:
    """The translation of a sentence with something filled in; what was filled in is looked up as well, where known."""
    for vorm, bron in _patronen():
        gevonden = vorm.fullmatch(tekst)
        if gevonden and _kent(f"{PATROON}{_SCHEIDING}{bron}"):
            delen = {naam: gettext(deel) if _kent(deel) else deel for naam, deel in gevonden.groupdict().items()}
            return pgettext(PATROON, bron) % delen
    return ""


@lru_cache(maxsize=1)
def _patronen() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns of all languages, the longest fixed text first."""
    bronnen = {
        sleutel.split(_SCHEIDING, 1)[1]
        for code, _ in settings.LANGUAGES
        for sleutel, _vertaling in _catalogus(code).items()
        if isinstance(sleutel, str) and sleutel.startswith(PATROON + _SCHEIDING)
    }
    lang_eerst = sorted(bronnen, key=lambda bron: (-len(re.sub(r"%\(\w+\)s", "", bron)), bron))
    return tuple((vorm_van(bron), bron) for bron in lang_eerst)


def vorm_van(bron: str) -> re.Pattern[str]:
    """Return what a sentence made from this pattern looks like."""
    delen = re.split(r"%\((\w+)\)s", bron)
    tekst = "".join(f"(?P<{deel}>.+)" if nummer % 2 else re.escape(deel) for nummer, deel in enumerate(delen))
    return re.compile(tekst, re.DOTALL)
