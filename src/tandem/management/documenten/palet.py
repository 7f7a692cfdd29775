"""`docs/gegenereerd/palet.md`: the palette of interventions by field of law, for a lawyer to check."""

from tandem.acties.rechten.palet import Groep, palet
from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel

KOP = """# The palette of interventions

Generated from `src/tandem/inhoud/maatregelen.yaml` and `bevoegdheden.yaml` (`python -m tandem.management.documenteer`).
The three fields of law are those of the programmaplan, §3.2.4.5; **to which field an intervention belongs was not
checked by a lawyer**. *Checked: nee* means that nobody saw the text: Tandem shows it, does not judge by it, and refers
to a human. An empty duration means that no source was seen, not that there is no end.

"""
NAMEN = ["intervention", "kind", "article", "checked", "who decides", "carried out by", "for", "longest", "in all",
         "can be extended", "only beside", "source", "remark"]  # fmt: skip


def documenttekst() -> str:
    """The document as text."""
    alles = palet(lees_catalogus())
    hulp = tabel(["area", "help"], [[gebied, ", ".join(namen)] for gebied, namen in alles.vrijwillig])
    return KOP + f"## Voluntary help\n\n{hulp}\n" + "\n".join(_groep(een) for een in alles.groepen)


def _groep(groep: Groep) -> str:
    rijen = [
        [
            een.naam, een.soort, een.artikel, ja_nee(een.geverifieerd), een.beslist, een.voert_uit, een.voor_wie,
            een.langst, een.in_totaal, "" if een.verlengbaar is None else ja_nee(een.verlengbaar), een.vereist,
            een.herkomst, een.opmerking,
        ]
        for een in groep.interventies
    ]  # fmt: skip
    return f"## {groep.code.capitalize()}\n\n{tabel(NAMEN, rijen)}"
