"""One place where what the door says becomes a page, and where headers close the browser's own doors."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden

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
        if isinstance(fout, NietGevonden):
            return render(request, "404.html", status=404)
        if isinstance(fout, Geweigerd):
            return render(request, "geweigerd.html", {"reden": fout.reden}, status=403)
        if isinstance(fout, OperationalError):
            return render(request, "weg.html", {"velden": _getypt(request)}, status=503)
        return None


def _getypt(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person typed, so that the page still holds it when the database is away."""
    verborgen = {"csrfmiddlewaretoken", "wachtwoord", "password", "verzoek"}
    return [
        (naam, waarde) for naam, waarde in request.POST.items() if naam not in verborgen and isinstance(waarde, str)
    ]
