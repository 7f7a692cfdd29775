"""Pages of the instruments: which there are, one of them as a guide for a conversation, and as a workbook."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.zelfscan.instrumentblad import (
    XLSX,
    Instrumentblad,
    Werkmap,
    lees_instrument,
    lees_instrumenten,
    maak_instrumentwerkmap,
)
from tandem.acties.zelfscan.meenemen import maak_metingenwerkmap
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.eigen import is_eigen
from tandem.regels.zelfscan.instrument import Deel, Instrument, Vraag, Vraagsoort
from tandem.web.onderdelen import Terug
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina

PAD = "verbeteren/vragenlijsten/"
EEN = f"{PAD}<slug:code>/<str:versie>/"
_REGELS = {Vraagsoort.OPEN: 4, Vraagsoort.LIJST: 3, Vraagsoort.GETAL: 1}
"""How many lines to write on there are on paper."""


@pagina(PAD, "vragenlijsten", doelen=VERBETEREN, uitleg="Welke vragenlijsten er zijn, met versie en bron.")
def vragenlijsten(request: Verzoek) -> HttpResponse:
    """Show the instruments."""
    blad = lees_instrumenten(door=request.actor)
    context = werkcontext(blad.kop, "vragenlijsten", titel="Vragenlijsten") | {
        "lijst": [
            {"een": een, "omvang": _omvang(een), "url": _url(een), "eigen": is_eigen(een.code)}
            for een in blad.instrumenten
        ],
        "mag_opnemen": Werklaag.INSTRUMENT in blad.kop.werkt,
    }
    return render(request, "zelfscan/vragenlijsten.html", context)


@pagina(EEN, "vragenlijst_lezen", doelen=VERBETEREN, uitleg="Eén vragenlijst, ook op papier als gespreksleidraad.")
def vragenlijst_lezen(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Show one instrument; on paper it has room to write."""
    blad = lees_instrument(door=request.actor, code=code, versie=versie)
    een = blad.instrument
    context = werkcontext(blad.kop, "vragenlijsten", titel=een.naam, status=f"Versie {een.versie}. {_omvang(een)}.")
    context |= {
        "kop": replace(context["kop"], terug=Terug("Alle vragenlijsten", reverse("vragenlijsten"))),
        "een": een,
        "delen": [_deel(een, deel, blad.helpt) for deel in een.delen],
        "andere": [(naam, reverse("vragenlijst_lezen", args=[code, naam])) for naam in blad.versies if naam != versie],
        "inlezen_url": reverse("meting_inlezen", args=[code, versie]) if Werklaag.UITKOMST in blad.kop.werkt else "",
        "metingen_url": reverse("metingen_rekenblad", args=[code, versie]) if Werklaag.WERK in blad.kop.ziet else "",
        "blad": blad,
        "intrekken_url": _intrekken(blad),
        "rekenblad_url": reverse("vragenlijst_rekenblad", args=[code, versie]),
    }
    return render(request, "zelfscan/leidraad.html", context)


@pagina(f"{EEN}rekenblad/", "vragenlijst_rekenblad", doelen=VERBETEREN, uitleg="De vragenlijst als rekenblad (xlsx).")
def vragenlijst_rekenblad(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Send one instrument as a workbook."""
    return als_bestand(maak_instrumentwerkmap(door=request.actor, code=code, versie=versie))


@pagina(
    f"{EEN}metingen/",
    "metingen_rekenblad",
    doelen=VERBETEREN,
    uitleg="Onze vastgestelde antwoorden als rekenblad (xlsx).",
)
def metingen_rekenblad(request: Verzoek, code: str, versie: str) -> HttpResponse:
    """Send the established answers of the own municipality as a workbook."""
    return als_bestand(maak_metingenwerkmap(door=request.actor, code=code, versie=versie))


def als_bestand(werkmap: Werkmap) -> HttpResponse:
    """Return a workbook as a file that is saved and never shown."""
    antwoord = HttpResponse(werkmap.inhoud, content_type=XLSX)
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{werkmap.naam}"'
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "no-store"
    return antwoord


def _intrekken(blad: Instrumentblad) -> str:
    if not blad.gebruikt or Werklaag.INSTRUMENT not in blad.kop.werkt:
        return ""
    return reverse("vragenlijst_intrekken", args=[blad.instrument.code, blad.instrument.versie])


def _url(een: Instrument) -> str:
    return reverse("vragenlijst_lezen", args=[een.code, een.versie])


def overzicht(een: Instrument) -> dict[str, Any]:
    """Return an instrument as it is looked at before it comes into use: its parts, questions, conditions and scores."""
    delen = [
        {
            "deel": deel,
            "aantal": aantal(len(deel.vragen), "vraag", "vragen"),
            "score": f"Cijfer: {deel.score.wijze.omschrijving}." if deel.score else "Dit onderdeel krijgt geen cijfer.",
            "vragen": [_vraag(een, vraag) for vraag in deel.vragen],
        }
        for deel in een.delen
    ]
    return {"omvang": _omvang(een), "delen": delen}


def _omvang(een: Instrument) -> str:
    vragen = aantal(len(een.per_code), "vraag", "vragen")
    return f"{vragen} in {aantal(len(een.delen), 'deel', 'delen')}"


def _deel(een: Instrument, deel: Deel, namen: dict[str, str]) -> dict[str, Any]:
    eerste = next(ander for ander in een.delen if ander.hoofdstuk == deel.hoofdstuk)
    return {
        "deel": deel,
        "hoofdstuk": deel.hoofdstuk if deel is eerste else "",
        "vragen": [_vraag(een, vraag) for vraag in deel.vragen],
        "helpt": [namen[code] for code in deel.helpt if code in namen],
    }


def _vraag(een: Instrument, vraag: Vraag) -> dict[str, Any]:
    poort = ""
    if vraag.voorwaarde:
        eerder = een.vraag(vraag.voorwaarde.vraag)
        woorden = [optie.naam for code in vraag.voorwaarde.antwoorden if (optie := eerder.optie(code))]
        poort = f"Alleen bij {' of '.join(woorden)} op: {eerder.tekst}"
    return {"vraag": vraag, "poort": poort, "regels": range(_REGELS.get(vraag.soort, 1))}
