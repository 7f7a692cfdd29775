from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.huishouden.tijdvak import Tijdvak
from tandem.regels.rechten.regime import (
    Regime,
    Regimefeit,
    regime_op,
    regimes_op,
)

T, B, M = Regime.MET_TOESTEMMING, Regime.MET_BEVOEGDHEDEN, Regime.MET_MAATREGEL
NOOR, TOM, MOEDER = 1, 2, 3
JAN, MRT, MEI, JUL = date(2026, 1, 1), date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)


def feit(regime: Regime, van: date, tot: date | None = None, persoon: int = NOOR) -> Regimefeit:
    return Regimefeit(persoon, regime, Tijdvak(van, tot), regime.value, "art. 1", "de rechter")


@pytest.mark.parametrize(
    ("feiten", "dag", "regime", "sinds", "tot"),
    [
        ([], MRT, T, None, None),
        ([feit(M, MRT, JUL)], JAN, T, None, MRT),
        ([feit(M, MRT, JUL)], MRT, M, MRT, JUL),
        ([feit(M, MRT, JUL)], JUL - timedelta(days=1), M, MRT, JUL),
        ([feit(M, MRT, JUL)], JUL, T, JUL, None),
        ([feit(M, MRT)], date(2046, 1, 1), M, MRT, None),
        ([feit(B, JAN), feit(M, MRT, MEI)], JAN, B, JAN, None),
        ([feit(B, JAN), feit(M, MRT, MEI)], MRT, M, MRT, MEI),
        ([feit(B, JAN), feit(M, MRT, MEI)], MEI, B, JAN, None),
        ([feit(M, JAN, MRT), feit(M, MRT, MEI)], MRT, M, JAN, MEI),  # extended without a day between
        ([feit(M, MRT, MEI), feit(M, JAN, MRT)], MRT, M, JAN, MEI),
        ([feit(M, JAN, MRT), feit(M, MRT, MEI)], JAN, M, JAN, MEI),
        ([feit(M, JAN, MRT), feit(M, MEI, JUL)], MEI, M, MEI, JUL),  # a gap begins anew
        ([feit(M, JAN, MEI), feit(M, MRT)], MRT, M, JAN, None),
        ([feit(M, MRT, JUL, persoon=TOM)], MEI, T, None, None),  # says nothing about a sibling
        ([feit(T, JAN)], MRT, T, None, None),
    ],
)
def test_the_regime_of_one_person(
    feiten: list[Regimefeit], dag: date, regime: Regime, sinds: date | None, tot: date | None
) -> None:
    gevonden = regime_op(NOOR, feiten, dag)
    assert (gevonden.regime, gevonden.sinds, gevonden.tot) == (regime, sinds, tot)


def test_the_household_leads_with_the_heaviest_and_others_stay_as_they_are() -> None:
    feiten = [feit(M, MRT, JUL), feit(B, MRT, persoon=TOM)]
    regimes = regimes_op([MOEDER, TOM, NOOR], feiten, MEI)
    assert [(r.persoon, r.regime) for r in regimes] == [(NOOR, M), (TOM, B), (MOEDER, T)]


def test_the_person_reads_what_when_and_why() -> None:
    regime = regime_op(NOOR, [feit(M, MRT, JUL)], MEI)
    assert regime.in_woorden == (
        "er is een maatregel van de rechter of de burgemeester, sinds 1 maart 2026, tot 1 juli 2026"
    )
    assert regime.waarom == "met_maatregel, besloten door de rechter (art. 1)."
    assert "U beslist zelf" in regime_op(NOOR, [], MEI).waarom


BEGIN = JAN.toordinal()
DAGEN = st.integers(0, 40).map(lambda n: date.fromordinal(BEGIN + n))
TIJDVAKKEN = (
    st.tuples(DAGEN, st.none() | DAGEN).filter(lambda t: t[1] is None or t[0] < t[1]).map(lambda t: Tijdvak(*t))
)
FEITEN = st.lists(
    st.builds(Regimefeit, st.sampled_from([NOOR, TOM]), st.sampled_from([B, M]), TIJDVAKKEN,
              st.just(""), st.just(""), st.just("")), max_size=6,
)  # fmt: skip


@given(FEITEN, DAGEN)
def test_since_and_until_enclose_exactly_the_days_of_the_regime(feiten: list[Regimefeit], dag: date) -> None:
    gevonden = regime_op(NOOR, feiten, dag)
    gewicht = max((f.regime.gewicht for f in feiten if f.persoon == NOOR and f.tijdvak.geldt_op(dag)), default=0)
    assert gevonden.regime.gewicht == gewicht
    if gewicht:
        zelfde = [f.tijdvak for f in feiten if f.persoon == NOOR and f.regime is gevonden.regime]
        assert gevonden.sinds is not None
        assert not any(t.geldt_op(gevonden.sinds - timedelta(days=1)) for t in zelfde)
        for verder in range((dag - gevonden.sinds).days + 1):
            assert any(t.geldt_op(dag - timedelta(days=verder)) for t in zelfde)
        assert gevonden.tot is None or not any(t.geldt_op(gevonden.tot) for t in zelfde)
