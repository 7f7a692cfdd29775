"""Who comes to a page of the portal: a member with an open account, in a session that was not left alone.

A session of a member ends with the browser, and after a quarter of an hour without a request: a telephone lies about.
"""

from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tandem.acties.portaal.binnen import lid_van
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.portaal import STIL_MINUTEN
from tandem.web import fouten

NEUTRAAL = "mijn"
"""In the session: pages carry no name, no mark and no telling title."""
GEZIEN = "mijn_gezien"
_BIJHOUDEN = 60
"""Seconds after which the moment of the last request is written anew."""


def mijn_lid(request: HttpRequest) -> Ledenactor | None:
    """Return as which person this visitor comes in, looked up once a request; None for everybody else."""
    if not hasattr(request, "lid"):
        nummer = request.user.pk if request.user.is_authenticated else None
        request.lid = lid_van(account=nummer) if nummer is not None else None  # type: ignore[attr-defined]
    return request.lid  # type: ignore[attr-defined, no-any-return]


def buiten(request: HttpRequest) -> HttpResponse | None:
    """Return where to go who may not come in now; None for a member who may. Others find nothing: ``NietGevonden``."""
    if not request.user.is_authenticated:
        return fouten.eerst_inloggen(request, route="mijn_inloggen")
    if mijn_lid(request) is None:
        raise NietGevonden
    nu = int(timezone.now().timestamp())
    gezien = request.session.get(GEZIEN)
    if gezien is not None and nu - gezien > timedelta(minutes=STIL_MINUTEN).total_seconds():
        logout(request)
        return fouten.eerst_inloggen(request, route="mijn_inloggen")
    if gezien is None or nu - gezien > _BIJHOUDEN:
        request.session[GEZIEN] = nu
    request.session.setdefault(NEUTRAAL, True)
    return None


def naar_huis(request: HttpRequest) -> HttpResponse | None:
    """A member who comes to a page of professionals goes to the own pages, from the front door only."""
    if mijn_lid(request) is None:
        return None
    if request.path == "/":
        return redirect("mijn")
    raise NietGevonden


def is_neutraal(request: HttpRequest) -> bool:
    """Whether a page for who is no professional may tell nothing to who watches along: members, and their log-in."""
    if request.user.is_authenticated:
        return mijn_lid(request) is not None
    return request.path.startswith("/mijn/") or bool(request.session.get(NEUTRAAL))
