"""Deciding what becomes of a signal; with an outcome that opens a case, the case is opened in the same act."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.casus.casus import opentermijnen
from tandem.acties.casus.mensen import lokale_teams, vaste_gezichten
from tandem.acties.casus.openen import Openinginvoer
from tandem.acties.casus.triage import Triageblad, Triageinvoer, beoordeel_signaal, lees_triage
from tandem.regels.rechten.lagen import Doel
from tandem.web.casus.signaal import EEN, adres
from tandem.web.casus.signaalbeeld import signaalcontext
from tandem.web.casus.signaalformulieren import Triageformulier
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina


@pagina(
    f"{EEN}beoordelen/",
    "signaal_beoordelen",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Besluiten wat er na een signaal gebeurt.",
)
def beoordelen(request: Verzoek, huishouden: UUID, signaal: UUID) -> HttpResponse:
    """Decide about a signal."""
    blad = lees_triage(door=request.actor, huishouden=huishouden, signaal=signaal)
    opent = {een.code for een in blad.uitkomsten if een.opent_casus}

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = _invoer(velden, opent, blad)
        casus = beoordeel_signaal(
            door=request.actor, huishouden=huishouden, signaal=signaal, verzoek=verzoek, invoer=invoer
        )
        return reverse("casus", args=[huishouden]) if casus else adres(huishouden, signaal)

    termijnen = opentermijnen(blad.signaal.kop.vandaag)
    return behandel(
        request,
        formulier=partial(Triageformulier, blad=blad, gezichten=vaste_gezichten(), teams=lokale_teams()),
        actie=actie,
        sjabloon="casus/triage.html",
        context={
            **dossiercontext(blad.signaal.kop, "huishouden"),
            **signaalcontext(blad.signaal, corrigeren=False),
            "blad": blad,
            "casustermijnen": termijnen,
        },
        begin={
            "terugkoppelen_op": next((t.voorstel for t in blad.terugkoppeltermijnen if t.voorstel), None),
            "eerste_contact": next((t.voorstel for t in termijnen if t.voorstel), None),
            "gezicht": request.actor.lidmaatschap,
        },
        plek=Conceptplek(huishouden, f"triage-{signaal}"),
        na_eerder=lambda _: adres(huishouden, signaal),
    )


def _invoer(velden: dict[str, Any], opent: set[str], blad: Triageblad) -> Triageinvoer:
    """Return what the form holds; the fields about a case count only for an outcome that opens one."""
    opening = openinginvoer(velden, blad.signaal.kop.vandaag) if velden["uitkomst"] in opent else None
    return Triageinvoer(
        uitkomst=velden["uitkomst"],
        reden=velden["reden"],
        niet_meer_acuut=velden.get("niet_meer_acuut", False),
        opening=opening,
        onderzoeksgrond=velden.get("onderzoeksgrond", ""),
        wie_verder=velden["wie_verder"],
        nagaan_op=velden["nagaan_op"],
        terugkoppelen_op=velden.get("terugkoppelen_op"),
    )


def openinginvoer(velden: dict[str, Any], geopend_op: Any) -> Openinginvoer:
    """Return the part of a form that opens a case."""
    return Openinginvoer(
        geopend_op=geopend_op,
        regie=velden["regie"],
        regie_toelichting=velden["regie_toelichting"],
        gezicht=velden["gezicht"],
        gezicht_uiterlijk=velden["gezicht_uiterlijk"],
        team=velden["team"],
        eerste_contact=velden["eerste_contact"],
    )
