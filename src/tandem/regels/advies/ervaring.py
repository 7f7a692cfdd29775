"""Who takes part from experience: invited, taking part, done; what was agreed and what was done with what they said.

The person chooses under which name or role; nothing else about the person is kept (stand, Municipalities j; S4 §4.3.3).
"""

from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.advies.advies import KORT, LANGSTE
from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.leren.belemmering import persoonszin
from tandem.regels.soort import Soort

MEESTE_UREN = Decimal(9999)
"""Hours that one line holds. Own choice."""


class Inzetstand(Soort):
    """How far taking part is."""

    UITGENODIGD = "uitgenodigd", "uitgenodigd"
    DOET_MEE = "doet_mee", "doet mee"
    KLAAR = "klaar", "klaar"
    NEE = "nee", "wilde of kon niet"


@dataclass(frozen=True, slots=True)
class Inzet:
    """One line as entered. ``uren`` None: nothing agreed about hours."""

    wie: str
    waarbij: str
    stand: Inzetstand
    uren: Decimal | None
    vergoeding: str
    gezegd: str
    gedaan: str

    @property
    def woorden(self) -> str:
        """All that was written, for the warning; not the name that the person chose."""
        return "\n".join((self.waarbij, self.vergoeding, self.gezegd, self.gedaan))


def bezwaren_inzet(inzet: Inzet, *, vermoedens: tuple[str, ...], nagekeken: bool) -> Bezwaren:
    """Why a line cannot be kept like this. Who is done hears what was done with what they said."""
    bezwaren = [
        Bezwaar(veld, zin)
        for veld, zin in (
            ("wie", "Vul de naam of rol in die deze persoon zelf koos."),
            ("waarbij", "Schrijf op waarbij deze persoon meedoet."),
        )
        if not getattr(inzet, veld).strip()
    ]
    for veld, langste in (
        ("wie", KORT),
        ("waarbij", KORT),
        ("vergoeding", KORT),
        ("gezegd", LANGSTE),
        ("gedaan", LANGSTE),
    ):
        lengte = len(getattr(inzet, veld))
        if lengte > langste:
            bezwaren.append(Bezwaar(veld, f"Deze tekst is {lengte} tekens. Er passen er {langste}. Kort de tekst in."))
    if inzet.uren is not None and not 0 <= inzet.uren <= MEESTE_UREN:
        bezwaren.append(Bezwaar("uren", f"Vul een aantal uren in van 0 tot {MEESTE_UREN}."))
    if inzet.stand is Inzetstand.KLAAR and not inzet.gedaan.strip():
        bezwaren.append(
            Bezwaar("gedaan", "Schrijf op wat er is gedaan met wat deze persoon inbracht. Ook als dat niets is.")
        )
    if vermoedens and not nagekeken:
        bezwaren.append(Bezwaar("nagekeken", persoonszin(vermoedens)))
    return tuple(bezwaren)
