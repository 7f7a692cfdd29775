"""Lines of the log go in batches: what is held stays, a killed run goes on, and none without its tombstone."""

import itertools
import uuid

import pytest
from django.db import DatabaseError, connection

from tandem.acties.rechten import logregels as job
from tandem.acties.rechten.bewaren import hef_op, houd_vast, lees_bewaarlijst, lees_voorstel
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.vernietigen import Voorstelstand
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak
from tests.acties.rechten.logboek.loghulp import (
    NAAM,
    OUD,
    akkoord,
    log_termijn,
    logregels,
    nog_er,
    stand,
    verifieer,
    voer_uit,
    voorgesteld,
    vraag_toezicht,
)
from tests.kalender import over
from tests.zegelhulp import bron as maak_bron


def test_a_hold_keeps_the_lines_of_its_household_and_lifted_they_come_on_the_list_again(
    voorstel, oude, eerste, tweede, werker, bron
):
    ander = wereld.gezin(werker)
    vast = houd_vast(door=eerste, nummer=f"H-{ander.id}", soort="rechtszaak", reden="Er is een zitting.")
    wie = {"organisatie": werker.organisatie, "dag": over(OUD)}
    houdt = logregels(NAAM, huishouden=ander.id, aantal=3, **wie)
    nieuw = voorgesteld(NAAM, werker.organisatie)
    assert nieuw.pk == voorstel.pk
    akkoord(voorstel, eerste, tweede)
    assert voer_uit(bron).regels == 7
    assert nog_er(NAAM, [*oude, *houdt]) == set(houdt)
    assert voorgesteld(NAAM, werker.organisatie).pk == voorstel.pk
    hef_op(door=tweede, vasthouding=vast)
    later = voorgesteld(NAAM, werker.organisatie)
    assert (later.pk != voorstel.pk, later.aantallen["regels"]) == (True, 3)


def test_a_hold_placed_after_the_agreement_keeps_its_lines(voorstel, oude, gezin, eerste, tweede, bron):
    akkoord(voorstel, eerste, tweede)
    vast = houd_vast(door=eerste, nummer=f"H-{gezin.id}", soort="klacht", reden="Er loopt een klacht.")
    assert voer_uit(bron).regels == 0
    assert nog_er(NAAM, oude) == set(oude)
    assert stand(eerste, voorstel) is Voorstelstand.AKKOORD
    hef_op(door=eerste, vasthouding=vast)
    assert voer_uit(bron).regels == 7


def test_a_hold_placed_after_the_agreement_keeps_the_lines_of_that_household_alone(
    gezien, oude, werker, gezin, eerste, tweede, bron
):
    """The held lines are the oldest, so that counting alone would let them go."""
    ander = logregels(NAAM, organisatie=werker.organisatie, huishouden=wereld.gezin(werker).id, dag=over(OUD), aantal=2)
    akkoord(voorgesteld(NAAM, werker.organisatie), eerste, tweede)
    houd_vast(door=eerste, nummer=f"H-{gezin.id}", soort="klacht", reden="Er loopt een klacht.")
    assert voer_uit(bron).regels == 2
    assert nog_er(NAAM, [*oude, *ander]) == set(oude)


def test_what_is_held_is_on_the_proposal_as_a_count(gezien, oude, werker, gezin, eerste):
    wie = {"organisatie": werker.organisatie, "dag": over(OUD)}
    ander, lezer = wereld.gezin(werker), wereld.professional()
    logregels(NAAM, huishouden=ander.id, aantal=2, **wie)
    houd_vast(door=eerste, nummer=f"H-{ander.id}", soort="inspectie", reden="De inspectie kijkt.")
    logregels(NAAM, huishouden=gezin.id, aantal=4, medewerker=lezer.medewerker, **wie)
    vraag_toezicht(NAAM, lezer.medewerker)
    voorgesteld(NAAM, werker.organisatie)
    (regel,) = lees_bewaarlijst(door=eerste).open
    assert (regel.log.regels, regel.log.huishoudens, regel.log.vast, regel.log.toezicht) == (7, 1, 2, 4)


def test_more_lines_than_people_were_asked_about_do_not_go(voorstel, oude, eerste, tweede, werker, gezin, bron):
    akkoord(voorstel, eerste, tweede)
    meer = logregels(NAAM, organisatie=werker.organisatie, huishouden=gezin.id, dag=over(OUD))
    uit = voer_uit(bron)
    assert (uit.regels, uit.niet) == (0, 1)
    assert nog_er(NAAM, [*oude, *meer]) == {*oude, *meer}
    assert stand(eerste, voorstel) is Voorstelstand.VERVALLEN
    assert voorgesteld(NAAM, werker.organisatie).aantallen["regels"] == 8


