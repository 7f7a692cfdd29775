from datetime import date

import pytest

from tandem.regels.analyse.schaal import (
    Antwoord,
    Cijfer,
    Stemsoort,
    bezwaren_cijfer,
    laatste_per_stem,
    lees_cijfer,
    spreiding,
    verloop,
)

MEI, JUNI = date(2026, 5, 1), date(2026, 6, 1)


def cijfer(waarde: int | None, stem: int = 1, op: date = MEI, soort: Stemsoort = Stemsoort.LID) -> Cijfer:
    return Cijfer(soort, stem, op, Antwoord.CIJFER if waarde is not None else Antwoord.WIL_NIET, waarde)


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


@pytest.mark.parametrize(
    ("getypt", "waarde"),
    [("7", 7), (" 10 ", 10), ("0", 0), ("7,5", None), ("-1", None), ("tien", None), ("٧", None), ("1" * 9999, None)],
)
def test_reading_what_was_typed(getypt: str, waarde: int | None) -> None:
    assert lees_cijfer(getypt) == waarde


def test_voices_stand_side_by_side_and_are_never_averaged() -> None:
    cijfers = [
        cijfer(8, 3, soort=Stemsoort.PROFESSIONAL),
        cijfer(2, 1),
        cijfer(5, 1, JUNI),
        cijfer(None, 2),
        cijfer(6, 9, soort=Stemsoort.NETWERK),
    ]
    assert [(c.stem, c.waarde) for c in laatste_per_stem(cijfers)] == [(1, 5), (2, None), (9, 6), (3, 8)]
    assert spreiding(laatste_per_stem(cijfers)) == (5, 8)
    assert spreiding([cijfer(None)]) is None
    assert verloop(cijfers, Stemsoort.LID, 1) == ((MEI, 2), (JUNI, 5))
