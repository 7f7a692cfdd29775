"""Entering lines about people: one part that signal, contact, analysis, discussion and plan share.

A form that takes lines inherits ``MetRegels`` and names its lists::

    class Contactformulier(MetRegels):
        regelsets = (Regelset("regels", minimum=1),)

    behandel(request, formulier=partial(Contactformulier, leden=kop.leden, vandaag=kop.vandaag), ...)

In the template ``{{ form.regels }}`` draws the list; in ``cleaned_data["regels"]`` is a tuple of ``Regelinvoer``. Lines
that were left empty are no lines. Sentences of the action at ``regels-0-tekst`` come back at the first filled line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from tandem.acties.casus.regel import Regelinvoer
from tandem.acties.huishouden.kop import LidKort
from tandem.web.formulier import Formulier, begrens

SOORTEN = {
    "feit": "Feit: dit is nagegaan",
    "waarneming": "Waarneming: dit zag of hoorde iemand zelf",
    "oordeel": "Oordeel: dit vindt iemand ervan",
    "stem": "Stem: dit zegt iemand, in eigen woorden",
}
ALLEN = "allen"
LANGST = 5_000
MEESTE = 30
"""Lines in one form; own choice: more belongs in a second one."""


@dataclass(frozen=True)
class Regelset:
    """One list of lines in a form. ``domeinen`` and ``aarden`` (code, name) add a choice to each line.

    ``formulier``: another form for one line, where it must be quicker.
    """

    naam: str = "regels"
    soorten: tuple[str, ...] = tuple(SOORTEN)
    minimum: int = 0
    leeg: int = 1
    vraag: str = "Wat is er gezien, gezegd of gebeurd?"
    knop: str = "Nog een regel"
    te_weinig: str = "Schrijf ten minste één regel op."
    domeinen: tuple[tuple[str, str], ...] = ()
    aarden: tuple[tuple[str, str], ...] = ()
    formulier: "type[Regelformulier] | None" = None


class Regelformulier(forms.Form):
    """One line: its kind, text, day, where it comes from, about whom, and for whom it stays hidden."""

    template_name = "onderdelen/regelrij.html"

    soort = forms.ChoiceField(label="Wat voor regel is dit?")
    tekst = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGST)
    op = forms.DateField(label="Over welke dag gaat dit?")
    stem = forms.TypedChoiceField(
        label="Wiens woorden zijn dit?", required=False, coerce=int, empty_value=None, help_text="Alleen bij een stem."
    )
    bron = forms.CharField(
        label="Van wie of waarvandaan?",
        required=False,
        max_length=200,
        help_text="Waar is het feit nagegaan, of wie zag, zei of vond dit? Leeg betekent: uzelf.",
    )
    betreft = forms.MultipleChoiceField(label="Over wie gaat dit?", widget=forms.CheckboxSelectMultiple)
    niet_zichtbaar_voor = forms.MultipleChoiceField(
        label="Wie mag dit niet lezen?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bijvoorbeeld omdat een ander dan in gevaar komt. Ook wie voor deze persoon meekijkt, ziet het niet.",
    )
    domein = forms.ChoiceField(label="Onderwerp", required=False)
    aard = forms.ChoiceField(label="Zorg of kracht?", required=False)

    def __init__(self, *args: Any, opzet: Regelset, leden: Sequence[tuple[str, str]], vandaag: date, **opties: Any):
        """Fill the choices from the list's own set-up and the members of the household."""
        super().__init__(*args, **opties)
        self.leden = tuple(leden)
        self.vandaag = vandaag
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [(code, SOORTEN[code]) for code in opzet.soorten]
        velden["tekst"].label = opzet.vraag
        velden["op"].initial = vandaag
        for naam in ("tekst", "bron"):
            begrens(velden[naam])
        velden["stem"].choices = [("", "Iemand anders, of niet van toepassing"), *self.leden]
        iedereen = [(ALLEN, "Iedereen in het huishouden")] if len(self.leden) > 1 else []
        velden["betreft"].choices = [*iedereen, *self.leden]
        velden["niet_zichtbaar_voor"].choices = list(self.leden)
        for naam, keuzes in (("domein", opzet.domeinen), ("aard", opzet.aarden)):
            if keuzes:
                velden[naam].choices = [("", "Kies"), *keuzes]
            else:
                del velden[naam]

    def has_changed(self) -> bool:
        """A line counts once it has a text; a kind and a day alone are what the form itself filled in."""
        return bool((self["tekst"].value() or "").strip()) or bool(set(self.changed_data) - {"soort", "op", "tekst"})

    def clean_op(self) -> date:
        """Refuse a day that is still to come."""
        dag: date = self.cleaned_data["op"]
        if dag > self.vandaag:
            raise forms.ValidationError("Deze dag moet nog komen.")
        return dag

    def clean_betreft(self) -> tuple[str, ...]:
        """Write "everybody" out: who joins the household later is not meant."""
        gekozen: list[str] = self.cleaned_data["betreft"]
        return tuple(code for code, _ in self.leden) if ALLEN in gekozen else tuple(gekozen)

    def clean(self) -> dict[str, Any]:
        """A voice belongs to somebody; a fact has a source."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        soort, bron, stem = gegevens.get("soort"), gegevens.get("bron", ""), gegevens.get("stem")
        if soort == "stem" and not stem and not bron:
            self.add_error("stem", "Wie zegt dit?")
        if soort == "feit" and not bron:
            self.add_error("bron", "Een feit heeft een bron. Waar is dit nagegaan? Anders is het een waarneming.")
        if soort != "stem":
            gegevens["stem"] = None
        return gegevens

    def invoer(self) -> Regelinvoer:
        """Return the line as the actions take it."""
        gegevens = self.cleaned_data
        return Regelinvoer(
            soort=gegevens["soort"],
            tekst=gegevens["tekst"],
            op=gegevens["op"],
            bron=gegevens["bron"],
            stem=gegevens["stem"],
            betreft=tuple(int(code) for code in gegevens["betreft"]),
            niet_zichtbaar_voor=tuple(int(code) for code in gegevens["niet_zichtbaar_voor"]),
            domein=gegevens.get("domein", ""),
            aard=gegevens.get("aard", ""),
        )


class Regellijst(forms.BaseFormSet):  # type: ignore[type-arg]
    """The lines of one list; draws itself with ``onderdelen/regellijst.html``."""

    template_name = "onderdelen/regellijst.html"
    opzet: Regelset

    default_error_messages = {
        "missing_management_form": "Deze pagina kwam niet heel aan. Kopieer uw tekst, open de pagina opnieuw en plak.",
        "too_many_forms": f"Er passen {MEESTE} regels in één keer. Leg de rest daarna vast.",
    }

    @property
    def gevuld(self) -> list[Regelformulier]:
        """The lines in which something was written, in order."""
        return [rij for rij in self.forms if rij.has_changed()]

    def clean(self) -> None:
        """Ask for as many lines as the list needs."""
        if len(self.gevuld) < self.opzet.minimum:
            raise forms.ValidationError(self.opzet.te_weinig)

    def invoer(self) -> tuple[Regelinvoer, ...]:
        """Return the lines as the actions take them."""
        return tuple(rij.invoer() for rij in self.gevuld)


def regellijst(
    opzet: Regelset,
    *,
    leden: Sequence[tuple[str, str]],
    vandaag: date,
    data: Any = None,
    begin: Sequence[Mapping[str, Any]] = (),
) -> Regellijst:
    """Make one list of lines: ``begin`` are lines to start with (a draft), else ``opzet.leeg`` empty ones."""
    soort: Any = forms.formset_factory(
        opzet.formulier or Regelformulier,
        formset=Regellijst,
        extra=max(opzet.leeg - len(begin), 0),
        max_num=MEESTE,
        absolute_max=MEESTE + 1,
        validate_max=True,
    )
    soort.opzet, soort.erbij = opzet, opzet.knop
    lijst: Regellijst = soort(
        data=data,
        prefix=opzet.naam,
        initial=list(begin),
        form_kwargs={"opzet": opzet, "leden": leden, "vandaag": vandaag, "empty_permitted": True},
    )
    return lijst


class MetRegels(Formulier):
    """A form with one or more lists of lines."""

    regelsets: tuple[Regelset, ...] = (Regelset(),)

    def __init__(
        self, *args: Any, leden: Sequence[LidKort | tuple[str, str]], vandaag: date | None = None, **opties: Any
    ) -> None:
        """Make the lists; what a draft kept of them comes back."""
        super().__init__(*args, **opties)
        keuzes = [lid if isinstance(lid, tuple) else (str(lid.id), lid.naam) for lid in leden]
        self.lijsten: dict[str, Regellijst] = {}
        for opzet in self.regelsets:
            self.lijsten[opzet.naam] = regellijst(
                opzet,
                leden=keuzes,
                vandaag=vandaag or timezone.localdate(),
                data=self.data if self.is_bound else None,
                begin=_begin(self.initial or {}, opzet.naam),
            )
            setattr(self, opzet.naam, self.lijsten[opzet.naam])

    def full_clean(self) -> None:
        """Check the lists with the rest, and put their lines with the other values."""
        super().full_clean()
        if self.is_bound:
            for naam, lijst in self.lijsten.items():
                if lijst.is_valid():
                    self.cleaned_data[naam] = lijst.invoer()

    def is_valid(self) -> bool:
        """Whether the form and every line in it is in order."""
        return all([super().is_valid(), *(lijst.is_valid() for lijst in self.lijsten.values())])

    @property
    def regelfouten(self) -> list[tuple[str, str, str]]:
        """What is wrong in the lists, for the summary on top: id of the field, its label, the sentence."""
        if not self.is_bound:
            return []
        uit = [("", "", str(zin)) for lijst in self.lijsten.values() for zin in lijst.non_form_errors()]
        for rij in (rij for lijst in self.lijsten.values() for rij in lijst.forms):
            uit += [("", "", str(zin)) for zin in rij.non_field_errors()]
            uit += [(veld.auto_id, str(veld.label), str(zin)) for veld in rij for zin in veld.errors]
        return uit

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put a sentence of the action at its line (``regels-0-tekst``); False when it names no line."""
        naam, _, rest = veld.partition("-")
        nummer, _, regelveld = rest.partition("-")
        gevuld = self.lijsten[naam].gevuld if naam in self.lijsten else []
        if not nummer.isdecimal() or int(nummer) >= len(gevuld):
            return False
        rij = gevuld[int(nummer)]
        rij.add_error(regelveld if regelveld in rij.fields else None, zin)
        return True


def _begin(initial: Mapping[str, Any], naam: str) -> list[dict[str, Any]]:
    """Return the lines to start with: those of a draft (as typed), else those given under the list's name."""
    rijen: dict[int, dict[str, Any]] = {}
    for sleutel, waarde in initial.items():
        lijst, _, rest = sleutel.partition("-")
        nummer, _, veld = rest.partition("-")
        if lijst == naam and nummer.isdecimal() and int(nummer) < MEESTE:
            rijen.setdefault(int(nummer), {})[veld] = waarde
    getypt = [rij for _, rij in sorted(rijen.items()) if rij.get("tekst")]
    return getypt or list(initial.get(naam) or ())
