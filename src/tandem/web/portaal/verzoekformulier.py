"""The form with which a member asks something about their own data."""

from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.acties.portaal.verzoek import Verzoekkeuzes
from tandem.regels.rechten.verzoek import LANGSTE
from tandem.web.formulier import Formulier
from tandem.web.taal import zin

LANG = 90
"""Characters of a line in a list to choose from."""


def kort(tekst: str) -> str:
    """A line in a list to choose from."""
    return Truncator(" ".join(tekst.split())).chars(LANG)


class Verzoekformulier(Formulier):
    """What, about whom, about which line, and in which words."""

    soort = forms.ChoiceField(label=_("Ik vraag dit"), widget=forms.RadioSelect)
    voor = forms.ChoiceField(label=_("Voor wie?"))
    regel = forms.ChoiceField(
        label=_("Over welke tekst gaat het?"), required=False,
        help_text=_("Dit hoeft niet bij: lezen, een kopie, vernietigen of meenemen."),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Dit wil ik erbij zeggen"), required=False, max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Waarom hoeft niet. Klopt iets niet? Schrijf dan hoe het wel is."),
    )  # fmt: skip

    def __init__(self, *args: Any, keuzes: Verzoekkeuzes, **opties: Any) -> None:
        """Offer what may be asked, for whom, and the lines."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [(een.soort.value, zin(een.naam)) for een in keuzes.soorten]
        velden["voor"].choices = [
            (str(een.openbaar), gettext("Voor mijzelf") if een.ik else een.naam) for een in keuzes.wie if een.mag
        ]
        teksten = ((code, kort(tekst)) for code, tekst in keuzes.teksten)
        velden["regel"].choices = [("", gettext("Niet over één tekst")), *teksten]
        if len(velden["voor"].choices) == 1:
            velden["voor"].widget = forms.HiddenInput()
            velden["voor"].initial = velden["voor"].choices[0][0]
