"""Forms of emergency access, and of judging it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.acties.regio.collegas import Collega
from tandem.regels.rechten.noodtoegang import LANGSTE_REDEN, Noodgrond
from tandem.regels.rechten.toezicht import Oordeelsoort
from tandem.web.casus.signaalformulieren import gebied, keuzes
from tandem.web.dienst.formulieren import als_keuzes
from tandem.web.formulier import Formulier
from tandem.web.huishouden.formulieren import Buiten

LANGSTE_OORDEEL = 500


class Noodformulier(Buiten):
    """About whom, why, and whether the household can safely be told. A colleague only where one must confirm."""

    grond = forms.ChoiceField(label="Waarom kan het niet wachten?", choices=keuzes(Noodgrond), widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Wat is er aan de hand?", widget=gebied(3), max_length=LANGSTE_REDEN, help_text="Dit blijft bewaard."
    )
    later = forms.BooleanField(
        label="Het huishouden nu vertellen dat ik keek, is niet veilig",
        required=False,
        help_text="Zonder kruisje vertelt het vaste gezicht het op de volgende werkdag.",
    )
    vertellen_op = forms.DateField(label="Wanneer kijkt het vaste gezicht of vertellen veilig is?", required=False)
    later_grond = forms.CharField(
        label="Waarom is vertellen nu niet veilig?", widget=gebied(2), max_length=LANGSTE_REDEN, required=False
    )
    tweede = forms.TypedChoiceField(label="Welke collega bevestigt dit?", coerce=int, empty_value=None, required=False)
    niemand = forms.BooleanField(
        label="Er is nu niemand die kan bevestigen",
        required=False,
        help_text="Dan gaat het door. De privacyfunctionaris kijkt ook dat na.",
    )

    def __init__(self, *args: Any, collegas: Iterable[Collega], met_tweede: bool, **opties: Any) -> None:
        """Ask for a colleague only where a review of the team is overdue."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["tweede"].choices = als_keuzes(collegas)
        if not met_tweede:
            del velden["tweede"], velden["niemand"]


class Bevestigformulier(Formulier):
    """What the second professional says."""

    akkoord = forms.ChoiceField(
        label="Moet uw collega nu kunnen kijken?",
        choices=[("ja", "Ja, ik bevestig dit"), ("nee", "Nee, dit kan anders of wachten")],
        widget=forms.RadioSelect,
    )


class Vertelformulier(Formulier):
    """Told, or later still with a ground."""

    verteld_op = forms.DateField(label="Op welke dag vertelde u het?", required=False)
    later = forms.BooleanField(label="Vertellen is nog niet veilig", required=False)
    vertellen_op = forms.DateField(label="Wanneer kijkt u opnieuw?", required=False)
    later_grond = forms.CharField(
        label="Waarom is vertellen nog niet veilig?", widget=gebied(2), max_length=LANGSTE_REDEN, required=False
    )


class Oordeelformulier(Formulier):
    """How the officer judges it."""

    oordeel = forms.ChoiceField(label="Wat vindt u?", choices=keuzes(Oordeelsoort), widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Waarom vindt u dat?", widget=gebied(3), max_length=LANGSTE_OORDEEL, help_text="Kort, en zonder namen."
    )
