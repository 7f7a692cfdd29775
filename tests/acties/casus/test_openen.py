"""Opening a case: one at a time, a number, a vast gezicht, and the way back to an earlier case."""

import threading
import uuid
from datetime import date

import pytest
from django.db import connection

from tandem.acties import deur
from tandem.acties.casus.gezicht import Wisselinvoer, wissel_vast_gezicht
from tandem.acties.casus.openen import dagen_sinds_vorige, open_casus
from tandem.models import Betrokkenheid, Casus, Signaal, Team, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import casus, opening, signaal
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor, met_casus=False)


def _in(actor, gezin, lees):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return lees(sessie)


def _casus(actor, gezin, nummer):
    return _in(actor, gezin, lambda sessie: sessie.van(Casus).select_related("vorige").get(openbaar=nummer))


def _sluit(actor, gezin, *, soort="blijvend_veilig", op=None):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.van(Casus).update(afgerond_op=op or sessie.vandaag, afrondsoort=soort, fase="afgerond")
        sessie.gebeurtenis("test")


def test_numbers_are_for_people_and_every_one_is_given_once(actor, gezin):
    een = _casus(actor, gezin, casus(actor, gezin)).nummer
    ander = wereld.gezin(actor, ("Anna",), met_casus=False)
    twee = _casus(actor, ander, casus(actor, ander)).nummer
    assert een[:7] == f"T-{vandaag().year}-"
    assert len(een) == 13
    assert int(twee[7:]) > int(een[7:])


def test_there_is_one_vast_gezicht_and_whoever_was_involved_already_is_so_once(actor, gezin):
    casus(actor, gezin)
    rijen = _in(actor, gezin, lambda sessie: list(sessie.van(Betrokkenheid).filter(tot=None)))
    assert [(rij.medewerker_id, rij.vast_gezicht, rij.taak) for rij in rijen] == [
        (actor.medewerker, True, "casusregie")
    ]


def test_signals_that_waited_join_the_case(actor, gezin):
    signaal(actor, gezin)
    nummer = casus(actor, gezin)
    assert _in(actor, gezin, lambda sessie: sessie.van(Signaal).get().casus.openbaar) == nummer


