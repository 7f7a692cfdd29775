"""Where filling happens: the databases of the embedded server, and processes that work in one of them.

Nothing here imports Django: a process first says in which database it is, and then starts Django.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tandem.koppelingen.database import Databaserol, ingebed_adres, maak_database, staatmap, verwijder_database

BRON = Path(__file__).resolve().parents[3]
INSTELLINGEN = "tandem.instellingen.settings"
WERKERS = min(2, os.cpu_count() or 1)


def doeldatabase() -> str:
    """The database that is filled: the one that this process works in."""
    return os.environ.get("TANDEM_DATABASE", "tandem")


def eigenaarsadres(database: str) -> str:
    """The connection string of the owner."""
    return ingebed_adres(Databaserol.EIGENAAR, database).dsn


def _begin_in(database: str, eerst: bytes) -> None:
    os.environ["TANDEM_DATABASE"], os.environ["TANDEM_ROL"] = database, Databaserol.APP.value
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", INSTELLINGEN)
    import django

    django.setup()
    if eerst:
        functie, *argumenten = pickle.loads(eerst)  # noqa: S301 - made by the process that started this one
        functie(*argumenten)


@contextmanager
def werkers(database: str, aantal: int = WERKERS, *, eerst: tuple[Any, ...] = ()) -> Iterator[ProcessPoolExecutor]:
    """Processes with Django of their own, working in one database as role ``app``.

    ``eerst``: a function with its arguments that each process calls once at its start.
    """
    stuk = pickle.dumps(eerst) if eerst else b""
    context = get_context("spawn")
    with ProcessPoolExecutor(aantal, mp_context=context, initializer=_begin_in, initargs=(database, stuk)) as processen:
        yield processen


@contextmanager
def tijdelijke_database(naam: str, *, demo: bool = False) -> Iterator[str]:
    """A database with tables, walls and content for as long as the block lasts; its keys go with it.

    ``demo``: with the fictitious professionals as well.
    """
    _ruim_op(naam)
    maak_database(naam)
    try:
        eigen = {"TANDEM_ROL": "eigenaar", "TANDEM_DATABASE": naam, "TANDEM_DEMO": "1" if demo else ""}
        env = {**os.environ, **eigen, "PYTHONPATH": str(BRON), "DJANGO_SETTINGS_MODULE": INSTELLINGEN}
        opdracht = [sys.executable, "-P", "-m", "django", "opbouwen", "-v0"]
        subprocess.run(opdracht, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
        yield naam
    finally:
        _ruim_op(naam)


def _ruim_op(naam: str) -> None:
    verwijder_database(naam)
    for bestand in staatmap().glob(f"kluis-{naam}.sqlite3*"):
        bestand.unlink()
