"""The roster of the *bereikbaarheidsdienst*: who is on duty for a team, from when until when. No household data."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.keuring import keur
from tandem.acties.regio.collegas import Collega, collegas, leidt_team
from tandem.models import Dienst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.regio.beschikbaar import Periode, bezwaren_dienst


@dataclass(frozen=True)
class Dienstregel:
    """One duty as shown. ``mag_wijzigen``: one's own duty can be handed over; a team leader can change any."""

    id: int
    medewerker: int
    naam: str
    team: str
    van: datetime
    tot: datetime
    loopt: bool
    mag_wijzigen: bool


@dataclass(frozen=True)
class Rooster:
    """The duties of the actor's own team that are not over."""

    team: str
    collegas: tuple[Collega, ...]
    leidt: bool
    diensten: tuple[Dienstregel, ...]


def lees_rooster(*, door: Actor) -> Rooster:
    """Return who is on duty for the actor's own team, now and later."""
    nu, leidt = timezone.now(), leidt_team(door)
    rijen = Dienst.objects.filter(team_id=door.team, tot__gt=nu).select_related("medewerker", "team")
    return Rooster(
        team=door.team_naam,
        collegas=collegas(team=door.team),
        leidt=leidt,
        diensten=tuple(
            _toon(rij, nu, leidt or rij.medewerker_id == door.medewerker) for rij in rijen.order_by("van", "pk")
        ),
    )


def _toon(rij: Dienst, nu: datetime, mag: bool) -> Dienstregel:
    van, tot = timezone.localtime(rij.van), timezone.localtime(rij.tot)
    return Dienstregel(rij.pk, rij.medewerker_id, rij.medewerker.naam, rij.team.naam, van, tot, rij.van <= nu, mag)


def mijn_diensten(*, door: Actor) -> tuple[Dienstregel, ...]:
    """Return the duties of the actor that run now: for which teams, until when."""
    nu = timezone.now()
    rijen = Dienst.objects.filter(medewerker_id=door.medewerker, van__lte=nu, tot__gt=nu)
    return tuple(_toon(rij, nu, True) for rij in rijen.select_related("medewerker", "team").order_by("team__naam"))


def plan_dienst(*, door: Actor, medewerker: int, van: datetime, tot: datetime, verzoek: UUID | None = None) -> int:
    """Plan a duty for the actor's own team; return its number. Raises ``Ongeldig``, and ``Geweigerd`` for who does not
    lead the team: from a duty keys follow, so nobody gives them to themselves."""
    if not leidt_team(door):
        raise Geweigerd("Alleen de teamleider plant diensten. Uw eigen dienst kunt u wel aan een collega geven.")
    with deur.schrijf(door=door, doel=Doel.TEAMLEIDING, wat="dienst plannen", verzoek=verzoek) as sessie:
        _keur(door, medewerker, van, tot, sessie.nu, "medewerker")
        rij = Dienst.objects.create(
            medewerker_id=medewerker,
            team_id=door.team,
            van=van,
            tot=tot,
            vastgelegd_door_id=door.medewerker,
            vastgelegd_op=sessie.nu,
        )
        sessie.geen_huishouddata()
        sessie.uitkomst = str(rij.pk)
    return rij.pk


def _keur(
    door: Actor, medewerker: int, van: datetime, tot: datetime, nu: datetime, veld: str, behalve: int = 0
) -> None:
    if medewerker not in {een.medewerker for een in collegas(team=door.team)}:
        raise Ongeldig(**{veld: "Kies een collega van uw team uit de lijst."})
    rijen = Dienst.objects.filter(team_id=door.team, tot__gt=nu).exclude(pk=behalve)
    bestaande = [Periode(rij.medewerker_id, rij.van, rij.tot) for rij in rijen]
    keur(bezwaren_dienst(Periode(medewerker, van, tot), bestaande, nu))


def geef_dienst(*, door: Actor, dienst: int, naar: int, verzoek: UUID | None = None) -> None:
    """Hand a duty to a colleague of the team: one's own, or as team leader anybody's. What was done stays done.

    A duty that runs is cut: the rest goes to the colleague. Raises ``NietGevonden`` and ``Ongeldig``.
    """
    rij = _dienst(door, dienst)
    with deur.schrijf(door=door, doel=_doel(door), wat="dienst overgeven", verzoek=verzoek) as sessie:
        _keur(door, naar, max(rij.van, sessie.nu), rij.tot, sessie.nu, "naar", behalve=rij.pk)
        if naar == rij.medewerker_id:
            raise Ongeldig(naar="Deze collega heeft deze dienst al.")
        Dienst.objects.create(
            medewerker_id=naar,
            team_id=rij.team_id,
            van=max(rij.van, sessie.nu),
            tot=rij.tot,
            vastgelegd_door_id=door.medewerker,
            vastgelegd_op=sessie.nu,
        )
        _kort_in(rij, sessie.nu)
        sessie.geen_huishouddata()


def schrap_dienst(*, door: Actor, dienst: int, verzoek: UUID | None = None) -> None:
    """Take a duty back, or end one that runs: for who leads the team. Raises ``NietGevonden`` and ``Geweigerd``."""
    rij = _dienst(door, dienst)
    if not leidt_team(door):
        raise Geweigerd("Alleen de teamleider schrapt een dienst. U kunt uw dienst wel aan een collega geven.")
    with deur.schrijf(door=door, doel=Doel.TEAMLEIDING, wat="dienst schrappen", verzoek=verzoek) as sessie:
        _kort_in(rij, sessie.nu)
        sessie.geen_huishouddata()


def _dienst(door: Actor, nummer: int) -> Dienst:
    rij = Dienst.objects.filter(pk=nummer, team_id=door.team, tot__gt=timezone.now()).first()
    if rij is None or not (rij.medewerker_id == door.medewerker or leidt_team(door)):
        raise NietGevonden
    return rij


def _doel(door: Actor) -> Doel:
    return Doel.TEAMLEIDING if leidt_team(door) else Doel.HULP


def _kort_in(rij: Dienst, nu: datetime) -> None:
    if rij.van >= nu:
        rij.delete()
    else:
        rij.tot = nu
        rij.save(update_fields=["tot"])
