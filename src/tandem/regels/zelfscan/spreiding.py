"""How the answers of respondents lie apart, without showing anybody: small groups stay out of sight.

Everybody sees the spread of a question only from ``MINST_AANTAL`` respondents on. A group (beleid, management,
uitvoering, partner) is shown from the same number on, and only while the groups that stay hidden are together nobody,
or again at least that many: else the whole minus what is shown would give the hidden ones back. Nothing else is
published: no figure per part, of which those per question could be taken away.
The number is a choice of this product: no source gives one. Unanimity is shown: five people who all chose the same
level did choose that level, and the questionnaire says so beforehand.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, bekend, gemiddelde

MINST_AANTAL = 5
"""From so many respondents with an answer a spread is shown to others than the session leader. Own choice."""


@dataclass(frozen=True, slots=True)
class Stem:
    """What one respondent answered to one question: the option or number (None: *weet ik niet*), and the group.

    ``waarde`` is what it counts for, where the instrument says so.
    """

    groep: str
    keuze: str | None
    waarde: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Spreiding:
    """How answers lie: how many per choice (lowest value first), how many did not know, and what follows from that.

    ``afstand`` lies between the lowest and the highest value that was chosen: disagreement is information.
    """

    aantallen: tuple[tuple[str, int], ...]
    onbekend: int
    gemiddelde: Cijfer
    afstand: Cijfer
    geheim: bool = False

    @property
    def antwoorden(self) -> int:
        """How many chose something."""
        return sum(hoeveel for _, hoeveel in self.aantallen)


VERBORGEN = Spreiding((), 0, GEHEIM, GEHEIM, geheim=True)


def spreiding(stemmen: Iterable[Stem]) -> Spreiding:
    """Everything, for the session leader: nothing is hidden here."""
    rij = list(stemmen)
    telling = Counter((stem.waarde or Decimal(), stem.keuze) for stem in rij if stem.keuze is not None)
    waarden = [stem.waarde for stem in rij if stem.waarde is not None]
    return Spreiding(
        tuple((keuze, hoeveel) for (_, keuze), hoeveel in sorted(telling.items())),
        sum(stem.keuze is None for stem in rij),
        gemiddelde(waarden),
        bekend(max(waarden) - min(waarden)) if waarden else ONBEKEND,
    )


def open_spreiding(stemmen: Sequence[Stem]) -> Spreiding:
    """What others may see of one question: everything, or that it is secret."""
    heel = spreiding(stemmen)
    return heel if heel.antwoorden >= MINST_AANTAL else VERBORGEN


def getoonde_groepen(aantallen: Mapping[str, int]) -> frozenset[str]:
    """Which groups may be shown beside the whole, from how many chose a level in each.

    Groups smaller than ``MINST_AANTAL`` are hidden; while those hidden are together one up to ``MINST_AANTAL`` - 1
    people, the smallest group that is still shown goes too (at a tie the first by name). With fewer than two groups
    left nothing is shown that the whole does not show already.
    """
    over = {groep: hoeveel for groep, hoeveel in aantallen.items() if hoeveel >= MINST_AANTAL}
    verborgen = sum(aantallen.values()) - sum(over.values())
    while over and 0 < verborgen < MINST_AANTAL:
        kleinste = min(over, key=lambda groep: (over[groep], groep))
        verborgen += over.pop(kleinste)
    return frozenset(over)


@dataclass(frozen=True, slots=True)
class Beeld:
    """The answers to one side of a question as they may be seen, with the mean per group."""

    spreiding: Spreiding
    groepen: Mapping[str, Cijfer]


def open_beeld(stemmen: Sequence[Stem]) -> Beeld:
    """What others may see of one side of a question, as it is fixed when the session begins."""
    heel = open_spreiding(stemmen)
    return Beeld(heel, {} if heel.geheim else open_groepen(stemmen))


def open_groepen(stemmen: Sequence[Stem]) -> dict[str, Cijfer]:
    """The mean per group of one question as others may see it; a hidden group is secret, an absent one is not there."""
    per_groep: dict[str, list[Decimal]] = {stem.groep: [] for stem in stemmen}
    for stem in stemmen:
        if stem.waarde is not None:
            per_groep[stem.groep].append(stem.waarde)
    toon = getoonde_groepen({groep: len(waarden) for groep, waarden in per_groep.items()})
    return {groep: gemiddelde(waarden) if groep in toon else GEHEIM for groep, waarden in sorted(per_groep.items())}
