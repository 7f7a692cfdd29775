"""*Wie keek in dit dossier?* and *Wie kan dit zien?*"""

from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden.logboek import Keek, Sleutelhouder, lees_inkijk, lees_logboek
from tandem.regels.tekst import opsomming
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import HIER, HULP
from tandem.web.onderdelen import Rij, WieZiet
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment


@pagina(f"{HIER}wie-keek/", "wie_keek", doelen=HULP, uitleg="Wie keek in dit dossier, in gewone woorden.")
def wie_keek(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who looked in this file, as far as this reader may see."""
    voor = request.GET.get("voor", "")
    blad = lees_logboek(door=request.actor, huishouden=huishouden, voor=_moment(voor))
    context = {
        **dossiercontext(blad.kop),
        "rijen": [_rij(een) for een in blad.regels],
        "verder": f"?{urlencode({'voor': blad.verder.isoformat()})}" if blad.verder else "",
        "eerder": bool(voor),
    }
    return render(request, "huishouden/wie_keek.html", context)


def _moment(voor: str) -> datetime | None:
    """The moment in an address; None for nothing, and for what is no moment."""
    try:
        gelezen = datetime.fromisoformat(voor)
    except ValueError:
        return None
    return gelezen if gelezen.tzinfo else None


def _rij(een: Keek) -> Rij:
    over = f" Over {een.over}." if een.over else ""
    keer = "" if een.keer == 1 else f"{een.keer} keer, het laatst "
    return Rij(
        titel=f"{een.wie} {een.deed}",
        tekst=f"{een.wat.capitalize()}.{over} Tot en met: {een.laag}.",
        mee=tuple(deel for deel in (f"{keer}{moment(een.tijd)}", een.rol, een.organisatie, f"voor {een.doel}") if deel),
    )


@pagina(f"{HIER}wie-kan-dit-zien/", "wie_kan", doelen=HULP, uitleg="Wie dit dossier kan openen, en waarom.")
def wie_kan(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who holds keys to this file, and why."""
    blad = lees_inkijk(door=request.actor, huishouden=huishouden)
    niet = [f"{team}: dit dossier is gesloten voor dit team." for team in blad.gesloten_voor]
    niet.append("Familie en collega's van wie hier woont, hebben nooit toegang.")
    context = {**dossiercontext(blad.kop), "mensen": [_houder(een) for een in blad.houders], "niet": niet}
    return render(request, "huishouden/wie_kan.html", context)


def _houder(een: Sleutelhouder) -> WieZiet:
    wat = opsomming(list(een.lagen)) if een.lagen else "niets, want deze rol opent hier niets"
    over = "" if een.over == "iedereen" else f" Alleen over {een.over}."
    sinds = f", sinds {datum(een.sinds)}" if een.sinds else ""
    return WieZiet(een.wie, wat, f"{een.rol}, {een.organisatie}: {een.waarom}{sinds}.{over}")
