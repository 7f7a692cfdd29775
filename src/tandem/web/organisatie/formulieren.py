"""Forms about what an organisation shows."""

from django import forms

from tandem.acties.organisatie.openstellen import KRING_IN_WOORDEN, Openingsblad
from tandem.web.formulier import Formulier

NIEMAND = "niemand"
_KEUZES = [(NIEMAND, "niemand anders"), *((kring.value, woorden) for kring, woorden in KRING_IN_WOORDEN.items())]


def maak_openingsformulier(blad: Openingsblad) -> type[Formulier]:
    """Return the form with one choice for each layer."""
    velden = {
        een.laag.name.lower(): forms.ChoiceField(
            label=een.naam, help_text=een.wat, choices=_KEUZES, widget=forms.RadioSelect
        )
        for een in blad.lagen
    }
    return type("Openingsformulier", (Formulier,), velden)
