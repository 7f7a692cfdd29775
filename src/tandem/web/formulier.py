"""One way for every form page: draft back, validate, act once, and nothing typed is ever lost."""

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.messages.storage import default_storage
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from tandem.acties.deur import Uitvoering, uit_te_voeren
from tandem.acties.rechten import concept
from tandem.acties.rechten.lezers import wie_leest_straks
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tandem.web import taal
from tandem.web.lezersbeeld import Leesbeeld, toon_lezers

VOORBEELD = "voorbeeld"
"""The button that asks who could read this, and saves nothing."""
_VRAAGT_WIE = ("niet_zichtbaar_voor", "ook_niet_voor")
"""Fields of a form that writes about people: it offers to look who will read it."""
LANGST = 20_000
"""Characters of one text field; own choice, far above what a line about people needs."""


def zonder_stuurtekens(waarde: object) -> None:
    """Refuse control characters (except line ends and tabs): no screen or print shows them, and some do harm."""
    if isinstance(waarde, str) and any(
        unicodedata.category(teken) == "Cc" and teken not in "\n\r\t" for teken in waarde
    ):
        raise forms.ValidationError(
            gettext("Hier staan tekens in die niet te lezen zijn. Haal ze weg of typ de tekst opnieuw.")
        )


class NietLanger(MaxLengthValidator):
    """Refuse a text that is too long, in words that say how much too long."""

    def __call__(self, value: object) -> None:
        """Raise ``ValidationError`` when the text has more characters than the limit."""
        lengte, hoogstens = len(str(value)), int(self.limit_value)
        if lengte > hoogstens:
            zin = gettext("Deze tekst is te lang: %(lengte)s tekens. Er passen er %(hoogstens)s. Kort de tekst in.")
            raise forms.ValidationError(zin % {"lengte": _punten(lengte), "hoogstens": _punten(hoogstens)})


