"""Pages about ending a case: the ways to end with what is missing, a second look, the hand-over, and aftercare."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from tandem.acties.casus.afronden import Afrondinvoer, rond_af, vraag_afronden
from tandem.acties.casus.afrondfeiten import Afrondblad, Afrondkeuze, Voorwaardebeeld, lees_afronden
from tandem.acties.casus.meekijken import Meekijkvraag
from tandem.acties.casus.mensen import organisaties, vaste_gezichten
from tandem.acties.casus.overdracht import Overdrachtinvoer, begin_overdracht
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.casus.afrondformulieren import Afrondformulier, Overdrachtformulier, Vraagformulier
from tandem.web.casus.casus import CASUS
from tandem.web.casus.doel import bij_een_casus
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.onderdelen import Rij, Waarborg
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

AFRONDEN = f"{CASUS}afronden/"
BEIDE = ("GET", "POST")


@pagina(
    AFRONDEN,
    "casus_afronden",
    doelen=(Doel.HULP,),
    lagen=(Laag.PLAN, Laag.VEILIGHEID),
    uitleg="Zien hoe een casus kan eindigen, en wat er nog nodig is.",
)
@bij_een_casus
def overzicht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show the ways to end, each with what is missing."""
    blad = lees_afronden(door=request.actor, huishouden=huishouden)
    rijen = [_keuzerij(keuze, huishouden) for keuze in blad.keuzes]
    return render(request, "casus/afronden.html", {**dossiercontext(blad.kop, "huishouden"), "rijen": rijen})


def _keuzerij(keuze: Afrondkeuze, huishouden: UUID) -> Rij:
    open_ = sum(not een.vervuld for een in keuze.voorwaarden)
    if not keuze.kan:
        return Rij(keuze.naam, tekst=keuze.waarom_niet, merk="kan nu niet")
    adres = reverse("casus_afronden_soort", args=[huishouden, keuze.code])
    woord = "alles is er" if not open_ else f"nog {open_} {'ding' if open_ == 1 else 'dingen'} nodig"
    return Rij(keuze.naam, adres, merk=woord, toon="goed" if not open_ else "let-op")


@pagina(
    f"{AFRONDEN}<slug:soort>/",
    "casus_afronden_soort",
    doelen=(Doel.HULP,),
    methoden=BEIDE,
    uitleg="Een casus op één manier afronden.",
)
@bij_een_casus
def afronden(request: Verzoek, huishouden: UUID, soort: str) -> HttpResponse:
    """End the case in one way."""
    blad = lees_afronden(door=request.actor, huishouden=huishouden)
    keuze = blad.keuze(soort)
    formulier = partial(Afrondformulier, blad=blad, keuze=keuze)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        ingevuld = formulier(data=request.POST)
        ingevuld.full_clean()
        invoer = Afrondinvoer(soort, velden["reden"], ingevuld.beantwoord(), velden["versie"])
        rond_af(door=request.actor, huishouden=huishouden, verzoek=verzoek, invoer=invoer)
        messages.success(request, "De casus is afgerond. Het huishouden kan altijd terugkomen.")
        return reverse("start")

    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon="casus/afronden_soort.html",
        context={**dossiercontext(blad.kop, "huishouden"), **_beeld(blad, keuze)},
        plek=Conceptplek(huishouden, f"afronden-{soort}"),
        na_eerder=lambda _: reverse("start"),
    )


def _beeld(blad: Afrondblad, keuze: Afrondkeuze) -> dict[str, Any]:
    huishouden = blad.kop.huishouden
    codes = {een.code for een in keuze.voorwaarden}
    return {
        "keuze": keuze,
        "waarborgen": [_waarborg(een, keuze, blad) for een in keuze.voorwaarden],
        "gevolgen": _gevolgen(keuze, verhuisd=Voorwaarde.TEAM_AANVAARDT in codes),
        "terug_url": reverse("casus_afronden", args=[huishouden]),
    }


def _waarborg(voorwaarde: Voorwaardebeeld, keuze: Afrondkeuze, blad: Afrondblad) -> Waarborg:
    """One condition: met, to be filled in below, or missing with the way to mend it."""
    huishouden = blad.kop.huishouden
    if voorwaarde.vervuld:
        return Waarborg(voorwaarde.zin, "gedaan")
    if voorwaarde.te_bevestigen or voorwaarde.code == Voorwaarde.VEILIG_VOLGENS_IEDEREEN:
        return Waarborg(voorwaarde.zin, "ontbreekt", "Vul dit hieronder in." if keuze.kan else "")
    if voorwaarde.code == Voorwaarde.COLLEGA_MEEGEKEKEN:
        return _meekijken(voorwaarde.zin, keuze, blad)
    wegen = {
        "afspraken_gecontroleerd": ("veiligheid", "Bekijk de veiligheidsafspraken"),
        "team_aanvaardt": ("casus_overdracht", "Begin de warme overdracht"),
        "overleden_vastgesteld": ("personen", "Leg het overlijden vast"),
    }
    route, tekst = wegen.get(voorwaarde.code, ("", ""))
    return Waarborg(voorwaarde.zin, "ontbreekt", "", _adres(route, huishouden), tekst)


