"""One form per question on a page: what is shown, what is sent, and the short answer that a script gets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, JsonResponse

from tandem.acties.zelfscan.waarden import Ingevuld
from tandem.regels.rechten.oordeel import Botsing, Ongeldig
from tandem.regels.zelfscan.instrument import Instrument, Vraag
from tandem.web.zelfscan.formulieren import begin_van, begin_zonder_opties, uit_formulier, vraagformulier

INGETROKKEN = "Deze vraag is ingetrokken. Uw antwoord van eerder blijft bewaard, maar telt niet mee."


@dataclass(frozen=True)
class Poging:
    """What became of one question that was sent: an outcome, or a form with what is wrong, or theirs beside yours."""

    code: str
    form: forms.Form | None = None
    botsing: Botsing | None = None
    gelukt: Any = None

    @property
    def status(self) -> int:
        """The status of the answer."""
        if self.gelukt is not None:
            return 200
        return 409 if self.botsing else 422


def vraagform(vraag: Vraag, een: Ingevuld, versie: int) -> forms.Form:
    """The form of a question with what is stored."""
    begin = begin_van(een, versie)
    return vraagformulier(vraag)(initial=begin if vraag.opties else begin_zonder_opties(begin), prefix=vraag.code)


def probeer(request: HttpRequest, lijst: Instrument, bewaar: Callable[[str, Ingevuld, int | None], Any]) -> Poging:
    """Save the question that was sent. A question that is not asked any more gives an attempt without a form."""
    code = request.POST.get("vraag", "")
    vraag = lijst.per_code.get(code)
    if vraag is None:
        return Poging(code)
    form = vraagformulier(vraag)(data=request.POST, prefix=code)
    if not form.is_valid():
        return Poging(code, form)
    try:
        return Poging(code, form, gelukt=bewaar(code, uit_formulier(form.cleaned_data), form.cleaned_data["versie"]))
    except Ongeldig as fout:
        for veld, zin in fout.fouten.items():
            form.add_error(veld if veld in form.fields else None, zin)
        return Poging(code, form)
    except Botsing as botsing:
        gegevens = request.POST.copy()
        gegevens[form.add_prefix("versie")] = str(botsing.versie)
        form.data = gegevens
        return Poging(code, form, botsing)


def wil_kort(request: HttpRequest) -> bool:
    """Whether the page's own script asks, and wants a short answer."""
    return request.headers.get("X-Requested-With") == "tandem-antwoord"


def kort(poging: Poging, gelukt: Mapping[str, Any]) -> JsonResponse:
    """The short answer: what was saved, what is wrong in one sentence, or that somebody else was first."""
    if poging.gelukt is not None:
        return JsonResponse({**gelukt, "vraag": poging.code})
    if poging.botsing:
        return JsonResponse({"botsing": True}, status=409)
    zinnen = [str(zin) for fouten in poging.form.errors.values() for zin in fouten] if poging.form else [INGETROKKEN]
    return JsonResponse({"fout": " ".join(zinnen)}, status=422)
