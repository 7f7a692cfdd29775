"""A small database of its own for the tests of seals: rows made by a superuser, sealed as role ``taak``."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections

from tandem.acties.rechten.zegel import Bron
from tandem.koppelingen.database import ingebed_adres
from tandem.koppelingen.zegelmap import Geheugenzegels, Zegelmap
from tandem.koppelingen.zegelsleutel import lees_sleutel, lees_vertrouwd, maak_sleutel
from tests.conftest import DATABASE
from tests.sjabloon import maak_testdatabase

NAAM = f"{DATABASE}_zegel"
TAAK, BAAS = "zegel_taak", "zegel_baas"
_GEBEURTENIS = """
    INSERT INTO tandem_gebeurtenis (openbaar, huishouden_id, laag, betreft, niet_zichtbaar_voor, auteur_id,
        vastgelegd_op, versie, soort, casus_nr, gebeurd_op, actor, organisatie, rol, taak, grondslag, feiten)
    SELECT gen_random_uuid(), 7, 1 + n %% 4, ARRAY[n, n + 1], '{}', NULL, clock_timestamp(), 1, 'test', n,
           clock_timestamp(), n, 3, 'rol', '', '', decode(md5(n::text), 'hex') FROM generate_series(1, %s) n
    RETURNING id
"""
_INZAGE = """
    INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag, uitkomst,
        huishouden_id, laag, lid, niet_zichtbaar_voor, namens)
    SELECT clock_timestamp(), gen_random_uuid(), n, 3, 'rol', '', 'hulp', 'test', '', 'gelezen', 7, 1, ARRAY[n],
           '{}', '{}'
      FROM generate_series(1, %s) n RETURNING id
"""


_ORGANISATIEGEBEURTENIS = """
    INSERT INTO tandem_organisatiegebeurtenis (openbaar, organisatie_id, soort, over, op, actor, rol, feiten)
    SELECT gen_random_uuid(), 3, 'test', gen_random_uuid(), clock_timestamp(), n, 'rol', decode(md5(n::text), 'hex')
      FROM generate_series(1, %s) n RETURNING id
"""
_ORGANISATIEINZAGE = """
    INSERT INTO tandem_organisatieinzage (openbaar, organisatie_id, tijd, medewerker, lezer, rol, wat, uitkomst)
    SELECT gen_random_uuid(), 3, clock_timestamp(), n, 4, 'rol', 'test', 'gelezen' FROM generate_series(1, %s) n
    RETURNING id
"""


def nieuwe_database(naam: str = NAAM) -> None:
    """Make the database anew, and point the two connections at it."""
    for alias, rol in ((TAAK, "taak"), (BAAS, "postgres")):
        if alias in connections.databases:
            connections[alias].close()
        connections.databases[alias] = {**connections.databases["default"], "NAME": naam, "USER": rol}
    maak_testdatabase(naam)


@contextmanager
def als_baas() -> Iterator[str]:
    """The alias of a superuser, without the references that would stand in the way of one who tampers."""
    rol, settings.ROL = settings.ROL, "eigenaar"
    try:
        with connections[BAAS].cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        yield BAAS
    finally:
        settings.ROL = rol


def verbind(naam: str = NAAM) -> psycopg.Connection:
    """A superuser's connection of its own."""
    verbinding = psycopg.connect(ingebed_adres("postgres", naam).dsn, autocommit=True)
    verbinding.execute("SET session_replication_role = replica")
    return verbinding


def rijen(verbinding: psycopg.Connection, gebeurtenissen: int, inzagen: int) -> tuple[list[int], list[int]]:
    """Write rows as the application would; return their numbers."""
    return _schrijf(verbinding, _GEBEURTENIS, gebeurtenissen), _schrijf(verbinding, _INZAGE, inzagen)


def orgrijen(verbinding: psycopg.Connection, gebeurtenissen: int, inzagen: int) -> tuple[list[int], list[int]]:
    """Write rows of the work of organisations as the application would; return their numbers."""
    eerste = _schrijf(verbinding, _ORGANISATIEGEBEURTENIS, gebeurtenissen)
    return eerste, _schrijf(verbinding, _ORGANISATIEINZAGE, inzagen)


def _schrijf(verbinding: psycopg.Connection, opdracht: str, aantal: int) -> list[int]:
    return [nr for (nr,) in verbinding.execute(opdracht, [aantal]).fetchall()]


def bron(map_: Path, zegels: Zegelmap | None = None) -> Bron:
    """A key and a place for seals; the same folder gives the same key."""
    pad, publiek = map_ / "sleutel.pem", map_ / "publiek.pem"
    if not pad.exists():
        maak_sleutel(pad, publiek)
    return Bron(zegels if zegels is not None else Geheugenzegels(), lees_vertrouwd(publiek), lees_sleutel(pad))


def akte() -> uuid.UUID:
    """A new certificate's id."""
    return uuid.uuid4()
