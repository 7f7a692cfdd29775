"""The pages of the documents: the list, one document, adding, giving back, taking out of sight."""

from functools import partial
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tandem.acties.casus import document as acties
from tandem.acties.casus.document import Bestand, Documentbeeld, Documentinvoer
from tandem.acties.huishouden.kop import Dossierkop, LidKort
from tandem.regels.casus.document import GROOTSTE, Herkomst, in_mb
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.web.dossier import dossiercontext
from tandem.web.formulier import Conceptplek, Formulier, behandel
from tandem.web.onderdelen import Gegeven, Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment

PAD = "huishoudens/<uuid:huishouden>/documenten/"
HULP = (Doel.HULP,)
_TE_GROOT = GROOTSTE + 2 * 1024 * 1024
"""Bytes of a whole request in which a file no longer fits: it then does not reach the form at all."""


class Documentformulier(Formulier):
    """A document with what one must know of it."""

    bestand = forms.FileField(
        label="Welk bestand?", widget=forms.FileInput, allow_empty_file=True,
        help_text=f"PDF, foto (JPEG, PNG, WebP), Word (docx), ODT of gewone tekst. Hoogstens {in_mb(GROOTSTE)}.",
    )  # fmt: skip
    titel = forms.CharField(label="Hoe heet het document?", max_length=200)
    soort = forms.ChoiceField(label="Wat voor document is het?")
    laag = forms.TypedChoiceField(
        label="Wie mag het zien?", coerce=int, empty_value=None, required=False,
        help_text="Iedere soort heeft een gewone plek. U kunt kiezen voor een plek die minder mensen zien.",
    )  # fmt: skip
    bron = forms.ChoiceField(
        label="Van wie komt het?", choices=[("", "Kies"), *((str(h), h.omschrijving.capitalize()) for h in Herkomst)]
    )
    van_wie = forms.CharField(label="Van wie kreeg u het?", required=False, max_length=200)
    gedateerd_op = forms.DateField(label="Welke dag staat erop?", required=False)
    ontvangen_op = forms.DateField(label="Wanneer kreeg u het?")
    betreft = forms.TypedMultipleChoiceField(
        label="Over wie gaat het?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Kruist u niemand aan, dan gaat het over iedereen samen.",
    )  # fmt: skip
    niet_zichtbaar_voor = forms.TypedMultipleChoiceField(
        label="Wie mag dit niet lezen?", coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, leden: tuple[LidKort, ...], te_groot: bool = False, **opties: Any) -> None:
        """Offer the kinds of the content, the layers and the members."""
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["soort"].choices = [("", "Kies"), *((code, naam) for code, naam, _ in acties.keuzes_document())]
        lagen = [(int(laag), laag.omschrijving.capitalize()) for laag in Laag]
        velden["laag"].choices = [("", "De gewone plek van dit soort document"), *lagen]
        for naam in ("betreft", "niet_zichtbaar_voor"):
            velden[naam].choices = [(lid.id, lid.roepnaam) for lid in leden if not lid.weg]
        velden["ontvangen_op"].initial = timezone.localdate()
        velden["bestand"].error_messages["required"] = (
            f"Dit bestand is te groot. Hoogstens {in_mb(GROOTSTE)} past." if te_groot else "Kies een bestand."
        )

    def zet_fout(self, veld: str, zin: str) -> bool:
        """Say with a file that is refused that it has to be chosen again: a browser does not keep it."""
        if veld == "bestand":
            self.add_error("bestand", zin)
        elif not self.errors.get("bestand"):
            self.add_error("bestand", "Kies het bestand opnieuw: uw browser bewaart het niet.")
        return veld == "bestand"


def documenten_url(huishouden: UUID, *_: object) -> str:
    """Return the address of the documents."""
    return reverse("documenten", args=[huishouden])


