"""Sections of the overview of a household: each capability offers its own, the overview shows them in order.

    @sectie("plan/_overzicht_plan.html", plaats=30, deel=plan_in_het_kort)
    def plan(request, huishouden, kort): ...   # returns the context of the partial, or None for nothing to show

``deel`` is a read of ``acties`` that works in an open session (``(sessie, kop)``): the overview then goes through the
door once for all sections. Without it the section opens the door itself (``(request, huishouden)``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tandem.acties.huishouden.overzicht import Deel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.web.dossier import Opent
from tandem.web.pagina import Verzoek

Maker = Callable[..., dict[str, Any] | None]


@dataclass(frozen=True)
class Sectie:
    """One part of the overview: its partial, where it stands, what reads it and what makes its context."""

    sjabloon: str
    plaats: int
    maker: Maker
    deel: Deel | None
    bij: str


SECTIES: list[Sectie] = []


def sectie(sjabloon: str, *, plaats: int, deel: Deel | None = None, bij: str = "") -> Callable[[Maker], Maker]:
    """Offer a section to the overview; lower places come first. ``bij``: the page that it leads to; both or neither."""

    def versier(maker: Maker) -> Maker:
        SECTIES.append(Sectie(sjabloon, plaats, maker, deel, bij))
        SECTIES.sort(key=lambda een: een.plaats)
        return maker

    return versier


def delen() -> dict[str, Deel]:
    """Return what the sections read in the session of the overview, by their partial."""
    return {een.sjabloon: een.deel for een in SECTIES if een.deel is not None}


def maak_secties(request: Verzoek, huishouden: UUID, gelezen: dict[str, Any], opent: Opent) -> list[SafeString]:
    """Return the sections that this reader may see, as HTML. What a section refuses, is left out."""
    uit = []
    for een in SECTIES:
        if een.bij and not opent[een.bij]:
            continue
        try:
            eigen = (gelezen[een.sjabloon],) if een.deel is not None else ()
            context = een.maker(request, huishouden, *eigen)
        except (Geweigerd, NietGevonden):
            continue
        if context is not None:
            uit.append(render_to_string(een.sjabloon, {**context, "opent": opent}, request=request))
    return uit
