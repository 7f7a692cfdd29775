"""About the file itself: its name, closing it to a team, shielding it, supervision, a member who is a professional."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden import sluiting
from tandem.acties.huishouden.bladen import lees_dossierblad
from tandem.acties.huishouden.keuzes import professionals, teams
from tandem.acties.huishouden.naam import kies_naam
from tandem.acties.huishouden.publiek import merk_publiek
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, formulierpagina
from tandem.web.huishouden.formulieren import Bevestiging, Medewerker, Naam, Reden, Team, Toezicht
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

DOSSIER = f"{HIER}dossier/"


@pagina(DOSSIER, "dossier", doelen=HULP, uitleg="Alles over het dossier zelf: naam, toegang, splitsen en samenvoegen.")
def dossier(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what can be done with the file itself."""
    blad = lees_dossierblad(door=request.actor, huishouden=huishouden)
    context = {
        **dossiercontext(blad.kop),
        "blad": blad,
        "sluitingen": [
            {"zin": f"{team}, sinds {datum(van)}", "url": adres("heropenen", huishouden, openbaar)}
            for openbaar, team, van in blad.sluitingen
        ],
    }
    return render(request, "huishouden/dossier.html", context)


@pagina(f"{DOSSIER}naam/", "huishouden_naam", doelen=HULP, methoden=BEIDE, uitleg="Hoe het huishouden wil heten.")
def naam(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Choose what the household is called."""
    blad = lees_dossierblad(door=request.actor, huishouden=huishouden)
    terug = adres("dossier", huishouden)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        kies_naam(
            door=request.actor,
            huishouden=huishouden,
            eigen_naam=v["eigen_naam"],
            versie=v["versie"],
            verzoek=verzoek,
        )
        return terug

    return formulierpagina(
        request, blad.kop, titel="Hoe het huishouden wil heten", knop="Vastleggen", terug=terug, formulier=Naam,
        actie=actie, begin={"eigen_naam": blad.eigen_naam, "versie": blad.versie},
    )  # fmt: skip


@pagina(f"{DOSSIER}sluiten/", "sluiten", doelen=HULP, methoden=BEIDE, uitleg="Het dossier sluiten voor een team.")
def sluiten(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Close the file to a team."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        sluiting.sluit_voor_team(
            door=request.actor, huishouden=huishouden, team=v["team"], reden=v["reden"], verzoek=verzoek
        )
        return adres("dossier", huishouden)

    return formulierpagina(
        request, kop, titel="Dossier sluiten voor een team", knop="Sluiten voor dit team", tab="",
        terug=adres("dossier", huishouden), formulier=partial(Team, teams=teams()), actie=actie,
        sjabloon="bevestigen.html",
        gevolgen=[
            {"wie": "het team", "wat": "Niemand van dit team kan het dossier nog openen, ook wie betrokken is."},
            {"wie": "wie zoekt", "wat": "Wie buiten eigen huishoudens zoekt, krijgt over dit dossier geen antwoord."},
            {"wie": "het huishouden", "wat": "In de tijdlijn staat dat het dossier voor dit team gesloten is."},
        ],
    )  # fmt: skip


@pagina(
    f"{DOSSIER}sluiting/<uuid:sluiting_id>/",
    "heropenen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Het dossier weer openen voor een team.",
)
def heropenen(request: Verzoek, huishouden: UUID, sluiting_id: UUID) -> HttpResponse:
    """End a closing."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(_: dict[str, Any], verzoek: UUID) -> str:
        sluiting.heropen_voor_team(door=request.actor, huishouden=huishouden, sluiting=sluiting_id, verzoek=verzoek)
        return adres("dossier", huishouden)

    return formulierpagina(
        request, kop, titel="Weer open voor dit team", knop="Weer openen", tab="", formulier=Bevestiging, actie=actie,
        terug=adres("dossier", huishouden), sjabloon="bevestigen.html",
        gevolgen=[{"wie": "het team", "wat": "Wie van dit team betrokken is, kan het dossier weer openen."}],
    )  # fmt: skip


@pagina(
    f"{DOSSIER}afschermen/",
    "afschermen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Het dossier onvindbaar maken voor anderen.",
)
def afschermen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Shield the whole file from searches outside, or stop doing so."""
    blad = lees_dossierblad(door=request.actor, huishouden=huishouden)
    straks = not blad.afgeschermd

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        sluiting.scherm_af(
            door=request.actor, huishouden=huishouden, afgeschermd=straks, reden=v["reden"], verzoek=verzoek
        )
        return adres("dossier", huishouden)

    wat = "geen antwoord meer" if straks else "weer te horen welk team ze kunnen vragen"
    return formulierpagina(
        request, blad.kop, titel="Dossier afschermen" if straks else "Dossier niet meer afschermen", tab="",
        knop="Afschermen" if straks else "Niet meer afschermen", terug=adres("dossier", huishouden), formulier=Reden,
        actie=actie, sjabloon="bevestigen.html",
        gevolgen=[
            {"wie": "wie zoekt", "wat": f"Professionals die niet betrokken zijn, krijgen over dit dossier {wat}."},
            {"wie": "wie betrokken is", "wat": "Voor wie betrokken is, verandert er niets."},
        ],
    )  # fmt: skip


@pagina(
    f"{DOSSIER}extra-toezicht/",
    "extra_toezicht",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Extra toezicht als veel mensen iemand uit het huishouden kennen.",
)
def extra_toezicht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Say that many people know somebody in this household, or that it is so no more."""
    blad = lees_dossierblad(door=request.actor, huishouden=huishouden)
    aan = blad.publiek_sinds is None

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        merk_publiek(
            door=request.actor, huishouden=huishouden, publiek=v["stand"] == "aan", reden=v["reden"], verzoek=verzoek
        )
        return adres("dossier", huishouden)

    return formulierpagina(
        request, blad.kop, titel="Extra toezicht aanzetten" if aan else "Extra toezicht uitzetten", tab="",
        knop="Aanzetten" if aan else "Uitzetten", terug=adres("dossier", huishouden), formulier=Toezicht,
        begin={"stand": "aan" if aan else "uit"}, actie=actie, sjabloon="bevestigen.html", gevolgen=_GEVOLGEN[aan],
    )  # fmt: skip


_GEVOLGEN = {
    True: [
        {"wie": "wie dit dossier opent", "wat": "Is dat een ander dan het vaste gezicht? Dan kijkt de "
         "privacyfunctionaris of dat nodig was. Dat geldt vanaf vandaag, ook voor wie betrokken is."},
        {"wie": "wie betrokken is", "wat": "Er verandert niets aan wie het dossier kan openen."},
        {"wie": "het huishouden", "wat": "In Mijn Tandem staat hier niets over."},
    ],
    False: [
        {"wie": "wie dit dossier opent", "wat": "Er gelden weer alleen de gewone regels van toezicht."},
        {"wie": "de privacyfunctionaris", "wat": "Wat al is voorgelegd, blijft staan en wordt beoordeeld. Wie het "
         "dossier opende toen het toezicht aan stond, wordt nog voorgelegd. Dat geldt ook voor vandaag."},
    ],
}  # fmt: skip


@pagina(
    f"{HIER}personen/<uuid:lid>/werkt-hier/",
    "werkt_hier",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Vastleggen dat iemand uit het huishouden een professional is.",
)
def werkt_hier(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Say that a member of the household is a professional."""
    kop = lees_dossierblad(door=request.actor, huishouden=huishouden).kop

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        sluiting.lid_werkt_hier(
            door=request.actor, huishouden=huishouden, lid=lid, medewerker=v["medewerker"], verzoek=verzoek
        )
        return adres("personen", huishouden)

    return formulierpagina(
        request, kop, titel="Deze persoon is een professional", knop="Vastleggen", terug=adres("lid", huishouden, lid),
        formulier=partial(Medewerker, mensen=professionals()), actie=actie, sjabloon="bevestigen.html",
        gevolgen=[
            {"wie": "deze professional", "wat": "Kan dit dossier als professional nooit openen."},
            {"wie": "het hele team", "wat": "Collega's uit hetzelfde team verliezen meteen hun toegang."},
        ],
    )  # fmt: skip
