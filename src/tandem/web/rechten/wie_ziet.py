"""*Wie ziet dit?*: of one stored item, who reads it now, who does not, and why."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.rechten.lezers import lees_wie_ziet
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import HIER, HULP
from tandem.web.lezersbeeld import toon
from tandem.web.pagina import Verzoek, pagina


@pagina(f"{HIER}wie-ziet-dit/<uuid:stuk>/", "wie_ziet", doelen=HULP, uitleg="Wie één stuk nu kan lezen, en waarom.")
def wie_ziet(request: Verzoek, huishouden: UUID, stuk: UUID) -> HttpResponse:
    """Show who reads one item."""
    blad = lees_wie_ziet(door=request.actor, huishouden=huishouden, stuk=stuk)
    return render(request, "rechten/wie_ziet.html", {**dossiercontext(blad.kop), "antwoorden": [toon(blad.antwoord)]})
