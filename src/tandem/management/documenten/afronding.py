"""`docs/gegenereerd/afronding.md`: the kinds of ending, from which phases, on what conditions, with what aftercare."""

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel
from tandem.regels.casus.afronding import UIT_HET_WERK, Afrondsoort, Voorwaarde
from tandem.regels.casus.fase import Fase

KOP = """# Ending a case

Generated from `src/tandem/regels/casus/afronding.py` and `src/tandem/inhoud/`
(`python -m tandem.management.documenteer`).

A case ends only in one of these ways, from one of its phases, when every condition is met. A warm hand-over exists only
with a move: within the chain there is none.

"""
VOORWAARDEN = """
## Conditions

*From the work*: follows from other records and cannot be ticked. The others are confirmed by the fixed face.

"""


def afronding() -> str:
    """The document as text."""
    soorten = tuple(lees_catalogus().afrondsoorten.values())
    fasen = tabel(
        ["kind of ending", *(fase.value.replace("_", " ") for fase in Fase if fase is not Fase.AFGEROND)],
        [[s.naam, *(ja_nee(fase in s.vanuit) for fase in Fase if fase is not Fase.AFGEROND)] for s in soorten],
    )
    daarna = tabel(
        ["kind of ending", "aftercare after", "coming back counts as relapse", "source"], map(_daarna, soorten)
    )
    return f"{KOP}## From which phase\n\n{fasen}{VOORWAARDEN}{_voorwaarden(soorten)}\n## Afterwards\n\n{daarna}"


def _voorwaarden(soorten: tuple[Afrondsoort, ...]) -> str:
    gebruikt = [voorwaarde for voorwaarde in Voorwaarde if any(voorwaarde in s.voorwaarden for s in soorten)]
    return tabel(
        ["condition", "from the work", *(soort.naam for soort in soorten)],
        [
            [v.omschrijving, ja_nee(v in UIT_HET_WERK), *("x" if v in s.voorwaarden else "" for s in soorten)]
            for v in gebruikt
        ],
    )


def _daarna(soort: Afrondsoort) -> list[str]:
    nazorg = ", ".join(duur.in_woorden for duur in soort.nazorg_na)
    return [soort.naam, nazorg, ja_nee(soort.terugval_telt), soort.bron.in_woorden]
