"""The plan against the real database: goals, figures, steps, help, answers, agreeing, looking back."""

import uuid
from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.plan.afdruk import lees_afdruk
from tandem.acties.plan.afspreken import (
    Evaluatieinvoer,
    evalueer_plan,
    leg_instemming_vast,
    leg_thuis_vast,
    spreek_plan_af,
)
from tandem.acties.plan.doel import Doelinvoer, laat_doel_los, leg_doel_vast, schaal_doel, wijzig_doel
from tandem.acties.plan.hulp import Hulpinvoer, start_hulp, stop_hulp, vraag_hulp, vraag_hulp_na
from tandem.acties.plan.lezen import lees_plan
from tandem.acties.plan.stap import Stapinvoer, rond_stap_af, spreek_stap_af, verzet_stap
from tandem.models import Gebeurtenis, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _wie(actor, gezin):
    return {"door": actor, "huishouden": gezin.openbaar}


def _doel(actor, gezin, tekst="Rustig slapen", **velden):
    return leg_doel_vast(**_wie(actor, gezin), invoer=Doelinvoer(tekst, **velden))


def _stap(actor, gezin, **velden):
    gegevens = {"tekst": "Slot op de deur", "uiterlijk": vandaag() + 7 * DAG, "lid": gezin.leden["Samira"], **velden}
    return spreek_stap_af(**_wie(actor, gezin), invoer=Stapinvoer(**gegevens))


def _lees(actor, gezin, **opties):
    return lees_plan(**_wie(actor, gezin), **opties)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(**_wie(actor, gezin), doel=Doel.HULP, wat="test") as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_).order_by("id"))


def _ieder_antwoordt(actor, gezin, **anders):
    for naam in ("Samira", "Tom"):
        antwoord = anders.get(naam, "ja")
        leg_instemming_vast(**_wie(actor, gezin), lid=gezin.leden[naam], antwoord=antwoord, op=vandaag())


def _spreek_af(actor, gezin, **anders):
    gegevens = {"op": vandaag(), "evalueren_op": vandaag() + 30 * DAG, **anders}
    return spreek_plan_af(**_wie(actor, gezin), **gegevens)


# -- goals and figures ------------------------------------------------------------------------------------------------


