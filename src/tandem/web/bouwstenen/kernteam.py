"""Pages of the kernteam: its members, who goes to the region, and the agenda."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.bouwstenen.kernteam import (
    Agendapunt,
    Kernteamblad,
    Lidbeeld,
    Lidinvoer,
    bewaar_lid,
    lees_kernteam,
)
from tandem.regels.bouwstenen.kernteam import Teamlid, Teamrol
from tandem.regels.rechten.organisatie import Werklaag
from tandem.web.bouwstenen.formulieren import Lidformulier
from tandem.web.formulier import behandel
from tandem.web.onderdelen import Rij
from tandem.web.organisatie.basis import VERBETEREN, werkcontext
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum

PAD = "verbeteren/kernteam/"
FORM = ("GET", "POST")
_LIDVELDEN = ("naam", "organisatie", "rol_anders", "coordineert", "sinds", "tot")
_AFGEVAARDIGD = ("afgevaardigd_sinds", "afgevaardigd_tot")


def naar_kernteam(_uitkomst: str = "") -> str:
    """Return the address of the kernteam."""
    return reverse("kernteam")


def _uren(uren: float) -> str:
    return f"{uren:g}".replace(".", ",")


@pagina(PAD, "kernteam", doelen=VERBETEREN, uitleg="Het kernteam van de eigen gemeente, met de agenda.")
def kernteam(request: Verzoek) -> HttpResponse:
    """Show the team and its agenda."""
    blad = lees_kernteam(door=request.actor)
    mag = Werklaag.PLAN in blad.kop.werkt
    context = werkcontext(blad.kop, "kernteam", titel="Kernteam", status=_status(blad)) | {
        "agenda": [(deel.omschrijving, [_punt(punt) for punt in punten]) for deel, punten in blad.agenda],
        "leden": [_lidrij(een, mag=mag) for een in blad.leden],
        "vroeger": [_lidrij(een, mag=mag) for een in blad.vroeger],
        "afgevaardigd": [een.lid.naam for een in blad.leden if een.afgevaardigd],
        "mag": mag,
        "vandaag": datum(blad.vandaag),
    }
    return render(request, "bouwstenen/kernteam.html", context)


def _status(blad: Kernteamblad) -> str:
    if not blad.leden:
        return "Er is nog geen kernteam."
    zonder = f" Van {blad.zonder_uren} nog niet afgesproken." if blad.zonder_uren else ""
    leden = "1 lid" if len(blad.leden) == 1 else f"{len(blad.leden)} leden"
    return f"{leden}, samen {_uren(blad.uren)} uur per week.{zonder}"


def _punt(punt: Agendapunt) -> Rij:
    if punt.regel is not None:
        regel = punt.regel.regel
        klaar = f"klaar op {datum(regel.eind)}" if regel.eind else ""
        return Rij(regel.wat, reverse("verbeterplan"), mee=[regel.eigenaar, klaar, "uit het verbeterplan"])
    if punt.actie is None:
        raise ValueError("a point of the agenda is a line or an action")
    url = f"{reverse('bouwsteen', args=[punt.actie.bouwsteen])}#{punt.actie.actie.code}"
    return Rij(punt.actie.actie.naam, url, tekst=punt.actie.uitleg, mee=[f"bouwsteen {punt.actie.bouwsteennaam}"])


def _lidrij(een: Lidbeeld, *, mag: bool) -> Rij:
    lid = een.lid
    mee = [lid.rol_in_woorden, lid.organisatie, "uren nog niet afgesproken" if lid.uren is None else ""]
    mee += [f"{_uren(lid.uren)} uur per week" if lid.uren is not None else ""]
    mee += [f"tot en met {datum(lid.tot)}" if lid.tot else ""]
    merk = "coördineert" if lid.coordineert else ""
    url = reverse("kernteamlid", args=[een.openbaar]) if mag else ""
    return Rij(lid.naam, url, mee=[woord for woord in mee if woord], merk=merk)


def _context(blad: Kernteamblad, titel: str) -> dict[str, Any]:
    terug = {"terug_url": naar_kernteam(), "terug_tekst": "Terug naar het kernteam"}
    return werkcontext(blad.kop, "kernteam", titel=titel) | terug


def _invoer(velden: dict[str, Any]) -> Lidinvoer:
    uren = None if velden["uren"] is None else float(velden["uren"])
    lid = Teamlid(rol=Teamrol(velden["rol"]), uren=uren, **{naam: velden[naam] for naam in _LIDVELDEN})
    return Lidinvoer(lid, **{naam: velden[naam] for naam in _AFGEVAARDIGD})


@pagina(f"{PAD}nieuw/", "kernteamlid_nieuw", doelen=VERBETEREN, methoden=FORM, uitleg="Iemand in het kernteam zetten.")
def lid_nieuw(request: Verzoek) -> HttpResponse:
    """Add a member."""
    blad = lees_kernteam(door=request.actor, om_te_wijzigen=True)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        bewaar_lid(door=request.actor, invoer=_invoer(velden), verzoek=verzoek)
        return naar_kernteam()

    return behandel(
        request,
        formulier=Lidformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_context(blad, "Iemand in het kernteam"),
        begin={"sinds": blad.vandaag},
        na_eerder=naar_kernteam,
    )


@pagina(
    f"{PAD}<uuid:lid>/", "kernteamlid", doelen=VERBETEREN, methoden=FORM, uitleg="Een lid van het kernteam wijzigen."
)
def lid_wijzigen(request: Verzoek, lid: UUID) -> HttpResponse:
    """Change a member."""
    blad = lees_kernteam(door=request.actor, om_te_wijzigen=True)
    een = blad.lid(lid)

    def doe(velden: dict[str, Any], verzoek: UUID) -> str:
        bewaar_lid(door=request.actor, invoer=_invoer(velden), lid=lid, versie=velden["versie"], verzoek=verzoek)
        return naar_kernteam()

    afgevaardigd = {naam: getattr(een, naam) for naam in _AFGEVAARDIGD}
    return behandel(
        request,
        formulier=Lidformulier,
        actie=doe,
        sjabloon="bouwstenen/formulier.html",
        context=_context(blad, een.lid.naam),
        begin=asdict(een.lid) | afgevaardigd | {"versie": een.versie},
        na_eerder=naar_kernteam,
    )
