"""An obstacle goes its route, every step tells the reporter something, and small counts point at nobody."""

import itertools
from datetime import date, timedelta

import pytest

from tandem.koppelingen.inhoud import catalogus
from tandem.regels.leren.belemmering import (
    KLAAR,
    LANGSTE,
    OVERGANGEN,
    Melding,
    Niveau,
    Regiostand,
    Regiostap,
    Stand,
    Stap,
    Telling,
    Zet,
    begin,
    bezwaren_melding,
    bezwaren_regiostap,
    bezwaren_zet,
    mogelijk,
    na,
    optellen,
    regiostand,
    telling,
    uiterlijk_horen,
)

DAG = date(2026, 11, 22)
SOORTEN = {"tijd": object()}


def velden(bezwaren):
    return {een.veld for een in bezwaren}


@pytest.mark.parametrize(
    ("melding", "vermoedens", "mis"),
    [
        (Melding("tijd", "Geen tijd."), (), set()),
        (Melding("", "Geen tijd."), (), {"soort"}),
        (Melding("bestaat_niet", "Geen tijd."), (), {"soort"}),
        (Melding("tijd", "  "), (), {"wat"}),
        (Melding("tijd", "x" * (LANGSTE + 1)), (), {"wat"}),
        (Melding("tijd", "Tom wilde niet."), ('de naam "Tom"',), {"nagekeken"}),
        (Melding("tijd", "Tom wilde niet.", nagekeken=True), ('de naam "Tom"',), set()),
    ],
)
def test_a_report_needs_a_kind_a_sentence_and_a_look_at_names(melding, vermoedens, mis):
    assert velden(bezwaren_melding(melding, SOORTEN, vermoedens)) == mis


_KAN = {
    Niveau.LOKAAL: {
        "nieuw": {"pak_op", "vertel", "geef_door", "los_op", "sluit"},
        "opgepakt": {"pak_op", "vertel", "geef_door", "los_op", "sluit"},
        "doorgegeven": {"vertel", "neem_terug", "los_op", "sluit"},
        "opgelost": {"heropen"},
        "gesloten": {"heropen"},
    },
    Niveau.REGIONAAL: {
        "nieuw": {"pak_op", "vertel", "naar_lobby", "naar_juridisch", "los_op", "sluit"},
        "opgepakt": {"pak_op", "vertel", "naar_lobby", "naar_juridisch", "los_op", "sluit"},
        "bij_land": {"pak_op", "vertel", "los_op", "sluit"},
        "opgelost": {"heropen"},
        "gesloten": {"heropen"},
    },
}
"""What can be done from where, by where the route begins: written apart from the rule."""


@pytest.mark.parametrize(("niveau", "stand", "stap"), list(itertools.product(_KAN, Stand, Stap)))
def test_only_a_step_of_the_table_can_be_taken(niveau, stand, stap):
    zet = Zet(stap, "We zijn ermee bezig.", eigenaar=1, uiterlijk=DAG, voor_regio="De grens van 18 jaar.")
    bezwaren = bezwaren_zet(stand, zet, niveau=niveau, vandaag=DAG, regio_ziet_het=True, vermoedens=())
    assert (bezwaren == ()) is (stap.value in _KAN[niveau].get(stand.value, set()))
    assert (stap in mogelijk(stand, niveau)) is (bezwaren == ())


@pytest.mark.parametrize("niveau", _KAN)
def test_every_standing_is_reached_and_what_is_done_can_be_opened_again(niveau):
    bereikt = {na(stand, stap, niveau) for stand in Stand for stap in mogelijk(stand, niveau)} | {Stand.NIEUW}
    assert bereikt == set(OVERGANGEN[niveau])
    assert all(mogelijk(stand, niveau) == (Stap.HEROPEN,) for stand in KLAAR)


@pytest.mark.parametrize(
    ("eigen_verdeler", "is_regio", "is_gemeente", "regio_verdeler", "niveau"),
    [
        (True, False, True, True, Niveau.LOKAAL),
        (True, False, False, True, Niveau.LOKAAL),
        (True, False, True, False, Niveau.LOKAAL),
        (True, False, False, False, Niveau.LOKAAL),
        (True, True, False, True, Niveau.REGIONAAL),
        (False, False, False, True, Niveau.REGIONAAL),
        (False, False, True, True, None),
        (False, False, False, False, None),
        (False, False, True, False, None),
    ],
)
def test_where_the_route_of_a_report_begins(eigen_verdeler, is_regio, is_gemeente, regio_verdeler, niveau):
    feiten = {"eigen_verdeler": eigen_verdeler, "is_regio": is_regio}
    assert begin(**feiten, is_gemeente=is_gemeente, regio_verdeler=regio_verdeler) is niveau


