"""Which keys follow from which facts: the first writing of the rule (the second is ``models/muren/sleutels.sql``).

Keys are never granted by hand. They follow from being involved (*betrokkenheid*, dated, with mother organisation and
task), from leading a team, from standing in (*waarneming*), from being on duty (*dienst*), from consent that counts
now (*toestemming*, ``regels.rechten.toestemming``), from emergency access (*noodtoegang*). Each is one ``Bron``, judged
in ``_bron_geldt``. Design, section 3; ``rollen.yaml``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.oordeel import Oordeel


class Bron(StrEnum):
    """From which kind of fact a key may follow; ``SLUITING`` and ``BEKENDE`` take keys away."""

    EIGEN = "eigen"
    WAARNEMING = "waarneming"
    TEAM = "team"
    DIENST = "dienst"
    TOESTEMMING = "toestemming"
    NOODTOEGANG = "noodtoegang"
    SLUITING = "sluiting"
    BEKENDE = "bekende"


_SLUITEND = (Bron.SLUITING, Bron.BEKENDE)


class Sleutelfeit(NamedTuple):
    """One fact about the actor and one household, as recorded; whether it counts now is for the rule.

    ``leden`` empty: the involvement is with the whole household. ``maatregel_*``: the measure or power on which the
    involvement rests, if any; it counts only while that is in force. ``bron_van``/``bron_tot``: the period of the
    stand-in, the duty or the emergency access; for a team since when the actor is in it, for family or a colleague
    since when that is known; for consent since when everybody had said yes, until somebody took it back. ``lagen``:
    what that consent names; ``telt``: whether it counts now (``regels.rechten.toestemming``).
    """

    bron: Bron
    huishouden: int
    rol: str = ""
    van: date | None = None
    tot: date | None = None
    leden: frozenset[int] = frozenset()
    op_maatregel: bool = False
    maatregel_lid: int | None = None
    maatregel_van: date | None = None
    maatregel_tot: date | None = None
    bron_van: datetime | None = None
    bron_tot: datetime | None = None
    namens: int | None = None
    lagen: frozenset[int] = frozenset()
    telt: bool = True


class Bundel(NamedTuple):
    """Facts alike in everything but household and period: a team leader has thousands that differ in nothing else.

    ``feit`` is what they share; its own household and period say nothing. The others stand side by side: for each
    fact its household and its first and last day, as ordinals (``date.toordinal``).
    """

    feit: Sleutelfeit
    huishoudens: Sequence[int]
    van: Sequence[int | None]
    tot: Sequence[int | None]

    def los(self) -> list[Sleutelfeit]:
        """The facts one by one."""
        dagen = zip(*((dag and date.fromordinal(dag) for dag in rij) for rij in (self.van, self.tot)), strict=True)
        return [
            self.feit._replace(huishouden=huishouden, van=van, tot=tot)
            for huishouden, (van, tot) in zip(self.huishoudens, dagen, strict=True)
        ]

    def in_kracht(self, op: date) -> list[int]:
        """The households of which the fact holds on a day: ``in_kracht``, for all at once."""
        dag = op.toordinal()
        rijen = zip(self.huishoudens, self.van, self.tot, strict=True)
        return [nummer for nummer, van, tot in rijen if van is not None and van <= dag and (tot is None or dag < tot)]


def bundel(feiten: Iterable[Sleutelfeit]) -> list[Bundel]:
    """Put facts together that differ in household and period alone."""
    gedeeld: dict[Sleutelfeit, list[Sleutelfeit]] = defaultdict(list)
    for feit in feiten:
        gedeeld[feit._replace(huishouden=0, van=None, tot=None)].append(feit)
    return [
        Bundel(
            feit,
            [een.huishouden for een in groep],
            [een.van.toordinal() if een.van else None for een in groep],
            [een.tot.toordinal() if een.tot else None for een in groep],
        )
        for feit, groep in gedeeld.items()
    ]


@dataclass(frozen=True)
class Recht:
    """One row of ``rollen.yaml``: a role may, for a purpose, through a tie, open a layer."""

    rol: str
    doel: Doel
    laag: Laag
    reikwijdte: Reikwijdte


@dataclass(frozen=True)
class Sleutelbos:
    """What an actor may open now, for one purpose.

    ``sleutels``: household x layer, as numbers. ``deel``: those among them that reach only some members;
    ``leden``: which members those are. ``namens``: members for whom the actor looks, from whom lines can be hidden.
    ``streng``: those of ``deel`` by which a line about nobody in particular stays out of reach. ``buiten``: a member
    whom one layer of a household reaches and another does not (as ``sleutel(lid, laag)``). ``namens_in``: ``namens``
    again, each with the household in which that is.
    """

    sleutels: frozenset[int] = frozenset()
    deel: frozenset[int] = frozenset()
    leden: frozenset[int] = frozenset()
    namens: frozenset[int] = frozenset()
    streng: frozenset[int] = field(default=frozenset(), kw_only=True)
    buiten: frozenset[int] = field(default=frozenset(), kw_only=True)
    namens_in: frozenset[tuple[int, int]] = field(default=frozenset(), kw_only=True)

    @property
    def huishoudens(self) -> frozenset[int]:
        """The households for which there is any key."""
        return frozenset(nummer // FACTOR for nummer in self.sleutels)

    def binnen(self, huishoudens: Collection[int]) -> "Sleutelbos":
        """Return the same keys for some households only."""
        gekozen = {sleutel(nummer, laag) for nummer in huishoudens for laag in Laag}
        return replace(self, sleutels=self.sleutels & gekozen, deel=self.deel & gekozen)

    def lagen(self, huishouden: int) -> frozenset[Laag]:
        """The layers of one household that are open."""
        return frozenset(laag for laag in Laag if sleutel(huishouden, laag) in self.sleutels)

    def ziet(self, huishouden: int, laag: int, betreft: Iterable[int] = (), niet_voor: Iterable[int] = ()) -> bool:
        """Whether a line in this layer, about these members, hidden from those, may be seen (shielding apart)."""
        nummer = sleutel(huishouden, laag)
        if nummer not in self.sleutels or self.namens.intersection(niet_voor):
            return False
        over = frozenset(betreft)
        return nummer not in self.deel or (
            over <= self.leden
            and self.buiten.isdisjoint(sleutel(lid, laag) for lid in over)
            and (bool(over) or nummer not in self.streng)
        )


@dataclass
class _Bos:
    heel: set[int] = field(default_factory=set)
    deel: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    ruim: set[int] = field(default_factory=set)
    namens: set[tuple[int, int]] = field(default_factory=set)


def in_kracht(van: date | None, tot: date | None, op: date) -> bool:
    """Whether a dated fact [van, tot) holds on a day; an open end holds on."""
    return van is not None and van <= op and (tot is None or op < tot)


def sleutelbos(
    bundels: Iterable[Bundel], rechten: Iterable[Recht], *, rol: str, doel: Doel, nu: datetime, vandaag: date
) -> Sleutelbos:
    """Return the keys that follow from the facts for one purpose.

    ``rol`` is the role of the actor's capacity, ``vandaag`` the day of ``nu`` in the Netherlands. A household that is
    closed to the team, or in which family or a colleague lives, gives no key whatever else is true.
    """
    alle = list(bundels)
    dicht = {huishouden for een in alle for huishouden in _gesloten(een, vandaag)}
    tabel = _tabel(rechten, doel)
    bos = _Bos()
    for een in alle:
        if een.feit.bron not in _SLUITEND and _bron_geldt(een.feit, nu=nu, vandaag=vandaag):
            open_ = [nummer for nummer in een.in_kracht(vandaag) if nummer not in dicht]
            _voeg_toe(bos, een.feit, open_, _lagen(tabel, een.feit, rol))
    beperkt = {nummer: leden for nummer, leden in bos.deel.items() if nummer not in bos.heel}
    return Sleutelbos(
        frozenset(bos.heel.union(beperkt)),
        frozenset(beperkt),
        frozenset(lid for leden in beperkt.values() for lid in leden),
        frozenset(lid for _, lid in bos.namens),
        streng=frozenset(beperkt) - bos.ruim,
        buiten=_buiten(beperkt),
        namens_in=frozenset(bos.namens),
    )


def _buiten(beperkt: Mapping[int, Collection[int]]) -> frozenset[int]:
    """Where the limited keys of one household reach different members: who is out of reach of which layer."""
    per_huis: dict[int, set[int]] = defaultdict(set)
    for nummer, leden in beperkt.items():
        per_huis[nummer // FACTOR].update(leden)
    return frozenset(
        sleutel(lid, nummer % FACTOR)
        for nummer, leden in beperkt.items()
        for lid in per_huis[nummer // FACTOR].difference(leden)
    )


def _gesloten(een: Bundel, vandaag: date) -> Sequence[int]:
    """The households that these facts close, whatever else is true."""
    if een.feit.bron is Bron.BEKENDE:
        return een.huishoudens
    return een.in_kracht(vandaag) if een.feit.bron is Bron.SLUITING else ()


def _tabel(rechten: Iterable[Recht], doel: Doel) -> dict[tuple[str, Reikwijdte], frozenset[Laag]]:
    tabel: dict[tuple[str, Reikwijdte], set[Laag]] = defaultdict(set)
    for recht in rechten:
        if recht.doel is doel:
            tabel[recht.rol, recht.reikwijdte].add(recht.laag)
    return {plaats: frozenset(lagen) for plaats, lagen in tabel.items()}


def _bron_geldt(feit: Sleutelfeit, *, nu: datetime, vandaag: date) -> bool:
    """Whether what a tie rests on holds now: its measure in force, stand-in, duty or emergency access running."""
    if feit.op_maatregel and not in_kracht(feit.maatregel_van, feit.maatregel_tot, vandaag):
        return False
    if feit.bron is Bron.TOESTEMMING:
        return feit.telt
    if feit.bron in (Bron.WAARNEMING, Bron.DIENST, Bron.NOODTOEGANG):
        return feit.bron_van is not None and feit.bron_van <= nu and (feit.bron_tot is None or nu < feit.bron_tot)
    return True


def _band_geldt(feit: Sleutelfeit, *, nu: datetime, vandaag: date) -> bool:
    """Whether the tie itself holds now, with all that it rests on."""
    geldt = feit.bron not in _SLUITEND and in_kracht(feit.van, feit.tot, vandaag)
    return geldt and _bron_geldt(feit, nu=nu, vandaag=vandaag)


def _lagen(tabel: dict[tuple[str, Reikwijdte], frozenset[Laag]], feit: Sleutelfeit, rol: str) -> frozenset[Laag]:
    """The layers that a fact opens; a stand-in gets no more than a stand-in may, nor more than whom they replace."""
    geen: frozenset[Laag] = frozenset()
    if feit.bron is Bron.EIGEN:
        return tabel.get((feit.rol, Reikwijdte.EIGEN), geen)
    if feit.bron is Bron.WAARNEMING:
        return tabel.get((feit.rol, Reikwijdte.EIGEN), geen) & tabel.get(("waarnemer", Reikwijdte.EIGEN), geen)
    if feit.bron is Bron.TOESTEMMING:
        return tabel.get(("ontvanger", Reikwijdte.TOESTEMMING), geen) & feit.lagen
    if feit.bron is Bron.TEAM:
        return tabel.get((rol, Reikwijdte.TEAM), geen)
    if feit.bron is Bron.NOODTOEGANG:
        return tabel.get((rol, Reikwijdte.NOOD), geen)
    return tabel.get(("dienstdoende", Reikwijdte.DIENST), geen)


def _voeg_toe(bos: _Bos, feit: Sleutelfeit, huishoudens: Sequence[int], lagen: frozenset[Laag]) -> None:
    leden = {feit.maatregel_lid} if feit.op_maatregel and feit.maatregel_lid else feit.leden
    if huishoudens and lagen and feit.namens is not None and feit.bron not in (Bron.TEAM, Bron.DIENST):
        bos.namens.update((nummer, feit.namens) for nummer in huishoudens)
    for laag in lagen:
        nummers = [nummer * FACTOR + laag for nummer in huishoudens]
        if not leden:
            bos.heel.update(nummers)
            continue
        for nummer in nummers:
            bos.deel[nummer].update(leden)
        if feit.bron is not Bron.TOESTEMMING:
            bos.ruim.update(nummers)


def hield_sleutel(feiten: Iterable[Sleutelfeit], rechten: Iterable[Recht], *, rol: str, nu: datetime) -> bool:
    """Whether the actor holds a key or once held one, for any purpose: only then may a refusal explain itself.

    A tie alone is not enough: it must have given a layer at some moment up to ``nu`` (in the time of the Netherlands),
    its measure and its stand-in or duty running, the file not closed to the team and nobody in it known. Who comes
    later, who stood in after it ended, whose role opens nothing: to them nothing is there. Design, section 3.
    """
    alle, tabel = list(feiten), list(rechten)
    tabellen = [_tabel(tabel, doel) for doel in Doel]
    dicht = sorted(_periode(feit, nu) for feit in alle if feit.bron in _SLUITEND)
    return any(
        _eerste_open(_periode(feit, nu), dicht) <= nu
        for feit in alle
        if feit.bron not in _SLUITEND and any(_lagen(per_doel, feit, rol) for per_doel in tabellen)
    )


_NOOIT = datetime.max.replace(tzinfo=UTC)
_ALTIJD = datetime.min.replace(tzinfo=UTC)


def _periode(feit: Sleutelfeit, nu: datetime) -> tuple[datetime, datetime]:
    """From when until when a fact held, all its parts together; empty when they never met.

    Who became involved and stopped on one day held a key for a part of that day.
    """
    eigen_tot = feit.tot
    if feit.bron is Bron.EIGEN and feit.van is not None and feit.tot == feit.van:
        eigen_tot = feit.van + timedelta(days=1)
    begin = [feit.van, feit.maatregel_van if feit.op_maatregel else None]
    einde = [eigen_tot, feit.maatregel_tot if feit.op_maatregel else None]
    van = [datetime.combine(dag, time.min, nu.tzinfo) for dag in begin if dag]
    tot = [datetime.combine(dag, time.min, nu.tzinfo) for dag in einde if dag]
    return max([*van, feit.bron_van or _ALTIJD]), min([*tot, feit.bron_tot or _NOOIT])


def _eerste_open(periode: tuple[datetime, datetime], dicht: Iterable[tuple[datetime, datetime]]) -> datetime:
    """The first moment of a period that no closure covers (closures in order of their beginning)."""
    moment, einde = periode
    for van, tot in dicht:
        if van <= moment:
            moment = max(moment, tot)
    return moment if moment < einde else _NOOIT


_REDENEN = {
    Bron.EIGEN: "u bent betrokken bij dit huishouden",
    Bron.WAARNEMING: "u neemt waar voor een collega die betrokken is",
    Bron.TEAM: "uw team is betrokken bij dit huishouden",
    Bron.DIENST: "u hebt dienst voor het team dat betrokken is",
    Bron.TOESTEMMING: "er is toestemming om dit met u te delen",
    Bron.NOODTOEGANG: "u hebt noodtoegang, hoogstens een uur, en dat wordt nagekeken",
}


def waarom(
    feiten: Iterable[Sleutelfeit], rechten: Iterable[Recht], *, rol: str, doel: Doel, nu: datetime, vandaag: date
) -> Oordeel:
    """Explain, for the facts about one household, why it opens, or since when it no longer does.

    The text for a refusal is only for somebody who once held a key (design, section 3).
    """
    alle = list(feiten)
    if any(f.bron is Bron.BEKENDE for f in alle):
        return Oordeel(False, "U kunt dit niet openen: het gaat om familie of een collega van u.")
    if any(f.bron is Bron.SLUITING and in_kracht(f.van, f.tot, vandaag) for f in alle):
        return Oordeel(False, "U kunt dit niet openen: dit dossier is gesloten voor uw team.")
    tabel = _tabel(rechten, doel)
    geldig = [f for f in alle if _band_geldt(f, nu=nu, vandaag=vandaag) and _lagen(tabel, f, rol)]
    if geldig:
        redenen = list(dict.fromkeys(_REDENEN[f.bron] for f in geldig))
        return Oordeel(True, f"U mag dit zien, want {' en '.join(redenen)}.", grondslag=geldig[0].bron)
    if any(f.bron is Bron.TOESTEMMING for f in alle) and doel is Doel.GEDEELD:
        return Oordeel(False, "U mag dit niet meer inzien: de toestemming om het met u te delen geldt niet meer.")
    einden = [f.tot for f in alle if f.tot is not None and f.tot <= vandaag and f.bron is not Bron.TOESTEMMING]
    if einden:
        return Oordeel(False, f"U mag dit niet inzien: u bent sinds {max(einden):%d-%m-%Y} niet meer betrokken.")
    return Oordeel(False, "U mag dit niet inzien voor dit doel.")
