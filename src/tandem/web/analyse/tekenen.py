"""Small pieces of own SVG: text, lines, boxes and shapes with places. Looks come from style sheets, never from here.

Widths of text are estimates (Source Sans 3): a server has no ruler. They only keep labels apart and inside the picture.
"""

from dataclasses import dataclass
from textwrap import wrap

LETTER = 6.3
"""Mean width of a letter at 12 px, in px of the picture; wide enough for names in capitals."""


@dataclass(frozen=True)
class Tekst:
    """Words at a place; ``gedraaid``: written upwards round that place."""

    x: float
    y: float
    tekst: str
    klasse: str = ""
    anker: str = "start"
    gedraaid: bool = False
    soort: str = "tekst"


@dataclass(frozen=True)
class Lijn:
    """A path; ``d`` as in SVG."""

    d: str
    klasse: str
    soort: str = "lijn"


@dataclass(frozen=True)
class Vlak:
    """A box; ``rond``: the radius of its corners."""

    x: float
    y: float
    breed: float
    hoog: float
    klasse: str
    rond: float = 0
    soort: str = "vlak"


@dataclass(frozen=True)
class Teken:
    """A shape of ``onderdelen/tekens.html``, with its middle at a place."""

    x: float
    y: float
    naam: str
    klasse: str = ""
    maat: float = 14
    soort: str = "teken"

    @property
    def links(self) -> float:
        """Where it begins."""
        return self.x - self.maat / 2

    @property
    def boven(self) -> float:
        """Where it begins from above."""
        return self.y - self.maat / 2


@dataclass(frozen=True)
class Punt:
    """A dot."""

    x: float
    y: float
    klasse: str
    soort: str = "punt"


Element = Tekst | Lijn | Vlak | Teken | Punt


@dataclass(frozen=True)
class Tekening:
    """A picture: its size and what is in it, in the order of drawing."""

    breed: int
    hoog: int
    elementen: tuple[Element, ...]


def breedte(tekst: str, letter: float = LETTER) -> float:
    """Return about how wide words are."""
    return len(tekst) * letter


def ingekort(tekst: str, ruimte: float, letter: float = LETTER) -> str:
    """Return words that fit; what is cut off stands in the table."""
    past = max(int(ruimte / letter), 4)
    return tekst if len(tekst) <= past else f"{tekst[: past - 1].rstrip()}…"


def gebroken(tekst: str, tekens: int, regels: int) -> list[str]:
    """Return words over a few lines of a number of letters; the last line says when there is more."""
    stukken = wrap(" ".join(tekst.split()), tekens, break_long_words=True) or [""]
    if len(stukken) <= regels:
        return stukken
    laatste = stukken[regels - 1]
    return [*stukken[: regels - 1], f"{laatste[: tekens - 1].rstrip()}…"]


class Stapelaar:
    """Gives things on one axis a row of their own where they would overlap."""

    def __init__(self, tussen: float = 8) -> None:
        """``tussen``: what stays open between two things in one row."""
        self.tussen = tussen
        self.einden: list[float] = []

    def plaats(self, begin: float, eind: float) -> int:
        """Return the first row with room from ``begin`` to ``eind``."""
        for rij, bezet in enumerate(self.einden):
            if begin >= bezet + self.tussen:
                self.einden[rij] = eind
                return rij
        self.einden.append(eind)
        return len(self.einden) - 1

    @property
    def rijen(self) -> int:
        """How many rows were needed."""
        return len(self.einden)
