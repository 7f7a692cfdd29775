"""What the pages of this capability share: a form page within a file, and the questions before a print."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.rechten.actor import Actor
from tandem.web.analyse.formulieren import Afdruk
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel


@dataclass(frozen=True)
class Blad:
    """The words of a form page, and where its draft lives (``concept``: the name of the form; empty: no draft)."""

    titel: str
    knop: str
    terug: str
    uitleg: str = ""
    concept: str = ""
    tab: str = "analyse"
    sjabloon: str = "analyse/formulier.html"


def formulierblad(
    request: HttpRequest,
    kop: Dossierkop,
    blad: Blad,
    *,
    formulier: Callable[..., forms.Form],
    actie: Callable[[dict[str, Any], UUID], object],
    begin: dict[str, Any] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show or handle a form within a file; afterwards one comes back at ``blad.terug``."""

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        actie(velden, verzoek)
        return blad.terug

    woorden = {"titel": blad.titel, "knop": blad.knop, "uitleg": blad.uitleg, "terug_url": blad.terug}
    return behandel(
        request,
        formulier=formulier,
        actie=doe,
        sjabloon=blad.sjabloon,
        context={**dossiercontext(kop, blad.tab), **woorden, **context},
        begin=begin,
        plek=Conceptplek(kop.huishouden, blad.concept) if blad.concept else None,
        na_eerder=lambda _: blad.terug,
    )


THUIS = {
    "ja": "Besproken: deze afdruk kan thuis liggen.",
    "nee": "Deze afdruk mag niet thuis liggen. Bewaar hem op kantoor of bij iemand die veilig is.",
    "weet_niet": "Niet bekend of deze afdruk thuis veilig ligt. Geef hem niet mee voordat dat is besproken.",
}


def afdrukvragen(
    request: HttpRequest, kop: Dossierkop, *, tab: str, terug: str
) -> tuple[UUID | None, str, HttpResponse | None]:
    """Return for whom a print is (None: for the file) and the sentence about home; or the page that asks first."""
    invoer = Afdruk(data=request.GET if "voor" in request.GET else None, leden=kop.leden)
    if invoer.is_valid():
        voor = invoer.cleaned_data["voor"]
        return (None if voor == "dossier" else UUID(voor)), THUIS[invoer.cleaned_data["thuis"]], None
    context = {**dossiercontext(kop, tab), "form": invoer, "terug_url": terug}
    status = 422 if invoer.is_bound else 200
    return None, "", render(request, "analyse/afdrukvragen.html", context, status=status)


def afdrukkop(door: Actor, *, uitsluitingen: str, thuis: str) -> dict[str, Any]:
    """Return what stands above a print: who reads it, and what was left out."""
    return {
        "lezer": door.naam,
        "rol": door.rol_naam.lower(),
        "organisatie": door.organisatie_naam,
        "moment": timezone.localtime(),
        "uitsluitingen": uitsluitingen,
        "thuis": thuis,
    }
