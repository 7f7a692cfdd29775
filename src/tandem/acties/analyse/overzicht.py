"""Safety and the analysis in short, for the overview of a household: as much as this reader's layers show."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.huishouden.vragen import CASUSSEN
from tandem.acties.veiligheidsstand import beelden_nu
from tandem.acties.vraag import Vraag, vooraf
from tandem.models import Analyse, Casus, Noodplan, Veiligheidsoordeel
from tandem.regels.analyse.analyse import Analysestaat
from tandem.regels.analyse.veiligheidskaart import Veiligheidsstand
from tandem.regels.casus.fase import Fase, fase_past
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


_OORDELEN = Vraag(Veiligheidsoordeel)
_NOODPLANNEN = Vraag(Noodplan, lambda rijen: rijen.filter(vervallen_op=None).values_list("pk", flat=True))
_ANALYSES = Vraag(Analyse, lambda rijen, casus: rijen.filter(casus_id=casus).order_by("-versienummer")[:1])


@vooraf(_OORDELEN, _NOODPLANNEN)
def in_het_kort(sessie: Sessie, kop: Dossierkop) -> Overzicht | None:
    """Return both in short within an open session; nothing for who opens the household for another purpose."""
    if sessie.doel is not Doel.HULP:
        return None
    casus = next(iter(sessie.vraag(CASUSSEN)), None)
    analyse_open = sessie.ziet(Laag.ANALYSE)
    return Overzicht(
        huishouden=kop.huishouden,
        veiligheid=_veiligheid(sessie, kop, casus) if sessie.ziet(Laag.VEILIGHEID) else None,
        analyse=_analyse(sessie, casus) if analyse_open and casus else None,
        analyse_open=analyse_open,
    )


def _veiligheid(sessie: Sessie, kop: Dossierkop, casus: Casus | None) -> Veiligheidkort:
    hier = [lid for lid in kop.leden if not lid.weg and not lid.overleden]
    rijen = sessie.vraag(_OORDELEN)
    laatste = {rij.lid_id: rij.op for rij in sorted(rijen, key=lambda een: een.op)}
    beelden = beelden_nu(sessie, [lid.id for lid in hier], rijen)
    standen = {lid: beeld.geldend for lid, beeld in beelden.items()}
    sessie.inzage(laag=Laag.VEILIGHEID, leden=[lid.id for lid in hier])
    open_fase = Fase(casus.fase) if casus and casus.afgerond_op is None else None
    return Veiligheidkort(
        standen=tuple(Standkort(lid.roepnaam, standen[lid.id], laatste.get(lid.id)) for lid in hier),
        past_niet=fase_past(open_fase, standen) if open_fase else "",
        noodplannen=len(sessie.vraag(_NOODPLANNEN)),
    )


def _analyse(sessie: Sessie, casus: Casus) -> Analysekort | None:
    rij = next(iter(sessie.vraag(_ANALYSES, casus=casus.pk)), None)
    if rij is None:
        return None
    sessie.inzage(laag=Laag.ANALYSE)
    return Analysekort(rij.versienummer, Analysestaat(rij.stand), rij.vastgesteld_op or rij.begonnen_op, rij.doel or "")
