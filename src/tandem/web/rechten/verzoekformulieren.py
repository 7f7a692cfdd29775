"""The forms for requests at the professional's side."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.acties.rechten.verzoeklezen import Vastlegkeuzes, Verzoekblad
from tandem.regels.rechten.verzoek import LANGSTE, Verzoekregel, Verzoeksoort, Verzoekstap
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import kies_uit
from tandem.web.portaal.verzoekformulier import kort


class Vastlegformulier(Formulier):
    """A request that came by word or letter."""

    vrager = forms.ChoiceField(label="Wie vraagt het?")
    voor = forms.ChoiceField(label="Over wie gaat het?", help_text="Tandem kijkt na of deze persoon dit mag vragen.")
    soort = forms.ChoiceField(label="Wat is er gevraagd?", widget=forms.RadioSelect)
    regel = forms.ChoiceField(
        label="Over welke tekst gaat het?", required=False, help_text="Nodig bij een eigen verhaal en bij afschermen."
    )
    tekst = forms.CharField(
        label="In eigen woorden", required=False, max_length=LANGSTE, widget=forms.Textarea(attrs={"rows": 4})
    )
    ontvangen_op = forms.DateField(label="Op welke dag kwam het verzoek binnen?")

    def __init__(
        self, *args: Any, keuzes: Vastlegkeuzes, soorten: Iterable[Verzoekregel], **opties: Any
    ) -> None:  # fmt: skip
        """Offer the members, the kinds and the lines."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        leden = [("", "Kies"), *kies_uit(keuzes.kop.leden, ook_weg=True)]
        velden["vrager"].choices = velden["voor"].choices = leden
        velden["soort"].choices = [(een.soort.value, een.naam) for een in soorten]
        velden["regel"].choices = [
            ("", "Niet over één tekst"),
            *((code, kort(tekst)) for code, tekst in keuzes.teksten),
        ]


class Stapformulier(Formulier):
    """What one does with a request, and the answer that is read."""

    stap = forms.ChoiceField(label="Wat doet u?", widget=forms.RadioSelect)
    grond = forms.ChoiceField(
        label="Bij weigeren: op welke grond?", required=False, help_text="Weigeren kan alleen met een grond."
    )
    nieuw = forms.CharField(
        label="Bij toewijzen: hoe wordt de tekst?", required=False, max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="De oude tekst blijft te zien bij de versies.",
    )  # fmt: skip
    verborgen = forms.MultipleChoiceField(
        label="Bij toewijzen: voor wie is de tekst niet meer te lezen?", required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    tekst = forms.CharField(
        label="Uw antwoord", max_length=LANGSTE, widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Wat u besloot en waarom. Korte zinnen, geen vaktaal.",
    )  # fmt: skip

    def __init__(self, *args: Any, blad: Verzoekblad, **opties: Any) -> None:
        """Offer the steps that are open, and only what this kind of request asks for."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["stap"].choices = [(een.value, een.omschrijving.capitalize()) for een in blad.mogelijk]
        gronden = [
            (een.code, f"{een.naam} ({een.artikel}{'' if een.bron.geverifieerd else ', niet nagegaan'})")
            for een in blad.gronden
        ]
        velden["grond"].choices = [("", "Geen: ik weiger niet"), *gronden]
        soort = blad.beeld.regel.soort
        if soort is not Verzoeksoort.CORRECTIE or not blad.nu:
            del velden["nieuw"]
        leden = [een for een in blad.kop.leden if een.id not in (blad.beeld.over, blad.beeld.vrager)]
        velden["verborgen"].choices = [(een.id, een.roepnaam) for een in leden]
        if soort is not Verzoeksoort.AFSCHERMEN or Verzoekstap.WIJS_TOE not in blad.mogelijk:
            del velden["verborgen"]
        if Verzoekstap.WEIGER not in blad.mogelijk or not gronden:
            velden["grond"].widget = forms.HiddenInput()
