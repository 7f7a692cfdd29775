"""The fillings of this database: beginning one, going on with one that was interrupted, taking one away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import psycopg
from psycopg import sql

from tandem.management.vullen.kopie import ZOEKTABEL, openbaar
from tandem.management.vullen.plek import doeldatabase
from tandem.management.vullen.sjabloon import BLOK
from tandem.management.vullen.stand import Vulling, lees_vullingen, schrijf_vullingen
from tandem.management.vullen.uitlezen import OVERGESLAGEN, Rij, modellen, verbind
from tandem.management.vullen.verdeling import BANK_VANAF, PER_PROFESSIONAL
from tandem.models import Huishouden, Lid, Persoon
from tandem.models.muren import NUMMERREEKS, bewaakte_modellen

EERSTE = 20_000
"""Numbers of households from here on: no id is a year, a house number or a postcode (``naspelen`` tells by value)."""


def vullingen() -> list[Vulling]:
    """Return the fillings of this database; those of an earlier database of the same name are gone with it."""
    return [vulling for vulling in lees_vullingen(doeldatabase()) if _eerste_staat_er(vulling)]


def _eerste_staat_er(vulling: Vulling) -> bool:
    with verbind(doeldatabase()) as verbinding:
        vraag = "SELECT 1 AS er FROM tandem_huishouden WHERE id >= %s AND id < %s LIMIT 1"
        rij = verbinding.execute(vraag, [vulling.basis, vulling.basis + vulling.huishoudens]).fetchone()
        eerste = verbinding.execute("SELECT openbaar FROM tandem_huishouden WHERE id = %s", [vulling.basis]).fetchone()
    return rij is not None and (eerste is None or str(eerste["openbaar"]) == openbaar(vulling.zaad, 0))


def begin_vulling(zaad: int, huishoudens: int, dag: date) -> Vulling:
    """Return the filling with this seed and number: the one that was begun before, else a new one after all others.

    One of the demo that was interrupted on an earlier day is taken away and begun anew: histories end today. A big one
    goes on: its histories end on the day on which it was begun.
    """
    eerder = vullingen()
    for vulling in eerder:
        if (vulling.zaad, vulling.huishoudens) == (zaad, huishoudens):
            if vulling.klaar or vulling.dag == dag or vulling.per:
                return vulling
            wis(vulling.basis, vulling.basis + vulling.huishoudens)
            wis_verteld(vulling.basis + vulling.huishoudens - 1, vulling.dag)
            eerder = [een for een in eerder if een != vulling]
    nieuw = _na_alles(Vulling(zaad, huishoudens, dag, 0, 0, PER_PROFESSIONAL if huishoudens >= BANK_VANAF else 0))
    schrijf_vullingen(doeldatabase(), [*eerder, nieuw])
    return nieuw


def onthoud(vulling: Vulling) -> Vulling:
    """Write down how far a filling is; returns it."""
    alle = [vulling if een.basis == vulling.basis else een for een in lees_vullingen(doeldatabase())]
    schrijf_vullingen(doeldatabase(), alle)
    return vulling


_WEG_LOGIN = """
    WITH weg AS (DELETE FROM tandem_portaalaccount WHERE persoon_id = ANY(%(wie)s) RETURNING account_id)
    DELETE FROM auth_user WHERE id IN (SELECT account_id FROM weg)
"""


def wis(van: int, tot: int) -> None:
    """Take away the households with these numbers: what an interrupted filling left, never what people made."""
    bereik = {"van": van, "tot": tot}
    over = [model for model in bewaakte_modellen() if model.__name__ in OVERGESLAGEN]
    with verbind(doeldatabase()) as verbinding:
        personen = "SELECT persoon_id FROM {} WHERE huishouden_id >= %(van)s AND huishouden_id < %(tot)s"
        wie = verbinding.execute(sql.SQL(personen).format(sql.Identifier(Lid._meta.db_table)), bereik).fetchall()
        for model in (*over, *reversed(modellen())):
            if model is Persoon:
                nummers = {"wie": [rij["persoon_id"] for rij in wie]}
                verbinding.execute(_WEG_LOGIN, nummers)
                verbinding.execute("DELETE FROM tandem_persoon WHERE id = ANY(%(wie)s)", nummers)
                continue
            kolom = sql.Identifier("id" if model is Huishouden else "huishouden_id")
            vraag = sql.SQL("DELETE FROM {} WHERE {} >= %(van)s AND {} < %(tot)s")
            verbinding.execute(vraag.format(sql.Identifier(model._meta.db_table), kolom, kolom), bereik)


def laatste_huishouden() -> int:
    """The highest number of a household now."""
    with verbind(doeldatabase()) as verbinding:
        rij = verbinding.execute("SELECT max(id) AS nummer FROM tandem_huishouden").fetchone() or {}
    return int(rij["nummer"] or 0)


def wis_verteld(na: int, dag: date) -> None:
    """Take away special households after number ``na``: their stories begin before ``dag``, people's own do not."""
    vraag = "SELECT id FROM tandem_huishouden WHERE id > %s AND aangemaakt_op < %s"
    with verbind(doeldatabase()) as verbinding:
        gevonden = [rij["id"] for rij in verbinding.execute(vraag, [na, dag]).fetchall()]
    for nummer in gevonden:
        wis(nummer, nummer + 1)


def _na_alles(vulling: Vulling) -> Vulling:
    """Choose numbers after everything that is there."""
    hoogste = EERSTE
    with verbind(doeldatabase()) as verbinding:
        for _, reeks, per in reeksen(verbinding):
            hoogste = max(hoogste, _volgende(verbinding, reeks) // per)
        return replace(vulling, basis=hoogste + 1, nummers=_volgende(verbinding, NUMMERREEKS))


def _volgende(verbinding: psycopg.Connection[Rij], reeks: str) -> int:
    """The next number of a sequence, which stays the next: who begins twice gets the same numbers."""
    vraag = sql.SQL("SELECT last_value + is_called::int AS nummer FROM {}").format(sql.Identifier(*reeks.split(".")))
    rij = verbinding.execute(vraag).fetchone() or {}
    return int(rij["nummer"])


def reeksen(verbinding: psycopg.Connection[Rij]) -> Iterator[tuple[str, str, int]]:
    """Yield each table of a household with its sequence, and how many ids go into one household."""
    for tabel in (*(model._meta.db_table for model in modellen()), ZOEKTABEL):
        rij = verbinding.execute("SELECT pg_get_serial_sequence(%s, 'id') AS reeks", [tabel]).fetchone() or {}
        yield tabel, rij["reeks"], 1 if tabel == Huishouden._meta.db_table else BLOK
