"""Who may decide for whom: the way of deciding, without content. The cells themselves: tests/koppelingen."""

from datetime import date

import pytest

from tandem.regels.bron import Bron
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND, geboren_op, geboren_rond, ongeboren
from tandem.regels.rechten.zeggenschap import (
    Cel,
    Geval,
    Handeling,
    Hoedanigheid,
    Leeftijdsgroep,
    Stem,
    Uitkomst,
    Wet,
    leeftijdsgroep,
    tabel_van,
    toestemming,
    zeggenschap,
)

DAG = date(2026, 6, 10)
GEZIEN, NIET_GEZIEN = Bron("wet", geverifieerd=True), Bron("wet")
ZELF, OUDER, GI = Hoedanigheid.ZELF, Hoedanigheid.OUDER_MET_GEZAG, Hoedanigheid.VOOGD_GI


def geval(hoedanigheid=ZELF, *, leeftijd=Leeftijdsgroep.VAN_12, handeling=Handeling.INZIEN, wilsbekwaam=True):
    return Geval(Wet.JEUGDWET, handeling, leeftijd, hoedanigheid, wilsbekwaam)


def tabel(*vakken, bron=GEZIEN):
    return tabel_van(Cel(vraag, uitkomst, "artikel 1", bron) for vraag, uitkomst in vakken)


@pytest.mark.parametrize(
    ("geboren", "groep"),
    [
        (geboren_op(date(2014, 6, 11)), Leeftijdsgroep.ONDER_12),
        (geboren_op(date(2014, 6, 10)), Leeftijdsgroep.VAN_12),
        (geboren_op(date(2010, 6, 11)), Leeftijdsgroep.VAN_12),
        (geboren_op(date(2010, 6, 10)), Leeftijdsgroep.VAN_16),
        (geboren_op(date(2008, 6, 11)), Leeftijdsgroep.VAN_16),
        (geboren_op(date(2008, 6, 10)), Leeftijdsgroep.VOLWASSEN),
        (geboren_op(date(1950, 1, 1)), Leeftijdsgroep.VOLWASSEN),
        (ongeboren(date(2026, 9, 1)), Leeftijdsgroep.ONDER_12),
        (geboren_rond(1980), Leeftijdsgroep.VOLWASSEN),
        (geboren_rond(2020), Leeftijdsgroep.ONDER_12),
        (geboren_rond(2014), None),
        (geboren_rond(2010), None),
        (geboren_rond(2008), None),
        (GEBOORTE_ONBEKEND, None),
    ],
)
def test_the_group_changes_on_the_birthday_itself(geboren, groep):
    assert leeftijdsgroep(geboren, DAG) is groep


@pytest.mark.parametrize(
    ("uitkomst", "zelf_ja", "mag"),
    [
        (Uitkomst.MAG, False, True),
        (Uitkomst.MAG, True, True),
        (Uitkomst.NIET, True, False),
        (Uitkomst.SAMEN, True, False),
        (Uitkomst.MET_TOESTEMMING, False, False),
        (Uitkomst.MET_TOESTEMMING, True, True),
    ],
)
def test_what_a_verified_cell_decides(uitkomst, zelf_ja, mag):
    oordeel = zeggenschap(tabel((geval(), uitkomst)), geval(), toestemming_zelf=zelf_ja)
    assert (oordeel.toegestaan, oordeel.grondslag) == (mag, "artikel 1")


@pytest.mark.parametrize("uitkomst", Uitkomst)
def test_an_unverified_cell_refuses_and_refers_to_a_human(uitkomst):
    oordeel = zeggenschap(tabel((geval(), uitkomst), bron=NIET_GEZIEN), geval(), toestemming_zelf=True)
    assert not oordeel.toegestaan
    assert "privacyfunctionaris" in oordeel.reden


def test_no_cell_refuses_and_refers_to_a_human():
    oordeel = zeggenschap(tabel((geval(), Uitkomst.MAG)), geval(wilsbekwaam=False))
    assert not oordeel.toegestaan
    assert "privacyfunctionaris" in oordeel.reden


def test_two_answers_to_one_question_is_no_table():
    with pytest.raises(ValueError, match="twee antwoorden"):
        tabel((geval(), Uitkomst.MAG), (geval(), Uitkomst.NIET))


SAMEN = tabel(
    (geval(ZELF, handeling=Handeling.TOESTEMMEN), Uitkomst.SAMEN),
    (geval(OUDER, handeling=Handeling.TOESTEMMEN), Uitkomst.SAMEN),
)
ALLEEN_GEZAG = tabel(
    (geval(ZELF, handeling=Handeling.TOESTEMMEN), Uitkomst.NIET),
    (geval(OUDER, handeling=Handeling.TOESTEMMEN), Uitkomst.MAG),
)


@pytest.mark.parametrize(
    ("vakken", "stemmen", "gegeven", "nog_nodig"),
    [
        pytest.param(SAMEN, [(1, ZELF, True), (2, OUDER, True), (3, OUDER, True)], True, (), id="all said yes"),
        pytest.param(SAMEN, [(1, ZELF, True), (2, OUDER, True), (3, OUDER, None)], False, (3,), id="one is silent"),
        pytest.param(SAMEN, [(1, ZELF, True), (2, OUDER, True), (3, OUDER, False)], False, (), id="they disagree"),
        pytest.param(SAMEN, [(1, ZELF, False), (2, OUDER, True)], False, (), id="the child says no"),
        pytest.param(SAMEN, [(1, ZELF, None), (2, OUDER, None)], False, (1, 2), id="nobody was asked"),
        pytest.param(SAMEN, [(1, ZELF, True)], False, (), id="nobody with authority is known"),
        pytest.param(SAMEN, [(2, OUDER, True)], False, (), id="together, without the child"),
        pytest.param(SAMEN, [], False, (), id="nobody at all"),
        pytest.param(ALLEEN_GEZAG, [(1, ZELF, False), (2, OUDER, True)], True, (), id="a no that does not decide"),
        pytest.param(ALLEEN_GEZAG, [(1, ZELF, True)], False, (), id="a yes that does not decide"),
        pytest.param(ALLEEN_GEZAG, [(2, OUDER, True), (3, GI, True)], False, (), id="a capacity without a cell"),
    ],
)
def test_consent_is_given_only_when_everybody_who_must_gave_it(vakken, stemmen, gegeven, nog_nodig):
    uit = toestemming(
        vakken,
        wet=Wet.JEUGDWET,
        leeftijd=Leeftijdsgroep.VAN_12,
        wilsbekwaam=True,
        stemmen=[Stem(*stem) for stem in stemmen],
    )
    assert (uit.gegeven, uit.nog_nodig) == (gegeven, nog_nodig)
    assert uit.reden


def test_an_age_that_is_not_known_gives_no_consent():
    uit = toestemming(SAMEN, wet=Wet.JEUGDWET, leeftijd=None, wilsbekwaam=True, stemmen=[Stem(1, ZELF, ja=True)])
    assert not uit.gegeven


def test_consent_on_cells_that_nobody_checked_is_no_consent():
    vakken = tabel((geval(OUDER, handeling=Handeling.TOESTEMMEN), Uitkomst.MAG), bron=NIET_GEZIEN)
    stemmen = [Stem(2, OUDER, ja=True)]
    uit = toestemming(vakken, wet=Wet.JEUGDWET, leeftijd=Leeftijdsgroep.VAN_12, wilsbekwaam=True, stemmen=stemmen)
    assert not uit.gegeven
    assert "niet zeker" in uit.reden
