"""`docs/gegenereerd/fase.md`: the moves between phases, drawn from the one table in `regels/casus/fase.py`."""

from itertools import product

from tandem.management.documenten.tabel import ja_nee, tabel
from tandem.regels.analyse.veiligheidskaart import Afspraakstand, Veiligheidsstand
from tandem.regels.casus.fase import (
    OVERGANGEN,
    VERSTE_FASE,
    Fase,
    Overgangsfeiten,
    Overgangsoort,
    beoordeel_overgang,
)

KOP = """# Phases and the moves between them

Generated from `src/tandem/regels/casus/fase.py` (`python -m tandem.management.documenteer`).
The three phases in the middle are those of *Veiligheid Voorop* (S4 §5); the first and the last two are example content.
Solid: forward. Dotted: back, which is a normal move. Thick: ending, in one of the ways of [afronding](afronding.md).

"""
VEILIG = """
## How far a phase may go

The phase is that of the least safe person. How safe it is follows from the veiligheidskaart; unknown is not safe.

"""
AFSPRAKEN = """
## Forward past a safety agreement

Going forward while an agreement was not kept or not checked takes a reason and the assent of a colleague, and the
household sees it. Going back, and going to direct safety, never takes anything.

"""
PIJL = {Overgangsoort.VOORUIT: "-->", Overgangsoort.TERUG: "-.->", Overgangsoort.AFRONDEN: "==>"}
_DOOR, _COLLEGA = 1, 2


def fase() -> str:
    """The document as text."""
    return KOP + _diagram() + "\n## The table\n\n" + _overgangen() + VEILIG + _verste() + AFSPRAKEN + _afspraken()


def _diagram() -> str:
    knopen = "".join(f"    {fase.value}[{_naam(fase)}]\n" for fase in Fase)
    pijlen = "".join(
        f"    {van.value} {PIJL[soort]} {naar.value}\n" for van in Fase for naar, soort in OVERGANGEN[van].items()
    )
    return f"```mermaid\nflowchart LR\n{knopen}{pijlen}```\n"


def _naam(fase_: Fase) -> str:
    return fase_.value.replace("_", " ")


def _overgangen() -> str:
    rijen = [
        [_naam(van), *(soort.value if (soort := OVERGANGEN[van].get(naar)) else "" for naar in Fase)] for van in Fase
    ]
    return tabel(["from \\ to", *map(_naam, Fase)], rijen)


def _verste() -> str:
    return tabel(
        ["mark", "in words", "furthest phase"],
        [[stand.value, stand.omschrijving, _naam(VERSTE_FASE[stand])] for stand in Veiligheidsstand],
    )


def _afspraken() -> str:
    rijen = []
    for stand, reden, instemming in product(Afspraakstand, ("", "een reden"), (None, _DOOR, _COLLEGA)):
        feiten = Overgangsfeiten({1: Veiligheidsstand.GOED}, (stand,), _DOOR, reden, instemming)
        overgang = beoordeel_overgang(Fase.STABIELE_VEILIGHEID, Fase.HERSTEL, feiten)
        wie = {None: "niemand", _DOOR: "uzelf", _COLLEGA: "een collega"}[instemming]
        toon = ja_nee(overgang.toon_aan_huishouden)
        rijen.append([stand.omschrijving, ja_nee(bool(reden)), wie, ja_nee(overgang.mag), toon])
    return tabel(["agreement", "reason", "assent of", "may go forward", "household sees it"], rijen)
