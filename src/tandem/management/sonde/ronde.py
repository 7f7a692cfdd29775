"""A whole crawl, in parts that are done side by side, each process on a copy of its own.

Parts: each route and reading action with both walls standing; the same with wall 1's own filters off; writing; the two
worlds. A process logs in once as everybody; after each part the copy is as it was.
"""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from tandem.acties import deur
from tandem.management.sonde.beginstand import LOGBOEKEN, Beginstand
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.kruipen import Bevinding, Kruiper, Uitslag
from tandem.management.sonde.plaats import gooi_weg, maak_kopie, op_database
from tandem.management.sonde.proeven import Proef, Voorraad
from tandem.management.sonde.schrijven import Schrijver
from tandem.management.sonde.streek import Streek
from tandem.management.sonde.streekkruip import DEEL as STREEK
from tandem.management.sonde.streekkruip import Streekkruiper
from tandem.management.sonde.verschil import verschillen
from tandem.management.sonde.verslag import MUUR_2
from tandem.management.sonde.wereld import BEZOEKERS

SCHRIJFT = "schrijven als "
_VOORBEREID = 500
"""So many statements stay prepared: all pages in turn ask more than psycopg keeps, and planning costs most."""
VERSCHIL = "twee werelden"


@dataclass
class Werk:
    """What the processes need to know; they are forked from the one that built it."""

    b: Bouwer
    voorraad: Voorraad
    bron: str
    zaad: int = 1
    streek: Streek | None = None
    """The second world, of organisations."""
    heel: bool = True
    """Writing and the two worlds as well: not when a sample was asked for."""
    proeven: dict[str, list[Proef]] = field(default_factory=lambda: defaultdict(list))

    @property
    def delen(self) -> list[str]:
        """The names of all parts, those that take longest first."""
        routes = sorted(self.proeven, key=lambda naam: -len(self.proeven[naam]))
        breed = [VERSCHIL, *(SCHRIJFT + wie for wie in BEZOEKERS)] if self.heel else []
        streek = [STREEK, MUUR_2 + STREEK] if self.streek else []
        return [*breed, *streek, *routes, *(MUUR_2 + naam for naam in routes)]

    def omvang(self, deel: str) -> int:
        """About how many probes a part is: for the question how long it takes."""
        if deel.startswith(MUUR_2) and deel != MUUR_2 + STREEK:
            return sum(leest(proef) for proef in self.proeven[deel.removeprefix(MUUR_2)])
        return len(self.proeven[deel]) if deel in self.proeven else 1500


class Werkplek:
    """Where one process does its parts: a copy of the world, with everybody logged in."""

    def __init__(self, werk: Werk, database: str) -> None:
        """Log in, and keep how it is now. The process must work on that database already."""
        self.werk, self.database = werk, database
        self.kruiper = Kruiper(werk.b, werk.voorraad)
        self.kruiper.log_in()
        connection.connection.prepared_max = _VOORBEREID
        self.stand = Beginstand(database)

    def doe(self, deel: str) -> dict[str, Any]:
        """Do one part; return what it found, for the report."""
        if deel == VERSCHIL:
            werk = self.werk
            return verschillen(werk.b, werk.voorraad, werk.bron, self.database, zaad=werk.zaad).als_gegevens()
        uitslag = self._loop(deel)
        uitslag.bevindingen += self._gewijzigd(deel)
        self.stand.zet_terug(self.stand.geraakt(behalve=()))
        self.kruiper.clienten_terug()
        return uitslag.als_gegevens()

    def _loop(self, deel: str) -> Uitslag:
        if deel.endswith(STREEK) and self.werk.streek:
            return Streekkruiper(self.werk.streek, self.database).loop(alleen_muur_2=deel.startswith(MUUR_2))
        if deel.startswith(SCHRIJFT):
            schrijver = Schrijver(self.kruiper, self.stand, zaad=self.werk.zaad)
            return schrijver.loop(deel.removeprefix(SCHRIJFT))
        if deel.startswith(MUUR_2):
            return muur_twee_alleen(self.kruiper, self.werk.proeven[deel.removeprefix(MUUR_2)])
        return self.kruiper.loop(self.werk.proeven[deel])

    def _gewijzigd(self, deel: str) -> list[Bevinding]:
        """Nothing of any household may have changed by what only reads, or is refused."""
        wijzigingen = self.stand.verschil(self.stand.geraakt(behalve=LOGBOEKEN | TELLERS.get(_kaal(deel), set())))
        tabellen = sorted({een.tabel for een in wijzigingen if een.huishouden in self.werk.voorraad.nummers})
        return [Bevinding("gewijzigd", "", deel, "", "", "", "", f"rijen in {tabel}") for tabel in tabellen]


TELLERS = {"casus.gast.lees_gastpagina": {"tandem_genodigde"}}
"""What else a read may change: a wrong code of a guest is counted, so that it cannot be guessed."""


def _kaal(deel: str) -> str:
    return deel.removeprefix(MUUR_2)


def leest(proef: Proef) -> bool:
    """Whether a probe reads something that could be there."""
    return proef.methode in ("GET", "LEES") and proef.klasse not in ("misvormd", "onbekend")


def muur_twee_alleen(kruiper: Kruiper, proeven: Iterable[Proef]) -> Uitslag:
    """Read everything with the app's own filters off: what is found then is what the database let through.

    A page that breaks because it meets more rows than it asked for shows nothing: only leaks count.
    """
    deur.APP_FILTERT = False
    try:
        uitslag = kruiper.loop(filter(leest, proeven))
    finally:
        deur.APP_FILTERT = True
    uitslag.bevindingen = uitslag.lekken()
    return uitslag


def doe_delen(werk: Werk, delen: list[str], processen: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Do these parts side by side, and give each when it is done. Stopping half-way loses only what was under way."""
    namen = [f"{werk.bron}_{nummer}" for nummer in range(processen)]
    for naam in namen:
        maak_kopie(werk.bron, naam)
    context = multiprocessing.get_context(
        "fork"
    )  # the world is there already; nobody is connected to a database at this moment
    rij = context.SimpleQueue()
    for naam in namen:
        rij.put(naam)
    try:
        with context.Pool(processen, _begin, (werk, rij)) as pool:
            yield from pool.imap_unordered(_doe, delen)
    finally:
        for naam in namen:
            for eigen in (naam, f"{naam}_meer", f"{naam}_gelijk"):
                gooi_weg(eigen)


_werk: dict[str, Any] = {}


def _eindig_met(ouder: int) -> None:
    """End when the process that started this one is gone, also by ``kill -9``: nobody waits for us then.

    A forked process holds the other end of its own sentinel, so that never tells.
    """
    while os.getppid() == ouder:
        time.sleep(1)
    os._exit(1)


def _begin(werk: Werk, rij: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for us decides when it is enough
    threading.Thread(target=_eindig_met, args=(os.getppid(),), daemon=True).start()
    logging.disable(logging.CRITICAL)
    database = rij.get()
    stapel = ExitStack()
    stapel.enter_context(op_database(database))
    _werk.update(plek=Werkplek(werk, database), stapel=stapel)


def _doe(deel: str) -> tuple[str, dict[str, Any]]:
    return deel, _werk["plek"].doe(deel)


def processen() -> int:
    """How many processes this machine can use."""
    return min(4, os.cpu_count() or 1)
