"""The forms about a household and its people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from tandem.acties.huishouden.bladen import Lidblad
from tandem.acties.huishouden.verblijf import Verblijfsoort
from tandem.regels.huishouden.bsn import Bsngrond
from tandem.regels.huishouden.dossier import Tegenpartij
from tandem.regels.huishouden.gezag import Gezagsgrond, Gezagssoort
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.huishouden.lid import LANGSTE_NAAM, TALEN, VROEGSTE_DAG, Lidrol
from tandem.regels.huishouden.relatie import Relatiesoort
from tandem.regels.huishouden.vindplaats import LANGST as LANGSTE_WAARDE
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.soort import Soort
from tandem.web.formulier import Formulier

Keuzes = Iterable[tuple[Any, str]]


def keuzes(soort: type[Soort], eerst: str = "") -> list[tuple[str, str]]:
    """The members of a closed list as choices, with words for no choice in front where given."""
    lijst = [(een.value, een.omschrijving[:1].upper() + een.omschrijving[1:]) for een in soort]
    return [("", eerst), *lijst] if eerst else lijst


class Lidvelden(Formulier):
    """What is known of somebody; every field may stay open but who they are here."""

    rol = forms.ChoiceField(label="Als wat hoort deze persoon hierbij?", choices=keuzes(Lidrol))
    voornaam = forms.CharField(label="Voornaam", required=False, max_length=LANGSTE_NAAM * 2)
    achternaam = forms.CharField(label="Achternaam", required=False, max_length=LANGSTE_NAAM * 2)
    geboortedatum_soort = forms.ChoiceField(
        label="Wat weet u van de geboorte?", choices=keuzes(Geboortesoort), initial="exact"
    )
    geboortedatum = forms.DateField(label="Geboortedatum", required=False)
    geboren_in = forms.IntegerField(
        label="Geboren rond welk jaar?",
        required=False,
        min_value=VROEGSTE_DAG.year,
        max_value=date.max.year,
        help_text="Alleen als u de datum schat.",
    )
    uitgerekend_op = forms.DateField(
        label="Uitgerekende datum", required=False, help_text="Alleen voor een kind dat nog niet geboren is."
    )
    taal = forms.ChoiceField(label="In welke taal praat u samen?", choices=list(TALEN.items()), required=False)
    van = forms.DateField(
        label="Sinds wanneer hoort deze persoon hierbij?", required=False, help_text="Leeg betekent: vandaag."
    )


def begin_van(blad: Lidblad) -> dict[str, Any]:
    """Return what the form for an existing member begins with."""
    geschat = blad.geboortedatum_soort == Geboortesoort.GESCHAT
    return {
        "rol": blad.rol,
        "voornaam": blad.voornaam,
        "achternaam": blad.achternaam,
        "geboortedatum_soort": blad.geboortedatum_soort,
        "geboortedatum": None if geschat else blad.geboortedatum,
        "geboren_in": blad.geboortedatum.year if geschat and blad.geboortedatum else None,
        "uitgerekend_op": blad.uitgerekend_op,
        "taal": blad.taal,
        "van": blad.kaart.van,
        "versie": blad.versie,
    }


class Dag(Formulier):
    """One day."""

    op = forms.DateField(label="Sinds welke dag?")

    def __init__(self, *args: Any, woord: str = "", **opties: Any) -> None:
        """Ask for the day in the words of the step."""
        super().__init__(*args, **opties)
        if woord:
            self.fields["op"].label = woord


class Geboorte(Dag):
    """A child was born."""

    voornaam = forms.CharField(label="Voornaam", required=False, max_length=LANGSTE_NAAM * 2)
    achternaam = forms.CharField(label="Achternaam", required=False, max_length=LANGSTE_NAAM * 2)


class Bevestiging(Formulier):
    """Nothing to fill in: only the form's own id."""


