"""Pages about joint talks: the list (with consultations), one talk, considerations, decisions, closing."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.bespreking import (
    Bespreking,
    lees_bespreking,
    lees_besprekingen,
    leg_besluiten_vast,
    plan_bespreking,
    rond_bespreking_af,
    voeg_overwegingen_toe,
)
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.acties.casus.consultatie import lees_consultaties
from tandem.regels.casus.bespreking import Besprekingsoort, GezinErbij
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.casus.contactbeeld import afspraken_beeld
from tandem.web.casus.overlegformulieren import (
    Besluitformulier,
    Feitenformulier,
    Overlegformulier,
    Overwegingformulier,
)
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, Formulier, behandel
from tandem.web.onderdelen import Gegeven, Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regelbeeld import toon_regels
from tandem.web.woorden import moment

OVERLEGGEN = "huishoudens/<uuid:huishouden>/overleg/"
EEN = f"{OVERLEGGEN}<uuid:bespreking>/"
SOORT = {
    Besprekingsoort.CASUSBESPREKING.value: "Casusbespreking",
    Besprekingsoort.FEITENONDERZOEK.value: "Feitenonderzoek",
}
FORM = ("GET", "POST")
AFRONDEN_GEVOLGEN = [
    {"wie": "iedereen", "wat": "Er kan niets meer bij: geen overwegingen en geen besluiten."},
    {"wie": "gasten", "wat": "Zij kunnen niets meer toevoegen."},
    {"wie": "het dossier", "wat": "Het overleg en de besluiten blijven te lezen."},
]


def adres(huishouden: UUID, bespreking: UUID | str) -> str:
    """Return the address of a talk."""
    return reverse("bespreking", args=[huishouden, bespreking])


@pagina(
    OVERLEGGEN,
    "besprekingen",
    doelen=(Doel.HULP,),
    lagen=(Laag.ANALYSE,),
    uitleg="Overleggen en advies bij dit huishouden.",
)
def besprekingen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the talks and the consultations."""
    kop, alle = lees_besprekingen(door=request.actor, huishouden=huishouden)
    _, consulten = lees_consultaties(door=request.actor, huishouden=huishouden)
    rijen = [
        Rij(
            titel=f"{SOORT.get(een.soort, een.soort)}, {moment(een.op)}",
            url=adres(huishouden, een.openbaar),
            tekst=een.vraag,
            merk="afgerond" if een.afgerond_op else "",
            toon="goed" if een.afgerond_op else "",
        )
        for een in alle
    ]
    return render(
        request,
        "casus/besprekingen.html",
        {**dossiercontext(kop, "huishouden"), "rijen": rijen, "consulten": consulten},
    )


