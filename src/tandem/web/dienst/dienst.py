"""The duty page: search within the teams on duty, what one must know about a household at night, and what was done."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.regio.dienst import (
    Veiligheidsblad,
    lees_dienst,
    lees_veiligheidsblad,
    leg_dienst_vast,
    open_voor_dienst,
)
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.web.casus.contactbeeld import afspraken_beeld
from tandem.web.dienst.formulieren import Notitie, Openformulier
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.onderdelen import Betrokkene, Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment

DIENST = "dienst/"
EEN = f"{DIENST}<uuid:huishouden>/"
FORM = ("GET", "POST")
_TOON = {Veiligheidsstand.ONVEILIG: "onveilig", Veiligheidsstand.AANDACHT: "let-op", Veiligheidsstand.GOED: "goed"}


@pagina(
    DIENST, "dienst", doelen=(Doel.DIENST,), uitleg="Zoeken tijdens uw dienst, bij de teams waarvoor u dienst hebt."
)
def dienst(request: Verzoek) -> HttpResponse:
    """Show for which teams one is on duty, and what a search finds."""
    vraag, fout = request.GET.get("q", ""), ""
    try:
        lijst = lees_dienst(door=request.actor, vraag=vraag)
    except Ongeldig as ongeldig:
        lijst, fout = lees_dienst(door=request.actor), " ".join(ongeldig.fouten.values())
    rijen = [
        Rij(
            titel=een.naam,
            url=reverse("dienst_huishouden", args=[een.huishouden]),
            nummer=een.nummer,
            mee=[*een.leden, f"gevonden op {een.waarom}"],
        )
        for een in lijst.uitslag.treffers
    ]
    context = {
        "diensten": [(een.team, moment(een.tot)) for een in lijst.diensten],
        "rijen": rijen,
        "vraag": vraag,
        "fout": fout,
        "meer": lijst.uitslag.meer,
    }
    return render(request, "dienst/dienst.html", context)


def adres(huishouden: UUID, _uitkomst: str = "") -> str:
    """Return the address of the safety page of a household."""
    return reverse("dienst_huishouden", args=[huishouden])


@pagina(EEN, "dienst_huishouden", doelen=(Doel.DIENST,), uitleg="Wat u 's nachts moet weten van een huishouden.")
def huishouden(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the safety page of one household."""
    blad = lees_veiligheidsblad(door=request.actor, huishouden=huishouden)
    return render(request, "dienst/huishouden.html", {**_kader(blad), **blad_beeld(blad)})


def _kader(blad: Veiligheidsblad) -> dict[str, Any]:
    return {**dossiercontext(blad.kop), "tabs": [], "terug_url": adres(blad.kop.huishouden)}


def blad_beeld(blad: Veiligheidsblad) -> dict[str, Any]:
    """Return what the safety page shows, for the duty and for emergency access."""
    kop = blad.kop
    standen = [(kop.namen([lid]), beeld.geldend) for lid, beeld in blad.beelden.items()]
    return {
        "blad": blad,
        "standen": [(naam, stand.omschrijving, _TOON.get(stand, "let-op")) for naam, stand in standen if naam],
        "afspraken": afspraken_beeld(blad.afspraken, kop, links=False),
        "noodplannen": [
            (kop.namen([plan.voor]) if plan.voor else "", plan.tekst.splitlines(), plan.bellen.splitlines())
            for plan in blad.noodplannen
        ],
        "maatregelen": [
            (kop.namen([een.lid]), een.naam, f"sinds {datum(een.van)}" + (f", tot {datum(een.tot)}" if een.tot else ""))
            for een in blad.maatregelen
        ],
        "betrokkenen": [
            Betrokkene(een.naam, een.taaknaam, een.organisatie, een.telefoon, een.plaats == "vast_gezicht")
            for een in blad.betrokkenen
        ],
        "gesloten": [een for een in blad.afgeschermd if een.open_tot is None],
    }


@pagina(
    f"{EEN}vastleggen/",
    "dienst_vastleggen",
    doelen=(Doel.DIENST,),
    methoden=FORM,
    uitleg="Vastleggen wat u tijdens uw dienst deed; het vaste gezicht leest het de volgende werkdag.",
)
def vastleggen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Note what was done."""
    blad = lees_veiligheidsblad(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        leg_dienst_vast(
            door=request.actor,
            huishouden=huishouden,
            tekst=velden["tekst"],
            wanneer=velden["wanneer"],
            met=tuple(velden["met"]),
            verzoek=verzoek,
        )
        messages.success(request, "Vastgelegd. Het vaste gezicht leest dit op de eerstvolgende werkdag.")
        return adres(huishouden)

    return behandel(
        request,
        formulier=partial(Notitie, kop=blad.kop),
        actie=actie,
        sjabloon="dienst/vastleggen.html",
        context={**_kader(blad), "knop": "Vastleggen"},
        begin={"wanneer": _nu()},
        plek=Conceptplek(huishouden, "dienst", Doel.DIENST),
        na_eerder=partial(adres, huishouden),
    )


def _nu() -> datetime:
    return timezone.localtime().replace(second=0, microsecond=0)


@pagina(
    f"{EEN}openen/<uuid:item>/",
    "dienst_openen",
    doelen=(Doel.DIENST,),
    methoden=FORM,
    uitleg="Een afgeschermd gegeven openen tijdens uw dienst, met een reden.",
)
def openen(request: Verzoek, huishouden: UUID, item: UUID) -> HttpResponse:
    """Open one shielded item, with a reason that stays."""
    blad = lees_veiligheidsblad(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        open_voor_dienst(door=request.actor, huishouden=huishouden, item=item, reden=velden["reden"], verzoek=verzoek)
        return adres(huishouden)

    return behandel(
        request,
        formulier=Openformulier,
        actie=actie,
        sjabloon="dienst/openen.html",
        context={**_kader(blad), "knop": "Openen"},
        na_eerder=lambda _: adres(huishouden),
    )
