"""The content of a document: kept encrypted in parts, put together again, emptied when it went to another file.

A document of the file and what was given with a copy keep theirs in the same way, each in a table of its own.
"""

from tandem.acties.deur import Sessie
from tandem.models import Afschriftstuk, Afschriftstukdeel, Document, Documentdeel
from tandem.models.velden import ontsleutel, versleutel

DEEL = 4 * 1024 * 1024
"""Bytes of one encrypted part: no row is larger than what a database likes to move."""
Stuk = Document | Afschriftstuk
_DELEN: dict[type[Stuk], tuple[type[Documentdeel | Afschriftstukdeel], str]] = {
    Document: (Documentdeel, "document_id"),
    Afschriftstuk: (Afschriftstukdeel, "stuk_id"),
}
"""Where the parts of each lie, and the column that names what they belong to."""


def bewaar_inhoud(sessie: Sessie, rij: Stuk, inhoud: bytes) -> None:
    """Store the content in parts. A part carries the public id of its whole: who opens that, opens its parts."""
    model, bij = _DELEN[type(rij)]
    for nummer, begin in enumerate(range(0, len(inhoud), DEEL)):
        sessie.bewaar(
            model(
                openbaar=rij.openbaar, laag=rij.laag, betreft=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
                nummer=nummer,
                inhoud=versleutel(
                    inhoud[begin : begin + DEEL], huishouden=rij.huishouden_id, plek=_plek(rij, nummer)
                ),
                **{bij: rij.pk},
            )
        )  # fmt: skip


def lees_inhoud(sessie: Sessie, rij: Stuk) -> bytes:
    """Return the content of a document in the open file; the caller notes that it was read."""
    model, bij = _DELEN[type(rij)]
    inhoud = b"".join(
        ontsleutel(bytes(deel.inhoud), huishouden=rij.huishouden_id, plek=_plek(rij, deel.nummer))
        for deel in sessie.van(model).filter(**{bij: rij.pk}).order_by("nummer")
    )
    if len(inhoud) != rij.grootte:
        raise RuntimeError("a document does not have all of its parts")
    return inhoud


def wis_inhoud(sessie: Sessie, rij: Stuk) -> None:
    """Empty the parts: here nobody can open them any more."""
    model, bij = _DELEN[type(rij)]
    sessie.van(model).filter(**{bij: rij.pk}).update(inhoud=b"")
    rij.grootte = 0


def _plek(rij: Stuk, nummer: int) -> str:
    """Where a part belongs: of another document, or in another order, it does not open."""
    return f"{_DELEN[type(rij)][0]._meta.db_table}.inhoud:{rij.openbaar}:{nummer}"
