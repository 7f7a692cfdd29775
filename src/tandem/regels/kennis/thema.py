"""What figures are about, and what stands beside them: as content gives it."""

from dataclasses import dataclass

from tandem.regels.bron import Bron

INWONERS = "inwoners"
"""The theme whose first measure tells how large a municipality is (``inhoud/cijfers.yaml``)."""
LADERS = frozenset({"functioneel_beheerder", "projectleider_regio"})
"""The roles that load figures for the whole region. Own choice: figures are public, and one file serves everybody."""


@dataclass(frozen=True, slots=True)
class Cijferthema:
    """A theme with the question that it helps to answer."""

    code: str
    naam: str
    vraag: str
    bron: Bron


@dataclass(frozen=True, slots=True)
class Soortgelijkregel:
    """The stated rule by which municipalities are called similar."""

    code: str
    naam: str
    uitleg: str
    hoeveel: int
    bron: Bron


@dataclass(frozen=True, slots=True)
class Verhaal:
    """What somebody tells, without a name; it stands beside the figures of a theme."""

    code: str
    thema: str
    tekst: str
    van: str
    bron: Bron
