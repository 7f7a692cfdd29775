"""The regime on the overview of a household."""

from typing import Any
from uuid import UUID

from tandem.acties.rechten.regimebeeld import Regimeblad, regime_in
from tandem.web.pagina import Verzoek
from tandem.web.rechten.regime import regimeregels
from tandem.web.secties import sectie


@sectie("rechten/_overzicht_regime.html", plaats=20, deel=regime_in)
def regime(request: Verzoek, huishouden: UUID, blad: Regimeblad) -> dict[str, Any] | None:  # noqa: ARG001
    """Return what binds whom now; nothing when everything is with consent."""
    regels = regimeregels(blad)
    return {"kop": blad.kop, "regels": regels} if any(regel.zwaarte for regel in regels) else None
