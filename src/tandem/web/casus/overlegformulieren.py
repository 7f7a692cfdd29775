"""Forms about thinking together: consultation, joint talks, decisions, a guest, and what the guest fills in."""

from typing import Any

from django import forms

from tandem.acties.casus.bespreking import Besluitinvoer, Besprekinginvoer
from tandem.acties.casus.betrokkenheid import Betrokkene
from tandem.acties.casus.consultatie import Vraaginvoer
from tandem.acties.casus.uitnodiging import Gastinvoer, Uitnodigblad
from tandem.acties.huishouden.kop import Dossierkop
from tandem.regels.casus.bespreking import REGELS_BIJ, Besprekingsoort, GezinErbij
from tandem.web.casus.afspraakinvoer import afspraaklijst
from tandem.web.casus.betrokkenformulieren import TOESTEMMING
from tandem.web.casus.contactformulieren import CHIPS, SOORTEN, wie_keuzes
from tandem.web.casus.signaalformulieren import gebied, keuzes, soms
from tandem.web.formulier import Formulier
from tandem.web.regelinvoer import MetRegels, Regelset

_JA_NEE = (("nee", "Nee, zonder namen"), ("ja", "Ja, met namen"))
_WOORD = {
    Besprekingsoort.CASUSBESPREKING: "Casusbespreking: samen overleggen en besluiten",
    Besprekingsoort.FEITENONDERZOEK: "Feitenonderzoek: samen nagaan wat er is gebeurd",
}


