"""Pages of complaints: what one may see of them, writing one down, and handling it.

None of it hangs in a file: who is complained about finds the same page as for a complaint that is not there.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.klacht import (
    Klachtinvoer,
    lees_klacht,
    lees_klachten,
    lees_klachtkeuzes,
    leg_klacht_vast,
    leg_klacht_vast_op_nummer,
    zet_stap,
)
from tandem.acties.rechten.klachtbeeld import Klachtblad, Klachtrij
from tandem.regels.rechten.klacht import BEHANDELAAR, KLAAR, Klachtroute, Klachtstap, Uitkomst, Zet
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import aantal, opsomming
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.huishouden.basis import HIER, HULP
from tandem.web.onderdelen import Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.rechten.klachtformulieren import Klachtformulier, Nummerformulier, Stapformulier
from tandem.web.woorden import datum, moment

KLACHT = (Doel.KLACHT,)
FORM = ("GET", "POST")
WAAROM = (
    "U ziet klachten die u behandelt, die u vastlegde, waarbij u mee indiende, of die met u zijn gedeeld.",
    "Een klacht staat niet in het dossier. Over wie hij gaat, ziet hem pas als de behandelaar hem deelt.",
)
GEEN_TERMIJN = "geen dag: de termijn van deze organisatie is niet nagegaan, vraag het na"


@pagina("klachten/", "klachten", doelen=KLACHT, uitleg="Klachten die u behandelt, vastlegde of kreeg.")
def klachten(request: Verzoek) -> HttpResponse:
    """Show what one may see of complaints."""
    lijst = lees_klachten(door=request.actor)
    context = {
        "behandelt": lijst.behandelt,
        "telling": aantal(len(lijst.open), "klacht loopt", "klachten lopen") if lijst.behandelt else "",
        "waarom": WAAROM,
        **{naam: [_rij(een) for een in getattr(lijst, naam)] for naam in ("open", "klaar", "van_mij", "gedeeld")},
    }
    return render(request, "klacht/klachten.html", context)


def _rij(een: Klachtrij) -> Rij:
    laat = een.dagen_te_laat
    mee = [een.organisatie, f"ingediend op {datum(een.ingediend_op)}"]
    if een.stand not in KLAAR:
        mee.append(f"uiterlijk {datum(een.uiterlijk)}" if een.uiterlijk else GEEN_TERMIJN)
    merk = f"{aantal(laat, 'dag', 'dagen')} te laat" if laat else een.stand.omschrijving
    return Rij(een.klager or "Een klacht", naar_klacht(een.openbaar), mee=mee, merk=merk, toon="let-op" if laat else "")


def naar_klacht(klacht: UUID | str) -> str:
    """Return the address of a complaint."""
    return reverse("klacht", args=[klacht])


@pagina("klachten/<uuid:klacht>/", "klacht", doelen=KLACHT, uitleg="Eén klacht, en wat er met de klacht gebeurde.")
def klacht(request: Verzoek, klacht: UUID) -> HttpResponse:
    """Show one complaint."""
    return render(request, "klacht/klacht.html", _beeld(lees_klacht(door=request.actor, klacht=klacht)))


def _beeld(blad: Klachtblad) -> dict[str, Any]:
    rij = blad.rij
    gegevens = [
        {"naam": "Van wie", "waarde": rij.klager},
        {"naam": "Bij welke organisatie", "waarde": rij.organisatie},
        {"naam": "Ingediend op", "waarde": datum(rij.ingediend_op)},
        {
            "naam": "Afgehandeld uiterlijk",
            "waarde": datum(rij.uiterlijk) if rij.uiterlijk else "",
            "onbekend": GEEN_TERMIJN,
        },
        {
            "naam": "Over wie het gaat",
            "waarde": opsomming([een.naam for een in blad.over]),
            "onbekend": "niemand genoemd",
        },
        {"naam": "Gedeeld met", "waarde": opsomming(list(blad.gedeeld_met)), "onbekend": "niemand"},
    ]
    meer = {"Dient mee in": blad.samen_met, "Veilig te bereiken": blad.bereiken, "Wat moet er gebeuren": blad.wens}
    gegevens += [{"naam": naam, "waarde": waarde} for naam, waarde in meer.items() if waarde]
    return {
        "blad": blad,
        "gegevens": gegevens,
        "stand": rij.stand.omschrijving,
        "uitkomst": blad.uitkomst.omschrijving if blad.uitkomst else "",
        "stappen": [Rij(een.stap.capitalize(), tekst=een.tekst, mee=[moment(een.op), een.wie]) for een in blad.stappen],
        "routes": [_route(een) for een in blad.routes],
        "waarom": WAAROM,
    }


def _route(een: Klachtroute) -> Rij:
    na = () if een.bron.geverifieerd else ("niet nagegaan: vraag het na",)
    return Rij(een.naam, tekst=een.waarvoor, mee=[een.soort.omschrijving, een.bron.in_woorden, *na])


@pagina(
    "klachten/<uuid:klacht>/stap/",
    "klacht_stap",
    doelen=KLACHT,
    rollen=(BEHANDELAAR,),
    methoden=FORM,
    uitleg="Vastleggen wat u met een klacht deed, of de uitkomst.",
)
def stap(request: Verzoek, klacht: UUID) -> HttpResponse:
    """Do something with a complaint."""
    blad = lees_klacht(door=request.actor, klacht=klacht)
    if not blad.mogelijk:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        uitkomst = velden.get("uitkomst")
        zet = Zet(
            Klachtstap(velden["stap"]), velden["tekst"], Uitkomst(uitkomst) if uitkomst else None, velden.get("naar"),
            velden.get("met"),
        )  # fmt: skip
        zet_stap(door=request.actor, klacht=klacht, zet=zet, versie=blad.versie, verzoek=verzoek)
        messages.success(request, "Vastgelegd.")
        return reverse("klachten") if zet.stap is Klachtstap.STUUR_DOOR else naar_klacht(klacht)

    return behandel(
        request,
        formulier=partial(Stapformulier, blad=blad),
        actie=actie,
        sjabloon="klacht/stap.html",
        context={"blad": blad, "terug_url": naar_klacht(klacht), "waarom": WAAROM},
        na_eerder=lambda _: naar_klacht(klacht),
    )


def _invoer(velden: dict[str, Any], **anders: Any) -> Klachtinvoer:
    gegevens = {naam: waarde for naam, waarde in velden.items() if naam in Klachtinvoer.__dataclass_fields__}
    return Klachtinvoer(**{**gegevens, "over": tuple(velden.get("over") or ()), **anders})


@pagina(
    "klachten/nieuw/",
    "klacht_nieuw",
    doelen=KLACHT,
    rollen=(BEHANDELAAR,),
    methoden=FORM,
    uitleg="Een klacht vastleggen die bij de klachtenfunctionaris binnenkwam.",
)
def nieuw(request: Verzoek) -> HttpResponse:
    """Write down a complaint that reached the handler."""

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = _invoer(velden, organisatie=request.actor.organisatie)
        nummer = velden["nummer"]
        gevonden = leg_klacht_vast_op_nummer(door=request.actor, nummer=nummer, invoer=invoer, verzoek=verzoek)
        messages.success(request, "De klacht is vastgelegd.")
        return naar_klacht(gevonden)

    return behandel(
        request,
        formulier=Nummerformulier,
        actie=actie,
        sjabloon="klacht/nieuw.html",
        context={"terug_url": reverse("klachten"), "waarom": WAAROM},
        begin={"ingediend_op": timezone.localdate()},
        na_eerder=naar_klacht,
    )


@pagina(
    f"{HIER}klacht/",
    "klacht_vastleggen",
    doelen=HULP,
    lagen=(Laag.CONTACT,),
    methoden=FORM,
    uitleg="Een klacht van iemand uit het huishouden vastleggen.",
)
def vastleggen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Write down a complaint of somebody of a household. It does not stand in the file."""
    kies_uit = lees_klachtkeuzes(door=request.actor, huishouden=huishouden)
    terug = reverse("huishouden", args=[huishouden])

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        leg_klacht_vast(door=request.actor, huishouden=huishouden, invoer=_invoer(velden), verzoek=verzoek)
        messages.success(
            request, "De klacht is vastgelegd. De klachtenfunctionaris ziet hem nu. Hij staat niet in het dossier."
        )
        return terug

    return behandel(
        request,
        formulier=partial(Klachtformulier, kies_uit=kies_uit),
        actie=actie,
        sjabloon="klacht/vastleggen.html",
        context={**dossiercontext(kies_uit.kop), "formtitel": "Een klacht vastleggen", "terug_url": terug},
        begin={"ingediend_op": timezone.localdate()},
        plek=Conceptplek(huishouden, "klacht"),
        na_eerder=lambda _: terug,
    )
