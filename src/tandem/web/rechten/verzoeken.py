"""Requests at the professional's side: the list of a household, one request with its answer, and recording one."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.rechten.verzoek import Stapinvoer, Verzoekinvoer, leg_verzoek_vast, zet_verzoekstap
from tandem.acties.rechten.verzoekbeeld import Verzoekbeeld, verzoekregels, wegen_na_weigering
from tandem.acties.rechten.verzoeklezen import (
    Verzoekenkort,
    lees_vastlegkeuzes,
    lees_verzoek,
    lees_verzoeken,
    verzoeken_in_het_kort,
)
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.verzoek import EIGEN_LAAG
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import BEIDE, HIER, als_uuid, formulierpagina
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.verzoekformulieren import Stapformulier, Vastlegformulier
from tandem.web.secties import sectie

HULP = (Doel.HULP,)
LAGEN = (Laag.PLAN, EIGEN_LAAG)
BIJ = f"{HIER}verzoeken/<uuid:rechtsverzoek>/"


def _rij(kop: Dossierkop, een: Verzoekbeeld) -> dict[str, Any]:
    wie = een.buiten.naam if een.buiten else kop.namen([een.vrager])
    return {"een": een, "over": kop.namen([een.over]), "vrager": "" if een.over == een.vrager else wie}


@pagina(f"{HIER}verzoeken/", "verzoeken", doelen=HULP, lagen=LAGEN, uitleg="Wat mensen vroegen over hun gegevens.")
def verzoeken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """List the requests: what waits first, what is due first on top."""
    blad = lees_verzoeken(door=request.actor, huishouden=huishouden)
    context = {
        **dossiercontext(blad.kop),
        "open": [_rij(blad.kop, een) for een in blad.open],
        "klaar": [_rij(blad.kop, een) for een in blad.klaar],
        "mag": blad.mag_vastleggen,
    }
    return render(request, "rechten/verzoeken.html", context)


@pagina(
    f"{HIER}verzoeken/vastleggen/",
    "verzoek_nieuw",
    doelen=HULP,
    lagen=LAGEN,
    methoden=BEIDE,
    uitleg="Een verzoek vastleggen dat iemand deed aan de deur, aan de telefoon of per brief.",
)
def vastleggen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record a request on behalf of a member."""
    keuzes = lees_vastlegkeuzes(door=request.actor, huishouden=huishouden)
    terug = reverse("verzoeken", args=[huishouden])

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Verzoekinvoer(v["soort"], v["tekst"], als_uuid(v["regel"]), v["ontvangen_op"])
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        leg_verzoek_vast(**vast, vrager=UUID(v["vrager"]), voor=UUID(v["voor"]), invoer=invoer)
        messages.success(request, "Het verzoek is vastgelegd. Op de werklijst staat wanneer het antwoord er moet zijn.")
        return terug

    return formulierpagina(
        request, keuzes.kop, titel="Een verzoek over gegevens vastleggen", knop="Verzoek vastleggen", terug=terug,
        actie=actie, formulier=partial(Vastlegformulier, keuzes=keuzes, soorten=verzoekregels()), tab="",
        uitleg="Iemand hoeft niet te zeggen waarom. Anderen uit het huishouden zien dit verzoek niet.",
        begin={"ontvangen_op": timezone.localdate()}, concept="verzoek", na_eerder=terug,
    )  # fmt: skip


@pagina(BIJ, "verzoek", doelen=HULP, lagen=LAGEN, uitleg="Eén verzoek: wat er gevraagd is, en wat ermee gebeurde.")
def verzoek(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Show one request with its steps and what can be done."""
    blad = lees_verzoek(door=request.actor, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    context = {
        **dossiercontext(blad.kop),
        "blad": blad,
        **_rij(blad.kop, blad.beeld),
        "wegen": wegen_na_weigering(),
    }
    return render(request, "rechten/verzoek.html", context)


_IN_MIJN_TANDEM = "Wie dit vroeg, leest uw antwoord in Mijn Tandem. Schrijf het in gewone woorden."
_VAN_BUITEN = (
    "Wie dit vroeg, heeft geen account. Uw antwoord komt in de brief die u hierna maakt. "
    "Schrijf in gewone woorden, en niets over een ander."
)


@pagina(
    f"{BIJ}stap/",
    "verzoek_stap",
    doelen=HULP,
    lagen=LAGEN,
    methoden=BEIDE,
    uitleg="Een verzoek bevestigen, uitstellen, toewijzen of weigeren.",
)
def stap(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Answer a request; what is granted is carried out at once."""
    blad = lees_verzoek(door=request.actor, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    if not blad.mogelijk:
        raise NietGevonden
    terug = reverse("verzoek", args=[huishouden, rechtsverzoek])

    def actie(v: dict[str, Any], merk: UUID) -> str:
        verborgen = tuple(int(nummer) for nummer in v.get("verborgen", ()))
        invoer = Stapinvoer(v["stap"], v["tekst"], v["grond"], v.get("nieuw", ""), verborgen)
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": merk}
        zet_verzoekstap(**vast, rechtsverzoek=rechtsverzoek, invoer=invoer, versie=v["versie"] or 0)
        return terug

    return formulierpagina(
        request, blad.kop, titel=f"{blad.beeld.regel.naam}: uw antwoord", knop="Vastleggen", terug=terug, actie=actie,
        formulier=partial(Stapformulier, blad=blad), begin={"versie": blad.beeld.versie, "nieuw": blad.nu}, tab="",
        uitleg=_VAN_BUITEN if blad.beeld.buiten else _IN_MIJN_TANDEM,
        concept=f"verzoek-{rechtsverzoek}", na_eerder=terug,
    )  # fmt: skip


@sectie("rechten/_overzicht_verzoeken.html", plaats=25, deel=verzoeken_in_het_kort, bij="verzoeken")
def verzoeken_op_overzicht(request: Verzoek, huishouden: UUID, kort: Verzoekenkort) -> dict[str, Any]:  # noqa: ARG001
    """Return how many requests wait, and the way to record one."""
    return {"kort": kort, "huishouden": huishouden}
