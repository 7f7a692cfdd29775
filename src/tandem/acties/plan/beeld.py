"""What the pages of the plan show: frozen pictures of goals, steps, help and answers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.schaal import Scoreweergave
from tandem.regels.plan.plan import Actiestand, Doelstand


@dataclass(frozen=True)
class Stapbeeld:
    """A step as shown. ``wie`` is empty when this reader may not see that member."""

    openbaar: UUID
    tekst: str
    wie: str
    lid: int | None
    van_mij: bool
    uiterlijk: date | None
    stand: Actiestand
    klaar_op: date | None
    verborgen_voor: tuple[int, ...]
    versie: int

    @property
    def loopt(self) -> bool:
        """Whether it still has to be done."""
        return self.stand in (Actiestand.OPEN, Actiestand.TE_LAAT)


@dataclass(frozen=True)
class Doelbeeld:
    """A goal as shown, with the figures of all voices (those of earlier versions of the plan too) and its steps."""

    openbaar: UUID
    tekst: str
    van: str
    van_lid: int | None
    goed_genoeg: int | None
    stand: Doelstand
    bereikt_op: date | None
    losgelaten_op: date | None
    scores: tuple[Scoreweergave, ...]
    stappen: tuple[Stapbeeld, ...]
    verborgen_voor: tuple[int, ...]
    versie: int


@dataclass(frozen=True)
class Hulpbeeld:
    """Help as shown; ``wacht`` in words, ``lang`` the days while it still waits."""

    openbaar: UUID
    naam: str
    gebied: str
    wet: str
    voor: tuple[int, ...]
    aanbieder: str
    gevraagd_op: date
    gestart_op: date | None
    gestopt_op: date | None
    stopreden: str
    wacht: str
    dagen: int | None
    navragen_op: date | None
    verborgen_voor: tuple[int, ...]
    versie: int

    @property
    def wachtend(self) -> bool:
        """Whether it was asked for and neither began nor stopped."""
        return self.gestart_op is None and self.gestopt_op is None


@dataclass(frozen=True)
class Antwoordbeeld:
    """What one member thinks of this version; ``antwoord`` *niet_gevraagd* while nobody asked. ``moet``: from 12."""

    lid: int
    naam: str
    antwoord: str
    tekst: str
    op: date | None
    moet: bool


@dataclass(frozen=True)
class Evaluatiebeeld:
    """Looking back, as shown."""

    op: date
    wat_gaat_goed: str
    wat_anders: str
    besluit: str


@dataclass(frozen=True)
class Versiebeeld:
    """One version of the plan in the list of versions."""

    openbaar: UUID
    nummer: int
    stand: str
    standwoord: str
    afgesproken_op: date | None
    begonnen_op: date


@dataclass(frozen=True)
class Planblad:
    """The page of the plan. ``plan`` None: there is none yet. ``heel``: this reader sees the whole of it."""

    kop: Dossierkop
    plan: Versiebeeld | None
    versie: int
    thuis: str
    doelen: tuple[Doelbeeld, ...]
    losse_stappen: tuple[Stapbeeld, ...]
    hulp: tuple[Hulpbeeld, ...]
    antwoorden: tuple[Antwoordbeeld, ...]
    evaluaties: tuple[Evaluatiebeeld, ...]
    versies: tuple[Versiebeeld, ...]
    evalueren_op: date | None
    heel: bool
    lezer: str

    @property
    def nieuwste(self) -> bool:
        """Whether this is the version that people work on."""
        return self.plan is not None and self.plan.openbaar == self.versies[0].openbaar

    @property
    def is_concept(self) -> bool:
        """Whether its goals can still be changed."""
        return self.plan is not None and self.plan.stand == "concept"
