"""The pages of obstacles: report one in a minute, see what became of it, deal with it, and the region's side."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.leren.belemmering import meld_belemmering, zet_stap
from tandem.acties.leren.lezen import (
    Belemmerblad,
    Belemmerregel,
    Meldblad,
    lees_belemmering,
    lees_belemmeringen,
    lees_meldblad,
)
from tandem.regels.leren.belemmering import LANGSTE, MET_EIGENAAR, Melding, Stand, Stap, Zet
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.regels.rechten.organisatie import REGIOROL
from tandem.web.formulier import Formulier, behandel
from tandem.web.onderdelen import Knop, Rij, Terug, Toon, Voorval
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

NAGEKEKEN = "Ik heb gekeken: dit gaat niet over een persoon"


@pagina(
    "verbeteren/belemmeringen/", "belemmeringen", doelen=VERBETEREN, uitleg="Wat in de weg staat, en wat ermee gebeurt."
)
def belemmeringen(request: Verzoek) -> HttpResponse:
    """Show what I reported, and to who deals with obstacles what is to be done."""
    lijst = lees_belemmeringen(door=request.actor)
    context = werkcontext(lijst.kop, "belemmeringen", titel="Wat staat in de weg?")
    context |= {
        "lijst": lijst,
        "is_regio": request.actor.rol == REGIOROL,
        "van_mij": [_rij(een) for een in lijst.van_mij],
        "te_doen": [_rij(een) for een in lijst.te_doen],
        "klaar": [_rij(een) for een in lijst.klaar],
    }
    return render(request, "leren/belemmeringen.html", context)


def _rij(een: Belemmerregel) -> Rij:
    mee = [f"gemeld op {datum(een.gemeld_op)}"]
    if een.namens:
        mee.append(f"van {een.namens}")
    if een.eigenaar or een.bij:
        mee.append(f"bij {', '.join(wie for wie in (een.eigenaar, een.bij) if wie)}")
    if een.hoort_op:
        mee.append(f"{'zou iets horen' if een.te_laat else 'hoort iets'} op {datum(een.hoort_op)}")
    toon: Toon = "let-op" if een.te_laat else "goed" if een.stand is Stand.OPGELOST else ""
    url = reverse("belemmering", args=[een.openbaar])
    merk = "te laat" if een.te_laat else een.stand.omschrijving
    return Rij(een.soort.naam, url, tekst=een.wat, mee=mee, merk=merk, toon=toon)


class Meldformulier(Formulier):
    """One minute: what kind, one sentence."""

    soort = forms.ChoiceField(label="Wat stond er in de weg?", widget=forms.RadioSelect)
    wat = forms.CharField(
        label="Wat gebeurde er?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LANGSTE,
        help_text="Eén zin is genoeg. Schrijf geen namen op en niets waaraan een gezin te herkennen is.",
    )  # fmt: skip
    nagekeken = forms.BooleanField(
        label=NAGEKEKEN, required=False, help_text="Kruis dit aan als Tandem denkt dat er een naam of adres in staat."
    )
    bekend = forms.BooleanField(
        label="Wie dit oppakt, mag weten dat ik het heb gemeld", required=False,
        help_text="Zonder kruisje blijft uw naam weg. U hoort in Tandem wel wat ermee gebeurt.",
    )  # fmt: skip

    def __init__(self, *args: Any, blad: Meldblad, **opties: Any) -> None:
        """Offer the kinds of content."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [(een.code, f"{een.naam}. {een.uitleg}") for een in blad.soorten]


@pagina(
    "verbeteren/belemmeringen/melden/", "belemmering_melden", doelen=VERBETEREN, methoden=("GET", "POST"),
    uitleg="Melden wat het werk in de weg staat.",
)  # fmt: skip
def melden(request: Verzoek) -> HttpResponse:
    """Report an obstacle."""
    blad = lees_meldblad(door=request.actor)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        melding = Melding(velden["soort"], velden["wat"], nagekeken=velden["nagekeken"])
        nummer = meld_belemmering(door=request.actor, melding=melding, bekend=velden["bekend"], verzoek=verzoek)
        messages.success(request, f"Gemeld. Binnen {blad.termijn.dagen} dagen hoort u wat ermee gebeurt.")
        return _adres(str(nummer))

    context = werkcontext(blad.kop, "belemmeringen", titel="Melden wat in de weg staat")
    context |= {"knop": "Melden", "terug_url": reverse("belemmeringen"), "blad": blad, "lezers": _lezers(blad)}
    return behandel(
        request, formulier=partial(Meldformulier, blad=blad), actie=actie, sjabloon="leren/melden.html",
        context=context, na_eerder=_adres,
    )  # fmt: skip


def _lezers(blad: Meldblad) -> str:
    """Who will read a report, said before it is written."""
    if not blad.loket.elders:
        return f"Dit leest wie bij {blad.loket.naam} belemmeringen oppakt. Uw andere collega's lezen het niet."
    return (
        f"Bij uw organisatie pakt niemand belemmeringen op. Daarom leest de projectleider van de regio dit "
        f"({blad.loket.naam}), met de naam van uw organisatie: {blad.kop.naam}. Uw collega's lezen het niet, en "
        f"gemeenten ook niet."
    )


