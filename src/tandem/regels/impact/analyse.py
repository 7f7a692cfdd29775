"""One impact analysis: words per part, figures per team, what it needs before it is established, and what changed.

An analysis is worked on, then established, and stays as it was; the next one begins with what the last one held. It
may be established with parts that nobody filled in: those are shown as not filled in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.getal import in_woorden
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.zelfscan.cijfer import ONBEKEND, Cijfer, verschil

WOORDEN_HOOGSTENS, BRON_HOOGSTENS = 2000, 300
"""Letters of a field."""
VELDEN = {
    "niveau": "waar",
    "keuze": "onze keuze",
    "nu": "nu",
    "straks": "straks",
    "verschil": "verschil",
}
"""The words of a part, and what they are called."""
BASIS = {True: "ja", False: "nee", None: ""}
"""Whether a competence belongs to the minimal basis of this municipality; empty: not decided."""


@dataclass(frozen=True, slots=True)
class Deelwoorden:
    """What was written of one part: how it is (Ist), how it is to be (Soll), and the gap."""

    niveau: Niveau | None = None
    keuze: str = ""
    nu: str = ""
    straks: str = ""
    verschil: str = ""

    @property
    def leeg(self) -> bool:
        """Whether nobody wrote anything."""
        return self == Deelwoorden()

    @property
    def klaar(self) -> bool:
        """Whether Ist and Soll are both there."""
        return bool(self.nu and self.straks)


@dataclass(frozen=True, slots=True)
class Cijferregel:
    """How much there is and how much is needed, where that was found and for which day."""

    nu: Cijfer = ONBEKEND
    nodig: Cijfer = ONBEKEND
    bron: str = ""
    op: date | None = None
    toelichting: str = ""
    basis: bool | None = None

    @property
    def leeg(self) -> bool:
        """Whether nobody filled in anything."""
        return self == Cijferregel()

    @property
    def kloof(self) -> Cijfer:
        """What is needed more (or less) than there is."""
        return verschil(self.nu, self.nodig)


@dataclass(frozen=True, order=True, slots=True)
class Deelplek:
    """A part of the municipality (``team`` empty) or of one local team."""

    onderdeel: str
    team: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Cijferplek:
    """A figure of the municipality as a whole (``team`` empty) or of one local team."""

    soort: Cijfersoort
    code: str
    team: str = ""


@dataclass(frozen=True)
class Inhoud:
    """Everything that was filled in; what is empty is not there."""

    delen: Mapping[Deelplek, Deelwoorden] = field(default_factory=dict)
    cijfers: Mapping[Cijferplek, Cijferregel] = field(default_factory=dict)


def bezwaren_deel(deel: Deelwoorden) -> Bezwaren:
    """Nothing has to be filled in; what is, fits."""
    zin = f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens."
    velden = [veld for veld in VELDEN if len(str(getattr(deel, veld) or "")) > WOORDEN_HOOGSTENS]
    return tuple(Bezwaar(veld, zin) for veld in velden)


def bezwaren_bron(regels: Iterable[Cijferregel], vandaag: date) -> Bezwaren:
    """Who gives a number says where it comes from and for which day; that day has been."""
    lijst = list(regels)
    getallen = [een for een in lijst if een.nu.getal is not None or een.nodig.getal is not None]
    uit = []
    if any(not een.bron.strip() for een in getallen):
        uit.append(Bezwaar("bron", "Schrijf op waar deze getallen vandaan komen."))
    if any(een.op is None for een in getallen):
        uit.append(Bezwaar("op", "Vul in van welke dag deze getallen zijn."))
    if any(een.op and een.op > vandaag for een in lijst):
        uit.append(Bezwaar("op", "Deze dag is nog niet geweest."))
    if any(len(een.bron) > BRON_HOOGSTENS for een in lijst):
        uit.append(Bezwaar("bron", f"Houd het bij hoogstens {BRON_HOOGSTENS} tekens."))
    if any(len(een.toelichting) > WOORDEN_HOOGSTENS for een in lijst):
        uit.append(Bezwaar("toelichting", f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens."))
    return tuple(uit)


def bezwaren_vaststellen(inhoud: Inhoud, *, op: date | None, wie: str, begonnen_op: date, vandaag: date) -> Bezwaren:
    """Something is there to establish, and one says who established it and when."""
    uit = []
    if not any(deel.klaar for plek, deel in inhoud.delen.items() if not plek.team):
        uit.append(Bezwaar("", "Vul bij ten minste één onderdeel in hoe het nu is en hoe het moet worden."))
    if not wie.strip():
        uit.append(Bezwaar("door", "Vul in wie de analyse heeft vastgesteld."))
    elif len(wie) > BRON_HOOGSTENS:
        uit.append(Bezwaar("door", f"Houd het bij hoogstens {BRON_HOOGSTENS} tekens."))
    if op is None:
        uit.append(Bezwaar("op", "Vul in op welke dag de analyse is vastgesteld."))
    elif op > vandaag:
        uit.append(Bezwaar("op", "Deze dag is nog niet geweest."))
    elif op < begonnen_op:
        uit.append(Bezwaar("op", "Deze dag ligt voor de dag waarop u begon."))
    return tuple(uit)


@dataclass(frozen=True, slots=True)
class Verandering:
    """What one field was and is. ``plek``: of which part or figure."""

    plek: Deelplek | Cijferplek
    veld: str
    toen: str
    nu: str


def veranderingen(toen: Inhoud, nu: Inhoud) -> tuple[Verandering, ...]:
    """Return every field that differs: parts first, then figures, each in order of their place."""
    uit: list[Verandering] = []
    for plek in sorted({*toen.delen, *nu.delen}):
        was, is_ = toen.delen.get(plek, Deelwoorden()), nu.delen.get(plek, Deelwoorden())
        uit += _anders(plek, {naam: (_woord(was, veld), _woord(is_, veld)) for veld, naam in VELDEN.items()})
    for cijferplek in sorted({*toen.cijfers, *nu.cijfers}):
        van, naar = toen.cijfers.get(cijferplek, Cijferregel()), nu.cijfers.get(cijferplek, Cijferregel())
        paren = {
            "nu": (in_woorden(van.nu), in_woorden(naar.nu)),
            "nodig": (in_woorden(van.nodig), in_woorden(naar.nodig)),
            "basis": (BASIS[van.basis], BASIS[naar.basis]),
            "toelichting": (van.toelichting, naar.toelichting),
        }
        uit += _anders(cijferplek, paren)
    return tuple(uit)


def _anders(plek: Deelplek | Cijferplek, paren: Mapping[str, tuple[str, str]]) -> list[Verandering]:
    return [Verandering(plek, naam, toen, nu) for naam, (toen, nu) in paren.items() if toen != nu]


def _woord(deel: Deelwoorden, veld: str) -> str:
    waarde = getattr(deel, veld)
    return waarde.omschrijving if isinstance(waarde, Niveau) else str(waarde or "")
