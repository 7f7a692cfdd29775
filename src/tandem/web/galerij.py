"""The component gallery: every component with its states and a bad day, on one page without household data."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tandem.web import galerijformulieren as formulieren
from tandem.web import galerijvoorbeelden as voorbeelden
from tandem.web import onderdelen as o


def galerij(request: HttpRequest) -> HttpResponse:
    """All components on one page."""
    context = voorbeelden.schil() | {
        "kop": voorbeelden.KOP,
        "tabs": voorbeelden.TABS,
        "v": voorbeelden,
        "bladeren": o.Bladeren(51, 100, 2000, "#", "#"),
        "formulier": formulieren.leeg(),
        "formulier_fout": formulieren.met_fouten(),
        "regels": formulieren.regels(),
    }
    return render(request, "galerij/index.html", context)
