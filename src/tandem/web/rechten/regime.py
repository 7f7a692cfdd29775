"""The pages of the regime: of everybody, of one person in plain words, and of one measure or power."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.betrekkeuzes import Komst
from tandem.acties.casus.betrokkenheid import mag_betrekken
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.rechten.regimebeeld import (
    Dwangbeeld,
    Puntbeeld,
    Regimeblad,
    Waarborgbeeld,
    lees_dwang,
    lees_regime,
)
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.regime import Persoonsregime, Regime
from tandem.web.dossier import dossiercontext
from tandem.web.onderdelen import Gegeven, Waarborg
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "huishoudens/<uuid:huishouden>/regime/"
HULP = (Doel.HULP,)
_PUNT = {
    "begin": "Het begin",
    "wijziging": "Een verandering",
    "einde": "Het einde",
    "voorbereiding": "Door ons voorbereid",
}
_STAND: dict[str, Literal["gedaan", "achteraf", "niet_nodig"]] = {
    "gedaan": "gedaan",
    "achteraf": "achteraf",
    "gevraagd": "achteraf",
    "niet_van_toepassing": "niet_nodig",
}


@dataclass(frozen=True)
class Regimeregel:
    """One person's regime in the list."""

    naam: str
    url: str
    woorden: str
    waarom: str
    zwaarte: int


@dataclass(frozen=True)
class Punt:
    """One marked point in words, with its checklist. ``waarborgen`` None: not for this reader."""

    kop: str
    grond: str
    waarborgen: list[Waarborg] | None
    url: str


@dataclass(frozen=True)
class Dwangregel:
    """One measure or power in a list."""

    dwang: Dwangbeeld
    wie: str
    url: str
    periode: str
    open: int


def in_woorden(regime: Persoonsregime) -> str:
    """Return a regime with its dates, as a sentence about somebody."""
    kern = {
        Regime.MET_TOESTEMMING: "Met toestemming",
        Regime.MET_BEVOEGDHEDEN: "Een organisatie gebruikt een wettelijke bevoegdheid",
        Regime.MET_MAATREGEL: "Er is een maatregel",
    }[regime.regime]
    sinds = f", sinds {datum(regime.sinds)}" if regime.sinds else ""
    tot = f", tot {datum(regime.tot)}" if regime.tot else ""
    return f"{kern}{sinds}{tot}."


def periode(dwang: Dwangbeeld) -> str:
    """Return from when until when, in words."""
    tot = f" tot {datum(dwang.tot)}" if dwang.tot else ", zonder einddatum"
    return f"Vanaf {datum(dwang.van)}{tot}"


def dwangregels(blad: Regimeblad) -> list[Dwangregel]:
    """Return measures and powers, those in force first."""
    return [
        Dwangregel(een, blad.kop.namen([een.lid]), _url(blad.kop, een), periode(een), len(een.open_waarborgen))
        for een in blad.dwang
    ]


def _url(kop: Dossierkop, een: Dwangbeeld) -> str:
    return reverse("maatregel", args=[kop.huishouden, een.openbaar])


def regimeregels(blad: Regimeblad) -> list[Regimeregel]:
    """Return everybody's own regime, the heaviest first."""
    return [
        Regimeregel(
            blad.kop.namen([een.persoon]),
            reverse("regime_persoon", args=[blad.kop.huishouden, een.persoon]),
            in_woorden(een),
            een.waarom if een.feiten else "",
            een.regime.gewicht,
        )
        for een in blad.regimes
    ]


def punten(kop: Dossierkop, rijen: tuple[Puntbeeld, ...]) -> list[Punt]:
    """Return marked points in words, with their safeguards as a checklist."""
    return [
        Punt(
            f"{_PUNT[een.soort]}{f': {een.wat}' if een.wat else ''}, {datum(een.op)}",
            een.grond,
            None if een.waarborgen is None else [waarborgregel(kop, w) for w in een.waarborgen],
            reverse("markeerpunt", args=[kop.huishouden, een.openbaar]),
        )
        for een in rijen
    ]


def waarborgregel(kop: Dossierkop, een: Waarborgbeeld) -> Waarborg:
    """Return one safeguard in words: what was said or given, or who does it by when, with the way to do it."""
    wie = f" ({kop.namen([een.lid]) or 'een ouder of voogd'})" if een.lid else ""
    zinnen = (f"{een.antwoord[:1].upper()}{een.antwoord[1:]}", een.tekst)
    delen = [f"{zin.rstrip('. ')}." for zin in zinnen if zin]
    if een.op:
        delen.insert(0, f"Op {datum(een.op)}.")
    if een.aan_collega:
        delen.append(f"{een.eigenaar} kijkt mee, vóór {datum(een.uiterlijk)}." if een.uiterlijk else "")
    elif een.uiterlijk:
        delen.append(f"{een.eigenaar} doet dit uiterlijk {datum(een.uiterlijk)}.")
    naam, tekst = _stap(een)
    url = reverse(naam, args=[kop.huishouden, een.openbaar]) if naam else ""
    return Waarborg(f"{een.naam}{wie}", _STAND[een.stand], " ".join(deel for deel in delen if deel), url, tekst)


