from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.analyse.veiligheidskaart import Afspraakstand, Veiligheidsstand
from tandem.regels.casus.fase import (
    OVERGANGEN,
    VERSTE_FASE,
    Fase,
    Overgangsfeiten,
    Overgangsoort,
    beoordeel_overgang,
    fase_past,
    fase_van_minst_veilige,
    staande_toets,
)

F, S, A = Fase, Veiligheidsstand, Afspraakstand
VEILIG = Overgangsfeiten({1: S.GOED, 2: S.GOED}, (A.NAGEKOMEN, A.LOOPT), door=7)

#: The whole table, written out once more by hand: rows from, columns to. v forward, t back, a end, . not possible.
TABEL = """
                    verkenning directe_veiligheid stabiele_veiligheid herstel nazorg afgerond
verkenning               .             v                  v             .       .       a
directe_veiligheid       .             .                  v             .       .       a
stabiele_veiligheid      .             t                  .             v       .       a
herstel                  .             t                  t             .       v       a
nazorg                   .             t                  t             t       .       a
afgerond                 .             .                  .             .       .       .
"""
_KOP, *_RIJEN = [regel.split() for regel in TABEL.strip().splitlines()]
LETTERS = {"v": Overgangsoort.VOORUIT, "t": Overgangsoort.TERUG, "a": Overgangsoort.AFRONDEN, ".": None}
CELLEN = [(F(van), F(naar), LETTERS[cel]) for van, *cellen in _RIJEN for naar, cel in zip(_KOP, cellen, strict=True)]


@pytest.mark.parametrize(("van", "naar", "soort"), CELLEN)
def test_the_table_of_moves(van: Fase, naar: Fase, soort: Overgangsoort | None) -> None:
    assert OVERGANGEN[van].get(naar) is soort
    overgang = beoordeel_overgang(van, naar, VEILIG)
    assert overgang.soort is soort
    assert overgang.mag is (soort in (Overgangsoort.VOORUIT, Overgangsoort.TERUG))


def test_the_table_is_written_out_for_every_pair() -> None:
    assert {(van, naar) for van, naar, _ in CELLEN} == set(product(F, F))


@pytest.mark.parametrize(
    ("standen", "fase"),
    [
        ({1: S.GOED, 2: S.GOED}, F.NAZORG),
        ({1: S.GOED, 2: S.AANDACHT}, F.STABIELE_VEILIGHEID),
        ({1: S.GOED, 2: S.ONBEKEND}, F.DIRECTE_VEILIGHEID),
        ({1: S.ONVEILIG, 2: S.GOED}, F.DIRECTE_VEILIGHEID),
        ({}, F.DIRECTE_VEILIGHEID),
    ],
)
def test_the_phase_is_that_of_the_least_safe_person(standen: dict[int, S], fase: Fase) -> None:
    assert fase_van_minst_veilige(standen) is fase


@pytest.mark.parametrize(
    ("van", "naar", "stand_van_2", "mag"),
    [
        (F.VERKENNING, F.DIRECTE_VEILIGHEID, S.ONVEILIG, True),
        (F.VERKENNING, F.STABIELE_VEILIGHEID, S.ONVEILIG, False),
        (F.VERKENNING, F.STABIELE_VEILIGHEID, S.ONBEKEND, False),
        (F.DIRECTE_VEILIGHEID, F.STABIELE_VEILIGHEID, S.AANDACHT, True),
        (F.STABIELE_VEILIGHEID, F.HERSTEL, S.AANDACHT, False),
        (F.STABIELE_VEILIGHEID, F.HERSTEL, S.GOED, True),
        (F.HERSTEL, F.NAZORG, S.ONBEKEND, False),
        (F.HERSTEL, F.DIRECTE_VEILIGHEID, S.ONVEILIG, True),
    ],
)
def test_nobody_is_left_behind_on_the_way_forward(van: Fase, naar: Fase, stand_van_2: S, mag: bool) -> None:
    overgang = beoordeel_overgang(van, naar, replace(VEILIG, standen={1: S.GOED, 2: stand_van_2}))
    assert overgang.mag is mag
    assert overgang.nog_niet_veilig_genoeg == (() if mag else (2,))


def test_without_any_judgement_only_direct_safety_is_open() -> None:
    niemand = replace(VEILIG, standen={})
    assert beoordeel_overgang(F.VERKENNING, F.DIRECTE_VEILIGHEID, niemand).mag
    assert not beoordeel_overgang(F.VERKENNING, F.STABIELE_VEILIGHEID, niemand).mag


