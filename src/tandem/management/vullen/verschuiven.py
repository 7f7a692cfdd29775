"""The same history some weeks earlier, so that copies of one story do not share their dates.

Only whole weeks: a weekday stays a weekday. What holidays and leap days would decide otherwise is looked at, and such a
week is not used; ``naspelen`` tells the story anew on the earlier days and requires the same rows.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tandem.koppelingen.inhoud import catalogus
from tandem.management.vullen.uitlezen import Dossier, Geheim, Rij
from tandem.models import Casus, Lid, Termijn
from tandem.regels.casus.afronding import NAZORGMOMENT
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.tekst import MAANDEN, datum

MEESTE = 12
"""So many weeks earlier at most."""
DREMPELS = (4, 8, 12, 16, 18)
"""Ages at which a story goes another way: spoken to alone, asked, heard, of age."""
_TIJDZONE = ZoneInfo("Europe/Amsterdam")
_DAG = re.compile(
    r"(?<![\w-])(?P<iso>\d{4}-[01]\d-[0-3]\d)(?P<tijd>T[\d:.]+[+-]\d\d:\d\d)?(?![\w-])"
    rf"|(?<!\w)(?P<dag>\d\d?) (?P<maand>{'|'.join(MAANDEN)}) (?P<jaar>\d{{4}})(?!\w)"
)
_CASUSNUMMER = re.compile(r"T-\d{4}-(?P<nummer>9\d{8})(?!\d)")


def weken_die_passen(dossier: Dossier, dag: date) -> Iterator[int]:
    """Yield by how many weeks a history can be earlier: nought first.

    Nothing then is due before today that was not already, no child is overdue, and every term of the content
    counts as many working days as it did.
    """
    te_laat = _te_laat(dossier, dag)
    for weken in range(MEESTE + 1):
        if _te_laat(dossier, dag + timedelta(weeks=weken)) > te_laat:
            return
        if all(_even_lang(rij, weken) for rij in dossier[Termijn._meta.db_table]) and _even_oud(dossier, weken):
            yield weken


def _te_laat(dossier: Dossier, dag: date) -> int:
    """How many terms are due before a day, and children expected before it."""
    termijnen = [rij["vervalt_op"] for rij in dossier[Termijn._meta.db_table] if rij["afgerond_op"] is None]
    verwacht = [rij["uitgerekend_op"] for rij in dossier[Lid._meta.db_table] if rij["uitgerekend_op"]]
    return sum(een < dag for een in (*termijnen, *verwacht))


def _even_lang(termijn: Rij, weken: int) -> bool:
    """A term of the content is counted in working days, aftercare in months; a chosen day just moves along."""
    van, tot, eerder = termijn["begon_op"], termijn["vervalt_op"], timedelta(weeks=weken)
    if termijn["soort"] == NAZORGMOMENT:
        return not weken or (van.day == tot.day and (van - eerder).day == (tot - eerder).day)
    tel = WETTELIJKE_KALENDER.aantal_werkdagen
    return termijn["soort"] not in catalogus().termijnen or tel(van, tot) == tel(van - eerder, tot - eerder)


def _even_oud(dossier: Dossier, weken: int) -> bool:
    """Nobody passes an age that matters on another day because of a leap day."""
    geboren = [rij["geboortedatum"] for rij in dossier[Lid._meta.db_table] if rij["geboortedatum"]]
    dagen = {rij["begon_op"] for rij in dossier[Termijn._meta.db_table]}
    eerder = timedelta(weeks=weken)
    return all(_drempel(een, op) == _drempel(een - eerder, op - eerder) for een in geboren for op in dagen)


def _drempel(geboren: date, op: date) -> int:
    leeftijd = op.year - geboren.year - ((geboren.month, geboren.day) > (op.month, op.day))
    return sum(leeftijd >= drempel for drempel in DREMPELS)


def verschuif(dossier: Dossier, weken: int) -> Dossier:
    """Return the rows with every day so many weeks earlier, in columns and in texts; numbers of cases by their year."""
    if not weken:
        return dossier
    schuif = _Schuif(timedelta(weeks=weken), dossier[Casus._meta.db_table])
    return {
        tabel: [{kolom: schuif.waarde(w) for kolom, w in rij.items()} for rij in rijen]
        for tabel, rijen in dossier.items()
    }


class _Schuif:
    def __init__(self, eerder: timedelta, casussen: list[Rij]) -> None:
        self.eerder = eerder
        self.jaren = {rij["nummer"][-9:]: (rij["geopend_op"] - eerder).year for rij in casussen}

    def waarde(self, waarde: Any) -> Any:
        """One value, earlier; what holds no day comes back as it is."""
        if isinstance(waarde, datetime):
            return _eerder(waarde, self.eerder)
        if isinstance(waarde, date):
            return waarde - self.eerder
        if isinstance(waarde, Geheim):
            return Geheim(self.tekst(waarde.tekst), waarde.plek)
        if isinstance(waarde, str):
            return self.tekst(waarde)
        if isinstance(waarde, dict):
            return {sleutel: self.waarde(een) for sleutel, een in waarde.items()}
        return [self.waarde(een) for een in waarde] if isinstance(waarde, list) else waarde

    def tekst(self, tekst: str) -> str:
        """Every day and number of a case in a text."""
        tekst = _CASUSNUMMER.sub(lambda m: f"T-{self.jaren[m['nummer']]}-{m['nummer']}", tekst)
        return _DAG.sub(self._dag, tekst)

    def _dag(self, gevonden: re.Match[str]) -> str:
        if gevonden["tijd"]:
            return _eerder(datetime.fromisoformat(gevonden[0]), self.eerder).isoformat()
        if gevonden["iso"]:
            return (date.fromisoformat(gevonden["iso"]) - self.eerder).isoformat()
        dag = date(int(gevonden["jaar"]), MAANDEN.index(gevonden["maand"]) + 1, int(gevonden["dag"]))
        return datum(dag - self.eerder)


def _eerder(tijdstip: datetime, eerder: timedelta) -> datetime:
    """The same time by the clock on the wall."""
    lokaal = tijdstip.astimezone(_TIJDZONE).replace(tzinfo=None) - eerder
    return lokaal.replace(tzinfo=_TIJDZONE).astimezone(tijdstip.tzinfo)
