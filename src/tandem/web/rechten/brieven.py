"""Letters at a marked point: asked first whether it is safe, then made, printed or given by hand. Nothing is sent."""

from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.rechten.briefpdf import brief_als_pdf
from tandem.acties.rechten.brieven import (
    TALEN,
    Briefbeeld,
    Briefinvoer,
    Briefkeuzes,
    geef_brief,
    lees_brief,
    lees_briefkeuzes,
    maak_brief,
)
from tandem.regels.rechten.brief import Thuis, Weg
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Formulier, behandel
from tandem.web.pagina import Verzoek, pagina
from tandem.web.pdf import pdf_antwoord
from tandem.web.rechten.punten import BEIDE, PUNT, punt_url
from tandem.web.rechten.regime import HULP, PAD


def _zin(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _terug(huishouden: UUID, beeld: Briefbeeld) -> str:
    return punt_url(huishouden, beeld.punt) if beeld.punt else reverse("regime", args=[huishouden])


class Briefformulier(Formulier):
    """For whom, whether it is safe, how it gets there, and in which language."""

    voor = forms.TypedChoiceField(label="Voor wie is de brief?", coerce=int, empty_value=None)
    thuis = forms.ChoiceField(
        label="Kan deze brief thuis liggen?", choices=[(een.value, _zin(een.omschrijving)) for een in Thuis],
        widget=forms.RadioSelect, help_text="Vraag het aan deze persoon zelf, zonder dat een ander meeluistert.",
    )  # fmt: skip
    weg = forms.ChoiceField(
        label="Hoe komt de brief bij deze persoon?", widget=forms.RadioSelect,
        choices=[(een.value, _zin(een.omschrijving)) for een in Weg],
    )  # fmt: skip
    taal = forms.ChoiceField(label="In welke taal?", choices=list(TALEN.items()))

    def __init__(self, *args: Any, keuzes: Briefkeuzes, **opties: Any) -> None:
        """Offer the members who may know of this."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["voor"].choices = [("", "Kies"), *((een.lid, een.naam) for een in keuzes.wel)]


@pagina(
    f"{PUNT}brief/",
    "brief_nieuw",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Een brief maken voor één persoon, na de vraag of dat veilig is.",
)
def brief_nieuw(request: Verzoek, huishouden: UUID, punt: UUID) -> HttpResponse:
    """Ask for whom and whether it is safe, and make the letter."""
    keuzes = lees_briefkeuzes(door=request.actor, huishouden=huishouden, punt=punt)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        invoer = Briefinvoer(velden["voor"], velden["taal"], velden["thuis"], velden["weg"])
        nummer = maak_brief(door=request.actor, huishouden=huishouden, punt=punt, invoer=invoer, verzoek=verzoek)
        return str(nummer)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        return reverse("brief", args=[huishouden, actie(velden, verzoek)])

    context = {
        **dossiercontext(keuzes.kop),
        "keuzes": keuzes,
        "formtitel": "Een brief maken",
        "knop": "Maak de brief",
        "terug_url": punt_url(huishouden, punt),
    }
    return behandel(
        request, formulier=partial(Briefformulier, keuzes=keuzes), actie=doe, sjabloon="rechten/brief_nieuw.html",
        context=context, na_eerder=lambda _: punt_url(huishouden, punt),
    )  # fmt: skip


@pagina(
    f"{PAD}brieven/<uuid:brief>/",
    "brief",
    doelen=HULP,
    uitleg="Een brief zoals hij is gemaakt, om te lezen of af te drukken.",
)
def brief(request: Verzoek, huishouden: UUID, brief: UUID) -> HttpResponse:
    """Show the letter as it was made; only where it may go along it can be printed."""
    kop, beeld = lees_brief(door=request.actor, huishouden=huishouden, brief=brief)
    context = {
        **dossiercontext(kop),
        "brief": beeld,
        "op_papier": beeld.weg == Weg.PAPIER,
        "hoe": Weg(beeld.weg).omschrijving,
        "terug_url": _terug(huishouden, beeld),
    }
    return render(request, "rechten/brief.html", context)


@pagina(f"{PAD}brieven/<uuid:brief>/pdf/", "brief_pdf", doelen=HULP, uitleg="Een brief als pdf.")
def brief_pdf(request: Verzoek, huishouden: UUID, brief: UUID) -> HttpResponse:
    """Give the letter as a file."""
    _, beeld = lees_brief(door=request.actor, huishouden=huishouden, brief=brief)
    return pdf_antwoord(brief_als_pdf(beeld))


class Gegevenformulier(Formulier):
    """On which day somebody gave the letter or read it out."""

    op = forms.DateField(label="Op welke dag is de brief gegeven of voorgelezen?")


@pagina(
    f"{PAD}brieven/<uuid:brief>/gegeven/",
    "brief_gegeven",
    doelen=HULP,
    methoden=BEIDE,
    uitleg="Vastleggen dat een brief is gegeven.",
)
def brief_gegeven(request: Verzoek, huishouden: UUID, brief: UUID) -> HttpResponse:
    """Record that the letter was given; what was owed of it is done."""
    kop, beeld = lees_brief(door=request.actor, huishouden=huishouden, brief=brief)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        geef_brief(door=request.actor, huishouden=huishouden, brief=brief, op=velden["op"], verzoek=verzoek)
        messages.success(request, "Vastgelegd dat de brief is gegeven.")
        return _terug(huishouden, beeld)

    context = {
        **dossiercontext(kop),
        "formtitel": f"De brief voor {beeld.naam} is gegeven",
        "knop": "Dit is gedaan",
        "terug_url": reverse("brief", args=[huishouden, brief]),
    }
    return behandel(
        request, formulier=Gegevenformulier, actie=actie, sjabloon="dossierformulier.html", context=context,
        begin={"op": timezone.localdate()}, na_eerder=lambda _: _terug(huishouden, beeld),
    )  # fmt: skip
