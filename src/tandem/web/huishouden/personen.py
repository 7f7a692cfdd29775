"""The page about the people of a household."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from tandem.acties.huishouden.gezag import Gezagsbeeld, Gezagsregel
from tandem.acties.huishouden.kaarten import Contactkaart, Persoonskaart
from tandem.acties.huishouden.kop import Dossierkop
from tandem.acties.huishouden.overzicht import Personen, lees_personen
from tandem.web import onderdelen as o
from tandem.web.doel import WERK, doel_voor
from tandem.web.dossier import dossiercontext
from tandem.web.huishouden.basis import HIER, adres
from tandem.web.huishouden.gezinsbeeld import gezinsbeeld
from tandem.web.huishouden.overzicht import contactgegeven, persoonskaart
from tandem.web.pagina import Verzoek, pagina
from tandem.web.woorden import datum, moment


@pagina(f"{HIER}personen/", "personen", doelen=WERK, uitleg="De mensen, hun relaties, het gezag en contactgegevens.")
def personen(request: Verzoek, huishouden: UUID) -> HttpResponse:
    """Show who they are, who they are to each other, who decides, and how they are reached."""
    blad = lees_personen(door=request.actor, huishouden=huishouden, doel=doel_voor(request))
    context = {
        **dossiercontext(blad.kop, "personen"),
        "blad": blad,
        "hier": [persoonskaart(kaart, blad.gezag, huishouden) for kaart in blad.hier],
        "eerder": [_eerder(kaart, huishouden) for kaart in blad.eerder],
        "beeld": gezinsbeeld(blad.hier, blad.relaties),
        "relaties": [
            {"zin": een.zin, "sinds": een.sinds, "url": adres("relatie_einde", huishouden, een.openbaar)}
            for een in blad.relaties
        ],
        "eerdere_relaties": [f"{een.zin}, tot {datum(een.tot)}" for een in blad.eerdere_relaties if een.tot],
        "gezag": [_gezag(beeld, blad.kop) for beeld in blad.gezag],
        "contact": [_contact(een, huishouden) for een in blad.contact],
        "eerder_contact": [contactgegeven(een) for een in blad.eerder_contact],
        "afgeschermd": _afgeschermd(blad, huishouden),
        "elders": [{"wie": blad.kop.namen([lid]), "url": adres("huishouden", ander)} for lid, ander in blad.ook_elders],
    }
    return render(request, "huishouden/personen.html", context)


def _eerder(kaart: Persoonskaart, huishouden: UUID) -> o.Persoon:
    woord = f"hoort hier niet meer sinds {datum(kaart.tot)}" if kaart.tot else ""
    if kaart.overleden_op:
        woord = f"overleden op {datum(kaart.overleden_op)}"
    url = adres("lid", huishouden, kaart.openbaar)
    return o.Persoon(naam=kaart.naam, rol=kaart.rol, url=url, opmerking=woord)


def _gezag(beeld: Gezagsbeeld, kop: Dossierkop) -> dict[str, object]:
    return {
        "kind": kop.namen([beeld.kind]),
        "uitleg": beeld.uitleg,
        "bekend": beeld.bekend,
        "nu": [_houder(regel, kop) for regel in beeld.nu],
        "eerder": [f"{_houder(regel, kop)['zin']}" for regel in beeld.eerder],
    }


def _houder(regel: Gezagsregel, kop: Dossierkop) -> dict[str, str]:
    tot = f" tot {datum(regel.tot)}" if regel.tot else ""
    zin = f"{regel.houder}: {regel.soort}, sinds {datum(regel.van)}{tot}. Grond: {regel.grond}."
    return {"zin": zin, "url": adres("gezag_einde", kop.huishouden, regel.openbaar) if regel.nu else ""}


def _contact(een: Contactkaart, huishouden: UUID) -> dict[str, object]:
    return {
        "gegeven": contactgegeven(een),
        "kaart": een,
        "url": adres("contact_wijzigen", huishouden, een.openbaar),
    }


def _afgeschermd(blad: Personen, huishouden: UUID) -> list[o.Rij]:
    return [
        o.Rij(
            titel=een.in_woorden.capitalize(),
            url="" if een.open_tot else adres("afgeschermd_openen", huishouden, een.openbaar),
            tekst=f"Over {blad.kop.namen(een.betreft)}." if een.betreft else "",
            mee=(f"open tot {moment(een.open_tot)}" if een.open_tot else "dicht: open het met een reden",),
        )
        for een in blad.afgeschermd
    ]
