"""Safety and the analysis on the overview of a household."""

from typing import Any
from uuid import UUID

from tandem.acties.analyse.overzicht import lees_in_het_kort
from tandem.regels.rechten.lagen import Doel
from tandem.web.analyse.kaartbeeld import TEKEN
from tandem.web.casus.doel import doel_voor
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie


@sectie("analyse/_overzicht_analyse.html", plaats=20)
def in_het_kort(request: Verzoek, huishouden: UUID) -> dict[str, Any] | None:
    """Return both in short; nothing for who opens the household for another purpose than helping."""
    if doel_voor(request) is not Doel.HULP:
        return None
    kort = lees_in_het_kort(door=request.actor, huishouden=huishouden)
    standen = kort.veiligheid.standen if kort.veiligheid else ()
    return {"kort": kort, "standen": [(een, TEKEN[een.stand]) for een in standen]}
