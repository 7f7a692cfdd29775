"""The result of a wave: Ist, Soll and gap per part as a picture and as a table, and what changed."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from tandem.acties.leren.lessen import Lesbeeld
from tandem.acties.leren.raakt import lessen_bij_meting
from tandem.acties.zelfscan.afnamewerkmap import maak_afnamewerkmap
from tandem.acties.zelfscan.uitkomst import Onderdeel, Uitkomstblad, lees_uitkomst, zet_oorzaak
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import aantal
from tandem.regels.zelfscan.vergelijken import plek_op_schaal
from tandem.web.onderdelen import Cel
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum
from tandem.web.zelfscan.formulieren import Oorzaakformulier
from tandem.web.zelfscan.instrumenten import als_bestand
from tandem.web.zelfscan.plek import in_beeld

Lessen = dict[str, tuple[Lesbeeld, ...]] | None
"""Per part its lessons; None for who does not read lessons."""
KOLOMMEN = [
    {"kop": "Onderdeel"},
    *({"kop": kop, "getal": True} for kop in ("Nu", "Gewenst", "Verschil", "Vorige keer", "Verandering")),
]


@pagina(
    "verbeteren/metingen/<uuid:meting>/uitkomst/",
    "uitkomst",
    doelen=VERBETEREN,
    methoden=("GET", "POST"),
    uitleg="De uitkomst van een meting: nu, gewenst en wat er veranderde.",
)
def uitkomst(request: Verzoek, meting: UUID) -> HttpResponse:
    """Show the result; write down what caused a change."""
    blad = lees_uitkomst(door=request.actor, afname=meting)
    onderdeel = request.POST.get("onderdeel", "")
    if request.method == "POST":
        form = Oorzaakformulier(request.POST, prefix=onderdeel)
        if form.is_valid():
            try:
                velden = form.cleaned_data
                zet_oorzaak(
                    door=request.actor,
                    afname=meting,
                    onderdeel=onderdeel,
                    oorzaak=velden["oorzaak"],
                    tekst=velden["tekst"],
                )
                messages.success(request, "Vastgelegd.")
                return redirect(f"{request.path}#deel-{onderdeel}")
            except Ongeldig as fout:
                for veld, zin in fout.fouten.items():
                    form.add_error(veld if veld in form.fields else None, zin)
        context = _context(blad, _lessen(request, blad), onderdeel, form)
        return render(request, "zelfscan/uitkomst.html", context, status=422)
    return render(request, "zelfscan/uitkomst.html", _context(blad, _lessen(request, blad), "", None))


@pagina(
    "verbeteren/metingen/<uuid:meting>/rekenblad/",
    "meting_rekenblad",
    doelen=VERBETEREN,
    uitleg="Eén vastgestelde meting als rekenblad (xlsx), met haar spreiding.",
)
def meting_rekenblad(request: Verzoek, meting: UUID) -> HttpResponse:
    """Send one established wave as a workbook."""
    return als_bestand(maak_afnamewerkmap(door=request.actor, afname=meting))


def _lessen(request: Verzoek, blad: Uitkomstblad) -> Lessen:
    """The lessons per part; None for who does not read lessons."""
    if Werklaag.LES not in blad.kop.ziet:
        return None
    delen = [een.code for een in blad.onderdelen]
    return dict(
        lessen_bij_meting(door=request.actor, meting=blad.openbaar, instrument=blad.instrument.code, delen=delen)
    )


def _context(blad: Uitkomstblad, lessen: Lessen, onderdeel: str, form: Oorzaakformulier | None) -> dict[str, Any]:
    hoeveel = f", met {aantal(blad.deelnemers, 'deelnemer', 'deelnemers')}" if blad.deelnemers else ""
    status = f"{blad.soort.value.capitalize()} voor {blad.voor}, vastgesteld op {datum(blad.op)}{hoeveel}."
    return werkcontext(blad.kop, titel=f"Uitkomst: {blad.instrument.naam}", status=status) | {
        "blad": blad,
        "voorbeeldinhoud": blad.instrument.bron.voorbeeldinhoud,
        "delen": [
            _deel(een, form if een.code == onderdeel else None) | _lesbij(blad, een.code, lessen)
            for een in blad.onderdelen
        ],
        "kolommen": KOLOMMEN,
        "rijen": [_rij(een) for een in blad.onderdelen],
        "rekenblad_url": reverse("meting_rekenblad", args=[blad.openbaar]) if Werklaag.WERK in blad.kop.ziet else "",
        "vorige_op": datum(blad.vorige_op) if blad.vorige_op else "",
        "vergelijk_url": f"{reverse('vergelijken')}?instrument={blad.instrument.code}",
    }


def _lesbij(blad: Uitkomstblad, deel: str, lessen: Lessen) -> dict[str, Any]:
    """The lessons that touch a part, and where one is written about it, for who writes lessons."""
    if lessen is None:
        return {}
    vraag = urlencode({"uit": str(blad.openbaar), "soort": "meting", "deel": deel})
    url = f"{reverse('les_schrijven')}?{vraag}" if Werklaag.WERK in blad.kop.werkt else ""
    return {"lessen": lessen.get(deel, ()), "les_url": url}


def _rij(een: Onderdeel) -> list[Cel]:
    toen = een.vorige.toen.in_woorden if een.vorige else "geen"
    verschil = een.vorige.verschil.in_woorden if een.vorige else "geen"
    stand = een.stand
    cijfers = (stand.ist.in_woorden, stand.soll.in_woorden, stand.kloof.in_woorden, toen, verschil)
    return [Cel(een.naam), *(Cel(tekst, getal=True) for tekst in cijfers)]


def _deel(een: Onderdeel, form: Oorzaakformulier | None) -> dict[str, Any]:
    stand = een.stand
    begin = {"oorzaak": een.oorzaak.value if een.oorzaak else "", "tekst": een.oorzaak_tekst}
    plekken = {
        naam: in_beeld(plek_op_schaal(cijfer, stand.laagst, stand.hoogst))
        for naam, cijfer in (
            ("ist", stand.ist),
            ("soll", stand.soll),
            ("toen", een.vorige.toen if een.vorige else None),
        )
        if cijfer is not None
    }
    return {
        "een": een,
        "plek": plekken,
        "zin": _zin(een),
        "form": form or Oorzaakformulier(initial=begin, prefix=een.code),
        "open": form is not None,
    }


def _zin(een: Onderdeel) -> str:
    stand = een.stand
    if stand.ist.getal is None:
        return f"Nu: {stand.ist.in_woorden}."
    schaal = f"op een schaal van {stand.laagst:f} tot {stand.hoogst:f}"
    doel = f", gewenst {stand.soll.in_woorden}" if stand.soll.getal is not None else ""
    return f"Nu {stand.ist.in_woorden}{doel}, {schaal}."
