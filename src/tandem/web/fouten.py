"""Pages for when something does not go: they say what, and they hold what was typed.

"Niet gevonden" is one page, whether a thing does not exist or may not be seen. The pages for a database that is away
and for an unexpected fault read no session and no table, so that they work when nothing else does.
"""

import logging
import sys
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden

_LOGBOEK = logging.getLogger("tandem.web")
_MERKEN = frozenset({"csrfmiddlewaretoken", "verzoek", "versie"})
_GEHEIM = ("wachtwoord", "password", "code")
DATABASE_WEG = (OperationalError, InterfaceError)
"""What Django raises when PostgreSQL does not answer, or went away half-way."""


def getypt(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a person typed in the form that was sent, without passwords and the form's own marks."""
    return [
        (naam, waarde)
        for naam, waarde in _verstuurd(request)
        if naam not in _MERKEN and waarde.strip() and not any(deel in naam.lower() for deel in _GEHEIM)
    ]


def _verstuurd(request: HttpRequest) -> list[tuple[str, str]]:
    """All values of the form that was sent; nothing when it cannot be read (too large, cut off half-way)."""
    try:
        return [(naam, waarde) for naam, waarden in request.POST.lists() for waarde in waarden]
    except (SuspiciousOperation, UnreadablePostError):
        return []


def niet_gevonden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer the same for what does not exist and for what may not be seen: status, text, size."""
    request.zonder_plek = True  # type: ignore[attr-defined]  # the menu may not tell where one was
    return render(request, "404.html", status=404)


def geweigerd(request: HttpRequest, reden: str) -> HttpResponse:
    """Explain a refusal to somebody who once had the right."""
    return render(request, "geweigerd.html", {"reden": reden, "velden": getypt(request)}, status=403)


def zonder_hoedanigheid(request: HttpRequest) -> HttpResponse:
    """Explain calmly that this account has no role in a team today."""
    return render(request, "rechten/zonder_hoedanigheid.html", status=403)


def eerst_inloggen(request: HttpRequest, *, route: str = "") -> HttpResponse:
    """Send a visitor to the log-in; a form that was sent after the session ended is shown again, to keep its text.

    ``route``: a log-in of its own, on pages that tell nothing.
    """
    waar = reverse(route) if route else _inlog_url(request)
    if request.method == "POST" and getypt(request):
        return _los(request, "verlopen.html", 401, inlog_url=waar, neutraal=bool(route))
    return redirect(waar)


def _inlog_url(request: HttpRequest) -> str:
    return f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}"


def geen_csrf(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Refuse a form without a valid mark of this site; what was typed stands there to copy."""
    return _los(request, "verlopen.html", 403, inlog_url="")


def onleesbaar(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that cannot be read; one that is too large says so."""
    te_groot = isinstance(exception, RequestDataTooBig)
    return _los(request, "400.html", 413 if te_groot else 400, te_groot=te_groot)


def weg(request: HttpRequest) -> HttpResponse:
    """Say that the database is away for a moment; one press sends the same form again."""
    return _los(request, "weg.html", 503, bestanden=bool(request.FILES))


def fout(request: HttpRequest) -> HttpResponse:
    """Answer an unexpected fault (Django's handler500); a database that went away is not unexpected."""
    if isinstance(sys.exc_info()[1], DATABASE_WEG):
        return weg(request)
    return _los(request, "500.html", 500)


def geen_toegang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Django's own ``PermissionDenied`` says no more than that there is nothing here."""
    return niet_gevonden(request)


def vertaal(request: HttpRequest, fout: Exception) -> HttpResponse | None:
    """Return the page for what the door or the database says; None for anything else."""
    if isinstance(fout, NietGevonden | PermissionDenied):
        return niet_gevonden(request)
    if isinstance(fout, Geweigerd):
        return geweigerd(request, fout.reden)
    if isinstance(fout, DATABASE_WEG):
        _LOGBOEK.warning("database away: %s", fout)
        return weg(request)
    return None


def _los(request: HttpRequest, sjabloon: str, status: int, **context: object) -> HttpResponse:
    """Render without context processors: these pages may not touch session or database."""
    waarden = {
        "velden": getypt(request),
        "merken": [(naam, waarde) for naam, waarde in _verstuurd(request) if naam in ("verzoek", "versie")],
        "pad": request.get_full_path(),
        "methode": request.method,
        "csrf_token": get_token(request),
    }
    return HttpResponse(render_to_string(sjabloon, {**waarden, **context}), status=status)
