from dataclasses import replace
from datetime import date, timedelta

import pytest

from tandem.regels.bouwstenen.actie import Actiestand
from tandem.regels.bouwstenen.kernteam import (
    VOORUIT,
    Agendadeel,
    Punt,
    Teamlid,
    Teamrol,
    agenda,
    bezwaren_afvaardiging,
    bezwaren_periode,
    bezwaren_teamlid,
    is_lid,
    uren_samen,
)
from tandem.regels.bouwstenen.plan import Planregel, Regelstand

DAG = date(2026, 11, 22)
LID = Teamlid("Lid een", Teamrol.BELEID_JEUGD, DAG, uren=4)


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, []),
        ({"naam": " "}, ["naam"]),
        ({"rol": None}, ["rol"]),
        ({"rol": Teamrol.ANDERS}, ["rol_anders"]),
        ({"rol": Teamrol.ANDERS, "rol_anders": "adviseur gezondheid"}, []),
        ({"uren": None}, []),
        ({"uren": 0}, []),
        ({"uren": 41}, ["uren"]),
        ({"sinds": None}, ["sinds"]),
    ],
)
def test_a_member_has_a_name_a_role_and_a_first_day(anders: dict[str, object], velden: list[str]) -> None:
    assert [bezwaar.veld for bezwaar in bezwaren_teamlid(replace(LID, **anders))] == velden


@pytest.mark.parametrize(("tot", "fouten"), [(None, 0), (DAG, 0), (DAG - timedelta(days=1), 1)])
def test_a_period_does_not_end_before_it_begins(tot: date | None, fouten: int) -> None:
    assert len(bezwaren_periode(DAG, tot)) == fouten


@pytest.mark.parametrize(
    ("sinds", "tot", "erin"),
    [(0, None, True), (1, None, False), (-5, 0, True), (-5, -1, False)],
)
def test_a_member_is_in_from_the_first_up_to_the_last_day(sinds: int, tot: int | None, erin: bool) -> None:
    laatste = None if tot is None else DAG + timedelta(days=tot)
    assert is_lid(replace(LID, sinds=DAG + timedelta(days=sinds), tot=laatste), DAG) is erin


@pytest.mark.parametrize(
    ("sinds", "tot", "velden"),
    [
        (None, None, []),
        (0, None, []),
        (0, 0, []),
        (3, 1, ["afgevaardigd_tot"]),
        (None, 1, ["afgevaardigd_sinds"]),
        (-1, None, ["afgevaardigd_sinds"]),
    ],
)
def test_a_delegate_is_in_the_team(sinds: int | None, tot: int | None, velden: list[str]) -> None:
    dagen = [None if n is None else DAG + timedelta(days=n) for n in (sinds, tot)]
    assert [bezwaar.veld for bezwaar in bezwaren_afvaardiging(LID, *dagen)] == velden


def test_hours_that_are_not_agreed_are_counted_apart() -> None:
    weg = replace(LID, tot=DAG - timedelta(days=1), sinds=DAG - timedelta(days=9))
    assert uren_samen([LID, replace(LID, uren=None), replace(LID, uren=2.5), weg], DAG) == (6.5, 1)


def test_their_own_words_stand_for_another_role() -> None:
    assert replace(LID, rol=Teamrol.ANDERS, rol_anders="adviseur gezondheid").rol_in_woorden == "adviseur gezondheid"
    assert LID.rol_in_woorden == "beleidsadviseur jeugd"


def regel(dagen: int, stand: Regelstand) -> Planregel:
    return Planregel("x", "y", DAG + timedelta(days=dagen), stand=stand)


@pytest.mark.parametrize(
    ("dagen", "stand", "deel"),
    [
        (-1, Regelstand.GEPLAND, Agendadeel.TE_LAAT),
        (-1, Regelstand.BEZIG, Agendadeel.TE_LAAT),
        (-1, Regelstand.KLAAR, None),
        (-1, Regelstand.GESTOPT, None),
        (0, Regelstand.GEPLAND, Agendadeel.KOMT_ERAAN),
        (VOORUIT.days, Regelstand.BEZIG, Agendadeel.KOMT_ERAAN),
        (VOORUIT.days + 1, Regelstand.BEZIG, Agendadeel.BEZIG),
        (VOORUIT.days + 1, Regelstand.GEPLAND, None),
    ],
)
def test_each_line_stands_under_one_heading(dagen: int, stand: Regelstand, deel: Agendadeel | None) -> None:
    assert [punt.deel for punt in agenda([regel(dagen, stand)], [], DAG)] == ([deel] if deel else [])


def test_the_agenda_takes_late_and_stuck_first() -> None:
    regels = [regel(400, Regelstand.BEZIG), regel(5, Regelstand.GEPLAND), regel(-5, Regelstand.BEZIG)]
    standen = [Actiestand.BEZIG, Actiestand.KLAAR, Actiestand.LOOPT_VAST, Actiestand.NIET_BEKEKEN]
    assert agenda(regels, standen, DAG) == (
        Punt(Agendadeel.TE_LAAT, "regel", 2),
        Punt(Agendadeel.LOOPT_VAST, "actie", 2),
        Punt(Agendadeel.KOMT_ERAAN, "regel", 1),
        Punt(Agendadeel.BEZIG, "regel", 0),
        Punt(Agendadeel.BEZIG, "actie", 0),
    )
