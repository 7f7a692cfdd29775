"""The content of a document: kept encrypted in parts, put together again, emptied when it went to another file."""

from tandem.acties.deur import Sessie
from tandem.models import Document, Documentdeel
from tandem.models.velden import ontsleutel, versleutel

DEEL = 4 * 1024 * 1024
"""Bytes of one encrypted part: no row is larger than what a database likes to move."""


def bewaar_inhoud(sessie: Sessie, rij: Document, inhoud: bytes) -> None:
    """Store the content in parts. A part carries the public id of its document: who opens that, opens its parts."""
    for nummer, begin in enumerate(range(0, len(inhoud), DEEL)):
        sessie.bewaar(
            Documentdeel(
                openbaar=rij.openbaar, laag=rij.laag, betreft=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
                document_id=rij.pk, nummer=nummer,
                inhoud=versleutel(
                    inhoud[begin : begin + DEEL], huishouden=rij.huishouden_id, plek=_plek(rij, nummer)
                ),
            )
        )  # fmt: skip


def lees_inhoud(sessie: Sessie, rij: Document) -> bytes:
    """Return the content of a document in the open file; the caller notes that it was read."""
    delen = sessie.van(Documentdeel).filter(document_id=rij.pk).order_by("nummer")
    inhoud = b"".join(
        ontsleutel(bytes(deel.inhoud), huishouden=rij.huishouden_id, plek=_plek(rij, deel.nummer)) for deel in delen
    )
    if len(inhoud) != rij.grootte:
        raise RuntimeError("a document does not have all of its parts")
    return inhoud


def wis_inhoud(sessie: Sessie, rij: Document) -> None:
    """Empty the parts of a document that went to another file: here nobody can open them any more."""
    sessie.van(Documentdeel).filter(document_id=rij.pk).update(inhoud=b"")
    rij.grootte = 0


def _plek(rij: Document, nummer: int) -> str:
    """Where a part belongs: of another document, or in another order, it does not open."""
    return f"tandem_documentdeel.inhoud:{rij.openbaar}:{nummer}"
