"""Django commands as processes of the environment, and the embedded database for as long as they need it."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tandem.management.lanceer.omgeving import kind_env
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Stap, stap, voer_uit

COMMANDOS = PROJECT / "src" / "tandem" / "management" / "commands"


def heeft_beheer(naam: str) -> bool:
    """Whether this Django command is there."""
    return (COMMANDOS / f"{naam}.py").exists()


def beheer(naam: str, *argumenten: str, lopend: Stap | None = None) -> str:
    """Run a Django command to its end and return its output. Raises `Storing` when it fails."""

    def onthoud(regel: str) -> None:
        if lopend is not None:
            lopend.detail = regel

    zin = f"De opdracht `./tandem manage {naam}` is niet gelukt."
    return voer_uit(_opdracht(naam, *argumenten), zin=zin, env=kind_env(), cwd=PROJECT, bij_regel=onthoud)


def beheer_open(argumenten: Sequence[str]) -> int:
    """Run a Django command on this terminal, from the folder where the user stands; its status is ours."""
    return subprocess.run(_opdracht(*argumenten), env=kind_env()).returncode  # noqa: S603 - our own command


def _opdracht(*argumenten: str) -> list[str]:
    return [sys.executable, "-P", "-m", "django", *argumenten]


@contextmanager
def met_database() -> Iterator[None]:
    """Have the embedded PostgreSQL run for a while; stopped at the end only if it was started here.

    With `DATABASE_URL` the database is somebody else's and is left alone.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    from tandem.koppelingen.database import start_ingebed, stop_ingebed  # the environment has psycopg; stage one not

    with stap("PostgreSQL starten"):
        zelf_gestart = start_ingebed()
    try:
        yield
    finally:
        if zelf_gestart:
            with stap("PostgreSQL stoppen"):
                stop_ingebed()
