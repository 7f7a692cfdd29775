"""One vast gezicht at a time: a change has a reason, is announced, is counted, and hands over the open work."""

from datetime import timedelta

import pytest

from tandem.acties import deur
from tandem.acties.casus.aankondiging import Aankondiginvoer, Drukinvoer, kondig_aan, meld_druk
from tandem.acties.casus.betrekken import AANKONDIGEN, Betrokkeninvoer, betrek
from tandem.acties.casus.betrokkenheid import lees_betrokkenen
from tandem.acties.casus.gezicht import Wisselinvoer, wissel_vast_gezicht
from tandem.acties.casus.termijn import zet_termijn
from tandem.models import Casus, Gebeurtenis, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")

DAG = timedelta(days=1)


@pytest.fixture
def team():
    return wereld.team()


@pytest.fixture
def actor(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def collega(team):
    return wereld.professional(in_team=team)


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor)


def _wissel(door, gezin, naar, *, doel=Doel.HULP, **velden):
    gegevens = {"op": vandaag(), "reden": "ziekte", "aangekondigd_op": vandaag(), **velden}
    return wissel_vast_gezicht(
        door=door, huishouden=gezin.openbaar, invoer=Wisselinvoer(naar=naar.lidmaatschap, **gegevens), doel=doel
    )


def _fouten(*args, **velden):
    with pytest.raises(Ongeldig) as fout:
        _wissel(*args, **velden)
    return set(fout.value.fouten)


def _rijen(actor, gezin, model, **filter_):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return list(sessie.van(model).filter(**filter_))


def test_a_change_of_face_is_an_event_with_a_reason_and_counted(actor, collega, gezin):
    _wissel(actor, gezin, collega)
    beeld = lees_betrokkenen(door=collega, huishouden=gezin.openbaar)
    assert (beeld.vast_gezicht.naam, beeld.kop.vast_gezicht, beeld.wisselingen) == (collega.naam, collega.naam, 1)
    (gebeurtenis,) = _rijen(collega, gezin, Gebeurtenis, soort="vast_gezicht_gewisseld")
    assert gebeurtenis.feiten["van"] == actor.naam
    assert gebeurtenis.feiten["reden"] == "ziekte"
    with pytest.raises(Geweigerd):
        lees_betrokkenen(door=actor, huishouden=gezin.openbaar)


def test_the_open_work_goes_along(actor, collega, gezin):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        zet_termijn(sessie, sessie.van(Casus).get(), soort="volgend_contact", vervalt_op=vandaag() + 3 * DAG)
        sessie.gebeurtenis("test")
    _wissel(actor, gezin, collega)
    (termijn,) = _rijen(collega, gezin, Termijn, soort="volgend_contact")
    assert termijn.eigenaar_id == collega.medewerker


def test_the_old_face_can_walk_along_for_a_while(actor, collega, gezin):
    _wissel(actor, gezin, collega, loopt_mee_tot=vandaag() + 14 * DAG)
    beeld = lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
    assert [een.naam for een in beeld.op_de_fiets] == [actor.naam]


def test_a_change_that_is_still_to_come_leaves_the_face_of_today(actor, collega, gezin):
    _wissel(actor, gezin, collega, op=vandaag() + 7 * DAG)
    beeld = lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
    assert (beeld.vast_gezicht.naam, beeld.kop.vast_gezicht) == (actor.naam, actor.naam)
    assert [een.naam for een in beeld.straks] == [collega.naam]


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"reden": ""}, {"reden"}),
        ({"reden": "verzonnen"}, {"reden"}),
        ({"reden": "anders"}, {"toelichting"}),
        ({"aangekondigd_op": None}, {"aangekondigd_op"}),
        ({"op": lambda: over(-400)}, {"op", "aangekondigd_op"}),
        ({"op": lambda: over(400)}, {"op"}),
        ({"loopt_mee_tot": vandaag}, {"loopt_mee_tot"}),
    ],
)
def test_what_a_change_asks_for(actor, collega, gezin, velden, fouten):
    assert _fouten(actor, gezin, collega, **van_nu(velden)) == fouten


