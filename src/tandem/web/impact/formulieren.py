"""The forms of the impact analysis: words of a part, figures of a kind, establishing, and a workbook."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from tandem.regels.bouwstenen.plan import Niveau
from tandem.regels.impact.analyse import BRON_HOOGSTENS, WOORDEN_HOOGSTENS, Cijferregel
from tandem.regels.impact.getal import als_invoer, lees_getal
from tandem.regels.impact.onderdeel import Cijfersoort, Impactpost
from tandem.regels.zelfscan.cijfer import ONBEKEND, Cijfer
from tandem.web.formulier import Formulier

UITLEG_GETAL = "Niets betekent: niet bekend. 0 betekent: geen. Een punt betekent: geheim."
WOORDEN = {
    Cijfersoort.OMVANG: ("huishoudens per jaar, nu", "huishoudens per jaar, straks"),
    Cijfersoort.FORMATIE: ("fte nu", "fte nodig"),
    Cijfersoort.COMPETENTIE: ("mensen die dit kunnen", "mensen die dit moeten kunnen"),
}
_BASIS = (("", "Nog niet gekozen"), ("ja", "Ja"), ("nee", "Nee"))


def _tekst(label: str, rijen: int = 3, *, hoogstens: int = WOORDEN_HOOGSTENS, help_text: str = "") -> forms.CharField:
    veld = forms.Textarea(attrs={"rows": rijen})
    return forms.CharField(label=label, widget=veld, max_length=hoogstens, required=False, help_text=help_text)


class Getalveld(forms.CharField):
    """A figure as people type it: a number, unknown or secret."""

    def __init__(self, soort: Cijfersoort, **opties: Any) -> None:
        """Read figures of this kind."""
        self.soort = soort
        super().__init__(
            required=False, max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **opties
        )

    def clean(self, value: Any) -> Any:
        """Return a ``Cijfer``."""
        gelezen = lees_getal(super().clean(value), self.soort)
        if isinstance(gelezen, str):
            raise forms.ValidationError(gelezen)
        return gelezen


class Deelformulier(Formulier):
    """The words of one part."""

    niveau = forms.ChoiceField(
        label="Waar doet u dit?",
        widget=forms.RadioSelect,
        required=False,
        choices=[("", "Nog niet gekozen"), *((een.value, een.omschrijving.capitalize()) for een in Niveau)],
    )
    keuze = _tekst("Hoe doet u het? (het hoe)", help_text="Uw eigen keuze, waar de bron ruimte laat.")
    nu = _tekst("Hoe is het nu? (Ist)")
    straks = _tekst("Hoe moet het worden? (Soll)")
    verschil = _tekst("Wat is het verschil?", help_text="Schrijf niets over een huishouden of een medewerker.")


class Bronformulier(Formulier):
    """Figures with the place and day that hold for all of them."""

    bron = forms.CharField(
        label="Waar komen deze getallen vandaan?",
        max_length=BRON_HOOGSTENS,
        required=False,
        help_text="Bijvoorbeeld de opgave van het team, of uw eigen registratie.",
    )
    op = forms.DateField(label="Van welke dag zijn ze?", required=False)
    toelichting = _tekst("Wat wilt u erbij zeggen?", 2)

    def clean(self) -> dict[str, Any]:
        """Refuse words without any figure: they belong to nothing, and would be lost."""
        velden = super().clean() or self.cleaned_data
        getallen = [een for een in velden.values() if isinstance(een, Cijfer) and een != ONBEKEND]
        for naam in _BRONVELDEN if not getallen and not self.errors else ():
            if velden.get(naam):
                self.add_error(naam, "Vul eerst een getal in waar dit bij hoort.")
        return velden


def maak_cijferformulier(soort: Cijfersoort, posten: Mapping[str, Impactpost], *, basis: bool) -> type[Bronformulier]:
    """Return the form with two figures for each thing that is counted."""
    velden: dict[str, Any] = {}
    for code, post in posten.items():
        for kant, woord in zip(("nu", "nodig"), WOORDEN[soort], strict=True):
            velden[f"{kant}_{code}"] = Getalveld(soort, label=f"{post.naam}: {woord}")
        if basis:
            velden[f"basis_{code}"] = forms.ChoiceField(
                label=f"{post.naam}: hoort dit bij uw minimale basis?", choices=_BASIS, required=False
            )
    if soort is Cijfersoort.COMPETENTIE:
        velden["toelichting"] = _tekst("Welke training is er, of komt er?", 2)
    velden["field_order"] = [*velden, *_BRONVELDEN]
    return type("Cijferformulier", (Bronformulier,), velden)


_BRONVELDEN = ("bron", "op", "toelichting")


def begin_van(regels: Mapping[str, Cijferregel]) -> dict[str, Any]:
    """Return what stands in the form at first; the source that most rows share stands there once."""
    begin: dict[str, Any] = dict(gedeeld(regels.values()))
    for code, een in regels.items():
        begin |= {f"nu_{code}": als_invoer(een.nu), f"nodig_{code}": als_invoer(een.nodig)}
        begin[f"basis_{code}"] = {True: "ja", False: "nee", None: ""}[een.basis]
    return begin


def gedeeld(regels: Iterable[Cijferregel]) -> dict[str, Any]:
    """Return source, day and remark of the first row that has them."""
    eerste = next((een for een in regels if een.bron or een.op or een.toelichting), Cijferregel())
    return {naam: getattr(eerste, naam) for naam in _BRONVELDEN}


def regels_uit(
    velden: Mapping[str, Any], posten: Iterable[str], toen: Mapping[str, Cijferregel]
) -> dict[str, Cijferregel]:
    """Return the rows that the form gives. A row that nobody touched keeps the source that it had."""
    zelfde = {naam: velden[naam] or None for naam in _BRONVELDEN} == {
        naam: waarde or None for naam, waarde in gedeeld(toen.values()).items()
    }
    uit = {}
    for code in posten:
        nu, nodig = velden[f"nu_{code}"], velden[f"nodig_{code}"]
        basis = {"ja": True, "nee": False}.get(velden.get(f"basis_{code}", ""))
        was = toen.get(code, Cijferregel())
        if zelfde and (nu, nodig, basis) == (was.nu, was.nodig, was.basis):
            continue
        uit[code] = _regel(nu, nodig, basis, velden)
    return uit


def _regel(nu: Cijfer, nodig: Cijfer, basis: bool | None, velden: Mapping[str, Any]) -> Cijferregel:
    """A row without figures has no source either."""
    if nu == nodig == ONBEKEND:
        return Cijferregel(basis=basis)
    return Cijferregel(nu, nodig, velden["bron"], velden["op"], velden["toelichting"], basis)


class Vaststelformulier(Formulier):
    """Who established the analysis, and when."""

    door = forms.CharField(
        label="Wie heeft de analyse vastgesteld?",
        required=False,
        max_length=BRON_HOOGSTENS,
        help_text="Bijvoorbeeld het college van burgemeester en wethouders.",
    )
    op = forms.DateField(label="Op welke dag?", required=False)


class Inleesformulier(Formulier):
    """A workbook."""

    bestand = forms.FileField(
        label="Welk rekenblad?", widget=forms.FileInput, allow_empty_file=True, help_text="Een .xlsx, hoogstens 1 MB."
    )
