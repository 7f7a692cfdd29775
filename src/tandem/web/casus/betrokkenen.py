"""Pages about who is involved: the picture of the tandem, joining, changing, ending, telling the household."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.aankondiging import kondig_aan, meld_druk
from tandem.acties.casus.betrekken import beeindig_betrokkenheid, betrek, wijzig_betrokkenheid
from tandem.acties.casus.betrekkeuzes import Komst, lees_betrekblad
from tandem.acties.casus.betrokkenheid import Betrokkene, Betrokkenen, lees_betrokkenen
from tandem.acties.casus.gezicht import Wisselinvoer, wissel_vast_gezicht
from tandem.acties.casus.mensen import vaste_gezichten
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.casus.betrokkenbeeld import aankondigcontext, betrokkencontext
from tandem.web.casus.betrokkenformulieren import (
    Aankondigformulier,
    Betrekformulier,
    Drukformulier,
    Eindformulier,
    Gezichtformulier,
    Wijzigformulier,
)
from tandem.web.casus.doel import doel_voor
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina

BETROKKENEN = "huishoudens/<uuid:huishouden>/betrokkenen/"
EEN = f"{BETROKKENEN}<uuid:betrokkenheid>/"
LEZEN = (Doel.HULP, Doel.TEAMLEIDING)
FORM = ("GET", "POST")
UITLEG = {
    Komst.COLLEGA: "Iemand van uw eigen team helpt mee of kijkt mee.",
    Komst.TANDEM: "Iemand van de jeugdbescherming, Veilig Thuis of de Raad fietst mee. Vertel dat eerst aan het "
    "huishouden.",
    Komst.PROFESSIONAL: "Met een eigen taak uit het plan. Deze persoon leest alleen wat bij die taak hoort.",
    Komst.MAATREGEL: "De jeugdbeschermer van het kind. De toegang stopt als de maatregel stopt.",
    Komst.BUITEN: "Deze persoon krijgt geen toegang. Iedereen ziet wel wie meedoet en hoe u diegene bereikt.",
    Komst.ERVARING: "Iemand die zelf iets meemaakte wat hierop lijkt. Alleen als iedereen vanaf 12 jaar dat wil.",
    Komst.STEUN: "Staat naast één persoon, los van alle organisaties.",
}
"""What each way of joining means, in a sentence."""


def terug(huishouden: UUID, _uitkomst: str = "") -> str:
    """Return the address of the page 'Wie is er betrokken'."""
    return reverse("betrokkenen", args=[huishouden])


@pagina(BETROKKENEN, "betrokkenen", doelen=LEZEN, uitleg="Wie er betrokken is, namens wie en met welke taak.")
def betrokkenen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who is involved: the tandem as a picture, and the same as a list."""
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden, doel=doel_voor(request))
    return render(
        request, "casus/betrokkenen.html", {**dossiercontext(beeld.kop, "huishouden"), **betrokkencontext(beeld)}
    )


