"""The same figures as the picture of the veiligheidskaart, as tables; and how it is for each person now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from tandem.acties.analyse.kaartlezen import Kaart, Oordeelweergave
from tandem.web.analyse.kaartbeeld import TEKEN, stand_van_afspraak
from tandem.web.dossier import wie_ziet_url
from tandem.web.onderdelen import Afspraak, Cel, Kolom
from tandem.web.woorden import datum

GEEN_CIJFER = {"te_jong": "te jong om te vragen", "wil_niet": "wil niet", "niet_gevraagd": "niet gevraagd"}


@dataclass(frozen=True)
class Nu:
    """How it is for one person now: both voices in words."""

    naam: str
    zelf: str
    zelf_tekst: str
    professional: str
    professional_tekst: str
    wanneer: str
    teken: str
    stand: str
    verschil: bool
    verborgen_voor: str
    oordeel_url: str


@dataclass(frozen=True)
class Tabel:
    """A table for ``onderdelen/tabel.html``."""

    bijschrift: str
    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str | Cel, ...], ...]


def nu_per_persoon(kaart: Kaart, *, papier: bool = False) -> list[Nu]:
    """Return everyone who is here, in the order of the household."""
    return [_nu(lid, kaart, papier) for lid in (een.id for een in kaart.kop.leden) if lid in kaart.beelden]


def _nu(lid: int, kaart: Kaart, papier: bool) -> Nu:
    mens = kaart.kop.lid(lid)
    eigen = [een for een in kaart.oordelen if een.lid == lid]
    zelf = next(
        (een for een in reversed(eigen) if een.woord_zelf or een.score_zelf is not None or een.tekst_zelf), None
    )
    ander = next((een for een in reversed(eigen) if een.oordeel), None)
    stand = kaart.beelden[lid].geldend
    laatste = eigen[-1] if eigen else None
    pad = reverse("veiligheid_oordeel", args=[kaart.kop.huishouden])
    adres = "" if papier or mens is None else f"{pad}?lid={mens.openbaar}"
    return Nu(
        naam=mens.roepnaam if mens else "",
        zelf=_zelf(zelf),
        zelf_tekst=zelf.tekst_zelf if zelf else "",
        professional=f"{ander.oordeel} ({ander.auteur}, {datum(ander.op)})" if ander else "nog geen oordeel",
        professional_tekst=ander.tekst if ander else "",
        wanneer=datum(laatste.op) if laatste else "",
        teken=TEKEN[stand],
        stand=stand.omschrijving,
        verschil=kaart.beelden[lid].verschil,
        verborgen_voor=kaart.kop.namen(laatste.niet_zichtbaar_voor) if laatste else "",
        oordeel_url=adres,
    )


def _zelf(een: Oordeelweergave | None) -> str:
    if een is None:
        return "nog niet gevraagd"
    cijfer = f"{een.score_zelf} van 10" if een.score_zelf is not None else GEEN_CIJFER.get(een.waarom_geen_score, "")
    woorden = [woord for woord in (een.woord_zelf, cijfer) if woord]
    return f"{', '.join(woorden) or 'in eigen woorden'} ({datum(een.op)})"


def tabellen(kaart: Kaart, *, papier: bool = False) -> list[Tabel]:
    """Return the tables that hold something; on a screen each row leads to who reads it."""
    stukken: list[Sequence[Any]] = [kaart.oordelen, kaart.incidenten, kaart.factoren, kaart.afspraken, ()]
    alle = [_oordelen(kaart), _incidenten(kaart), _factoren(kaart), _afspraken(kaart), _maatregelen(kaart)]
    if not papier:
        alle = [
            _met_lezers(tabel, kaart, [een.openbaar for een in rij]) for tabel, rij in zip(alle, stukken, strict=True)
        ]
    return [_zonder_lege(tabel) for tabel in alle if tabel.rijen]


def _met_lezers(tabel: Tabel, kaart: Kaart, stukken: Sequence[UUID]) -> Tabel:
    """The same table with, at each row, the way to who reads it."""
    adressen = [wie_ziet_url(kaart.kop, stuk) for stuk in stukken]
    if not any(adressen):
        return tabel
    rijen = (
        (*rij, Cel(f"Wie ziet rij {nummer}?", adres))
        for nummer, (rij, adres) in enumerate(zip(tabel.rijen, adressen, strict=True), start=1)
    )
    return Tabel(tabel.bijschrift, (*tabel.kolommen, Kolom("Wie ziet dit?")), tuple(rijen))


def _zonder_lege(tabel: Tabel) -> Tabel:
    """Leave out columns that say nothing in any row, so that the rest has room on paper."""
    vol = [plek for plek in range(len(tabel.kolommen)) if any(rij[plek] for rij in tabel.rijen)]
    rijen = tuple(tuple(rij[plek] for plek in vol) for rij in tabel.rijen)
    return Tabel(tabel.bijschrift, tuple(tabel.kolommen[plek] for plek in vol), rijen)


def _kolommen(*koppen: str) -> tuple[Kolom, ...]:
    return tuple(Kolom(kop) for kop in koppen)


def _oordelen(kaart: Kaart) -> Tabel:
    rijen = tuple(
        (
            datum(een.op),
            kaart.kop.namen([een.lid]),
            str(een.score_zelf)
            if een.score_zelf is not None
            else GEEN_CIJFER.get(een.waarom_geen_score, "geen cijfer"),
            een.woord_zelf or "niet gevraagd",
            een.oordeel or "geen oordeel",
            een.auteur,
            _verborgen(een.niet_zichtbaar_voor, kaart),
        )
        for een in kaart.oordelen
    )
    wie = ("Vastgelegd door", "Niet zichtbaar voor")
    kolommen = _kolommen("Dag", "Over wie", "Eigen cijfer", "Zegt zelf", "Professional", *wie)
    return Tabel("Hoe veilig het is, per persoon", kolommen, rijen)


def _incidenten(kaart: Kaart) -> Tabel:
    rijen = tuple(
        (datum(een.op), een.naam, een.tekst, _over(een.betreft, kaart), _verborgen(een.niet_zichtbaar_voor, kaart))
        for een in kaart.incidenten
    )
    return Tabel("Wat er gebeurde", _kolommen("Dag", "Soort", "Wat", "Over wie", "Niet zichtbaar voor"), rijen)


def _over(leden: Collection[int], kaart: Kaart) -> str:
    """Names of whom it is about; on paper for one member only that one."""
    return kaart.kop.namen(leden if kaart.voor is None else {kaart.voor}.intersection(leden))


def _factoren(kaart: Kaart) -> Tabel:
    rijen = tuple(
        (
            een.naam,
            "onveilig" if een.risico else "beschermt",
            kaart.kop.namen([een.lid]) if een.lid else "het hele huishouden",
            datum(een.van),
            datum(een.tot) if een.tot else "loopt nog",
            een.tekst,
            _verborgen(een.niet_zichtbaar_voor, kaart),
        )
        for een in kaart.factoren
    )
    kolommen = _kolommen("Wat", "Soort", "Voor wie", "Sinds", "Tot", "Hoe dat eruitziet", "Niet zichtbaar voor")
    return Tabel("Wat het onveilig maakt en wat beschermt", kolommen, rijen)


def _afspraken(kaart: Kaart) -> Tabel:
    rijen = tuple(
        (
            een.tekst,
            een.wie,
            datum(een.op),
            datum(een.nakijken_op) if een.nakijken_op else "",
            stand_van_afspraak(een)[1],
            _verborgen(een.niet_zichtbaar_voor, kaart),
        )
        for een in kaart.afspraken
    )
    kolommen = _kolommen("Afspraak", "Wie", "Gemaakt", "Nakijken", "Nagekomen?", "Niet zichtbaar voor")
    return Tabel("Veiligheidsafspraken", kolommen, rijen)


def _maatregelen(kaart: Kaart) -> Tabel:
    rijen = tuple(
        (een.naam, kaart.kop.namen([een.lid]), datum(een.van), datum(een.tot) if een.tot else "loopt nog")
        for een in kaart.maatregelen
    )
    return Tabel("Maatregelen en bevoegdheden", _kolommen("Wat", "Voor wie", "Vanaf", "Tot"), rijen)


def _verborgen(nummers: tuple[int, ...], kaart: Kaart) -> str:
    return kaart.kop.namen(nummers)


def afspraakbeelden(kaart: Kaart) -> list[Afspraak]:
    """Return the running safety agreements, with the way to check each."""
    return [
        Afspraak(
            wat=een.tekst,
            wie=een.wie,
            nakijken=een.nakijken_op,
            nagekomen=cast(Literal["", "ja", "deels", "nee"], een.nagekomen),
            te_laat=een.te_laat,
            url=_nakijken_url(kaart, str(een.openbaar)),
            toelichting=_niet_voor(kaart.kop.namen(een.niet_zichtbaar_voor)),
        )
        for een in kaart.afspraken
        if een.beeindigd_op is None
    ]


def _niet_voor(namen: str) -> str:
    return f"Niet zichtbaar voor {namen}." if namen else ""


def _nakijken_url(kaart: Kaart, afspraak: str) -> str:
    try:
        return reverse("afspraak_nakijken", args=[kaart.kop.huishouden, afspraak])
    except NoReverseMatch:
        return ""
