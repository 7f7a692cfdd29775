"""The state that a probe begins with: kept beside the tables, and put back after what really wrote.

Most probes are refused and change nothing; a copy of the database for each would take hours. PostgreSQL counts per
table how many rows were added, changed or taken away, also in a transaction that was rolled back. Tables whose count
stands still are untouched; of the others the rows that differ are named, and put back. So each form is sent into the
same world, and what changed is known of each by itself.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection
from psycopg import sql

from tandem.koppelingen import database

SPIEGEL = "beginstand"
LOGBOEKEN = frozenset({"tandem_inzage", "tandem_verzoek", "tandem_zoekpoging"})
"""These must grow when somebody tries; they are put back at the end of a part."""
_TELLING = """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_user_tables WHERE schemaname = 'public'"""
_VERSCHIL = """
SELECT true, to_jsonb(r) FROM {nu} r WHERE r::text NOT IN (SELECT t::text FROM {toen} t)
UNION ALL SELECT false, to_jsonb(t) FROM {toen} t WHERE t::text NOT IN (SELECT r::text FROM {nu} r)
"""


@dataclass(frozen=True)
class Gewijzigd:
    """One row that is not as it was: as it stands now (``nu``), or as it stood and no longer does."""

    tabel: str
    nu: bool
    rij: dict[str, Any]

    @property
    def huishouden(self) -> int | None:
        """The number of its household, for a table that has one."""
        return self.rij.get("id" if self.tabel == "tandem_huishouden" else "huishouden_id")

    @property
    def sleutel_van(self) -> int | None:
        """Under whose key its words lie; what stands outside the files names a household by its bare number."""
        los = self.rij.get("nummer")
        return self.huishouden or (los if isinstance(los, int) else None)


class Beginstand:
    """A database as it was at this moment. Use it in the process that does the probing, on its own connection."""

    def __init__(self, naam: str) -> None:
        """Keep every table, in a schema of its own that no role of the application can reach."""
        adres = database.ingebed_adres("postgres", naam)
        self.bladen: dict[tuple[str, str], str | None] = {}
        """Pages read in this state, by visitor and address: they stay the same as long as it does."""
        self._verbinding = psycopg.connect(adres.dsn, autocommit=True)
        self._verbinding.execute("SET session_replication_role = replica")  # no triggers while rows are put back
        tabellen = self._verbinding.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        self._verbinding.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(SPIEGEL)))
        for (tabel,) in tabellen:
            self._doe("CREATE UNLOGGED TABLE {toen} AS TABLE {nu}", tabel)
        self._standen = self._tel()

    def sluit(self) -> None:
        """Leave the database."""
        self._verbinding.close()

    def geraakt(self, behalve: Collection[str] = LOGBOEKEN) -> list[str]:
        """Return the tables in which something was written since, whether it was committed or not."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
        return [tabel for tabel, n in self._tel().items() if n != self._standen.get(tabel) and tabel not in behalve]

    def verschil(self, tabellen: Collection[str]) -> list[Gewijzigd]:
        """Return the rows of these tables that are not as they were."""
        return [Gewijzigd(tabel, nu, rij) for tabel in tabellen for nu, rij in self._doe(_VERSCHIL, tabel).fetchall()]

    def zet_terug(self, tabellen: Collection[str]) -> None:
        """Put these tables back as they were."""
        for tabel in tabellen:
            self._doe("DELETE FROM {nu} r WHERE r::text NOT IN (SELECT t::text FROM {toen} t)", tabel)
            self._doe(
                "INSERT INTO {nu} OVERRIDING SYSTEM VALUE "
                "SELECT * FROM {toen} t WHERE t::text NOT IN (SELECT r::text FROM {nu} r)",
                tabel,
            )
        self._standen = self._tel()

    def _doe(self, vraag: str, tabel: str) -> psycopg.Cursor[Any]:
        namen = {"nu": sql.Identifier("public", tabel), "toen": sql.Identifier(SPIEGEL, tabel)}
        return self._verbinding.execute(sql.SQL(vraag).format(**namen))

    def _tel(self) -> dict[str, int]:
        self._verbinding.execute("SELECT pg_stat_force_next_flush()")
        return dict(self._verbinding.execute(_TELLING).fetchall())