@pagina(f"{BETROKKENEN}nieuw/", "betrekken", doelen=LEZEN, methoden=FORM, uitleg="Iemand bij het huishouden betrekken.")
def betrekken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Involve somebody: first in which way, then who and with which task."""
    doel = doel_voor(request)
    komst = next((een for een in Komst if een.value == request.GET.get("soort")), None)
    if komst is None:
        return _kies(request, huishouden, doel)
    blad = lees_betrekblad(door=request.actor, huishouden=huishouden, komst=komst, doel=doel)
    laatste: list[Betrekformulier] = []

    def formulier(**opties: Any) -> Betrekformulier:
        laatste[:] = [Betrekformulier(blad=blad, **opties)]
        return laatste[0]

    def actie(_velden: dict[str, Any], verzoek: UUID) -> str:
        betrek(door=request.actor, huishouden=huishouden, invoer=laatste[0].invoer(), verzoek=verzoek, doel=doel)
        return terug(huishouden)

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/betrekken.html",
        context={
            **dossiercontext(blad.kop, "huishouden"), "blad": blad, "uitleg": UITLEG[komst], "knop": "Betrekken",
            **_weg(huishouden),
        },
        begin={
            "van": blad.kop.vandaag, "taak": blad.taken[0].code if len(blad.taken) == 1 else "",
            "maatregel": request.GET.get("maatregel", ""),
        },
        plek=Conceptplek(huishouden, f"betrekken-{komst.value}", doel),
        na_eerder=partial(terug, huishouden),
    )  # fmt: skip


def _kies(request: Verzoek, huishouden: UUID, doel: Doel) -> HttpResponse:
    """The ways in which somebody can join, each with what it means."""
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden, doel=doel)
    manieren = [(een, UITLEG[een]) for een in Komst]
    context = {**dossiercontext(beeld.kop, "huishouden"), "manieren": manieren, "mag": beeld.mag_betrekken}
    return render(request, "casus/betrekken_kies.html", context)


def _weg(huishouden: UUID) -> dict[str, str]:
    return {"terug_url": terug(huishouden)}


def _zoek(beeld: Betrokkenen, openbaar: UUID) -> Betrokkene:
    """Return one of those involved now or soon. Raises ``NietGevonden``."""
    gevonden = next((een for een in (*beeld.nu, *beeld.straks) if een.openbaar == openbaar), None)
    if gevonden is None:
        raise NietGevonden
    return gevonden


@pagina(f"{EEN}wijzigen/", "betrokkene_wijzigen", doelen=LEZEN, methoden=FORM, uitleg="Iemands gegevens wijzigen.")
def wijzigen(request: Verzoek, huishouden: UUID, betrokkenheid: UUID) -> HttpResponse:
    """Change somebody's domain, telephone, or for whom."""
    doel = doel_voor(request)
    blad = lees_betrekblad(door=request.actor, huishouden=huishouden, komst=Komst.BUITEN, doel=doel)
    wie = _een(blad.betrokkenen, betrokkenheid)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        wijzig_betrokkenheid(
            door=request.actor,
            huishouden=huishouden,
            betrokkenheid=betrokkenheid,
            domein=velden["domein"],
            telefoon=velden.get("telefoon", ""),
            leden=velden.get("leden", ()),
            versie=velden["versie"],
            verzoek=verzoek,
            doel=doel,
        )
        return terug(huishouden)

    return behandel(
        request,
        formulier=partial(Wijzigformulier, wie=wie, leden=blad.leden, domeinen=blad.domeinen),
        actie=actie,
        sjabloon="casus/betrokkene.html",
        context={
            **dossiercontext(blad.kop, "huishouden"), "wie": wie, "kopje": "Wijzigen", "knop": "Vastleggen",
            **_weg(huishouden),
        },
        begin={"domein": wie.domein, "telefoon": wie.telefoon, "leden": list(wie.leden), "versie": wie.versie},
        plek=Conceptplek(huishouden, f"betrokkene-{betrokkenheid}", doel),
        na_eerder=partial(terug, huishouden),
    )  # fmt: skip


def _een(betrokken: tuple[Betrokkene, ...], openbaar: UUID) -> Betrokkene:
    gevonden = next((een for een in betrokken if een.openbaar == openbaar), None)
    if gevonden is None:
        raise NietGevonden
    return gevonden


@pagina(
    f"{EEN}beeindigen/", "betrokkene_beeindigen", doelen=LEZEN, methoden=FORM, uitleg="Iemand stopt bij het huishouden."
)
def beeindigen(request: Verzoek, huishouden: UUID, betrokkenheid: UUID) -> HttpResponse:
    """End somebody's involvement."""
    doel = doel_voor(request)
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden, doel=doel)
    wie = _zoek(beeld, betrokkenheid)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        beeindig_betrokkenheid(
            door=request.actor,
            huishouden=huishouden,
            betrokkenheid=betrokkenheid,
            tot=velden["tot"],
            reden=velden["reden"],
            versie=velden["versie"],
            verzoek=verzoek,
            doel=doel,
        )
        return reverse("start") if wie.van_mij else terug(huishouden)

    return behandel(
        request,
        formulier=Eindformulier,
        actie=actie,
        sjabloon="casus/betrokkene.html",
        context={
            **dossiercontext(beeld.kop, "huishouden"), "wie": wie, "kopje": "Stoppen", "knop": "Stoppen vastleggen",
            "gevolg": True, **_weg(huishouden),
        },
        begin={"tot": beeld.kop.vandaag, "versie": wie.versie},
        na_eerder=lambda _: reverse("start") if wie.van_mij else terug(huishouden),
    )  # fmt: skip


