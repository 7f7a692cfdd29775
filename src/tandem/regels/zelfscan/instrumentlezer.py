"""Read an instrument from the sheets of a workbook (docs/uitleg/rekenbladen.md).

Nothing is guessed and nothing is half read: an unknown column, a code that points nowhere or a word that is not in a
list is a fault with its sheet, row and column, and with any fault there is no instrument.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

from tandem.regels.bron import Bron
from tandem.regels.tabel import Blad, Bladen, Celfout, Tabel, lijkt_op, tabel, verkort
from tandem.regels.tabellezer import Tabellezer
from tandem.regels.zelfscan.instrument import (
    JA_DEELS_NEE,
    Bijontbreken,
    Deel,
    Instrument,
    Instrumentsoort,
    Optie,
    Overzetregel,
    Overzetsoort,
    Scoreregel,
    Scorewijze,
    Voorwaarde,
    Vorige,
    Vraag,
    Vraagsoort,
)
from tandem.regels.zelfscan.instrumentblad import (
    ANTWOORDEN,
    ANTWOORDKOLOMMEN,
    BRONKOLOMMEN,
    DEELKOLOMMEN,
    DELEN,
    INSTRUMENT,
    KENMERKEN,
    VERPLICHT,
    VORIGE,
    VORIGEKOLOMMEN,
    VRAAGKOLOMMEN,
    VRAGEN,
)
from tandem.regels.zelfscan.keuring import bezwaren_instrument

_BLADEN = (INSTRUMENT, DELEN, VRAGEN, ANTWOORDEN, VORIGE)


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The instrument, or every fault. One of the two. ``plekken``: of each part and question where it stands."""

    instrument: Instrument | None
    fouten: tuple[Celfout, ...] = ()
    plekken: Mapping[str, Celfout] = field(default_factory=lambda: MappingProxyType({}))


def uit_bladen(bladen: Bladen) -> Gelezen:
    """Read an instrument from its sheets; with any fault at all, there is no instrument."""
    fouten = list(_vreemde_bladen(bladen))
    per_naam = {blad.naam.casefold(): blad for blad in bladen}
    lezers = {
        INSTRUMENT: _lezer(per_naam, INSTRUMENT, fouten, ("kenmerk", "waarde")),
        DELEN: _lezer(per_naam, DELEN, fouten, ("code", "naam"), DEELKOLOMMEN),
        VRAGEN: _lezer(per_naam, VRAGEN, fouten, ("deel", "code", "tekst", "soort"), VRAAGKOLOMMEN),
        ANTWOORDEN: _lezer(per_naam, ANTWOORDEN, fouten, ("vraag", "code", "naam"), ANTWOORDKOLOMMEN),
        VORIGE: _lezer(per_naam, VORIGE, fouten, ("soort",), VORIGEKOLOMMEN),
    }
    if fouten:
        return Gelezen(None, verkort(fouten))
    instrument, plekken = _instrument(lezers)
    if not fouten:
        fouten += [_bij(plekken, bezwaar.veld, bezwaar.zin) for bezwaar in bezwaren_instrument(instrument)]
    return Gelezen(None, verkort(fouten)) if fouten else Gelezen(instrument, (), plekken)


def _vreemde_bladen(bladen: Bladen) -> list[Celfout]:
    bekend = [naam.casefold() for naam in _BLADEN]
    fouten = []
    for blad in bladen:
        if blad.verborgen:
            fouten.append(blad.fout(0, 0, "Dit blad is verborgen. Maak het zichtbaar of haal het weg."))
        elif blad.naam.casefold() not in bekend:
            fouten.append(blad.fout(0, 0, f"Dit blad hoort hier niet.{lijkt_op(blad.naam.casefold(), bekend)}"))
    return fouten


def _lezer(
    bladen: dict[str, Blad], naam: str, fouten: list[Celfout], verplicht: tuple[str, ...], mag: tuple[str, ...] = ()
) -> Tabellezer:
    blad = bladen.get(naam.casefold())
    if blad is None:
        if naam in (INSTRUMENT, DELEN, VRAGEN):
            fouten.append(Celfout(naam, 0, 0, "Dit blad ontbreekt."))
        return Tabellezer(Tabel(Blad(naam, ()), 1, {}), fouten)
    gelezen, eigen = tabel(blad, verplicht, mag)
    fouten.extend(eigen)
    return Tabellezer(gelezen, fouten)


