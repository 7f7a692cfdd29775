"""Comparing with who measured with another version: over what stayed, and in words why not where it did not stay."""

import pytest

from tandem.acties.gemeente.vergelijken import lees_onderdeel, lees_vergelijking
from tandem.regels.zelfscan.cijfer import bekend
from tandem.regels.zelfscan.overzetten import Waaromniet
from tests import organisatiewereld as org
from tests import versiewereld

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def wereld():
    return versiewereld.twee_versies()


def _lijn(blad, wie):
    (een,) = [regel for regel in blad.regels if regel.organisatie == wie.organisatie.pk]
    return een


def _lezer(wereld, wie):
    return {"oud": wereld.oud, "nieuw": wereld.nieuw}[wie].actor() if wie != "programma" else org.programma()


@pytest.mark.parametrize("wie", ["oud", "nieuw", "programma"])
def test_both_stand_in_the_heat_map_for_what_stayed_and_the_rest_says_why_not(wereld, wie):
    blad = lees_vergelijking(door=_lezer(wereld, wie), instrument=wereld.code)
    assert blad.instrument.versie == "2"
    oud, nieuw = _lijn(blad, wereld.oud), _lijn(blad, wereld.nieuw)
    assert nieuw.cijfers == {"team": bekend(4), "zicht": bekend(4), "bereik": bekend(4)}
    assert (nieuw.anders, nieuw.versie) == ({}, "")
    assert (oud.cijfers, oud.versie) == ({"team": bekend(2)}, "1")
    assert oud.anders["team"].volledig
    zicht, bereik = oud.anders["zicht"], oud.anders["bereik"]
    assert (zicht.getal, zicht.over, zicht.telt) == (bekend(2).getal, 1, 3)
    assert (bereik.getal, bereik.waarom) == (None, Waaromniet.VERANDERD)


def test_one_part_puts_both_beside_each_other_over_the_same_questions(wereld):
    def onderdeel(wie, code):
        return lees_onderdeel(door=wie.actor(), instrument=wereld.code, onderdeel=code)

    team = onderdeel(wereld.nieuw, "team")
    assert (team.plaats.eigen, team.plaats.lager) == (bekend(4), 1)
    zicht = onderdeel(wereld.nieuw, "zicht")
    assert (zicht.plaats.anderen, zicht.plaats.anderen_anders) == (
        0,
        1,
    )  # over one of three questions is no figure among others
    assert _lijn(zicht, wereld.oud).anders["zicht"].wij == bekend(4).getal
    bereik = onderdeel(wereld.nieuw, "bereik")
    assert _lijn(bereik, wereld.oud).anders["bereik"].waarom is Waaromniet.VERANDERD


def test_who_measured_with_the_old_version_hears_that_and_not_that_there_is_no_figure(wereld):
    bereik = lees_onderdeel(door=wereld.oud.actor(), instrument=wereld.code, onderdeel="bereik")
    assert (bereik.plaats.anderen, bereik.plaats.eigen_anders) == (1, True)
    assert [(een.anders, een.anderen) for een in bereik.jaren] == [(True, 1)]
    team = lees_onderdeel(door=wereld.oud.actor(), instrument=wereld.code, onderdeel="team")
    assert not team.plaats.eigen_anders
    assert [(een.anders, een.eigen) for een in team.jaren] == [(False, bekend(2))]
    assert (team.plaats.eigen, team.plaats.hoger) == (bekend(2), 1)


def test_a_result_of_few_with_another_version_stays_secret():
    wereld = versiewereld.twee_versies(deelnemers=4)
    oud = _lijn(lees_vergelijking(door=wereld.nieuw.actor(), instrument=wereld.code), wereld.oud)
    assert {cijfer.in_woorden for cijfer in oud.cijfers.values()} == {"geheim"}
    assert oud.anders == {}


def test_of_a_version_that_one_may_not_read_it_says_that_no_line_leads_there():
    nieuw = org.gemeente()
    oud, maker = org.gemeente(nieuw.gemeente), nieuw.actor()
    code = versiewereld.eigenlijst.neem_op(maker, versiewereld.EEN)
    open_ = org.open_laag(maker, org.Werklaag.INSTRUMENT)
    versiewereld.meet_met(oud, code, "a", keuze=1)
    org.sluit_laag(maker, open_)
    versiewereld.eigenlijst.neem_op(maker, versiewereld.TWEE)
    versiewereld.meet_met(nieuw, code, "a2", keuze=3)
    org.open_laag(maker, org.Werklaag.UITKOMST)
    blad = lees_vergelijking(door=oud.actor(), instrument=code)
    assert blad.instrument.versie == "1"
    hun = _lijn(blad, nieuw)
    assert hun.cijfers == {}
    assert {een.waarom for een in hun.anders.values()} == {Waaromniet.GEEN_LIJN}
