"""The small world itself: households of each kind, and somebody for each way to be tied to one."""

from django.db import connection

from tandem.acties import deur
from tandem.management.sonde.bouwen import EEN_DAG, Bouwer
from tandem.management.sonde.leden import laat_leden_binnen
from tandem.management.sonde.vullen import vul, vul_kort
from tandem.management.sonde.vullen_buiten import vul_buiten, vul_merk
from tandem.management.sonde.vullen_gedeeld import vul_gedeeld
from tandem.management.sonde.vullen_later import vraag_collega, vul_later
from tandem.management.sonde.vullen_nood import vul_klacht, vul_nood

HALF = "half"
"""``rosa`` with her password alone: without the second factor nothing opens."""
BEZOEKERS = (
    "rosa", "teun", "vera", "jos", "aad", "nel", "cor", "lia", "wim", "dirk", "ed", "toe", "sam", "fem", "bea", "gea",
    "wes", "pas", "dub", "kas", "piet", "pia", "oli", "raf", "vic", "gwen", "afke", "niek", "arno", "ron", "rik",
    "nol", "mos", "pim", "kim", "ver", "bo", "bes", "reg", "cli", "anoniem", "half", "gast", "moeder",
    "ex", "elf", "dertien", "zeventien",
)  # fmt: skip
"""Everybody who walks round; ``anoniem`` is not logged in, ``kas`` has an account and no capacity any more."""


def bouw_wereld(zaad: int = 1) -> Bouwer:
    """Build the world in the current database and return it with its description.

    A: full; the own household of ``rosa``, with everybody around it. B: full; of another team, on a duty list of
    nobody here. C: closed to team west, where ``gea`` was involved. D: of ``fem``, with family of hers.
    """
    b = Bouwer(zaad)
    with deur.op_tijdstip(b.nu):
        _bouw(b)
    return b


def _bouw(b: Bouwer) -> None:
    _mensen(b)
    for naam, wie, eigen in (("A", "rosa", True), ("B", "sam", False), ("C", "rosa", False), ("D", "fem", False)):
        b.huis(naam, wie, eigen_naam=eigen)
    for naam in ("A", "B"):
        vul(b, naam, "rosa" if naam == "A" else "sam")
    for naam, wie in (("C", "rosa"), ("D", "fem")):
        vul_kort(b, naam, wie)
    vul_later(b)
    vul_merk(b, "A", "rosa")
    vul_buiten(b, "A", "rosa", "klein")
    vul_buiten(b, "D", "fem", "kind")
    _banden(b)
    vraag_collega(b, "teun")
    vul_gedeeld(b)
    vul_nood(b)
    vul_klacht(b)
    laat_leden_binnen(b, str(connection.settings_dict["NAME"]))


def _mensen(b: Bouwer) -> None:
    b.mens("rosa", "casusregisseur", "noord")
    b.mens("teun", "teamlid_lokaal_team", "noord")
    b.mens("lia", "teamleider", "noord")
    b.mens("wim", "teamlid_lokaal_team", "noord")
    b.mens("ed", "casusregisseur", "noord")
    b.mens("toe", "casusregisseur", "noord")
    b.mens("fem", "casusregisseur", "noord")
    b.mens("pas", "teamlid_lokaal_team", "noord")
    b.mens("nel", "teamlid_lokaal_team", "noord")
    b.mens("sam", "casusregisseur", "zuid")
    b.mens("bea", "casusregisseur", "zuid")
    b.mens("gea", "casusregisseur", "west")
    b.mens("wes", "casusregisseur", "west")
    b.mens("vera", "tandempartner_rvt", "rvt", "veilig_thuis")
    b.mens("jos", "jeugdbeschermer", "gi", "gi")
    b.mens("dub", "jeugdbeschermer", "gi", "gi", capaciteit_van="rosa")
    b.mens("aad", "aanbieder", "hulp", "jeugdhulp")
    b.mens("cor", "ervaringsdeskundige", "steun", "ervaringsdeskundigen")
    b.mens("dirk", "dienstdoende", "nacht", "gemeente")
    b.mens("kas", "casusregisseur", "noord", loopt=False)
    b.mens("piet", "functioneel_beheerder", "beheer", "overig")
    b.mens("pia", "privacyfunctionaris", "beheer", "overig")
    b.mens("oli", "onderzoeker", "beheer", "overig")
    b.mens("arno", "archivaris", "noord")
    b.mens("kim", "klachtenfunctionaris", "noord")
    b.mens("ver", "vertrouwenspersoon", "naast", "clientondersteuning")
    b.mens("nol", "casusregisseur", "oost")
    b.mens("mos", "teamlid_lokaal_team", "oost")
    b.mens("pim", "privacyfunctionaris", "oost")
    b.mens("raf", "raadsonderzoeker", "raad", "raad")
    b.mens("vic", "medewerker_veilig_thuis", "vt", "veilig_thuis")
    b.mens("gwen", "gedragswetenschapper", "noord")
    b.mens("afke", "aandachtsfunctionaris", "school", "onderwijs")
    b.mens("ron", "aanbieder", "hulp", "jeugdhulp")
    b.mens("rik", "aanbieder", "hulp", "jeugdhulp")
    _van_de_gemeente(b)
    b.mens("niek", "teamleider", "zuid", sinds=b.wereld.vandaag - EEN_DAG)


def _van_de_gemeente(b: Bouwer) -> None:
    """Who works on improving: no household opens for them."""
    b.mens("bo", "beleidsadviseur", "beleid", "gemeente")
    b.mens("bes", "bestuurder", "beleid", "gemeente")
    b.mens("reg", "projectleider_regio", "programma", "overig")
    b.mens("cli", "clientenraadslid", "raad_van_clienten", "overig")


def _banden(b: Bouwer) -> None:
    """Every way to be tied to a household, now, once, later, and not at all."""
    dag = b.wereld.vandaag
    b.band("teun", "A")
    b.band("vera", "A")
    b.band("jos", "A", maatregel=("kind", dag, None))
    b.band("aad", "A", leden=frozenset({"klein"}))
    b.band("aad", "C", leden=frozenset({"klein"}))
    b.band("nel", "A", namens="papa")
    b.band("cor", "A", namens="mama")
    b.band("ver", "A", namens="mama")
    b.band("ed", "A", begin=-20, eind=-2)
    b.band("toe", "A", begin=5)
    b.band("gea", "C")
    b.band("raf", "A", maatregel=("klein", dag + 3 * EEN_DAG, None))
    b.band("vic", "A")
    b.band("gwen", "A")
    b.band("afke", "A", leden=frozenset({"kind"}))
    b.band("sam", "D", begin=-20, eind=-8)
    b.sluit("C", "west")
    b.tijdelijk("wim", "waarneming", "rosa")
    b.tijdelijk("pas", "waarneming", "rosa", (-9, -1))
    b.band("ed", "D", begin=-20, eind=-2)
    b.tijdelijk("wim", "waarneming", "ed")
    b.tijdelijk("dirk", "dienst", "noord", (-13, 13))
    b.tijdelijk("oli", "dienst", "zuid", (2, 9))
    b.familie("fem", "D", "mama")
    b.familie("bea", "A", "papa")
