"""An impact analysis as a workbook, and what stands in a workbook back into the one that is worked on."""

from uuid import UUID

from tandem.acties.impact.inhoud import kader
from tandem.acties.impact.lezen import lees_impact
from tandem.acties.impact.rijen import bewaar_inhoud, lokale_teams, mag_voor
from tandem.acties.impact.schrijven import open_analyse
from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.koppelingen.rekenblad import RekenbladOnleesbaar, lees, schrijf
from tandem.regels.impact.blad import CIJFERS, Ingelezen, als_bladen, lees_bladen
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tabel import Bladen

SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAAM = "impactanalyse.xlsx"
GROOTSTE = 1_000_000
"""Bytes; every part and figure of fifty teams are a tenth of it. Own choice."""
TONEN = 20
"""So many faults are shown at once; the rest is counted."""


def maak_bestand(*, door: Actor, analyse: UUID) -> bytes:
    """Return an analysis as a workbook, as this reader sees it. Raises ``NietGevonden``."""
    blad = lees_impact(door=door, analyse=analyse)
    return schrijf(als_bladen(blad.inhoud, kader(blad.teams)), getallen={CIJFERS: ()})


def lees_bestand_in(*, door: Actor, analyse: UUID, inhoud: bytes, naam: str, verzoek: UUID | None = None) -> int:
    """Write everything in a workbook into the analysis that is worked on; returns how many rows.

    Raises ``Ongeldig`` at ``bestand`` with every fault by its place: then nothing is written. Raises ``Geweigerd`` for
    rows of another team than the own, ``NietGevonden``.
    """
    with schrijf_organisatie(door=door, wat="impactanalyse inlezen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        rij = open_analyse(sessie, analyse)
        teams = lokale_teams(sessie.organisatie)
        namen = {code: team.naam for code, team in teams.items()}
        gelezen = _lees(inhoud, naam)
        uit = lees_bladen(gelezen, kader(namen), sessie.vandaag)
        _zonder_fouten(uit)
        delen, cijfers = uit.inhoud.delen, uit.inhoud.cijfers
        nieuw = {waar.team for waar, een in delen.items() if not een.leeg}
        nieuw |= {waar.team for waar, een in cijfers.items() if not een.leeg}
        mag = {code for code in ("", *teams) if mag_voor(sessie, teams.get(code))}
        if nieuw - mag:
            raise Geweigerd("In dit rekenblad staan rijen van een ander team. Met uw rol leest u alleen uw team in.")
        plekken = [*(een for een in delen if een.team in mag), *(een for een in cijfers if een.team in mag)]
        bewaar_inhoud(sessie, rij, uit.inhoud, teams, plekken)
        sessie.gebeurtenis("impactanalyse_ingelezen", feiten={}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return len(plekken)


def _lees(inhoud: bytes, naam: str) -> Bladen:
    if len(inhoud) > GROOTSTE:
        raise Ongeldig(bestand=f"Dit bestand is te groot: hoogstens {GROOTSTE // 1_000_000} MB.")
    try:
        return lees(inhoud, naam)
    except RekenbladOnleesbaar as fout:
        raise Ongeldig(bestand=fout.zin) from fout


def _zonder_fouten(uit: Ingelezen) -> None:
    if uit.fouten:
        zinnen = [str(fout) for fout in uit.fouten[:TONEN]]
        meer = len(uit.fouten) - len(zinnen)
        rest = [f"Er zijn nog {meer} fouten; herstel eerst deze."] if meer > 0 else []
        raise Ongeldig(bestand="\n".join(["Er is niets ingelezen.", *zinnen, *rest]))
