"""What each question that counts was worth in an established wave, so that it can be compared with another version.

Three things stay apart, also as they are stored: a value, *unknown* (asked and not answered) and *not asked*. A
question that was withdrawn before is not there at all.
"""

from collections.abc import Mapping
from decimal import Decimal

from tandem.regels.zelfscan.antwoord import Antwoord, Antwoorden, wordt_gevraagd
from tandem.regels.zelfscan.instrument import Deel, Instrument
from tandem.regels.zelfscan.score import telwaarde

ONBEKEND, NIET_GEVRAAGD = "", "-"
Telwaarden = Mapping[str, str]


def deelwaarden(instrument: Instrument, deel: Deel, antwoorden: Antwoorden) -> dict[str, str]:
    """Return the value of every question that counts in one part, by its code."""
    uit = {}
    for vraag in deel.tellende_vragen:
        waarde = telwaarde(vraag, antwoorden.get(vraag.code, Antwoord()).waarde)
        gevraagd = wordt_gevraagd(vraag, antwoorden, instrument)
        uit[vraag.code] = (ONBEKEND if waarde is None else f"{waarde:f}") if gevraagd else NIET_GEVRAAGD
    return uit


def samengenomen(codes: tuple[str, ...], waarden: Telwaarden) -> list[tuple[str, Decimal]] | None:
    """Return the values of some questions, those left out that were not asked; None when one is unknown or withdrawn.

    Empty when none of them was asked.
    """
    uit = []
    for code in codes:
        waarde = waarden.get(code, ONBEKEND)
        if waarde == ONBEKEND:
            return None
        if waarde != NIET_GEVRAAGD:
            uit.append((code, Decimal(waarde)))
    return uit
