"""Pages of emergency access: ask, what one must know in that hour, a colleague who confirms, and telling the household.

Who finds nothing gets the same answer whether nobody is known, it is family, or a file is closed to the team.
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.nood import HUIS, Gevraagd, Noodvraag, bevestig, ga_door, vraag_noodtoegang
from tandem.acties.rechten.noodlezen import (
    Keer,
    Mijn,
    Noodblad,
    Noodlijst,
    lees_keren,
    lees_noodblad,
    lees_noodlijst,
    leg_nood_vast,
    open_in_noodtoegang,
    vertel,
)
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.noodtoegang import Vertellen
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toezicht import Oordeelsoort
from tandem.regels.tekst import aantal
from tandem.web.dienst.dienst import blad_beeld
from tandem.web.dienst.formulieren import Notitie, Openformulier
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, Formulier, behandel
from tandem.web.huishouden.basis import HIER, HULP
from tandem.web.noodmelding import als_zin
from tandem.web.onderdelen import Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.noodformulieren import Bevestigformulier, Noodformulier, Vertelformulier
from tandem.web.woorden import datum, moment

NOOD = (Doel.NOOD,)
FORM = ("GET", "POST")
EEN = "noodtoegang/huishouden/<uuid:huishouden>/"
NIETS = "?niets=1"
WAAROM = ("U ziet hier alleen wat u zelf vroeg, en wat een collega u vraagt.", "U ziet hier geen namen uit dossiers.")


@pagina("noodtoegang/", "nood", doelen=NOOD, uitleg="Uw noodtoegang, en vragen van collega's om te bevestigen.")
def nood(request: Verzoek) -> HttpResponse:
    """Show one's own emergency access, and what colleagues ask."""
    lijst = lees_noodlijst(door=request.actor)
    context = {
        "mijn": [_mijn(een) for een in lijst.mijn],
        "bevestigen": [
            Rij(f"{een.wie}: {een.grond}", reverse("nood_bevestigen", args=[een.vraag]), mee=[moment(een.gevraagd_op)])
            for een in lijst.bevestigen
        ],
        "te_laat": [als_zin(een) for een in lijst.te_laat],
        "niets": request.GET.get("niets") == "1",
        "waarom": WAAROM,
    }
    return render(request, "nood/nood.html", context)


def _mijn(een: Mijn) -> Rij:
    mee = [moment(een.gevraagd_op), een.stand]
    if een.oordeel:
        mee.append(f"nagekeken: {Oordeelsoort(een.oordeel).omschrijving}")
    if een.huishouden:
        over = f"nog {aantal(een.minuten, 'minuut', 'minuten')}"
        return Rij(een.grond.capitalize(), adres(een.huishouden), mee=mee, merk=over, toon="let-op")
    if een.wacht:
        return Rij(een.grond.capitalize(), reverse("nood_doorgaan", args=[een.vraag]), mee=mee, merk="wacht")
    return Rij(een.grond.capitalize(), mee=mee)


def adres(huishouden: UUID, _uitkomst: str = "") -> str:
    """Return the address of the page of a household in emergency access."""
    return reverse("nood_huishouden", args=[huishouden])


def na(uitkomst: str) -> str:
    """Return where to go after asking, from its outcome in one word."""
    soort, _, nummer = uitkomst.partition(":")
    if soort == HUIS:
        return adres(UUID(nummer))
    return reverse("nood") + ("" if nummer else NIETS)


@pagina(
    "noodtoegang/vragen/",
    "nood_vragen",
    doelen=NOOD,
    methoden=FORM,
    uitleg="Noodtoegang vragen: hoogstens een uur, met een reden, en altijd nagekeken.",
)
def vragen(request: Verzoek) -> HttpResponse:
    """Ask for emergency access."""
    lijst = lees_noodlijst(door=request.actor)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: waarde for naam, waarde in velden.items() if naam in Noodvraag.__dataclass_fields__}
        uit = vraag_noodtoegang(door=request.actor, vraag=Noodvraag(**gegevens), verzoek=verzoek)
        _zeg(request, uit)
        return na(uit.uitkomst)

    return behandel(
        request,
        formulier=partial(Noodformulier, collegas=lijst.collegas, met_tweede=bool(lijst.te_laat)),
        actie=actie,
        sjabloon="nood/vragen.html",
        context=_vraagkader(lijst),
        na_eerder=na,
    )


