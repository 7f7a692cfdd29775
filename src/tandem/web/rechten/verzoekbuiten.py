"""A request by who holds authority over a child and never was a member: recording it, the copy, the answer."""

import json
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from tandem.acties.portaal.afschrift import als_gegevens, als_pdf
from tandem.acties.portaal.meegeven import geef_afschrift_mee, geef_stuk_mee
from tandem.acties.rechten.antwoordbrief import maak_antwoordbrief
from tandem.acties.rechten.briefpdf import brieftekst_als_pdf
from tandem.acties.rechten.verzoek import Verzoekinvoer
from tandem.acties.rechten.verzoekbeeld import verzoekregels
from tandem.acties.rechten.verzoekbuiten import (
    Houderkeuzes,
    Identiteit,
    lees_houderkeuzes,
    leg_vast_van_buiten,
)
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.verzoek import LANGSTE
from tandem.regels.rechten.verzoekbuiten import GEEN_HOUDER, Nagekeken
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import BEIDE, HIER, als_uuid, formulierpagina
from tandem.web.pagina import Verzoek, pagina
from tandem.web.pdf import pdf_antwoord
from tandem.web.portaal.verzoek import STUKNAAM, bestand_antwoord
from tandem.web.portaal.verzoekformulier import kort
from tandem.web.rechten.verzoeken import BIJ, HULP, LAGEN

NAAM = "gegevens"
"""Says nothing to who sees it in a list of downloads."""
ALLEEN_POST = ("POST",)
"""Each time is recorded: never a link that a browser follows by itself."""


class Buitenformulier(Formulier):
    """A request by a holder of authority from outside the household."""

    gezag = forms.ChoiceField(
        label="Wie vraagt het, en over welk kind?",
        help_text="Hier staat wie nu gezag heeft en niet bij dit huishouden hoort. Tandem kijkt na of dit mag.",
    )
    nagekeken = forms.ChoiceField(
        label="Hoe weet u zeker wie dit is?", widget=forms.RadioSelect,
        choices=[(een.value, een.omschrijving.capitalize()) for een in Nagekeken],
        help_text="Bewaar geen kopie en geen nummer.",
    )  # fmt: skip
    nagekeken_op = forms.DateField(label="Op welke dag keek u dat na?")
    soort = forms.ChoiceField(label="Wat is er gevraagd?", widget=forms.RadioSelect)
    regel = forms.ChoiceField(
        label="Over welke tekst gaat het?", required=False, help_text="Nodig bij een eigen verhaal en bij afschermen."
    )
    tekst = forms.CharField(
        label="In eigen woorden", required=False, max_length=LANGSTE, widget=forms.Textarea(attrs={"rows": 4})
    )
    ontvangen_op = forms.DateField(label="Op welke dag kwam het verzoek binnen?")

    def __init__(self, *args: Any, keuzes: Houderkeuzes, **opties: Any) -> None:
        """Offer the holders of today, the kinds and the lines about a child alone."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["gezag"].choices = [("", "Kies"), *((str(een.gezag), een.zin) for een in keuzes.houders)]
        velden["soort"].choices = [(een.soort.value, een.naam) for een in verzoekregels()]
        teksten = ((code, kort(tekst)) for code, tekst in keuzes.teksten)
        velden["regel"].choices = [("", "Niet over één tekst"), *teksten]


@pagina(
    f"{HIER}verzoeken/van-buiten/",
    "verzoek_buiten",
    doelen=HULP,
    lagen=LAGEN,
    methoden=BEIDE,
    uitleg="Een verzoek vastleggen van wie gezag heeft over een kind en niet bij het huishouden hoort.",
)
def vastleggen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Record a request by a holder of authority from outside."""
    keuzes = lees_houderkeuzes(door=request.actor, huishouden=huishouden)
    terug = reverse("verzoeken", args=[huishouden])

    def actie(v: dict[str, Any], verzoek: UUID) -> str:
        invoer = Verzoekinvoer(v["soort"], v["tekst"], als_uuid(v["regel"]), v["ontvangen_op"])
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        wie = Identiteit(v["nagekeken"], v["nagekeken_op"])
        leg_vast_van_buiten(**vast, gezag=als_uuid(v["gezag"]), identiteit=wie, invoer=invoer)
        messages.success(request, "Het verzoek is vastgelegd. Op de werklijst staat wanneer het antwoord er moet zijn.")
        return terug

    vandaag = timezone.localdate()
    return formulierpagina(
        request, keuzes.kop, titel="Een verzoek van iemand met gezag van buiten", knop="Verzoek vastleggen",
        terug=terug, actie=actie, formulier=partial(Buitenformulier, keuzes=keuzes), tab="",
        uitleg="Dit is voor een ouder, voogd of instelling met gezag die nooit bij dit huishouden hoorde."
        if keuzes.houders else GEEN_HOUDER,
        begin={"ontvangen_op": vandaag}, concept="verzoek_buiten", na_eerder=terug,
    )  # fmt: skip


