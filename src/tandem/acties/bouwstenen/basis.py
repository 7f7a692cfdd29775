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
        laatste = sessie.mijn(Organisatiegebeurtenis).filter(over=rij.openbaar).order_by("-op", "-id").first()
        wie = Medewerker.objects.filter(pk=laatste.actor).first() if laatste else None
        hier = timezone.localtime(laatste.op if laatste else sessie.nu)
        woorden = f"{datum(hier.date())} om {hier:%H:%M}"
        raise Botsing(wie=wie.naam if wie else "Een collega", wanneer=woorden, hun=dict(hun), versie=rij.versie)
    rij.versie += 1
