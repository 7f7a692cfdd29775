"""Who may decide for somebody: at a glance, with the article; and recording who can weigh it and who acts for whom."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.huishouden.bladen import lees_lid
from tandem.acties.huishouden.kop import LidKort
from tandem.acties.rechten.zeggenschap import (
    Regel,
    Vertegenwoordiginvoer,
    Wilsinvoer,
    Zeggenschapblad,
    beeindig_vertegenwoordiging,
    lees_zeggenschap,
    leg_vertegenwoordiging_vast,
    leg_wilsoordeel_vast,
)
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.zeggenschap import Vertegenwoordigsoort
from tandem.regels.tekst import opsomming
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import BEIDE, als_uuid, formulierpagina, kies_uit
from tandem.web.huishouden.formulieren import keuzes
from tandem.web.pagina import Verzoek, pagina

PAD = "huishoudens/<uuid:huishouden>/personen/<uuid:lid>/zeggenschap/"
HULP = (Doel.HULP,)


@pagina(PAD, "zeggenschap", doelen=HULP, uitleg="Wie voor deze persoon mag beslissen, en op welk artikel.")
def zeggenschap(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Show who may decide what for one person today."""
    blad = lees_zeggenschap(door=request.actor, huishouden=huishouden, lid=lid, wet=request.GET.get("wet", ""))
    context = {
        **dossiercontext(blad.kop, "personen"),
        "blad": blad,
        "wie": blad.lid.roepnaam,
        "kern": _kern(blad),
        "regels": blad.regels,
        "mensen": [vak.persoon for vak in blad.regels[0].vakken] if blad.regels else [],
        "bronnen": _bronnen(blad.regels),
        "filters": [
            {"tekst": f"Volgens {wet.omschrijving}", "url": f"?wet={wet.value}", "actief": wet is blad.wet}
            for wet in blad.wetten
        ],
    }
    return render(request, "rechten/zeggenschap.html", context)


def _kern(blad: Zeggenschapblad) -> str:
    """The sentence on top: who decides, in words before any table."""
    if blad.leeftijd is None:
        return "De leeftijd is niet zeker. Tandem zegt daarom niet wie mag beslissen. Vraag het na."
    if not blad.gezag_bekend:
        return "Het gezag is nog niet nagekeken. Kijk eerst in het gezagsregister."
    wie = f"Toestemming is nodig van {opsomming(blad.nodig)}." if blad.nodig else blad.toestemming.reden
    return f"{blad.lid.roepnaam} is {blad.leeftijd.omschrijving}. {wie}"


def _bronnen(regels: tuple[Regel, ...]) -> list[tuple[str, str, str]]:
    """Each article once, with its rule and where it was seen."""
    vakken = [vak for regel in regels for vak in regel.vakken if vak.artikel]
    return list(dict.fromkeys((vak.artikel, vak.uitleg, vak.bron) for vak in vakken))


