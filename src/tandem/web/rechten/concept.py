"""Drafts: the script saves what is typed every two seconds, a button does the same where no script runs."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from tandem.acties.rechten import concept as acties
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.web.pagina import Verzoek, pagina

_DOELEN = (Doel.HULP, Doel.TEAMLEIDING, Doel.DIENST)
_NIET_BEWAREN = frozenset({"csrfmiddlewaretoken"})
_PAD = "huishoudens/<uuid:huishouden>/concept/<str:doel>/<str:formulier>/"


@pagina(_PAD, "concept", doelen=_DOELEN, methoden=("POST",), uitleg="Bewaren wat u tot nu toe schreef, als concept.")
def bewaar(request: Verzoek, huishouden: UUID, doel: str, formulier: str) -> HttpResponse:
    """Save a draft; the script gets the time, a browser without script goes back to the form."""
    velden = {naam: waarden for naam, waarden in request.POST.lists() if naam not in _NIET_BEWAREN}
    try:
        op = acties.bewaar_concept(
            door=request.actor, doel=_doel(doel), huishouden=huishouden, formulier=formulier, velden=velden
        )
    except Ongeldig as fout:
        return JsonResponse({"fout": " ".join(fout.fouten.values())}, status=413)
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return redirect(_terug(request))
    return JsonResponse({"bewaard_om": f"{timezone.localtime(op):%H:%M}"})


@pagina(
    f"{_PAD}weg/",
    "concept_wissen",
    doelen=_DOELEN,
    methoden=("POST",),
    uitleg="Uw concept weggooien en opnieuw beginnen.",
)
def wis(request: Verzoek, huishouden: UUID, doel: str, formulier: str) -> HttpResponse:
    """Throw the author's own draft away and begin anew."""
    acties.wis_concept(door=request.actor, doel=_doel(doel), huishouden=huishouden, formulier=formulier)
    return redirect(_terug(request))


def _doel(code: str) -> Doel:
    """The purpose in the address; raises ``NietGevonden`` for one that drafts do not have."""
    doel = next((een for een in _DOELEN if een.value == code), None)
    if doel is None:
        raise NietGevonden
    return doel


def _terug(request: HttpRequest) -> str:
    """The page that the form is on: its own address, as the browser tells it; never one of another site."""
    van = request.headers.get("Referer", "")
    return van if url_has_allowed_host_and_scheme(van, {request.get_host()}) else "/"
