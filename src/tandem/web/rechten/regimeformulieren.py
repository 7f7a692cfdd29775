"""Forms of the regime: a measure, a power, a step that we prepare; each with the safeguards of its marked point."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.mensen import Collega
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer, Nakijkvraag
from tandem.acties.rechten.regimebeeld import Vereistbeeld, keuzes_dwang, organisaties
from tandem.acties.waarborgrij import Waarborginvoer
from tandem.regels.casus.werk import BINNENKORT
from tandem.regels.rechten.voorbereiding import Voorbereiding
from tandem.regels.regio.organisatie import Organisatiesoort
from tandem.web.formulier import Formulier

KIES = ("", "Kies")
BESLUITERS = (
    Organisatiesoort.RECHTER,
    Organisatiesoort.BURGEMEESTER,
    Organisatiesoort.OM,
    Organisatiesoort.POLITIE,
    Organisatiesoort.OVERIG,
)
_NOG_NIET = ("", "Nog niet gedaan")
_KAN_NIET = ("niet_van_toepassing", "Kan hier niet; ik schrijf erbij waarom")
_AANBOD = [
    ("gedaan/aangenomen", "Aangeboden, en wil dit graag"),
    ("gedaan/niet_gewild", "Aangeboden, maar wil dit niet"),
    ("gedaan/regelen", "Wil dit graag; het moet nog worden geregeld"),
]
_EIGEN_WOORDEN = ("gedaan/eigen_woorden", "Verteld in eigen woorden; ik schrijf erbij wat")
_ERBIJ = {"mening": "Wat zei deze persoon, in eigen woorden?"}


def standkeuzes(een: Vereistbeeld) -> list[tuple[str, str]]:
    """Return what can be chosen of one safeguard: by its kind, an answer or a text goes with *done*."""
    gedaan = {
        "aanbod": _AANBOD,
        "uitleg": [*((f"gedaan/{code}", f"Verteld met: {naam}") for code, naam in een.keuzes), _EIGEN_WOORDEN],
        "mening": [("gedaan", "Gevraagd")],
    }.get(een.aard, [("gedaan", "Gedaan")])
    return [_NOG_NIET, *gedaan] if een.altijd else [_NOG_NIET, *gedaan, _KAN_NIET]


def als_invoer(een: Vereistbeeld, keuze: str, tekst: str) -> Waarborginvoer:
    """Return one safeguard as entered: the choice holds how it stands, and the answer behind the slash."""
    stand, _, antwoord = keuze.partition("/")
    return Waarborginvoer(een.code, een.lid, stand, tekst, antwoord)


_NAKIJKVELDEN = ("collega", "nakijken_uiterlijk")
_LATER = ("waarborg-", "achteraf_", *_NAKIJKVELDEN)


def nakijkvelden(collegas: Sequence[Collega], *, leeg: str = "Kies") -> dict[str, forms.Field]:
    """Return the fields of asking a colleague to review: who, and by when (a week; own choice)."""
    keuzes = [
        ("", leeg or "Nog niet; ik vraag het later"),
        *((een.lidmaatschap, f"{een.naam}, {een.rol.lower()}") for een in collegas),
    ]
    uitleg = "Uw collega kijkt zelf, onder de eigen naam. U kunt dit niet zelf afvinken."
    wie = forms.TypedChoiceField(
        label="Welke collega kijkt dit na?", coerce=int, empty_value=None, required=False, choices=keuzes,
        help_text=uitleg if collegas else "Er is geen collega in uw team met deze toegang. Vraag uw teamleider.",
    )  # fmt: skip
    dag = timezone.localdate() + BINNENKORT
    return {
        "collega": wie,
        "nakijken_uiterlijk": forms.DateField(label="Vóór welke dag is het nagekeken?", required=False, initial=dag),
    }


class Waarborgkeuze(forms.ChoiceField):
    """How one safeguard stands. A compulsory one may be left open in the form: what follows from that is a rule."""

    def validate(self, value: Any) -> None:
        """Refuse only what is no choice."""
        if value and not self.valid_value(value):
            raise forms.ValidationError("Kies een van de mogelijkheden.")


class Waarborgformulier(Formulier):
    """The base: one question per safeguard that is owed, and what becomes of the rest.

    ``achteraf``: what is missing may be done afterwards (others decided); without it nothing may be missing.
    """

    def __init__(
        self, *args: Any, vereist: Sequence[Vereistbeeld], eigenaren: Iterable[tuple[int, str]] = (),
        collegas: Sequence[Collega] = (), **opties: Any,
    ) -> None:  # fmt: skip
        """Add the fields of the safeguards; of a review: which colleague does it, and by when."""
        self.vereist = [een for een in vereist if een.aard != "nagekeken"]
        super().__init__(*args, **opties)
        for een in self.vereist:
            self._voeg_toe(een)
        velden: dict[str, Any] = self.fields
        if len(self.vereist) < len(vereist):
            velden |= nakijkvelden(collegas, leeg="" if "achteraf_eigenaar" in velden else "Kies")
        if "achteraf_eigenaar" in velden:
            velden["achteraf_eigenaar"].choices = list(eigenaren)
        for naam in ("op", "van", "besloten_op"):
            if naam in velden:
                velden[naam].initial = timezone.localdate()

    def _voeg_toe(self, een: Vereistbeeld) -> None:
        wie = f" ({een.wie})" if een.wie else ""
        keuzes = standkeuzes(een)
        self.fields[een.veld] = Waarborgkeuze(
            label=f"{een.naam}{wie}", choices=keuzes, required=een.verplicht, help_text=een.vraag,
            widget=forms.RadioSelect if len(keuzes) < 4 else forms.Select,
        )  # fmt: skip
        self.fields[f"{een.veld}-tekst"] = forms.CharField(
            label=_ERBIJ.get(een.aard, "Wat is er gezegd of gedaan? Of waarom kan het niet?"), required=False,
            max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        )  # fmt: skip

    def punt(self) -> Markeerinvoer:
        """Return the safeguards as entered; call it on a valid form."""
        schoon = self.cleaned_data
        return Markeerinvoer(
            waarborgen=self.waarborgen(),
            achteraf=Achteraf(
                schoon.get("achteraf_reden", ""), schoon.get("achteraf_eigenaar"), schoon.get("achteraf_uiterlijk")
            ),
            grond=schoon.get("grond", ""),
            nakijken=Nakijkvraag(schoon.get("collega"), schoon.get("nakijken_uiterlijk")),
        )

    def waarborgen(self) -> list[Waarborginvoer]:
        """Return each safeguard as entered."""
        schoon = self.cleaned_data
        return [als_invoer(een, schoon[een.veld], schoon[f"{een.veld}-tekst"]) for een in self.vereist]

    @property
    def eerst(self) -> list[forms.BoundField]:
        """The fields about the step itself."""
        return [veld for veld in self.visible_fields() if not veld.name.startswith(_LATER)]

    @property
    def paren(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each safeguard with its words."""
        return [(self[een.veld], self[f"{een.veld}-tekst"]) for een in self.vereist]

    @property
    def nakijken(self) -> list[forms.BoundField]:
        """Which colleague reviews it, and by when; nothing where no review is owed."""
        return [veld for veld in self.visible_fields() if veld.name in _NAKIJKVELDEN]

    @property
    def achteraf(self) -> list[forms.BoundField]:
        """The fields about what is done afterwards."""
        return [veld for veld in self.visible_fields() if veld.name.startswith("achteraf_")]


