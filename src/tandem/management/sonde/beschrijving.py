"""What is true in the small world of the crawler, in its own words: who is tied to what, and which word lies where.

Plain data. The oracle decides from this alone; it knows nothing of tables, keys or policies.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Mens:
    """Somebody who comes to the door: in one capacity, or without one (``rol`` empty)."""

    naam: str
    rol: str = ""
    team: str = ""
    organisatie: str = ""
    capaciteit_van: str = ""
    """The same human being as this other one, in another capacity."""
    sinds: date = date(2020, 1, 1)


@dataclass(frozen=True)
class Band:
    """Somebody is, was or will be involved with a household, for an organisation, in a role."""

    wie: str
    huis: str
    rol: str
    organisatie: str
    team: str
    van: date
    tot: date | None = None
    leden: frozenset[str] = frozenset()
    maatregel: tuple[str, date, date | None] | None = None
    """It rests on a measure: for which member, from, to."""
    namens: str = ""


@dataclass(frozen=True)
class Tijdelijk:
    """Standing in (``voor`` a person), on duty (``voor`` a team) or in emergency access (``voor`` a household).

    ``nood_wacht``: emergency access that waits for a colleague; it opens nothing yet, and may go on alone.
    """

    wie: str
    soort: str
    voor: str
    organisatie: str
    van: datetime
    tot: datetime


@dataclass(frozen=True)
class Sluiting:
    """A file is closed to a team."""

    huis: str
    team: str
    van: date
    tot: date | None = None


@dataclass(frozen=True)
class Gedeeld:
    """Everybody who must say yes let somebody read some layers about one member, from then until it stopped."""

    wie: str
    huis: str
    lid: str
    lagen: frozenset[str]
    van: datetime
    tot: datetime | None = None


@dataclass(frozen=True)
class Gezinslid:
    """A member who comes to the portal. ``voor``: children under sixteen over whom they have authority."""

    naam: str
    huis: str
    lid: str
    jaren: int
    weg: bool = False
    voor: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Buitenverzoek:
    """Who holds authority over a child and never was a member asked for a copy, and it was granted.

    ``van``, ``tot``: when that authority holds; ``jaren``: how old the child is today.
    """

    huis: str
    kind: str
    jaren: int
    van: date
    tot: date | None = None


@dataclass(frozen=True)
class Kanarie:
    """A word that occurs once in the world: whose it is, how deep it lies, about whom, hidden from whom.

    ``alleen``: only this person (a draft). ``buiten_dossier``: who judges it, outside any file. ``geopend_voor``: who
    opened it, where it is shielded. ``op_grond``: never on a page, only after asking for it with a ground. ``pagina``:
    the route on which it must stand for who may see it.
    """

    woord: str
    huis: str
    laag: str
    wat: str
    betreft: frozenset[str] = frozenset()
    niet_voor: frozenset[str] = frozenset()
    alleen: str = ""
    geopend_voor: frozenset[str] = frozenset()
    op_grond: bool = False
    voor_gast: bool = False
    pagina: str = ""
    buiten_dossier: frozenset[str] = frozenset()
    bij_klacht: frozenset[str] = frozenset()
    """Who meets this name at the complaint of the one whose it is, and only there."""
    bij_verzoek: bool = False
    """It belongs to the request from outside of its household: what was asked and answered, what goes along."""
    staat_bij: frozenset[str] = frozenset()
    """Whom the thing is about in which it stands on that page: who may not see the thing, does not get there."""


@dataclass
class Wereld:
    """The whole of it. ``adressen`` are the public ids of the households; ``gast`` is the household of the guest."""

    nu: datetime
    vandaag: date
    mensen: dict[str, Mens] = field(default_factory=dict)
    banden: list[Band] = field(default_factory=list)
    tijdelijk: list[Tijdelijk] = field(default_factory=list)
    sluitingen: list[Sluiting] = field(default_factory=list)
    gedeeld: list[Gedeeld] = field(default_factory=list)
    bekenden: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """Who is family of somebody in which household, and since when that has been said."""
    kanaries: dict[str, Kanarie] = field(default_factory=dict)
    adressen: dict[str, UUID] = field(default_factory=dict)
    gezinsleden: dict[str, Gezinslid] = field(default_factory=dict)
    buitenverzoeken: dict[str, Buitenverzoek] = field(default_factory=dict)
    """Per household the copy that a professional hands over to who never was a member."""
    gasthuis: str = ""