def _bij(plekken: dict[str, Celfout], veld: str, zin: str) -> Celfout:
    plek = plekken.get(veld, Celfout(INSTRUMENT, 0, 0, ""))
    return Celfout(plek.blad, plek.rij, plek.kolom, zin)


def _bron(lezer: Tabellezer, rijen: dict[str, int], kolom: str | None = None) -> Bron:
    """The source in one row (columns of ``BRONKOLOMMEN``) or, with ``kolom``, in rows under each other."""

    def plek(naam: str) -> tuple[int, str]:
        return rijen.get(naam, 0), kolom or naam

    verwijzing, voorbeeld = lezer.tekst(*plek("bron")), lezer.ja(*plek("voorbeeldinhoud"))
    if not verwijzing and not voorbeeld:
        lezer.fout(*plek("bron"), 'Noem een bron, of zet bij "voorbeeldinhoud" het woord ja.')
    gezien = lezer.ja(*plek("gezien"))
    return Bron(verwijzing, lezer.tekst(*plek("adres")), gezien, voorbeeld, lezer.tekst(*plek("opmerking")))


def _kenmerken(lezer: Tabellezer) -> tuple[dict[str, int], list[str]]:
    """Of each feature its row, and the lines of ``gebruik``, of which there may be more."""
    rijen: dict[str, int] = {}
    gebruik = []
    for rij in lezer.tabel.rijen():
        naam = lezer.tekst(rij, "kenmerk", verplicht=True).casefold()
        if naam == "gebruik":
            gebruik.append(lezer.tekst(rij, "waarde", verplicht=True))
        elif naam in rijen:
            lezer.fout(rij, "kenmerk", f'"{naam}" staat ook al op rij {rijen[naam]}.')
        elif naam and naam not in KENMERKEN:
            lezer.fout(rij, "kenmerk", f'"{naam[:60]}" hoort hier niet.{lijkt_op(naam, KENMERKEN)}')
        rijen.setdefault(naam, rij)
    for naam in VERPLICHT:
        if naam not in rijen:
            lezer.fout(0, "", f'Het kenmerk "{naam}" ontbreekt.')
    return rijen, gebruik


def _instrument(lezers: dict[str, Tabellezer]) -> tuple[Instrument, dict[str, Celfout]]:
    """The instrument, to be used without faults alone, and of each part and question its place."""
    lezer = lezers[INSTRUMENT]
    rijen, gebruik = _kenmerken(lezer)

    def kenmerk(naam: str) -> str:
        return lezer.tekst(rijen[naam], "waarde", verplicht=True) if naam in rijen else ""

    bron = _bron(lezer, rijen, "waarde")
    soort = lezer.lid(rijen["soort"], "waarde", Instrumentsoort, verplicht=True) if "soort" in rijen else None
    plekken: dict[str, Celfout] = {}
    instrument = Instrument(
        code=kenmerk("code"),
        versie=kenmerk("versie"),
        naam=kenmerk("naam"),
        soort=soort or Instrumentsoort.VRAGENLIJST,
        waarvoor=kenmerk("waarvoor"),
        delen=_delen(lezers, bron, plekken),
        bron=bron,
        gebruik=tuple(gebruik),
        vorige=_vorige(lezers[VORIGE], kenmerk("vorige versie")),
    )
    return instrument, plekken


def _delen(lezers: dict[str, Tabellezer], bron: Bron, plekken: dict[str, Celfout]) -> tuple[Deel, ...]:
    lezer = lezers[DELEN]
    delen = {}
    for rij in lezer.tabel.rijen():
        deel = _deel(lezer, rij)
        if deel.code in delen:
            lezer.fout(rij, "code", f'Het deel "{deel.code}" staat er twee keer.')
        delen[deel.code] = deel
        plekken[deel.code] = lezer.tabel.fout(rij, "code", "")
    vragen = _vragen(lezers, set(delen), bron, plekken)
    return tuple(
        Deel(deel.code, deel.naam, tuple(vragen.get(code, ())), deel.hoofdstuk, deel.inleiding, deel.score, deel.helpt)
        for code, deel in delen.items()
    )


def _deel(lezer: Tabellezer, rij: int) -> Deel:
    wijze = lezer.lid(rij, "score", Scorewijze)
    ontbreekt = lezer.lid(rij, "bij ontbreken", Bijontbreken, verplicht=wijze is not None)
    return Deel(
        code=lezer.tekst(rij, "code", verplicht=True),
        naam=lezer.tekst(rij, "naam", verplicht=True),
        vragen=(),
        hoofdstuk=lezer.tekst(rij, "hoofdstuk"),
        inleiding=lezer.tekst(rij, "inleiding"),
        score=Scoreregel(wijze, ontbreekt) if wijze and ontbreekt else None,
        helpt=lezer.codes(rij, "helpt"),
    )


