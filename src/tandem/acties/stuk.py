"""What a reader meets of a file, piece by piece: each with its layer, whom it is about, and its words."""

from dataclasses import dataclass
from datetime import date

from tandem.models.basis import Item
from tandem.regels.rechten.lagen import Laag


@dataclass(frozen=True)
class Stuk:
    """One piece: what it is in words, its text, the day that it is about, whom it is about, from whom it is hidden."""

    laag: Laag
    soort: str
    tekst: str
    op: date | None
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...] = ()


def stuk_van(rij: Item, soort: str, tekst: str | None, op: date | None = None) -> Stuk:
    """The piece of one row; a row without words shows what it is."""
    return Stuk(Laag(rij.laag), soort, tekst or "", op, tuple(rij.betreft), tuple(rij.niet_zichtbaar_voor))
