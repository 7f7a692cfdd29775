"""What decides a history: where it stands on its last day, when it began, what it is about and who joins."""

import random
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tandem.management.vullen.rol import Deel, Wie
from tandem.management.vullen.themas import Thema
from tandem.management.vullen.verhalen import THEMAS
from tandem.management.vullen.verteller import Zin


class Pad(StrEnum):
    """Where a history stands on its last day."""

    NIEUW = "nieuw"
    ADVIES = "advies"
    NIETS_NODIG = "niets_nodig"
    VERKENNING = "verkenning"
    DIRECT = "direct"
    STABIEL = "stabiel"
    HERSTEL = "herstel"
    NAZORG = "nazorg"
    TERUGVAL = "terugval"
    MAATREGEL = "maatregel"
    AFGEROND = "afgerond"
    TERUG = "terug"
    KORT = "kort"


GESLOTEN = frozenset({Pad.ADVIES, Pad.NIETS_NODIG, Pad.AFGEROND, Pad.KORT})
"""After these nobody of the local team is involved any more."""
BEGIN = {
    Pad.NIEUW: (0, 4), Pad.ADVIES: (20, 700), Pad.NIETS_NODIG: (20, 700), Pad.VERKENNING: (6, 26),
    Pad.DIRECT: (24, 75), Pad.STABIEL: (100, 230), Pad.HERSTEL: (230, 430), Pad.NAZORG: (380, 640),
    Pad.TERUGVAL: (320, 1000), Pad.MAATREGEL: (40, 120), Pad.AFGEROND: (420, 900), Pad.TERUG: (560, 1350),
    Pad.KORT: (60, 1500),
}  # fmt: skip
"""How many days ago a history began, at least and at most."""
BEGIN_BEKNOPT = (20, 2200)
"""The same for what was over after a few telephone calls: registers keep years of those."""
ERBIJ = {
    Deel.AANBIEDER: ("behandeling", "Komt elke week thuis."),
    Deel.ERVARING: ("steun_ervaring", "Heeft zelf zoiets meegemaakt en denkt mee."),
    Deel.TEAMLID: ("hulp_lokaal_team", "Helpt met het huishouden en de brieven."),
    Deel.GEDRAG: ("meekijken", "Kijkt mee naar de analyse."),
    Deel.GI: ("consultatie_en_advies", "Denkt mee over de veiligheid van de kinderen."),
    Deel.RAAD: ("consultatie_en_advies", "Denkt mee over wat er nodig is als het niet lukt."),
    Deel.VEILIG_THUIS: ("monitor_veilig_thuis", "Kijkt na drie maanden of de afspraken gehouden zijn."),
}
"""Who else may be involved in a longer history, with which task and why."""
MET_KIND = 4
"""The first so many kinds of history have a child of school age."""
DIEP = {Pad.STABIEL: 1, Pad.HERSTEL: 2, Pad.NAZORG: 3, Pad.TERUGVAL: 2, Pad.AFGEROND: 3, Pad.TERUG: 3}


@dataclass(frozen=True)
class Opzet:
    """All that decides a history: the same opzet tells the same history on the same day.

    ``beknopt``: only what a team knows of a household after a few telephone calls.
    """

    nummer: int
    thema: int
    pad: Pad
    begin: int
    zaad: int
    tandem: bool
    wissel: bool
    laat: bool
    erbij: Deel | None
    beknopt: bool = False

    @property
    def kort(self) -> bool:
        """Whether no case follows."""
        return self.pad in (Pad.NIEUW, Pad.ADVIES, Pad.NIETS_NODIG)


def opzetten(zaad: int, aantal: int, paden: tuple[Pad, ...], *, beknopt: frozenset[Pad] = frozenset()) -> list[Opzet]:
    """Return so many different histories: paths in turn, the rest by chance from the seed.

    ``beknopt``: the paths of which no more is told than what a team knows after a few telephone calls.
    """
    kans = random.Random(f"opzet {zaad}")
    return [_opzet(nummer, paden[nummer % len(paden)], kans, beknopt) for nummer in range(aantal)]


def _opzet(nummer: int, pad: Pad, kans: random.Random, beknopt: frozenset[Pad]) -> Opzet:
    begin = kans.randint(*(BEGIN_BEKNOPT if pad in beknopt else BEGIN[pad]))
    diep = pad in DIEP
    return Opzet(
        nummer,
        kans.randrange(MET_KIND if pad is Pad.MAATREGEL else len(THEMAS)),
        pad,
        begin,
        kans.getrandbits(32),
        tandem=(diep or pad is Pad.DIRECT) and begin < 460 and kans.random() < 0.4,
        wissel=diep and begin < 690 and kans.random() < 0.25,
        laat=kans.random() < 0.3,
        erbij=kans.choices(list(ERBIJ), (5, 3, 1, 1, 2, 1, 2))[0] if diep and kans.random() < 0.6 else None,
        beknopt=pad in beknopt,
    )


def mensen_van(opzet: Opzet, dag: date) -> tuple[Wie, ...]:
    """The people of a history, with their birthdays; of a brief one whom the signal is about."""
    begin = date.fromordinal(dag.toordinal() - opzet.begin)
    kans = random.Random(opzet.zaad)
    mensen = THEMAS[opzet.thema].gezin(kans, begin)
    return _bekend(opzet, kans, mensen) if opzet.beknopt else mensen


def _bekend(opzet: Opzet, kans: random.Random, mensen: tuple[Wie, ...]) -> tuple[Wie, ...]:
    """Whom a few telephone calls are about: the first adult, who is named, often a child; ages of children only."""
    genoemd = eerste_zin(THEMAS[opzet.thema]).tekst
    kind = next((wie for wie in mensen if wie.rol == "kind"), mensen[0])
    erbij = {kind.label} if opzet.pad is not Pad.ADVIES or kans.random() < 0.2 else set()
    wie_dan = [w for w in mensen if w is mensen[0] or w.label in erbij or f"{{{w.label}}}" in genoemd]
    return tuple(wie if wie.rol == "kind" else replace(wie, geboren=None) for wie in wie_dan)


def eerste_zin(thema: Thema) -> Zin:
    """What the reporter said first, in the reporter's own words."""
    return next(zin for zin in thema.signaal if not zin.stem)
