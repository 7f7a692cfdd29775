"""A filling from beginning to end: telling the stories, loading the copies, and remembering what was filled."""

import time
from collections.abc import Iterator
from concurrent.futures import as_completed
from contextlib import contextmanager

from psycopg import sql

from tandem.management.vullen.bankteams import zorg_voor_bankteams
from tandem.management.vullen.boekhouding import reeksen
from tandem.management.vullen.laden import Lader, laad_deel, stel_in
from tandem.management.vullen.plek import doeldatabase, er_zijn_huishoudens, tijdelijke_database, werkers
from tandem.management.vullen.sjabloon import NUMMERS, Sjabloon
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.studio import richt_in
from tandem.management.vullen.uitlezen import verbind
from tandem.management.vullen.verdeling import PER_TEAM, opzetten_van, verdeling_van
from tandem.management.vullen.vertellen import vertel_sjablonen
from tandem.management.vullen.voortgang import Meld
from tandem.models.muren import NUMMERREEKS


def vul(vulling: Vulling, meld: Meld) -> int:
    """Load what is not there yet; return how many rows were written."""
    rijen = 0
    if _geladen(vulling) < vulling.huishoudens:
        rijen = _laad(vulling, vertel_alle(vulling, meld), meld)
    _zet_reeksen(vulling)
    _ruim_na(vulling, meld)
    return rijen


def _geladen(vulling: Vulling) -> int:
    with verbind(doeldatabase()) as verbinding:
        rij = verbinding.execute(
            "SELECT count(*) AS n FROM tandem_huishouden WHERE id >= %s AND id < %s",
            [vulling.basis, vulling.basis + vulling.huishoudens],
        ).fetchone()
    return int(rij["n"]) if rij else 0


def vertel_alle(vulling: Vulling, meld: Meld) -> list[list[Sjabloon]]:
    """Tell every history once, in the studio; return the templates of each, in order."""
    with studio_voor(doeldatabase(), meld) as studio:
        return vertel_in(studio, vulling, meld)


@contextmanager
def studio_voor(database: str, meld: Meld) -> Iterator[str]:
    """A studio for as long as the block lasts: a copy of the target while that is empty, else built from the ground."""
    meld("Studio inrichten")
    with tijdelijke_database(f"studio_{database}", als="" if er_zijn_huishoudens(database) else database) as studio:
        richt_in(studio)
        yield studio


def vertel_in(studio: str, vulling: Vulling, meld: Meld) -> list[list[Sjabloon]]:
    """Tell every history of a filling in a studio that is there; a story that a small filling leaves out is empty."""
    alle, nodig = opzetten_van(vulling), verdeling_van(vulling).nodig(vulling.huishoudens)
    with werkers(studio, len(nodig)) as processen:
        taken = {n: processen.submit(vertel_sjablonen, alle[n], vulling.dag, keuzen) for n, keuzen in nodig.items()}
        for aantal, taak in enumerate(as_completed(taken.values()), 1):
            taak.result()
            meld(f"Verhalen vertellen: {aantal} van {len(taken)}")
        return [taken[n].result() if n in taken else [] for n in range(len(alle))]


def _laad(vulling: Vulling, sjablonen: list[list[Sjabloon]], meld: Meld) -> int:
    """Load in batches by several processes; says how far it is, how fast, and how long it takes still."""
    database = doeldatabase()
    if vulling.per:
        zorg_voor_bankteams(database, -(-vulling.huishoudens // PER_TEAM))
    lader = Lader(database, vulling, sjablonen, lees_spelers(database, bank=bool(vulling.per)))
    begin, rijen, klaar = time.monotonic(), 0, 0
    delen = list(_delen(vulling))
    with werkers(database, len(delen), eerst=(stel_in, lader)) as processen:
        taken = {processen.submit(laad_deel, van, tot): tot - van for van, tot in delen}
        for taak in as_completed(taken):
            klaar, rijen = klaar + taken[taak], rijen + taak.result()
            meld(_voortgang(klaar, vulling.huishoudens, rijen, time.monotonic() - begin))
    return rijen


def _delen(vulling: Vulling) -> Iterator[tuple[int, int]]:
    stap = 1000 if vulling.per else 100
    for van in range(0, vulling.huishoudens, stap):
        yield van, min(van + stap, vulling.huishoudens)


def _voortgang(klaar: int, alle: int, rijen: int, duur: float) -> str:
    balk = "#" * (20 * klaar // alle)
    rest = duur / klaar * (alle - klaar)
    tempo = rijen / max(duur, 0.001)
    return f"[{balk:<20}] {klaar} van {alle} huishoudens, {rijen} rijen, {tempo:.0f} per s, nog {rest:.0f} s"


def _zet_reeksen(vulling: Vulling) -> None:
    """Let every sequence go on after what was loaded. Its commit waits for the disk, and with it all before."""
    hoogste = vulling.basis + vulling.huishoudens
    with verbind(doeldatabase()) as verbinding:
        verbinding.execute("SET synchronous_commit = on")
        alle = list(reeksen(verbinding))
        naar = {reeks: hoogste * per for _, reeks, per in alle}
        naar[NUMMERREEKS] = vulling.nummers + vulling.huishoudens * NUMMERS
        for reeks, nummer in naar.items():
            verbinding.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [reeks, nummer, reeks])


def _ruim_na(vulling: Vulling, meld: Meld) -> None:
    """Tell the planner what there is now; after a big filling also mark what everybody may see, once for all."""
    opdracht = "VACUUM (ANALYZE) {}" if vulling.per else "ANALYZE {}"
    with verbind(doeldatabase()) as verbinding:
        tabellen = [tabel for tabel, _, _ in reeksen(verbinding)]
        verbinding.commit()
        verbinding.autocommit = True
        for nummer, tabel in enumerate(tabellen, 1):
            meld(f"Tabellen nalopen: {nummer} van {len(tabellen)}")
            verbinding.execute(sql.SQL(opdracht).format(sql.Identifier(tabel)))
