"""The first page: the work list, of one's own households or of a whole team."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch

from tandem.acties.casus.werklijst import PER_BLAD, Werklijst, Werkpunt, lees_werklijst
from tandem.acties.rechten.gedeeld import lees_berichten
from tandem.regels.casus.werk import WERKSOORTEN, Werkgroep
from tandem.regels.rechten.klacht import BEHANDELAAR
from tandem.regels.rechten.lagen import Doel, Reikwijdte
from tandem.regels.rechten.toezicht import TOEZICHTHOUDER
from tandem.regels.rechten.vernietigen import ARCHIVARIS
from tandem.regels.tekst import opsomming
from tandem.web.adressen import adres_van
from tandem.web.dossier import Opent
from tandem.web.huishouden.zoeken import mag_beginnen
from tandem.web.noodmelding import noodmeldingen
from tandem.web.omgeving import eis_bereik
from tandem.web.onderdelen import Bladeren, Toon, Werkregel
from tandem.web.onderdelen import Werkgroep as Groep
from tandem.web.pagina import Verzoek, mijn_bereik, pagina
from tandem.web.woorden import aantal_woorden, dag_in, dagen_tot

_TOON: dict[Werkgroep, Toon] = {
    Werkgroep.EERST: "onveilig",
    Werkgroep.TE_LAAT: "let-op",
}
WAAROM = (
    "U ziet hier de huishoudens waarbij u betrokken bent of voor wie u waarneemt.",
    "Dat u deze lijst opende, staat in het logboek van elk huishouden dat hier staat.",
)
WAAROM_TEAM = (
    "U ziet hier de huishoudens van uw team, omdat u er leiding aan geeft.",
    "Dat u deze lijst opende, staat in het logboek van elk huishouden dat hier staat.",
)


@pagina("", "start", doelen=(Doel.HULP,), uitleg="De eerste pagina: uw werk, met bovenaan wat te laat is.")
def start(request: Verzoek) -> HttpResponse:
    """Show what this professional has to do; a role without households of its own begins elsewhere."""
    bereik = mijn_bereik(request)
    if (Doel.HULP, Reikwijdte.EIGEN) not in bereik:
        return _begin_elders(request)
    van_mij = request.GET.get("van") == "mij"
    eigenaar = request.actor.medewerker if van_mij else None
    lijst = lees_werklijst(door=request.actor, blad=bladnummer(request), eigenaar=eigenaar)
    context = {**_beeld(request, lijst), "titel": "Werk", "van_mij": van_mij, "kan_kiezen": True, "waarom": WAAROM}
    meer = {
        "mag_signaal": mag_beginnen(request.actor.rol),
        "gedeeld": lees_berichten(door=request.actor),
        "te_laat": noodmeldingen(request.actor),
    }
    return render(request, "casus/werklijst.html", {**context, **meer})


@pagina("team/werk/", "team_werk", doelen=(Doel.TEAMLEIDING,), uitleg="Het open werk van het hele team.")
def team_werk(request: Verzoek) -> HttpResponse:
    """Show what the team has to do; ``?soort=`` limits it to one kind, ``?wie=`` to one professional."""
    eis_bereik(request, Doel.TEAMLEIDING)
    wie, soort = request.GET.get("wie", ""), request.GET.get("soort", "")[:40]
    eigenaar = int(wie) if wie.isdecimal() and len(wie) < 16 else None
    lijst = lees_werklijst(
        door=request.actor, doel=Doel.TEAMLEIDING, blad=bladnummer(request), soort=soort, eigenaar=eigenaar
    )
    context = {**_beeld(request, lijst), "titel": "Werk van het team", "waarom": WAAROM_TEAM}
    context["te_laat"] = noodmeldingen(request.actor)
    return render(request, "casus/werklijst.html", {**context, "beperkt": bool(soort or eigenaar)})


def bladnummer(request: HttpRequest) -> int:
    """The page of a list that was asked for; 1 for anything that is no number."""
    gevraagd = request.GET.get("blad", "1")
    return int(gevraagd) if gevraagd.isdecimal() and len(gevraagd) < 10 else 1


def bladeren(request: HttpRequest, *, blad: int, bladen: int, per_blad: int, totaal: int) -> Bladeren | None:
    """The way to the pages before and after; None when there is one page."""
    if bladen <= 1:
        return None
    return Bladeren(
        van=(blad - 1) * per_blad + 1,
        tot=min(blad * per_blad, totaal),
        totaal=totaal,
        vorige_url=_blad_url(request, blad - 1) if blad > 1 else "",
        volgende_url=_blad_url(request, blad + 1) if blad < bladen else "",
    )


def _blad_url(request: HttpRequest, blad: int) -> str:
    rest = {naam: waarde for naam, waarde in request.GET.items() if naam != "blad"}
    return f"?{urlencode({**rest, 'blad': blad})}"


def _begin_elders(request: Verzoek) -> HttpResponse:
    """A team leader begins with the team, who is on duty with the duty, an officer with what is theirs to judge, and
    who works on improving with their organisation."""
    bereik = mijn_bereik(request)
    for doel, naam in ((Doel.TEAMLEIDING, "team"), (Doel.DIENST, "dienst")):
        if any(een is doel for een, _ in bereik):
            try:
                return redirect(naam)
            except NoReverseMatch:
                continue
    eigen = {ARCHIVARIS: "bewaren", TOEZICHTHOUDER: "toezicht", BEHANDELAAR: "klachten"}.get(request.actor.rol)
    if eigen:
        return redirect(eigen)
    if (Doel.VERBETEREN, Reikwijdte.ORGANISATIE) in bereik:
        return redirect("verbeteren")
    return render(request, "casus/geen_werk.html")


def _beeld(request: HttpRequest, lijst: Werklijst) -> dict[str, object]:
    per_groep: dict[Werkgroep, list[Werkregel]] = {}
    for punt in lijst.punten:
        per_groep.setdefault(punt.groep, []).append(_regel(punt, lijst))
    return {
        "groepen": [Groep(groep.omschrijving, regels, lijst.aantallen[groep]) for groep, regels in per_groep.items()],
        "samenvatting": _samenvatting(lijst),
        "bladeren": bladeren(request, blad=lijst.blad, bladen=lijst.bladen, per_blad=PER_BLAD, totaal=lijst.totaal),
    }


def _samenvatting(lijst: Werklijst) -> str:
    """ "3 te laat, 2 voor vandaag en 5 later"; empty when there is nothing."""
    woorden = {
        Werkgroep.EERST: "eerst te doen",
        Werkgroep.TE_LAAT: "te laat",
        Werkgroep.VANDAAG: "voor vandaag",
        Werkgroep.DEZE_WEEK: "in de komende zeven dagen",
        Werkgroep.LATER: "later",
    }
    delen = [
        f"{aantal_woorden(lijst.aantallen[groep])} {woord}"
        for groep, woord in woorden.items()
        if lijst.aantallen[groep]
    ]
    return f"{opsomming(delen)}." if delen else ""


def _regel(punt: Werkpunt, lijst: Werklijst) -> Werkregel:
    reden = f"{punt.soort.zin}: {punt.reden}" if punt.reden else punt.soort.zin
    sinds = f"sinds {dag_in(punt.begon_op, lijst.vandaag)}"
    wie = f", {punt.eigenaar} doet dit" if punt.eigenaar and not punt.van_mij else ""
    return Werkregel(
        titel=punt.naam,
        url=stap_url(punt),
        reden=reden,
        stap=punt.soort.stap,
        voor=opsomming(punt.voor),
        sinds=f"{sinds}{wie}",
        termijn=dagen_tot(punt.vervalt_op, lijst.vandaag),
        toon=_TOON.get(punt.groep, ""),
    )


def stap_url(punt: Werkpunt) -> str:
    """The address of the next step; the household's own page where the step has none, or is not for who reads."""
    soort = WERKSOORTEN.get(punt.soort.code, punt.soort)
    pogingen: list[tuple[str, list[UUID]]] = [("huishouden", [punt.huishouden])]
    if Opent(punt)[soort.pagina]:
        pogingen.insert(0, (soort.pagina, [punt.huishouden]))
        if soort.per_stuk and punt.bij:
            pogingen.insert(0, (soort.pagina, [punt.huishouden, punt.bij]))
    for naam, delen in pogingen:
        try:
            return adres_van(naam, *delen)
        except NoReverseMatch:
            continue
    return ""
