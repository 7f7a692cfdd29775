"""Whom to choose from: vaste gezichten of local teams, and colleagues who can look along. No household data."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone

from tandem.acties.casus.betrokkenheid import LOKAAL_TEAM
from tandem.models import Organisatie, Rolrecht, Team, Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte

GEZICHTROL = "casusregisseur"
LOKAAL_ALS_TEAM = models.Q(team__soort=LOKAAL_TEAM) | models.Q(organisatie__soort=LOKAAL_TEAM)
"""A municipality's own people in a local team count as local team (see ``betrokkenheid.soort_van``)."""


@dataclass(frozen=True)
class Collega:
    """Somebody in one capacity, to choose from a list."""

    lidmaatschap: int
    medewerker: int
    naam: str
    rol: str
    team: str


def vaste_gezichten() -> tuple[Collega, ...]:
    """Return who can be vast gezicht: casusregisseurs of local teams, by team and name."""
    rijen = _in_kracht(timezone.localdate()).filter(LOKAAL_ALS_TEAM, rol_id=GEZICHTROL)
    return _collegas(rijen.order_by("team__naam", "medewerker__naam"))


def lokale_teams() -> tuple[tuple[int, str], ...]:
    """Return the local teams: number and name."""
    lokaal = models.Q(soort=LOKAAL_TEAM) | models.Q(organisatie__soort=LOKAAL_TEAM)
    return tuple(Team.objects.filter(lokaal, tot=None).order_by("naam").values_list("pk", "naam"))


def meekijkers(door: Actor, op: date | None = None, laag: Laag = Laag.PLAN) -> tuple[Collega, ...]:
    """Return the colleagues of the actor's own team who can look along: whose role opens that layer when involved.

    ``op``: who was there on that day; today when not given.
    """
    dag = op or timezone.localdate()
    rollen = Rolrecht.objects.filter(doel=Doel.HULP, laag=laag, reikwijdte=Reikwijdte.EIGEN).values("rol_id")
    rijen = _in_kracht(dag).filter(team_id=door.team, rol_id__in=rollen).exclude(medewerker_id=door.medewerker)
    return _collegas(rijen.order_by("medewerker__naam"))


def _in_kracht(op: date) -> "models.QuerySet[Teamlidmaatschap]":
    rijen = Teamlidmaatschap.objects.filter(models.Q(tot=None) | models.Q(tot__gt=op), van__lte=op)
    return rijen.select_related("medewerker", "team", "rol")


def _collegas(rijen: "models.QuerySet[Teamlidmaatschap]") -> tuple[Collega, ...]:
    return tuple(Collega(rij.pk, rij.medewerker_id, rij.medewerker.naam, rij.rol.naam, rij.team.naam) for rij in rijen)


def organisaties() -> tuple[tuple[int, str], ...]:
    """Return all organisations: number and name."""
    return tuple(Organisatie.objects.order_by("naam").values_list("pk", "naam"))
