"""What every page of the portal shares: its menu, how it speaks to somebody, and one page for a form."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tandem.acties.portaal.kop import Portaalkop
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.formulier import behandel
from tandem.web.pagina import Verzoek

MIJN = "mijn/<uuid:huishouden>/"
EIGEN = (Doel.EIGEN,)
BEIDE = ("GET", "POST")
MENU = (
    ("mijn_begin", _("Begin"), Laag.CONTACT),
    ("mijn_plan", _("Plan en afspraken"), Laag.PLAN),
    ("mijn_geschreven", _("Wat er is opgeschreven"), Laag.ANALYSE),
    ("mijn_mensen", _("Wie helpen"), Laag.CONTACT),
    ("mijn_rechten", _("Rechten"), Laag.CONTACT),
    ("mijn_keken", _("Wie keek"), Laag.CONTACT),
)
"""Route, words, and the layer without which there is nothing to read."""
VOOR_KINDEREN = ("mijn_begin", "mijn_plan", "mijn_mensen")
_AANSPREEK = {"u": _("u"), "uw": _("uw"), "U": _("U"), "Uw": _("Uw")}
_JE = {"u": _("je"), "uw": _("jouw"), "U": _("Je"), "Uw": _("Jouw")}


def portaalcontext(kop: Portaalkop, actief: str = "") -> dict[str, Any]:
    """Return what ``portaal/pagina.html`` needs; ``w`` holds the words for *u* and *uw*, *je* for who is young."""
    namen = [
        (naam, tekst)
        for naam, tekst, laag in MENU
        if laag in kop.lagen and not (kop.kind and naam not in VOOR_KINDEREN) and not (kop.weg and naam == "mijn_plan")
    ]
    return {
        "pk": kop,
        "w": _JE if kop.jong else _AANSPREEK,
        "menu": [
            {"tekst": tekst, "url": reverse(naam, args=[kop.huishouden]), "actief": naam == actief}
            for naam, tekst in namen
        ],
        "opent": {naam for naam, _ in namen},
    }


def portaalformulier(
    request: Verzoek,
    kop: Portaalkop,
    *,
    titel: str,
    knop: str,
    formulier: Callable[..., forms.Form],
    actie: Callable[[dict[str, Any], UUID], object],
    terug: str,
    uitleg: str = "",
    begin: Mapping[str, Any] | None = None,
    sjabloon: str = "portaal/formulier.html",
    **meer: Any,
) -> HttpResponse:
    """Show or handle one form of a member; afterwards the page ``terug`` (a route of the household)."""
    adres = reverse(terug, args=[kop.huishouden])

    def voer_uit(velden: dict[str, Any], verzoek: UUID) -> str:
        actie(velden, verzoek)
        return adres

    return behandel(
        request,
        formulier=formulier,
        actie=voer_uit,
        sjabloon=sjabloon,
        context={
            **portaalcontext(kop, terug),
            "titel": titel,
            "knop": knop,
            "uitleg": uitleg,
            "terug_url": adres,
            "terug_tekst": _("Terug"),
            **meer,
        },
        begin=begin,
        na_eerder=lambda _: adres,
    )