def test_without_a_face_a_team_and_a_day_on_which_there_is_one_are_asked(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        casus(actor, gezin, gezicht=None)
    assert set(fout.value.fouten) == {"team", "gezicht_uiterlijk"}
    casus(actor, gezin, gezicht=None, team=actor.team, gezicht_uiterlijk=over(2))
    termijn = _in(actor, gezin, lambda sessie: sessie.van(Termijn).get(soort="vast_gezicht_kiezen"))
    assert termijn.vervalt_op == over(2)


def test_the_team_leader_of_the_chosen_team_sees_a_case_that_still_needs_a_face(actor, gezin):
    ander = wereld.team(wereld.organisatie("lokaal_team"))
    leider = wereld.professional("teamleider", in_team=ander)
    casus(actor, gezin, gezicht=None, team=ander.pk, gezicht_uiterlijk=over(2))
    with deur.lees(door=leider, doel=Doel.TEAMLEIDING, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        assert sessie.van(Casus).exists()


def test_choosing_the_face_afterwards_takes_the_teams_place_and_ends_the_day():
    lid = wereld.professional("teamlid_lokaal_team")
    gezicht = wereld.professional(in_team=Team.objects.get(pk=lid.team))
    gezin = wereld.gezin(lid, met_casus=False)
    casus(lid, gezin, gezicht=None, team=lid.team, gezicht_uiterlijk=over(2))
    invoer = Wisselinvoer(gezicht.lidmaatschap, vandaag(), "", aangekondigd_op=vandaag())
    wissel_vast_gezicht(door=lid, huishouden=gezin.openbaar, invoer=invoer)
    rijen = _in(lid, gezin, lambda s: list(s.van(Betrokkenheid).filter(tot=None)))
    assert {(rij.medewerker_id, rij.vast_gezicht) for rij in rijen} == {
        (lid.medewerker, False), (gezicht.medewerker, True),
    }  # fmt: skip
    assert not _in(lid, gezin, lambda s: s.van(Termijn).filter(soort="vast_gezicht_kiezen", afgerond_op=None).exists())


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"geopend_op": date(2999, 1, 1)}, "geopend_op"),
        ({"gezicht": 0}, "gezicht"),
        ({"gezicht": 2**40}, "gezicht"),
        ({"regie": "de_baas"}, "regie"),
        ({"regie": "gi"}, "regie_toelichting"),
        ({"eerste_contact": lambda: over(-1)}, "eerste_contact"),
        ({"gezicht": None, "team": 2**40, "gezicht_uiterlijk": lambda: over(1)}, "team"),
        ({"gezicht": None, "team": 1, "gezicht_uiterlijk": lambda: over(-1)}, "gezicht_uiterlijk"),
    ],
)
def test_what_is_not_in_order_is_refused_at_its_field_and_no_case_opens(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        casus(actor, gezin, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]
    assert not _in(actor, gezin, lambda sessie: sessie.van(Casus).exists())


def test_the_face_comes_from_the_local_team(actor, gezin):
    jeugdbeschermer = wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    with pytest.raises(Ongeldig) as fout:
        casus(actor, gezin, gezicht=jeugdbeschermer.lidmaatschap)
    assert list(fout.value.fouten) == ["gezicht"]


def test_a_second_active_case_is_refused_in_a_sentence(actor, gezin):
    eerste = _casus(actor, gezin, casus(actor, gezin)).nummer
    with pytest.raises(Ongeldig, match=eerste):
        casus(actor, gezin)


def test_two_people_who_open_a_case_together_open_one(actor, gezin):
    uitkomsten, hek = [], threading.Barrier(2)

    def open_er_een():
        try:
            hek.wait()
            uitkomsten.append(casus(actor, gezin))
        except Ongeldig as fout:
            uitkomsten.append(str(fout))
        finally:
            connection.close()

    draden = [threading.Thread(target=open_er_een) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(isinstance(uitkomst, uuid.UUID) for uitkomst in uitkomsten) == [False, True]
    assert _in(actor, gezin, lambda sessie: sessie.van(Casus).count()) == 1


def test_sent_twice_opens_one(actor, gezin):
    verzoek, invoer = uuid.uuid4(), opening(actor)
    nummer = open_casus(door=actor, huishouden=gezin.openbaar, verzoek=verzoek, invoer=invoer)
    with pytest.raises(AlGedaan) as eerder:
        open_casus(door=actor, huishouden=gezin.openbaar, verzoek=verzoek, invoer=invoer)
    assert eerder.value.uitkomst == str(nummer)


@pytest.mark.parametrize(("soort", "dagen"), [("blijvend_veilig", 40), ("samengevoegd", None)])
def test_coming_back_links_to_the_earlier_case_and_counts_where_that_kind_counts(actor, gezin, soort, dagen):
    eerder = casus(actor, gezin, geopend_op=over(-100))
    _sluit(actor, gezin, soort=soort, op=over(-40))
    nieuw = _casus(actor, gezin, casus(actor, gezin))
    assert nieuw.vorige.openbaar == eerder
    assert _in(actor, gezin, lambda s: dagen_sinds_vorige(s.van(Casus).get(openbaar=nieuw.openbaar))) == dagen


def test_only_who_may_conclude_that_a_case_is_needed_opens_one(actor, gezin):
    vreemd = wereld.professional("casusregisseur", organisatie=wereld.organisatie("jeugdhulp"))
    wereld.betrek(gezin, vreemd, door=actor)
    with pytest.raises(Geweigerd):
        casus(vreemd, gezin)
    with pytest.raises(NietGevonden):
        casus(wereld.professional(), gezin)
