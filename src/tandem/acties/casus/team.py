"""The team as its leader sees it: how the work is divided, what stays undone, who is away. Counts only, no names.

Everything is counted from the involvements, cases and due dates themselves; nobody enters a figure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Count, Min, Q
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Casus, Lid, Teamlidmaatschap, Termijn, Waarneming
from tandem.regels.casus.betrokkenheid import Wisselreden
from tandem.regels.casus.fase import Fase
from tandem.regels.casus.werk import Werksoort, in_woorden
from tandem.regels.huishouden.leeftijd import MEERDERJARIG
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.sleutels import in_kracht

JAAR = timedelta(days=365)
VOORUIT = timedelta(days=14)
"""How far ahead planned absence is shown. Own choice."""


@dataclass(frozen=True)
class Belasting:
    """The work of one professional: households as fixed face and in all, minors in these, and how many are acute."""

    medewerker: int
    naam: str
    rol: str
    gezicht: int
    huishoudens: int
    minderjarigen: int
    acuut: int


@dataclass(frozen=True)
class OpenLus:
    """What is overdue of one kind: how many, and since which day the oldest."""

    soort: Werksoort
    code: str
    aantal: int
    oudste: date


@dataclass(frozen=True)
class Afwezig:
    """Somebody is away, or will be soon, and who stands in."""

    wie: str
    door: str
    van: datetime
    tot: datetime


@dataclass(frozen=True)
class Teamoverzicht:
    """What the team leader sees; ``wisselingen`` counts the changes of face since ``sinds``, per reason."""

    leden: tuple[Belasting, ...]
    lussen: tuple[OpenLus, ...]
    wisselingen: tuple[tuple[Wisselreden | None, int], ...]
    afwezigen: tuple[Afwezig, ...]
    huishoudens: int
    zonder_gezicht: int
    leeftijd_onbekend: int
    vandaag: date
    sinds: date

    @property
    def gewisseld(self) -> int:
        """How often a household got another face since ``sinds``."""
        return sum(aantal for _, aantal in self.wisselingen)


class _Band(NamedTuple):
    huishouden: int
    medewerker: int | None
    vast_gezicht: bool
    wisselreden: str
    van: date
    tot: date | None


_BAND = ("huishouden_id", "medewerker_id", "vast_gezicht", "wisselreden", "van", "tot")


def lees_team(*, door: Actor) -> Teamoverzicht:
    """Return how the work of this actor's team is divided. A number of queries that does not depend on its size.

    Only counts leave the door, so the log gets one line that names no household.
    """
    with deur.lees(door=door, doel=Doel.TEAMLEIDING, wat="teamoverzicht") as sessie:
        sessie.inzage()
        banden = [_Band(*rij) for rij in sessie.van(Betrokkenheid).values_list(*_BAND)]
        lopend = [band for band in banden if in_kracht(band.van, band.tot, sessie.vandaag)]
        casussen = dict(sessie.van(Casus).filter(afgerond_op=None).values_list("huishouden_id", "fase"))
        kinderen, onbekend = _kinderen(sessie)
        acuut = {nummer for nummer, fase in casussen.items() if fase == Fase.DIRECTE_VEILIGHEID}
        sinds, leden = sessie.vandaag - JAAR, _teamleden(sessie)
        return Teamoverzicht(
            leden=_belasting(leden, lopend, kinderen, acuut),
            lussen=_lussen(sessie),
            wisselingen=_wisselingen(banden, sinds),
            afwezigen=_afwezigen(sessie, [nummer for nummer, _, _ in leden]),
            huishoudens=len({band.huishouden for band in lopend}),
            zonder_gezicht=len(casussen.keys() - {band.huishouden for band in lopend if band.vast_gezicht}),
            leeftijd_onbekend=onbekend,
            vandaag=sessie.vandaag,
            sinds=sinds,
        )


def _belasting(
    leden: Iterable[tuple[int, str, str]], lopend: Iterable[_Band], kinderen: dict[int, int], acuut: set[int]
) -> tuple[Belasting, ...]:
    """One row per professional of the team, most households first; also who has none."""
    alle: dict[int, set[int]] = defaultdict(set)
    als_gezicht: dict[int, set[int]] = defaultdict(set)
    for band in lopend:
        if band.medewerker is not None:
            alle[band.medewerker].add(band.huishouden)
            if band.vast_gezicht:
                als_gezicht[band.medewerker].add(band.huishouden)
    rijen = [
        Belasting(
            medewerker=nummer,
            naam=naam,
            rol=rol,
            gezicht=len(als_gezicht[nummer]),
            huishoudens=len(alle[nummer]),
            minderjarigen=sum(kinderen.get(huishouden, 0) for huishouden in alle[nummer]),
            acuut=len(alle[nummer] & acuut),
        )
        for nummer, naam, rol in leden
    ]
    return tuple(sorted(rijen, key=lambda rij: (-rij.gezicht, -rij.huishoudens, rij.naam)))


def _teamleden(sessie: Sessie) -> list[tuple[int, str, str]]:
    """Who works in the team today, once each, in the first role."""
    rijen = (
        Teamlidmaatschap.objects.filter(team_id=sessie.door.team, van__lte=sessie.vandaag)
        .filter(Q(tot=None) | Q(tot__gt=sessie.vandaag))
        .order_by("medewerker_id", "pk")
        .values_list("medewerker_id", "medewerker__naam", "rol__naam")
    )
    return list({nummer: (nummer, naam, rol) for nummer, naam, rol in reversed(rijen)}.values())


def _kinderen(sessie: Sessie) -> tuple[dict[int, int], int]:
    """Minors per household, and of how many people in all the age is not known (those are not counted)."""
    aanwezig = sessie.van(Lid).filter(overleden_op=None).filter(Q(tot=None) | Q(tot__gt=sessie.vandaag)).order_by()
    grens = _jaren_terug(sessie.vandaag, MEERDERJARIG)
    minderjarig = Q(geboortedatum__gt=grens) | Q(geboortedatum_soort="ongeboren")
    per_huishouden = aanwezig.filter(minderjarig).values_list("huishouden_id").annotate(Count("pk"))
    onbekend = aanwezig.filter(geboortedatum=None).exclude(geboortedatum_soort="ongeboren")
    return dict(per_huishouden), onbekend.count()


def _jaren_terug(dag: date, jaren: int) -> date:
    """The same day so many years earlier; for 29 February the 28th, so that nobody turns of age too early."""
    laatste = 28 if (dag.month, dag.day) == (2, 29) else dag.day
    return date(dag.year - jaren, dag.month, laatste)


def _lussen(sessie: Sessie) -> tuple[OpenLus, ...]:
    """What is overdue, per kind, most first."""
    te_laat = sessie.van(Termijn).filter(afgerond_op=None, vervalt_op__lt=sessie.vandaag).order_by()
    rijen = te_laat.values_list("soort").annotate(Count("pk"), Min("vervalt_op"))
    termijnen = catalogus().termijnen
    lussen = [
        OpenLus(in_woorden(code, termijnen[code].naam if code in termijnen else ""), code, aantal, oudste)
        for code, aantal, oudste in rijen
    ]
    return tuple(sorted(lussen, key=lambda lus: (-lus.aantal, lus.oudste)))


def _wisselingen(banden: Iterable[_Band], sinds: date) -> tuple[tuple[Wisselreden | None, int], ...]:
    """How often a household got another fixed face since a day, per reason; the first face is no change."""
    per_huishouden: dict[int, list[_Band]] = defaultdict(list)
    for band in banden:
        if band.vast_gezicht:
            per_huishouden[band.huishouden].append(band)
    geteld: Counter[str] = Counter()
    for gezichten in per_huishouden.values():
        gezichten.sort(key=lambda band: (band.van, band.medewerker or 0))
        geteld.update(
            ander.wisselreden
            for een, ander in pairwise(gezichten)
            if een.medewerker != ander.medewerker and ander.van >= sinds
        )
    return tuple((_reden(code), aantal) for code, aantal in geteld.most_common())


def _reden(code: str) -> Wisselreden | None:
    return next((reden for reden in Wisselreden if reden.value == code), None)


def _afwezigen(sessie: Sessie, leden: list[int]) -> tuple[Afwezig, ...]:
    """Who of the team is away now or within two weeks, and who stands in."""
    rijen = (
        Waarneming.objects.filter(voor_id__in=leden, tot__gt=sessie.nu, van__lt=sessie.nu + VOORUIT)
        .order_by("van", "pk")
        .values_list("voor__naam", "door__naam", "van", "tot")
    )
    return tuple(Afwezig(wie, door, timezone.localtime(van), timezone.localtime(tot)) for wie, door, van, tot in rijen)
