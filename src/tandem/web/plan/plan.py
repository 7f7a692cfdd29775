"""The page of the plan, its earlier versions, and the print for at home."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.plan.afdruk import lees_afdruk
from tandem.acties.plan.afspreken import (
    Evaluatieinvoer,
    evalueer_plan,
    leg_instemming_vast,
    leg_thuis_vast,
    spreek_plan_af,
)
from tandem.acties.plan.beeld import Planblad
from tandem.acties.plan.lezen import lees_plan
from tandem.regels.plan.evaluatie import Thuis
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.plan import beeld
from tandem.web.plan.formulieren import Afspreekformulier, Antwoordformulier, Terugkijkformulier, Thuisformulier

PAD = "huishoudens/<uuid:huishouden>/plan/"
HULP = (Doel.HULP,)
BEIDE = ("GET", "POST")


def plan_url(huishouden: UUID, *_: object) -> str:
    """Return the address of the plan."""
    return reverse("plan", args=[huishouden])


def formuliercontext(blad: Planblad, titel: str, knop: str, uitleg: str = "") -> dict[str, Any]:
    """Return the context of a form of the plan."""
    terug = {"terug_url": plan_url(blad.kop.huishouden), "terug_tekst": "Terug naar het plan"}
    return {**dossiercontext(blad.kop, "plan"), "formtitel": titel, "knop": knop, "uitleg": uitleg, **terug}


@pagina(
    PAD,
    "plan",
    doelen=HULP,
    lagen=(Laag.PLAN,),
    uitleg="Het plan van een huishouden: doelen, stappen, hulp en wie het ermee eens is.",
)
def plan(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the newest version of the plan."""
    return _toon(request, lees_plan(door=request.actor, huishouden=huishouden))


@pagina(f"{PAD}versies/<uuid:versie>/", "plan_versie", doelen=HULP, uitleg="Een eerdere versie van het plan.")
def eerdere_versie(request: Verzoek, huishouden: UUID, versie: UUID) -> HttpResponse:
    """Show one version of the plan as it was."""
    return _toon(request, lees_plan(door=request.actor, huishouden=huishouden, plan=versie))


def _toon(request: Verzoek, blad: Planblad) -> HttpResponse:
    nieuwste = blad.nieuwste
    context = {
        **dossiercontext(blad.kop, "plan"),
        "blad": blad,
        "nieuwste": nieuwste,
        "stand": beeld.stand_in_woorden(blad),
        "doelen": beeld.doelkaarten(blad, met_url=nieuwste),
        "losgelaten": [doel for doel in blad.doelen if doel.losgelaten_op],
        "stappen": beeld.stapregels(blad, blad.losse_stappen, met_url=nieuwste),
        "hulp": beeld.hulpregels(blad, met_url=nieuwste),
        "antwoorden": beeld.antwoordregels(blad),
        "knoppen": beeld.knoppen(blad) if nieuwste else [],
    }
    return render(request, "plan/plan.html", context)


