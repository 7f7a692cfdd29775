"""Entering agreements as lines of a form: what, who does it, when to check. Shared by contact and joint talks."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from tandem.acties.casus.afspraak import Afspraakinvoer
from tandem.regels.casus.afspraak import LANGSTE_AFSPRAAK
from tandem.web.formulier import begrens

MEESTE = 20
LID, PROFESSIONAL, ANDERS = "lid", "prof", "anders"


class Afspraakformulier(forms.Form):
    """One agreement. ``wie``: a member, a professional, or somebody else in words."""

    template_name = "casus/_afspraakrij.html"

    tekst = forms.CharField(label="Wat spreekt u af?", max_length=LANGSTE_AFSPRAAK)
    wie = forms.ChoiceField(label="Wie doet dit?", required=False)
    wie_anders = forms.CharField(label="Wie dan?", max_length=100, required=False)
    nakijken_op = forms.DateField(label="Wanneer kijkt u dit na?", required=False)
    veiligheid = forms.BooleanField(label="Dit is een afspraak voor de veiligheid", required=False)
    overweging = forms.CharField(
        label="Waarom besluit u dit?", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, wie: Sequence[Any], besluit: bool = False, **opties: Any) -> None:
        """``wie`` are the choices (groups); ``besluit``: ask for the consideration instead of safety."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["wie"].choices = [("", "Kies"), *wie, (ANDERS, "Iemand anders")]
        del velden["veiligheid" if besluit else "overweging"]
        if besluit:
            velden["tekst"].label, velden["nakijken_op"].label = "Wat is besloten?", "Uiterlijk wanneer?"
        for veld in velden.values():
            if isinstance(veld, forms.CharField):
                begrens(veld)

    def has_changed(self) -> bool:
        """A line counts once something was chosen or typed."""
        return any(str(self[naam].value() or "").strip() for naam in self.fields if naam != "veiligheid")

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        if gegevens.get("wie") == ANDERS and not gegevens.get("wie_anders"):
            self.add_error("wie_anders", "Vul in wie dit doet.")
        return gegevens

    def doener(self) -> dict[str, Any]:
        """Return who does it as the actions take it."""
        soort, _, nummer = self.cleaned_data["wie"].partition("-")
        return {
            "lid": int(nummer) if soort == LID else None,
            "medewerker": int(nummer) if soort == PROFESSIONAL else None,
            "wie_anders": self.cleaned_data["wie_anders"] if soort == ANDERS else "",
        }


class Afspraaklijst(forms.BaseFormSet):  # type: ignore[type-arg]
    """The agreements of one form."""

    template_name = "casus/_afspraaklijst.html"
    default_error_messages = {
        "missing_management_form": "Deze pagina kwam niet heel aan. Kopieer uw tekst, open de pagina opnieuw en plak.",
        "too_many_forms": f"Er passen {MEESTE} afspraken in één keer. Leg de rest daarna vast.",
    }

    @property
    def gevuld(self) -> list[Afspraakformulier]:
        """The lines in which something was written, in order."""
        return [rij for rij in self.forms if rij.has_changed()]

    def invoer(self) -> tuple[Afspraakformulier, ...]:
        """Return the filled lines; ``als_afspraken`` makes agreements of them."""
        return tuple(self.gevuld)


def als_afspraken(
    rijen: Sequence[Afspraakformulier], *, nakijken_op: date | None, betreft: tuple[int, ...] = ()
) -> tuple[Afspraakinvoer, ...]:
    """Return agreements as the actions take them; a day that was left empty is ``nakijken_op`` (the next contact)."""
    return tuple(
        Afspraakinvoer(
            tekst=rij.cleaned_data["tekst"],
            nakijken_op=rij.cleaned_data["nakijken_op"] or nakijken_op,
            soort="veiligheid" if rij.cleaned_data["veiligheid"] else "gewoon",
            betreft=betreft,
            rij=nummer,
            **rij.doener(),
        )
        for nummer, rij in enumerate(rijen)
    )


def afspraaklijst(
    naam: str, *, wie: Sequence[Any], data: Any, initial: Mapping[str, Any], erbij: str, besluit: bool = False
) -> Afspraaklijst:
    """Make the list; what a draft kept of it comes back."""
    begin = _begin(initial, naam)
    soort: Any = forms.formset_factory(
        Afspraakformulier,
        formset=Afspraaklijst,
        extra=max(1 - len(begin), 0),
        max_num=MEESTE,
        absolute_max=MEESTE + 1,
        validate_max=True,
    )
    soort.erbij = erbij
    lijst: Afspraaklijst = soort(
        data=data, prefix=naam, initial=begin, form_kwargs={"wie": wie, "besluit": besluit, "empty_permitted": True}
    )
    return lijst


def _begin(initial: Mapping[str, Any], naam: str) -> list[dict[str, Any]]:
    rijen: dict[int, dict[str, Any]] = {}
    for sleutel, waarde in initial.items():
        lijst, _, rest = sleutel.partition("-")
        nummer, _, veld = rest.partition("-")
        if lijst == naam and nummer.isdecimal() and int(nummer) < MEESTE:
            rijen.setdefault(int(nummer), {})[veld] = waarde
    return [rij for _, rij in sorted(rijen.items()) if rij.get("tekst")]
