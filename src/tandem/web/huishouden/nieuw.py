"""A new household: after a search, with the people that are known now."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tandem.acties.huishouden.keuzes import gemeente_van, gemeenten
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.maken import MEESTE_LEDEN, maak_huishouden
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL
from tandem.regels.huishouden.leeftijd import Geboortesoort
from tandem.regels.huishouden.lid import LANGSTE_NAAM
from tandem.regels.rechten.lagen import Doel
from tandem.web.formulier import Formulier, behandel
from tandem.web.huishouden.basis import BEIDE
from tandem.web.huishouden.formulieren import Lidvelden
from tandem.web.huishouden.zoeken import heeft_gezocht
from tandem.web.pagina import Verzoek, pagina

EERST_ZOEKEN = "Zoek eerst of dit huishouden al bekend is. Daarna kunt u een nieuw dossier beginnen."


class NieuwHuishouden(Formulier):
    """Where, how it wants to be called, why the file begins; the people are lines under it."""

    gemeente = forms.ChoiceField(label="In welke gemeente woont het huishouden?")
    reden = forms.CharField(
        label="Waarom begint dit dossier?", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    eigen_naam = forms.CharField(
        label="Hoe wil het huishouden heten?",
        required=False,
        max_length=LANGSTE_NAAM * 2,
        help_text="Leeg betekent: bij de voornamen.",
    )

    def __init__(self, *args: Any, eerste: dict[str, Any] | None = None, **opties: Any) -> None:
        """Add the lines for people; the first begins with what was searched for."""
        super().__init__(*args, **opties)
        self.fields["gemeente"].choices = [("", "Kies een gemeente"), *gemeenten()]  # type: ignore[attr-defined]
        soort = forms.formset_factory(Lidregel, extra=2, min_num=1, max_num=MEESTE_LEDEN, absolute_max=MEESTE_LEDEN + 1)
        self.leden = soort(data=self.data or None, prefix="leden", initial=[eerste] if eerste else None)
        self.leden.erbij = "Nog iemand"  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        """Check the lines as well; lines that were left empty do not count."""
        return super().is_valid() and self.leden.is_valid()

    def clean(self) -> dict[str, Any]:
        """Put the people beside the other values."""
        velden = super().clean() or {}
        if self.leden.is_valid():
            velden["leden"] = [
                (nummer, regel) for nummer, een in enumerate(self.leden) if (regel := een.als_invoer()) is not None
            ]
        return velden

    @property
    def regelfouten(self) -> list[tuple[str, str, str]]:
        """What is wrong in the lines, for the summary: the field's address, its label with the line, the sentence."""
        if not self.is_bound:
            return []
        uit = [("", "", str(zin)) for zin in self.leden.non_form_errors()]
        for nummer, regel in enumerate(self.leden.forms, 1):
            for naam, zinnen in regel.errors.items():
                veld = regel[naam] if naam in regel.fields else None
                plek, label = (veld.auto_id, f"{veld.label} ({nummer})") if veld else ("", f"Persoon {nummer}")
                uit += [(str(plek), str(label), str(zin)) for zin in zinnen]
        return uit

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Put a sentence at the line that it belongs to."""
        deel, _, rest = veld.partition("-")
        nummer, _, naam = rest.partition("-")
        if deel != "leden" or not nummer.isdigit():
            return False
        plaatsen = [plaats for plaats, _ in self.cleaned_data.get("leden", [])]
        regel = self.leden.forms[plaatsen[int(nummer)]]
        naam = "geboortedatum" if naam in ("geboren_in", "uitgerekend_op") else naam
        regel.add_error(naam if naam in regel.fields else None, zin)
        return True


class Lidregel(Lidvelden):
    """One person in the form for a new household."""

    rol = forms.ChoiceField(label="Als wat?", choices=Lidvelden.base_fields["rol"].choices)  # type: ignore[attr-defined]
    geboortedatum = forms.DateField(
        label="Geboortedatum", required=False, help_text="Of de geschatte of uitgerekende datum."
    )
    geboren_in = None  # type: ignore[assignment]
    uitgerekend_op = None  # type: ignore[assignment]
    van = None  # type: ignore[assignment]
    taal = None  # type: ignore[assignment]

    def __init__(self, *args: Any, **opties: Any) -> None:
        """A line counts when something was typed or the birth is said to be unknown or still to come."""
        super().__init__(*args, **opties)
        for naam in ("verzoek", "versie"):
            del self.fields[naam]

    def als_invoer(self) -> Lidinvoer | None:
        """Return the person, None for a line that was left empty. One date serves every kind of birth."""
        v = self.cleaned_data
        soort, dag = v.get("geboortedatum_soort"), v.get("geboortedatum")
        if not (v.get("voornaam") or v.get("achternaam") or dag) and soort in (None, "", Geboortesoort.EXACT):
            return None
        return Lidinvoer(
            rol=v["rol"],
            voornaam=v["voornaam"],
            achternaam=v["achternaam"],
            geboortedatum_soort=soort or "",
            geboortedatum=dag,
            geboren_in=dag.year if dag else None,
            uitgerekend_op=dag,
        )


@pagina(
    "huishoudens/nieuw/",
    "huishouden_nieuw",
    doelen=(Doel.HULP,),
    methoden=BEIDE,
    rollen=tuple(TAAK_BIJ_ROL),
    uitleg="Een nieuw dossier beginnen, na zoeken.",
)
def nieuw(request: Verzoek) -> HttpResponse:
    """Begin a file; who did not search first, goes to search."""
    if not heeft_gezocht(request):
        messages.info(request, EERST_ZOEKEN)
        return redirect("zoeken")

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        leden = [invoer for _, invoer in velden.get("leden", [])]
        gegevens = {naam: velden[naam] for naam in ("gemeente", "reden", "eigen_naam")}
        huishouden = maak_huishouden(door=request.actor, leden=leden, verzoek=verzoek, **gegevens)
        return _naar(str(huishouden))

    eerste = {naam: request.GET[naam] for naam in ("voornaam", "achternaam", "geboortedatum") if request.GET.get(naam)}
    return behandel(
        request,
        formulier=partial(NieuwHuishouden, eerste=eerste),
        actie=actie,
        sjabloon="huishouden/nieuw.html",
        context={"terug_url": reverse("zoeken")},
        begin={"gemeente": gemeente_van(request.actor)},
        na_eerder=_naar,
    )


def _naar(huishouden: str) -> str:
    return reverse("huishouden", args=[huishouden])
