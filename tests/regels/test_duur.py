from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid

D, W, M, J = Eenheid.DAGEN, Eenheid.WEKEN, Eenheid.MAANDEN, Eenheid.JAREN


@pytest.mark.parametrize(
    ("begin", "aantal", "eenheid", "einde"),
    [
        (date(2025, 3, 1), 10, D, date(2025, 3, 11)),
        (date(2025, 3, 1), 10, W, date(2025, 5, 10)),
        (date(2025, 1, 31), 1, M, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, M, date(2024, 2, 29)),
        (date(2024, 11, 30), 3, M, date(2025, 2, 28)),
        (date(2024, 12, 15), 12, M, date(2025, 12, 15)),
        (date(2024, 2, 29), 1, J, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, J, date(2028, 2, 29)),
    ],
)
def test_a_duration_after_a_day(begin: date, aantal: int, eenheid: Eenheid, einde: date) -> None:
    assert Duur(aantal, eenheid).na(begin) == einde


@pytest.mark.parametrize(
    ("aantal", "eenheid", "woorden"),
    [(1, D, "1 dag"), (5, Eenheid.WERKDAGEN, "5 werkdagen"), (1, J, "1 jaar"), (2, J, "2 jaar"), (3, M, "3 maanden")],
)
def test_a_duration_in_words(aantal: int, eenheid: Eenheid, woorden: str) -> None:
    assert Duur(aantal, eenheid).in_woorden == woorden


def test_a_duration_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="ten minste 1 week, niet 0"):
        Duur(0, W)


def test_working_days_need_a_calendar() -> None:
    with pytest.raises(ValueError, match="kalender"):
        Duur(5, Eenheid.WERKDAGEN).na(date(2025, 3, 1))


def test_a_source_says_whether_it_was_checked() -> None:
    assert Bron("Wmo 2015 art. 4.1.1", geverifieerd=True).in_woorden == "Wmo 2015 art. 4.1.1"
    assert Bron("BW 1:258").in_woorden == "BW 1:258 (niet nagegaan)"
    assert Bron("S4 §5", voorbeeldinhoud=True).in_woorden == "voorbeeldinhoud (S4 §5)"
