"""Comparing results of waves: with the last time, over the years, and with municipalities that opened theirs.

S2 (bouwsteen 2 "Sturing"): repeat the scan to follow the local development, compare with municipalities in the
(sub)region, discuss striking differences with colleagues and learn from each other's good examples. What counts as
striking is a choice of this product, and stands on the page in words: no norm says how far is far.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, bekend, in_cijfers, verschil
from tandem.regels.zelfscan.instrument import Deel
from tandem.regels.zelfscan.spreiding import MINST_AANTAL

#: So many other municipalities with a figure, or there is no middle worth the name.
MINST_ANDEREN = 4
#: So many classes of colour on a heat map, each as wide as the other.
KLASSEN = 5


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The established result of one part in one wave, on the scale ``laagst`` to ``hoogst`` of its instrument.

    ``kloof`` is what is wanted minus what is, over the questions of which both are known (``score``).
    """

    ist: Cijfer
    soll: Cijfer
    kloof: Cijfer
    laagst: Decimal
    hoogst: Decimal


def voor_anderen(ist: Cijfer, deelnemers: int) -> Cijfer:
    """What another municipality may see: a result that rests on few respondents is the judgement of those few."""
    return ist if deelnemers >= MINST_AANTAL else GEHEIM


def deel_gelijk(oud: Deel, nieuw: Deel) -> bool:
    """Whether what counts in a part did not change between two versions: questions, values, weights and rule.

    Other words for the same question change nothing; a question that came, went or counts otherwise does.
    """

    def kern(deel: Deel) -> tuple[object, ...]:
        vragen = deel.tellende_vragen
        per_vraag = {v.code: (v.gewicht, v.streven, {o.code: o.waarde for o in v.opties}, v.voorwaarde) for v in vragen}
        return (deel.score, per_vraag)

    return kern(oud) == kern(nieuw)


@dataclass(frozen=True, slots=True)
class Verandering:
    """A part now beside the last time. ``vergelijkbaar`` is False when the questions changed beyond mapping.

    ``vragen``: over how many of how many questions it is, where the questions changed; None where all stayed.
    """

    nu: Cijfer
    toen: Cijfer
    vergelijkbaar: bool
    vragen: tuple[int, int] | None = None

    @property
    def verschil(self) -> Cijfer:
        """How much it changed; unknown where the questions differ too much or a figure is missing."""
        return verschil(self.toen, self.nu) if self.vergelijkbaar else ONBEKEND

    @property
    def in_woorden(self) -> str:
        """One Dutch sentence."""
        if not self.vergelijkbaar:
            return "De vragen zijn te veel veranderd om te vergelijken."
        stap = self.verschil.getal
        if stap is None:
            return "Niet te vergelijken: een van de twee cijfers is er niet."
        over = (
            f" Over {self.vragen[0]} van de {self.vragen[1]} vragen: de andere zijn veranderd." if self.vragen else ""
        )
        if not stap:
            return f"Gelijk gebleven.{over}"
        return f"{in_cijfers(abs(stap))} {'hoger' if stap > 0 else 'lager'} dan de vorige keer.{over}"


def klasse(cijfer: Cijfer, laagst: Decimal, hoogst: Decimal) -> int | None:
    """The class of colour of a cell, 1 (lowest) to ``KLASSEN``; None without a figure. Raises on an empty scale."""
    if hoogst <= laagst:
        raise ValueError("a scale runs from low to high")
    if cijfer.getal is None:
        return None
    deel = (cijfer.getal - laagst) / (hoogst - laagst)
    return min(KLASSEN, max(1, int(deel * KLASSEN) + 1))


