"""A traject goes on or back through five steps, pauses and ends, and says what a step still asks for."""

from datetime import date, timedelta

import pytest

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.belemmering import LANGSTE
from tandem.regels.leren.traject import (
    OVERGANGEN,
    Leerdaad,
    Leerstap,
    Trajectfeiten,
    Trajectstand,
    Trajectzet,
    bezwaren_afspraak,
    bezwaren_bezig,
    bezwaren_dag,
    bezwaren_observatie,
    bezwaren_overdracht,
    bezwaren_woorden,
    eerst_nog,
    is_te_laat,
    mag_naar,
    volgende,
)

DAG = date(2026, 11, 23)
NAAM = ('de naam "Tom"',)
B, A, P, U, E = Leerstap


def test_the_five_steps_are_those_of_the_source_and_each_has_its_place():
    acties = {een.code: een for een in catalogus().bouwstenen["leren"].acties}
    for stap in Leerstap:
        assert f"Stap {stap.nummer}" in acties[stap.code].naam
        assert acties[stap.code].bron.geverifieerd
    assert {een.laag for een in catalogus().bouwstenen["leren"].leervragen} == set(Laag)


@pytest.mark.parametrize(
    ("van", "mag"),
    [(B, {A}), (A, {B, P}), (P, {B, A, U}), (U, {B, A, P, E}), (E, {B, A, P, U})],
)
def test_one_goes_to_the_next_step_or_back(van, mag):
    assert {naar for naar in Leerstap if mag_naar(van, naar)} == mag
    assert volgende(E) is B


@pytest.mark.parametrize(
    ("stap", "feiten", "daad"),
    [
        (B, Trajectfeiten(), None),
        (A, Trajectfeiten(), None),
        (P, Trajectfeiten(), Leerdaad.VRAAG),
        (P, Trajectfeiten(vragen=1), Leerdaad.AFSPRAAK),
        (P, Trajectfeiten(vragen=1, afspraken=1), None),
        (U, Trajectfeiten(vragen=1, afspraken=1), Leerdaad.OBSERVATIE),
        (U, Trajectfeiten(observaties=1), None),
        (E, Trajectfeiten(observaties=1), Leerdaad.REFLECTIE),
        (E, Trajectfeiten(reflecties=1), None),
    ],
)
def test_what_a_step_still_asks_for(stap, feiten, daad):
    assert eerst_nog(stap, feiten) is daad


@pytest.mark.parametrize(
    ("stand", "zetten"),
    [
        (Trajectstand.LOOPT, {Trajectzet.PAUZEER, Trajectzet.ROND_AF}),
        (Trajectstand.GEPAUZEERD, {Trajectzet.HERVAT, Trajectzet.ROND_AF}),
        (Trajectstand.AFGEROND, {Trajectzet.HERVAT}),
    ],
)
def test_what_can_be_done_with_a_traject(stand, zetten):
    assert set(OVERGANGEN[stand]) == zetten
    assert bool(bezwaren_bezig(stand)) is (stand is not Trajectstand.LOOPT)


@pytest.mark.parametrize(
    ("dagen", "klaar", "stand", "laat"),
    [
        (-1, None, Trajectstand.LOOPT, True),
        (0, None, Trajectstand.LOOPT, False),
        (-1, DAG, Trajectstand.LOOPT, False),
        (-1, None, Trajectstand.GEPAUZEERD, False),
    ],
)
def test_a_line_is_late_when_its_day_is_past_in_a_traject_that_runs(dagen, klaar, stand, laat):
    assert is_te_laat(DAG + timedelta(days=dagen), klaar, DAG, stand) is laat


@pytest.mark.parametrize(
    ("tekst", "vermoedens", "mis"),
    [("Goed.", (), False), ("  ", (), True), ("x" * (LANGSTE + 1), (), True), ("Tom zag het.", NAAM, True)],
)
def test_what_others_may_read_is_never_about_a_person(tekst, vermoedens, mis):
    bezwaren = bezwaren_woorden({"wat": tekst}, leeg={"wat": "Schrijf op wat."}, vermoedens=vermoedens)
    assert [een.veld for een in bezwaren] == (["wat"] if mis else [])


@pytest.mark.parametrize(
    ("vermoedens", "nagekeken", "mis"), [((), False, set()), (NAAM, False, {"nagekeken"}), (NAAM, True, set())]
)
def test_an_observation_stays_own_work_so_who_looked_may_say_so(vermoedens, nagekeken, mis):
    bezwaren = bezwaren_observatie({"wat": "Zo.", "gevolg": "Dus."}, vermoedens=vermoedens, nagekeken=nagekeken)
    assert {een.veld for een in bezwaren} == mis


@pytest.mark.parametrize(
    ("dagen", "werkvorm", "mis"),
    [
        (0, "", set()),
        (30, "vorm", set()),
        (-1, "", {"wanneer"}),
        (900, "", {"wanneer"}),
        (1, "onbekend", {"werkvorm"}),
    ],
)
def test_a_line_of_the_learning_plan(dagen, werkvorm, mis):
    bezwaren = bezwaren_afspraak(DAG + timedelta(days=dagen), werkvorm, vandaag=DAG, werkvormen={"vorm"})
    assert {een.veld for een in bezwaren} == mis


@pytest.mark.parametrize(("dagen", "mis"), [(0, False), (-5, False), (1, True), (-6, True)])
def test_something_happened_between_the_beginning_and_today(dagen, mis):
    bezwaren = bezwaren_dag(DAG + timedelta(days=dagen), begonnen_op=DAG - timedelta(days=5), vandaag=DAG)
    assert bool(bezwaren) is mis


@pytest.mark.parametrize(
    ("naar", "mis"), [(Laag.TACTISCH, False), (Laag.STRATEGISCH, False), (Laag.OPERATIONEEL, True), (None, True)]
)
def test_levels_hand_to_each_other(naar, mis):
    assert bool(bezwaren_overdracht(Laag.OPERATIONEEL, naar)) is mis
