"""An impact analysis as sheets of a workbook, and back: all of it or nothing, every fault by sheet, row and column.

Codes tell what a row is about; names stand beside them for people and are not read. Teams go by their code, an empty
team is the municipality as a whole. A row with nothing filled in empties what was there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import (
    BASIS,
    Cijferplek,
    Cijferregel,
    Deelplek,
    Deelwoorden,
    Inhoud,
    bezwaren_bron,
    bezwaren_deel,
)
from tandem.regels.impact.getal import als_invoer, lees_getal
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.tabel import Blad, Bladen, Celfout, lijkt_op, tabel, verkort
from tandem.regels.tabellezer import Tabellezer
from tandem.regels.zelfscan.cijfer import ONBEKEND, Cijfer

DELEN, CIJFERS = "Onderdelen", "Getallen"
DEELKOLOMMEN = ("onderdeel", "naam", "team", "teamnaam", "waar", "keuze", "nu", "straks", "verschil")
CIJFERKOLOMMEN = (
    "soort", "code", "naam", "team", "teamnaam", "nu", "nodig", "bron", "dag", "basis", "toelichting",
)  # fmt: skip
_DEEL_NODIG = ("onderdeel", "team", "waar", "keuze", "nu", "straks", "verschil")
_CIJFER_NODIG = ("soort", "code", "team", "nu", "nodig", "bron", "dag", "basis", "toelichting")


@dataclass(frozen=True)
class Kader:
    """What there is to fill in: names by code of the parts, of what is counted per kind, and of the local teams."""

    onderdelen: Mapping[str, str]
    posten: Mapping[Cijfersoort, Mapping[str, str]]
    teams: Mapping[str, str]


@dataclass(frozen=True)
class Ingelezen:
    """What stood in the sheets, empty rows included, or every fault. One of the two."""

    inhoud: Inhoud
    fouten: tuple[Celfout, ...] = ()


def als_bladen(inhoud: Inhoud, kader: Kader) -> Bladen:
    """Return the sheets: a row for everything that is filled in, and for everything of the municipality as a whole."""
    deelplekken = sorted({*inhoud.delen, *(Deelplek(code) for code in kader.onderdelen)})
    alle = {Cijferplek(soort, code) for soort, posten in kader.posten.items() for code in posten}
    delen = [_deelrij(plek, inhoud.delen.get(plek, Deelwoorden()), kader) for plek in deelplekken]
    cijfers = [
        _cijferrij(plek, inhoud.cijfers.get(plek, Cijferregel()), kader) for plek in sorted({*inhoud.cijfers, *alle})
    ]
    return Blad(DELEN, (DEELKOLOMMEN, *delen)), Blad(CIJFERS, (CIJFERKOLOMMEN, *cijfers))


def _deelrij(plek: Deelplek, deel: Deelwoorden, kader: Kader) -> tuple[str, ...]:
    waar = deel.niveau.value if deel.niveau else ""
    naam, team = kader.onderdelen.get(plek.onderdeel, ""), kader.teams.get(plek.team, "")
    return (plek.onderdeel, naam, plek.team, team, waar, deel.keuze, deel.nu, deel.straks, deel.verschil)


def _cijferrij(plek: Cijferplek, regel: Cijferregel, kader: Kader) -> tuple[str, ...]:
    return (
        plek.soort.value, plek.code, kader.posten.get(plek.soort, {}).get(plek.code, ""),
        plek.team, kader.teams.get(plek.team, ""), als_invoer(regel.nu), als_invoer(regel.nodig),
        regel.bron, regel.op.isoformat() if regel.op else "", BASIS[regel.basis], regel.toelichting,
    )  # fmt: skip


def lees_bladen(bladen: Bladen, kader: Kader, vandaag: date) -> Ingelezen:
    """Read both sheets; a sheet that is missing is a fault, other sheets are left alone."""
    fouten: list[Celfout] = []
    delen = dict(_lees_delen(bladen, kader, fouten))
    cijfers = dict(_lees_cijfers(bladen, kader, vandaag, fouten))
    return Ingelezen(Inhoud(), verkort(fouten)) if fouten else Ingelezen(Inhoud(delen, cijfers))


def _open(
    bladen: Bladen, naam: str, nodig: Collection[str], kolommen: Collection[str], fouten: list[Celfout]
) -> Tabellezer | None:
    blad = next((een for een in bladen if een.naam.strip().casefold() == naam.casefold()), None)
    if blad is None:
        fouten.append(Celfout(naam, 0, 0, "Dit blad ontbreekt."))
        return None
    if blad.verborgen:
        fouten.append(blad.fout(0, 0, "Dit blad is verborgen. Maak het zichtbaar."))
        return None
    gelezen, mis = tabel(blad, tuple(nodig), tuple(kolommen))
    fouten += mis
    return None if mis else Tabellezer(gelezen, fouten)


def _lees_delen(bladen: Bladen, kader: Kader, fouten: list[Celfout]) -> Iterator[tuple[Deelplek, Deelwoorden]]:
    lezer = _open(bladen, DELEN, _DEEL_NODIG, DEELKOLOMMEN, fouten)
    if lezer is None:
        return
    gezien: dict[Deelplek, int] = {}
    for rij in lezer.tabel.rijen():
        plek = Deelplek(_code(lezer, rij, "onderdeel", kader.onderdelen), _team(lezer, rij, kader))
        deel = Deelwoorden(
            lezer.lid(rij, "waar", Niveau),
            *(lezer.tekst(rij, naam) for naam in ("keuze", "nu", "straks", "verschil")),
        )
        for bezwaar in bezwaren_deel(deel):
            lezer.fout(rij, "waar" if bezwaar.veld == "niveau" else bezwaar.veld, bezwaar.zin)
        _eenmaal(lezer, rij, "onderdeel", gezien.setdefault(plek, rij))
        yield plek, deel


def _lees_cijfers(
    bladen: Bladen, kader: Kader, vandaag: date, fouten: list[Celfout]
) -> Iterator[tuple[Cijferplek, Cijferregel]]:
    lezer = _open(bladen, CIJFERS, _CIJFER_NODIG, CIJFERKOLOMMEN, fouten)
    if lezer is None:
        return
    gezien: dict[Cijferplek, int] = {}
    for rij in lezer.tabel.rijen():
        soort = lezer.lid(rij, "soort", Cijfersoort, verplicht=True)
        if soort is None:
            continue
        plek = Cijferplek(soort, _code(lezer, rij, "code", kader.posten[soort]), _team(lezer, rij, kader))
        regel = Cijferregel(
            _cijfer(lezer, rij, "nu", soort),
            _cijfer(lezer, rij, "nodig", soort),
            lezer.tekst(rij, "bron"),
            _dag(lezer, rij),
            lezer.tekst(rij, "toelichting"),
            _basis(lezer, rij, plek),
        )
        for bezwaar in bezwaren_bron([regel], vandaag):
            lezer.fout(rij, "dag" if bezwaar.veld == "op" else bezwaar.veld, bezwaar.zin)
        _eenmaal(lezer, rij, "code", gezien.setdefault(plek, rij))
        yield plek, regel


def _eenmaal(lezer: Tabellezer, rij: int, kolom: str, eerste: int) -> None:
    if eerste != rij:
        lezer.fout(rij, kolom, f"Dit staat ook al op rij {eerste}.")


def _code(lezer: Tabellezer, rij: int, kolom: str, bekend: Mapping[str, str]) -> str:
    code = lezer.tekst(rij, kolom, verplicht=True)
    if code and code not in bekend:
        lezer.fout(rij, kolom, f'"{code[:60]}" is niet bekend.{lijkt_op(code, list(bekend))}')
    return code


def _team(lezer: Tabellezer, rij: int, kader: Kader) -> str:
    code = lezer.tekst(rij, "team")
    if code and code not in kader.teams:
        zin = f'"{code[:60]}" is geen lokaal team van uw gemeente.{lijkt_op(code, list(kader.teams))}'
        lezer.fout(rij, "team", zin)
    return code


def _cijfer(lezer: Tabellezer, rij: int, kolom: str, soort: Cijfersoort) -> Cijfer:
    gelezen = lees_getal(lezer.tekst(rij, kolom), soort)
    if isinstance(gelezen, str):
        lezer.fout(rij, kolom, gelezen)
        return ONBEKEND
    return gelezen


def _dag(lezer: Tabellezer, rij: int) -> date | None:
    tekst = lezer.tekst(rij, "dag")
    try:
        return date.fromisoformat(tekst) if tekst else None
    except ValueError:
        lezer.fout(rij, "dag", f'"{tekst[:40]}" is geen dag. Schrijf bijvoorbeeld 2026-11-22.')
        return None


def _basis(lezer: Tabellezer, rij: int, plek: Cijferplek) -> bool | None:
    tekst = lezer.tekst(rij, "basis").casefold()
    waarden = {woord: waarde for waarde, woord in BASIS.items()}
    if tekst not in waarden:
        lezer.fout(rij, "basis", 'Hier hoort "ja", "nee" of niets.')
    elif tekst and (plek.soort is not Cijfersoort.COMPETENTIE or plek.team):
        lezer.fout(rij, "basis", "Alleen bij een competentie van de hele gemeente kiest u of zij bij de basis hoort.")
    return waarden.get(tekst)