def _stap(een: Waarborgbeeld) -> tuple[str, str]:
    """The page of the next step of a safeguard, and its words; none when it is in order."""
    if een.aan_collega:
        return "nakijken", "Bekijk de vraag"
    if een.stand == "achteraf":
        return ("nakijken_vragen", "Vraag een collega") if een.aard == "nagekeken" else ("waarborg", "Nu in orde maken")
    return ("waarborg", "Leg vast dat het is geregeld") if een.regelen else ("", "")


@pagina(PAD, "regime", doelen=HULP, uitleg="In welk regime ieder is, en welke maatregelen en bevoegdheden er zijn.")
def regime(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show everybody's regime, measures and powers."""
    blad = lees_regime(door=request.actor, huishouden=huishouden)
    context = {
        **dossiercontext(blad.kop),
        "blad": blad,
        "regels": regimeregels(blad),
        "dwang": dwangregels(blad),
        "voorbereid": [(blad.kop.namen([lid]), punten(blad.kop, (punt,))[0]) for lid, punt in blad.voorbereid],
        "mag": blad.ziet_veiligheid,
    }
    return render(request, "rechten/regime.html", context)


@pagina(
    f"{PAD}personen/<int:lid>/", "regime_persoon", doelen=HULP, uitleg="Het regime van één persoon, in gewone woorden."
)
def regime_persoon(request: Verzoek, huishouden: UUID, lid: int) -> HttpResponse:
    """Show one person's regime: since when, until when, why, who decided, and what one can do about it."""
    blad = lees_regime(door=request.actor, huishouden=huishouden)
    eigen = blad.van(lid)
    context = {
        **dossiercontext(blad.kop),
        "wie": blad.kop.namen([lid]),
        "regime": eigen,
        "woorden": in_woorden(eigen),
        "dwang": [rij for rij in dwangregels(blad) if rij.dwang.lid == lid],
        "blad": blad,
    }
    return render(request, "rechten/regime_persoon.html", context)


@pagina(f"{PAD}<uuid:dwang>/", "maatregel", doelen=HULP, uitleg="Eén maatregel of bevoegdheid, met de waarborgen.")
def maatregel(request: Verzoek, huishouden: UUID, dwang: UUID) -> HttpResponse:
    """Show one measure or power with its marked points."""
    blad, een = lees_dwang(door=request.actor, huishouden=huishouden, openbaar=dwang)
    context = {
        **dossiercontext(blad.kop),
        "dwang": een,
        "wie": blad.kop.namen([een.lid]),
        "gegevens": _gegevens(blad.kop, een),
        "punten": punten(blad.kop, een.punten),
        "mag": blad.ziet_veiligheid,
        "betrek_url": _betrek(request, blad.kop, een),
    }
    return render(request, "rechten/maatregel.html", context)


def _betrek(request: Verzoek, kop: Dossierkop, een: Dwangbeeld) -> str:
    """The way to involve who carries out a measure that runs, for who may involve others."""
    if een.soort != "maatregel" or not een.loopt or not mag_betrekken(request.actor, Doel.HULP):
        return ""
    vraag = urlencode({"soort": Komst.MAATREGEL.value, "maatregel": een.openbaar})
    return f"{reverse('betrekken', args=[kop.huishouden])}?{vraag}"


def _gegevens(kop: Dossierkop, een: Dwangbeeld) -> list[Gegeven]:
    voor = Gegeven("Voor wie", kop.namen([een.lid]), reverse("regime_persoon", args=[kop.huishouden, een.lid]))
    uit = [
        voor,
        Gegeven("Sinds", datum(een.van)),
        Gegeven("Tot", datum(een.tot) if een.tot else "", onbekend="geen einde bekend"),
    ]
    if een.soort == "maatregel":
        beslist = f"{een.wie_besliste}, op {datum(een.besloten_op)}" if een.besloten_op else een.wie_besliste
        uit += [Gegeven("Wie besliste", beslist), Gegeven("Wie voert het uit", een.uitvoerder)]
        uit += [Gegeven("Nummer van de beslissing", een.dossiernummer)]
    else:
        uit.append(Gegeven("Welke organisatie", een.uitvoerder))
    return [*uit, Gegeven("Waar het op rust", een.artikel, onbekend="nog niet nagegaan"), Gegeven("Bron", een.bron)]
