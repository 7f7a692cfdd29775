"""Consent about one person: the ledger, with grondslag, beroepsgeheim and regie apart; asking and answering."""

from contextlib import suppress
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.huishouden.bladen import lees_lid
from tandem.acties.huishouden.kop import Dossierkop, LidKort
from tandem.acties.rechten.ontvangers import ontvangers
from tandem.acties.rechten.toestemming import (
    Antwoordinvoer,
    Vraaginvoer,
    antwoord_gezien,
    leg_antwoord_vast,
    vraag_toestemming,
)
from tandem.acties.rechten.toestemmingsblad import lees_toestemming, lees_toestemmingen
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import BEIDE, HIER, formulierpagina
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten import deelformulieren as formulieren

PAD = f"{HIER}personen/<uuid:lid>/toestemming/"
BIJ = f"{HIER}toestemming/<uuid:toestemming>/"
HULP = (Doel.HULP,)


@pagina(PAD, "toestemming", doelen=HULP, uitleg="Met wie over deze persoon wordt gedeeld, en wie daar ja op zei.")
def toestemming(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Show what was asked, answered and shared about one person."""
    blad = lees_toestemmingen(door=request.actor, huishouden=huishouden, lid=lid)
    context = {**dossiercontext(blad.kop, "personen"), "blad": blad, "wie": blad.lid.roepnaam, "GELDT": Stand.GELDT}
    return render(request, "rechten/toestemming.html", context)


@pagina(
    f"{PAD}gezien/", "toestemming_gezien", doelen=HULP, methoden=("POST",),
    uitleg="Zeggen dat u het antwoord uit Mijn Tandem las.",
)  # fmt: skip
def gezien(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Say that the answers from the portal were read; saying it twice changes nothing."""
    with suppress(Ongeldig):
        antwoord_gezien(door=request.actor, huishouden=huishouden, lid=lid)
    return redirect(naar_blad(huishouden, lid))


def naar_blad(huishouden: UUID, lid: UUID) -> str:
    """The address of the ledger of one person."""
    return reverse("toestemming", args=[huishouden, lid])


def anderen(kop: Dossierkop, lid: UUID) -> list[tuple[str, str]]:
    """The other members, to hide something from: number and name."""
    return [(str(een.id), een.naam) for een in kop.leden if een.openbaar != lid]


@pagina(f"{PAD}vragen/", "toestemming_vragen", doelen=HULP, methoden=BEIDE, uitleg="Toestemming vragen om te delen.")
def vragen(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Ask for consent."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        verborgen = tuple(int(nummer) for nummer in v["niet_voor"])
        invoer = Vraaginvoer(v["waarvoor"], tuple(v["lagen"]), v["ontvanger"], v["tot"], verborgen)
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        nieuw = vraag_toestemming(**vast, lid=lid, invoer=invoer)
        messages.success(request, "Uw vraag staat erbij. Er is nog niets gedeeld.")
        return reverse("delen", args=[huishouden, nieuw])

    return formulierpagina(
        request, blad.kop, titel=f"Vragen om te delen over {blad.kaart.naam}", knop="Verder: wat de ander dan ziet",
        uitleg="Er wordt pas iets gedeeld als iedereen die moet toestemmen, ja zegt.",
        terug=naar_blad(huishouden, lid), actie=actie, concept=f"toestemming-{lid}",
        formulier=partial(formulieren.Vraag, ontvangers=list(ontvangers(request.actor)), leden=anderen(blad.kop, lid)),
    )  # fmt: skip


def _antwoordpagina(
    request: Verzoek, kop: Dossierkop, lid: LidKort, toestemming: UUID, *, vast: str = "", **meer: Any
) -> HttpResponse:
    """A form on which an answer is recorded; ``vast``: which answer it is, when the form does not ask."""
    terug = naar_blad(kop.huishouden, lid.openbaar)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Antwoordinvoer(v["gever"], vast or v["antwoord"], v["wijze"], v["toelichting"])
        over: dict[str, Any] = {"door": request.actor, "huishouden": kop.huishouden, "toestemming": toestemming}
        leg_antwoord_vast(**over, invoer=invoer, verzoek=verzoek)
        return terug

    return formulierpagina(request, kop, terug=terug, actie=actie, na_eerder=terug, **meer)


@pagina(
    f"{BIJ}antwoord/", "toestemming_antwoord", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen wat iemand antwoordde."
)
def antwoord(request: Verzoek, huishouden: UUID, toestemming: UUID) -> HttpResponse:
    """Record what somebody answered."""
    kop, lid, beeld = lees_toestemming(door=request.actor, huishouden=huishouden, toestemming=toestemming)
    return _antwoordpagina(
        request, kop, lid, toestemming, titel=f"Delen met {beeld.ontvanger}: wat is het antwoord?", knop="Vastleggen",
        uitleg=f"{beeld.waarvoor}", formulier=partial(formulieren.Antwoord, gevers=beeld.gevers),
        concept=f"antwoord-{toestemming}",
    )  # fmt: skip


@pagina(f"{BIJ}intrekken/", "toestemming_intrekken", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen dat iemand stopt.")
def intrekken(request: Verzoek, huishouden: UUID, toestemming: UUID) -> HttpResponse:
    """Record that somebody takes a yes back; say beforehand what stops, and what does not."""
    kop, lid, beeld = lees_toestemming(door=request.actor, huishouden=huishouden, toestemming=toestemming)
    if not beeld.trekkers:
        raise NietGevonden
    gevolgen = [
        {"wie": beeld.ontvanger, "wat": "Ziet vanaf dat moment niets meer, en krijgt daar bericht van."},
        {"wie": lid.roepnaam, "wat": "Wat de ander al las of kreeg, is niet terug te halen. Het staat op een lijst."},
        {"wie": "het dossier", "wat": "Wij moeten het dossier blijven bewaren. Dat verandert hierdoor niet."},
    ]
    return _antwoordpagina(
        request, kop, lid, toestemming, vast=Antwoordsoort.INGETROKKEN.value, gevolgen=gevolgen,
        titel=f"Stoppen met delen met {beeld.ontvanger}?", knop="Toestemming intrekken", sjabloon="bevestigen.html",
        formulier=partial(formulieren.Intrekken, gevers=beeld.trekkers),
    )  # fmt: skip
