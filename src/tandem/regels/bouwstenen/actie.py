"""Where an action of a bouwsteen stands for one municipality, and where to look when it does not move.

A municipality starts where there is urgency and energy; that can show that a bouwsteen before it needs action too
(bouwstenen 2025, Inleiding); which those are, the content says.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

UITLEG_HOOGSTENS = 2000
"""Letters of an explanation: more belongs in a document."""


class Actiestand(Soort):
    """Where an action stands. Never looked at is something else than not begun."""

    NIET_BEKEKEN = "niet_bekeken", "nog niet bekeken"
    NIET_BEGONNEN = "niet_begonnen", "niet begonnen"
    BEZIG = "bezig", "bezig"
    LOOPT_VAST = "loopt_vast", "loopt vast"
    KLAAR = "klaar", "klaar"
    NIET_VOOR_ONS = "niet_voor_ons", "niet voor ons"


#: What a municipality can choose; ``NIET_BEKEKEN`` is what stands where nobody chose.
KEUZES = tuple(stand for stand in Actiestand if stand is not Actiestand.NIET_BEKEKEN)

#: States in which there is still something to do.
OPEN = frozenset({Actiestand.NIET_BEKEKEN, Actiestand.NIET_BEGONNEN, Actiestand.BEZIG, Actiestand.LOOPT_VAST})


def bezwaren_stand(stand: str, uitleg: str) -> Bezwaren:
    """A state is one that can be chosen; stuck and not for us say why."""
    bezwaren: list[Bezwaar] = []
    if stand not in KEUZES:
        bezwaren.append(Bezwaar("stand", "Kies hoe het met deze actie staat."))
    if stand == Actiestand.LOOPT_VAST and not uitleg.strip():
        bezwaren.append(Bezwaar("uitleg", "Schrijf op wat er in de weg staat."))
    if stand == Actiestand.NIET_VOOR_ONS and not uitleg.strip():
        bezwaren.append(Bezwaar("uitleg", "Schrijf op waarom deze actie niet voor u is."))
    if len(uitleg) > UITLEG_HOOGSTENS:
        bezwaren.append(Bezwaar("uitleg", f"Houd het bij hoogstens {UITLEG_HOOGSTENS} tekens."))
    return tuple(bezwaren)


@dataclass(frozen=True, slots=True)
class Voortgang:
    """How many actions stand where. What is not for us does not count as work."""

    aantallen: Mapping[Actiestand, int]

    def van(self, stand: Actiestand) -> int:
        """How many actions stand in ``stand``."""
        return self.aantallen.get(stand, 0)

    @property
    def totaal(self) -> int:
        """All actions."""
        return sum(self.aantallen.values())

    @property
    def voor_ons(self) -> int:
        """The actions that are for this municipality."""
        return self.totaal - self.van(Actiestand.NIET_VOOR_ONS)


def voortgang(acties: Collection[str], standen: Mapping[str, Actiestand]) -> Voortgang:
    """Count the actions by state; an action without a state was never looked at."""
    geteld = Counter(standen.get(code, Actiestand.NIET_BEKEKEN) for code in acties)
    return Voortgang({stand: geteld[stand] for stand in Actiestand})


def samen(delen: Collection[Voortgang]) -> Voortgang:
    """Return the progress of several bouwstenen together."""
    return Voortgang({stand: sum(deel.van(stand) for deel in delen) for stand in Actiestand})


def verwijzing(
    rust_op: Sequence[str], acties: Mapping[str, Sequence[str]], standen: Mapping[str, Actiestand]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """From a stuck action: each bouwsteen under it that still has something to do, with those actions.

    ``rust_op``: the bouwstenen that this one rests on, the nearest first; ``acties``: the actions of each bouwsteen.
    """
    werk = ((code, nog_te_doen(acties.get(code, ()), standen)) for code in rust_op)
    return tuple((code, nog) for code, nog in werk if nog)


def nog_te_doen(codes: Sequence[str], standen: Mapping[str, Actiestand]) -> tuple[str, ...]:
    """Return the actions that still have something to do; what nobody began comes first."""
    nog = [code for code in codes if standen.get(code, Actiestand.NIET_BEKEKEN) in OPEN]
    return tuple(sorted(nog, key=lambda code: standen.get(code) in (Actiestand.BEZIG, Actiestand.LOOPT_VAST)))
