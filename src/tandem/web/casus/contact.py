"""Pages about contact: the list, one contact, recording one at the door, reading it back, and agreements."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.casus.afspraak import beeindig_afspraak, kijk_afspraak_na
from tandem.acties.casus.contact import lees_terug, leg_contact_vast
from tandem.acties.casus.contactlijst import PER_BLAD, lees_afspraak, lees_contact, lees_contactblad, lees_contacten
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import AlGedaan, Ongeldig
from tandem.web.casus.contactbeeld import afspraken_beeld, contactbeeld, contactrij
from tandem.web.casus.contactformulieren import Contactformulier, Controleformulier, Stopformulier, begin
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.onderdelen import Bladeren
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

CONTACTEN = "huishoudens/<uuid:huishouden>/contacten/"
AFSPRAAK = "huishoudens/<uuid:huishouden>/afspraken/<uuid:afspraak>/"


@pagina(
    CONTACTEN,
    "contacten",
    doelen=(Doel.HULP,),
    lagen=(Laag.PLAN,),
    uitleg="De contacten met dit huishouden en de open afspraken.",
)
def contacten(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the contacts, the last first."""
    gevraagd = request.GET.get("blad", "1")
    gelezen = lees_contacten(
        door=request.actor, huishouden=huishouden, blad=int(gevraagd) if gevraagd.isdecimal() else 1
    )
    context = {
        **dossiercontext(gelezen.kop, "huishouden"),
        "rijen": [contactrij(een, gelezen.kop) for een in gelezen.contacten],
        "afspraken": afspraken_beeld(gelezen.open_afspraken, gelezen.kop),
        "volgend_contact": datum(gelezen.volgend_contact) if gelezen.volgend_contact else "",
        "te_laat": gelezen.volgend_contact is not None and gelezen.volgend_contact < gelezen.kop.vandaag,
        "bladeren": _bladeren(request.path, gelezen.blad, gelezen.totaal),
    }
    return render(request, "casus/contacten.html", context)


def _bladeren(pad: str, blad: int, totaal: int) -> Bladeren | None:
    if totaal <= PER_BLAD:
        return None
    van, tot = (blad - 1) * PER_BLAD + 1, min(blad * PER_BLAD, totaal)
    vorige, volgende = f"{pad}?blad={blad - 1}" if blad > 1 else "", f"{pad}?blad={blad + 1}" if tot < totaal else ""
    return Bladeren(van, tot, totaal, vorige, volgende)


@pagina(
    f"{CONTACTEN}nieuw/",
    "contact_nieuw",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Een contact vastleggen, ook op de telefoon aan de deur.",
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record one contact in one go."""
    blad = lees_contactblad(door=request.actor, huishouden=huishouden)
    laatste: list[Contactformulier] = []

    def formulier(**opties: Any) -> Contactformulier:
        laatste[:] = [Contactformulier(blad=blad, **opties)]
        return laatste[0]

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        nummer = leg_contact_vast(
            door=request.actor, huishouden=huishouden, invoer=laatste[0].invoer(), verzoek=verzoek
        )
        return adres(huishouden, nummer)

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/contact_nieuw.html",
        context={**dossiercontext(blad.kop, "huishouden"), "blad": blad, "knop": "Contact vastleggen"},
        begin=begin(blad),
        plek=Conceptplek(huishouden, "contact"),
        na_eerder=partial(adres, huishouden),
    )


def adres(huishouden: UUID, contact: UUID | str) -> str:
    """Return the address of a contact."""
    return reverse("contact", args=[huishouden, contact])


@pagina(f"{CONTACTEN}<uuid:contact>/", "contact", doelen=(Doel.HULP,), uitleg="Eén contact, met wat er is gezegd.")
def contact(request: Verzoek, huishouden: UUID, contact: UUID) -> HttpResponse:
    """Show one contact."""
    kop, gelezen = lees_contact(door=request.actor, huishouden=huishouden, contact=contact)
    return render(request, "casus/contact.html", {**dossiercontext(kop, "huishouden"), **contactbeeld(gelezen, kop)})


@pagina(
    f"{CONTACTEN}<uuid:contact>/voorgelezen/",
    "contact_voorgelezen",
    doelen=(Doel.HULP,),
    methoden=("POST",),
    uitleg="Vastleggen dat een contact alsnog is voorgelezen.",
)
def voorgelezen(request: Verzoek, huishouden: UUID, contact: UUID) -> HttpResponse:
    """Record that it was read back after all."""
    try:
        lees_terug(door=request.actor, huishouden=huishouden, contact=contact)
        messages.success(request, "Vastgelegd dat u dit hebt voorgelezen.")
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    except AlGedaan:
        pass
    return redirect(adres(huishouden, contact))


@pagina(
    f"{AFSPRAAK}nakijken/",
    "afspraak_nakijken",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Samen kijken of een afspraak is gelukt.",
)
def nakijken(request: Verzoek, huishouden: UUID, afspraak: UUID) -> HttpResponse:
    """Check an agreement."""
    kop, gelezen = lees_afspraak(door=request.actor, huishouden=huishouden, afspraak=afspraak)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("nagekomen", "toelichting", "op", "opnieuw_op", "stopt", "versie")}
        kijk_afspraak_na(door=request.actor, huishouden=huishouden, afspraak=afspraak, verzoek=verzoek, **gegevens)
        return reverse("contacten", args=[huishouden])

    context = {
        **dossiercontext(kop, "huishouden"),
        "afspraken": afspraken_beeld([gelezen], kop, links=False),
        "afspraak": gelezen,
        "knop": "Vastleggen",
        "terug_url": reverse("contacten", args=[huishouden]),
    }
    return behandel(
        request,
        formulier=Controleformulier,
        actie=actie,
        sjabloon="casus/afspraak_nakijken.html",
        context=context,
        begin={"op": kop.vandaag, "versie": gelezen.versie},
        plek=Conceptplek(huishouden, f"afspraak-{afspraak}"),
        na_eerder=lambda _: reverse("contacten", args=[huishouden]),
    )


@pagina(
    f"{AFSPRAAK}stoppen/",
    "afspraak_stoppen",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Een afspraak stoppen die niet meer nodig is.",
)
def stoppen(request: Verzoek, huishouden: UUID, afspraak: UUID) -> HttpResponse:
    """End an agreement."""
    kop, gelezen = lees_afspraak(door=request.actor, huishouden=huishouden, afspraak=afspraak)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        beeindig_afspraak(
            door=request.actor, huishouden=huishouden, afspraak=afspraak, reden=velden["reden"], verzoek=verzoek
        )
        return reverse("contacten", args=[huishouden])

    context = {
        **dossiercontext(kop, "huishouden"),
        "afspraken": afspraken_beeld([gelezen], kop, links=False),
        "knop": "Afspraak stoppen",
        "terug_url": reverse("contacten", args=[huishouden]),
        "kopje": "Afspraak stoppen",
    }
    return behandel(
        request,
        formulier=Stopformulier,
        actie=actie,
        sjabloon="casus/afspraak_nakijken.html",
        context=context,
        na_eerder=lambda _: reverse("contacten", args=[huishouden]),
    )
