"""The three regimes: by consent, by powers, by measure. Always of one person, never of a household as such."""

from tandem.regels.soort import Soort


class Regime(Soort):
    """The three regimes of S4 §3.2.3.2 note 15, lightest first."""

    MET_TOESTEMMING = "met_toestemming", "met uw toestemming"
    MET_BEVOEGDHEDEN = "met_bevoegdheden", "een organisatie gebruikt een wettelijke bevoegdheid"
    MET_MAATREGEL = "met_maatregel", "er is een maatregel van de rechter of de burgemeester"

    @property
    def gewicht(self) -> int:
        """0 for consent, 1 for powers, 2 for a measure."""
        return list(Regime).index(self)
