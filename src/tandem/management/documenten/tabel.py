"""Markdown tables, for the generated documents."""

from collections.abc import Iterable, Sequence


def tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A Markdown table. A cell without text becomes a dash; a bar in a text is escaped."""
    return "".join(map(_rij, [kop, ["---"] * len(kop), *rijen]))


def _rij(cellen: Sequence[str]) -> str:
    return f"| {' | '.join(cel.replace('|', chr(92) + '|') or '-' for cel in cellen)} |\n"


def ja_nee(waar: bool) -> str:
    """``ja`` or ``nee``."""
    return "ja" if waar else "nee"
