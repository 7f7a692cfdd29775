"""Test databases, copied from a template that is built once per state of the code that decides what is in it.

Building takes some seconds, copying a tenth of one.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import sql

from tandem.koppelingen import database

WORTEL = Path(__file__).resolve().parents[1]
BRON = WORTEL / "src" / "tandem"
BEPALEND = (
    "models",
    "migrations",
    "inhoud",
    "koppelingen",
    "regels",
    "instellingen",
    "management/commands",
    "acties/regio",
)


def maak_testdatabase(naam: str) -> None:
    """Make a database of this name with tables, walls and content; one that is there is thrown away."""
    with _slot():
        database.start_ingebed()
        (database.staatmap() / "static").mkdir(exist_ok=True)  # its absence is a warning of WhiteNoise
        sjabloon = f"sjabloon_{_vingerafdruk()}"
        if sjabloon not in _databases("sjabloon_"):
            _bouw(sjabloon)
        for bestand in database.staatmap().glob(f"kluis-{naam}.sqlite3*"):
            bestand.unlink()
        database.verwijder_database(naam)
        database.maak_database(naam, sjabloon=sjabloon)


@contextmanager
def _slot() -> Iterator[None]:
    """One worker at a time: the others find the server running and the template built."""
    database.staatmap().mkdir(parents=True, exist_ok=True)
    with (database.staatmap() / "testdatabase.slot").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _vingerafdruk() -> str:
    """A hash of the files that decide what is in a fresh database."""
    paden = (pad for map_ in BEPALEND for pad in (BRON / map_).rglob("*") if pad.is_file() and pad.suffix != ".pyc")
    som = hashlib.sha256()
    for pad in sorted(paden):
        som.update(f"{pad.relative_to(BRON)}\0".encode() + hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()[:12]


def _databases(begin: str) -> list[str]:
    with database.beheerverbinding() as verbinding:
        rijen = verbinding.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [begin])
        return [naam for (naam,) in rijen]


def _bouw(sjabloon: str) -> None:
    """Build the template as the owner, under another name until it is whole; earlier templates go."""
    bouwnaam = "bouw_sjabloon"
    for oud in [bouwnaam, *_databases("sjabloon_")]:
        database.verwijder_database(oud)
    database.maak_database(bouwnaam)
    eigen = {"TANDEM_ROL": "eigenaar", "TANDEM_DATABASE": bouwnaam, "PYTHONPATH": str(WORTEL / "src")}
    env = {**os.environ, **eigen, "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings"}
    subprocess.run([sys.executable, "-m", "django", "opbouwen", "-v0"], env=env, check=True, cwd=WORTEL)
    with database.beheerverbinding() as verbinding:
        hernoem = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        verbinding.execute(hernoem.format(sql.Identifier(bouwnaam), sql.Identifier(sjabloon)))
