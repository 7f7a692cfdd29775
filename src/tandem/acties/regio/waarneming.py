"""*Waarneming*: who is away hands the bike for a while; dated, by name, and told to every household that it touches."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.overnemen import huishoudens_van, vertel_per_huishouden
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.acties.regio.collegas import Collega, collegas, leidt_team
from tandem.models import Medewerker, Waarneming
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.regio.beschikbaar import Periode, Waarneemreden, bezwaren_waarneming
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Waarneeminvoer:
    """Who is away, who stands in, from when until when, and why."""

    voor: int
    door: int
    van: datetime
    tot: datetime
    reden: str


@dataclass(frozen=True)
class Waarneemregel:
    """A period of standing in as shown."""

    id: int
    voor: str
    door: str
    van: datetime
    tot: datetime
    reden: str
    loopt: bool
    mag_stoppen: bool


@dataclass(frozen=True)
class Waarneemblad:
    """The page to plan standing in: who can be chosen, and what is planned already."""

    collegas: tuple[Collega, ...]
    leidt: bool
    regels: tuple[Waarneemregel, ...]


def lees_waarnemingen(*, door: Actor) -> Waarneemblad:
    """Return the periods of the actor's own team that are not over, and who can be chosen."""
    nu = timezone.now()
    mensen = collegas(team=door.team, organisatie=door.organisatie)
    nummers = [een.medewerker for een in mensen]
    rijen = Waarneming.objects.filter(organisatie_id=door.organisatie, voor_id__in=nummers, tot__gt=nu)
    leidt = leidt_team(door)
    return Waarneemblad(
        collegas=mensen,
        leidt=leidt,
        regels=tuple(
            _toon(rij, nu, leidt or rij.voor_id == door.medewerker)
            for rij in rijen.select_related("voor", "door").order_by("van", "pk")
        ),
    )


def _toon(rij: Waarneming, nu: datetime, mag: bool) -> Waarneemregel:
    reden = next((een.omschrijving for een in Waarneemreden if een.value == rij.reden), rij.reden)
    van, tot = timezone.localtime(rij.van), timezone.localtime(rij.tot)
    return Waarneemregel(rij.pk, rij.voor.naam, rij.door.naam, van, tot, reden, rij.van <= nu, mag)


def regel_waarneming(*, door: Actor, invoer: Waarneeminvoer, verzoek: UUID | None = None) -> int:
    """Let a colleague stand in; return how many households were told.

    For oneself, or as leader of the team for anybody in it. Raises ``Ongeldig`` and ``Geweigerd``.
    """
    doel = _doel(door, invoer.voor)
    with deur.schrijf(door=door, doel=doel, wat="waarneming regelen", verzoek=verzoek) as sessie:
        _keur(door, invoer, sessie.nu)
        rij = Waarneming.objects.create(
            voor_id=invoer.voor,
            door_id=invoer.door,
            organisatie_id=door.organisatie,
            van=invoer.van,
            tot=invoer.tot,
            reden=invoer.reden,
            vastgelegd_door_id=door.medewerker,
            vastgelegd_op=sessie.nu,
        )
        geteld = _vertel(sessie, "waarneming_geregeld", rij)
        sessie.uitkomst = str(rij.pk)
    return geteld


def _doel(door: Actor, voor: int) -> Doel:
    """One plans for oneself; who leads the team plans for anybody in it."""
    if voor == door.medewerker:
        return Doel.HULP
    if not leidt_team(door):
        raise Geweigerd("Alleen de teamleider regelt een waarnemer voor een ander.")
    return Doel.TEAMLEIDING


def _keur(door: Actor, invoer: Waarneeminvoer, nu: datetime) -> None:
    kies(Waarneemreden, invoer.reden, "reden")
    bekend = {een.medewerker for een in collegas(team=door.team, organisatie=door.organisatie)}
    fouten = {
        veld: "Kies een collega van uw team uit de lijst."
        for veld, wie in (("voor", invoer.voor), ("door", invoer.door))
        if wie not in bekend
    }
    if fouten:
        raise Ongeldig(**fouten)
    rijen = Waarneming.objects.filter(organisatie_id=door.organisatie, tot__gt=nu)
    bestaande = [Periode(rij.door_id, rij.van, rij.tot, rij.voor_id) for rij in rijen]
    keur(bezwaren_waarneming(Periode(invoer.door, invoer.van, invoer.tot, invoer.voor), bestaande, nu))


def _vertel(sessie: Sessie, soort: str, rij: Waarneming) -> int:
    """Tell every household in which the one who is away is involved in these days."""
    van, tot = timezone.localdate(rij.van), timezone.localdate(rij.tot)
    huishoudens = huishoudens_van(sessie, medewerker=rij.voor_id, organisatie=rij.organisatie_id, van=van, tot=tot)
    namen = dict(Medewerker.objects.filter(pk__in=[rij.voor_id, rij.door_id]).values_list("pk", "naam"))
    feiten = {
        "naam": namen[rij.voor_id],
        "waarnemer": namen[rij.door_id],
        "van": str(van),
        "tot": str(tot),
        "van_tot": f"van {datum(van)} tot {datum(tot)}",
    }
    vertel_per_huishouden(sessie, soort, huishoudens, feiten)
    return len(huishoudens)


def stop_waarneming(*, door: Actor, waarneming: int, verzoek: UUID | None = None) -> int:
    """End a period now, or take back one that did not begin. Households are told. Raises ``NietGevonden``."""
    rij = Waarneming.objects.filter(pk=waarneming, organisatie_id=door.organisatie).first()
    if rij is None or rij.voor_id not in {een.medewerker for een in collegas(team=door.team)}:
        raise NietGevonden
    with deur.schrijf(door=door, doel=_doel(door, rij.voor_id), wat="waarneming stoppen", verzoek=verzoek) as sessie:
        if rij.tot <= sessie.nu:
            raise Ongeldig(**{"": "Deze waarneming is al voorbij."})
        geteld = _vertel(sessie, "waarneming_gestopt", rij)
        if rij.van >= sessie.nu:
            rij.delete()
        else:
            rij.tot = sessie.nu
            rij.save(update_fields=["tot"])
    return geteld
