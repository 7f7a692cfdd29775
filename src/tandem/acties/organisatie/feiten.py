"""Fetching the facts from which keys to organisations' work follow, and laying the database's own keys."""

import time
from datetime import date, datetime

from django.db import connection

from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import (
    Kring,
    Opening,
    Organisatiefeiten,
    Organisatierecht,
    Organisatiesleutels,
    Werklaag,
    Wijze,
    organisatiesleutels,
)

_BETREED = """
    WITH deur AS MATERIALIZED (SELECT tandem_betreed_organisatie(%(m)s, %(l)s, %(nu)s) AS eigen)
    SELECT f.* FROM deur CROSS JOIN LATERAL tandem_organisatiefeiten(%(m)s, %(l)s, %(nu)s) f
     WHERE deur.eigen IS NOT NULL
"""
_VERS = 30.0
"""Seconds that this process trusts its copy of the table of rights; wall 2 reads the table itself every time."""
_bewaard: tuple[float, list[Organisatierecht]] = (-_VERS, [])


def betreed(*, door: Actor, nu: datetime, vandaag: date) -> tuple[int | None, Organisatiesleutels]:
    """Lay the keys of this transaction (wall 2); return in whose name the actor works and their keys (wall 1)."""
    feiten = feiten_van(door, nu=nu)
    return feiten.eigen, organisatiesleutels(feiten, organisatierechten(), vandaag=vandaag)


def feiten_van(door: Actor, *, nu: datetime) -> Organisatiefeiten:
    """Return the plain facts of one capacity, and lay its keys in the database on the way."""
    with connection.cursor() as cursor:
        cursor.execute(_BETREED, {"m": door.medewerker, "l": door.lidmaatschap, "nu": nu})
        rijen = cursor.fetchall()
    if not rijen:
        return Organisatiefeiten(None, door.rol, False)
    eigen, rol, in_regio = rijen[0][:3]
    openingen = (
        Opening(organisatie, Werklaag(laag), Kring(kring), van, tot, subregio)
        for *_, organisatie, laag, kring, van, tot, subregio in rijen
        if organisatie is not None
    )
    return Organisatiefeiten(eigen, rol, in_regio, tuple(openingen))


def organisatierechten() -> list[Organisatierecht]:
    """Return the table of rights on organisations' work, at most half a minute old."""
    global _bewaard
    if time.monotonic() - _bewaard[0] >= _VERS:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rol_id, laag, wijze FROM tandem_organisatierecht")
            rijen = [Organisatierecht(rol, Werklaag(laag), Wijze(wijze)) for rol, laag, wijze in cursor.fetchall()]
        _bewaard = (time.monotonic(), rijen)
    return _bewaard[1]
