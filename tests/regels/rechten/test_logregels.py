"""Lines of the log past their term: the term, what holds a line, and what becomes of a proposal; truth tables."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.rechten.bewaren import LOGBOEK, Bewaarklok, Bewaartermijn, Vasthouding
from tandem.regels.rechten.logregels import (
    NIEMAND,
    Loghoud,
    Logregelfeit,
    Logvervolg,
    houdt_regel,
    logaktefeiten,
    mag_regel_weg,
    oordeel_log,
    vervolg_van,
)
from tandem.regels.regio.organisatie import Organisatiesoort as O

GEZIEN, ONGEZIEN = Bron("wet", geverifieerd=True), Bron("wet")
DAG = date(2030, 5, 20)


def log(soort, jaren, bron=GEZIEN):
    duur = Duur(jaren, Eenheid.JAREN) if jaren else None
    return Bewaartermijn(LOGBOEK, frozenset({soort}), Bewaarklok.VASTLEGGING, duur, f"artikel {jaren}", bron)


@pytest.mark.parametrize(
    ("termijnen", "soorten", "tot", "vervalt_op", "artikel"),
    [
        ((log(O.GI, 5),), {O.GI}, date(2025, 5, 1), date(2030, 4, 30), "artikel 5"),
        ((log(O.GI, 5), log(O.RAAD, 8)), {O.GI, O.RAAD}, date(2022, 5, 1), date(2030, 4, 30), "artikel 8"),
        ((log(O.GI, 5), log(O.RAAD, 8)), {O.GI}, date(2025, 5, 1), date(2030, 4, 30), "artikel 5"),
        ((log(O.GI, 5, ONGEZIEN),), {O.GI}, None, None, ""),
        ((log(O.GI, 5), log(O.RAAD, 8, ONGEZIEN)), {O.GI, O.RAAD}, None, None, ""),
        ((log(O.GI, 5), log(O.GI, 2, ONGEZIEN)), {O.GI}, None, None, ""),
        ((log(O.GI, 5),), {O.GI, O.POLITIE}, None, None, ""),
        ((log(O.GI, 0),), {O.GI}, None, None, ""),
        ((log(O.GI, 5),), set(), None, None, ""),
    ],
)
def test_from_before_which_day_lines_have_lapsed(termijnen, soorten, tot, vervalt_op, artikel):
    oordeel = oordeel_log(termijnen, soorten, DAG)
    assert (oordeel.tot, oordeel.vervalt_op, oordeel.artikel) == (tot, vervalt_op, artikel)


def test_whole_months_and_never_more_than_has_lapsed():
    assert oordeel_log((log(O.GI, 5),), {O.GI}, date(2030, 5, 1)).tot == date(2025, 5, 1)
    assert oordeel_log((log(O.GI, 5),), {O.GI}, date(2030, 4, 30)).tot == date(2025, 4, 1)


def test_a_term_that_nobody_verified_refers_to_a_human_and_names_the_kinds():
    zin = oordeel_log((log(O.GI, 5), log(O.RAAD, 8, ONGEZIEN)), {O.GI, O.RAAD, O.POLITIE}, DAG).waarom
    assert "Er gaan geen regels van het logboek weg." in zin
    assert "Laat een jurist de termijn nagaan." in zin
    assert O.RAAD.omschrijving in zin
    assert O.POLITIE.omschrijving in zin
    assert O.GI.omschrijving not in zin
    assert oordeel_log((), set(), DAG).waarom == NIEMAND
    assert "1 mei 2025" in oordeel_log((log(O.GI, 5),), {O.GI}, DAG).waarom


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 30), st.integers(0, 4000))
def test_every_line_that_lapsed_is_as_old_as_its_term(dag, jaren, eerder):
    oordeel = oordeel_log((log(O.GI, jaren),), {O.GI}, dag)
    laatste = oordeel.tot.fromordinal(oordeel.tot.toordinal() - 1 - eerder)
    assert Duur(jaren, Eenheid.JAREN).na(laatste) <= dag
    assert oordeel.vervalt_op <= dag


LOOPT, VOORBIJ = Vasthouding("klacht", date(2030, 5, 20)), Vasthouding("klacht", date(2029, 1, 1), date(2030, 5, 20))
STRAKS = Vasthouding("inspectie", date(2030, 5, 21))


@pytest.mark.parametrize(
    ("vast", "klacht", "nagekeken", "vraag"),
    list(product(((), (VOORBIJ,), (STRAKS,), (VOORBIJ, LOOPT)), (False, True), (True, False), (False, True))),
)
def test_what_holds_a_line(vast, klacht, nagekeken, vraag):
    feit = Logregelfeit(date(2020, 1, 1), vast, klacht, nagekeken, vraag)
    verwacht = None
    if klacht or LOOPT in vast:
        verwacht = Loghoud.VASTGEHOUDEN
    elif vraag or not nagekeken:
        verwacht = Loghoud.TOEZICHT
    assert houdt_regel(feit, DAG) is verwacht
    assert mag_regel_weg(feit, date(2020, 1, 2), DAG) is (verwacht is None)
    assert not mag_regel_weg(feit, date(2020, 1, 1), DAG)


@pytest.mark.parametrize(
    ("oordeel_tot", "vrij", "vervolg"),
    [
        (date(2025, 5, 1), 10, Logvervolg.BLIJFT),
        (date(2025, 6, 1), 10, Logvervolg.BLIJFT),
        (date(2025, 5, 1), 9, Logvervolg.BLIJFT),
        (date(2025, 5, 1), 11, Logvervolg.VERVALT),
        (date(2025, 4, 1), 10, Logvervolg.VERVALT),
        (None, 10, Logvervolg.VERVALT),
        (None, 0, Logvervolg.VERVALT),
        (date(2025, 5, 1), 0, Logvervolg.WACHT),
    ],
)
def test_a_proposal_falls_with_its_term_and_when_more_would_go_than_was_asked(oordeel_tot, vrij, vervolg):
    assert vervolg_van(tot=date(2025, 5, 1), gevraagd=10, oordeel_tot=oordeel_tot, vrij=vrij) is vervolg


def test_the_certificate_says_whose_lines_up_to_when_on_what_ground_and_who_agreed():
    grond = {"deel": LOGBOEK, "vervalt_op": "2030-04-30", "artikel": "artikel 5", "naam": "weg", "waarom": "weg"}
    feiten = logaktefeiten(
        organisatie=7, tot=date(2025, 5, 1), partij=2, begonnen_op="2030", gronden=[grond], akkoord=[9, 4]
    )
    assert feiten == {
        "versie": 1, "logboek_van": 7, "regels_van_voor": "2025-05-01", "partij": 2, "vernietigd_op": "2030",
        "gronden": [{"deel": LOGBOEK, "vervalt_op": "2030-04-30", "artikel": "artikel 5"}], "akkoord": [4, 9],
    }  # fmt: skip
