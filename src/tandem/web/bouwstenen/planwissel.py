"""Pages on which a plan is closed and the next one begins."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tandem.acties.bouwstenen.plan import Planblad, Regelbeeld, lees_plan, lees_plan_van
from tandem.acties.bouwstenen.planwissel import begin_plan, lees_begin, sluit_plan
from tandem.regels.bouwstenen.planwissel import gaat_verder
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import aantal
from tandem.web.bouwstenen.formulieren import Beginformulier, Sluitformulier
from tandem.web.bouwstenen.plan import PAD
from tandem.web.bouwstenen.planwijzigen import FORM, naar_plan
from tandem.web.formulier import behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum


@pagina(
    "verbeteren/plannen/<uuid:plan>/sluiten/",
    "verbeterplan_sluiten",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Het verbeterplan sluiten, en zeggen wat het bracht.",
)
def sluiten(request: Verzoek, plan: UUID) -> HttpResponse:
    """Close the plan."""
    lees_plan(door=request.actor, om_te_wijzigen=True)
    blad = lees_plan_van(door=request.actor, plan=plan)
    if not blad.eigen:
        raise NietGevonden
    if request.method == "GET" and blad.gesloten_op is not None:
        return redirect("plan_van_ander", plan=plan)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("op", "opbrengst")}
        sluit_plan(door=request.actor, plan=plan, verzoek=verzoek, **gegevens)
        messages.success(request, "Het plan is gesloten. U kunt nu een nieuw plan beginnen.")
        return naar_plan()

    context = werkcontext(blad.kop, "verbeterplan", titel="Het plan sluiten") | _terug()
    return behandel(
        request,
        formulier=Sluitformulier,
        actie=doe,
        sjabloon="bevestigen.html",
        context=context | {"gevolgen": _gevolgen(blad), "knop": "Het plan sluiten"},
        begin={"op": blad.vandaag},
        na_eerder=naar_plan,
    )


def _terug() -> dict[str, str]:
    return {"terug_url": naar_plan(), "terug_tekst": "Terug naar het plan"}


def _gevolgen(blad: Planblad) -> list[dict[str, str]]:
    open_ = sum(gaat_verder(een.regel.stand) for een in blad.lopend)
    staat = "staat 1 actie" if open_ == 1 else f"staan {open_} acties"
    return [
        {"wie": "dit plan", "wat": "Niemand kan het daarna nog veranderen. U kunt het blijven lezen en ophalen."},
        {"wie": "de acties", "wat": f"Nu {staat} nog open. In een nieuw plan kiest u welke er meegaan."},
    ]


@pagina(
    f"{PAD}beginnen/",
    "verbeterplan_beginnen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een nieuw verbeterplan beginnen, met acties die nog open stonden.",
)
def beginnen(request: Verzoek) -> HttpResponse:
    """Begin the next plan."""
    blad = lees_begin(door=request.actor)
    if request.method == "GET" and blad.loopt:
        messages.info(request, "Er loopt al een plan. Sluit dat eerst.")
        return redirect("verbeterplan")

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        mee = [UUID(een) for een in velden.get("mee", ())]
        begin_plan(door=request.actor, naam=velden["naam"], mee=mee, verzoek=verzoek)
        gaan = f"{aantal(len(mee), 'actie ging', 'acties gingen')} mee." if mee else "Er gingen geen acties mee."
        messages.success(request, f"Het nieuwe plan is begonnen. {gaan}")
        return naar_plan()

    context = werkcontext(blad.kop, "verbeterplan", titel="Een nieuw plan beginnen") | _terug()
    return behandel(
        request,
        formulier=partial(Beginformulier, open_=[(str(een.openbaar), _keuze(een)) for een in blad.open_]),
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=context | {"knop": "Het nieuwe plan beginnen"},
        na_eerder=naar_plan,
    )


def _keuze(een: Regelbeeld) -> str:
    eind = f", klaar op {datum(een.regel.eind)}" if een.regel.eind else ""
    return f"{een.regel.wat} ({een.regel.stand.omschrijving}{eind})"
