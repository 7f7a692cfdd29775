"""The score of a part, by the rule that its content declares. What is not answered is unknown, never zero."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tandem.regels.zelfscan.antwoord import Antwoord, Antwoorden, Waarde, wordt_gevraagd
from tandem.regels.zelfscan.instrument import Bijontbreken, Deel, Instrument, Scorewijze, Vraag


@dataclass(frozen=True, slots=True)
class Score:
    """A score with what it rests on. ``waarde`` None: unknown. ``ontbreekt``: codes of what is not answered yet."""

    waarde: Decimal | None
    beantwoord: int
    telt: int
    ontbreekt: tuple[str, ...] = ()

    @property
    def volledig(self) -> bool:
        """Whether every question that counts was answered."""
        return self.waarde is not None and not self.ontbreekt


@dataclass(frozen=True, slots=True)
class Stand:
    """Of one part: where we are (Ist), where we want to be (Soll), and what lies between.

    ``kloof`` is how far Soll lies above Ist, over the questions of which both are known; None where there are none.
    """

    deel: str
    nu: Score
    streven: Score
    kloof: Decimal | None


def telwaarde(vraag: Vraag, waarde: Waarde | None) -> Decimal | None:
    """What an answer counts for; None where it is not answered or has no value."""
    optie = vraag.optie(waarde) if isinstance(waarde, str) else None
    return optie.waarde if optie else None


def score(instrument: Instrument, deel: Deel, antwoorden: Antwoorden) -> Score:
    """Return the score of a part from the answers that count in it."""
    return _score(instrument, deel, deel.tellende_vragen, antwoorden, lambda antwoord: antwoord.waarde)


def streefscore(instrument: Instrument, deel: Deel, antwoorden: Antwoorden) -> Score:
    """Return the score that a part would have where one wants to be; over the questions that ask for it."""
    vragen = tuple(vraag for vraag in deel.tellende_vragen if vraag.streven)
    return _score(instrument, deel, vragen, antwoorden, lambda antwoord: antwoord.streven)


def standen(instrument: Instrument, antwoorden: Antwoorden) -> tuple[Stand, ...]:
    """Return Ist, Soll and the gap of every part that has a score."""
    return tuple(
        Stand(
            deel.code,
            score(instrument, deel, antwoorden),
            streefscore(instrument, deel, antwoorden),
            _kloof(instrument, deel, antwoorden),
        )
        for deel in instrument.delen
        if deel.tellende_vragen
    )


def _kloof(instrument: Instrument, deel: Deel, antwoorden: Antwoorden) -> Decimal | None:
    """Soll less Ist over the same questions, by the rule of the part."""
    if deel.score is None:
        return None
    nu, straks = [], []
    for vraag in deel.tellende_vragen:
        antwoord = antwoorden.get(vraag.code, Antwoord())
        ist, soll = telwaarde(vraag, antwoord.waarde), telwaarde(vraag, antwoord.streven)
        if ist is not None and soll is not None and wordt_gevraagd(vraag, antwoorden, instrument):
            nu.append((ist, vraag.gewicht))
            straks.append((soll, vraag.gewicht))
    return samen(deel.score.wijze, straks) - samen(deel.score.wijze, nu) if nu else None


def _score(
    instrument: Instrument,
    deel: Deel,
    vragen: tuple[Vraag, ...],
    antwoorden: Antwoorden,
    kies: Callable[[Antwoord], Waarde | None],
) -> Score:
    getoond = [vraag for vraag in vragen if wordt_gevraagd(vraag, antwoorden, instrument)]
    waarden = {vraag.code: telwaarde(vraag, kies(antwoorden.get(vraag.code, Antwoord()))) for vraag in getoond}
    paren = [(waarde, vraag.gewicht) for vraag in getoond if (waarde := waarden[vraag.code]) is not None]
    ontbreekt = tuple(code for code, waarde in waarden.items() if waarde is None)
    if not paren or deel.score is None or (ontbreekt and deel.score.bij_ontbreken is Bijontbreken.ONBEKEND):
        return Score(None, len(paren), len(getoond), ontbreekt)
    return Score(samen(deel.score.wijze, paren), len(paren), len(getoond), ontbreekt)


def samen(wijze: Scorewijze, paren: list[tuple[Decimal, Decimal]]) -> Decimal:
    """Join values with their weights to one value. ``paren`` is not empty; weights are above zero."""
    if wijze is Scorewijze.LAAGSTE:
        return min(waarde for waarde, _ in paren)
    return sum((waarde * gewicht for waarde, gewicht in paren), Decimal(0)) / sum(gewicht for _, gewicht in paren)
