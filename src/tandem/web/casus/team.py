"""The team overview: how the work is divided, what stays undone, who is away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tandem.acties.casus.team import Belasting, OpenLus, Teamoverzicht, lees_team
from tandem.regels.rechten.lagen import Doel
from tandem.web.casus.werklijst import WAAROM_TEAM
from tandem.web.omgeving import eis_bereik
from tandem.web.onderdelen import Cel, Kolom
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import dag_in, dagen_tot, datum, moment

_KOLOMMEN = (
    Kolom("Professional"),
    Kolom("Vast gezicht van", getal=True),
    Kolom("Betrokken bij", getal=True),
    Kolom("Minderjarigen", getal=True),
    Kolom("Directe veiligheid", getal=True),
    Kolom("Rol"),
)


@pagina(
    "team/", "team", doelen=(Doel.TEAMLEIDING,), uitleg="Hoe het werk in het team verdeeld is en wat blijft liggen."
)
def team(request: Verzoek) -> HttpResponse:
    """Show the team to its leader."""
    eis_bereik(request, Doel.TEAMLEIDING)
    beeld = lees_team(door=request.actor)
    context = {
        "team": request.actor.team_naam,
        "beeld": beeld,
        "zin": _zin(beeld),
        "balken": balken([(lid.naam, lid.gezicht) for lid in beeld.leden if lid.huishoudens]),
        "kolommen": _KOLOMMEN,
        "rijen": [_rij(lid) for lid in beeld.leden],
        "lussen": [_lus(lus, beeld) for lus in beeld.lussen],
        "wisselingen": [
            (reden.omschrijving if reden else "zonder reden", aantal) for reden, aantal in beeld.wisselingen
        ],
        "afwezigen": [(een.wie, een.door, moment(een.van), moment(een.tot)) for een in beeld.afwezigen],
        "peildatum": datum(beeld.vandaag),
        "sinds": datum(beeld.sinds),
        "waarom": WAAROM_TEAM[:1],
    }
    return render(request, "casus/team.html", context)


def balken(waarden: list[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Return label, figure and length (a percentage of the longest, from zero) for a row of bars."""
    langste = max((waarde for _, waarde in waarden), default=0) or 1
    return [(naam, waarde, f"{100 * waarde / langste:.1f}") for naam, waarde in waarden]


def _zin(beeld: Teamoverzicht) -> str:
    """The finding, as the title of the picture says it."""
    gezichten = [lid for lid in beeld.leden if lid.gezicht]
    if not gezichten:
        return "Niemand in het team is nu vast gezicht van een huishouden."
    meest, minst = gezichten[0], gezichten[-1]
    if meest.gezicht == minst.gezicht:
        return f"Iedereen die vast gezicht is, is dat van {meest.gezicht} {_huishoudens(meest.gezicht)}."
    return f"{meest.naam} is vast gezicht van de meeste huishoudens: {meest.gezicht}."


def _huishoudens(aantal: int) -> str:
    return "huishouden" if aantal == 1 else "huishoudens"


def _rij(lid: Belasting) -> list[str | Cel]:
    werk = f"{reverse('team_werk')}?wie={lid.medewerker}"
    getallen = (lid.gezicht, lid.huishoudens, lid.minderjarigen, lid.acuut)
    return [Cel(lid.naam, url=werk), *(Cel(str(getal), getal=True) for getal in getallen), lid.rol]


def _lus(lus: OpenLus, beeld: Teamoverzicht) -> tuple[str, int, str, str]:
    url = f"{reverse('team_werk')}?soort={lus.code}"
    oudste = f"de oudste van {dag_in(lus.oudste, beeld.vandaag)}, {dagen_tot(lus.oudste, beeld.vandaag)}"
    return lus.soort.zin, lus.aantal, oudste, url
