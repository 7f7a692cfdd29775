"""Reading figures: per municipality by theme, one measure over the years, and beside similar municipalities.

Public figures, so no door and no inzage; what a municipality sees is what any other sees.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from tandem.koppelingen.inhoud import catalogus
from tandem.models import Cijfer, Cijferlevering, Organisatie
from tandem.regels.kennis.cijfers import ONBEKEND, Stand, Waarde
from tandem.regels.kennis.thema import INWONERS, Cijferthema, Soortgelijkregel, Verhaal
from tandem.regels.kennis.vergelijken import Stap, laatste_stap, midden, per_duizend, soortgelijk
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Gemeentekeuze:
    """A municipality of the region that can be chosen."""

    code: str
    cbs: str
    naam: str


@dataclass(frozen=True)
class Levering:
    """Where figures come from."""

    openbaar: UUID
    tabel: str
    titel: str
    thema: str
    bron: str
    gepubliceerd_op: date
    geladen_op: date
    door: str
    vijftallen: bool
    maten: tuple[str, ...]


@dataclass(frozen=True)
class Maatrij:
    """One measure on the page of a theme: the last year that the table has, and the step to it."""

    levering: Levering
    maat: int
    naam: str
    jaar: int | None
    waarde: Waarde
    stap: Stap | None


@dataclass(frozen=True)
class Themablad:
    """A theme with its measures for one municipality, and the stories beside them."""

    thema: Cijferthema
    maten: tuple[Maatrij, ...]
    verhalen: tuple[Verhaal, ...]


@dataclass(frozen=True)
class Cijferbeeld:
    """The figures of one municipality by theme; ``gekozen`` None: there is no municipality to show."""

    gemeenten: tuple[Gemeentekeuze, ...]
    gekozen: Gemeentekeuze | None
    themas: tuple[Themablad, ...]
    leveringen: tuple[Levering, ...]


@dataclass(frozen=True)
class Vergelijkrij:
    """A similar municipality: its number of inhabitants, the figure, and the figure per thousand inhabitants."""

    naam: str
    eigen: bool
    inwoners: Waarde
    waarde: Waarde
    per_duizend: Waarde


@dataclass(frozen=True)
class Maatbeeld:
    """One measure of one municipality over the years, beside similar ones in the last year that both tables have."""

    gemeenten: tuple[Gemeentekeuze, ...]
    gekozen: Gemeentekeuze
    thema: Cijferthema
    levering: Levering
    maat: int
    naam: str
    jaren: tuple[tuple[int, Waarde], ...]
    stap: Stap | None
    regel: Soortgelijkregel
    vergelijkjaar: int | None
    naast: tuple[Vergelijkrij, ...]
    midden: Waarde
    verhalen: tuple[Verhaal, ...]


def cijferbeeld(*, door: Actor, gemeente: str = "") -> Cijferbeeld:
    """Return the figures of a municipality (``gemeente``: its code; else the actor's own, else the first)."""
    keuzes = _keuzes()
    gekozen = _kies(keuzes, door, gemeente)
    leveringen = _leveringen()
    reeksen = _reeksen(gekozen.cbs if gekozen else "", [een.openbaar for een in leveringen])
    bladen = [
        Themablad(
            thema,
            tuple(_maat(een, nr, reeksen) for een in leveringen if een.thema == code for nr in range(len(een.maten))),
            _verhalen(code),
        )
        for code, thema in catalogus().cijferthemas.items()
    ]
    return Cijferbeeld(keuzes, gekozen, tuple(bladen), leveringen)


def eigen_cijfers(*, door: Actor, hoeveel: int = 2) -> tuple[Maatrij, ...]:
    """Return the first measures of the actor's own municipality whose last year is known, one per theme.

    None for who does not work for a municipality of the region: another's figures would be taken for the own.
    """
    beeld = cijferbeeld(door=door)
    eigen = Organisatie.objects.filter(pk=door.organisatie).values_list("gemeente__code", flat=True).first()
    if beeld.gekozen is None or beeld.gekozen.code != eigen:
        return ()
    eerste = (next((maat for maat in blad.maten if maat.waarde.stand is Stand.BEKEND), None) for blad in beeld.themas)
    bekend = [maat for maat in eerste if maat is not None and maat.levering.thema != INWONERS]
    return tuple(bekend[:hoeveel])


def maatbeeld(*, door: Actor, tabel: str, maat: int, gemeente: str = "") -> Maatbeeld:
    """Return one measure of a table. Raises ``NietGevonden`` when there is no such table or measure."""
    keuzes = _keuzes()
    gekozen = _kies(keuzes, door, gemeente)
    levering = next((een for een in _leveringen() if een.tabel == tabel), None)
    if levering is None or gekozen is None or maat >= len(levering.maten):
        raise NietGevonden
    reeks = _reeksen(gekozen.cbs, [levering.openbaar]).get((levering.openbaar, maat), {})
    regel = next(iter(catalogus().soortgelijkregels.values()))
    jaar, naast = _naast(levering, maat, gekozen, regel)
    return Maatbeeld(
        gemeenten=keuzes,
        gekozen=gekozen,
        thema=catalogus().cijferthemas[levering.thema],
        levering=levering,
        maat=maat,
        naam=levering.maten[maat],
        jaren=tuple(sorted(reeks.items())),
        stap=laatste_stap(reeks, vijftallen=levering.vijftallen),
        regel=regel,
        vergelijkjaar=jaar,
        naast=naast,
        midden=midden([rij.per_duizend for rij in naast if not rij.eigen]),
        verhalen=_verhalen(levering.thema),
    )


def themakeuzes() -> tuple[tuple[str, str], ...]:
    """Return the themes of content, for a form."""
    return tuple((thema.code, thema.naam) for thema in catalogus().cijferthemas.values())


def _keuzes() -> tuple[Gemeentekeuze, ...]:
    gemeenten = catalogus().gemeenten.values()
    return tuple(Gemeentekeuze(een.code, een.cbs_code, een.naam) for een in gemeenten if een.cbs_code)


def _kies(keuzes: tuple[Gemeentekeuze, ...], door: Actor, gevraagd: str) -> Gemeentekeuze | None:
    eigen = Organisatie.objects.filter(pk=door.organisatie).values_list("gemeente__code", flat=True).first()
    per_code = {een.code: een for een in keuzes}
    return per_code.get(gevraagd) or per_code.get(eigen or "") or next(iter(keuzes), None)


def _leveringen() -> tuple[Levering, ...]:
    rijen = Cijferlevering.objects.filter(vervallen_op=None).select_related("door").order_by("titel", "tabel")
    return tuple(
        Levering(
            rij.openbaar,
            rij.tabel,
            rij.titel,
            rij.thema,
            rij.bron,
            rij.gepubliceerd_op,
            timezone.localdate(rij.geladen_op),
            rij.door.naam,
            rij.vijftallen,
            tuple(rij.maten),
        )
        for rij in rijen
    )


def _reeksen(cbs: str, leveringen: list[UUID]) -> dict[tuple[UUID, int], dict[int, Waarde]]:
    """The figures of one municipality: per table and measure the value by year."""
    uit: dict[tuple[UUID, int], dict[int, Waarde]] = {}
    rijen = Cijfer.objects.filter(regio=cbs, levering__openbaar__in=leveringen)
    for openbaar, maat, jaar, stand, getal in rijen.values_list("levering__openbaar", "maat", "jaar", "stand", "getal"):
        uit.setdefault((openbaar, maat), {})[jaar] = Waarde(Stand(stand), getal)
    return uit


def _maat(levering: Levering, maat: int, reeksen: Mapping[tuple[UUID, int], Mapping[int, Waarde]]) -> Maatrij:
    reeks = reeksen.get((levering.openbaar, maat), {})
    jaar = max(reeks, default=None)
    waarde = reeks[jaar] if jaar is not None else ONBEKEND
    stap = laatste_stap(reeks, vijftallen=levering.vijftallen)
    return Maatrij(levering, maat, levering.maten[maat], jaar, waarde, stap)


def _verhalen(thema: str) -> tuple[Verhaal, ...]:
    return tuple(een for een in catalogus().verhalen.values() if een.thema == thema)


def _naast(
    levering: Levering, maat: int, gekozen: Gemeentekeuze, regel: Soortgelijkregel
) -> tuple[int | None, tuple[Vergelijkrij, ...]]:
    """The municipality and the similar ones, in the last year in which inhabitants are known too."""
    mensen = Cijferlevering.objects.filter(thema=INWONERS, vervallen_op=None).order_by("titel", "tabel").first()
    if mensen is None or levering.thema == INWONERS:
        return None, ()
    jaren = Cijfer.objects.filter(levering=mensen, maat=0).values("jaar")
    hier = Cijfer.objects.filter(levering__openbaar=levering.openbaar, maat=maat, jaar__in=jaren)
    jaar = hier.aggregate(laatste=Max("jaar"))["laatste"]
    if jaar is None:
        return None, ()
    inwoners = _op(mensen.openbaar, 0, jaar)
    waarden = _op(levering.openbaar, maat, jaar)
    onze = {een.cbs: een.naam for een in _keuzes()}
    namen = {**mensen.namen, **onze}
    codes = soortgelijk(gekozen.cbs, inwoners, hoeveel=regel.hoeveel)
    rijen = [
        Vergelijkrij(
            namen.get(code, code),
            code == gekozen.cbs,
            inwoners.get(code, ONBEKEND),
            waarden.get(code, ONBEKEND),
            per_duizend(waarden.get(code, ONBEKEND), inwoners.get(code, ONBEKEND)),
        )
        for code in (gekozen.cbs, *codes)
    ]
    return jaar, tuple(rijen) if codes else ()


def _op(levering: UUID, maat: int, jaar: int) -> dict[str, Waarde]:
    rijen = Cijfer.objects.filter(levering__openbaar=levering, maat=maat, jaar=jaar)
    return {regio: Waarde(Stand(stand), getal) for regio, stand, getal in rijen.values_list("regio", "stand", "getal")}
