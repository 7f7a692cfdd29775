"""Django commands as processes of the environment, and the embedded database for as long as they need it."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import IO
from zoneinfo import ZoneInfo

from tandem.management.lanceer.omgeving import kind_env, slot
from tandem.management.lanceer.plaatsen import PROJECT, staat
from tandem.management.lanceer.verslag import STAARTREGELS, Stap, Storing, stap, tot_het_einde, voer_uit

NEDERLAND = ZoneInfo("Europe/Amsterdam")
OUD = timedelta(weeks=2)
"""After so long most of what the histories ask is overdue."""
COMMANDOS = PROJECT / "src" / "tandem" / "management" / "commands"


def heeft_beheer(naam: str) -> bool:
    """Whether this Django command is there."""
    return (COMMANDOS / f"{naam}.py").exists()


# Commands that change tables run as the owner, jobs as the role for jobs; everything else as the application.
ALS = {
    **dict.fromkeys(("opbouwen", "migrate"), "eigenaar"),
    **dict.fromkeys(("zegel", "vernietig", "toezicht", "berichten"), "taak"),
}


def beheer(naam: str, *argumenten: str, lopend: Stap | None = None) -> str:
    """Run a Django command to its end and return its output. Raises `Storing` when it fails."""

    def onthoud(regel: str) -> None:
        if lopend is not None:
            lopend.detail = regel

    zin = f"De opdracht `./tandem manage {naam}` is niet gelukt."
    return voer_uit(_opdracht(naam, *argumenten), zin=zin, env=_env(naam), cwd=PROJECT, bij_regel=onthoud)


def beheer_open(argumenten: Sequence[str]) -> int:
    """Run a Django command on this terminal, from the folder where the user stands; its status is ours."""
    naam = argumenten[0] if argumenten else "help"
    proces = subprocess.Popen(_opdracht(*argumenten), env=_env(naam))  # noqa: S603 - our own command
    with tot_het_einde(proces):
        return proces.wait()


def _env(naam: str) -> dict[str, str]:
    rol = {"TANDEM_ROL": ALS[naam]} if naam in ALS and "TANDEM_ROL" not in os.environ else {}
    return kind_env(**rol)


def _opdracht(*argumenten: str) -> list[str]:
    return [sys.executable, "-P", "-m", "django", *argumenten]


@contextmanager
def met_database() -> Iterator[None]:
    """Have the embedded PostgreSQL run for a while, with Tandem's database in it.

    Several commands may need it at once: the last to leave stops it, if a command started it. With `DATABASE_URL` the
    database is somebody else's and is left alone.
    """
    if os.environ.get("DATABASE_URL"):
        yield
        return
    with (staat() / "postgres.gebruikers").open("a+", encoding="utf-8") as gebruikers:
        fcntl.flock(gebruikers, fcntl.LOCK_SH)
        _start(gebruikers)
        try:
            yield
        finally:
            _stop_als_laatste(gebruikers)


def _start(gebruikers: IO[str]) -> None:
    from tandem.koppelingen.database import maak_database, start_ingebed  # needs the environment; stage one has none

    with slot(), stap("PostgreSQL starten"):
        try:
            zelf_gestart = start_ingebed()
        except subprocess.CalledProcessError as fout:
            raise Storing("PostgreSQL start niet.", _laatste_woorden()) from fout
        if zelf_gestart:
            gebruikers.write("gestart door een opdracht\n")
            gebruikers.flush()
        maak_database("tandem")


def te_vullen() -> tuple[int, int] | None:
    """How many fictitious households the demo still has to fill, and from which seed; ``None`` when it is full."""
    from tandem.management.vullen.plek import te_vullen as vraag  # needs the environment; stage one has none

    return vraag()


def begin_opnieuw() -> None:
    """Take the demo's database away, with everything that was written in it, and make an empty one."""
    from tandem.koppelingen.database import maak_database
    from tandem.management.vullen.plek import ruim_op

    ruim_op("tandem")
    maak_database("tandem")


def verouderd() -> str:
    """A sentence when the histories of the demo ended weeks ago; empty otherwise."""
    from tandem.management.vullen.stand import lees_vullingen
    from tandem.regels.tekst import datum

    vandaag = datetime.now(NEDERLAND).date()
    dag = max((vulling.dag for vulling in lees_vullingen("tandem")), default=vandaag)
    if vandaag - dag < OUD:
        return ""
    return f"De voorbeelden eindigen op {datum(dag)}. Verse voorbeelden: ./tandem demo --opnieuw (wist wat u invoerde)."


def _laatste_woorden() -> str:
    """The end of PostgreSQL's own log, with where it is."""
    log = staat() / "postgres" / "log"
    regels = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return "\n".join([f"{log}:", *regels[-STAARTREGELS:]])


def _stop_als_laatste(gebruikers: IO[str]) -> None:
    from tandem.koppelingen.database import stop_ingebed

    try:
        fcntl.flock(gebruikers, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    gebruikers.seek(0)
    if gebruikers.read():
        with stap("PostgreSQL stoppen"):
            stop_ingebed()
        gebruikers.truncate(0)
