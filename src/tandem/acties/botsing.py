"""Two people save the same thing: the second is told by whom, when and what, and nothing is lost."""

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from django.utils import timezone

from tandem.acties.deur import Sessie
from tandem.models import Gebeurtenis, Lid
from tandem.regels.rechten.oordeel import Botsing
from tandem.regels.tekst import datum

RECENT = 50
"""Events to look back for who saved a row: a conflict is about minutes. Own choice."""


class MetVersie(Protocol):
    """A row that people edit."""

    pk: int
    openbaar: UUID
    versie: int


def eis_zelfde_versie(sessie: Sessie, rij: MetVersie, versie: int | None, hun: Mapping[str, str]) -> None:
    """Raise ``Botsing`` with theirs (field: words) when somebody saved the row since ``versie`` was read.

    The row is held from here on, also where it was read without holding it: who saves at the same moment is told.
    """
    model: type[Any] = type(rij)
    rij.versie = sessie.van(model).select_for_update(of=("self",)).values_list("versie", flat=True).get(pk=rij.pk)
    if versie is not None and versie != rij.versie:
        raise botsing(sessie, rij, hun)


def botsing(sessie: Sessie, rij: MetVersie, hun: Mapping[str, str]) -> Botsing:
    """Return the conflict about a row, with who saved it and when, as far as these keys show."""
    laatste = _laatste(sessie, rij)
    wie = laatste.auteur.naam if laatste and laatste.auteur else "Een collega"
    hier = timezone.localtime(laatste.vastgelegd_op if laatste else sessie.nu)
    woorden = f"{datum(hier.date())} om {hier:%H:%M}"
    return Botsing(wie=wie, wanneer=woorden, hun=dict(hun), versie=rij.versie)


def _laatste(sessie: Sessie, rij: MetVersie) -> Gebeurtenis | None:
    """The newest event that names the row; else the newest of all: one change is one event."""
    recent = list(sessie.van(Gebeurtenis).select_related("auteur").order_by("-id")[:RECENT])
    noemt = (een for een in recent if _noemt(een, rij))
    return next(noemt, recent[0] if recent else None)


def _noemt(een: Gebeurtenis, rij: MetVersie) -> bool:
    """Whether an event is about this row: it carries the row's public id, or is about this member alone."""
    return str(rij.openbaar) in een.feiten.values() or (isinstance(rij, Lid) and een.betreft == [rij.pk])
