"""What the forms of the analysis and the veiligheidskaart offer to choose from: content, no household data."""

from dataclasses import dataclass

from tandem.koppelingen.inhoud import catalogus


@dataclass(frozen=True)
class Keuze:
    """One thing to choose; ``uitleg``: the question that goes with it."""

    code: str
    naam: str
    uitleg: str = ""


@dataclass(frozen=True)
class Leefdomeinkeuze:
    """A life domain: an opening question, and what asking may serve."""

    code: str
    naam: str
    vraag: str
    doel: str


def leefdomeinen() -> tuple[Leefdomeinkeuze, ...]:
    """Return all life domains, in the order of the content."""
    return tuple(Leefdomeinkeuze(d.code, d.naam, d.vraag, d.doel) for d in catalogus().leefdomeinen.values())


def oordeelwoorden() -> tuple[Keuze, ...]:
    """Return the words for how safe it is, least safe first, each with the question to a child."""
    woorden = sorted(catalogus().oordeelwoorden.values(), key=lambda woord: woord.volgorde)
    return tuple(Keuze(woord.code, woord.naam, woord.vraag_aan_kind) for woord in woorden)


def factoren(soort: str) -> tuple[Keuze, ...]:
    """Return what makes it unsafe (``risico``) or what protects (``bescherming``)."""
    return tuple(Keuze(f.code, f.naam, f.hulpvraag) for f in catalogus().factoren.values() if f.soort == soort)


def incidentsoorten() -> tuple[Keuze, ...]:
    """Return the kinds of incident."""
    return tuple(Keuze(soort.code, soort.naam) for soort in catalogus().incidentsoorten.values())