class Reden(Formulier):
    """Why."""

    reden = forms.CharField(label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class Toezicht(Reden):
    """Extra supervision on or off, and why. What was on the page counts, also when a colleague was first."""

    stand = forms.ChoiceField(choices=[("aan", "aan"), ("uit", "uit")], widget=forms.HiddenInput)


class Relatie(Formulier):
    """Who is what to whom."""

    van = forms.ChoiceField(label="Wie?")
    soort = forms.ChoiceField(label="Is", choices=keuzes(Relatiesoort))
    naar = forms.ChoiceField(label="Van wie?")
    sinds = forms.DateField(label="Sinds wanneer?", required=False, help_text="Leeg als u het niet weet.")

    def __init__(self, *args: Any, leden: Keuzes, **opties: Any) -> None:
        """Choose among the members."""
        super().__init__(*args, **opties)
        for naam in ("van", "naar"):
            self.fields[naam].choices = [("", "Kies iemand"), *leden]  # type: ignore[attr-defined]


class Gezag(Formulier):
    """Who holds authority over a child."""

    kind = forms.ChoiceField(label="Over welk kind?")
    houder = forms.ChoiceField(label="Wie heeft het gezag?", required=False)
    buiten = forms.CharField(
        label="Of iemand die niet bij dit huishouden hoort", required=False, max_length=LANGSTE_NAAM * 2
    )
    organisatie = forms.ChoiceField(label="Of een organisatie (voogdij)", required=False)
    soort = forms.ChoiceField(label="Wat voor gezag is het?", choices=keuzes(Gezagssoort))
    grond = forms.ChoiceField(label="Waarop rust het?", choices=keuzes(Gezagsgrond))
    van = forms.DateField(label="Sinds wanneer?")
    tot = forms.DateField(
        label="Tot wanneer?", required=False, help_text="Leeg als het nog geldt. Bij 18 jaar eindigt het vanzelf."
    )

    def __init__(self, *args: Any, leden: Keuzes, kinderen: Keuzes, organisaties: Keuzes, **opties: Any) -> None:
        """Choose among the members, the children and the institutions."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["kind"].choices = [("", "Kies een kind"), *kinderen]
        velden["houder"].choices = [("", "Niemand van dit huishouden"), *leden]
        velden["organisatie"].choices = [("", "Geen organisatie"), *organisaties]


class Verblijf(Formulier):
    """How somebody lives here."""

    lid = forms.ChoiceField(label="Wie?")
    soort = forms.ChoiceField(label="Hoe woont deze persoon hier?", choices=keuzes(Verblijfsoort))
    van = forms.DateField(label="Sinds wanneer?")
    toelichting = forms.CharField(
        label="Wat moeten we erbij weten?",
        required=False,
        max_length=500,
        help_text="Bijvoorbeeld: om de week, van vrijdag tot vrijdag.",
    )

    def __init__(self, *args: Any, leden: Keuzes, **opties: Any) -> None:
        """Choose among the members."""
        super().__init__(*args, **opties)
        self.fields["lid"].choices = [("", "Kies iemand"), *leden]  # type: ignore[attr-defined]


class Contact(Formulier):
    """An address, a telephone number or an e-mail."""

    soort = forms.ChoiceField(label="Wat is het?", choices=keuzes(Contactsoort))
    waarde = forms.CharField(
        label="Adres, nummer of e-mailadres", max_length=LANGSTE_WAARDE * 2, widget=forms.Textarea(attrs={"rows": 2})
    )
    lid = forms.ChoiceField(label="Van wie?", required=False)
    veilig = forms.BooleanField(
        label="Hier kunt u veilig contact zoeken", required=False, initial=True,
        help_text="Haal het vinkje weg als iemand kan meelezen of meeluisteren.",
    )  # fmt: skip
    toelichting = forms.CharField(
        label="Wat moeten we erbij weten?",
        required=False,
        max_length=500,
        help_text="Bijvoorbeeld: alleen overdag bellen.",
    )
    afgeschermd = forms.BooleanField(
        label="Dit is geheim (afgeschermd)",
        required=False,
        help_text="Een collega ziet dan alleen dat er iets is, en opent het met een reden. Zoeken vindt het niet.",
    )
    niet_voor = forms.MultipleChoiceField(
        label="Wie uit het huishouden mag dit niet te weten komen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, leden: Keuzes, **opties: Any) -> None:
        """Choose among the members."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["lid"].choices = [("", "Van het hele huishouden"), *leden]
        velden["niet_voor"].choices = list(leden)


class Openen(Formulier):
    """Why a shielded item must be seen now."""

    reden = forms.CharField(
        label="Waarom moet u dit nu zien?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Dit staat in het logboek. Het huishouden kan dat lezen.",
    )


class Bsn(Formulier):
    """A BSN; empty removes it."""

    bsn = forms.CharField(label="BSN", required=False, max_length=40, help_text="Negen cijfers. Leeg haalt het weg.")


class Bsnbekijken(Formulier):
    """Why somebody needs to see a BSN."""

    grond = forms.ChoiceField(label="Waarvoor hebt u het nodig?", choices=keuzes(Bsngrond), widget=forms.RadioSelect)


class Naam(Formulier):
    """What the household chooses to be called."""

    eigen_naam = forms.CharField(
        label="Hoe wil het huishouden heten?",
        required=False,
        max_length=LANGSTE_NAAM * 2,
        help_text="Leeg betekent: bij de voornamen.",
    )


class Buiten(Formulier):
    """A search outside one's own files: full name and day of birth."""

    voornaam = forms.CharField(label="Voornaam", max_length=LANGSTE_NAAM * 2)
    achternaam = forms.CharField(label="Achternaam", max_length=LANGSTE_NAAM * 2)
    geboortedatum = forms.DateField(label="Geboortedatum")


class Bekende(Buiten):
    """Somebody who is family, a colleague or a friend of the professional."""

    soort = forms.ChoiceField(label="Wat is deze persoon van u?", choices=keuzes(Tegenpartij))


class Medewerker(Reden):
    """Which professional a member of the household is."""

    reden = None  # type: ignore[assignment]
    medewerker = forms.TypedChoiceField(label="Wie is het?", coerce=int, empty_value=None)

    def __init__(self, *args: Any, mensen: Keuzes, **opties: Any) -> None:
        """Choose among the professionals."""
        super().__init__(*args, **opties)
        self.fields["medewerker"].choices = [("", "Kies een professional"), *mensen]  # type: ignore[attr-defined]


class Team(Reden):
    """A team to which the file is closed."""

    team = forms.TypedChoiceField(label="Voor welk team?", coerce=int, empty_value=None)
    field_order = ("team", "reden")

    def __init__(self, *args: Any, teams: Keuzes, **opties: Any) -> None:
        """Choose among the teams."""
        super().__init__(*args, **opties)
        self.fields["team"].choices = [("", "Kies een team"), *teams]  # type: ignore[attr-defined]


class Splitsing(Reden):
    """Who goes, where, since when, why."""

    leden = forms.MultipleChoiceField(label="Wie gaan er naar het nieuwe dossier?", widget=forms.CheckboxSelectMultiple)
    op = forms.DateField(label="Sinds wanneer wonen zij apart?")
    gemeente = forms.ChoiceField(label="In welke gemeente wonen zij nu?")
    eigen_naam = forms.CharField(
        label="Hoe willen zij heten?", required=False, max_length=LANGSTE_NAAM * 2, help_text="Leeg: bij de voornamen."
    )
    field_order = ("leden", "op", "gemeente", "eigen_naam", "reden")

    def __init__(self, *args: Any, leden: Keuzes, gemeenten: Keuzes, **opties: Any) -> None:
        """Choose among the members and the municipalities."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["leden"].choices = list(leden)
        velden["gemeente"].choices = [("", "Kies een gemeente"), *gemeenten]


class Dossierkeuze(Reden):
    """Another file, chosen among one's own."""

    ander = forms.ChoiceField(label="Welk dossier?")

    def __init__(self, *args: Any, dossiers: Keuzes, **opties: Any) -> None:
        """Choose among one's own files."""
        super().__init__(*args, **opties)
        self.fields["ander"].choices = [("", "Kies een dossier"), *dossiers]  # type: ignore[attr-defined]


class Samenvoegen(Dossierkeuze):
    """Which file goes on, since when, why."""

    op = forms.DateField(label="Sinds wanneer zijn zij één huishouden?", initial=date.today)
    field_order = ("ander", "op", "reden")
