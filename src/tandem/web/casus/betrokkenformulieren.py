"""Forms about who is involved: joining, changing, ending, telling the household, and another vast gezicht."""

from typing import Any

from django import forms

from tandem.acties.casus.aankondiging import Aankondiginvoer, Drukinvoer
from tandem.acties.casus.betrekken import Betrokkeninvoer
from tandem.acties.casus.betrekkeuzes import Betrekblad, Komst, rol_buiten
from tandem.acties.casus.betrokkenheid import Betrokkene
from tandem.acties.casus.mensen import Collega
from tandem.acties.huishouden.kop import Dossierkop, LidKort
from tandem.regels.casus.betrokkenheid import Wisselreden
from tandem.regels.huishouden.leeftijd import MEERDERJARIG
from tandem.web.casus.contactformulieren import CHIPS
from tandem.web.casus.signaalformulieren import gebied, keuzes, per_team, soms
from tandem.web.formulier import Formulier

TOESTEMMING = (("ja", "Ja"), ("nee", "Nee"), ("", "Nog niet gevraagd"))
_ANTWOORD = {"ja": True, "nee": False, "": None}


class Betrekformulier(Formulier):
    """Somebody joins. Which questions are asked follows from the way of joining."""

    lidmaatschap = forms.TypedChoiceField(label="Wie komt erbij?", coerce=int, required=False, empty_value=None)
    naam = forms.CharField(label="Naam", max_length=100, required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=30, required=False)
    organisatie = forms.TypedChoiceField(label="Voor welke organisatie?", coerce=int, required=False, empty_value=None)
    taak = forms.ChoiceField(label="Met welke taak?", help_text="Het huishouden leest dit.")
    domein = forms.ChoiceField(label="Over welk onderwerp?", required=False)
    leden = forms.TypedMultipleChoiceField(
        label="Voor wie?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
        help_text="Leeg betekent: het hele huishouden. Kies personen als iemand niet over de anderen mag lezen.",
    )
    maatregel = forms.TypedChoiceField(label="Voor welke maatregel?", required=False, empty_value=None)
    namens = forms.TypedChoiceField(label="Wie steunt deze persoon?", coerce=int, required=False, empty_value=None)
    reden = forms.CharField(label="Waarom komt deze persoon erbij?", widget=gebied(2), required=False, max_length=1000)
    van = forms.DateField(label="Vanaf welke dag?")
    tot = forms.DateField(label="Tot welke dag?", required=False)
    aangekondigd_op = soms(
        forms.DateField(
            label="Wanneer vertelde u dit aan het huishouden?",
            required=False,
            help_text="Vóór het eerste contact. Leeg: het komt op de werklijst.",
        ),
        "mag later",
    )

    def __init__(self, *args: Any, blad: Betrekblad, **opties: Any) -> None:
        """Ask what fits the way of joining, with the choices of the page."""
        self.blad = blad
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["lidmaatschap"].choices = [("", "Kies"), *_per_organisatie(blad)]
        velden["organisatie"].choices = [("", "Kies"), *_per_soort(blad)]
        self._vraag_taak(velden)
        velden["domein"].choices = [("", "Geen of meer onderwerpen"), *blad.domeinen]
        velden["leden"].choices = [(lid.id, lid.roepnaam) for lid in blad.leden]
        op_maatregel = blad.komst is Komst.MAATREGEL
        geen = "Kies" if op_maatregel else "Geen maatregel"
        velden["maatregel"].choices = [("", geen), *((str(nr), naam) for nr, naam in blad.maatregelen)]
        velden["maatregel"].required = op_maatregel
        velden["namens"].choices = [("", "Kies"), *((lid.id, lid.roepnaam) for lid in blad.leden)]
        for naam in _WEG[blad.komst]:
            del velden[naam]
        if not blad.maatregelen and not op_maatregel:
            velden.pop("maatregel", None)
        if not blad.mensen:
            velden.pop("lidmaatschap", None)
        if "lidmaatschap" in velden and "naam" in velden:
            velden["naam"].help_text = "Alleen als deze persoon niet in de lijst staat."
        for naam in ("lidmaatschap", "naam", "organisatie"):
            if naam in velden:
                soms(velden[naam], "")
        if op_maatregel:
            self.order_fields(["maatregel"])
        self.toestemmingen = self._vraag_toestemming(velden) if blad.komst is Komst.ERVARING else []

    def _vraag_taak(self, velden: dict[str, Any]) -> None:
        """One task is a fact, a few are read before choosing, many are chosen by their name."""
        taken, taak = self.blad.taken, velden["taak"]
        if len(taken) == 1:
            taak.widget = forms.HiddenInput()
        elif len(taken) <= WEINIG:
            taak.widget = forms.RadioSelect()
        kort = len(taken) > WEINIG
        taak.choices = [(een.code, een.naam if kort else f"{een.naam}. {een.wat}") for een in taken]

    def _vraag_toestemming(self, velden: dict[str, Any]) -> list[str]:
        gevraagd = [lid for lid in self.blad.leden if lid.id in self.blad.toestemming_nodig]
        for lid in gevraagd:
            velden[f"toestemming-{lid.id}"] = soms(
                forms.ChoiceField(
                    label=f"Wil {lid.roepnaam} dit?",
                    choices=TOESTEMMING,
                    required=False,
                    widget=forms.RadioSelect(attrs=CHIPS),
                ),
                "",
            )
        return [f"toestemming-{lid.id}" for lid in gevraagd]

    def zet_fout(self, veld: str, zin: str) -> bool:
        """A missing consent stands at the first question about it; a missing person at the first field about who."""
        doel = {"toestemming": self.toestemmingen[:1], "lidmaatschap": ["naam"], "rol": ["organisatie"]}
        for ander in doel.get(veld, []):
            if veld not in self.fields and ander in self.fields:
                self.add_error(ander, zin)
                return True
        return False

    def invoer(self) -> Betrokkeninvoer:
        """Return it as the action takes it."""
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam in _INVOER}
        toestemming = {int(naam.rpartition("-")[2]): _ANTWOORD[self.cleaned_data[naam]] for naam in self.toestemmingen}
        velden["leden"] = tuple(velden.get("leden") or ())
        buiten = velden.get("lidmaatschap") is None
        rol = rol_buiten(velden.get("organisatie")) if buiten else ""
        if buiten and self.blad.komst is Komst.ERVARING:
            rol = "ervaringsdeskundige"
        return Betrokkeninvoer(**velden, rol=rol, toestemming=toestemming)


