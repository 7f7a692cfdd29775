"""Marked points in the browser: what others decided, what we prepare, and what was still owed."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus.mensen import meekijkers
from tandem.acties.rechten import bevoegdheden, maatregelen
from tandem.acties.rechten.bevoegdheden import Bevoegdheidinvoer
from tandem.acties.rechten.maatregelen import Maatregelinvoer
from tandem.acties.rechten.regimebeeld import (
    Dwangbeeld,
    eigenaren,
    lees_dwang,
    lees_regime,
    lees_vereisten,
)
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.onderdelen import Waarborg
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten import regimeformulieren as f
from tandem.web.rechten.regime import HULP, PAD

BEIDE = ("GET", "POST")
_ANDER = (
    "Een ander besliste dit. Leg het meteen vast, ook als nog niet alles is gedaan. "
    "Wat u nu niet kunt doen, komt bovenaan de werklijst."
)
_ZELF = (
    "Deze stap nemen wij zelf. Hij kan pas als alles hieronder is gedaan en een collega het ermee eens is. "
    "Kan dat nog niet? Doe het eerst: wat u hier invult, blijft als concept bewaard."
)


def _regime_url(huishouden: UUID, *_: object) -> str:
    return reverse("regime", args=[huishouden])


def _lid(request: Verzoek) -> int | None:
    gevraagd = request.GET.get("lid", "")
    return int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < 16 else None


def _kies_lid(request: Verzoek, huishouden: UUID, titel: str) -> HttpResponse:
    """A measure is always of one person: ask of whom first."""
    blad = lees_regime(door=request.actor, huishouden=huishouden)
    leden = [lid for lid in blad.kop.leden if not lid.weg]
    context = {**dossiercontext(blad.kop), "titel": titel, "leden": leden, "terug": _regime_url(huishouden)}
    return render(request, "rechten/kies_persoon.html", context)


def _formulier(
    request: Verzoek, huishouden: UUID, lid: int, punt: str, formulier: Any, doe: Any, *, titel: str, knop: str,
    concept: str, begin: dict[str, Any] | None = None, over: str = "maatregel",
) -> HttpResponse:  # fmt: skip
    """The form of one marked point about one member, with what is owed shown beforehand."""
    blad, vereist = lees_vereisten(door=request.actor, huishouden=huishouden, lid=lid, punt=punt, over=over)
    mensen = eigenaren(door=request.actor, huishouden=huishouden)
    collegas = meekijkers(request.actor, laag=Laag.VEILIGHEID)
    maak = partial(formulier, vereist=vereist, eigenaren=mensen, collegas=collegas)
    gebouwd: list[Any] = []

    def bouw(*args: Any, **opties: Any) -> Any:
        gebouwd.append(maak(*args, **opties))
        return gebouwd[-1]

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        vast = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek, "punt": gebouwd[-1].punt()}
        return naar(str(doe(velden, vast)))

    zelf = punt == "voorbereiding"
    naar = partial(_punt_url if zelf else _dwang_url, huishouden)
    context = {
        **dossiercontext(blad.kop),
        "formtitel": f"{titel}: {blad.kop.namen([lid])}",
        "knop": knop,
        "uitleg": _ZELF if zelf else _ANDER,
        "zelf": zelf,
        "vooraf": [_vooraf(een) for een in vereist],
        "terug_url": _regime_url(huishouden),
    }
    return behandel(
        request, formulier=bouw, actie=actie, sjabloon="rechten/markeren.html", context=context, begin=begin,
        plek=Conceptplek(huishouden, concept), na_eerder=naar,
    )  # fmt: skip


def _vooraf(een: Any) -> Waarborg:
    wie = f" ({een.wie})" if een.wie else ""
    return Waarborg(f"{een.naam}{wie}", "ontbreekt" if een.verplicht else "niet_nodig", een.vraag)


def _dwang_url(huishouden: UUID, openbaar: str) -> str:
    return reverse("maatregel", args=[huishouden, openbaar]) if openbaar else _regime_url(huishouden)


def _punt_url(huishouden: UUID, openbaar: str) -> str:
    """A step that we prepare has its own page: there it waits for the colleague."""
    return reverse("markeerpunt", args=[huishouden, openbaar]) if openbaar else _regime_url(huishouden)


@pagina(
    f"{PAD}maatregel/", "maatregel_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Een maatregel die een ander besliste."
)
def maatregel_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record a measure for one member (``?lid=``)."""
    lid = _lid(request)
    if lid is None:
        return _kies_lid(request, huishouden, "Voor wie is de maatregel?")

    def doe(velden: dict[str, Any], vast: dict[str, Any]) -> UUID:
        namen = ("soort", "besloten_door", "besloten_op", "van", "tot", "uitvoerder", "dossiernummer")
        invoer = Maatregelinvoer(lid=lid, **{naam: velden[naam] for naam in namen})
        return maatregelen.leg_maatregel_vast(**vast, invoer=invoer)

    return _formulier(
        request, huishouden, lid, "begin", f.Maatregelformulier, doe, titel="Maatregel vastleggen",
        knop="Maatregel vastleggen", concept=f"maatregel-{lid}",
    )  # fmt: skip