@pagina(
    PAD, "documenten", doelen=HULP, uitleg="De documenten van een huishouden, te doorzoeken en af te drukken als lijst."
)
def documenten(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """List the documents; ``?zoek=`` looks in title, name and sender, ``?soort=`` limits to one kind."""
    zoek, soort = request.GET.get("zoek", "")[:200], request.GET.get("soort", "")
    kop, rijen = acties.lees_documenten(door=request.actor, huishouden=huishouden, zoek=zoek, soort=soort)
    context = {
        **dossiercontext(kop, "documenten"),
        "rijen": [_rij(kop, een) for een in rijen],
        "zoek": zoek,
        "soort": soort,
        "soorten": acties.keuzes_document(),
        "afdruk": {
            "lezer": request.actor.naam,
            "rol": request.actor.rol_naam,
            "organisatie": request.actor.organisatie_naam,
            "moment": timezone.localtime(),
            "uitsluitingen": "Op deze lijst staan alleen de documenten die deze lezer mag zien.",
        },
    }
    return render(request, "casus/documenten.html", context)


def _rij(kop: Dossierkop, een: Documentbeeld) -> Rij:
    over = kop.namen(een.betreft)
    mee = [f"{een.bestandsoort}, {een.grootte}", f"gekregen op {datum(een.ontvangen_op)}"]
    verborgen = kop.namen(een.niet_zichtbaar_voor)
    if verborgen:
        mee.append(f"niet zichtbaar voor {verborgen}")
    return Rij(
        titel=een.titel,
        url=reverse("document", args=[kop.huishouden, een.openbaar]),
        tekst=f"{een.soortnaam}{f', over {over}' if over else ''}, van {een.van_wie or een.bron}",
        mee=mee,
        merk="afgeschermd" if een.laag is Laag.AFGESCHERMD else "",
        toon="let-op" if een.laag is Laag.AFGESCHERMD else "",
    )


@pagina(f"{PAD}nieuw/", "document_nieuw", doelen=HULP, methoden=("GET", "POST"), uitleg="Een document toevoegen.")
def document_nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Add a document."""
    kop, _ = acties.lees_documenten(door=request.actor, huishouden=huishouden, wat="document toevoegen")
    te_groot = int(request.META.get("CONTENT_LENGTH") or 0) > _TE_GROOT

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        bestand = velden.pop("bestand")
        rest = {naam: velden[naam] for naam in velden if naam not in ("verzoek", "versie")}
        rest |= {naam: tuple(rest[naam]) for naam in ("betreft", "niet_zichtbaar_voor")}
        invoer = Documentinvoer(naam=bestand.name or "", inhoud=bestand.read(), **rest)
        nieuw = acties.voeg_document_toe(door=request.actor, huishouden=huishouden, invoer=invoer, verzoek=verzoek)
        return _document_url(huishouden, str(nieuw))

    return behandel(
        request,
        formulier=partial(Documentformulier, leden=kop.leden, te_groot=te_groot),
        actie=actie,
        sjabloon="dossierformulier.html",
        context={
            **dossiercontext(kop, "documenten"),
            "formtitel": "Document toevoegen",
            "knop": "Document vastleggen",
            "uitleg": "Het bestand wordt versleuteld bewaard onder de sleutel van dit huishouden.",
            "terug_url": documenten_url(huishouden),
            "terug_tekst": "Terug naar de documenten",
        },
        plek=Conceptplek(huishouden, "document"),
        na_eerder=partial(_document_url, huishouden),
    )


def _document_url(huishouden: UUID, document: str) -> str:
    return reverse("document", args=[huishouden, document])


@pagina(f"{PAD}<uuid:document>/", "document", doelen=HULP, uitleg="Eén document: wat het is, over wie, en het bestand.")
def document(request: Verzoek, huishouden: UUID, document: UUID) -> HttpResponse:
    """Show one document; a picture is shown made anew, anything else is a download."""
    kop, een = acties.lees_document(door=request.actor, huishouden=huishouden, document=document)
    context = {**dossiercontext(kop, "documenten"), "document": een, "gegevens": _gegevens(kop, een)}
    return render(request, "casus/document.html", context)


def _gegevens(kop: Dossierkop, een: Documentbeeld) -> list[Gegeven]:
    return [
        Gegeven("Soort", een.soortnaam),
        Gegeven("Over wie", kop.namen(een.betreft), onbekend="iedereen samen"),
        Gegeven("Van wie", een.van_wie or een.bron),
        Gegeven("Dag op het document", datum(een.gedateerd_op) if een.gedateerd_op else ""),
        Gegeven("Gekregen op", datum(een.ontvangen_op)),
        Gegeven("Wie het mag zien", f"Wie toegang heeft tot {een.laag.omschrijving}"),
        Gegeven("Niet zichtbaar voor", kop.namen(een.niet_zichtbaar_voor), onbekend="voor niemand verborgen"),
        Gegeven("Bestand", f"{een.bestandsnaam} ({een.bestandsoort}, {een.grootte})"),
        Gegeven("Toegevoegd", f"{een.auteur or 'Tandem'}, {moment(een.vastgelegd_op)}"),
    ]


@pagina(f"{PAD}<uuid:document>/bestand/", "document_bestand", doelen=HULP, uitleg="Het bestand zelf, als download.")
def document_bestand(request: Verzoek, huishouden: UUID, document: UUID) -> HttpResponse:
    """Give the file back, never to be opened by the browser as a page of this site."""
    return geef_bestand(
        acties.open_document(door=request.actor, huishouden=huishouden, document=document), bijlage=True
    )


@pagina(
    f"{PAD}<uuid:document>/beeld/",
    "document_beeld",
    doelen=HULP,
    uitleg="Een foto, opnieuw gemaakt zonder gegevens erin.",
)
def document_beeld(request: Verzoek, huishouden: UUID, document: UUID) -> HttpResponse:
    """Show a picture, made anew without what the camera wrote in it."""
    return geef_bestand(
        acties.toon_document(door=request.actor, huishouden=huishouden, document=document), bijlage=False
    )


def geef_bestand(bestand: Bestand, *, bijlage: bool) -> HttpResponse:
    """Return a file that can never act as a page of this site; ``bijlage``: to download and not to show."""
    antwoord = HttpResponse(bestand.inhoud, content_type=bestand.mime)
    soort = "attachment" if bijlage else "inline"
    naam = bestand.naam.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    wijze = f"{soort}; filename=\"{naam}\"; filename*=UTF-8''{quote(bestand.naam, safe='')}"
    antwoord.headers["Content-Disposition"] = wijze
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return antwoord


class Weghalen(Formulier):
    """Why a document must go."""

    reden = forms.CharField(
        label="Waarom moet dit document hier weg?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


@pagina(
    f"{PAD}<uuid:document>/weghalen/",
    "document_weghalen",
    doelen=HULP,
    methoden=("GET", "POST"),
    uitleg="Een document uit het zicht halen.",
)
def document_weghalen(request: Verzoek, huishouden: UUID, document: UUID) -> HttpResponse:
    """Take a document out of sight."""
    kop, een = acties.lees_document(door=request.actor, huishouden=huishouden, document=document)

    def actie(velden: dict[str, Any], verzoek: UUID) -> str:
        vast: dict[str, Any] = {"door": request.actor, "huishouden": huishouden, "verzoek": verzoek}
        acties.laat_document_vervallen(**vast, document=document, reden=velden["reden"])
        return documenten_url(huishouden)

    return behandel(
        request,
        formulier=Weghalen,
        actie=actie,
        sjabloon="bevestigen.html",
        context={
            **dossiercontext(kop, "documenten"),
            "titel": "Dit document weghalen?",
            "wat": {"titel": een.titel},
            "gevolgen": [
                {"wie": "iedereen", "wat": "Dit document staat niet meer in de lijst en kan niet meer open."},
                {
                    "wie": "het dossier",
                    "wat": "Dat het er was, wie het weghaalde en waarom, blijft staan.",
                },
            ],
            "knop": "Document weghalen",
            "terug_url": _document_url(huishouden, str(document)),
        },
        na_eerder=partial(documenten_url, huishouden),
    )
