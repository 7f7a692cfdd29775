"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render

from tandem.web.pagina import Verzoek, pagina


@pagina("", "start", uitleg="De eerste pagina: uw werk.")
def start(request: Verzoek) -> HttpResponse:
    """Show where to begin."""
    return render(request, "start.html")
