"""Who may read what in the small world, said once more and in other words. Imports nothing of Tandem (a test holds it).

Source: the design, section 3; which role opens what is read from ``rollen.yaml`` as a privacy officer reads it; who
decides about whose file: the ages as the verified cells of ``zeggenschap.yaml`` say them (12, 16, 18).
"""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from tests.opeenvolging.wereldje import HELPERS, LAGEN, Band, Vraag, Wereldje

ROLLEN = Path(__file__).parents[2] / "src/tandem/inhoud/rollen.yaml"


@cache
def _opent(rol: str, doel: str, bereik: str) -> frozenset[str]:
    rijen = yaml.safe_load(ROLLEN.read_text(encoding="utf-8"))["rechten"]
    passend = [rij for rij in rijen if (rij["rol"], rij["doel"], rij["bereik"]) == (rol, doel, bereik)]
    return frozenset(laag for rij in passend for laag in rij["lagen"])


def jaren(geboren: date, dag: date) -> int:
    """How old somebody is."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def ziet(w: Wereldje, wie: str, huis: str) -> set[int]:
    """The numbers of the lines in one household that somebody may read today."""
    hier = [regel for regel in w.regels if regel.huis == huis]
    mag = _professional_mag if wie in HELPERS else _lid_mag
    return {een.nummer for een in hier if mag(w, wie, huis, een.laag, een.betreft, een.niet_voor)}


def las(w: Wereldje, lid: str, huis: str) -> set[tuple[str, str]]:
    """Who looked, and at whom, as this member may know it: never that somebody looked who is there for another."""
    bereik = {lid, *_kinderen(w, lid, huis)}
    return {
        (blik.wie, blik.lid)
        for blik in w.blikken
        if blik.huis == huis
        and _lid_mag(w, lid, huis, blik.laag, frozenset({blik.lid}), blik.niet_voor)
        and (not blik.namens or blik.namens & bereik)
    }


def namens(w: Wereldje, wie: str, huis: str) -> frozenset[str]:
    """For whom a professional is there today."""
    return frozenset(een.namens for een in _banden(w, wie, huis) if een.namens)


def geldt(w: Wereldje, vraag: Vraag) -> bool:
    """Whether consent counts today: in its period, everybody who must say yes did, and somebody had to."""
    moeten = wie_moeten(w, vraag)
    return vraag.op(w.vandaag) and bool(moeten) and all(vraag.antwoorden.get(een or "") == "ja" for een in moeten)


def wie_moeten(w: Wereldje, vraag: Vraag) -> set[str | None]:
    """Whose yes is needed today (None: a holder of authority who is no member); nobody: then it cannot be given."""
    lid = w.lid(vraag.huis, vraag.over)
    oud = jaren(lid.geboren, w.vandaag) if lid else 0
    if oud >= 16:
        return {vraag.over}
    houders = {een.houder for een in w.gezag if (een.huis, een.kind) == (vraag.huis, vraag.over) and een.op(w.vandaag)}
    return houders | {vraag.over} if houders and oud >= 12 else houders


def _banden(w: Wereldje, wie: str, huis: str) -> list[Band]:
    return [
        een
        for een in w.banden
        if (een.wie, een.huis) == (wie, huis)
        and een.op(w.vandaag)
        and (een.maatregel is None or een.maatregel.op(w.vandaag))
    ]


def _professional_mag(
    w: Wereldje, wie: str, huis: str, laag: str, betreft: frozenset[str], niet_voor: frozenset[str]
) -> bool:
    helper = HELPERS[wie]
    if namens(w, wie, huis) & niet_voor:
        return False
    if helper.rol == "teamleider":
        van_het_team = any(HELPERS[een].team == helper.team and _banden(w, een, huis) for een in HELPERS)
        return van_het_team and laag in _opent("teamleider", helper.doel, "team")
    if helper.doel == "gedeeld":
        bij = {een.over for een in w.vragen if een.huis == huis and laag in een.lagen and geldt(w, een)}
        return bool(betreft) and betreft <= bij and laag in _opent("ontvanger", "gedeeld", "toestemming")
    banden = _banden(w, wie, huis)
    if laag not in _opent(helper.rol, helper.doel, "eigen") or not banden:
        return False
    over = [frozenset({een.maatregel.kind}) if een.maatregel else een.leden for een in banden]
    return any(not een for een in over) or betreft <= frozenset().union(*over)


def _kinderen(w: Wereldje, naam: str, huis: str) -> set[str]:
    """For whom somebody may look: a child under sixteen over whom they have authority today."""
    uit: set[str] = set()
    for een in w.gezag:
        kind = w.lid(huis, een.kind)
        if (een.huis, een.houder) == (huis, naam) and een.op(w.vandaag) and kind:
            uit |= {een.kind} if jaren(kind.geboren, w.vandaag) < 16 else set()
    return uit


def _lid_mag(w: Wereldje, naam: str, huis: str, laag: str, betreft: frozenset[str], niet_voor: frozenset[str]) -> bool:
    lid = w.lid(huis, naam)
    if lid is None or lid.van > w.vandaag or naam in niet_voor:
        return False
    if laag not in (LAGEN if jaren(lid.geboren, w.vandaag) >= 12 else LAGEN[:2]):
        return False
    bereik = {naam, *_kinderen(w, naam, huis)}
    if not lid.op(w.vandaag):
        return bool(betreft) and betreft <= bereik
    return betreft <= bereik or (laag == "plan" and bool(betreft & bereik))
