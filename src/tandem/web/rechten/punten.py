"""One marked point in the browser: its safeguards, filling in what is still asked, and the second person."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.markeerpunt import Nakijkvraag
from tandem.acties.rechten.nakijken import kijk_na, vraag_nakijken
from tandem.acties.rechten.puntblad import Puntblad, lees_punt, lees_waarborg
from tandem.acties.rechten.regimebeeld import Vereistbeeld, Waarborgbeeld
from tandem.acties.rechten.waarborgen import rond_waarborg_af, vul_punt_aan
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.waarborg import Voorstelstand
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten import regimeformulieren as f
from tandem.web.rechten.regime import HULP, PAD, waarborgregel

BEIDE = ("GET", "POST")
PUNT = f"{PAD}punten/<uuid:punt>/"
_VOORSTEL = {
    Voorstelstand.WACHT: ("let-op", "Deze stap is nog niet gezet. Een collega kijkt eerst mee."),
    Voorstelstand.KAN: ("goed", "Een collega keek mee en is het ermee eens. U kunt deze stap nu zetten."),
    Voorstelstand.TERUG: ("onveilig", "Een collega is het er niet mee eens. Zet deze stap niet."),
}


def punt_url(huishouden: UUID, punt: UUID | str) -> str:
    """The page of a marked point."""
    return reverse("markeerpunt", args=[huishouden, punt])


@pagina(
    PUNT, "markeerpunt", doelen=HULP, uitleg="Eén markeerpunt: wat is uitgelegd, aangeboden, gevraagd en nagekeken."
)
def markeerpunt(request: Verzoek, huishouden: UUID, punt: UUID) -> HttpResponse:
    """Show what people were owed at this moment, what is still asked, and the letters."""
    blad = lees_punt(door=request.actor, huishouden=huishouden, punt=punt)
    toon, zin = _VOORSTEL[blad.voorstel] if blad.voorstel else ("", "")
    context = {
        **dossiercontext(blad.kop),
        "blad": blad,
        "wie": blad.kop.namen([blad.lid]) if blad.lid else "",
        "waarborgen": [waarborgregel(blad.kop, een) for een in blad.waarborgen],
        "voorstel_toon": toon,
        "voorstel": zin,
        "kan_brief": blad.voorstel in (None, Voorstelstand.KAN),
    }
    return render(request, "rechten/markeerpunt.html", context)


@pagina(
    f"{PUNT}aanvullen/",
    "markeerpunt_aanvullen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="In één keer vastleggen wat bij een markeerpunt is uitgelegd, aangeboden en gevraagd.",
)
def aanvullen(request: Verzoek, huishouden: UUID, punt: UUID) -> HttpResponse:
    """Record together what was given of what this moment still asks."""
    blad = lees_punt(door=request.actor, huishouden=huishouden, punt=punt)
    if not blad.te_doen:
        return redirect("markeerpunt", huishouden, punt)
    gebouwd: list[f.Aanvulformulier] = []

    def bouw(*args: Any, **opties: Any) -> f.Aanvulformulier:
        gebouwd.append(f.Aanvulformulier(*args, vereist=blad.te_doen, **opties))
        return gebouwd[-1]

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "punt": punt, "verzoek": verzoek}
        over = vul_punt_aan(**vast, waarborgen=gebouwd[-1].waarborgen(), op=velden["op"])
        messages.success(request, "Vastgelegd. Alles is nu gedaan." if not over else f"Vastgelegd. Nog {over} te doen.")
        return punt_url(huishouden, punt)

    context = {
        **dossiercontext(blad.kop),
        "formtitel": f"{blad.titel}: wat is er gedaan?",
        "knop": "Vastleggen",
        "uitleg": "Vul in wat is gedaan. Wat leeg blijft, blijft op de lijst staan.",
        "terug_url": punt_url(huishouden, punt),
    }
    return behandel(
        request, formulier=bouw, actie=actie, sjabloon="rechten/markeren.html", context=context,
        plek=Conceptplek(huishouden, f"markeerpunt-{punt}"), na_eerder=lambda _: punt_url(huishouden, punt),
    )  # fmt: skip


@pagina(
    f"{PAD}nakijken/<uuid:waarborg>/",
    "nakijken",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Als tweede persoon nakijken wat een collega vastlegde.",
)
def nakijken(request: Verzoek, huishouden: UUID, waarborg: UUID) -> HttpResponse:
    """Answer as the second person; whoever is not asked reads who was."""
    blad, een = _nakijk(request, huishouden, waarborg)
    if een.stand == "gedaan":
        return redirect("markeerpunt", huishouden, blad.openbaar)

    anderen = [waarborgregel(blad.kop, w) for w in blad.waarborgen if w.openbaar != waarborg]
    context = {**_nakijkbeeld(blad, een), "knop": "Antwoord vastleggen", "anderen": anderen}

    def doe(velden: dict[str, Any], **vast: Any) -> None:
        kijk_na(**vast, antwoord=velden["antwoord"], woorden=velden["woorden"])

    return _over_nakijken(
        request, blad, waarborg, doe, klaar="Uw antwoord is vastgelegd, met uw naam erbij.",
        formulier=f.Nakijkformulier, sjabloon="rechten/nakijken.html", context=context,
    )  # fmt: skip


def _over_nakijken(
    request: Verzoek, blad: Puntblad, waarborg: UUID, doe: Callable[..., None], *, klaar: str, **meer: Any
) -> HttpResponse:
    """Show or handle one form about the second person; ``klaar``: what is said when it was kept."""
    terug = punt_url(blad.kop.huishouden, blad.openbaar)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        doe(velden, door=request.actor, huishouden=blad.kop.huishouden, waarborg=waarborg, verzoek=verzoek)
        messages.success(request, klaar)
        return terug

    return behandel(request, actie=actie, na_eerder=lambda _: terug, **meer)


def _nakijkbeeld(blad: Puntblad, een: Waarborgbeeld) -> dict[str, Any]:
    return {
        **dossiercontext(blad.kop),
        "blad": blad,
        "een": een,
        "wie": blad.kop.namen([blad.lid]) if blad.lid else "",
        "formtitel": "Nakijken als tweede persoon",
        "terug_url": punt_url(blad.kop.huishouden, blad.openbaar),
    }


@pagina(
    f"{PAD}nakijken/<uuid:waarborg>/vragen/",
    "nakijken_vragen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een collega vragen om als tweede persoon mee te kijken.",
)
def nakijken_vragen(request: Verzoek, huishouden: UUID, waarborg: UUID) -> HttpResponse:
    """Ask a colleague, or another one, to review."""
    blad, een = _nakijk(request, huishouden, waarborg)
    if een.stand == "gedaan":
        return redirect("markeerpunt", huishouden, blad.openbaar)

    uitleg = f"Nu gevraagd aan {een.eigenaar}. Vraagt u een ander? Dan vervalt die vraag." if een.aan_collega else ""
    context = {
        **_nakijkbeeld(blad, een),
        "formtitel": "Een collega vragen om mee te kijken",
        "knop": "Collega vragen",
        "uitleg": uitleg,
    }

    def doe(velden: dict[str, Any], **vast: Any) -> None:
        vraag_nakijken(**vast, vraag=Nakijkvraag(velden["collega"], velden["nakijken_uiterlijk"]))

    return _over_nakijken(
        request, blad, waarborg, doe, klaar="Uw collega is gevraagd. Het staat op die werklijst.",
        formulier=partial(f.Nakijkvraagformulier, collegas=blad.collegas), sjabloon="dossierformulier.html",
        context=context,
    )  # fmt: skip


def _nakijk(request: Verzoek, huishouden: UUID, waarborg: UUID) -> tuple[Puntblad, Waarborgbeeld]:
    blad, een = lees_waarborg(door=request.actor, huishouden=huishouden, waarborg=waarborg)
    if een.aard != "nagekeken":
        raise NietGevonden
    return blad, een


@pagina(
    f"{PAD}waarborgen/<uuid:waarborg>/",
    "waarborg",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een waarborg alsnog in orde maken.",
)
def waarborg(request: Verzoek, huishouden: UUID, waarborg: UUID) -> HttpResponse:
    """Record that a safeguard was given after all, or that support was arranged."""
    blad, een = lees_waarborg(door=request.actor, huishouden=huishouden, waarborg=waarborg)
    if een.aard == "nagekeken":
        return redirect("nakijken_vragen", huishouden, waarborg)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens: dict[str, Any] = {naam: velden[naam] for naam in ("op", "tekst", "versie")}
        antwoord = velden.get("antwoord", "").partition("/")[2]
        vast: dict[str, Any] = {
            "door": request.actor,
            "huishouden": huishouden,
            "waarborg": waarborg,
            "verzoek": verzoek,
        }
        rond_waarborg_af(**vast, **gegevens, antwoord=antwoord)
        return punt_url(huishouden, blad.openbaar)

    keuzes = [] if een.regelen else _keuzes(blad, een)
    return behandel(
        request,
        formulier=partial(f.Alsnogformulier, keuzes=keuzes, mening=een.aard == "mening"),
        actie=actie,
        sjabloon="dossierformulier.html",
        context={**dossiercontext(blad.kop), **_alsnog(blad, een)},
        begin={"op": timezone.localdate(), "versie": een.versie},
        plek=Conceptplek(huishouden, f"waarborg-{waarborg}"),
        na_eerder=lambda _: punt_url(huishouden, blad.openbaar),
    )


def _alsnog(blad: Puntblad, een: Waarborgbeeld) -> dict[str, Any]:
    wie = blad.kop.namen([een.lid]) if een.lid else ""
    reden = f"Nog niet gedaan. De reden was: {een.tekst}" if een.tekst else ""
    return {
        "formtitel": f"{een.naam}{f' ({wie})' if wie else ''}",
        "knop": "Dit is geregeld" if een.regelen else "Dit is gedaan",
        "uitleg": f"{wie} wil dit graag. Leg vast dat het is geregeld." if een.regelen else reden,
        "terug_url": punt_url(blad.kop.huishouden, blad.openbaar),
    }


def _keuzes(blad: Puntblad, een: Waarborgbeeld) -> list[tuple[str, str]]:
    """The answers or texts that belong to this safeguard; nothing where *done* alone is enough."""
    vereist: Vereistbeeld | None = next((v for v in blad.open if (v.code, v.lid) == (een.soort, een.lid)), None)
    if vereist is None or een.aard not in ("aanbod", "uitleg"):
        return []
    return [keuze for keuze in f.standkeuzes(vereist) if keuze[0].startswith("gedaan/")]
