"""Small builders for tests: professionals in teams, households with members. Everything goes through the door."""

import itertools
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from tandem.acties import deur
from tandem.models import (
    Betrokkenheid,
    Casus,
    Gemeente,
    Huishouden,
    Lid,
    Medewerker,
    Organisatie,
    Persoon,
    Rol,
    Team,
    Teamlidmaatschap,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel

_teller = itertools.count(1)


def uniek(woord: str) -> str:
    """Return a word that no other test uses."""
    return f"{woord}-{next(_teller)}-{uuid.uuid4().hex[:6]}"


def gemeente() -> Gemeente:
    """Return some municipality."""
    return Gemeente.objects.get_or_create(code="test", defaults={"naam": "Testgemeente", "bron": "voorbeeldinhoud"})[0]


def organisatie(soort: str = "lokaal_team") -> Organisatie:
    """Make an organisation of a kind."""
    naam = uniek(soort)
    return Organisatie.objects.create(code=naam, naam=naam, soort=soort, gemeente=gemeente(), bron="voorbeeldinhoud")


def team(van: Organisatie | None = None, soort: str = "lokaal") -> Team:
    """Make a team, of a new organisation unless given."""
    naam = uniek("team")
    return Team.objects.create(
        code=naam, naam=naam, soort=soort, organisatie=van or organisatie(), gemeente=gemeente(), bron="voorbeeldinhoud"
    )


def professional(
    rol: str = "casusregisseur", *, in_team: Team | None = None, organisatie: Organisatie | None = None
) -> Actor:
    """Make a professional in one capacity and return them as actor."""
    groep = in_team or team(organisatie)
    moeder = organisatie or groep.organisatie
    rolrij = Rol.objects.get_or_create(code=rol, defaults={"naam": rol, "uitleg": "", "bron": "voorbeeldinhoud"})[0]
    naam = uniek("Medewerker")
    mens = Medewerker.objects.create(code=naam, naam=naam)
    lid = Teamlidmaatschap.objects.create(
        medewerker=mens, team=groep, organisatie=moeder, rol=rolrij, van=date(2020, 1, 1)
    )
    return Actor(mens.pk, naam, lid.pk, moeder.pk, moeder.naam, groep.pk, groep.naam, rol, rolrij.naam)


@dataclass
class Gezin:
    """A household made for a test."""

    id: int
    openbaar: uuid.UUID
    leden: dict[str, int] = field(default_factory=dict)
    casus: int | None = None


def gezin(
    voor: Actor, namen: tuple[str, ...] = ("Samira", "Tom", "Noor"), *, met_casus: bool = True, sinds_dagen: int = 30
) -> Gezin:
    """Make a household with members (the first an adult, the others children) and the actor involved with it."""
    begin = timezone.localdate() - timedelta(days=sinds_dagen)
    with deur.schrijf(door=voor, doel=Doel.HULP, wat="test: huishouden maken") as sessie:
        nummer = sessie.nieuw_huishouden()
        rij = Huishouden(id=nummer, gemeente=gemeente(), weergavenaam=" en ".join(namen), aangemaakt_op=sessie.nu)
        rij.save(force_insert=True)
        uitkomst = Gezin(nummer, rij.openbaar)
        for plaats, naam in enumerate(namen):
            persoon = Persoon.objects.create(aangemaakt_op=sessie.nu)
            lid = Lid(
                persoon_id=persoon.pk,
                voornaam=naam,
                achternaam="Voorbeeld",
                geboortedatum=date(1988 if plaats == 0 else 2013 + plaats, 5, 4),
                rol="ouder" if plaats == 0 else "kind",
                van=begin,
            )
            uitkomst.leden[naam] = sessie.bewaar(lid).pk
        if met_casus:
            casus = Casus(nummer=uniek("T"), fase="verkenning", fase_sinds=begin, geopend_op=begin)
            uitkomst.casus = sessie.bewaar(casus).pk
        sessie.bewaar(
            Betrokkenheid(
                casus_id=uitkomst.casus,
                medewerker_id=voor.medewerker,
                organisatie_id=voor.organisatie,
                team_id=voor.team,
                rol=voor.rol,
                taak="casusregie",
                vast_gezicht=voor.rol == "casusregisseur",
                van=begin,
            )
        )
        sessie.gebeurtenis("huishouden_aangemaakt")
    return uitkomst


def betrek(
    gezin: Gezin, wie: Actor, *, door: Actor, van: date | None = None, tot: date | None = None, **velden: object
) -> int:
    """Involve another professional with a household."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="test: betrekken", huishouden=gezin.openbaar) as sessie:
        rij = Betrokkenheid(
            casus_id=gezin.casus,
            medewerker_id=wie.medewerker,
            organisatie_id=wie.organisatie,
            team_id=wie.team,
            rol=wie.rol,
            taak="test",
            van=van or sessie.vandaag - timedelta(days=10),
            tot=tot,
            **velden,  # type: ignore[arg-type]
        )
        sessie.bewaar(rij)
        sessie.gebeurtenis("betrokkenheid_begonnen")
    return rij.pk
