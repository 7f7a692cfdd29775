"""Taking an own instrument into use: choose a workbook, say what its columns hold, look, and take it into use."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan.bestand import Bestand
from tandem.acties.zelfscan.eigen import Instrumentbeeld, bekijk_instrument, lees_opneemkop, neem_in_gebruik
from tandem.acties.zelfscan.instrumentblad import maak_sjabloon
from tandem.regels.rechten.oordeel import AlGedaan, Ongeldig
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.instrument import Instrumentsoort, Overzetsoort, Scorewijze, Vraagsoort
from tandem.regels.zelfscan.instrumentkaart import Instrumentkaart, Instrumentvoorstel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.zelfscan.bestandsformulier import Bestandsformulier, draag_mee, gekozen_kop, kolomkeuzes
from tandem.web.zelfscan.instrumenten import als_bestand, overzicht

_SJABLOON = "zelfscan/opnemen.html"


class Instrumentkaartformulier(Bestandsformulier):
    """What the columns of a sheet of another layout hold, and what such a sheet does not say."""

    blad = forms.ChoiceField(label="Welk blad?", required=False)
    kop = forms.IntegerField(label="Op welke rij staan de koppen?", min_value=1, max_value=1000)
    naam_lijst = forms.CharField(label="Hoe heet de vragenlijst?", max_length=200)
    code = forms.CharField(
        label="Welke code krijgt de vragenlijst?", max_length=40, help_text="Kleine letters, zoals: eigen_scan"
    )
    versie_naam = forms.CharField(label="Welke versie is dit?", max_length=40, help_text="Bijvoorbeeld 2026-1.")
    vorige = forms.CharField(
        label="Volgt deze op een eerdere versie?", required=False, max_length=40,
        help_text="Vul dan die versie in. Laat leeg bij een nieuwe vragenlijst.",
    )  # fmt: skip
    waarvoor = forms.CharField(label="Waarvoor is de vragenlijst?", max_length=500)
    bron = forms.CharField(
        label="Waar komt de vragenlijst vandaan?", required=False, max_length=500,
        help_text="Bijvoorbeeld een rapport met het jaar. Leeg: dan staat er voorbeeldinhoud bij.",
    )  # fmt: skip
    soort = forms.ChoiceField(
        label="Wat voor lijst is het?", choices=[(een.value, een.omschrijving) for een in Instrumentsoort]
    )
    tekst = forms.ChoiceField(label="In welke kolom staat de vraag?")
    deel = forms.ChoiceField(
        label="In welke kolom staat het onderdeel?", required=False,
        help_text="Is een cel leeg, dan hoort de vraag bij het onderdeel erboven.",
    )  # fmt: skip
    vraagcode = forms.ChoiceField(
        label="In welke kolom staat de code van de vraag?", required=False,
        help_text="Geen kolom: dan nummert Tandem de vragen.",
    )  # fmt: skip
    uitleg = forms.ChoiceField(label="In welke kolom staat uitleg?", required=False)
    vraagsoort = forms.ChoiceField(
        label="Hoe wordt een vraag beantwoord?", choices=[(een.value, een.omschrijving) for een in Vraagsoort]
    )
    antwoorden = forms.MultipleChoiceField(
        label="In welke kolommen staan de antwoorden?", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Van laag naar hoog. Alleen als mensen uit antwoorden kiezen.",
    )  # fmt: skip
    score = forms.ChoiceField(
        label="Krijgt een onderdeel een cijfer?", required=False,
        choices=[("", "nee, er is geen cijfer"), *((een.value, f"ja: {een.omschrijving}") for een in Scorewijze)],
        help_text="Bij ja telt de eerste kolom met een antwoord als 1, de tweede als 2, en zo verder.",
    )  # fmt: skip
    streven = forms.BooleanField(label="Vraag ook waar mensen heen willen", required=False)

    def __init__(self, *args: Any, beeld: Instrumentbeeld, **opties: Any) -> None:
        """Offer the sheets and columns that the file has."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["bestand"].label = "Een ander rekenblad?"
        velden["blad"].choices = [(naam, naam) for naam in beeld.bladen]
        kolommen = kolomkeuzes(beeld.voorstel.koppen if beeld.voorstel else {})
        velden["antwoorden"].choices = kolommen
        velden["tekst"].choices = kolommen
        for naam in ("deel", "vraagcode", "uitleg"):
            velden[naam].choices = [("", "Geen kolom"), *kolommen]

    def kaart(self) -> Instrumentkaart:
        """Return the map as it was filled in."""
        veld = self.cleaned_data
        return Instrumentkaart(
            blad=veld["blad"],
            kop=veld["kop"],
            tekst=int(veld["tekst"]),
            code=veld["code"],
            versie=veld["versie_naam"],
            naam=veld["naam_lijst"],
            waarvoor=veld["waarvoor"],
            bron=veld["bron"],
            soort=Instrumentsoort(veld["soort"]),
            vraagsoort=Vraagsoort(veld["vraagsoort"]),
            deel=int(veld["deel"] or 0),
            vraagcode=int(veld["vraagcode"] or 0),
            uitleg=int(veld["uitleg"] or 0),
            antwoorden=tuple(sorted(map(int, veld["antwoorden"]))),
            score=Scorewijze(veld["score"]) if veld["score"] else None,
            streven=veld["streven"],
            voorbeeldinhoud=not veld["bron"],
            vorige=veld["vorige"],
        )


