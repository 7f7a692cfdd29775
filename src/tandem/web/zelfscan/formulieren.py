"""Forms of waves: opening, inviting, and one form per question."""

from typing import Any

from django import forms

from tandem.acties.zelfscan.afname import Openblad
from tandem.acties.zelfscan.mensen import Persoonkeuze
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tandem.regels.zelfscan.afname import Afnamesoort, Deelnemersgroep, Oorzaak
from tandem.regels.zelfscan.instrument import Vraag, Vraagsoort
from tandem.web.formulier import Formulier

GROEPEN = [(groep.value, groep.omschrijving) for groep in Deelnemersgroep]
WEET_NIET = "weet_niet"


class Openformulier(Formulier):
    """A new wave."""

    instrument = forms.ChoiceField(label="Welke vragenlijst?", widget=forms.RadioSelect)
    soort = forms.ChoiceField(
        label="Wat voor meting is dit?",
        choices=[(een.value, f"{een.value.capitalize()}: {een.omschrijving}") for een in Afnamesoort],
        widget=forms.RadioSelect,
    )
    team = forms.TypedChoiceField(label="Voor welk team?", coerce=int, empty_value=None, required=False)
    leider = forms.TypedChoiceField(
        label="Wie leidt het gesprek?",
        coerce=int,
        help_text="Deze persoon ziet wat ieder apart inlevert. Verder niemand. Dit is later niet te wijzigen.",
    )
    invullen_tot = forms.DateField(label="Tot en met welke dag kan iedereen invullen?")
    mensen = forms.TypedMultipleChoiceField(
        label="Wie vult in?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Mensen zonder account en van buiten nodigt u daarna uit, met een link.",
    )

    def __init__(self, *args: Any, blad: Openblad, **kwargs: Any) -> None:
        """Offer what there is to choose."""
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = self.fields
        velden["instrument"].choices = [(een.code, een.naam) for een in blad.instrumenten]
        velden["team"].choices = [("", "de hele gemeente"), *((een.nummer, een.naam) for een in blad.teams)]
        velden["leider"].choices = [("", "Kies iemand"), *_mensen(blad.leiders)]
        velden["mensen"].choices = _mensen(blad.mensen)


def _mensen(keuzes: tuple[Persoonkeuze, ...]) -> list[tuple[int, str]]:
    return [(een.medewerker, f"{een.naam} ({een.werk})") for een in keuzes]


def groep_van(werk: str) -> str:
    """The group that fits the work of somebody who is invited; the leader can invite in another."""
    kort = werk.lower()
    if "beleid" in kort or "wethouder" in kort:
        return Deelnemersgroep.BELEID.value
    return Deelnemersgroep.MANAGEMENT.value if "teamleider" in kort else Deelnemersgroep.UITVOERING.value


class Collegaformulier(Formulier):
    """Invite somebody with an account."""

    medewerker = forms.TypedChoiceField(label="Collega", coerce=int, empty_value=None, required=False)
    groep = forms.ChoiceField(label="Vanuit welke groep?", choices=GROEPEN)

    def __init__(self, *args: Any, mensen: tuple[Persoonkeuze, ...], **kwargs: Any) -> None:
        """Offer who works here."""
        super().__init__(*args, **kwargs)
        keuzes: Any = self.fields["medewerker"]
        keuzes.choices = [("", "Kies iemand"), *_mensen(mensen)]


class Leiderformulier(Formulier):
    """Who leads the session from now on."""

    leider = forms.TypedChoiceField(
        label="Wie leidt het gesprek voortaan?", coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, leiders: tuple[Persoonkeuze, ...], **kwargs: Any) -> None:
        """Offer who can lead a session here."""
        super().__init__(*args, **kwargs)
        keuzes: Any = self.fields["leider"]
        keuzes.choices = [("", "Kies iemand"), *_mensen(leiders)]


class Linkformulier(Formulier):
    """Invite somebody without an account."""

    naam = forms.CharField(label="Naam of functie", max_length=120)
    groep = forms.ChoiceField(label="Vanuit welke groep?", choices=GROEPEN, initial=Deelnemersgroep.PARTNER.value)


