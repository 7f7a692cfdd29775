"""Correcting a line, and seeing how it read before."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.regelversies import Regelgeschiedenis, corrigeer, lees_regelgeschiedenis
from tandem.regels.rechten.lagen import Doel
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.regelbeeld import toon_regels
from tandem.web.regelinvoer import LANGST, SOORTEN

PAD = "huishoudens/<uuid:huishouden>/regels/<uuid:regel>/"


class Correctie(Formulier):
    """A new version of one line."""

    soort = forms.ChoiceField(label="Wat voor regel is dit?", choices=list(SOORTEN.items()))
    tekst = forms.CharField(label="Hoe moet het zijn?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LANGST)
    op = forms.DateField(label="Over welke dag gaat dit?")
    bron = forms.CharField(label="Van wie of waarvandaan?", required=False, max_length=200)
    betreft = forms.TypedMultipleChoiceField(
        label="Over wie gaat dit?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    ook_niet_voor = forms.TypedMultipleChoiceField(
        label="Wie mag dit niet lezen?",
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Wie u hier aankruist, kan ook de oude versie niet meer lezen.",
    )

    def __init__(self, *args: Any, stand: Regelgeschiedenis, **opties: Any) -> None:
        """Fill in the version that the address names, and the members to choose from."""
        nu = stand.gevraagd
        begin = {
            "soort": nu.soort,
            "tekst": nu.tekst,
            "op": nu.op,
            "bron": nu.bron,
            "betreft": list(nu.betreft),
            "ook_niet_voor": list(nu.niet_zichtbaar_voor),
        }
        opties["initial"] = {**begin, **(opties.get("initial") or {})}
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        for naam in ("betreft", "ook_niet_voor"):
            velden[naam].choices = [(lid.id, lid.naam) for lid in stand.kop.leden]


@pagina(
    f"{PAD}corrigeer/",
    "regel_corrigeren",
    doelen=(Doel.HULP,),
    methoden=("GET", "POST"),
    uitleg="Een regel verbeteren: de oude versie blijft bewaard.",
)
def corrigeren(request: Verzoek, huishouden: UUID, regel: UUID) -> HttpResponse:
    """Correct a line."""
    stand = lees_regelgeschiedenis(door=request.actor, huishouden=huishouden, regel=regel)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        gegevens = {naam: velden[naam] for naam in ("soort", "tekst", "op", "bron", "betreft", "ook_niet_voor")}
        nieuw = corrigeer(door=request.actor, huishouden=huishouden, regel=regel, verzoek=verzoek, **gegevens)
        return _versies_url(huishouden, str(nieuw))

    return behandel(
        request,
        formulier=partial(Correctie, stand=stand),
        actie=actie,
        sjabloon="casus/regel_corrigeren.html",
        context={**dossiercontext(stand.kop), "nu": toon_regels([stand.nieuwste], stand.kop)},
        na_eerder=partial(_versies_url, huishouden),
    )


@pagina(f"{PAD}versies/", "regel_versies", doelen=(Doel.HULP,), uitleg="Een regel met alle eerdere versies.")
def versies(request: Verzoek, huishouden: UUID, regel: UUID) -> HttpResponse:
    """Show a line with the versions before it."""
    stand = lees_regelgeschiedenis(door=request.actor, huishouden=huishouden, regel=regel)
    context = {
        **dossiercontext(stand.kop),
        "nieuwste": toon_regels([stand.nieuwste], stand.kop),
        "eerder": toon_regels(stand.versies[1:], stand.kop, corrigeren=False),
    }
    return render(request, "casus/regel_versies.html", context)


def _versies_url(huishouden: UUID, regel: str) -> str:
    return reverse("regel_versies", args=[huishouden, regel])
