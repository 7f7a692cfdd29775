"""Who plays: the people of one household and the professionals around it, and the tokens that stand for them.

A template is told with tokens for names: words that no text holds by chance. A copy puts (fictitious) names in their
place, in every text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tandem.regels.rechten.actor import Actor


class Deel(StrEnum):
    """The parts that professionals play in a story."""

    REGISSEUR = "regisseur"
    COLLEGA = "collega"
    TEAMLID = "teamlid"
    GEDRAG = "gedrag"
    TANDEM = "tandem"
    VEILIG_THUIS = "veilig_thuis"
    GI = "gi"
    RAAD = "raad"
    AANBIEDER = "aanbieder"
    ERVARING = "ervaring"


@dataclass(frozen=True)
class Wie:
    """A member as the story knows them: part in the household, birth, woman or man (``v``, ``m``), which surname.

    ``label`` is how texts name them (``o1``, ``k1``, ...). ``uitgerekend``: not born yet, expected that day.
    """

    label: str
    rol: str
    geslacht: str
    geboren: date | None = None
    familie: int = 0
    taal: str = ""
    uitgerekend: date | None = None
    van: date | None = None


@dataclass(frozen=True)
class Mens:
    """The names of one member in one household."""

    voornaam: str
    achternaam: str


@dataclass(frozen=True)
class Bezetting:
    """The cast of one household: names by label, where they live, their municipality, and the professionals."""

    mensen: Mapping[str, Mens]
    adres: str
    telefoon: str
    gemeente: str
    professionals: Mapping[Deel, Actor]


LABELS = ("o1", "o2", "o3", "k1", "k2", "k3", "k4")
MERKADRES = "Qxstraat 9173, 9173 QX Qxplaats"
MERKTELEFOON = "010 991 73 00"
DELEN = tuple(Deel)
VAN_HET_TEAM = frozenset({Deel.REGISSEUR, Deel.COLLEGA, Deel.TEAMLID, Deel.GEDRAG})
"""Parts that are played by people of one local team."""


def merkmens(label: str) -> Mens:
    """The token of a member's names."""
    nummer = LABELS.index(label)
    return Mens(f"Qv{nummer}q", f"Qa{nummer}q")


def merknamen(deel: Deel) -> tuple[str, str, str]:
    """The tokens of a professional's name, organisation and team; the local team is one."""
    nummer = DELEN.index(deel)
    plek = 0 if deel in VAN_HET_TEAM else nummer
    return f"Qp{nummer}q", f"Qo{plek}q", f"Qt{plek}q"


MERK = re.compile(rf"Q[vapot]\dq|{re.escape(MERKADRES)}|{re.escape(MERKTELEFOON)}")
"""Every token, as it stands in a text of a template."""


def merkwaarden(bezetting: Bezetting) -> dict[str, str]:
    """Return which name or number stands for which token in one household."""
    waarden = {MERKADRES: bezetting.adres, MERKTELEFOON: bezetting.telefoon}
    for label, mens in bezetting.mensen.items():
        merk = merkmens(label)
        waarden[merk.voornaam], waarden[merk.achternaam] = mens.voornaam, mens.achternaam
    for deel, actor in bezetting.professionals.items():
        namen = (actor.naam, actor.organisatie_naam, actor.team_naam)
        waarden.update(zip(merknamen(deel), namen, strict=True))
    return waarden