class Verlengformulier(Formulier):
    """Another last day."""

    invullen_tot = forms.DateField(label="Invullen kan tot en met")


class Oorzaakformulier(Formulier):
    """What caused a change."""

    oorzaak = forms.ChoiceField(
        label="Wat veroorzaakte dit vooral?",
        choices=[("", "nog niet besproken"), *((een.value, een.omschrijving) for een in Oorzaak)],
        required=False,
    )
    tekst = forms.CharField(label="Wat precies?", required=False, widget=forms.Textarea(attrs={"rows": 2}))


def vraagformulier(vraag: Vraag) -> type[Formulier]:
    """Return the form for one question: how it is, how it should be, why, and what shows it."""
    velden: dict[str, Any] = {"waarde": _waardeveld(vraag, vraag.tekst, vraag.uitleg)}
    if not vraag.opties:
        velden[WEET_NIET] = forms.BooleanField(label="Dit weet ik niet", required=False)
    if vraag.streven:
        velden["streven"] = _waardeveld(vraag, "Waar wilt u naartoe?", "")
    velden["toelichting"] = forms.CharField(
        label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=20_000
    )
    velden["bewijs"] = forms.CharField(label="Waaruit blijkt dat?", required=False, max_length=20_000)
    for veld in velden.values():
        veld.soms = ""  # an answer may stay open; saying so at every question would be noise
    return type("Vraagformulier", (Formulier,), velden)


def in_woorden(vraag: Vraag, waarde: str) -> str:
    """A stored answer as people read it."""
    if waarde == GEEN_IDEE:
        return "Weet ik niet"
    optie = vraag.optie(waarde)
    return optie.naam if optie else waarde or "niet beantwoord"


def antwoordregels(vraag: Vraag, een: Ingevuld) -> list[tuple[str, str]]:
    """An answer that cannot be changed, line by line; what is empty is left out."""
    regels = [("Nu", in_woorden(vraag, een.waarde))]
    if vraag.streven:
        regels.append(("Gewenst", in_woorden(vraag, een.streven)))
    meer = (("Toelichting", een.toelichting), ("Waaruit blijkt dat", een.bewijs))
    return [*regels, *(paar for paar in meer if paar[1])]


def _waardeveld(vraag: Vraag, label: str, uitleg: str) -> forms.Field:
    if vraag.opties:
        keuzes = [(o.code, f"{o.naam}: {o.beschrijving}" if o.beschrijving else o.naam) for o in vraag.opties]
        keuzes.append((GEEN_IDEE, "Weet ik niet"))
        return forms.ChoiceField(
            label=label, help_text=uitleg, choices=keuzes, required=False, widget=forms.RadioSelect
        )
    if vraag.soort is Vraagsoort.GETAL:
        bij = f"{uitleg} In {vraag.eenheid}." if vraag.eenheid else uitleg
        widget: forms.Widget = forms.TextInput(attrs={"inputmode": "decimal"})
        return forms.CharField(label=label, help_text=bij, required=False, widget=widget)
    hulp = f"{uitleg} Elke regel is één punt." if vraag.soort is Vraagsoort.LIJST else uitleg
    return forms.CharField(label=label, help_text=hulp, required=False, widget=forms.Textarea(attrs={"rows": 4}))


def begin_van(een: Ingevuld, versie: int) -> dict[str, Any]:
    """The initial values of the form of a question."""
    onbekend = een.waarde == GEEN_IDEE
    return {
        "waarde": een.waarde,
        WEET_NIET: onbekend,
        "streven": een.streven,
        "toelichting": een.toelichting,
        "bewijs": een.bewijs,
        "versie": versie,
    }


def begin_zonder_opties(begin: dict[str, Any]) -> dict[str, Any]:
    """In a field that one types in, *weet ik niet* is a tick and not a text."""
    return begin | {"waarde": ""} if begin[WEET_NIET] else begin


def uit_formulier(velden: dict[str, Any]) -> Ingevuld:
    """What was typed, as the action takes it."""
    onbekend = velden.get(WEET_NIET) and not velden["waarde"].strip()
    return Ingevuld(
        GEEN_IDEE if onbekend else velden["waarde"],
        velden.get("streven", ""),
        velden["toelichting"],
        velden["bewijs"],
    )
