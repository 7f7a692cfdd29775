"""*Mijn Tandem als X*: the pages of a member as that member sees them, for who works with the household. Read-only.

The same pages from the same templates, through the same reads; only the door differs (``acties.portaal.meekijken``).
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.portaal.meekijken import MEEKIJKLAGEN, Meekijkblad, lees_meekijken
from tandem.regels.rechten.actor import Ledenactor
from tandem.web.huishouden.basis import HIER, HULP
from tandem.web.pagina import Verzoek, pagina
from tandem.web.portaal.basis import MENU
from tandem.web.portaal.paginas import (
    Blad,
    blad_begin,
    blad_geschreven,
    blad_keken,
    blad_mensen,
    blad_plan,
    blad_rechten,
)

LID = f"{HIER}personen/<uuid:lid>/mijn-tandem-bekijken/"
BLADEN: dict[str, tuple[str, str, Callable[[Ledenactor, UUID], Blad]]] = {
    "mijn_begin": ("kijk_begin", "", blad_begin),
    "mijn_plan": ("kijk_plan", "plan/", blad_plan),
    "mijn_geschreven": ("kijk_geschreven", "opgeschreven/", blad_geschreven),
    "mijn_mensen": ("kijk_mensen", "mensen/", blad_mensen),
    "mijn_rechten": ("kijk_rechten", "rechten/", blad_rechten),
    "mijn_keken": ("kijk_keken", "keken/", blad_keken),
}
"""Page of a member -> the page here, its address, and what draws it."""


def _toon(request: Verzoek, huishouden: UUID, lid: UUID, van: str) -> HttpResponse:
    wie = lees_meekijken(door=request.actor, huishouden=huishouden, lid=lid)
    sjabloon, context = BLADEN[van][2](wie.als, huishouden)
    return render(request, sjabloon, {**context, "opent": frozenset(), "meekijk": _meekijk(wie, lid, van, context)})


def _meekijk(wie: Meekijkblad, lid: UUID, van: str, context: dict[str, object]) -> dict[str, object]:
    """The mark on top: as whom, the pages that this member has, and the way back."""
    heeft, plek = context["opent"], [wie.kop.huishouden, lid]
    menu = [
        {"tekst": tekst, "url": reverse(BLADEN[naam][0], args=plek), "actief": naam == van}
        for naam, tekst, _ in MENU
        if naam in heeft  # type: ignore[operator]
    ]
    return {"naam": wie.naam, "menu": menu, "terug": reverse("lid", args=plek)}


def _maak(van: str, naam: str, deel: str, tekst: object) -> None:
    """Declare one page: who works with the household, for helping, and not without the layers of its work."""

    @pagina(
        f"{LID}{deel}", naam, doelen=HULP, lagen=MEEKIJKLAGEN, uitleg=f"Mijn Tandem zoals een lid het ziet: {tekst}."
    )
    def kijk(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
        return _toon(request, huishouden, lid, van)


for _van, _tekst, _ in MENU:
    _maak(_van, *BLADEN[_van][:2], _tekst)
