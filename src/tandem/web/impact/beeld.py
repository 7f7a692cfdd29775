"""How much there is beside how much is needed, as bars from zero. The same figures stand as a table under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.impact.getal import in_woorden
from tandem.regels.zelfscan.cijfer import Cijfer
from tandem.web.analyse.tekenen import Element, Lijn, Tekening, Tekst, Vlak, breedte, ingekort

SMAL, BREED, RAND = 340, 700, 10
RIJ = 52


@dataclass(frozen=True)
class Balk:
    """One thing that is counted."""

    naam: str
    nu: Cijfer
    nodig: Cijfer

    @property
    def woorden(self) -> str:
        """Both figures in words."""
        return f"nu {in_woorden(self.nu)}, nodig {in_woorden(self.nodig)}"


def balkenbeeld(balken: Sequence[Balk], breed: int) -> Tekening | None:
    """Draw a bar per thing: thick what there is, an open box what is needed; nothing where nothing is known."""
    bekend = [getal for een in balken for getal in (een.nu.getal, een.nodig.getal) if getal is not None]
    if not bekend:
        return None
    maat = (breed - 2 * RAND) / float(max([*bekend, Decimal(1)]))
    elementen: list[Element] = []
    for nummer, een in enumerate(balken):
        y = nummer * RIJ + 16
        ruimte = breed - 2 * RAND - breedte(een.woorden) - 12
        elementen.append(Tekst(RAND, y, ingekort(een.naam, ruimte), "tandem-kaart__naam"))
        elementen.append(Tekst(breed - RAND, y, een.woorden, "tandem-kaart__as", anker="end"))
        elementen.append(Lijn(f"M{RAND} {y + 18}H{breed - RAND}", "tandem-kaart__maand"))
        for getal, hoog, klasse in ((een.nodig.getal, 18, "nodig"), (een.nu.getal, 10, "nu")):
            if getal:
                lang = round(float(getal) * maat, 1)
                elementen.append(Vlak(RAND, y + 18 - hoog / 2, lang, hoog, f"tandem-impact--{klasse}", rond=2))
    return Tekening(breed, len(balken) * RIJ + 4, tuple(elementen))
