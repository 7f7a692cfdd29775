"""Two versions of the analysis beside each other: what came, what changed, what went, what stayed."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties import deur
from tandem.acties.analyse.gedeeld import noteer
from tandem.acties.analyse.kopie import opgevolgd
from tandem.acties.casus.regel import Regelweergave, toon_regel
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.models import Analyse, Regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Verschil:
    """What differs between a version and the one before it."""

    kop: Dossierkop
    analyse: UUID
    nummer: int
    eerder: int
    nieuw: tuple[Regelweergave, ...]
    gewijzigd: tuple[tuple[Regelweergave, Regelweergave], ...]
    weg: tuple[Regelweergave, ...]
    gelijk: int


def vergelijk_met_vorige(*, door: Actor, huishouden: UUID, analyse: UUID) -> Verschil:
    """Compare a version with the one before it in the same case. Raises ``NietGevonden`` when there is none."""
    with deur.lees(door=door, doel=Doel.HULP, wat="analyses vergelijken", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        rij = sessie.een(Analyse, analyse)
        eerder = sessie.van(Analyse).filter(casus_id=rij.casus_id, versienummer=rij.versienummer - 1).first()
        if eerder is None:
            raise NietGevonden
        oud, nu = _huidig(sessie, eerder), _huidig(sessie, rij)
        plekken = opgevolgd(sessie, eerder)
        herkomst = {nummer: plekken.get(bron or 0, bron) for nummer, bron in _herkomst(sessie, rij, nu).items()}
        verschil = _verschil(kop, rij, eerder, oud, nu, herkomst)
        sessie.inzage(laag=Laag.ANALYSE)
        noteer(sessie, Laag.ANALYSE, [*oud.values(), *nu.values()])
        return verschil


def _huidig(sessie: Sessie, rij: Analyse) -> dict[int, Regel]:
    regels = sessie.van(Regel).filter(bij_soort="analyse", bij=rij.pk, vervallen_op=None).select_related("auteur")
    return {een.pk: een for een in regels.order_by("volgorde", "id")}


def _herkomst(sessie: Sessie, rij: Analyse, nu: dict[int, Regel]) -> dict[int, int | None]:
    """For each current line the line of the version before that it continues: the oldest of its chain carries that."""
    alle = {een.pk: een for een in sessie.van(Regel).filter(bij_soort="analyse", bij=rij.pk)}
    uit: dict[int, int | None] = {}
    for nummer, een in nu.items():
        eerste = een
        while eerste.vervangt_id in alle:
            eerste = alle[eerste.vervangt_id]
        uit[nummer] = eerste.komt_van_id
    return uit


def _verschil(
    kop: Dossierkop, rij: Analyse, eerder: Analyse, oud: dict[int, Regel], nu: dict[int, Regel],
    herkomst: dict[int, int | None],
) -> Verschil:  # fmt: skip
    paren = [(oud[bron], een) for nummer, een in nu.items() if (bron := herkomst[nummer]) in oud]
    gewijzigd = [(van, een) for van, een in paren if _inhoud(van) != _inhoud(een)]
    gebleven = {van.pk for van, _ in paren}
    return Verschil(
        kop=kop,
        analyse=rij.openbaar,
        nummer=rij.versienummer,
        eerder=eerder.versienummer,
        nieuw=tuple(toon_regel(een) for nummer, een in nu.items() if herkomst[nummer] not in oud),
        gewijzigd=tuple((toon_regel(van), toon_regel(een)) for van, een in gewijzigd),
        weg=tuple(toon_regel(een) for nummer, een in oud.items() if nummer not in gebleven),
        gelijk=len(paren) - len(gewijzigd),
    )


def _inhoud(een: Regel) -> tuple[object, ...]:
    return (een.soort, een.tekst, een.op, een.bron or "", een.stem_id, een.domein, een.aard, tuple(een.betreft))
