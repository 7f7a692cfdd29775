"""One place where what the door says becomes a page, and where headers close the browser's own doors."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tandem.web import fouten

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
