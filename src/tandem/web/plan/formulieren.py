"""The forms of the plan. Choices come from the household, the people around it, and content."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.plan.beeld import Planblad
from tandem.acties.plan.lezen import aanbieders, hulpvormen
from tandem.regels.plan.evaluatie import Evaluatiebesluit, Stopreden, Thuis
from tandem.regels.plan.plan import Instemming
from tandem.regels.soort import Soort
from tandem.web.formulier import Formulier
from tandem.web.vormgeving import SchaalVeld

EINDEN = ("helemaal niet", "precies zoals het moet zijn")
KIES = ("", "Kies")


def keuzes(lijst: Iterable[Soort]) -> list[tuple[str, str]]:
    """Return a closed list as choices of a form."""
    return [(str(een), een.omschrijving) for een in lijst]


class Planformulier(Formulier):
    """The base: knows the plan, and fills the choices that name people."""

    def __init__(self, *args: Any, blad: Planblad, **opties: Any) -> None:
        """Fill in today, and the members to choose from."""
        self.blad = blad
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        self.leden = [(lid.id, lid.roepnaam) for lid in blad.kop.leden if not lid.weg]
        for naam in ("niet_zichtbaar_voor", "voor"):
            if naam in velden:
                velden[naam].choices = self.leden
        if "op" in velden:
            velden["op"].initial = timezone.localdate()
        if "doel" in velden:
            doelen = [(str(een.openbaar), een.tekst) for een in blad.doelen if een.losgelaten_op is None]
            velden["doel"].choices = [("", "Niet bij één doel"), *doelen]


def niet_voor() -> forms.TypedMultipleChoiceField:
    """Return the field that hides an item from members."""
    return forms.TypedMultipleChoiceField(
        label="Wie mag dit niet lezen?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wat voor iemand is verborgen, staat ook niet op de afdruk voor thuis.",
    )


class Doelformulier(Planformulier):
    """A goal in the household's own words."""

    tekst = forms.CharField(
        label="Wat willen jullie bereiken?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="In de woorden van het huishouden zelf.",
    )
    van_lid = forms.TypedChoiceField(label="Van wie is dit doel?", coerce=int, empty_value=None, required=False)
    goed_genoeg = SchaalVeld(
        label="Welk cijfer is goed genoeg?",
        einden=EINDEN,
        geen_cijfer="Nog niet gevraagd, of zij willen geen cijfer",
        help_text="Het huishouden kiest dit zelf. Er is geen norm.",
    )
    niet_zichtbaar_voor = niet_voor()

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the members, and everybody together."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["van_lid"].choices = [("", "Van iedereen samen"), *self.leden]


