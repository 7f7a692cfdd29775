"""Signals: what is said, by whom, how the reporter is protected, and what comes of it."""

from dataclasses import dataclass

from tandem.regels.bron import Bron
from tandem.regels.soort import Soort


class TerugkoppelInhoud(Soort):
    """What a reporter may hear back; the content is limited (domein.md B2)."""

    ONTVANGEN = "ontvangen", "dat het signaal is binnengekomen"
    BEOORDEELD = "beoordeeld", "dat het signaal is beoordeeld"
    WIE_VERDER_GAAT = "wie_verder_gaat", "welke organisatie ermee verder gaat"
    MELDER_BETROKKEN = "melder_betrokken", "wat de melder zelf kan blijven doen"
    ONDERZOEK_KLAAR = "onderzoek_klaar", "dat het onderzoek klaar is"
    UITKOMST_IN_HOOFDLIJN = "uitkomst_in_hoofdlijn", "de uitkomst in hoofdlijn"


@dataclass(frozen=True, slots=True)
class Meldersoort:
    """A kind of reporter, as content gives it.

    ``standaard_afgeschermd``: the name is shielded unless the reporter says otherwise (private reporters).
    ``afschermen_mag``: may be shielded on request; for a professional only with a ground and an end date.
    ``terugkoppeling``: what this reporter may hear back, and no more.
    """

    code: str
    naam: str
    beroepsmatig: bool
    standaard_afgeschermd: bool
    afschermen_mag: bool
    terugkoppeling: tuple[TerugkoppelInhoud, ...]
    bron: Bron
