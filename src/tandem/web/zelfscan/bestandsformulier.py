"""A form that begins with a workbook, and what forms that ask about its columns share."""

import base64
import binascii
from collections.abc import Mapping

from django import forms
from django.http import HttpRequest

from tandem.acties.zelfscan.bestand import GROOTSTE, Bestand
from tandem.regels.tabel import kolomletter
from tandem.web.formulier import Formulier

MEESTE_KOLOMMEN = 150
"""As many columns as a page offers to choose from."""


class Bestandsformulier(Formulier):
    """The file; between the steps it travels along with the page, for a browser does not keep it."""

    bestand = forms.FileField(
        label="Welk rekenblad?", required=False, widget=forms.FileInput, allow_empty_file=True,
        help_text="Een .xlsx of .csv, hoogstens 1 MB.",
    )  # fmt: skip
    inhoud = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2 * GROOTSTE)
    naam = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def gekozen(self) -> Bestand | None:
        """Return the file that was chosen now or in the step before; None when there is none."""
        if nieuw := self.cleaned_data.get("bestand"):
            return Bestand(nieuw.read(), nieuw.name)
        try:
            inhoud = base64.b64decode(self.cleaned_data.get("inhoud", ""), validate=True)
        except binascii.Error:
            return None
        return Bestand(inhoud, self.cleaned_data.get("naam", "")) if inhoud else None


def draag_mee(bestand: Bestand) -> dict[str, str]:
    """Return a file as the hidden fields that carry it to the next step."""
    return {"inhoud": base64.b64encode(bestand.inhoud).decode(), "naam": bestand.naam}


def gekozen_kop(request: HttpRequest) -> int:
    """Return the row with the headings as it was typed, or 0 for what is no row."""
    rij = request.POST.get("kop", "")
    return int(rij) if rij.isdecimal() and len(rij) < 5 else 0  # noqa: PLR2004 - the form refuses more


def kolomkeuzes(koppen: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return the columns to choose from: their number, and letter with heading."""
    gekozen = list(koppen.items())[:MEESTE_KOLOMMEN]
    return [(str(nummer), f"{kolomletter(nummer)}: {tekst[:80]}") for nummer, tekst in gekozen]
