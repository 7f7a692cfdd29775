from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bouwstenen.tijdlijn import kwartaal_van, kwartalen, tijdlijn


@pytest.mark.parametrize(
    ("dag", "eerste"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_quarters(dag: date, eerste: date) -> None:
    assert kwartaal_van(dag) == eerste


@pytest.mark.parametrize(
    ("begin", "eind", "aantal"),
    [
        (date(2026, 11, 22), date(2026, 11, 23), 1),
        (date(2026, 11, 22), date(2027, 1, 1), 1),
        (date(2026, 11, 22), date(2027, 1, 2), 2),
        (date(2026, 1, 1), date(2027, 12, 31), 8),
    ],
)
def test_quarters_between(begin: date, eind: date, aantal: int) -> None:
    assert len(kwartalen(begin, eind)) == aantal


def test_no_lines_give_no_time_line() -> None:
    assert tijdlijn([], date(2026, 1, 1)) is None


def test_a_year_lies_in_its_quarters() -> None:
    lijn = tijdlijn([(date(2026, 1, 1), date(2026, 12, 31)), (None, date(2026, 7, 1))], date(2026, 7, 2))
    assert lijn is not None
    assert (lijn.begin, lijn.eind) == (date(2026, 1, 1), date(2027, 1, 1))
    assert [maatje.tekst for maatje in lijn.maatjes] == ["K1 2026", "K2 2026", "K3 2026", "K4 2026"]
    assert (lijn.balken[0].van, lijn.balken[0].tot, lijn.balken[0].punt) == (0, 1, False)
    assert lijn.balken[1].punt
    assert lijn.vandaag == pytest.approx(182 / 365)


@pytest.mark.parametrize(("op", "erin"), [((2025, 12, 31), False), ((2026, 1, 1), True), ((2027, 1, 1), False)])
def test_today_stands_there_only_when_it_lies_within(op: tuple[int, int, int], erin: bool) -> None:
    lijn = tijdlijn([(date(2026, 1, 1), date(2026, 12, 31))], date(*op))
    assert lijn is not None
    assert (lijn.vandaag is not None) is erin


def test_a_long_plan_is_marked_by_year() -> None:
    lijn = tijdlijn([(date(2025, 6, 1), date(2030, 2, 1))], date(2026, 1, 1))
    assert lijn is not None
    assert [maatje.tekst for maatje in lijn.maatjes] == ["2025", "2026", "2027", "2028", "2029", "2030"]


DAGEN = st.dates(date(2015, 1, 1), date(2045, 12, 31))


@given(st.lists(st.tuples(st.none() | DAGEN, DAGEN), min_size=1, max_size=20), DAGEN)
def test_every_bar_lies_within_and_has_width(ruw: list[tuple[date | None, date]], op: date) -> None:
    regels = [(None if begin is None else min(begin, eind), eind) for begin, eind in ruw]
    lijn = tijdlijn(regels, op)
    assert lijn is not None
    assert all(0 <= balk.van < balk.tot <= 1 for balk in lijn.balken)
    plekken = [maatje.plek for maatje in lijn.maatjes]
    assert plekken == sorted(set(plekken))
    assert 0 <= plekken[0] < plekken[-1] + 1e-9 <= 1 + 1e-9
    for (begin, eind), balk in zip(regels, lijn.balken, strict=True):
        dagen = (lijn.eind - lijn.begin).days * (balk.tot - balk.van)
        assert dagen == pytest.approx(((eind + timedelta(days=1)) - (begin or eind)).days)
