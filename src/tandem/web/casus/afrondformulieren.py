"""Forms about ending: the ending itself, a colleague who looks along, the hand-over, aftercare, referring cases."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.afrondfeiten import JA, NEE, TE_JONG, Afrondblad, Afrondkeuze, Beantwoord, Lidoordeel
from tandem.acties.casus.mensen import Collega
from tandem.regels.casus.afronding import Voorwaarde
from tandem.regels.casus.casus import Verwijsgrond
from tandem.web.casus.casusformulieren import collegakeuzes
from tandem.web.casus.signaalformulieren import gebied, keuzes, per_team, soms
from tandem.web.formulier import Formulier, begrens
from tandem.web.regelinvoer import MetRegels, Regelset

VEILIG = Voorwaarde.VEILIG_VOLGENS_IEDEREEN.value
_HOE = {
    "onderzocht": "Wat is er onderzocht, bij wie, en wat kwam eruit?",
    "huishouden_gehoord": "Hoe is het huishouden gehoord, en wat vinden zij van de uitkomst?",
    "hulp_aangeboden": "Welke hulp is aangeboden, wanneer, en waarom willen zij die niet?",
    "geen_grond_voor_dwang": "Waarom is er geen grond om hulp te verplichten?",
    "samen_opgetrokken": "Wanneer zijn het oude en het nieuwe team samen bij het huishouden geweest?",
    "nabestaanden_gevraagd": "Aan wie is gevraagd wat nodig is, en wat was het antwoord?",
    "geen_ander_huisgenoot": "Hoe is het met wie achterblijft?",
    "ander_dossier": "In welke casus gaat het verder?",
}


class Afrondformulier(Formulier):
    """What is asked for one kind of ending: a line per condition, what everybody says, and why it ends."""

    reden = forms.CharField(
        label="Waarom eindigt de casus?", widget=gebied(), help_text="In woorden die het huishouden leest."
    )

    def __init__(self, *args: Any, blad: Afrondblad, keuze: Afrondkeuze, **opties: Any) -> None:
        """Add a field for each condition of this kind of ending."""
        opties["initial"] = {"versie": blad.versie, **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        self.blad, self.keuze = blad, keuze
        reden = self.fields.pop("reden")
        if any(een.code == VEILIG for een in keuze.voorwaarden):
            self._vraag_iedereen()
        for een in keuze.voorwaarden:
            if een.te_bevestigen:
                self._voeg_toe(f"bevestigd-{een.code}", gebied(2), _HOE[een.code])
        self.fields["reden"] = reden

    def _vraag_iedereen(self) -> None:
        for lid in self.blad.te_vragen:
            jong = [(TE_JONG, "Te jong om te vragen")] if lid.id in self.blad.te_jong_mag else []
            self.fields[f"oordeel-{lid.id}"] = forms.ChoiceField(
                label=f"Vindt {lid.roepnaam} het blijvend veilig?",
                choices=[(JA, "Ja"), (NEE, "Nee"), *jong, ("", "Nog niet gevraagd")],
                widget=forms.RadioSelect,
                required=False,
            )
            self._voeg_toe(f"woorden-{lid.id}", gebied(2), f"Wat zegt {lid.roepnaam} erover?", verplicht=False)
        self.fields["vast_gezicht"] = forms.ChoiceField(
            label="Vindt u het, als vast gezicht, blijvend veilig?",
            choices=[(JA, "Ja"), (NEE, "Nee")],
            widget=forms.RadioSelect,
            required=False,
        )
        soms(self.fields["vast_gezicht"], "zonder ja kan de casus niet eindigen")

    def _voeg_toe(self, naam: str, widget: forms.Textarea, label: str, *, verplicht: bool = True) -> None:
        veld = forms.CharField(label=label, widget=widget, required=False, max_length=2000)
        begrens(veld)
        self.fields[naam] = soms(veld, "nodig om zo af te ronden") if verplicht else veld

    @property
    def mensen(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The question and the own words of each member, side by side."""
        return [
            (self[f"oordeel-{lid.id}"], self[f"woorden-{lid.id}"])
            for lid in self.blad.te_vragen
            if f"oordeel-{lid.id}" in self.fields
        ]

    @property
    def voorwaarden(self) -> list[forms.BoundField]:
        """The lines that confirm a condition."""
        return [self[naam] for naam in self.fields if naam.startswith("bevestigd-")]

    def beantwoord(self) -> Beantwoord:
        """Return what was entered as the action takes it."""
        v = self.cleaned_data
        oordelen = {
            lid.id: Lidoordeel(v.get(f"oordeel-{lid.id}", ""), v.get(f"woorden-{lid.id}", ""))
            for lid in self.blad.te_vragen
        }
        bevestigd = {
            Voorwaarde(naam.removeprefix("bevestigd-")): waarde
            for naam, waarde in v.items()
            if naam.startswith("bevestigd-") and waarde.strip()
        }
        gezicht = {JA: True, NEE: False}.get(v.get("vast_gezicht", ""))
        return Beantwoord(oordelen if self.mensen else {}, gezicht, bevestigd)