_INVOER = frozenset(
    "lidmaatschap naam telefoon organisatie taak domein leden maatregel namens reden van tot aangekondigd_op".split()
)
WEINIG = 4
"""So many tasks are shown whole, with what each is."""
_BUITEN = ("naam", "telefoon", "organisatie")
_WEG: dict[Komst, tuple[str, ...]] = {
    Komst.COLLEGA: (*_BUITEN, "maatregel", "namens", "domein", "aangekondigd_op"),
    Komst.TANDEM: (*_BUITEN, "maatregel", "namens", "domein"),
    Komst.PROFESSIONAL: (*_BUITEN, "namens"),
    Komst.MAATREGEL: ("domein", "leden", "namens", "tot"),
    Komst.BUITEN: ("lidmaatschap", "maatregel", "namens"),
    Komst.ERVARING: ("maatregel", "namens", "domein"),
    Komst.STEUN: ("maatregel", "leden", "domein"),
}


def _per_organisatie(blad: Betrekblad) -> list[Any]:
    groepen: dict[str, list[tuple[int, str]]] = {}
    for mens in blad.mensen:
        groepen.setdefault(mens.organisatie, []).append((mens.lidmaatschap, f"{mens.naam}, {mens.rol}"))
    return list(groepen.items())


def _per_soort(blad: Betrekblad) -> list[Any]:
    groepen: dict[str, list[tuple[int, str]]] = {}
    for nummer, naam, soort in blad.organisaties:
        groepen.setdefault(soort, []).append((nummer, naam))
    return list(groepen.items())