def _vraagkader(lijst: Noodlijst) -> dict[str, Any]:
    return {
        "knop": "Noodtoegang vragen",
        "terug_url": reverse("nood"),
        "terug_tekst": "Terug zonder te vragen",
        "te_laat": [als_zin(een) for een in lijst.te_laat],
    }


def _zeg(request: Verzoek, uit: Gevraagd) -> None:
    if uit.huishouden and uit.liep_al:
        messages.info(request, "U had dit al gevraagd. U gaat verder in hetzelfde uur. Uw reden van toen blijft staan.")
    elif uit.wacht_op:
        messages.success(request, "Uw collega kan dit nu bevestigen. Lukt dat niet? Ga dan door zonder collega.")


@pagina(EEN, "nood_huishouden", doelen=NOOD, uitleg="Wat u in een noodgeval moet weten van een huishouden.")
def huishouden(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what one must know now, with the time left."""
    nu = lees_noodblad(door=request.actor, huishouden=huishouden)
    return render(request, "nood/huishouden.html", {**_kader(nu), **blad_beeld(nu.blad)})


def _kader(nu: Noodblad) -> dict[str, Any]:
    over = f"Nog {aantal(nu.minuten, 'minuut', 'minuten')}, tot {nu.tot:%H:%M} uur."
    banner = f"{over} De privacyfunctionaris weet dat u kijkt, en kijkt het na."
    return {**dossiercontext(nu.blad.kop), "tabs": [], "terug_url": adres(nu.blad.kop.huishouden), "banner": banner}


@pagina(
    f"{EEN}vastleggen/",
    "nood_vastleggen",
    doelen=NOOD,
    methoden=FORM,
    uitleg="Vastleggen wat u in noodtoegang deed; het vaste gezicht leest het de volgende werkdag.",
)
def vastleggen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Note what was done."""
    nu = lees_noodblad(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {"tekst": velden["tekst"], "wanneer": velden["wanneer"], "met": tuple(velden["met"])}
        leg_nood_vast(door=request.actor, huishouden=huishouden, verzoek=verzoek, **gegevens)
        messages.success(request, "Vastgelegd. Het vaste gezicht leest dit op de eerstvolgende werkdag.")
        return adres(huishouden)

    return behandel(
        request,
        formulier=partial(Notitie, kop=nu.blad.kop),
        actie=actie,
        sjabloon="nood/vastleggen.html",
        context={**_kader(nu), "knop": "Vastleggen"},
        begin={"wanneer": _nu()},
        plek=Conceptplek(huishouden, "nood", Doel.NOOD),
        na_eerder=partial(adres, huishouden),
    )


def _nu() -> datetime:
    return timezone.localtime().replace(second=0, microsecond=0)


@pagina(
    f"{EEN}openen/<uuid:item>/",
    "nood_openen",
    doelen=NOOD,
    methoden=FORM,
    uitleg="Een afgeschermd gegeven openen in noodtoegang, met een reden.",
)
def openen(request: Verzoek, huishouden: UUID, item: UUID) -> HttpResponse:
    """Open one shielded item, with a reason that stays."""
    nu = lees_noodblad(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        reden = velden["reden"]
        open_in_noodtoegang(door=request.actor, huishouden=huishouden, item=item, reden=reden, verzoek=verzoek)
        return adres(huishouden)

    return behandel(
        request,
        formulier=Openformulier,
        actie=actie,
        sjabloon="nood/openen.html",
        context={**_kader(nu), "knop": "Openen"},
        na_eerder=lambda _: adres(huishouden),
    )


@pagina(
    "noodtoegang/bevestigen/<uuid:vraag>/",
    "nood_bevestigen",
    doelen=NOOD,
    methoden=FORM,
    uitleg="Noodtoegang van een collega bevestigen, zonder zelf iets te zien.",
)
def bevestigen(request: Verzoek, vraag: UUID) -> HttpResponse:
    """Answer a colleague."""
    te = next((een for een in lees_noodlijst(door=request.actor).bevestigen if een.vraag == vraag), None)
    if te is None:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        bevestig(door=request.actor, vraag=vraag, akkoord=velden["akkoord"] == "ja", verzoek=verzoek)
        messages.success(request, "Uw antwoord is vastgelegd.")
        return reverse("nood")

    gegevens = [{"naam": "Waarom het niet kan wachten", "waarde": te.grond}, {"naam": "Wat er is", "waarde": te.reden}]
    context = {"te": te, "wanneer": moment(te.gevraagd_op), "gegevens": gegevens, "knop": "Antwoord vastleggen"}
    return behandel(
        request,
        formulier=Bevestigformulier,
        actie=actie,
        sjabloon="nood/bevestigen.html",
        context={**context, "terug_url": reverse("nood"), "terug_tekst": "Terug zonder antwoord"},
        na_eerder=lambda _: reverse("nood"),
    )


@pagina(
    "noodtoegang/doorgaan/<uuid:vraag>/",
    "nood_doorgaan",
    doelen=NOOD,
    methoden=FORM,
    uitleg="Doorgaan zonder collega die bevestigt; ook dat wordt nagekeken.",
)
def doorgaan(request: Verzoek, vraag: UUID) -> HttpResponse:
    """Go on alone."""
    if not any(een.vraag == vraag for een in lees_noodlijst(door=request.actor).mijn):
        raise NietGevonden

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        return adres(ga_door(door=request.actor, vraag=vraag, verzoek=verzoek))

    return behandel(
        request,
        formulier=Formulier,
        actie=actie,
        sjabloon="nood/doorgaan.html",
        context={"knop": "Doorgaan", "terug_url": reverse("nood"), "terug_tekst": "Terug, ik wacht"},
        na_eerder=na,
    )


@pagina(f"{HIER}noodtoegang/", "noodtoegangen", doelen=HULP, uitleg="Wie in nood in dit dossier keek, en waarom.")
def noodtoegangen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show all emergency access to a file."""
    blad = lees_keren(door=request.actor, huishouden=huishouden)
    rijen = [_keer(huishouden, een) for een in blad.keren]
    return render(request, "nood/keren.html", {**dossiercontext(blad.kop), "rijen": rijen})


def _keer(huishouden: UUID, een: Keer) -> Rij:
    wanneer = f"{moment(een.van)} tot {een.tot:%H:%M}" if een.van and een.tot else "niet begonnen"
    if een.verteld_op:
        return Rij(f"{een.wie}: {een.waarom}", mee=[wanneer, een.organisatie, f"verteld op {datum(een.verteld_op)}"])
    url = reverse("noodtoegang_vertellen", args=[huishouden, een.openbaar])
    return Rij(
        f"{een.wie}: {een.waarom}", url, tekst=een.later_grond, mee=[wanneer, een.organisatie, een.stand],
        merk="nog vertellen", toon="let-op",
    )  # fmt: skip


@pagina(
    f"{HIER}noodtoegang/<uuid:noodtoegang>/vertellen/",
    "noodtoegang_vertellen",
    doelen=HULP,
    lagen=(Laag.CONTACT,),
    methoden=FORM,
    uitleg="Vastleggen dat het huishouden van een noodtoegang weet, of waarom dat nog wacht.",
)
def vertellen(request: Verzoek, huishouden: UUID, noodtoegang: UUID) -> HttpResponse:
    """Record that the household was told, or that it must wait."""
    blad = lees_keren(door=request.actor, huishouden=huishouden)
    keer = next((een for een in blad.keren if een.openbaar == noodtoegang), None)
    if keer is None:
        raise NietGevonden
    terug = reverse("noodtoegangen", args=[huishouden])

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        later = Vertellen(True, velden["vertellen_op"], velden["later_grond"]) if velden["later"] else None
        vertel(
            door=request.actor, huishouden=huishouden, noodtoegang=noodtoegang, verteld_op=velden["verteld_op"],
            later=later, verzoek=verzoek,
        )  # fmt: skip
        messages.success(request, "Vastgelegd.")
        return terug

    context = {**dossiercontext(blad.kop), "formtitel": "Het huishouden vertellen van de noodtoegang"}
    wie = f"{keer.wie} ({keer.organisatie}) keek in nood: {keer.waarom}."
    return behandel(
        request,
        formulier=Vertelformulier,
        actie=actie,
        sjabloon="nood/vertellen.html",
        context={**context, "uitleg": wie, "terug_url": terug},
        plek=Conceptplek(huishouden, f"noodtoegang-{noodtoegang}"),
        na_eerder=lambda _: terug,
    )
