"""The improvement plan of a municipality: from a gap to an action with an owner, a day, hours, money and an effect.

The self scan leads to a *Verbeterplan* (bouwstenen 2025, Inrichting, Instrumenten); what is done locally and what in
the (sub)region is a choice of each line (bouwstenen 2025, Sturing). No source gives norms for hours or money: a
municipality fills in its own, and what was not filled in is unknown, never 0.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum

R = TypeVar("R")
S = TypeVar("S")

WOORDEN_HOOGSTENS = 2000
NAAM_HOOGSTENS = 200
"""Letters of a field of a line."""

UREN_HOOGSTENS, EURO_HOOGSTENS = 100_000, 1_000_000_000
"""Above these a number is a slip of the keyboard; they are no norm."""


class Niveau(Soort):
    """Where a line is carried out."""

    LOKAAL = "lokaal", "lokaal"
    SUBREGIONAAL = "subregionaal", "subregionaal"
    REGIONAAL = "regionaal", "regionaal"


class Regelstand(Soort):
    """Where a line of the plan stands."""

    GEPLAND = "gepland", "gepland"
    BEZIG = "bezig", "bezig"
    KLAAR = "klaar", "klaar"
    GESTOPT = "gestopt", "gestopt"


#: The states that one chooses as progress; stopping has its own page and asks why.
VOORTGANG = (Regelstand.GEPLAND, Regelstand.BEZIG, Regelstand.KLAAR)


@dataclass(frozen=True, slots=True)
class Planregel:
    """One line. ``uren`` and ``euro`` are for the whole line; ``None`` is unknown."""

    wat: str
    eigenaar: str
    eind: date | None
    bouwsteen: str = ""
    niveau: Niveau | None = Niveau.LOKAAL
    begin: date | None = None
    uren: int | None = None
    euro: int | None = None
    effect: str = ""
    waaraan: str = ""
    stand: Regelstand = Regelstand.GEPLAND


def bezwaren_regel(regel: Planregel, bouwstenen: Collection[str]) -> Bezwaren:
    """A line has words, an owner, a day, a bouwsteen, a level, an effect, and how that will be seen."""
    bezwaren = [Bezwaar(veld, zin) for veld, zin in _LEEG if not str(getattr(regel, veld) or "").strip()]
    if regel.bouwsteen and regel.bouwsteen not in bouwstenen:
        bezwaren.append(Bezwaar("bouwsteen", "Kies een van de bouwstenen."))
    if regel.begin and regel.eind and regel.eind < regel.begin:
        zin = f"De einddatum ligt voor de begindatum ({datum(regel.begin)}). Vul een latere datum in."
        bezwaren.append(Bezwaar("eind", zin))
    for veld, getal, hoogst in (("uren", regel.uren, UREN_HOOGSTENS), ("euro", regel.euro, EURO_HOOGSTENS)):
        if getal is not None and not 0 <= getal <= hoogst:
            bezwaren.append(Bezwaar(veld, f"Vul een heel getal in van 0 tot en met {hoogst}, of laat het leeg."))
    for veld in ("wat", "eigenaar", "effect", "waaraan"):
        if len(getattr(regel, veld)) > WOORDEN_HOOGSTENS:
            bezwaren.append(Bezwaar(veld, f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens."))
    return tuple(bezwaren)


_LEEG = (
    ("wat", "Schrijf op wat u gaat doen."),
    ("eigenaar", "Vul in wie hiervoor zorgt."),
    ("eind", "Vul in wanneer dit klaar is."),
    ("bouwsteen", "Kies bij welke bouwsteen dit hoort."),
    ("niveau", "Kies waar u dit doet."),
    ("effect", "Schrijf op wat er daardoor anders wordt."),
    ("waaraan", "Schrijf op waaraan u dat gaat zien."),
)


def bezwaren_inleiding(
    naam: str, teksten: Mapping[str, str], *, vastgesteld_op: date | None, vastgesteld_door: str, vandaag: date
) -> Bezwaren:
    """What stands before the lines fits, and a plan that was established says when, not in the future, and by whom."""
    lengten = [("naam", naam, NAAM_HOOGSTENS)]
    lengten += [(veld, woorden, WOORDEN_HOOGSTENS) for veld, woorden in teksten.items()]
    lengten.append(("vastgesteld_door", vastgesteld_door, WOORDEN_HOOGSTENS))
    bezwaren = [Bezwaar(veld, f"Houd het bij hoogstens {n} tekens.") for veld, tekst, n in lengten if len(tekst) > n]
    wie = bool(vastgesteld_door.strip())
    if vastgesteld_op and not wie:
        bezwaren.append(Bezwaar("vastgesteld_door", "Vul in wie het plan heeft vastgesteld."))
    if wie and vastgesteld_op is None:
        bezwaren.append(Bezwaar("vastgesteld_op", "Vul in op welke dag het plan is vastgesteld."))
    if vastgesteld_op and vastgesteld_op > vandaag:
        bezwaren.append(Bezwaar("vastgesteld_op", "Deze dag is nog niet geweest."))
    return tuple(bezwaren)


def bezwaren_stoppen(waarom: str) -> Bezwaren:
    """What is dropped says why: others learn from it."""
    if not waarom.strip():
        return (Bezwaar("waarom", "Schrijf op waarom u hiermee stopt."),)
    if len(waarom) > WOORDEN_HOOGSTENS:
        return (Bezwaar("waarom", f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens."),)
    return ()


def te_laat(regel: Planregel, op: date) -> bool:
    """Whether the last day has passed while there is still work."""
    return regel.eind is not None and regel.eind < op and regel.stand in (Regelstand.GEPLAND, Regelstand.BEZIG)


def stand_in_woorden(regel: Planregel, op: date) -> str:
    """Return where the line stands; late is said first."""
    return f"te laat ({regel.stand.omschrijving})" if te_laat(regel, op) else regel.stand.omschrijving


def op_volgorde(regels: Iterable[R], regel_van: Callable[[R], Planregel]) -> list[R]:
    """Return the lines by their last day, then by when they begin and by their words; what was dropped comes last."""

    def plaats(een: R) -> tuple[bool, date, date, str]:
        regel = regel_van(een)
        eind = regel.eind or date.max
        return regel.stand is Regelstand.GESTOPT, eind, regel.begin or eind, regel.wat.casefold()

    return sorted(regels, key=plaats)


@dataclass(frozen=True, slots=True)
class Som:
    """Hours and euros of some lines together, and how many lines did not say them."""

    regels: int
    uren: int
    euro: int
    zonder_uren: int
    zonder_euro: int


def som(regels: Iterable[Planregel]) -> Som:
    """Add up lines; what was dropped does not count, and what is unknown is counted apart."""
    telt = [regel for regel in regels if regel.stand is not Regelstand.GESTOPT]
    return Som(
        regels=len(telt),
        uren=sum(regel.uren or 0 for regel in telt),
        euro=sum(regel.euro or 0 for regel in telt),
        zonder_uren=sum(regel.uren is None for regel in telt),
        zonder_euro=sum(regel.euro is None for regel in telt),
    )


def som_per(regels: Collection[Planregel], sleutels: Sequence[S], van: Callable[[Planregel], S | None]) -> dict[S, Som]:
    """Return the sums by key (bouwsteen, level, year), in the order of ``sleutels``."""
    return {sleutel: som(regel for regel in regels if van(regel) == sleutel) for sleutel in sleutels}


def jaren(regels: Iterable[Planregel]) -> list[int]:
    """Return the years in which lines end, in order."""
    return sorted({regel.eind.year for regel in regels if regel.eind and regel.stand is not Regelstand.GESTOPT})
