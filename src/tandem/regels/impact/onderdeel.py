"""What an impact analysis looks at: parts of the toekomstscenario, functions, competences; each with its source.

What is fixed (*het wat*) and what is free (*het hoe*) must become clear, and whether it is done locally or regionally
(plan van aanpak, section 4). Where the sources say nothing of one of these, nothing stands here.
"""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.soort import Soort


class Deelsoort(Soort):
    """What kind of part it is."""

    TAAK = "taak", "Wat het lokale team doet"
    SAMEN = "samen", "Samenwerken met anderen"
    VOORWAARDE = "voorwaarde", "Wat daarvoor nodig is"
    BASISFUNCTIE = "basisfunctie", "De vijf basisfuncties"


class Cijfersoort(Soort):
    """What a figure counts, in what it is counted."""

    OMVANG = "omvang", "huishoudens per jaar"
    FORMATIE = "formatie", "fte"
    COMPETENTIE = "competentie", "mensen"


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """One thing that a source says is fixed or free, in our own words."""

    tekst: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class Impactonderdeel:
    """A part. ``vast``: *het wat*, ``vrij``: *het hoe*; empty where no source says it."""

    code: str
    naam: str
    soort: Deelsoort
    bouwsteen: str
    vast: tuple[Uitspraak, ...]
    vrij: tuple[Uitspraak, ...]
    bron: Bron


@dataclass(frozen=True, slots=True)
class Impactpost:
    """A function or a competence: what is counted per team."""

    code: str
    naam: str
    bron: Bron
