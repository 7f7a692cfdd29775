"""The three regimes: by consent, by powers, by measure. Always of one person, never of a household as such."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.soort import Soort
from tandem.regels.tekst import datum, opsomming


class Regime(Soort):
    """The three regimes of S4 §3.2.3.2 note 15, lightest first."""

    MET_TOESTEMMING = "met_toestemming", "met uw toestemming"
    MET_BEVOEGDHEDEN = "met_bevoegdheden", "een organisatie gebruikt een wettelijke bevoegdheid"
    MET_MAATREGEL = "met_maatregel", "er is een maatregel van de rechter of de burgemeester"

    @property
    def gewicht(self) -> int:
        """0 for consent, 1 for powers, 2 for a measure."""
        return list(Regime).index(self)


@dataclass(frozen=True, slots=True)
class Regimefeit:
    """One dated record that puts one person in a regime: a measure, or the use of a power.

    ``naam`` and ``grondslag`` are shown; ``besloten_door`` names who decided, in words.
    """

    persoon: int
    regime: Regime
    tijdvak: Tijdvak
    naam: str
    grondslag: str
    besloten_door: str


@dataclass(frozen=True, slots=True)
class Persoonsregime:
    """The regime of one person on a day: since and until when without a break, and the records that make it so.

    ``sinds`` None: from the start. ``tot`` None: no end is known.
    """

    persoon: int
    regime: Regime
    sinds: date | None
    tot: date | None
    feiten: tuple[Regimefeit, ...]

    @property
    def waarom(self) -> str:
        """Why, as one Dutch sentence for the person concerned."""
        if not self.feiten:
            return "U beslist zelf of u hulp wilt, en wat er wordt gedeeld."
        return opsomming([f"{f.naam}, besloten door {f.besloten_door} ({f.grondslag})" for f in self.feiten]) + "."

    @property
    def in_woorden(self) -> str:
        """The regime with its dates: ``er is een maatregel ..., sinds 3 mei 2025, tot 3 mei 2026``."""
        sinds = f", sinds {datum(self.sinds)}" if self.sinds else ""
        tot = f", tot {datum(self.tot)}" if self.tot else ""
        return f"{self.regime.omschrijving}{sinds}{tot}"


def regime_op(persoon: int, feiten: Iterable[Regimefeit], dag: date) -> Persoonsregime:
    """The regime of one person on ``dag``: the heaviest of the records in force for that very person, else consent.

    Nothing that is in force for a sibling, parent or other member counts.
    """
    eigen = [feit for feit in feiten if feit.persoon == persoon and feit.regime is not Regime.MET_TOESTEMMING]
    van_kracht = [feit for feit in eigen if feit.tijdvak.geldt_op(dag)]
    if not van_kracht:
        sinds = max((feit.tijdvak.tot for feit in eigen if feit.tijdvak.tot and feit.tijdvak.tot <= dag), default=None)
        tot = min((feit.tijdvak.van for feit in eigen if feit.tijdvak.van > dag), default=None)
        return Persoonsregime(persoon, Regime.MET_TOESTEMMING, sinds, tot, ())
    zwaarste = max((feit.regime for feit in van_kracht), key=lambda regime: regime.gewicht)
    sinds, tot = _ononderbroken([feit.tijdvak for feit in eigen if feit.regime is zwaarste], dag)
    dragend = tuple(sorted((f for f in van_kracht if f.regime is zwaarste), key=lambda f: (f.tijdvak.van, f.naam)))
    return Persoonsregime(persoon, zwaarste, sinds, tot, dragend)


def _ononderbroken(tijdvakken: Sequence[Tijdvak], dag: date) -> tuple[date, date | None]:
    """The stretch around ``dag`` in which the periods follow each other without a day between them."""
    begin, einde = dag, next(t.tot for t in tijdvakken if t.geldt_op(dag))
    verlengd = True
    while verlengd:
        verlengd = False
        for tijdvak in tijdvakken:
            raakt = (einde is None or tijdvak.van <= einde) and (tijdvak.tot is None or tijdvak.tot >= begin)
            nieuw = (min(begin, tijdvak.van), _laatste(einde, tijdvak.tot))
            if raakt and nieuw != (begin, einde):
                begin, einde, verlengd = *nieuw, True
    return begin, einde


def _laatste(een: date | None, ander: date | None) -> date | None:
    return None if een is None or ander is None else max(een, ander)


def regimes_op(personen: Iterable[int], feiten: Iterable[Regimefeit], dag: date) -> tuple[Persoonsregime, ...]:
    """Every person's own regime, heaviest first: the household page leads with the first."""
    alle = tuple(feiten)
    regimes = [regime_op(persoon, alle, dag) for persoon in personen]
    return tuple(sorted(regimes, key=lambda regime: -regime.regime.gewicht))
