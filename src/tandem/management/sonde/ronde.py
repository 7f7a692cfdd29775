"""A whole crawl, in parts that are done side by side, each process on a copy of its own.

Parts: each route and reading action with both walls standing; the same with wall 1's own filters off; writing.
"""

import logging
import os
import signal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import Any

from tandem.acties import deur
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.kruipen import Kruiper, Uitslag
from tandem.management.sonde.plaats import gooi_weg, kopie, maak_kopie, op_database
from tandem.management.sonde.proeven import Proef, Voorraad
from tandem.management.sonde.schrijven import Schrijver
from tandem.management.sonde.verschil import verschillen
from tandem.management.sonde.verslag import MUUR_2

SCHRIJVERS = ("rosa", "aad", "sam", "nel", "dirk", "lia", "wes", "gast", "anoniem", "half")
"""Who fills in forms: the own household, one child, another team, for papa, on duty, leading, a stranger, half in."""
SCHRIJFT = "schrijven als "
VERSCHIL = "twee werelden"


@dataclass
class Werk:
    """What the processes need to know; they are forked from the one that built it."""

    b: Bouwer
    voorraad: Voorraad
    bron: str
    heel: bool = True
    """Writing and the two worlds as well: not when a sample was asked for."""
    proeven: dict[str, list[Proef]] = field(default_factory=lambda: defaultdict(list))

    @property
    def delen(self) -> list[str]:
        """The names of all parts, those that take longest first."""
        routes = sorted(self.proeven, key=lambda naam: -len(self.proeven[naam]))
        breed = [VERSCHIL, *(SCHRIJFT + wie for wie in SCHRIJVERS)] if self.heel else []
        return [*breed, *routes, *(MUUR_2 + naam for naam in routes)]

    def omvang(self, deel: str) -> int:
        """About how many probes a part is: for the question how long it takes."""
        if deel.startswith(MUUR_2):
            return sum(leest(proef) for proef in self.proeven[deel.removeprefix(MUUR_2)])
        return len(self.proeven[deel]) if deel in self.proeven else 2000

    def doe(self, deel: str, database: str) -> dict[str, Any]:
        """Do one part; return what it found, for the report."""
        if deel == VERSCHIL:
            return verschillen(self.b, self.voorraad, self.bron, database).als_gegevens()
        if deel.startswith(SCHRIJFT):
            with kopie(self.bron, f"{database}_schrijft"), op_database(f"{database}_schrijft"):
                return Schrijver(self.b, f"{database}_schrijft").loop(deel.removeprefix(SCHRIJFT)).als_gegevens()
        with op_database(database):
            if deel.startswith(MUUR_2):
                return muur_twee_alleen(self._kruiper(), self.proeven[deel.removeprefix(MUUR_2)]).als_gegevens()
            return self._kruiper().loop(self.proeven[deel]).als_gegevens()

    def _kruiper(self) -> Kruiper:
        return Kruiper(self.b, self.voorraad)


def leest(proef: Proef) -> bool:
    """Whether a probe reads, something that could be there."""
    return proef.methode in ("GET", "LEES") and proef.klasse != "misvormd"


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
    context = get_context("fork")  # the world is there already; nobody is connected to a database at this moment
    rij = context.SimpleQueue()
    for naam in namen:
        rij.put(naam)
    try:
        with context.Pool(processen, _begin, (werk, rij)) as pool:
            yield from pool.imap_unordered(_doe, delen)
    finally:
        for naam in namen:
            for eigen in (naam, f"{naam}_schrijft", f"{naam}_meer", f"{naam}_gelijk"):
                gooi_weg(eigen)


_werk: dict[str, Any] = {}


def _begin(werk: Werk, rij: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for us decides when it is enough
    logging.disable(logging.CRITICAL)
    _werk.update(werk=werk, database=rij.get())


def _doe(deel: str) -> tuple[str, dict[str, Any]]:
    return deel, _werk["werk"].doe(deel, _werk["database"])


def processen() -> int:
    """How many processes this machine can use."""
    return min(4, os.cpu_count() or 1)
