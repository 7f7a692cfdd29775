"""Ratios inside the database, each with its yardstick in the same run and in turn: A B A B.

*Behind the wall*: the statements of the list of households, as role ``app`` behind row-level security, against the
same statements as ``eigenaar``, whom no policy touches, with the filter of wall 1 written so that it can use the index
of keys. (As it stands it cannot: behind the policies it need not, and the yardstick would read whole tables.) Laying
the keys is part of neither: it is told apart.

*A write*: the statements of recording one contact (request id, keys, rows, event, log) with encrypted values, against
the plain statements of the same rows (no keys, no event, no log, no policies, values as long as the plain text).
"""

import re
import statistics
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
from django.db import connection
from django.utils import timezone

from bench._mensen import Mens
from bench._rapport import getal, tabel
from tandem.acties.casus.contact import Contactinvoer, leg_contact_vast
from tandem.acties.casus.lijst import lees_huishoudens
from tandem.acties.casus.regel import Regelinvoer
from tandem.koppelingen.database import Databaserol, ingebed_adres
from tandem.regels.rechten.lagen import Doel

Opdracht = tuple[str, tuple[Any, ...]]
_VERPAKKING = 29
"""Bytes that encryption adds to a value: version, nonce and tag."""


@dataclass(frozen=True)
class Verhouding:
    """Two medians in milliseconds, and how many times the first is the second."""

    naam: str
    wie: str
    met: float
    zonder: float
    keren: int

    @property
    def maal(self) -> float:
        """How many times."""
        return self.met / self.zonder


def lijst_achter_muur(mens: Mens, keren: int = 40) -> Verhouding:
    """Measure the queries of the list of households with and without row-level security."""
    doel = Doel.TEAMLEIDING if mens.leidt else Doel.HULP
    opdrachten = [een for een in _opgenomen(lambda: lees_huishoudens(door=mens.actor, doel=doel)) if _leest(een)]
    op_index = [_op_index(een) for een in opdrachten]
    if op_index == opdrachten:
        raise SystemExit("De maatstaf klopt niet: geen vraag van de lijst heeft het filter van muur 1.")
    met, zonder = _om_en_om(
        keren,
        lambda: _speel(Databaserol.APP, opdrachten, _is_lijst),
        lambda: _speel(Databaserol.EIGENAAR, op_index, _is_lijst),
    )
    return Verhouding("lijst achter de muur / zonder", mens.naam, met, zonder, keren)


def schrijven(mens: Mens, huishouden: uuid.UUID, keren: int = 60) -> list[Verhouding]:
    """Measure recording a contact against the plain rows, and against the plain rows with the reads of its rules."""
    alles = _opgenomen(lambda: contact_vastleggen(mens, huishouden))
    rijen = [_kaal(een) for een in alles if _is_rij(een)]
    met_regels = [_kaal(een) for een in alles if _is_rij(een) or _is_lijst(een)]
    namen = ("schrijven / dezelfde rijen en dezelfde vragen, kaal", "schrijven / alleen de rijen, kaal")
    uit = []
    for naam, kaal in zip(namen, (met_regels, rijen), strict=True):
        met, zonder = _om_en_om(
            keren,
            lambda: _speel(Databaserol.APP, alles, vast=True),
            lambda kaal=kaal: _speel(Databaserol.EIGENAAR, kaal, vast=True),  # type: ignore[misc]
        )
        uit.append(Verhouding(naam, mens.naam, met, zonder, keren))
    return uit


def contact_vastleggen(mens: Mens, huishouden: uuid.UUID) -> None:
    """Record a contact with a line and a day for the next."""
    nu = timezone.now()
    regels = [Regelinvoer("waarneming", "Er is een bericht gestuurd over de afspraak.", timezone.localdate(nu))]
    over_een_week = timezone.localdate(nu) + timedelta(days=7)
    invoer = Contactinvoer(nu, "bericht", regels=regels, volgend_contact=over_een_week)
    leg_contact_vast(door=mens.actor, huishouden=huishouden, invoer=invoer, verzoek=uuid.uuid4())


