"""Forms for the gallery: every kind of field, plain, filled, and on a bad day."""

from __future__ import annotations

from typing import Any

from django import forms

from tandem.web.vormgeving import SchaalVeld

_WIE = [("moeder", "Samira"), ("kind", "Tom"), ("netwerk", "Oma Fatiha")]
_LAGEN = [("contact", "Wie er betrokken is"), ("plan", "Het plan"), ("veiligheid", "De veiligheid")]
_DOMEINEN = [("Thuis", [("veilig", "Veiligheid"), ("wonen", "Wonen")]), ("Buiten", [("school", "School")])]


class AlleVelden(forms.Form):
    """One field of every kind that Django has."""

    titel = forms.CharField(label="Waar gaat het over?", max_length=80)
    verhaal = forms.CharField(
        label="Wat is er gezegd?",
        help_text="Schrijf het op zoals het gezegd is. Uw eigen oordeel komt in een aparte regel.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    dag = forms.DateField(label="Op welke dag?")
    tijd = forms.TimeField(label="Hoe laat?", required=False)
    moment = forms.SplitDateTimeField(label="Volgend contact", required=False)
    domein = forms.ChoiceField(label="Onderwerp", choices=_DOMEINEN)
    wie = forms.ChoiceField(label="Met wie sprak u?", choices=_WIE, widget=forms.RadioSelect)
    lagen = forms.MultipleChoiceField(
        label="Welke delen mag de school zien?", choices=_LAGEN, widget=forms.CheckboxSelectMultiple, required=False
    )
    alleen = forms.BooleanField(label="Het kind is alleen gesproken", required=False)
    cijfer = SchaalVeld(
        label="Hoe veilig voelt Tom zich thuis?",
        help_text="Laat Tom zelf een cijfer kiezen.",
        einden=("helemaal niet veilig", "helemaal veilig"),
    )
    aantal = forms.IntegerField(label="Hoeveel kinderen zijn gezien?", min_value=0, required=False)
    post = forms.EmailField(label="E-mailadres van de school", required=False)
    bestand = forms.FileField(
        label="Document", help_text="Een pdf, een foto of een Word-bestand, tot 20 MB.", required=False
    )


def leeg() -> forms.Form:
    """The form as it opens."""
    return AlleVelden(prefix="leeg")


def met_fouten() -> forms.Form:
    """The form as it comes back: a date that is none, a text that is too long, choices not made."""
    gegevens: dict[str, Any] = {
        "fout-titel": "Een titel die veel te lang is omdat iemand het hele verhaal al in de titel wilde schrijven",
        "fout-verhaal": "",
        "fout-dag": "31-02-2026",
        "fout-tijd": "14:02",
        "fout-domein": "onbekend",
        "fout-aantal": "-1",
        "fout-post": "school",
    }
    return AlleVelden(gegevens, prefix="fout")


class Afspraakregel(forms.Form):
    """A line of a list of lines."""

    wat = forms.CharField(label="Wat spreken we af?")
    wie = forms.CharField(label="Wie doet het?")
    voor = forms.DateField(label="Wanneer kijken we?")


def regels() -> forms.BaseFormSet:
    """Lines that one can add to."""
    soort = forms.formset_factory(Afspraakregel, extra=2, max_num=20)
    return soort(prefix="afspraken", initial=[{"wat": "Tom slaapt bij oma", "wie": "Oma Fatiha", "voor": "2026-03-12"}])


class Inloggen(forms.Form):
    """Signing in; the browser may fill in one's own name and password."""

    naam = forms.CharField(label="E-mailadres van uw werk", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    wachtwoord = forms.CharField(
        label="Wachtwoord", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


class Doelregel(forms.Form):
    """A small form with a draft, for the page that shows a conflict."""

    doel = forms.CharField(label="Wat wilt u bereiken?", widget=forms.Textarea(attrs={"rows": 3}))
    goed_genoeg = forms.CharField(label="Wanneer is het goed genoeg?", required=False)
    cijfer = SchaalVeld(label="Welk cijfer geeft u nu?", einden=("zo erg als het was", "goed genoeg"))


def botsing_formulier() -> forms.Form:
    """What I typed while somebody else saved."""
    return Doelregel(
        {"doel": "Rustige nachten voor Tom en Noor.", "goed_genoeg": "Drie weken zonder ruzie.", "cijfer": "6"}
    )
