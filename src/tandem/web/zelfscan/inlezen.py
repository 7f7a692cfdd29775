"""The page that reads earlier waves from a sheet: choose a file, say what its columns hold, look, and keep."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan.bestand import Bestand
from tandem.acties.zelfscan.inlezen import (
    Inleesbeeld,
    bekijk_bestand,
    lees_inleeskop,
    lees_metingen_in,
)
from tandem.regels.rechten.oordeel import AlGedaan, Ongeldig
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.instrument import Instrument
from tandem.regels.zelfscan.kolomvoorstel import Voorstel
from tandem.regels.zelfscan.metingblad import Indeling, Kolomkaart
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.zelfscan.bestandsformulier import Bestandsformulier, draag_mee, gekozen_kop, kolomkeuzes
from tandem.web.zelfscan.instrumenten import EEN


class Kaartformulier(Bestandsformulier):
    """What the columns of a sheet hold."""

    blad = forms.ChoiceField(label="Welk blad?", required=False)
    kop = forms.IntegerField(label="Op welke rij staan de koppen?", min_value=1, max_value=1000)
    indeling = forms.ChoiceField(
        label="Hoe is het blad ingedeeld?", choices=[(een.value, een.omschrijving) for een in Indeling]
    )
    gemeente = forms.ChoiceField(label="In welke kolom staat de gemeente?", required=False)
    jaar = forms.ChoiceField(label="In welke kolom staat het jaar?", required=False)
    vast_jaar = forms.CharField(
        label="Of is alles van één jaar?", required=False, max_length=4, help_text="Bijvoorbeeld 2023."
    )
    vraag = forms.ChoiceField(
        label="In welke kolom staat de vraag?", required=False, help_text="Alleen als elke rij één antwoord is."
    )
    antwoord = forms.ChoiceField(
        label="In welke kolom staat het antwoord?", required=False, help_text="Alleen als elke rij één antwoord is."
    )
    woorden = forms.CharField(
        label="Welke woorden betekenen iets anders?", required=False, max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Eén per regel, zoals: groen = Gewoon. Staat er na het is-teken niets, dan is het onbekend.",
    )  # fmt: skip

    def __init__(self, *args: Any, beeld: Inleesbeeld, instrument: Instrument, gemeente: str, **opties: Any) -> None:
        """Offer the sheets and columns that the file has, and the questions of the instrument."""
        super().__init__(*args, **opties)
        self.eigen_gemeente, self.voorstel = gemeente, beeld.voorstel
        velden: dict[str, Any] = self.fields
        velden["bestand"].label = "Een ander rekenblad?"
        velden["blad"].choices = [(naam, naam) for naam in beeld.bladen]
        kolommen = kolomkeuzes(beeld.voorstel.koppen if beeld.voorstel else {})
        velden["gemeente"].choices = [("", f"Nergens: alles is van {gemeente}"), *kolommen]
        for naam in ("jaar", "vraag", "antwoord"):
            velden[naam].choices = [("", "Geen kolom"), *kolommen]
        vragen = [("", "Niet gebruiken"), *_vraagkeuzes(instrument)]
        for nummer, letter in kolommen:
            velden[f"kolom_{nummer}"] = forms.ChoiceField(
                label=f"Welke vraag staat in kolom {letter}?", choices=vragen, required=False
            )

    def kaart(self) -> Kolomkaart:
        """Return the map as it was filled in."""
        veld = self.cleaned_data
        gekozen = {
            nummer: veld.get(f"kolom_{nummer}", "") for nummer in (self.voorstel.koppen if self.voorstel else {})
        }
        gemeente = int(veld["gemeente"] or 0)
        return Kolomkaart(
            blad=veld["blad"],
            indeling=Indeling(veld["indeling"]),
            kop=veld["kop"],
            gemeente=gemeente,
            jaar=int(veld["jaar"] or 0),
            vraag=int(veld["vraag"] or 0),
            antwoord=int(veld["antwoord"] or 0),
            vaste_gemeente="" if gemeente else self.eigen_gemeente,
            vast_jaar=veld["vast_jaar"],
            vragen={nummer: code for nummer, code in gekozen.items() if code and not code.startswith(_WENS)},
            streven={nummer: code.removeprefix(_WENS) for nummer, code in gekozen.items() if code.startswith(_WENS)},
            woorden=_woorden(veld["woorden"]),
        )


_WENS = "wens:"


def _vraagkeuzes(instrument: Instrument) -> list[tuple[str, str]]:
    vragen = [(code, vraag.tekst) for code, vraag in instrument.per_code.items()]
    wensen = [
        (f"{_WENS}{code}", f"Waar we heen willen: {v.tekst}") for code, v in instrument.per_code.items() if v.streven
    ]
    return vragen + wensen


def _woorden(tekst: str) -> dict[str, str]:
    paren = (regel.partition("=") for regel in tekst.splitlines() if "=" in regel)
    return {woord.strip(): naar.strip() for woord, _, naar in paren if woord.strip()}


@pagina(
    f"{EEN}inlezen/", "meting_inlezen", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Een eerdere meting inlezen uit een rekenblad, zoals de nulmeting.",
)  # fmt: skip
def meting_inlezen(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Read earlier waves from a file, step by step on one page."""
    kop, lijst = lees_inleeskop(door=request.actor, code=code, versie=versie)
    plek = {"door": request.actor, "code": code, "versie": versie}
    gestuurd = request.method == "POST"
    eerste = Bestandsformulier(request.POST, request.FILES) if gestuurd else Bestandsformulier()
    context = werkcontext(
        kop, "vragenlijsten", titel="Een eerdere meting inlezen", status=f"{lijst.naam}, versie {versie}"
    )
    context |= {"form": eerste, "terug_url": reverse("vragenlijst_lezen", args=[code, versie]), "knop": "Bekijken"}
    if not gestuurd or not eerste.is_valid():
        return render(request, "zelfscan/inlezen.html", context, status=422 if gestuurd else 200)
    bestand = eerste.gekozen()
    if bestand is None:
        eerste.add_error("bestand", "Kies een bestand.")
        return render(request, "zelfscan/inlezen.html", context, status=422)
    try:
        return _verder(request, plek | {"bestand": bestand}, eerste.cleaned_data["verzoek"], context, (kop.naam, lijst))
    except AlGedaan:
        return redirect("verbeteren")
    except Ongeldig as fout:
        for zin in fout.fouten.values():
            eerste.add_error("bestand", zin)
        return render(request, "zelfscan/inlezen.html", context | {"form": eerste}, status=422)


