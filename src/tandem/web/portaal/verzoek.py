"""Requests as a member sees them: what was asked and answered, asking, and the copy to take along."""

import json
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tandem.acties.portaal.afschrift import als_gegevens, als_pdf, lees_afschrift, open_stuk
from tandem.acties.portaal.verzoek import lees_mijn_verzoeken, lees_verzoekkeuzes, trek_zelf_in, vraag_zelf
from tandem.acties.rechten.verzoek import Verzoekinvoer
from tandem.acties.rechten.verzoekbeeld import wegen_na_weigering
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.verzoek import KIJKEN_BINNEN
from tandem.web.formulier import Formulier
from tandem.web.huishouden.basis import als_uuid
from tandem.web.pagina import Verzoek, Wie, pagina
from tandem.web.portaal.basis import BEIDE, EIGEN, MIJN, portaalcontext, portaalformulier
from tandem.web.portaal.verzoekformulier import Verzoekformulier
from tandem.web.taal import zin

BIJ = f"{MIJN}verzoeken/<uuid:rechtsverzoek>/"
BESTANDSNAAM, STUKNAAM = "mijn-gegevens", "document"
"""Say nothing to who sees them in a list of downloads."""


@pagina(f"{MIJN}verzoeken/", "mijn_verzoeken", wie=Wie.LID, doelen=EIGEN, uitleg="Wat ik vroeg, en het antwoord.")
def verzoeken(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show every request about this person and about whom they act for, with each step and the copy."""
    gelezen = lees_mijn_verzoeken(door=request.lid, huishouden=huishouden)
    context = {
        **portaalcontext(gelezen.kop, "mijn_rechten"),
        "verzoeken": gelezen.verzoeken,
        "wegen": wegen_na_weigering(),
        "binnen": KIJKEN_BINNEN,
    }
    return render(request, "portaal/verzoeken.html", context)


@pagina(
    f"{MIJN}verzoeken/nieuw/",
    "mijn_verzoek_nieuw",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Iets vragen over de eigen gegevens: een kopie, verbeteren, afschermen en meer.",
)
def nieuw(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Ask something; ``?soort=`` and ``?regel=`` choose beforehand."""
    regel = als_uuid(request.GET.get("regel", ""))
    keuzes = lees_verzoekkeuzes(door=request.lid, huishouden=huishouden, regel=regel)
    if not keuzes.soorten:
        context = {**portaalcontext(keuzes.kop, "mijn_rechten"), "soorten": keuzes.wie[0].soorten}
        return render(request, "portaal/verzoek_niet.html", context)

    def actie(v: dict[str, Any], verzoek: UUID) -> None:
        invoer = Verzoekinvoer(v["soort"], v["tekst"], als_uuid(v["regel"]))
        vast: dict[str, Any] = {"door": request.lid, "huishouden": huishouden, "verzoek": verzoek}
        vraag_zelf(**vast, voor=UUID(v["voor"]), invoer=invoer)

    return portaalformulier(
        request, keuzes.kop, titel=_("Iets vragen over mijn gegevens"), knop=_("Vraag dit"), terug="mijn_verzoeken",
        actie=actie, formulier=partial(Verzoekformulier, keuzes=keuzes), sjabloon="portaal/verzoek_nieuw.html",
        begin={"soort": request.GET.get("soort", ""), "regel": str(regel or "")}, soorten=keuzes.soorten,
    )  # fmt: skip


@pagina(
    f"{BIJ}intrekken/",
    "mijn_verzoek_intrekken",
    wie=Wie.LID,
    doelen=EIGEN,
    methoden=BEIDE,
    uitleg="Zeggen dat iets wat ik vroeg niet meer hoeft.",
)
def intrekken(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Ask whether it is sure, and withdraw it."""
    gelezen = lees_mijn_verzoeken(door=request.lid, huishouden=huishouden)
    hier = next((een for een in gelezen.verzoeken if een.beeld.openbaar == rechtsverzoek), None)
    if hier is None or not (hier.kan_intrekken or request.method == "POST"):
        raise NietGevonden

    def actie(_velden: dict[str, Any], verzoek: UUID) -> None:
        trek_zelf_in(door=request.lid, huishouden=huishouden, rechtsverzoek=rechtsverzoek, verzoek=verzoek)

    return portaalformulier(
        request, gelezen.kop, titel=_("Hoeft dit niet meer?"), knop=_("Trek dit in"), terug="mijn_verzoeken",
        formulier=Formulier, actie=actie, over=hier.beeld.tekst,
        uitleg=format_html("{}. {}", zin(hier.beeld.regel.naam), _("Later opnieuw vragen mag altijd.")),
    )  # fmt: skip


@pagina(f"{BIJ}pdf/", "mijn_verzoek_pdf", wie=Wie.LID, doelen=EIGEN, uitleg="De kopie, om te lezen en af te drukken.")
def pdf(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Give the copy as a PDF, made now."""
    afschrift = lees_afschrift(door=request.lid, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    if not afschrift.als_pdf:
        raise NietGevonden
    return bestand_antwoord(als_pdf(afschrift), "application/pdf", "pdf")


@pagina(f"{BIJ}bestand/", "mijn_verzoek_bestand", wie=Wie.LID, doelen=EIGEN, uitleg="De kopie, voor een computer.")
def bestand(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID) -> HttpResponse:
    """Give the copy as JSON, made now."""
    afschrift = lees_afschrift(door=request.lid, huishouden=huishouden, rechtsverzoek=rechtsverzoek)
    inhoud = json.dumps(als_gegevens(afschrift), ensure_ascii=False, indent=2).encode()
    return bestand_antwoord(inhoud, "application/json", "json")


@pagina(
    f"{BIJ}documenten/<uuid:afschriftstuk>/",
    "mijn_stuk",
    wie=Wie.LID,
    doelen=EIGEN,
    uitleg="Een document dat bij de kopie is meegegeven.",
)
def stuk(request: Verzoek, huishouden: UUID, rechtsverzoek: UUID, afschriftstuk: UUID) -> HttpResponse:
    """Give a document as it was given along, always as a download."""
    een = open_stuk(door=request.lid, huishouden=huishouden, rechtsverzoek=rechtsverzoek, stuk=afschriftstuk)
    return bestand_antwoord(een.inhoud, een.mime, een.staart, f"{STUKNAAM}-{een.nummer}")


def bestand_antwoord(inhoud: bytes, soort: str, staart: str, naam: str = BESTANDSNAAM) -> HttpResponse:
    """Return a file to download that runs nothing, and that nobody keeps on the way."""
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}.{staart}"'
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "no-store, private"
    return antwoord