class Vraagformulier(Formulier):
    """A question to somebody of another organisation."""

    organisatie = forms.TypedChoiceField(label="Aan welke organisatie vraagt u het?", coerce=int)
    adviseur = forms.CharField(label="Aan wie?", max_length=100, required=False)
    herleidbaar = forms.ChoiceField(
        label="Hoort de ander om wie het gaat?",
        choices=_JA_NEE,
        widget=forms.RadioSelect(attrs=CHIPS),
        help_text="Zonder namen kan altijd. Met namen alleen als daar een grond voor is.",
    )
    grondslag = soms(forms.ChoiceField(label="Waarom mag dat?", required=False), "alleen met namen")
    vraag = forms.CharField(label="Wat wilt u weten?", widget=gebied(5), max_length=5000)
    gevraagd_op = forms.DateField(label="Wanneer vroeg u het?")
    antwoord_voor = forms.DateField(label="Wanneer hebt u het antwoord nodig?")

    def __init__(self, *args: Any, organisaties: Any, gronden: Any, **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["organisatie"].choices = [("", "Kies"), *organisaties]
        velden["grondslag"].choices = [("", "Kies"), *gronden]

    def invoer(self) -> Vraaginvoer:
        """Return it as the action takes it."""
        velden = self.cleaned_data
        return Vraaginvoer(
            vraag=velden["vraag"],
            organisatie=velden["organisatie"],
            adviseur=velden["adviseur"],
            herleidbaar=velden["herleidbaar"] == "ja",
            grondslag=velden["grondslag"],
            gevraagd_op=velden["gevraagd_op"],
            antwoord_voor=velden["antwoord_voor"],
        )


class Antwoordformulier(Formulier):
    """What was advised, and from which place."""

    positie = forms.CharField(
        label="Vanuit welke rol spreekt de adviseur?",
        max_length=500,
        help_text="Bijvoorbeeld: jeugdbeschermer, denkt alleen mee en beslist niets. Het huishouden kan dit lezen.",
    )
    antwoord = forms.CharField(label="Wat is het advies?", widget=gebied(5), max_length=10000)
    beantwoord_op = forms.DateField(label="Wanneer kreeg u het?")


class Overlegformulier(Formulier):
    """A joint talk: what for, when, and who is there."""

    soort = forms.ChoiceField(
        label="Wat voor overleg is het?", choices=list(_WOORD.items()), widget=forms.RadioSelect(attrs=CHIPS)
    )
    vraag = forms.CharField(label="Welke vraag wilt u samen beantwoorden?", widget=gebied(3), max_length=2000)
    op = forms.DateTimeField(label="Wanneer is het?")
    gezin_erbij = forms.ChoiceField(
        label="Zijn zij er zelf bij?", choices=keuzes(GezinErbij), widget=forms.RadioSelect(attrs=CHIPS)
    )
    aanwezige_leden = soms(
        forms.TypedMultipleChoiceField(
            label="Wie van het huishouden?",
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
        ),
        "",
    )
    gezin_toelichting = soms(
        forms.CharField(label="Waarom niet iedereen?", widget=gebied(2), required=False, max_length=1000),
        "als niet iedereen erbij is",
    )
    aanwezigen = forms.MultipleChoiceField(
        label="Welke professionals?", required=False, widget=forms.CheckboxSelectMultiple(attrs=CHIPS)
    )

    def __init__(self, *args: Any, kop: Dossierkop, betrokkenen: tuple[Betrokkene, ...], **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        hier = [lid for lid in kop.leden if not lid.weg and not lid.overleden]
        velden["aanwezige_leden"].choices = [(lid.id, lid.roepnaam) for lid in hier]
        velden["aanwezigen"].choices = [(str(b.openbaar), f"{b.naam} ({b.organisatie})") for b in betrokkenen]

    def invoer(self) -> Besprekinginvoer:
        """Return it as the action takes it."""
        velden = self.cleaned_data
        return Besprekinginvoer(
            soort=velden["soort"],
            op=velden["op"],
            vraag=velden["vraag"],
            gezin_erbij=velden["gezin_erbij"],
            gezin_toelichting=velden["gezin_toelichting"],
            aanwezige_leden=tuple(velden["aanwezige_leden"]),
            aanwezigen=tuple(velden["aanwezigen"]),
        )


class Overwegingformulier(MetRegels):
    """What each says of the question; a fact-finding has no room for judgements."""

    regelsets = (
        Regelset(
            "regels",
            minimum=1,
            vraag="Wat brengt u in?",
            knop="Nog een overweging",
            te_weinig="Schrijf op wat u inbrengt.",
        ),
    )


class Feitenformulier(MetRegels):
    """What was seen, checked and said: judgements wait."""

    regelsets = (
        Regelset(
            "regels",
            soorten=REGELS_BIJ[Besprekingsoort.FEITENONDERZOEK],
            minimum=1,
            vraag="Wat is er gebeurd, en hoe weet u dat?",
            knop="Nog een regel",
            te_weinig="Schrijf op wat er is gebeurd.",
        ),
    )


class Besluitformulier(MetRegels):
    """Decisions: each with its reason, who does it and by when."""

    regelsets = ()

    def __init__(
        self, *args: Any, kop: Dossierkop, betrokkenen: tuple[Betrokkene, ...], ik: tuple[int, str], **opties: Any
    ):
        """Make the list of decisions."""
        hier = tuple(lid for lid in kop.leden if not lid.weg and not lid.overleden)
        super().__init__(*args, leden=hier, vandaag=kop.vandaag, **opties)
        anderen = tuple(een for een in betrokkenen if een.medewerker != ik[0])
        lijst = afspraaklijst(
            "besluiten",
            wie=wie_keuzes(hier, anderen, ik=ik),
            data=self.data if self.is_bound else None,
            initial=self.initial or {},
            erbij="Nog een besluit",
            besluit=True,
        )
        self.lijsten["besluiten"] = self.besluiten = lijst  # type: ignore[assignment]

    _NAMEN = {"wat": "tekst", "uiterlijk": "nakijken_op"}

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put a sentence at its decision; the rule calls two fields by another name."""
        begin, _, naam = veld.rpartition("-")
        return super().zet_fout(f"{begin}-{self._NAMEN.get(naam, naam)}", zin)

    def invoer(self) -> tuple[Besluitinvoer, ...]:
        """Return the decisions as the action takes them."""
        return tuple(
            Besluitinvoer(
                wat=rij.cleaned_data["tekst"],
                overweging=rij.cleaned_data["overweging"],
                uiterlijk=rij.cleaned_data["nakijken_op"],
                rij=nummer,
                **rij.doener(),
            )
            for nummer, rij in enumerate(self.cleaned_data["besluiten"])
        )


class Uitnodigformulier(Formulier):
    """A guest: who, why, what may be read, until when."""

    naam = forms.CharField(label="Naam van de gast", max_length=100)
    organisatie = forms.CharField(label="Organisatie", max_length=100)
    taak = forms.CharField(label="Waarom is deze gast erbij?", max_length=300)
    telefoon = forms.CharField(
        label="Telefoonnummer van de gast", max_length=30, help_text="Daar vertelt u de code. Niet per mail."
    )
    rol = forms.ChoiceField(
        label="Wat voor gast is het?",
        choices=[("partner", "Een professional"), ("ervaringsdeskundige", "Een ervaringsdeskundige")],
        widget=forms.RadioSelect(attrs=CHIPS),
    )
    namen = forms.TypedMultipleChoiceField(
        label="Welke voornamen mag de gast lezen?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
    )
    items = forms.MultipleChoiceField(
        label="Welke stukken mag de gast lezen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="De vraag van het overleg ziet de gast altijd. Meer alleen als u het hier aankruist.",
    )
    vervalt_op = forms.DateTimeField(
        label="Tot wanneer werkt de link?", help_text="Hoogstens zeven dagen na het overleg."
    )

    def __init__(self, *args: Any, blad: Uitnodigblad, **opties: Any) -> None:
        """Fill the choices; what may not go to a guest is not offered."""
        self.blad = blad
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        hier = [lid for lid in blad.kop.leden if not lid.weg and not lid.overleden]
        velden["namen"].choices = [(lid.id, lid.roepnaam) for lid in hier]
        velden["items"].choices = _stukken(blad)
        for lid in hier:
            velden[f"toestemming-{lid.id}"] = soms(
                forms.ChoiceField(
                    label=f"Wil {lid.roepnaam} dat deze ervaringsdeskundige erbij is?",
                    choices=TOESTEMMING,
                    required=False,
                    widget=forms.RadioSelect(attrs=CHIPS),
                ),
                "",
            )
        self.toestemmingen = [f"toestemming-{lid.id}" for lid in hier]

    def zet_fout(self, veld: str, zin: str) -> bool:
        """A missing consent stands at the first question about it."""
        if veld == "toestemming" and self.toestemmingen:
            self.add_error(self.toestemmingen[0], zin)
            return True
        return False

    def invoer(self) -> Gastinvoer:
        """Return it as the action takes it."""
        velden = self.cleaned_data
        antwoord = {"ja": True, "nee": False, "": None}
        return Gastinvoer(
            naam=velden["naam"],
            organisatie=velden["organisatie"],
            taak=velden["taak"],
            telefoon=velden["telefoon"],
            vervalt_op=velden["vervalt_op"],
            items=tuple(velden["items"]),
            namen=tuple(velden["namen"]),
            rol=velden["rol"],
            toestemming={int(naam.rpartition("-")[2]): antwoord[velden[naam]] for naam in self.toestemmingen},
        )


def _stukken(blad: Uitnodigblad) -> list[Any]:
    groepen: dict[str, list[tuple[str, str]]] = {}
    for stuk in blad.stukken:
        if not stuk.waarom_niet:
            tekst = stuk.tekst if len(stuk.tekst) <= 200 else f"{stuk.tekst[:199].rstrip()}…"
            groepen.setdefault(stuk.groep, []).append((str(stuk.openbaar), f"{stuk.soort.capitalize()}: {tekst}"))
    return list(groepen.items())


class Gastregelformulier(Formulier):
    """What the guest brings in."""

    soort = forms.ChoiceField(label="Wat is dit?", widget=forms.RadioSelect(attrs=CHIPS))
    tekst = forms.CharField(label="Wat wilt u inbrengen?", widget=gebied(4), max_length=5000)

    def __init__(self, *args: Any, soorten: tuple[str, ...] = (), **opties: Any) -> None:
        """Offer the kinds that this talk takes."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [(code, woord) for code, woord in SOORTEN if code in soorten]
