"""A household with something of everything, and the pages about it: for the tests of pages and the journeys."""

from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any
from uuid import UUID

from django.urls import reverse

from tandem.acties.huishouden.bsn import leg_bsn_vast
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.leden import Lidinvoer
from tandem.acties.huishouden.relaties import leg_relatie_vast
from tandem.acties.huishouden.sluiting import sluit_voor_team
from tandem.acties.huishouden.vergissing import Bestemming, verplaats_lid
from tandem.acties.huishouden.verkeerdblad import lees_verkeerd
from tandem.models import Teamsluiting
from tandem.regels.rechten.actor import Actor
from tandem.web import huishouden
from tandem.web.pagina import REGISTER, paden
from tests import wereld
from tests.acties.huishouden import hulp
from tests.acties.huishouden.hulp import leg_regel

Wereld = tuple[Actor, Actor, UUID, dict[str, Any]]


def volle_wereld() -> Wereld:
    """One household with something of everything: who may, who may not, the household, and public ids of things."""
    ik, vreemde = wereld.professional(), wereld.professional()
    ongeboren = Lidinvoer("kind", geboortedatum_soort="ongeboren")
    rtl = Lidinvoer("grootouder", "أميرة 🌸", "بن علي", geboortedatum=date(1950, 1, 1))
    huis = hulp.maak(ik, hulp.MOEDER, hulp.KIND, ongeboren, rtl)
    ander = hulp.maak(ik, Lidinvoer("ouder", "Karim", "Elders", geboortedatum=date(1985, 1, 1)))
    tom, samira = hulp.lid(ik, huis, "Tom"), hulp.lid(ik, huis, "Samira")
    relatie = leg_relatie_vast(door=ik, huishouden=huis, van=samira, soort="ouder", naar=tom)
    invoer = Gezagsinvoer(tom, "ouderlijk", "gezagsregister", date(2015, 1, 1), houder=samira)
    gezag = leg_gezag_vast(door=ik, huishouden=huis, invoer=invoer)
    contact = leg_contactgegeven_vast(
        door=ik, huishouden=huis, invoer=Contactinvoer("telefoon", "0612345678", veilig=False)
    )
    geheim = leg_contactgegeven_vast(
        door=ik, huishouden=huis, invoer=Contactinvoer("adres", "Schuilstraat 7", lid=samira, afgeschermd=True)
    )
    leg_bsn_vast(door=ik, huishouden=huis, lid=tom, bsn="111222333")
    sluit_voor_team(door=ik, huishouden=huis, team=wereld.team().pk, reden="Een oom werkt daar.")
    (sluiting,) = hulp.rijen(ik, huis, Teamsluiting)
    verplaats_lid(
        door=ik, huishouden=ander, lid=hulp.lid(ik, ander, "Karim"), bestemming=Bestemming(huis, "Hoort hier bij.")
    )
    check = lees_verkeerd(door=ik, huishouden=huis).checks[0].openbaar
    regel = leg_regel(ik, huis)
    plekken = {
        "lid": tom, "rij": relatie, "gegeven": contact, "item": geheim, "sluiting_id": sluiting.openbaar,
        "check": check, "naar": ander, "wat": "regel", "regel": regel, "gezag": gezag,
    }  # fmt: skip
    return ik, vreemde, huis, plekken


def adres_van(naam: str, huis: UUID, plekken: Mapping[str, Any]) -> str:
    """The address of a page, filled with what it needs."""
    velden = {
        deel.partition(":")[2].rstrip(">").partition(">")[0]
        for deel in REGISTER[naam].pad.split("/")
        if deel.startswith("<") and "huishouden" not in deel
    }
    eigen = dict(plekken)
    if naam.startswith("verkeerd"):
        eigen["item"] = plekken["regel"]
    if naam == "gezag_einde":
        eigen["rij"] = plekken["gezag"]
    return reverse(naam, kwargs={"huishouden": huis, **{veld: eigen[veld] for veld in velden}})


def mijn_paginas() -> list[str]:
    """The names of all pages under ``web/huishouden`` about one household."""
    for module in iter_modules(huishouden.__path__, "tandem.web.huishouden."):
        import_module(module.name)
    mijn = [pad.name for pad in paden() if pad.callback.__module__.startswith("tandem.web.huishouden.")]
    return sorted(naam for naam in mijn if "huishouden>" in REGISTER[naam].pad)
