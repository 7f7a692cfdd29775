"""Pages of supervision: what a privacy officer must judge, overdue first, and the judgement with its reason.

Who, when, why and how often; no names of people in a file, and no way into one.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.rechten.toezicht import Vraagregel, beoordeel, lees_toezicht, lees_vraag, toezichtregels
from tandem.acties.rechten.werkbericht import lees_werkbericht
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.toezicht import TOEZICHTHOUDER, Oordeelsoort
from tandem.regels.tekst import aantal
from tandem.web.formulier import behandel
from tandem.web.onderdelen import Cel, Toon
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.noodformulieren import Oordeelformulier
from tandem.web.woorden import datum, moment

DOELEN = (Doel.TOEZICHT,)
ROLLEN = (TOEZICHTHOUDER,)
WAAROM = (
    "U ziet hier wat uw organisatie of gemeente aangaat, en niet wat over uzelf of uw familie gaat.",
    "U ziet geen namen uit dossiers en kunt geen dossier openen. Dat u dit las, staat in het logboek.",
)
_TOON: dict[Oordeelsoort, Toon] = {
    Oordeelsoort.TERECHT: "goed",
    Oordeelsoort.LEREN: "goed",
    Oordeelsoort.NIET_TERECHT: "let-op",
}
_KOLOMMEN = [{"kop": kop} for kop in ("Wat", "Beoordelen", "Wie", "Wanneer", "Dossiernummer")]
_KOLOMMEN_KLAAR = [{"kop": kop} for kop in ("Wat", "Oordeel", "Wie", "Wanneer", "Dossiernummer")]


@pagina("toezicht/", "toezicht", doelen=DOELEN, rollen=ROLLEN, uitleg="Wat een privacyfunctionaris moet beoordelen.")
def toezicht(request: Verzoek) -> HttpResponse:
    """Show what waits and what was judged, with the rules by which reading is unusual."""
    lijst = lees_toezicht(door=request.actor)
    context = {
        "open": [_open_rij(een) for een in lijst.open],
        "klaar": [_klaar_rij(een) for een in lijst.klaar],
        "kolommen": _KOLOMMEN,
        "kolommen_klaar": _KOLOMMEN_KLAAR,
        "telling": _telling(lijst.open),
        "krijgt_mail": bool(lees_werkbericht(door=request.actor)),
        "regels": [f"{een.naam}: vanaf {een.vanaf}." for een in toezichtregels()],
        "waarom": WAAROM,
    }
    return render(request, "nood/toezicht.html", context)


def _telling(open_: tuple[Vraagregel, ...]) -> str:
    laat = sum(bool(een.dagen_te_laat) for een in open_)
    zin = f"{aantal(len(open_), 'vraag', 'vragen')} te beoordelen"
    return f"{zin}, waarvan {laat} te laat" if laat else zin


def _rij(een: Vraagregel, stand: object) -> list[object]:
    keer = f" ({een.aantal})" if een.aantal > 1 else ""
    wat = Cel(f"{een.soort.omschrijving.capitalize()}{keer}", url=reverse("toezicht_vraag", args=[een.openbaar]))
    wie = f"{een.wie}, {een.organisatie}" if een.organisatie else een.wie
    return [wat, stand, wie, moment(een.sinds), een.dossier or "geen"]


def _open_rij(een: Vraagregel) -> list[object]:
    laat = een.dagen_te_laat
    stand = f"{aantal(laat, 'dag', 'dagen')} te laat" if laat else f"uiterlijk {datum(een.uiterlijk)}"
    return _rij(een, Cel(stand, toon="let-op" if laat else ""))


def _klaar_rij(een: Vraagregel) -> list[object]:
    return _rij(een, Cel(een.oordeel.omschrijving, toon=_TOON[een.oordeel]) if een.oordeel else "")


@pagina(
    "toezicht/<uuid:vraag>/",
    "toezicht_vraag",
    doelen=DOELEN,
    rollen=ROLLEN,
    methoden=("GET", "POST"),
    uitleg="Eén noodtoegang, of lezen dat opvalt, beoordelen met een reden.",
)
def vraag(request: Verzoek, vraag: UUID) -> HttpResponse:
    """Show one question, and judge it."""
    een = lees_vraag(door=request.actor, vraag=vraag)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        beoordeel(door=request.actor, vraag=vraag, oordeel=velden["oordeel"], reden=velden["reden"], verzoek=verzoek)
        messages.success(request, "Uw oordeel is vastgelegd.")
        return reverse("toezicht")

    return behandel(
        request,
        formulier=Oordeelformulier,
        actie=actie,
        sjabloon="nood/toezicht_vraag.html",
        context={**_beeld(een), "knop": "Oordeel vastleggen", "terug_url": reverse("toezicht"), "waarom": WAAROM},
        na_eerder=lambda _: reverse("toezicht"),
    )


def _beeld(een: Vraagregel) -> dict[str, object]:
    gegevens = [
        {"naam": "Wie las", "waarde": ", ".join(deel for deel in (een.wie, een.rol, een.organisatie) if deel)},
        {"naam": "Wanneer", "waarde": moment(een.sinds)},
        {"naam": "Nummer van het dossier", "waarde": een.dossier, "onbekend": "geen, of meer dan één"},
        {"naam": "Hoe vaak", "waarde": str(een.aantal)},
    ]
    extra = {"Waarom het niet kon wachten": een.grond, "Reden": een.reden, "Tweede professional": een.tweede}
    gegevens += [{"naam": naam, "waarde": waarde} for naam, waarde in extra.items() if waarde]
    laat = f", {aantal(een.dagen_te_laat, 'dag', 'dagen')} te laat" if een.dagen_te_laat else ""
    return {
        "vraag": een,
        "gegevens": gegevens,
        "stand": "Beoordeeld" if een.oordeel else f"Te beoordelen, uiterlijk {datum(een.uiterlijk)}{laat}",
        "oordeel_op": moment(een.oordeel_op) if een.oordeel_op else "",
    }
