from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.kalender import GELIJKGESTELDE_DAGEN, WETTELIJKE_KALENDER, Kalender, eerste_paasdag, feestdagen

#: Article 3(1) and (2) of the Algemene termijnenwet, written out by hand for five years.
WETTELIJKE_LIJST = {
    2024: ["01-01", "03-29", "04-01", "04-27", "05-05", "05-09", "05-20", "12-25", "12-26"],
    2025: ["01-01", "04-18", "04-21", "04-26", "05-05", "05-29", "06-09", "12-25", "12-26"],
    2026: ["01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26"],
    2027: ["01-01", "03-26", "03-29", "04-27", "05-05", "05-06", "05-17", "12-25", "12-26"],
    2028: ["01-01", "04-14", "04-17", "04-27", "05-05", "05-25", "06-05", "12-25", "12-26"],
}


@pytest.mark.parametrize("jaar", WETTELIJKE_LIJST)
def test_the_holidays_are_those_of_article_3(jaar: int) -> None:
    assert sorted(feestdagen(jaar)) == [date.fromisoformat(f"{jaar}-{dag}") for dag in WETTELIJKE_LIJST[jaar]]


@pytest.mark.parametrize("jaar", range(2014, 2060))
def test_the_holidays_agree_with_the_package_except_where_the_law_says_otherwise(jaar: int) -> None:
    pakket = set(holidays.country_holidays("NL", years=jaar))
    zondagen = {eerste_paasdag(jaar), eerste_paasdag(jaar) + timedelta(days=49)}
    wet = set(feestdagen(jaar))
    assert zondagen <= pakket
    assert wet - pakket <= {date(jaar, 5, 5), eerste_paasdag(jaar) - timedelta(days=2)}
    assert pakket - wet <= zondagen


def test_liberation_day_counts_every_year_not_only_each_fifth() -> None:
    assert not any(WETTELIJKE_KALENDER.is_werkdag(date(jaar, 5, 5)) for jaar in range(2014, 2060))


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2025, 4, 26), "zaterdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 5, 15), "gelijkgestelde dag"),
        (date(2026, 5, 17), "zondag"),
        (date(2026, 5, 13), ""),
        (date(2013, 4, 30), "Koningsdag"),
        (date(2012, 4, 30), "Koningsdag"),
        (date(2006, 4, 29), "zaterdag"),
    ],
)
def test_why_a_day_is_free(dag: date, reden: str) -> None:
    assert WETTELIJKE_KALENDER.waarom_vrij(dag) == reden


def test_a_day_put_on_a_par_is_content_of_the_calendar() -> None:
    assert Kalender(frozenset()).is_werkdag(date(2026, 5, 15))
    assert all(dag.isoweekday() <= 5 for dag in GELIJKGESTELDE_DAGEN)


@pytest.mark.parametrize(
    ("begin", "aantal", "einde"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 3, 6), 1, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 4, 2), 5, date(2026, 4, 13)),  # Good Friday and Easter Monday
        (date(2026, 4, 30), 5, date(2026, 5, 8)),  # 5 May, no lustrum year
        (date(2026, 5, 12), 2, date(2026, 5, 18)),  # Ascension Day and the day put on a par
        (date(2025, 12, 24), 2, date(2025, 12, 30)),
    ],
)
def test_working_days_are_counted_after_the_first_day(begin: date, aantal: int, einde: date) -> None:
    assert WETTELIJKE_KALENDER.tel_werkdagen(begin, aantal) == einde


DAGEN = st.dates(date(2014, 1, 1), date(2090, 12, 31))


@given(begin=DAGEN, aantal=st.integers(1, 90))
def test_counting_lands_on_the_working_day_with_that_number(begin: date, aantal: int) -> None:
    einde = WETTELIJKE_KALENDER.tel_werkdagen(begin, aantal)
    assert WETTELIJKE_KALENDER.is_werkdag(einde)
    assert WETTELIJKE_KALENDER.aantal_werkdagen(begin + timedelta(days=1), einde) == aantal


@given(eind=DAGEN, aantal=st.integers(1, 90))
def test_counting_back_and_forth_meet_on_a_working_day(eind: date, aantal: int) -> None:
    werkdag = WETTELIJKE_KALENDER.eerste_werkdag_vanaf(eind)
    assert (
        WETTELIJKE_KALENDER.tel_werkdagen(WETTELIJKE_KALENDER.tel_werkdagen_terug(werkdag, aantal), aantal) == werkdag
    )
