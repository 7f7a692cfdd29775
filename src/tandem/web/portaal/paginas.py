"""What a member reads: the first page, plan and agreements, what was written, who helps, rights, who looked."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tandem.acties.plan.beeld import Doelbeeld
from tandem.acties.portaal.lezen import (
    Mijnplan,
    Recht,
    lees_eerste,
    lees_geschreven,
    lees_mensen,
    lees_mijn_plan,
    lees_rechten,
    lees_wie_keek,
)
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.regime import Regime
from tandem.regels.rechten.zeggenschap import Antwoord
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import EIGEN, MIJN, portaalcontext

Blad = tuple[str, dict[str, Any]]
"""A page before it is drawn: its template, and what that needs. For a member, and for who looks as one."""
MIJN_RECHT = {
    Antwoord.JA: _("ja"),
    Antwoord.NEE: _("nee"),
    Antwoord.SAMEN: _("alleen samen met iemand anders"),
    Antwoord.ZELF_JA: _("als het kind dat goed vindt"),
    Antwoord.MENS: _("vraag het na"),
}


@pagina(MIJN, "mijn_begin", wie=Wie.LID, doelen=EIGEN, uitleg="Wat er nu komt, wie te bellen, en hoe het ervoor staat.")
def begin(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what comes next, whom to call, and in which regime this person is, since when and why."""
    return render(request, *blad_begin(request.lid, huishouden))


def blad_begin(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_eerste(door=door, huishouden=huishouden)
    context = {
        **portaalcontext(gelezen.kop, "mijn_begin"),
        "wacht": gelezen.wacht,
        "straks": gelezen.straks,
        "bellen": gelezen.bellen[:3],
        "regime": gelezen.regime,
        "dwang": gelezen.regime.regime is not Regime.MET_TOESTEMMING,
        "vragen": gelezen.vragen,
    }
    return "portaal/begin.html", context


@pagina(f"{MIJN}plan/", "mijn_plan", wie=Wie.LID, doelen=EIGEN, lagen=(Laag.PLAN,), uitleg="Mijn plan en afspraken.")
def plan(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show goals, steps and agreements; what is mine can be ticked off."""
    return render(request, *blad_plan(request.lid, huishouden))


def blad_plan(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_mijn_plan(door=door, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_plan"), **_plan(gelezen)}
    return "portaal/plan.html", context


def _plan(gelezen: Mijnplan) -> dict[str, object]:
    ik, blad = gelezen.kop.ik.id, gelezen.plan
    doelen = [doel for doel in blad.doelen if not doel.losgelaten_op] if blad else []
    return {
        "doelen": [
            {"doel": doel, "mijn": _laatste(doel, ik), "stappen": _stappen(doel.stappen, ik)} for doel in doelen
        ],
        "los": _stappen(blad.losse_stappen, ik) if blad else [],
        "hulp": [een for een in blad.hulp if ik in een.voor or not een.voor] if blad else [],
        "afspraken": gelezen.afspraken,
        "veiligheid": gelezen.veiligheid,
        "evalueren_op": blad.evalueren_op if blad else None,
    }


def _laatste(doel: Doelbeeld, ik: int) -> object:
    eigen = [score for score in doel.scores if score.lid == ik]
    return eigen[-1] if eigen else None


def _stappen(stappen: object, ik: int) -> list[dict[str, object]]:
    return [{"stap": een, "van_mij": een.lid == ik and een.loopt} for een in stappen]  # type: ignore[attr-defined]


@pagina(
    f"{MIJN}opgeschreven/",
    "mijn_geschreven",
    wie=Wie.LID,
    doelen=EIGEN,
    lagen=(Laag.ANALYSE,),
    uitleg="Wat er over mij is opgeschreven, en door wie.",
)
def geschreven(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show each line about this person, with the own view beside it."""
    return render(request, *blad_geschreven(request.lid, huishouden))


def blad_geschreven(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_geschreven(door=door, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_geschreven"), "regels": gelezen.regels, "meer": gelezen.meer}
    return "portaal/geschreven.html", {**context, "vragen": not gelezen.kop.kind}


@pagina(f"{MIJN}mensen/", "mijn_mensen", wie=Wie.LID, doelen=EIGEN, uitleg="Wie er bij mij betrokken zijn.")
def mensen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who helps, for which organisation, since when, and how to call."""
    return render(request, *blad_mensen(request.lid, huishouden))


def blad_mensen(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_mensen(door=door, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_mensen"), "mensen": gelezen.mensen}
    return "portaal/mensen.html", context


@pagina(f"{MIJN}rechten/", "mijn_rechten", wie=Wie.LID, doelen=EIGEN, uitleg="Mijn rechten hier en nu.")
def rechten(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what this person may ask, with the article. What others build on rights finds its place on this page."""
    return render(request, *blad_rechten(request.lid, huishouden))


def blad_rechten(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_rechten(door=door, huishouden=huishouden)
    context = {
        **portaalcontext(gelezen.kop, "mijn_rechten"),
        "zelf": [_recht(een) for een in gelezen.zelf],
        "voor": [(naam, [_recht(een) for een in rijen]) for naam, rijen in gelezen.voor],
    }
    return "portaal/rechten.html", context


def _recht(een: Recht) -> dict[str, Any]:
    return {"wat": een.wat, "antwoord": MIJN_RECHT[een.antwoord], "uitleg": een.uitleg, "artikel": een.artikel}


@pagina(f"{MIJN}keken/", "mijn_keken", wie=Wie.LID, doelen=EIGEN, uitleg="Wie er naar mijn gegevens keken, en waarom.")
def keken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who looked at lines about this person."""
    return render(request, *blad_keken(request.lid, huishouden))


def blad_keken(door: Ledenactor, huishouden: UUID) -> Blad:
    """Return its template and context."""
    gelezen = lees_wie_keek(door=door, huishouden=huishouden)
    context = {**portaalcontext(gelezen.kop, "mijn_keken"), "regels": gelezen.regels}
    return "portaal/keken.html", context
