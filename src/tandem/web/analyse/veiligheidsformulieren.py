"""The forms of the veiligheidskaart. Words and factors come from content."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from tandem.acties.analyse.keuzes import factoren, incidentsoorten, oordeelwoorden
from tandem.acties.huishouden.kop import LidKort
from tandem.web.analyse.formulieren import MetVerborgen, tekstvak
from tandem.web.formulier import Formulier
from tandem.web.vormgeving import SchaalVeld

IEDEREEN = "iedereen"
GEEN_CIJFER = (
    ("", "Er is een cijfer"),
    ("te_jong", "Te jong om te vragen"),
    ("wil_niet", "Wil geen cijfer geven"),
    ("niet_gevraagd", "Niet gevraagd"),
)


class MetLeden(MetVerborgen):
    """A form about members, that begins with today."""

    dagveld = "op"
    lidveld = "lid"
    hele_huishouden = False

    def __init__(self, *args: Any, leden: Sequence[LidKort], vandaag: date, **opties: Any) -> None:
        """Fill in the members, and today."""
        super().__init__(*args, leden=leden, **opties)
        keuzes: list[tuple[str, str]] = [(str(lid.id), lid.naam) for lid in leden]
        if self.hele_huishouden:
            keuzes.insert(0, (IEDEREEN, "Het hele huishouden"))
        velden: dict[str, Any] = self.fields
        if self.lidveld in velden:
            velden[self.lidveld].choices = keuzes
        self.initial.setdefault(self.dagveld, vandaag)


def als_lid(code: str) -> int | None:
    """Return the member; None for the whole household."""
    return int(code) if code and code != IEDEREEN else None


class Oordeel(MetLeden):
    """How safe it is for one person: in their own eyes and in those of the professional."""

    lid = forms.ChoiceField(label="Over wie gaat dit?", widget=forms.RadioSelect)
    op = forms.DateField(label="Op welke dag?")
    score_zelf = SchaalVeld(
        label="Hoe veilig voelt deze persoon zich?",
        einden=("helemaal niet veilig", "helemaal veilig"),
        geen_cijfer="Geen cijfer",
    )
    waarom_geen_score = forms.ChoiceField(label="Waarom geen cijfer?", required=False, choices=GEEN_CIJFER)
    woord_zelf = forms.ChoiceField(label="Wat past het best, volgens deze persoon?", required=False)
    tekst_zelf = forms.CharField(
        label="Wat zegt deze persoon, in eigen woorden?", required=False, widget=tekstvak(), max_length=5_000
    )
    oordeel = forms.ChoiceField(label="Hoe veilig is het volgens u?", required=False, widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Waarom vindt u dat?",
        required=False,
        widget=tekstvak(),
        max_length=5_000,
        help_text="De ander mag het lezen. Schrijf op wat u zag en hoorde.",
    )
    opnieuw_op = forms.DateField(
        label="Wanneer kijkt u samen opnieuw?", required=False, help_text="Deze dag komt op de werklijst."
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Fill in the words of the content."""
        super().__init__(*args, **opties)
        woorden = oordeelwoorden()
        velden: dict[str, Any] = self.fields
        velden["oordeel"].choices = [*((w.code, w.naam) for w in woorden), ("", "Geen oordeel nu")]
        zelf = [(w.code, f"{w.naam} ({w.uitleg})") for w in woorden]
        velden["woord_zelf"].choices = [("", "Niet gevraagd"), *zelf]


class Incident(MetLeden):
    """Something that happened."""

    lidveld = "betreft"

    op = forms.DateField(label="Op welke dag?")
    soort = forms.ChoiceField(label="Wat voor iets was het?")
    tekst = forms.CharField(
        label="Wat gebeurde er?",
        widget=tekstvak(),
        max_length=5_000,
        help_text="Wat, waar, wie was erbij, wie zag het?",
    )
    betreft = forms.TypedMultipleChoiceField(
        label="Over wie gaat dit?", coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Fill in the kinds of the content."""
        super().__init__(*args, **opties)
        soorten = [(soort.code, soort.naam) for soort in incidentsoorten()]
        self.fields["soort"].choices = [("", "Kies"), *soorten]  # type: ignore[attr-defined]


class Factor(MetLeden):
    """What makes it unsafe, or what protects, for a while."""

    dagveld = "van"
    hele_huishouden = True

    soort = forms.ChoiceField(label="Wat is er aan de hand?")
    lid = forms.ChoiceField(label="Voor wie geldt dit?", widget=forms.RadioSelect)
    van = forms.DateField(label="Sinds wanneer?", help_text="Ongeveer mag.")
    tot = forms.DateField(label="Tot wanneer?", required=False, help_text="Leeg: het is er nog.")
    tekst = forms.CharField(label="Hoe ziet dat eruit?", required=False, widget=tekstvak(), max_length=5_000)

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Fill in the factors of the content, each with its question."""
        super().__init__(*args, **opties)
        groepen = (("Wat het onveilig maakt", "risico"), ("Wat beschermt", "bescherming"))
        keuzes = [(kop, [(een.code, een.naam) for een in factoren(soort)]) for kop, soort in groepen]
        self.fields["soort"].choices = [("", "Kies"), *keuzes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An end lies after the beginning."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Het einde ligt voor het begin. Kies een latere dag.")
        return gegevens


class Factoreinde(Formulier):
    """Until when."""

    tot = forms.DateField(label="Tot wanneer was dit zo?")


class Veiligheidsafspraak(MetLeden):
    """What is agreed so that it is safe, who does it, and when one looks."""

    lidveld = "wie"

    tekst = forms.CharField(label="Wat spreekt u af?", widget=tekstvak(2), max_length=500)
    wie = forms.ChoiceField(label="Wie doet dit?")
    wie_anders = forms.CharField(
        label="Iemand anders, namelijk", required=False, max_length=200, help_text="Zoals oma, of de wijkagent."
    )
    nakijken_op = forms.DateField(label="Wanneer kijkt u samen of het lukt?")
    betreft = forms.TypedMultipleChoiceField(
        label="Over wie gaat het nog meer?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the members, oneself and somebody else."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        leden = list(velden["wie"].choices)
        velden["betreft"].choices = leden
        velden["wie"].choices = [("", "Kies"), *leden, ("ik", "Ikzelf"), ("anders", "Iemand anders")]
        self.initial.pop("op", None)

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        anders = gegevens.get("wie_anders", "").strip()
        if gegevens.get("wie") == "anders" and not anders:
            self.add_error("wie_anders", "Schrijf op wie dit doet.")
        if gegevens.get("wie") not in ("anders", None, "") and anders:
            self.add_error("wie_anders", "Kies één persoon die dit doet.")
        return gegevens


class Noodplan(MetLeden):
    """What to do when it goes wrong."""

    lidveld = "voor"
    hele_huishouden = True

    voor = forms.ChoiceField(label="Voor wie is dit plan?", widget=forms.RadioSelect)
    tekst = forms.CharField(
        label="Wat doet u als het misgaat?",
        widget=tekstvak(6),
        max_length=5_000,
        help_text="Elke stap op een eigen regel, in eigen woorden. Waar ga je heen, wie let op, wat neem je mee?",
    )
    bellen = forms.CharField(
        label="Wie belt u?",
        required=False,
        widget=tekstvak(),
        max_length=1_000,
        help_text="Elke naam met het nummer op een eigen regel, zoals: Oma 06 12 34 56 78. Bij direct gevaar: 112.",
    )
