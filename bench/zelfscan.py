"""``./tandem bench zelfscan``: the comparison pages at 342 municipalities x 10 waves x 100 questions.

Through HTTP with everything on: session and second factor, both walls, and a line in the log for every municipality
that was read. Each fictitious municipality opened its results to the region. Beside it, in the same run: the query
behind the heat map by the owner, without row-level security. What was added for it is taken away afterwards, the log of
those municipalities too: a seal made while this runs will say so.
"""

import statistics
import time
from collections.abc import Iterator
from urllib.parse import urlencode

from bench import _begin

keuzes = _begin.lees("zelfscan", __doc__)

from bench import _gemeenten, _mensen, _meten, _pagina, _rapport  # noqa: E402 - Django first
from tandem.koppelingen.inhoud import catalogus  # noqa: E402

GEMEENTEN, METINGEN, VRAGEN, ZAAD = 342, 10, 100, 0.42
GRENS = 300
INSTRUMENT = "zelfscan_veiligheid"
_ADVISEUR = """
    SELECT l.id AS lidmaatschap, l.medewerker_id AS medewerker, 0 AS huishoudens
      FROM tandem_teamlidmaatschap l JOIN tandem_medewerker m ON m.id = l.medewerker_id
     WHERE l.rol_id = 'beleidsadviseur' AND l.tot IS NULL ORDER BY m.code LIMIT 1
"""
_KAAL = """
    SELECT organisatie_id, onderdeel, laag, ist, geheim, op, instrument_versie FROM tandem_uitkomst
     WHERE laatste AND instrument = %s AND team_id IS NULL
"""


def main() -> None:
    """Fill, measure, report and take away; also what a run left that was cut off."""
    _ruim_op()
    try:
        delen = _vul()
        with _meten.opstelling(keuzes.poort) as hier:
            stukken = list(_stukken(delen))
            bladen = [_pagina.bekijk(stuk.mens, stuk.naam, stuk.vragen[0][1]) for stuk in stukken]
            metingen = [hier.meet(stuk, keuzes, klanten=klanten) for stuk in stukken for klanten in (1, 8)]
        kaal = _kaal()
    finally:
        _ruim_op()
    cijfers = [
        *(_rapport.Cijfer(f"{een.naam}-p95", een.p95, "ms", f"< {GRENS}") for een in metingen if een.klanten == 1),
        *(_rapport.Cijfer(f"{een.naam}-met-8", een.per_seconde, "per s") for een in metingen if een.klanten == 8),
        _rapport.Cijfer("warmtekaart-vraag-zonder-muur", kaal, "ms"),
    ]
    omvang = f"{GEMEENTEN} gemeenten x {METINGEN} metingen x {VRAGEN} vragen; zaad {ZAAD}."
    tabellen = [omvang, _pagina.tabel_van(bladen), _meten.tabel_van(metingen)]
    _rapport.bericht("zelfscan", "Comparing scans", tabellen, cijfers, __doc__ or "")


def _vul() -> list[str]:
    lijst = [een for een in catalogus().instrumenten.values() if een.code == INSTRUMENT][-1]
    with _mensen.eigenaar() as verbinding:
        wie = (verbinding.execute(_ADVISEUR).fetchone() or {})["medewerker"]
        verbinding.execute("SELECT setseed(%s)", [ZAAD])
        return _gemeenten.vul(verbinding, lijst, wie=wie, gemeenten=GEMEENTEN, metingen=METINGEN, vragen=VRAGEN)


def _stukken(delen: list[str]) -> Iterator[_meten.Vraagstuk]:
    mens = _mensen.adviseur(keuzes.poort, _ADVISEUR)
    yield _meten.Vraagstuk("warmtekaart", mens, [("GET", f"/verbeteren/vergelijken/?instrument={INSTRUMENT}", "")])
    vragen = [urlencode({"instrument": INSTRUMENT, "onderdeel": deel}) for deel in delen]
    adressen = [("GET", f"/verbeteren/vergelijken/onderdeel/?{vraag}", "") for vraag in vragen]
    yield _meten.Vraagstuk("onderdeel", mens, adressen)


def _kaal() -> float:
    """Milliseconds, the median of some runs."""
    duren = []
    with _mensen.eigenaar() as verbinding:
        for _ in range(20):
            begin = time.perf_counter()
            verbinding.execute(_KAAL, [INSTRUMENT]).fetchall()
            duren.append(1000 * (time.perf_counter() - begin))
    return statistics.median(duren)


def _ruim_op() -> None:
    with _mensen.eigenaar() as verbinding:
        _gemeenten.ruim_op(verbinding)


if __name__ == "__main__":
    main()
