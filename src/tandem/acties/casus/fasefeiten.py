"""The facts by which a move is judged: how safe it is for each person, and where the safety agreements stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from tandem.acties.casus.afspraak import Afspraakweergave, lees_afspraken
from tandem.acties.deur import Sessie
from tandem.acties.veiligheidsstand import lees_standen
from tandem.regels.analyse.veiligheidskaart import Afspraakstand, Veiligheidsstand
from tandem.regels.casus.afspraak import Afspraaksoort, Nagekomen


@dataclass(frozen=True)
class Fasefeiten:
    """How safe it is for each member who lives here, and where every safety agreement stands."""

    standen: Mapping[int, Veiligheidsstand]
    afspraken: tuple[tuple[Afspraakweergave, Afspraakstand], ...]

    @property
    def afspraakstanden(self) -> tuple[Afspraakstand, ...]:
        """Only where the agreements stand, as the rules take them."""
        return tuple(stand for _, stand in self.afspraken)


def verzamel(sessie: Sessie) -> Fasefeiten:
    """Read the facts in an open session. Whoever was never judged counts as unknown, which never counts as safe."""
    afspraken = lees_afspraken(sessie, soorten=[Afspraaksoort.VEILIGHEID])
    return Fasefeiten(lees_standen(sessie), tuple((een, stand_van(een)) for een in afspraken))


def stand_van(afspraak: Afspraakweergave) -> Afspraakstand:
    """Where a safety agreement stands today; partly kept is not kept."""
    if afspraak.beeindigd_op is not None:
        return Afspraakstand.VERVALLEN
    if afspraak.te_laat:
        return Afspraakstand.NIET_NAGEKEKEN
    if not afspraak.nagekomen:
        return Afspraakstand.LOOPT
    return Afspraakstand.NAGEKOMEN if afspraak.nagekomen == Nagekomen.JA else Afspraakstand.NIET_NAGEKOMEN
