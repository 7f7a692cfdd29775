"""What every page about an organisation's work shows around its main thing: whose it is, and what one may do there."""

from dataclasses import dataclass

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Organisatie
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Organisatiekop:
    """In whose name one works, and which layers of that work this role reads and changes."""

    organisatie: int
    naam: str
    is_gemeente: bool
    ziet: frozenset[Werklaag]
    werkt: frozenset[Werklaag]


def lees_organisatiekop(sessie: Organisatiesessie) -> Organisatiekop:
    """Return the head for the open session."""
    rij = Organisatie.objects.get(pk=sessie.organisatie)
    return Organisatiekop(
        organisatie=rij.pk,
        naam=rij.naam,
        is_gemeente=rij.soort == "gemeente",
        ziet=frozenset(laag for laag in Werklaag if sessie.ziet(laag)),
        werkt=frozenset(laag for laag in Werklaag if sessie.mag(laag)),
    )
