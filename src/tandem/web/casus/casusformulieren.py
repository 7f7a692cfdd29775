"""Forms about the case: opening, regie, lines, phase, and looking along."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.fase import Faseblad
from tandem.acties.casus.mensen import Collega
from tandem.regels.casus.casus import Regie
from tandem.web.casus.signaalformulieren import Openingsvelden, gebied, keuzes, soms
from tandem.web.formulier import Formulier
from tandem.web.regelinvoer import MetRegels, Regelset


class Openformulier(Openingsvelden):
    """Opening a case directly."""

    geopend_op = forms.DateField(label="Vanaf welke dag loopt de casus?")
    field_order = ("geopend_op",)

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Begin today."""
        opties["initial"] = {"geopend_op": timezone.localdate(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)


class Regieformulier(Formulier):
    """Who has the regie from now on."""

    regie = forms.ChoiceField(label="Wie heeft de regie?", choices=keuzes(Regie), widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting",
        widget=gebied(),
        required=False,
        help_text="Waarom, en wat beslist het huishouden zelf? Zij lezen dit.",
    )


class Casusregels(MetRegels):
    """Lines that belong to the case itself."""

    regelsets = (Regelset("regels", minimum=1),)


def collegakeuzes(collegas: Iterable[Collega]) -> list[tuple[Any, str]]:
    """Return colleagues to choose from, each with their role."""
    return [("", "Kies een collega"), *((een.lidmaatschap, f"{een.naam} ({een.rol})") for een in collegas)]


class Faseformulier(Formulier):
    """To another phase: where to, why, and whom to ask where a safety agreement is a concern."""

    naar = forms.ChoiceField(label="Naar welke fase?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom?", widget=gebied(), required=False, help_text="Het huishouden leest dit.")
    collega = forms.TypedChoiceField(label="Welke collega kijkt mee?", coerce=int, empty_value=None, required=False)
    uiterlijk = forms.DateField(label="Wanneer hebt u uiterlijk antwoord nodig?", required=False)

    def __init__(self, *args: Any, blad: Faseblad, **opties: Any) -> None:
        """Offer the phases to which nothing stands in the way, and colleagues only when one is needed."""
        opties["initial"] = {"versie": blad.versie, "uiterlijk": blad.kop.vandaag, **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["naar"].choices = [(een.fase, _stap(een.naam, terug=een.terug)) for een in blad.keuzes if een.mag]
        velden["collega"].choices = collegakeuzes(blad.collegas)
        soms(velden["reden"], "nodig bij een stap terug, of als een collega meekijkt")
        for naam in ("collega", "uiterlijk"):
            soms(velden[naam], "nodig om verder te gaan: een afspraak is niet in orde")
        if not any(een.met_collega and een.mag for een in blad.keuzes):
            del velden["collega"], velden["uiterlijk"]


def _stap(naam: str, *, terug: bool) -> str:
    return f"Terug naar {naam.lower()}" if terug else f"Verder naar {naam.lower()}"


class Antwoordformulier(Formulier):
    """The colleague's answer."""

    akkoord = forms.ChoiceField(
        label="Bent u het eens?",
        choices=(("ja", "Ja, ik stem in"), ("nee", "Nee, nog niet")),
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Toelichting", widget=gebied(), required=False, help_text="Bij nee: wat is er eerst nodig?"
    )
