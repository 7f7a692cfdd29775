"""One line about people: what kind of statement it is, whose, from which source, about which day.

Fact, observation, judgement and voice stand apart (S2, feitelijk rapporteren; domein.md C4). A line is never
overwritten: it gets a new version, and the view of the person concerned stands beside it.
"""

from dataclasses import dataclass
from datetime import date

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.soort import Soort

#: As long as a page and a half: more belongs in a document.
LANGSTE_REGEL = 5_000


class Regelsoort(Soort):
    """What kind of statement a line is."""

    FEIT = "feit", "een feit: iets dat is nagegaan"
    WAARNEMING = "waarneming", "een waarneming: wat iemand zelf zag of hoorde"
    OORDEEL = "oordeel", "een oordeel: wat iemand ervan vindt"
    STEM = "stem", "een stem: wat iemand zelf zegt, in eigen woorden"


@dataclass(frozen=True, slots=True)
class Regel:
    """A line as it is offered. ``bron`` is where a fact was checked; ``van_wie`` who saw, judges or speaks."""

    soort: Regelsoort
    tekst: str
    betreft: tuple[int, ...]
    datum: date | None
    bron: str = ""
    van_wie: str = ""


def bezwaren_regel(regel: Regel, vandaag: date) -> Bezwaren:
    """What a line still lacks: a text, a day, whom it concerns, and the source or the person that its kind asks for."""
    return _tekst(regel.tekst) + _dag(regel.datum, vandaag) + _over_wie(regel) + _herkomst(regel)


def _tekst(tekst: str) -> Bezwaren:
    if not tekst.strip():
        return (Bezwaar("tekst", "Schrijf op wat er is gezien, gezegd of gebeurd."),)
    if len(tekst) > LANGSTE_REGEL:
        zin = f"Deze tekst is {len(tekst)} tekens. Er passen er {LANGSTE_REGEL}. Maak er meer regels van."
        return (Bezwaar("tekst", zin),)
    return ()


def _dag(dag: date | None, vandaag: date) -> Bezwaren:
    if dag is None:
        return (Bezwaar("datum", "Vul in op welke dag dit was."),)
    return (Bezwaar("datum", "Deze dag moet nog komen."),) if dag > vandaag else ()


def _over_wie(regel: Regel) -> Bezwaren:
    return () if regel.betreft else (Bezwaar("betreft", "Kies over wie dit gaat."),)


def _herkomst(regel: Regel) -> Bezwaren:
    if regel.soort is Regelsoort.FEIT and not regel.bron.strip():
        return (Bezwaar("bron", "Een feit heeft een bron. Waar is dit nagegaan? Anders is het een waarneming."),)
    vraag = {
        Regelsoort.WAARNEMING: "Wie zag of hoorde dit?",
        Regelsoort.OORDEEL: "Van wie is dit oordeel?",
        Regelsoort.STEM: "Wie zegt dit?",
    }.get(regel.soort)
    return (Bezwaar("van_wie", vraag),) if vraag and not regel.van_wie.strip() else ()
