"""The job that reads the log: what is unusual is put before the officer, once, and a run that ended goes on."""

import uuid
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties.huishouden.publiek import merk_publiek
from tandem.acties.rechten import logtoezicht
from tandem.acties.rechten.logtoezicht import kijk_log_na
from tandem.acties.rechten.toezicht import beoordeel, lees_toezicht, lees_vraag
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Team, Toezichtdag
from tandem.regels.rechten.toezicht import Toezichtsoort
from tests import wereld
from tests.acties.rechten import noodhulp
from tests.acties.rechten.bewaarhulp import als_familie, als_taak
from tests.conftest import DATABASE
from tests.kalender import over

pytestmark = pytest.mark.usefixtures("db")
HIER = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def wie(db):  # noqa: ARG001 - the database first
    return wereld.professional()


@pytest.fixture
def pia(wie):
    return noodhulp.functionaris(wie.organisatie)


def _las(wie, huishoudens, *, uur=12, samen=False, rol=None, keer=1, dag=None, uitkomst="gelezen"):
    """Log lines of yesterday: each household opened by itself, or all in one request, as a list does."""
    tijd = datetime.combine(dag or over(-1), time(uur, 30), HIER)
    lijst = uuid.uuid4()
    with eigenaar(DATABASE) as verbinding:
        for huis in huishoudens:
            for _ in range(keer):
                verbinding.execute(
                    "INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, "
                    "grondslag, uitkomst, huishouden_id, laag, lid, niet_zichtbaar_voor, namens)"
                    " VALUES (%s, %s, %s, %s, %s, '', 'hulp', 'overzicht', '', %s, %s, 1, '{}', '{}', '{}')",
                    [tijd, lijst if samen else uuid.uuid4(), wie and wie.medewerker, wie and wie.organisatie,
                     rol or (wie.rol if wie else "gast"), uitkomst, huis],
                )  # fmt: skip


def _kijk():
    """Run the job over days that it may have looked at before in this database."""
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute("DELETE FROM tandem_toezichtdag")
    with als_taak():
        return kijk_log_na()


def _open(pia):
    return {een.soort: een for een in lees_toezicht(door=pia).open}


def test_who_opens_many_files_in_a_day_is_put_before_the_officer_and_who_reads_lists_is_not(wie, pia):
    _las(wie, range(10**9, 10**9 + 25))
    lezer = wereld.professional()
    _las(lezer, range(10**9, 10**9 + 60), samen=True)
    _las(lezer, range(10**9, 10**9 + 24))
    _kijk()
    (regel,) = lees_toezicht(door=pia).open
    assert (regel.soort, regel.wie, regel.aantal, regel.dossier) == (
        Toezichtsoort.VEEL_HUISHOUDENS, wie.naam, 25, "",
    )  # fmt: skip
    assert lees_toezicht(door=noodhulp.functionaris(lezer.organisatie)).open == ()


@pytest.mark.parametrize(("uur", "valt_op"), [(22, False), (23, True), (0, True), (5, True), (6, False)])
def test_reading_at_night_without_a_duty(wie, pia, uur, valt_op):
    _las(wie, range(10**9, 10**9 + 3), uur=uur)
    _kijk()
    assert (Toezichtsoort.NACHT in _open(pia)) is valt_op


def test_who_is_on_duty_at_night_is_not_asked(wie, pia):
    from tandem.models import Dienst

    van = datetime.combine(over(-1), time(20), HIER)
    Dienst.objects.create(medewerker_id=wie.medewerker, team_id=wie.team, van=van, tot=van + timedelta(hours=12))
    _las(wie, range(10**9, 10**9 + 5), uur=23)
    _kijk()
    assert Toezichtsoort.NACHT not in _open(pia)


def test_the_file_of_family_is_put_before_the_officer_with_its_number(wie, pia):
    gezin = wereld.gezin(wie)
    als_familie(wie, gezin)
    _las(wie, [gezin.id])
    _kijk()
    regel = _open(pia)[Toezichtsoort.BEKENDE]
    assert (regel.dossier, regel.aantal) == (f"H-{gezin.id}", 1)


def _gemerkt(wie, dagen=-10):
    """A household that was marked so many days ago; the mark itself through the action."""
    gezin = wereld.gezin(wie)
    merk_publiek(door=wie, huishouden=gezin.openbaar, publiek=True, reden="Moeder is vaak op televisie.")
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute("UPDATE tandem_publiekmerk SET van = %s WHERE huishouden_id = %s", [over(dagen), gezin.id])
        verbinding.execute("DELETE FROM tandem_inzage WHERE huishouden_id = %s", [gezin.id])
    return gezin