def midden(getallen: Sequence[Decimal]) -> Cijfer:
    """The median: as many lie above as below. Unknown for nobody."""
    rij = sorted(getallen)
    if not rij:
        return ONBEKEND
    helft = len(rij) // 2
    return bekend(rij[helft] if len(rij) % 2 else (rij[helft - 1] + rij[helft]) / 2)


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where one's own figure lies among those of others.

    ``eigen_anders``: one measured this with questions that cannot be compared; ``anderen_anders``: so many others did.
    """

    eigen: Cijfer
    lager: int
    gelijk: int
    hoger: int
    midden: Cijfer
    eigen_anders: bool = False
    anderen_anders: int = 0

    @property
    def anderen(self) -> int:
        """How many others have a figure."""
        return self.lager + self.gelijk + self.hoger

    @property
    def in_woorden(self) -> str:
        """One Dutch sentence, without a judgement."""
        if not self.anderen:
            return _NIEMAND_ANDERS if self.anderen_anders else "Er is nog niemand om mee te vergelijken."
        if self.eigen.getal is None and self.eigen_anders:
            return "U hebt dit met andere vragen gemeten. Uw cijfer is daarom niet te vergelijken."
        if self.eigen.getal is None:
            return "U hebt hier zelf nog geen cijfer."
        delen = ((self.lager, "lager"), (self.gelijk, "gelijk"), (self.hoger, "hoger"))
        zin = ", ".join(f"{hoeveel} {woord}" for hoeveel, woord in delen if hoeveel)
        return f"Van {aantal(self.anderen, 'andere gemeente', 'andere gemeenten')}: {zin}."


_NIEMAND_ANDERS = "Anderen hebben dit met andere vragen gemeten. Hun cijfer is daarom niet te vergelijken."


def plaats(eigen: Cijfer, anderen: Sequence[Cijfer], *, eigen_anders: bool = False, anderen_anders: int = 0) -> Plaats:
    """One's own place; unknown and secret figures of others do not count, nor those over other questions."""
    getallen = [cijfer.getal for cijfer in anderen if cijfer.getal is not None]
    zelf, hier, anders = eigen.getal, midden(getallen), (eigen_anders, anderen_anders)
    if zelf is None:
        return Plaats(eigen, 0, 0, len(getallen), hier, *anders)
    lager = sum(getal < zelf for getal in getallen)
    hoger = sum(getal > zelf for getal in getallen)
    return Plaats(eigen, lager, len(getallen) - lager - hoger, hoger, hier, *anders)


@dataclass(frozen=True, slots=True)
class Opvallend:
    """A difference to talk about: the part, how far from the middle one (plus is higher), and with how many."""

    onderdeel: str
    afstand: Decimal
    anderen: int


def regel_in_woorden(stap: Decimal) -> str:
    """The rule for a striking difference as it stands on the page."""
    return (
        f"Opvallend noemen we: minstens {in_cijfers(stap)} van het midden van de andere gemeenten, "
        f"als er minstens {MINST_ANDEREN} een cijfer hebben. Dat zegt niet of het goed of slecht is."
    )


def opvallend(
    eigen: Mapping[str, Cijfer], anderen: Mapping[str, Sequence[Cijfer]], stap: Decimal
) -> tuple[Opvallend, ...]:
    """The parts that lie at least ``stap`` (one level of the scale) from the median of others, the widest first."""
    gevonden = []
    for onderdeel, cijfer in eigen.items():
        waar = plaats(cijfer, anderen.get(onderdeel, ()))
        if waar.anderen < MINST_ANDEREN or cijfer.getal is None or waar.midden.getal is None:
            continue
        afstand = cijfer.getal - waar.midden.getal
        if abs(afstand) >= stap:
            gevonden.append(Opvallend(onderdeel, afstand, waar.anderen))
    return tuple(sorted(gevonden, key=lambda een: (-abs(een.afstand), een.onderdeel)))


def wie_doet_dit_goed(
    eigen: Cijfer, anderen: Mapping[int, Cijfer], met_voorbeeld: frozenset[int], hoogstens: int = 3
) -> tuple[int, ...]:
    """Whom to ask about a part: others with a higher figure, those with a good example first, then the highest."""
    grens = eigen.getal
    hoger = {wie: c.getal for wie, c in anderen.items() if c.getal is not None and (grens is None or c.getal > grens)}
    return tuple(sorted(hoger, key=lambda wie: (wie not in met_voorbeeld, -hoger[wie], wie))[:hoogstens])


@dataclass(frozen=True, slots=True)
class Meting:
    """One point of a line over the years."""

    op: date
    cijfer: Cijfer
    vergelijkbaar: bool = True


def lijnstukken(metingen: Sequence[Meting]) -> tuple[tuple[Meting, ...], ...]:
    """The points in order of time, broken where a figure is missing or the questions changed beyond comparing."""
    stukken: list[list[Meting]] = [[]]
    for meting in sorted(metingen, key=lambda een: een.op):
        if meting.cijfer.getal is None:
            stukken.append([])
            continue
        if not meting.vergelijkbaar:
            stukken.append([])
        stukken[-1].append(meting)
    return tuple(tuple(stuk) for stuk in stukken if stuk)


def plek_op_schaal(cijfer: Cijfer, laagst: Decimal, hoogst: Decimal) -> Decimal | None:
    """Where a figure lies between the ends of its scale, in percent with one decimal; None without a figure."""
    if cijfer.getal is None or hoogst <= laagst:
        return None
    return (100 * (cijfer.getal - laagst) / (hoogst - laagst)).quantize(Decimal("0.1"))
