"""`docs/gegenereerd/waarborgen.md`: which safeguards are owed when, to whom, and what their lack does."""

from tandem.koppelingen.inhoud import lees_catalogus
from tandem.management.documenten.tabel import ja_nee, tabel
from tandem.regels.rechten.waarborg import (
    Gegeven,
    Markeerpunt,
    PerWie,
    Vereiste,
    Waarborgsoort,
    Waarborgstand,
    bezwaren_voorbereiden,
    is_vervuld,
)

KOP = """# Safeguards

Generated from `src/tandem/regels/rechten/waarborg.py` and `src/tandem/inhoud/`
(`python -m tandem.management.documenteer`).

"""
GEVOLG = """
## What a safeguard does

What **we prepare ourselves** is refused while a compulsory safeguard is missing. What **others decided** is recorded at
once, whatever is missing: that then stands on top of the work list. *Cannot be* counts only with its reason, and never
for the view of a child of the age to be asked: asking without getting an answer does.

"""


def waarborgen() -> str:
    """The document as text."""
    soorten = tuple(lees_catalogus().waarborgen.values())
    wanneer = tabel(
        ["safeguard", *(punt.value for punt in Markeerpunt), "owed", "compulsory", "source"],
        [
            [s.naam, *(ja_nee(punt in s.bij) for punt in Markeerpunt), _wie(s), ja_nee(s.verplicht), _bron(s)]
            for s in soorten
        ],
    )
    kop = ["safeguard", "recorded as", "with a reason", "given", "we prepare", "others decided"]
    return f"{KOP}## When and for whom\n\n{wanneer}{GEVOLG}{tabel(kop, _waarheidstabel(soorten))}"


def _wie(soort: Waarborgsoort) -> str:
    leeftijd = f" ({soort.leeftijd})" if soort.leeftijd is not None else ""
    return f"{soort.per_wie.omschrijving}{leeftijd}"


def _bron(soort: Waarborgsoort) -> str:
    return soort.bron.in_woorden


def _waarheidstabel(soorten: tuple[Waarborgsoort, ...]) -> list[list[str]]:
    voorbeelden = [
        next(s for s in soorten if s.verplicht and s.per_wie is PerWie.EENMAAL),
        next(s for s in soorten if s.verplicht and s.per_wie is PerWie.ELK_KIND_VANAF),
        next(s for s in soorten if not s.verplicht),
    ]
    return [_regel(soort, stand, reden) for soort in voorbeelden for stand, reden in _mogelijk()]


def _mogelijk() -> list[tuple[Waarborgstand | None, str]]:
    kan_niet = Waarborgstand.NIET_VAN_TOEPASSING
    return [
        (None, ""),
        (Waarborgstand.GEDAAN, ""),
        (Waarborgstand.ACHTERAF, "reden"),
        (kan_niet, ""),
        (kan_niet, "reden"),
    ]


def _regel(soort: Waarborgsoort, stand: Waarborgstand | None, reden: str) -> list[str]:
    vereiste = Vereiste(soort)
    gegeven = [Gegeven(soort.code, stand, reden=reden)] if stand else []
    geweigerd = bool(bezwaren_voorbereiden([vereiste], gegeven))
    return [
        soort.naam,
        stand.value if stand else "nothing",
        ja_nee(bool(reden)),
        ja_nee(is_vervuld(vereiste, gegeven)),
        "refused" if geweigerd else "may go on",
        "recorded, owed afterwards" if geweigerd else "recorded",
    ]