@pagina(f"{OVERLEGGEN}nieuw/", "bespreking_nieuw", doelen=(Doel.HULP,), methoden=FORM, uitleg="Een overleg plannen.")
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Plan a joint talk, or record one that was held."""
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden)
    laatste: list[Overlegformulier] = []

    def formulier(**opties: Any) -> Overlegformulier:
        laatste[:] = [Overlegformulier(kop=beeld.kop, betrokkenen=beeld.nu, **opties)]
        return laatste[0]

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        return adres(
            huishouden,
            plan_bespreking(door=request.actor, huishouden=huishouden, invoer=laatste[0].invoer(), verzoek=verzoek),
        )

    ik = [str(een.openbaar) for een in beeld.nu if een.van_mij]
    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/bespreking_nieuw.html",
        context={
            **dossiercontext(beeld.kop, "huishouden"), "knop": "Overleg vastleggen",
            "terug_url": reverse("besprekingen", args=[huishouden]),
        },
        begin={"soort": Besprekingsoort.CASUSBESPREKING.value, "gezin_erbij": GezinErbij.JA.value, "aanwezigen": ik},
        plek=Conceptplek(huishouden, "overleg"),
        na_eerder=partial(adres, huishouden),
    )  # fmt: skip


@pagina(EEN, "bespreking", doelen=(Doel.HULP,), uitleg="Eén overleg: wie erbij is, overwegingen en besluiten.")
def bespreking(request: Verzoek, huishouden: UUID, bespreking: UUID) -> HttpResponse:
    """Show one talk."""
    gelezen = lees_bespreking(door=request.actor, huishouden=huishouden, bespreking=bespreking)
    return render(request, "casus/bespreking.html", {**_context(gelezen), "vol": True})


def _context(gelezen: Bespreking) -> dict[str, Any]:
    kop = gelezen.kop
    erbij = next((e.omschrijving for e in GezinErbij if e.value == gelezen.kort.gezin_erbij), "")
    gasten = [f"{gast.naam} ({gast.organisatie}), gast" for gast in gelezen.gasten]
    professionals = [f"{een.naam} ({een.organisatie})" for een in gelezen.aanwezigen]
    return {
        **dossiercontext(kop, "huishouden"),
        "overleg": gelezen,
        "titel": f"{SOORT.get(gelezen.kort.soort, '')}, {moment(gelezen.kort.op)}",
        "gegevens": [
            Gegeven("Zijn zij er zelf bij?", f"{erbij.capitalize()}. {gelezen.gezin_toelichting}".strip()),
            Gegeven("Van het huishouden", kop.namen(gelezen.aanwezige_leden), onbekend="niemand"),
            Gegeven("Professionals", "\n".join([*professionals, *gasten]), onbekend="niemand"),
        ],
        "regels": toon_regels(gelezen.overwegingen, kop),
        "besluiten": [
            (beeld, gelezen.waarom.get(een.id, ""))
            for een, beeld in zip(gelezen.besluiten, afspraken_beeld(gelezen.besluiten, kop), strict=True)
        ],
        "open": gelezen.kort.afgerond_op is None,
        "terug_url": adres(kop.huishouden, gelezen.kort.openbaar),
    }


@pagina(f"{EEN}overwegingen/", "overwegingen", doelen=(Doel.HULP,), methoden=FORM, uitleg="Overwegingen toevoegen.")
def overwegingen(request: Verzoek, huishouden: UUID, bespreking: UUID) -> HttpResponse:
    """Add considerations."""
    gelezen = lees_bespreking(door=request.actor, huishouden=huishouden, bespreking=bespreking)
    feiten = gelezen.kort.soort == Besprekingsoort.FEITENONDERZOEK.value

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        voeg_overwegingen_toe(
            door=request.actor, huishouden=huishouden, bespreking=bespreking, regels=velden["regels"], verzoek=verzoek
        )
        return adres(huishouden, bespreking)

    soort = Feitenformulier if feiten else Overwegingformulier
    return behandel(
        request,
        formulier=partial(soort, leden=gelezen.kop.leden, vandaag=gelezen.kop.vandaag),
        actie=actie,
        sjabloon="casus/bespreking_erbij.html",
        context={**_context(gelezen), "kopje": "Overwegingen toevoegen", "knop": "Toevoegen"},
        plek=Conceptplek(huishouden, f"overweging-{bespreking}"),
        na_eerder=partial(adres, huishouden),
    )


@pagina(f"{EEN}besluiten/", "besluiten", doelen=(Doel.HULP,), methoden=FORM, uitleg="Besluiten vastleggen.")
def besluiten(request: Verzoek, huishouden: UUID, bespreking: UUID) -> HttpResponse:
    """Record decisions; each becomes an agreement."""
    gelezen = lees_bespreking(door=request.actor, huishouden=huishouden, bespreking=bespreking)
    betrokken = lees_betrokkenen(door=request.actor, huishouden=huishouden).nu
    laatste: list[Besluitformulier] = []

    def formulier(**opties: Any) -> Besluitformulier:
        ik = (request.actor.medewerker, request.actor.naam)
        laatste[:] = [Besluitformulier(kop=gelezen.kop, betrokkenen=betrokken, ik=ik, **opties)]
        return laatste[0]

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        leg_besluiten_vast(
            door=request.actor,
            huishouden=huishouden,
            bespreking=bespreking,
            besluiten=laatste[0].invoer(),
            verzoek=verzoek,
        )
        return adres(huishouden, bespreking)

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/bespreking_erbij.html",
        context={**_context(gelezen), "kopje": "Besluiten vastleggen", "knop": "Besluiten vastleggen", "lijst": True},
        plek=Conceptplek(huishouden, f"besluit-{bespreking}"),
        na_eerder=partial(adres, huishouden),
    )


@pagina(f"{EEN}afronden/", "bespreking_afronden", doelen=(Doel.HULP,), methoden=FORM, uitleg="Een overleg afronden.")
def afronden(request: Verzoek, huishouden: UUID, bespreking: UUID) -> HttpResponse:
    """Close a talk, after what follows from it has been read."""
    gelezen = lees_bespreking(door=request.actor, huishouden=huishouden, bespreking=bespreking)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        wie = {"huishouden": huishouden, "bespreking": bespreking}
        rond_bespreking_af(door=request.actor, verzoek=verzoek, versie=velden.get("versie"), **wie)
        messages.success(request, "Het overleg is afgerond.")
        return adres(huishouden, bespreking)

    return behandel(
        request,
        formulier=Formulier,
        actie=actie,
        sjabloon="bevestigen.html",
        context={
            **_context(gelezen),
            "titel": "Dit overleg afronden?",
            "gevolgen": AFRONDEN_GEVOLGEN,
            "knop": "Overleg afronden",
            "terug_url": adres(huishouden, bespreking),
        },
        na_eerder=partial(adres, huishouden),
    )