class Wilsformulier(Formulier):
    """Whether somebody can weigh the own interests."""

    kan_wegen = forms.ChoiceField(
        label="Kan deze persoon zijn belangen hier zelf wegen?",
        choices=[("ja", "Ja"), ("nee", "Nee")],
        widget=forms.RadioSelect,
    )
    toelichting = forms.CharField(
        label="Wie beoordeelde dit, en waarom?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    van = forms.DateField(label="Sinds welke dag?", required=False, help_text="Leeg betekent: vandaag.")
    tot = forms.DateField(label="Tot welke dag?", required=False, help_text="Kijk daarna opnieuw.")


class Vertegenwoordigformulier(Formulier):
    """Who acts for this person."""

    wie = forms.ChoiceField(label="Wie treedt op?")
    soort = forms.ChoiceField(label="Als wat?", choices=keuzes(Vertegenwoordigsoort, "Kies"))
    grond = forms.CharField(
        label="Waarop rust dit?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="De beslissing van de rechter, of wat de persoon zelf heeft gezegd.",
    )
    van = forms.DateField(label="Sinds welke dag?", required=False, help_text="Leeg betekent: vandaag.")
    tot = forms.DateField(label="Tot welke dag?", required=False)

    def __init__(self, *args: Any, leden: list[LidKort], **opties: Any) -> None:
        """Offer the other members."""
        super().__init__(*args, **opties)
        self.fields["wie"].choices = kies_uit(leden, ook_weg=True)  # type: ignore[attr-defined]


def _terug(huishouden: UUID, lid: UUID) -> str:
    return reverse("zeggenschap", args=[huishouden, lid])


@pagina(
    f"{PAD}wegen/", "wilsoordeel_nieuw", doelen=HULP, methoden=BEIDE, uitleg="Vastleggen of iemand dit zelf kan wegen."
)
def wegen(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record whether somebody can weigh the own interests."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Wilsinvoer(v["kan_wegen"] == "ja", v["toelichting"], v["van"], v["tot"])
        leg_wilsoordeel_vast(door=request.actor, huishouden=huishouden, lid=lid, invoer=invoer, verzoek=verzoek)
        messages.success(request, "Vastgelegd. De antwoorden hieronder gaan daar nu van uit.")
        return _terug(huishouden, lid)

    return formulierpagina(
        request, blad.kop, titel=f"Kan {blad.kaart.naam} dit zelf wegen?", knop="Vastleggen",
        uitleg="Dit beoordeelt wie daarvoor is opgeleid, voor deze zaak. Bij twijfel: ja.",
        terug=_terug(huishouden, lid), formulier=Wilsformulier, actie=actie, concept=f"wegen-{lid}",
    )  # fmt: skip


@pagina(
    f"{PAD}vertegenwoordiger/",
    "vertegenwoordiging_nieuw",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Vastleggen wie voor iemand optreedt.",
)
def vertegenwoordiger(request: Verzoek, huishouden: UUID, lid: UUID) -> HttpResponse:
    """Record who acts for somebody."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Vertegenwoordiginvoer(als_uuid(v["wie"]), v["soort"], v["grond"], v["van"], v["tot"])
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "lid": lid}
        leg_vertegenwoordiging_vast(**vast, invoer=invoer, verzoek=verzoek)
        return _terug(huishouden, lid)

    anderen = [een for een in blad.kop.leden if een.openbaar != lid]
    return formulierpagina(
        request, blad.kop, titel=f"Wie treedt op voor {blad.kaart.naam}?", knop="Vastleggen",
        terug=_terug(huishouden, lid), formulier=partial(Vertegenwoordigformulier, leden=anderen), actie=actie,
        concept=f"vertegenwoordiger-{lid}",
    )  # fmt: skip


@pagina(
    f"{PAD}vertegenwoordiger/<uuid:rij>/stoppen/",
    "vertegenwoordiging_stoppen",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Vastleggen dat iemand niet meer voor een ander optreedt.",
)
def stoppen(request: Verzoek, huishouden: UUID, lid: UUID, rij: UUID) -> HttpResponse:
    """End it from today."""
    blad = lees_lid(door=request.actor, huishouden=huishouden, lid=lid)

    def actie(_v: dict[str, Any], verzoek: UUID) -> str:
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        beeindig_vertegenwoordiging(**vast, vertegenwoordiging=rij)
        return _terug(huishouden, lid)

    gevolgen = [
        {"wie": "wie optreedt", "wat": "Mag vanaf vandaag niets meer zien of vragen voor een ander."},
        {"wie": "het dossier", "wat": "Dat het zo was, blijft staan."},
    ]
    return formulierpagina(
        request, blad.kop, titel="Niet meer optreden voor een ander?", knop="Stoppen", gevolgen=gevolgen,
        terug=_terug(huishouden, lid), formulier=Formulier, actie=actie, sjabloon="bevestigen.html",
    )  # fmt: skip
