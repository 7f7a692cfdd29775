"""Pages on which one reacts: a draft per point, more time, establishing; what changed, and what the council says."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.advies import reageren as acties
from tandem.acties.advies.beelden import Adviesblad
from tandem.acties.advies.gevolg import duid_gevolg, lees_gevolg, leg_gevolg_vast, plekken
from tandem.acties.advies.lezen import lees_advies
from tandem.regels.advies.reactie import Bedoeld
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.advies.formulieren import (
    Duidingsformulier,
    Gevolgformulier,
    Reactieformulier,
    Uitstelformulier,
    reacties_uit,
)
from tandem.web.advies.lijst import PAD
from tandem.web.formulier import Formulier, behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

FORM = ("GET", "POST")


def _adres(openbaar: str) -> str:
    return reverse("advies", args=[openbaar])


def _context(blad: Adviesblad, titel: str, knop: str) -> dict[str, Any]:
    terug = _adres(str(blad.regel.openbaar))
    return werkcontext(blad.kop, "adviezen", titel=titel) | {"knop": knop, "terug_url": terug, "blad": blad}


@pagina(
    f"{PAD}<uuid:advies>/reactie/", "reactie_schrijven", doelen=VERBETEREN, methoden=FORM,
    uitleg="Per punt schrijven wat uw organisatie met een advies doet.",
)  # fmt: skip
def schrijven(request: Verzoek, advies: UUID) -> HttpResponse:
    """Write the own reaction; the council sees it once it was established."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    if blad.concept is None:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.bewaar_reactie(
            door=request.actor, advies=advies, inleiding=velden["inleiding"], reacties=reacties_uit(velden, blad),
            versie=velden["versie"] or 0, verzoek=verzoek,
        )  # fmt: skip
        messages.success(request, "Bewaard als concept. De raad ziet dit nog niet.")
        return _adres(str(advies))

    begin: dict[str, Any] = {"inleiding": blad.concept.inleiding, "versie": blad.concept.versie}
    for punt in blad.punten:
        besluit, reden = blad.concept.besluiten.get(punt.openbaar, (None, ""))
        begin |= {f"besluit_{punt.nummer}": besluit.value if besluit else "", f"reden_{punt.nummer}": reden}
    return behandel(
        request, formulier=partial(Reactieformulier, blad=blad), actie=actie, sjabloon="advies/reactie.html",
        context=_context(blad, "Reactie schrijven", "Bewaren als concept"), begin=begin, na_eerder=_adres,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:advies>/vaststellen/", "reactie_vaststellen", doelen=VERBETEREN, methoden=FORM,
    uitleg="Als bestuurder de reactie op een advies vaststellen.",
)  # fmt: skip
def vaststellen(request: Verzoek, advies: UUID) -> HttpResponse:
    """Establish the reaction, after reading it as the council will."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    if not blad.kan_vaststellen or blad.concept is None or not blad.concept.versie:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.stel_reactie_vast(door=request.actor, advies=advies, versie=velden["versie"] or 0, verzoek=verzoek)
        messages.success(request, "Vastgesteld en verstuurd aan de raad.")
        return _adres(str(advies))

    context = _context(blad, "Reactie vaststellen", "Vaststellen en versturen")
    context["punten"] = [(punt, *blad.concept.besluiten.get(punt.openbaar, (None, ""))) for punt in blad.punten]
    return behandel(
        request, formulier=Formulier, actie=actie, sjabloon="advies/vaststellen.html", context=context,
        begin={"versie": blad.concept.versie}, na_eerder=_adres,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:advies>/uitstellen/", "reactie_uitstellen", doelen=VERBETEREN, methoden=FORM,
    uitleg="Meer tijd vragen voor een reactie, met de reden.",
)  # fmt: skip
def uitstellen(request: Verzoek, advies: UUID) -> HttpResponse:
    """Give a later day, with the reason."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    if not blad.kan_reageren:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.stel_reactie_uit(
            door=request.actor, advies=advies, tot=velden["tot"], reden=velden["reden"], verzoek=verzoek
        )
        return _adres(str(advies))

    context = _context(blad, "Meer tijd vragen", "Vastleggen")
    context["uitleg"] = "De raad ziet de nieuwe datum en uw reden. De eerste datum blijft te zien."
    return behandel(
        request, formulier=Uitstelformulier, actie=actie, sjabloon="formulierpagina.html", context=context,
        na_eerder=_adres,
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:advies>/punt/<uuid:punt>/", "advies_gevolg", doelen=VERBETEREN, methoden=FORM,
    uitleg="Vastleggen wat er veranderde door een punt van een advies.",
)  # fmt: skip
def gevolg(request: Verzoek, advies: UUID, punt: UUID) -> HttpResponse:
    """Record what changed because of a point."""
    blad = lees_advies(door=request.actor, openbaar=advies)
    dit = next((een for een in blad.punten if een.openbaar == punt), None)
    if dit is None or not blad.kan_gevolg:
        raise NietGevonden
    keuzes = plekken(door=request.actor, ziet=blad.kop.ziet)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        plek = next(een for een in keuzes if een.waarde == velden["plek"])
        leg_gevolg_vast(door=request.actor, advies=advies, punt=punt, plek=plek, tekst=velden["tekst"], verzoek=verzoek)
        messages.success(request, "Vastgelegd. De raad ziet het, en zegt of dit is wat hij bedoelde.")
        return _adres(str(advies))

    context = _context(blad, "Wat is er veranderd?", "Vastleggen")
    context["uitleg"] = f"Punt {dit.nummer}: {dit.tekst}"
    return behandel(
        request, formulier=partial(Gevolgformulier, plekken=keuzes), actie=actie, sjabloon="formulierpagina.html",
        context=context, na_eerder=lambda _nummer: _adres(str(advies)),
    )  # fmt: skip


@pagina(
    f"{PAD}gevolg/<uuid:gevolg>/", "advies_duiden", doelen=VERBETEREN, methoden=FORM,
    uitleg="Als raad zeggen of een verandering is wat u bedoelde.",
)  # fmt: skip
def duiden(request: Verzoek, gevolg: UUID) -> HttpResponse:
    """Say whether a change is what the council meant."""
    advies, wat = lees_gevolg(door=request.actor, gevolg=gevolg)
    blad = lees_advies(door=request.actor, openbaar=advies)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        duid_gevolg(
            door=request.actor, gevolg=gevolg, bedoeld=Bedoeld(velden["bedoeld"]), toelichting=velden["toelichting"],
            verzoek=verzoek,
        )  # fmt: skip
        return _adres(str(advies))

    context = _context(blad, "Is dit wat u bedoelde?", "Vastleggen") | {"uitleg": wat}
    return behandel(
        request, formulier=Duidingsformulier, actie=actie, sjabloon="formulierpagina.html", context=context,
        na_eerder=_adres,
    )  # fmt: skip
