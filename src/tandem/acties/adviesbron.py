"""An advice, or what changed after it, as the source of a lesson: for who may read it, in an open session."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Advies, Adviesgevolg


@dataclass(frozen=True)
class Adviesbron:
    """The advice that something is about. ``eigen``: words of the own organisation, empty where they are another's."""

    advies: UUID
    onderwerp: str
    eigen: str = ""


def adviesbron(sessie: Organisatiesessie, advies: UUID) -> Adviesbron | None:
    """Return an advice that was sent and that this person may read; None for any other."""
    rij = sessie.van(Advies).filter(openbaar=advies).exclude(aan=[]).first()
    return Adviesbron(rij.openbaar, rij.onderwerp) if rij else None


def gevolgbron(sessie: Organisatiesessie, gevolg: UUID) -> Adviesbron | None:
    """Return the advice after which something changed, where this person may read both."""
    rij = sessie.van(Adviesgevolg).filter(openbaar=gevolg).first()
    bron = adviesbron(sessie, rij.advies) if rij else None
    if rij is None or bron is None:
        return None
    eigen = rij.tekst if rij.organisatie_id == sessie.organisatie else ""
    return Adviesbron(bron.advies, bron.onderwerp, eigen)


def gevolgen_van(sessie: Organisatiesessie, advies: UUID) -> tuple[UUID, ...]:
    """Return the changes after an advice that this person may read."""
    return tuple(sessie.van(Adviesgevolg).filter(advies=advies).values_list("openbaar", flat=True))
