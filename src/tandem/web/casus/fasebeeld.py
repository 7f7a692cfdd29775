"""The history of the phase as a picture: a line that steps up and falls back, drawn on the server.

No chart library has this form (named steps, labels on the line itself), so the points are worked out here and the
template draws them. The same moves stand in a table under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tandem.acties.casus.casus import Casusbeeld, Fasestap
from tandem.regels.casus.fase import Fase
from tandem.web.dossier import FASE_IN_WOORDEN
from tandem.web.woorden import datum

BREED, LINKS, RECHTS, BOVEN, STAP = 680, 150, 14, 16, 34
_VOLGORDE = [fase.value for fase in Fase]


@dataclass(frozen=True)
class Lijn:
    """One phase as a horizontal line of the picture, with its name before it."""

    naam: str
    y: float


@dataclass(frozen=True)
class Merkteken:
    """A point on the line: a move, with its words."""

    x: float
    y: float
    terug: bool
    zin: str


@dataclass(frozen=True)
class Fasebeeld:
    """Everything that the template needs to draw; ``titel`` says what there is to see."""

    titel: str
    breed: int
    hoog: int
    links: int
    lijnen: tuple[Lijn, ...]
    pad: str
    punten: tuple[Merkteken, ...]
    van: str
    tot: str


def fasebeeld(casus: Casusbeeld, vandaag: date) -> Fasebeeld:
    """Work out the picture of a case from its moves."""
    einde = max(casus.afgerond_op or vandaag, casus.geopend_op)
    stappen = [stap for stap in casus.stappen if stap.op >= casus.geopend_op]
    begin = stappen[0].van if stappen else casus.fase
    dagen = max((einde - casus.geopend_op).days, 1)
    breedte = BREED - LINKS - RECHTS

    def x(op: date) -> float:
        return round(LINKS + breedte * min(max((op - casus.geopend_op).days, 0), dagen) / dagen, 1)

    pad = [f"M{x(casus.geopend_op)} {_y(begin)}"]
    for stap in stappen:
        pad.append(f"H{x(stap.op)}V{_y(stap.naar)}")
    pad.append(f"H{x(einde)}")
    return Fasebeeld(
        titel=_titel(stappen),
        breed=BREED,
        hoog=BOVEN * 2 + STAP * (len(_VOLGORDE) - 1) + 22,
        links=LINKS,
        lijnen=tuple(Lijn(FASE_IN_WOORDEN[fase], _y(fase)) for fase in _VOLGORDE),
        pad="".join(pad),
        punten=tuple(Merkteken(x(stap.op), _y(stap.naar), is_terug(stap), _zin(stap)) for stap in stappen),
        van=datum(casus.geopend_op),
        tot=datum(einde) if casus.afgerond_op else "vandaag",
    )


def is_terug(stap: Fasestap) -> bool:
    """Whether a move is back."""
    return _VOLGORDE.index(stap.naar) < _VOLGORDE.index(stap.van)


def _y(fase: str) -> float:
    """The height of a phase: the first at the bottom, the last on top."""
    return BOVEN + STAP * (len(_VOLGORDE) - 1 - _VOLGORDE.index(fase))


def _zin(stap: Fasestap) -> str:
    woord = "terug naar" if is_terug(stap) else "naar"
    return f"{datum(stap.op)}: {woord} {FASE_IN_WOORDEN[stap.naar]}"


def _titel(stappen: Sequence[Fasestap]) -> str:
    terug = sum(is_terug(stap) for stap in stappen)
    if not stappen:
        return "De casus is nog in de eerste fase."
    keer = "één keer" if terug == 1 else f"{terug} keer"
    return f"De casus ging {keer} terug naar een eerdere fase." if terug else "De casus ging steeds vooruit."
