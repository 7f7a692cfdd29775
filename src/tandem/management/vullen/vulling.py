"""A filling from beginning to end: telling the stories, loading the copies, and remembering what was filled."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import psycopg
from psycopg import sql

from tandem.koppelingen.database import staatmap
from tandem.management.vullen.bankteams import REGISSEURS, zorg_voor_bankteams
from tandem.management.vullen.kopie import ZOEKTABEL, openbaar
from tandem.management.vullen.laden import Lader, Vulling, laad_deel, stel_in
from tandem.management.vullen.plek import doeldatabase, tijdelijke_database, werkers
from tandem.management.vullen.sjabloon import BLOK, NUMMERS, Sjabloon
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.studio import richt_in
from tandem.management.vullen.traject import Opzet, Pad, opzetten
from tandem.management.vullen.uitlezen import Rij, modellen, verbind
from tandem.management.vullen.vertellen import vertel_sjabloon
from tandem.models import Huishouden
from tandem.models.muren import NUMMERREEKS

DEMO_TOT = 5_000
"""Up to here the demo's own professionals carry the households; above it there are extra teams."""
PER_PROFESSIONAL = 50
EERSTE = 20_000
"""Numbers of households from here on: no id is a year, a house number or a postcode (``naspelen`` tells by value)."""
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
Meld = Callable[[str], None]


def opzetten_van(vulling: Vulling) -> list[Opzet]:
    """Return the histories of a filling: eighty for a demo, four hundred for a benchmark."""
    if vulling.per:
        return opzetten(vulling.zaad, 400, BANKPADEN)
    return opzetten(vulling.zaad, min(vulling.huishoudens, 80), DEMOPADEN)


def vul(vulling: Vulling, meld: Meld) -> int:
    """Load what is not there yet; return how many rows were written."""
    if _geladen(vulling) == vulling.huishoudens:
        meld(f"Deze {vulling.huishoudens} huishoudens staan er al.")
        return 0
    sjablonen = vertel_alle(opzetten_van(vulling), vulling.dag, meld)
    rijen = _laad(vulling, sjablonen, meld)
    _zet_reeksen(vulling)
    return rijen


def _geladen(vulling: Vulling) -> int:
    with verbind(doeldatabase()) as verbinding:
        rij = verbinding.execute(
            "SELECT count(*) AS n FROM tandem_huishouden WHERE id >= %s AND id < %s",
            [vulling.basis, vulling.basis + vulling.huishoudens],
        ).fetchone()
    return int(rij["n"]) if rij else 0


def vertel_alle(alle: list[Opzet], dag: date, meld: Meld) -> list[Sjabloon]:
    """Tell every history once, in the studio; return the templates in order."""
    meld("Studio inrichten")
    with tijdelijke_database(f"studio_{doeldatabase()}") as studio:
        richt_in(studio)
        with werkers(studio) as processen:
            taken = [processen.submit(vertel_sjabloon, opzet, dag) for opzet in alle]
            for aantal, taak in enumerate(as_completed(taken), 1):
                _stop_bij_fout(processen, taak.exception())
                meld(f"Verhalen vertellen: {aantal} van {len(alle)}")
            return [taak.result() for taak in taken]


def _stop_bij_fout(processen: ProcessPoolExecutor, fout: BaseException | None) -> None:
    if fout is not None:
        processen.shutdown(cancel_futures=True)
        raise fout


