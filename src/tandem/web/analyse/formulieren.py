"""The forms of the integral analysis."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from tandem.acties.analyse.keuzes import Leefdomeinkeuze
from tandem.acties.analyse.lezen import Analysebeeld
from tandem.acties.huishouden.kop import LidKort
from tandem.regels.analyse.analyse import Herkenning
from tandem.regels.analyse.verband import Verbandsoort
from tandem.web.formulier import Formulier
from tandem.web.regelinvoer import MetRegels, Regelset
from tandem.web.vormgeving import SchaalVeld

WAAROM = "waarom_"
AARDEN = (("zorg", "Wat zorgen geeft"), ("kracht", "Wat goed gaat"))


def tekstvak(rijen: int = 3) -> forms.Textarea:
    """A box of some lines."""
    return forms.Textarea(attrs={"rows": rijen})


class MetVerborgen(Formulier):
    """A form about people that asks from whom it stays hidden."""

    niet_zichtbaar_voor = forms.TypedMultipleChoiceField(
        label="Wie mag dit niet lezen?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie u hier aankruist, ziet dit niet: niet op de pagina en niet op een afdruk.",
    )

    def __init__(self, *args: Any, leden: Sequence[LidKort], **opties: Any) -> None:
        """Fill in the members to choose from."""
        super().__init__(*args, **opties)
        self.fields["niet_zichtbaar_voor"].choices = [(lid.id, lid.naam) for lid in leden]  # type: ignore[attr-defined]
        self.order_fields([*(naam for naam in self.fields if naam != "niet_zichtbaar_voor"), "niet_zichtbaar_voor"])


class Opzet(Formulier):
    """What the analysis is for. A domain is chosen by writing down why it is needed."""

    waarvoor = forms.CharField(
        label="Waarvoor maakt u deze analyse samen?",
        widget=tekstvak(),
        help_text="Zoals u het aan het huishouden vertelt. Wat hiervoor niet nodig is, vraagt u niet.",
    )

    def __init__(self, *args: Any, domeinen: Sequence[Leefdomeinkeuze], **opties: Any) -> None:
        """Add a field for the reason of each domain."""
        super().__init__(*args, **opties)
        self.domeinen = tuple(domeinen)
        for domein in self.domeinen:
            self.fields[f"{WAAROM}{domein.code}"] = forms.CharField(
                label=domein.naam,
                required=False,
                max_length=500,
                help_text=f"{domein.vraag} Waarvoor dit dient: {domein.doel[0].lower()}{domein.doel[1:]}",
            )

    def gekozen(self) -> dict[str, str]:
        """Return the chosen domains with why."""
        waarden = {domein.code: self.cleaned_data.get(f"{WAAROM}{domein.code}", "") for domein in self.domeinen}
        return {code: reden for code, reden in waarden.items() if reden.strip()}


def domeinen_uit(velden: dict[str, Any]) -> dict[str, str]:
    """Return the chosen domains from cleaned values."""
    redenen = {naam.removeprefix(WAAROM): waarde for naam, waarde in velden.items() if naam.startswith(WAAROM)}
    return {code: reden for code, reden in redenen.items() if reden.strip()}


class Analyseregels(MetRegels):
    """Lines for the analysis, with the chosen domains."""

    def __init__(self, *args: Any, beeld: Analysebeeld, **opties: Any) -> None:
        """Offer the domains of this version."""
        domeinen = tuple((domein.code, domein.naam) for domein in beeld.domeinen)
        self.regelsets = (
            Regelset(
                "regels",
                soorten=("stem", "waarneming", "oordeel", "feit"),
                minimum=1,
                vraag="Wat is er gezegd, gezien of nagegaan?",
                domeinen=domeinen,
                aarden=AARDEN,
            ),
        )
        super().__init__(*args, leden=beeld.kop.leden, vandaag=beeld.kop.vandaag, **opties)


class Verband(Formulier):
    """Two lines and how they hang together."""

    van = forms.ChoiceField(label="Deze regel")
    soort = forms.ChoiceField(
        label="Wat doet die?",
        widget=forms.RadioSelect,
        choices=[(soort.value, soort.omschrijving) for soort in Verbandsoort],
    )
    naar = forms.ChoiceField(label="Met deze regel")
    uitleg = forms.CharField(label="Hoe hangt dit samen?", widget=tekstvak(), max_length=2_000)

    def __init__(self, *args: Any, beeld: Analysebeeld, **opties: Any) -> None:
        """Offer the lines that stand in this version."""
        super().__init__(*args, **opties)
        regels = [(str(een.regel.openbaar), _kort(een.regel.tekst)) for een in beeld.regels]
        for naam in ("van", "naar"):
            self.fields[naam].choices = [("", "Kies een regel"), *regels]  # type: ignore[attr-defined]


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= 90 else f"{tekst[:89]}…"


class Reden(Formulier):
    """A reason, for a step that takes something away."""

    reden = forms.CharField(label="Waarom?", widget=tekstvak(), max_length=500)


class Cijfer(MetVerborgen):
    """How it goes in the eyes of one voice."""

    stem = forms.ChoiceField(label="Wie geeft dit cijfer?")
    wie = forms.CharField(
        label="Naam of rol",
        required=False,
        max_length=200,
        help_text="Alleen bij iemand uit het netwerk of een collega.",
    )
    op = forms.DateField(label="Op welke dag?")
    score = SchaalVeld(label="Hoe gaat het nu?", einden=("het kan niet slechter", "zo mag het blijven"))
    geen_cijfer = forms.ChoiceField(
        label="Geen cijfer?",
        required=False,
        choices=[("", "Er is een cijfer"), ("wil_niet", "Wil geen cijfer geven"), ("weet_niet", "Weet het niet")],
    )
    tekst = forms.CharField(label="Wat zegt diegene erbij?", required=False, widget=tekstvak(), max_length=2_000)

    def __init__(self, *args: Any, leden: Sequence[LidKort], vandaag: date, **opties: Any) -> None:
        """Offer every voice."""
        super().__init__(*args, leden=leden, **opties)
        stemmen = [(f"lid-{lid.id}", lid.naam) for lid in leden]
        keuzes = [("", "Kies"), *stemmen, ("netwerk", "Iemand uit het netwerk"), ("professional", "Een professional")]
        self.fields["stem"].choices = keuzes  # type: ignore[attr-defined]
        self.initial.setdefault("op", vandaag)

    @staticmethod
    def als_stem(code: str) -> dict[str, Any]:
        """Return the voice as the action takes it."""
        soort, _, nummer = code.partition("-")
        return {"stem_soort": soort, "lid": int(nummer) if nummer else None}


class Voorleggen(Formulier):
    """Until when everyone is asked."""

    vragen_voor = forms.DateField(
        label="Vóór welke dag vraagt u het iedereen?", help_text="Deze dag komt op de werklijst."
    )


class Herken(MetVerborgen):
    """*Do I recognise this?*"""

    gevraagd_op = forms.DateField(label="Wanneer vroeg u het?")
    antwoord = forms.ChoiceField(
        label="Herken ik me hierin?",
        required=False,
        widget=forms.RadioSelect,
        choices=[*((een.value, een.omschrijving) for een in Herkenning), ("", "Gevraagd, nog geen antwoord")],
    )
    tekst = forms.CharField(
        label="In eigen woorden",
        required=False,
        widget=tekstvak(),
        max_length=5_000,
        help_text="Schrijf op wat deze persoon zegt, ook als het een nee is. Het komt naast de analyse te staan.",
    )

    def __init__(self, *args: Any, vandaag: date, **opties: Any) -> None:
        """Begin with today."""
        super().__init__(*args, **opties)
        self.initial.setdefault("gevraagd_op", vandaag)


class Afdruk(forms.Form):
    """The questions before a print: for whom, and may it lie at home. The answers stand in the address (GET)."""

    voor = forms.ChoiceField(label="Voor wie is deze afdruk?", widget=forms.RadioSelect)
    thuis = forms.ChoiceField(
        label="Kan deze afdruk veilig thuis liggen?",
        widget=forms.RadioSelect,
        choices=[("ja", "Ja, dat is besproken"), ("nee", "Nee"), ("weet_niet", "Dat weet ik niet")],
    )

    def __init__(self, *args: Any, leden: Sequence[LidKort], **opties: Any) -> None:
        """Offer the file itself and every member."""
        super().__init__(*args, **opties)
        keuzes = [("dossier", "Voor mijzelf of een overleg"), *((str(lid.openbaar), lid.naam) for lid in leden)]
        self.fields["voor"].choices = keuzes  # type: ignore[attr-defined]
