"""Measuring pages through HTTP: a real server, a load from another process, and what the processor spent on each side.

Wall time suffers from whatever else the machine does; processor time per answer does not, so both are told. The share
of the database is the time its sessions were executing (``pg_stat_database``), per answer.
"""

import json
import statistics
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import psutil  # type: ignore[import-untyped]

from bench._mensen import Mens, eigenaar
from bench._rapport import getal, tabel
from tandem.management.lanceer.demo import eis_vrije_poort, wacht_tot_antwoord
from tandem.management.lanceer.server import server

WERKERS = 2
_WARM = 60
"""Requests before measuring, so that every thread of every worker has its connection and prepared statements."""


@dataclass(frozen=True)
class Vraagstuk:
    """What is asked: a name for the table, by whom, and the requests (method, address, body)."""

    naam: str
    mens: Mens
    vragen: Sequence[tuple[str, str, str]]
    status: int = 200


@dataclass(frozen=True)
class Meting:
    """One measurement. Times in milliseconds: per answer for ``web_cpu``, ``database_cpu`` and ``database``."""

    naam: str
    wie: str
    klanten: int
    per_seconde: float
    mediaan: float
    p95: float
    web_cpu: float
    database_cpu: float
    database: float
    belasting_cpu: float
    tekens: int


class Opstelling:
    """A running server and what it takes to read the processor time of both sides."""

    def __init__(self, poort: int, web: psutil.Process) -> None:
        """Keep the server's port and process."""
        self.poort, self.web = poort, web
        self._gestuurd: dict[int, int] = {}
        with eigenaar() as verbinding:
            rij = verbinding.execute("SELECT pg_backend_pid() AS nummer").fetchone() or {}
            self.database = psutil.Process(rij["nummer"]).parent()

    def meet(self, stuk: Vraagstuk, keuzes: Namespace, *, klanten: int) -> Meting:
        """Return the best of some runs (by requests per second). Raises ``SystemExit`` when an answer was wrong."""
        self._een_keer(stuk, klanten, _WARM)
        aantal, keren = keuzes.aantal, keuzes.keren
        bezig = _bezig()
        metingen = [self._een_keer(stuk, klanten, aantal) for _ in range(keren)]
        beste = max(metingen, key=lambda meting: meting.per_seconde)
        return replace(beste, database=(_bezig() - bezig) / (keren * aantal))

    def _verder(self, stuk: Vraagstuk, aantal: int) -> list[Any]:
        """The next so many requests of a question, going round: a form is sent once."""
        begin = self._gestuurd.get(id(stuk), 0)
        self._gestuurd[id(stuk)] = begin + aantal
        return [stuk.vragen[(begin + nummer) % len(stuk.vragen)] for nummer in range(aantal)]

    def _een_keer(self, stuk: Vraagstuk, klanten: int, aantal: int) -> Meting:
        web, database = _cpu(self.web), _cpu(self.database)
        uit = _belast(self.poort, stuk, klanten, aantal, self._verder(stuk, aantal))
        web, database = _cpu(self.web) - web, _cpu(self.database) - database
        if uit["statussen"] != {str(stuk.status): aantal}:
            raise SystemExit(f"{stuk.naam}: verwacht was {stuk.status}, het werd {uit['statussen']}.")
        duren = sorted(uit["duren"])
        return Meting(
            naam=stuk.naam,
            wie=stuk.mens.naam,
            klanten=klanten,
            per_seconde=aantal / uit["seconden"],
            mediaan=1000 * statistics.median(duren),
            p95=1000 * duren[max(0, -(-95 * len(duren) // 100) - 1)],
            web_cpu=1000 * web / aantal,
            database_cpu=1000 * database / aantal,
            database=0.0,
            belasting_cpu=1000 * uit["eigen_cpu"] / aantal,
            tekens=uit["tekens"],
        )


def _belast(poort: int, stuk: Vraagstuk, klanten: int, aantal: int, vragen: list[Any]) -> dict[str, Any]:
    soort = {"Content-Type": "application/x-www-form-urlencoded"} if stuk.vragen[0][0] == "POST" else {}
    opgave = {
        "poort": poort, "koppen": {**stuk.mens.koppen, **soort}, "vragen": vragen,
        "klanten": klanten, "aantal": aantal,
    }  # fmt: skip
    uit = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bench._belasting"],
        input=json.dumps(opgave),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    gelezen: dict[str, Any] = json.loads(uit.stdout)
    return gelezen


def _cpu(proces: psutil.Process) -> float:
    tijden = []
    for een in (proces, *proces.children()):
        with suppress(psutil.NoSuchProcess):  # a worker of PostgreSQL that tidies up may have ended meanwhile
            tijden.append(een.cpu_times())
    return sum(een.user + een.system for een in tijden)


def _bezig() -> float:
    """Milliseconds that the database was executing so far; sessions tell so within ten seconds of rest."""
    time.sleep(10.5)
    with eigenaar() as verbinding:
        vraag = "SELECT active_time AS bezig FROM pg_stat_database WHERE datname = current_database()"
        return float((verbinding.execute(vraag).fetchone() or {})["bezig"])


@contextmanager
def opstelling(poort: int) -> Iterator[Opstelling]:
    """Serve for the length of a benchmark."""
    eis_vrije_poort(poort)
    with server(poort, werkers=WERKERS) as proces:
        wacht_tot_antwoord(f"http://127.0.0.1:{poort}/", proces)
        yield Opstelling(poort, psutil.Process(proces.pid))


def tabel_van(metingen: Sequence[Meting]) -> str:
    """The measurements; processor times and the database's share are milliseconds per answer."""
    koppen = ("pagina", "wie", "klanten", "per s", "mediaan ms", "p95 ms", "cpu web", "cpu database", "bezig database")
    return tabel(
        koppen,
        [
            (m.naam, m.wie, str(m.klanten), *map(getal, (m.per_seconde, m.mediaan, m.p95)),
             *map(getal, (m.web_cpu, m.database_cpu, m.database)))
            for m in metingen
        ],
    )  # fmt: skip
