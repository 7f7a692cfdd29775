"""What the overview of a household shows of the case and its signals."""

from typing import Any
from uuid import UUID

from tandem.acties.casus.casus import Casuskort, casuskort_in
from tandem.web.dossier import FASE_IN_WOORDEN
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie
from tandem.web.woorden import datum


@sectie("casus/_overzicht_casus.html", plaats=5, deel=casuskort_in)
def casus(_request: Verzoek, huishouden: UUID, kort: Casuskort | None) -> dict[str, Any] | None:
    """Return the case in short, and what waits; nothing for who has no key to the plan."""
    if kort is None:
        return None
    return {
        "huishouden": huishouden,
        "casus": kort,
        "fase": FASE_IN_WOORDEN.get(kort.fase, kort.fase),
        "sinds": datum(kort.sinds) if kort.sinds else "",
    }