class Vraagformulier(Formulier):
    """Asking a colleague to look along at an ending."""

    collega = forms.TypedChoiceField(label="Welke collega kijkt mee?", coerce=int)
    reden = forms.CharField(label="Wat wilt u weten?", widget=gebied())
    uiterlijk = forms.DateField(label="Wanneer hebt u uiterlijk antwoord nodig?")

    def __init__(self, *args: Any, collegas: Iterable[Collega], **opties: Any) -> None:
        """Fill in the colleagues of one's own team."""
        opties["initial"] = {"uiterlijk": timezone.localdate(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["collega"].choices = collegakeuzes(collegas)


class Overdrachtformulier(Formulier):
    """Who of the new team comes along, since when, and when the household was told."""

    naar = forms.TypedChoiceField(
        label="Wie wordt het nieuwe vaste gezicht?", coerce=int, empty_value=None, required=False
    )
    naam = forms.CharField(label="Naam, als het team niet in Tandem werkt", max_length=100, required=False)
    organisatie = forms.TypedChoiceField(label="Organisatie", coerce=int, empty_value=None, required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=30, required=False)
    van = forms.DateField(label="Vanaf welke dag trekken jullie samen op?")
    aangekondigd_op = forms.DateField(label="Op welke dag hebt u het huishouden verteld wie er komt?")

    def __init__(
        self, *args: Any, gezichten: Iterable[Collega], organisaties: Iterable[tuple[int, str]], **opties: Any
    ) -> None:
        """Fill in who there is to choose from."""
        opties["initial"] = {"van": timezone.localdate(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["naar"].choices = [("", "Iemand van buiten"), *per_team(gezichten)]
        velden["organisatie"].choices = [("", "Kies een organisatie"), *organisaties]
        for naam in ("naar", "naam", "organisatie"):
            soms(velden[naam], "of vul een naam in" if naam == "naar" else "nodig voor iemand van buiten")


class Nazorgformulier(MetRegels):
    """How it goes, some time after the ending."""

    regelsets = (
        Regelset(
            "regels",
            soorten=("stem", "waarneming", "oordeel", "feit"),
            minimum=1,
            vraag="Hoe gaat het nu?",
            te_weinig="Schrijf ten minste één regel op: hoe gaat het, en wie zegt dat?",
        ),
    )
    gaat_goed = forms.ChoiceField(
        label="Gaat het goed genoeg?",
        choices=(("ja", "Ja"), ("nee", "Nee, er is weer hulp nodig")),
        widget=forms.RadioSelect,
    )


class Verwijsformulier(Formulier):
    """Which other case is about the same child, and on which ground the two refer to each other."""

    kind = forms.TypedChoiceField(label="Over welk kind gaat het?", coerce=str)
    nummer = forms.CharField(label="Nummer van de andere casus", max_length=20, help_text="Bijvoorbeeld T-2026-000123.")
    grond = forms.ChoiceField(label="Op welke grond?", choices=keuzes(Verwijsgrond), widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting",
        widget=gebied(),
        help_text="Deze toelichting blijft in dit dossier. Het andere huishouden ziet alleen de grond.",
    )

    def __init__(self, *args: Any, leden: Iterable[tuple[str, str]], **opties: Any) -> None:
        """Fill in the members."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["kind"].choices = [("", "Kies een kind"), *leden]
