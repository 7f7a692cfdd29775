"""How long a file is kept: the clocks, the last part, and what holds it. The terms themselves: tests/koppelingen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels.bron import Bron
from tandem.regels.duur import Duur, Eenheid
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, geboren_rond, ongeboren
from tandem.regels.rechten.bewaren import (
    LOGBOEK,
    Bewaarklok,
    Bewaartermijn,
    Dossierdeel,
    Dossierfeiten,
    Maatregelfeit,
    Vasthouding,
    Wanneer,
    logregels_tot,
    oordeel_bewaren,
)
from tandem.regels.regio.organisatie import Organisatiesoort as O

GEZIEN, ONGEZIEN = Bron("wet", geverifieerd=True), Bron("wet")
JEUGD = Dossierdeel("jeugd", "Jeugdhulp", frozenset({O.LOKAAL_TEAM}), Wanneer.MET_KINDEREN, GEZIEN)
WMO = Dossierdeel("wmo", "Wmo", frozenset({O.LOKAAL_TEAM, O.WMO_AANBIEDER}), Wanneer.ALTIJD, GEZIEN)
OTS = Dossierdeel("ots", "OTS", frozenset({O.GI}), Wanneer.MAATREGEL, GEZIEN, frozenset({"ots"}))
RAAD = Dossierdeel("raad", "Raad", frozenset({O.RAAD}), Wanneer.ALTIJD, GEZIEN)
VT = Dossierdeel("vt", "Veilig Thuis", frozenset({O.VEILIG_THUIS}), Wanneer.ALTIJD, GEZIEN)
DELEN = (JEUGD, WMO, OTS, RAAD, VT)


def jaren(aantal):
    return Duur(aantal, Eenheid.JAREN)


def termijn(deel, klok, duur=None, bron=GEZIEN):
    return Bewaartermijn(deel.code, deel.organisatiesoorten, klok, duur, "artikel 1", bron)


TERMIJNEN = (
    termijn(JEUGD, Bewaarklok.LAATSTE_WIJZIGING, jaren(20)),
    termijn(WMO, Bewaarklok.LAATSTE_WIJZIGING, jaren(15)),
    termijn(OTS, Bewaarklok.MEERDERJARIG, jaren(30)),
    termijn(RAAD, Bewaarklok.GEBOORTE, jaren(100)),
    termijn(VT, Bewaarklok.MEERDERJARIG),
)
LAATST, KIND = date(2004, 3, 1), geboren_op(date(1999, 6, 10))


def feiten(*organisaties, kinderen=(KIND,), maatregelen=(), **meer):
    nummers = dict(enumerate(organisaties, start=1))
    return Dossierfeiten(nummers, LAATST, kinderen, tuple(maatregelen), **meer)


def vervalt(een, dag=date(2200, 1, 1), termijnen=TERMIJNEN):
    return oordeel_bewaren(een, DELEN, termijnen, dag).vervalt_op


@pytest.mark.parametrize(
    ("een", "op"),
    [
        (feiten(O.LOKAAL_TEAM), date(2024, 3, 1)),
        (feiten(O.LOKAAL_TEAM, kinderen=()), date(2019, 3, 1)),
        (feiten(O.WMO_AANBIEDER), date(2019, 3, 1)),
        (feiten(O.WMO_AANBIEDER, O.LOKAAL_TEAM), date(2024, 3, 1)),
        (feiten(O.LOKAAL_TEAM, O.VEILIG_THUIS), date(2024, 3, 1)),
        (feiten(O.VEILIG_THUIS), date(2017, 6, 10)),
        (feiten(O.VEILIG_THUIS, kinderen=(KIND, geboren_op(date(2003, 1, 2)))), date(2021, 1, 2)),
        (feiten(O.VEILIG_THUIS, kinderen=(geboren_op(date(2004, 2, 29)),)), date(2022, 3, 1)),
        (feiten(O.VEILIG_THUIS, kinderen=(geboren_rond(2000),)), date(2018, 12, 31)),
        (feiten(O.VEILIG_THUIS, kinderen=(GEBOORTE_ONBEKEND,)), None),
        (feiten(O.VEILIG_THUIS, kinderen=(KIND, GEBOORTE_ONBEKEND)), None),
        (feiten(O.VEILIG_THUIS, kinderen=(ongeboren(date(2004, 5, 1)),)), None),
        (feiten(O.VEILIG_THUIS, kinderen=()), None),
        (feiten(O.RAAD), date(2099, 6, 10)),
        (feiten(O.GI), None),
        (feiten(O.GI, maatregelen=[Maatregelfeit("ots", KIND)]), date(2047, 6, 10)),
        (feiten(O.GI, maatregelen=[Maatregelfeit("ots", geboren_op(date(1990, 1, 1)))]), date(2038, 1, 1)),
        (feiten(O.GI, maatregelen=[Maatregelfeit("iets_anders", KIND)]), None),
        (feiten(O.LOKAAL_TEAM, O.RAAD), date(2099, 6, 10)),
        (feiten(O.LOKAAL_TEAM, O.POLITIE), None),
        (feiten(), None),
    ],
)
def test_a_household_lapses_with_its_last_part(een, op):
    assert vervalt(een) == op


@pytest.mark.parametrize(
    ("dag", "mag"), [(date(2024, 2, 29), False), (date(2024, 3, 1), True), (date(2040, 1, 1), True)]
)
def test_it_may_go_from_the_day_itself(dag, mag):
    assert oordeel_bewaren(feiten(O.LOKAAL_TEAM), DELEN, TERMIJNEN, dag).mag_weg is mag


def test_a_term_that_nobody_verified_lapses_nothing_and_refers_to_a_human():
    los = (termijn(JEUGD, Bewaarklok.LAATSTE_WIJZIGING, jaren(20), ONGEZIEN), *TERMIJNEN[1:])
    oordeel = oordeel_bewaren(feiten(O.LOKAAL_TEAM), DELEN, los, date(2100, 1, 1))
    assert not oordeel.mag_weg
    assert "archivaris" in next(een.waarom for een in oordeel.delen if een.deel == "jeugd")


def test_a_part_without_a_term_and_one_that_is_always_kept_lapse_nothing():
    assert vervalt(feiten(O.LOKAAL_TEAM), termijnen=TERMIJNEN[1:]) is None
    altijd = (*TERMIJNEN, termijn(WMO, Bewaarklok.NOOIT))
    assert vervalt(feiten(O.LOKAAL_TEAM), termijnen=altijd) is None


def test_of_two_terms_for_one_part_the_longest_counts():
    langer = (*TERMIJNEN, termijn(WMO, Bewaarklok.LAATSTE_WIJZIGING, jaren(40)))
    assert vervalt(feiten(O.WMO_AANBIEDER), termijnen=langer) == date(2044, 3, 1)


@pytest.mark.parametrize(
    ("vasthouding", "mag"),
    [
        (Vasthouding("klacht", date(2030, 1, 1)), False),
        (Vasthouding("rechtszaak", date(2030, 1, 2)), True),
        (Vasthouding("inspectie", date(2029, 1, 1), date(2030, 1, 2)), False),
        (Vasthouding("verzoek", date(2029, 1, 1), date(2030, 1, 1)), True),
    ],
)
def test_a_hold_stops_it_and_a_lifted_hold_lets_it_go(vasthouding, mag):
    een = feiten(O.LOKAAL_TEAM, vasthoudingen=(vasthouding,))
    oordeel = oordeel_bewaren(een, DELEN, TERMIJNEN, date(2030, 1, 1))
    assert oordeel.mag_weg is mag
    assert bool(oordeel.houdt_vast) is not mag


def test_a_file_that_is_in_use_never_goes():
    oordeel = oordeel_bewaren(feiten(O.LOKAAL_TEAM, in_gebruik=True), DELEN, TERMIJNEN, date(2100, 1, 1))
    assert (oordeel.mag_weg, oordeel.houdt_vast) == (False, ("Het dossier is nog in gebruik.",))


organisaties = st.lists(st.sampled_from([O.LOKAAL_TEAM, O.WMO_AANBIEDER, O.VEILIG_THUIS, O.RAAD, O.GI, O.POLITIE]))
dagen = st.dates(date(1960, 1, 1), date(2060, 1, 1))
geboorten = st.lists(dagen.map(geboren_op) | st.just(GEBOORTE_ONBEKEND), max_size=3).map(tuple)


@given(organisaties, geboorten, dagen, dagen, st.data())
def test_more_facts_never_let_a_file_go_earlier(soorten, kinderen, laatst, dag, data):
    """One more organisation, child, hold or later change can only keep a file longer."""
    nummers = dict(enumerate(soorten))
    minder = Dossierfeiten(nummers, laatst, kinderen)
    meer = data.draw(
        st.sampled_from(
            [
                Dossierfeiten({**nummers, 99: data.draw(st.sampled_from(list(O)))}, laatst, kinderen),
                Dossierfeiten(nummers, laatst + timedelta(days=data.draw(st.integers(0, 9000))), kinderen),
                Dossierfeiten(nummers, laatst, kinderen, in_gebruik=True),
                Dossierfeiten(nummers, laatst, kinderen, vasthoudingen=(Vasthouding("klacht", date(1950, 1, 1)),)),
            ]
        )
    )
    if soorten and oordeel_bewaren(meer, DELEN, TERMIJNEN, dag).mag_weg:
        assert oordeel_bewaren(minder, DELEN, TERMIJNEN, dag).mag_weg


@given(organisaties, geboorten, dagen, dagen, st.integers(0, 40000))
def test_what_may_go_today_may_go_later_and_every_part_has_lapsed_by_then(soorten, kinderen, laatst, dag, dagen_later):
    een = Dossierfeiten(dict(enumerate(soorten)), laatst, kinderen)
    oordeel = oordeel_bewaren(een, DELEN, TERMIJNEN, dag)
    if oordeel.mag_weg:
        assert oordeel_bewaren(een, DELEN, TERMIJNEN, dag + timedelta(days=dagen_later)).mag_weg
        assert all(deel.vervalt_op is not None and deel.vervalt_op <= dag for deel in oordeel.delen)
        assert {deel.organisatie for deel in oordeel.delen} == set(een.organisaties)


def test_the_log_has_a_term_of_its_own_and_the_longest_of_all_organisations_counts():
    def log(soort, aantal, bron=GEZIEN):
        return Bewaartermijn(LOGBOEK, frozenset({soort}), Bewaarklok.VASTLEGGING, jaren(aantal), "a", bron)

    dag = date(2030, 5, 1)
    beide = (log(O.GI, 5), log(O.RAAD, 8))
    assert logregels_tot(beide, {O.GI, O.RAAD}, dag) == date(2022, 5, 1)
    assert logregels_tot(beide, {O.GI}, dag) == date(2025, 5, 1)
    assert logregels_tot(beide, {O.GI, O.POLITIE}, dag) is None
    assert logregels_tot((log(O.GI, 5), log(O.RAAD, 8, ONGEZIEN)), {O.GI, O.RAAD}, dag) is None
    assert logregels_tot(beide, (), dag) is None
