"""Truth table of the key rule: which facts give which keys. No database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.sleutels import Bron, Recht, Sleutelfeit, bundel, hield_sleutel, sleutelbos, waarom

VANDAAG = date(2026, 6, 10)
NU = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
GISTEREN, MORGEN = VANDAAG - timedelta(days=1), VANDAAG + timedelta(days=1)
UUR = timedelta(hours=1)
HULP = [
    *(Recht("regie", Doel.HULP, laag, Reikwijdte.EIGEN) for laag in Laag),
    Recht("waarnemer", Doel.HULP, Laag.CONTACT, Reikwijdte.EIGEN),
    Recht("waarnemer", Doel.HULP, Laag.PLAN, Reikwijdte.EIGEN),
    Recht("leider", Doel.TEAMLEIDING, Laag.CONTACT, Reikwijdte.TEAM),
    Recht("dienstdoende", Doel.DIENST, Laag.CONTACT, Reikwijdte.DIENST),
    Recht("dienstdoende", Doel.DIENST, Laag.VEILIGHEID, Reikwijdte.DIENST),
]
ALLES = {1, 2, 3, 4, 5}


def feit(bron=Bron.EIGEN, huishouden=7, rol="regie", van=GISTEREN, tot=None, **meer):
    return Sleutelfeit(bron, huishouden, rol, van, tot, **meer)


def lagen(feiten, *, doel=Doel.HULP, rol="regie"):
    bos = sleutelbos(bundel(feiten), HULP, rol=rol, doel=doel, nu=NU, vandaag=VANDAAG)
    return {nummer % 8 for nummer in bos.sleutels if nummer // 8 == 7}


@pytest.mark.parametrize(
    ("feiten", "doel", "rol", "verwacht"),
    [
        pytest.param([], Doel.HULP, "regie", set(), id="no fact, no key"),
        pytest.param([feit()], Doel.HULP, "regie", ALLES, id="involved since yesterday"),
        pytest.param([feit(van=VANDAAG)], Doel.HULP, "regie", ALLES, id="involved from today"),
        pytest.param([feit(van=MORGEN)], Doel.HULP, "regie", set(), id="involved from tomorrow"),
        pytest.param([feit(tot=VANDAAG)], Doel.HULP, "regie", set(), id="ended today"),
        pytest.param([feit(tot=MORGEN)], Doel.HULP, "regie", ALLES, id="ends tomorrow"),
        pytest.param([feit()], Doel.DIENST, "regie", set(), id="another purpose"),
        pytest.param([feit(rol="onbekend")], Doel.HULP, "regie", set(), id="a role without rights"),
        pytest.param(
            [feit(Bron.WAARNEMING, bron_van=NU - UUR, bron_tot=NU + UUR)], Doel.HULP, "regie", {1, 2}, id="stands in"
        ),
        pytest.param(
            [feit(Bron.WAARNEMING, bron_van=NU - UUR, bron_tot=NU)], Doel.HULP, "regie", set(), id="stood in until now"
        ),
        pytest.param(
            [feit(Bron.WAARNEMING, bron_van=NU + UUR, bron_tot=NU + 2 * UUR)],
            Doel.HULP,
            "regie",
            set(),
            id="stands in later",
        ),
        pytest.param(
            [feit(Bron.WAARNEMING, tot=VANDAAG, bron_van=NU - UUR, bron_tot=NU + UUR)],
            Doel.HULP,
            "regie",
            set(),
            id="stands in for somebody who is not involved any more",
        ),
        pytest.param([feit(Bron.TEAM)], Doel.TEAMLEIDING, "leider", {1}, id="leads the team"),
        pytest.param([feit(Bron.TEAM)], Doel.TEAMLEIDING, "regie", set(), id="is in the team, does not lead it"),
        pytest.param([feit(Bron.TEAM)], Doel.HULP, "leider", set(), id="leading is not helping"),
        pytest.param(
            [feit(Bron.DIENST, bron_van=NU - UUR, bron_tot=NU + UUR)], Doel.DIENST, "regie", {1, 4}, id="on duty"
        ),
        pytest.param([feit(Bron.DIENST, bron_van=NU - UUR, bron_tot=NU)], Doel.DIENST, "regie", set(), id="duty over"),
        pytest.param(
            [feit(), feit(Bron.BEKENDE, rol="", van=None)], Doel.HULP, "regie", set(), id="family lives there"
        ),
        pytest.param([feit(), feit(Bron.SLUITING, rol="")], Doel.HULP, "regie", set(), id="closed to the team"),
        pytest.param(
            [feit(), feit(Bron.SLUITING, rol="", tot=VANDAAG)], Doel.HULP, "regie", ALLES, id="closing has ended"
        ),
        pytest.param(
            [feit(), feit(Bron.SLUITING, rol="", huishouden=8)], Doel.HULP, "regie", ALLES, id="another file is closed"
        ),
        pytest.param(
            [feit(op_maatregel=True, maatregel_lid=3, maatregel_van=GISTEREN)],
            Doel.HULP,
            "regie",
            ALLES,
            id="on a measure in force",
        ),
        pytest.param(
            [feit(op_maatregel=True, maatregel_lid=3, maatregel_van=GISTEREN, maatregel_tot=VANDAAG)],
            Doel.HULP,
            "regie",
            set(),
            id="on a measure that ended today",
        ),
    ],
)
def test_which_facts_give_which_layers(feiten, doel, rol, verwacht):
    assert lagen(feiten, doel=doel, rol=rol) == verwacht


def test_facts_bundled_and_taken_apart_are_the_same_facts():
    feiten = [feit(), feit(huishouden=8, van=VANDAAG, tot=MORGEN), feit(Bron.BEKENDE, van=None), feit(namens=3)]
    bundels = bundel(feiten)
    assert len(bundels) == 3
    assert sorted(map(str, (los for een in bundels for los in een.los()))) == sorted(map(str, feiten))


def bos_van(*feiten):
    return sleutelbos(bundel(feiten), HULP, rol="regie", doel=Doel.HULP, nu=NU, vandaag=VANDAAG)


def test_a_measure_on_one_child_opens_nothing_about_the_others():
    bos = bos_van(feit(op_maatregel=True, maatregel_lid=3, maatregel_van=GISTEREN))
    assert bos.ziet(7, Laag.PLAN, betreft=[3])
    assert not bos.ziet(7, Laag.PLAN, betreft=[3, 4])
    assert not bos.ziet(7, Laag.PLAN, betreft=[4])


def test_a_limited_key_shows_what_is_about_nobody_in_particular():
    assert bos_van(feit(leden=frozenset({3}))).ziet(7, Laag.CONTACT)


def test_a_whole_key_beside_a_limited_one_is_whole():
    bos = bos_van(feit(leden=frozenset({3})), feit())
    assert bos.deel == frozenset()
    assert bos.ziet(7, Laag.PLAN, betreft=[4])


def test_who_acts_for_a_member_does_not_see_what_is_hidden_from_them():
    bos = bos_van(feit(namens=3))
    assert not bos.ziet(7, Laag.PLAN, niet_voor=[3])
    assert bos.ziet(7, Laag.PLAN, niet_voor=[4])


def test_a_key_is_household_times_eight_plus_layer():
    assert sleutel(7, Laag.VEILIGHEID) == 60


def vraag(*feiten):
    return waarom(feiten, HULP, rol="regie", doel=Doel.HULP, nu=NU, vandaag=VANDAAG)


def test_a_refusal_says_since_when():
    oordeel = vraag(feit(tot=date(2026, 6, 1)))
    assert not oordeel.toegestaan
    assert "01-06-2026" in oordeel.reden


@pytest.mark.parametrize(
    ("feiten", "toegestaan", "woord"),
    [
        ([feit()], True, "betrokken"),
        ([feit(Bron.WAARNEMING, bron_van=NU - UUR, bron_tot=NU + UUR)], True, "neemt waar"),
        ([feit(), feit(Bron.BEKENDE, van=None)], False, "familie"),
        ([feit(), feit(Bron.SLUITING)], False, "gesloten"),
        ([feit(van=MORGEN)], False, "doel"),
    ],
)
def test_why_in_words(feiten, toegestaan, woord):
    oordeel = vraag(*feiten)
    assert oordeel.toegestaan is toegestaan
    assert woord in oordeel.reden


def test_why_and_the_keys_agree():
    for feiten in ([feit()], [feit(tot=VANDAAG)], [feit(), feit(Bron.BEKENDE)], [feit(rol="onbekend")]):
        assert vraag(*feiten).toegestaan is bool(bos_van(*feiten).sleutels)


DAGEN = timedelta(days=30)


@pytest.mark.parametrize(
    ("feiten", "rol", "ooit"),
    [
        pytest.param([], "regie", False, id="no fact"),
        pytest.param([feit()], "regie", True, id="involved"),
        pytest.param([feit(van=VANDAAG)], "regie", True, id="from today"),
        pytest.param([feit(van=MORGEN)], "regie", False, id="from tomorrow"),
        pytest.param([feit(van=VANDAAG - DAGEN, tot=GISTEREN)], "regie", True, id="once"),
        pytest.param([feit(van=GISTEREN, tot=GISTEREN)], "regie", True, id="began and stopped on one day"),
        pytest.param([feit(van=VANDAAG, tot=VANDAAG)], "regie", True, id="began and stopped today"),
        pytest.param([feit(van=MORGEN, tot=MORGEN)], "regie", False, id="taken back before it began"),
        pytest.param([feit(rol="onbekend")], "regie", False, id="a role that opens nothing"),
        pytest.param([feit(op_maatregel=True, maatregel_van=MORGEN)], "regie", False, id="a measure still to come"),
        pytest.param([feit(op_maatregel=True, maatregel_van=GISTEREN)], "regie", True, id="a measure in force"),
        pytest.param(
            [feit(van=GISTEREN, op_maatregel=True, maatregel_van=VANDAAG - DAGEN, maatregel_tot=GISTEREN)],
            "regie", False, id="a measure that was over already",
        ),
        pytest.param([feit(Bron.TEAM)], "leider", True, id="leads the team"),
        pytest.param([feit(Bron.TEAM)], "regie", False, id="in the team"),
        pytest.param([feit(Bron.TEAM, tot=VANDAAG, bron_van=NU)], "leider", False, id="came to lead after it ended"),
        pytest.param([feit(Bron.DIENST, bron_van=NU - UUR, bron_tot=NU)], "regie", True, id="was on duty"),
        pytest.param([feit(Bron.DIENST, bron_van=NU + UUR, bron_tot=NU + 2 * UUR)], "regie", False, id="duty to come"),
        pytest.param(
            [feit(Bron.WAARNEMING, tot=GISTEREN, bron_van=NU - UUR, bron_tot=NU + UUR)],
            "regie", False, id="stands in for who is not involved any more",
        ),
        pytest.param(
            [feit(Bron.WAARNEMING, van=VANDAAG, bron_van=NU - DAGEN, bron_tot=NU - 2 * DAGEN)],
            "regie", False, id="stood in before it began",
        ),
        pytest.param([feit(), feit(Bron.SLUITING, van=VANDAAG)], "regie", True, id="closed since today"),
        pytest.param([feit(), feit(Bron.SLUITING)], "regie", False, id="closed from the beginning"),
        pytest.param(
            [feit(van=VANDAAG - DAGEN), feit(Bron.SLUITING, van=VANDAAG - DAGEN, tot=GISTEREN)],
            "regie", True, id="closed at first",
        ),
        pytest.param([feit(), feit(Bron.BEKENDE, van=None, bron_van=NU)], "regie", True, id="family since now"),
        pytest.param([feit(), feit(Bron.BEKENDE, van=None)], "regie", False, id="family always"),
        pytest.param([feit(Bron.BEKENDE, van=None)], "regie", False, id="family and no tie"),
    ],
)  # fmt: skip
def test_who_ever_held_a_key(feiten, rol, ooit):
    assert hield_sleutel(feiten, HULP, rol=rol, nu=NU) is ooit


def test_whoever_holds_a_key_held_one():
    for feiten in ([feit()], [feit(leden=frozenset({1}))], [feit(namens=3)], [feit(tot=MORGEN)]):
        assert bos_van(*feiten).sleutels
        assert hield_sleutel(feiten, HULP, rol="regie", nu=NU)