def _meekijken(zin: str, keuze: Afrondkeuze, blad: Afrondblad) -> Waarborg:
    vraag = blad.vraag
    if vraag is not None and vraag.stand == "open":
        return Waarborg(zin, "ontbreekt", f"De vraag ligt bij {vraag.gevraagd_aan}.")
    uitleg = f"{vraag.gevraagd_aan}: {vraag.antwoord}" if vraag is not None and vraag.stand == "niet_ingestemd" else ""
    adres = reverse("casus_afronden_vraag", args=[blad.kop.huishouden, keuze.code]) if keuze.kan else ""
    return Waarborg(zin, "ontbreekt", uitleg, adres, "Vraag een collega om mee te kijken")


def _adres(route: str, huishouden: UUID) -> str:
    try:
        return reverse(route, args=[huishouden]) if route else ""
    except NoReverseMatch:
        return ""


def _gevolgen(keuze: Afrondkeuze, *, verhuisd: bool) -> list[dict[str, str]]:
    """What follows, and for whom."""
    rijen = [
        {
            "wie": "het huishouden",
            "wat": "De casus is klaar. Zij kunnen altijd terugkomen; dan begint een nieuwe casus.",
        },
        {"wie": "wie betrokken is", "wat": "Wie geen nazorg doet, kan dit dossier na vandaag niet meer openen."},
    ]
    if keuze.nazorg:
        dagen = ", ".join(datum(dag) for dag in keuze.nazorg)
        rijen.append(
            {"wie": "het vaste gezicht", "wat": f"Blijft erbij voor de nazorg en vraagt hoe het gaat op: {dagen}."}
        )
    if verhuisd:
        wat = "Gaat meteen verder in dezelfde fase, met het vaste gezicht dat al meeliep."
        rijen.append({"wie": "het nieuwe team", "wat": wat})
    return rijen


@pagina(
    f"{AFRONDEN}<slug:soort>/meekijken/",
    "casus_afronden_vraag",
    doelen=(Doel.HULP,),
    methoden=BEIDE,
    uitleg="Een collega vragen om mee te kijken voordat de casus eindigt.",
)
@bij_een_casus
def vraag(request: Verzoek, huishouden: UUID, soort: str) -> HttpResponse:
    """Ask a colleague to look along."""
    blad = lees_afronden(door=request.actor, huishouden=huishouden)
    keuze = blad.keuze(soort)
    terug = reverse("casus_afronden_soort", args=[huishouden, soort])

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gevraagd = Meekijkvraag(velden["collega"], velden["reden"], velden["uiterlijk"])
        vraag_afronden(door=request.actor, huishouden=huishouden, verzoek=verzoek, soort=soort, vraag=gevraagd)
        messages.success(request, "Uw collega is gevraagd om mee te kijken.")
        return terug

    context = {**dossiercontext(blad.kop, "huishouden"), "titel": f"Meekijken: {keuze.naam}", "terug_url": terug}
    context |= {"knop": "Vraag om mee te kijken", "uitleg": "Uw collega ziet de vraag op de eigen werklijst."}
    formulier = partial(Vraagformulier, collegas=blad.collegas)
    return behandel(request, formulier=formulier, actie=actie, sjabloon="casus/formulier.html", context=context)


@pagina(
    f"{CASUS}overdracht/",
    "casus_overdracht",
    doelen=(Doel.HULP,),
    methoden=BEIDE,
    uitleg="Een warme overdracht beginnen, als het huishouden verhuist.",
)
@bij_een_casus
def overdracht(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Involve the new team beside the old one."""
    blad = lees_afronden(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {
            naam: velden[naam] for naam in ("van", "aangekondigd_op", "naar", "naam", "organisatie", "telefoon")
        }
        invoer = Overdrachtinvoer(**gegevens)
        begin_overdracht(door=request.actor, huishouden=huishouden, verzoek=verzoek, invoer=invoer)
        messages.success(request, "Het nieuwe team is erbij. Ga samen langs voordat u afrondt.")
        return reverse("casus_afronden", args=[huishouden])

    context = {**dossiercontext(blad.kop, "huishouden"), "titel": "Warme overdracht", "knop": "Overdracht beginnen"}
    context |= {
        "uitleg": "Alleen als het huishouden verhuist. Het oude en het nieuwe team trekken een tijd samen op.",
        "terug_url": reverse("casus_afronden", args=[huishouden]),
    }
    formulier = partial(Overdrachtformulier, gezichten=vaste_gezichten(), organisaties=organisaties())
    return behandel(request, formulier=formulier, actie=actie, sjabloon="casus/formulier.html", context=context)
