"""Comparing with municipalities that opened their results: all parts at once, and one part over the years.

Only established results are compared, of whole municipalities. What a municipality did not open is not there at all:
it is in no count and in no middle. What rests on few respondents is there as secret.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from tandem.acties.bouwstenen.inhoud import acties
from tandem.acties.bouwstenen.voorbeelden import Voorbeeldbeeld, voorbeelden_in
from tandem.acties.gemeente.andere_versies import Anders, anders_gemeten
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.instrumenten import alle_nieuwste, nieuwste
from tandem.acties.zelfscan.uitkomst import zelfde_vragen
from tandem.models import Organisatie, Uitkomst
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, bekend
from tandem.regels.zelfscan.instrument import Deel, Instrument
from tandem.regels.zelfscan.overzetten import Overgezet
from tandem.regels.zelfscan.vergelijken import (
    Meting,
    Opvallend,
    Plaats,
    midden,
    opvallend,
    plaats,
    wie_doet_dit_goed,
)

STAP = Decimal(1)
"""A striking difference: one level of the scale. Own choice; the page says so."""


@dataclass(frozen=True)
class Gemeenteregel:
    """The newest result of one municipality: a figure per part.

    ``anders``: of each part that was measured with other questions over what it is, or why it cannot be compared. Such
    a figure is among ``cijfers`` only when it is over every question that counts.
    """

    organisatie: int
    naam: str
    eigen: bool
    op: date
    cijfers: Mapping[str, Cijfer]
    versie: str = ""
    anders: Mapping[str, Overgezet] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Vergelijkblad:
    """All municipalities that one may see, all parts."""

    kop: Organisatiekop
    instrument: Instrument
    instrumenten: tuple[Instrument, ...]
    delen: tuple[Deel, ...]
    regels: tuple[Gemeenteregel, ...]
    plaatsen: Mapping[str, Plaats]
    opvallend: tuple[Opvallend, ...]


@dataclass(frozen=True)
class Jaarregel:
    """One year: the own figure, the middle of the others, and over how many; ``anders``: the own asked otherwise."""

    jaar: int
    eigen: Cijfer
    midden: Cijfer
    anderen: int
    anders: bool = False


@dataclass(frozen=True)
class Wegwijzer:
    """A municipality with a higher figure, and its good examples about this subject."""

    naam: str
    cijfer: Cijfer
    voorbeelden: tuple[Voorbeeldbeeld, ...]


@dataclass(frozen=True)
class Onderdeelblad:
    """One part: the distribution with the own place, the years, and who does this well."""

    kop: Organisatiekop
    instrument: Instrument
    deel: Deel
    regels: tuple[Gemeenteregel, ...]
    plaats: Plaats
    metingen: tuple[Meting, ...]
    jaren: tuple[Jaarregel, ...]
    wegwijzers: tuple[Wegwijzer, ...]


def lees_vergelijking(*, door: Actor, instrument: str = "") -> Vergelijkblad:
    """Return the newest results side by side. Raises ``NietGevonden`` for an instrument without scores."""
    with lees_organisatie(door=door, wat="vergelijken met anderen") as sessie:
        lijsten = tuple(een for een in alle_nieuwste(sessie) if scorende_delen(een))
        lijst = next((een for een in lijsten if een.code == (instrument or _eigen_laatste(sessie))), None)
        if lijst is None and not instrument:
            lijst = lijsten[0]
        if lijst is None:
            raise NietGevonden
        regels = _regels(sessie, lijst, sessie.van(Uitkomst).filter(laatste=True))
        sessie.inzage(sessie.organisatie, *(een.organisatie for een in regels))
        eigen, anderen = _splits(regels, scorende_delen(lijst))
        return Vergelijkblad(
            kop=lees_organisatiekop(sessie),
            instrument=lijst,
            instrumenten=lijsten,
            delen=scorende_delen(lijst),
            regels=regels,
            plaatsen={code: plaats(cijfer, anderen[code]) for code, cijfer in eigen.items()},
            opvallend=opvallend(eigen, anderen, STAP),
        )


def _eigen_laatste(sessie: Organisatiesessie) -> str:
    """The instrument with which the own organisation measured last; empty when it never did."""
    rijen = sessie.mijn(Uitkomst).filter(laatste=True).order_by("-op")
    return rijen.values_list("instrument", flat=True).first() or ""


def scorende_delen(lijst: Instrument) -> tuple[Deel, ...]:
    """The parts of an instrument that have a score, so that there is something to compare."""
    return tuple(deel for deel in lijst.delen if deel.tellende_vragen)


_KOLOMMEN = ("organisatie_id", "onderdeel", "laag", "ist", "geheim", "op", "instrument_versie", "ingekort")


def _regels(sessie: Organisatiesessie, lijst: Instrument, rijen: Iterable[Uitkomst]) -> tuple[Gemeenteregel, ...]:
    """One line per organisation: the own first, then by name."""
    gelezen = rijen.filter(instrument=lijst.code, team=None).values_list(*_KOLOMMEN)  # type: ignore[attr-defined]
    gelijk = _Gelijk(sessie, lijst)
    cijfers: dict[int, dict[str, Cijfer]] = defaultdict(dict)
    dagen: dict[int, date] = {}
    for organisatie, code, laag, ist, geheim, op, versie, ingekort in gelezen:
        dagen[organisatie] = op
        if code not in gelijk.delen or (code in cijfers[organisatie] and laag != Werklaag.WERK):
            continue
        if geheim or gelijk(code, versie, ingekort=ingekort):
            cijfers[organisatie][code] = _cijfer(ist, geheim)
    anders = {een.organisatie: een for een in anders_gemeten(sessie, lijst, laatste=True)}
    namen = dict(Organisatie.objects.filter(pk__in=[*dagen, *anders]).values_list("pk", "naam"))
    dagen |= {nr: een.op for nr, een in anders.items()}
    lijnen = (_lijn(nr, namen[nr], sessie, dagen[nr], cijfers[nr], anders.get(nr)) for nr in dagen)
    return tuple(sorted(lijnen, key=lambda een: (not een.eigen, een.naam)))


def _lijn(
    nummer: int, naam: str, sessie: Organisatiesessie, op: date, cijfers: dict[str, Cijfer], anders: Anders | None
) -> Gemeenteregel:
    """One municipality; parts that were asked otherwise get their figure over what stayed, where that is everything."""
    eigen = nummer == sessie.organisatie
    if anders is None:
        return Gemeenteregel(nummer, naam, eigen, op, cijfers)
    over = {code: een for code, een in anders.delen.items() if code not in cijfers}
    if anders.geheim:
        return Gemeenteregel(nummer, naam, eigen, op, cijfers | dict.fromkeys(over, GEHEIM), anders.versie)
    cijfers |= {code: bekend(een.getal) for code, een in over.items() if een.volledig and een.getal is not None}
    return Gemeenteregel(nummer, naam, eigen, op, cijfers, anders.versie, over)


class _Gelijk:
    """Whether what counts in a part was the same in another version; found once per part and version."""

    def __init__(self, sessie: Organisatiesessie, lijst: Instrument) -> None:
        self._sessie, self._lijst = sessie, lijst
        self._bekend: dict[tuple[str, str], bool] = {}
        self.delen = {deel.code: deel for deel in lijst.delen}

    def __call__(self, code: str, versie: str, *, ingekort: bool) -> bool:
        if (code, versie) not in self._bekend:
            deel, lijst = self.delen[code], self._lijst
            self._bekend[code, versie] = zelfde_vragen(self._sessie, lijst.code, deel, lijst.versie, versie)
        return self._bekend[code, versie] and not ingekort


def _cijfer(getal: Decimal | None, geheim: bool) -> Cijfer:
    if geheim:
        return GEHEIM
    return ONBEKEND if getal is None else bekend(getal)


def _splits(
    regels: tuple[Gemeenteregel, ...], delen: tuple[Deel, ...]
) -> tuple[dict[str, Cijfer], dict[str, list[Cijfer]]]:
    eigen = next((een.cijfers for een in regels if een.eigen), {})
    anderen = [een.cijfers for een in regels if not een.eigen]
    per_deel = {deel.code: [een.get(deel.code, ONBEKEND) for een in anderen] for deel in delen}
    return {deel.code: eigen.get(deel.code, ONBEKEND) for deel in delen}, per_deel


def lees_onderdeel(*, door: Actor, instrument: str, onderdeel: str) -> Onderdeelblad:
    """Return one part: distribution, years, and who does this well. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="een onderdeel vergelijken") as sessie:
        lijst = nieuwste(instrument, sessie)
        deel = next((een for een in scorende_delen(lijst) if een.code == onderdeel), None)
        if deel is None:
            raise NietGevonden
        rijen = sessie.van(Uitkomst).filter(onderdeel=onderdeel)
        regels = _regels(sessie, lijst, rijen.filter(laatste=True))
        sessie.inzage(sessie.organisatie, *(een.organisatie for een in regels))
        eigen, anderen = _splits(regels, (deel,))
        metingen, jaren = _verloop(sessie, lijst, deel, rijen)
        return Onderdeelblad(
            kop=lees_organisatiekop(sessie),
            instrument=lijst,
            deel=deel,
            regels=regels,
            plaats=plaats(eigen[onderdeel], anderen[onderdeel], **_anders_gevraagd(regels, onderdeel)),
            metingen=metingen,
            jaren=jaren,
            wegwijzers=_wegwijzers(sessie, deel, regels, eigen[onderdeel]),
        )