def _vragen(
    lezers: dict[str, Tabellezer], delen: set[str], bron: Bron, plekken: dict[str, Celfout]
) -> dict[str, list[Vraag]]:
    lezer = lezers[VRAGEN]
    rijen = {lezer.tekst(rij, "code", verplicht=True): rij for rij in reversed(tuple(lezer.tabel.rijen()))}
    opties = _opties(lezers[ANTWOORDEN], set(rijen))
    vragen: dict[str, list[Vraag]] = {}
    for rij in lezer.tabel.rijen():
        vraag = _vraag(lezer, rij, opties, bron)
        if rijen[vraag.code] != rij:
            lezer.fout(rij, "code", f'De vraag "{vraag.code}" staat ook al op rij {rijen[vraag.code]}.')
        vragen.setdefault(lezer.bekend(rij, "deel", delen, "deel van dit instrument"), []).append(vraag)
        plekken.setdefault(vraag.code, lezer.tabel.fout(rij, "code", ""))
    return vragen


def _vraag(lezer: Tabellezer, rij: int, opties: dict[str, tuple[Optie, ...]], van_instrument: Bron) -> Vraag:
    code = lezer.tekst(rij, "code")
    soort = lezer.lid(rij, "soort", Vraagsoort, verplicht=True) or Vraagsoort.OPEN
    eigen_bron = any(lezer.tabel.cel(rij, kolom) for kolom in BRONKOLOMMEN)
    poort = lezer.tekst(rij, "alleen als vraag")
    gewicht = lezer.getal(rij, "gewicht")
    return Vraag(
        code=code,
        tekst=lezer.tekst(rij, "tekst", verplicht=True),
        soort=soort,
        bron=_bron(lezer, dict.fromkeys(BRONKOLOMMEN, rij)) if eigen_bron else van_instrument,
        uitleg=lezer.tekst(rij, "uitleg"),
        onder=lezer.tekst(rij, "onder"),
        opties=opties.get(code) or (_ja_deels_nee() if soort is Vraagsoort.JA_DEELS_NEE else ()),
        eenheid=lezer.tekst(rij, "eenheid"),
        minimum=lezer.getal(rij, "minimum"),
        maximum=lezer.getal(rij, "maximum"),
        voorwaarde=Voorwaarde(poort, lezer.codes(rij, "antwoord is")) if poort else None,
        gewicht=Decimal(1) if gewicht is None else gewicht,
        streven=lezer.ja(rij, "streven"),
        helpt=lezer.codes(rij, "helpt"),
        kern=lezer.tekst(rij, "plaats"),
    )


def _ja_deels_nee() -> tuple[Optie, ...]:
    return tuple(Optie(code, naam) for code, naam in JA_DEELS_NEE.items())


def _opties(lezer: Tabellezer, vragen: set[str]) -> dict[str, tuple[Optie, ...]]:
    opties: dict[str, tuple[Optie, ...]] = {}
    for rij in lezer.tabel.rijen():
        vraag = lezer.bekend(rij, "vraag", vragen, "vraag van dit instrument")
        optie = Optie(
            code=lezer.tekst(rij, "code", verplicht=True),
            naam=lezer.tekst(rij, "naam", verplicht=True),
            beschrijving=lezer.tekst(rij, "beschrijving"),
            waarde=lezer.getal(rij, "waarde"),
        )
        opties[vraag] = (*opties.get(vraag, ()), optie)
    return opties


def _vorige(lezer: Tabellezer, versie: str) -> Vorige | None:
    regels = []
    for rij in lezer.tabel.rijen():
        soort = lezer.lid(rij, "soort", Overzetsoort, verplicht=True) or Overzetsoort.NIEUW
        van, naar = lezer.codes(rij, "van"), lezer.codes(rij, "naar")
        regels.append(Overzetregel(soort, van, naar, lezer.lid(rij, "wijze", Scorewijze)))
        if not versie:
            lezer.fout(rij, "soort", f'Zet op het blad "{INSTRUMENT}" bij "vorige versie" op welke versie dit slaat.')
    return Vorige(versie, tuple(regels)) if versie else None
