"""`docs/gegenereerd/zeggenschap.md`: the table of who may decide for whom, cell by cell, for a lawyer to read."""

from itertools import groupby

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import tabel
from tandem.regels.rechten.zeggenschap import (
    Antwoord,
    Cel,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Tabel,
    Wet,
    antwoord,
    tabel_van,
)

KOP = """# Who may decide for whom

Generated from `src/tandem/regels/rechten/zeggenschap.py` and `src/tandem/inhoud/zeggenschap.yaml`
(`python -m tandem.management.documenteer`).

In each cell: what holds for who can weigh the own interests in the matter / for who cannot.

- **ja** may; **nee** may not; **samen** only together with others; **zelf ja** when the person concerned agrees.
- **mens**: the text was not seen, or there is no rule. Tandem refuses and refers to a human.

"""
_WOORDEN = {Antwoord.ZELF_JA: "zelf ja"}


def documenttekst() -> str:
    """The document as text."""
    cellen = [cel for groep in lees_catalogus().zeggenschap.values() for cel in groep]
    vakken = tabel_van(cellen)
    delen = [_wet(vakken, wet) for wet in Wet]
    return KOP + "\n".join(delen) + "\n## The articles\n\n" + tabel(["article", "rule", "source"], _artikelen(cellen))


def _wet(vakken: Tabel, wet: Wet) -> str:
    kop = ["act", "age", *(h.omschrijving for h in Hoedanigheid)]
    rijen = [
        [
            handeling.omschrijving,
            leeftijd.omschrijving,
            *(_vak(vakken, wet, handeling, leeftijd, h) for h in Hoedanigheid),
        ]
        for handeling in Handeling
        for leeftijd in Leeftijdsgroep
    ]
    return f"## {wet.omschrijving}\n\n{tabel(kop, rijen)}"


def _vak(vakken: Tabel, wet: Wet, handeling: Handeling, leeftijd: Leeftijdsgroep, wie: Hoedanigheid) -> str:
    beide = [_woord(vakken, Geval(wet, handeling, leeftijd, wie, wegen)) for wegen in (True, False)]
    return beide[0] if beide[0] == beide[1] else " / ".join(beide)


def _woord(vakken: Tabel, geval: Geval) -> str:
    return _WOORDEN.get(woord := antwoord(vakken, geval), woord.value)


def _artikelen(cellen: list[Cel]) -> list[list[str]]:
    regels = [(cel.artikel, cel.uitleg, cel.bron.in_woorden) for cel in cellen]
    return [list(regel) for regel, _ in groupby(regels)]