class Cijferformulier(Planformulier):
    """A figure for a goal, by one voice."""

    stem = forms.ChoiceField(label="Wie geeft dit cijfer?")
    score = SchaalVeld(label="Welk cijfer?", einden=EINDEN, required=True)
    tekst = forms.CharField(
        label="Waarom dit cijfer?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    op = forms.DateField(label="Op welke dag?")

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer every voice: the members, the network, and who fills this in."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        leden = [(f"lid-{nummer}", naam) for nummer, naam in self.leden]
        velden["stem"].choices = [KIES, *leden, ("netwerk", "Iemand uit het netwerk"), ("ik", "Ik, als professional")]


class Stapformulier(Planformulier):
    """Who does what, and by when."""

    tekst = forms.CharField(label="Wat gaat er gebeuren?", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))
    wie = forms.ChoiceField(label="Wie doet dit?")
    wie_anders = forms.CharField(
        label="Wie dan?", required=False, max_length=200, help_text="Als u koos voor iemand anders: oma, de buurvrouw."
    )
    uiterlijk = forms.DateField(label="Wanneer is het klaar?")
    doel = forms.ChoiceField(label="Bij welk doel hoort dit?", required=False)
    niet_zichtbaar_voor = niet_voor()

    def __init__(self, *args: Any, collegas: Iterable[tuple[int, str]], **opties: Any) -> None:
        """Offer members, colleagues who are involved, and somebody else in words."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["wie"].choices = [
            KIES,
            ("Huishouden", [(f"lid-{nummer}", naam) for nummer, naam in self.leden]),
            ("Professionals", [(f"collega-{nummer}", naam) for nummer, naam in collegas]),
            ("Netwerk", [("anders", "Iemand anders")]),
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the name of somebody else."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        if schoon.get("wie") == "anders" and not schoon.get("wie_anders"):
            self.add_error("wie_anders", "Vul in wie dit doet.")
        return schoon


class Stapvervolg(Planformulier):
    """How a step ended, or its new day."""

    wat = forms.ChoiceField(
        label="Hoe staat het ermee?",
        widget=forms.RadioSelect,
        choices=[("gedaan", "Het is gedaan"), ("later", "Het komt later"), ("niet_nodig", "Het is niet meer nodig")],
    )
    op = forms.DateField(label="Sinds welke dag?", required=False, help_text="Als het gedaan of niet meer nodig is.")
    uiterlijk = forms.DateField(label="Wat is de nieuwe dag?", required=False, help_text="Als het later komt.")
    reden = forms.CharField(
        label="Waarom?", required=False, max_length=1000, help_text="Nodig als het later komt of niet meer nodig is."
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day that goes with the answer."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        nodig = "uiterlijk" if schoon.get("wat") == "later" else "op"
        if schoon.get("wat") and not schoon.get(nodig) and nodig not in self.errors:
            self.add_error(nodig, "Vul de dag in.")
        return schoon


class Hulpformulier(Planformulier):
    """Help that was asked for, across all laws."""

    hulpvorm = forms.ChoiceField(label="Welke hulp is gevraagd?")
    voor = forms.TypedMultipleChoiceField(
        label="Voor wie?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Kruist u niemand aan, dan is de hulp voor iedereen samen.",
    )  # fmt: skip
    gevraagd_op = forms.DateField(label="Op welke dag is de hulp gevraagd?")
    aanbieder = forms.TypedChoiceField(label="Bij wie?", coerce=int, empty_value=None, required=False)
    aanbieder_buiten = forms.CharField(label="Staat die er niet bij? Schrijf het op", required=False, max_length=200)
    gestart_op = forms.DateField(
        label="Op welke dag begon de hulp?", required=False, help_text="Leeg laten zolang iemand wacht."
    )
    navragen_op = forms.DateField(
        label="Wanneer vraagt u na hoe het staat?", required=False, help_text="Dit komt op uw werklijst."
    )
    doel = forms.ChoiceField(label="Bij welk doel hoort dit?", required=False)
    niet_zichtbaar_voor = niet_voor()

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the kinds of help of the content, per field, and the organisations that give help."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["hulpvorm"].choices = [KIES, *hulpvormen()]
        velden["aanbieder"].choices = [("", "Nog niet bekend, of iemand anders"), *aanbieders()]
        velden["gevraagd_op"].initial = timezone.localdate()


class Hulpvervolg(Planformulier):
    """What became of help that was asked for."""

    wat = forms.ChoiceField(
        label="Hoe staat het ermee?",
        widget=forms.RadioSelect,
        choices=[
            ("begonnen", "De hulp is begonnen"),
            ("wacht", "Iemand wacht nog: ik heb het nagevraagd"),
            ("gestopt", "De hulp is gestopt, of komt er niet"),
        ],
    )
    op = forms.DateField(label="Op welke dag?", required=False, help_text="Als de hulp begon of stopte.")
    navragen_op = forms.DateField(label="Wanneer vraagt u het weer na?", required=False)
    stopreden = forms.ChoiceField(
        label="Waarom is de hulp gestopt?", required=False, choices=[KIES, *keuzes(Stopreden)]
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what goes with the answer."""
        schoon: dict[str, Any] = super().clean() or self.cleaned_data
        wat = schoon.get("wat")
        if wat in ("begonnen", "gestopt") and not schoon.get("op") and "op" not in self.errors:
            self.add_error("op", "Vul de dag in.")
        if wat == "wacht" and not schoon.get("navragen_op") and "navragen_op" not in self.errors:
            self.add_error("navragen_op", "Vul in wanneer u het weer navraagt.")
        return schoon

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put a sentence about the begin or the end of help at its day."""
        if veld not in ("gestart_op", "gestopt_op", "gevraagd_op"):
            return False
        self.add_error("op", zin)
        return True


class Antwoordformulier(Planformulier):
    """What one member thinks of the plan."""

    antwoord = forms.ChoiceField(
        label="Wat vindt deze persoon van het plan?",
        widget=forms.RadioSelect,
        choices=[paar for paar in keuzes(Instemming) if paar[0] != Instemming.NIET_GEVRAAGD],
    )
    tekst = forms.CharField(
        label="In eigen woorden", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ook wie het niet eens is, komt zo in het plan te staan.",
    )  # fmt: skip
    op = forms.DateField(label="Wanneer zei deze persoon dit?")


class Afspreekformulier(Planformulier):
    """Agreeing on this version."""

    op = forms.DateField(label="Op welke dag is dit afgesproken?")
    evalueren_op = forms.DateField(
        label="Wanneer kijken jullie samen terug?", help_text="Dit komt op de werklijst. Kies de dag samen."
    )


class Terugkijkformulier(Planformulier):
    """Looking back together."""

    op = forms.DateField(label="Op welke dag keken jullie samen terug?")
    wat_gaat_goed = forms.CharField(
        label="Wat gaat er goed?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    wat_anders = forms.CharField(
        label="Wat moet er anders?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    besluit = forms.ChoiceField(
        label="Wat spreken jullie af?", widget=forms.RadioSelect, choices=keuzes(Evaluatiebesluit)
    )
    evalueren_op = forms.DateField(
        label="Wanneer kijken jullie weer terug?", required=False, help_text="Nodig als jullie doorgaan met dit plan."
    )


class Thuisformulier(Planformulier):
    """May a print lie at home?"""

    antwoord = forms.ChoiceField(
        label="Kan dit plan op papier bij jullie thuis liggen?", widget=forms.RadioSelect, choices=keuzes(Thuis)
    )
