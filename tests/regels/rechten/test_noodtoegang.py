"""Emergency access and supervision, as truth tables: an hour, a reason, telling, a second professional, a judgement."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.regels.bron import Bron
from tandem.regels.rechten.noodtoegang import (
    LANGST,
    Tweede,
    Vertellen,
    bezwaren_reden,
    bezwaren_tweede,
    bezwaren_vertellen,
    is_dezelfde,
    kan_doorgaan,
    minuten_over,
    tweede_nodig,
)
from tandem.regels.rechten.toezicht import (
    Leesfeit,
    Toezichtregel,
    Toezichtsoort,
    bezwaren_oordeel,
    dagen_te_laat,
    merk_van,
    ongewoon,
)

DAG = date(2026, 11, 23)
NU = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def _velden(bezwaren):
    return {een.veld for een in bezwaren}


def test_emergency_access_lasts_an_hour_at_most():
    assert timedelta(minutes=60) == LANGST


@pytest.mark.parametrize(
    ("over", "minuten"),
    [(timedelta(hours=1), 60), (timedelta(minutes=59, seconds=1), 60), (timedelta(seconds=1), 1),
     (timedelta(0), 0), (-timedelta(seconds=1), 0), (-timedelta(hours=2), 0)],
)  # fmt: skip
def test_minutes_left_are_rounded_up_and_never_below_zero(over, minuten):
    assert minuten_over(NU + over, NU) == minuten


@pytest.mark.parametrize(("reden", "velden"), [("", {"reden"}), ("  kort  ", {"reden"}), ("x" * 501, {"reden"}),
                                               ("Een kind staat alleen op straat.", set())])  # fmt: skip
def test_a_reason_says_something_and_is_short(reden, velden):
    assert _velden(bezwaren_reden(reden)) == velden


@pytest.mark.parametrize(
    ("vertellen", "velden"),
    [
        (Vertellen(False), set()),
        (Vertellen(False, DAG, ""), set()),
        (Vertellen(True), {"vertellen_op", "later_grond"}),
        (Vertellen(True, DAG, "Dan is zij niet veilig."), {"vertellen_op"}),
        (Vertellen(True, DAG + timedelta(days=1), "kort"), {"later_grond"}),
        (Vertellen(True, DAG + timedelta(days=1), "Dan is zij niet veilig."), set()),
    ],
)
def test_telling_later_asks_for_a_day_to_come_and_a_ground(vertellen, velden):
    assert _velden(bezwaren_vertellen(vertellen, DAG)) == velden


@pytest.mark.parametrize(
    ("open_tot", "nodig"),
    [([], False), ([DAG], False), ([DAG + timedelta(days=1)], False), ([DAG - timedelta(days=1)], True),
     ([DAG + timedelta(days=3), DAG - timedelta(days=9)], True)],
)  # fmt: skip
def test_a_second_professional_is_needed_when_a_review_is_overdue(open_tot, nodig):
    assert tweede_nodig(open_tot, DAG) is nodig


@pytest.mark.parametrize(
    ("stand", "wie", "aangewezen", "mag"),
    [
        (Tweede.GEVRAAGD, 2, 2, True),
        (Tweede.GEVRAAGD, 1, 1, False),
        (Tweede.GEVRAAGD, 3, 2, False),
        (Tweede.BEVESTIGD, 2, 2, False),
        (Tweede.GEWEIGERD, 2, 2, False),
        (Tweede.NIEMAND, 2, 2, False),
    ],
)
def test_who_was_asked_answers_once_and_never_the_asker(stand, wie, aangewezen, mag):
    assert (bezwaren_tweede(stand, aanvrager=1, wie=wie, aangewezen=aangewezen) == ()) is mag


def test_it_is_never_impossible():
    """As long as it did not begin the asker can go on alone."""
    assert {stand for stand in Tweede if kan_doorgaan(stand)} == {Tweede.GEVRAAGD, Tweede.GEWEIGERD}


@pytest.mark.parametrize(("dagen", "te_laat"), [(-1, 0), (0, 0), (1, 1), (30, 30)])
def test_the_last_day_is_in_time(dagen, te_laat):
    assert dagen_te_laat(DAG, DAG + timedelta(days=dagen)) == te_laat


REGEL = Toezichtregel(Toezichtsoort.NACHT, "nacht", 3, Bron("", voorbeeldinhoud=True))


@pytest.mark.parametrize(("aantal", "opvallend"), [(2, False), (3, True), (4, True)])
def test_reading_is_unusual_from_the_number_of_its_rule_on(aantal, opvallend):
    feit = Leesfeit(Toezichtsoort.NACHT, 7, aantal)
    assert bool(ongewoon([feit], {REGEL.soort: REGEL})) is opvallend
    assert ongewoon([feit], {}) == ()


PUBLIEK = Toezichtregel(Toezichtsoort.PUBLIEK, "publiek", 1, Bron("", voorbeeldinhoud=True))


@pytest.mark.parametrize(
    ("soort", "aantal", "opvallend"),
    [
        (Toezichtsoort.PUBLIEK, 0, False),
        (Toezichtsoort.PUBLIEK, 1, True),
        (Toezichtsoort.PUBLIEK, 2, True),
        (Toezichtsoort.BEKENDE, 1, False),
    ],
)
def test_the_file_of_a_public_person_is_put_before_the_officer_from_the_first_time_on(soort, aantal, opvallend):
    feit = Leesfeit(soort, 7, aantal, 12)
    assert bool(ongewoon([feit], {PUBLIEK.soort: PUBLIEK})) is opvallend


def test_the_same_reading_of_the_same_day_has_one_mark():
    een, ander = Leesfeit(Toezichtsoort.BEKENDE, 7, 1, 12), Leesfeit(Toezichtsoort.BEKENDE, 7, 9, 12)
    assert merk_van(een, DAG) == merk_van(ander, DAG)
    anders = [Leesfeit(Toezichtsoort.BEKENDE, 8, 1, 12), Leesfeit(Toezichtsoort.BEKENDE, 7, 1, 13),
              Leesfeit(Toezichtsoort.NACHT, 7, 1, 12)]  # fmt: skip
    assert len({merk_van(feit, DAG) for feit in [een, *anders]} | {merk_van(een, DAG + timedelta(days=1))}) == 5


@pytest.mark.parametrize(
    ("rol", "wie", "reden", "beoordeeld", "velden"),
    [
        ("privacyfunctionaris", 1, "Er was gevaar.", False, set()),
        ("teamleider", 1, "Er was gevaar.", False, {""}),
        ("privacyfunctionaris", 9, "Er was gevaar.", False, {""}),
        ("privacyfunctionaris", 1, "Er was gevaar.", True, {""}),
        ("privacyfunctionaris", 1, " ", False, {"reden"}),
        ("privacyfunctionaris", 1, "x" * 501, False, {"reden"}),
    ],
)
def test_the_officer_judges_once_with_a_reason_and_never_about_themselves(rol, wie, reden, beoordeeld, velden):
    assert _velden(bezwaren_oordeel(rol=rol, wie=wie, over=9, reden=reden, beoordeeld=beoordeeld)) == velden


@pytest.mark.parametrize(
    ("gevraagd", "tot", "zelfde"),
    [
        (-59, None, True),  # waits for a colleague
        (-60, None, False),
        (-59, 1, True),  # open
        (-90, 1, True),  # confirmed half an hour after it was asked
        (-60, 0, False),
        (-90, -30, False),
        (-10, -5, False),
    ],
)
def test_asking_again_goes_on_with_what_is_open_or_waits_since_an_hour(gevraagd, tot, zelfde):
    eind = None if tot is None else NU + timedelta(minutes=tot)
    assert is_dezelfde(gevraagd_op=NU + timedelta(minutes=gevraagd), tot=eind, nu=NU) is zelfde
