"""Forms about signals: recording one, deciding what becomes of it, opening the reporter, telling the reporter back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.melder import soorten_melders
from tandem.acties.casus.mensen import Collega
from tandem.acties.casus.terugkoppeling import Terugkoppelkeuzes
from tandem.acties.casus.triage import Triageblad
from tandem.regels.casus.casus import Regie
from tandem.regels.casus.signaal import Anonimiteitsgrond, Naambekend, Onderzoeksgrond
from tandem.regels.soort import Soort
from tandem.web.formulier import Formulier
from tandem.web.regelinvoer import MetRegels, Regelset

_JA_NEE = (("nee", "Nee"), ("ja", "Ja"))


def keuzes(soort: type[Soort], leeg: str = "") -> list[tuple[str, str]]:
    """Return a closed list as choices, each with its sentence; ``leeg`` adds an empty one in words."""
    lijst = [(een.value, een.omschrijving[:1].upper() + een.omschrijving[1:]) for een in soort]
    return [("", leeg), *lijst] if leeg else lijst


def per_team(collegas: Iterable[Collega]) -> list[Any]:
    """Return colleagues as choices under the name of their team."""
    groepen: dict[str, list[tuple[int, str]]] = {}
    for collega in collegas:
        groepen.setdefault(collega.team, []).append((collega.lidmaatschap, collega.naam))
    return list(groepen.items())


def soms(veld: forms.Field, wanneer: str) -> forms.Field:
    """Say when a field that may be empty is needed, instead of that it is optional (``onderdelen/veld.html``)."""
    veld.soms = wanneer  # type: ignore[attr-defined]
    return veld


def gebied(rijen: int = 3) -> forms.Textarea:
    """Return a text area of some lines high; it grows with what is typed."""
    return forms.Textarea(attrs={"rows": rijen})


class Signaalformulier(MetRegels):
    """What came in, from whom, whether it is acute, and by when it is assessed."""

    regelsets = (
        Regelset(
            "regels",
            soorten=("stem", "waarneming", "feit", "oordeel"),
            minimum=1,
            vraag="Wat is er gemeld?",
            knop="Nog iets dat gemeld is",
            te_weinig="Schrijf ten minste één regel op: wat is er gemeld?",
        ),
    )

    ontvangen_op = forms.SplitDateTimeField(label="Wanneer kwam het binnen?")
    acuut = forms.ChoiceField(
        label="Is er nu gevaar?",
        choices=_JA_NEE,
        widget=forms.RadioSelect,
        help_text="Bij ja staat het signaal meteen bovenaan de werklijst. Bel bij direct gevaar eerst 112.",
    )
    wat_nu = forms.CharField(
        label="Wat is er nu gedaan?",
        widget=gebied(),
        required=False,
        help_text="Wie is gebeld, wie gaat, waar zijn de kinderen?",
    )
    meldersoort = forms.ChoiceField(label="Wie meldt dit?")
    melder_naam = forms.CharField(label="Naam van de melder", max_length=100, required=False)
    melder_organisatie = forms.CharField(label="Organisatie", max_length=100, required=False)
    melder_contact = forms.CharField(label="Telefoon of e-mail", max_length=200, required=False)
    naam_bekend = forms.ChoiceField(
        label="Mag het huishouden weten wie dit meldt?",
        choices=keuzes(Naambekend),
        widget=forms.RadioSelect,
        help_text="De naam van een inwoner is afgeschermd, tenzij de melder het goedvindt.",
    )
    anoniem_grond = forms.ChoiceField(
        label="Waarom blijft de naam van deze professional onbekend?",
        choices=keuzes(Anonimiteitsgrond, "Niet van toepassing"),
        required=False,
    )
    anoniem_tot = forms.DateField(label="Tot welke dag?", required=False)
    beoordelen_uiterlijk = forms.DateField(
        label="Op welke dag beoordeelt u dit uiterlijk?",
        required=False,
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        """Fill in now, and the kinds of reporters."""
        nu = timezone.localtime().replace(second=0, microsecond=0)
        opties["initial"] = {"ontvangen_op": nu, "acuut": "nee", **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        soms(self.fields["wat_nu"], "nodig bij gevaar")
        soms(self.fields["anoniem_tot"], "nodig bij een reden")
        soms(self.fields["beoordelen_uiterlijk"], "nodig als geen termijn bindt")
        soorten: Any = self.fields["meldersoort"]
        soorten.choices = [("", "Kies wie er meldt"), *soorten_melders()]


class Openingsvelden(Formulier):
    """What opening a case asks; also part of the triage that opens one."""

    gezicht = forms.TypedChoiceField(
        label="Wie wordt het vaste gezicht?",
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Het vaste gezicht komt altijd uit het lokale team en blijft erbij.",
    )
    team = forms.TypedChoiceField(
        label="Of: welk lokaal team kiest het vaste gezicht?", coerce=int, empty_value=None, required=False
    )
    gezicht_uiterlijk = forms.DateField(
        label="Op welke dag is er uiterlijk een vast gezicht?",
        required=False,
    )
    eerste_contact = forms.DateField(label="Op welke dag is uiterlijk het eerste contact?", required=False)
    regie = forms.ChoiceField(label="Wie heeft de regie?", choices=keuzes(Regie), widget=forms.RadioSelect)
    regie_toelichting = forms.CharField(
        label="Toelichting bij de regie",
        widget=gebied(2),
        required=False,
        help_text="Het huishouden leest dit.",
    )

    def __init__(
        self, *args: Any, gezichten: Iterable[Collega] = (), teams: Iterable[tuple[int, str]] = (), **opties: Any
    ) -> None:
        """Fill in who there is to choose from."""
        opties["initial"] = {"regie": Regie.HUISHOUDEN.value, **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        soms(velden["gezicht"], "of kies hieronder een team")
        for naam in ("team", "gezicht_uiterlijk"):
            soms(velden[naam], "nodig zolang er geen vast gezicht is")
        soms(velden["regie_toelichting"], "nodig als de regie niet bij het huishouden ligt")
        velden["gezicht"].choices = [("", "Nog geen vast gezicht"), *per_team(gezichten)]
        velden["team"].choices = [("", "Kies een team"), *teams]


class Triageformulier(Openingsvelden):
    """What becomes of a signal; the fields about a case count only for an outcome that opens one."""

    uitkomst = forms.ChoiceField(label="Wat gebeurt er na dit signaal?", widget=forms.RadioSelect)
    reden = forms.CharField(label="Waarom besluit u dit?", widget=gebied())
    niet_meer_acuut = forms.BooleanField(
        label="Het gevaar is voorbij; hierboven staat waarom",
        required=False,
    )
    onderzoeksgrond = forms.ChoiceField(
        label="Waarom doet Veilig Thuis zelf onderzoek?",
        choices=keuzes(Onderzoeksgrond, "Niet van toepassing"),
        required=False,
    )
    wie_verder = forms.CharField(
        label="Wie gaat er verder, en weet die dat?",
        max_length=300,
        required=False,
        help_text="Als een professional die al betrokken is dit oppakt.",
    )
    nagaan_op = forms.DateField(label="Wanneer gaat u na of het is opgepakt?", required=False)
    terugkoppelen_op = forms.DateField(label="Op welke dag hoort de melder dit uiterlijk van u?", required=False)
    field_order = ("uitkomst", "reden", "niet_meer_acuut")

    def __init__(self, *args: Any, blad: Triageblad, **opties: Any) -> None:
        """Offer the outcomes that this organisation may conclude."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["uitkomst"].choices = [(een.code, een.naam) for een in blad.uitkomsten if een.mag]
        for naam in ("wie_verder", "nagaan_op"):
            soms(velden[naam], "nodig als een ander verdergaat")
        soms(velden["eerste_contact"], "nodig als het acuut is")
        soms(velden["terugkoppelen_op"], "nodig als de melder te bereiken is")
        if not blad.signaal.acuut:
            del velden["niet_meer_acuut"]
        if not blad.moet_terugkoppelen:
            del velden["terugkoppelen_op"]
        if not any(een.code == "onderzoek_veilig_thuis" and een.mag for een in blad.uitkomsten):
            del velden["onderzoeksgrond"]


