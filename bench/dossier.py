"""``./tandem bench dossier``: one household's file, through HTTP with everything on.

The first page of the file (who lives there, the case, contact, safety, plan, what comes next, what happened last), its
time line and the case by itself; the requests go round over twenty households.
"""

from collections.abc import Iterator

from bench import _begin

keuzes = _begin.lees("dossier", __doc__)

from bench import _mensen, _meten, _pagina, _rapport  # noqa: E402 - Django first

PER_DOSSIER = 105
"""Requests per second: five times the 18 to 21 of the peer's single case (Open Zaak 1.30, 8 at a time)."""
_PAGINAS = {"dossier": "", "casus": "casus/", "tijdlijn": "tijdlijn/"}


def main() -> None:
    """Measure and report."""
    with _meten.opstelling(keuzes.poort) as hier:
        stukken = list(_stukken())
        bladen = [_pagina.bekijk(stuk.mens, stuk.naam, stuk.vragen[0][1]) for stuk in stukken]
        metingen = [hier.meet(stuk, keuzes, klanten=klanten) for stuk in stukken for klanten in (1, 8)]
    cijfers = [cijfer for meting in metingen for cijfer in _cijfers(meting)]
    tabellen = [_pagina.tabel_van(bladen), _meten.tabel_van(metingen)]
    _rapport.bericht("dossier", "One household's file", tabellen, cijfers, __doc__)


def _stukken() -> Iterator[_meten.Vraagstuk]:
    mens = _mensen.professional(keuzes.poort)
    huishoudens = [adres for adres, _ in _pagina.huishoudens_in_lijst(mens)[:20]]
    for naam, rest in _PAGINAS.items():
        yield _meten.Vraagstuk(naam, mens, [("GET", f"{adres}{rest}", "") for adres in huishoudens])


def _cijfers(meting: _meten.Meting) -> Iterator[_rapport.Cijfer]:
    if meting.klanten == 1:
        grens = 100 if _rapport.huishoudens() <= 65_000 else 200
        yield _rapport.Cijfer(f"{meting.naam}-p95", meting.p95, "ms", f"< {grens}")
    else:
        yield _rapport.Cijfer(f"{meting.naam}-met-8", meting.per_seconde, "per s", f">= {PER_DOSSIER}")


if __name__ == "__main__":
    main()
