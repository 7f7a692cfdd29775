from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.huishouden.leeftijd import (
    GEBOORTE_ONBEKEND,
    Geboorte,
    Geboortesoort,
    Leeftijd,
    Zekerheid,
    bezwaren_geboorte,
    geboren_op,
    geboren_rond,
    heeft_leeftijd,
    is_minderjarig,
    leeftijd_in_woorden,
    leeftijd_op,
    ongeboren,
    wordt_meerderjarig_op,
)

VANDAAG = date(2026, 5, 10)
JA, NEE, ONBEKEND = Zekerheid.JA, Zekerheid.NEE, Zekerheid.ONBEKEND


@pytest.mark.parametrize(
    ("geboorte", "leeftijd", "woorden", "twaalf", "minderjarig"),
    [
        (geboren_op(date(2014, 5, 10)), Leeftijd(12, 12), "12 jaar", JA, JA),
        (geboren_op(date(2014, 5, 11)), Leeftijd(11, 11), "11 jaar", NEE, JA),
        (geboren_op(date(2008, 5, 10)), Leeftijd(18, 18), "18 jaar", JA, NEE),
        (geboren_op(date(2008, 5, 11)), Leeftijd(17, 17), "17 jaar", JA, JA),
        (geboren_op(date(2025, 6, 1)), Leeftijd(0, 0), "11 maanden", NEE, JA),
        (geboren_op(date(2026, 2, 10)), Leeftijd(0, 0), "3 maanden", NEE, JA),
        (geboren_op(date(2026, 2, 11)), Leeftijd(0, 0), "12 weken", NEE, JA),
        (geboren_op(date(2026, 5, 3)), Leeftijd(0, 0), "1 week", NEE, JA),
        (geboren_op(date(2026, 5, 10)), Leeftijd(0, 0), "0 dagen", NEE, JA),
        (geboren_op(date(2026, 5, 11)), None, "nog niet geboren", NEE, JA),
        (geboren_rond(1986), Leeftijd(39, 40), "ongeveer 39 jaar", JA, NEE),
        (geboren_rond(2008), Leeftijd(17, 18), "ongeveer 17 jaar", JA, ONBEKEND),
        (geboren_rond(2014), Leeftijd(11, 12), "ongeveer 11 jaar", ONBEKEND, JA),
        (GEBOORTE_ONBEKEND, None, "leeftijd niet bekend", ONBEKEND, ONBEKEND),
        (ongeboren(), None, "nog niet geboren", NEE, JA),
        (ongeboren(date(2026, 8, 3)), None, "nog niet geboren, verwacht op 3 augustus 2026", NEE, JA),
    ],
)
def test_age_on_a_day(
    geboorte: Geboorte, leeftijd: Leeftijd | None, woorden: str, twaalf: Zekerheid, minderjarig: Zekerheid
) -> None:
    assert leeftijd_op(geboorte, VANDAAG) == leeftijd
    assert leeftijd_in_woorden(geboorte, VANDAAG) == woorden
    assert heeft_leeftijd(geboorte, 12, VANDAAG) is twaalf
    assert is_minderjarig(geboorte, VANDAAG) is minderjarig


@pytest.mark.parametrize(
    ("geboorte", "op"),
    [
        (geboren_op(date(2010, 5, 10)), date(2028, 5, 10)),
        (geboren_op(date(2008, 2, 29)), date(2026, 3, 1)),
        (geboren_op(date(2082, 2, 28)), date(2100, 2, 28)),
        (geboren_op(date(2010, 2, 28)), date(2028, 2, 28)),
        (geboren_rond(2010), None),
        (GEBOORTE_ONBEKEND, None),
        (ongeboren(date(2026, 8, 3)), None),
    ],
)
def test_the_day_of_turning_eighteen(geboorte: Geboorte, op: date | None) -> None:
    assert wordt_meerderjarig_op(geboorte) == op


@given(st.dates(date(1900, 1, 1), date(2080, 12, 31)))
def test_majority_begins_exactly_on_that_day(dag: date) -> None:
    grens = wordt_meerderjarig_op(geboren_op(dag))
    assert grens is not None
    assert is_minderjarig(geboren_op(dag), grens) is NEE
    assert is_minderjarig(geboren_op(dag), date.fromordinal(grens.toordinal() - 1)) is JA


@pytest.mark.parametrize(
    ("geboorte", "zin"),
    [
        (geboren_op(date(2026, 5, 11)), "moet nog komen"),
        (geboren_op(date(1900, 1, 1)), "ouder dan 125"),
        (geboren_rond(1890), "ouder dan 125"),
        (ongeboren(date(2027, 5, 10)), "tien maanden"),
    ],
)
def test_an_impossible_birth_is_refused(geboorte: Geboorte, zin: str) -> None:
    (bezwaar,) = bezwaren_geboorte(geboorte, VANDAAG)
    assert zin in bezwaar.zin


@pytest.mark.parametrize("geboorte", [geboren_op(VANDAAG), geboren_rond(1950), GEBOORTE_ONBEKEND, ongeboren()])
def test_a_possible_birth_is_not_refused(geboorte: Geboorte) -> None:
    assert bezwaren_geboorte(geboorte, VANDAAG) == ()


@pytest.mark.parametrize(
    ("soort", "vroegst", "laatst"),
    [
        (Geboortesoort.EXACT, None, None),
        (Geboortesoort.EXACT, date(2020, 1, 1), date(2020, 1, 2)),
        (Geboortesoort.GESCHAT, date(2020, 1, 2), date(2020, 1, 1)),
        (Geboortesoort.GESCHAT, date(2020, 1, 2), None),
        (Geboortesoort.ONBEKEND, date(2020, 1, 2), date(2020, 1, 2)),
        (Geboortesoort.ONGEBOREN, date(2020, 1, 2), None),
    ],
)
def test_facts_that_contradict_the_kind_are_refused(
    soort: Geboortesoort, vroegst: date | None, laatst: date | None
) -> None:
    with pytest.raises(ValueError, match="past niet bij"):
        Geboorte(soort, vroegst, laatst)
