"""The forms of a learning traject: short, each asks one thing; what they ask where others may read says so."""

from typing import Any

from django import forms

from tandem.acties.leren.trajectlezen import Trajectblad
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE
from tandem.regels.leren.les import Leerorde
from tandem.regels.leren.traject import Observatiesoort, Overdrachtsoort, Reflectievorm, Trajectzet
from tandem.regels.soort import Soort
from tandem.web.formulier import Formulier
from tandem.web.leren.belemmeringen import NAGEKEKEN

_OPEN = "Geen namen en niets over een gezin: een ander kan dit lezen."


def _tekst(label: str, *, hulp: str = "", rijen: int = 3, verplicht: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(label=label, widget=widget, max_length=LANGSTE, help_text=hulp, required=verplicht)


def _keuze(label: str, soorten: type[Soort], *, hulp: str = "") -> forms.ChoiceField:
    keuzes = [(een.value, een.omschrijving) for een in soorten]
    return forms.ChoiceField(label=label, widget=forms.RadioSelect, choices=keuzes, help_text=hulp)


def _werkvormen(blad: Trajectblad, *, alle: bool) -> list[tuple[str, str]]:
    stappen = blad.stappen if alle else [een for een in blad.stappen if een.stap is blad.regel.stap]
    return [("", "Geen, of een andere"), *((vorm.code, vorm.naam) for een in stappen for vorm in een.werkvormen)]


class Beginformulier(Formulier):
    """A new traject: on which level, about what, and a first question."""

    niveau = _keuze("Wie gaat dit leren?", Laag)
    titel = forms.CharField(label="Hoe heet dit leertraject?", max_length=120, help_text=_OPEN)
    aanleiding = _tekst("Waarom wilt u dit leren?")
    vraag = _tekst("Wat is de eerste leervraag?", rijen=2, hulp="Een vraag die ruimte laat, bijvoorbeeld: hoe ...?")


class _VoorTraject(Formulier):
    """A form that knows the traject it is about."""

    alle_werkvormen = True

    def __init__(self, *args: Any, blad: Trajectblad, **opties: Any) -> None:
        """Offer what this traject has to choose from; with no working form to name, none is asked."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        if "naar" in velden:
            velden["naar"].choices = [(str(nummer), titel) for nummer, titel in blad.anderen]
        if "werkvorm" in velden:
            velden["werkvorm"].choices = _werkvormen(blad, alle=self.alle_werkvormen)
            if len(velden["werkvorm"].choices) == 1:
                del velden["werkvorm"]


class Stapformulier(_VoorTraject):
    """What this step brought, before the traject goes on or back."""

    alle_werkvormen = False

    opbrengst = _tekst("Wat leverde deze stap op?", hulp=_OPEN, rijen=4)
    werkvorm = forms.ChoiceField(label="Welke werkvorm gebruikte u?", required=False)


class Vraagformulier(_VoorTraject):
    """One learning question."""

    vraag = _tekst("Wat is de leervraag?", hulp=_OPEN)


class Afspraakformulier(_VoorTraject):
    """A line of the learning plan."""

    wat = _tekst("Wat gaat er gebeuren?", hulp=_OPEN, rijen=2)
    wie = forms.CharField(label="Wie doet mee?", max_length=200, help_text="Een rol of een team, geen namen.")
    wanneer = forms.DateField(label="Wanneer is dit gedaan?")
    waaraan = _tekst("Waaraan ziet u dat er is geleerd?", rijen=2)
    werkvorm = forms.ChoiceField(label="Welke werkvorm gebruikt u?", required=False)


class Observatieformulier(_VoorTraject):
    """What one saw: a kind, a day, what happened and what it meant."""

    soort = _keuze("Wat was het?", Observatiesoort)
    op = forms.DateField(label="Wanneer zag u dit?")
    wat = _tekst("Wat zag u gebeuren?", hulp="Niet over wie het ging. Geen namen of plaatsen.")
    gevolg = _tekst("Wat betekende dat voor het werk?", rijen=2)
    nagekeken = forms.BooleanField(
        label=NAGEKEKEN, required=False, help_text="Kruis dit aan als Tandem denkt dat er een naam of adres in staat."
    )


class Reflectieformulier(_VoorTraject):
    """Looking back: when, how, who by role, what came out, and how deep it went."""

    op = forms.DateField(label="Wanneer keek u terug?")
    vorm = _keuze("Hoe keek u terug?", Reflectievorm)
    wie = forms.CharField(label="Wie waren erbij?", max_length=200, help_text="Rollen of teams, geen namen.")
    uitkomst = _tekst("Wat kwam eruit?", hulp=_OPEN, rijen=4)
    orde = _keuze("Hoe diep ging het leren?", Leerorde)


class Doorgeefformulier(_VoorTraject):
    """What goes to a traject on another level."""

    naar = forms.ChoiceField(label="Naar welk leertraject?", widget=forms.RadioSelect)
    soort = _keuze("Wat geeft u door?", Overdrachtsoort)
    tekst = _tekst("Wat moet het andere niveau weten?", hulp=_OPEN)


class Klaarformulier(Formulier):
    """A line of the learning plan that was done."""

    gezien = _tekst("Wat zag u hiervan?", hulp=_OPEN)


class Antwoordformulier(Formulier):
    """What the other level hears."""

    antwoord = _tekst("Wat hoort het andere niveau van u?", hulp=_OPEN)


class Zetformulier(Formulier):
    """Pausing, going on or ending; ``tekst`` is asked where the others must know why, or what was learned."""

    tekst = _tekst("")

    def __init__(self, *args: Any, zet: Trajectzet, **opties: Any) -> None:
        """Ask no more than this act needs."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        if zet is Trajectzet.HERVAT:
            del velden["tekst"]
            return
        pauze = zet is Trajectzet.PAUZEER
        velden["tekst"].label = "Waarom staat het stil, en wat is nodig?" if pauze else "Wat hebt u geleerd?"
        velden["tekst"].help_text = _OPEN
