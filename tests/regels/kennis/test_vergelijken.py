"""What may be read from figures, and what not."""

from decimal import Decimal

import pytest

from tandem.regels.kennis.cijfers import GEHEIM, ONBEKEND, Stand, Waarde
from tandem.regels.kennis.vergelijken import Verloop, laatste_stap, midden, per_duizend, soortgelijk, stap


def w(getal) -> Waarde:
    return Waarde(Stand.BEKEND, Decimal(getal))


@pytest.mark.parametrize(
    ("oud", "nieuw", "vijftallen", "verloop"),
    [
        (w(100), w(110), True, Verloop.MEER),
        (w(110), w(100), True, Verloop.MINDER),
        (w(100), w(105), True, Verloop.GELIJK),
        (w(105), w(100), True, Verloop.GELIJK),
        (w(100), w(101), False, Verloop.MEER),
        (w(100), w(100), False, Verloop.GELIJK),
        (w(0), GEHEIM, True, Verloop.NIET_TE_ZEGGEN),
        (ONBEKEND, w(5), True, Verloop.NIET_TE_ZEGGEN),
    ],
)
def test_a_step_is_told_only_where_it_is_larger_than_the_rounding(oud, nieuw, vijftallen, verloop):
    assert stap({2023: oud, 2024: nieuw}, 2023, 2024, vijftallen=vijftallen).verloop is verloop


def test_the_last_step_is_between_the_last_two_years_and_one_year_has_none():
    assert laatste_stap({2022: w(0), 2024: w(50), 2023: w(10)}, vijftallen=True).van == 2023
    assert laatste_stap({2024: w(50)}, vijftallen=True) is None


@pytest.mark.parametrize(
    ("aantal", "inwoners", "uitkomst"),
    [
        (w(30), w(20000), w("1.5")),
        (w(0), w(20000), w("0.0")),
        (GEHEIM, w(20000), GEHEIM),
        (ONBEKEND, w(20000), ONBEKEND),
        (w(30), GEHEIM, ONBEKEND),
        (w(30), w(0), ONBEKEND),
    ],
)
def test_a_rate_keeps_secret_and_unknown_apart_from_zero(aantal, inwoners, uitkomst):
    assert per_duizend(aantal, inwoners) == uitkomst


def test_similar_is_nearest_by_ratio_then_by_code():
    inwoners = {"A": w(100), "B": w(50), "C": w(200), "D": w(110), "E": GEHEIM, "F": w(1000)}
    assert soortgelijk("A", inwoners, hoeveel=3) == ("D", "B", "C")
    assert soortgelijk("E", inwoners, hoeveel=3) == ()
    assert soortgelijk("onbekend", inwoners, hoeveel=3) == ()


@pytest.mark.parametrize(
    ("waarden", "uitkomst"),
    [
        ([w(1), w(9)], ONBEKEND),
        ([w(1), w(9), GEHEIM, ONBEKEND], ONBEKEND),
        ([w(9), w(1), w(3)], w(3)),
        ([w(1), w(2), w(3), w(8)], w("2.5")),
    ],
)
def test_a_middle_is_shown_of_three_or_more_known_figures(waarden, uitkomst):
    assert midden(waarden) == uitkomst
