"""What the stories are about: who lives there, what was reported, what people say, what helps. All of it imagined.

Texts name people by label in braces; lines about people whom a household does not have are left out.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tandem.management.vullen.handelingen import Belofte
from tandem.management.vullen.rol import Wie
from tandem.management.vullen.verteller import Zin

Gezin = Callable[[random.Random, date], tuple[Wie, ...]]


@dataclass(frozen=True)
class Thema:
    """A kind of history."""

    code: str
    gezin: Gezin
    melders: tuple[tuple[str, str], ...]
    signaal: tuple[Zin, ...]
    acuut: str
    eerste: tuple[Zin, ...]
    beloften: tuple[Belofte, ...]
    incident: tuple[str, str, str]
    risico: tuple[str, str]
    bescherming: tuple[str, str]
    analyse: tuple[Zin, ...]
    verband: str
    doel: str
    stap: str
    hulp: tuple[str, str, str]
    gesprekken: tuple[Zin, ...]
    beter: tuple[Zin, ...]
    opnieuw: tuple[Zin, ...]


def jarig(kans: random.Random, begin: date, jong: int, oud: int) -> date:
    """A birthday of somebody who is so old, at least and at most, when the story begins."""
    return begin - timedelta(days=kans.randint(jong * 365 + 60, oud * 365 + 300))


def _ouder(kans: random.Random, begin: date, geslacht: str = "v", label: str = "o1", familie: int = 0) -> Wie:
    return Wie(label, "ouder", geslacht, jarig(kans, begin, 24, 44), familie)


def _kinderen(kans: random.Random, begin: date, leeftijden: tuple[tuple[int, int], ...], familie: int = 1) -> list[Wie]:
    return [
        Wie(f"k{nummer}", "kind", kans.choice("vm"), jarig(kans, begin, *leeftijd), familie)
        for nummer, leeftijd in enumerate(leeftijden, 1)
    ]


def _aantal(kans: random.Random, leeftijden: tuple[tuple[int, int], ...], minst: int) -> tuple[tuple[int, int], ...]:
    return leeftijden[: kans.randint(minst, len(leeftijden))]


def twee_ouders(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """Mother, father, one to three children."""
    kinderen = _kinderen(kans, begin, _aantal(kans, ((7, 11), (3, 6), (0, 2)), 1))
    return (_ouder(kans, begin), _ouder(kans, begin, "m", "o2", 1), *kinderen)


def een_ouder(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """One parent, one to four children."""
    taal = kans.choice(("", "", "", "pl", "ar", "ti", "pap"))
    geslacht = kans.choice("vvvm")
    ouder = Wie("o1", "ouder", geslacht, jarig(kans, begin, 23, 46), taal=taal)
    return (ouder, *_kinderen(kans, begin, _aantal(kans, ((11, 14), (6, 9), (3, 5), (0, 1)), 1), familie=0))


def met_baby(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """Two young parents with a baby."""
    moeder = Wie("o1", "ouder", "v", jarig(kans, begin, 19, 33))
    vader = Wie("o2", "ouder", "m", jarig(kans, begin, 20, 36), 1)
    return (moeder, vader, Wie("k1", "kind", kans.choice("vm"), begin - timedelta(days=kans.randint(70, 300)), 1))


def met_tiener(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """A parent with a teenager, and sometimes a younger child."""
    leeftijden = _aantal(kans, ((13, 16), (7, 11)), 1)
    return (_ouder(kans, begin, kans.choice("vm")), *_kinderen(kans, begin, leeftijden, familie=0))


def samengesteld(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """A mother, her new partner, and her children."""
    stief = Wie("o2", "stiefouder", "m", jarig(kans, begin, 27, 48), 1)
    return (_ouder(kans, begin), stief, *_kinderen(kans, begin, ((9, 12), (5, 7)), familie=2))


def bij_oma(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """A grandparent who looks after one or two grandchildren."""
    oma = Wie("o1", "grootouder", "v", jarig(kans, begin, 57, 71))
    return (oma, *_kinderen(kans, begin, _aantal(kans, ((8, 12), (4, 7)), 1), familie=0))


def stel(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """Two partners without children."""
    een, ander = kans.choice(("vm", "vm", "vm", "mm", "vv", "mv"))
    return (
        Wie("o1", "partner", een, jarig(kans, begin, 21, 58)),
        Wie("o2", "partner", ander, jarig(kans, begin, 21, 60), 1),
    )


def ouder_met_zoon(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """An old woman or man whose grown-up child lives in again."""
    geslacht = kans.choice("vvm")
    return (
        Wie("o1", "bewoner", geslacht, jarig(kans, begin, 72, 93)),
        Wie("o2", "familie", "m", jarig(kans, begin, 38, 59)),
    )


def oud_stel(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """A couple of eighty or older."""
    return (
        Wie("o1", "partner", "v", jarig(kans, begin, 78, 96)),
        Wie("o2", "partner", "m", jarig(kans, begin, 79, 98)),
    )


def zwanger(kans: random.Random, begin: date) -> tuple[Wie, ...]:
    """Two people who expect a child."""
    moeder = Wie("o1", "ouder", "v", jarig(kans, begin, 18, 34))
    vader = Wie("o2", "ouder", "m", jarig(kans, begin, 19, 37), 1)
    return (moeder, vader, Wie("k1", "kind", kans.choice("vm"), None, 1, uitgerekend=begin + timedelta(days=150)))
