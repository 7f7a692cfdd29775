"""Comparing: the heat map with striking differences, and one part with its distribution, years and who does it well."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.gemeente.vergelijken import (
    STAP,
    Gemeenteregel,
    Onderdeelblad,
    Vergelijkblad,
    lees_onderdeel,
    lees_vergelijking,
)
from tandem.regels.zelfscan.cijfer import Cijfer, bekend, in_cijfers
from tandem.regels.zelfscan.instrument import Deel
from tandem.regels.zelfscan.overzetten import Overgezet
from tandem.regels.zelfscan.vergelijken import (
    Opvallend,
    klasse,
    lijnstukken,
    plek_op_schaal,
    regel_in_woorden,
)
from tandem.web.onderdelen import Cel, Rij, Tab
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum
from tandem.web.zelfscan.plek import in_beeld

_GETAL = {"getal": True}
_HOOGTE = Decimal(100)


@pagina(
    "verbeteren/vergelijken/", "vergelijken", doelen=VERBETEREN, uitleg="De eigen uitkomsten naast die van anderen."
)
def vergelijken(request: Verzoek) -> HttpResponse:
    """Show municipalities x parts, and the striking differences to talk about."""
    blad = lees_vergelijking(door=request.actor, instrument=request.GET.get("instrument", ""))
    context = werkcontext(blad.kop, "vergelijken", titel="Vergelijken", status=_status(blad)) | {
        "lijsten": [
            Tab(een.naam, f"?{urlencode({'instrument': een.code})}", een is blad.instrument)
            for een in blad.instrumenten
        ],
        "delen": [{"naam": deel.naam, "url": _naar(blad.instrument.code, deel)} for deel in blad.delen],
        "rijen": [_rij(een, blad.delen) for een in blad.regels],
        "regel": regel_in_woorden(STAP),
        "opvallend": [_opvallend(een, blad) for een in blad.opvallend],
        "eigen": any(een.eigen for een in blad.regels),
        "met_ster": any(not anders.volledig for een in blad.regels for anders in een.anders.values()),
        "anderen": sum(not een.eigen for een in blad.regels),
    }
    return render(request, "zelfscan/vergelijken.html", context)


def _status(blad: Vergelijkblad) -> str:
    return f"{blad.instrument.naam}: de laatste vastgestelde uitkomst van elke gemeente die deze aan u laat zien."


def _naar(instrument: str, deel: Deel) -> str:
    return f"{reverse('vergelijken_onderdeel')}?{urlencode({'instrument': instrument, 'onderdeel': deel.code})}"


def _rij(een: Gemeenteregel, delen: tuple[Deel, ...]) -> dict[str, Any]:
    return {
        "naam": een.naam,
        "eigen": een.eigen,
        "op": een.op,
        "cellen": [_cel(een.cijfers.get(deel.code), deel, een.anders.get(deel.code)) for deel in delen],
        "versie": een.versie,
    }


def _cel(cijfer: Cijfer | None, deel: Deel, anders: Overgezet | None) -> dict[str, Any]:
    """A figure; of other questions with a star and over how many, or why it cannot be compared."""
    over = anders.in_woorden if anders and not anders.volledig else ""
    if anders is not None and anders.waarom is not None:
        over = anders.waarom.omschrijving
    if cijfer is None and anders is not None:
        cijfer = bekend(anders.getal) if anders.getal is not None else None
        tekst = f"{cijfer.in_woorden}*" if cijfer else "niet te vergelijken"
    else:
        tekst = cijfer.in_woorden if cijfer else "onbekend"
    return {
        "tekst": tekst,
        "over": over,
        "klasse": klasse(cijfer, *deel.schaal) or "" if cijfer and deel.schaal else "",
    }


def _opvallend(een: Opvallend, blad: Vergelijkblad) -> Rij:
    deel = next(deel for deel in blad.delen if deel.code == een.onderdeel)
    richting = "hoger" if een.afstand > 0 else "lager"
    zin = f"{in_cijfers(abs(een.afstand))} {richting} dan het midden van {een.anderen} andere gemeenten"
    return Rij(deel.naam, _naar(blad.instrument.code, deel), mee=[zin])


@pagina(
    "verbeteren/vergelijken/onderdeel/",
    "vergelijken_onderdeel",
    doelen=VERBETEREN,
    uitleg="Eén onderdeel: de verdeling, de jaren, en wie dit goed doet.",
)
def vergelijken_onderdeel(request: Verzoek) -> HttpResponse:
    """Show one part: the distribution with the own place, the years, and whom to ask."""
    zoek = {naam: request.GET.get(naam, "") for naam in ("instrument", "onderdeel")}
    blad = lees_onderdeel(door=request.actor, **zoek)
    laagst, hoogst = blad.deel.schaal or (Decimal(0), Decimal(1))
    context = werkcontext(
        blad.kop, titel=blad.deel.naam, status=f"Uit {blad.instrument.naam}. {blad.plaats.in_woorden}"
    ) | {
        "stippen": [_stip(een, blad.deel.code, laagst, hoogst) for een in blad.regels if _heeft(een, blad.deel.code)],
        "zin": blad.plaats.in_woorden,
        "laagst": f"{laagst:f}",
        "hoogst": f"{hoogst:f}",
        "midden": blad.plaats.midden.in_woorden,
        "verdeling_kolommen": [{"kop": "Gemeente"}, {"kop": "Cijfer", **_GETAL}, {"kop": "Vastgesteld op"}],
        "verdeling": [[een.naam, Cel(_in_woorden(een, blad), getal=True), datum(een.op)] for een in blad.regels],
        "anders_kolommen": [
            {"kop": "Gemeente"},
            {"kop": "Versie"},
            *({"kop": kop, **_GETAL} for kop in ("Cijfer", "Wij, over dezelfde vragen")),
            {"kop": "Waarover"},
        ],
        "anders": [_andersrij(een, blad.deel.code) for een in blad.regels if blad.deel.code in een.anders],
        "jaar_kolommen": [
            {"kop": "Jaar"},
            *({"kop": kop, **_GETAL} for kop in ("Wij", "Midden van anderen", "Aantal anderen")),
        ],
        "jaren": [_jaarrij(een) for een in blad.jaren],
        "lijn": _lijn(blad, laagst, hoogst),
        "wegwijzers": blad.wegwijzers,
        "terug_url": f"{reverse('vergelijken')}?{urlencode({'instrument': blad.instrument.code})}",
    }
    return render(request, "zelfscan/vergelijken_onderdeel.html", context)


def _andersrij(een: Gemeenteregel, code: str) -> list[Any]:
    """A municipality that measured with another version: its figure over what stayed, beside our own over the same."""
    over = een.anders[code]
    hun, wij = (bekend(getal).in_woorden if getal is not None else "geen" for getal in (over.getal, over.wij))
    return [een.naam, een.versie, Cel(hun, getal=True), Cel("" if een.eigen else wij, getal=True), over.in_woorden]


def _heeft(een: Gemeenteregel, code: str) -> bool:
    return code in een.cijfers and een.cijfers[code].getal is not None


def _stip(een: Gemeenteregel, code: str, laagst: Decimal, hoogst: Decimal) -> dict[str, Any]:
    return {"plek": in_beeld(plek_op_schaal(een.cijfers[code], laagst, hoogst)), "eigen": een.eigen}


def _in_woorden(een: Gemeenteregel, blad: Onderdeelblad) -> str:
    cijfer, anders = een.cijfers.get(blad.deel.code), een.anders.get(blad.deel.code)
    if cijfer is None and anders is not None:
        return "met andere vragen"
    return cijfer.in_woorden if cijfer else "onbekend"


def _jaarrij(een: Any) -> list[Any]:
    eigen = "met andere vragen" if een.anders else een.eigen.in_woorden
    cijfers = (eigen, een.midden.in_woorden, str(een.anderen))
    return [str(een.jaar), *(Cel(tekst, getal=True) for tekst in cijfers)]


def _lijn(blad: Onderdeelblad, laagst: Decimal, hoogst: Decimal) -> dict[str, Any] | None:
    """The own measurements as pieces of a line in percents of a picture; None without any figure."""
    stukken = lijnstukken(blad.metingen)
    if not stukken:
        return None
    dagen = [meting.op for stuk in stukken for meting in stuk]
    eerste, breed = min(dagen), max((max(dagen) - min(dagen)).days, 1)

    def punt(meting: Any) -> dict[str, Any]:
        hoog = plek_op_schaal(meting.cijfer, laagst, hoogst) or Decimal(0)
        x = Decimal(100) * (meting.op - eerste).days / breed if len(dagen) > 1 else Decimal(50)
        return {"x": in_beeld(x), "y": in_beeld(_HOOGTE - hoog), "cijfer": meting.cijfer.in_woorden, "op": meting.op}

    lijnen = [[punt(meting) for meting in stuk] for stuk in stukken]
    paren = [(een, twee) for lijn in lijnen for een, twee in zip(lijn, lijn[1:], strict=False)]
    punten = [een for lijn in lijnen for een in lijn]
    zin = "; ".join(f"{datum(een['op'])}: {een['cijfer']}" for een in punten)
    return {"paren": paren, "punten": punten, "zin": f"Onze metingen. {zin}."}
