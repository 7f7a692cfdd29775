"""What an impact analysis looks at, as the content gives it, with the names that the pages show."""

from collections.abc import Mapping

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.impact.blad import Kader
from tandem.regels.impact.onderdeel import Cijfersoort, Impactonderdeel, Impactpost
from tandem.regels.rechten.oordeel import NietGevonden

DEEL = "deel"
"""The kind of a gap in words; the other kinds are those of figures."""


def onderdelen() -> Mapping[str, Impactonderdeel]:
    """Return the parts by code, in the order of the content."""
    return catalogus().impactonderdelen


def onderdeel_van(code: str) -> Impactonderdeel:
    """Return one part. Raises ``NietGevonden``."""
    gevonden = onderdelen().get(code)
    if gevonden is None:
        raise NietGevonden
    return gevonden


def posten(soort: Cijfersoort) -> Mapping[str, Impactpost]:
    """Return what is counted of a kind, by code; of the size those are the parts themselves."""
    if soort is Cijfersoort.OMVANG:
        return {code: Impactpost(code, een.naam, een.bron) for code, een in onderdelen().items()}
    return catalogus().impactfuncties if soort is Cijfersoort.FORMATIE else catalogus().impactcompetenties


def postnaam(soort: Cijfersoort, code: str) -> str:
    """Return the name of what is counted, or its code when the content no longer holds it."""
    gevonden = posten(soort).get(code)
    return gevonden.naam if gevonden else code


def onderdeelnaam(code: str) -> str:
    """Return the name of a part, or its code when the content no longer holds it."""
    gevonden = onderdelen().get(code)
    return gevonden.naam if gevonden else code


def kader(teams: Mapping[str, str]) -> Kader:
    """Return what there is to fill in, for these local teams (name by code)."""
    namen = {soort: {code: een.naam for code, een in posten(soort).items()} for soort in Cijfersoort}
    return Kader({code: een.naam for code, een in onderdelen().items()}, namen, teams)


def gat_van(soort: str, code: str) -> str:
    """Return the name of a gap as a line of the plan keeps it."""
    return f"{soort}-{code}"


def gatnaam(gat: str) -> str:
    """Return a gap in words."""
    soort, _, code = gat.partition("-")
    if soort == Cijfersoort.FORMATIE:
        return f"formatie, {postnaam(Cijfersoort.FORMATIE, code)}"
    if soort == Cijfersoort.COMPETENTIE:
        return f"weten en kunnen, {postnaam(Cijfersoort.COMPETENTIE, code)}"
    return onderdeelnaam(code)
