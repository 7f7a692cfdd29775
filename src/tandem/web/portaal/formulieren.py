"""The forms of the portal, and those of professionals around it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tandem.acties.casus.eigen import LANGST as LANGSTE_TEKST
from tandem.acties.portaal.klacht import Klachtplek
from tandem.acties.portaal.uitnodigen import Toegangblad
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.bericht import Dagdeel, Weekdag
from tandem.regels.rechten.portaal import KORTSTE_NAAM, LANGST, LANGSTE_NAAM, PERSOONLIJK, Wijze
from tandem.regels.rechten.toestemming import Antwoordsoort
from tandem.web.formulier import Formulier
from tandem.web.taal import zin
from tandem.web.templatetags.talen import hoofdletter
from tandem.web.vormgeving import SchaalVeld


def tekstveld(label: Any, *, uitleg: Any = "", rijen: int = 5, verplicht: bool = True) -> forms.CharField:
    """A field for own words."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        required=verplicht,
        max_length=LANGSTE_TEKST,
        widget=forms.Textarea(attrs={"rows": rijen}),
    )


class Code(Formulier):
    """The code that somebody told."""

    code = forms.CharField(
        label=_("Code van 6 cijfers"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class Account(Formulier):
    """An own name and password."""

    naam = forms.CharField(
        label=_("Kies een naam om mee in te loggen"),
        max_length=LANGSTE_NAAM,
        min_length=KORTSTE_NAAM,
        help_text=_("Letters en cijfers. Neem niet uw eigen naam."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    wachtwoord = forms.CharField(
        label=_("Kies een wachtwoord"),
        strip=False,
        help_text=_("Ten minste 14 tekens. Een zin die alleen u kent, is het sterkst."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    nog_een_keer = forms.CharField(
        label=_("Het wachtwoord nog een keer"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        velden: dict[str, Any] = super().clean() or self.cleaned_data
        if "wachtwoord" in velden and velden["wachtwoord"] != velden.get("nog_een_keer"):
            self.add_error("nog_een_keer", gettext("Dit is niet hetzelfde wachtwoord."))
        return velden


class EigenKant(Formulier):
    """My view beside a text."""

    herken = forms.ChoiceField(
        label=_("Herken je wat er staat?"),
        choices=[("ja", _("Ja, en ik wil er iets bij zeggen")), ("nee", _("Nee, dit herken ik niet"))],
        widget=forms.RadioSelect,
    )
    tekst = tekstveld(_("Mijn kant van het verhaal"), verplicht=False, uitleg=_("Bij 'nee' mag dit leeg blijven."))

    def __init__(self, *args: Any, jong: bool = False, **opties: Any) -> None:
        """Speak to adults with *u*."""
        super().__init__(*args, **opties)
        if not jong:
            self.fields["herken"].label = _("Herkent u wat er staat?")


class Cijfer(Formulier):
    """My own figure with a goal."""

    score = SchaalVeld(label=_("Hoe gaat het nu?"), required=True)
    tekst = tekstveld(_("Waarom dit cijfer?"), rijen=3, verplicht=False)


class Vraag(Formulier):
    """A question."""

    tekst = tekstveld(_("Mijn vraag"))


class Steun(Formulier):
    """My support person."""

    naam = forms.CharField(label=_("Wie is dit?"), max_length=200, help_text=_("Bijvoorbeeld: mijn zus Karima."))
    bereikbaar = forms.CharField(label=_("Hoe is deze persoon te bereiken?"), max_length=200, required=False)


class Berichtformulier(Formulier):
    """Where and when to hear that there is something new."""

    adres = forms.CharField(
        label=_("E-mailadres dat niemand anders leest"),
        max_length=300,
        error_messages={"required": _("Dit is geen e-mailadres. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    dagen = forms.MultipleChoiceField(
        label=_("Op welke dagen mag er mail komen?"),
        error_messages={"required": _("Kies een dag of meer.")},
        widget=forms.CheckboxSelectMultiple,
    )
    dagdelen = forms.MultipleChoiceField(
        label=_("Wanneer op de dag?"),
        error_messages={"required": _("Kies een deel van de dag, of meer.")},
        widget=forms.CheckboxSelectMultiple,
        help_text=_("'s Nachts komt er nooit mail."),
    )
    alleen_ik = forms.BooleanField(
        label=_("Alleen ik lees de mail op dit adres"),
        error_messages={"required": _("Leest iemand anders deze mail? Kies dan een ander adres, of geen mail.")},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Offer days and parts of the day in the language of the page."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["dagen"].choices = [(dag.value, zin(dag.omschrijving)) for dag in Weekdag]
        velden["dagdelen"].choices = [(deel.value, zin(deel.omschrijving)) for deel in Dagdeel]


class Toestemmingsantwoord(Formulier):
    """Yes, no, or the yes taken back."""

    antwoord = forms.ChoiceField(label=_("Mijn antwoord"), widget=forms.RadioSelect)
    toelichting = tekstveld(_("Wil ik er iets bij zeggen?"), rijen=2, verplicht=False)

    def __init__(self, *args: Any, intrekken: bool, **opties: Any) -> None:
        """Offer what can be said now."""
        super().__init__(*args, **opties)
        soorten = [Antwoordsoort.INGETROKKEN] if intrekken else [Antwoordsoort.GEGEVEN, Antwoordsoort.GEWEIGERD]
        keuzes = [(een.value, hoofdletter(een.omschrijving)) for een in soorten]
        self.fields["antwoord"].choices = keuzes  # type: ignore[attr-defined]
        if intrekken:
            self.fields["antwoord"].initial = Antwoordsoort.INGETROKKEN.value


class Klacht(Formulier):
    """A complaint of one's own."""

    organisatie = forms.TypedChoiceField(label=_("Over welke organisatie gaat het?"), coerce=int)
    over = forms.TypedMultipleChoiceField(
        label=_("Gaat het over iemand? Dat hoeft niet."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tekst = tekstveld(_("Wat is de klacht?"))
    wens = tekstveld(_("Wat moet er gebeuren?"), rijen=2, verplicht=False)
    bereiken = forms.CharField(
        label=_("Hoe bereiken wij u veilig?"),
        max_length=300,
        required=False,
        help_text=_("Alleen de klachtenfunctionaris leest dit."),
    )

    def __init__(self, *args: Any, plek: Klachtplek, **opties: Any) -> None:
        """Offer who is involved."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["organisatie"].choices = [("", _("Kies")), *((een.nummer, een.naam) for een in plek.organisaties)]
        velden["over"].choices = [(een.nummer, een.naam) for een in plek.mensen]
        if not plek.mensen:
            del velden["over"]


class Contactwijze(Formulier):
    """How somebody is reached without danger."""

    niet_benaderen = forms.BooleanField(label="Niet benaderen: deze persoon neemt zelf contact op", required=False)
    hoe = forms.CharField(
        label="Hoe is deze persoon veilig te bereiken?",
        required=False,
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Vraag het de persoon zelf, alleen. Bijvoorbeeld: sms naar het eigen nummer, nooit bellen.",
    )
    wanneer = forms.CharField(
        label="Wanneer kan dat?",
        required=False,
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: op werkdagen tussen 9 en 12 uur.",
    )
    voicemail = forms.BooleanField(label="Een voicemail inspreken mag", required=False)

    def wijze(self) -> Wijze:
        """Return what was entered, for the action."""
        v = self.cleaned_data
        return Wijze(v["hoe"], v["wanneer"], v["voicemail"], v["niet_benaderen"])


class Uitnodigen(Formulier):
    """By which way link and code go."""

    link_via = forms.ChoiceField(label="Hoe geeft u de link?", widget=forms.RadioSelect)
    code_via = forms.ChoiceField(label="Hoe vertelt u de code?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, blad: Toegangblad, **opties: Any) -> None:
        """Offer the own ways that nobody shares; the action judges them again."""
        super().__init__(*args, **opties)
        plekken = [plek for plek, deelt in blad.plekken if plek.veilig and not deelt]
        telefoons = [(p.code, f"Bellen naar {p.waarde}") for p in plekken if p.soort is Contactsoort.TELEFOON]
        berichten = [
            (p.code, f"Bericht naar {p.waarde}" if p.soort is Contactsoort.TELEFOON else f"E-mail naar {p.waarde}")
            for p in plekken
            if p.soort is not Contactsoort.ADRES
        ]
        self.fields["link_via"].choices = [(PERSOONLIJK, "Persoonlijk: ik laat hem zien"), *berichten]  # type: ignore[attr-defined]
        self.fields["code_via"].choices = [(PERSOONLIJK, "Persoonlijk, als we elkaar zien"), *telefoons]  # type: ignore[attr-defined]


class Antwoord(Formulier):
    """The answer to a question."""

    tekst = tekstveld("Uw antwoord", rijen=4)
