"""The fictitious municipalities measure themselves: a baseline, a later wave, and one that runs now.

Everything goes through the actions, at days in the past; the answers come from the seed and are an example.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from tandem.acties.bouwstenen.voorbeelden import bewaar_voorbeeld
from tandem.acties.casus.gastdeur import bewijs
from tandem.acties.organisatie.openstellen import lees_openingen, stel_open
from tandem.acties.tijdstip import op_tijdstip
from tandem.acties.zelfscan import afname, deelnemers, gesprek, uitkomst, vragenlijst
from tandem.acties.zelfscan.deelnemersdeur import Toegang
from tandem.acties.zelfscan.instrumenten import nieuwste
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tandem.management.vullen.eenmaal import Eenmaal
from tandem.management.vullen.eigenlijst import deel_eigen_lijst
from tandem.models import Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import TE_OPENEN, Kring, Werklaag
from tandem.regels.zelfscan.afname import Afnamestand, Deelnemerstand
from tandem.regels.zelfscan.instrument import Vraag

ZELFSCAN, LOPEND = "zelfscan_veiligheid", "basisfuncties"
_DAGEN = (("nulmeting", 300), ("herhaling", 24))
_WIE = (
    ("Jeugdarts", "partner"), ("Intern begeleider", "partner"), ("Wijkagent", "partner"), ("Huisarts", "partner"),
    ("Praktijkondersteuner", "partner"), ("Coördinator wijkteam", "management"),
)  # fmt: skip
_VOORBEELDEN = (
    (
        "weten",
        "Samen oefenen met een casus",
        "Elk kwartaal oefent het hele lokale team met partners een fictieve casus.",
    ),
    (
        "sturing",
        "Een vast gesprek over veiligheid",
        "Twee keer per jaar bespreken wethouders en lokaal team hoe het gaat.",
    ),
)
_WEINIG = 4
"""Questions that a respondent answers outside the first municipality: enough for a result, and sooner ready."""


@dataclass(frozen=True)
class Speler:
    """Who holds a wave, and what its answers come from. ``vragen``: how many a respondent answers; None: all."""

    door: Actor
    doe: Eenmaal
    zaad: str
    niveau: int
    vragen: int | None

    def kans(self, wie: str) -> Random:
        """The chance of one respondent or of the session: the same again when a filling goes on."""
        return Random(f"{self.zaad} {wie}")


def vertel_metingen(zaad: int, meld: Callable[[str], None]) -> None:
    """Let every municipality with an adviser measure itself; again changes nothing."""
    for nummer, door in enumerate(actoren("beleidsadviseur")):
        doe = Eenmaal("metingen", door)
        if doe.klaar or (afname.lees_afnames(door=door).afnames and not doe.begonnen):
            continue
        meld(f"metingen van {door.organisatie_naam}")
        for soort, dagen in _DAGEN:
            begin, niveau = timezone.now() - timedelta(days=dagen), nummer % 3 + (soort == "herhaling")
            speler = Speler(door, doe, f"{zaad} {nummer} {soort}", niveau, None if nummer == 0 else _WEINIG)
            _meet(speler, soort, begin)
        _laat_zien(doe, door)
        if nummer == 0:
            _open_nu(doe, door)
            deel_eigen_lijst(doe, door)
        doe.sluit()


def actoren(rol: str) -> list[Actor]:
    """Return who works in a role today, in one order."""
    rijen = Teamlidmaatschap.objects.filter(rol_id=rol, tot=None).order_by("medewerker__code", "pk")
    uit = []
    for rij in rijen.select_related("medewerker", "organisatie", "team", "rol"):
        waarden = (
            rij.medewerker_id, rij.medewerker.naam, rij.pk, rij.organisatie_id, rij.organisatie.naam,
            rij.team_id, rij.team.naam, rij.rol_id, rij.rol.naam,
        )  # fmt: skip
        uit.append(Actor(*waarden))
    return uit


def _meet(speler: Speler, soort: str, begin: datetime) -> None:
    door = speler.door
    with op_tijdstip(begin):
        invoer = afname.Afnameinvoer(ZELFSCAN, soort, door.medewerker, timezone.localdate(begin) + timedelta(days=14))
        openbaar: UUID = speler.doe(afname.open_afname, door=door, invoer=invoer)
        if afname.lees_afname(door=door, afname=openbaar).regel.stand is Afnamestand.VERZAMELEN:
            _verzamel(speler, openbaar)
    with op_tijdstip(begin + timedelta(days=10)):
        gesprek_loopt = afname.lees_afname(door=door, afname=openbaar).regel.stand is not Afnamestand.VASTGESTELD
        if gesprek_loopt:
            gesprek.begin_gesprek(door=door, afname=openbaar)
            for _ in range(2):  # an answer can open a question that was not asked at first
                _bespreek(speler, openbaar)
            uitkomst.stel_vast(door=door, afname=openbaar)
        if soort == "herhaling":
            _schrijf_oorzaken(door, openbaar, speler.kans("oorzaken"))


def _verzamel(speler: Speler, openbaar: UUID) -> None:
    """Let everybody answer. Who was interrupted comes in with a new link: the old one was nowhere kept."""
    er_al = {een.naam: een for een in afname.lees_afname(door=speler.door, afname=openbaar).deelnemers}
    for naam, groep in _WIE:
        eerder = er_al.get(naam)
        if eerder is not None and eerder.stand is Deelnemerstand.KLAAR:
            continue
        if eerder is not None:
            deelnemers.trek_deelnemer_in(door=speler.door, afname=openbaar, deelnemer=eerder.openbaar)
        gegeven = deelnemers.nodig_uit_met_link(door=speler.door, afname=openbaar, naam=naam, groep=groep, verzoek=None)
        toegang = Toegang(bewijs=bewijs(gegeven.link, gegeven.code))
        _vul_in(toegang, speler.kans(naam), speler.niveau, speler.vragen)


def _vul_in(toegang: Toegang, kans: Random, niveau: int, hoeveel: int | None) -> None:
    vragen = [vraag for vraag in nieuwste(ZELFSCAN).vragen() if vraag.telt_mee and vraag.voorwaarde is None]
    for vraag in vragen[:hoeveel]:
        typ = _antwoord(vraag, kans, niveau)
        vragenlijst.bewaar_antwoord(toegang=toegang, vraag=vraag.code, typ=typ, versie=None)
    vragenlijst.lever_in(toegang=toegang)


def _antwoord(vraag: Vraag, kans: Random, niveau: int) -> Ingevuld:
    if not vraag.telt_mee:
        return Ingevuld(GEEN_IDEE)
    plek = min(max(niveau + kans.choice((-1, 0, 0, 1)), 0), len(vraag.opties) - 1)
    streven = vraag.opties[max(plek, len(vraag.opties) - 1 - kans.choice((0, 0, 1)))].code if vraag.streven else ""
    return Ingevuld(vraag.opties[plek].code, streven)


def _bespreek(speler: Speler, openbaar: UUID) -> None:
    for deel in gesprek.lees_gesprek(door=speler.door, afname=openbaar).delen:
        for een in deel.vragen:
            if een.gevraagd and not een.klaar:
                typ = _antwoord(een.vraag, speler.kans(een.vraag.code), speler.niveau)
                gesprek.zet_gezamenlijk(door=speler.door, afname=openbaar, vraag=een.vraag.code, typ=typ, versie=None)


def _schrijf_oorzaken(door: Actor, openbaar: UUID, kans: Random) -> None:
    blad = uitkomst.lees_uitkomst(door=door, afname=openbaar)
    for deel in blad.onderdelen[:2]:
        uitkomst.zet_oorzaak(
            door=door,
            afname=blad.openbaar,
            onderdeel=deel.code,
            oorzaak=kans.choice(("eigen_actie", "andere_kijk")),
            tekst="Voorbeeld: het lokale team oefende samen met het Regionaal Veiligheidsteam.",
        )


def _laat_zien(doe: Eenmaal, door: Actor) -> None:
    blad = lees_openingen(door=door)
    keuzes: dict[Werklaag, Kring | None] = {een.laag: een.kring for een in blad.lagen if een.laag in TE_OPENEN}
    keuzes |= {Werklaag.UITKOMST: Kring.REGIO, Werklaag.VOORBEELD: Kring.REGIO}
    doe(stel_open, door=door, keuzes=keuzes, versie=blad.versie)
    for steen, titel, tekst in _VOORBEELDEN:
        naam = f"{titel} (voorbeeld)"
        doe(bewaar_voorbeeld, door=door, bouwsteen=steen, titel=naam, tekst=tekst, contact=door.naam)


def _open_nu(doe: Eenmaal, door: Actor) -> None:
    """A wave that runs: everybody of the first municipality has something to fill in."""
    blad = afname.lees_openblad(door=door)
    invoer = afname.Afnameinvoer(
        instrument=LOPEND,
        soort="nulmeting",
        leider=door.medewerker,
        invullen_tot=timezone.localdate() + timedelta(days=21),
        medewerkers=[(een.medewerker, "uitvoering") for een in blad.mensen[:8]],
    )
    doe(afname.open_afname, door=door, invoer=invoer)
