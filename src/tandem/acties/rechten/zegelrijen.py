"""What sealing and checking ask of the database: leaf hashes, the last row, who is still writing, what is sealed."""

import time
from collections.abc import Iterable
from datetime import datetime

from django.db import connections
from django.db.backends.utils import CursorWrapper

from tandem.models import Zegeldeel

LAAGST, HOOGST = -(2**63), 2**63 - 1
ALLES, NIETS = "{(,)}", "{}"
"""As multiranges: every number, and none."""
_SCHRIJVERS = """
    SELECT DISTINCT virtualtransaction FROM pg_locks
     WHERE locktype = 'relation' AND relation = %s::regclass AND mode = 'RowExclusiveLock' AND granted
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND pid IS DISTINCT FROM pg_backend_pid()
"""
_WACHT, _KEREN = 0.05, 40
"""Seconds between two looks at who is writing, and how often: two seconds in all."""

Rij = tuple[int, datetime, bytes]


def bladen(
    using: str, tabel: str, *, na: int = LAAGST, tot: int = HOOGST, alleen: str = ALLES, zonder: str = NIETS,
    hoogstens: int | None = None,
) -> list[Rij]:  # fmt: skip
    """Return number, time and leaf hash of rows with a number in ``(na, tot]``, in order (``models/muren/zegel``)."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT rij, op, blad FROM tandem_bladen_{tabel}"  # noqa: S608 - one of TABELLEN
            "(%s::bigint, %s::bigint, %s::int8multirange, %s::int8multirange, %s::integer)",
            [na, tot, alleen, zonder, hoogstens],
        )
        return [(rij, op, bytes(blad)) for rij, op, blad in cursor.fetchall()]


def hoogste(using: str, tabel: str) -> int | None:
    """Return the highest number in a table; None when it is empty."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"SELECT tandem_hoogste_{tabel}()")
        (nummer,) = cursor.fetchone()
        return None if nummer is None else int(nummer)


def multireeks(delen: Iterable[tuple[int, int]]) -> str:
    """Ranges, both ends included, as PostgreSQL reads a multirange."""
    return "{" + ",".join(f"[{van},{tot}]" for van, tot in delen) + "}"


def al_verzegeld(using: str, tabel: str, na: int) -> str:
    """Return what lies under a seal above a number, as far as seals reach above it."""
    delen = Zegeldeel.objects.using(using).filter(tabel=tabel, hoogste__gt=na)
    return multireeks(reeks for deel in delen for reeks in zip(deel.van, deel.tot, strict=True))


def schrijvers_klaar(using: str, tabel: str) -> bool:
    """Wait until everybody who is writing in a table now has ended, at most two seconds; return whether they have.

    A row takes its number before its transaction ends, and even before that transaction has a number of its own; but
    never before it holds this lock, which goes only after what it wrote can be seen. So a row with a lower number than
    was seen *before* this call can be seen after it, or will never come. Nobody is held up: we only look.
    """
    with connections[using].cursor() as cursor:
        bezig = _schrijvers(cursor, tabel)
        for _ in range(_KEREN):
            if not bezig:
                return True
            time.sleep(_WACHT)
            bezig &= _schrijvers(cursor, tabel)
        return not bezig


def _schrijvers(cursor: CursorWrapper, tabel: str) -> set[str]:
    cursor.execute(_SCHRIJVERS, [f"tandem_{tabel}"])
    return {wie for (wie,) in cursor.fetchall()}