def _een(request: Verzoek, huishouden: UUID, dwang: UUID, soort: str = "") -> Dwangbeeld:
    _, een = lees_dwang(door=request.actor, huishouden=huishouden, openbaar=dwang)
    if soort and een.soort != soort:
        raise NietGevonden
    return een


@pagina(
    f"{PAD}<uuid:dwang>/wijzigen/", "maatregel_wijzigen", doelen=HULP, methoden=BEIDE, uitleg="Een maatregel verandert."
)
def maatregel_wijzigen(request: Verzoek, huishouden: UUID, dwang: UUID) -> HttpResponse:
    """Record that a measure changed."""
    een = _een(request, huishouden, dwang, "maatregel")

    def doe(velden: dict[str, Any], vast: dict[str, Any]) -> UUID:
        gegevens = {naam: velden[naam] for naam in ("op", "tot", "uitvoerder", "versie")}
        return maatregelen.wijzig_maatregel(**vast, maatregel=dwang, **gegevens)

    return _formulier(
        request, huishouden, een.lid, "wijziging", f.Maatregelwijziging, doe, titel=f"{een.naam} verandert",
        knop="Verandering vastleggen", concept=f"maatregel-wijzigen-{dwang}",
        begin={"tot": een.tot, "uitvoerder": een.uitvoerder_id, "versie": een.versie},
    )  # fmt: skip


@pagina(
    f"{PAD}<uuid:dwang>/einde/",
    "maatregel_einde",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een maatregel of bevoegdheid stopt.",
)
def maatregel_einde(request: Verzoek, huishouden: UUID, dwang: UUID) -> HttpResponse:
    """Record that a measure or power ended."""
    een = _een(request, huishouden, dwang)

    def doe(velden: dict[str, Any], vast: dict[str, Any]) -> UUID:
        gegevens = {"tot": velden["tot"], "versie": velden["versie"]}
        if een.soort == "maatregel":
            return maatregelen.beeindig_maatregel(**vast, maatregel=dwang, **gegevens)
        return bevoegdheden.beeindig_bevoegdheid(**vast, bevoegdheid=dwang, **gegevens)

    return _formulier(
        request, huishouden, een.lid, "einde", f.Eindeformulier, doe, titel=f"{een.naam} stopt",
        knop="Einde vastleggen", concept=f"maatregel-einde-{dwang}", over=een.soort,
        begin={"tot": timezone.localdate(), "versie": een.versie},
    )  # fmt: skip


@pagina(
    f"{PAD}bevoegdheid/",
    "bevoegdheid_nieuw",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een organisatie gebruikt een bevoegdheid.",
)
def bevoegdheid_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record the use of a power towards one member (``?lid=``)."""
    lid = _lid(request)
    if lid is None:
        return _kies_lid(request, huishouden, "Voor wie wordt de bevoegdheid gebruikt?")

    def doe(velden: dict[str, Any], vast: dict[str, Any]) -> UUID:
        gegevens = {naam: velden[naam] for naam in ("soort", "organisatie", "van", "tot")}
        return bevoegdheden.leg_bevoegdheid_vast(**vast, invoer=Bevoegdheidinvoer(lid=lid, **gegevens))

    return _formulier(
        request, huishouden, lid, "begin", f.Bevoegdheidformulier, doe, titel="Bevoegdheid vastleggen",
        knop="Bevoegdheid vastleggen", concept=f"bevoegdheid-{lid}", over="bevoegdheid",
    )  # fmt: skip


@pagina(
    f"{PAD}voorbereiden/",
    "voorbereiden",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een stap naar meer dwang die wij zelf voorbereiden.",
)
def voorbereiden(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record a step that we prepare ourselves about one member (``?lid=``)."""
    lid = _lid(request)
    if lid is None:
        return _kies_lid(request, huishouden, "Voor wie bereidt u iets voor?")

    def doe(velden: dict[str, Any], vast: dict[str, Any]) -> UUID:
        return bevoegdheden.bereid_voor(**vast, lid=lid, wat=velden["wat"], op=velden["op"])

    return _formulier(
        request, huishouden, lid, "voorbereiding", f.Voorbereidingformulier, doe, titel="Een stap voorbereiden",
        knop="Alles is gedaan: leg voor aan collega", concept=f"voorbereiden-{lid}",
    )  # fmt: skip
