"""What the actions of this capability share: a row that somebody else saved meanwhile."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from django.utils import timezone

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Medewerker, Organisatiegebeurtenis
from tandem.regels.rechten.oordeel import Botsing
from tandem.regels.tekst import datum


class MetVersie(Protocol):
    """A row that people edit."""

    openbaar: UUID
    versie: int


def eis_versie(sessie: Organisatiesessie, rij: MetVersie, versie: int | None, hun: Mapping[str, str]) -> None:
    """Raise ``Botsing`` with theirs (field: words) when somebody saved the row since ``versie`` was read.

    The row was taken with ``sessie.een`` while writing, so it is held. Counts the version up otherwise.
    """
    if versie is not None and versie != rij.versie:
        wie, wanneer = wie_deed(sessie, rij.openbaar)
        raise Botsing(wie=wie, wanneer=wanneer, hun=dict(hun), versie=rij.versie)
    rij.versie += 1


def wie_deed(sessie: Organisatiesessie, over: UUID, soort: str = "") -> tuple[str, str]:
    """Who did the last thing (of this kind) with a row, and when, in words."""
    gebeurd = sessie.mijn(Organisatiegebeurtenis).filter(over=over, **({"soort": soort} if soort else {}))
    laatste = gebeurd.order_by("-op", "-id").first()
    wie = Medewerker.objects.filter(pk=laatste.actor).first() if laatste else None
    hier = timezone.localtime(laatste.op if laatste else sessie.nu)
    return (wie.naam if wie else "Een collega"), f"{datum(hier.date())} om {hier:%H:%M}"
