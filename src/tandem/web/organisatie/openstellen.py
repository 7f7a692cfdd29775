"""What an organisation shows to whom, and who looked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.organisatie.openstellen import (
    lees_openingen,
    lees_wie_keek,
    stel_open,
)
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tandem.web.formulier import behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.organisatie.formulieren import NIEMAND, maak_openingsformulier
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import moment

_KOLOMMEN = [{"kop": kop} for kop in ("Wie", "Wanneer", "Wat")]
_UITKOMST = {"geweigerd": " (geweigerd)", "niet_gevonden": " (niet gevonden)"}


@pagina(
    "verbeteren/laten-zien/",
    "laten_zien",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="Wat de eigen gemeente aan anderen laat zien.",
)
def laten_zien(request: Verzoek) -> HttpResponse:
    """Choose per layer who may see it: nobody, the subregion or the region."""
    blad = lees_openingen(door=request.actor)

    def actie(waarden: dict[str, Any], verzoek: UUID) -> str:
        keuzes: dict[Werklaag, Kring | None] = {een.laag: _kring(waarden[een.laag.name.lower()]) for een in blad.lagen}
        stel_open(door=request.actor, keuzes=keuzes, versie=waarden["versie"] or 0, verzoek=verzoek)
        messages.success(request, "Opgeslagen. Het geldt vanaf nu.")
        return reverse("verbeteren")

    return behandel(
        request,
        formulier=maak_openingsformulier(blad),
        actie=actie,
        sjabloon="organisatie/laten_zien.html",
        context=werkcontext(blad.kop, titel="Wat laat u zien aan anderen?"),
        begin={een.laag.name.lower(): een.kring.value if een.kring else NIEMAND for een in blad.lagen}
        | {"versie": blad.versie},
        na_eerder=lambda _: reverse("verbeteren"),
    )


def _kring(waarde: str) -> Kring | None:
    return None if waarde == NIEMAND else Kring(waarde)


@pagina("verbeteren/wie-keek/", "wie_keek_hier", doelen=VERBETEREN, uitleg="Wie van buiten naar het eigen werk keek.")
def wie_keek(request: Verzoek) -> HttpResponse:
    """Show who from elsewhere read the own organisation's work."""
    kop, regels = lees_wie_keek(door=request.actor)
    rijen = [
        [f"{een.wie}, {een.rol}, {een.organisatie}", moment(een.tijd), een.wat + _UITKOMST.get(een.uitkomst, "")]
        for een in regels
    ]
    context = werkcontext(kop, titel="Wie keek er?") | {"kolommen": _KOLOMMEN, "rijen": rijen}
    return render(request, "organisatie/wie_keek.html", context)
