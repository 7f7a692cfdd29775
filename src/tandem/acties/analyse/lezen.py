"""Reading the integral analysis: one version with its lines, links, figures and answers, as this reader may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import noteer, ziet_alles
from tandem.acties.analyse.herkennen import Herkenningweergave, als_antwoorden, lees_herkenningen
from tandem.acties.analyse.kopie import opgevolgd
from tandem.acties.casus.betrokkenheid import geboortes
from tandem.acties.casus.regel import Regelweergave, eigen_kijk, toon_regel
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Analyse, Casus, Lid, Regel, Schaalscore, Verband
from tandem.regels.analyse import analyse as regel
from tandem.regels.analyse.analyse import Analysestaat, Toon
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Versiekort:
    """One version in short. ``versie`` counts its changes, for who saves at the same time."""

    openbaar: UUID
    casus: int
    nummer: int
    stand: Analysestaat
    waarvoor: str
    begonnen_op: date
    voorgelegd_op: datetime | None
    vastgesteld_op: date | None
    vastgesteld_door: str
    versie: int


@dataclass(frozen=True)
class Domein:
    """A life domain of this analysis, and why it is needed here; ``waarom`` empty: it only came along with a line."""

    code: str
    naam: str
    vraag: str
    waarom: str


@dataclass(frozen=True)
class Analyseregel:
    """A line with what became of it since the version before, and whether it changed after people were asked."""

    regel: Regelweergave
    nieuw: bool
    gewijzigd: bool
    na_voorleggen: bool


@dataclass(frozen=True)
class Verbandweergave:
    """A link between two lines, by their ids as they stand now."""

    openbaar: UUID
    van: int
    naar: int
    soort: str
    uitleg: str
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Cijferweergave:
    """A figure from 0 to 10 by one voice, or why there is none; ``lid`` for a member, else ``wie`` in words."""

    soort: str
    lid: int | None
    wie: str
    score: int | None
    geen_cijfer: str
    op: date
    tekst: str
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...]


@dataclass(frozen=True)
class Analysebeeld:
    """What the page of a version shows. ``te_vragen``: members who must still be asked; ``heel``: sees everything."""

    kop: Dossierkop
    versie: Versiekort | None
    versies: tuple[Versiekort, ...]
    domeinen: tuple[Domein, ...] = ()
    regels: tuple[Analyseregel, ...] = ()
    verbanden: tuple[Verbandweergave, ...] = ()
    cijfers: tuple[Cijferweergave, ...] = ()
    herkenningen: tuple[Herkenningweergave, ...] = ()
    moet_gevraagd: frozenset[int] = frozenset()
    te_vragen: frozenset[int] = frozenset()
    aandacht: tuple[str, ...] = ()
    heel: bool = False

    @property
    def in_de_maak(self) -> bool:
        """Whether its lines may change."""
        return self.versie is not None and self.versie.stand is Analysestaat.CONCEPT

    @property
    def vorige(self) -> Versiekort | None:
        """The version before this one, of the same case."""
        nu = self.versie
        eerder = [v for v in self.versies if nu and v.casus == nu.casus and v.nummer < nu.nummer]
        return max(eerder, key=lambda v: v.nummer, default=None)


def lees_analyse(
    *, door: Actor, huishouden: UUID, analyse: UUID | None = None, voor: UUID | None = None, wat: str = "analyse lezen"
) -> Analysebeeld:
    """Return a version (the newest of the running or last case unless one is named). A constant number of queries.

    ``voor``: the member to whom a print goes; what is hidden from that member is left out without a trace. Raises
    ``Geweigerd`` without a key to the analysis, ``NietGevonden`` for another household's version or member.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat=wat, huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        rijen = _versierijen(sessie)
        gekozen = _kies(sessie, rijen, analyse)
        versies = tuple(_versie(rij) for rij in rijen)
        if gekozen is None:
            sessie.inzage(laag=Laag.ANALYSE)
            return Analysebeeld(kop, None, versies, heel=ziet_alles(sessie, Laag.ANALYSE))
        beeld = _beeld(sessie, kop, gekozen, versies)
        if voor is not None:
            beeld = _zonder(beeld, sessie.een(Lid, voor).pk)
        _noteer(sessie, beeld)
        return beeld