class Openen(Formulier):
    """Why somebody needs to know who reported."""

    reden = forms.CharField(label="Waarom hebt u de naam nodig?", widget=gebied(2))


class Afscherming(Formulier):
    """Whether the reporter's name is shielded from now on."""

    naam_bekend = forms.ChoiceField(
        label="Mag het huishouden weten wie dit meldt?", choices=keuzes(Naambekend), widget=forms.RadioSelect
    )
    grond = forms.ChoiceField(
        label="Waarom blijft de naam van deze professional onbekend?",
        choices=keuzes(Anonimiteitsgrond, "Niet van toepassing"),
        required=False,
    )
    tot = forms.DateField(label="Tot welke dag?", required=False)


class Terugkoppelformulier(Formulier):
    """What the reporter was told: no more than is meant for this kind of reporter."""

    moment = forms.ChoiceField(label="Wanneer hoort de melder dit?", widget=forms.RadioSelect)
    inhoud = forms.MultipleChoiceField(label="Wat hebt u verteld?", widget=forms.CheckboxSelectMultiple)
    wijze = forms.ChoiceField(label="Hoe?", widget=forms.RadioSelect)
    gegeven_op = forms.DateField(label="Op welke dag?")

    def __init__(self, *args: Any, mag: Terugkoppelkeuzes, **opties: Any) -> None:
        """Offer what this reporter may hear."""
        opties["initial"] = {"gegeven_op": timezone.localdate(), **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["inhoud"].choices = mag.inhoud
        velden["moment"].choices = mag.momenten
        velden["wijze"].choices = mag.wijzen
