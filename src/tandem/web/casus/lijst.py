"""The list of households: one's own, or those of the team."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tandem.acties.casus.lijst import PER_BLAD, Huishoudenlijst, Huishoudenrij, Toon, Volgorde, lees_huishoudens
from tandem.regels.rechten.lagen import Doel
from tandem.web.adressen import adres_van
from tandem.web.casus.werklijst import WAAROM, WAAROM_TEAM, bladeren, bladnummer
from tandem.web.dossier import FASE_IN_WOORDEN, REGIME_IN_WOORDEN
from tandem.web.omgeving import eis_bereik
from tandem.web.onderdelen import Rij
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import aantal_woorden, dag_in, dagen_tot


@pagina("huishoudens/", "huishoudens", doelen=(Doel.HULP,), uitleg="De huishoudens waarbij u betrokken bent.")
def huishoudens(request: Verzoek) -> HttpResponse:
    """Show the households of this professional."""
    return _lijst(request, Doel.HULP, titel="Huishoudens", waarom=WAAROM)


@pagina("team/huishoudens/", "team_huishoudens", doelen=(Doel.TEAMLEIDING,), uitleg="De huishoudens van het team.")
def team_huishoudens(request: Verzoek) -> HttpResponse:
    """Show the households of the team."""
    eis_bereik(request, Doel.TEAMLEIDING)
    return _lijst(request, Doel.TEAMLEIDING, titel="Huishoudens van het team", waarom=WAAROM_TEAM)


def _lijst(request: Verzoek, doel: Doel, *, titel: str, waarom: Iterable[str]) -> HttpResponse:
    volgorde = _keuze(Volgorde, request.GET.get("op"), Volgorde.NAAM)
    toon = _keuze(Toon, request.GET.get("toon"), Toon.LOPEND)
    lijst = lees_huishoudens(door=request.actor, doel=doel, blad=bladnummer(request), volgorde=volgorde, toon=toon)
    context = {
        "titel": titel,
        "samenvatting": _samenvatting(lijst, toon),
        "rijen": [_rij(rij, lijst.vandaag) for rij in lijst.rijen],
        "keuzes": _keuzes(request, volgorde, toon),
        "bladeren": bladeren(request, blad=lijst.blad, bladen=lijst.bladen, per_blad=PER_BLAD, totaal=lijst.totaal),
        "waarom": waarom,
    }
    return render(request, "casus/huishoudens.html", context)


def _keuze(soort: Any, gevraagd: str | None, anders: Any) -> Any:
    return soort(gevraagd) if gevraagd in list(soort) else anders


def _keuzes(request: HttpRequest, volgorde: Volgorde, toon: Toon) -> list[dict[str, object]]:
    """Links that choose the order, and one that adds or leaves out what is closed; back to the first page."""
    alles = toon is Toon.ALLES
    keuzes = (
        ("op", Volgorde.NAAM, "Op naam", volgorde is Volgorde.NAAM),
        ("op", Volgorde.TERMIJN, "Op termijn", volgorde is Volgorde.TERMIJN),
        ("toon", Toon.LOPEND if alles else Toon.ALLES, "Ook afgerond", alles),
    )
    rest = {naam: waarde for naam, waarde in request.GET.items() if naam in ("op", "toon")}
    return [
        {"tekst": tekst, "url": f"?{urlencode({**rest, naam: str(code)})}", "actief": actief}
        for naam, code, tekst, actief in keuzes
    ]


def _samenvatting(lijst: Huishoudenlijst, toon: Toon) -> str:
    if not lijst.totaal:
        return ""
    woord = "huishouden" if lijst.totaal == 1 else "huishoudens"
    wat = "met wie u nu werkt" if toon is Toon.LOPEND else "in totaal"
    return f"{aantal_woorden(lijst.totaal)} {woord} {wat}."


def _rij(rij: Huishoudenrij, vandaag: date) -> Rij:
    laatste = rij.laatste_contact
    return Rij(
        titel=rij.naam,
        url=huishouden_url(rij),
        nummer=rij.nummer,
        tekst=f"{_stand(rij, vandaag)} {_gezicht(rij)}",
        mee=(f"laatste contact {dag_in(laatste, vandaag)}" if laatste else "nog geen contact vastgelegd",),
        merk=dagen_tot(rij.volgende, vandaag) if rij.volgende else "",
        toon="let-op" if rij.volgende is not None and rij.volgende < vandaag else "",
    )


def _gezicht(rij: Huishoudenrij) -> str:
    if not rij.vast_gezicht:
        return "Er is nog geen vast gezicht."
    return "U bent het vaste gezicht." if rij.van_mij else f"Vast gezicht: {rij.vast_gezicht}."


def _stand(rij: Huishoudenrij, vandaag: date) -> str:
    """ "Stabiele veiligheid sinds 3 maart 2026, met toestemming." """
    if not rij.fase:
        return "Er loopt nog geen casus."
    fase = FASE_IN_WOORDEN.get(rij.fase, rij.fase).capitalize()
    sinds = f" sinds {dag_in(rij.fase_sinds, vandaag)}" if rij.fase_sinds else ""
    return f"{fase}{sinds}, {REGIME_IN_WOORDEN[rij.zwaarte]}."


def huishouden_url(rij: Huishoudenrij) -> str:
    """The address of the household's own page."""
    return adres_van("huishouden", rij.openbaar)