@pagina(
    f"{BIJ}kopie-meegeven/<slug:vorm>/",
    "verzoek_meegeven",
    doelen=HULP,
    lagen=LAGEN,
    methoden=ALLEEN_POST,
    uitleg="De kopie downloaden voor wie gezag heeft van buiten, en vastleggen dat die is meegegeven.",
)
def meegeven(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID, vorm: str) -> HttpResponse:
    """Give the copy as a PDF or as JSON, made now; every time is recorded."""
    if vorm not in ("pdf", "json"):
        raise NietGevonden
    gevraagd: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "rechtsverzoek": rechtsverzoek}
    try:
        afschrift = geef_afschrift_mee(**gevraagd, als_pdf=vorm == "pdf")
    except Ongeldig as fout:
        return _kan_niet(request, huishouden, rechtsverzoek, fout)
    if vorm == "pdf":
        return bestand_antwoord(als_pdf(afschrift), "application/pdf", "pdf", NAAM)
    inhoud = json.dumps(als_gegevens(afschrift), ensure_ascii=False, indent=2).encode()
    return bestand_antwoord(inhoud, "application/json", "json", NAAM)


@pagina(
    f"{BIJ}kopie-meegeven/document/<uuid:afschriftstuk>/",
    "verzoek_stuk_meegeven",
    doelen=HULP,
    lagen=LAGEN,
    methoden=ALLEEN_POST,
    uitleg="Een document bij die kopie downloaden, en vastleggen dat het is meegegeven.",
)
def stuk_meegeven(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID, afschriftstuk: UUID) -> HttpResponse:
    """Give a document as it was given along, always as a download; every time is recorded."""
    gevraagd: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "rechtsverzoek": rechtsverzoek}
    try:
        een = geef_stuk_mee(**gevraagd, stuk=afschriftstuk)
    except Ongeldig as fout:
        return _kan_niet(request, huishouden, rechtsverzoek, fout)
    return bestand_antwoord(een.inhoud, een.mime, een.staart, f"{STUKNAAM}-{een.nummer}")


@pagina(
    f"{BIJ}brief/",
    "verzoek_antwoordbrief",
    doelen=HULP,
    lagen=LAGEN,
    methoden=ALLEEN_POST,
    uitleg="De brief met het antwoord voor wie gezag heeft van buiten, en vastleggen dat die is gemaakt.",
)
def antwoordbrief(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Give the letter of answer as a PDF, made now; every time is recorded."""
    try:
        brief = maak_antwoordbrief(door=request.actor, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    except Ongeldig as fout:
        return _kan_niet(request, huishouden, rechtsverzoek, fout)
    return pdf_antwoord(brieftekst_als_pdf(brief.tekst, brief.op))


def _kan_niet(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID, fout: Ongeldig) -> HttpResponse:
    """Back to the request, which says why."""
    messages.warning(request, " ".join(fout.fouten.values()))
    return redirect("verzoek", huishouden, rechtsverzoek)