def _laad(vulling: Vulling, sjablonen: list[Sjabloon], meld: Meld) -> int:
    """Load in batches by several processes; says how far it is, how fast, and how long it takes still."""
    database = doeldatabase()
    if vulling.per:
        zorg_voor_bankteams(database, -(-vulling.huishoudens // (REGISSEURS * vulling.per)))
    lader = Lader(database, vulling, sjablonen, lees_spelers(database, bank=bool(vulling.per)))
    begin, rijen, klaar = time.monotonic(), 0, 0
    with werkers(database, eerst=(stel_in, lader)) as processen:
        taken = {processen.submit(laad_deel, van, tot): tot - van for van, tot in _delen(vulling)}
        for taak in as_completed(taken):
            _stop_bij_fout(processen, taak.exception())
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
    """Let every sequence go on after what was loaded, and tell the planner what there is now."""
    hoogste = vulling.basis + vulling.huishoudens
    with verbind(doeldatabase()) as verbinding:
        reeksen = {reeks: hoogste * per for _, reeks, per in _reeksen(verbinding)}
        reeksen[NUMMERREEKS] = vulling.nummers + vulling.huishoudens * NUMMERS
        for reeks, naar in reeksen.items():
            verbinding.execute("SELECT setval(%s, greatest(%s, nextval(%s)))", [reeks, naar, reeks])
        for tabel, _, _ in _reeksen(verbinding):
            verbinding.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(tabel)))


def _reeksen(verbinding: psycopg.Connection[Rij]) -> Iterator[tuple[str, str, int]]:
    """Yield each table of a household with its sequence, and how many ids go into one household."""
    for tabel in (*(model._meta.db_table for model in modellen()), ZOEKTABEL):
        rij = verbinding.execute("SELECT pg_get_serial_sequence(%s, 'id') AS reeks", [tabel]).fetchone() or {}
        yield tabel, rij["reeks"], 1 if tabel == Huishouden._meta.db_table else BLOK


# -- what was filled -------------------------------------------------------------------------------------------------


def bestand() -> Path:
    """The file that remembers the fillings of this database: on which day they end, and their numbers."""
    return staatmap() / f"vullingen-{doeldatabase()}.json"


def vullingen() -> list[Vulling]:
    """Return the fillings of this database; those of an earlier database of the same name are gone with it."""
    if not bestand().exists():
        return []
    gelezen = [Vulling(**{**een, "dag": date.fromisoformat(een["dag"])}) for een in json.loads(bestand().read_text())]
    return [vulling for vulling in gelezen if _eerste_staat_er(vulling)]


def _eerste_staat_er(vulling: Vulling) -> bool:
    with verbind(doeldatabase()) as verbinding:
        vraag = "SELECT 1 AS er FROM tandem_huishouden WHERE id >= %s AND id < %s LIMIT 1"
        rij = verbinding.execute(vraag, [vulling.basis, vulling.basis + vulling.huishoudens]).fetchone()
        eerste = verbinding.execute("SELECT openbaar FROM tandem_huishouden WHERE id = %s", [vulling.basis]).fetchone()
    return rij is not None and (eerste is None or str(eerste["openbaar"]) == openbaar(vulling.zaad, 0))


def begin_vulling(zaad: int, huishoudens: int, dag: date) -> Vulling:
    """Return the filling with this seed and number: the one that was begun before, else a new one after all others."""
    eerder = vullingen()
    for vulling in eerder:
        if (vulling.zaad, vulling.huishoudens) == (zaad, huishoudens):
            return vulling
    nieuw = _na_alles(Vulling(zaad, huishoudens, dag, 0, 0, PER_PROFESSIONAL if huishoudens > DEMO_TOT else 0))
    onthoud([*eerder, nieuw])
    return nieuw


def onthoud(alle: list[Vulling]) -> None:
    """Write down the fillings of this database."""
    regels = [{**asdict(een), "dag": een.dag.isoformat()} for een in alle]
    bestand().write_text(json.dumps(regels, indent=1))


def _na_alles(vulling: Vulling) -> Vulling:
    """Choose numbers after everything that is there."""
    hoogste = EERSTE
    with verbind(doeldatabase()) as verbinding:
        for _, reeks, per in _reeksen(verbinding):
            hoogste = max(hoogste, _volgende(verbinding, reeks) // per)
        return replace(vulling, basis=hoogste + 1, nummers=_volgende(verbinding, NUMMERREEKS))


def _volgende(verbinding: psycopg.Connection[Rij], reeks: str) -> int:
    rij = verbinding.execute("SELECT nextval(%s) AS nummer", [reeks]).fetchone() or {}
    return int(rij["nummer"])
