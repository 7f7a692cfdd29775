"""Pages on which the improvement plan is written: its introduction, its lines, their progress, and what is dropped."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from tandem.acties.bouwstenen.inhoud import acties, bouwstenen
from tandem.acties.bouwstenen.plan import Planblad, Regelbeeld, lees_plan, lees_plan_met
from tandem.acties.bouwstenen.regels import (
    TUSSEN_PLANNEN,
    Planinvoer,
    Regelinvoer,
    leg_voortgang_vast,
    schrijf_plan,
    stop_regel,
    voeg_regel_toe,
    wijzig_regel,
)
from tandem.regels.bouwstenen.plan import Niveau, Planregel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.web.bouwstenen.formulieren import Inleidingformulier, Regelformulier, Stopformulier, Voortgangsformulier
from tandem.web.bouwstenen.plan import PAD
from tandem.web.formulier import behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

FORM = ("GET", "POST")
SJABLOON = "bouwstenen/formulier.html"
REGELVELDEN = ("wat", "eigenaar", "eind", "bouwsteen", "begin", "uren", "euro", "effect", "waaraan")


def naar_plan(_uitkomst: str = "") -> str:
    """Return the address of the own plan."""
    return reverse("verbeterplan")


def _context(blad: Planblad, titel: str, uitleg: str = "") -> dict[str, Any]:
    terug = {"terug_url": naar_plan(), "terug_tekst": "Terug naar het plan", "uitleg": uitleg}
    return werkcontext(blad.kop, "verbeterplan", titel=titel) | terug


@pagina(
    f"{PAD}inleiding/",
    "verbeterplan_inleiding",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Waarom er een verbeterplan is, en wanneer het is vastgesteld.",
)
def inleiding(request: Verzoek) -> HttpResponse:
    """Write how the plan is called, why there is one, what it is for, and when it was established."""
    blad = lees_plan(door=request.actor, om_te_wijzigen=True)
    if request.method == "GET" and blad.tussen_plannen:
        return eerst_beginnen(request)
    namen = ("naam", "aanleiding", "doel", "vastgesteld_op", "vastgesteld_door")

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = Planinvoer(**{naam: velden[naam] for naam in namen})
        toen = velden["plan"] or None
        schrijf_plan(door=request.actor, invoer=invoer, plan=toen, versie=velden["versie"], verzoek=verzoek)
        return naar_plan()

    return behandel(
        request,
        formulier=Inleidingformulier,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "Waarom dit plan"),
        begin={naam: getattr(blad, naam) for naam in (*namen, "plan", "versie")},
        na_eerder=naar_plan,
    )


def _invoer(velden: dict[str, Any]) -> Regelinvoer:
    regel = Planregel(niveau=Niveau(velden["niveau"]), **{naam: velden[naam] for naam in REGELVELDEN})
    return Regelinvoer(regel, velden["actie"], velden["afname"], velden["deel"])


@pagina(
    f"{PAD}acties/nieuw/",
    "planregel_nieuw",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een actie in het verbeterplan zetten.",
)
def regel_nieuw(request: Verzoek) -> HttpResponse:
    """Add a line; the address may say from which action or gap it comes."""
    blad = lees_plan(door=request.actor, om_te_wijzigen=True)
    if request.method == "GET" and blad.tussen_plannen:
        return eerst_beginnen(request)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        voeg_regel_toe(door=request.actor, invoer=_invoer(velden), verzoek=verzoek)
        return naar_plan()

    return behandel(
        request,
        formulier=partial(Regelformulier, stenen=bouwstenen()),
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "Een actie in het plan zetten") | {"knop": "In het plan zetten"},
        begin=_voorstel(request.GET),
        na_eerder=naar_plan,
    )


def _voorstel(vraag: QueryDict) -> dict[str, Any]:
    """Fill in what the page that one came from knows already."""
    begin: dict[str, Any] = {"niveau": Niveau.LOKAAL.value}
    if gevonden := acties().get(vraag.get("actie", "")):
        steen, actie = gevonden
        begin |= {"wat": actie.naam, "bouwsteen": steen.code, "actie": actie.code}
    return begin | {naam: vraag[naam] for naam in ("afname", "deel") if naam in vraag}


def eerst_beginnen(request: Verzoek) -> HttpResponse:
    """Lead who wants to write between two plans to the beginning of the next."""
    messages.info(request, TUSSEN_PLANNEN)
    return redirect("verbeterplan_beginnen")


def _met_regel(request: Verzoek, regel: UUID) -> tuple[Planblad, Regelbeeld]:
    """Return the plan with this line. A form of a plan that closed meanwhile is handled, so that it can say so."""
    blad = lees_plan_met(door=request.actor, regel=regel)
    een = blad.regel(regel)
    if een.gestopt_op is not None:
        raise NietGevonden
    if request.method == "GET" and blad.gesloten_op is not None:
        raise Geweigerd("Deze actie staat in een plan dat is gesloten. U kunt haar lezen, niet veranderen.")
    return blad, een


@pagina(
    f"{PAD}acties/<uuid:regel>/",
    "planregel",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een actie in het verbeterplan wijzigen.",
)
def regel_wijzigen(request: Verzoek, regel: UUID) -> HttpResponse:
    """Change a line."""
    blad, een = _met_regel(request, regel)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        versie = velden["versie"]
        wijzig_regel(door=request.actor, regel=regel, invoer=_invoer(velden), versie=versie, verzoek=verzoek)
        return naar_plan()

    begin = {naam: getattr(een.regel, naam) for naam in REGELVELDEN}
    niveau = een.regel.niveau.value if een.regel.niveau else ""
    return behandel(
        request,
        formulier=partial(Regelformulier, stenen=bouwstenen()),
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, een.regel.wat),
        begin=begin | {"niveau": niveau, "actie": een.actie, "versie": een.versie},
        na_eerder=naar_plan,
    )


@pagina(
    f"{PAD}acties/<uuid:regel>/voortgang/",
    "planregel_voortgang",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Vastleggen hoe het met een actie uit het verbeterplan staat.",
)
def voortgang(request: Verzoek, regel: UUID) -> HttpResponse:
    """Say where a line stands today."""
    blad, een = _met_regel(request, regel)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("stand", "tekst", "versie")}
        leg_voortgang_vast(door=request.actor, regel=regel, verzoek=verzoek, **gegevens)
        return naar_plan()

    return behandel(
        request,
        formulier=Voortgangsformulier,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "Hoe staat het ermee?", een.regel.wat),
        begin={"stand": een.regel.stand.value, "versie": een.versie},
        na_eerder=naar_plan,
    )


@pagina(
    f"{PAD}acties/<uuid:regel>/stoppen/",
    "planregel_stoppen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Met een actie uit het verbeterplan stoppen, en zeggen waarom.",
)
def stoppen(request: Verzoek, regel: UUID) -> HttpResponse:
    """Drop a line, with the reason."""
    blad, een = _met_regel(request, regel)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("waarom", "versie")}
        stop_regel(door=request.actor, regel=regel, verzoek=verzoek, **gegevens)
        return naar_plan()

    wat = "De actie telt niet meer mee in uren en geld. Zij blijft te lezen, met de reden, ook in het document."
    return behandel(
        request,
        formulier=Stopformulier,
        actie=doe,
        sjabloon="bevestigen.html",
        context=_context(blad, "Stoppen met deze actie")
        | {"wat": {"titel": een.regel.wat}, "gevolgen": [{"wie": "Het plan", "wat": wat}], "knop": "Stoppen"},
        begin={"versie": een.versie},
        na_eerder=naar_plan,
    )
