"""One place where what the door says becomes a page, and where headers close the browser's own doors."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation

from tandem.instellingen import account
from tandem.web import fouten, taal
from tandem.web.pagina import REGISTER, Wie

_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)


class Deurwachter:
    """Turns refusals into pages: "niet gevonden" is the same for everybody, a refusal explains itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with headers that keep pages out of caches and frames."""
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Content-Security-Policy", _CSP)
        antwoord.headers.setdefault("Cache-Control", "no-store")
        antwoord.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return antwoord

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """Show the page that fits; anything unknown goes on to Django."""
        return fouten.vertaal(request, fout)


class TweedeFactor:
    """Outside the demo nobody goes anywhere without a second factor, on any network (veiligheid.md, 1: Haga, OLVG)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; what matters is known once the route is."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """Lead who has no second factor in this session to where it is set up, or asked for."""
        route = request.resolver_match.url_name if request.resolver_match else ""
        if settings.DEMO or is_vrij(route or "") or not request.user.is_authenticated:
            return None
        if request.session.get(account.TWEEDE_FACTOR) == request.user.pk:
            return None
        return redirect("mfa_reauthenticate" if account.heeft_tweede_factor(request.user.pk) else "mfa_index")


class Taal:
    """Members of households read in their own language; every other page is Dutch, whatever the browser asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Begin in Dutch: what this thread showed to another is over."""
        with translation.override(settings.LANGUAGE_CODE):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        """Choose once the route is known: pages of professionals never ask."""
        route = request.resolver_match.url_name if request.resolver_match else ""
        beleid = REGISTER.get(route or "")
        if beleid is not None and beleid.wie not in (Wie.PROFESSIONAL, Wie.DEMO):
            taal.zet(request)
        return None


def is_vrij(route: str) -> bool:
    """Whether a route may be used on the way to a second factor: the log-in's own pages, and those for everybody."""
    beleid = REGISTER.get(route)
    return beleid is not None and (beleid.wie is Wie.IEDEREEN or route.startswith(("mfa_", "account_")))