class MetAchteraf(Waarborgformulier):
    """What somebody else decided: what is missing is done afterwards."""

    achteraf_reden = forms.CharField(
        label="Waarom is nog niet alles gedaan?", required=False, max_length=1000,
        help_text="Bijvoorbeeld: het besluit viel in de nacht.",
    )  # fmt: skip
    achteraf_eigenaar = forms.TypedChoiceField(
        label="Wie doet dit alsnog?", coerce=int, empty_value=None, required=False
    )
    achteraf_uiterlijk = forms.DateField(label="Wanneer is het uiterlijk gedaan?", required=False)


def _grond() -> forms.CharField:
    return forms.CharField(
        label="Waarom is dit besloten?", required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In gewone woorden, zoals u het aan het huishouden vertelt.",
    )  # fmt: skip


class Maatregelformulier(MetAchteraf):
    """A measure that somebody else decided."""

    soort = forms.ChoiceField(label="Welke maatregel is het?")
    besloten_door = forms.ChoiceField(
        label="Wie heeft dit beslist?",
        choices=[KIES, *((str(een), een.omschrijving.capitalize()) for een in BESLUITERS)],
    )
    besloten_op = forms.DateField(label="Op welke dag is dit beslist?")
    van = forms.DateField(label="Vanaf welke dag geldt het?")
    tot = forms.DateField(
        label="Tot welke dag geldt het?", required=False, help_text="Leeg laten als de beslissing geen einde noemt."
    )
    uitvoerder = forms.TypedChoiceField(
        label="Welke organisatie voert het uit?", coerce=int, empty_value=None, required=False
    )
    dossiernummer = forms.CharField(label="Nummer van de beslissing", required=False, max_length=100)
    grond = _grond()

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the measures of the content and who can carry them out."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [KIES, *keuzes_dwang()[0].items()]
        velden["uitvoerder"].choices = [("", "Nog niet bekend"), *organisaties("maatregel")]


