"""*Wie keek in dit dossier?* and *Wie kan dit zien?*: the access log and the keys, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.models import (
    Betrokkenheid,
    Inzage,
    Medewerker,
    Noodtoegang,
    Organisatie,
    Rol,
    Rolrecht,
    Teamlidmaatschap,
    Teamsluiting,
    Toestemming,
    Waarneming,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.tekst import opsomming

PER_BLADZIJDE = 1000
"""Lines of the log on one page; those of one person on one day are shown as one. Own choice."""
_GEWOON = frozenset({"gelezen", "geschreven"})
_UITKOMST = {
    "gelezen": "las",
    "geschreven": "schreef",
    "geopend": "opende iets dat afgeschermd is",
    "geweigerd": "wilde kijken en mocht niet",
    "niet_gevonden": "wilde kijken en mocht niet",
    "gezocht": "vroeg of iemand bekend is",
}


@dataclass(frozen=True)
class Keek:
    """What somebody did on one day for one purpose: who, for whom, why, what, about whom, how deep, how often.

    What weighs more (something shielded, a refusal, a search) stands by itself, each time.
    """

    tijd: datetime
    keer: int
    wie: str
    organisatie: str
    rol: str
    doel: str
    wat: str
    deed: str
    over: str
    laag: str


@dataclass(frozen=True)
class Logboek:
    """A page of the access log of one file."""

    kop: Dossierkop
    regels: tuple[Keek, ...]
    verder: datetime | None


@dataclass(frozen=True)
class Sleutelhouder:
    """Somebody who can open something of this file now: who, for whom, since when, how deep, and why."""

    wie: str
    organisatie: str
    rol: str
    waarom: str
    sinds: date | None
    lagen: tuple[str, ...]
    over: str


@dataclass(frozen=True)
class Inkijk:
    """Who can see this file: by name, and the teams for which it is closed."""

    kop: Dossierkop
    houders: tuple[Sleutelhouder, ...]
    gesloten_voor: tuple[str, ...]


def lees_logboek(*, door: Actor, huishouden: UUID, voor: datetime | None = None) -> Logboek:
    """Return who looked in this file, the newest first, as far as this reader may see (the wall filters lines).

    A page ends with a moment, not with a number: numbers in order would tell how many lines are out of sight.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="wie keek in dit dossier", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rijen = sessie.van(Inzage).order_by("-tijd", "-id")
        if voor is not None:
            rijen = rijen.filter(tijd__lt=voor)
        blad = list(rijen[:PER_BLADZIJDE])
        if len(blad) < PER_BLADZIJDE:
            return Logboek(kop, tuple(_toon(_per_dag(blad), kop)), None)
        einde = blad[-1].tijd
        blad += rijen.filter(tijd=einde, pk__lt=blad[-1].pk)  # what was seen in one moment stays together
        verder = einde if rijen.filter(tijd__lt=einde).exists() else None
        return Logboek(kop, tuple(_toon(_per_dag(blad), kop)), verder)


def _per_dag(rijen: Iterable[Inzage]) -> list[list[Inzage]]:
    """Lines of one person, day, capacity and purpose together; what weighs more by itself."""
    groepen: dict[tuple[object, ...], list[Inzage]] = {}
    for rij in rijen:
        dag = timezone.localdate(rij.tijd)
        los = rij.verzoek if rij.uitkomst not in _GEWOON else None
        sleutel = (dag, rij.medewerker, rij.organisatie, rij.rol, rij.doel, rij.uitkomst, los)
        groepen.setdefault(sleutel, []).append(rij)
    return list(groepen.values())


def _toon(groepen: list[list[Inzage]], kop: Dossierkop) -> Iterable[Keek]:
    eersten = [groep[0] for groep in groepen]
    namen = dict(Medewerker.objects.filter(pk__in={rij.medewerker for rij in eersten}).values_list("pk", "naam"))
    organisaties = dict(Organisatie.objects.filter(pk__in={r.organisatie for r in eersten}).values_list("pk", "naam"))
    rollen = dict(Rol.objects.filter(pk__in={rij.rol for rij in eersten}).values_list("pk", "naam"))
    for groep in groepen:
        rij = groep[0]
        yield Keek(
            tijd=rij.tijd,
            wie=namen.get(rij.medewerker or 0, "Tandem zelf"),
            organisatie=organisaties.get(rij.organisatie or 0, ""),
            rol=rollen.get(rij.rol, rij.rol),
            doel=Doel(rij.doel).omschrijving if rij.doel in set(Doel) else rij.doel,
            keer=len({een.verzoek for een in groep}),
            wat=opsomming(list(dict.fromkeys(een.wat for een in groep))),
            deed=_UITKOMST.get(rij.uitkomst, rij.uitkomst),
            over=kop.namen(nummer for een in groep for nummer in een.lid),
            laag=Laag(max(een.laag for een in groep)).omschrijving,
        )


