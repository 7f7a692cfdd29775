"""Pages about the phase, and about looking along with a colleague."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.fase import Faseblad, Faseinvoer, Stapkeuze, ga_naar_fase, lees_fase
from tandem.acties.casus.instemmen import Meekijkblad, antwoord, lees_meekijken, trek_in
from tandem.regels.analyse.veiligheidskaart import ZORGELIJK
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.casus.casus import CASUS
from tandem.web.casus.casusformulieren import Antwoordformulier, Faseformulier
from tandem.web.casus.doel import bij_een_casus
from tandem.web.dossier import FASE_IN_WOORDEN, dossiercontext
from tandem.web.formulier import Conceptplek, Formulier, behandel
from tandem.web.onderdelen import Rij, Toon
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

_TOON: dict[str, Toon] = {"onveilig": "onveilig", "onbekend": "let-op", "aandacht": "let-op", "goed": "goed"}


@pagina(
    f"{CASUS}fase/",
    "fase",
    doelen=(Doel.HULP,),
    lagen=(Laag.PLAN, Laag.VEILIGHEID),
    methoden=("GET", "POST"),
    uitleg="Zien wat er nodig is voor een volgende fase, en van fase wisselen.",
)
@bij_een_casus
def fase(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show where the case stands and move it."""
    blad = lees_fase(door=request.actor, huishouden=huishouden)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden.get(naam) for naam in ("collega", "uiterlijk", "versie")}
        invoer = Faseinvoer(velden["naar"], velden["reden"], **gegevens)
        uitkomst = ga_naar_fase(door=request.actor, huishouden=huishouden, verzoek=verzoek, invoer=invoer)
        zin = "De fase is gewijzigd." if uitkomst == "gegaan" else "Uw collega is gevraagd om mee te kijken."
        messages.success(request, zin)
        return reverse("fase" if uitkomst == "gevraagd" else "casus", args=[huishouden])

    return behandel(
        request,
        formulier=partial(Faseformulier, blad=blad),
        actie=actie,
        sjabloon="casus/fase.html",
        context={**dossiercontext(blad.kop, "huishouden"), **_beeld(blad)},
        plek=Conceptplek(huishouden, "fase"),
        na_eerder=lambda _: reverse("casus", args=[huishouden]),
    )


def _beeld(blad: Faseblad) -> dict[str, Any]:
    return {
        "blad": blad,
        "fase_nu": FASE_IN_WOORDEN[blad.fase],
        "sinds": datum(blad.sinds),
        "nodig": [_nodig(keuze) for keuze in blad.keuzes],
        "personen": [
            Rij(lid.naam, tekst=stand.omschrijving, merk=stand.value, toon=_TOON.get(stand.value, ""))
            for lid in blad.kop.leden
            if (stand := blad.feiten.standen.get(lid.id)) is not None
        ],
        "zorgen": [
            Rij(een.tekst, tekst=stand.omschrijving, mee=(een.wie,) if een.wie else (), merk="nakijken", toon="let-op")
            for een, stand in blad.feiten.afspraken
            if stand in ZORGELIJK
        ],
        "kan": any(keuze.mag for keuze in blad.keuzes),
    }


def _nodig(keuze: Stapkeuze) -> Rij:
    """One possible move as a row: open, with a colleague, or what is missing first."""
    naam = f"Terug naar {keuze.naam.lower()}" if keuze.terug else f"Verder naar {keuze.naam.lower()}"
    if keuze.belet:
        return Rij(naam, tekst=" ".join(keuze.belet), merk="nog niet", toon="let-op")
    if keuze.met_collega:
        zin = "Kan met een reden en met instemming van een collega. Het huishouden ziet dat."
        return Rij(naam, tekst=zin, merk="met een collega", toon="let-op")
    return Rij(naam, tekst="Schrijf op waarom." if keuze.terug else keuze.uitleg, merk="kan nu", toon="goed")


MEEKIJKEN = "huishoudens/<uuid:huishouden>/meekijken/<uuid:vraag>/"


@pagina(
    MEEKIJKEN,
    "meekijken",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Meekijken met een collega, en antwoord geven.",
)
def meekijken(request: Verzoek, huishouden: UUID, vraag: UUID) -> HttpResponse:
    """Answer a colleague's question to look along."""
    blad = lees_meekijken(door=request.actor, huishouden=huishouden, vraag=vraag)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        akkoord, toelichting = velden["akkoord"] == "ja", velden["toelichting"]
        wie = {"huishouden": huishouden, "vraag": vraag, "verzoek": verzoek}
        antwoord(door=request.actor, akkoord=akkoord, toelichting=toelichting, **wie)
        messages.success(request, "Uw antwoord is vastgelegd. Uw collega ziet het.")
        return reverse("start")

    context = {**_meekijkbeeld(blad), "knop": "Antwoord vastleggen"}
    return behandel(request, formulier=Antwoordformulier, actie=actie, sjabloon="casus/meekijken.html", context=context)


@pagina(
    f"{MEEKIJKEN}intrekken/",
    "meekijken_intrekken",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Een vraag om mee te kijken intrekken.",
)
def intrekken(request: Verzoek, huishouden: UUID, vraag: UUID) -> HttpResponse:
    """Take a question to look along back."""
    blad = lees_meekijken(door=request.actor, huishouden=huishouden, vraag=vraag)

    def actie(_: dict[str, Any], verzoek: UUID) -> str:
        trek_in(door=request.actor, huishouden=huishouden, vraag=vraag, verzoek=verzoek)
        messages.success(request, "De vraag is ingetrokken.")
        return reverse("casus", args=[huishouden])

    context = {**_meekijkbeeld(blad), "knop": "Vraag intrekken", "terug_url": reverse("casus", args=[huishouden])}
    return behandel(
        request, formulier=Formulier, actie=actie, sjabloon="casus/meekijken_intrekken.html", context=context
    )


def _meekijkbeeld(blad: Meekijkblad) -> dict[str, Any]:
    gevraagd = datum(timezone.localdate(blad.vraag.gevraagd_op))
    return {**dossiercontext(blad.kop, "huishouden"), "vraag": blad.vraag, "stap": blad.stap, "gevraagd_op": gevraagd}
