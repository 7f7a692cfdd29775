"""``./tandem bench lijst``: work list, search and list of households, for fifty and for two thousand households.

Through HTTP with everything on: session and second factor, authorisation, both walls, decryption and the log. Beside
it, in one run: the queries of the list behind row-level security against the same without, by their best index.
"""

from collections.abc import Iterator
from urllib.parse import quote

from bench import _begin

keuzes = _begin.lees("lijst", __doc__)

from bench import _mensen, _meten, _pagina, _rapport, _verhouding  # noqa: E402 - Django first

PER_LIJST = 90
"""Requests per second: fifteen times the 4 to 6 of the peer's list of a hundred (Open Zaak 1.30, 8 at a time)."""


def main() -> None:
    """Measure and report."""
    with _meten.opstelling(keuzes.poort) as hier:
        stukken = list(_stukken())
        bladen = [_pagina.bekijk(stuk.mens, stuk.naam, stuk.vragen[0][1]) for stuk in stukken]
        metingen = [hier.meet(stuk, keuzes, klanten=klanten) for stuk in stukken for klanten in (1, 8)]
    muren = [_verhouding.lijst_achter_muur(stuk.mens) for stuk in stukken if stuk.naam == "huishoudens"]
    cijfers = [
        *(cijfer for paar in zip(metingen[::2], metingen[1::2], strict=True) for cijfer in _cijfers(*paar)),
        *(_rapport.Cijfer(f"muur-{muur.wie}", muur.maal, "maal", "<= 2") for muur in muren),
    ]
    tabellen = [_pagina.tabel_van(bladen), _meten.tabel_van(metingen), _verhouding.tabel_van(muren)]
    _rapport.bericht("lijst", "Lists: work list, search, households", tabellen, cijfers, __doc__)


def _stukken() -> Iterator[_meten.Vraagstuk]:
    for mens in (_mensen.professional(keuzes.poort), _mensen.teamleider(keuzes.poort)):
        waar = "/team" if mens.leidt else ""
        namen = [naam.split(" en ")[0] for _, naam in _pagina.huishoudens_in_lijst(mens)[:20]]
        yield _meten.Vraagstuk("werklijst", mens, [("GET", f"{waar}/werk/" if waar else "/", "")])
        yield _meten.Vraagstuk("huishoudens", mens, [("GET", f"{waar}/huishoudens/", "")])
        yield _meten.Vraagstuk("zoeken", mens, [("GET", f"/zoeken/?q={quote(naam)}", "") for naam in namen])


def _cijfers(alleen: _meten.Meting, samen: _meten.Meting) -> Iterator[_rapport.Cijfer]:
    naam, grens = f"{alleen.naam}-{alleen.wie}", 100 if _rapport.huishoudens() <= 65_000 else 200
    yield _rapport.Cijfer(f"{naam}-p95", alleen.p95, "ms", f"< {grens}")
    yield _rapport.Cijfer(f"{naam}-met-8", samen.per_seconde, "per s", f">= {PER_LIJST}")


if __name__ == "__main__":
    main()
