"""`docs/gegenereerd/bewaartermijnen.md`: how long each part of a file is kept, for an archivist or lawyer to read."""

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel

KOP = """# How long a file is kept

Generated from `src/tandem/inhoud/bewaartermijnen.yaml` (`python -m tandem.management.documenteer`).

A household goes as a whole, when its last part lapses: of all terms below that are about it, the longest counts. A term
that was **not checked** lapses nothing, and neither does an organisation without a part, or a child whose birth is not
known: the file stays, and a human has to look. A file in use, or held for a complaint, a court case, an inspection or a
request, does not go at all.

"""


def bewaartermijnen() -> str:
    """The document as text."""
    inhoud = lees_catalogus()
    kop = ["part", "when there is one", "kept by", "how long", "article", "checked", "source"]
    rijen = [
        [
            inhoud.dossierdelen[een.deel].naam,
            inhoud.dossierdelen[een.deel].wanneer.omschrijving,
            ", ".join(sorted(soort.value for soort in een.organisatiesoorten)),
            een.in_woorden if een.bron.geverifieerd or een.duur else "not known",
            een.artikel,
            ja_nee(een.bron.geverifieerd),
            een.bron.in_woorden,
        ]
        for een in inhoud.bewaartermijnen.values()
    ]
    return KOP + tabel(kop, rijen)
