"""What the component templates expect: one frozen dataclass per row kind.

The templates read attributes, so an action's own dataclass with the same names, or a dict, does as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Toon = Literal["", "goed", "let-op", "onveilig"]
"""A quiet meaning: goes well, attention, unsafe now. Always shown with a shape and a word."""


@dataclass(frozen=True)
class Werkregel:
    """A row of the work list: `reden` is why it is here, `termijn` the time left or overdue in words."""

    titel: str
    url: str
    reden: str
    stap: str = ""
    voor: str = ""
    sinds: str = ""
    termijn: str = ""
    toon: Toon = ""


@dataclass(frozen=True)
class Werkgroep:
    """Rows under one heading ("Te laat", "Vandaag", "Deze week"); an empty heading is not shown."""

    kop: str
    regels: Sequence[Werkregel]


@dataclass(frozen=True)
class Rij:
    """A row of a plain list: `mee` are small words under it, `merk` a word at the end with the shape of `toon`."""

    titel: str
    url: str = ""
    nummer: str = ""
    tekst: str = ""
    mee: Sequence[str] = ()
    merk: str = ""
    toon: Toon = ""


@dataclass(frozen=True)
class Tab:
    """A link to another side of the same household."""

    tekst: str
    url: str
    actief: bool = False
    aantal: int | None = None


@dataclass(frozen=True)
class Knop:
    """A button: a link when it has a url, else the submit of the form around it. One `primair` on a page."""

    tekst: str
    url: str = ""
    soort: Literal["primair", "gewoon", "stil"] = "gewoon"
    naam: str = ""
    waarde: str = ""


@dataclass(frozen=True)
class Kolom:
    """A column of a table; `richting` says how the rows are sorted now."""

    kop: str
    sorteer_url: str = ""
    richting: Literal["", "op", "af"] = ""
    getal: bool = False


@dataclass(frozen=True)
class Cel:
    """A cell that is more than text."""

    tekst: str
    url: str = ""
    toon: Toon = ""
    getal: bool = False


@dataclass(frozen=True)
class Bladeren:
    """Paging: the rows shown, and where the others are; `totaal` is None when nobody counted."""

    van: int
    tot: int
    totaal: int | None = None
    vorige_url: str = ""
    volgende_url: str = ""


@dataclass(frozen=True)
class Gegeven:
    """Key and value; without a value `onbekend` says which kind of nothing it is: not known, not asked, shielded."""

    naam: str
    waarde: str = ""
    url: str = ""
    onbekend: str = "niet bekend"


@dataclass(frozen=True)
class Fase:
    """Phase in words, and how many of the three bars are filled (0 before, 3 from herstel on)."""

    naam: str
    stap: int = 0


@dataclass(frozen=True)
class Regime:
    """Regime in words; weight 0 with consent, 1 powers used, 2 a measure in force."""

    naam: str
    zwaarte: int = 0


@dataclass(frozen=True)
class Merk:
    """A word with the shape of a meaning."""

    naam: str
    toon: Toon


@dataclass(frozen=True)
class Terug:
    """The way back at the top of a page."""

    tekst: str
    url: str


@dataclass(frozen=True)
class Kop:
    """Page head: a title in people's words, the number small beside it, one sentence of status, phase and regime."""

    titel: str
    nummer: str = ""
    status: str = ""
    terug: Terug | None = None
    fase: Fase | None = None
    regime: Regime | None = None
    veiligheid: Merk | None = None
    acties: Sequence[Knop] = field(default=())
