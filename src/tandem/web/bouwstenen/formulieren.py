"""The forms of the bouwstenen, the improvement plan and the kernteam."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.regels.bouwstenen.actie import KEUZES, UITLEG_HOOGSTENS
from tandem.regels.bouwstenen.bouwsteen import Bouwsteen
from tandem.regels.bouwstenen.kernteam import UREN_PER_WEEK, Teamrol
from tandem.regels.bouwstenen.plan import (
    EURO_HOOGSTENS,
    NAAM_HOOGSTENS,
    UREN_HOOGSTENS,
    VOORTGANG,
    WOORDEN_HOOGSTENS,
    Niveau,
)
from tandem.regels.soort import Soort
from tandem.web.formulier import Formulier

KORT = 200
"""Letters of a name or a title."""


def _keuzes(lijst: Iterable[Soort]) -> list[tuple[str, str]]:
    return [(str(een), een.omschrijving[:1].upper() + een.omschrijving[1:]) for een in lijst]


def _tekst(label: str, rijen: int = 3, *, hoogstens: int = WOORDEN_HOOGSTENS, **opties: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), max_length=hoogstens, **opties)


class Markeerformulier(Formulier):
    """Where an action stands."""

    stand = forms.ChoiceField(label="Hoe staat het met deze actie?", widget=forms.RadioSelect, choices=_keuzes(KEUZES))
    uitleg = _tekst(
        "Wat wilt u erbij zeggen?",
        hoogstens=UITLEG_HOOGSTENS,
        required=False,
        help_text="Loopt het vast? Schrijf wat in de weg staat. Is het niet voor u? Schrijf waarom.",
    )


class Woordformulier(Formulier):
    """An own word."""

    begrip = forms.CharField(label="Welk woord staat in de stukken?", max_length=KORT)
    eigen = forms.CharField(label="Hoe noemt u dit?", max_length=KORT)
    uitleg = _tekst("Wat bedoelt u ermee?", 2, required=False)


class Voorbeeldformulier(Formulier):
    """An own example."""

    titel = forms.CharField(label="Hoe heet het voorbeeld?", max_length=KORT)
    tekst = _tekst("Wat doet u, en wat levert het op?", 5, help_text="Schrijf niets over een huishouden of een cliënt.")
    contact = forms.CharField(
        label="Met wie kan een ander bellen of mailen?",
        max_length=KORT,
        required=False,
        help_text="Een ander ziet dit alleen als u uw goede voorbeelden laat zien.",
    )


class Inleidingformulier(Formulier):
    """How the plan is called, and what stands before its lines. ``plan``: which one was opened to write in."""

    naam = forms.CharField(
        label="Hoe heet dit plan?",
        max_length=NAAM_HOOGSTENS,
        required=False,
        help_text="Bijvoorbeeld de jaren waar het over gaat. U mag dit leeg laten.",
    )
    aanleiding = _tekst(
        "Waarom maakt u dit plan?", 4, required=False, help_text="Bijvoorbeeld wat uit de zelfscan kwam."
    )
    doel = _tekst("Wat wilt u bereiken?", 4, required=False)
    vastgesteld_op = forms.DateField(
        label="Op welke dag is het plan vastgesteld?", required=False, help_text="Leeg betekent: het is een concept."
    )
    vastgesteld_door = forms.CharField(
        label="Wie heeft het vastgesteld?",
        max_length=KORT,
        required=False,
        help_text="Bijvoorbeeld het college van burgemeester en wethouders.",
    )
    plan = forms.UUIDField(required=False, widget=forms.HiddenInput)


class Sluitformulier(Formulier):
    """The plan closes."""

    opbrengst = _tekst("Wat bracht dit plan u?", 4, help_text="Bijvoorbeeld wat er nu anders gaat, en wat niet lukte.")
    op = forms.DateField(label="Op welke dag sluit u het plan?")


class Beginformulier(Formulier):
    """The next plan, with the open lines of the last one to choose from."""

    naam = forms.CharField(
        label="Hoe heet het nieuwe plan?",
        max_length=NAAM_HOOGSTENS,
        help_text="Bijvoorbeeld de jaren waar het over gaat: Plan 2027 en 2028.",
    )
    mee = forms.MultipleChoiceField(
        label="Welke acties gaan mee?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat u niet kiest, blijft in het vorige plan staan zoals het was.",
    )

    def __init__(self, *args: Any, open_: Iterable[tuple[str, str]], **opties: Any) -> None:
        """Offer the open lines; where there are none, nothing is asked."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["mee"].choices = list(open_)
        if not velden["mee"].choices:
            del velden["mee"]


