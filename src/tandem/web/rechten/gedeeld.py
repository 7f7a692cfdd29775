"""What others let me read with consent: the households, one of them, its documents, the receipt, what stopped."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.rechten.gedeeld import (
    bevestig_ontvangst,
    gestopt_gezien,
    lees_berichten,
    lees_gedeeld,
    lees_met_mij_gedeeld,
    open_gedeeld_document,
)
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.web.casus.document import geef_bestand
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.delen import naar_gedeeld, per_laag

GEDEELD = (Doel.GEDEELD,)


@pagina("gedeeld/", "gedeeld", doelen=GEDEELD, uitleg="Wat mensen met u laten delen, en wat is gestopt.")
def gedeeld(request: Verzoek) -> HttpResponse:
    """Show the files of which something was shared with me, and what stopped."""
    context = {
        "dossiers": lees_met_mij_gedeeld(door=request.actor),
        "gestopt": lees_berichten(door=request.actor).gestopt,
        "waarom": ["U ziet hier wat mensen met u of uw team laten delen. Dat u kijkt, staat in hun logboek."],
    }
    return render(request, "rechten/gedeeld.html", context)


@pagina("gedeeld/<uuid:huishouden>/", "gedeeld_dossier", doelen=GEDEELD, uitleg="Lezen wat met u is gedeeld.")
def dossier(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what consent opens of one file."""
    blad = lees_gedeeld(door=request.actor, huishouden=huishouden)
    context = {
        "blad": blad,
        "lagen": per_laag(blad.inhoud),
        "waarom": [blad.waarom, "Dat u dit leest, staat in het logboek."],
    }
    return render(request, "rechten/gedeeld_dossier.html", context)


@pagina(
    "gedeeld/<uuid:huishouden>/documenten/<uuid:document>/", "gedeeld_document", doelen=GEDEELD,
    uitleg="Het bestand van een document dat met u is gedeeld, als download.",
)  # fmt: skip
def document(request: Verzoek, huishouden: UUID, document: UUID) -> HttpResponse:
    """Give the file of a shared document back, always as a download."""
    bestand = open_gedeeld_document(door=request.actor, huishouden=huishouden, document=document)
    return geef_bestand(bestand, bijlage=True)


@pagina(
    "gedeeld/<uuid:huishouden>/<uuid:deling>/ontvangen/", "ontvangst_bevestigen", doelen=GEDEELD, methoden=("POST",),
    uitleg="Zeggen dat u ontvangen hebt wat is gedeeld.",
)  # fmt: skip
def ontvangen(request: Verzoek, huishouden: UUID, deling: UUID) -> HttpResponse:
    """Say that I have it; saying it twice changes nothing."""
    try:
        bevestig_ontvangst(door=request.actor, huishouden=huishouden, deling=deling)
        messages.success(request, "Dank u. Wie dit deelde, ziet dat u het hebt ontvangen.")
    except Ongeldig:
        messages.info(request, "Dat u dit hebt ontvangen, stond er al.")
    return redirect(naar_gedeeld(huishouden))


@pagina(
    "gedeeld/gestopt/<uuid:merk>/gezien/", "gestopt_gezien", doelen=GEDEELD, methoden=("POST",),
    uitleg="Zeggen dat u hebt gezien dat een toestemming is gestopt.",
)  # fmt: skip
def gezien(request: Verzoek, merk: UUID) -> HttpResponse:
    """Say that I have seen that it stopped."""
    gestopt_gezien(door=request.actor, merk=merk)
    return redirect(reverse("gedeeld"))
