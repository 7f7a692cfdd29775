"""Pages to plan duties and standing in."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.regio.rooster import (
    Dienstregel,
    geef_dienst,
    lees_rooster,
    mijn_diensten,
    plan_dienst,
    schrap_dienst,
)
from tandem.acties.regio.waarneming import (
    Waarneeminvoer,
    lees_waarnemingen,
    regel_waarneming,
    stop_waarneming,
)
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.tekst import aantal
from tandem.web.dienst.formulieren import Dienstformulier, Geefformulier, Waarneemformulier
from tandem.web.formulier import behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import moment

DOELEN = (Doel.HULP, Doel.TEAMLEIDING)
FORM = ("GET", "POST")


def naar_rooster(_uitkomst: str = "") -> str:
    """Return the address of the roster."""
    return reverse("rooster")


def _periode(een: Any) -> str:
    return f"{moment(een.van)} tot {moment(een.tot)}"


@pagina("rooster/", "rooster", doelen=DOELEN, uitleg="Wie er dienst heeft voor uw team, en wie er waarneemt.")
def rooster(request: Verzoek) -> HttpResponse:
    """Show who is on duty and who stands in."""
    lijst, waar = lees_rooster(door=request.actor), lees_waarnemingen(door=request.actor)
    context = {
        "rooster": lijst,
        "diensten": [(een, _periode(een)) for een in lijst.diensten],
        "waarnemingen": [(een, _periode(een)) for een in waar.regels],
        "leidt": lijst.leidt,
        "mijn": [(een.team, moment(een.tot)) for een in mijn_diensten(door=request.actor)],
    }
    return render(request, "dienst/rooster.html", context)


@pagina("rooster/dienst/", "dienst_plannen", doelen=DOELEN, methoden=FORM, uitleg="Een dienst plannen voor uw team.")
def plannen(request: Verzoek) -> HttpResponse:
    """Plan a duty."""
    lijst = lees_rooster(door=request.actor)
    if not lijst.leidt:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("medewerker", "van", "tot")}
        plan_dienst(door=request.actor, verzoek=verzoek, **gegevens)
        return naar_rooster()

    return behandel(
        request,
        formulier=partial(Dienstformulier, collegas=lijst.collegas),
        actie=actie,
        sjabloon="dienst/formulier.html",
        context={"kopje": "Dienst plannen", "knop": "Plannen", "terug_url": naar_rooster()},
        na_eerder=naar_rooster,
    )


def _zoek(diensten: tuple[Dienstregel, ...], nummer: int) -> Dienstregel:
    gevonden = next((een for een in diensten if een.id == nummer and een.mag_wijzigen), None)
    if gevonden is None:
        raise NietGevonden
    return gevonden


@pagina(
    "rooster/dienst/<int:nummer>/geven/",
    "dienst_geven",
    doelen=DOELEN,
    methoden=FORM,
    uitleg="Een dienst aan een collega geven.",
)
def geven(request: Verzoek, nummer: int) -> HttpResponse:
    """Hand a duty to a colleague."""
    lijst = lees_rooster(door=request.actor)
    een = _zoek(lijst.diensten, nummer)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        geef_dienst(door=request.actor, dienst=nummer, naar=velden["naar"], verzoek=verzoek)
        return naar_rooster()

    return behandel(
        request,
        formulier=partial(Geefformulier, collegas=[c for c in lijst.collegas if c.medewerker != een.medewerker]),
        actie=actie,
        sjabloon="dienst/formulier.html",
        context={
            "kopje": "Dienst geven", "uitleg": f"{een.naam}, {_periode(een)}", "knop": "Dienst geven",
            "terug_url": naar_rooster(),
        },
        na_eerder=naar_rooster,
    )  # fmt: skip


@pagina(
    "rooster/dienst/<int:nummer>/schrappen/",
    "dienst_schrappen",
    doelen=DOELEN,
    methoden=("POST",),
    uitleg="Een dienst schrappen, of een lopende dienst beëindigen.",
)
def schrappen(request: Verzoek, nummer: int) -> HttpResponse:
    """Take a duty back."""
    schrap_dienst(door=request.actor, dienst=nummer)
    messages.success(request, "De dienst is geschrapt.")
    return redirect(naar_rooster())


@pagina(
    "rooster/waarneming/",
    "waarneming_nieuw",
    doelen=DOELEN,
    methoden=FORM,
    uitleg="Een waarnemer regelen: voor uzelf, of als teamleider voor een ander.",
)
def waarneming(request: Verzoek) -> HttpResponse:
    """Arrange who stands in; every household hears it."""
    blad = lees_waarnemingen(door=request.actor)
    ik = request.actor.medewerker

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("voor", "door", "van", "tot", "reden")}
        geteld = regel_waarneming(door=request.actor, invoer=Waarneeminvoer(**gegevens), verzoek=verzoek)
        huishoudens = aantal(geteld, "huishouden staat", "huishoudens staat")
        messages.success(request, f"Geregeld. Bij {huishoudens} nu op de tijdlijn wie er waarneemt.")
        return naar_rooster()

    nu = timezone.localtime().replace(second=0, microsecond=0)
    return behandel(
        request,
        formulier=partial(Waarneemformulier, collegas=blad.collegas, alleen=None if blad.leidt else ik),
        actie=actie,
        sjabloon="dienst/formulier.html",
        context={
            "kopje": "Waarneming regelen", "knop": "Regelen", "terug_url": naar_rooster(),
            "uitleg": "Wie waarneemt kan in die tijd bij dezelfde huishoudens. Elk huishouden ziet wie er waarneemt.",
        },
        begin={"voor": "" if blad.leidt else ik, "van": nu, "tot": nu + timedelta(days=7), "reden": "verlof"},
        na_eerder=naar_rooster,
    )  # fmt: skip


@pagina(
    "rooster/waarneming/<int:nummer>/stoppen/",
    "waarneming_stoppen",
    doelen=DOELEN,
    methoden=("POST",),
    uitleg="Een waarneming stoppen; de toegang stopt meteen.",
)
def waarneming_stoppen(request: Verzoek, nummer: int) -> HttpResponse:
    """End a period of standing in."""
    try:
        stop_waarneming(door=request.actor, waarneming=nummer)
        messages.success(request, "De waarneming is gestopt. De toegang is meteen weg.")
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    return redirect(naar_rooster())