def _punten(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def begrens(veld: forms.CharField) -> None:
    """Give a text field its limits. The browser does not cut off what is pasted: that would lose text unseen."""
    veld.max_length = veld.max_length or LANGST
    eigen = (een for een in veld.validators if een is not zonder_stuurtekens)
    veld.validators = [een for een in eigen if not isinstance(een, MaxLengthValidator)]
    veld.validators += [NietLanger(veld.max_length), zonder_stuurtekens]
    veld.widget.attrs.pop("maxlength", None)


class Formulier(forms.Form):
    """The base of all forms: the form's own id (sent twice happens once) and the version that was read."""

    verzoek = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the form an id of its own, and every text field its limits."""
        kwargs["initial"] = {"verzoek": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self._begrens_alle()

    def full_clean(self) -> None:
        """Judge what was sent; fields that a form added for these people have their limits too."""
        self._begrens_alle()
        super().full_clean()

    def _begrens_alle(self) -> None:
        for veld in self.fields.values():
            if isinstance(veld, forms.CharField) and not isinstance(veld, forms.UUIDField):
                begrens(veld)


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
    (``na_eerder`` makes its address). ``VOORBEELD`` stores nothing and shows who could read it.
    """
    if request.method != "POST":
        bewaard = _concept(request, plek)
        invoer = herstel(formulier, begin or {}, bewaard.velden) if bewaard else formulier(initial=dict(begin or {}))
        return _toon(request, sjabloon, invoer, context, plek=plek, bewaard_op=bewaard.bewaard_op if bewaard else None)
    invoer = formulier(data=request.POST, files=request.FILES, initial=dict(begin or {}))
    botsing = None
    if invoer.is_valid():
        try:
            if VOORBEELD in request.POST and vraagt_wie(invoer):
                vooruit = _kijk_vooruit(request, actie, invoer.cleaned_data)
                return _toon(request, sjabloon, invoer, context, plek=plek, straks=vooruit)
            return redirect(_voer_uit(request, actie, invoer.cleaned_data, plek))
        except AlGedaan as eerder:
            _wis(request, plek)
            return redirect(_naar_eerder(request, eerder.uitkomst, na_eerder))
        except Ongeldig as fout:
            _zet_fouten(invoer, fout)
        except Botsing as fout:
            botsing = fout
            _na_het_zien(invoer, fout)
    status = 409 if botsing else 422
    return _toon(request, sjabloon, invoer, context, plek=plek, botsing=botsing, status=status)


def _naar_eerder(request: HttpRequest, uitkomst: str, na_eerder: Callable[[str], str] | None) -> str:
    if na_eerder is not None and uitkomst:
        return na_eerder(uitkomst)
    return uitkomst if uitkomst.startswith("/") else request.get_full_path()


def vraagt_wie(invoer: forms.Form) -> bool:
    """Whether a form, or a line in it, asks from whom something stays hidden."""
    rijen = (rij for lijst in getattr(invoer, "lijsten", {}).values() for rij in lijst.forms[:1])
    return any(naam in een.fields for een in (invoer, *rijen) for naam in _VRAAGT_WIE)


def _kijk_vooruit(
    request: HttpRequest, actie: Callable[[dict[str, Any], uuid.UUID], str], velden: dict[str, Any]
) -> list[Leesbeeld]:
    """Who could read what the action would store; the draft stays, and nobody is told that anything was kept."""
    berichten = getattr(request, "_messages", None)
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    try:
        return toon_lezers(wie_leest_straks(lambda: actie(velden, velden.get("verzoek") or uuid.uuid4())))
    finally:
        request._messages = berichten  # type: ignore[attr-defined]


def _voer_uit(
    request: HttpRequest,
    actie: Callable[[dict[str, Any], uuid.UUID], str],
    velden: dict[str, Any],
    plek: Conceptplek | None,
) -> str:
    """Act; the draft goes in the transaction of the act, or after it when the act was about another household."""
    uitvoering = Uitvoering(plek.huishouden, plek.formulier) if plek else None
    merk = uit_te_voeren.set(uitvoering)
    try:
        doelpad = actie(velden, velden.get("verzoek") or uuid.uuid4())
    finally:
        uit_te_voeren.reset(merk)
    if uitvoering and not uitvoering.gewist:
        _wis(request, plek)
    return doelpad


def _zet_fouten(invoer: forms.Form, fout: Ongeldig) -> None:
    zet_fout = getattr(invoer, "zet_fout", None)  # a form with lines puts sentences at its lines
    for veld, zin in fout.fouten.items():
        if zet_fout is not None and zet_fout(veld, zin):
            continue
        invoer.add_error(veld if veld in invoer.fields else None, taal.zin(zin))


def _na_het_zien(invoer: forms.Form, fout: Botsing) -> None:
    """Who sees both and saves again, saves over the version that is shown beside theirs."""
    if fout.versie is not None and "versie" in invoer.fields:
        gegevens = QueryDict(mutable=True)
        gegevens.update(invoer.data)
        gegevens[invoer.add_prefix("versie")] = str(fout.versie)
        invoer.data = gegevens


def _toon(
    request: HttpRequest,
    sjabloon: str,
    invoer: forms.Form,
    context: Mapping[str, Any] | None,
    *,
    plek: Conceptplek | None,
    status: int = 200,
    **meer: Any,
) -> HttpResponse:
    adressen = conceptadressen(plek) if plek else {}
    vooruit = {"vooruitblik": vraagt_wie(invoer), "niet_gekeken": VOORBEELD in request.POST, "straks": None}
    return render(request, sjabloon, {**(context or {}), "form": invoer, **adressen, **vooruit, **meer}, status=status)


def conceptadressen(plek: Conceptplek) -> dict[str, str]:
    """Return where the draft of a form is saved and thrown away, for its template."""
    waar = [plek.huishouden, plek.doel.value, plek.formulier]
    return {"concept_url": reverse("concept", args=waar), "concept_wis_url": reverse("concept_wissen", args=waar)}


def herstel(
    formulier: Callable[..., forms.Form], begin: Mapping[str, Any], velden: Mapping[str, list[str]]
) -> forms.Form:
    """Return the form as it was typed: a draft is the whole form, so a tick that was taken away stays away."""
    gegevens = QueryDict(mutable=True)
    for naam, waarden in velden.items():
        gegevens.setlist(naam, waarden)
    leeg = formulier(initial=dict(begin))
    getypt: dict[str, Any] = {
        naam: waarden if len(waarden) > 1 else waarden[0] for naam, waarden in gegevens.lists() if waarden
    }
    for naam, veld in leeg.fields.items():
        plek = leeg.add_prefix(naam)
        if not isinstance(veld, forms.FileField) and not veld.widget.value_omitted_from_data(gegevens, {}, plek):
            getypt[naam] = veld.widget.value_from_datadict(gegevens, MultiValueDict(), plek)
    return formulier(initial={**begin, **getypt})


def _concept(request: HttpRequest, plek: Conceptplek | None) -> concept.Bewaard | None:
    if plek is None:
        return None
    return concept.lees_concept(
        door=request.actor,  # type: ignore[attr-defined]
        doel=plek.doel,
        huishouden=plek.huishouden,
        formulier=plek.formulier,
    )


def _wis(request: HttpRequest, plek: Conceptplek | None) -> None:
    """Throw the draft away after the form was carried out; somebody who gave up the household has none to reach."""
    if plek is None:
        return
    with suppress(NietGevonden, Geweigerd):
        concept.wis_concept(
            door=request.actor,  # type: ignore[attr-defined]
            doel=plek.doel,
            huishouden=plek.huishouden,
            formulier=plek.formulier,
        )