@pagina(
    f"{EEN}aankondigen/",
    "betrokkene_aankondigen",
    doelen=(Doel.HULP,),
    methoden=FORM,
    uitleg="Vastleggen dat het huishouden weet wie er meekomt, en vragen of iemand druk voelde.",
)
def aankondigen(request: Verzoek, huishouden: UUID, betrokkenheid: UUID) -> HttpResponse:
    """Record that the household was told who comes along, and who felt pressed."""
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden)
    wie = _zoek(beeld, betrokkenheid)
    laatste: list[Aankondigformulier] = []

    def formulier(**opties: Any) -> Aankondigformulier:
        laatste[:] = [Aankondigformulier(kop=beeld.kop, **opties)]
        return laatste[0]

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        kondig_aan(
            door=request.actor,
            huishouden=huishouden,
            betrokkenheid=betrokkenheid,
            invoer=laatste[0].invoer(),
            versie=velden["versie"],
            verzoek=verzoek,
        )
        return terug(huishouden)

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/aankondigen.html",
        context={**dossiercontext(beeld.kop, "huishouden"), **aankondigcontext(wie), **_weg(huishouden), "blad": beeld},
        begin={"op": beeld.kop.vandaag, "versie": wie.versie},
        plek=Conceptplek(huishouden, f"aankondigen-{betrokkenheid}"),
        na_eerder=partial(terug, huishouden),
    )


@pagina(
    f"{BETROKKENEN}druk/",
    "druk_melden",
    doelen=(Doel.HULP,),
    methoden=FORM,
    uitleg="Vastleggen dat iemand zich onder druk gezet voelde.",
)
def druk(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record that somebody felt pressed."""
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("lid", "op", "tekst", "zichtbaar", "betrokkenheid")}
        meld_druk(door=request.actor, huishouden=huishouden, verzoek=verzoek, **gegevens)
        return terug(huishouden)

    return behandel(
        request,
        formulier=partial(Drukformulier, kop=beeld.kop, betrokkenen=beeld.nu),
        actie=actie,
        sjabloon="casus/druk.html",
        context={**dossiercontext(beeld.kop, "huishouden"), "knop": "Vastleggen", **_weg(huishouden)},
        begin={"op": beeld.kop.vandaag},
        plek=Conceptplek(huishouden, "druk"),
        na_eerder=partial(terug, huishouden),
    )


@pagina(
    "huishoudens/<uuid:huishouden>/vast-gezicht/",
    "vast_gezicht",
    doelen=LEZEN,
    methoden=FORM,
    uitleg="Een (ander) vast gezicht voor het huishouden.",
)
def vast_gezicht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Give the household another vast gezicht, or its first."""
    doel = doel_voor(request)
    beeld = lees_betrokkenen(door=request.actor, huishouden=huishouden, doel=doel)
    oud = beeld.vast_gezicht

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = Wisselinvoer(
            naar=velden["naar"],
            op=velden["op"],
            reden=velden.get("reden") or "",
            toelichting=velden["toelichting"],
            aangekondigd_op=velden["aangekondigd_op"],
            loopt_mee_tot=velden.get("loopt_mee_tot"),
        )
        wissel_vast_gezicht(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek, doel=doel)
        weg = oud is not None and oud.van_mij and not invoer.loopt_mee_tot and invoer.op <= beeld.kop.vandaag
        return reverse("start") if weg else terug(huishouden)

    return behandel(
        request,
        formulier=partial(Gezichtformulier, gezichten=vaste_gezichten(), eerste=oud is None),
        actie=actie,
        sjabloon="casus/vast_gezicht.html",
        context={
            **dossiercontext(beeld.kop, "huishouden"), "oud": oud, "wisselingen": beeld.wisselingen,
            "knop": "Wisselen" if oud else "Vastleggen", **_weg(huishouden),
        },
        begin={"op": beeld.kop.vandaag},
        plek=Conceptplek(huishouden, "vast-gezicht", doel),
        na_eerder=lambda _: reverse("start"),
    )  # fmt: skip
