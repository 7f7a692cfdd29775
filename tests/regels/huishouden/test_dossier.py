"""Who may begin a file, and when it may be split, merged or searched for."""

from datetime import date

import pytest

from tandem.regels.huishouden.dossier import (
    ZOEKEN_PER_DAG,
    ZOEKEN_PER_UUR,
    Samenvoeging,
    bezwaren_aanmaken,
    bezwaren_publiek,
    bezwaren_samenvoeging,
    bezwaren_splitsing,
    bezwaren_zoekpoging,
)


@pytest.mark.parametrize(
    ("rol", "soort", "leden", "mag"),
    [
        ("casusregisseur", "lokaal_team", 1, True),
        ("teamlid_lokaal_team", "lokaal_team", 3, True),
        ("casusregisseur", "gemeente", 1, True),
        ("casusregisseur", "lokaal_team", 0, False),
        ("casusregisseur", "gi", 1, False),
        ("tandempartner_rvt", "lokaal_team", 1, False),
        ("teamleider", "lokaal_team", 1, False),
        ("", "", 1, False),
    ],
)
def test_who_may_begin_a_file(rol, soort, leden, mag):
    assert (not bezwaren_aanmaken(rol, soort, leden)) is mag


@pytest.mark.parametrize(
    ("sinds", "publiek", "mag"),
    [(None, True, True), (None, False, False), (date(2026, 5, 4), False, True), (date(2026, 5, 4), True, False)],
)
def test_the_mark_goes_on_once_and_off_once_and_its_day_stays(sinds, publiek, mag):
    assert (not bezwaren_publiek(sinds, publiek=publiek)) is mag


@pytest.mark.parametrize(("gaan", "aanwezig", "mag"), [(1, 2, True), (0, 2, False), (2, 2, False), (1, 1, False)])
def test_somebody_goes_and_somebody_stays(gaan, aanwezig, mag):
    assert (not bezwaren_splitsing(gaan, aanwezig)) is mag


@pytest.mark.parametrize(
    ("zelfde", "weg", "blijft", "mag"),
    [
        (False, False, False, True),
        (False, False, True, True),
        (False, True, False, False),
        (False, True, True, False),
        (True, False, False, False),
    ],
)
def test_the_file_that_ends_has_no_running_case(zelfde, weg, blijft, mag):
    assert (not bezwaren_samenvoeging(Samenvoeging(zelfde, weg, blijft))) is mag


@pytest.mark.parametrize(
    ("uur", "dag", "mag"),
    [
        (0, 0, True),
        (ZOEKEN_PER_UUR - 1, ZOEKEN_PER_DAG - 1, True),
        (ZOEKEN_PER_UUR, ZOEKEN_PER_UUR, False),
        (0, ZOEKEN_PER_DAG, False),
    ],
)
def test_searching_outside_is_limited(uur, dag, mag):
    assert (not bezwaren_zoekpoging(uur, dag)) is mag
