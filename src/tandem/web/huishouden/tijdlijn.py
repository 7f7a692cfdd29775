"""The time line: everything that happened, with filters, paging and print."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tandem.acties.huishouden.tijdlijn import Tijdlijn, lees_tijdlijn
from tandem.regels.gebeurtenissen import Groep
from tandem.web.doel import WERK, doel_voor
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import HIER, als_uuid
from tandem.web.huishouden.overzicht import voorval
from tandem.web.onderdelen import Tab
from tandem.web.pagina import Verzoek, pagina


@pagina(f"{HIER}tijdlijn/", "tijdlijn", doelen=WERK, uitleg="Alles wat er gebeurd is, het nieuwste eerst.")
def tijdlijn(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show a page of the time line, of one kind or one person where asked; ``alles`` shows everything, to print."""
    keuze = {naam: request.GET.get(naam, "") for naam in ("soort", "wie", "voor", "alles")}
    blad = lees_tijdlijn(
        door=request.actor,
        huishouden=huishouden,
        groep=keuze["soort"],
        lid=als_uuid(keuze["wie"]),
        voor=keuze["voor"],
        alles=keuze["alles"] == "ja",
        doel=doel_voor(request),
    )
    context = {
        **dossiercontext(blad.kop, "tijdlijn"),
        "voorvallen": [voorval(een) for een in blad.voorvallen],
        "soorten": _filters(keuze, "soort", [("", "Alles"), *((g.value, g.omschrijving.capitalize()) for g in Groep)]),
        "wie": _filters(
            keuze, "wie", [("", "Iedereen"), *((str(lid.openbaar), lid.roepnaam) for lid in blad.kop.leden)]
        ),
        "verder": _adres(keuze, voor=blad.verder) if blad.verder else "",
        "alles_url": _adres(keuze, alles="ja", voor="") if blad.verder or keuze["voor"] else "",
        "begin_url": _adres(keuze, voor="") if keuze["voor"] else "",
        "afdruk": _afdruk(request, blad) if keuze["alles"] == "ja" or not blad.verder else None,
    }
    return render(request, "huishouden/tijdlijn.html", context)


def _filters(keuze: dict[str, str], naam: str, mogelijk: list[tuple[str, str]]) -> list[Tab]:
    return [
        Tab(tekst, _adres({**keuze, "voor": ""}, **{naam: code}), actief=keuze[naam] == code)
        for code, tekst in mogelijk
    ]


def _adres(keuze: dict[str, str], **anders: str) -> str:
    gekozen = {naam: waarde for naam, waarde in {**keuze, **anders}.items() if waarde}
    return f"?{urlencode(gekozen)}" if gekozen else "?"


def _afdruk(request: Verzoek, blad: Tijdlijn) -> dict[str, Any]:
    return {
        "lezer": request.actor.naam,
        "rol": request.actor.rol_naam,
        "organisatie": request.actor.organisatie_naam,
        "moment": timezone.localtime(),
        "uitsluitingen": "Hierop staat alleen wat deze lezer mag zien.",
        "thuis": f"Over {blad.kop.naam}. Vraag eerst of dit veilig thuis kan liggen.",
    }