def _verder(
    request: Verzoek,
    plek: Mapping[str, Any],
    verzoek: UUID | None,
    context: dict[str, Any],
    waar: tuple[str, Instrument],
) -> HttpResponse:
    """The file is there: ask for a map where it needs one, show what is in it, and keep it when people say so."""
    bestand: Bestand = plek["bestand"]
    bij_ons = draag_mee(bestand)
    gekozen = "kop" in request.POST and not request.FILES.get("bestand")
    kop = gekozen_kop(request) if gekozen else 0
    beeld = bekijk_bestand(**plek, blad=request.POST.get("blad", ""), kop=kop)
    kaart = None
    formulier: Bestandsformulier = Bestandsformulier(initial=bij_ons)
    if not beeld.eigen_indeling:
        opties: dict[str, Any] = {"beeld": beeld, "instrument": waar[1], "gemeente": waar[0]}
        formulier = Kaartformulier(initial=bij_ons | _begin(beeld.voorstel), **opties)
        if gekozen:
            formulier = Kaartformulier(request.POST, initial=bij_ons, **opties)
        if not gekozen or not formulier.is_valid():
            return render(request, "zelfscan/inlezen.html", context | {"form": formulier, "kaart": True})
        kaart = formulier.kaart()
        beeld = bekijk_bestand(**plek, kaart=kaart)
    if "vastleggen" in request.POST and beeld.klaar:
        jaren = lees_metingen_in(**plek, kaart=kaart, verzoek=verzoek)
        messages.success(request, f"{aantal(jaren, 'meting', 'metingen')} ingelezen.")
        return redirect("verbeteren")
    context |= {"form": formulier, "beeld": beeld, "kaart": kaart is not None} | _woorden_bij(beeld)
    return render(request, "zelfscan/inlezen.html", context, status=422 if beeld.fouten else 200)


def _woorden_bij(beeld: Inleesbeeld) -> dict[str, str]:
    """The counts of one wave as people read them."""
    if beeld.meting is None:
        return {}
    return {
        "deelnemers": aantal(beeld.meting.deelnemers or 0, "deelnemer", "deelnemers"),
        "met_spreiding": aantal(beeld.meting.met_spreiding, "vraag", "vragen"),
        "geheim": aantal(beeld.meting.geheim, "vraag", "vragen"),
        "oorzaken": aantal(beeld.meting.oorzaken, "oorzaak", "oorzaken"),
    }


def _begin(voorstel: Voorstel | None) -> dict[str, Any]:
    if voorstel is None:
        return {}
    kolommen = {f"kolom_{nummer}": code for nummer, code in voorstel.vragen.items()}
    begin = {"kop": voorstel.kop, "gemeente": voorstel.gemeente or "", "jaar": voorstel.jaar or "", "indeling": "breed"}
    return begin | kolommen
