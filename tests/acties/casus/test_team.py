"""The team overview, against the real PostgreSQL as role ``app``: each figure counted by hand beside it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.team import _jaren_terug, lees_team
from tandem.models import Betrokkenheid, Casus, Lid, Organisatie, Team, Waarneming
from tandem.regels.casus.betrokkenheid import Wisselreden
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.acties.casus.test_werklijst import termijnen

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def team():
    """Give a leader and two professionals of one team."""
    een = wereld.professional()
    groep = Team.objects.get(pk=een.team)
    moeder = Organisatie.objects.get(pk=een.organisatie)
    twee = wereld.professional(in_team=groep, organisatie=moeder)
    leider = wereld.professional("teamleider", in_team=groep, organisatie=moeder)
    return leider, een, twee


def _van(beeld, actor):
    return next(lid for lid in beeld.leden if lid.medewerker == actor.medewerker)


def _wijzig(actor, gezin, doe):
    with deur.schrijf(door=actor, doel=Doel.HULP, wat="test: wijzigen", huishouden=gezin.openbaar) as sessie:
        doe(sessie)
        sessie.gebeurtenis("test")


def test_load_per_professional_counts_households_children_and_acute(team):
    leider, een, twee = team
    eerste, tweede = wereld.gezin(een), wereld.gezin(een, ("Anna", "Bo"))
    wereld.betrek(eerste, twee, door=een)
    _wijzig(een, tweede, lambda sessie: sessie.van(Casus).update(fase="directe_veiligheid"))
    beeld = lees_team(door=leider)
    assert (_van(beeld, een).gezicht, _van(beeld, een).huishoudens) == (2, 2)
    assert (_van(beeld, een).minderjarigen, _van(beeld, een).acuut) == (3, 1)
    assert (_van(beeld, twee).gezicht, _van(beeld, twee).huishoudens) == (0, 1)
    assert (_van(beeld, twee).minderjarigen, _van(beeld, twee).acuut) == (2, 0)
    assert beeld.huishoudens == 2
    assert [lid.medewerker for lid in beeld.leden][:2] == [een.medewerker, twee.medewerker]


def test_an_involvement_that_ended_does_not_count(team):
    leider, een, twee = team
    gezin = wereld.gezin(een)
    wereld.betrek(gezin, twee, door=een, tot=timezone.localdate())
    assert _van(lees_team(door=leider), twee).huishoudens == 0


def test_children_unborn_grown_up_gone_and_of_unknown_age(team):
    leider, een, _ = team
    gezin = wereld.gezin(een, ("Anna", "Bo", "Cas", "Dia", "Eva"))
    vandaag = timezone.localdate()

    def maak(sessie):
        nummers = list(gezin.leden.values())
        velden = (
            {"geboortedatum": _jaren_terug(vandaag, 18)},
            {"geboortedatum": _jaren_terug(vandaag, 18) + timedelta(days=1)},
            {"geboortedatum": None, "geboortedatum_soort": "ongeboren"},
            {"geboortedatum": None, "geboortedatum_soort": "onbekend"},
            {"tot": vandaag},
        )
        for nummer, veld in zip(nummers, velden, strict=True):
            sessie.van(Lid).filter(pk=nummer).update(**veld)

    _wijzig(een, gezin, maak)
    beeld = lees_team(door=leider)
    assert _van(beeld, een).minderjarigen == 2
    assert beeld.leeftijd_onbekend == 1


@pytest.mark.parametrize(
    ("dag", "verwacht"),
    [
        (date(2026, 3, 1), date(2008, 3, 1)),
        (date(2028, 2, 29), date(2010, 2, 28)),
        (date(2026, 2, 28), date(2008, 2, 28)),
    ],
)
def test_eighteen_years_ago_never_makes_a_child_of_age_too_early(dag, verwacht):
    assert _jaren_terug(dag, 18) == verwacht


def test_open_loops_per_kind_with_the_oldest_first_day(team):
    leider, een, _ = team
    gezin = wereld.gezin(een)
    termijnen(een, gezin, -9, -2, 0, 5)
    termijnen(een, gezin, -1, soort="plan_stap")
    beeld = lees_team(door=leider)
    assert [(lus.code, lus.aantal, (beeld.vandaag - lus.oudste).days) for lus in beeld.lussen] == [
        ("afspraak_nakijken", 2, 9),
        ("plan_stap", 1, 1),
    ]


def test_changes_of_face_are_counted_from_the_involvements_with_their_reason(team):
    leider, een, twee = team
    gezin = wereld.gezin(een, sinds_dagen=900)
    vandaag = timezone.localdate()

    def wissel(sessie):
        """Three changes: one too long ago, one back to the same person is none, two within the year."""
        sessie.van(Betrokkenheid).update(tot=vandaag - timedelta(days=600))
        for wie, van, tot, reden in (
            (twee, 600, 300, "ziekte"),
            (een, 300, 200, "ander_werk"),
            (een, 200, 100, "anders"),
            (twee, 100, None, "wens_huishouden"),
        ):
            sessie.bewaar(
                Betrokkenheid(
                    casus_id=gezin.casus,
                    medewerker_id=wie.medewerker,
                    organisatie_id=wie.organisatie,
                    team_id=wie.team,
                    rol=wie.rol,
                    taak="casusregie",
                    vast_gezicht=True,
                    van=vandaag - timedelta(days=van),
                    tot=None if tot is None else vandaag - timedelta(days=tot),
                    wisselreden=reden,
                )
            )

    _wijzig(een, gezin, wissel)
    beeld = lees_team(door=leider)
    assert beeld.gewisseld == 2
    assert dict(beeld.wisselingen) == {Wisselreden.ANDER_WERK: 1, Wisselreden.WENS_HUISHOUDEN: 1}


def test_a_running_case_without_a_face_is_named(team):
    leider, een, _ = team
    gezin = wereld.gezin(een)
    assert lees_team(door=leider).zonder_gezicht == 0
    _wijzig(een, gezin, lambda sessie: sessie.van(Betrokkenheid).update(vast_gezicht=False))
    assert lees_team(door=leider).zonder_gezicht == 1


def test_who_is_away_and_who_stands_in(team):
    leider, een, twee = team
    nu = timezone.now()
    for begin, einde in ((-1, 1), (13, 20), (15, 20), (-9, -1)):
        Waarneming.objects.create(
            voor_id=een.medewerker,
            door_id=twee.medewerker,
            organisatie_id=een.organisatie,
            van=nu + timedelta(days=begin),
            tot=nu + timedelta(days=einde),
            reden="verlof",
        )
    afwezig = lees_team(door=leider).afwezigen
    assert [(een_.wie, een_.door) for een_ in afwezig] == [(een.naam, twee.naam)] * 2


def test_only_the_own_team_is_counted(team):
    leider, een, _ = team
    vreemd = wereld.professional()
    termijnen(vreemd, wereld.gezin(vreemd), -3)
    beeld = lees_team(door=leider)
    assert (beeld.huishoudens, beeld.lussen) == (0, ())
    assert vreemd.medewerker not in {lid.medewerker for lid in beeld.leden}
    assert {lid.gezicht for lid in lees_team(door=een).leden} == {0}


def test_the_number_of_queries_does_not_grow(team):
    leider, een, _ = team
    wereld.gezin(een)
    lees_team(door=leider)
    with CaptureQueriesContext(connection) as weinig:
        lees_team(door=leider)
    for _ in range(4):
        termijnen(een, wereld.gezin(een), -1)
    with CaptureQueriesContext(connection) as veel:
        lees_team(door=leider)
    assert len(weinig) == len(veel) <= 12
