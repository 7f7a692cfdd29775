from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op
from tandem.regels.plan.plan import (
    Actie,
    Actiestand,
    Doel,
    Doelstand,
    Hulp,
    Instemming,
    Planstand,
    Wachttijd,
    bezwaren_actie,
    bezwaren_afspreken,
    bezwaren_doel,
    bezwaren_hulp,
    stand_van_actie,
    stand_van_doel,
    voortgang,
    wachttijd,
)

DAG = date(2026, 5, 10)
DOEL = Doel("Rust aan tafel", goed_genoeg=6)


def dagen(n: int) -> date:
    return DAG + timedelta(days=n)


@pytest.mark.parametrize(
    ("doel", "cijfer", "stand"),
    [
        (DOEL, 6, Doelstand.GOED_GENOEG),
        (DOEL, 5, Doelstand.LOOPT),
        (DOEL, None, Doelstand.LOOPT),
        (replace(DOEL, goed_genoeg=None), 10, Doelstand.LOOPT),
        (replace(DOEL, goed_genoeg=0), 0, Doelstand.GOED_GENOEG),
        (replace(DOEL, losgelaten_op=DAG), 9, Doelstand.LOSGELATEN),
        (replace(DOEL, losgelaten_op=dagen(1)), 9, Doelstand.GOED_GENOEG),
    ],
)
def test_good_enough_is_what_the_household_calls_so(doel: Doel, cijfer: int | None, stand: Doelstand) -> None:
    assert stand_van_doel(doel, cijfer, DAG) is stand


@pytest.mark.parametrize(("doel", "aantal"), [(DOEL, 0), (Doel(" "), 1), (Doel("x", 11), 1), (Doel("", -1), 2)])
def test_a_goal_has_words_and_a_level_from_0_to_10(doel: Doel, aantal: int) -> None:
    assert len(bezwaren_doel(doel)) == aantal


ACTIE = Actie("Bellen met school", dagen(7), lid=1)


@pytest.mark.parametrize(
    ("actie", "velden"),
    [
        (ACTIE, []),
        (replace(ACTIE, lid=None, wie_anders="oma"), []),
        (replace(ACTIE, tekst=""), ["tekst"]),
        (replace(ACTIE, lid=None), ["wie"]),
        (replace(ACTIE, medewerker=7), ["wie"]),
        (replace(ACTIE, uiterlijk=None), ["uiterlijk"]),
        (replace(ACTIE, uiterlijk=dagen(-1)), ["uiterlijk"]),
    ],
)
def test_an_action_has_one_who_does_it_and_a_day(actie: Actie, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_actie(actie, DAG)] == velden


@pytest.mark.parametrize(
    ("actie", "op", "stand"),
    [
        (ACTIE, dagen(7), Actiestand.OPEN),
        (ACTIE, dagen(8), Actiestand.TE_LAAT),
        (replace(ACTIE, gedaan_op=dagen(8)), dagen(8), Actiestand.GEDAAN),
        (replace(ACTIE, gedaan_op=dagen(9)), dagen(8), Actiestand.TE_LAAT),
        (replace(ACTIE, vervallen_op=dagen(1)), dagen(8), Actiestand.VERVALLEN),
    ],
)
def test_where_an_action_stands(actie: Actie, op: date, stand: Actiestand) -> None:
    assert stand_van_actie(actie, op) is stand
    assert voortgang([actie, actie], op) == {s: 2 if s is stand else 0 for s in Actiestand}


LEDEN = {1: geboren_op(date(1985, 1, 1)), 2: geboren_op(date(2014, 5, 10)), 3: geboren_op(date(2014, 5, 11)),
         4: GEBOORTE_ONBEKEND}  # fmt: skip
ANTWOORDEN = {1: Instemming.JA, 2: Instemming.NEE, 4: Instemming.DEELS}


@pytest.mark.parametrize(
    ("stand", "doelen", "antwoorden", "velden"),
    [
        (Planstand.CONCEPT, [DOEL], ANTWOORDEN, []),
        (Planstand.CONCEPT, [], ANTWOORDEN, ["doelen"]),
        (Planstand.CONCEPT, [DOEL], {1: Instemming.JA}, ["instemming"]),
        (Planstand.CONCEPT, [DOEL], {**ANTWOORDEN, 2: Instemming.NIET_GEVRAAGD}, ["instemming"]),
        (Planstand.AFGESPROKEN, [DOEL], ANTWOORDEN, ["stand"]),
        (Planstand.VERVANGEN, [DOEL], ANTWOORDEN, ["stand"]),
    ],
)
def test_everyone_from_12_is_asked_and_a_no_stands_beside_the_plan(
    stand: Planstand, doelen: list[Doel], antwoorden: dict[int, Instemming], velden: list[str]
) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_afspreken(stand, doelen, LEDEN, antwoorden, DAG)] == velden


@pytest.mark.parametrize(
    ("hulp", "wacht"),
    [
        (Hulp(DAG), Wachttijd(30, True)),
        (Hulp(DAG, dagen(12)), Wachttijd(12, False)),
        (Hulp(DAG, DAG), Wachttijd(0, False)),
        (Hulp(DAG, dagen(31)), Wachttijd(30, True)),
        (Hulp(DAG, gestopt_op=dagen(5)), None),
        (Hulp(DAG, dagen(3), dagen(9)), Wachttijd(3, False)),
    ],
)
def test_waiting_runs_from_asked_to_started(hulp: Hulp, wacht: Wachttijd | None) -> None:
    assert wachttijd(hulp, dagen(30)) == wacht


def test_waiting_in_words() -> None:
    assert Wachttijd(1, True).in_woorden == "wacht 1 dag"
    assert Wachttijd(12, False).in_woorden == "na 12 dagen begonnen"


@pytest.mark.parametrize(
    ("hulp", "velden"),
    [
        (Hulp(DAG), []),
        (Hulp(DAG, DAG, DAG), []),
        (Hulp(dagen(1)), ["gevraagd_op"]),
        (Hulp(DAG, dagen(-1)), ["gestart_op"]),
        (Hulp(dagen(-5), dagen(-2), dagen(-3)), ["gestopt_op"]),
        (Hulp(DAG, gestopt_op=dagen(-3)), ["gestopt_op"]),
    ],
)
def test_the_dates_of_help_follow_each_other(hulp: Hulp, velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_hulp(hulp, DAG)] == velden
