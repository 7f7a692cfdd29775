"""Complaints as a truth table: which step can be taken from where, and what it asks."""

from datetime import date, timedelta

import pytest

from tandem.regels.rechten.klacht import (
    KLAAR,
    OVERGANGEN,
    Klachtstand,
    Klachtstap,
    Uitkomst,
    Zet,
    bezwaren_klacht,
    bezwaren_zet,
    mogelijk,
)

S, T = Klachtstand, Klachtstap
ZIN = "Gebeld en uitgelegd."
DAG = date(2026, 11, 23)


def _velden(stand, zet, **anders):
    feiten = {"over": [7, 8], "gedeeld_met": [8], "verdaagd": False, "eigen": 1, **anders}
    return {een.veld for een in bezwaren_zet(stand, zet, **feiten)}


@pytest.mark.parametrize(
    ("stand", "stappen"),
    [
        (S.ONTVANGEN, {T.BEVESTIG, T.STUUR_DOOR, T.TREK_IN}),
        (S.IN_BEHANDELING, {T.HOOR, T.DEEL, T.VERDAAG, T.STUUR_DOOR, T.NAAR_BUITEN, T.ROND_AF, T.TREK_IN}),
        (S.BUITEN, {T.HOOR, T.DEEL, T.ROND_AF, T.TREK_IN}),
        (S.AFGEHANDELD, set()),
        (S.INGETROKKEN, set()),
    ],
)
def test_which_steps_there_are_from_where(stand, stappen):
    assert set(mogelijk(stand)) == stappen
    for stap in set(T) - stappen:
        assert _velden(stand, Zet(stap, ZIN, Uitkomst.DEELS, 2, 7)) == {"stap"}


def test_every_complaint_can_come_to_its_end_and_stays_there():
    for stand in set(S) - KLAAR:
        assert KLAAR & set(OVERGANGEN[stand].values())
    assert all(not OVERGANGEN[stand] for stand in KLAAR)


@pytest.mark.parametrize(
    ("zet", "anders", "velden"),
    [
        (Zet(T.HOOR, ZIN), {}, set()),
        (Zet(T.HOOR, "kort"), {}, {"tekst"}),
        (Zet(T.HOOR, "x" * 5001), {}, {"tekst"}),
        (Zet(T.ROND_AF, ZIN), {}, {"uitkomst"}),
        (Zet(T.ROND_AF, ZIN, Uitkomst.GEGROND), {}, set()),
        (Zet(T.DEEL, ZIN, met=7), {}, set()),
        (Zet(T.DEEL, ZIN, met=8), {}, {"met"}),
        (Zet(T.DEEL, ZIN, met=9), {}, {"met"}),
        (Zet(T.DEEL, ZIN), {}, {"met"}),
        (Zet(T.VERDAAG, ZIN), {}, set()),
        (Zet(T.VERDAAG, ZIN), {"verdaagd": True}, {"stap"}),
        (Zet(T.STUUR_DOOR, ZIN, naar=2), {}, set()),
        (Zet(T.STUUR_DOOR, ZIN, naar=1), {}, {"naar"}),
        (Zet(T.STUUR_DOOR, ZIN), {}, {"naar"}),
    ],
)
def test_what_each_step_asks(zet, anders, velden):
    assert _velden(S.IN_BEHANDELING, zet, **anders) == velden


@pytest.mark.parametrize(
    ("tekst", "dagen", "velden"),
    [("Niemand belde terug.", 0, set()), ("Niemand belde terug.", -4000, set()),
     ("Niemand belde terug.", 1, {"ingediend_op"}), ("  boos  ", 0, {"tekst"}), ("", 1, {"tekst", "ingediend_op"})],
)  # fmt: skip
def test_a_complaint_says_something_and_may_be_long_ago(tekst, dagen, velden):
    assert {een.veld for een in bezwaren_klacht(tekst, DAG + timedelta(days=dagen), DAG)} == velden