def _versierijen(sessie: Sessie) -> list[Analyse]:
    """All versions in this file, of earlier cases too, the newest first."""
    rijen = sessie.van(Analyse).select_related("vastgesteld_door")
    return list(rijen.order_by("-casus__geopend_op", "-casus_id", "-versienummer"))


def _kies(sessie: Sessie, rijen: list[Analyse], analyse: UUID | None) -> Analyse | None:
    if analyse is None:
        laatste = sessie.van(Casus).order_by("-geopend_op", "-id").first()
        return next((rij for rij in rijen if laatste and rij.casus_id == laatste.pk), None)
    gevonden = next((rij for rij in rijen if rij.openbaar == analyse), None)
    if gevonden is None:
        raise NietGevonden
    return gevonden


def _beeld(sessie: Sessie, kop: Dossierkop, rij: Analyse, versies: tuple[Versiekort, ...]) -> Analysebeeld:
    alle = list(sessie.van(Regel).filter(bij_soort="analyse", bij=rij.pk).select_related("auteur"))
    regels = _regels(sessie, alle, rij)
    gekozen: Mapping[str, str] = rij.domeinen or {}
    herkenningen = lees_herkenningen(sessie, rij)
    telling = _telling(rij, regels)
    leden = geboortes(kop.leden)
    antwoorden = als_antwoorden(herkenningen, rij.versienummer)
    return Analysebeeld(
        kop=kop,
        versie=_versie(rij),
        versies=versies,
        domeinen=_domeinen(gekozen, regels),
        regels=regels,
        verbanden=_verbanden(sessie, rij, {een.regel.id for een in regels}),
        cijfers=_cijfers(sessie, rij),
        herkenningen=tuple(herkenningen),
        moet_gevraagd=regel.moet_gevraagd(leden, sessie.vandaag),
        te_vragen=regel.nog_te_vragen(telling, leden, antwoorden, sessie.vandaag),
        aandacht=regel.aandacht_analyse(telling) if regels else (),
        heel=ziet_alles(sessie, Laag.ANALYSE),
    )


def _versie(rij: Analyse) -> Versiekort:
    return Versiekort(
        openbaar=rij.openbaar,
        casus=rij.casus_id,
        nummer=rij.versienummer,
        stand=Analysestaat(rij.stand),
        waarvoor=rij.doel or "",
        begonnen_op=rij.begonnen_op,
        voorgelegd_op=rij.voorgelegd_op,
        vastgesteld_op=rij.vastgesteld_op,
        vastgesteld_door=rij.vastgesteld_door.naam if rij.vastgesteld_door else "",
        versie=rij.versie,
    )


def _regels(sessie: Sessie, alle: list[Regel], analyse: Analyse) -> tuple[Analyseregel, ...]:
    """The lines that stand here now. One that came along from before carries that in the oldest link of its chain."""
    op_nummer = {rij.pk: rij for rij in alle}
    kijken = eigen_kijk(sessie, list(op_nummer))
    uit = []
    for rij in sorted(alle, key=lambda een: (een.volgorde, een.pk)):
        if rij.vervallen_op is not None:
            continue
        eerste = rij
        while eerste.vervangt_id in op_nummer:
            eerste = op_nummer[eerste.vervangt_id]
        gewijzigd = eerste is not rij
        later = analyse.voorgelegd_op is not None and rij.vastgelegd_op > analyse.voorgelegd_op
        nieuw = analyse.versienummer > 1 and eerste.komt_van_id is None
        uit.append(Analyseregel(toon_regel(rij, kijken.get(rij.pk, ())), nieuw, gewijzigd, later and gewijzigd))
    return tuple(uit)


