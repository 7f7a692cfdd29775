"""Forms about duty and standing in."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.regio.collegas import Collega
from tandem.regels.regio.beschikbaar import Waarneemreden
from tandem.web.casus.contactformulieren import CHIPS
from tandem.web.casus.signaalformulieren import gebied, keuzes
from tandem.web.formulier import Formulier


def als_keuzes(collegas: Iterable[Collega]) -> list[tuple[Any, str]]:
    """Return colleagues as choices, with their role."""
    return [("", "Kies"), *((een.medewerker, f"{een.naam}, {een.rol}") for een in collegas)]


class Notitie(Formulier):
    """What the duty officer did."""

    tekst = forms.CharField(label="Wat was er, en wat hebt u gedaan?", widget=gebied(4), max_length=5000)
    met = forms.TypedMultipleChoiceField(
        label="Over wie gaat het?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
        help_text="Leeg betekent: het hele huishouden.",
    )
    wanneer = forms.DateTimeField(label="Wanneer was het?")

    def __init__(self, *args: Any, kop: Dossierkop, **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        hier = [lid for lid in kop.leden if not lid.weg and not lid.overleden]
        velden["met"].choices = [(lid.id, lid.roepnaam) for lid in hier]


class Openformulier(Formulier):
    """Why a shielded item must be seen now."""

    reden = forms.CharField(
        label="Waarom moet u dit nu zien?", widget=gebied(2), max_length=500, help_text="Dit blijft bewaard."
    )


class Dienstformulier(Formulier):
    """A duty for the team."""

    medewerker = forms.TypedChoiceField(label="Wie heeft dienst?", coerce=int)
    van = forms.DateTimeField(label="Van")
    tot = forms.DateTimeField(label="Tot")

    def __init__(self, *args: Any, collegas: Iterable[Collega], **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["medewerker"].choices = als_keuzes(collegas)


class Geefformulier(Formulier):
    """To whom a duty goes."""

    naar = forms.TypedChoiceField(label="Wie neemt deze dienst over?", coerce=int)

    def __init__(self, *args: Any, collegas: Iterable[Collega], **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["naar"].choices = als_keuzes(collegas)


class Waarneemformulier(Formulier):
    """Who is away, and who takes over the bike."""

    voor = forms.TypedChoiceField(label="Wie is er weg?", coerce=int)
    door = forms.TypedChoiceField(label="Wie neemt waar?", coerce=int)
    van = forms.DateTimeField(label="Vanaf")
    tot = forms.DateTimeField(label="Tot")
    reden = forms.ChoiceField(
        label="Waarom?",
        choices=keuzes(Waarneemreden),
        widget=forms.RadioSelect(attrs=CHIPS),
        help_text="Meer wordt er niet van bewaard. Het huishouden leest de reden niet.",
    )

    def __init__(self, *args: Any, collegas: Iterable[Collega], alleen: int | None, **opties: Any) -> None:
        """``alleen``: who does not lead the team arranges it for themselves."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        alle = list(collegas)
        velden["voor"].choices = als_keuzes(een for een in alle if alleen is None or een.medewerker == alleen)
        velden["door"].choices = als_keuzes(alle)
