"""Safety and the analysis in short, for the overview of a household: as much as this reader's layers show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import toon_lid
from tandem.acties.veiligheidsstand import beelden_nu
from tandem.models import Analyse, Casus, Lid, Noodplan, Veiligheidsoordeel
from tandem.regels.analyse.analyse import Analysestaat
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.casus.fase import Fase, fase_past
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag


@dataclass(frozen=True)
class Standkort:
    """How safe it is for one member, and when that was last looked at."""

    naam: str
    stand: Veiligheidsstand
    op: date | None


@dataclass(frozen=True)
class Analysekort:
    """The newest version in short."""

    nummer: int
    stand: Analysestaat
    sinds: date
    waarvoor: str


@dataclass(frozen=True)
class Veiligheidkort:
    """The card in short; ``past_niet``: why the phase does not fit."""

    standen: tuple[Standkort, ...]
    past_niet: str
    noodplannen: int


@dataclass(frozen=True)
class Overzicht:
    """Both in short; None: this reader has no key to it."""

    huishouden: UUID
    veiligheid: Veiligheidkort | None
    analyse: Analysekort | None
    analyse_open: bool


def lees_in_het_kort(*, door: Actor, huishouden: UUID) -> Overzicht:
    """Return both in short, with a constant number of queries."""
    with deur.lees(door=door, doel=Doel.HULP, wat="veiligheid en analyse in het kort", huishouden=huishouden) as sessie:
        casus = sessie.van(Casus).order_by("-geopend_op", "-id").first()
        analyse_open = sessie.ziet(Laag.ANALYSE)
        sessie.inzage(laag=Laag.CONTACT)
        return Overzicht(
            huishouden=huishouden,
            veiligheid=_veiligheid(sessie, casus) if sessie.ziet(Laag.VEILIGHEID) else None,
            analyse=_analyse(sessie, casus) if analyse_open and casus else None,
            analyse_open=analyse_open,
        )


def _veiligheid(sessie: Sessie, casus: Casus | None) -> Veiligheidkort:
    leden = [toon_lid(rij, op=sessie.vandaag) for rij in sessie.van(Lid).order_by("geboortedatum", "id")]
    hier = [lid for lid in leden if not lid.weg and not lid.overleden]
    rijen = list(sessie.van(Veiligheidsoordeel))
    laatste = {rij.lid_id: rij.op for rij in sorted(rijen, key=lambda een: een.op)}
    beelden = beelden_nu(sessie, [lid.id for lid in hier], rijen)
    standen = {lid: beeld.geldend for lid, beeld in beelden.items()}
    sessie.inzage(laag=Laag.VEILIGHEID, leden=[lid.id for lid in hier])
    open_fase = Fase(casus.fase) if casus and casus.afgerond_op is None else None
    return Veiligheidkort(
        standen=tuple(Standkort(lid.roepnaam, standen[lid.id], laatste.get(lid.id)) for lid in hier),
        past_niet=fase_past(open_fase, standen) if open_fase else "",
        noodplannen=sessie.van(Noodplan).filter(vervallen_op=None).count(),
    )


def _analyse(sessie: Sessie, casus: Casus) -> Analysekort | None:
    rij = sessie.van(Analyse).filter(casus=casus).order_by("-versienummer").first()
    if rij is None:
        return None
    sessie.inzage(laag=Laag.ANALYSE)
    return Analysekort(rij.versienummer, Analysestaat(rij.stand), rij.vastgesteld_op or rij.begonnen_op, rij.doel or "")
