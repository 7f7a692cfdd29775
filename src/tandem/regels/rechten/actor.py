"""Who acts: a person in one capacity."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """A professional in the capacity chosen at log-in: for which organisation, in which team, as which role.

    One person with two capacities is two actors: powers do not travel from one organisation to another
    (domein.md, B9; Wmo 2015, art. 5.1.6).
    """

    medewerker: int
    naam: str
    lidmaatschap: int
    organisatie: int
    organisatie_naam: str
    team: int
    team_naam: str
    rol: str
    rol_naam: str


@dataclass(frozen=True)
class Ledenactor:
    """A member of a household at the portal: one person, with an account, for the own file and no other purpose.

    ``taal``: the language that this person chose to read in; empty while they chose none.
    """

    persoon: int
    account: int
    taal: str = ""


@dataclass(frozen=True, kw_only=True)
class Meekijker(Ledenactor):
    """A professional who looks at the portal as a member: reads what both may see, and does nothing there.

    ``lid``: that member, in the household that is looked at.
    """

    actor: Actor
    lid: int


@dataclass(frozen=True, kw_only=True)
class Buitendrager(Meekijker):
    """A professional makes the copy for who holds authority over a child and never was a member: reads what both may.

    ``verzoek``: the granted request (its number). ``lid`` is nobody: no page is theirs.
    """

    verzoek: int
