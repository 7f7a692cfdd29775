"""The pages of lessons: the list, writing one, one lesson with what it came from and changed, and reading it."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.leren.lesbron import Geraakt, Oorsprongbeeld
from tandem.acties.leren.lessen import (
    Lesbeeld,
    Schrijfblad,
    lees_les,
    lees_lessen,
    lees_na,
    lees_schrijfblad,
    pas_les_aan,
    schrijf_les,
)
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE
from tandem.regels.leren.les import VELDEN, Herkomst, Leerorde, Les, Lesstand, Oorsprong
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.web.formulier import Formulier, behandel
from tandem.web.leren.belemmeringen import NAGEKEKEN
from tandem.web.onderdelen import Gegeven, Knop, Rij, Terug
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/lessen/"
FORM = ("GET", "POST")
RAAKT = ("acties", "planregels", "delen")
_DELEN, _TERUG = "delen", "terug"


@pagina(PAD, "lessen", doelen=VERBETEREN, uitleg="Wat is geleerd, hier en bij wie dat laat zien.")
def lessen(request: Verzoek) -> HttpResponse:
    """Show what waits for a second reader, what I wrote, and what is shared."""
    lijst = lees_lessen(door=request.actor)
    context = werkcontext(lijst.kop, "lessen", titel="Wat leren we?") | {"lijst": lijst}
    context |= {naam: [lesrij(een) for een in getattr(lijst, naam)] for naam in ("na_te_lezen", "van_mij", "gedeeld")}
    return render(request, "leren/lessen.html", context)


def lesrij(een: Lesbeeld) -> Rij:
    mee = [een.les.niveau.omschrijving, een.les.orde.omschrijving, datum(een.geschreven_op)]
    merk = "" if een.stand is Lesstand.GEDEELD else een.stand.omschrijving
    return Rij(een.les.inzicht, _adres(str(een.openbaar)), tekst=een.les.anders, mee=[een.organisatie, *mee], merk=merk)


def _adres(openbaar: str) -> str:
    return reverse("les", args=[openbaar])


class Lesformulier(Formulier):
    """A lesson in three short fields; nothing about a person."""

    aanleiding = forms.CharField(
        label="Wat gebeurde er in het werk?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGSTE,
        help_text="Niet over wie het ging. Geen namen, dagen of plaatsen waaraan iemand te herkennen is.",
    )  # fmt: skip
    inzicht = forms.CharField(
        label="Wat leerden we daarvan?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGSTE
    )
    anders = forms.CharField(
        label="Wat doen we nu anders?", widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGSTE
    )
    orde = forms.ChoiceField(
        label="Hoe diep ging het leren?",
        widget=forms.RadioSelect,
        choices=[(een.value, een.omschrijving) for een in Leerorde],
    )
    niveau = forms.ChoiceField(
        label="Wie leerde dit?", widget=forms.RadioSelect, choices=[(een.value, een.omschrijving) for een in Laag]
    )
    acties = forms.MultipleChoiceField(
        label="Welke acties van de bouwstenen veranderde dit?", required=False, help_text="U mag dit leeg laten.",
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )  # fmt: skip
    planregels = forms.MultipleChoiceField(
        label="Welke regels van het verbeterplan veranderde dit?", required=False, help_text="U mag dit leeg laten.",
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )  # fmt: skip
    delen = forms.MultipleChoiceField(
        label="Bij welke onderdelen van een meting hoort dit?", required=False, help_text="U mag dit leeg laten.",
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )  # fmt: skip
    nagekeken = forms.BooleanField(
        label=NAGEKEKEN, required=False, help_text="Kruis dit aan als Tandem denkt dat er een naam of adres in staat."
    )

    def __init__(self, *args: Any, blad: Schrijfblad, **opties: Any) -> None:
        """Offer what it can have changed here; what there is nothing of, is not asked."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        for naam, keuzes in blad.keuzes.items():
            velden[naam].choices = keuzes
            if not keuzes:
                del velden[naam]


def _les(velden: dict[str, Any]) -> Les:
    acties, planregels, delen = (tuple(velden.get(naam, ())) for naam in RAAKT)
    woorden = (velden["aanleiding"], velden["inzicht"], velden["anders"])
    return Les(*woorden, Leerorde(velden["orde"]), Laag(velden["niveau"]), acties, planregels, delen)


