"""The region, what its sources disagree on, and the roles with their rights. No household data."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.regio import beeld
from tandem.acties.regio.rollen import rollenbeeld
from tandem.web.onderdelen import Kop, Tab
from tandem.web.pagina import Verzoek, pagina

TABS = (
    ("regio", "Gemeenten"),
    ("regio_tegenspraken", "Waar bronnen verschillen"),
    ("regio_open", "Wat nog open is"),
    ("regio_cijfers", "Cijfers en verhalen"),
    ("regio_rollen", "Rollen en rechten"),
    ("regio_register", "Register"),
    ("regio_palet", "Wat kan er"),
)
WAAROM = ["Deze pagina's gaan over de regio en de regels. Er staan geen gegevens van huishoudens op."]


@pagina("regio/", "regio", uitleg="De gemeenten van de regio, per centrumgemeente.")
def regio(request: Verzoek) -> HttpResponse:
    """Show the municipalities by centre region, with every reading."""
    nu = beeld.regiobeeld()
    zeker, hoogstens = (sum(getattr(v, naam) for v in nu.centrumregios) for naam in ("zeker", "hoogstens"))
    aantal = f"{zeker} gemeenten" if zeker == hoogstens else f"{zeker} of {hoogstens} gemeenten: de bronnen verschillen"
    return toon(request, "regio", Kop("Onze regio", status=f"{aantal}."), {"regio": nu})


@pagina("regio/tegenspraken/", "regio_tegenspraken", uitleg="Waar de bronnen elkaar tegenspreken, met hun plaats.")
def tegenspraken(request: Verzoek) -> HttpResponse:
    """Show both readings of each contradiction, with their place."""
    status = "Tandem kiest niet. Elke lezing blijft staan, met de plaats in het document."
    kop = Kop("Waar de bronnen verschillen", status=status)
    return toon(request, "regio_tegenspraken", kop, {"punten": beeld.tegenspraken()})


@pagina("regio/open/", "regio_open", uitleg="Wat de bronnen noemen maar niet geven.")
def open_punten(request: Verzoek) -> HttpResponse:
    """Show what the sources leave open."""
    status = "De bronnen noemen dit, maar geven het niet of laten het met opzet open. Tandem vult het niet in."
    return toon(request, "regio_open", Kop("Wat nog open is", status=status), {"punten": beeld.open_punten()})


@pagina("regio/rollen/", "regio_rollen", uitleg="Wie wat mag inzien, waarvoor en waarom; om te beoordelen.")
def rollen(request: Verzoek) -> HttpResponse:
    """Show every role with its rights, for the privacy officer to review and print."""
    nu = rollenbeeld()
    kop = Kop("Rollen en rechten", status="Wie mag wat inzien, waarvoor, hoe ver en waarom.")
    return toon(request, "regio_rollen", kop, {"beeld": nu, "afdruk": afdruk(request)})


def afdruk(request: Verzoek) -> dict[str, object]:
    """What stands above a print of these pages: for whom, and when."""
    return {
        "lezer": request.actor.naam,
        "rol": request.actor.rol_naam,
        "organisatie": request.actor.organisatie_naam,
        "moment": timezone.localtime(),
        "uitsluitingen": "Hier staan geen gegevens van huishoudens.",
    }


def toon(request: Verzoek, naam: str, kop: Kop, context: dict[str, Any], tab: str = "") -> HttpResponse:
    """Show a page about the region under its tabs; ``tab``: under which, when the page has none of its own."""
    tabs = [Tab(tekst, reverse(route), actief=route == (tab or naam)) for route, tekst in TABS]
    return render(request, f"regio/{naam}.html", {"kop": kop, "tabs": tabs, "waarom": WAAROM, **context})
