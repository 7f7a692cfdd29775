"""Pages about the case: the case itself, opening one, who has the regie, and lines."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.casus import Casusbeeld, Casusblad, lees_casus, lees_openen, voeg_regels_toe, wijzig_regie
from tandem.acties.casus.openen import open_casus
from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.casus.afronding import NAZORGMOMENT
from tandem.regels.casus.casus import Regie
from tandem.regels.casus.fase import Fase
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.casus.casusformulieren import Casusregels, Openformulier, Regieformulier
from tandem.web.casus.doel import WERK, doel_voor
from tandem.web.casus.fasebeeld import fasebeeld, is_terug
from tandem.web.casus.signaal import termijncontext
from tandem.web.casus.signaalbeeld import termijnrij
from tandem.web.casus.triage import openinginvoer
from tandem.web.dossier import FASE_IN_WOORDEN, Opent, dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.onderdelen import Gegeven, Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regelbeeld import toon_regels
from tandem.web.woorden import datum

CASUS = "huishoudens/<uuid:huishouden>/casus/"


@pagina(CASUS, "casus", doelen=WERK, uitleg="De casus: fase, regie, termijnen en regels.")
def casus(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the case that runs, or the last one."""
    return _toon(request, lees_casus(door=request.actor, huishouden=huishouden, doel=doel_voor(request)))


@pagina(f"{CASUS}<uuid:casus>/", "casus_eerder", doelen=WERK, uitleg="Een eerdere casus van dit huishouden.")
def eerder(request: Verzoek, huishouden: UUID, casus: UUID) -> HttpResponse:
    """Show one case, also an earlier one."""
    doel = doel_voor(request)
    return _toon(request, lees_casus(door=request.actor, huishouden=huishouden, casus=casus, doel=doel))


def _toon(request: Verzoek, blad: Casusblad) -> HttpResponse:
    context = {
        **dossiercontext(blad.kop, "huishouden"),
        "casus": blad.casus,
        "mag_openen": blad.mag_openen and (blad.casus is None or not blad.casus.loopt),
        "andere": [_andere(blad.kop, *een) for een in blad.andere],
        "mag_wijzigen": doel_voor(request) is Doel.HULP,
        "verwijzingen": [
            {"kind": blad.kop.namen([een.kind]), "grond": een.grond, "toelichting": een.toelichting}
            for een in blad.verwijzingen
        ],
    }
    if blad.casus is not None:
        context |= _beeld(blad.casus, blad.kop)
    return render(request, "casus/casus.html", context)


def _andere(kop: Dossierkop, openbaar: UUID, nummer: str, van: Any, tot: Any) -> Rij:
    tot_woord = f"tot {datum(tot)}" if tot else "loopt nu"
    adres = reverse("casus_eerder", args=[kop.huishouden, openbaar])
    return Rij(titel=nummer, url=adres, mee=(f"vanaf {datum(van)}", tot_woord))


def _beeld(casus: Casusbeeld, kop: Dossierkop) -> dict[str, Any]:
    return {
        "beeld": fasebeeld(casus, kop.vandaag),
        "gegevens": casusgegevens(casus, kop),
        "stappen": [
            {
                "dag": datum(stap.op),
                "van": FASE_IN_WOORDEN[stap.van],
                "naar": FASE_IN_WOORDEN[stap.naar],
                "terug": is_terug(stap),
                "stap": stap,
            }
            for stap in reversed(casus.stappen)
        ],
        "termijnrijen": [termijnrij(een, kop) for een in casus.termijnen],
        "nazorg": any(een.soort == NAZORGMOMENT for een in casus.termijnen),
        "regels": toon_regels(casus.regels, kop),
    }


