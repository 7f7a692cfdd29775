"""A form that was sent: the same thing sent twice happens once."""

import uuid
from datetime import datetime

from django.db import connection

from tandem.models import Verzoek
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import AlGedaan


def claim(door: Actor, verzoek: uuid.UUID | None, nu: datetime) -> int | None:
    """Claim the form's id. Raises ``AlGedaan`` when it was handled before (waits for one that is under way)."""
    if verzoek is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tandem_verzoek (medewerker, sleutel, uitkomst, op) VALUES (%s, %s, '', %s) "
            "ON CONFLICT DO NOTHING RETURNING id",
            [door.medewerker, verzoek, nu],
        )
        rij = cursor.fetchone()
    if rij is None:
        eerder = Verzoek.objects.filter(medewerker=door.medewerker, sleutel=verzoek).first()
        raise AlGedaan(eerder.uitkomst if eerder else "")
    return int(rij[0])


def onthoud_uitkomst(verzoek: int, uitkomst: str) -> None:
    """Keep what became of the form, for who sends it again."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE tandem_verzoek SET uitkomst = %s WHERE id = %s", [uitkomst, verzoek])
