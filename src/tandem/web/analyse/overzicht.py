"""Safety and the analysis on the overview of a household."""

from typing import Any
from uuid import UUID

from tandem.acties.analyse.overzicht import Overzicht
from tandem.acties.analyse.overzicht import in_het_kort as lees_in_het_kort
from tandem.web.analyse.kaartbeeld import TEKEN
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie


@sectie("analyse/_overzicht_analyse.html", plaats=20, deel=lees_in_het_kort)
def in_het_kort(_request: Verzoek, _huishouden: UUID, kort: Overzicht | None) -> dict[str, Any] | None:
    """Return both in short; nothing for who opens the household for another purpose than helping."""
    if kort is None:
        return None
    standen = kort.veiligheid.standen if kort.veiligheid else ()
    return {"kort": kort, "standen": [(een, TEKEN[een.stand]) for een in standen]}
