"""A story of an organisation is told once, also when it was interrupted: what was done is not done again.

Each act of a story has a request id of its own (`verzoek`) that follows from the story, the organisation and its place
in the story. The door stores it in the transaction of the act, so a filling that goes on gets what came of it then.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.utils import timezone

from tandem.models import Verzoek
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import AlGedaan

_RUIMTE = uuid.UUID("5b0c7c3e-6d0e-4f5a-9a51-0d6f0e7c2a11")


class Eenmaal:
    """Does the acts of one story in order, each once. Another seed tells the same story, so it is not in the ids."""

    def __init__(self, verhaal: str, door: Actor) -> None:
        """``verhaal``: which story; ``door``: who tells it, and of which organisation it is."""
        self._naam, self._door, self._nummer = f"{verhaal} {door.organisatie}", door, 0

    def __call__(self, actie: Callable[..., Any], **wat: Any) -> Any:
        """Do an act, or return the public id that it gave before; None where it gave none."""
        self._nummer += 1
        try:
            return actie(**wat, verzoek=self._sleutel(str(self._nummer)))
        except AlGedaan as gedaan:
            return _openbaar(gedaan.uitkomst)

    def _sleutel(self, plek: str) -> uuid.UUID:
        return uuid.uuid5(_RUIMTE, f"{self._naam} {plek}")

    @property
    def begonnen(self) -> bool:
        """Whether its first act was done: what stands there is of this story, and not of people."""
        return Verzoek.objects.filter(sleutel=self._sleutel("1")).exists()

    @property
    def klaar(self) -> bool:
        """Whether it was told to its end."""
        return Verzoek.objects.filter(sleutel=self._sleutel("klaar")).exists()

    def sluit(self) -> None:
        """Write down that it was told to its end: what people do with it from now on is theirs."""
        wie = self._door.medewerker
        vast = {"uitkomst": "", "op": timezone.now()}
        Verzoek.objects.get_or_create(medewerker=wie, sleutel=self._sleutel("klaar"), defaults=vast)


def _openbaar(uitkomst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(uitkomst)
    except ValueError:
        return None
