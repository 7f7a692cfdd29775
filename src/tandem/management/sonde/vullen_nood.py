"""What stands beside the files: emergency access (once and never looked at, waiting, now), and a complaint."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from tandem.acties import deur
from tandem.acties.rechten.klacht import Klachtinvoer, leg_klacht_vast, zet_stap
from tandem.acties.rechten.nood import Noodvraag, vraag_noodtoegang
from tandem.management.sonde.beschrijving import Tijdelijk
from tandem.management.sonde.bouwen import EEN_DAG, Bouwer
from tandem.regels.rechten.klacht import Klachtstap, Zet
from tandem.regels.rechten.noodtoegang import LANGST

TOEN = 20 * EEN_DAG
"""So long ago that its review is overdue: the next of the team needs a colleague."""


def vul_nood(b: Bouwer) -> None:
    """``nol`` had it, ``mos`` waits for ``nol`` to confirm, ``nol`` has it again; ``pim`` has all three to judge."""
    with deur.op_tijdstip(b.nu - TOEN):
        _vraag(b, "nol", b.nu - TOEN)
    _vraag(b, "mos", None, tweede=b.actor("nol").medewerker)
    b.wereld.tijdelijk.append(
        Tijdelijk("mos", "nood_wacht", "A", b.wereld.mensen["mos"].organisatie, b.nu, b.nu + LANGST)
    )
    later = b.k("A", "contact", "noodtoegang.later_grond")
    with deur.op_tijdstip(b.nu - timedelta(minutes=5)):
        _vraag(
            b, "nol", b.nu - timedelta(minutes=5), niemand=True, later=True, vertellen_op=b.wereld.vandaag + EEN_DAG,
            later_grond=f"{later} maakt dat onveilig.",
        )  # fmt: skip


def vul_klacht(b: Bouwer) -> None:
    """``teun`` wrote down a complaint of mama about ``rosa``; ``ver`` files along, ``kim`` handles it."""
    lezers = {"teun", "ver", "kim"}
    woord = {
        naam: b.k("A", "contact", f"klacht.{naam}", alleen="kim", buiten_dossier=lezers | zelf)
        for naam, zelf in (("tekst", {"moeder"}), ("wens", set()))
    }
    for een in [een for een in b.wereld.kanaries.values() if een.huis == "A" and een.betreft == {"mama"}]:
        if een.wat in ("voornaam", "achternaam"):
            b.wereld.kanaries[een.woord] = replace(een, bij_klacht=frozenset(lezers))
    bereiken = b.k("A", "contact", "klacht.bereiken", alleen="kim", buiten_dossier={"kim"})
    rosa, huis = b.actor("rosa"), b.huizen["A"]
    invoer = Klachtinvoer(
        f"{woord['tekst']} is de klacht.", rosa.organisatie, b.wereld.vandaag, lid=huis.leden["mama"].nummer,
        over=(rosa.medewerker,), wens=f"{woord['wens']} is de wens.", bereiken=bereiken,
        samen_met=b.actor("ver").medewerker,
    )  # fmt: skip
    klacht = leg_klacht_vast(door=b.actor("teun"), huishouden=huis.openbaar, invoer=invoer)
    stap = b.k("A", "contact", "klacht.stap", alleen="kim", buiten_dossier=lezers)
    zet = Zet(Klachtstap.BEVESTIG, f"{stap} is verteld.")
    zet_stap(door=b.actor("kim"), klacht=klacht, zet=zet, versie=1)


def _vraag(b: Bouwer, wie: str, van: datetime | None, **anders: Any) -> None:
    voor = "nol" if wie == "mos" else wie  # who is asked to confirm reads the reason as well
    reden = b.k("A", "contact", "noodtoegang.reden", alleen=wie, buiten_dossier={"pim", voor})
    namen = [een.woord for een in b.wereld.kanaries.values() if een.huis == "A" and een.betreft == {"kind"}][:2]
    vraag = Noodvraag(namen[0], namen[1], date(2011, 3, 9), "kind", f"{reden} staat hier.", **anders)
    vraag_noodtoegang(door=b.actor(wie), vraag=vraag)
    if van is not None:
        organisatie = b.wereld.mensen[wie].organisatie
        b.wereld.tijdelijk.append(Tijdelijk(wie, "nood", "A", organisatie, van, van + LANGST))
