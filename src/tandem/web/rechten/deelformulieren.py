"""The forms about consent and sharing."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.toestemming import Antwoordsoort, Vastlegwijze
from tandem.web.formulier import Formulier
from tandem.web.huishouden.formulieren import keuzes

Keuzes = Iterable[tuple[Any, str]]
DEELBAAR = [(int(laag), laag.omschrijving[:1].upper() + laag.omschrijving[1:]) for laag in (Laag.PLAN, Laag.ANALYSE)]
DEELBAAR += [(int(Laag.VEILIGHEID), "De veiligheid")]


def _kort(label: str, hulp: str = "", *, verplicht: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hulp, required=verplicht, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


def _verborgen() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label="Wie uit het huishouden mag dit niet te weten komen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class Vraag(Formulier):
    """Asking for consent."""

    ontvanger = forms.ChoiceField(label="Met wie wilt u delen?")
    waarvoor = _kort("Waarvoor heeft de ander dit nodig?", "In woorden die de persoon zelf begrijpt.")
    lagen = forms.TypedMultipleChoiceField(
        label="Wat wilt u delen?",
        required=False,
        coerce=int,
        choices=DEELBAAR,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie er betrokken is en hoe u deze persoon bereikt, hoort er altijd bij. "
        "Documenten over deze persoon gaan mee, met het bestand.",
    )
    tot = forms.DateField(label="Tot welke dag?", help_text="Op die dag stopt het vanzelf.")
    niet_voor = _verborgen()

    def __init__(self, *args: Any, ontvangers: Keuzes, leden: Keuzes, **opties: Any) -> None:
        """Offer the receivers, and the other members."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["ontvanger"].choices = [("", "Kies"), *ontvangers]
        velden["niet_voor"].choices = list(leden)


class Antwoord(Formulier):
    """What somebody said."""

    gever = forms.ChoiceField(label="Wie gaf antwoord?")
    antwoord = forms.ChoiceField(
        label="Wat was het antwoord?",
        choices=[
            (een.value, een.omschrijving.capitalize()) for een in (Antwoordsoort.GEGEVEN, Antwoordsoort.GEWEIGERD)
        ],
        widget=forms.RadioSelect,
        help_text="Geen antwoord is geen ja.",
    )
    wijze = forms.ChoiceField(
        label="Hoe weet u dat?", choices=[een for een in keuzes(Vastlegwijze, "Kies") if een[0] != Vastlegwijze.PORTAAL]
    )
    toelichting = _kort("Wat zei deze persoon erbij?", verplicht=False)

    def __init__(self, *args: Any, gevers: Keuzes, **opties: Any) -> None:
        """Offer whose answer counts today."""
        super().__init__(*args, **opties)
        self.fields["gever"].choices = [("", "Kies wie"), *gevers]  # type: ignore[attr-defined]


class Intrekken(Antwoord):
    """Somebody takes a yes back."""

    antwoord = None  # type: ignore[assignment]


class Delen(Formulier):
    """Sharing with consent with who does not read along here."""

    wat = _kort("Wat hebt u gegeven, en hoe?", "Niet meer dan waarvoor toestemming is.")


class DelenZonder(Formulier):
    """Sharing without consent."""

    grondslag = forms.ChoiceField(label="Waarop rust dit?", help_text="Staat er “niet nagegaan”? Dan kan het niet zo.")
    organisatie = forms.TypedChoiceField(label="Met welke organisatie deelt u?", coerce=int, empty_value=None)
    wie = forms.CharField(label="Met wie daar?", required=False, max_length=200)
    wat = _kort("Wat deelt u?", "Niet meer dan nodig is.")
    afweging = _kort(
        "Waarom zonder toestemming?", "Wat weegt zwaarder, wat kon niet anders, en waarom kan het niet met minder?"
    )
    verteld_op = forms.DateField(label="Wanneer hebt u het verteld?", required=False)
    niet_verteld = _kort("Of: waarom nog niet?", verplicht=False)
    opnieuw_op = forms.DateField(
        label="Wanneer kijkt u daar opnieuw naar?", required=False, help_text="Die dag staat het op de werklijst."
    )
    niet_voor = _verborgen()

    def __init__(self, *args: Any, gronden: Keuzes, organisaties: Keuzes, leden: Keuzes, **opties: Any) -> None:
        """Offer grounds, organisations, and the other members."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["grondslag"].choices = [("", "Kies"), *gronden]
        velden["organisatie"].choices = [("", "Kies"), *organisaties]
        velden["niet_voor"].choices = list(leden)


class Vertellen(Formulier):
    """Told, or not yet."""

    verteld_op = forms.DateField(label="Wanneer hebt u het verteld?", required=False)
    niet_verteld = _kort("Of: waarom nog niet?", verplicht=False)
    opnieuw_op = forms.DateField(label="Wanneer kijkt u daar opnieuw naar?", required=False)
