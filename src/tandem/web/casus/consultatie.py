"""Pages about *consultatie & advies*."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.casus.consultatie import (
    beantwoord_consultatie,
    lees_consultaties,
    lees_vraagblad,
    vraag_consultatie,
)
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.casus.overlegformulieren import Antwoordformulier, Vraagformulier
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina

CONSULTATIES = "huishoudens/<uuid:huishouden>/consultaties/"


def terug(huishouden: UUID, _uitkomst: str = "") -> str:
    """Return the address of the page with talks and consultations."""
    return reverse("besprekingen", args=[huishouden])


@pagina(
    f"{CONSULTATIES}nieuw/",
    "consultatie_nieuw",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Advies vragen aan een andere organisatie.",
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Ask somebody of another organisation to think along."""
    blad = lees_vraagblad(door=request.actor, huishouden=huishouden)
    groepen: dict[str, list[tuple[int, str]]] = {}
    for nummer, naam, soort in blad.organisaties:
        groepen.setdefault(soort, []).append((nummer, naam))
    laatste: list[Vraagformulier] = []

    def formulier(**opties: Any) -> Vraagformulier:
        laatste[:] = [Vraagformulier(organisaties=list(groepen.items()), gronden=blad.gronden, **opties)]
        return laatste[0]

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        vraag_consultatie(door=request.actor, huishouden=huishouden, invoer=laatste[0].invoer(), verzoek=verzoek)
        return terug(huishouden)

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/consultatie_nieuw.html",
        context={**dossiercontext(blad.kop, "huishouden"), "knop": "Vraag vastleggen", "terug_url": terug(huishouden)},
        begin={"gevraagd_op": blad.kop.vandaag, "herleidbaar": "nee"},
        plek=Conceptplek(huishouden, "consultatie"),
        na_eerder=partial(terug, huishouden),
    )


@pagina(
    f"{CONSULTATIES}<uuid:consultatie>/antwoord/",
    "consultatie_antwoord",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Het antwoord vastleggen, en vanuit welke rol het is gegeven.",
)
def antwoord(request: Verzoek, huishouden: UUID, consultatie: UUID) -> HttpResponse:
    """Record the answer."""
    kop, alle = lees_consultaties(door=request.actor, huishouden=huishouden)
    een = next((een for een in alle if een.openbaar == consultatie), None)
    if een is None:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        beantwoord_consultatie(
            door=request.actor,
            huishouden=huishouden,
            consultatie=consultatie,
            antwoord=velden["antwoord"],
            positie=velden["positie"],
            op=velden["beantwoord_op"],
            versie=velden["versie"],
            verzoek=verzoek,
        )
        return terug(huishouden)

    context = {
        **dossiercontext(kop, "huishouden"),
        "consult": een,
        "knop": "Antwoord vastleggen",
        "terug_url": terug(huishouden),
    }
    return behandel(
        request,
        formulier=Antwoordformulier,
        actie=actie,
        sjabloon="casus/consultatie_antwoord.html",
        context=context,
        begin={"beantwoord_op": kop.vandaag, "versie": een.versie},
        plek=Conceptplek(huishouden, f"advies-{consultatie}"),
        na_eerder=partial(terug, huishouden),
    )
