"""Pages on which an impact analysis is worked on: begun, filled in, read from a workbook, established, carried over."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.bouwstenen.inhoud import bouwstenen
from tandem.acties.bouwstenen.plan import lees_plan
from tandem.acties.impact.bestand import lees_bestand_in
from tandem.acties.impact.inhoud import onderdeel_van, posten
from tandem.acties.impact.lezen import Analyseblad, lees_deelversie, lees_impact
from tandem.acties.impact.naarplan import neem_over, voorstel_voor
from tandem.acties.impact.schrijven import begin_analyse, bewaar_cijfers, bewaar_deel, stel_vast
from tandem.regels.bouwstenen.plan import Niveau, Planregel
from tandem.regels.impact.analyse import VELDEN, Cijferplek, Cijferregel, Deelwoorden
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden
from tandem.regels.tekst import aantal
from tandem.web.bouwstenen.formulieren import Regelformulier
from tandem.web.bouwstenen.planwijzigen import eerst_beginnen
from tandem.web.formulier import Formulier, behandel
from tandem.web.impact.analyse import EEN, PAD
from tandem.web.impact.formulieren import (
    UITLEG_GETAL,
    Deelformulier,
    Inleesformulier,
    Vaststelformulier,
    begin_van,
    maak_cijferformulier,
    regels_uit,
)
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

FORM = ("GET", "POST")
SJABLOON = "impact/formulier.html"
REGELVELDEN = ("wat", "eigenaar", "eind", "bouwsteen", "begin", "uren", "euro", "effect", "waaraan")


def naar_analyse(analyse: object) -> str:
    """Return the address of an analysis."""
    return reverse("impactanalyse", args=[analyse])


def _om_in_te_vullen(request: Verzoek, analyse: UUID) -> Analyseblad:
    blad = lees_impact(door=request.actor, analyse=analyse, om_te_wijzigen=True)
    if blad.vast:
        raise Geweigerd("Deze analyse is vastgesteld en blijft zoals zij is. Begin een nieuwe om verder te gaan.")
    return blad


def _context(blad: Analyseblad, titel: str, uitleg: str = "", **meer: Any) -> dict[str, Any]:
    terug = {"terug_url": naar_analyse(blad.analyse), "terug_tekst": "Terug naar de analyse", "uitleg": uitleg}
    return werkcontext(blad.kop, "verbeterplan", titel=titel) | terug | meer


def _team(request: Verzoek, blad: Analyseblad) -> tuple[str, str]:
    """The team in the address, with its name. Raises ``NietGevonden`` for one that is not of this municipality."""
    team = request.GET.get("team", "")
    if team and team not in blad.teams:
        raise NietGevonden
    if not (blad.mag_alles or team in blad.eigen_teams):
        raise Geweigerd("Met uw rol vult u alleen in voor uw eigen team.")
    return team, blad.teams.get(team, "de hele gemeente")


@pagina(f"{PAD}beginnen/", "impact_beginnen", doelen=VERBETEREN, methoden=FORM, uitleg="Een impactanalyse beginnen.")
def beginnen(request: Verzoek) -> HttpResponse:
    """Begin an analysis, from the last one where there is one."""
    blad = lees_impact(door=request.actor, om_te_wijzigen=True)
    uitleg = "U begint met wat in de vorige analyse stond. De vorige blijft zoals zij is." if blad.analyse else ""

    def doe(_: dict[str, Any], verzoek: UUID) -> str:
        return naar_analyse(begin_analyse(door=request.actor, verzoek=verzoek))

    context = werkcontext(blad.kop, "verbeterplan", titel="Een impactanalyse beginnen") | {
        "terug_url": reverse("impact"),
        "terug_tekst": "Terug",
        "knop": "Beginnen",
        "uitleg": uitleg or "Per onderdeel schrijft u op hoe het nu is, hoe het moet worden en wat het verschil is.",
    }
    return behandel(request, formulier=Formulier, actie=doe, sjabloon=SJABLOON, context=context, na_eerder=naar_analyse)


@pagina(
    f"{EEN}onderdelen/<slug:onderdeel>/",
    "impact_deel",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Eén onderdeel van de impactanalyse invullen, voor de gemeente of voor een lokaal team.",
)
def deel(request: Verzoek, analyse: UUID, onderdeel: str) -> HttpResponse:
    """Fill in the words of one part."""
    blad = _om_in_te_vullen(request, analyse)
    een, (team, naam) = onderdeel_van(onderdeel), _team(request, blad)
    woorden, versie = lees_deelversie(door=request.actor, analyse=analyse, onderdeel=onderdeel, team=team)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        niveau = Niveau(velden["niveau"]) if velden["niveau"] else None
        nieuw = Deelwoorden(niveau, *(velden[veld] for veld in VELDEN if veld != "niveau"))
        bewaar_deel(
            door=request.actor, analyse=analyse, onderdeel=onderdeel, woorden=nieuw, team=team,
            versie=velden["versie"], verzoek=verzoek,
        )  # fmt: skip
        return f"{naar_analyse(analyse)}#deel-{onderdeel}"

    cijfers = reverse("impact_cijfers", args=[analyse, Cijfersoort.OMVANG.value])
    return behandel(
        request,
        formulier=Deelformulier,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, een.naam, f"Voor {naam}.", onderdeel=een)
        | {"cijfers_url": f"{cijfers}?{urlencode({'team': team})}" if team else cijfers},
        begin={**{veld: getattr(woorden, veld) or "" for veld in VELDEN}, "versie": versie},
        na_eerder=naar_analyse,
    )


@pagina(
    f"{EEN}getallen/<slug:soort>/",
    "impact_cijfers",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Huishoudens per jaar, formatie, of hoeveel mensen iets kunnen, voor de gemeente of een lokaal team.",
)
def cijfers(request: Verzoek, analyse: UUID, soort: str) -> HttpResponse:
    """Fill in the figures of one kind."""
    blad = _om_in_te_vullen(request, analyse)
    if soort not in list(Cijfersoort):
        raise NietGevonden
    wat, (team, naam) = Cijfersoort(soort), _team(request, blad)
    toen = {
        code: regel for code in posten(wat) if (regel := blad.inhoud.cijfers.get(Cijferplek(wat, code, team)))
    }  # fmt: skip

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        regels: dict[str, Cijferregel] = regels_uit(velden, posten(wat), toen)
        bewaar_cijfers(door=request.actor, analyse=analyse, soort=wat, regels=regels, team=team, verzoek=verzoek)
        return naar_analyse(analyse)

    vorm = maak_cijferformulier(wat, posten(wat), basis=wat is Cijfersoort.COMPETENTIE and not team)
    return behandel(
        request,
        formulier=vorm,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, _TITELS[wat], f"Voor {naam}. {UITLEG_GETAL}", let_op=_LET_OP.get(wat, "")),
        begin=begin_van(toen),
        na_eerder=naar_analyse,
    )


_TITELS = {
    Cijfersoort.OMVANG: "Hoe groot is de opgave?",
    Cijfersoort.FORMATIE: "Formatie",
    Cijfersoort.COMPETENTIE: "Weten en kunnen",
}
_LET_OP = {
    Cijfersoort.COMPETENTIE: (
        "U vult aantallen in, geen namen. Per team zien alleen beleidsadviseurs en teamleiders van uw gemeente dit. "
        "Anderen zien de som van alle teams, en bij minder dan vijf mensen dat het geheim is."
    ),
}


@pagina(
    f"{EEN}vaststellen/",
    "impact_vaststellen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Vastleggen dat een impactanalyse is vastgesteld.",
)
def vaststellen(request: Verzoek, analyse: UUID) -> HttpResponse:
    """Establish an analysis."""
    blad = _om_in_te_vullen(request, analyse)
    if not blad.mag_alles:
        raise Geweigerd("Met uw rol stelt u geen impactanalyse vast.")

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        wie = {"op": velden["op"], "wie": velden["door"], "versie": velden["versie"]}
        stel_vast(door=request.actor, analyse=analyse, verzoek=verzoek, **wie)
        return naar_analyse(analyse)

    uitleg = (
        "Daarna blijft deze analyse zoals zij is. Uw wethouder, de cliëntenraad en uw teams kunnen haar dan lezen. "
        "Anderen alleen als uw gemeente haar uitkomsten laat zien."
    )
    return behandel(
        request,
        formulier=Vaststelformulier,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "De impactanalyse vaststellen", uitleg, knop="Vaststellen"),
        begin={"versie": blad.versie},
        na_eerder=naar_analyse,
    )


@pagina(
    f"{EEN}inlezen/",
    "impact_inlezen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een impactanalyse invullen vanuit een rekenblad.",
)
def inlezen(request: Verzoek, analyse: UUID) -> HttpResponse:
    """Read a workbook into the analysis that is worked on."""
    blad = _om_in_te_vullen(request, analyse)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        bestand = velden["bestand"]
        rijen = lees_bestand_in(
            door=request.actor, analyse=analyse, inhoud=bestand.read(), naam=bestand.name, verzoek=verzoek
        )
        messages.success(request, f"{aantal(rijen, 'rij', 'rijen')} ingelezen.")
        return naar_analyse(analyse)

    uitleg = (
        "Gebruik het rekenblad van deze analyse. Elke rij vervangt wat daar stond. "
        "Klopt er iets niet, dan wordt er niets ingelezen."
    )
    return behandel(
        request,
        formulier=Inleesformulier,
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "Een rekenblad inlezen", uitleg, knop="Inlezen")
        | {"rekenblad_url": reverse("impact_rekenblad", args=[analyse])},
        na_eerder=naar_analyse,
    )


@pagina(
    f"{EEN}naar-plan/<slug:gat>/",
    "impact_naar_plan",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een verschil uit de impactanalyse in het verbeterplan zetten.",
)
def naar_plan(request: Verzoek, analyse: UUID, gat: str) -> HttpResponse:
    """Put a gap into the plan."""
    blad = lees_impact(door=request.actor, analyse=analyse, om_te_wijzigen=True)
    voorstel = voorstel_voor(blad, gat)
    if request.method == "GET" and lees_plan(door=request.actor).tussen_plannen:
        return eerst_beginnen(request)
    begin = {naam: getattr(voorstel, naam) for naam in ("wat", "effect", "bouwsteen")}

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        regel = Planregel(niveau=Niveau(velden["niveau"]), **{naam: velden[naam] for naam in REGELVELDEN})
        try:
            neem_over(door=request.actor, analyse=analyse, gat=gat, regel=regel, actie=velden["actie"], verzoek=verzoek)
        except AlGedaan:
            messages.info(request, "Dit staat al in het verbeterplan.")
        return reverse("verbeterplan")

    return behandel(
        request,
        formulier=partial(Regelformulier, stenen=bouwstenen()),
        actie=doe,
        sjabloon=SJABLOON,
        context=_context(blad, "In het verbeterplan zetten", f"Uit de impactanalyse: {voorstel.naam}.")
        | {"knop": "In het plan zetten"},
        begin=begin | {"niveau": voorstel.niveau.value},
        na_eerder=lambda _: reverse("verbeterplan"),
    )