@pagina(
    f"{PAD}mening/<int:lid>/", "plan_antwoord", doelen=HULP, methoden=BEIDE, uitleg="Wat iemand van het plan vindt."
)
def antwoord(request: Verzoek, huishouden: UUID, lid: int) -> HttpResponse:
    """Record what a member thinks of the plan."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)
    wie = next((een for een in blad.antwoorden if een.lid == lid), None)
    if wie is None:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("antwoord", "op", "tekst")}
        leg_instemming_vast(door=request.actor, huishouden=huishouden, lid=lid, verzoek=verzoek, **gegevens)
        return plan_url(huishouden)

    return behandel(
        request,
        formulier=partial(Antwoordformulier, blad=blad),
        actie=actie,
        sjabloon="dossierformulier.html",
        context=formuliercontext(blad, f"Wat vindt {wie.naam} van het plan?", "Antwoord vastleggen"),
        plek=Conceptplek(huishouden, f"plan-antwoord-{lid}"),
        na_eerder=partial(plan_url, huishouden),
    )


@pagina(f"{PAD}afspreken/", "plan_afspreken", doelen=HULP, methoden=BEIDE, uitleg="Het plan samen afspreken.")
def afspreken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Agree on the newest version."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("op", "evalueren_op", "versie")}
        spreek_plan_af(door=request.actor, huishouden=huishouden, verzoek=verzoek, **gegevens)
        return plan_url(huishouden)

    uitleg = "Lees het plan samen door. Wie het niet eens is, houdt een eigen plek in het plan."
    context = formuliercontext(blad, "Plan samen afspreken", "Plan afspreken", uitleg)
    return behandel(
        request,
        formulier=partial(Afspreekformulier, blad=blad),
        actie=actie,
        sjabloon="dossierformulier.html",
        context={**context, "ernaast": "plan/_meningen.html", "antwoorden": beeld.antwoordregels(blad)},
        begin={"versie": blad.versie},
        na_eerder=partial(plan_url, huishouden),
    )


@pagina(f"{PAD}terugkijken/", "plan_evalueren", doelen=HULP, methoden=BEIDE, uitleg="Samen terugkijken op het plan.")
def evalueren(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Look back at the plan; a new version takes goals and open steps along."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        namen = ("op", "besluit", "wat_gaat_goed", "wat_anders", "evalueren_op")
        invoer = Evaluatieinvoer(**{naam: velden[naam] for naam in namen})
        evalueer_plan(
            door=request.actor, huishouden=huishouden, invoer=invoer, versie=velden["versie"], verzoek=verzoek
        )
        return plan_url(huishouden)

    uitleg = "Kiest u een nieuwe versie, dan gaan de doelen en de open stappen mee. De oude versie blijft te lezen."
    return behandel(
        request,
        formulier=partial(Terugkijkformulier, blad=blad),
        actie=actie,
        sjabloon="dossierformulier.html",
        context=formuliercontext(blad, "Samen terugkijken", "Vastleggen", uitleg),
        begin={"versie": blad.versie},
        plek=Conceptplek(huishouden, "plan-terugkijken"),
        na_eerder=partial(plan_url, huishouden),
    )


@pagina(f"{PAD}thuis/", "plan_thuis", doelen=HULP, methoden=BEIDE, uitleg="De vraag of het plan thuis kan liggen.")
def thuis(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Ask whether a print can lie at home; only a yes leads to the print."""
    blad = lees_plan(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        leg_thuis_vast(door=request.actor, huishouden=huishouden, antwoord=velden["antwoord"], verzoek=verzoek)
        return reverse("plan_afdruk" if velden["antwoord"] == Thuis.JA else "plan", args=[huishouden])

    uitleg = (
        "Vraag dit aan ieder apart. Op papier kan iedereen die thuis komt meelezen. "
        "Wat voor iemand verborgen is, komt niet op het papier."
    )
    return behandel(
        request,
        formulier=partial(Thuisformulier, blad=blad),
        actie=actie,
        sjabloon="dossierformulier.html",
        context=formuliercontext(blad, "Een afdruk voor thuis", "Verder", uitleg),
        na_eerder=partial(plan_url, huishouden),
    )


@pagina(f"{PAD}thuis/afdruk/", "plan_afdruk", doelen=HULP, uitleg="Het plan op één blad, om thuis op te hangen.")
def afdruk(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the sheet for at home, once somebody said that it can lie there."""
    stand = lees_plan(door=request.actor, huishouden=huishouden)
    if stand.thuis != Thuis.JA or stand.plan is None:
        return redirect("plan_thuis", huishouden)
    blad, telefoon, minder = lees_afdruk(door=request.actor, huishouden=huishouden)
    context = {
        "blad": blad,
        "telefoon": telefoon,
        "minder": minder,
        "doelen": beeld.doelkaarten(blad, met_url=False),
        "stappen": beeld.stapregels(blad, blad.losse_stappen, met_url=False),
        "hulp": [rij for rij in beeld.hulpregels(blad, met_url=False) if rij.hulp.gestopt_op is None],
        "antwoorden": beeld.antwoordregels(blad, met_url=False),
        "plan_url": plan_url(huishouden),
    }
    return render(request, "plan/afdruk.html", context)
