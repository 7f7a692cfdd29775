"""The component gallery: every component with its states and a bad day. Fictitious data only; opens no door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tandem.web import galerijformulieren as formulieren
from tandem.web import galerijhuishouden as huishouden
from tandem.web import galerijvoorbeelden as voorbeelden
from tandem.web import onderdelen as o
from tandem.web.pagina import Wie, pagina

_AFDRUK = {
    "lezer": "Amal Bouzid",
    "rol": "casusregisseur",
    "organisatie": "Wijkteam Vlinderhof",
    "moment": voorbeelden.NU,
    "uitsluitingen": "De eigen verklaring van Tom staat hier niet in.",
    "thuis": "Samira zei op 20 november dat dit thuis mag liggen.",
}


def _onderdelen() -> dict[str, Any]:
    return {
        "kop": o.Kop(
            "Onderdelen", status="Alles waar de schermen van Tandem uit bestaan, op een gewone en op een slechte dag."
        ),
        "bladeren": o.Bladeren(51, 100, 2000, "#", "#"),
        "formulier": formulieren.leeg(),
        "formulier_fout": formulieren.met_fouten(),
        "regels": formulieren.regels(),
        "botsing": {
            "wie": "Joke van Dam",
            "wanneer": "vandaag om 14:02",
            "hun": {"doel": "Rustige nachten voor Tom, Noor en Samira.", "cijfer": "4"},
        },
        "formulier_botsing": formulieren.botsing_formulier(),
        "bewaard_op": voorbeelden.NU,
    }


def _huishouden() -> dict[str, Any]:
    return {"kop": voorbeelden.KOP, "tabs": voorbeelden.TABS}


def _inloggen() -> dict[str, Any]:
    return {"ik": None, "navigatie": None, "zoek_url": "", "waarom": None, "form": formulieren.Inloggen()}


def _formulier() -> dict[str, Any]:
    kop = o.Kop("Contact vastleggen", status="Met Samira, Tom en Noor.", terug=o.Terug("Samira, Tom en Noor", "#"))
    return {
        "kop": kop,
        "form": formulieren.leeg(),
        "knop": "Contact vastleggen",
        "terug_url": "#",
        "concept_url": "?",
        "concept_wis_url": "?",
        "bewaard_op": voorbeelden.NU,
    }


def _bevestigen() -> dict[str, Any]:
    return {
        "kop": o.Kop(
            "Onderzoek door de Raad vragen", status="Voor Noor, 7 jaar.", terug=o.Terug("Samira, Tom en Noor", "#")
        ),
        "gevolgen": huishouden.GEVOLGEN,
        "knop": "Onderzoek vragen",
        "terug_url": "#",
    }


_PAGINAS: dict[str, tuple[str, Callable[[], dict[str, Any]]]] = {
    "": ("galerij/index.html", _onderdelen),
    "huishouden": ("galerij/huishouden.html", _huishouden),
    "inloggen": ("galerij/inloggen.html", _inloggen),
    "formulier": ("formulierpagina.html", _formulier),
    "bevestigen": ("bevestigen.html", _bevestigen),
}


@pagina("onderdelen/", "galerij", wie=Wie.IEDEREEN, uitleg="De onderdelen van de schermen, met verzonnen gegevens.")
def galerij(request: HttpRequest) -> HttpResponse:
    """All components on one page, or with `?pagina=` a whole page made of them; raises Http404 for an unknown page."""
    naam = request.GET.get("pagina", "")
    if naam not in _PAGINAS:
        raise Http404
    sjabloon, gegevens = _PAGINAS[naam]
    context = voorbeelden.schil() | {
        "v": voorbeelden,
        "h": huishouden,
        "afdruk": _AFDRUK,
        "paginas": list(_PAGINAS)[1:],
    }
    return render(request, sjabloon, context | gegevens())
