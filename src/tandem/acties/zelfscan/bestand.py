"""A workbook as somebody offered it, and its sheets."""

from dataclasses import dataclass

from tandem.koppelingen.rekenblad import RekenbladOnleesbaar, lees
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.tabel import Bladen

GROOTSTE = 1_000_000
"""Bytes; 20 municipalities x 80 questions x 4 waves are a quarter of it. Own choice."""


@dataclass(frozen=True)
class Bestand:
    """A file as it was offered."""

    inhoud: bytes
    naam: str


def bladen_van(bestand: Bestand) -> Bladen:
    """Return the sheets. Raises ``Ongeldig`` at ``bestand`` for what is too large or cannot be read."""
    if len(bestand.inhoud) > GROOTSTE:
        raise Ongeldig(bestand="Dit bestand is te groot: hoogstens 1 MB.")
    try:
        return lees(bestand.inhoud, bestand.naam)
    except RekenbladOnleesbaar as fout:
        raise Ongeldig(bestand=fout.zin) from fout