@pytest.mark.parametrize(
    ("afspraak", "reden", "instemming", "velden"),
    [
        (A.NAGEKOMEN, "", None, []),
        (A.LOOPT, "", None, []),
        (A.VERVALLEN, "", None, []),
        (A.NIET_NAGEKOMEN, "", None, ["reden", "instemming_van"]),
        (A.NIET_NAGEKEKEN, "", None, ["reden", "instemming_van"]),
        (A.NIET_NAGEKOMEN, "want", None, ["instemming_van"]),
        (A.NIET_NAGEKOMEN, "want", 7, ["instemming_van"]),
        (A.NIET_NAGEKOMEN, " ", 8, ["reden"]),
        (A.NIET_NAGEKOMEN, "want", 8, []),
    ],
)
def test_past_an_agreement_that_is_not_in_order_takes_a_reason_and_a_colleague(
    afspraak: A, reden: str, instemming: int | None, velden: list[str]
) -> None:
    feiten = replace(VEILIG, afspraken=(A.NAGEKOMEN, afspraak), reden=reden, instemming_van=instemming)
    overgang = beoordeel_overgang(F.STABIELE_VEILIGHEID, F.HERSTEL, feiten)
    assert [bezwaar.veld for bezwaar in overgang.bezwaren] == velden
    assert overgang.toon_aan_huishouden is (afspraak in (A.NIET_NAGEKOMEN, A.NIET_NAGEKEKEN))


FEITEN = st.builds(
    Overgangsfeiten,
    standen=st.dictionaries(st.integers(1, 5), st.sampled_from(S)),
    afspraken=st.lists(st.sampled_from(A)),
    door=st.just(7),
)


@given(van=st.sampled_from(F), naar=st.sampled_from(F), feiten=FEITEN)
def test_nothing_ever_stands_in_the_way_of_going_back_or_to_direct_safety(
    van: Fase, naar: Fase, feiten: Overgangsfeiten
) -> None:
    overgang = beoordeel_overgang(van, naar, feiten)
    if overgang.soort is Overgangsoort.TERUG or (overgang.soort and naar is F.DIRECTE_VEILIGHEID):
        assert overgang.mag
    if overgang.soort is Overgangsoort.VOORUIT and overgang.mag and feiten.standen:
        volgorde = list(F)
        verste = min(volgorde.index(VERSTE_FASE[stand]) for stand in feiten.standen.values())
        assert volgorde.index(naar) <= max(verste, volgorde.index(F.DIRECTE_VEILIGHEID))


@pytest.mark.parametrize(
    ("fase", "stand", "waarschuwt"),
    [
        (F.VERKENNING, S.ONVEILIG, True),
        (F.DIRECTE_VEILIGHEID, S.ONVEILIG, False),
        (F.NAZORG, S.ONVEILIG, True),
        (F.NAZORG, S.AANDACHT, False),
        (F.AFGEROND, S.ONVEILIG, False),
    ],
)
def test_direct_safety_stays_a_standing_check(fase: Fase, stand: S, waarschuwt: bool) -> None:
    assert bool(staande_toets(fase, {1: S.GOED, 2: stand})) is waarschuwt


@pytest.mark.parametrize(
    ("fase", "standen", "past"),
    [
        (F.VERKENNING, {1: S.ONBEKEND}, True),
        (F.VERKENNING, {1: S.ONVEILIG}, False),
        (F.DIRECTE_VEILIGHEID, {1: S.ONVEILIG}, True),
        (F.STABIELE_VEILIGHEID, {1: S.AANDACHT, 2: S.GOED}, True),
        (F.STABIELE_VEILIGHEID, {1: S.GOED, 2: S.ONBEKEND}, False),
        (F.HERSTEL, {1: S.AANDACHT}, False),
        (F.NAZORG, {1: S.GOED}, True),
        (F.AFGEROND, {1: S.ONVEILIG}, True),
        (F.HERSTEL, {}, True),
    ],
)
def test_a_case_that_is_further_than_the_least_safe_person_does_not_fit(fase, standen, past):
    assert (fase_past(fase, standen) == "") is past


def test_the_sentence_names_the_phase_for_how_many_and_what_would_fit():
    zin = fase_past(F.HERSTEL, {1: S.AANDACHT, 2: S.GOED})
    past = "Daar past stabiele veiligheid bij."
    assert zin == f"De casus staat op herstel. Voor 1 persoon: het is soms veilig en soms niet. {past}"
