"""*Verkeerd dossier*: choose what stands here wrongly, where it belongs, and move it in one act."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden import datalek as datalekacties
from tandem.acties.huishouden import vergissing
from tandem.acties.huishouden.keuzes import mijn_dossiers, ontvangers
from tandem.acties.huishouden.vergissing import Bestemming
from tandem.acties.huishouden.verkeerdblad import Verplaatsbaar, lees_doel, lees_verkeerd
from tandem.regels.huishouden.vergissing import Lekuitkomst
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import BEIDE, HIER, HULP, adres, als_uuid, formulierpagina
from tandem.web.huishouden.formulieren import Keuzes, Reden, keuzes
from tandem.web.onderdelen import Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment

VERKEERD = f"{HIER}verkeerd/"
GEVOLGEN = [
    {"wie": "dit huishouden", "wat": "Het is hier daarna niet meer te lezen, ook de eerdere versies niet."},
    {"wie": "wie het al zag", "wat": "Dat wordt bewaard in beide dossiers. Het logboek zegt wie het waren."},
    {"wie": "u", "wat": "U krijgt op uw werklijst de vraag of dit een datalek is. Daar hebt u 72 uur voor."},
]


class Regelkeuze(Reden):
    """Whom a line is about in the right file, and why it moves."""

    betreft = forms.MultipleChoiceField(
        label="Over wie gaat het daar?", required=False, widget=forms.CheckboxSelectMultiple
    )
    niet_voor = forms.MultipleChoiceField(
        label="Voor wie mag het daar niet zichtbaar zijn?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Voor wie het in dit dossier verborgen was, gaat niet mee.",
    )
    field_order = ("betreft", "niet_voor", "reden")

    def __init__(self, *args: Any, leden: Keuzes, **opties: Any) -> None:
        """Choose among the members of the right file."""
        super().__init__(*args, **opties)
        for naam in ("betreft", "niet_voor"):
            self.fields[naam].choices = list(leden)  # type: ignore[attr-defined]


class Lidkeuze(Reden):
    """Who somebody is in the right file, and why they move."""

    als = forms.ChoiceField(label="Is deze persoon daar al bekend?", required=False)
    field_order = ("als", "reden")

    def __init__(self, *args: Any, leden: Keuzes, **opties: Any) -> None:
        """Choose among the members of the right file."""
        super().__init__(*args, **opties)
        self.fields["als"].choices = [("", "Nee, daar komt iemand bij"), *leden]  # type: ignore[attr-defined]


class Overgeven(Reden):
    """To whom something goes that belongs in a file that one cannot open."""

    aan = forms.TypedChoiceField(label="Welke collega weet waar dit hoort?", coerce=int, empty_value=None)
    field_order = ("aan", "reden")

    def __init__(self, *args: Any, mensen: Keuzes, **opties: Any) -> None:
        """Choose among colleagues of local teams."""
        super().__init__(*args, **opties)
        self.fields["aan"].choices = [("", "Kies een collega"), *mensen]  # type: ignore[attr-defined]


class Lekoordeel(Formulier):
    """How the check ends."""

    uitkomst = forms.ChoiceField(label="Wat is de uitkomst?", choices=keuzes(Lekuitkomst), widget=forms.RadioSelect)
    toelichting = forms.CharField(label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


@pagina(VERKEERD, "verkeerd", doelen=HULP, uitleg="Iets verplaatsen dat in een verkeerd dossier staat.")
def verkeerd(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show what can be moved: persons, lines and documents; and the checks that run."""
    blad = lees_verkeerd(door=request.actor, huishouden=huishouden)
    context = {
        **dossiercontext(blad.kop),
        "personen": [_rij(een, huishouden) for een in blad.personen],
        "regels": [_rij(een, huishouden) for een in blad.regels],
        "documenten": [_rij(een, huishouden) for een in blad.documenten],
        "checks": [
            {"check": een, "uiterlijk": moment(een.uiterlijk), "url": adres("datalek", huishouden, een.openbaar)}
            for een in blad.checks
        ],
    }
    return render(request, "huishouden/verkeerd.html", context)


def _rij(een: Verplaatsbaar, huishouden: UUID) -> Rij:
    url = adres("verkeerd_kiezen", huishouden, een.wat, een.openbaar)
    return Rij(
        titel=een.titel, url=url, mee=tuple(deel for deel in (een.over, datum(een.op) if een.op else "") if deel)
    )


@pagina(
    f"{VERKEERD}<str:wat>/<uuid:item>/",
    "verkeerd_kiezen",
    doelen=HULP,
    uitleg="Kiezen in welk dossier iets hoort.",
)
def kiezen(request: Verzoek, huishouden: UUID, wat: str, item: UUID) -> HttpResponse:
    """Choose the right file, or hand it over."""
    blad = lees_verkeerd(door=request.actor, huishouden=huishouden, wat=wat, item=item)
    context = {
        **dossiercontext(blad.kop),
        "wat": blad.gekozen,
        "dossiers": [
            Rij(titel=naam, url=adres("verkeerd_verplaatsen", huishouden, wat, item, UUID(openbaar)))
            for openbaar, naam in mijn_dossiers(door=request.actor, zonder=huishouden)
        ],
        "overgeven_url": adres("verkeerd_overgeven", huishouden, wat, item),
        "terug_url": adres("verkeerd", huishouden),
    }
    return render(request, "huishouden/verkeerd_kiezen.html", context)


