"""A few households of the demo that are different: told by the actions in the database itself, once.

A shielded address for the duty officer at night, a file that is closed to a team, a professional who lives in a
household, and a professional who knows one.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tandem.acties.casus.betrekken import Betrokkeninvoer, betrek
from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.huishouden.contactgegevens import Contactinvoer as Gegeven
from tandem.acties.huishouden.sluiting import lid_werkt_hier, sluit_voor_team
from tandem.management.vullen import handelingen as doe
from tandem.management.vullen.boekhouding import laatste_huishouden, onthoud, vullingen, wis_verteld
from tandem.management.vullen.namen import adres, noem, telefoon
from tandem.management.vullen.plek import doeldatabase
from tandem.management.vullen.rol import Bezetting, Deel
from tandem.management.vullen.spelers import Speler, lees_spelers
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.traject import Opzet, Pad, mensen_van, vertel
from tandem.management.vullen.verteller import Verteller
from tandem.management.vullen.voortgang import Meld

Slot = Callable[[Verteller, dict[Deel, list[Speler]]], None]


def vertel_bijzondere(vulling: Vulling, meld: Meld) -> Vulling:
    """Tell the special households of the demo, once for the whole database; one that was interrupted begins anew."""
    if any(een.bijzonder and een.basis != vulling.basis for een in vullingen()):
        return vulling
    spelers = lees_spelers(doeldatabase())
    if vulling.bijzonder_na:
        wis_verteld(vulling.bijzonder_na, vulling.dag)
    for nummer in range(vulling.bijzonder, len(_BIJZONDER)):
        meld(f"Bijzondere huishoudens: {nummer + 1} van {len(_BIJZONDER)}")
        vulling = onthoud(replace(vulling, bijzonder_na=laatste_huishouden()))
        _vertel(vulling, nummer, spelers)
        vulling = onthoud(replace(vulling, bijzonder=nummer + 1, bijzonder_na=0))
    return vulling


def _vertel(vulling: Vulling, nummer: int, spelers: dict[Deel, list[Speler]]) -> None:
    wie, thema, pad, slot = _BIJZONDER[nummer]
    kans = random.Random(f"bijzonder {vulling.zaad} {nummer}")
    opzet = Opzet(
        1000 + nummer, thema, pad, 60, kans.getrandbits(32), tandem=False, wissel=False, laat=False, erbij=None
    )
    speler = _medewerker(spelers, Deel.REGISSEUR, wie)
    v = Verteller(_bezetting(opzet, speler, vulling.dag, kans), mensen_van(opzet, vulling.dag), vulling.dag)
    vertel(v, opzet)
    v.op(1, 15)
    slot(v, spelers)


def _bezetting(opzet: Opzet, speler: Speler, dag: date, kans: random.Random) -> Bezetting:
    namen = noem(mensen_van(opzet, dag), kans)
    plaats = adres(speler.gemeente, speler.gemeente_naam, kans)
    return Bezetting(namen, plaats, telefoon(kans), speler.gemeente, {Deel.REGISSEUR: speler.actor})


def _medewerker(spelers: dict[Deel, list[Speler]], deel: Deel, naam: str) -> Speler:
    return next(speler for speler in spelers[deel] if speler.actor.naam.startswith(naam))


def _geheim_adres(v: Verteller, _spelers: dict[Deel, list[Speler]]) -> None:
    """Somebody hides: an address that opens only with a reason, and one that is not safe to call."""
    een, ander = v.openbaar["o1"], v.openbaar["o2"]
    plek = Gegeven("adres", "Verstopplaats 3, 3011 SS Rotterdam", lid=een, afgeschermd=True, niet_voor=(ander,))
    v.gegeven(plek)
    samen = "Samen gebruikt; {o2} leest mee. Niet bellen over hulp."
    v.gegeven(Gegeven("telefoon", "010 000 98 76", veilig=False, toelichting=v.tekst(samen)))
    doe.noodplan(v, "{o1} gaat met de kinderen naar de verstopplaats.\nBel {o1} op haar eigen nummer.")


def _gesloten_voor_team(v: Verteller, spelers: dict[Deel, list[Speler]]) -> None:
    """A neighbour works in another local team."""
    ander = _medewerker(spelers, Deel.REGISSEUR, "Sanne")
    with v.act() as verzoek:
        sluit_voor_team(team=ander.actor.team, reden="Een buurman werkt in dat team.", verzoek=verzoek, **v.hier)


def _werkt_zelf(v: Verteller, spelers: dict[Deel, list[Speler]]) -> None:
    """A member of the household works for one of the organisations: that person has no key, nor has the team."""
    zelf = _medewerker(spelers, Deel.AANBIEDER, "Mirjam")
    with v.act() as verzoek:
        lid_werkt_hier(lid=v.openbaar["o1"], medewerker=zelf.actor.medewerker, verzoek=verzoek, **v.hier)


def _familie(v: Verteller, spelers: dict[Deel, list[Speler]]) -> None:
    """A colleague was involved, turned out to be family, said so, and has no key any more."""
    collega = _medewerker(spelers, Deel.REGISSEUR, "Joris").actor
    invoer = Betrokkeninvoer("hulp_lokaal_team", v.vandaag, collega.lidmaatschap, reden="Helpt een paar weken mee.")
    with v.act() as verzoek:
        betrek(invoer=invoer, verzoek=verzoek, **v.hier)
    wie, mens = v.mensen[0], v.bezetting.mensen["o1"]
    with v.act():
        meld_bekende(door=collega, invoer=Bekende(mens.voornaam, mens.achternaam, wie.geboren or v.dag, "familie"))


_BIJZONDER: tuple[tuple[str, int, Pad, Slot], ...] = (
    ("Amal", 0, Pad.DIRECT, _geheim_adres),
    ("Amal", 3, Pad.DIRECT, _gesloten_voor_team),
    ("Sanne", 2, Pad.DIRECT, _werkt_zelf),
    ("Amal", 1, Pad.DIRECT, _familie),
)