class Regelformulier(Formulier):
    """A line of the plan."""

    wat = _tekst("Wat gaat u doen?", 2)
    bouwsteen = forms.ChoiceField(label="Bij welke bouwsteen hoort dit?")
    actie = forms.ChoiceField(label="Welke actie van die bouwsteen is het?", required=False)
    eigenaar = forms.CharField(label="Wie zorgt hiervoor?", max_length=KORT, help_text="Een functie of een naam.")
    niveau = forms.ChoiceField(label="Waar doet u dit?", widget=forms.RadioSelect, choices=_keuzes(Niveau))
    begin = forms.DateField(label="Wanneer begint u?", required=False)
    eind = forms.DateField(label="Wanneer is het klaar?")
    uren = forms.IntegerField(
        label="Hoeveel uren kost het?",
        required=False,
        min_value=0,
        max_value=UREN_HOOGSTENS,
        help_text="In totaal. Leeg betekent: nog niet bekend.",
    )
    euro = forms.IntegerField(
        label="Hoeveel geld kost het, in euro's?",
        required=False,
        min_value=0,
        max_value=EURO_HOOGSTENS,
        help_text="In totaal, zonder de uren. Leeg betekent: nog niet bekend.",
    )
    effect = _tekst("Wat wordt er anders?", 2)
    waaraan = _tekst("Waaraan ziet u dat?", 2)
    afname = forms.UUIDField(required=False, widget=forms.HiddenInput)
    deel = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stenen: Iterable[Bouwsteen], **opties: Any) -> None:
        """Offer the bouwstenen and their actions."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        lijst = list(stenen)
        velden["bouwsteen"].choices = [("", "Kies"), *((een.code, een.naam) for een in lijst)]
        per_steen = [(een.naam, [(actie.code, actie.naam) for actie in een.hoofdacties]) for een in lijst]
        velden["actie"].choices = [("", "Geen actie uit de lijst"), *per_steen]


class Voortgangsformulier(Formulier):
    """Where a line stands today."""

    stand = forms.ChoiceField(label="Hoe staat het ermee?", widget=forms.RadioSelect, choices=_keuzes(VOORTGANG))
    tekst = _tekst("Wat wilt u erbij zeggen?", required=False, help_text="Dit blijft staan, met de dag erbij.")


class Stopformulier(Formulier):
    """Why a line is dropped."""

    waarom = _tekst("Waarom stopt u hiermee?")


class Lidformulier(Formulier):
    """A member of the kernteam."""

    naam = forms.CharField(label="Naam", max_length=KORT)
    organisatie = forms.CharField(label="Van welke organisatie?", max_length=KORT, required=False)
    rol = forms.ChoiceField(label="In welke rol?", choices=[("", "Kies"), *_keuzes(Teamrol)])
    rol_anders = forms.CharField(
        label="Welke andere rol?", max_length=KORT, required=False, help_text="Alleen bij een andere rol."
    )
    uren = forms.DecimalField(
        label="Hoeveel uren per week?",
        required=False,
        min_value=0,
        max_value=UREN_PER_WEEK,
        decimal_places=1,
        help_text="Leeg betekent: nog niet afgesproken.",
    )
    coordineert = forms.BooleanField(label="Coördineert het kernteam", required=False)
    sinds = forms.DateField(label="Lid sinds")
    tot = forms.DateField(label="Lid tot en met", required=False)
    afgevaardigd_sinds = forms.DateField(
        label="Gaat naar de regionale projectgroep sinds",
        required=False,
        help_text="Leeg betekent: gaat daar niet heen.",
    )
    afgevaardigd_tot = forms.DateField(label="Gaat daarheen tot en met", required=False)
