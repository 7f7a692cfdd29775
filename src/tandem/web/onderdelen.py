"""What the component templates expect: one frozen dataclass per row kind.

The templates read attributes, so an action's own dataclass with the same names, or a dict, does as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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
    """Rows under one heading ("Te laat", "Vandaag", "Deze week"); an empty heading is not shown.

    ``aantal`` counts those on other pages too; 0: as many as there are rows here.
    """

    kop: str
    regels: Sequence[Werkregel]
    aantal: int = 0


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
    beperkt: str = ""


@dataclass(frozen=True)
class Persoon:
    """A person chip: `leeftijd` in words ("7 jaar", "ongeboren"); a minor is named so in words."""

    naam: str
    rol: str = ""
    leeftijd: str = ""
    minderjarig: bool = False
    url: str = ""
    telefoon: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class Betrokkene:
    """A professional or somebody of the network: `namens` is the mother organisation and task of a tandem partner."""

    naam: str
    functie: str = ""
    organisatie: str = ""
    telefoon: str = ""
    vast_gezicht: bool = False
    namens: str = ""
    opmerking: str = ""


@dataclass(frozen=True)
class Voorval:
    """A row of the time line: `later` is set when it was recorded on another day than it happened."""

    moment: datetime | date
    titel: str
    tekst: str = ""
    wie: str = ""
    bron: str = ""
    soort: str = ""
    url: str = ""
    later: datetime | None = None
    toon: Toon = ""


@dataclass(frozen=True)
class Stem:
    """One voice on one subject: own words, a figure from 0 to 10, and whether the person recognises the whole."""

    wie: str
    rol: str = ""
    tekst: str = ""
    cijfer: int | None = None
    herkent: Literal["", "ja", "nee", "deels"] = ""


@dataclass(frozen=True)
class Onderwerp:
    """Voices side by side on one subject; keep the persons in the same order in each subject."""

    naam: str
    stemmen: Sequence[Stem]
    url: str = ""


@dataclass(frozen=True)
class Schaalpunt:
    """A figure from 0 to 10 on a day."""

    dag: date
    cijfer: int


@dataclass(frozen=True)
class Afspraak:
    """An agreement: what, who, check by, kept? `nagekomen` is empty while nobody looked."""

    wat: str
    wie: str
    nakijken: date | None = None
    nagekomen: Literal["", "ja", "deels", "nee"] = ""
    te_laat: bool = False
    url: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class WieZiet:
    """Somebody who can read this, what they see and why."""

    wie: str
    wat: str
    waarom: str


@dataclass(frozen=True)
class Waarborg:
    """A safeguard: done (by whom, when), missing (with the way to do it), afterwards, or refused with the reason."""

    naam: str
    stand: Literal["gedaan", "ontbreekt", "achteraf", "geweigerd", "niet_nodig"]
    uitleg: str = ""
    url: str = ""
    url_tekst: str = ""


@dataclass(frozen=True)
class Actie:
    """A step towards a goal."""

    wat: str
    wie: str
    voor: date | None = None
    stand: Literal["open", "klaar", "te_laat"] = "open"
    url: str = ""


@dataclass(frozen=True)
class Doel:
    """A goal in the household's own words, whose it is, what is good enough, and how it goes."""

    tekst: str
    van: str
    goed_genoeg: str = ""
    grens: int | None = None
    verloop: Sequence[Schaalpunt] = ()
    acties: Sequence[Actie] = ()
    url: str = ""


@dataclass(frozen=True)
class Stap:
    """What to do when it goes wrong, in order; with a telephone number when there is one to call."""

    tekst: str
    telefoon: str = ""
    wie: str = ""
