"""A small world and all that happened in it, in plain words: no rule, no database, nothing of Tandem.

Two parents who parted, a girl who grows up, her little brother; those who help them. Days are whole; a period runs from
``van`` up to and without ``tot``. What follows from it, who may read what, is for the rule and for the oracle.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

OUD, NIEUW = "oud", "nieuw"
MOEDER, VADER, MEISJE, BROER = "moeder", "vader", "meisje", "broer"
NAMEN = (MOEDER, VADER, MEISJE, BROER)
BEGIN = date(2026, 11, 23)
LAGEN = ("contact", "plan", "analyse", "veiligheid")


@dataclass(frozen=True)
class Helper:
    """A professional: the role, the team where it matters, and the purpose for which they read here."""

    naam: str
    rol: str
    doel: str = "hulp"
    team: str = ""


HELPERS = {
    een.naam: een
    for een in (
        Helper("regisseur", "casusregisseur", team="A"),
        Helper("leider", "teamleider", "teamleiding", team="A"),
        Helper("tandem", "tandempartner_rvt"),
        Helper("jeugdbeschermer", "jeugdbeschermer"),
        Helper("opvang", "teamlid_lokaal_team"),
        Helper("ontvanger", "aanbieder", "gedeeld"),
    )
}


@dataclass
class Periode:
    """From when until when something is so."""

    van: date
    tot: date | None = None

    def op(self, dag: date) -> bool:
        """Whether it is so on a day."""
        return self.van <= dag and (self.tot is None or dag < self.tot)


@dataclass
class Lid(Periode):
    """Somebody as a member of one household."""

    huis: str = OUD
    naam: str = ""
    geboren: date = BEGIN


@dataclass
class Gezag(Periode):
    """Parental authority over a child in one file; ``houder`` None: somebody who is no member there."""

    huis: str = OUD
    kind: str = ""
    houder: str | None = None


@dataclass
class Maatregel(Periode):
    """A measure on one child."""

    huis: str = OUD
    kind: str = ""


@dataclass
class Band(Periode):
    """Somebody is involved: with the whole household or some members, for one of them, on a measure."""

    huis: str = OUD
    wie: str = ""
    leden: frozenset[str] = frozenset()
    namens: str | None = None
    maatregel: Maatregel | None = None


@dataclass
class Vraag(Periode):
    """Consent asked to share what is about one member with the receiver; the last answer of each."""

    huis: str = OUD
    over: str = ""
    lagen: frozenset[str] = frozenset()
    antwoorden: dict[str, str] = field(default_factory=dict)


@dataclass
class Regel:
    """Something that was written: in which layer, about whom, hidden from whom."""

    nummer: int
    huis: str
    laag: str
    betreft: frozenset[str]
    niet_voor: frozenset[str]


@dataclass(frozen=True)
class Blik:
    """Somebody read a line about a member; ``namens``: for whom the reader was there."""

    huis: str
    wie: str
    lid: str
    laag: str
    niet_voor: frozenset[str]
    namens: frozenset[str]


@dataclass
class Wereldje:
    """All of it, on one day."""

    vandaag: date = BEGIN
    leden: list[Lid] = field(default_factory=list)
    gezag: list[Gezag] = field(default_factory=list)
    maatregelen: list[Maatregel] = field(default_factory=list)
    banden: list[Band] = field(default_factory=list)
    vragen: list[Vraag] = field(default_factory=list)
    regels: list[Regel] = field(default_factory=list)
    blikken: list[Blik] = field(default_factory=list)

    def lid(self, huis: str, naam: str) -> Lid | None:
        """Return somebody as a member of a household, also who left; None for who never was."""
        return next((een for een in self.leden if (een.huis, een.naam) == (huis, naam)), None)

    def thuis(self, huis: str) -> list[str]:
        """Who lives there today."""
        return [een.naam for een in self.leden if een.huis == huis and een.op(self.vandaag)]

    @property
    def huizen(self) -> list[str]:
        """The households that there are."""
        return sorted({een.huis for een in self.leden}, reverse=True)

    def lezers(self) -> Iterator[tuple[str, str]]:
        """Everybody who might read, with each household: professionals, and members where they are or were one."""
        for huis in self.huizen:
            yield from ((naam, huis) for naam in HELPERS)
        yield from ((een.naam, een.huis) for een in self.leden)


def begin(*, leeftijd: int, dagen: int) -> Wereldje:
    """The world as it starts: the girl reaches ``leeftijd`` in so many days; the regisseur is involved."""
    w = Wereldje()
    meisje = BEGIN.replace(year=BEGIN.year - leeftijd) + timedelta(days=dagen)
    geboren = {MOEDER: date(1988, 4, 1), VADER: date(1985, 9, 3), MEISJE: meisje, BROER: date(2021, 6, 9)}
    sinds = BEGIN - timedelta(days=40)
    w.leden = [Lid(sinds, None, OUD, naam, geboren[naam]) for naam in NAMEN]
    w.gezag = [
        Gezag(max(geboren[kind], date(2013, 1, 1)), None, OUD, kind, ouder)
        for kind in (MEISJE, BROER)
        for ouder in (MOEDER, VADER)
    ]
    w.banden = [Band(sinds, None, OUD, "regisseur")]
    return w
