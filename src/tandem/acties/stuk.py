"""What a reader meets of a file, piece by piece: each with its layer, whom it is about, and its words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.models.basis import Item
from tandem.regels.rechten.lagen import Laag


@dataclass(frozen=True)
class Bestandkort:
    """The file of a document: its number, and what kind of file of what size, in words."""

    openbaar: UUID
    wat: str


@dataclass(frozen=True)
class Stuk:
    """One piece: what it is in words, its text, the day that it is about, whom it is about, from whom it is hidden.

    ``bestand``: the file that goes with a document, for who may read the piece.
    """

    laag: Laag
    soort: str
    tekst: str
    op: date | None
    betreft: tuple[int, ...]
    niet_zichtbaar_voor: tuple[int, ...] = ()
    bestand: Bestandkort | None = None


def stuk_van(rij: Item, soort: str, tekst: str | None, op: date | None = None) -> Stuk:
    """The piece of one row; a row without words shows what it is."""
    return Stuk(Laag(rij.laag), soort, tekst or "", op, tuple(rij.betreft), tuple(rij.niet_zichtbaar_voor))