def casusgegevens(casus: Casusbeeld, kop: Dossierkop) -> list[Gegeven]:
    """Return a case in short, as key and value."""
    regie = next((een.omschrijving for een in Regie if een.value == casus.regie), casus.regie)
    rijen = [
        Gegeven("Fase", f"{FASE_IN_WOORDEN[casus.fase]}, sinds {datum(casus.fase_sinds)}", _fase_url(casus, kop)),
        Gegeven("Vast gezicht", kop.vast_gezicht if casus.loopt else "", onbekend="nog niet gekozen"),
        Gegeven("Regie", regie),
        Gegeven("Geopend op", datum(casus.geopend_op)),
    ]
    if not casus.loopt:
        rijen[1:2] = []
        rijen.append(Gegeven("Afgerond op", f"{datum(casus.afgerond_op or kop.vandaag)}: {casus.afrondnaam}"))
        rijen.append(Gegeven("Waarom", casus.afrondreden))
    if casus.vorige:
        dagen = casus.dagen_sinds_vorige
        na = f", {dagen} dagen na het einde daarvan" if dagen is not None else ""
        adres = reverse("casus_eerder", args=[kop.huishouden, casus.vorige])
        rijen.append(Gegeven("Eerdere casus", f"{casus.vorige_nummer}{na}", adres))
    return rijen


def _fase_url(casus: Casusbeeld, kop: Dossierkop) -> str:
    open_ = casus.loopt and casus.fase != Fase.AFGEROND and Opent(kop)["fase"]
    return reverse("fase", args=[kop.huishouden]) if open_ else ""


@pagina(
    f"{CASUS}openen/",
    "casus_openen",
    doelen=(Doel.HULP,),
    lagen=(Laag.PLAN,),
    methoden=("GET", "POST"),
    uitleg="Een casus openen, met een vast gezicht.",
)
def openen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Open a case directly."""
    blad = lees_openen(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = openinginvoer(velden, velden["geopend_op"])
        open_casus(door=request.actor, huishouden=huishouden, verzoek=verzoek, invoer=invoer)
        return reverse("casus", args=[huishouden])

    context = {**dossiercontext(blad.kop, "huishouden"), **termijncontext(blad.termijnen), "lopend": blad.lopend}
    return behandel(
        request,
        formulier=partial(Openformulier, gezichten=blad.gezichten, teams=blad.teams),
        actie=actie,
        sjabloon="casus/casus_openen.html",
        context=context,
        begin={"eerste_contact": blad.voorstel, "gezicht": request.actor.lidmaatschap},
        plek=Conceptplek(huishouden, "casus-openen"),
        na_eerder=lambda _: reverse("casus", args=[huishouden]),
    )


@pagina(
    f"{CASUS}regie/",
    "casus_regie",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Vastleggen wie de regie heeft, en waarom.",
)
def regie(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Change who has the regie."""
    blad = lees_casus(door=request.actor, huishouden=huishouden)
    nu = blad.casus

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("versie", "regie", "toelichting")}
        wijzig_regie(door=request.actor, huishouden=huishouden, verzoek=verzoek, **gegevens)
        return reverse("casus", args=[huishouden])

    context = {**dossiercontext(blad.kop, "huishouden"), "knop": "Regie vastleggen", "titel": "Wie heeft de regie?"}
    context |= {
        "terug_url": reverse("casus", args=[huishouden]),
        "uitleg": "Een wijziging is zichtbaar op de tijdlijn.",
    }
    begin = {"versie": nu.versie, "regie": nu.regie, "toelichting": nu.regie_toelichting} if nu else {}
    return behandel(
        request, formulier=Regieformulier, actie=actie, sjabloon="casus/formulier.html", context=context, begin=begin
    )


@pagina(
    f"{CASUS}regels/",
    "casus_regels",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Iets opschrijven bij de casus.",
)
def regels(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Add lines to the running case."""
    blad = lees_casus(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        voeg_regels_toe(door=request.actor, huishouden=huishouden, verzoek=verzoek, regels=velden["regels"])
        return reverse("casus", args=[huishouden])

    context = {**dossiercontext(blad.kop, "huishouden"), "knop": "Regels vastleggen", "titel": "Iets opschrijven"}
    context |= {"terug_url": reverse("casus", args=[huishouden])}
    return behandel(
        request,
        formulier=partial(Casusregels, leden=blad.kop.leden, vandaag=blad.kop.vandaag),
        actie=actie,
        sjabloon="casus/regels_toevoegen.html",
        context=context,
        plek=Conceptplek(huishouden, "casus-regels"),
        na_eerder=lambda _: reverse("casus", args=[huishouden]),
    )
