"""The session: the spread in view, the shared answer, and the answers of each for the leader alone."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.zelfscan.gesprek import (
    Gesprek,
    Gespreksvraag,
    lees_gesprek,
    lees_ieders_antwoord,
    zet_gezamenlijk,
)
from tandem.acties.zelfscan.uitkomst import stel_vast
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.afname import Deelnemersgroep
from tandem.regels.zelfscan.instrument import Vraag
from tandem.regels.zelfscan.spreiding import MINST_AANTAL, Beeld
from tandem.web.onderdelen import Tab
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.zelfscan.formulieren import antwoordregels, in_woorden
from tandem.web.zelfscan.vragen import Poging, kort, probeer, vraagform, wil_kort

EEN = "verbeteren/metingen/<uuid:meting>/"


@pagina(
    f"{EEN}gesprek/",
    "gesprek",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="Het gesprek over de antwoorden: de spreiding en het gezamenlijke antwoord.",
)
def gesprek(request: Verzoek, meting: UUID) -> HttpResponse:
    """Show one part with the spread, set shared answers, and let them stand."""
    if request.method == "POST" and "vaststellen" in request.POST:
        return _stel_vast(request, meting)
    blad = lees_gesprek(door=request.actor, afname=meting)
    poging = None
    if request.method == "POST":
        poging = probeer(request, blad.instrument, lambda vraag, typ, versie: zet_gezamenlijk(
            door=request.actor, afname=meting, vraag=vraag, typ=typ, versie=versie))  # fmt: skip
        if wil_kort(request):
            return kort(poging, {"versie": poging.gelukt, "bewaard": "Vastgelegd"})
        if poging.form is None or poging.gelukt is not None:
            return redirect(f"{request.get_full_path()}#vraag-{poging.code}")
    return render(
        request,
        "zelfscan/gesprek.html",
        _context(request, meting, blad, poging),
        status=poging.status if poging else 200,
    )


def _stel_vast(request: Verzoek, meting: UUID) -> HttpResponse:
    try:
        stel_vast(door=request.actor, afname=meting)
    except Ongeldig as fout:
        messages.warning(request, " ".join(fout.fouten.values()))
        return redirect(request.get_full_path())
    messages.success(request, "De gezamenlijke antwoorden staan vast.")
    return redirect(reverse("uitkomst", args=[meting]))


def _context(request: Verzoek, meting: UUID, blad: Gesprek, poging: Poging | None) -> dict[str, Any]:
    codes = [deel.code for deel in blad.delen]
    gezocht = request.GET.get("deel", "")
    if poging and poging.form is not None:
        gezocht = blad.instrument.deel_van(poging.code).code
    nummer = codes.index(gezocht) if gezocht in codes else 0
    deel, volgende = blad.delen[nummer], blad.delen[nummer + 1] if nummer + 1 < len(codes) else None
    hoeveel = aantal(blad.deelnemers or 0, "deelnemer", "deelnemers")
    return werkcontext(
        blad.kop, titel=f"Gesprek: {blad.instrument.naam}", status=f"{blad.leider} leidt het gesprek. {hoeveel}."
    ) | {
        "blad": blad,
        "deel": deel,
        "kaarten": [_kaart(een, poging) for een in deel.vragen],
        "delen": [Tab(een.naam, f"{request.path}?deel={een.code}", een is deel) for een in blad.delen],
        "volgende_url": f"{request.path}?deel={volgende.code}" if volgende else "",
        "volgende": volgende.naam if volgende else "",
        "meting": meting,
        "minst": MINST_AANTAL,
        "open": aantal(blad.zonder_antwoord, "vraag heeft", "vragen hebben") if blad.zonder_antwoord else "",
    }


def _kaart(een: Gespreksvraag, poging: Poging | None) -> dict[str, Any]:
    mijn = poging if poging and poging.code == een.vraag.code else None
    return {
        "blad": een,
        "form": mijn.form if mijn else vraagform(een.vraag, een.ingevuld, een.versie),
        "botsing": mijn.botsing if mijn else None,
        "regels": antwoordregels(een.vraag, een.ingevuld),
        "geopend": bool(een.ingevuld.toelichting or een.ingevuld.bewijs or mijn),
        "beelden": [
            _beeld(een.vraag, naam, beeld) for naam, beeld in (("Nu", een.ist), ("Gewenst", een.soll)) if beeld
        ],
    }


def _beeld(vraag: Vraag, naam: str, beeld: Beeld) -> dict[str, Any]:
    """The spread as rows: option, how many, and the width of its bar in percent."""
    hoeveel = dict(beeld.spreiding.aantallen)
    meeste = max([*hoeveel.values(), beeld.spreiding.onbekend, 1])
    namen = [(optie.code, optie.naam) for optie in vraag.opties] or [(code, code) for code in hoeveel]
    rijen = [(tekst, hoeveel.get(code, 0)) for code, tekst in namen] + [("Weet ik niet", beeld.spreiding.onbekend)]
    groepen = [(Deelnemersgroep(groep).omschrijving, cijfer.in_woorden) for groep, cijfer in beeld.groepen.items()]
    return {
        "naam": naam,
        "geheim": beeld.spreiding.geheim,
        "rijen": [{"naam": tekst, "aantal": n, "breedte": round(100 * n / meeste)} for tekst, n in rijen],
        "groepen": groepen if len(groepen) > 1 else [],
    }


@pagina(
    f"{EEN}ieder/<str:vraag>/",
    "ieders_antwoord",
    doelen=VERBETEREN,
    uitleg="Wat ieder apart antwoordde, voor de gespreksleider.",
)
def ieders_antwoord(request: Verzoek, meting: UUID, vraag: str) -> HttpResponse:
    """Show the answers of each respondent to one question, to the session leader alone."""
    try:
        rijen = lees_ieders_antwoord(door=request.actor, afname=meting, vraag=vraag)
    except Ongeldig as fout:
        raise NietGevonden from fout
    blad = lees_gesprek(door=request.actor, afname=meting)
    gesteld = blad.instrument.vraag(vraag)
    kolommen = [{"kop": kop} for kop in ("Wie", "Groep", "Nu", "Gewenst", "Toelichting", "Bewijs")]
    cellen = [
        [
            een.naam,
            Deelnemersgroep(een.groep).omschrijving,
            in_woorden(gesteld, een.ingevuld.waarde),
            in_woorden(gesteld, een.ingevuld.streven),
            een.ingevuld.toelichting,
            een.ingevuld.bewijs,
        ]
        for een in rijen
    ]
    context = werkcontext(
        blad.kop,
        titel=gesteld.tekst,
        status="Alleen u ziet deze pagina, omdat u het gesprek leidt. Zet hem niet op een groot scherm.",
    )
    context |= {
        "kolommen": kolommen,
        "rijen": cellen,
        "terug_url": f"{reverse('gesprek', args=[meting])}?deel={blad.instrument.deel_van(vraag).code}",
    }
    return render(request, "zelfscan/ieders_antwoord.html", context)
