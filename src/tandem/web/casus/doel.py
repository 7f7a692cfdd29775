"""For which purpose somebody opens a household on pages that more than one role uses, and the way back to the case."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.web.omgeving import mijn_bereik
from tandem.web.pagina import Verzoek

_VOLGORDE = ((Doel.HULP, Reikwijdte.EIGEN), (Doel.TEAMLEIDING, Reikwijdte.TEAM), (Doel.DIENST, Reikwijdte.DIENST))
WERK = (Doel.HULP, Doel.TEAMLEIDING, Doel.DIENST)
"""The purposes that a page declares when the team leader and who is on duty may read it too."""


def doel_voor(request: Verzoek) -> Doel:
    """Return the one purpose of this role among those of the route: helping, leading the team, or being on duty."""
    bereik = mijn_bereik(request)
    mogelijk = (doel for doel, via in _VOLGORDE if (doel, via) in bereik and doel in request.beleid.doelen)
    return next(mogelijk, Doel.HULP)


def bij_een_casus(weergave: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For pages that need a case in a certain state: without it, go to the case and say why.

    What was typed in a form that was sent is shown again, to copy (the page of a refusal does that).
    """

    @wraps(weergave)
    def bewaakt(request: Verzoek, huishouden: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return weergave(request, huishouden, *args, **kwargs)
        except Ongeldig as fout:
            zin = " ".join(fout.fouten.values())
            if request.method == "POST":
                raise Geweigerd(zin) from fout
            messages.warning(request, zin)
            return redirect("casus", huishouden)

    return bewaakt
