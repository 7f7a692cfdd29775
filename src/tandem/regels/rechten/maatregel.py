"""Measures and powers: what another may decide about people, on which article, and for how long at most."""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur
from tandem.regels.rechten.regime import Regime
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort


class VoorWie(Soort):
    """About whom a measure can be taken."""

    MINDERJARIGE = "minderjarige", "een kind onder de 18"
    MEERDERJARIGE = "meerderjarige", "iemand van 18 of ouder"
    IEDEREEN = "iedereen", "een kind of een volwassene"


@dataclass(frozen=True, slots=True)
class Maatregelsoort:
    """One kind of measure (OTS, machtiging uithuisplaatsing, huisverbod, ...), as content gives it.

    ``langste_duur`` is the longest that one decision may run, ``langste_totaal`` the longest with extensions; None
    means that the sources do not say, which is not the same as without end. ``vereist`` names measures that must be in
    force for the same person (a machtiging uithuisplaatsing asks for an OTS).
    """

    code: str
    naam: str
    omschrijving: str
    artikel: str
    voor_wie: VoorWie
    besluit_door: tuple[Organisatiesoort, ...]
    uitvoering_door: tuple[Organisatiesoort, ...]
    bron: Bron
    regime: Regime = Regime.MET_MAATREGEL
    langste_duur: Duur | None = None
    langste_totaal: Duur | None = None
    vervalt_ongebruikt_na: Duur | None = None
    verlengbaar: bool | None = None
    vereist: tuple[str, ...] = ()

    @property
    def geverifieerd(self) -> bool:
        """Whether the text behind this measure was seen."""
        return self.bron.geverifieerd


@dataclass(frozen=True, slots=True)
class Bevoegdheidsoort:
    """One power of a kind of organisation (a talk without consent, an inquiry, ...), as content gives it.

    Powers belong to ``organisatiesoort`` and do not move to a joint team (domein.md B9). ``telt_als_inzet``: using it
    puts the person in the regime *met inzet van bevoegdheden*; which powers count is content.
    """

    code: str
    naam: str
    omschrijving: str
    organisatiesoort: Organisatiesoort
    artikel: str
    bron: Bron
    telt_als_inzet: bool = True

    @property
    def geverifieerd(self) -> bool:
        """Whether the text behind this power was seen."""
        return self.bron.geverifieerd
