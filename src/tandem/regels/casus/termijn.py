"""Terms: how long something may take, for whom, and until when."""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.regels.soort import Soort


class Begingebeurtenis(Soort):
    """What sets a term going. The actions name the event; the content says which terms start with it."""

    SIGNAAL_ONTVANGEN = "signaal_ontvangen", "het signaal is binnen"
    SIGNAAL_BEOORDEELD = "signaal_beoordeeld", "het signaal is beoordeeld"
    ONDERZOEK_BEGONNEN = "onderzoek_begonnen", "het onderzoek is begonnen"
    ONDERZOEK_AFGEROND = "onderzoek_afgerond", "het onderzoek is klaar"
    RAADSONDERZOEK_GEVRAAGD = "raadsonderzoek_gevraagd", "het onderzoek van de Raad is gevraagd"
    JEUGDBESCHERMINGSPLEIN_GEMELD = (
        "jeugdbeschermingsplein_gemeld",
        "de zorgen zijn gemeld bij de jeugdbeschermingstafel",
    )
    CASUS_GESTART = "casus_gestart", "het huishouden heeft een vast gezicht"
    MAATREGEL_BEGONNEN = "maatregel_begonnen", "de maatregel is begonnen"
    SPOEDBESLISSING = "spoedbeslissing", "de rechter heeft met spoed beslist"
    MACHTIGING_GEGEVEN = "machtiging_gegeven", "de rechter heeft een machtiging gegeven"
    HUISVERBOD_OPGELEGD = "huisverbod_opgelegd", "de burgemeester heeft een huisverbod opgelegd"
    HULP_GEVRAAGD = "hulp_gevraagd", "de hulp is gevraagd"
    CASUS_AFGEROND = "casus_afgerond", "de casus is afgerond"
    ZITTING_GEPLAND = "zitting_gepland", "de zitting is gepland"


@dataclass(frozen=True, slots=True)
class Termijnsoort:
    """One kind of term, as content gives it.

    ``bindt`` names the kinds of organisation that it binds (nobody else gets it).
    ``in_wet`` says that an Act or order in council sets it: only then the Algemene termijnenwet applies.
    ``terugrekenend`` counts back from the event; ``vrijheidsbeneming`` is about being locked up (both stand outside the
    extension of the Algemene termijnenwet). ``waarschuw_vooraf`` is how many days before the end it is *due soon*.
    """

    code: str
    naam: str
    duur: Duur
    begint_bij: Begingebeurtenis
    bindt: tuple[Organisatiesoort, ...]
    artikel: str
    bron: Bron
    in_wet: bool = False
    terugrekenend: bool = False
    vrijheidsbeneming: bool = False
    waarschuw_vooraf: int = 2

    @property
    def geverifieerd(self) -> bool:
        """Whether the text of this term was seen; only then a date follows from it."""
        return self.bron.geverifieerd
