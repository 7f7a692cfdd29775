"""What one may not know, may not show in any difference: the same requests in two worlds.

In the second world there is more of what these visitors may not see (another household, a hidden line, a shielded
item). Each answer must be the same to the letter: that finds what no word betrays, such as a count or an order.
"""

import copy
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tandem.acties import deur
from tandem.acties.analyse.veiligheidskaart import leg_incident_vast
from tandem.acties.casus.casus import voeg_regels_toe
from tandem.acties.casus.document import Documentinvoer, voeg_document_toe
from tandem.acties.huishouden.contactgegevens import Contactinvoer, leg_contactgegeven_vast
from tandem.acties.plan.doel import Doelinvoer, leg_doel_vast
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.klassen import Klassen
from tandem.management.sonde.kruipen import Antwoord, Bevinding, Kruiper, Uitslag
from tandem.management.sonde.plaats import kopie, op_database
from tandem.management.sonde.proeven import VRAAG, Proef, Voorraad, alle_proeven, lees_voorraad
from tandem.management.sonde.vullen import vul_kort
from tandem.management.sonde.vullen_buiten import vul_merk
from tandem.management.sonde.vulling import Vulling

_KLOK = re.compile(r"(?<!\d)\d\d:\d\d(:\d\d)?(?!\d)")
BUITENSTAANDERS = ("nel", "bea", "gea", "wes", "toe", "fem", "oli", "zeventien", "elf", "ex")
"""For whom nothing of the second world's surplus is: ``nel`` acts for papa, the last three are members of B, the others
have nothing to do with it."""


def meer(b: Bouwer) -> None:
    """Add what the outsiders may not know: a household of ``sam``, in A what is hidden from papa, of B the mark."""
    with deur.op_tijdstip(b.nu):
        b.huis("Z", "sam")
        vul_kort(b, "Z", "sam")
        _verberg(Vulling(b, "A", "rosa"))
        vul_merk(b, "B", "sam")


def _verberg(v: Vulling) -> None:
    """One more of each kind of thing, hidden from papa."""
    papa = v.nummers(("papa",))
    adres = Contactinvoer(
        "adres",
        f"{v.b.woord()} 4, 3013 CC Rotterdam",
        lid=v.plek.leden["kind"].openbaar,
        afgeschermd=True,
        niet_voor=(v.plek.leden["papa"].openbaar,),
    )
    leg_contactgegeven_vast(**v.ding, invoer=adres)
    voeg_regels_toe(**v.ding, verzoek=uuid.uuid4(), regels=(v.regel("plan", "extra", niet_voor=("papa",)),))
    leg_doel_vast(**v.ding, invoer=Doelinvoer(v.b.woord(), van_lid=v.lid("kind"), niet_zichtbaar_voor=papa))
    leg_incident_vast(
        **v.ding, op=v.vandaag, soort="ruzie", tekst=v.b.woord(), betreft=(v.lid("kind"),), niet_zichtbaar_voor=papa,
    )  # fmt: skip
    stuk = Documentinvoer(
        soort="brief", titel=v.b.woord(), bron="professional", ontvangen_op=v.vandaag, naam="brief.txt",
        inhoud=b"Een brief.", betreft=(v.lid("kind"),), niet_zichtbaar_voor=papa,
    )  # fmt: skip
    voeg_document_toe(**v.ding, invoer=stuk)


def verschillen(b: Bouwer, voorraad: Voorraad, bron: str, naam: str, *, zaad: int = 1) -> Uitslag:
    """Ask everything that outsiders can read, in both worlds; the copies are called after ``naam``."""
    proeven = list(Klassen(b, zaad).vertegenwoordigers(van_buitenstaanders(b, voorraad)))
    uitslag = Uitslag(len(proeven), bevindingen=vergelijk(b, bron, proeven, naam=naam))
    uitslag.per_wie.update(proef.wie for proef in proeven)
    return uitslag


def van_buitenstaanders(b: Bouwer, voorraad: Voorraad) -> Iterator[Proef]:
    """Every page and reading action for who may not know of the surplus, without objects of their own to ask for."""
    for proef in alle_proeven(b, voorraad, bezoekers=BUITENSTAANDERS):
        over_dossiers = proef.doelen and proef.methode in ("GET", "LEES")
        if over_dossiers and proef.klasse in ("geen", VRAAG) and proef.huis in ("", "A", "B"):
            yield proef


def vergelijk(b: Bouwer, bron: str, proeven: Iterable[Proef], rol: str = "app", *, naam: str = "") -> list[Bevinding]:
    """Make each request in both worlds, each on a fresh copy; return where the answers differ."""
    gevraagd = list(proeven)
    een = _antwoorden(b, (bron, f"{naam or bron}_gelijk"), gevraagd, rol, extra=False)
    ander = _antwoorden(b, (bron, f"{naam or bron}_meer"), gevraagd, rol, extra=True)
    return [
        Bevinding("verschil", p.wie, p.route, p.methode, p.huis, p.klasse, p.pad, _waar(links, rechts))
        for p, links, rechts in zip(gevraagd, een, ander, strict=True)
        if links != rechts
    ]


def _antwoorden(b: Bouwer, plek: tuple[str, str], proeven: list[Proef], rol: str, *, extra: bool) -> list[Antwoord]:
    bron, naam = plek
    with kopie(bron, naam):
        if extra:
            with op_database(naam):
                meer(_kopie_van(b))
        with op_database(naam, rol):
            kruiper = Kruiper(b, lees_voorraad(b, naam))
            return [_zonder_tijd(kruiper.doe(proef)) for proef in proeven]


def _zonder_tijd(antwoord: Antwoord) -> Antwoord:
    """An answer without the time of the clock on the wall, which is not the time of the world."""
    return replace(antwoord, tekst=_KLOK.sub("", antwoord.tekst), inhoud="")


def _kopie_van(b: Bouwer) -> Bouwer:
    """The same builder, whose additions stay out of the description of the first world."""
    return copy.deepcopy(b)


def _waar(links: Antwoord, rechts: Antwoord) -> str:
    """Where two answers begin to differ."""
    if links.status != rechts.status:
        return f"antwoord {links.status} tegen {rechts.status}"
    plek = next((i for i, (x, y) in enumerate(zip(links.tekst, rechts.tekst, strict=False)) if x != y), 0)
    return f"...{links.tekst[max(0, plek - 40) : plek + 40]!r} tegen {rechts.tekst[max(0, plek - 40) : plek + 40]!r}"
