"""Forms of a complaint: writing one down, and what the handler does with it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.acties.rechten.klachtbeeld import Keuze, Klachtblad, Klachtkeuzes
from tandem.regels.rechten.klacht import LANGSTE, Klachtstap, Uitkomst
from tandem.web.casus.signaalformulieren import gebied, keuzes
from tandem.web.formulier import Formulier


def _als_keuzes(lijst: Iterable[Keuze], leeg: str = "Kies") -> list[tuple[Any, str]]:
    return [("", leeg), *((een.nummer, een.naam) for een in lijst)]


class Woorden(Formulier):
    """What the complaint is, in the words of who has it."""

    tekst = forms.CharField(
        label="Wat is de klacht?",
        widget=gebied(5),
        max_length=LANGSTE,
        help_text="Schrijf op wat de ander zegt, in zijn of haar eigen woorden.",
    )
    wens = forms.CharField(label="Wat moet er gebeuren?", widget=gebied(2), max_length=LANGSTE, required=False)
    ingediend_op = forms.DateField(label="Wanneer kwam de klacht?")
    bereiken = forms.CharField(
        label="Hoe is de klager veilig te bereiken?",
        max_length=300,
        required=False,
        help_text="Alleen voor wie de klacht behandelt.",
    )


class Klachtformulier(Woorden):
    """A complaint of somebody of a household, written down by a professional who works there."""

    lid = forms.TypedChoiceField(label="Van wie is de klacht?", coerce=int, empty_value=None)
    organisatie = forms.TypedChoiceField(label="Over welke organisatie gaat het?", coerce=int)
    over = forms.TypedMultipleChoiceField(
        label="Over welke professional gaat het?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Deze professional ziet de klacht niet, tot de klachtenfunctionaris die deelt.",
    )
    samen_met = forms.TypedChoiceField(
        label="Welke vertrouwenspersoon dient mee in?", coerce=int, empty_value=None, required=False
    )
    field_order = ("lid", "tekst", "wens", "organisatie", "over", "ingediend_op", "bereiken", "samen_met")

    def __init__(self, *args: Any, kies_uit: Klachtkeuzes, **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["lid"].choices = [("", "Kies"), *((lid.id, lid.naam) for lid in kies_uit.kop.leden)]
        velden["organisatie"].choices = _als_keuzes(kies_uit.organisaties)
        velden["over"].choices = [(een.nummer, een.naam) for een in kies_uit.mensen]
        velden["samen_met"].choices = _als_keuzes(kies_uit.vertrouwenspersonen, "Niemand")
        if not kies_uit.vertrouwenspersonen:
            del velden["samen_met"]


class Nummerformulier(Woorden):
    """A complaint that reached the handler: by the number of the file."""

    nummer = forms.CharField(label="Bij welk dossier hoort het?", max_length=40, help_text="T-2026-000123 of H-12.")
    klager = forms.CharField(label="Wie heeft de klacht?", max_length=200)
    field_order = ("nummer", "klager", "tekst", "wens", "ingediend_op", "bereiken")


class Stapformulier(Formulier):
    """What the handler did."""

    stap = forms.ChoiceField(label="Wat hebt u gedaan?", widget=forms.RadioSelect)
    tekst = forms.CharField(label="Toelichting", widget=gebied(3), max_length=LANGSTE)
    uitkomst = forms.ChoiceField(
        label="Wat is de uitkomst?",
        choices=keuzes(Uitkomst, "Geen"),
        required=False,
        help_text="Alleen bij afhandelen.",
    )
    met = forms.TypedChoiceField(
        label="Met wie deelt u de klacht?", coerce=int, empty_value=None, required=False, help_text="Alleen bij delen."
    )
    naar = forms.TypedChoiceField(
        label="Naar welke organisatie?",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Alleen bij doorsturen.",
    )

    def __init__(self, *args: Any, blad: Klachtblad, **opties: Any) -> None:
        """Offer only what can be done now."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        stappen = [(een.value, een.omschrijving.capitalize()) for een in blad.mogelijk]
        velden["stap"].choices = stappen
        velden["met"].choices = _als_keuzes(blad.over, "Niemand")
        velden["naar"].choices = _als_keuzes(blad.organisaties, "Geen")
        for stap, veld in (
            (Klachtstap.ROND_AF, "uitkomst"),
            (Klachtstap.DEEL, "met"),
            (Klachtstap.STUUR_DOOR, "naar"),
        ):
            if stap not in blad.mogelijk or (veld == "met" and not blad.over):
                del velden[veld]