def _opgenomen(doe: Callable[[], object]) -> list[Opdracht]:
    """Carry something out twice and return the statements of the second time."""
    doe()
    opgenomen: list[Opdracht] = []

    def onthoud(voer_uit: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        opgenomen.append((sql, parameters))
        return voer_uit(sql, parameters, many, context)

    with connection.execute_wrapper(onthoud):
        doe()
    return opgenomen


def _om_en_om(keren: int, een: Callable[[], float], ander: Callable[[], float]) -> tuple[float, float]:
    """Medians of both, measured in turn after three rounds to warm up."""
    paren = [(een(), ander()) for _ in range(keren + 3)][3:]
    return statistics.median(met for met, _ in paren), statistics.median(zonder for _, zonder in paren)


_verbindingen: dict[str, "psycopg.Connection[Any]"] = {}


def _speel(
    rol: str, opdrachten: Sequence[Opdracht], telt: Callable[[Opdracht], bool] = lambda _: True, *, vast: bool = False
) -> float:
    """Play statements in one transaction; return the milliseconds of those that count (with the commit if ``vast``)."""
    verbinding = _verbindingen.get(rol) or psycopg.connect(ingebed_adres(rol).dsn, autocommit=True, prepare_threshold=1)
    _verbindingen[rol], duur = verbinding, 0.0
    begin = time.perf_counter()
    with verbinding.transaction(force_rollback=not vast):
        for opdracht in opdrachten:
            sql, parameters = _nieuw(opdracht) if vast else opdracht
            sinds = time.perf_counter()
            verbinding.execute(sql, parameters)
            duur += (time.perf_counter() - sinds) * telt(opdracht)
    return 1000 * (time.perf_counter() - begin if vast else duur)


def _nieuw(opdracht: Opdracht) -> Opdracht:
    """The same insert once more: with public ids of its own."""
    sql, parameters = opdracht
    if not sql.lstrip().startswith("INSERT") or not isinstance(parameters, tuple | list):
        return opdracht
    return sql, tuple(uuid.uuid4() if isinstance(een, uuid.UUID) else een for een in parameters)


def _kaal(opdracht: Opdracht) -> Opdracht:
    """The same statement with values as long as the plain text."""
    sql, parameters = opdracht
    if not isinstance(parameters, tuple | list):
        return opdracht
    return sql, tuple(bytes(een)[_VERPAKKING:] if isinstance(een, bytes | memoryview) else een for een in parameters)


_FILTER = re.compile(
    r'\(\(\((?P<huis>"[^()]+") \* %s\) \+ (?P<laag>%s|"[^()]+")\) IN \(SELECT unnest\(%s::bigint\[\]\)\)\) IS TRUE'
)


def _op_index(opdracht: Opdracht) -> Opdracht:
    """The same statement with the filter of wall 1 as the index of keys has it: its numbers written out, no hash."""
    sql, parameters = opdracht
    if not isinstance(parameters, tuple | list):
        return opdracht
    for filter_ in reversed(list(_FILTER.finditer(sql))):
        plek = sql.count("%s", 0, filter_.start())
        eigen = 2 if filter_["laag"] == "%s" else 1
        factor, laag = parameters[plek], parameters[plek + 1] if eigen == 2 else filter_["laag"]
        gelijk = f"(({filter_['huis']} * {factor}) + {laag}) = ANY(%s::bigint[])"
        sql = sql[: filter_.start()] + gelijk + sql[filter_.end() :]
        parameters = (*parameters[:plek], *parameters[plek + eigen :])
    return sql, parameters


def _leest(opdracht: Opdracht) -> bool:
    return not opdracht[0].lstrip().startswith("INSERT")


def _is_lijst(opdracht: Opdracht) -> bool:
    """Whether it is a query on a table, not laying or limiting keys."""
    return opdracht[0].startswith("SELECT") and ' FROM "tandem_' in opdracht[0]


def _is_rij(opdracht: Opdracht) -> bool:
    """Whether it stores the case's own rows: not the request id, the event or the log."""
    sql = opdracht[0].lstrip()
    eigen = not any(f"tandem_{naam}" in sql for naam in ("verzoek", "gebeurtenis", "inzage"))
    return sql.startswith(("INSERT", "UPDATE")) and eigen


def tabel_van(verhoudingen: Sequence[Verhouding]) -> str:
    """The ratios with both medians."""
    return tabel(
        ("verhouding", "wie", "met, ms", "zonder, ms", "maal", "keren"),
        [
            (een.naam, een.wie, getal(een.met), getal(een.zonder), getal(een.maal), str(een.keren))
            for een in verhoudingen
        ],
    )
