"""A few households of the demo that are different: told by the actions in the database itself, once.

A shielded address for the duty officer at night, a file that is closed to a team, a professional who lives in a
household and one who knows one, a child with two homes, a guest, an organisation that uses its power, a signal of
yesterday, a household whose members come to pages of their own.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from tandem.acties.casus.bespreking import Besprekinginvoer, plan_bespreking
from tandem.acties.casus.betrekken import Betrokkeninvoer, betrek
from tandem.acties.casus.uitnodiging import Gastinvoer, nodig_uit
from tandem.acties.huishouden.bekenden import Bekende, meld_bekende
from tandem.acties.huishouden.contactgegevens import Contactinvoer as Gegeven
from tandem.acties.huishouden.contactwijze import leg_contactwijze_vast
from tandem.acties.huishouden.gezag import Gezagsinvoer, leg_gezag_vast
from tandem.acties.huishouden.leden import Lidinvoer, voeg_lid_toe
from tandem.acties.huishouden.maken import maak_huishouden
from tandem.acties.huishouden.sluiting import lid_werkt_hier, sluit_voor_team
from tandem.acties.huishouden.verblijf import Koppeling, koppel_kind
from tandem.acties.portaal.demo import maak_demolid
from tandem.acties.rechten.bevoegdheden import Bevoegdheidinvoer, leg_bevoegdheid_vast
from tandem.acties.rechten.markeerpunt import Achteraf, Markeerinvoer
from tandem.management.vullen import handelingen as doe
from tandem.management.vullen.boekhouding import laatste_huishouden, onthoud, vullingen, wis_verteld
from tandem.management.vullen.namen import adres, noem, telefoon
from tandem.management.vullen.opzet import Opzet, Pad, mensen_van
from tandem.management.vullen.plek import doeldatabase
from tandem.management.vullen.rol import Bezetting, Deel
from tandem.management.vullen.spelers import Speler, lees_spelers
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.traject import vertel
from tandem.management.vullen.verteller import Verteller, Zin
from tandem.management.vullen.voortgang import Meld
from tandem.regels.rechten.portaal import Wijze

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
    """A colleague of another team was involved, turned out to be family, said so, and has no key any more."""
    collega = _medewerker(spelers, Deel.REGISSEUR, "Joris").actor
    invoer = Betrokkeninvoer("hulp_lokaal_team", v.vandaag, collega.lidmaatschap, reden="Helpt een paar weken mee.")
    with v.act() as verzoek:
        betrek(invoer=invoer, verzoek=verzoek, **v.hier)
    wie, mens = v.mensen[0], v.bezetting.mensen["o1"]
    with v.act():
        meld_bekende(door=collega, invoer=Bekende(mens.voornaam, mens.achternaam, wie.geboren or v.dag, "familie"))


def _twee_huizen(v: Verteller, _spelers: dict[Deel, list[Speler]]) -> None:
    """A child lives with its mother and with its father: two households, one person; only who has both keys knows."""
    vader = Lidinvoer("ouder", "Wouter", "van Toneel", geboortedatum=date(v.dag.year - 41, 3, 9))
    with v.act() as verzoek:
        ander = maak_huishouden(
            door=v.ik, gemeente=v.bezetting.gemeente, leden=[vader], reden="Het kind woont ook hier.", verzoek=verzoek
        )
    waarom = Koppeling("informeren_betrokkene", "Beide ouders vertelden het zelf.")
    with v.act() as verzoek:
        koppel_kind(
            door=v.ik, van=v.huishouden, lid=v.openbaar["k1"], naar=ander, rol="kind", waarom=waarom, verzoek=verzoek
        )


def _gast(v: Verteller, _spelers: dict[Deel, list[Speler]]) -> None:
    """A teacher without an account is invited to a talk in some days, for one line only."""
    wanneer = datetime.combine(v.over(3), time(14), v.nu.tzinfo)
    invoer = Besprekinginvoer("casusbespreking", wanneer, "Hoe houden wij het op school veilig?", "ja",
        aanwezige_leden=(v.leden["o1"],))  # fmt: skip
    with v.act() as verzoek:
        overleg = plan_bespreking(invoer=invoer, verzoek=verzoek, **v.hier)
    gast = Gastinvoer(
        "Juf Marga Sprookjes", "Basisschool De Verzonnen Boom", "Ziet het kind elke dag.", "010 000 44 55",
        wanneer + timedelta(hours=4), (overleg,), (v.leden["o1"], v.leden["k1"]),
    )  # fmt: skip
    with v.act() as verzoek:
        nodig_uit(bespreking=overleg, invoer=gast, verzoek=verzoek, **v.hier)


def _onderzoek(v: Verteller, spelers: dict[Deel, list[Speler]]) -> None:
    """Veilig Thuis uses a power of its own; the safeguards follow within a week."""
    wie = _medewerker(spelers, Deel.VEILIG_THUIS, "Bram").actor
    invoer = Bevoegdheidinvoer(v.leden["o2"], "vt_onderzoek", wie.organisatie, v.vandaag, v.over(60))
    punt = Markeerinvoer(achteraf=Achteraf("Het kon niet wachten.", v.ik.medewerker, v.over(6)))
    with v.act() as verzoek:
        leg_bevoegdheid_vast(invoer=invoer, punt=punt, verzoek=verzoek, **v.hier)


def _vandaag(v: Verteller, _spelers: dict[Deel, list[Speler]]) -> None:
    """A neighbour called yesterday: to be assessed today."""
    zinnen = (Zin("waarneming", "Gisteravond klonk er lang geschreeuw en viel er iets.", "o1"),)
    doe.signaal(v, "buur_of_omstander", zinnen, melder="de buurvrouw van de overkant", dagen=1)


def _mijn_tandem(v: Verteller, _spelers: dict[Deel, list[Speler]]) -> None:
    """A mother, her former partner and children of 11, 13 and 17 come to their own pages: each sees something else."""
    moeder = v.openbaar["o1"]
    kinderen = [_kind_erbij(v, naam, jaren, moeder) for naam, jaren in (("Mila", 11), ("Sem", 13), ("Noor", 17))]
    wijze = Wijze(hoe="Bel op haar eigen telefoon. Spreek niets in.", wanneer="op werkdagen tussen 10 en 14 uur")
    with v.act() as verzoek:
        leg_contactwijze_vast(lid=moeder, wijze=wijze, verzoek=verzoek, **v.hier)
    v.op(0, 8)
    wie = ("moeder, heeft het gezag", "vroegere partner", "kind van 11", "kind van 13", "kind van 17")
    for lid, zin in zip((moeder, v.openbaar["o2"], *kinderen), wie, strict=True):
        maak_demolid(lid=lid, wie=zin, **v.hier)


def _kind_erbij(v: Verteller, naam: str, jaren: int, moeder: UUID) -> UUID:
    geboren = date(v.dag.year - jaren, 1, 1) + timedelta(days=9 * jaren)
    achternaam = v.bezetting.mensen["o1"].achternaam
    with v.act() as verzoek:
        lid = voeg_lid_toe(invoer=Lidinvoer("kind", naam, achternaam, geboortedatum=geboren), verzoek=verzoek, **v.hier)
    gezag = Gezagsinvoer(kind=lid, soort="ouderlijk", grond="geboorte_moeder", van=geboren, houder=moeder)
    with v.act() as verzoek:
        leg_gezag_vast(invoer=gezag, verzoek=verzoek, **v.hier)
    return lid


_BIJZONDER: tuple[tuple[str, int, Pad, Slot], ...] = (
    ("Amal", 0, Pad.DIRECT, _geheim_adres),
    ("Nadia", 3, Pad.DIRECT, _gesloten_voor_team),
    ("Sanne", 2, Pad.DIRECT, _werkt_zelf),
    ("Kemal", 1, Pad.DIRECT, _familie),
    ("Piet", 1, Pad.DIRECT, _twee_huizen),
    ("Mehmet", 2, Pad.DIRECT, _gast),
    ("Els", 0, Pad.DIRECT, _onderzoek),
    ("Amal", 5, Pad.DIRECT, _vandaag),
    ("Joris", 0, Pad.DIRECT, _mijn_tandem),
)
