"""Writing events: everything that happens, in the transaction of the change."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from tandem.models import Gebeurtenis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Laag


def maak_gebeurtenis(
    *,
    huishouden: int,
    soort: str,
    door: Actor | None,
    gebeurd_op: datetime,
    vastgelegd_op: datetime,
    laag: Laag = Laag.CONTACT,
    casus: int | None = None,
    betreft: Iterable[int] = (),
    niet_zichtbaar_voor: Iterable[int] = (),
    taak: str = "",
    grondslag: str = "",
    feiten: Mapping[str, Any] | None = None,
) -> Gebeurtenis:
    """Build an event row (unsaved). Times are aware; ``feiten`` is what JSON can hold."""
    return Gebeurtenis(
        huishouden_id=huishouden,
        soort=soort,
        laag=laag,
        casus_nr=casus,
        betreft=sorted(betreft),
        niet_zichtbaar_voor=sorted(niet_zichtbaar_voor),
        gebeurd_op=gebeurd_op,
        vastgelegd_op=vastgelegd_op,
        auteur_id=door.medewerker if door else None,
        actor=door.medewerker if door else None,
        organisatie=door.organisatie if door else None,
        rol=door.rol if door else "",
        taak=taak,
        grondslag=grondslag,
        feiten=dict(feiten or {}),
    )
