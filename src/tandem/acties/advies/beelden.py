"""What is shown of advice: a line on a list with its duties, and one advice with reactions and what changed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.advies.vragen import Vraagbeeld
from tandem.acties.leren.lessen import Lesbeeld
from tandem.acties.organisatie.kop import Organisatiekop
from tandem.regels.advies.advies import Datumgrond, Gehoord
from tandem.regels.advies.reactie import Bedoeld, Gevolgsoort, Plicht, Puntbesluit


@dataclass(frozen=True)
class Uitstelbeeld:
    """A later date, and why."""

    tot: date
    reden: str
    op: date


@dataclass(frozen=True)
class Intrekbeeld:
    """That something was withdrawn: when, and why."""

    op: date
    reden: str


@dataclass(frozen=True)
class IngetrokkenReactie:
    """A reaction that was withdrawn: whose, when and why, and what it said. ``punten``: number, decision, reason."""

    naam: str
    weg: Intrekbeeld
    inleiding: str
    punten: tuple[tuple[int, Puntbesluit, str], ...]


@dataclass(frozen=True)
class Plichtbeeld:
    """The duty of one organisation to react. ``stand`` None: this reader may not know."""

    organisatie: int
    naam: str
    van_ons: bool
    stand: Plicht | None
    voor: date
    uiterlijk: date
    uitstel: tuple[Uitstelbeeld, ...]
    gereageerd_op: date | None
    wie: str
    rol: str
    inleiding: str

    @property
    def open_(self) -> bool:
        """Whether a reaction is still to come."""
        return self.stand is not None and self.stand.open_


@dataclass(frozen=True)
class Gevolgbeeld:
    """Something that changed. ``bedoeld`` None: the council said nothing of it yet."""

    openbaar: UUID
    van: str
    van_ons: bool
    soort: Gevolgsoort
    verwijst: str
    naam: str
    tekst: str
    op: date
    bedoeld: Bedoeld | None
    toelichting: str


@dataclass(frozen=True)
class Antwoord:
    """What one organisation does with one point, and why."""

    naam: str
    van_ons: bool
    besluit: Puntbesluit
    reden: str
    gevolgen: tuple[Gevolgbeeld, ...]


@dataclass(frozen=True)
class Puntbeeld:
    """One point with its answers."""

    openbaar: UUID
    nummer: int
    tekst: str
    antwoorden: tuple[Antwoord, ...]


@dataclass(frozen=True)
class Adviesregel:
    """An advice on a list. ``verstuurd_op`` None: a draft of the own council."""

    openbaar: UUID
    onderwerp: str
    raad: str
    van_ons: bool
    aan_ons: bool
    gevraagd: bool
    nummer: int
    verstuurd_op: date | None
    plichten: tuple[Plichtbeeld, ...]
    te_duiden: int
    ingetrokken: Intrekbeeld | None = None

    @property
    def onze_plicht(self) -> Plichtbeeld | None:
        """The own duty to react."""
        return next((een for een in self.plichten if een.van_ons), None)


@dataclass(frozen=True)
class Advieslijst:
    """All that this reader has of advice: requests without an answer, advice, and what others show.

    ``ingetrokken``: requests that were withdrawn; an advice that was stands among the others and says so.
    """

    kop: Organisatiekop
    vragen: tuple[Vraagbeeld, ...]
    ingetrokken: tuple[Vraagbeeld, ...]
    adviezen: tuple[Adviesregel, ...]
    is_raad: bool
    is_vrager: bool
    vandaag: date

    @property
    def te_reageren(self) -> tuple[Adviesregel, ...]:
        """Advice to which the own organisation still reacts, the most urgent first."""
        open_ = [(een.onze_plicht, een) for een in self.adviezen if een.onze_plicht and een.onze_plicht.open_]
        return tuple(een for _, een in sorted(open_, key=lambda paar: paar[0].uiterlijk))


@dataclass(frozen=True)
class Mijnreactie:
    """The own reaction as far as it was written, for the form."""

    inleiding: str
    besluiten: dict[UUID, tuple[Puntbesluit | None, str]]
    versie: int
    opsteller: str


@dataclass(frozen=True)
class Adviesblad:
    """One advice as a whole."""

    kop: Organisatiekop
    regel: Adviesregel
    inleiding: str
    gehoord: Gehoord
    reageren_voor: date | None
    grond: Datumgrond
    afspraak: str
    vraag: UUID | None
    volgt_op: UUID | None
    opvolger: UUID | None
    punten: tuple[Puntbeeld, ...]
    concept: Mijnreactie | None
    kan_reageren: bool
    kan_vaststellen: bool
    kan_gevolg: bool
    kan_duiden: bool
    kan_verbeteren: bool
    kan_intrekken: bool
    kan_reactie_intrekken: bool
    ingetrokken_reacties: tuple[IngetrokkenReactie, ...]
    lessen: tuple[Lesbeeld, ...]
    kan_les: bool
    vandaag: date
