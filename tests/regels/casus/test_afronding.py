from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.analyse.veiligheidskaart import Afspraakstand
from tandem.regels.bron import Bron
from tandem.regels.casus.afronding import (
    TE_BEVESTIGEN,
    UIT_HET_WERK,
    Afrondfeiten,
    Afrondsoort,
    Terugval,
    Vastgelegd,
    Voorwaarde,
    bevestigd_door,
    bezwaren_afronden,
    is_vervuld,
    nazorgmomenten,
    ontbrekend,
    terugval,
)
from tandem.regels.casus.fase import Fase
from tandem.regels.duur import Duur, Eenheid

V, A = Voorwaarde, Afspraakstand
DAG, EEN_DAG = date(2026, 5, 3), timedelta(days=1)
BRON = Bron("", voorbeeldinhoud=True)
VEILIG = Afrondsoort(
    "blijvend_veilig", "Blijvend veilig", (Fase.NAZORG,),
    (V.VEILIG_VOLGENS_IEDEREEN, V.AFSPRAKEN_GECONTROLEERD, V.GEEN_MAATREGEL, V.HUISHOUDEN_GEHOORD), BRON,
    nazorg_na=(Duur(3, Eenheid.MAANDEN), Duur(1, Eenheid.JAREN)),
)  # fmt: skip
VERHUISD = Afrondsoort("verhuisd", "Verhuisd", tuple(Fase)[:5], (V.TEAM_AANVAARDT, V.SAMEN_OPGETROKKEN), BRON)
OVERLEDEN = Afrondsoort(
    "overleden", "Overleden", tuple(Fase)[:5], (V.OVERLEDEN_VASTGESTELD,), BRON, terugval_telt=False
)
FEITEN = Afrondfeiten(
    oordelen={1: True, 2: True},
    vast_gezicht=True,
    afspraken=(A.NAGEKOMEN, A.VERVALLEN),
    bevestigd=frozenset({V.HUISHOUDEN_GEHOORD}),
)


@pytest.mark.parametrize(
    ("feiten", "ontbreekt"),
    [
        (FEITEN, []),
        (replace(FEITEN, oordelen={1: True, 2: False}), [V.VEILIG_VOLGENS_IEDEREEN]),
        (replace(FEITEN, oordelen={1: True, 2: None}), [V.VEILIG_VOLGENS_IEDEREEN]),
        (replace(FEITEN, oordelen={}), [V.VEILIG_VOLGENS_IEDEREEN]),
        (replace(FEITEN, vast_gezicht=None), [V.VEILIG_VOLGENS_IEDEREEN]),
        (replace(FEITEN, vast_gezicht=False), [V.VEILIG_VOLGENS_IEDEREEN]),
        (replace(FEITEN, afspraken=(A.NAGEKOMEN, A.LOOPT)), [V.AFSPRAKEN_GECONTROLEERD]),
        (replace(FEITEN, afspraken=(A.NIET_NAGEKOMEN,)), [V.AFSPRAKEN_GECONTROLEERD]),
        (replace(FEITEN, lopende_maatregelen=1), [V.GEEN_MAATREGEL]),
        (replace(FEITEN, bevestigd=frozenset()), [V.HUISHOUDEN_GEHOORD]),
    ],
)
def test_lasting_safety_is_judged_by_all(feiten: Afrondfeiten, ontbreekt: list[Voorwaarde]) -> None:
    assert list(ontbrekend(VEILIG, feiten)) == ontbreekt


@pytest.mark.parametrize("fase", Fase)
def test_lasting_safety_ends_only_from_nazorg(fase: Fase) -> None:
    bezwaren = bezwaren_afronden(VEILIG, fase, FEITEN)
    assert (bezwaren == ()) is (fase is Fase.NAZORG)


def test_a_move_takes_a_warm_handover() -> None:
    bezwaren = bezwaren_afronden(VERHUISD, Fase.HERSTEL, Afrondfeiten())
    assert [bezwaar.veld for bezwaar in bezwaren] == ["team_aanvaardt", "samen_opgetrokken"]
    warm = Afrondfeiten(bevestigd=frozenset({V.TEAM_AANVAARDT, V.SAMEN_OPGETROKKEN}))
    assert bezwaren_afronden(VERHUISD, Fase.HERSTEL, warm) == ()