def _telling(rij: Analyse, regels: Iterable[Analyseregel]) -> regel.Analyse:
    aarden = [een.regel.aard for een in regels]
    staat = Analysestaat(rij.stand)
    return regel.Analyse(rij.versienummer, staat, aarden.count(Toon.ZORG), aarden.count(Toon.KRACHT))


def _domeinen(gekozen: Mapping[str, str], regels: Iterable[Analyseregel]) -> tuple[Domein, ...]:
    """The chosen domains in the order of the content, and those that only came along with a line."""
    bekend = catalogus().leefdomeinen
    gebruikt = {een.regel.domein for een in regels if een.regel.domein}
    codes = [code for code in bekend if code in gekozen or code in gebruikt]
    codes += sorted((set(gekozen) | gebruikt) - set(bekend))
    return tuple(
        Domein(code, bekend[code].naam, bekend[code].vraag, gekozen.get(code, ""))
        if code in bekend
        else Domein(code, code, "", gekozen.get(code, ""))
        for code in codes
    )


def _verbanden(sessie: Sessie, rij: Analyse, zichtbaar: set[int]) -> tuple[Verbandweergave, ...]:
    """The links of which this reader sees both lines."""
    plekken = opgevolgd(sessie, rij)
    uit = []
    for een in sessie.van(Verband).filter(analyse=rij, vervallen_op=None).order_by("id"):
        van = plekken.get(een.van_regel_id, een.van_regel_id)
        naar = plekken.get(een.naar_regel_id, een.naar_regel_id)
        if van in zichtbaar and naar in zichtbaar:
            verborgen = tuple(een.niet_zichtbaar_voor)
            uit.append(
                Verbandweergave(een.openbaar, van, naar, een.soort, een.uitleg or "", tuple(een.betreft), verborgen)
            )
    return tuple(uit)


def _cijfers(sessie: Sessie, rij: Analyse) -> tuple[Cijferweergave, ...]:
    """The figures of all versions of this case up to this one: a voice is followed through the versions."""
    samen = sessie.van(Analyse).filter(casus_id=rij.casus_id, versienummer__lte=rij.versienummer)
    rijen = sessie.van(Schaalscore).filter(bij_soort="analyse", bij__in=samen.values("pk")).order_by("op", "id")
    return tuple(
        Cijferweergave(
            soort=een.stem_soort,
            lid=een.stem_id,
            wie=een.wie or "",
            score=een.score,
            geen_cijfer=een.geen_cijfer,
            op=een.op,
            tekst=een.tekst or "",
            betreft=tuple(een.betreft),
            niet_zichtbaar_voor=tuple(een.niet_zichtbaar_voor),
        )
        for een in rijen
    )


def _zonder(beeld: Analysebeeld, lid: int) -> Analysebeeld:
    """What may go to one member on paper: nothing that is hidden from them, and no trace that it was left out."""
    regels = tuple(_met_eigen_kijk(een, lid) for een in beeld.regels if lid not in een.regel.niet_zichtbaar_voor)
    open_ = {een.regel.id for een in regels}
    return replace(
        beeld,
        regels=regels,
        verbanden=tuple(v for v in beeld.verbanden if {v.van, v.naar} <= open_ and lid not in v.niet_zichtbaar_voor),
        cijfers=tuple(c for c in beeld.cijfers if lid not in c.niet_zichtbaar_voor),
        herkenningen=tuple(h for h in beeld.herkenningen if lid not in h.niet_zichtbaar_voor),
    )


def _met_eigen_kijk(een: Analyseregel, lid: int) -> Analyseregel:
    """What others wrote beside a line is not for this member."""
    return replace(een, regel=replace(een.regel, kijken=tuple(k for k in een.regel.kijken if k[0] == lid)))


def _noteer(sessie: Sessie, beeld: Analysebeeld) -> None:
    sessie.inzage(laag=Laag.ANALYSE)
    noteer(sessie, Laag.ANALYSE, [een.regel for een in beeld.regels])
    noteer(sessie, Laag.ANALYSE, [*beeld.verbanden, *beeld.cijfers, *beeld.herkenningen])
