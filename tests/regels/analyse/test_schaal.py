from datetime import date

import pytest

from tandem.regels.analyse.schaal import (
    Antwoord,
    Cijfer,
    Stemsoort,
    bezwaren_cijfer,
)

MEI, JUNI = date(2026, 5, 1), date(2026, 6, 1)


@pytest.mark.parametrize(
    ("antwoord", "waarde", "goed"),
    [
        (Antwoord.CIJFER, 0, True),
        (Antwoord.CIJFER, 10, True),
        (Antwoord.CIJFER, -1, False),
        (Antwoord.CIJFER, 11, False),
        (Antwoord.CIJFER, None, False),
        (Antwoord.WIL_NIET, None, True),
        (Antwoord.WEET_NIET, None, True),
        (Antwoord.WEET_NIET, 5, False),
    ],
)
def test_a_figure_is_0_to_10_or_absent_with_a_reason(antwoord: Antwoord, waarde: int | None, goed: bool) -> None:
    assert (bezwaren_cijfer(Cijfer(Stemsoort.LID, 1, MEI, antwoord, waarde)) == ()) is goed