def lees_inkijk(*, door: Actor, huishouden: UUID) -> Inkijk:
    """Return who holds keys to this file now, and why: involved, standing in, leading, by consent, in an emergency."""
    with deur.lees(door=door, doel=Doel.HULP, wat="wie kan dit zien", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        banden = [b for b in _banden(sessie) if in_kracht(b.van, b.tot, sessie.vandaag)]
        dicht = [s for s in sessie.van(Teamsluiting).select_related("team") if in_kracht(s.van, s.tot, sessie.vandaag)]
        houders = [*_betrokkenen(banden, kop), *_waarnemers(sessie, banden), *_leiding(sessie, banden)]
        houders += [*_ontvangers(sessie, kop), *_in_nood(sessie)]
        weg = {houder for houder in houders if houder.wie in _gesloten_namen(sessie, {s.team_id for s in dicht})}
        blijft = tuple(houder for houder in houders if houder not in weg)
        return Inkijk(kop, blijft, tuple(s.team.naam for s in dicht))


def _banden(sessie: Sessie) -> Iterable[Betrokkenheid]:
    return (
        sessie.van(Betrokkenheid).exclude(medewerker=None).select_related("medewerker", "organisatie").order_by("van")
    )


def _lagen(rol: str, reikwijdte: Reikwijdte, doel: Doel) -> tuple[str, ...]:
    rijen = Rolrecht.objects.filter(rol_id=rol, reikwijdte=reikwijdte.value, doel=doel.value).order_by("laag")
    return tuple(Laag(rij.laag).omschrijving for rij in rijen)


def _betrokkenen(banden: list[Betrokkenheid], kop: Dossierkop) -> Iterable[Sleutelhouder]:
    rollen = dict(Rol.objects.filter(pk__in={b.rol for b in banden}).values_list("pk", "naam"))
    for band in banden:
        if band.medewerker is not None:
            yield Sleutelhouder(
                wie=band.medewerker.naam,
                organisatie=band.organisatie.naam,
                rol=rollen.get(band.rol, band.rol),
                waarom="is betrokken" if not band.maatregel_id else "is betrokken door een maatregel",
                sinds=band.van,
                lagen=_lagen(band.rol, Reikwijdte.EIGEN, Doel.HULP),
                over=_over(band, kop),
            )


def _over(band: Betrokkenheid, kop: Dossierkop) -> str:
    """Whom an involvement is about, as far as this reader sees them."""
    if not band.leden and not band.maatregel_id:
        return "iedereen"
    return kop.namen(band.leden) or "een deel van het huishouden"


def _waarnemers(sessie: Sessie, banden: list[Betrokkenheid]) -> Iterable[Sleutelhouder]:
    wie = {band.medewerker_id for band in banden}
    rijen = Waarneming.objects.filter(voor_id__in=wie, van__lte=sessie.nu, tot__gt=sessie.nu)
    for rij in rijen.select_related("voor", "door", "organisatie"):
        yield Sleutelhouder(
            wie=rij.door.naam,
            organisatie=rij.organisatie.naam,
            rol="Waarnemer",
            waarom=f"neemt waar voor {rij.voor.naam}",
            sinds=timezone.localdate(rij.van),
            lagen=_lagen("waarnemer", Reikwijdte.EIGEN, Doel.HULP),
            over="iedereen",
        )


def _leiding(sessie: Sessie, banden: list[Betrokkenheid]) -> Iterable[Sleutelhouder]:
    leidt = set(Rolrecht.objects.filter(reikwijdte=Reikwijdte.TEAM.value).values_list("rol_id", flat=True))
    rijen = Teamlidmaatschap.objects.filter(team_id__in={band.team_id for band in banden}, rol_id__in=leidt)
    for rij in rijen.select_related("medewerker", "organisatie", "rol", "team"):
        if in_kracht(rij.van, rij.tot, sessie.vandaag):
            yield Sleutelhouder(
                wie=rij.medewerker.naam,
                organisatie=rij.organisatie.naam,
                rol=rij.rol.naam,
                waarom=f"leidt {rij.team.naam}, dat betrokken is",
                sinds=rij.van,
                lagen=_lagen(rij.rol_id, Reikwijdte.TEAM, Doel.TEAMLEIDING),
                over="iedereen",
            )


def _ontvangers(sessie: Sessie, kop: Dossierkop) -> Iterable[Sleutelhouder]:
    """Who reads with consent that counts now, as the key rule of the database says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tandem_geldende_toestemmingen(%s, %s)", [sessie.huishouden, sessie.nu])
        geldt = [nummer for (nummer,) in cursor.fetchall()]
    for rij in sessie.van(Toestemming).filter(pk__in=geldt).order_by("van", "id"):
        aan = Teamlidmaatschap.objects.filter(
            Q(pk=rij.lidmaatschap_id) | Q(team=rij.team_id, organisatie=rij.organisatie)
        )
        for lezer in aan.select_related("medewerker", "organisatie", "rol"):
            if in_kracht(lezer.van, lezer.tot, sessie.vandaag):
                yield Sleutelhouder(
                    wie=lezer.medewerker.naam,
                    organisatie=lezer.organisatie.naam,
                    rol=lezer.rol.naam,
                    waarom="leest met toestemming wat is gedeeld",
                    sinds=rij.van,
                    lagen=tuple(Laag(laag).omschrijving for laag in rij.lagen),
                    over=kop.namen(rij.betreft),
                )


def _in_nood(sessie: Sessie) -> Iterable[Sleutelhouder]:
    rijen = sessie.van(Noodtoegang).filter(van__lte=sessie.nu, tot__gt=sessie.nu)
    namen = dict(Rol.objects.values_list("pk", "naam"))
    for rij in rijen.select_related("medewerker", "organisatie"):
        yield Sleutelhouder(
            wie=rij.medewerker.naam,
            organisatie=rij.organisatie.naam,
            rol=namen.get(rij.rol, rij.rol),
            waarom=f"heeft noodtoegang tot {timezone.localtime(rij.tot):%H:%M} uur",
            sinds=timezone.localdate(rij.van),
            lagen=_lagen(rij.rol, Reikwijdte.NOOD, Doel.NOOD),
            over="iedereen",
        )


def _gesloten_namen(sessie: Sessie, teams: set[int]) -> set[str]:
    rijen = Teamlidmaatschap.objects.filter(team_id__in=teams).select_related("medewerker")
    return {rij.medewerker.naam for rij in rijen if in_kracht(rij.van, rij.tot, sessie.vandaag)}
