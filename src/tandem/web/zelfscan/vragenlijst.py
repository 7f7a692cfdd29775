"""My questionnaire: a page per part, saved question by question; with an account, or by link and code."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan.deelnemersdeur import Toegang
from tandem.acties.zelfscan.vragenlijst import (
    Bewaard,
    Deelblad,
    Vragenlijst,
    bewaar_antwoord,
    klopt,
    lees_vragenlijst,
    lever_in,
)
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.tekst import aantal
from tandem.web.linkcode import Linkpagina
from tandem.web.onderdelen import Kop, Tab
from tandem.web.organisatie.basis import VERBETEREN
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.woorden import datum, moment
from tandem.web.zelfscan.formulieren import antwoordregels
from tandem.web.zelfscan.vragen import Poging, kort, probeer, vraagform, wil_kort

TOEGANG = Linkpagina("tandem_deelnemer", "zelfscan/deelnemen_code.html", lambda een: klopt(toegang=Toegang(bewijs=een)))


@pagina(
    "verbeteren/vragenlijst/<uuid:deelnemer>/",
    "vragenlijst",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="De eigen vragenlijst van een deelnemer aan een meting.",
)
def vragenlijst(request: Verzoek, deelnemer: UUID) -> HttpResponse:
    """Show my questionnaire, save one question, or hand in."""
    return _pagina(request, Toegang(door=request.actor, deelnemer=deelnemer), "zelfscan/vragenlijst.html")


@pagina(
    "deelnemen/<str:link>/",
    "deelnemen",
    wie=Wie.IEDEREEN,
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="De eigen vragenlijst van een deelnemer zonder account: met link en code.",
)
def deelnemen(request: HttpRequest, link: str) -> HttpResponse:
    """Show the questionnaire of who came by a link, or ask the code. Unknown, expired and wrong look the same."""
    return TOEGANG.toon(request, link, lambda een: _pagina(request, Toegang(bewijs=een), "zelfscan/deelnemen.html"))


def _pagina(request: HttpRequest, toegang: Toegang, sjabloon: str) -> HttpResponse:
    if request.method == "POST" and "inleveren" in request.POST:
        return _lever_in(request, toegang)
    lijst = lees_vragenlijst(toegang=toegang)
    poging = None
    if request.method == "POST":
        poging = probeer(request, lijst.instrument, _bewaarder(toegang))
        if wil_kort(request):
            return kort(poging, _kort_gelukt(poging.gelukt))
        if poging.form is None:
            messages.warning(request, "Deze vraag is ingetrokken. Uw antwoord van eerder blijft bewaard.")
        if poging.form is None or poging.gelukt is not None:
            return redirect(f"{request.get_full_path()}#vraag-{poging.code}")
    return render(request, sjabloon, _context(request, lijst, poging), status=poging.status if poging else 200)


def _bewaarder(toegang: Toegang) -> Callable[..., Bewaard]:
    return lambda vraag, typ, versie: bewaar_antwoord(toegang=toegang, vraag=vraag, typ=typ, versie=versie)


def _kort_gelukt(bewaard: Bewaard | None) -> dict[str, Any]:
    if bewaard is None:
        return {}
    tekst = "Alle vragen zijn beantwoord." if not bewaard.open_vragen else _nog_open(bewaard.open_vragen)
    return {
        "versie": bewaard.versie,
        "bewaard": f"Bewaard om {bewaard.op:%H:%M} uur",
        "gevraagd": sorted(bewaard.gevraagd),
        "open": tekst,
    }


def _nog_open(hoeveel: int) -> str:
    return f"Nog {aantal(hoeveel, 'vraag', 'vragen')} open."


def _lever_in(request: HttpRequest, toegang: Toegang) -> HttpResponse:
    try:
        open_ = lever_in(toegang=toegang)
        meer = f" {_nog_open(open_)} Die kunt u nog invullen." if open_ else ""
        messages.success(request, f"Ingeleverd. U kunt uw antwoorden nog wijzigen zolang het invullen open is.{meer}")
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
    return redirect(request.path)


def _context(request: HttpRequest, lijst: Vragenlijst, poging: Poging | None) -> dict[str, Any]:
    nummer = _welk_deel(request, lijst, poging)
    deel = lijst.delen[nummer]
    volgende = lijst.delen[nummer + 1] if nummer + 1 < len(lijst.delen) else None
    return {
        "kop": Kop(titel=lijst.instrument.naam, status=_status(lijst)),
        "lijst": lijst,
        "deel": deel,
        "kaarten": [_kaart(blad, poging) for blad in deel.vragen],
        "delen": [
            Tab(f"{een.naam} ({een.klaar}/{een.gevraagd})", _naar(request, een), een is deel) for een in lijst.delen
        ],
        "volgende_url": _naar(request, volgende) if volgende else "",
        "volgende": volgende.naam if volgende else "",
        "nog_open": _nog_open(lijst.open_vragen) if lijst.open_vragen else "Alle vragen zijn beantwoord.",
        "laatst": moment(lijst.laatst_op) if lijst.laatst_op else "",
        "ingeleverd": moment(lijst.ingeleverd_op) if lijst.ingeleverd_op else "",
        "tot": datum(lijst.invullen_tot),
        "terug_url": reverse("metingen"),
    }


def _welk_deel(request: HttpRequest, lijst: Vragenlijst, poging: Poging | None) -> int:
    gezocht = request.GET.get("deel", "")
    if poging:
        return next(i for i, deel in enumerate(lijst.delen) if any(b.vraag.code == poging.code for b in deel.vragen))
    return next((i for i, deel in enumerate(lijst.delen) if deel.code == gezocht), 0)


def _naar(request: HttpRequest, deel: Deelblad) -> str:
    return f"{request.path}?{urlencode({'deel': deel.code})}"


def _status(lijst: Vragenlijst) -> str:
    return f"U vult in voor {lijst.van}, tot en met {datum(lijst.invullen_tot)}. {lijst.leider} leidt het gesprek."


def _kaart(blad: Any, poging: Poging | None) -> dict[str, Any]:
    mijn = poging if poging and poging.code == blad.vraag.code else None
    return {
        "blad": blad,
        "form": mijn.form if mijn else vraagform(blad.vraag, blad.ingevuld, blad.versie),
        "botsing": mijn.botsing if mijn else None,
        "regels": antwoordregels(blad.vraag, blad.ingevuld),
        "geopend": bool(blad.ingevuld.toelichting or blad.ingevuld.bewijs or mijn),
    }
