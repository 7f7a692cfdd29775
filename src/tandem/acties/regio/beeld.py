"""The region as a picture: who belongs where by which reading, where the sources disagree, what they leave open.

No household data, so no door and no inzage. What stands in the tables is shown, because that is what the system uses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from tandem.koppelingen.inhoud import catalogus
from tandem.models import Gemeente, Regiolidmaatschap, Team, Tegenspraak

NIET_GENOEMD = "niet_genoemd"


@dataclass(frozen=True)
class Lezing:
    """One reading of a membership: `lid`, `afgeleid` or `niet_genoemd`; `van` None: nobody says since when."""

    soort: str
    van: date | None
    tot: date | None
    bron: str


@dataclass(frozen=True)
class Gemeentebeeld:
    """A municipality in a grouping. `betwist`: one source names it as a member and another leaves it out."""

    naam: str
    is_centrum: bool
    lezingen: tuple[Lezing, ...]
    teams: tuple[str, ...]

    @property
    def betwist(self) -> bool:
        """Whether the readings differ on whether it belongs here."""
        return len({lezing.soort == NIET_GENOEMD for lezing in self.lezingen}) > 1

    @property
    def genoemd(self) -> bool:
        """Whether any reading makes it a member."""
        return any(lezing.soort != NIET_GENOEMD for lezing in self.lezingen)


@dataclass(frozen=True)
class Verbandbeeld:
    """A grouping of municipalities; its centre (if it has one) comes first."""

    code: str
    naam: str
    waarvoor: str
    gemeenten: tuple[Gemeentebeeld, ...]

    @property
    def zeker(self) -> int:
        """How many municipalities belong to it by every reading."""
        return sum(gemeente.genoemd and not gemeente.betwist for gemeente in self.gemeenten)

    @property
    def afgeleid(self) -> bool:
        """Whether no source lists its members, so that they were derived."""
        return any(lezing.soort == "afgeleid" for gemeente in self.gemeenten for lezing in gemeente.lezingen)

    @property
    def hoogstens(self) -> int:
        """How many belong to it by at least one reading."""
        return sum(gemeente.genoemd for gemeente in self.gemeenten)


@dataclass(frozen=True)
class Gemeenteregel:
    """One municipality across all groupings: in each, in the order of `Regiobeeld.andere`, whether it belongs."""

    naam: str
    centrumregio: str
    betwist: bool
    ook_in: tuple[bool, ...]
    teams: tuple[str, ...]


@dataclass(frozen=True)
class Regiobeeld:
    """The groupings with a centre municipality, and the others."""

    centrumregios: tuple[Verbandbeeld, ...]
    andere: tuple[Verbandbeeld, ...]
    op: date

    @property
    def gemeenten(self) -> tuple[Gemeenteregel, ...]:
        """Every municipality that some reading puts in a centre region, by name."""
        leden = [{g.naam for g in verband.gemeenten if g.genoemd and not g.betwist} for verband in self.andere]
        regels = [
            Gemeenteregel(g.naam, verband.naam, g.betwist, tuple(g.naam in wie for wie in leden), g.teams)
            for verband in self.centrumregios
            for g in verband.gemeenten
            if g.genoemd
        ]
        return tuple(sorted(regels, key=lambda regel: regel.naam))


@dataclass(frozen=True)
class Plaats:
    """A place in a document, with the words that stand there where they matter."""

    plaats: str
    citaat: str


@dataclass(frozen=True)
class Tegenspraakbeeld:
    """A contradiction: every reading with its places, and what Tandem does meanwhile."""

    code: str
    onderwerp: str
    lezingen: tuple[tuple[str, tuple[Plaats, ...]], ...]
    gevolg: str


@dataclass(frozen=True)
class OpenPuntbeeld:
    """What the sources name without giving it."""

    onderwerp: str
    wat_ontbreekt: str
    wat_tandem_doet: str
    bron: str


def regiobeeld(*, op: date | None = None) -> Regiobeeld:
    """Return the region as it is on a day (today unless given), with every reading that holds then."""
    dag = op or timezone.localdate()
    rijen = list(_geldig(dag).select_related("gemeente", "centrum").order_by("gemeente__naam", "lezing"))
    teams: dict[int, list[str]] = {}
    for team in Team.objects.filter(soort="lokaal_team").exclude(gemeente=None).order_by("naam"):
        teams.setdefault(team.gemeente_id or 0, []).append(team.naam)
    beelden = {
        verband.code: _verband(verband, [rij for rij in rijen if rij.verband == verband.code], teams)
        for verband in catalogus().verbanden.values()
    }
    met_centrum = {verband.code for verband in catalogus().verbanden.values() if verband.centrumgemeente}
    return Regiobeeld(
        tuple(beeld for code, beeld in beelden.items() if code in met_centrum),
        tuple(beeld for code, beeld in beelden.items() if code not in met_centrum),
        dag,
    )


def _geldig(dag: date) -> "QuerySet[Regiolidmaatschap]":
    begonnen, loopt = Q(van=None) | Q(van__lte=dag), Q(tot=None) | Q(tot__gt=dag)
    return Regiolidmaatschap.objects.filter(begonnen & loopt)


def _verband(verband: Any, rijen: Iterable[Regiolidmaatschap], teams: dict[int, list[str]]) -> Verbandbeeld:
    per_gemeente: dict[Gemeente, list[Regiolidmaatschap]] = {}
    for rij in rijen:
        per_gemeente.setdefault(rij.gemeente, []).append(rij)
    gemeenten = [
        Gemeentebeeld(
            naam=gemeente.naam,
            is_centrum=leden[0].centrum_id == gemeente.pk,
            lezingen=tuple(Lezing(lid.lezing, lid.van, lid.tot, lid.bron) for lid in leden),
            teams=tuple(teams.get(gemeente.pk, ())),
        )
        for gemeente, leden in per_gemeente.items()
    ]
    gemeenten.sort(key=lambda beeld: (not beeld.is_centrum, beeld.naam))
    return Verbandbeeld(verband.code, verband.naam, verband.waarvoor, tuple(gemeenten))


def tegenspraken() -> tuple[Tegenspraakbeeld, ...]:
    """Return every contradiction in the order of the content."""
    volgorde = {code: plek for plek, code in enumerate(catalogus().tegenspraken)}
    rijen = Tegenspraak.objects.order_by(F("code"))
    beelden = [
        Tegenspraakbeeld(
            rij.code,
            rij.onderwerp,
            tuple((lezing["lezing"], _plaatsen(lezing)) for lezing in rij.lezingen),
            rij.gevolg,
        )
        for rij in rijen
    ]
    return tuple(sorted(beelden, key=lambda beeld: volgorde.get(beeld.code, len(volgorde))))


def _plaatsen(lezing: dict[str, Any]) -> tuple[Plaats, ...]:
    return tuple(Plaats(plek["plaats"], plek["citaat"]) for plek in lezing["plaatsen"])


def open_punten() -> tuple[OpenPuntbeeld, ...]:
    """Return what the sources leave open, with its place."""
    return tuple(
        OpenPuntbeeld(punt.onderwerp, punt.wat_ontbreekt, punt.wat_tandem_doet, catalogus().herkomst(punt))
        for punt in catalogus().open_punten.values()
    )
