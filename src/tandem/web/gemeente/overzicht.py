"""Where the own municipality stands, what is next and what is late; and what the region shows each other."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.gemeente.overzicht import Gemeenteblad, Gemeenteregel, lees_gemeente, lees_regio
from tandem.acties.kennis.cijfers import Maatrij
from tandem.acties.organisatie.openstellen import KRING_IN_WOORDEN, Laagstand
from tandem.acties.zelfscan.uitkomst import Uitkomstblad
from tandem.regels.leren.traject import Trajectstand
from tandem.regels.rechten.organisatie import Werklaag, te_openen
from tandem.regels.tekst import aantal
from tandem.web.bouwstenen.beeld import BREED, SMAL, klaar_in_woorden, stenenbeeld
from tandem.web.kennis.beeld import maat_in_woorden
from tandem.web.leren.lessen import lesrij
from tandem.web.leren.trajecten import trajectrij
from tandem.web.onderdelen import Cel, Kolom, Rij
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment

KORT = 3
"""Lessons and trajects on an overview; the rest is one press away. Own choice."""
_LAAGNAAM = {
    Werklaag.UITKOMST: "Uitkomsten",
    Werklaag.PLAN: "Verbeterplan",
    Werklaag.VOORBEELD: "Goede voorbeelden",
    Werklaag.LES: "Lessen",
    Werklaag.BELEMMERING: "Belemmeringen",
    Werklaag.ADVIES: "Advies",
}


@pagina("verbeteren/", "verbeteren", doelen=VERBETEREN, uitleg="Waar de eigen gemeente of organisatie staat.")
def verbeteren(request: Verzoek) -> HttpResponse:
    """Show where the own organisation stands, what is next, and what it shows to others."""
    blad = lees_gemeente(door=request.actor)
    context = werkcontext(blad.kop, "verbeteren") | {
        "nu": _nu(blad),
        "stenen": blad.stenen,
        "uitkomsten": [_uitkomstrij(een) for een in blad.uitkomsten or ()],
        "ziet_uitkomsten": blad.uitkomsten is not None,
        "lagen": [_laagrij(een) for een in blad.lagen],
        "verhaal": [Rij(een.zin, mee=[moment(een.op)]) for een in blad.verhaal],
        "mag_openen": bool(te_openen(request.actor.rol, blad.kop.werkt, is_gemeente=blad.kop.is_gemeente)),
        "ziet_werk": Werklaag.WERK in blad.kop.ziet,
        "leren": blad.trajecten is not None,
        "trajecten": [trajectrij(een) for een in blad.trajecten.eigen if een.stand is not Trajectstand.AFGEROND][:KORT]
        if blad.trajecten
        else [],
        "lessen": [lesrij(een) for een in blad.lessen.gedeeld if een.eigen][:KORT] if blad.lessen else [],
        "cijfers": [_cijferrij(een) for een in blad.cijfers],
    }
    if blad.stenen is not None:
        context |= {"smal": stenenbeeld(blad.stenen.stenen, SMAL), "breed": stenenbeeld(blad.stenen.stenen, BREED)}
        context["vinding"] = f"Samen zijn {klaar_in_woorden(blad.stenen.samen)}"
    return render(request, "gemeente/verbeteren.html", context)


def _nu(blad: Gemeenteblad) -> list[Rij]:
    """What asks for something now, the late first; each leads to where it is done."""
    wat = (
        (blad.te_laat, "actie uit het plan is te laat", "acties uit het plan zijn te laat", "verbeterplan", "te laat"),
        (blad.te_vertellen, "melder wacht op antwoord", "melders wachten op antwoord", "belemmeringen", "te laat"),
        (blad.leerplan_te_laat, "afspraak uit een leerplan is te laat", "afspraken uit leerplannen zijn te laat",
         "leertrajecten", "te laat"),
        (blad.wacht_op_antwoord, "vraag van een ander niveau wacht op antwoord",
         "vragen van een ander niveau wachten op antwoord", "leertrajecten", ""),
        (blad.staat_stil, "leertraject staat stil", "leertrajecten staan stil", "leertrajecten", ""),
        (blad.na_te_lezen, "les wacht op een tweede lezer", "lessen wachten op een tweede lezer", "lessen", ""),
        (blad.vast, "actie van een bouwsteen loopt vast", "acties van bouwstenen lopen vast", "bouwstenen", ""),
        (blad.reactie_laat, "reactie op advies is te laat", "reacties op advies zijn te laat", "adviezen", "te laat"),
        (blad.reactie_wacht, "advies wacht op onze reactie", "adviezen wachten op onze reactie", "adviezen", ""),
        (blad.reactie_niet_gekomen, "ander reageert te laat", "anderen reageren te laat", "adviezen", "te laat"),
        (blad.te_adviseren, "vraag om advies wacht", "vragen om advies wachten", "adviezen", ""),
        (blad.te_duiden, "verandering wacht op de raad", "veranderingen wachten op de raad", "adviezen", ""),
        (blad.lopende_metingen, "meting loopt", "metingen lopen", "metingen", ""),
    )  # fmt: skip
    return [
        Rij(aantal(hoeveel, een, meer), reverse(naar), merk=merk, toon="let-op" if merk else "")
        for hoeveel, een, meer, naar, merk in wat
        if hoeveel
    ]


def _cijferrij(een: Maatrij) -> Rij:
    levering = een.levering
    mee = [f"{levering.bron}, tabel {levering.tabel}", f"van {datum(levering.gepubliceerd_op)}"]
    return Rij(een.naam, reverse("regio_cijfer", args=[levering.tabel, een.maat]), tekst=maat_in_woorden(een), mee=mee)


def _uitkomstrij(blad: Uitkomstblad) -> Rij:
    kloven = [(een.stand.kloof.getal, een.naam) for een in blad.onderdelen if een.stand.kloof.getal]
    grootste = max(kloven, default=None)
    mee = [blad.voor, f"vastgesteld op {datum(blad.op)}"]
    tekst = f"Grootste verschil tussen nu en straks: {grootste[1]}." if grootste else ""
    return Rij(blad.instrument.naam, reverse("uitkomst", args=[blad.openbaar]), tekst=tekst, mee=mee)


def _laagrij(een: Laagstand) -> Rij:
    if een.kring is None or een.sinds is None:
        return Rij(een.naam, mee=["alleen voor uzelf"])
    return Rij(een.naam, mee=[f"te zien voor {KRING_IN_WOORDEN[een.kring]}", f"sinds {datum(een.sinds)}"])


@pagina("verbeteren/regio/", "verbeteren_regio", doelen=VERBETEREN, uitleg="Wat gemeenten in de regio laten zien.")
def regio(request: Verzoek) -> HttpResponse:
    """Show which municipality of the region shows what to this reader."""
    blad = lees_regio(door=request.actor)
    context = werkcontext(blad.kop, "verbeteren_regio", titel="Wat laten gemeenten elkaar zien?") | {
        "kolommen": [Kolom("Gemeente"), *(Kolom(naam) for naam in _LAAGNAAM.values())],
        "rijen": [_gemeenterij(een) for een in blad.gemeenten],
        "open_": sum(bool(een.open_) and not een.eigen for een in blad.gemeenten),
        "gemeenten": sum(not een.eigen for een in blad.gemeenten),
        "trajecten": [trajectrij(een) for een in blad.trajecten.van_anderen[:KORT]] if blad.trajecten else [],
        "lessen": [lesrij(een) for een in blad.lessen.gedeeld if not een.eigen][:KORT] if blad.lessen else [],
        "ziet_impact": Werklaag.UITKOMST in blad.kop.ziet,
    }
    return render(request, "gemeente/regio.html", context)


def _gemeenterij(een: Gemeenteregel) -> list[object]:
    naam = f"{een.naam} (uzelf)" if een.eigen else een.naam
    return [naam, *(Cel("ja", toon="goed") if laag in een.open_ else "nee" for laag in _LAAGNAAM)]
