"""The purpose of a page about a household (see ``web.doel``), and the way back to the case."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig
from tandem.web.doel import WERK, doel_voor
from tandem.web.pagina import Verzoek

__all__ = ["WERK", "bij_een_casus", "doel_voor"]


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