@pytest.mark.parametrize(
    ("gemerkt", "gelezen", "valt_op"),
    [(-10, -1, True), (-2, -2, True), (-1, -1, True), (-1, -2, False), (0, -1, False)],
)
def test_a_colleague_in_the_file_of_a_public_person_is_put_before_the_officer(wie, pia, gemerkt, gelezen, valt_op):
    gezin, collega = _gemerkt(wie, gemerkt), wereld.professional("teamlid_lokaal_team", in_team=_team(wie))
    _las(collega, [gezin.id], dag=over(gelezen))
    _kijk()
    assert (Toezichtsoort.PUBLIEK in _open(pia)) is valt_op
    if valt_op:
        regel = _open(pia)[Toezichtsoort.PUBLIEK]
        assert (regel.wie, regel.dossier, regel.aantal) == (collega.naam, f"H-{gezin.id}", 1)
        assert _kijk().gevonden == 0
        assert len(lees_toezicht(door=pia).open) == 1


def _team(wie):
    return Team.objects.get(pk=wie.team)


def test_only_the_officer_of_who_keeps_the_file_or_read_it_is_asked(wie, pia):
    gezin, ver = _gemerkt(wie), wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    vreemde = noodhulp.functionaris(wereld.professional().organisatie)
    _las(ver, [gezin.id])
    _kijk()
    for functionaris, vragen in ((pia, 1), (noodhulp.functionaris(ver.organisatie), 1), (vreemde, 0)):
        assert len(lees_toezicht(door=functionaris).open) == vragen


def test_an_attempt_that_was_refused_counts_and_several_times_on_a_day_are_one_question(wie, pia):
    gezin, collega = _gemerkt(wie), wereld.professional(in_team=_team(wie))
    _las(collega, [gezin.id], keer=2)
    _las(collega, [gezin.id], uitkomst="geweigerd")
    _kijk()
    (regel,) = lees_toezicht(door=pia).open
    assert (regel.soort, regel.aantal) == (Toezichtsoort.PUBLIEK, 3)


@pytest.mark.parametrize(
    ("van", "tot", "valt_op"),
    [
        (-30, None, False),  # is the face
        (-30, 0, False),  # was on that day, stops today
        (-1, None, False),  # began on that day
        (-30, -1, True),  # stopped on that day
        (0, None, True),  # begins today
    ],
)
def test_the_vast_gezicht_of_that_day_may_read_it(wie, pia, van, tot, valt_op):
    gezin = _gemerkt(wie)
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_betrokkenheid SET van = %s, tot = %s WHERE huishouden_id = %s AND vast_gezicht",
            [over(van), tot if tot is None else over(tot), gezin.id],
        )
    _las(wie, [gezin.id])
    _kijk()
    assert (Toezichtsoort.PUBLIEK in _open(pia)) is valt_op


def test_the_vast_gezicht_of_another_household_is_a_colleague_here(wie, pia):
    gezin, ander = _gemerkt(wie), wereld.professional(in_team=_team(wie))
    wereld.gezin(ander)
    wereld.betrek(gezin, ander, door=wie)
    _las(ander, [gezin.id])
    _kijk()
    assert [een.wie for een in lees_toezicht(door=pia).open] == [ander.naam]


def test_without_a_mark_nothing_is_asked(wie, pia):
    gewoon, _ = wereld.gezin(wie), _gemerkt(wie)
    _las(wereld.professional(in_team=_team(wie)), [gewoon.id])
    _kijk()
    assert lees_toezicht(door=pia).open == ()


def _zonder_merk(wie, gezin, dagen):
    """The mark is taken off by the action, and that was so many days ago."""
    merk_publiek(door=wie, huishouden=gezin.openbaar, publiek=False, reden="Zij stopte met haar werk.")
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_publiekmerk SET tot = %s WHERE huishouden_id = %s AND tot = %s",
            [over(dagen), gezin.id, over(0)],
        )
        verbinding.execute("DELETE FROM tandem_inzage WHERE huishouden_id = %s", [gezin.id])


@pytest.mark.parametrize(
    ("eraf", "gelezen", "valt_op"),
    [
        (0, -1, True),  # taken off today, before the job of tonight
        (-1, -1, True),  # taken off on the day of reading
        (-2, -1, False),  # was off
        (-2, -2, True),
        (-2, -11, False),  # before it was put on
    ],
)
def test_reading_while_the_mark_stood_is_asked_also_after_it_was_taken_off(wie, pia, eraf, gelezen, valt_op):
    gezin, collega = _gemerkt(wie), wereld.professional(in_team=_team(wie))
    _zonder_merk(wie, gezin, eraf)
    _las(collega, [gezin.id], dag=over(gelezen))
    _kijk()
    assert [een.wie for een in lees_toezicht(door=pia).open] == ([collega.naam] if valt_op else [])


