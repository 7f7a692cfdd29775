"""`docs/gegenereerd/termijnen.md`: every term with its source, and how a day follows from it."""

from datetime import date

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel
from tandem.regels.casus.termijn import Termijnsoort, awt_geldt, bereken_termijn, is_werkafspraak
from tandem.regels.kalender import GELIJKGESTELDE_DAGEN, GELIJKSTELLING, feestdagen
from tandem.regels.tekst import datum

KOP = """# Terms

Generated from `src/tandem/regels/casus/termijn.py` and `src/tandem/inhoud/`
(`python -m tandem.management.documenteer`).

- A **binding** day follows only from text that was seen. A term that was not checked gets no day and refers to a human.
- An example of a **working agreement** gets a day to aim for, that binds nobody and that a region replaces.
- The *Algemene termijnenwet* extends terms that an Act or order in council sets, up to 90 days, twelve weeks or three
  months, not counted back and not about imprisonment (articles 1 to 4).

"""
VOORBEELD = date(2026, 4, 29)
JAREN = range(2026, 2029)


def termijnen() -> str:
    """The document as text."""
    soorten = lees_catalogus().termijnen.values()
    kop = [
        "term",
        "length",
        "counts from",
        "binds",
        "article",
        "checked",
        "Awt",
        f"begun on {datum(VOORBEELD)}",
        "source",
    ]
    return f"{KOP}{tabel(kop, map(_termijn, soorten))}\n## Days that are no working days\n\n{_feestdagen()}"


def _termijn(soort: Termijnsoort) -> list[str]:
    termijn = bereken_termijn(soort, VOORBEELD)
    dag = datum(termijn.uiterlijk) if termijn.uiterlijk else "no day: ask a human"
    aard = " (aim)" if is_werkafspraak(soort) else ""
    bindt = ", ".join(organisatie.value for organisatie in soort.bindt)
    richting = f"vóór: {soort.begint_bij.omschrijving}" if soort.terugrekenend else soort.begint_bij.omschrijving
    nagegaan, awt = ja_nee(soort.geverifieerd), ja_nee(awt_geldt(soort))
    bron = soort.bron.in_woorden
    return [soort.naam, soort.duur.in_woorden, richting, bindt, soort.artikel, nagegaan, awt, dag + aard, bron]


def _feestdagen() -> str:
    namen = list(feestdagen(JAREN[0]).values())
    per_jaar = {jaar: {naam: dag for dag, naam in feestdagen(jaar).items()} for jaar in JAREN}
    rijen = [[naam, *(datum(per_jaar[jaar][naam]) for jaar in JAREN)] for naam in namen]
    gelijk = [
        "gelijkgesteld",
        *(", ".join(datum(d) for d in sorted(GELIJKGESTELDE_DAGEN) if d.year == j) for j in JAREN),
    ]
    uitleg = "Saturdays, Sundays, and the days of article 3 of the Algemene termijnenwet.\n"
    bron = f"\nPut on a par: {GELIJKSTELLING.verwijzing}. {GELIJKSTELLING.opmerking}\n"
    return uitleg + "\n" + tabel(["", *map(str, JAREN)], [*rijen, gelijk]) + bron
