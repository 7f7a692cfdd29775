"""The region's side of obstacles: what was sent up, a step with it, and counts per kind as a picture and a table."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.leren.regio import Regioregel, Telrij, lees_doorgegeven, lees_tellingen, zet_regiostap
from tandem.regels.leren.belemmering import KLEINSTE, LANGSTE, Regiostand, Regiostap, optellen
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import REGIOROL
from tandem.web.formulier import Formulier, behandel
from tandem.web.onderdelen import Cel, Kolom, Rij, Toon
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum


@pagina(
    "verbeteren/belemmeringen/regio/", "belemmeringen_regio", doelen=VERBETEREN, rollen=(REGIOROL,),
    uitleg="Belemmeringen die gemeenten aan de regio doorgaven.",
)  # fmt: skip
def doorgegeven(request: Verzoek) -> HttpResponse:
    """Show what municipalities sent up."""
    lijst = lees_doorgegeven(door=request.actor)
    context = werkcontext(lijst.kop, "belemmeringen", titel="Doorgegeven aan de regio")
    context |= {"rijen": [_rij(een) for een in lijst.regels]}
    return render(request, "leren/doorgegeven.html", context)


def _rij(een: Regioregel) -> Rij:
    mee = [een.gemeente, f"doorgegeven op {datum(een.doorgegeven_op)}" if een.doorgegeven_op else ""]
    toon: Toon = "goed" if een.stand is Regiostand.BEANTWOORD else ""
    url = reverse("belemmering_regiostap", args=[een.openbaar])
    return Rij(
        een.soort.naam, url, tekst=een.voor_regio, mee=[w for w in mee if w], merk=een.stand.omschrijving, toon=toon
    )


class Regiostapformulier(Formulier):
    """What the region does, and what the municipality reads of it."""

    stap = forms.ChoiceField(
        label="Wat doet de regio?",
        widget=forms.RadioSelect,
        choices=[(een.value, een.omschrijving) for een in Regiostap],
    )
    tekst = forms.CharField(
        label="Wat leest de gemeente?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LANGSTE,
        help_text="Zonder namen. De gemeente vertelt het aan wie dit meldde.",
    )  # fmt: skip


@pagina(
    "verbeteren/belemmeringen/regio/<uuid:belemmering>/", "belemmering_regiostap", doelen=VERBETEREN,
    rollen=(REGIOROL,), methoden=("GET", "POST"), uitleg="Als regio iets doen met een doorgegeven belemmering.",
)  # fmt: skip
def regiostap(request: Verzoek, belemmering: UUID) -> HttpResponse:
    """Take a step as the region."""
    lijst = lees_doorgegeven(door=request.actor)
    regel = next((een for een in lijst.regels if een.openbaar == belemmering), None)
    if regel is None:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        zet_regiostap(
            door=request.actor, belemmering=belemmering, stap=Regiostap(velden["stap"]), tekst=velden["tekst"],
            versie=velden["versie"] or 0, verzoek=verzoek,
        )  # fmt: skip
        messages.success(request, "Vastgelegd. De gemeente kan het lezen.")
        return reverse("belemmeringen_regio")

    context = werkcontext(
        lijst.kop, "belemmeringen", titel=regel.soort.naam, status=f"{regel.gemeente}: {regel.stand.omschrijving}."
    )
    context |= {"knop": "Vastleggen", "terug_url": reverse("belemmeringen_regio"), "regel": regel}
    return behandel(
        request, formulier=Regiostapformulier, actie=actie, sjabloon="leren/regiostap.html", context=context,
        begin={"versie": regel.versie}, na_eerder=partial(_lijst),
    )  # fmt: skip


def _lijst(_uitkomst: str) -> str:
    return reverse("belemmeringen_regio")


@pagina(
    "verbeteren/belemmeringen/tellingen/", "belemmeringen_tellingen", doelen=VERBETEREN,
    uitleg="Hoeveel belemmeringen van elke soort er zijn, per gemeente die dat laat zien.",
)  # fmt: skip
def tellingen(request: Verzoek) -> HttpResponse:
    """Show open obstacles per kind and municipality."""
    beeld = lees_tellingen(door=request.actor)
    context = werkcontext(beeld.kop, "belemmeringen", titel="Belemmeringen in de regio")
    context |= {
        "kaart": _kaart(beeld.rijen),
        "kolommen": [
            Kolom("Gemeente"),
            *(Kolom(soort.naam, getal=True) for soort in beeld.soorten),
            Kolom("Samen", getal=True),
        ],
        "rijen": [_telrij(rij) for rij in beeld.rijen if rij.tellingen is not None],
        "kleinste": KLEINSTE,
    }
    return render(request, "leren/tellingen.html", context)


def _kaart(rijen: Sequence[Telrij]) -> list[tuple[str, list[tuple[Telrij, str]]]]:
    """The region as it is organised: around each centre its municipalities, with sums; the region itself last."""
    centra: dict[str, list[tuple[Telrij, str]]] = {}
    for rij in rijen:
        samen = optellen(rij.tellingen) if rij.tellingen is not None else ""
        centra.setdefault(rij.centrum, []).append((rij, samen))
    return sorted(centra.items(), key=lambda paar: (not paar[0], paar[0]))


def _telrij(rij: Telrij) -> list[str | Cel]:
    tellingen_ = rij.tellingen or ()
    cellen = [Cel(een.in_woorden, getal=True) for een in tellingen_]
    return [rij.naam, *cellen, Cel(optellen(tellingen_), getal=True)]
