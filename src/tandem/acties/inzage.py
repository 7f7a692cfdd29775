"""Writing the access log: one line per member concerned, one statement per request."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

_SCHRIJF = """
    INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag, uitkomst,
                               huishouden_id, laag, lid, niet_zichtbaar_voor, namens)
    SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s, r.uitkomst, r.huishouden, r.laag,
           CASE WHEN r.lid IS NULL THEN '{}'::bigint[] ELSE ARRAY[r.lid] END, r.verborgen::bigint[],
           r.namens::bigint[]
      FROM unnest(%s::text[], %s::bigint[], %s::int[], %s::bigint[], %s::text[], %s::text[])
           AS r(uitkomst, huishouden, laag, lid, verborgen, namens)
"""


@dataclass(frozen=True)
class Inzageregel:
    """What one log line says beside who and why: household, deepest layer, member (if any), hidden-from, outcome."""

    huishouden: int | None
    laag: int
    lid: int | None
    niet_zichtbaar_voor: Sequence[int]
    uitkomst: str


def schrijf_inzage(
    *,
    door: Actor,
    doel: Doel,
    wat: str,
    verzoek: uuid.UUID,
    regels: Sequence[Inzageregel],
    nu: datetime,
    uitnodiging: uuid.UUID | None = None,
    persoon: int | None = None,
    namens: Collection[tuple[int, int]] = (),
) -> None:
    """Write log lines; outside a transaction this is one of its own, committed when it returns.

    ``uitnodiging``: a guest looked, who is no professional here; the line names the invitation as ground.
    ``persoon``: a member looked at the own file; the line names that person.
    ``namens``: per household the members for whom the reader is there: the others do not meet the line at the portal.
    """
    if not regels:
        return
    kolommen: list[Any] = [
        [regel.uitkomst for regel in regels],
        _reeks(regel.huishouden for regel in regels),
        _reeks(regel.laag for regel in regels),
        _reeks(regel.lid for regel in regels),
        [_reeks(regel.niet_zichtbaar_voor) for regel in regels],
        [_reeks(lid for huis, lid in namens if huis == regel.huishouden) for regel in regels],
    ]
    wie: list[Any] = [door.medewerker, door.organisatie, door.rol, "", doel.value, wat, ""]
    if uitnodiging is not None:
        wie = [None, None, door.rol, "uitnodiging", doel.value, wat, str(uitnodiging)]
    if persoon is not None:
        wie = [None, None, door.rol, "eigen_dossier", doel.value, wat, str(persoon)]
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF, [nu, verzoek, *wie, *kolommen])


def _reeks(nummers: Iterable[int | None]) -> str:
    """Numbers as the database reads a list: a page of a hundred households has hundreds of lines."""
    return "{" + ",".join("null" if nummer is None else str(nummer) for nummer in nummers) + "}"
