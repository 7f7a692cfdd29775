"""The plain facts from which a member's keys follow, and laying the database's own keys in the same round trip."""

import uuid
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import connection

from tandem.acties.sleutelfeiten import rechten
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.rechten.actor import Buitendrager, Meekijker
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.ledensleutels import (
    Ledenbos,
    Lidfeit,
    Vertegenwoordigfeit,
    ledensleutels,
    sleutels_van_buiten,
)
from tandem.regels.rechten.zeggenschap import Hoedanigheid, als_houder

_FEITEN = """
    SELECT deur.nummer, f.huishouden, f.lid, f.soort, f.geboren, f.uitgerekend, f.van, f.tot, f.kan_wegen, f.als,
           f.gemachtigd, f.huisgenoten, f.ongezegd
      FROM deur LEFT JOIN tandem_ledenfeiten(%(persoon)s, deur.nummer, %(vandaag)s) f ON true
"""
_BETREED = """
    WITH plek AS MATERIALIZED (SELECT tandem_huishoudnummer(%(openbaar)s::uuid) AS nummer),
         deur AS MATERIALIZED (
             SELECT plek.nummer, tandem_betreed_lid(%(persoon)s, plek.nummer, %(nu)s) FROM plek
              WHERE plek.nummer IS NOT NULL OR NOT %(een)s)
"""
_BETREED_ALS = """
    WITH deur AS MATERIALIZED (
             SELECT %(nummer)s::bigint AS nummer, tandem_betreed_als(
                    %(medewerker)s, %(lidmaatschap)s, %(doel)s, %(persoon)s, %(nummer)s, %(nu)s))
"""


def betreed_als_lid(
    *, persoon: int, nu: datetime, vandaag: date, huishouden: uuid.UUID | None
) -> tuple[int | None, Ledenbos]:
    """Lay the keys of this transaction (wall 2); return the household's number and the keys as Python judges them.

    Without a household: all households of the person. An unknown address gives no number, and no keys.
    """
    waarden: dict[str, Any] = {
        "persoon": persoon,
        "nu": nu,
        "vandaag": vandaag,
        "openbaar": huishouden,
        "een": huishouden is not None,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BETREED + _FEITEN, waarden)
        rijen = cursor.fetchall()
    return (rijen[0][0] if rijen else None), _bos(rijen, vandaag)


def betreed_als(*, door: Meekijker, nummer: int, doel: Doel, nu: datetime, vandaag: date) -> Ledenbos:
    """Lay the keys of looking as a member: what member and professional both open (wall 2); return the member's own."""
    waarden: dict[str, Any] = {
        "medewerker": door.actor.medewerker,
        "lidmaatschap": door.actor.lidmaatschap,
        "doel": doel.value,
        "persoon": door.persoon,
        "nummer": nummer,
        "nu": nu,
        "vandaag": vandaag,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BETREED_ALS + _FEITEN, waarden)
        return _bos(cursor.fetchall(), vandaag)


_BETREED_BUITEN = """
    WITH deur AS MATERIALIZED (
             SELECT tandem_betreed_buiten(%(medewerker)s, %(lidmaatschap)s, %(doel)s, %(gevraagd)s, %(nummer)s, %(nu)s))
    SELECT f.lid, f.soort, f.geboren, f.uitgerekend, f.van, f.tot, f.kan_wegen, f.gezagsoort, f.ongezegd
      FROM deur JOIN tandem_buitenfeit(%(nummer)s, %(gevraagd)s, %(vandaag)s) f ON true
"""


def betreed_buiten(*, door: Buitendrager, nummer: int, doel: Doel, nu: datetime, vandaag: date) -> Ledenbos:
    """Lay the keys for a copy for a holder of authority who never was a member (wall 2); return the holder's own."""
    waarden: dict[str, Any] = {
        "medewerker": door.actor.medewerker,
        "lidmaatschap": door.actor.lidmaatschap,
        "doel": doel.value,
        "gevraagd": door.verzoek,
        "nummer": nummer,
        "nu": nu,
        "vandaag": vandaag,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BETREED_BUITEN, waarden)
        rij = cursor.fetchone()
    if rij is None:
        return Ledenbos()
    lid, soort, geboren, uitgerekend, van, tot, kan_wegen, gezagsoort, ongezegd = rij
    als = als_houder(Gezagssoort(gezagsoort))
    feit = Vertegenwoordigfeit(nummer, lid, geboorte_uit(soort, geboren, uitgerekend), als, van, tot, kan_wegen)
    tabel, mag = zeggenschapstabel(), rechten(Doel.EIGEN)
    return sleutels_van_buiten(feit, tabel, mag, vandaag=vandaag, ongezegd=ongezegd)


def _bos(rijen: list[tuple[Any, ...]], vandaag: date) -> Ledenbos:
    eigen, anderen = _feiten([rij[1:] for rij in rijen if rij[1] is not None])
    return ledensleutels(eigen, anderen, zeggenschapstabel(), rechten(Doel.EIGEN), vandaag=vandaag)


_VAN_VELEN = """
    SELECT w.persoon, f.huishouden, f.lid, f.soort, f.geboren, f.uitgerekend, f.van, f.tot, f.kan_wegen, f.als,
           f.gemachtigd, f.huisgenoten, f.ongezegd
      FROM unnest(%s::bigint[]) AS w(persoon) CROSS JOIN LATERAL tandem_ledenfeiten(w.persoon, %s, %s) f
"""


def ledenbossen(personen: Collection[int], *, huishouden: int, vandaag: date) -> dict[int, Ledenbos]:
    """Return what each of these persons could open at the portal in one household, in one query; lays no keys."""
    rijen: dict[int, list[tuple[Any, ...]]] = {persoon: [] for persoon in personen}
    with connection.cursor() as cursor:
        cursor.execute(_VAN_VELEN, [list(personen), huishouden, vandaag])
        for persoon, *rij in cursor.fetchall():
            rijen[persoon].append(tuple(rij))
    tabel, mag = zeggenschapstabel(), rechten(Doel.EIGEN)
    return {persoon: ledensleutels(*_feiten(eigen), tabel, mag, vandaag=vandaag) for persoon, eigen in rijen.items()}


def _feiten(rijen: list[tuple[Any, ...]]) -> tuple[list[Lidfeit], list[Vertegenwoordigfeit]]:
    eigen, anderen = [], []
    for huishouden, lid, soort, geboren, uitgerekend, van, tot, kan_wegen, als, gemachtigd, thuis, ongezegd in rijen:
        geboorte = geboorte_uit(soort, geboren, uitgerekend)
        wie = Hoedanigheid(als)
        if wie is Hoedanigheid.ZELF:
            eigen.append(Lidfeit(huishouden, lid, geboorte, van, tot, kan_wegen, frozenset(thuis), ongezegd))
        else:
            anderen.append(Vertegenwoordigfeit(huishouden, lid, geboorte, wie, van, tot, kan_wegen, gemachtigd))
    return eigen, anderen