@pagina(
    f"{VERKEERD}<str:wat>/<uuid:item>/naar/<uuid:naar>/",
    "verkeerd_verplaatsen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Iets verplaatsen naar het goede dossier.",
)
def verplaatsen(request: Verzoek, huishouden: UUID, wat: str, item: UUID, naar: UUID) -> HttpResponse:
    """Move it, in one act."""
    blad = lees_verkeerd(door=request.actor, huishouden=huishouden, wat=wat, item=item)
    doel = lees_doel(door=request.actor, huishouden=naar)
    leden = [(str(lid.openbaar), lid.naam) for lid in doel.leden]

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        if wat == "lid":
            bestemming = Bestemming(naar, v["reden"], als=als_uuid(v["als"]))
            vergissing.verplaats_lid(
                door=request.actor, huishouden=huishouden, lid=item, bestemming=bestemming, verzoek=verzoek
            )
        else:
            wie = {naam: tuple(UUID(een) for een in v[naam]) for naam in ("betreft", "niet_voor")}
            bestemming = Bestemming(naar, v["reden"], betreft=wie["betreft"], niet_voor=wie["niet_voor"])
            _verplaats(request, wat, huishouden, item, bestemming, verzoek)
        return adres("verkeerd", naar)

    return formulierpagina(
        request, blad.kop, titel=f"Verplaatsen naar {doel.naam}", knop="Verplaatsen", tab="", actie=actie,
        formulier=partial(Lidkeuze if wat == "lid" else Regelkeuze, leden=leden), gevolgen=GEVOLGEN,
        terug=adres("verkeerd_kiezen", huishouden, wat, item), sjabloon="bevestigen.html",
        wat=blad.gekozen, na_eerder=adres("verkeerd", naar),
    )  # fmt: skip


def _verplaats(request: Verzoek, wat: str, huishouden: UUID, item: UUID, bestemming: Bestemming, verzoek: UUID) -> None:
    if wat == "document":
        vergissing.verplaats_document(
            door=request.actor, huishouden=huishouden, document=item, bestemming=bestemming, verzoek=verzoek
        )
    else:
        vergissing.verplaats_regel(
            door=request.actor, huishouden=huishouden, regel=item, bestemming=bestemming, verzoek=verzoek
        )


@pagina(
    f"{VERKEERD}<str:wat>/<uuid:item>/overgeven/",
    "verkeerd_overgeven",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Iets overgeven aan een collega die weet waar het hoort.",
)
def overgeven(request: Verzoek, huishouden: UUID, wat: str, item: UUID) -> HttpResponse:
    """Hand it over."""
    blad = lees_verkeerd(door=request.actor, huishouden=huishouden, wat=wat, item=item)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        vergissing.geef_over(
            door=request.actor,
            huishouden=huishouden,
            wat=wat,
            item=item,
            aan=v["aan"],
            reden=v["reden"],
            verzoek=verzoek,
        )
        return adres("verkeerd", huishouden)

    wie = {
        "wie": "de collega",
        "wat": "Krijgt het op de werklijst en zet het in het goede dossier. U ziet het niet meer.",
    }
    return formulierpagina(
        request, blad.kop, titel="Overgeven aan een collega", knop="Overgeven", tab="", actie=actie,
        formulier=partial(Overgeven, mensen=ontvangers(request.actor)), gevolgen=[wie, *GEVOLGEN],
        terug=adres("verkeerd_kiezen", huishouden, wat, item), sjabloon="bevestigen.html", wat=blad.gekozen,
        na_eerder=adres("verkeerd", huishouden),
    )  # fmt: skip


@pagina(
    f"{HIER}datalek/<uuid:check>/",
    "datalek",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Beslissen of gegevens bij de verkeerde kwamen.",
)
def datalek(request: Verzoek, huishouden: UUID, check: UUID) -> HttpResponse:
    """Decide how the check ends."""
    blad = lees_verkeerd(door=request.actor, huishouden=huishouden, check=check)
    deze = blad.checks[0]

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        datalekacties.rond_check_af(
            door=request.actor,
            huishouden=huishouden,
            check=check,
            uitkomst=v["uitkomst"],
            toelichting=v["toelichting"],
            verzoek=verzoek,
        )
        return adres("verkeerd", huishouden)

    return formulierpagina(
        request, blad.kop, titel="Is dit een datalek?", knop="Uitkomst vastleggen", tab="", formulier=Lekoordeel,
        actie=actie, terug=adres("verkeerd", huishouden), sjabloon="huishouden/datalek.html", check=deze,
        uiterlijk=moment(deze.uiterlijk),
    )  # fmt: skip