def _anders_gevraagd(regels: tuple[Gemeenteregel, ...], code: str) -> Any:
    """Who has a figure on this part that lies outside the comparison, for what was asked otherwise."""
    buiten = [een.eigen for een in regels if code in een.anders and code not in een.cijfers]
    return {"eigen_anders": any(buiten), "anderen_anders": buiten.count(False)}


def _verloop(
    sessie: Organisatiesessie, lijst: Instrument, deel: Deel, rijen: Iterable[Uitkomst]
) -> tuple[tuple[Meting, ...], tuple[Jaarregel, ...]]:
    """The own measurements, and per year the own last one beside the middle of the others' last ones."""
    gelezen = rijen.filter(instrument=lijst.code, team=None).order_by("op", "laag")  # type: ignore[attr-defined]
    per_jaar: dict[int, dict[int, Cijfer]] = defaultdict(dict)
    eigen: dict[date, Meting] = {}
    gelijk = _Gelijk(sessie, lijst)
    over = {(een.organisatie, een.op): een.delen.get(deel.code) for een in anders_gemeten(sessie, lijst, laatste=False)}
    for organisatie, code, laag, ist, geheim, op, versie, ingekort in gelezen.values_list(*_KOLOMMEN):
        cijfer, zelfde = _cijfer(ist, geheim), gelijk(code, versie, ingekort=ingekort)
        elders = over.get((organisatie, op))
        if not zelfde and not geheim and elders is not None and elders.volledig and elders.getal is not None:
            cijfer, zelfde = bekend(elders.getal), True
        if organisatie == sessie.organisatie:
            if laag == Werklaag.WERK or op not in eigen:
                eigen[op] = Meting(op, cijfer, zelfde)
        elif zelfde:
            per_jaar[op.year][organisatie] = cijfer
    metingen = tuple(eigen[op] for op in sorted(eigen))
    van_ons = {een.op.year: een for een in sorted(metingen, key=lambda een: (een.vergelijkbaar, een.op))}
    jaren = sorted({*per_jaar, *van_ons})
    return metingen, tuple(_jaar(jaar, van_ons.get(jaar), per_jaar.get(jaar, {})) for jaar in jaren)


