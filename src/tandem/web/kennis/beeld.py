"""Figures in words and as a line: secret, unknown and zero are never the same word, and never the same mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tandem.acties.kennis.cijfers import Maatrij
from tandem.regels.kennis.cijfers import Stand, Waarde
from tandem.regels.kennis.vergelijken import Stap, Verloop
from tandem.web.onderdelen import Cel

BREED, HOOG, LINKS, BOVEN = 320, 112, 40, 14
_VELD_BREED, _VELD_HOOG = BREED - LINKS - 16, HOOG - BOVEN - 22


@dataclass(frozen=True)
class Punt:
    """A year in the picture; without a figure it stands on the axis with a mark of its own."""

    x: float
    y: float
    jaar: int
    woord: str
    bekend: bool


@dataclass(frozen=True)
class Lijnbeeld:
    """A line over the years. ``lijnen``: a year without a figure breaks the line. ``zin`` says the same in words."""

    punten: tuple[Punt, ...]
    lijnen: tuple[str, ...]
    hoogste: str
    zin: str


def getal(waarde: Decimal) -> str:
    """Return a number as people write it: "1.250" or "1,5"."""
    kaal = waarde.normalize()
    tekst = f"{kaal:,f}" if kaal == kaal.to_integral() else f"{kaal:,.1f}"
    return tekst.replace(",", "_").replace(".", ",").replace("_", ".")


def in_woorden(waarde: Waarde) -> str:
    """Return a figure, "geheim" or "niet bekend"."""
    if waarde.getal is not None:
        return getal(waarde.getal)
    return "geheim" if waarde.stand is Stand.GEHEIM else "niet bekend"


def cel(waarde: Waarde) -> Cel:
    """Return a figure as a cell of a table."""
    return Cel(in_woorden(waarde), getal=True)


def stap_in_woorden(stap: Stap | None) -> str:
    """Return the last step as a sentence; nothing for a series of one year."""
    if stap is None:
        return ""
    if stap.verloop is Verloop.NIET_TE_ZEGGEN:
        return f"Met {stap.van} is het niet te vergelijken."
    if stap.verloop is Verloop.GELIJK:
        return f"Ongeveer evenveel als in {stap.van}." if stap.verschil else f"Evenveel als in {stap.van}."
    return f"{getal(abs(stap.verschil or Decimal(0)))} {stap.verloop.value} dan in {stap.van}."


def maat_in_woorden(maat: Maatrij) -> str:
    """Return the last year of a measure as one line."""
    if maat.jaar is None:
        return "Van deze gemeente staat er niets in de tabel."
    return f"{maat.jaar}: {in_woorden(maat.waarde)}. {stap_in_woorden(maat.stap)}".strip()


def lijnbeeld(jaren: Sequence[tuple[int, Waarde]], naam: str) -> Lijnbeeld | None:
    """Return the picture of a series, from zero; None when there are less than two years."""
    if len(jaren) < 2:  # noqa: PLR2004 - one point is no line
        return None
    bekend = [waarde.getal for _, waarde in jaren if waarde.getal is not None]
    hoogste = max(bekend, default=Decimal(0)) or Decimal(1)
    eerste, laatste = jaren[0][0], jaren[-1][0]
    punten = tuple(
        Punt(
            x=round(LINKS + _VELD_BREED * (jaar - eerste) / (laatste - eerste), 1),
            y=round(BOVEN + _VELD_HOOG * (1 - float((waarde.getal or Decimal(0)) / hoogste)), 1),
            jaar=jaar,
            woord=in_woorden(waarde),
            bekend=waarde.getal is not None,
        )
        for jaar, waarde in jaren
    )
    zin = f"{naam}: " + ", ".join(f"{punt.jaar} {punt.woord}" for punt in punten) + "."
    return Lijnbeeld(punten, _lijnen(punten), getal(hoogste), zin)


def _lijnen(punten: tuple[Punt, ...]) -> tuple[str, ...]:
    """Runs of known years next to each other; a gap is never drawn through."""
    stukken: list[list[Punt]] = [[]]
    for punt in punten:
        gat = stukken[-1] and punt.jaar != stukken[-1][-1].jaar + 1
        if not punt.bekend or gat:
            stukken.append([])
        if punt.bekend:
            stukken[-1].append(punt)
    return tuple(" ".join(f"{punt.x},{punt.y}" for punt in stuk) for stuk in stukken if len(stuk) > 1)
