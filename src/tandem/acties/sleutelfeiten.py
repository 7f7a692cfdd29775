"""Fetching the plain facts from which keys follow, and laying the database's own keys in the same round trip."""

import time
import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import connection

from tandem.acties.sleutelfilter import reeks
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, Reikwijdte
from tandem.regels.rechten.sleutels import Bron, Bundel, Recht, Sleutelfeit

_BETREED = """
    WITH plek AS MATERIALIZED (SELECT tandem_huishoudnummer(%(openbaar)s::uuid) AS nummer),
         deur AS MATERIALIZED (
             SELECT plek.nummer, tandem_betreed(%(m)s, %(l)s, %(doel)s, %(nu)s, plek.nummer) FROM plek
              WHERE plek.nummer IS NOT NULL OR NOT %(een)s)
    SELECT deur.nummer, f.bron, f.rol, f.leden, f.op_maatregel, f.maatregel_lid, f.maatregel_van, f.maatregel_tot,
           f.bron_van, f.bron_tot, f.namens, f.huishoudens, f.van, f.tot
      FROM deur LEFT JOIN tandem_feiten(%(m)s, %(l)s, deur.nummer, %(nu)s, %(een)s) f ON true
"""


def betreed(*, door: Actor, doel: Doel, nu: datetime, huishouden: uuid.UUID | None) -> tuple[int | None, list[Bundel]]:
    """Lay the keys of this transaction (wall 2); return the household's number and the raw facts (for wall 1).

    One round trip. For one household the facts hold its whole past, so that a refusal can say since when; otherwise
    only what did not end before yesterday. An unknown address gives no number and lays no keys.
    """
    waarden = {
        "m": door.medewerker,
        "l": door.lidmaatschap,
        "doel": doel.value,
        "nu": nu,
        "openbaar": huishouden,
        "een": huishouden is not None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BETREED, waarden)
        rijen = cursor.fetchall()
    nummer = rijen[0][0] if rijen else None
    return nummer, [_bundel(rij[1:]) for rij in rijen if rij[1] is not None]


_BRONNEN = {bron.value: bron for bron in Bron}


def _bundel(rij: tuple[Any, ...]) -> Bundel:
    bron, rol, leden, *rest, huishoudens, van, tot = rij
    return Bundel(Sleutelfeit(_BRONNEN[bron], 0, rol, None, None, frozenset(leden), *rest), huishoudens, van, tot)


_RECHTEN_VERS = 30.0
"""Seconds that this process trusts its copy of the table of rights; wall 2 reads the table itself every time."""
_rechten: dict[Doel, tuple[float, list[Recht]]] = {}


def rechten(doel: Doel) -> list[Recht]:
    """Return the rows of the table of rights for one purpose, at most half a minute old.

    A right taken away holds from the next request on all the same: the database judges by the table as it stands.
    """
    sinds, bewaard = _rechten.get(doel, (-_RECHTEN_VERS, []))
    if time.monotonic() - sinds < _RECHTEN_VERS:
        return bewaard
    with connection.cursor() as cursor:
        cursor.execute("SELECT rol_id, laag, reikwijdte FROM tandem_rolrecht WHERE doel = %s", [doel.value])
        rijen = [Recht(rol, doel, Laag(laag), Reikwijdte(reikwijdte)) for rol, laag, reikwijdte in cursor.fetchall()]
    _rechten[doel] = (time.monotonic(), rijen)
    return rijen


def huishoudnummer(openbaar: uuid.UUID | None) -> int | None:
    """Return the number behind an address, or None; whether anything may be seen is for the keys."""
    if openbaar is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_huishoudnummer(%s)", [openbaar])
        rij = cursor.fetchone()
        return rij[0] if rij else None


_BEPERK = """
    SELECT set_config('tandem.' || naam, ARRAY(
               SELECT s FROM unnest(tandem_waarde(naam)::bigint[]) s
                WHERE (s / %(factor)s IN (SELECT unnest(%(huishoudens)s::bigint[]))) IS TRUE)::text, true)
      FROM unnest('{sleutels,deel}'::text[]) naam
"""


def beperk(huishoudens: Iterable[int]) -> None:
    """Lay aside the keys of all other households for the rest of this transaction (wall 2): only ever fewer."""
    with connection.cursor() as cursor:
        cursor.execute(_BEPERK, {"huishoudens": reeks(huishoudens), "factor": FACTOR})


def voeg_toe(naam: str, waarde: str) -> None:
    """Add one element to a list of this transaction's context in the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('tandem.' || %s, array_append(tandem_waarde(%s)::text[], %s)::text, true)",
            [naam, naam, waarde],
        )
