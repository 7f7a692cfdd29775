"""The facts by which a move is judged: how safe it is for each person, and where the safety agreements stand.

How safe it is, is known to the analysis, which stands above the case and not below it: it says once, at start-up, how
to read it (``gebruik_standen``). Until then nobody is known to be safe, which never counts as safe.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tandem.acties.casus.afspraak import Afspraakweergave, lees_afspraken
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.analyse.veiligheidskaart import Afspraakstand, Veiligheidsstand
from tandem.regels.casus.afspraak import Afspraaksoort, Nagekomen

Standenbron = Callable[[Sessie, tuple[int, ...]], Mapping[int, Veiligheidsstand]]
_bron: Standenbron | None = None


def gebruik_standen(bron: Standenbron | None) -> None:
    """Say how to read how safe it is for members; called once at start-up by ``instellingen``."""
    global _bron
    _bron = bron


@dataclass(frozen=True)
class Fasefeiten:
    """How safe it is for each member who lives here, and where every safety agreement stands."""

    standen: Mapping[int, Veiligheidsstand]
    afspraken: tuple[tuple[Afspraakweergave, Afspraakstand], ...]

    @property
    def afspraakstanden(self) -> tuple[Afspraakstand, ...]:
        """Only where the agreements stand, as the rules take them."""
        return tuple(stand for _, stand in self.afspraken)


def verzamel(sessie: Sessie, kop: Dossierkop) -> Fasefeiten:
    """Read the facts in an open session. Whoever was never judged counts as unknown."""
    leden = tuple(lid.id for lid in kop.leden if not lid.weg and not lid.overleden)
    bekend = _bron(sessie, leden) if _bron else {}
    standen = {lid: bekend.get(lid, Veiligheidsstand.ONBEKEND) for lid in leden} if bekend else {}
    afspraken = lees_afspraken(sessie, soorten=[Afspraaksoort.VEILIGHEID])
    return Fasefeiten(standen, tuple((een, stand_van(een)) for een in afspraken))


def stand_van(afspraak: Afspraakweergave) -> Afspraakstand:
    """Where a safety agreement stands today; partly kept is not kept."""
    if afspraak.beeindigd_op is not None:
        return Afspraakstand.VERVALLEN
    if afspraak.te_laat:
        return Afspraakstand.NIET_NAGEKEKEN
    if not afspraak.nagekomen:
        return Afspraakstand.LOOPT
    return Afspraakstand.NAGEKOMEN if afspraak.nagekomen == Nagekomen.JA else Afspraakstand.NIET_NAGEKOMEN
