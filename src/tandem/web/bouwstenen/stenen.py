"""Pages of the five bouwstenen: where we stand, one bouwsteen, marking an action, own examples."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.bouwstenen.standen import (
    Actiebeeld,
    Overzicht,
    Steenblad,
    Wijzer,
    lees_bouwsteen,
    lees_bouwstenen,
    markeer_actie,
)
from tandem.acties.bouwstenen.voorbeelden import Voorbeeldbeeld, bewaar_voorbeeld, trek_voorbeeld_in
from tandem.acties.leren.raakt import lessen_bij_bouwsteen
from tandem.regels.bouwstenen.actie import Actiestand
from tandem.regels.bouwstenen.bouwsteen import Onderdeel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.web.bouwstenen.beeld import BREED, SMAL, klaar_in_woorden, stenenbeeld
from tandem.web.bouwstenen.formulieren import Markeerformulier, Voorbeeldformulier
from tandem.web.formulier import Formulier, behandel
from tandem.web.onderdelen import Cel, Kolom, Rij, Toon
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/bouwstenen/"
FORM = ("GET", "POST")
TOON: dict[Actiestand, Toon] = {Actiestand.KLAAR: "goed", Actiestand.LOOPT_VAST: "let-op"}
TEKEN = {
    Actiestand.KLAAR: "goed",
    Actiestand.LOOPT_VAST: "let-op",
    Actiestand.BEZIG: "regime-1",
    Actiestand.NIET_VOOR_ONS: "niet",
}
LIJSTEN = (
    ("doelen", "Wat u ermee bereikt"),
    ("context", "Waar het mee samenhangt"),
    ("middelen", "Instrumenten"),
    ("partijen", "Met wie"),
    ("documenten", "Documenten"),
    ("leervragen", "Vragen om van te leren"),
    ("voorbeelden", "Goede voorbeelden uit de regio"),
)


@pagina(PAD, "bouwstenen", doelen=VERBETEREN, uitleg="De vijf bouwstenen, en hoe ver de eigen gemeente is.")
def bouwstenen(request: Verzoek) -> HttpResponse:
    """Show the five bouwstenen with their progress."""
    blad = lees_bouwstenen(door=request.actor)
    context = werkcontext(blad.kop, "bouwstenen", titel="De vijf bouwstenen") | {
        "smal": stenenbeeld(blad.stenen, SMAL),
        "breed": stenenbeeld(blad.stenen, BREED),
        "vinding": f"Samen zijn {klaar_in_woorden(blad.samen)}" if blad.samen.voor_ons else "Nog geen acties voor ons",
        "kolommen": [Kolom("Bouwsteen"), *(Kolom(_met_hoofdletter(s), getal=True) for s in Actiestand)],
        "rijen": _tabelrijen(blad),
        "stenen": [_steenrij(een.code, een.nummer, een.naam, een.niveau, een.voortgang) for een in blad.stenen],
        "vast": [(een, _steen_url(een.bouwsteen), _wijzers(wijzers)) for een, wijzers in blad.vast],
        "woorden": blad.woorden,
    }
    return render(request, "bouwstenen/bouwstenen.html", context)


def _met_hoofdletter(stand: Actiestand) -> str:
    return stand.omschrijving[:1].upper() + stand.omschrijving[1:]


def _steenrij(code: str, nummer: int, naam: str, niveau: str, voortgang: Any) -> Rij:
    vast = voortgang.van(Actiestand.LOOPT_VAST)
    mee = [niveau[:1].upper() + niveau[1:], klaar_in_woorden(voortgang)]
    merk = f"{vast} loopt vast" if vast == 1 else f"{vast} lopen vast" if vast else ""
    return Rij(f"{nummer}. {naam}", _steen_url(code), mee=mee, merk=merk, toon="let-op" if vast else "")


def _tabelrijen(blad: Overzicht) -> list[list[Cel]]:
    rijen = [(een.naam, een.voortgang, _steen_url(een.code)) for een in blad.stenen]
    return [
        [Cel(naam, url), *(Cel(str(voortgang.van(stand)), getal=True) for stand in Actiestand)]
        for naam, voortgang, url in (*rijen, ("Samen", blad.samen, ""))
    ]


def _steen_url(code: str) -> str:
    return reverse("bouwsteen", args=[code])


def _wijzers(wijzers: Iterable[Wijzer]) -> list[tuple[str, str, list[Onderdeel]]]:
    return [(een.naam, _steen_url(een.code), list(een.acties[:3])) for een in wijzers]


@pagina(f"{PAD}<slug:code>/", "bouwsteen", doelen=VERBETEREN, uitleg="Eén bouwsteen, met acties en voorbeelden.")
def bouwsteen(request: Verzoek, code: str) -> HttpResponse:
    """Show one bouwsteen."""
    blad = lees_bouwsteen(door=request.actor, code=code)
    steen = blad.steen
    mag, mag_voorbeeld = Werklaag.PLAN in blad.kop.werkt, Werklaag.VOORBEELD in blad.kop.werkt
    context = werkcontext(blad.kop, "bouwstenen", titel=steen.naam, status=klaar_in_woorden(blad.voortgang)) | {
        "blad": blad,
        "acties": [_actie(blad, een, mag=mag) for een in blad.acties],
        "lijsten": [(naam, kop, getattr(steen, naam)) for naam, kop in LIJSTEN if getattr(steen, naam)],
        "onder": [(naam, _steen_url(een)) for een, naam in blad.onder],
        "mag_voorbeeld": mag_voorbeeld,
        "mag_plan": mag,
        "nieuw_url": reverse("voorbeeld_nieuw", args=[code]),
        "voorbeelden": [(een, _voorbeeld_url(een) if een.eigen and mag_voorbeeld else "") for een in blad.voorbeelden],
    }
    if Werklaag.LES in blad.kop.ziet:
        context["lessen"] = lessen_bij_bouwsteen(door=request.actor, steen=code)
    return render(request, "bouwstenen/bouwsteen.html", context)


def _actie(blad: Steenblad, een: Actiebeeld, *, mag: bool) -> dict[str, Any]:
    return {
        "beeld": een,
        "toon": TOON.get(een.stand, ""),
        "teken": TEKEN.get(een.stand, "nog-niet"),
        "sinds": datum(een.sinds) if een.sinds else "",
        "url": reverse("bouwsteen_actie", args=[een.bouwsteen, een.actie.code]) if mag else "",
        "plan_url": f"{reverse('planregel_nieuw')}?actie={een.actie.code}" if mag else "",
        "wijzers": _wijzers(blad.wijzers.get(een.actie.code, ())),
    }


@pagina(
    f"{PAD}<slug:code>/acties/<slug:actie>/",
    "bouwsteen_actie",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Vastleggen hoe het met een actie van een bouwsteen staat.",
)
def markeren(request: Verzoek, code: str, actie: str) -> HttpResponse:
    """Mark an action."""
    blad = lees_bouwsteen(door=request.actor, code=code, om_te_wijzigen=Werklaag.PLAN)
    beeld = next((een for een in blad.acties if een.actie.code == actie), None)
    if beeld is None:
        raise NietGevonden

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("stand", "uitleg", "versie")}
        markeer_actie(door=request.actor, code=actie, verzoek=verzoek, **gegevens)
        return f"{_steen_url(code)}#{actie}"

    stand = "" if beeld.stand is Actiestand.NIET_BEKEKEN else beeld.stand.value
    return behandel(
        request,
        formulier=Markeerformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_formcontext(blad, beeld.actie.naam, beeld.actie.tekst) | {"bron": beeld.actie.bron.in_woorden},
        begin={"stand": stand, "uitleg": beeld.uitleg, "versie": beeld.versie},
        na_eerder=lambda _: _steen_url(code),
    )


def _formcontext(blad: Steenblad, titel: str, uitleg: str = "") -> dict[str, Any]:
    return werkcontext(blad.kop, "bouwstenen", titel=titel, status=blad.steen.naam) | {
        "uitleg": uitleg,
        "terug_url": _steen_url(blad.steen.code),
        "terug_tekst": "Terug naar de bouwsteen",
    }


def _voorbeeld_url(een: Voorbeeldbeeld, route: str = "voorbeeld_wijzigen") -> str:
    return reverse(route, args=[een.bouwsteen, een.openbaar])


@pagina(
    f"{PAD}<slug:code>/voorbeelden/nieuw/",
    "voorbeeld_nieuw",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een eigen goed voorbeeld vastleggen.",
)
def voorbeeld_nieuw(request: Verzoek, code: str) -> HttpResponse:
    """Add an own example."""
    blad = lees_bouwsteen(door=request.actor, code=code, om_te_wijzigen=Werklaag.VOORBEELD)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("titel", "tekst", "contact")}
        bewaar_voorbeeld(door=request.actor, bouwsteen=code, verzoek=verzoek, **gegevens)
        return f"{_steen_url(code)}#voorbeelden"

    return behandel(
        request,
        formulier=Voorbeeldformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_formcontext(blad, "Een goed voorbeeld van ons"),
        na_eerder=lambda _: _steen_url(code),
    )


def _eigen_voorbeeld(request: Verzoek, code: str, voorbeeld: UUID) -> tuple[Steenblad, Voorbeeldbeeld]:
    blad = lees_bouwsteen(door=request.actor, code=code, om_te_wijzigen=Werklaag.VOORBEELD)
    een = next((een for een in blad.voorbeelden if een.openbaar == voorbeeld and een.eigen), None)
    if een is None:
        raise NietGevonden
    return blad, een


@pagina(
    f"{PAD}<slug:code>/voorbeelden/<uuid:voorbeeld>/",
    "voorbeeld_wijzigen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een eigen goed voorbeeld wijzigen.",
)
def voorbeeld_wijzigen(request: Verzoek, code: str, voorbeeld: UUID) -> HttpResponse:
    """Change an own example."""
    blad, een = _eigen_voorbeeld(request, code, voorbeeld)
    namen = ("titel", "tekst", "contact", "versie")

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in namen}
        bewaar_voorbeeld(door=request.actor, bouwsteen=code, voorbeeld=voorbeeld, verzoek=verzoek, **gegevens)
        return f"{_steen_url(code)}#voorbeelden"

    return behandel(
        request,
        formulier=Voorbeeldformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_formcontext(blad, een.titel) | {"weg_url": _voorbeeld_url(een, "voorbeeld_weghalen")},
        begin={naam: getattr(een, naam) for naam in namen},
        na_eerder=lambda _: _steen_url(code),
    )


@pagina(
    f"{PAD}<slug:code>/voorbeelden/<uuid:voorbeeld>/weghalen/",
    "voorbeeld_weghalen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een eigen goed voorbeeld weghalen.",
)
def voorbeeld_weghalen(request: Verzoek, code: str, voorbeeld: UUID) -> HttpResponse:
    """Take an own example away."""
    blad, een = _eigen_voorbeeld(request, code, voorbeeld)

    def doe(_: dict[str, Any], verzoek: UUID) -> str:
        trek_voorbeeld_in(door=request.actor, voorbeeld=voorbeeld, verzoek=verzoek)
        messages.success(request, "Het voorbeeld is weg. Niemand ziet het meer.")
        return _steen_url(code)

    gevolgen = [{"wie": "Iedereen", "wat": "Niemand ziet dit voorbeeld nog, ook een andere gemeente niet."}]
    return behandel(
        request,
        formulier=Formulier,
        actie=doe,
        sjabloon="bevestigen.html",
        context=_formcontext(blad, "Goed voorbeeld weghalen")
        | {"wat": {"titel": een.titel}, "gevolgen": gevolgen, "knop": "Weghalen"},
        na_eerder=lambda _: _steen_url(code),
    )
