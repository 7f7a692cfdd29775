"""What the overview of a household shows of the case and its signals."""

from typing import Any
from uuid import UUID

from tandem.acties.casus.casus import lees_casuskort
from tandem.web.casus.doel import doel_voor
from tandem.web.dossier import FASE_IN_WOORDEN
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie
from tandem.web.woorden import datum


@sectie("casus/_overzicht_casus.html", plaats=10)
def casus(request: Verzoek, huishouden: UUID) -> dict[str, Any]:
    """Return the case in short, and what waits."""
    kort = lees_casuskort(door=request.actor, huishouden=huishouden, doel=doel_voor(request))
    return {
        "huishouden": huishouden,
        "casus": kort,
        "fase": FASE_IN_WOORDEN.get(kort.fase, kort.fase),
        "sinds": datum(kort.sinds) if kort.sinds else "",
    }