class Wijzigformulier(Formulier):
    """Change what is known of somebody's involvement."""

    domein = forms.ChoiceField(label="Over welk onderwerp?", required=False)
    telefoon = forms.CharField(label="Telefoon", max_length=30, required=False)
    leden = forms.TypedMultipleChoiceField(
        label="Voor wie?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=CHIPS),
        help_text="Leeg betekent: het hele huishouden.",
    )

    def __init__(
        self, *args: Any, wie: Betrokkene, leden: tuple[LidKort, ...], domeinen: tuple[Any, ...], **opties: Any
    ) -> None:
        """Ask what can change for this person."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["domein"].choices = [("", "Geen of meer onderwerpen"), *domeinen]
        velden["leden"].choices = [(lid.id, lid.roepnaam) for lid in leden]
        if wie.met_account:
            del velden["telefoon"]
        if wie.op_maatregel:
            del velden["leden"]


class Eindformulier(Formulier):
    """Somebody stops."""

    tot = forms.DateField(label="Vanaf welke dag is deze persoon gestopt?")
    reden = forms.CharField(
        label="Waarom stopt deze persoon?", widget=gebied(2), max_length=1000, help_text="Het huishouden leest dit."
    )


class Gezichtformulier(Formulier):
    """Another vast gezicht, or the first one."""

    naar = forms.TypedChoiceField(label="Wie wordt het vaste gezicht?", coerce=int)
    op = forms.DateField(label="Vanaf welke dag?")
    reden = forms.ChoiceField(label="Waarom wisselt het?", choices=keuzes(Wisselreden, "Kies"), required=False)
    toelichting = forms.CharField(label="Toelichting", widget=gebied(2), required=False, max_length=1000)
    aangekondigd_op = forms.DateField(label="Wanneer vertelde u dit aan het huishouden?", required=False)
    loopt_mee_tot = forms.DateField(
        label="Tot wanneer loopt het oude gezicht nog mee?",
        required=False,
        help_text="Samen overgaan helpt: niemand hoeft zijn verhaal opnieuw te vertellen.",
    )

    def __init__(self, *args: Any, gezichten: tuple[Collega, ...], eerste: bool, **opties: Any) -> None:
        """The first vast gezicht needs no reason."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["naar"].choices = [("", "Kies"), *per_team(gezichten)]
        soms(velden["reden"], "")
        soms(velden["aangekondigd_op"], "")
        if eerste:
            for naam in ("reden", "loopt_mee_tot"):
                del velden[naam]


class Aankondigformulier(Formulier):
    """The household was told; and each member is asked whether they felt pressed."""

    op = forms.DateField(label="Wanneer vertelde u het?")

    def __init__(self, *args: Any, kop: Dossierkop, **opties: Any) -> None:
        """One question per member who is here."""
        super().__init__(*args, **opties)
        self.leden = [lid for lid in kop.leden if not lid.weg and not lid.overleden]
        velden: dict[str, Any] = self.fields
        for lid in self.leden:
            jong = (lid.leeftijd(kop.vandaag) or MEERDERJARIG) < MEERDERJARIG
            voelde = "voelde je je" if jong else "voelde u zich"
            velden[f"druk-{lid.id}"] = forms.ChoiceField(
                label=f"{lid.roepnaam}: {voelde} onder druk gezet om dit goed te vinden?",
                choices=[("niet_gevraagd", "Niet gevraagd"), ("nee", "Nee"), ("ja", "Ja")],
                initial="niet_gevraagd",
                widget=forms.RadioSelect(attrs=CHIPS),
            )
            velden[f"druk-{lid.id}-tekst"] = forms.CharField(
                label="In eigen woorden", required=False, widget=gebied(2), max_length=2000
            )
            velden[f"druk-{lid.id}-zichtbaar"] = forms.BooleanField(
                label="De anderen in het huishouden mogen dit ook weten", required=False
            )

    @property
    def vragen(self) -> list[list[forms.BoundField]]:
        """The three questions per member."""
        return [[self[f"druk-{lid.id}{deel}"] for deel in ("", "-tekst", "-zichtbaar")] for lid in self.leden]

    def invoer(self) -> Aankondiginvoer:
        """Return it as the action takes it."""
        velden = self.cleaned_data
        return Aankondiginvoer(
            velden["op"],
            {
                lid.id: Drukinvoer(
                    velden[f"druk-{lid.id}"], velden[f"druk-{lid.id}-tekst"], velden[f"druk-{lid.id}-zichtbaar"]
                )
                for lid in self.leden
            },
        )


class Drukformulier(Formulier):
    """A member says at any other moment: I felt pressed."""

    lid = forms.TypedChoiceField(label="Wie zegt dit?", coerce=int)
    betrokkenheid = forms.TypedChoiceField(label="Bij de komst van wie?", required=False, empty_value=None)
    tekst = forms.CharField(label="In eigen woorden", required=False, widget=gebied(3), max_length=2000)
    op = forms.DateField(label="Wanneer zei deze persoon dit?")
    zichtbaar = forms.BooleanField(label="De anderen in het huishouden mogen dit ook weten", required=False)

    def __init__(self, *args: Any, kop: Dossierkop, betrokkenen: tuple[Betrokkene, ...], **opties: Any) -> None:
        """Fill the choices."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["lid"].choices = [("", "Kies"), *((lid.id, lid.roepnaam) for lid in kop.leden)]
        velden["betrokkenheid"].choices = [("", "Niemand in het bijzonder")] + [
            (str(een.openbaar), een.naam) for een in betrokkenen
        ]