def _begin(voorstel: Instrumentvoorstel | None) -> dict[str, Any]:
    if voorstel is None:
        return {}
    kolommen = {"tekst": voorstel.tekst, "deel": voorstel.deel, "vraagcode": voorstel.code, "uitleg": voorstel.uitleg}
    gekozen = {naam: str(nummer) for naam, nummer in kolommen.items() if nummer}
    return gekozen | {"kop": voorstel.kop, "antwoorden": [str(nummer) for nummer in voorstel.antwoorden]}


@pagina(
    "verbeteren/vragenlijst-opnemen/", "vragenlijst_opnemen", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Een eigen vragenlijst opnemen uit een rekenblad, als nieuwe lijst of als nieuwe versie.",
)  # fmt: skip
def vragenlijst_opnemen(request: Verzoek) -> HttpResponse:
    """Take an own instrument into use, step by step on one page."""
    kop = lees_opneemkop(door=request.actor)
    gestuurd = request.method == "POST"
    eerste = Bestandsformulier(request.POST, request.FILES) if gestuurd else Bestandsformulier()
    context = werkcontext(kop, "vragenlijsten", titel="Een eigen vragenlijst opnemen")
    context |= {"form": eerste, "terug_url": reverse("vragenlijsten"), "knop": "Bekijken"}
    if not gestuurd or not eerste.is_valid():
        return render(request, _SJABLOON, context, status=422 if gestuurd else 200)
    bestand = eerste.gekozen()
    if bestand is None:
        eerste.add_error("bestand", "Kies een bestand.")
        return render(request, _SJABLOON, context, status=422)
    try:
        return _verder(request, bestand, eerste.cleaned_data["verzoek"], context)
    except AlGedaan as al:
        return _naar_lijst(*al.uitkomst.split(" "))
    except Ongeldig as fout:
        for zin in fout.fouten.values():
            eerste.add_error("bestand", zin)
        return render(request, _SJABLOON, context | {"form": eerste}, status=422)


def _verder(request: Verzoek, bestand: Bestand, verzoek: UUID | None, context: dict[str, Any]) -> HttpResponse:
    """The file is there: ask for a map where it needs one, show what is in it, take it into use when they say so."""
    bij_ons = draag_mee(bestand)
    gekozen = "kop" in request.POST
    getypt = request.POST.copy()  # what was typed holds for a mended file too
    getypt["inhoud"], getypt["naam"] = bij_ons["inhoud"], bij_ons["naam"]
    blad, kop = request.POST.get("blad", ""), gekozen_kop(request) if gekozen else 0
    beeld = bekijk_instrument(door=request.actor, bestand=bestand, blad=blad, kop=kop)
    kaart = None
    formulier: Bestandsformulier = Bestandsformulier(initial=bij_ons)
    if not beeld.eigen_indeling:
        formulier = Instrumentkaartformulier(initial=bij_ons | _begin(beeld.voorstel), beeld=beeld)
        if gekozen:
            formulier = Instrumentkaartformulier(getypt, initial=bij_ons, beeld=beeld)
        if not gekozen or not formulier.is_valid():
            status = 422 if gekozen else 200
            return render(request, _SJABLOON, context | {"form": formulier, "kaart": True}, status=status)
        kaart = formulier.kaart()  # type: ignore[attr-defined]
    if "opnemen" in request.POST:
        with suppress(Ongeldig):  # what is wrong is shown in full below, each by its place
            code, versie = neem_in_gebruik(door=request.actor, bestand=bestand, kaart=kaart, verzoek=verzoek)
            messages.success(request, "De vragenlijst is in gebruik. U kunt er nu een meting mee openen.")
            return _naar_lijst(code, versie)
    if kaart is not None:
        beeld = bekijk_instrument(door=request.actor, bestand=bestand, kaart=kaart)
    context |= {"form": formulier, "beeld": beeld, "kaart": kaart is not None, "lijst": _lijst(beeld)}
    return render(request, _SJABLOON, context, status=422 if beeld.fouten else 200)


def _naar_lijst(code: str, versie: str) -> HttpResponse:
    return redirect("vragenlijst_lezen", code, versie)


def _lijst(beeld: Instrumentbeeld) -> dict[str, Any] | None:
    if beeld.instrument is None or beeld.fouten:
        return None
    zelfde = sum(een.soort is Overzetsoort.ZELFDE for een in beeld.wijzigingen)
    bleef = aantal(zelfde, "vraag bleef", "vragen bleven")
    return overzicht(beeld.instrument) | {"zelfde_tekst": f"{bleef} hetzelfde."}


@pagina(
    "verbeteren/vragenlijst-leeg/", "vragenlijst_leeg", doelen=VERBETEREN,
    uitleg="Een leeg rekenblad om een eigen vragenlijst in te vullen (xlsx).",
)  # fmt: skip
def vragenlijst_leeg(request: Verzoek) -> HttpResponse:
    """Send the empty workbook."""
    return als_bestand(maak_sjabloon(door=request.actor))
