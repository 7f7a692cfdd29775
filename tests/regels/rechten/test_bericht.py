"""Truth tables: when a notice may go to a member, and when not."""

from datetime import UTC, datetime, timedelta

import pytest

from tandem.regels import gebeurtenissen
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.bericht import (
    NIEUWS,
    TUSSENPOOS,
    Bereik,
    Dagdeel,
    Waaromniet,
    Wens,
    bezwaren_plek,
    bezwaren_wens,
    mag_weer,
    past,
    waarom_niet,
)
from tandem.regels.rechten.portaal import Plek, Wijze

IK, ANDER = 1, 2
OP = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
VROEGER, LATER = OP - timedelta(days=1), OP + timedelta(days=1)
MIJN = Plek("mijn", Contactsoort.EMAIL, "ik@voorbeeld.nl", IK)
ONVEILIG = Plek("mijn", Contactsoort.EMAIL, "Ik@Voorbeeld.nl ", IK, veilig=False)
VAN_ANDER = Plek("ander", Contactsoort.EMAIL, "IK@voorbeeld.nl", ANDER)
VAN_ALLEN = Plek("huis", Contactsoort.EMAIL, "ik@voorbeeld.nl", None)
ELDERS = Plek("elders", Contactsoort.EMAIL, "jij@voorbeeld.nl", ANDER)


def _wens(bevestigd=OP, adres="ik@voorbeeld.nl"):
    return Wens(adres, frozenset({1, 2}), frozenset({Dagdeel.OCHTEND, Dagdeel.AVOND}), OP, bevestigd)


@pytest.mark.parametrize(
    ("wijze", "sinds", "plekken", "bevestigd", "waarom"),
    [
        (None, None, (), OP, None),
        (Wijze(hoe="mail"), VROEGER, (MIJN, ELDERS), OP, None),
        (Wijze(hoe="mail"), OP, (MIJN,), OP, None),
        (Wijze(niet_benaderen=True), VROEGER, (), OP, Waaromniet.NIET_BENADEREN),
        (Wijze(niet_benaderen=True), LATER, (VAN_ANDER,), None, Waaromniet.NIET_BENADEREN),
        (Wijze(hoe="alleen bellen"), LATER, (), OP, Waaromniet.ANDERS_AFGESPROKEN),
        (None, None, (MIJN, VAN_ANDER), OP, Waaromniet.GEDEELD),
        (None, None, (VAN_ALLEN,), OP, Waaromniet.GEDEELD),
        (None, None, (ONVEILIG,), OP, Waaromniet.ONVEILIG),
        (None, None, (), None, Waaromniet.NIET_BEVESTIGD),
    ],
)
def test_who_gets_nothing_and_why(wijze, sinds, plekken, bevestigd, waarom):
    assert waarom_niet(_wens(bevestigd), Bereik(IK, wijze, sinds, plekken)) is waarom


def test_the_question_whether_an_address_is_theirs_comes_before_it_was_answered_but_passes_no_other_rule():
    assert waarom_niet(_wens(None), Bereik(IK, None, None, ()), bevestigt=True) is None
    assert waarom_niet(_wens(None), Bereik(IK, None, None, (VAN_ANDER,)), bevestigt=True) is Waaromniet.GEDEELD
    nooit = Bereik(IK, Wijze(niet_benaderen=True), VROEGER, ())
    assert waarom_niet(_wens(None), nooit, bevestigt=True) is Waaromniet.NIET_BENADEREN


@pytest.mark.parametrize(
    ("dag", "uur", "ja"),
    [
        (2, 7, False), (2, 8, True), (2, 11, True), (2, 12, False), (2, 16, False), (2, 17, True), (2, 20, True),
        (2, 21, False), (2, 23, False), (2, 0, False), (3, 10, True), (4, 10, False), (8, 10, False), (9, 10, True),
    ],
)  # fmt: skip
def test_only_on_the_days_and_in_the_parts_of_the_day_that_were_chosen(dag, uur, ja):
    assert past(_wens(), datetime(2026, 3, dag, uur, 59 if uur in (11, 20) else 0, tzinfo=UTC)) is ja


def test_every_hour_lies_in_one_part_of_the_day_at_most_and_none_at_night():
    uren = [uur for dagdeel in Dagdeel for uur in range(*dagdeel.uren)]
    assert uren == list(range(8, 21))


def test_once_a_day_at_most():
    assert mag_weer(None, OP)
    assert mag_weer(OP - TUSSENPOOS, OP)
    assert not mag_weer(OP - TUSSENPOOS + timedelta(seconds=1), OP)


@pytest.mark.parametrize(
    ("adres", "dagen", "delen", "ik", "velden"),
    [
        ("ik@voorbeeld.nl", ["1"], ["avond"], True, []),
        ("geen adres", ["1"], ["avond"], True, ["adres"]),
        ("", [], [], False, ["adres", "dagen", "dagdelen", "alleen_ik"]),
        ("ik@voorbeeld.nl", ["1"], ["avond"], False, ["alleen_ik"]),
    ],
)
def test_what_a_choice_lacks(adres, dagen, delen, ik, velden):
    assert [een.veld for een in bezwaren_wens(adres, dagen, delen, alleen_ik=ik)] == velden


def test_an_address_that_one_sees_to_be_shared_or_unsafe_is_said_at_the_field():
    assert [bool(bezwaren_plek("ik@voorbeeld.nl", IK, [een])) for een in (MIJN, ELDERS, VAN_ANDER, ONVEILIG)] == [
        False, False, True, True,
    ]  # fmt: skip


def test_news_is_of_known_kinds_and_holds_nothing_that_may_not_be_told_yet():
    assert set(gebeurtenissen.GEBEURTENISSEN) >= NIEUWS
    assert not NIEUWS & {"gedeeld_zonder_toestemming", "noodtoegang_geopend", "contactwijze_vastgelegd"}