@pagina(f"{PAD}schrijven/", "les_schrijven", doelen=VERBETEREN, methoden=FORM, uitleg="Een les opschrijven.")
def schrijven(request: Verzoek) -> HttpResponse:
    """Write a lesson; ``?uit=`` and ``?soort=`` name what it came from, and what is known of that stands there."""
    uit = _oorsprong(request)
    blad = lees_schrijfblad(door=request.actor, uit=uit)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        nummer = schrijf_les(
            door=request.actor, les=_les(velden), uit=uit, nagekeken=velden["nagekeken"], verzoek=verzoek
        )
        messages.success(request, "Aangeboden. Een tweede lezer kijkt mee voordat een ander de les leest.")
        return _adres(str(nummer))

    context = werkcontext(blad.kop, "lessen", titel="Een les opschrijven")
    context |= {"knop": "Aanbieden om na te lezen", "terug_url": reverse("lessen"), "uit": blad.uit}
    return behandel(
        request, formulier=partial(Lesformulier, blad=blad), actie=actie, sjabloon="leren/les_schrijven.html",
        context=context, begin=blad.uit.begin if blad.uit else None, na_eerder=_adres,
    )  # fmt: skip


def _oorsprong(request: Verzoek) -> Oorsprong | None:
    """What the address says that the lesson came from; an address that says nothing clear says nothing."""
    with suppress(ValueError):
        soort = Herkomst(request.GET.get("soort", Herkomst.BELEMMERING.value))
        return Oorsprong(soort, UUID(request.GET.get("uit", "")), request.GET.get("deel", "")[:80])
    return None


@pagina(
    f"{PAD}<uuid:les>/", "les", doelen=VERBETEREN, uitleg="Eén les, met waar hij vandaan komt en wat hij veranderde."
)
def een_les(request: Verzoek, les: UUID) -> HttpResponse:
    """Show a lesson, walkable to what it came from and to what it changed."""
    kop, beeld = lees_les(door=request.actor, openbaar=les)
    context = werkcontext(
        kop, "lessen", titel="Een les", status=f"{beeld.organisatie}. {_zin(beeld.stand.omschrijving)}"
    )
    context |= {
        "kop": replace(context["kop"], terug=Terug("Alle lessen", reverse("lessen"))),
        "beeld": beeld,
        "gegevens": _gegevens(beeld),
        "geraakt": [(een.naam, _raakpad(een)) for een in beeld.geraakt],
        "knoppen": _knoppen(beeld),
    }
    return render(request, "leren/les.html", context)


def _raakpad(een: Geraakt) -> str:
    if een.deel:
        return f"{reverse('uitkomst', args=[een.openbaar])}#deel-{een.deel}"
    plan = reverse("plan_van_ander", args=[een.plan]) if een.plan else reverse("verbeterplan")
    return f"{plan}#regel-{een.openbaar}"


def _zin(woorden: str) -> str:
    return f"{woorden[:1].upper()}{woorden[1:]}."


def _gegevens(beeld: Lesbeeld) -> list[Gegeven]:
    les = beeld.les
    vast = [
        Gegeven("Wat gebeurde er in het werk?", les.aanleiding),
        Gegeven("Wat leerden we daarvan?", les.inzicht),
        Gegeven("Wat doen we nu anders?", les.anders),
        Gegeven("Hoe diep ging het leren?", les.orde.omschrijving),
        Gegeven("Wie leerde dit?", les.niveau.omschrijving),
    ]
    if beeld.uit:
        vast.append(Gegeven("Waar komt het vandaan?", beeld.uit.naam, _pad_van(beeld.uit)))
    return vast


_ROUTE = {
    Herkomst.BELEMMERING: "belemmering",
    Herkomst.METING: "uitkomst",
    Herkomst.ADVIES: "advies",
    Herkomst.GEVOLG: "advies",
}
_MET_PLEK = (Herkomst.REFLECTIE, Herkomst.OBSERVATIE, Herkomst.GEVOLG)