def _jaar(jaar: int, eigen: Meting | None, anderen: Mapping[int, Cijfer]) -> Jaarregel:
    getallen = [cijfer.getal for cijfer in anderen.values() if cijfer.getal is not None]
    anders = eigen is not None and not eigen.vergelijkbaar
    cijfer = eigen.cijfer if eigen is not None and not anders else ONBEKEND
    return Jaarregel(jaar, cijfer, midden(getallen), len(getallen), anders)


def _wegwijzers(
    sessie: Organisatiesessie, deel: Deel, regels: tuple[Gemeenteregel, ...], eigen: Cijfer
) -> tuple[Wegwijzer, ...]:
    """Whom to ask: others with a higher figure, with the examples that they opened about this subject."""
    anderen = {een.organisatie: een for een in regels if not een.eigen}
    voorbeelden: dict[int, list[Voorbeeldbeeld]] = defaultdict(list)
    helpt = {*deel.helpt, *(code for vraag in deel.vragen for code in vraag.helpt)}
    for steen in sorted({acties()[code][0].code for code in helpt if code in acties()}):
        for een in voorbeelden_in(sessie, steen):
            voorbeelden[een.organisatie].append(een)
    cijfers = {nummer: een.cijfers.get(deel.code, ONBEKEND) for nummer, een in anderen.items()}
    gekozen = wie_doet_dit_goed(eigen, cijfers, frozenset(voorbeelden))
    sessie.inzage(*(nummer for nummer in voorbeelden if nummer != sessie.organisatie), sessie.organisatie)
    return tuple(Wegwijzer(anderen[nr].naam, cijfers[nr], tuple(voorbeelden.get(nr, ()))) for nr in gekozen)