def test_what_follows_from_the_work_cannot_be_ticked() -> None:
    alles = Afrondfeiten(bevestigd=frozenset(V))
    assert {voorwaarde for voorwaarde in V if not is_vervuld(voorwaarde, alles)} == {V.VEILIG_VOLGENS_IEDEREEN}
    assert not is_vervuld(V.GEEN_MAATREGEL, replace(alles, lopende_maatregelen=1))
    assert set(UIT_HET_WERK) == {V.VEILIG_VOLGENS_IEDEREEN, V.AFSPRAKEN_GECONTROLEERD, V.GEEN_MAATREGEL}


def test_a_case_ends_once() -> None:
    (bezwaar,) = bezwaren_afronden(VEILIG, Fase.AFGEROND, FEITEN)
    assert bezwaar.zin == "Deze casus is al afgerond."


def test_aftercare_is_counted_from_the_day_of_ending() -> None:
    assert nazorgmomenten(VEILIG, date(2026, 11, 30)) == (date(2027, 2, 28), date(2027, 11, 30))
    assert nazorgmomenten(VERHUISD, date(2026, 11, 30)) == ()


@pytest.mark.parametrize(
    ("eerdere", "verwacht"),
    [
        ([], None),
        ([(5, VEILIG, date(2026, 1, 1))], Terugval(5, 31)),
        ([(5, VEILIG, date(2025, 1, 1)), (6, VERHUISD, date(2026, 1, 31))], Terugval(6, 1)),
        ([(5, VEILIG, date(2026, 1, 1)), (6, OVERLEDEN, date(2026, 1, 31))], Terugval(5, 31)),
        ([(5, VEILIG, date(2026, 2, 1))], Terugval(5, 0)),
        ([(5, VEILIG, date(2026, 2, 2))], None),
    ],
)
def test_coming_back_refers_to_the_latest_earlier_case(
    eerdere: list[tuple[int, Afrondsoort, date]], verwacht: Terugval | None
) -> None:
    assert terugval(eerdere, date(2026, 2, 1)) == verwacht


@pytest.mark.parametrize(
    ("vastgelegd", "met_woorden", "bevestigd"),
    [
        (Vastgelegd(), set(), set()),
        (Vastgelegd(), {V.HUISHOUDEN_GEHOORD, V.ONDERZOCHT}, {V.HUISHOUDEN_GEHOORD, V.ONDERZOCHT}),
        (Vastgelegd(), {V.COLLEGA_MEEGEKEKEN, V.OVERLEDEN_VASTGESTELD, V.TEAM_AANVAARDT}, set()),
        (Vastgelegd(), {V.GEEN_MAATREGEL, V.VEILIG_VOLGENS_IEDEREEN}, set()),
        (Vastgelegd(collega_eens=True, overleden=True), set(), {V.COLLEGA_MEEGEKEKEN, V.OVERLEDEN_VASTGESTELD}),
        (Vastgelegd(), {V.SAMEN_OPGETROKKEN}, set()),
        (Vastgelegd(nieuw_team_sinds=DAG), {V.SAMEN_OPGETROKKEN}, {V.TEAM_AANVAARDT}),
        (Vastgelegd(nieuw_team_sinds=DAG - EEN_DAG), set(), {V.TEAM_AANVAARDT}),
        (
            Vastgelegd(nieuw_team_sinds=DAG - EEN_DAG),
            {V.SAMEN_OPGETROKKEN},
            {V.TEAM_AANVAARDT, V.SAMEN_OPGETROKKEN},
        ),
    ],
)
def test_words_confirm_only_what_words_can_confirm(vastgelegd, met_woorden, bevestigd):
    assert bevestigd_door(vastgelegd, met_woorden, DAG) == bevestigd


def test_every_condition_is_either_confirmed_in_words_or_follows_from_the_work():
    uit_vastgelegd = {V.TEAM_AANVAARDT, V.COLLEGA_MEEGEKEKEN, V.OVERLEDEN_VASTGESTELD}
    assert TE_BEVESTIGEN | set(UIT_HET_WERK) | uit_vastgelegd == set(Voorwaarde)
    assert not TE_BEVESTIGEN & (set(UIT_HET_WERK) | uit_vastgelegd)
