"""Where filling happens: the databases of the embedded server, and processes that work in one of them.

Nothing here imports Django: a process first says in which database it is, and then starts Django.
"""

import multiprocessing
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import psycopg

from tandem.koppelingen.database import Databaserol, ingebed_adres, maak_database, staatmap, verwijder_database
from tandem.management.vullen.stand import bestand, lees_vullingen

BRON = Path(__file__).resolve().parents[3]
INSTELLINGEN = "tandem.instellingen.settings"
DEMO = (300, 1)
"""The filling of the demo: how many households, from which seed."""
WERKERS, PER_PROCES = min(2, os.cpu_count() or 1), 3
"""Processes at most, and tasks that one does at least before another is worth its start."""


def doeldatabase() -> str:
    """The database that is filled: the one that this process works in."""
    return os.environ.get("TANDEM_DATABASE", "tandem")


def eigenaarsadres(database: str) -> str:
    """The connection string of the owner."""
    return ingebed_adres(Databaserol.EIGENAAR, database).dsn


def er_zijn_huishoudens(database: str) -> bool:
    """Whether a database holds any household; asked as the owner, who sees past the walls."""
    with psycopg.connect(eigenaarsadres(database)) as verbinding:
        rij = verbinding.execute("SELECT EXISTS (SELECT 1 FROM tandem_huishouden)").fetchone()
    return bool(rij and rij[0])


def te_vullen(database: str = "tandem") -> tuple[int, int] | None:
    """Return what a demo still has to fill, as number and seed; ``None`` when it is full.

    An interrupted filling goes on; without households there is nothing that could be full.
    """
    if not er_zijn_huishoudens(database):
        return DEMO
    onaf = [vulling for vulling in lees_vullingen(database) if not vulling.klaar]
    return (onaf[0].huishoudens, onaf[0].zaad) if onaf else None


def _begin_in(database: str, eerst: bytes) -> None:
    _eindig_met_ouder()
    os.environ["TANDEM_DATABASE"], os.environ["TANDEM_ROL"] = database, Databaserol.APP.value
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INSTELLINGEN)
    import django

    django.setup()
    if eerst:
        functie, *argumenten = pickle.loads(eerst)  # noqa: S301 - made by the process that started this one
        functie(*argumenten)


def _eindig_met_ouder() -> None:
    """Leave Ctrl-C to the process that started this one, and end at once when that is gone, also by ``kill -9``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        threading.Thread(target=lambda: (wait([ouder.sentinel]), os._exit(1)), daemon=True).start()


@contextmanager
def werkers(database: str, taken: int, *, eerst: tuple[Any, ...] = ()) -> Iterator[ProcessPoolExecutor]:
    """Processes with Django of their own, working in one database as role ``app``; an exception ends them at once.

    ``taken``: for how many tasks; a process takes as long to start as some tasks take, so a few share one. ``eerst``:
    a function with its arguments that each process calls once at its start.
    """
    stuk = pickle.dumps(eerst) if eerst else b""
    context = multiprocessing.get_context("spawn")
    aantal = min(-(-taken // PER_PROCES), WERKERS)
    with ProcessPoolExecutor(aantal, mp_context=context, initializer=_begin_in, initargs=(database, stuk)) as processen:
        try:
            yield processen
        except BaseException:
            processen.shutdown(wait=False, cancel_futures=True)
            for kind in multiprocessing.active_children():
                kind.terminate()
            raise


@contextmanager
def tijdelijke_database(naam: str, *, demo: bool = False, als: str = "") -> Iterator[str]:
    """A database with tables, walls and content for as long as the block lasts; its keys go with it.

    ``demo``: with the fictitious professionals as well. ``als``: a copy of this database (without households), which
    takes a second instead of ten; built from the ground where somebody else is in it.
    """
    ruim_op(naam)
    try:
        if not (als and _kopieer(als, naam)):
            maak_database(naam)
            _bouw_op(naam, demo=demo)
        yield naam
    finally:
        ruim_op(naam)


def _kopieer(bron: str, naam: str) -> bool:
    try:
        return maak_database(naam, sjabloon=bron)
    except psycopg.errors.ObjectInUse:
        return False


def _bouw_op(naam: str, *, demo: bool) -> None:
    eigen = {"TANDEM_ROL": "eigenaar", "TANDEM_DATABASE": naam, "TANDEM_DEMO": "1" if demo else ""}
    env = {**os.environ, **eigen, "PYTHONPATH": str(BRON), "DJANGO_SETTINGS_MODULE": INSTELLINGEN}
    opdracht = [sys.executable, "-P", "-m", "django", "opbouwen", "-v0"]
    subprocess.run(opdracht, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command


def ruim_op(naam: str) -> None:
    """Take away a database with its keys, its seals, and what was written down about it."""
    verwijder_database(naam)
    shutil.rmtree(staatmap() / "zegels" / naam, ignore_errors=True)
    for pad in (*staatmap().glob(f"kluis-{naam}.sqlite3*"), bestand(naam)):
        pad.unlink(missing_ok=True)
