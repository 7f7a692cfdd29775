"""With whom can be shared: professionals and teams here, organisations elsewhere; and what they would see."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from tandem.acties.deur import Sessie
from tandem.acties.sleutelfeiten import feiten_van, rechten
from tandem.models import Organisatie, Team, Teamlidmaatschap, Toestemming
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import Bron, Sleutelbos, Sleutelfeit, bundel, sleutelbos


@dataclass(frozen=True)
class Ontvanger:
    """Who would receive: exactly one of a professional in one capacity, a team, or an organisation elsewhere."""

    organisatie: Organisatie
    lidmaatschap: Teamlidmaatschap | None = None
    team: Team | None = None

    @property
    def naam(self) -> str:
        """How the receiver is called on a page and in the time line."""
        if self.lidmaatschap is not None:
            return f"{self.lidmaatschap.medewerker.naam} ({self.organisatie.naam})"
        return f"{self.team.naam} ({self.organisatie.naam})" if self.team else self.organisatie.naam

    @property
    def werkt_hier(self) -> bool:
        """Whether they read it here, by a key; else somebody has to hand it over."""
        return self.lidmaatschap is not None or self.team is not None


def ontvangers(door: Actor) -> Iterator[tuple[str, str]]:
    """Yield everybody with whom can be shared: a code for the form, and the name. No household data."""
    for rij in _werkt_nu().exclude(pk=door.lidmaatschap).order_by("medewerker__naam", "pk"):
        yield f"m{rij.pk}", f"{rij.medewerker.naam}, {rij.rol.naam}, {rij.organisatie.naam}"
    teams = Team.objects.filter(tot=None).exclude(pk=door.team).select_related("organisatie").order_by("naam")
    for team in teams:
        yield f"t{team.pk}", f"Iedereen van {team.naam}, {team.organisatie.naam}"
    for organisatie in Organisatie.objects.order_by("naam"):
        yield f"o{organisatie.pk}", f"{organisatie.naam} (leest niet mee in Tandem)"


def kies_ontvanger(code: str, door: Actor) -> Ontvanger:
    """Return the receiver that a form named. Raises ``Ongeldig`` at the field for nobody, and for oneself."""
    nummer = int(code[1:]) if code[1:].isdecimal() and len(code) < 16 else 0
    if code[:1] == "m" and nummer != door.lidmaatschap and (rij := _werkt_nu().filter(pk=nummer).first()):
        return Ontvanger(rij.organisatie, lidmaatschap=rij)
    if code[:1] == "t":
        team = Team.objects.filter(pk=nummer, tot=None).select_related("organisatie").first()
        if team is not None:
            return Ontvanger(team.organisatie, team=team)
    if code[:1] == "o" and (organisatie := Organisatie.objects.filter(pk=nummer).first()):
        return Ontvanger(organisatie)
    raise Ongeldig(ontvanger="Kies met wie u wilt delen. Het moet een ander zijn dan uzelf.")


def ontvanger_van(rij: Toestemming) -> Ontvanger:
    """Return the receiver of a request (with organisation, team and professional fetched along)."""
    return Ontvanger(rij.organisatie, rij.lidmaatschap, rij.team)


def sleutels_bij(sessie: Sessie, ontvanger: Ontvanger, *, lid: int, lagen: frozenset[int]) -> Sleutelbos:
    """What the receiver would open here for reading what was shared, if this consent counted: by the key rule itself.

    With what else was shared with them and with what closes the file to them. For a team: to who works there now.
    """
    if sessie.huishouden is None:
        raise RuntimeError("no household is open in this session")
    dit = Sleutelfeit(
        Bron.TOESTEMMING, sessie.huishouden, van=sessie.vandaag, leden=frozenset({lid}), lagen=lagen, telt=True
    )
    lezer = _een_lezer(ontvanger)
    eigen = feiten_van(lezer, huishouden=sessie.huishouden, nu=sessie.nu) if lezer else []
    return sleutelbos(
        [*eigen, *bundel([dit])], rechten(Doel.GEDEELD), rol="", doel=Doel.GEDEELD, nu=sessie.nu, vandaag=sessie.vandaag
    )


def _een_lezer(ontvanger: Ontvanger) -> tuple[int, int] | None:
    rij = ontvanger.lidmaatschap
    if rij is None and ontvanger.team is not None:
        rij = _werkt_nu().filter(team=ontvanger.team, organisatie=ontvanger.organisatie).order_by("pk").first()
    return (rij.medewerker_id, rij.pk) if rij else None


def _werkt_nu() -> "models.QuerySet[Teamlidmaatschap]":
    vandaag = timezone.localdate()
    rijen = Teamlidmaatschap.objects.filter(models.Q(tot=None) | models.Q(tot__gt=vandaag), van__lte=vandaag)
    return rijen.select_related("medewerker", "organisatie", "team", "rol")
