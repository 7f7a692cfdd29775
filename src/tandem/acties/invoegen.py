"""Storing a new row: the statement of a table is written once, then only filled in."""

from typing import Any

from django.db import connection, models
from django.db.models.sql import InsertQuery

_TEKSTEN: dict[type[models.Model], str] = {}


def voeg_in(rij: models.Model) -> None:
    """Insert a row that has no number yet, as ``save(force_insert=True)`` does; it gets its number.

    What the database fills in by itself (a salt) is left to it.
    """
    model = type(rij)
    velden = [veld for veld in model._meta.local_concrete_fields if not (veld.primary_key or veld.has_db_default())]
    if model not in _TEKSTEN:
        _TEKSTEN[model] = _tekst(velden, rij)
    waarden = [veld.get_db_prep_save(veld.pre_save(rij, True), connection) for veld in velden]
    with connection.cursor() as cursor:
        cursor.execute(_TEKSTEN[model], waarden)
        (rij.pk,) = cursor.fetchone()
    rij._state.adding, rij._state.db = False, connection.alias


def _tekst(velden: list[Any], rij: models.Model) -> str:
    compiler: Any = InsertQuery(type(rij)).get_compiler(connection=connection)
    compiler.query.insert_values(velden, [rij], raw=False)
    compiler.returning_fields = [rij._meta.pk]
    ((tekst, _),) = compiler.as_sql()
    return str(tekst)
