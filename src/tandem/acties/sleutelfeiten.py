"""Fetching the plain facts from which keys follow, and laying the database's own keys in the same round trip."""

import json
import time
import uuid
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.utils import timezone

from tandem.acties.sleutelfilter import reeks
from tandem.koppelingen.inhoud import zeggenschapstabel
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, Reikwijdte
from tandem.regels.rechten.sleutels import Bron, Bundel, Recht, Sleutelfeit
from tandem.regels.rechten.toestemming import Toestemmingsfeit, telt
from tandem.regels.rechten.zeggenschap import Hoedanigheid, Stem, als_houder

_KOLOMMEN = """f.bron, f.rol, f.leden, f.op_maatregel, f.maatregel_lid, f.maatregel_van, f.maatregel_tot,
           f.bron_van, f.bron_tot, f.namens, f.huishoudens, f.van, f.tot, f.bewijs"""
_BETREED = f"""
    WITH deur AS MATERIALIZED (SELECT tandem_betreed(%(m)s, %(l)s, %(doel)s, %(nu)s))
    SELECT NULL, {_KOLOMMEN}
      FROM deur LEFT JOIN tandem_feiten(%(m)s, %(l)s, NULL, %(nu)s, false) f ON true
"""  # noqa: S608 - own names only
_BETREED_EEN = f"""
    WITH plek AS MATERIALIZED (SELECT tandem_huishoudnummer(%(openbaar)s::uuid) AS nummer),
         deur AS MATERIALIZED (
             SELECT plek.nummer, tandem_betreed_in(%(m)s, %(l)s, %(doel)s, %(nu)s, plek.nummer) FROM plek
              WHERE plek.nummer IS NOT NULL)
    SELECT deur.nummer, {_KOLOMMEN}
      FROM deur LEFT JOIN tandem_feiten_in(%(m)s, %(l)s, deur.nummer, %(nu)s, true) f ON true
"""  # noqa: S608 - own names only


def betreed(*, door: Actor, doel: Doel, nu: datetime, huishouden: uuid.UUID | None) -> tuple[int | None, list[Bundel]]:
    """Lay the keys of this transaction (wall 2); return the household's number and the raw facts (for wall 1).

    One round trip. For one household the facts hold its whole past, so that a refusal can say since when; otherwise
    only what did not end before yesterday. An unknown address gives no number and lays no keys.
    """
    waarden = {"m": door.medewerker, "l": door.lidmaatschap, "doel": doel.value, "nu": nu, "openbaar": huishouden}
    with connection.cursor() as cursor:
        cursor.execute(_BETREED_EEN if huishouden else _BETREED, waarden)
        rijen = cursor.fetchall()
    nummer = rijen[0][0] if rijen else None
    bundels = (_bundel(rij[1:], nu) for rij in rijen if rij[1] is not None)
    return nummer, [een for een in bundels if een]


_VAN_EEN_ANDER = f"SELECT {_KOLOMMEN} FROM tandem_feiten_in(%s, %s, %s, %s, false) f"  # noqa: S608 - own names only


def feiten_van(wie: tuple[int, int], *, huishouden: int, nu: datetime) -> list[Bundel]:
    """Return the raw facts of somebody else (professional, capacity) about one household; lays no keys."""
    with connection.cursor() as cursor:
        cursor.execute(_VAN_EEN_ANDER, [*wie, huishouden, nu])
        bundels = (_bundel(rij, nu) for rij in cursor.fetchall())
        return [een for een in bundels if een]


_VAN_VELEN = f"""
    SELECT w.m, w.l, {_KOLOMMEN}
      FROM unnest(%s::bigint[], %s::bigint[]) AS w(m, l) CROSS JOIN LATERAL tandem_feiten_in(w.m, w.l, %s, %s, false) f
"""  # noqa: S608 - own names only
Wie = tuple[int, int]
"""A professional and the capacity in which they act."""


def feiten_van_velen(wie: Collection[Wie], *, huishouden: int, nu: datetime) -> dict[Wie, tuple[Bundel, ...]]:
    """Return the raw facts of many others about one household, in one query; lays no keys."""
    uit: dict[Wie, tuple[Bundel, ...]] = dict.fromkeys(wie, ())
    with connection.cursor() as cursor:
        cursor.execute(_VAN_VELEN, [reeks_van(wie, 0), reeks_van(wie, 1), huishouden, nu])
        for medewerker, lidmaatschap, *rij in cursor.fetchall():
            een = _bundel(tuple(rij), nu)
            uit[medewerker, lidmaatschap] += (een,) if een else ()
    return uit


def reeks_van(wie: Collection[Wie], plek: int) -> list[int]:
    """One side of the pairs, in their order."""
    return [paar[plek] for paar in wie]


_BRONNEN = {bron.value: bron for bron in Bron}


def _bundel(rij: tuple[Any, ...], nu: datetime) -> Bundel | None:
    bron, rol, leden, *rest, huishoudens, van, tot, bewijs = rij
    feit = Sleutelfeit(_BRONNEN[bron], 0, rol, None, None, frozenset(leden), *rest)
    if bewijs is None:
        return Bundel(feit, huishoudens, van, tot)
    op_toestemming = _op_toestemming(feit, bewijs, (van[0], tot[0]), nu)
    return op_toestemming and Bundel(op_toestemming, huishoudens, van, tot)


def _op_toestemming(feit: Sleutelfeit, bewijs: str, dagen: tuple[int, int], nu: datetime) -> Sleutelfeit | None:
    """Judge consent by its own rule; None where it does not count and never did: then nobody was ever told of it."""
    vandaag = timezone.localdate(nu)
    gevraagd = toestemmingsfeit(bewijs, van=date.fromordinal(dagen[0]), tot=date.fromordinal(dagen[1]))
    geldt = telt(gevraagd, zeggenschapstabel(), vandaag=vandaag)
    if not geldt and feit.bron_van is None:
        return None
    return feit._replace(lagen=gevraagd.lagen, telt=geldt, bron_van=feit.bron_van or nu)


def toestemmingsfeit(tekst: str, *, van: date, tot: date) -> Toestemmingsfeit:
    """The facts of one request as the database gives them (``tandem_toestemmingsbewijs``)."""
    bewijs: dict[str, Any] = json.loads(tekst)
    geboren, uitgerekend = (bewijs[naam] and date.fromisoformat(bewijs[naam]) for naam in ("geboren", "uitgerekend"))
    stemmen = enumerate(bewijs["stemmen"])
    return Toestemmingsfeit(
        frozenset(Laag(laag) for laag in bewijs["lagen"]),
        geboorte_uit(bewijs["soort"], geboren, uitgerekend),
        bewijs["kan_wegen"],
        van,
        tot,
        tuple(Stem(plek, hoedanigheid_van(soort), ja) for plek, (soort, ja) in stemmen),
    )


def hoedanigheid_van(soort: str) -> Hoedanigheid:
    """As what somebody has a say: a kind of authority as recorded, or a capacity by its own code."""
    gezag = next((een for een in Gezagssoort if een.value == soort), None)
    return als_houder(gezag) if gezag else Hoedanigheid(soort)


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
