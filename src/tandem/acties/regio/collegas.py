"""Whom to choose from for standing in and for duty: colleagues in one capacity, by team. No household data."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from tandem.models import Rolrecht, Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.regels.rechten.sleutels import in_kracht


@dataclass(frozen=True)
class Collega:
    """A colleague to choose from."""

    medewerker: int
    naam: str
    rol: str


def collegas(*, team: int, organisatie: int | None = None, op: date | None = None) -> tuple[Collega, ...]:
    """Return who works in a team now (for one organisation, where that matters), by name; each person once."""
    vandaag = op or timezone.localdate()
    rijen = Teamlidmaatschap.objects.filter(team_id=team).select_related("medewerker", "rol")
    if organisatie is not None:
        rijen = rijen.filter(organisatie_id=organisatie)
    gevonden = {rij.medewerker_id: rij for rij in rijen if in_kracht(rij.van, rij.tot, vandaag)}
    getoond = [Collega(nr, rij.medewerker.naam, rij.rol.naam) for nr, rij in gevonden.items()]
    return tuple(sorted(getoond, key=lambda een: een.naam))


def leidt_team(door: Actor) -> bool:
    """Whether this role leads its team: it has some right over the households of the team."""
    rechten = Rolrecht.objects.filter(rol_id=door.rol, doel=Doel.TEAMLEIDING, reikwijdte=Reikwijdte.TEAM)
    return rechten.exists()