@pytest.mark.parametrize(
    ("zet", "regio", "vermoedens", "mis"),
    [
        (Zet(Stap.PAK_OP, "", eigenaar=1, uiterlijk=DAG), True, (), {"tekst"}),
        (Zet(Stap.PAK_OP, "Ja.", uiterlijk=DAG), True, (), {"eigenaar"}),
        (Zet(Stap.PAK_OP, "Ja.", eigenaar=1), True, (), {"uiterlijk"}),
        (Zet(Stap.PAK_OP, "Ja.", eigenaar=1, uiterlijk=DAG - timedelta(1)), True, (), {"uiterlijk"}),
        (Zet(Stap.PAK_OP, "Ja.", eigenaar=1, uiterlijk=DAG + timedelta(900)), True, (), {"uiterlijk"}),
        (Zet(Stap.GEEF_DOOR, "Ja.", voor_regio=""), True, (), {"voor_regio"}),
        (Zet(Stap.GEEF_DOOR, "Ja.", voor_regio="De wet."), False, (), {"stap"}),
        (Zet(Stap.GEEF_DOOR, "Ja.", voor_regio="Tom."), True, ('de naam "Tom"',), {"voor_regio"}),
        (Zet(Stap.NEEM_TERUG, "Ja."), True, (), {"stap"}),
        (Zet(Stap.SLUIT, "Het kan niet anders, omdat de wet dit vraagt."), False, (), set()),
    ],
)
def test_what_a_step_asks_for(zet, regio, vermoedens, mis):
    assert velden(bezwaren_zet(Stand.NIEUW, zet, vandaag=DAG, regio_ziet_het=regio, vermoedens=vermoedens)) == mis


@pytest.mark.parametrize("stap", [Stap.LOBBY, Stap.JURIDISCH])
def test_what_goes_to_the_land_keeps_an_owner_and_a_day_on_which_the_reporter_hears_more(stap):
    zet, vast = Zet(stap, "Het ligt bij het ministerie."), {"regio_ziet_het": False, "vermoedens": ()}
    bezwaren = bezwaren_zet(Stand.NIEUW, zet, niveau=Niveau.REGIONAAL, vandaag=DAG, **vast)
    assert velden(bezwaren) == {"eigenaar", "uiterlijk"}
    assert uiterlijk_horen(Stand.BIJ_LAND, DAG, DAG + timedelta(9), 14) == DAG + timedelta(9)


@pytest.mark.parametrize(
    ("laatste", "stand"),
    [
        (None, Regiostand.BINNEN),
        (Regiostap.PAK_OP, Regiostand.OPGEPAKT),
        (Regiostap.LOBBY, Regiostand.BIJ_LAND),
        (Regiostap.JURIDISCH, Regiostand.BIJ_LAND),
        (Regiostap.ANTWOORD, Regiostand.BEANTWOORD),
    ],
)
def test_the_last_step_of_the_region_tells_where_it_is(laatste, stand):
    assert regiostand(laatste) is stand


def test_the_region_says_something_and_nothing_about_a_person():
    assert bezwaren_regiostap("We bespreken dit in het DO.", ()) == ()
    assert velden(bezwaren_regiostap(" ", ())) == {"tekst"}
    assert velden(bezwaren_regiostap("Tom", ('de naam "Tom"',))) == {"tekst"}


@pytest.mark.parametrize(
    ("stand", "uiterlijk", "hoort"),
    [
        (Stand.NIEUW, None, DAG + timedelta(14)),
        (Stand.OPGEPAKT, DAG + timedelta(40), DAG + timedelta(40)),
        (Stand.OPGELOST, DAG, None),
        (Stand.GESLOTEN, None, None),
    ],
)
def test_by_when_the_reporter_hears_something(stand, uiterlijk, hoort):
    assert uiterlijk_horen(stand, DAG, uiterlijk, 14) == hoort


@pytest.mark.parametrize(
    ("aantal", "eigen", "woord"),
    [(0, False, "0"), (1, False, "minder dan 3"), (2, False, "minder dan 3"), (3, False, "3"), (1, True, "1")],
)
def test_a_small_count_of_another_is_not_shown(aantal, eigen, woord):
    assert telling(aantal, eigen=eigen).in_woorden == woord


def test_a_sum_does_not_give_away_what_was_left_out():
    assert optellen((Telling(3), Telling(0))) == "3"
    assert optellen((Telling(3), Telling(None))) == "ten minste 4"


def test_content_names_a_kind_for_every_level_and_says_what_no_source_gives():
    soorten = catalogus().belemmersoorten.values()
    assert {soort.niveau for soort in soorten} == set(Niveau)
    assert any(soort.bron.geverifieerd for soort in soorten)
    assert catalogus().terugkoppeltermijnen["eerste"].bron.voorbeeldinhoud
