"""Whose work an organisation may see: a truth table."""

from datetime import date, timedelta

import pytest

from tandem.regels.rechten.organisatie import (
    RAADSROL,
    TE_OPENEN,
    Kring,
    Opening,
    Organisatiefeiten,
    Organisatierecht,
    Werklaag,
    Wijze,
    organisatiesleutel,
    organisatiesleutels,
    sleutelnummer,
    te_openen,
)

VANDAAG = date(2026, 6, 10)
DAG = timedelta(days=1)
RECHTEN = [
    Organisatierecht("adviseur", Werklaag.WERK, Wijze.WERKEN),
    Organisatierecht("adviseur", Werklaag.PLAN, Wijze.LEZEN),
    *(Organisatierecht("adviseur", laag, Wijze.ANDEREN) for laag in Werklaag),
    Organisatierecht("teamlid", Werklaag.BELEMMERING, Wijze.WERKEN),
]


def _opening(**anders):
    vast = {
        "organisatie": 2,
        "laag": Werklaag.PLAN,
        "kring": Kring.REGIO,
        "van": VANDAAG,
        "tot": None,
        "subregio": False,
    }
    return Opening(**(vast | anders))


def _sleutels(*openingen, rol="adviseur", eigen=1, in_regio=True):
    feiten = Organisatiefeiten(eigen, rol, in_regio, openingen)
    return organisatiesleutels(feiten, RECHTEN, vandaag=VANDAAG)


def test_the_own_organisation_by_the_table_of_rights():
    sleutels = _sleutels()
    assert sleutels.werken == {organisatiesleutel(1, Werklaag.WERK)}
    assert sleutels.lezen == {organisatiesleutel(1, Werklaag.WERK), organisatiesleutel(1, Werklaag.PLAN)}


@pytest.mark.parametrize(
    ("opening", "in_regio", "open_"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"kring": Kring.SUBREGIO}, True, False),
        ({"kring": Kring.SUBREGIO, "subregio": True}, True, True),
        ({"kring": Kring.SUBREGIO, "subregio": True}, False, True),
        ({"van": VANDAAG + DAG}, True, False),
        ({"tot": VANDAAG}, True, False),
        ({"tot": VANDAAG + DAG}, True, True),
        ({"laag": Werklaag.WERK}, True, False),
        ({"organisatie": 1, "laag": Werklaag.LES}, True, False),
    ],
)
def test_another_organisation_only_where_it_opened_a_layer_itself(opening, in_regio, open_):
    erbij = _sleutels(_opening(**opening), in_regio=in_regio).lezen - _sleutels().lezen
    assert bool(erbij) is open_
    assert not _sleutels(_opening(**opening), in_regio=in_regio).werken - _sleutels().werken


def test_a_role_without_that_right_sees_nothing_of_another():
    assert _sleutels(_opening(laag=Werklaag.BELEMMERING), rol="teamlid").lezen == {
        organisatiesleutel(1, Werklaag.BELEMMERING)
    }


def test_an_ended_capacity_has_no_keys():
    assert not _sleutels(_opening(), eigen=None).lezen


def test_work_that_is_not_finished_is_never_shown():
    assert Werklaag.WERK not in TE_OPENEN
    assert len(TE_OPENEN) == len(Werklaag) - 1
    assert all(laag.omschrijving for laag in Werklaag)


def test_the_number_in_the_key_store_is_no_household_s():
    assert sleutelnummer(7) == -7


@pytest.mark.parametrize(
    ("rol", "werkt", "is_gemeente", "open_"),
    [
        ("adviseur", set(Werklaag), True, TE_OPENEN),
        ("adviseur", set(Werklaag), False, TE_OPENEN),
        ("adviseur", set(TE_OPENEN), True, TE_OPENEN),
        ("adviseur", set(TE_OPENEN) - {Werklaag.LES}, True, ()),
        ("adviseur", {Werklaag.ADVIES}, False, ()),
        ("adviseur", set(), True, ()),
        (RAADSROL, {Werklaag.ADVIES}, False, (Werklaag.ADVIES,)),
        (RAADSROL, set(Werklaag), False, (Werklaag.ADVIES,)),
        (RAADSROL, {Werklaag.ADVIES}, True, ()),
        (RAADSROL, set(Werklaag) - {Werklaag.ADVIES}, False, ()),
        (RAADSROL, set(), False, ()),
    ],
)
def test_who_shows_what_to_others(rol, werkt, is_gemeente, open_):
    assert te_openen(rol, werkt, is_gemeente=is_gemeente) == open_
