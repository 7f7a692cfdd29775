"""Which organisation may hold which task, who is asked for consent, and when an announcement can be."""

from datetime import date

import pytest

from tandem.regels.casus.betrokkenheid import (
    UITVOERING,
    bezwaren_aankondiging,
    bezwaren_taak,
    toestemming_nodig_van,
)
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, geboren_rond, ongeboren
from tandem.regels.regio.organisatie import Organisatiesoort as O

VANDAAG = date(2026, 6, 10)


@pytest.mark.parametrize(
    ("taak", "mag", "soort", "op_maatregel", "veld"),
    [
        ("samen_optrekken", (O.GI, O.RAAD), O.GI, False, None),
        ("samen_optrekken", (O.GI, O.RAAD), O.LOKAAL_TEAM, False, "taak"),
        ("onbekend", (), O.GI, False, "taak"),
        (UITVOERING, (O.GI,), O.GI, True, None),
        (UITVOERING, (O.GI,), O.GI, False, "maatregel"),
        (UITVOERING, (O.GI,), O.VEILIG_THUIS, True, "taak"),
    ],
)
def test_a_task_belongs_to_a_kind_of_organisation(taak, mag, soort, op_maatregel, veld):
    velden = [bezwaar.veld for bezwaar in bezwaren_taak(taak, mag, soort, op_maatregel=op_maatregel)]
    assert velden == ([veld] if veld else [])


def test_everybody_from_twelve_is_asked_and_who_may_be():
    leden = {
        1: geboren_op(date(1990, 1, 1)),
        2: geboren_op(date(2014, 6, 10)),
        3: geboren_op(date(2014, 6, 11)),
        4: geboren_rond(2014),
        5: GEBOORTE_ONBEKEND,
        6: ongeboren(),
    }
    assert toestemming_nodig_van(leden, VANDAAG) == {1, 2, 4, 5}


@pytest.mark.parametrize(
    ("op", "goed"),
    [(VANDAAG, True), (date(2026, 6, 11), False), (date(2026, 1, 1), True), (date(2025, 1, 1), False)],
)
def test_an_announcement_has_been_made(op, goed):
    assert (not bezwaren_aankondiging(op, VANDAAG, VANDAAG)) is goed
