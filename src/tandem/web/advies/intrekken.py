"""The page on which one withdraws what was sent: a request, an advice, a reaction."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse

from tandem.acties.advies.intrekken import lees_intrekblad, trek_in
from tandem.regels.advies.intrekken import Stuk
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.advies.formulieren import Intrekformulier
from tandem.web.advies.lijst import PAD
from tandem.web.formulier import behandel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

_GEVOLG = {
    Stuk.VRAAG: "De raad hoeft dan geen advies meer te geven.",
    Stuk.ADVIES: "Niemand hoeft dan nog te reageren.",
    Stuk.REACTIE: "U moet daarna opnieuw reageren. De datum blijft dezelfde.",
}


@pagina(
    f"{PAD}vraag/<uuid:adviesvraag>/intrekken/", "vraag_intrekken", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Een vraag om advies intrekken waarop nog geen advies kwam.",
)  # fmt: skip
def vraag_intrekken(request: Verzoek, adviesvraag: UUID) -> HttpResponse:
    """Withdraw a request, with the reason."""
    return _trek_in(request, Stuk.VRAAG, adviesvraag)


@pagina(
    f"{PAD}<uuid:advies>/intrekken/<slug:stuk>/", "advies_intrekken", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Een advies of reactie intrekken waarop nog niets volgde.",
)  # fmt: skip
def intrekken(request: Verzoek, advies: UUID, stuk: str) -> HttpResponse:
    """Withdraw an advice, or the own reaction to it, with the reason."""
    soort = next((een for een in (Stuk.ADVIES, Stuk.REACTIE) if een.value == stuk), None)
    if soort is None:
        raise NietGevonden
    return _trek_in(request, soort, advies)


def _trek_in(request: Verzoek, soort: Stuk, openbaar: UUID) -> HttpResponse:
    blad = lees_intrekblad(door=request.actor, stuk=soort, openbaar=openbaar)
    if blad.waarom_niet and request.method == "GET":  # who was writing is told at the form, with the reason kept
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        trek_in(door=request.actor, stuk=soort, openbaar=openbaar, reden=velden["reden"], verzoek=verzoek)
        messages.success(request, "Ingetrokken. Wie het kreeg, ziet dat, en leest uw reden.")
        return _adres(soort, openbaar)

    context = werkcontext(
        blad.kop, "adviezen", titel=f"{soort.omschrijving[:1].upper()}{soort.omschrijving[1:]} intrekken"
    )
    context |= {"knop": "Intrekken", "terug_url": _adres(soort, openbaar)}
    context["uitleg"] = (
        f"U trekt dit in: {blad.onderwerp}. {_GEVOLG[soort]} Het verdwijnt niet: wie het kreeg, ziet dat u het introk, "
        "wanneer en waarom, en kan de tekst nog lezen. Anderen kunnen de tekst dan niet meer lezen."
    )
    return behandel(
        request, formulier=Intrekformulier, actie=actie, sjabloon="formulierpagina.html", context=context,
        na_eerder=lambda _nummer: _adres(soort, openbaar),
    )  # fmt: skip


def _adres(stuk: Stuk, openbaar: UUID) -> str:
    return reverse("adviesvraag" if stuk is Stuk.VRAAG else "advies", args=[openbaar])
