"""What log and seal cost of a write, in the run of ``bench schrijf``.

The log: the statement that writes the lines of the access log, within the write that it belongs to. The seal: asking
the leaves of the newest rows, the tree and the file, per row, times the rows that a write adds to events and log. The
salt of a row is in its insert.
"""

import statistics
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connections

from bench._mensen import Mens
from bench._rapport import Cijfer, getal, tabel
from bench._verhouding import Opdracht, _nieuw, _opgenomen, contact_vastleggen
from tandem.acties.rechten.zegelrijen import bladen, hoogste
from tandem.koppelingen.database import Databaserol, ingebed_adres
from tandem.regels.rechten.zegel import TABELLEN, Blad, Stuk, wortel

_ALIAS = "bench_taak"
_RIJEN = 2_000
"""So many of the newest rows of each table are hashed."""


@dataclass(frozen=True)
class Kosten:
    """Milliseconds of a write with everything, of its log lines, and of sealing the rows that it adds."""

    schrijf: float
    log: float
    zegel: float
    rijen: int

    @property
    def deel(self) -> float:
        """Log and seal as a percentage of the write without them."""
        return 100 * (self.log + self.zegel) / (self.schrijf - self.log)


def kosten(mens: Mens, huishouden: uuid.UUID, keren: int = 60) -> Kosten:
    """Measure."""
    alles = _opgenomen(lambda: contact_vastleggen(mens, huishouden))
    with psycopg.connect(ingebed_adres(Databaserol.APP).dsn, autocommit=True, prepare_threshold=1) as verbinding:
        keer = [_speel(verbinding, alles) for _ in range(keren + 3)][3:]
    rijen = sum(map(_rijen, alles))
    schrijf, log = (statistics.median(een[plek] for een in keer) for plek in (0, 1))
    return Kosten(schrijf, log, rijen * _per_rij(), rijen)


def _speel(verbinding: "psycopg.Connection[Any]", opdrachten: Sequence[Opdracht]) -> tuple[float, float]:
    """Milliseconds of a whole write, commit included, and of its log lines."""
    begin, log = time.perf_counter(), 0.0
    with verbinding.transaction():
        for opdracht in opdrachten:
            sinds = time.perf_counter()
            verbinding.execute(*_nieuw(opdracht))
            log += (time.perf_counter() - sinds) * ("tandem_inzage" in opdracht[0])
    return 1000 * (time.perf_counter() - begin), 1000 * log


def _rijen(opdracht: Opdracht) -> int:
    """How many rows a statement adds to events and log: an event each, and a log line per outcome."""
    sql, parameters = opdracht
    if "tandem_inzage" in sql:
        return len(next(een for een in parameters if isinstance(een, list)))
    return int(sql.lstrip().startswith("INSERT") and "tandem_gebeurtenis" in sql)


def _per_rij() -> float:
    """Milliseconds to seal one row, best of five: role ``taak`` asks, as the job does."""
    connections.databases[_ALIAS] = {**connections.databases["default"], "USER": Databaserol.TAAK.value}
    duur = []
    for _ in range(5):
        begin = time.perf_counter()
        rijen = [
            Blad(tabel, rij, hash_)
            for tabel in TABELLEN
            for rij, _, hash_ in bladen(_ALIAS, tabel, na=(hoogste(_ALIAS, tabel) or 0) - _RIJEN)
        ]
        Stuk(wortel(rijen), b"", tuple(rijen)).tekst()
        duur.append(1000 * (time.perf_counter() - begin) / max(len(rijen), 1))
    connections[_ALIAS].close()
    return min(duur)


def tabel_van(kosten: Kosten) -> str:
    """The parts."""
    regel = (getal(kosten.schrijf), getal(kosten.log), f"{kosten.zegel:.3f}", str(kosten.rijen), f"{kosten.deel:.1f}")
    return tabel(("schrijven, ms", "waarvan log, ms", "verzegelen, ms", "rijen", "log en zegel, %"), [regel])


def cijfer_van(kosten: Kosten) -> Cijfer:
    """The figure beside its goal."""
    return Cijfer("schrijf-log-en-zegel", kosten.deel, "%", "<= 15")
