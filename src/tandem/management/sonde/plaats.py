"""Working on another database than the one this process began with: copies of a template, and who connects."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql

from tandem.koppelingen import database
from tandem.koppelingen.kluis import kek_van, kluis


@contextmanager
def op_database(naam: str, rol: str = "app") -> Iterator[None]:
    """Let everything inside work on this database, connected as this role, with the keys that belong to it.

    ``eigenaar`` passes every policy: that is how wall 2 is taken away, on a copy, to see what wall 1 does alone.
    """
    stand = connections.settings["default"]
    vorige = (stand["NAME"], stand["USER"], settings.ROL, os.environ.get("TANDEM_DATABASE"))
    _stel_in(naam, rol, rol, naam)
    try:
        yield
    finally:
        _stel_in(*vorige)


def _stel_in(naam: str, gebruiker: str, rol: str, omgeving: str | None) -> None:
    connection.close()
    for stand in (connections.settings["default"], connection.settings_dict):
        stand.update(NAME=naam, USER=gebruiker)
    settings.ROL = rol
    if omgeving is None:
        os.environ.pop("TANDEM_DATABASE", None)
    else:
        os.environ["TANDEM_DATABASE"] = omgeving
    kluis.cache_clear()


@contextmanager
def kopie(bron: str, naam: str) -> Iterator[str]:
    """Give a copy of a database with its keys, and throw it away afterwards."""
    maak_kopie(bron, naam)
    try:
        yield naam
    finally:
        gooi_weg(naam)


def maak_kopie(bron: str, naam: str) -> None:
    """Copy a database and the store of its keys. Nobody may be connected to the source."""
    gooi_weg(naam)
    with database.beheerverbinding() as verbinding:
        verbinding.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [bron])
    database.maak_database(naam, sjabloon=bron)
    with database.beheerverbinding() as verbinding:  # nothing in a copy has to outlive a power cut
        verbinding.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = off").format(sql.Identifier(naam)))
    with _kluis(bron) as oud, _kluis(naam) as nieuw:
        oud.backup(nieuw)
    shutil.copy2(kek_van(_kluisbestand(bron)), kek_van(_kluisbestand(naam)))


def gooi_weg(naam: str) -> None:
    """Drop a copy and its keys."""
    database.verwijder_database(naam)
    for bestand in database.staatmap().glob(f"kluis-{naam}.sqlite3*"):
        bestand.unlink()


def _kluisbestand(naam: str) -> Path:
    return database.staatmap() / f"kluis-{naam}.sqlite3"


@contextmanager
def _kluis(naam: str) -> Iterator[sqlite3.Connection]:
    verbinding = sqlite3.connect(_kluisbestand(naam))
    try:
        yield verbinding
    finally:
        verbinding.close()


@contextmanager
def eigenaar(naam: str) -> Iterator["psycopg.Connection[Any]"]:
    """Connect as the owner, past every wall: only to look at what was stored."""
    with psycopg.connect(database.ingebed_adres("eigenaar", naam).dsn, autocommit=True) as verbinding:
        yield verbinding
