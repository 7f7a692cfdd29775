"""Reading a whole household back as plain values, table by table: for templates and for comparing.

Read as role ``eigenaar``, which passes the walls; every encrypted value is opened.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from tandem.management.vullen.plek import eigenaarsadres
from tandem.models import Huishouden, Lid, Persoon
from tandem.models.muren import bewaakte_modellen
from tandem.models.velden import BinnenHuishouden, VersleuteldVeld, ontsleutel

OVERGESLAGEN = {"Inzage", "Concept", "Zoekwijzer"}
"""Not part of a history: who looked, and drafts; the search index is made from the names anew (``zoekregels``)."""


@dataclass(frozen=True)
class Geheim:
    """A value that is stored encrypted, opened; ``plek`` is bound into its ciphertext."""

    tekst: str
    plek: str


Rij = dict[str, Any]
Dossier = dict[str, list[Rij]]


@cache
def modellen() -> tuple[type[Any], ...]:
    """Return the models of a household in an order in which every reference points to an earlier one."""
    over = [model for model in bewaakte_modellen() if model.__name__ not in OVERGESLAGEN]
    gereed: list[type[Any]] = []
    while over:
        vrij = [model for model in over if not (set(_verwijst_naar(model)) - {model}) & set(over)]
        if not vrij:
            raise RuntimeError(f"references go in a circle: {[model.__name__ for model in over]}")
        gereed += vrij
        over = [model for model in over if model not in vrij]
    gereed.remove(Huishouden)
    return (Huishouden, Persoon, *gereed)


def _verwijst_naar(model: type[Any]) -> Iterator[Any]:
    for veld in model._meta.local_fields:
        if isinstance(veld, BinnenHuishouden):
            yield veld.related_model


def kolommen(model: Any) -> tuple[str, ...]:
    """Return the columns of a table, in the order of COPY; the database fills the others itself (a salt)."""
    return tuple(str(veld.column) for veld in model._meta.local_concrete_fields if not veld.has_db_default())


def geheime_kolommen(model: Any) -> frozenset[str]:
    """Return the columns that are stored encrypted."""
    return frozenset(str(v.column) for v in model._meta.local_concrete_fields if isinstance(v, VersleuteldVeld))


def kolomlijst(namen: Iterable[str]) -> sql.Composed:
    """Return names of columns as SQL."""
    return sql.SQL(", ").join([sql.Identifier(naam) for naam in namen])


def verbind(database: str) -> psycopg.Connection[Rij]:
    """Connect as the owner, who passes the walls."""
    verbinding = psycopg.connect(eigenaarsadres(database), row_factory=dict_row)
    verbinding.execute("SET synchronous_commit = off")
    return verbinding


def lees_dossier(verbinding: psycopg.Connection[Rij], huishouden: int) -> Dossier:
    """Return every row of one household, opened, by table in loading order, each table in order of recording."""
    return {model._meta.db_table: list(_rijen(verbinding, model, huishouden)) for model in modellen()}


def _rijen(verbinding: psycopg.Connection[Rij], model: Any, huishouden: int) -> Iterator[Rij]:
    tabel = model._meta.db_table
    waar: sql.Composable = sql.SQL("huishouden_id = %s")
    if model is Huishouden:
        waar = sql.SQL("id = %s")
    if model is Persoon:
        waar = sql.SQL("id IN (SELECT persoon_id FROM {} WHERE huishouden_id = %s)").format(
            sql.Identifier(Lid._meta.db_table)
        )
    namen = kolomlijst(kolommen(model))
    vraag = sql.SQL("SELECT {} FROM {} WHERE {} ORDER BY id").format(namen, sql.Identifier(tabel), waar)
    for rij in verbinding.execute(vraag, [huishouden]).fetchall():
        for kolom in geheime_kolommen(model):
            if rij[kolom] is not None:
                plek = f"{tabel}.{kolom}"
                rij[kolom] = Geheim(ontsleutel(rij[kolom], huishouden=huishouden, plek=plek).decode(), plek)
        yield rij