def test_a_term_that_is_not_verified_any_more_stops_what_was_agreed(voorstel, oude, eerste, tweede, bron, monkeypatch):
    akkoord(voorstel, eerste, tweede)
    verifieer(monkeypatch, log_termijn(5, gezien=False))
    assert voer_uit(bron).regels == 0
    assert nog_er(NAAM, oude) == set(oude)
    assert stand(eerste, voorstel) is Voorstelstand.VERVALLEN


def test_it_goes_in_batches_each_with_its_certificate_and_tells_how_far_it_is(
    voorstel, oude, eerste, tweede, bron, monkeypatch, tmp_path
):
    akkoord(voorstel, eerste, tweede)
    gehoord = []
    voer_uit(bron, per_partij=3, meld=lambda weg, van: gehoord.append((weg, van)))
    assert gehoord == [(3, 7), (6, 7), (7, 7)]
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", str(tmp_path / "publiek.pem"))
    aktes = lees_voorstel(door=eerste, voorstel=voorstel.openbaar).aktes
    assert [(een.rijen, een.klopt) for een in aktes] == [(3, True), (3, True), (1, True)]
    assert {str(een.akte) for een in aktes} == set(bron.map.aktes())
    assert all(f'"logboek_van":{eerste.organisatie}' in een.kop for een in aktes)
    with als_taak(NAAM):
        assert set(job.Logpartij.objects.filter(voorstel=voorstel).values_list("nummers", flat=True)[0]) == set()


class Gedood(BaseException):
    """The process is killed here."""


@pytest.mark.parametrize("plek", ["begraaf", "vraag", "noteer"])
def test_killed_anywhere_the_next_run_finishes_it_and_once_more_changes_nothing(
    voorstel, oude, eerste, tweede, bron, monkeypatch, plek
):
    akkoord(voorstel, eerste, tweede)
    for keer in itertools.count(1):
        echt, geteld = getattr(job, plek), itertools.count(1)

        def breekt_af(*waarden, echt=echt, geteld=geteld, keer=keer, **meer):
            uit = echt(*waarden, **meer)
            if next(geteld) == keer:
                raise Gedood
            return uit

        with monkeypatch.context() as even:
            even.setattr(job, plek, breekt_af)
            try:
                voer_uit(bron, per_partij=3)
                break
            except Gedood:
                connection.close()
    assert keer > 1
    voer_uit(bron, per_partij=3)
    assert nog_er(NAAM, oude) == set()
    assert stand(eerste, voorstel) is Voorstelstand.VERNIETIGD
    assert len(bron.map.aktes()) == 3
    assert voer_uit(bron).regels == 0


def test_a_hold_lifted_halfway_lets_no_more_go_than_two_people_were_asked_about(
    voorstel, oude, eerste, tweede, werker, bron, monkeypatch
):
    ander = wereld.gezin(werker)
    vast = houd_vast(door=eerste, nummer=f"H-{ander.id}", soort="rechtszaak", reden="Er is een zitting.")
    houdt = logregels(NAAM, organisatie=werker.organisatie, huishouden=ander.id, dag=over(OUD), aantal=2)
    akkoord(voorstel, eerste, tweede)

    def gedood(weg, van):
        raise Gedood

    with pytest.raises(Gedood):
        voer_uit(bron, per_partij=3, meld=gedood)
    hef_op(door=eerste, vasthouding=vast)
    voer_uit(bron, per_partij=3)
    alle = [*oude, *houdt]
    assert len(nog_er(NAAM, alle)) == 2
    assert voorgesteld(NAAM, werker.organisatie).aantallen["regels"] == 2


def test_without_a_key_to_sign_with_nothing_is_touched(voorstel, oude, eerste, tweede, bron, tmp_path):
    akkoord(voorstel, eerste, tweede)
    (tmp_path / "vreemd").mkdir()
    vreemd = type(bron)(bron.map, bron.vertrouwd, maak_bron(tmp_path / "vreemd").sleutel)
    with pytest.raises(Ongeldig):
        voer_uit(vreemd)
    assert nog_er(NAAM, oude) == set(oude)
    assert stand(eerste, voorstel) is Voorstelstand.AKKOORD


def test_lines_do_not_go_without_their_tombstones_under_their_own_certificate(
    voorstel, oude, eerste, tweede, bron, monkeypatch
):
    akkoord(voorstel, eerste, tweede)
    echt = job.begraaf
    for anders in (lambda **_: None, lambda **feiten: echt(**{**feiten, "akte": uuid.uuid4()})):
        with monkeypatch.context() as even:
            even.setattr(job, "begraaf", anders)
            with pytest.raises(DatabaseError, match="tombstone"):
                voer_uit(bron)
    assert nog_er(NAAM, oude) == set(oude)
    voer_uit(bron)
    assert nog_er(NAAM, oude) == set()
