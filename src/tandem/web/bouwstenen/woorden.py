"""Pages of the own words of a municipality."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.bouwstenen.woorden import Woordbeeld, Woordenlijst, bewaar_woord, haal_woord_weg, lees_woorden
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.web.bouwstenen.formulieren import Woordformulier
from tandem.web.formulier import Formulier, behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

PAD = "verbeteren/woorden/"
FORM = ("GET", "POST")


def naar_woorden(_uitkomst: str = "") -> str:
    """Return the address of the own words."""
    return reverse("eigen_woorden")


@pagina(PAD, "eigen_woorden", doelen=VERBETEREN, uitleg="Hoe de eigen gemeente de woorden uit de stukken noemt.")
def eigen_woorden(request: Verzoek) -> HttpResponse:
    """Show the own words."""
    blad = lees_woorden(door=request.actor)
    mag = Werklaag.PLAN in blad.kop.werkt
    context = werkcontext(blad.kop, "bouwstenen", titel="Onze eigen woorden") | {
        "woorden": [(een, reverse("eigen_woord", args=[een.openbaar]) if mag else "") for een in blad.woorden],
        "mag": mag,
    }
    return render(request, "bouwstenen/woorden.html", context)


def _context(blad: Woordenlijst, titel: str) -> dict[str, Any]:
    terug = {"terug_url": naar_woorden(), "terug_tekst": "Terug naar de woorden"}
    return werkcontext(blad.kop, "bouwstenen", titel=titel) | terug


@pagina(f"{PAD}nieuw/", "eigen_woord_nieuw", doelen=VERBETEREN, methoden=FORM, uitleg="Een eigen woord vastleggen.")
def woord_nieuw(request: Verzoek) -> HttpResponse:
    """Add an own word."""
    blad = lees_woorden(door=request.actor, om_te_wijzigen=True)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("begrip", "eigen", "uitleg")}
        bewaar_woord(door=request.actor, verzoek=verzoek, **gegevens)
        return naar_woorden()

    return behandel(
        request,
        formulier=Woordformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_context(blad, "Een eigen woord"),
        na_eerder=naar_woorden,
    )


def _woord(request: Verzoek, woord: UUID) -> tuple[Woordenlijst, Woordbeeld]:
    blad = lees_woorden(door=request.actor, om_te_wijzigen=True)
    een = next((een for een in blad.woorden if een.openbaar == woord), None)
    if een is None:
        raise NietGevonden
    return blad, een


@pagina(f"{PAD}<uuid:woord>/", "eigen_woord", doelen=VERBETEREN, methoden=FORM, uitleg="Een eigen woord wijzigen.")
def woord_wijzigen(request: Verzoek, woord: UUID) -> HttpResponse:
    """Change an own word."""
    blad, een = _woord(request, woord)
    namen = ("begrip", "eigen", "uitleg", "versie")

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        bewaar_woord(door=request.actor, woord=woord, verzoek=verzoek, **{naam: velden[naam] for naam in namen})
        return naar_woorden()

    return behandel(
        request,
        formulier=Woordformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_context(blad, een.begrip) | {"weg_url": reverse("eigen_woord_weghalen", args=[woord])},
        begin={naam: getattr(een, naam) for naam in namen},
        na_eerder=naar_woorden,
    )


@pagina(
    f"{PAD}<uuid:woord>/weghalen/",
    "eigen_woord_weghalen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een eigen woord weghalen.",
)
def woord_weghalen(request: Verzoek, woord: UUID) -> HttpResponse:
    """Take an own word away."""
    blad, een = _woord(request, woord)

    def doe(_: dict[str, Any], verzoek: UUID) -> str:
        haal_woord_weg(door=request.actor, woord=woord, verzoek=verzoek)
        messages.success(request, "Het woord is weggehaald.")
        return naar_woorden()

    gevolgen = [{"wie": "Iedereen", "wat": "Het woord staat niet meer bij de bouwstenen en niet meer in het plan."}]
    return behandel(
        request,
        formulier=Formulier,
        actie=doe,
        sjabloon="bevestigen.html",
        context=_context(blad, "Eigen woord weghalen")
        | {"wat": {"titel": een.begrip, "over": een.eigen}, "gevolgen": gevolgen, "knop": "Weghalen"},
        na_eerder=naar_woorden,
    )