def test_the_face_comes_from_the_local_team_and_is_somebody_else(actor, gezin):
    buiten = wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    assert _fouten(actor, gezin, buiten) == {"naar"}
    assert _fouten(actor, gezin, actor) == {"naar"}


def test_the_team_leader_can_do_it_when_the_face_is_ill(actor, collega, team, gezin):
    leider = wereld.professional("teamleider", in_team=team)
    _wissel(leider, gezin, collega, doel=Doel.TEAMLEIDING)
    assert lees_betrokkenen(door=collega, huishouden=gezin.openbaar).vast_gezicht.naam == collega.naam
    with pytest.raises(NietGevonden):
        _wissel(wereld.professional("teamleider"), gezin, collega, doel=Doel.TEAMLEIDING)


def _partner(actor, gezin):
    wie = wereld.professional("tandempartner_rvt", organisatie=wereld.organisatie("gi"))
    invoer = Betrokkeninvoer(taak="samen_optrekken", van=vandaag(), lidmaatschap=wie.lidmaatschap)
    return wie, betrek(door=actor, huishouden=gezin.openbaar, invoer=invoer)


def test_telling_the_household_asks_each_member_and_counts_who_felt_pressed(actor, gezin):
    _, openbaar = _partner(actor, gezin)
    samira, tom = gezin.leden["Samira"], gezin.leden["Tom"]
    antwoorden = {samira: Drukinvoer("ja", "Ik durfde geen nee te zeggen"), tom: Drukinvoer("nee")}
    kondig_aan(
        door=actor, huishouden=gezin.openbaar, betrokkenheid=openbaar, invoer=Aankondiginvoer(vandaag(), antwoorden)
    )
    beeld = lees_betrokkenen(door=actor, huishouden=gezin.openbaar)
    assert [(druk.lid, druk.tekst) for druk in beeld.druk] == [(samira, "Ik durfde geen nee te zeggen")]
    assert beeld.in_tandem[0].aangekondigd_op == vandaag()
    assert not _rijen(actor, gezin, Termijn, soort=AANKONDIGEN, afgerond_op=None)
    (gebeurtenis,) = _rijen(actor, gezin, Gebeurtenis, soort="betrokkene_aangekondigd")
    assert gebeurtenis.feiten["gevraagd"] == 2


def test_what_she_says_about_pressure_is_not_read_for_another_member(actor, gezin):
    samira, tom = gezin.leden["Samira"], gezin.leden["Tom"]
    meld_druk(door=actor, huishouden=gezin.openbaar, lid=samira, op=vandaag(), tekst="Te veel")
    naast_tom = wereld.professional("casusregisseur", organisatie=wereld.organisatie("clientondersteuning"))
    wereld.betrek(gezin, naast_tom, door=actor, namens_id=tom)
    assert lees_betrokkenen(door=naast_tom, huishouden=gezin.openbaar).druk == ()


@pytest.mark.parametrize(
    ("op", "antwoord", "fouten"),
    [(lambda: vandaag() + DAG, "ja", {"op"}), (vandaag, "misschien", {"druk"})],
)
def test_bad_input_at_an_announcement(actor, gezin, op, antwoord, fouten):
    _, openbaar = _partner(actor, gezin)
    invoer = Aankondiginvoer(op(), {gezin.leden["Tom"]: Drukinvoer(antwoord)})
    with pytest.raises(Ongeldig) as fout:
        kondig_aan(door=actor, huishouden=gezin.openbaar, betrokkenheid=openbaar, invoer=invoer)
    assert {veld.split("-")[0] for veld in fout.value.fouten} == fouten


def test_a_member_of_another_household_is_not_asked(actor, gezin):
    ander = wereld.gezin(wereld.professional())
    with pytest.raises(Ongeldig):
        meld_druk(door=actor, huishouden=gezin.openbaar, lid=ander.leden["Tom"], op=vandaag())
