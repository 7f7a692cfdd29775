"""One plan closes and the next begins: what closing asks, how a plan is called, what can be taken along."""

from datetime import date

import pytest

from tandem.regels.bouwstenen.plan import NAAM_HOOGSTENS, WOORDEN_HOOGSTENS, Regelstand
from tandem.regels.bouwstenen.planwissel import (
    bezwaren_naam,
    bezwaren_sluiten,
    gaat_verder,
    plannaam,
)

BEGON, VANDAAG = date(2025, 1, 10), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("op", "opbrengst", "velden"),
    [
        (VANDAAG, "Minder wachten.", set()),
        (BEGON, "Minder wachten.", set()),
        (None, "Minder wachten.", {"op"}),
        (date(2026, 3, 2), "Minder wachten.", {"op"}),
        (date(2025, 1, 9), "Minder wachten.", {"op"}),
        (VANDAAG, "", {"opbrengst"}),
        (VANDAAG, "  \n", {"opbrengst"}),
        (VANDAAG, "x" * WOORDEN_HOOGSTENS, set()),
        (VANDAAG, "x" * (WOORDEN_HOOGSTENS + 1), {"opbrengst"}),
        (None, "", {"op", "opbrengst"}),
    ],
)
def test_closing_asks_a_day_of_its_own_life_and_what_it_brought(op, opbrengst, velden) -> None:
    bezwaren = bezwaren_sluiten(op, opbrengst, begonnen_op=BEGON, vandaag=VANDAAG)
    assert {een.veld for een in bezwaren} == velden


@pytest.mark.parametrize(
    ("naam", "eerdere", "mag"),
    [
        ("Plan 2026", [], True),
        ("Plan 2026", ["", "Plan 2025"], True),
        ("", [], False),
        ("  ", [], False),
        ("plan 2026 ", ["Plan 2026"], False),
        ("x" * NAAM_HOOGSTENS, [], True),
        ("x" * (NAAM_HOOGSTENS + 1), [], False),
    ],
)
def test_a_next_plan_has_a_name_of_its_own(naam, eerdere, mag) -> None:
    assert ([een.veld for een in bezwaren_naam(naam, eerdere)] == []) is mag


def test_what_is_open_goes_on_and_nothing_else() -> None:
    assert {stand for stand in Regelstand if gaat_verder(stand)} == {Regelstand.GEPLAND, Regelstand.BEZIG}


@pytest.mark.parametrize(("naam", "heet"), [("Plan 2026 ", "Plan 2026"), ("", "Plan vanaf 10 januari 2025")])
def test_a_plan_without_a_name_is_called_by_its_first_day(naam, heet) -> None:
    assert plannaam(naam, BEGON) == heet
