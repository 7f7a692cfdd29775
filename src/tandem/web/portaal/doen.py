"""What a member does: an own view beside a text, a figure, a step done, a question, a support person."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tandem.acties.portaal.doen import geef_cijfer, noem_steunpersoon, schrijf_erbij, stel_vraag, vink_stap_af
from tandem.acties.portaal.lezen import lees_eerste, lees_mijn_plan, lees_regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.formulier import Formulier
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import BEIDE, EIGEN, MIJN, portaalformulier
from tandem.web.portaal.formulieren import Cijfer, EigenKant, Steun, Vraag

_WIE_LEEST = gettext_lazy(
    "Dit lezen de mensen die helpen. Anderen thuis lezen dit niet. Binnen een week kijkt iemand ernaar."
)


@pagina(
    f"{MIJN}opgeschreven/<uuid:regel>/",
    "mijn_kant",
    wie=Wie.LID,
    doelen=EIGEN,
    lagen=(Laag.ANALYSE,),
    methoden=BEIDE,
    uitleg="Mijn eigen kant bij een tekst schrijven, of zeggen: dit herken ik niet.",
)
def kant(request: Verzoek, huishouden: UUID, regel: UUID) -> HttpResponse:
    """Write the own view beside a line; the line stays, and both are read together."""
    kop, gelezen = lees_regel(door=request.lid, huishouden=huishouden, regel=regel)

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        vast: dict[str, Any] = {"door": request.lid, "huishouden": huishouden, "regel": regel, "verzoek": verzoek}
        schrijf_erbij(**vast, tekst=v["tekst"], herken=v["herken"] == "ja")

    return portaalformulier(
        request, kop, titel=_("Mijn kant van het verhaal"), knop=_("Schrijf dit erbij"), terug="mijn_geschreven",
        formulier=partial(EigenKant, jong=kop.jong), actie=actie, uitleg=str(_WIE_LEEST), bij=gelezen,
    )  # fmt: skip


@pagina(
    f"{MIJN}plan/doelen/<uuid:doel>/",
    "mijn_cijfer",
    wie=Wie.LID,
    doelen=EIGEN,
    lagen=(Laag.PLAN,),
    methoden=BEIDE,
    uitleg="Zelf een cijfer geven bij een doel.",
)
def cijfer(request: Verzoek, huishouden: UUID, doel: UUID) -> HttpResponse:
    """Say how it goes with a goal."""
    gelezen = lees_mijn_plan(door=request.lid, huishouden=huishouden)
    hier = next((een for een in gelezen.plan.doelen if een.openbaar == doel), None) if gelezen.plan else None
    if hier is None:
        raise NietGevonden

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        vast: dict[str, Any] = {"door": request.lid, "huishouden": huishouden, "doel": doel, "verzoek": verzoek}
        geef_cijfer(**vast, score=v["score"], tekst=v["tekst"])

    return portaalformulier(
        request, gelezen.kop, titel=_("Hoe gaat het hiermee?"), knop=_("Dit is mijn cijfer"), terug="mijn_plan",
        formulier=Cijfer, actie=actie, uitleg=_("Dit lezen de mensen die het plan mogen lezen."), over=hier.tekst,
    )  # fmt: skip


@pagina(
    f"{MIJN}plan/stappen/<uuid:stap>/",
    "mijn_stap",
    wie=Wie.LID,
    doelen=EIGEN,
    lagen=(Laag.PLAN,),
    methoden=BEIDE,
    uitleg="Een eigen stap uit het plan afvinken.",
)
def stap(request: Verzoek, huishouden: UUID, stap: UUID) -> HttpResponse:
    """Tick off a step of mine."""
    gelezen = lees_mijn_plan(door=request.lid, huishouden=huishouden)
    plan = gelezen.plan
    alle = [*plan.losse_stappen, *(een for doel in plan.doelen for een in doel.stappen)] if plan else []
    hier = next((een for een in alle if een.openbaar == stap and een.lid == gelezen.kop.ik.id), None)
    if hier is None:
        raise NietGevonden

    def actie(_velden: dict[str, Any], verzoek: UUID) -> None:
        vink_stap_af(door=request.lid, huishouden=huishouden, stap=stap, verzoek=verzoek)

    return portaalformulier(
        request, gelezen.kop, titel=_("Is deze stap klaar?"), knop=_("Ja, dit is gedaan"), terug="mijn_plan",
        formulier=Formulier, actie=actie, over=hier.tekst,
    )  # fmt: skip


@pagina(f"{MIJN}vraag/", "mijn_vraag", wie=Wie.LID, doelen=EIGEN, methoden=BEIDE, uitleg="Een vraag stellen.")
def vraag(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Ask something; the answer comes on the first page."""
    kop, gevaar = lees_eerste(door=request.lid, huishouden=huishouden).kop, _("Is er nu gevaar? Bel 112.")

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        stel_vraag(door=request.lid, huishouden=huishouden, tekst=v["tekst"], verzoek=verzoek)

    return portaalformulier(
        request, kop, titel=_("Een vraag stellen"), knop=_("Stel de vraag"), terug="mijn_begin", formulier=Vraag,
        actie=actie, uitleg=f"{_WIE_LEEST} {gevaar}",
    )  # fmt: skip


@pagina(f"{MIJN}steun/", "mijn_steun", wie=Wie.LID, doelen=EIGEN, methoden=BEIDE, uitleg="Een steunpersoon noemen.")
def steun(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Name who supports me."""
    kop = lees_eerste(door=request.lid, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        vast: dict[str, Any] = {"door": request.lid, "huishouden": huishouden, "verzoek": verzoek}
        noem_steunpersoon(**vast, naam=v["naam"], bereikbaar=v["bereikbaar"])

    return portaalformulier(
        request, kop, titel=_("Mijn steunpersoon"), knop=_("Dit is mijn steunpersoon"), terug="mijn_mensen",
        formulier=Steun, actie=actie, uitleg=str(_WIE_LEEST),
    )  # fmt: skip
