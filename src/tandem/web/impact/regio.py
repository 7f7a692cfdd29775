"""The page of the region: what municipalities opened of their impact analyses, added up and side by side."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.impact.inhoud import posten, postnaam
from tandem.acties.impact.regio import Gemeentekolom, Regioblad, Regiorij, lees_regio, onderdeelnamen
from tandem.regels.impact.getal import Som, in_woorden, kloof
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import aantal, opsomming
from tandem.web.impact.analyse import PAD, TEAMS
from tandem.web.impact.beeld import BREED, SMAL, Balk, balkenbeeld
from tandem.web.onderdelen import Cel, Kolom, Tab
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

GEMEENTEN = "gemeenten"
NAMEN = {
    Cijfersoort.OMVANG: "Grootte van de opgave",
    Cijfersoort.FORMATIE: "Formatie",
    Cijfersoort.COMPETENTIE: "Weten en kunnen",
}


@pagina(
    f"{PAD}regio/", "impact_regio", doelen=VERBETEREN, uitleg="De impactanalyses die gemeenten laten zien, opgeteld."
)
def regio(request: Verzoek) -> HttpResponse:
    """Show sums over the region and the municipalities side by side."""
    gekozen = request.GET.get("soort", Cijfersoort.OMVANG.value)
    if gekozen not in list(Cijfersoort):
        raise NietGevonden
    blad = lees_regio(door=request.actor, soort=Cijfersoort(gekozen))
    balken = [Balk(een.naam, een.nu.cijfer, een.nodig.cijfer) for een in blad.rijen]
    context = werkcontext(blad.kop, "verbeteren_regio", titel="Impactanalyse van de regio", status=_status(blad)) | {
        "blad": blad,
        "soorten": [
            Tab(naam, f"?{urlencode({'soort': soort.value})}", soort is blad.soort) for soort, naam in NAMEN.items()
        ],
        "smal": balkenbeeld(balken, SMAL),
        "breed": balkenbeeld(balken, BREED),
        "som_kolommen": [Kolom(NAMEN[blad.soort]), *(Kolom(kop, getal=True) for kop in _koppen(blad.soort))],
        "som_rijen": [_som(een) for een in blad.rijen],
        "kolommen": [Kolom("Onderdeel"), *(Kolom(een.naam) for een in blad.kolommen)],
        "rijen": [[naam, *(_waar(een, code) for een in blad.kolommen)] for code, naam in onderdeelnamen().items()],
        "getallen": [_getallen(code, blad) for code in posten(blad.soort)],
        "gemeenten": [
            (een.naam, reverse("impactanalyse", args=[een.analyse]), datum(een.op) if een.op else "")
            for een in blad.kolommen
        ],
        "ontbreekt": opsomming(blad.ontbreekt),
        "eenheid": blad.soort.omschrijving,
    }
    return render(request, "impact/regio.html", context)


def _status(blad: Regioblad) -> str:
    open_ = aantal(len(blad.kolommen), "gemeente laat", "gemeenten laten")
    return f"{open_} een vastgestelde impactanalyse zien, van {blad.gemeenten}."


def _koppen(soort: Cijfersoort) -> tuple[str, ...]:
    straks = "Straks" if soort is Cijfersoort.OMVANG else "Nodig"
    return (f"Nu ({soort.omschrijving})", f"{straks} ({soort.omschrijving})")


def _som(een: Regiorij) -> list[Any]:
    return [een.naam, *(Cel(kant.in_woorden(GEMEENTEN), getal=True) for kant in (een.nu, een.nodig))]


def _waar(een: Gemeentekolom, code: str) -> str:
    deel = een.deel(code)
    waar = deel.niveau.omschrijving if deel.niveau else "nog niet gekozen"
    if deel.leeg:
        return "niet ingevuld"
    return f"{waar}: {deel.verschil}" if deel.verschil else waar


def _getallen(code: str, blad: Regioblad) -> list[Any]:
    cellen = [Cel(_kort(*een.getallen[code]), getal=True) for een in blad.kolommen]
    return [postnaam(blad.soort, code), *cellen]


def _kort(nu: Som, nodig: Som) -> str:
    """``3 naar 5 (2)``: how much there is, is needed, and the difference where both are known."""
    meer = kloof(nu, nodig)
    woorden = f"{nu.in_woorden(TEAMS)} naar {nodig.in_woorden(TEAMS)}"
    return woorden if meer.getal is None else f"{woorden} (verschil {in_woorden(meer)})"
