"""Pages for keeping and destroying: the list, one proposal, agreeing, objecting, holding, and the certificate.

Numbers, organisations, reasons and dates; no names of people in a file, and no way into one.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.rechten.bewaren import (
    Houdregel,
    Loggetallen,
    Stemregel,
    Voorstelblad,
    Voorstelregel,
    hef_op,
    houd_vast,
    lees_bewaarlijst,
    lees_voorstel,
    stem,
)
from tandem.regels.rechten.bewaren import Vasthoudgrond
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.logregels import Loghoud
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.vernietigen import BEWAARDERS, LANGSTE_REDEN, Stemsoort, Voorstelstand
from tandem.regels.tekst import aantal, getal
from tandem.web.casus.signaalformulieren import gebied, keuzes
from tandem.web.formulier import Formulier, behandel
from tandem.web.onderdelen import Cel, Toon
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment

DOELEN = (Doel.BEWAREN,)
FORM = ("GET", "POST")
WAAROM = (
    "U ziet hier dossiers waarvan uw organisatie een deel bewaart, of die bij uw gemeente horen.",
    "U ziet geen namen en kunt geen dossier openen. Dat u deze lijst las, staat in het logboek van elk dossier.",
)
WAAROM_LOG = (
    "U ziet dit omdat mensen van uw organisatie of in uw gemeente deze regels achterlieten.",
    "U ziet alleen aantallen. De regels zelf ziet u niet.",
)
TOON: dict[Voorstelstand, Toon] = {
    Voorstelstand.WACHT: "",
    Voorstelstand.BEZWAAR: "let-op",
    Voorstelstand.VASTGEHOUDEN: "let-op",
    Voorstelstand.AKKOORD: "goed",
    Voorstelstand.BEZIG: "",
    Voorstelstand.VERNIETIGD: "goed",
    Voorstelstand.VERVALLEN: "",
}
_KOLOMMEN = [{"kop": kop} for kop in ("Nummer", "Bewaard door", "Laatste wijziging", "Mag weg sinds", "Waar het staat")]


class Reden(Formulier):
    """Why somebody objects."""

    reden = forms.CharField(
        label="Waarom mag dit nog niet weg?",
        widget=gebied(3),
        max_length=LANGSTE_REDEN,
        help_text="Kort, en zonder namen. Verdwijnt een dossier, dan verdwijnt de reden ook.",
    )


class Vasthoudformulier(Formulier):
    """Which file must wait, and why."""

    nummer = forms.CharField(
        label="Welk dossier?", max_length=40, help_text="Het nummer van de casus of het dossier: T-2026-000123 of H-12."
    )
    soort = forms.ChoiceField(label="Waarom moet het wachten?", choices=keuzes(Vasthoudgrond), widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Toelichting",
        widget=gebied(3),
        max_length=LANGSTE_REDEN,
        help_text="Kort, en zonder namen. De toelichting verdwijnt samen met het dossier.",
    )


def naar_voorstel(voorstel: UUID) -> str:
    """Return the address of a proposal."""
    return reverse("bewaren_voorstel", args=[voorstel])


def titel(een: Voorstelregel) -> str:
    """What a proposal is about, as a heading."""
    return "Regels van het logboek" if een.log else f"Dossier met nummer {een.nummer}"


def _rij(een: Voorstelregel) -> list[object]:
    stand = een.stand.omschrijving
    if een.stand is Voorstelstand.WACHT:
        stand = f"{stand}: {een.akkoorden} van 2"
    return [
        Cel(_kop(een), url=naar_voorstel(een.openbaar)),
        ", ".join(een.organisaties),
        datum(een.laatste_wijziging),
        datum(een.vervalt_op),
        Cel(stand, toon=TOON[een.stand]),
    ]


def _kop(een: Voorstelregel) -> str:
    if een.log:
        return f"Logboek, {regels_van(een.log)}"
    return ", ".join((een.nummer, *een.casusnummers))


def regels_van(log: Loggetallen) -> str:
    """``1.200 regels``."""
    return aantal(log.regels, "regel", "regels")


def _waarover(een: Voorstelregel) -> str:
    return "regels van het logboek" if een.log else f"dossier {een.nummer}"


def _houd(een: Houdregel) -> tuple[Houdregel, str]:
    einde = f" tot {datum(een.tot)}" if een.tot else ""
    return een, f"{een.waarom.capitalize()}, sinds {datum(een.van)}{einde}. Gezet door {een.door}."


@pagina(
    "bewaren/",
    "bewaren",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    uitleg="Welke dossiers en logregels lang genoeg bewaard zijn, en wat ermee gebeurt. Zonder namen.",
)
def bewaren(request: Verzoek) -> HttpResponse:
    """Show the list, what is held, and what went."""
    lijst = lees_bewaarlijst(door=request.actor)
    context = {
        "lijst": lijst,
        "open": [_rij(een) for een in lijst.open],
        "klaar": [_rij(een) for een in lijst.klaar],
        "kolommen": _KOLOMMEN,
        "vast": [_houd(een) for een in lijst.vastgehouden],
        "telling": aantal(len(lijst.open), "voorstel wacht", "voorstellen wachten"),
        "logboek": lijst.logboek,
        "waarom": WAAROM,
    }
    return render(request, "rechten/bewaren.html", context)


@pagina(
    "bewaren/<uuid:voorstel>/",
    "bewaren_voorstel",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    uitleg="Waarom een dossier weg mag, wat ervan gezegd is, en de akte als het weg is.",
)
def voorstel(request: Verzoek, voorstel: UUID) -> HttpResponse:
    """Show one proposal."""
    return render(
        request, "rechten/bewaren_voorstel.html", _beeld(lees_voorstel(door=request.actor, voorstel=voorstel))
    )


def _beeld(blad: Voorstelblad) -> dict[str, object]:
    regel = blad.regel
    return {
        "blad": blad,
        "titel": titel(regel),
        "log": _log(regel) if regel.log else None,
        "stand": regel.stand.omschrijving,
        "toon": TOON[regel.stand],
        "gegevens": [*_wat(regel), *_wanneer(regel)],
        "kolommen": [{"kop": kop} for kop in ("Deel", "Bewaard door", "Waarom", "Artikel")],
        "delen": [[deel.naam, deel.organisatie, deel.waarom, deel.artikel] for deel in regel.delen],
        "stemmen": [_stem(een) for een in blad.stemmen],
        "vast": [_houd(een) for een in blad.vasthoudingen],
        "akte_op": moment(blad.aktes[-1].op) if blad.aktes else "",
        "akte_rijen": aantal(sum(een.rijen for een in blad.aktes), "rij", "rijen"),
        "akte_klopt": all(een.klopt for een in blad.aktes),
        "mag": {soort.value: soort in blad.mag for soort in Stemsoort},
        "waarom": WAAROM_LOG if regel.log else WAAROM,
    }


def _wat(regel: Voorstelregel) -> list[dict[str, str]]:
    if regel.log is None:
        return [
            {"naam": "Casusnummers", "waarde": ", ".join(regel.casusnummers), "onbekend": "geen"},
            {"naam": "Bewaard door", "waarde": ", ".join(regel.organisaties)},
            {"naam": "Laatste wijziging", "waarde": datum(regel.laatste_wijziging)},
        ]
    return [
        {"naam": "Gelezen door mensen van", "waarde": ", ".join(regel.organisaties)},
        {"naam": "Tot en met", "waarde": datum(regel.laatste_wijziging)},
        {"naam": "Hoeveel regels", "waarde": getal(regel.log.regels)},
        {"naam": "Over hoeveel huishoudens", "waarde": getal(regel.log.huishoudens)},
    ]


def _wanneer(regel: Voorstelregel) -> list[dict[str, str]]:
    return [
        {"naam": "Mag weg sinds", "waarde": datum(regel.vervalt_op)},
        {"naam": "Op de lijst sinds", "waarde": moment(regel.opgesteld_op)},
    ]


def _log(regel: Voorstelregel) -> list[str]:
    """What stays for now, and that it is counted again when the lines go."""
    log = regel.log
    zinnen = []
    if log and log.vast:
        zinnen.append(_blijft(log.vast, Loghoud.VASTGEHOUDEN))
    if log and log.toezicht:
        zinnen.append(_blijft(log.toezicht, Loghoud.TOEZICHT))
    return zinnen


def _blijft(regels: int, waarom: Loghoud) -> str:
    return f"{aantal(regels, 'regel blijft', 'regels blijven')}, want {waarom.omschrijving}."


def _stem(een: Stemregel) -> str:
    reden = f" Reden: {een.reden}" if een.reden else ""
    return f"{moment(een.op)}: {een.wie} ({een.organisatie}), {een.soort}.{reden}"


def _zeg(soort: Stemsoort, melding: str) -> Callable[..., HttpResponse]:
    """The page on which somebody says something about a proposal; it says beforehand what that means."""

    def weergave(request: Verzoek, voorstel: UUID) -> HttpResponse:
        blad = lees_voorstel(door=request.actor, voorstel=voorstel)

        def actie(velden: dict[str, Any], verzoek: UUID) -> str:
            stem(
                door=request.actor, voorstel=voorstel, soort=soort.value, reden=velden.get("reden", ""), verzoek=verzoek
            )
            messages.success(request, melding)
            return naar_voorstel(voorstel)

        return behandel(
            request,
            formulier=Reden if soort is Stemsoort.BEZWAAR else Formulier,
            actie=actie,
            sjabloon=f"rechten/bewaren_{soort.value}.html",
            context={
                "blad": blad,
                "terug_url": naar_voorstel(voorstel),
                "delen": blad.regel.delen,
                "log": blad.regel.log,
                "waarover": _waarover(blad.regel),
                "regels": regels_van(blad.regel.log) if blad.regel.log else "",
                "dag": datum(blad.regel.laatste_wijziging),
            },
            na_eerder=lambda _: naar_voorstel(voorstel),
        )

    return weergave


bewaren_akkoord = pagina(
    "bewaren/<uuid:voorstel>/akkoord/",
    "bewaren_akkoord",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    methoden=FORM,
    uitleg="Akkoord geven: met twee archivarissen wordt een dossier vernietigd.",
)(_zeg(Stemsoort.AKKOORD, "U gaf akkoord."))
bewaren_bezwaar = pagina(
    "bewaren/<uuid:voorstel>/bezwaar/",
    "bewaren_bezwaar",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    methoden=FORM,
    uitleg="Bezwaar maken tegen het vernietigen van een dossier, met een reden.",
)(_zeg(Stemsoort.BEZWAAR, "Uw bezwaar staat erbij. Er gaat niets weg."))
bewaren_terug = pagina(
    "bewaren/<uuid:voorstel>/terug/",
    "bewaren_terug",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    methoden=FORM,
    uitleg="Een akkoord of bezwaar terugnemen.",
)(_zeg(Stemsoort.TERUG, "Wat u zei, telt niet meer."))


@pagina(
    "bewaren/<uuid:voorstel>/akte/",
    "bewaren_akte",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    uitleg="De ondertekende akte van een vernietigd dossier, als bestand.",
)
def akte(request: Verzoek, voorstel: UUID) -> HttpResponse:
    """Give the certificate as it was signed: the heading on the first line, the signature on the second.

    Of lines of the log that went in batches: one after the other.
    """
    blad = lees_voorstel(door=request.actor, voorstel=voorstel)
    if not blad.aktes:
        raise NietGevonden
    tekst = "".join(f"{een.kop}\n{een.handtekening}\n" for een in blad.aktes)
    antwoord = HttpResponse(tekst, content_type="text/plain; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="akte-{blad.aktes[0].akte}.txt"'
    return antwoord


@pagina(
    "bewaren/vasthouden/",
    "bewaren_vasthouden",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    methoden=FORM,
    uitleg="Een dossier laten wachten, omdat er een klacht, rechtszaak of onderzoek loopt.",
)
def vasthouden(request: Verzoek) -> HttpResponse:
    """Hold a file by its number."""

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("nummer", "soort", "reden")}
        houd_vast(door=request.actor, verzoek=verzoek, **gegevens)
        messages.success(request, "Dit dossier wacht nu. Het wordt niet vernietigd tot iemand dit opheft.")
        return reverse("bewaren")

    return behandel(
        request,
        formulier=partial(Vasthoudformulier),
        actie=actie,
        sjabloon="rechten/bewaren_vasthouden.html",
        context={"terug_url": reverse("bewaren"), "knop": "Laten wachten"},
        na_eerder=lambda _: reverse("bewaren"),
    )


@pagina(
    "bewaren/vasthouding/<uuid:vasthouding>/opheffen/",
    "bewaren_opheffen",
    doelen=DOELEN,
    rollen=BEWAARDERS,
    methoden=("POST",),
    uitleg="Een dossier niet meer laten wachten.",
)
def opheffen(request: Verzoek, vasthouding: UUID) -> HttpResponse:
    """Lift a hold."""
    hef_op(door=request.actor, vasthouding=vasthouding)
    messages.success(request, "Dit dossier wacht niet meer.")
    return redirect("bewaren")