def test_the_first_goal_begins_the_plan(actor, gezin):
    assert _lees(actor, gezin).plan is None
    _doel(actor, gezin, van_lid=gezin.leden["Tom"], goed_genoeg=7)
    blad = _lees(actor, gezin)
    assert (blad.plan.nummer, blad.plan.stand) == (1, "concept")
    assert [(d.tekst, d.van, d.goed_genoeg) for d in blad.doelen] == [("Rustig slapen", "Tom", 7)]
    assert [g.soort for g in _rijen(actor, gezin, Gebeurtenis)][-2:] == ["plan_begonnen", "doel_vastgelegd"]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"tekst": " "}, "tekst"), ({"goed_genoeg": 11}, "goed_genoeg"), ({"goed_genoeg": -1}, "goed_genoeg")],
)
def test_a_goal_that_cannot_be_comes_back_at_its_field(actor, gezin, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        _doel(actor, gezin, **velden)
    assert set(fout.value.fouten) == {veld}
    assert _lees(actor, gezin).plan is None


def test_somebody_of_another_household_cannot_own_a_goal(actor, gezin):
    ander = wereld.gezin(wereld.professional())
    with pytest.raises(Ongeldig) as fout:
        _doel(actor, gezin, van_lid=ander.leden["Tom"])
    assert set(fout.value.fouten) == {"van_lid"}


def test_a_goal_is_not_hidden_from_its_owner(actor, gezin):
    tom = gezin.leden["Tom"]
    with pytest.raises(Ongeldig):
        _doel(actor, gezin, van_lid=tom, niet_zichtbaar_voor=(tom,))


def test_the_same_goal_sent_twice_stands_there_once(actor, gezin):
    verzoek = uuid.uuid4()
    leg_doel_vast(**_wie(actor, gezin), invoer=Doelinvoer("Een"), verzoek=verzoek)
    with pytest.raises(AlGedaan):
        leg_doel_vast(**_wie(actor, gezin), invoer=Doelinvoer("Een"), verzoek=verzoek)
    assert len(_lees(actor, gezin).doelen) == 1


def test_two_who_change_a_goal_the_second_is_told(actor, gezin):
    doel = _doel(actor, gezin)
    wijzig_doel(**_wie(actor, gezin), doel=doel, invoer=Doelinvoer("Anders"), versie=1)
    with pytest.raises(Botsing) as botsing:
        wijzig_doel(**_wie(actor, gezin), doel=doel, invoer=Doelinvoer("Weer anders"), versie=1)
    assert botsing.value.hun["tekst"] == "Anders"


def test_figures_of_each_voice_stand_apart_and_their_own_level_decides(actor, gezin):
    doel = _doel(actor, gezin, goed_genoeg=7)
    samira = gezin.leden["Samira"]
    schaal_doel(**_wie(actor, gezin), doel=doel, score=9, op=vandaag() - 3 * DAG, professional=True)
    assert _lees(actor, gezin).doelen[0].stand == "loopt"
    schaal_doel(**_wie(actor, gezin), doel=doel, score=3, op=vandaag() - 2 * DAG, lid=samira)
    schaal_doel(**_wie(actor, gezin), doel=doel, score=7, op=vandaag() - DAG, lid=samira)
    (beeld,) = _lees(actor, gezin).doelen
    assert beeld.stand == "goed_genoeg"
    assert beeld.bereikt_op == vandaag() - DAG
    assert [(s.stemsoort, s.cijfer) for s in beeld.scores] == [("professional", 9), ("lid", 3), ("lid", 7)]


@pytest.mark.parametrize(("velden", "veld"), [({"score": 11}, "score"), ({"op": lambda: over(1)}, "op")])
def test_a_figure_that_cannot_be_comes_back_at_its_field(actor, gezin, velden, veld):
    doel = _doel(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        schaal_doel(**_wie(actor, gezin), doel=doel, **{"score": 5, "op": vandaag(), **van_nu(velden)})
    assert set(fout.value.fouten) == {veld}


def test_letting_go_needs_a_reason_and_happens_once(actor, gezin):
    doel = _doel(actor, gezin)
    with pytest.raises(Ongeldig):
        laat_doel_los(**_wie(actor, gezin), doel=doel, reden=" ")
    laat_doel_los(**_wie(actor, gezin), doel=doel, reden="Opa is verhuisd")
    with pytest.raises(Ongeldig):
        laat_doel_los(**_wie(actor, gezin), doel=doel, reden="Nog eens")
    assert _lees(actor, gezin).doelen[0].stand == "losgelaten"


# -- steps ------------------------------------------------------------------------------------------------------------


def test_a_step_has_a_due_date_that_ends_when_it_is_done(actor, gezin):
    doel = _doel(actor, gezin)
    stap = _stap(actor, gezin, doel=str(doel))
    (termijn,) = _rijen(actor, gezin, Termijn, soort="plan_stap")
    assert (termijn.vervalt_op, termijn.reden) == (vandaag() + 7 * DAG, "Slot op de deur")
    rond_stap_af(**_wie(actor, gezin), stap=stap, op=vandaag())
    (termijn,) = _rijen(actor, gezin, Termijn, soort="plan_stap")
    assert (termijn.afgerond_op, termijn.uitkomst) == (vandaag(), "gedaan")
    (beeld,) = _lees(actor, gezin).doelen[0].stappen
    assert (beeld.stand, beeld.wie) == ("gedaan", "Samira")
    with pytest.raises(Ongeldig):
        rond_stap_af(**_wie(actor, gezin), stap=stap, op=vandaag())


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"tekst": ""}, "tekst"),
        ({"lid": None}, "wie"),
        ({"wie_anders": "oma"}, "wie"),
        ({"uiterlijk": lambda: over(-1)}, "uiterlijk"),
        ({"uiterlijk": None}, "uiterlijk"),
        ({"lid": None, "medewerker": 2**40}, "wie"),
        ({"doel": str(uuid.uuid4())}, "doel"),
    ],
)
def test_a_step_that_cannot_be_comes_back_at_its_field(actor, gezin, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        _stap(actor, gezin, **van_nu(velden))
    assert set(fout.value.fouten) == {veld}


def test_a_step_can_come_later_with_a_reason(actor, gezin):
    stap = _stap(actor, gezin)
    with pytest.raises(Ongeldig):
        verzet_stap(**_wie(actor, gezin), stap=stap, uiterlijk=vandaag() + 20 * DAG, reden="")
    verzet_stap(**_wie(actor, gezin), stap=stap, uiterlijk=vandaag() + 20 * DAG, reden="De smid is ziek")
    (open_,) = _rijen(actor, gezin, Termijn, soort="plan_stap", afgerond_op=None)
    assert open_.vervalt_op == vandaag() + 20 * DAG


def test_a_step_of_a_hidden_goal_is_hidden_too(actor, gezin):
    doel = _doel(actor, gezin, niet_zichtbaar_voor=(gezin.leden["Tom"],))
    _stap(actor, gezin, doel=str(doel))
    steun = wereld.professional("aanbieder")
    wereld.betrek(gezin, steun, door=actor, namens_id=gezin.leden["Tom"])
    blad = _lees(steun, gezin)
    assert (blad.doelen, blad.losse_stappen, blad.heel) == ((), (), False)


# -- help -------------------------------------------------------------------------------------------------------------


def _hulp(actor, gezin, **velden):
    gegevens = {"hulpvorm": "vggz", "gevraagd_op": vandaag() - 20 * DAG, "voor": (gezin.leden["Samira"],), **velden}
    return vraag_hulp(**_wie(actor, gezin), invoer=Hulpinvoer(**gegevens))


def test_the_waiting_time_follows_from_both_days(actor, gezin):
    hulp = _hulp(actor, gezin, navragen_op=vandaag() + DAG)
    (beeld,) = _lees(actor, gezin).hulp
    assert (beeld.wacht, beeld.dagen, beeld.gebied) == ("wacht 20 dagen", 20, "vGGZ")
    vraag_hulp_na(**_wie(actor, gezin), hulp=hulp, navragen_op=vandaag() + 9 * DAG)
    assert _lees(actor, gezin).hulp[0].navragen_op == vandaag() + 9 * DAG
    start_hulp(**_wie(actor, gezin), hulp=hulp, gestart_op=vandaag() - DAG)
    (beeld,) = _lees(actor, gezin).hulp
    assert (beeld.wacht, beeld.dagen, beeld.navragen_op) == ("na 19 dagen begonnen", None, None)
    stop_hulp(**_wie(actor, gezin), hulp=hulp, gestopt_op=vandaag(), stopreden="klaar")
    with pytest.raises(Ongeldig):
        stop_hulp(**_wie(actor, gezin), hulp=hulp, gestopt_op=vandaag(), stopreden="klaar")


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"hulpvorm": "toverij"}, "hulpvorm"),
        ({"gevraagd_op": lambda: over(1)}, "gevraagd_op"),
        ({"gestart_op": lambda: over(-30)}, "gestart_op"),
        ({"voor": (2**40,)}, "voor"),
        ({"aanbieder": 2**40}, "aanbieder"),
        ({"navragen_op": lambda: over(-1)}, "navragen_op"),
    ],
)
def test_help_that_cannot_be_comes_back_at_its_field(actor, gezin, velden, veld):
    with pytest.raises(Ongeldig) as fout:
        _hulp(actor, gezin, **van_nu(velden))
    assert set(fout.value.fouten) == {veld}


