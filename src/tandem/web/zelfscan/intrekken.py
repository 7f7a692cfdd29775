"""Withdrawing an own instrument, or one question of it, while people fill in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan.eigen import Intrekblad, lees_intrekblad, trek_instrument_in, trek_vraag_in
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.web.formulier import Formulier
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.zelfscan.instrumenten import EEN


class Intrekformulier(Formulier):
    """Which question is withdrawn."""

    vraag = forms.ChoiceField(label="Welke vraag trekt u in?", error_messages={"required": "Kies een vraag."})

    def __init__(self, *args: Any, blad: Intrekblad, **opties: Any) -> None:
        """Offer the questions that are not withdrawn yet; each says what goes along with it."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["vraag"].choices = [("", "Kies een vraag"), *_keuzes(blad)]


def _keuzes(blad: Intrekblad) -> list[tuple[str, str]]:
    uit = []
    for vraag in blad.instrument.vragen():
        if vraag.code not in blad.weg:
            mee = f" (met de {len(blad.mee[vraag.code])} die eraan hangen)" if blad.mee[vraag.code] else ""
            uit.append((vraag.code, f"{vraag.tekst}{mee}"))
    return uit


@pagina(
    f"{EEN}intrekken/", "vragenlijst_intrekken", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Een eigen vragenlijst of één vraag ervan intrekken.",
)  # fmt: skip
def vragenlijst_intrekken(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Withdraw a question or the whole version; what was filled in and measured stays."""
    blad = lees_intrekblad(door=request.actor, code=code, versie=versie)
    terug = reverse("vragenlijst_lezen", args=[code, versie])
    plek: dict[str, Any] = {"door": request.actor, "code": code, "versie": versie}
    form = Intrekformulier(request.POST if "vraag" in request.POST else None, blad=blad)
    if request.method == "POST" and "alles" in request.POST:
        trek_instrument_in(**plek)
        messages.success(request, "Ingetrokken. Metingen die lopen, gaan door.")
        return redirect(terug)
    if request.method == "POST" and form.is_valid():
        try:
            trek_vraag_in(**plek, vraag=form.cleaned_data["vraag"])
            messages.success(request, "De vraag is ingetrokken. Wat is ingevuld, blijft bewaard.")
            return redirect(terug)
        except Ongeldig as fout:
            form.add_error("vraag", fout.fouten["vraag"])
    context = werkcontext(blad.kop, "vragenlijsten", titel="Intrekken", status=blad.instrument.naam)
    context |= {"form": form, "blad": blad, "terug_url": terug, "knop": "Vraag intrekken"}
    status = 422 if request.method == "POST" else 200
    return render(request, "zelfscan/intrekken.html", context, status=status)
