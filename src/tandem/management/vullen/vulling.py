"""A filling from beginning to end: telling the stories, loading the copies, and remembering what was filled."""

import time
from collections.abc import Iterator
from concurrent.futures import as_completed

from psycopg import sql

from tandem.management.vullen.bankteams import REGISSEURS, zorg_voor_bankteams
from tandem.management.vullen.bezetten import Verdeler
from tandem.management.vullen.boekhouding import reeksen
from tandem.management.vullen.laden import Lader, laad_deel, stel_in
from tandem.management.vullen.plek import doeldatabase, er_zijn_huishoudens, tijdelijke_database, werkers
from tandem.management.vullen.sjabloon import NUMMERS, Sjabloon
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.stand import Vulling
from tandem.management.vullen.studio import richt_in
from tandem.management.vullen.traject import Opzet, Pad, opzetten
from tandem.management.vullen.uitlezen import verbind
from tandem.management.vullen.vertellen import vertel_sjablonen
from tandem.management.vullen.voortgang import Meld
from tandem.models.muren import NUMMERREEKS

VARIANTEN = 4
"""A story is told once, and copied on its own days and up to three times some weeks earlier."""
VERHALEN, BANKVERHALEN = 2 * 23, 4 * 24
"""How many stories are told: two rounds of all paths for a demo, four for a benchmark."""
_P = Pad
DEMOPADEN = (
    _P.STABIEL, _P.HERSTEL, _P.DIRECT, _P.VERKENNING, _P.NIEUW, _P.STABIEL, _P.NAZORG, _P.HERSTEL, _P.STABIEL,
    _P.TERUGVAL, _P.ADVIES, _P.STABIEL, _P.VERKENNING, _P.HERSTEL, _P.NIEUW, _P.STABIEL, _P.NAZORG, _P.NIETS_NODIG,
    _P.DIRECT, _P.TERUGVAL, _P.MAATREGEL, _P.AFGEROND, _P.TERUG,
)  # fmt: skip
BANKPADEN = (
    _P.ADVIES, _P.DIRECT, _P.NIETS_NODIG, _P.VERKENNING, _P.ADVIES, _P.STABIEL, _P.NIEUW, _P.ADVIES, _P.VERKENNING,
    _P.HERSTEL, _P.NIETS_NODIG, _P.DIRECT, _P.ADVIES, _P.STABIEL, _P.NIEUW, _P.NIETS_NODIG, _P.TERUGVAL, _P.ADVIES,
    _P.VERKENNING, _P.NAZORG, _P.AFGEROND, _P.MAATREGEL, _P.TERUG, _P.ADVIES,
)  # fmt: skip


def opzetten_van(vulling: Vulling) -> list[Opzet]:
    """Return the histories of a filling: two rounds of all paths for a demo, four for a benchmark."""
    if vulling.per:
        return opzetten(vulling.zaad, BANKVERHALEN, BANKPADEN)
    return opzetten(vulling.zaad, min(vulling.huishoudens, VERHALEN), DEMOPADEN)


def vul(vulling: Vulling, meld: Meld) -> int:
    """Load what is not there yet; return how many rows were written."""
    rijen = 0
    if _geladen(vulling) < vulling.huishoudens:
        rijen = _laad(vulling, vertel_alle(vulling, meld), meld)
    _zet_reeksen(vulling)
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
    alle = opzetten_van(vulling)
    varianten = min(VARIANTEN, -(-vulling.huishoudens // len(alle)))
    meld("Studio inrichten")
    database = doeldatabase()
    with tijdelijke_database(f"studio_{database}", als="" if er_zijn_huishoudens(database) else database) as studio:
        richt_in(studio)
        with werkers(studio) as processen:
            taken = [processen.submit(vertel_sjablonen, opzet, vulling.dag, varianten) for opzet in alle]
            for aantal, taak in enumerate(as_completed(taken), 1):
                taak.result()
                meld(f"Verhalen vertellen: {aantal} van {len(alle)}")
            return [taak.result() for taak in taken]


def _laad(vulling: Vulling, sjablonen: list[list[Sjabloon]], meld: Meld) -> int:
    """Load in batches by several processes; says how far it is, how fast, and how long it takes still."""
    database = doeldatabase()
    if vulling.per:
        mensen = Verdeler(vulling.zaad, sjablonen, {}, vulling.dag, vulling.per).regisseurs(vulling.huishoudens)
        zorg_voor_bankteams(database, -(-mensen // REGISSEURS))
    lader = Lader(database, vulling, sjablonen, lees_spelers(database, bank=bool(vulling.per)))
    begin, rijen, klaar = time.monotonic(), 0, 0
    with werkers(database, eerst=(stel_in, lader)) as processen:
        taken = {processen.submit(laad_deel, van, tot): tot - van for van, tot in _delen(vulling)}
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
    """Let every sequence go on after what was loaded, and tell the planner what there is now.

    Its commit waits for the disk, and with it all that was loaded before.
    """
    hoogste = vulling.basis + vulling.huishoudens
    with verbind(doeldatabase()) as verbinding:
        verbinding.execute("SET synchronous_commit = on")
        alle = list(reeksen(verbinding))
        naar = {reeks: hoogste * per for _, reeks, per in alle}
        naar[NUMMERREEKS] = vulling.nummers + vulling.huishoudens * NUMMERS
        for reeks, nummer in naar.items():
            verbinding.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [reeks, nummer, reeks])
        for tabel, _, _ in alle:
            verbinding.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(tabel)))
