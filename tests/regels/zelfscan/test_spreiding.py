from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, bekend
from tandem.regels.zelfscan.spreiding import (
    MINST_AANTAL,
    VERBORGEN,
    Stem,
    getoonde_groepen,
    open_groepen,
    open_spreiding,
    spreiding,
)


def stemmen(*waarden: int | None, groep: str = "beleid") -> list[Stem]:
    return [Stem(groep, None) if waarde is None else Stem(groep, str(waarde), Decimal(waarde)) for waarde in waarden]


@pytest.mark.parametrize(
    ("waarden", "getoond"),
    [((1, 2, 3, 4), False), ((1, 2, 3, 4, None), False), ((1, 2, 3, 4, 0), True), ((), False), ((None,) * 9, False)],
)
def test_a_spread_is_shown_from_five_answers_on(waarden: tuple[int | None, ...], getoond: bool) -> None:
    assert (open_spreiding(stemmen(*waarden)) != VERBORGEN) is getoond


def test_a_spread_counts_zero_as_a_number_and_not_knowing_apart() -> None:
    uit = spreiding(stemmen(0, 0, 4, None))
    assert uit.aantallen == (("0", 2), ("4", 1))
    assert (uit.onbekend, uit.antwoorden) == (1, 3)
    assert uit.gemiddelde == bekend(Decimal("1.33"))
    assert uit.afstand == bekend(4)


def test_a_choice_without_a_value_is_counted_and_has_no_mean() -> None:
    uit = spreiding([Stem("beleid", "geel"), Stem("beleid", "blauw"), Stem("beleid", "geel")])
    assert (uit.aantallen, uit.gemiddelde, uit.afstand) == ((("blauw", 1), ("geel", 2)), ONBEKEND, ONBEKEND)


def test_nobody_who_knows_is_unknown_and_hidden_is_secret() -> None:
    assert (spreiding(stemmen(None)).gemiddelde, spreiding(stemmen(None)).afstand) == (ONBEKEND, ONBEKEND)
    assert (VERBORGEN.gemiddelde, VERBORGEN.afstand) == (GEHEIM, GEHEIM)


@pytest.mark.parametrize(
    ("aantallen", "getoond"),
    [
        ({}, set()),
        ({"a": 4}, set()),
        ({"a": 5}, {"a"}),
        ({"a": 5, "b": 3}, set()),
        ({"a": 9, "b": 5, "c": 1}, {"a"}),
        ({"a": 9, "b": 2, "c": 3}, {"a"}),
        ({"a": 9, "b": 2, "c": 2}, set()),
        ({"a": 6, "b": 6, "c": 1}, {"b"}),
        ({"a": 5, "b": 6, "c": 7}, {"a", "b", "c"}),
        ({"a": 5, "b": 0}, {"a"}),
    ],
)
def test_which_groups_are_shown(aantallen: dict[str, int], getoond: set[str]) -> None:
    assert getoonde_groepen(aantallen) == getoond


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 15), max_size=6))
def test_no_sum_or_difference_of_what_is_shown_is_about_a_few(aantallen: dict[str, int]) -> None:
    # The oracle tries every sum of the whole and the shown groups with weights -1, 0 and 1. Where that leaves a set of
    # people, each counted once, it is nobody or at least five of them.
    if sum(aantallen.values()) < MINST_AANTAL:
        assert getoonde_groepen(aantallen) == frozenset()
        return
    toon = sorted(getoonde_groepen(aantallen))
    for gewichten in product((-1, 0, 1), repeat=1 + len(toon)):
        deel = dict.fromkeys(aantallen, gewichten[0])
        for groep, gewicht in zip(toon, gewichten[1:], strict=True):
            deel[groep] += gewicht
        if set(deel.values()) <= {0, 1}:
            mensen = sum(aantallen[groep] for groep, keer in deel.items() if keer)
            assert mensen == 0 or mensen >= 5, (gewichten, aantallen, toon)


def test_a_hidden_group_is_secret_and_an_absent_one_is_not_there() -> None:
    rij = stemmen(1, 1, 1, 1, 1) + stemmen(4, 4, groep="partner") + stemmen(2, 2, 2, groep="uitvoering")
    assert open_groepen(rij) == {"beleid": bekend(1), "partner": GEHEIM, "uitvoering": GEHEIM}
