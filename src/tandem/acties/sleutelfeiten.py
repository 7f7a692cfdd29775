"""Fetching the plain facts from which keys follow, and laying the database's own keys in the same round trip."""

import uuid
from datetime import datetime

from django.db import connection

from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.sleutels import Bron, Recht, Sleutelfeit

_BETREED = """
    WITH deur AS MATERIALIZED (SELECT tandem_betreed(%(m)s, %(l)s, %(doel)s, %(nu)s, %(huishouden)s))
    SELECT f.bron, f.huishouden, f.rol, f.van, f.tot, f.leden, f.op_maatregel, f.maatregel_lid, f.maatregel_van,
           f.maatregel_tot, f.bron_van, f.bron_tot, f.namens
      FROM deur LEFT JOIN tandem_feiten(%(m)s, %(l)s, %(huishouden)s, %(nu)s, %(alles)s) f ON true
"""


def betreed(*, door: Actor, doel: Doel, nu: datetime, huishouden: int | None) -> list[Sleutelfeit]:
    """Lay the keys of this transaction (wall 2) and return the raw facts about the actor (for wall 1).

    For one household the facts hold its whole past, so that a refusal can say since when; otherwise only what did
    not end before yesterday.
    """
    waarden = {
        "m": door.medewerker,
        "l": door.lidmaatschap,
        "doel": doel.value,
        "nu": nu,
        "huishouden": huishouden,
        "alles": huishouden is not None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BETREED, waarden)
        return [_feit(rij) for rij in cursor.fetchall() if rij[0] is not None]


def _feit(rij: tuple[object, ...]) -> Sleutelfeit:
    bron, huishouden, rol, van, tot, leden, *rest = rij
    return Sleutelfeit(Bron(bron), huishouden, rol, van, tot, frozenset(leden or ()), *rest)  # type: ignore[arg-type, call-overload]


def rechten(doel: Doel) -> list[Recht]:
    """Return the rows of the table of rights for one purpose, as they stand now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rol_id, laag, reikwijdte FROM tandem_rolrecht WHERE doel = %s", [doel.value])
        return [Recht(rol, doel, Laag(laag), Reikwijdte(reikwijdte)) for rol, laag, reikwijdte in cursor.fetchall()]


def huishoudnummer(openbaar: uuid.UUID | None) -> int | None:
    """Return the number behind an address, or None; whether anything may be seen is for the keys."""
    if openbaar is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_huishoudnummer(%s)", [openbaar])
        rij = cursor.fetchone()
        return rij[0] if rij else None
