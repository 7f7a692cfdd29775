"""Waves of my municipality: the list, opening one, and one wave with its respondents."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan import afname, deelnemers, gesprek, leiding
from tandem.acties.zelfscan.afname import Afnameblad, Afnameinvoer, Afnameregel
from tandem.acties.zelfscan.vragenlijst import Uitnodiging, mijn_vragenlijsten
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, Ongeldig
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.afname import Afnamestand, Deelnemerstand
from tandem.regels.zelfscan.spreiding import MINST_AANTAL
from tandem.regels.zelfscan.versiewissel import BLIJFT, REGEL
from tandem.web.adressen import adres_van
from tandem.web.formulier import behandel
from tandem.web.onderdelen import Rij
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment
from tandem.web.zelfscan.formulieren import (
    Collegaformulier,
    Leiderformulier,
    Linkformulier,
    Openformulier,
    Verlengformulier,
    groep_van,
)


@pagina("verbeteren/metingen/", "metingen", doelen=VERBETEREN, uitleg="De metingen van de eigen gemeente.")
def metingen(request: Verzoek) -> HttpResponse:
    """Show what I am asked to fill in, and the waves of my municipality."""
    blad = afname.lees_afnames(door=request.actor)
    context = werkcontext(blad.kop, "metingen", titel="Zelfscan") | {
        "voor_mij": [_uitnodiging(een) for een in mijn_vragenlijsten(door=request.actor)],
        "rijen": [_rij(een) for een in blad.afnames],
        "mag_openen": blad.mag_openen,
    }
    return render(request, "zelfscan/metingen.html", context)


def _uitnodiging(een: Uitnodiging) -> Rij:
    mee = [f"voor {een.van}", f"tot en met {datum(een.invullen_tot)}"]
    merk = "ingeleverd" if een.ingeleverd_op else ""
    return Rij(een.instrument, adres_van("vragenlijst", een.deelnemer), mee=mee, merk=merk, toon="goed" if merk else "")


def _rij(een: Afnameregel) -> Rij:
    if een.stand is Afnamestand.VASTGESTELD and een.afgerond_op:
        wanneer = f"vastgesteld op {datum(een.afgerond_op)}"
    else:
        wanneer = een.stand.omschrijving
    mee = [
        een.soort.value,
        f"voor {een.voor}",
        _hoeveel(een),
        f"leiding: {een.leider}",
    ]
    return Rij(een.instrument, adres_van("meting", een.openbaar), tekst=wanneer, mee=mee)


def _hoeveel(een: Afnameregel) -> str:
    """How many answered: of a wave that was read in nobody was invited here."""
    if een.deelnemers:
        return f"{een.ingeleverd} van {een.deelnemers} ingeleverd"
    if een.stand is not Afnamestand.VASTGESTELD:
        return "nog niemand uitgenodigd"
    return f"ingelezen, {aantal(een.ingeleverd, 'deelnemer', 'deelnemers')}" if een.ingeleverd else "ingelezen"


@pagina(
    "verbeteren/metingen/openen/",
    "meting_openen",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="Een meting openen voor de eigen gemeente of een team.",
)
def openen(request: Verzoek) -> HttpResponse:
    """Open a wave: instrument, who, leader, baseline or repeat."""
    blad = afname.lees_openblad(door=request.actor)
    werk = {een.medewerker: een.werk for een in blad.mensen}

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = Afnameinvoer(
            instrument=velden["instrument"],
            soort=velden["soort"],
            leider=velden["leider"],
            invullen_tot=velden["invullen_tot"],
            team=velden["team"],
            medewerkers=[(nummer, groep_van(werk[nummer])) for nummer in velden["mensen"]],
        )
        return _adres(afname.open_afname(door=request.actor, invoer=invoer, verzoek=verzoek))

    return behandel(
        request,
        formulier=lambda *args, **kwargs: Openformulier(*args, blad=blad, **kwargs),
        actie=actie,
        sjabloon="zelfscan/openen.html",
        context=werkcontext(blad.kop, titel="Meting openen")
        | {"knop": "Meting openen", "terug_url": reverse("metingen")},
        na_eerder=lambda uitkomst: _adres(UUID(uitkomst)),
    )


def _adres(openbaar: UUID) -> str:
    return adres_van("meting", openbaar)


@pagina(
    "verbeteren/metingen/<uuid:meting>/",
    "meting",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="Eén meting: wie doet mee, hoe ver is iedereen, en de volgende stap.",
)
def meting(request: Verzoek, meting: UUID) -> HttpResponse:
    """Show one wave; invite, prolong, begin the talk or stop."""
    blad = afname.lees_afname(door=request.actor, afname=meting)
    invoer = _formulieren(request, blad)
    welke = request.POST.get("wat", "")
    if request.method == "POST" and welke in _DOEN:
        return _doe(request, meting, welke)
    status = 200
    if request.method == "POST" and welke in invoer:
        if (antwoord := _nodig_uit(request, meting, welke, invoer[welke])) is not None:
            return antwoord
        status = 422
    return render(request, "zelfscan/meting.html", _context(blad, invoer), status=status)


def _formulieren(request: Verzoek, blad: Afnameblad) -> dict[str, forms.Form]:
    def data(wat: str) -> Any:
        return request.POST if request.method == "POST" and request.POST.get("wat") == wat else None

    begin = {"invullen_tot": blad.regel.invullen_tot}
    return {
        "collega": Collegaformulier(data("collega"), mensen=blad.mensen, prefix="collega"),
        "link": Linkformulier(data("link"), prefix="link"),
        "leider": Leiderformulier(data("leider"), leiders=blad.leiders, prefix="leider"),
        "verleng": Verlengformulier(data("verleng"), initial=begin, prefix="verleng"),
    }


def _nodig_uit(request: Verzoek, openbaar: UUID, welke: str, form: forms.Form) -> HttpResponse | None:
    """Carry out one of the small forms; None when something is wrong with it."""
    if not form.is_valid():
        return None
    velden = form.cleaned_data
    vast: dict[str, Any] = {"door": request.actor, "afname": openbaar}
    try:
        if welke == "verleng":
            afname.verleng(invullen_tot=velden["invullen_tot"], **vast)
            return redirect(_adres(openbaar))
        if welke == "leider":
            leiding.vervang_leider(leider=velden["leider"], **vast)
            messages.success(
                request, "Iemand anders leidt nu het gesprek. Elke deelnemer leest dat bij de vragenlijst."
            )
            return redirect(_adres(openbaar))
        vast |= {"groep": velden["groep"], "verzoek": velden["verzoek"] or uuid4()}
        if welke == "collega":
            deelnemers.nodig_collega_uit(medewerker=velden["medewerker"], **vast)
            messages.success(request, "Uitgenodigd. De vragenlijst staat bij deze collega onder Zelfscan.")
            return redirect(_adres(openbaar))
        gegeven = deelnemers.nodig_uit_met_link(naam=velden["naam"], **vast)
        link = request.build_absolute_uri(reverse("deelnemen", args=[gegeven.link]))
        context = {"link": link, "code": gegeven.code, "naam": velden["naam"], "terug_url": _adres(openbaar)}
        return render(request, "zelfscan/uitgenodigd.html", context)
    except AlGedaan:
        messages.warning(request, "Dit was al gedaan. Een link met code is maar één keer te zien. Kwijt? Trek hem in.")
        return redirect(_adres(openbaar))
    except Ongeldig as fout:
        for veld, zin in fout.fouten.items():
            form.add_error(veld if veld in form.fields else None, zin)
        return None


def _begin(request: Verzoek, openbaar: UUID) -> str:
    gesprek.begin_gesprek(door=request.actor, afname=openbaar)
    return reverse("gesprek", args=[openbaar])


def _stop(request: Verzoek, openbaar: UUID) -> str:
    afname.stop_afname(door=request.actor, afname=openbaar)
    return _adres(openbaar)


def _versie(request: Verzoek, openbaar: UUID) -> str:
    afname.neem_nieuwe_versie(door=request.actor, afname=openbaar)
    return _adres(openbaar)


def _trek_in(request: Verzoek, openbaar: UUID) -> str:
    try:
        deelnemer = UUID(request.POST.get("deelnemer", ""))
    except ValueError:
        return _adres(openbaar)
    deelnemers.trek_deelnemer_in(door=request.actor, afname=openbaar, deelnemer=deelnemer)
    return _adres(openbaar)


_DOEN: dict[str, Callable[[Verzoek, UUID], str]] = {
    "begin": _begin,
    "stop": _stop,
    "versie": _versie,
    "intrekken": _trek_in,
}


def _doe(request: Verzoek, openbaar: UUID, welke: str) -> HttpResponse:
    try:
        return redirect(_DOEN[welke](request, openbaar))
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    except Geweigerd as fout:
        messages.warning(request, fout.reden)
    return redirect(_adres(openbaar))


def _context(blad: Afnameblad, invoer: dict[str, forms.Form]) -> dict[str, Any]:
    regel = blad.regel
    verzamelt = regel.stand is Afnamestand.VERZAMELEN
    klaar = aantal(regel.ingeleverd, "deelnemer leverde in", "deelnemers leverden in")
    status = f"{regel.soort.value.capitalize()} voor {regel.voor}. {regel.stand.omschrijving.capitalize()}. {klaar}."
    return werkcontext(blad.kop, titel=regel.instrument, status=status) | {
        "blad": blad,
        "deelnemers": blad.deelnemers,
        "formulieren": invoer,
        "verzamelt": verzamelt,
        "loopt": verzamelt or regel.stand is Afnamestand.GESPREK,
        "vastgesteld": regel.stand is Afnamestand.VASTGESTELD,
        "tot": datum(regel.invullen_tot),
        "minst": MINST_AANTAL,
        "versieregel": REGEL if blad.kan_wisselen else BLIJFT,
        "klaar": Deelnemerstand.KLAAR,
        "links": {een.openbaar: moment(een.link_tot) for een in blad.deelnemers if een.link_tot},
    }
