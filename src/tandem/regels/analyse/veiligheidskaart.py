"""The veiligheidskaart: how safe it is for each person, by that person and by the professional, and what was agreed.

The sources name the map and not its form (domein.md A7, A12): the words for how safe it is are content that a region
replaces (``inhoud/veiligheidskaart.yaml``), each with one of the four marks below, and on the mark the rules rest. The
judgement is per person; two voices are shown side by side and never averaged; the least safe of the two counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.bron import Bron
from tandem.regels.soort import Soort

BRON = Bron("S1 en S2 noemen de veiligheidskaart, zonder vorm", voorbeeldinhoud=True)


class Veiligheidsstand(Soort):
    """How safe it is for one person: the mark of a word of the map, least safe first."""

    ONVEILIG = "onveilig", "Het is nu niet veilig."
    ONBEKEND = "onbekend", "Niet bekend. Dat telt niet als veilig."
    AANDACHT = "aandacht", "Het is soms veilig en soms niet."
    GOED = "goed", "Het is veilig genoeg."

    @property
    def veiligheid(self) -> int:
        """0 for the least safe, 3 for the safest."""
        return list(Veiligheidsstand).index(self)


def minst_veilig(standen: Iterable[Veiligheidsstand]) -> Veiligheidsstand:
    """The least safe of several; without any, nothing was judged."""
    return min(standen, key=lambda stand: stand.veiligheid, default=Veiligheidsstand.ONBEKEND)


class Kijker(Soort):
    """Through whose eyes."""

    ZELF = "zelf", "de persoon zelf"
    PROFESSIONAL = "professional", "de professional"


@dataclass(frozen=True, slots=True)
class Veiligheidsoordeel:
    """What one voice says of the safety of one person on a day, and why."""

    persoon: int
    kijker: Kijker
    stand: Veiligheidsstand
    op: date
    waarom: str


@dataclass(frozen=True, slots=True)
class Persoonsbeeld:
    """The latest judgement of each voice about one person; None when that voice was not asked yet."""

    zelf: Veiligheidsoordeel | None
    professional: Veiligheidsoordeel | None

    @property
    def geldend(self) -> Veiligheidsstand:
        """The stand that counts: the least safe of the two voices, and unknown without the professional.

        A person who says that it is not safe is believed at once.
        """
        if self.professional is None and (self.zelf is None or self.zelf.stand is not Veiligheidsstand.ONVEILIG):
            return Veiligheidsstand.ONBEKEND
        return minst_veilig(oordeel.stand for oordeel in (self.zelf, self.professional) if oordeel)

    @property
    def verschil(self) -> bool:
        """Whether the two voices see it differently: something to talk about."""
        return bool(self.zelf and self.professional and self.zelf.stand is not self.professional.stand)


def beeld_op(personen: Iterable[int], oordelen: Iterable[Veiligheidsoordeel], op: date) -> Mapping[int, Persoonsbeeld]:
    """For every person the latest judgements up to and including ``op``."""
    laatste: dict[tuple[int, Kijker], Veiligheidsoordeel] = {}
    for oordeel in sorted((o for o in oordelen if o.op <= op), key=lambda o: o.op):
        laatste[oordeel.persoon, oordeel.kijker] = oordeel
    return {
        persoon: Persoonsbeeld(laatste.get((persoon, Kijker.ZELF)), laatste.get((persoon, Kijker.PROFESSIONAL)))
        for persoon in personen
    }


def bezwaren_oordeel(oordeel: Veiligheidsoordeel, vandaag: date) -> Bezwaren:
    """A judgement needs its reason and cannot be about tomorrow."""
    bezwaren: list[Bezwaar] = []
    if not oordeel.waarom.strip():
        bezwaren.append(Bezwaar("waarom", "Schrijf op waarom u dit vindt. De ander mag het lezen."))
    if oordeel.op > vandaag:
        bezwaren.append(Bezwaar("op", "Deze dag moet nog komen."))
    return tuple(bezwaren)


class Afspraakstand(Soort):
    """Where a safety agreement stands on a day."""

    LOOPT = "loopt", "loopt, nog niet nagekeken"
    NAGEKOMEN = "nagekomen", "nagekomen"
    NIET_NAGEKOMEN = "niet_nagekomen", "niet nagekomen"
    NIET_NAGEKEKEN = "niet_nagekeken", "had al nagekeken moeten worden"
    VERVALLEN = "vervallen", "niet meer nodig"


#: What makes going forward a matter for two: see ``casus.fase``.
ZORGELIJK = frozenset({Afspraakstand.NIET_NAGEKOMEN, Afspraakstand.NIET_NAGEKEKEN})
