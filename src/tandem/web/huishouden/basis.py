"""What the pages of this capability share: one form page, choices of members, addresses."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.huishouden.kop import Dossierkop, LidKort
from tandem.regels.rechten.lagen import Doel
from tandem.web.adressen import adres_van
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, behandel
from tandem.web.pagina import Verzoek

HIER = "huishoudens/<uuid:huishouden>/"
HULP = (Doel.HULP,)
BEIDE = ("GET", "POST")


def adres(naam: str, huishouden: UUID, *meer: object) -> str:
    """Return the address of a page of a household."""
    if all(isinstance(een, UUID) for een in meer):
        return adres_van(naam, huishouden, *meer)  # type: ignore[arg-type]
    return reverse(naam, args=[huishouden, *meer])


def kies_uit(leden: Iterable[LidKort], *, ook_weg: bool = False) -> list[tuple[str, str]]:
    """Return members as choices: public id and name."""
    return [(str(lid.openbaar), lid.naam) for lid in leden if ook_weg or not (lid.weg or lid.overleden)]


def als_uuid(waarde: str) -> UUID | None:
    """Return a public id from a form; None for no choice."""
    try:
        return UUID(waarde) if waarde else None
    except ValueError:
        return None


def formulierpagina(
    request: Verzoek,
    kop: Dossierkop,
    *,
    titel: str,
    knop: str,
    terug: str,
    formulier: Callable[..., forms.Form],
    actie: Callable[[dict[str, Any], UUID], str],
    uitleg: str = "",
    begin: Mapping[str, Any] | None = None,
    concept: str = "",
    tab: str = "personen",
    sjabloon: str = "huishouden/formulier.html",
    na_eerder: str = "",
    **meer: Any,
) -> HttpResponse:
    """Show or handle one form about a household; ``concept`` names its draft, ``na_eerder`` where it went before."""
    context = {
        **dossiercontext(kop, tab),
        "titel": titel,
        "knop": knop,
        "terug_url": terug,
        "uitleg": uitleg,
        **meer,
    }
    return behandel(
        request,
        formulier=formulier,
        actie=actie,
        sjabloon=sjabloon,
        context=context,
        begin=begin,
        plek=Conceptplek(kop.huishouden, concept) if concept else None,
        na_eerder=(lambda _: na_eerder) if na_eerder else (lambda _: terug),
    )