def _adres(openbaar: str) -> str:
    return reverse("belemmering", args=[openbaar])


@pagina(
    "verbeteren/belemmeringen/<uuid:belemmering>/", "belemmering", doelen=VERBETEREN,
    uitleg="Eén belemmering, met wat er gebeurde.",
)  # fmt: skip
def een_belemmering(request: Verzoek, belemmering: UUID) -> HttpResponse:
    """Show one obstacle: the report, where it stands, and what was told."""
    blad = lees_belemmering(door=request.actor, belemmering=belemmering)
    context = werkcontext(blad.kop, "belemmeringen", titel=blad.regel.soort.naam, status=_status(blad))
    context |= {
        "blad": blad,
        "kop": replace(context["kop"], terug=Terug("Alle belemmeringen", reverse("belemmeringen"))),
        "stappen": [Voorval(een.op, een.wat, tekst=een.tekst, wie=een.wie) for een in reversed(blad.stappen)],
        "knoppen": [
            Knop(
                stap.omschrijving,
                reverse("belemmering_stap", args=[belemmering, stap.value]),
                "primair" if nr == 0 else "gewoon",
            )
            for nr, stap in enumerate(blad.kan)
        ],
    }
    return render(request, "leren/belemmering.html", context)


def _status(blad: Belemmerblad) -> str:
    regel = blad.regel
    zin = f"{regel.stand.omschrijving[:1].upper()}{regel.stand.omschrijving[1:]}."
    if regel.hoort_op is None:
        return zin
    if regel.te_laat:
        return f"{zin} Te laat: de melder zou op {datum(regel.hoort_op)} iets horen."
    return f"{zin} De melder hoort iets op {datum(regel.hoort_op)}."


class Stapformulier(Formulier):
    """What is done, and what the reporter hears of it; who has it and until when where the step asks for that."""

    tekst = forms.CharField(
        label="Wat hoort de melder?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGSTE,
        help_text="De melder leest dit in Tandem.",
    )  # fmt: skip
    eigenaar = forms.TypedChoiceField(label="Wie pakt dit op?", coerce=int, empty_value=None)
    uiterlijk = forms.DateField(label="Wanneer hoort de melder weer iets?")
    voor_regio = forms.CharField(
        label="Wat leest de regio?", widget=forms.Textarea(attrs={"rows": 4}), max_length=LANGSTE,
        help_text="In uw eigen woorden, zonder namen. Gemeenten in de regio kunnen dit lezen.",
    )  # fmt: skip

    def __init__(self, *args: Any, blad: Belemmerblad, stap: Stap, **opties: Any) -> None:
        """Ask no more than this step needs."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["eigenaar"].choices = [("", "Kies"), *blad.verdelers]
        if stap not in MET_EIGENAAR:
            del velden["eigenaar"], velden["uiterlijk"]
        if stap is not Stap.GEEF_DOOR:
            del velden["voor_regio"]


@pagina(
    "verbeteren/belemmeringen/<uuid:belemmering>/<slug:stap>/", "belemmering_stap", doelen=VERBETEREN,
    methoden=("GET", "POST"), uitleg="Iets met een belemmering doen, en het de melder laten weten.",
)  # fmt: skip
def stap(request: Verzoek, belemmering: UUID, stap: str) -> HttpResponse:
    """Take a step with an obstacle."""
    blad = lees_belemmering(door=request.actor, belemmering=belemmering)
    gekozen = _stap(blad, stap)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        zet = Zet(
            gekozen,
            **{naam: velden[naam] for naam in ("tekst", "eigenaar", "uiterlijk", "voor_regio") if naam in velden},
        )
        zet_stap(door=request.actor, belemmering=belemmering, zet=zet, versie=velden["versie"] or 0, verzoek=verzoek)
        messages.success(request, "Vastgelegd. De melder kan het lezen.")
        return reverse("belemmeringen")

    context = werkcontext(blad.kop, "belemmeringen", titel=gekozen.omschrijving, status=blad.regel.soort.naam)
    context |= {"knop": "Vastleggen", "terug_url": _adres(str(belemmering)), "blad": blad, "stap": gekozen}
    return behandel(
        request, formulier=partial(Stapformulier, blad=blad, stap=gekozen), actie=actie, sjabloon="leren/stap.html",
        context=context, begin={"versie": blad.versie}, na_eerder=_adres,
    )  # fmt: skip


def _stap(blad: Belemmerblad, gevraagd: str) -> Stap:
    """The step in the address; whether it can be taken now is for the action."""
    if not blad.kan:
        raise Geweigerd("Dit doet wie bij uw organisatie belemmeringen oppakt.")
    for een in Stap:
        if een.value == gevraagd:
            return een
    raise NietGevonden
