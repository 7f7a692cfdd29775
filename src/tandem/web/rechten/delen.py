"""Sharing: beforehand exactly what the other will see, without consent the weighing, afterwards the receipt."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.casus.mensen import organisaties
from tandem.acties.huishouden.bladen import lees_lid
from tandem.acties.rechten.delen import (
    Inhoud,
    Vertelinvoer,
    Zonderinvoer,
    deel_met_toestemming,
    deel_zonder_toestemming,
    gronden_zonder_toestemming,
    lees_voorbeeld,
    leg_ontvangst_vast,
    leg_vertellen_vast,
)
from tandem.acties.rechten.toestemmingsblad import lees_deling
from tandem.acties.stuk import Stuk
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import BEIDE, HIER, formulierpagina
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten import deelformulieren as formulieren
from tandem.web.rechten.toestemming import BIJ, PAD, anderen, naar_blad

HULP = (Doel.HULP,)


def per_laag(inhoud: Inhoud) -> list[tuple[str, list[Stuk]]]:
    """The pieces under the layer in which they lie, in words; only layers in which something lies."""
    groepen: dict[Laag, list[Stuk]] = {}
    for stuk in inhoud.stukken:
        groepen.setdefault(stuk.laag, []).append(stuk)
    return [(laag.omschrijving, stukken) for laag, stukken in sorted(groepen.items())]


@pagina(f"{BIJ}delen/", "delen", doelen=HULP, methoden=BEIDE, uitleg="Vooraf zien wat de ander ziet, en dan delen.")
def delen(request: Verzoek, huishouden: UUID, toestemming: UUID) -> HttpResponse:
    """Show what the other would see; share it once everybody said yes."""
    vooraf = lees_voorbeeld(door=request.actor, huishouden=huishouden, toestemming=toestemming)
    terug = naar_blad(huishouden, vooraf.lid.openbaar)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        over: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "toestemming": toestemming}
        deel_met_toestemming(**over, wat=v.get("wat", ""), verzoek=verzoek)
        messages.success(request, f"Gedeeld met {vooraf.ontvanger}.")
        return terug

    soort: type[forms.Form] = Formulier if vooraf.werkt_hier else formulieren.Delen
    return formulierpagina(
        request, vooraf.kop, titel=f"Delen met {vooraf.ontvanger}", knop="Nu delen", terug=terug, actie=actie,
        formulier=soort, sjabloon="rechten/delen.html", vooraf=vooraf, lagen=per_laag(vooraf.inhoud), na_eerder=terug,
    )  # fmt: skip


@pagina(
    f"{PAD}zonder/", "delen_zonder", doelen=HULP, lagen=(Laag.VEILIGHEID,), methoden=BEIDE,
    uitleg="Vastleggen dat er zonder toestemming is gedeeld: de grond, de afweging, en of het verteld is.",
)  # fmt: skip
def zonder(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record sharing without consent."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        velden = ("grondslag", "organisatie", "wie", "wat", "afweging", "verteld_op", "niet_verteld", "opnieuw_op")
        verborgen = tuple(int(nummer) for nummer in v["niet_voor"])
        invoer = Zonderinvoer(**{naam: v[naam] for naam in velden}, niet_zichtbaar_voor=verborgen)
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        deel_zonder_toestemming(**vast, lid=lid, invoer=invoer)
        return naar_blad(huishouden, lid)

    return formulierpagina(
        request, blad.kop, titel=f"Delen over {blad.kaart.naam} zonder toestemming", knop="Vastleggen",
        uitleg="Vraag eerst toestemming als dat kan. Dit opent niets in Tandem voor de ander: u geeft het zelf.",
        terug=naar_blad(huishouden, lid), actie=actie, concept=f"zonder-{lid}",
        formulier=partial(
            formulieren.DelenZonder, gronden=gronden_zonder_toestemming(), organisaties=organisaties(),
            leden=anderen(blad.kop, lid),
        ),
    )  # fmt: skip


@pagina(
    f"{HIER}delingen/<uuid:deling>/vertellen/", "deling_vertellen", doelen=HULP, lagen=(Laag.VEILIGHEID,),
    methoden=BEIDE, uitleg="Vastleggen dat de persoon het nu weet, of waarom nog niet.",
)  # fmt: skip
def vertellen(request: Verzoek, huishouden: UUID, deling: UUID) -> HttpResponse:
    """Record that the person knows now, or why still not and until when."""
    kop, lid, beeld = lees_deling(door=request.actor, huishouden=huishouden, deling=deling)
    terug = naar_blad(huishouden, lid.openbaar)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Vertelinvoer(v["verteld_op"], v["niet_verteld"], v["opnieuw_op"])
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        leg_vertellen_vast(**vast, deling=deling, invoer=invoer)
        return terug

    return formulierpagina(
        request, kop, titel=f"Weet {lid.roepnaam} dat er is gedeeld met {beeld.ontvanger}?", knop="Vastleggen",
        uitleg=f"Waarom het nog niet is verteld: {beeld.niet_verteld}" if beeld.niet_verteld else "",
        terug=terug, formulier=formulieren.Vertellen, actie=actie, na_eerder=terug, concept=f"vertellen-{deling}",
    )  # fmt: skip


@pagina(
    f"{HIER}delingen/<uuid:deling>/ontvangen/", "deling_ontvangen", doelen=HULP, methoden=BEIDE,
    uitleg="Vastleggen dat de ander zegt het te hebben ontvangen.",
)  # fmt: skip
def ontvangen(request: Verzoek, huishouden: UUID, deling: UUID) -> HttpResponse:
    """Record the receipt for somebody who told it."""
    kop, lid, beeld = lees_deling(door=request.actor, huishouden=huishouden, deling=deling)
    terug = naar_blad(huishouden, lid.openbaar)

    def actie(_v: dict[str, Any], verzoek: UUID) -> str:
        leg_ontvangst_vast(door=request.actor, huishouden=huishouden, deling=deling, verzoek=verzoek)
        return terug

    return formulierpagina(
        request, kop, titel=f"Heeft {beeld.ontvanger} dit ontvangen?", knop="Ja, ontvangen", uitleg=beeld.wat,
        terug=terug, formulier=Formulier, actie=actie, na_eerder=terug,
    )  # fmt: skip


def naar_gedeeld(huishouden: UUID) -> str:
    """The address of what was shared with me of one file."""
    return reverse("gedeeld_dossier", args=[huishouden])
