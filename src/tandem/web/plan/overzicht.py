"""The plan on the overview of a household."""

from typing import Any
from uuid import UUID

from tandem.acties.plan.overzicht import Planoverzicht, plan_in_het_kort
from tandem.web.pagina import Verzoek
from tandem.web.secties import sectie


@sectie("plan/_overzicht_plan.html", plaats=30, deel=plan_in_het_kort, bij="plan")
def plan(request: Verzoek, huishouden: UUID, kort: Planoverzicht | None) -> dict[str, Any] | None:  # noqa: ARG001
    """Return the plan in short; nothing for who has no key to it."""
    return {"plan": kort} if kort else None