def _pad_van(uit: Oorsprongbeeld) -> str:
    """The page of what a lesson came from, and the place on it."""
    soort, openbaar = uit.oorsprong.soort, uit.oorsprong.openbaar
    pad = reverse(_ROUTE.get(soort, "leertraject"), args=[uit.pad])
    if soort is Herkomst.METING:
        return f"{pad}#deel-{uit.oorsprong.deel}"
    return f"{pad}#{soort.value}-{openbaar}" if soort in _MET_PLEK else pad


def _knoppen(beeld: Lesbeeld) -> list[Knop]:
    if beeld.kan_nalezen:
        return [Knop("Nalezen en beslissen", reverse("les_nalezen", args=[beeld.openbaar]), "primair")]
    if beeld.van_mij and beeld.stand is not Lesstand.GEDEELD:
        return [Knop("Aanpassen", reverse("les_aanpassen", args=[beeld.openbaar]), "primair")]
    return []


@pagina(
    f"{PAD}<uuid:les>/aanpassen/", "les_aanpassen", doelen=VERBETEREN, methoden=FORM, uitleg="Een eigen les aanpassen."
)
def aanpassen(request: Verzoek, les: UUID) -> HttpResponse:
    """Change an own lesson that is not shared, and offer it again."""
    kop, beeld = lees_les(door=request.actor, openbaar=les)
    if not beeld.van_mij or beeld.stand is Lesstand.GEDEELD:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        pas_les_aan(
            door=request.actor, openbaar=les, les=_les(velden), nagekeken=velden["nagekeken"],
            versie=velden["versie"] or 0, verzoek=verzoek,
        )  # fmt: skip
        return _adres(str(les))

    begin = {naam: getattr(beeld.les, naam) for naam in VELDEN} | {"versie": beeld.versie}
    begin |= {"orde": beeld.les.orde.value, "niveau": beeld.les.niveau.value}
    begin |= {naam: list(getattr(beeld.les, naam)) for naam in RAAKT}
    blad = lees_schrijfblad(door=request.actor)
    context = werkcontext(kop, "lessen", titel="De les aanpassen")
    context |= {"knop": "Opnieuw aanbieden", "terug_url": _adres(str(les)), "beeld": beeld}
    return behandel(
        request, formulier=partial(Lesformulier, blad=blad), actie=actie, sjabloon="leren/les_schrijven.html",
        context=context, begin=begin, na_eerder=_adres,
    )  # fmt: skip


class Naleesformulier(Formulier):
    """What a second reader decides."""

    besluit = forms.ChoiceField(
        label="Wat doet u?", widget=forms.RadioSelect,
        choices=[
            (_DELEN, "Delen: dit gaat niet over een persoon en een ander heeft er iets aan"),
            (_TERUG, "Teruggeven: er moet iets anders"),
        ],
    )  # fmt: skip
    opmerking = forms.CharField(
        label="Wat moet er anders?", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=LANGSTE
    )


@pagina(
    f"{PAD}<uuid:les>/nalezen/",
    "les_nalezen",
    doelen=VERBETEREN,
    methoden=FORM,
    uitleg="Een les van een ander nalezen.",
)
def nalezen(request: Verzoek, les: UUID) -> HttpResponse:
    """Read a lesson as the second reader and decide."""
    kop, beeld = lees_les(door=request.actor, openbaar=les)
    if not beeld.kan_nalezen:
        raise NietGevonden

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        lees_na(
            door=request.actor, openbaar=les, deelt=velden["besluit"] == _DELEN, opmerking=velden["opmerking"],
            versie=velden["versie"] or 0, verzoek=verzoek,
        )  # fmt: skip
        return reverse("lessen")

    context = werkcontext(kop, "lessen", titel="Een les nalezen")
    context |= {"knop": "Vastleggen", "terug_url": _adres(str(les)), "gegevens": _gegevens(beeld)}
    return behandel(
        request, formulier=Naleesformulier, actie=actie, sjabloon="leren/les_nalezen.html", context=context,
        begin={"versie": beeld.versie}, na_eerder=partial(_naar_lijst),
    )  # fmt: skip


def _naar_lijst(_uitkomst: str) -> str:
    return reverse("lessen")
