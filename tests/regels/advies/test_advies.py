"""Truth tables of asking and sending advice, and of taking part from experience."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tandem.regels.advies.advies import (
    Advies,
    Datumgrond,
    Gehoord,
    Moment,
    Vraag,
    bezwaren_concept,
    bezwaren_versturen,
    bezwaren_vraag,
)
from tandem.regels.advies.ervaring import Inzet, Inzetstand, bezwaren_inzet

VANDAAG = date(2026, 2, 1)
VRAAG = Vraag("Wachttijd", "Wat helpt?", "", Moment.ONTWERP, date(2026, 3, 1), None, date(2026, 4, 1))
ADVIES = Advies("Wachttijd", "", ("Bel terug.",), (7,), Gehoord(3, 2, ""), date(2026, 4, 1))
INZET = Inzet("Een moeder", "de folder", Inzetstand.DOET_MEE, Decimal(8), "zoals afgesproken", "", "")


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({}, set()),
        ({"onderwerp": " "}, {"onderwerp"}),
        ({"vraag": ""}, {"vraag"}),
        ({"onderwerp": "x" * 201}, {"onderwerp"}),
        ({"achtergrond": "x" * 4001}, {"achtergrond"}),
        ({"moment": Moment.BESLOTEN}, {"moment"}),
        ({"advies_voor": VANDAAG}, {"advies_voor"}),
        ({"besluit_op": date(2026, 2, 20)}, {"besluit_op"}),
        ({"besluit_op": date(2026, 3, 1)}, set()),
        ({"reageert_voor": date(2026, 2, 20)}, {"reageert_voor"}),
    ],
)
def test_advice_is_asked_in_time_and_says_what(anders, velden):
    assert {een.veld for een in bezwaren_vraag(replace(VRAAG, **anders), vandaag=VANDAAG)} == velden


@pytest.mark.parametrize(
    ("anders", "feiten", "velden"),
    [
        ({}, {}, set()),
        ({"punten": ()}, {}, {"punten"}),
        ({"punten": ("x",) * 21}, {}, {"punten"}),
        ({"voor": ()}, {}, {"voor"}),
        ({"reageren_voor": None}, {}, {"reageren_voor"}),
        ({"reageren_voor": VANDAAG}, {}, {"reageren_voor"}),
        ({"grond": Datumgrond.AFGESPROKEN}, {}, {"afspraak"}),
        ({"grond": Datumgrond.AFGESPROKEN, "afspraak": "met de wethouder"}, {}, set()),
        ({"grond": Datumgrond.TOEGEZEGD}, {}, {"grond"}),
        ({"grond": Datumgrond.TOEGEZEGD}, {"gevraagd": True}, set()),
        ({}, {"vermoedens": ("een datum",)}, {"nagekeken"}),
        ({}, {"vermoedens": ("een datum",), "nagekeken": True}, set()),
    ],
)
def test_an_advice_is_sent_when_it_is_whole(anders, feiten, velden):
    vast = {"gevraagd": False, "vermoedens": (), "nagekeken": False, "vandaag": VANDAAG}
    assert {een.veld for een in bezwaren_versturen(replace(ADVIES, **anders), **(vast | feiten))} == velden


def test_a_draft_needs_only_a_subject():
    leeg = Advies("Iets", "", (), (), Gehoord(0, 0, ""))
    assert bezwaren_concept(leeg) == ()
    assert [een.veld for een in bezwaren_concept(replace(leeg, onderwerp=""))] == ["onderwerp"]


def test_empty_points_fall_away():
    assert replace(ADVIES, punten=(" a ", "", "  ")).opgeschoond().punten == ("a",)


@pytest.mark.parametrize(
    ("anders", "vermoedens", "velden"),
    [
        ({}, (), set()),
        ({"wie": " "}, (), {"wie"}),
        ({"waarbij": ""}, (), {"waarbij"}),
        ({"uren": Decimal(-1)}, (), {"uren"}),
        ({"uren": None}, (), set()),
        ({"stand": Inzetstand.KLAAR}, (), {"gedaan"}),
        ({"stand": Inzetstand.KLAAR, "gedaan": "niets"}, (), set()),
        ({"gezegd": "x" * 4001}, (), {"gezegd"}),
        ({}, ("een telefoonnummer",), {"nagekeken"}),
    ],
)
def test_who_takes_part_hears_what_was_done(anders, vermoedens, velden):
    bezwaren = bezwaren_inzet(replace(INZET, **anders), vermoedens=vermoedens, nagekeken=False)
    assert {een.veld for een in bezwaren} == velden
