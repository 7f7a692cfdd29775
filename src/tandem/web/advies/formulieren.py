"""The forms of advice: asking, writing, sending, reacting, what changed, and taking part from experience."""

from typing import Any
from uuid import UUID

from django import forms

from tandem.acties.advies.beelden import Adviesblad
from tandem.acties.advies.gevolg import Plek
from tandem.acties.advies.schrijven import Schrijfblad
from tandem.acties.advies.vragen import Vraagblad
from tandem.regels.advies.advies import KORT, LANGSTE, Advies, Datumgrond, Gehoord, Moment
from tandem.regels.advies.ervaring import MEESTE_UREN, Inzet, Inzetstand
from tandem.regels.advies.reactie import Bedoeld, Puntbesluit, Puntreactie
from tandem.web.formulier import Formulier
from tandem.web.leren.belemmeringen import NAGEKEKEN

_NAGEKEKEN_HULP = "Kruis dit aan als Tandem denkt dat er een naam of adres in staat."


def _dag(label: str, hulp: str = "", *, moet: bool = True) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, help_text=hulp, required=moet, widget=widget)


def _tekst(label: str, hulp: str = "", *, moet: bool = True, rijen: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(label=label, help_text=hulp, required=moet, widget=widget, max_length=LANGSTE)


class Vraagformulier(Formulier):
    """What a municipality or the region asks a council."""

    raad = forms.TypedChoiceField(label="Aan welke raad vraagt u advies?", coerce=int)
    onderwerp = forms.CharField(label="Waar gaat het over?", max_length=KORT)
    vraag = _tekst("Wat wilt u van de raad weten?", "Schrijf het zo op dat iedereen het begrijpt.")
    achtergrond = _tekst("Wat moet de raad hiervoor weten?", "U mag dit leeg laten.", moet=False)
    planregels = forms.MultipleChoiceField(
        label="Bij welke regels van uw verbeterplan hoort dit?", required=False,
        help_text="De raad leest dan ook de naam van die regel. U mag dit leeg laten.",
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )  # fmt: skip
    moment = forms.ChoiceField(
        label="Hoe ver is het besluit?", widget=forms.RadioSelect,
        choices=[(een.value, een.omschrijving) for een in Moment],
        help_text="Vraag advies zo vroeg dat het nog iets kan veranderen.",
    )  # fmt: skip
    advies_voor = _dag("Wanneer wilt u het advies hebben?")
    besluit_op = _dag("Wanneer valt het besluit?", "Weet u het nog niet? Laat dit dan leeg.", moet=False)
    reageert_voor = _dag("Wanneer reageert u uiterlijk op het advies?", "Dit zegt u nu toe. De raad ziet deze datum.")

    def __init__(self, *args: Any, blad: Vraagblad, **opties: Any) -> None:
        """Offer the councils, and the lines of the own plan."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["raad"].choices = [("", "Kies een raad"), *blad.raden]
        velden["planregels"].choices = [(str(nummer), wat) for nummer, wat in blad.planregels]
        if not blad.planregels:
            del velden["planregels"]


class Adviesformulier(Formulier):
    """A draft of an advice: each point on lines of its own."""

    onderwerp = forms.CharField(label="Waar gaat het advies over?", max_length=KORT)
    inleiding = _tekst(
        "Wat is er aan de hand?", "Schrijf geen namen op en niets waaraan iemand te herkennen is.", moet=False
    )
    punten = forms.CharField(
        label="Wat adviseert de raad?", required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Zet een lege regel tussen twee punten. Op elk punt komt een eigen reactie.",
    )  # fmt: skip
    voor = forms.TypedMultipleChoiceField(
        label="Voor wie is dit advies?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Kiest u er meer dan één, dan moet elk van hen zelf reageren.",
    )  # fmt: skip
    leden = forms.IntegerField(label="Hoeveel leden van de raad zijn gehoord?", min_value=0, max_value=9999, initial=0)
    ervaring = forms.IntegerField(
        label="Hoeveel anderen met ervaring zijn gehoord?", min_value=0, max_value=9999, initial=0,
        help_text="Alleen het aantal. Geen namen.",
    )  # fmt: skip
    hoe = _tekst(
        "Hoe zijn zij gehoord?", "Bijvoorbeeld een avond of een vragenlijst. U mag dit leeg laten.", moet=False, rijen=2
    )
    reageren_voor = _dag("Wanneer moet de reactie er zijn?", moet=False)
    grond = forms.ChoiceField(
        label="Waar komt deze datum vandaan?", widget=forms.RadioSelect, initial=Datumgrond.GEVRAAGD.value,
        choices=[(een.value, een.omschrijving) for een in Datumgrond],
    )  # fmt: skip
    afspraak = forms.CharField(
        label="Wie sprak dit af, en wanneer?", required=False, max_length=KORT,
        help_text="Alleen als u koos: samen afgesproken.",
    )  # fmt: skip

    def __init__(self, *args: Any, blad: Schrijfblad, **opties: Any) -> None:
        """Offer to whom it can go; a promised date only where it was asked for."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["voor"].choices = blad.ontvangers
        if blad.vraag is None:
            weg = Datumgrond.TOEGEZEGD
            velden["grond"].choices = [(een.value, een.omschrijving) for een in Datumgrond if een is not weg]

    def advies(self) -> Advies:
        """Return what was entered."""
        return advies_uit(self.cleaned_data)


def advies_uit(velden: dict[str, Any]) -> Advies:
    """Return the advice in cleaned values; an empty line is the end of a point."""
    punten = "\n".join(regel.rstrip() for regel in velden["punten"].replace("\r", "").split("\n"))
    return Advies(
        onderwerp=velden["onderwerp"],
        inleiding=velden["inleiding"],
        punten=tuple(punt for punt in punten.split("\n\n") if punt.strip()),
        voor=tuple(velden["voor"]),
        gehoord=Gehoord(velden["leden"], velden["ervaring"], velden["hoe"]),
        reageren_voor=velden["reageren_voor"],
        grond=Datumgrond(velden["grond"]),
        afspraak=velden["afspraak"],
    )


class Verstuurformulier(Formulier):
    """The second look before an advice is sent."""

    nagekeken = forms.BooleanField(label=NAGEKEKEN, required=False, help_text=_NAGEKEKEN_HULP)


class Reactieformulier(Formulier):
    """What is done with each point."""

    inleiding = _tekst("Wat wilt u de raad vooraf zeggen?", "U mag dit leeg laten.", moet=False, rijen=3)

    def __init__(self, *args: Any, blad: Adviesblad, **opties: Any) -> None:
        """Two fields for each point, with the point as the question."""
        super().__init__(*args, **opties)
        keuzes = [(een.value, een.omschrijving) for een in Puntbesluit]
        velden: dict[str, Any] = self.fields
        for punt in blad.punten:
            velden[f"besluit_{punt.nummer}"] = forms.ChoiceField(
                label=f"Punt {punt.nummer}: {punt.tekst}", choices=keuzes, required=False, widget=forms.RadioSelect
            )
            velden[f"reden_{punt.nummer}"] = _tekst(
                f"Waarom, en wat gaat u doen? (punt {punt.nummer})",
                "Nodig bij deels en bij niet overgenomen.", moet=False, rijen=3,
            )  # fmt: skip


def reacties_uit(velden: dict[str, Any], blad: Adviesblad) -> dict[UUID, Puntreactie]:
    """Return what was entered for each point."""
    uit = {}
    for punt in blad.punten:
        besluit = velden[f"besluit_{punt.nummer}"]
        uit[punt.openbaar] = Puntreactie(Puntbesluit(besluit) if besluit else None, velden[f"reden_{punt.nummer}"])
    return uit


class Uitstelformulier(Formulier):
    """A later day, and why."""

    tot = _dag("Wanneer reageert u dan wel?")
    reden = _tekst("Waarom heeft u meer tijd nodig?", "De raad leest dit. Ook de eerste datum blijft te zien.", rijen=3)


class Intrekformulier(Formulier):
    """Why something that was sent is withdrawn."""

    reden = _tekst("Waarom trekt u dit in?", "Wie het kreeg, leest dit.", rijen=3)


class Gevolgformulier(Formulier):
    """What changed, and where it stands."""

    tekst = _tekst("Wat is er nu anders?", "De raad leest dit en zegt of dit is wat hij bedoelde.", rijen=3)
    plek = forms.ChoiceField(label="Waar staat dit?")

    def __init__(self, *args: Any, plekken: tuple[Plek, ...], **opties: Any) -> None:
        """Offer the places: the plan, actions, lessons, a decision, something else."""
        super().__init__(*args, **opties)
        groepen: dict[str, list[tuple[str, str]]] = {}
        for een in plekken:
            groepen.setdefault(een.soort.omschrijving, []).append((een.waarde, een.naam))
        velden: dict[str, Any] = self.fields
        velden["plek"].choices = [("", "Kies waar dit staat"), *groepen.items()]


class Duidingsformulier(Formulier):
    """Whether this is what the council meant."""

    bedoeld = forms.ChoiceField(
        label="Is dit wat de raad bedoelde?", widget=forms.RadioSelect,
        choices=[(een.value, een.omschrijving) for een in Bedoeld],
    )  # fmt: skip
    toelichting = _tekst(
        "Wat bedoelde de raad?", "Nodig als het niet of maar voor een deel klopt.", moet=False, rijen=3
    )


class Inzetformulier(Formulier):
    """Who takes part from experience; nothing more than is needed."""

    wie = forms.CharField(
        label="Welke naam of rol koos deze persoon zelf?", max_length=KORT,
        help_text="Bijvoorbeeld: een moeder. De persoon kiest dit. Meer hoeft u niet te weten.",
    )  # fmt: skip
    waarbij = forms.CharField(label="Waarbij doet deze persoon mee?", max_length=KORT)
    stand = forms.ChoiceField(
        label="Hoe ver is het?", widget=forms.RadioSelect, choices=[(een.value, een.omschrijving) for een in Inzetstand]
    )
    uren = forms.DecimalField(
        label="Hoeveel uren spraken jullie af?", required=False, min_value=0, max_value=MEESTE_UREN, max_digits=6,
        decimal_places=1, localize=True, help_text="Niets afgesproken? Laat dit dan leeg.",
    )  # fmt: skip
    vergoeding = forms.CharField(
        label="Welke vergoeding spraken jullie af?", required=False, max_length=KORT,
        help_text="Geen bron noemt een bedrag. Schrijf op wat u samen afsprak.",
    )  # fmt: skip
    gezegd = _tekst("Wat bracht deze persoon in?", "Zonder iets over een gezin.", moet=False, rijen=3)
    gedaan = _tekst(
        "Wat is daarmee gedaan?", "Nodig als het klaar is. Ook als er niets mee is gedaan.", moet=False, rijen=3
    )
    nagekeken = forms.BooleanField(label=NAGEKEKEN, required=False, help_text=_NAGEKEKEN_HULP)


def inzet_uit(velden: dict[str, Any]) -> Inzet:
    """Return what was entered."""
    namen = ("wie", "waarbij", "uren", "vergoeding", "gezegd", "gedaan")
    return Inzet(stand=Inzetstand(velden["stand"]), **{naam: velden[naam] for naam in namen})