@pytest.mark.parametrize(("gelezen", "valt_op"), [(-9, True), (-6, True), (-5, False), (-4, False), (-3, True)])
def test_each_time_that_the_mark_stood_counts(wie, pia, gelezen, valt_op):
    gezin, collega = _gemerkt(wie), wereld.professional(in_team=_team(wie))
    _zonder_merk(wie, gezin, -6)
    merk_publiek(door=wie, huishouden=gezin.openbaar, publiek=True, reden="Zij is weer op televisie.")
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_publiekmerk SET van = %s WHERE huishouden_id = %s AND tot IS NULL", [over(-3), gezin.id]
        )
        verbinding.execute("DELETE FROM tandem_inzage WHERE huishouden_id = %s", [gezin.id])
    _las(collega, [gezin.id], dag=over(gelezen))
    _kijk()
    assert [een.wie for een in lees_toezicht(door=pia).open] == ([collega.naam] if valt_op else [])


def test_a_mark_of_one_day_that_was_put_on_taken_off_and_put_on_is_one_question(wie, pia):
    gezin, collega = wereld.gezin(wie), wereld.professional(in_team=_team(wie))
    for publiek in (True, False, True, False):
        merk_publiek(door=wie, huishouden=gezin.openbaar, publiek=publiek, reden="Dit wisselt nog al eens.")
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_publiekmerk SET van = %s, tot = %s WHERE huishouden_id = %s", [over(-1), over(-1), gezin.id]
        )
        verbinding.execute("DELETE FROM tandem_inzage WHERE huishouden_id = %s", [gezin.id])
    _las(collega, [gezin.id])
    _kijk()
    assert [een.aantal for een in lees_toezicht(door=pia).open] == [1]


def test_an_officer_who_judges_such_a_question_does_not_become_the_next(wie, pia):
    gezin, collega = _gemerkt(wie), wereld.professional(in_team=_team(wie))
    _las(collega, [gezin.id])
    _kijk()
    (regel,) = lees_toezicht(door=pia).open
    lees_vraag(door=pia, vraag=regel.openbaar)
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute(
            "UPDATE tandem_inzage SET tijd = tijd - interval '1 day' WHERE huishouden_id = %s AND medewerker = %s",
            [gezin.id, pia.medewerker],
        )
    assert _kijk().gevonden == 0


def test_guests_who_read_much_are_put_before_the_officer_of_who_keeps_the_file(wie, pia):
    gezin, rustig = wereld.gezin(wie), wereld.gezin(wie)
    _las(None, [gezin.id], keer=20)
    _las(None, [rustig.id], keer=19)
    _kijk()
    assert (_open(pia)[Toezichtsoort.VAN_BUITEN].wie, len(lees_toezicht(door=pia).open)) == ("Een gast", 1)


def test_running_twice_asks_once_and_a_judgement_stays(wie, pia):
    _las(wie, range(10**9, 10**9 + 25))
    assert _kijk().gevonden >= 1
    (regel,) = lees_toezicht(door=pia).open
    beoordeel(door=pia, vraag=regel.openbaar, oordeel="terecht", reden="Was een overdracht.")
    assert _kijk().gevonden == 0
    assert lees_toezicht(door=pia).open == ()
    with als_taak():
        assert kijk_log_na().dagen == 0


def test_a_run_that_was_killed_goes_on_with_the_days_that_are_left(monkeypatch):
    with eigenaar(DATABASE) as verbinding:
        verbinding.execute("DELETE FROM tandem_toezichtdag")
    echt, keer = logtoezicht.schrijf_inzage, iter(range(100))

    def valt_om(**alles):
        if next(keer) == 3:
            raise KeyboardInterrupt
        echt(**alles)

    monkeypatch.setattr(logtoezicht, "schrijf_inzage", valt_om)
    with als_taak():
        with pytest.raises(KeyboardInterrupt):
            kijk_log_na()
        assert Toezichtdag.objects.count() == 3
        monkeypatch.undo()
        assert kijk_log_na().dagen == logtoezicht.TERUG - 3


def test_today_is_not_looked_at_yet(wie, pia):
    _las(wie, range(10**9, 10**9 + 25), dag=timezone.localdate(), uur=0)
    _kijk()
    assert Toezichtsoort.VEEL_HUISHOUDENS not in _open(pia)


@pytest.mark.parametrize(
    "sql", ["UPDATE tandem_toezichtvraag SET oordeel = 'terecht'", "DELETE FROM tandem_toezichtvraag"]
)
def test_the_job_cannot_judge(sql):
    with als_taak(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", ["SELECT * FROM tandem_toezichtfeiten(current_date, 23, 6)",
                                 "SELECT * FROM tandem_toezichtdag"])  # fmt: skip
def test_the_app_does_not_count_in_the_log(sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
