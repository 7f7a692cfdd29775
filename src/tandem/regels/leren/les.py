"""A lesson: what happened, what was learned, what is done differently; and that a second reader looks before it leaves.

First, second and third order: S2 bouwsteen 5, implementatie-acties. A lesson is about the work, never about people:
fields instead of a story, a warning, and somebody else who reads it (stand, Municipalities h).
"""

from dataclasses import dataclass
from uuid import UUID

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE, persoonszin
from tandem.regels.soort import Soort

MEESTE_ACTIES = 5
"""Actions, lines or parts that one lesson points to; more is a report. Own choice."""
VELDEN = ("aanleiding", "inzicht", "anders")


class Leerorde(Soort):
    """How deep the learning went (S2 bouwsteen 5)."""

    EERSTE = "eerste", "eerste orde: wij kennen en begrijpen nu iets nieuws"
    TWEEDE = "tweede", "tweede orde: wij zijn ergens anders over gaan denken"
    DERDE = "derde", "derde orde: wij denken en werken nu echt anders"


class Lesstand(Soort):
    """Where a lesson stands."""

    AANGEBODEN = "aangeboden", "wacht op een tweede lezer"
    TERUG = "terug", "teruggegeven aan de schrijver"
    GEDEELD = "gedeeld", "nagelezen en gedeeld"


class Herkomst(Soort):
    """What a lesson can come from."""

    BELEMMERING = "belemmering", "een belemmering"
    TRAJECT = "traject", "een leertraject"
    OBSERVATIE = "observatie", "een observatie in een leertraject"
    REFLECTIE = "reflectie", "een reflectie in een leertraject"
    METING = "meting", "een onderdeel van een meting"
    ADVIES = "advies", "een advies van een cliëntenraad"
    GEVOLG = "gevolg", "wat veranderde na een advies"


@dataclass(frozen=True, slots=True)
class Oorsprong:
    """What a lesson came from: which row, and of a scan which part."""

    soort: Herkomst
    openbaar: UUID
    deel: str = ""


@dataclass(frozen=True, slots=True)
class Les:
    """A lesson as entered.

    What it changed: ``acties`` of a bouwsteen by code, ``planregels`` by public id, ``delen`` of scans as
    "instrument.part".
    """

    aanleiding: str
    inzicht: str
    anders: str
    orde: Leerorde
    niveau: Laag
    acties: tuple[str, ...] = ()
    planregels: tuple[str, ...] = ()
    delen: tuple[str, ...] = ()

    @property
    def woorden(self) -> str:
        """All that was written, for the warning."""
        return "\n".join((self.aanleiding, self.inzicht, self.anders))


_LEEG = {
    "aanleiding": "Schrijf op wat er in het werk gebeurde. Niet over wie het ging.",
    "inzicht": "Schrijf op wat u hiervan leerde.",
    "anders": "Schrijf op wat u nu anders doet, of wilt gaan doen.",
}


@dataclass(frozen=True, slots=True)
class Keuzes:
    """What a lesson can have changed here."""

    acties: frozenset[str] = frozenset()
    planregels: frozenset[str] = frozenset()
    delen: frozenset[str] = frozenset()


def bezwaren_les(les: Les, *, keuzes: Keuzes, vermoedens: tuple[str, ...], nagekeken: bool) -> Bezwaren:
    """Why a lesson cannot be offered like this. ``vermoedens``: what in it may be about a person."""
    bezwaren = [een for veld in VELDEN for een in _veld(veld, getattr(les, veld))]
    for veld in ("acties", "planregels", "delen"):
        gekozen = getattr(les, veld)
        if not set(gekozen) <= getattr(keuzes, veld):
            bezwaren.append(Bezwaar(veld, "Kies uit de lijst."))
        if len(gekozen) > MEESTE_ACTIES:
            bezwaren.append(Bezwaar(veld, f"Kies er hoogstens {MEESTE_ACTIES}."))
    if vermoedens and not nagekeken:
        bezwaren.append(Bezwaar("nagekeken", persoonszin(vermoedens)))
    return tuple(bezwaren)


def _veld(veld: str, tekst: str) -> Bezwaren:
    if not tekst.strip():
        return (Bezwaar(veld, _LEEG[veld]),)
    if len(tekst) > LANGSTE:
        return (Bezwaar(veld, f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE}. Kort de tekst in."),)
    return ()


def bezwaren_nalezen(stand: Lesstand, *, schrijver: int, lezer: int, deelt: bool, opmerking: str) -> Bezwaren:
    """Why this reader cannot decide on a lesson: it is their own, it does not wait, or it goes back without a word."""
    if schrijver == lezer:
        return (Bezwaar("", "U schreef deze les zelf. Vraag een ander om hem na te lezen."),)
    if stand is not Lesstand.AANGEBODEN:
        return (Bezwaar("", f"Deze les is {stand.omschrijving}. Er valt nu niets te beslissen."),)
    if not deelt and not opmerking.strip():
        return (Bezwaar("opmerking", "Schrijf op wat er anders moet."),)
    return ()