class Maatregelwijziging(MetAchteraf):
    """A measure that was extended or shortened, or has another executor."""

    op = forms.DateField(label="Vanaf welke dag geldt de verandering?")
    tot = forms.DateField(label="Tot welke dag geldt de maatregel nu?", required=False)
    uitvoerder = forms.TypedChoiceField(
        label="Welke organisatie voert het uit?", coerce=int, empty_value=None, required=False
    )
    grond = _grond()

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer who can carry measures out."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["uitvoerder"].choices = [("", "Nog niet bekend"), *organisaties("maatregel")]


class Eindeformulier(MetAchteraf):
    """A measure or power ends."""

    tot = forms.DateField(label="Wat is de eerste dag zonder?", help_text="De dag waarop dit niet meer geldt.")
    grond = _grond()


class Bevoegdheidformulier(MetAchteraf):
    """An organisation uses a power that it has."""

    soort = forms.ChoiceField(label="Wat doet de organisatie?")
    organisatie = forms.TypedChoiceField(label="Welke organisatie?", coerce=int)
    van = forms.DateField(label="Vanaf welke dag?")
    tot = forms.DateField(label="Tot welke dag?", required=False, help_text="Leeg laten als dat nog niet bekend is.")
    grond = _grond()

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer the powers per kind of organisation that has them."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        per_soort: dict[str, list[tuple[str, str]]] = {}
        for code, (naam, van_wie) in keuzes_dwang()[1].items():
            per_soort.setdefault(van_wie.capitalize(), []).append((code, naam))
        velden["soort"].choices = [KIES, *per_soort.items()]
        velden["organisatie"].choices = [KIES, *organisaties("bevoegdheid")]


class Voorbereidingformulier(Waarborgformulier):
    """A step towards more force that we take ourselves."""

    wat = forms.ChoiceField(
        label="Wat bereidt u voor?", choices=[KIES, *((str(een), een.omschrijving) for een in Voorbereiding)]
    )
    op = forms.DateField(label="Op welke dag?")
    grond = forms.CharField(
        label="Waarom is dit nodig?", max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In gewone woorden, zoals u het aan het huishouden vertelt.",
    )  # fmt: skip


class Alsnogformulier(Formulier):
    """A safeguard that was given after all; by its kind with the answer, the text, or the own words."""

    op = forms.DateField(label="Op welke dag is dit gedaan?")
    tekst = forms.CharField(
        label="Wat is er gezegd of gedaan?", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, keuzes: Sequence[tuple[str, str]] = (), mening: bool = False, **opties: Any) -> None:
        """Ask the answer to an offer, or which text was given, where one belongs to it."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        if mening:
            velden["tekst"].label = _ERBIJ["mening"]
        if keuzes:
            velden["antwoord"] = forms.ChoiceField(label="Hoe ging het?", choices=[KIES, *keuzes])
            self.order_fields(["antwoord"])


class Aanvulformulier(Waarborgformulier):
    """What a marked point still asks, filled in together."""

    op = forms.DateField(label="Op welke dag is dit gedaan?")


class Nakijkvraagformulier(Formulier):
    """Asking a colleague to review."""

    def __init__(self, *args: Any, collegas: Sequence[Collega], **opties: Any) -> None:
        """Offer the colleagues of the own team."""
        super().__init__(*args, **opties)
        self.fields |= nakijkvelden(collegas)


class Nakijkformulier(Formulier):
    """The answer of the second person."""

    antwoord = forms.ChoiceField(
        label="Bent u het ermee eens?", choices=[("eens", "Ja"), ("niet_eens", "Nee")], widget=forms.RadioSelect
    )
    woorden = forms.CharField(
        label="Toelichting", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bij nee: waarom niet, en wat er eerst nodig is.",
    )  # fmt: skip
