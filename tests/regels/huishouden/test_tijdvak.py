from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.huishouden.tijdvak import (
    Tijdvak,
    bezwaar_in_de_toekomst,
    bezwaar_voor_geboorte,
    bezwaren_tijdvak,
)

MEI, JUNI, JULI = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("tijdvak", "dag", "geldt"),
    [
        (Tijdvak(MEI, JUNI), MEI, True),
        (Tijdvak(MEI, JUNI), date(2026, 5, 31), True),
        (Tijdvak(MEI, JUNI), JUNI, False),
        (Tijdvak(MEI, JUNI), date(2026, 4, 30), False),
        (Tijdvak(MEI), date(2126, 1, 1), True),
    ],
)
def test_the_last_day_is_not_in_it(tijdvak: Tijdvak, dag: date, geldt: bool) -> None:
    assert tijdvak.geldt_op(dag) is geldt


DAGEN = st.dates(date(2026, 1, 1), date(2026, 2, 1))
TIJDVAKKEN = (
    st.tuples(DAGEN, st.none() | DAGEN).filter(lambda t: t[1] is None or t[0] < t[1]).map(lambda t: Tijdvak(*t))
)


@given(TIJDVAKKEN, TIJDVAKKEN)
def test_overlap_means_a_shared_day(een: Tijdvak, ander: Tijdvak) -> None:
    dagen = [date.fromordinal(date(2026, 1, 1).toordinal() + n) for n in range(40)]
    assert een.overlapt(ander) is any(een.geldt_op(dag) and ander.geldt_op(dag) for dag in dagen)


@given(TIJDVAKKEN, DAGEN)
def test_a_bounded_period_never_runs_past_its_bound(tijdvak: Tijdvak, grens: date) -> None:
    deel = tijdvak.begrensd_tot(grens)
    assert (deel is None) is (grens <= tijdvak.van)
    assert deel is None or (deel.tot is not None and deel.tot <= grens)


@pytest.mark.parametrize(
    ("van", "tot", "veld", "zin"),
    [
        (None, MEI, "van", "vanaf welke dag"),
        (JUNI, MEI, "tot", "vóór het begin (1 juni 2026)"),
        (MEI, MEI, "tot", "dezelfde dag"),
    ],
)
def test_wrong_dates_are_refused_at_their_field(van: date | None, tot: date, veld: str, zin: str) -> None:
    (bezwaar,) = bezwaren_tijdvak(van, tot)
    assert (bezwaar.veld, zin in bezwaar.zin) == (veld, True)


def test_right_dates_are_not_refused() -> None:
    assert bezwaren_tijdvak(MEI, None) == bezwaren_tijdvak(MEI, JUNI) == ()


def test_a_period_without_days_cannot_exist() -> None:
    with pytest.raises(ValueError, match="geen dagen"):
        Tijdvak(JUNI, JUNI)


def test_nothing_happens_before_birth_or_after_today() -> None:
    (voor_geboorte,) = bezwaar_voor_geboorte("datum", MEI, JUNI)
    assert voor_geboorte.zin == "Deze dag ligt vóór de geboorte (1 juni 2026)."
    assert bezwaar_voor_geboorte("datum", JUNI, JUNI) == bezwaar_voor_geboorte("datum", MEI, None) == ()
    (toekomst,) = bezwaar_in_de_toekomst("datum", JUNI, MEI)
    assert toekomst.zin.startswith("1 juni 2026 moet nog komen")
    assert bezwaar_in_de_toekomst("datum", MEI, MEI) == ()


def test_a_period_in_words() -> None:
    assert Tijdvak(MEI).in_woorden == "sinds 1 mei 2026"
    assert Tijdvak(MEI, JUNI).in_woorden == "van 1 mei 2026 tot 1 juni 2026"