# -- agreeing and looking back ----------------------------------------------------------------------------------------


def test_everybody_from_12_is_asked_and_a_no_stands_beside_it(actor, gezin):
    _doel(actor, gezin)
    with pytest.raises(Ongeldig, match="nog niet gevraagd"):
        _spreek_af(actor, gezin)
    _ieder_antwoordt(actor, gezin, Tom="nee")
    _spreek_af(actor, gezin)
    blad = _lees(actor, gezin)
    assert (blad.plan.stand, blad.evalueren_op) == ("afgesproken", vandaag() + 30 * DAG)
    assert {a.naam: a.antwoord for a in blad.antwoorden if a.moet} == {"Samira": "ja", "Tom": "nee"}
    with pytest.raises(Ongeldig, match="al afgesproken"):
        _spreek_af(actor, gezin)
    with pytest.raises(Ongeldig, match="nieuwe versie"):
        _doel(actor, gezin)


def test_a_plan_without_a_goal_or_a_day_to_look_back_is_not_agreed(actor, gezin):
    _stap(actor, gezin)
    _ieder_antwoordt(actor, gezin)
    with pytest.raises(Ongeldig, match="nog geen doel"):
        _spreek_af(actor, gezin)
    _doel(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _spreek_af(actor, gezin, evalueren_op=vandaag())
    assert set(fout.value.fouten) == {"evalueren_op"}


def _afgesproken(actor, gezin):
    doel = _doel(actor, gezin, goed_genoeg=7)
    schaal_doel(**_wie(actor, gezin), doel=doel, score=4, op=vandaag(), lid=gezin.leden["Samira"])
    _stap(actor, gezin, doel=str(doel))
    _ieder_antwoordt(actor, gezin)
    _spreek_af(actor, gezin)
    return doel


def test_a_new_version_takes_goals_figures_and_open_steps_along(actor, gezin):
    oud = _afgesproken(actor, gezin)
    evalueer_plan(**_wie(actor, gezin), invoer=Evaluatieinvoer(vandaag(), "bijstellen", "Veel", "Weinig"))
    blad = _lees(actor, gezin)
    assert (blad.plan.nummer, blad.is_concept) == (2, True)
    (doel,) = blad.doelen
    assert doel.openbaar != oud
    assert [score.cijfer for score in doel.scores] == [4]
    assert [stap.uiterlijk for stap in doel.stappen] == [vandaag() + 7 * DAG]
    assert len(_rijen(actor, gezin, Termijn, soort="plan_stap", afgerond_op=None)) == 1
    assert [v.stand for v in blad.versies] == ["concept", "afgesproken"]
    assert {a.antwoord for a in blad.antwoorden} == {"niet_gevraagd"}
    _ieder_antwoordt(actor, gezin)
    _spreek_af(actor, gezin)
    assert [v.stand for v in _lees(actor, gezin).versies] == ["afgesproken", "vervangen"]
    eerste = _lees(actor, gezin, plan=blad.versies[1].openbaar)
    assert (eerste.nieuwste, eerste.doelen[0].openbaar) == (False, oud)


def test_going_on_sets_the_next_day_and_a_concept_is_not_evaluated(actor, gezin):
    _doel(actor, gezin)
    with pytest.raises(Ongeldig, match="nog niet afgesproken"):
        evalueer_plan(**_wie(actor, gezin), invoer=Evaluatieinvoer(vandaag(), "bijstellen"))
    _ieder_antwoordt(actor, gezin)
    _spreek_af(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        evalueer_plan(**_wie(actor, gezin), invoer=Evaluatieinvoer(vandaag(), "doorgaan"))
    assert set(fout.value.fouten) == {"evalueren_op"}
    invoer = Evaluatieinvoer(vandaag(), "doorgaan", evalueren_op=vandaag() + 60 * DAG)
    evalueer_plan(**_wie(actor, gezin), invoer=invoer)
    assert _lees(actor, gezin).evalueren_op == vandaag() + 60 * DAG


def test_who_sees_a_part_does_not_agree_on_the_whole(actor, gezin):
    _doel(actor, gezin)
    _doel(actor, gezin, "Doel van Noor", van_lid=gezin.leden["Noor"])
    jb = wereld.professional("jeugdbeschermer")
    wereld.betrek(gezin, jb, door=actor, leden=[gezin.leden["Tom"]])
    assert [d.tekst for d in _lees(jb, gezin).doelen] == ["Rustig slapen"]
    with pytest.raises(Geweigerd):
        _spreek_af(jb, gezin)


# -- at home ----------------------------------------------------------------------------------------------------------


def test_a_print_for_at_home_comes_after_a_yes_and_leaves_out_what_is_hidden_from_anybody(actor, gezin):
    _doel(actor, gezin)
    _doel(actor, gezin, "Weg bij Samira", niet_zichtbaar_voor=(gezin.leden["Samira"],))
    with pytest.raises(Ongeldig):
        lees_afdruk(**_wie(actor, gezin))
    leg_thuis_vast(**_wie(actor, gezin), antwoord="nee")
    with pytest.raises(Ongeldig):
        lees_afdruk(**_wie(actor, gezin))
    leg_thuis_vast(**_wie(actor, gezin), antwoord="ja")
    blad, _, minder = lees_afdruk(**_wie(actor, gezin))
    assert ([d.tekst for d in blad.doelen], minder) == (["Rustig slapen"], True)


def test_a_stranger_finds_nothing_and_who_has_no_key_to_the_plan_is_refused(actor, gezin):
    _doel(actor, gezin)
    with pytest.raises(NietGevonden):
        _lees(wereld.professional(), gezin)
    with pytest.raises(NietGevonden):
        _doel(wereld.professional(), gezin)
