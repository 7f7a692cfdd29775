"""Sections of the overview of a household: each capability offers its own, the overview shows them in order.

@sectie("plan/_overzicht_plan.html", plaats=30)
def plan(request, huishouden): ...   # returns the context of the partial, or None for nothing to show
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.web.pagina import Verzoek

Maker = Callable[[Verzoek, UUID], dict[str, Any] | None]


@dataclass(frozen=True)
class Sectie:
    """One part of the overview: its partial, where it stands, and what makes its context."""

    sjabloon: str
    plaats: int
    maker: Maker


SECTIES: list[Sectie] = []


def sectie(sjabloon: str, *, plaats: int) -> Callable[[Maker], Maker]:
    """Offer a section to the overview; lower places come first."""

    def versier(maker: Maker) -> Maker:
        SECTIES.append(Sectie(sjabloon, plaats, maker))
        SECTIES.sort(key=lambda een: een.plaats)
        return maker

    return versier


def maak_secties(request: Verzoek, huishouden: UUID) -> list[SafeString]:
    """Return the sections that this reader may see, as HTML. What a section refuses, is left out."""
    uit = []
    for een in SECTIES:
        try:
            context = een.maker(request, huishouden)
        except (Geweigerd, NietGevonden):
            continue
        if context is not None:
            uit.append(render_to_string(een.sjabloon, context, request=request))
    return uit
