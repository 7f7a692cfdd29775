"""One way for every form page: draft back, validate, act once, and nothing typed is ever lost."""

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from tandem.acties.rechten import concept
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Ongeldig

LANGST = 20_000
"""Characters of one text field; own choice, far above what a line about people needs."""


def zonder_stuurtekens(waarde: object) -> None:
    """Refuse control characters (except line ends and tabs): no screen or print shows them, and some do harm."""
    if isinstance(waarde, str) and any(
        unicodedata.category(teken) == "Cc" and teken not in "\n\r\t" for teken in waarde
    ):
        raise forms.ValidationError("Hier staan tekens in die niet te lezen zijn. Haal ze weg of typ de tekst opnieuw.")


class Formulier(forms.Form):
    """The base of all forms: the form's own id (sent twice happens once) and the version that was read."""

    verzoek = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the form an id of its own, and every text field its limits."""
        kwargs["initial"] = {"verzoek": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld, forms.CharField) and not isinstance(veld, forms.UUIDField):
                if veld.max_length is None:
                    veld.max_length = LANGST
                    veld.validators.append(MaxLengthValidator(LANGST))
                veld.validators.append(zonder_stuurtekens)


@dataclass(frozen=True)
class Conceptplek:
    """Where the draft of a form lives: under a household, for one form on one object."""

    huishouden: uuid.UUID
    formulier: str
    doel: Doel = Doel.HULP


def behandel(
    request: HttpRequest,
    *,
    formulier: Callable[..., forms.Form],
    actie: Callable[[dict[str, Any], uuid.UUID], str],
    sjabloon: str,
    context: Mapping[str, Any] | None = None,
    begin: Mapping[str, Any] | None = None,
    plek: Conceptplek | None = None,
    na_eerder: Callable[[str], str] | None = None,
) -> HttpResponse:
    """Show or handle a form.

    ``actie`` gets the cleaned values and the form's id, and returns the address to go to. ``Ongeldig`` becomes
    sentences at the fields, ``Botsing`` shows theirs beside yours, ``AlGedaan`` goes to the outcome of the first time
    (``na_eerder`` makes its address from that outcome).
    """
    if request.method != "POST":
        bewaard = _concept(request, plek)
        invoer = formulier(initial={**(begin or {}), **(bewaard.velden if bewaard else {})})
        return _toon(request, sjabloon, invoer, context, bewaard_op=bewaard.bewaard_op if bewaard else None, plek=plek)
    invoer = formulier(data=request.POST, files=request.FILES, initial=dict(begin or {}))
    botsing = None
    if invoer.is_valid():
        try:
            doelpad = actie(invoer.cleaned_data, invoer.cleaned_data.get("verzoek") or uuid.uuid4())
            _wis(request, plek)
            return redirect(doelpad)
        except AlGedaan as eerder:
            if na_eerder is not None and eerder.uitkomst:
                return redirect(na_eerder(eerder.uitkomst))
            return redirect(eerder.uitkomst if eerder.uitkomst.startswith("/") else request.get_full_path())
        except Ongeldig as fout:
            _zet_fouten(invoer, fout)
        except Botsing as fout:
            botsing = fout
    status = 409 if botsing else 422
    return _toon(request, sjabloon, invoer, context, plek=plek, botsing=botsing, status=status)


def _zet_fouten(invoer: forms.Form, fout: Ongeldig) -> None:
    zet_fout = getattr(invoer, "zet_fout", None)  # a form with lines puts sentences at its lines
    for veld, zin in fout.fouten.items():
        if zet_fout is not None and zet_fout(veld, zin):
            continue
        invoer.add_error(veld if veld in invoer.fields else None, zin)


def _toon(
    request: HttpRequest,
    sjabloon: str,
    invoer: forms.Form,
    context: Mapping[str, Any] | None,
    *,
    status: int = 200,
    **meer: Any,
) -> HttpResponse:
    return render(request, sjabloon, {**(context or {}), "form": invoer, **meer}, status=status)


def _concept(request: HttpRequest, plek: Conceptplek | None) -> Any:
    if plek is None:
        return None
    bewaard = concept.lees_concept(
        door=request.actor,  # type: ignore[attr-defined]
        doel=plek.doel,
        huishouden=plek.huishouden,
        formulier=plek.formulier,
    )
    if bewaard is None:
        return None
    gegevens = QueryDict(mutable=True)
    for naam, waarden in bewaard.velden.items():
        gegevens.setlist(naam, waarden)
    velden: dict[str, Any] = {
        naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in gegevens.lists() if waarden
    }
    return concept.Bewaard(velden, timezone.localtime(bewaard.bewaard_op))


def _wis(request: HttpRequest, plek: Conceptplek | None) -> None:
    if plek is not None:
        concept.wis_concept(
            door=request.actor,  # type: ignore[attr-defined]
            doel=plek.doel,
            huishouden=plek.huishouden,
            formulier=plek.formulier,
        )
