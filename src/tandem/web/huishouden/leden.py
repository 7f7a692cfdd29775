"""One person: added, changed, left, back, born, died."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden import leden as acties
from tandem.acties.huishouden.bladen import Lidblad, lees_dossierblad, lees_lid
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.web.doel import WERK, doel_voor
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, formulierpagina
from tandem.web.huishouden.formulieren import Bevestiging, Dag, Geboorte, Lidvelden, begin_van
from tandem.web.onderdelen import Gegeven
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

LID = f"{HIER}personen/<uuid:lid>/"


def invoer_uit(velden: dict[str, Any]) -> Lidinvoer:
    """Return the cleaned values of the form as input for the action."""
    namen = (
        "rol", "voornaam", "achternaam", "geboortedatum_soort", "geboortedatum", "geboren_in", "uitgerekend_op",
        "taal", "van",
    )  # fmt: skip
    return Lidinvoer(**{naam: velden[naam] for naam in namen})


@pagina(
    f"{HIER}personen/nieuw/", "lid_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Iemand aan het huishouden toevoegen."
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Add somebody."""
    blad = lees_dossierblad(door=request.actor, huishouden=huishouden, heel=True)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.voeg_lid_toe(door=request.actor, huishouden=huishouden, invoer=invoer_uit(velden), verzoek=verzoek)
        return adres("personen", huishouden)

    return formulierpagina(
        request,
        blad.kop,
        titel="Iemand toevoegen",
        knop="Toevoegen",
        uitleg="Vul in wat u nu weet. Een naam of datum mag leeg blijven.",
        terug=adres("personen", huishouden),
        formulier=Lidvelden,
        actie=actie,
        concept="lid-nieuw",
    )


@pagina(LID, "lid", doelen=WERK, uitleg="Wat dit huishouden van iemand weet.")
def lid(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Show what this household knows of somebody, and what can happen."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid, doel=doel_voor(request), met_bereiken=True)
    kaart = blad.kaart
    context = {
        **dossiercontext(blad.kop, "personen"),
        "kaart": kaart,
        "mag_wijzigen": blad.mag_wijzigen,
        "bereiken": blad.bereiken,
        "gegevens": [
            Gegeven("Hoort hierbij als", kaart.rol),
            Gegeven("Leeftijd", kaart.leeftijd),
            Gegeven("Geboren op", _geboren(blad)),
            Gegeven("Woont", kaart.verblijf, onbekend="niet vastgelegd"),
            Gegeven("Taal om samen te praten", kaart.taal, onbekend="Nederlands of niet gevraagd"),
            Gegeven("BSN", "vastgelegd, bekijken met een reden" if kaart.heeft_bsn else "", onbekend="niet vastgelegd"),
            Gegeven("Hoort hierbij", _tijdvak(kaart.van, kaart.tot)),
            *([Gegeven("Overleden op", datum(kaart.overleden_op))] if kaart.overleden_op else []),
        ],
    }
    return render(request, "huishouden/lid.html", context)


def _geboren(blad: Lidblad) -> str:
    return datum(blad.geboortedatum) if blad.geboortedatum and blad.geboortedatum_soort == "exact" else ""


def _tijdvak(van: date, tot: date | None) -> str:
    return f"van {datum(van)} tot {datum(tot)}" if tot else f"sinds {datum(van)}"


@pagina(f"{LID}wijzigen/", "lid_wijzigen", doelen=HULP, methoden=BEIDE, uitleg="Wijzigen wat we van iemand weten.")
def wijzigen(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Change what is known of somebody."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    terug = adres("lid", huishouden, lid)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        acties.wijzig_lid(
            door=request.actor,
            huishouden=huishouden,
            lid=lid,
            invoer=invoer_uit(velden),
            versie=velden["versie"],
            verzoek=verzoek,
        )
        return terug

    return formulierpagina(
        request,
        blad.kop,
        titel=f"{blad.kaart.naam}: gegevens wijzigen",
        knop="Wijzigingen vastleggen",
        terug=terug,
        formulier=Lidvelden,
        actie=actie,
        begin=begin_van(blad),
        concept=f"lid-{lid}",
    )


def _stap(
    request: Verzoek, huishouden: UUID, lid: UUID, *, titel: str, woord: str, knop: str, wat: Any, uitleg: str
) -> HttpResponse:
    """A form of one day about one person."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)
    terug = adres("lid", huishouden, lid)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        meer = {naam: velden[naam] for naam in ("op", "voornaam", "achternaam") if naam in velden}
        wat(door=request.actor, huishouden=huishouden, lid=lid, verzoek=verzoek, **meer)
        return terug

    vorm = Bevestiging if not woord else partial(Geboorte if wat is acties.leg_geboorte_vast else Dag, woord=woord)
    return formulierpagina(
        request,
        blad.kop,
        titel=titel.format(blad.kaart.naam),
        knop=knop,
        uitleg=uitleg,
        terug=terug,
        formulier=vorm,
        actie=actie,
        begin={"op": blad.kop.vandaag} if woord else None,
    )


@pagina(
    f"{LID}vertrek/", "lid_vertrek", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen dat iemand hier niet meer hoort."
)
def vertrek(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Somebody left."""
    return _stap(
        request, huishouden, lid, titel="{} hoort niet meer bij dit huishouden", woord="Sinds welke dag?",
        knop="Vertrek vastleggen", wat=acties.laat_vertrekken,
        uitleg="Wat er is vastgelegd, blijft. Het gezag ook. Wie weggaat, houdt rechten op de eigen tijd.",
    )  # fmt: skip


@pagina(f"{LID}terug/", "lid_terug", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen dat iemand terug is.")
def terug(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Somebody came back."""
    return _stap(
        request, huishouden, lid, titel="{} hoort weer bij dit huishouden", woord="", knop="Terugkomst vastleggen",
        wat=acties.laat_terugkomen, uitleg="Deze persoon staat daarna weer bij wie hier nu woont.",
    )  # fmt: skip


@pagina(f"{LID}geboren/", "lid_geboren", doelen=HULP, methoden=BEIDE, uitleg="De geboorte van een kind vastleggen.")
def geboren(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """An unborn child is born."""
    return _stap(
        request, huishouden, lid, titel="Het kind is geboren", woord="Op welke dag?", knop="Geboorte vastleggen",
        wat=acties.leg_geboorte_vast, uitleg="Een naam mag later.",
    )  # fmt: skip


@pagina(f"{LID}overleden/", "lid_overleden", doelen=HULP, methoden=BEIDE, uitleg="Een overlijden vastleggen.")
def overleden(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Somebody died."""
    return _stap(
        request, huishouden, lid, titel="{} is overleden", woord="Op welke dag?", knop="Overlijden vastleggen",
        wat=acties.leg_overlijden_vast,
        uitleg="Gezag van deze persoon eindigt op die dag. Gaat het om gezag over een kind, dan komt op uw werklijst "
        "dat u nagaat wie nu beslist.",
    )  # fmt: skip
