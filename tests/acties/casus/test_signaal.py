"""Signals: what comes in, how the reporter is protected, which terms bind whom."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.melder import Melderinvoer, open_melder, wijzig_afscherming
from tandem.acties.casus.signaal import ACUUT, BEOORDELEN, lees_signaal, lees_signalen, leg_signaal_vast
from tandem.acties.casus.terugkoppeling import koppel_terug
from tandem.models import Dienst, Ontsluiting, Signaal, Team, Termijn
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.casus.hulp import BUUR, SCHOOL, melding, signaal
from tests.kalender import over, van_nu, vandaag

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def actor():
    return wereld.professional()


@pytest.fixture
def gezin(actor):
    return wereld.gezin(actor, met_casus=False)


def _termijnen(actor, gezin):
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        return {rij.soort: rij for rij in sessie.van(Termijn).filter(afgerond_op=None)}


def _lees(actor, gezin, nummer):
    return lees_signaal(door=actor, huishouden=gezin.openbaar, signaal=nummer)


def test_a_signal_keeps_its_lines_and_is_about_whom_they_are_about(actor, gezin):
    gelezen = _lees(actor, gezin, signaal(actor, gezin))
    assert [regel.tekst for regel in gelezen.regels] == ["Ik hoor elke avond geschreeuw."]
    assert gelezen.regels[0].betreft == (gezin.leden["Tom"],)
    assert not gelezen.triage_uitkomst


def test_the_list_shows_every_signal_newest_first(actor, gezin):
    eerste = signaal(actor, gezin, ontvangen_op=timezone.now() - timedelta(days=2))
    tweede = signaal(actor, gezin)
    lijst = lees_signalen(door=actor, huishouden=gezin.openbaar)
    assert [een.openbaar for een in lijst.signalen] == [tweede, eerste]
    assert lijst.signalen[0].eerste_regel == "Ik hoor elke avond geschreeuw."


def test_an_acute_signal_says_what_was_done_and_is_due_at_once(actor, gezin):
    with pytest.raises(Ongeldig) as fout:
        signaal(actor, gezin, acuut=True)
    assert list(fout.value.fouten) == ["wat_nu"]
    nummer = signaal(actor, gezin, acuut=True, wat_nu="De politie is er, Samira en Tom zijn bij oma.")
    gelezen = _lees(actor, gezin, nummer)
    assert [regel.tekst for regel in gelezen.nu_gedaan] == ["De politie is er, Samira en Tom zijn bij oma."]
    assert _termijnen(actor, gezin)[ACUUT].vervalt_op == vandaag()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ontvangen_op": lambda: timezone.now() + timedelta(days=2)}, "ontvangen_op"),
        ({"ontvangen_op": lambda: timezone.now() + timedelta(hours=5)}, "ontvangen_op"),
        ({"regels": ()}, "regels"),
        ({"beoordelen_uiterlijk": None}, "beoordelen_uiterlijk"),
        ({"beoordelen_uiterlijk": lambda: over(-3)}, "beoordelen_uiterlijk"),
        ({"melder": replace(BUUR, soort="marsman")}, "meldersoort"),
        ({"melder": replace(BUUR, naam_bekend="misschien")}, "naam_bekend"),
        ({"melder": Melderinvoer("professional", "ja")}, "melder_naam"),
        ({"melder": lambda: replace(SCHOOL, naam_bekend="nee", tot=over(30))}, "anoniem_grond"),
        ({"melder": lambda: replace(SCHOOL, naam_bekend="nee", grond="geen zin", tot=over(30))}, "anoniem_grond"),
        ({"melder": replace(SCHOOL, naam_bekend="nee", grond="gevaar_melder")}, "anoniem_tot"),
        ({"melder": lambda: replace(SCHOOL, naam_bekend="nee", grond="gevaar_melder", tot=over(0))}, "anoniem_tot"),
    ],
)
def test_what_is_not_in_order_is_refused_at_its_field_and_nothing_is_stored(actor, gezin, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        signaal(actor, gezin, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]
    assert lees_signalen(door=actor, huishouden=gezin.openbaar).signalen == ()


def test_the_same_signal_sent_twice_comes_in_once(actor, gezin):
    verzoek, invoer = uuid.uuid4(), melding(gezin)
    nummer = leg_signaal_vast(door=actor, huishouden=gezin.openbaar, verzoek=verzoek, invoer=invoer)
    with pytest.raises(AlGedaan) as eerder:
        leg_signaal_vast(door=actor, huishouden=gezin.openbaar, verzoek=verzoek, invoer=invoer)
    assert eerder.value.uitkomst == str(nummer)
    assert len(lees_signalen(door=actor, huishouden=gezin.openbaar).signalen) == 1


def test_a_checked_term_binds_veilig_thuis_and_an_unchecked_one_binds_nobody(actor, gezin):
    vt = wereld.professional("casusregisseur", organisatie=wereld.organisatie("veilig_thuis"))
    wereld.betrek(gezin, vt, door=actor)
    bij_ons, bij_hen = signaal(actor, gezin), signaal(vt, gezin, beoordelen_uiterlijk=None)
    (team,) = _lees(actor, gezin, bij_ons).termijnuitleg
    assert (team.geverifieerd, team.uiterlijk) == (False, None)
    assert team.voorstel > vandaag()
    (wet,) = _lees(vt, gezin, bij_hen).termijnuitleg
    assert wet.geverifieerd
    assert {t.soort: t.vervalt_op for t in _lees(vt, gezin, bij_hen).termijnen} == {wet.code: wet.uiterlijk}
    assert {t.soort: t.vervalt_op for t in _lees(actor, gezin, bij_ons).termijnen} == {BEOORDELEN: over(5)}


def test_a_private_reporter_is_shielded_by_default_and_opens_with_a_reason_that_is_kept(actor, gezin):
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=actor)
    nummer = signaal(actor, gezin)
    dicht = _lees(collega, gezin, nummer).melder
    assert dicht.afgeschermd
    assert (dicht.open, dicht.soort, dicht.naam) == (False, "", "")
    with pytest.raises(Ongeldig):
        open_melder(door=collega, huishouden=gezin.openbaar, signaal=nummer, reden="  ")
    assert not _lees(collega, gezin, nummer).melder.open
    open_melder(door=collega, huishouden=gezin.openbaar, signaal=nummer, reden="Terugbellen voor meer informatie.")
    open_ = _lees(collega, gezin, nummer).melder
    assert (open_.naam, open_.contact, open_.afgeschermd) == ("Buurvrouw Jansen", "06 12345678", True)
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        redenen = [rij.reden for rij in sessie.van(Ontsluiting).filter(medewerker=collega.medewerker)]
        sessie.inzage()
    assert redenen == ["Terugbellen voor meer informatie."]


def test_who_may_not_open_shielded_items_can_record_a_reporter_and_does_not_read_it_back(actor, gezin):
    zonder = wereld.professional("teamlid_lokaal_team")
    wereld.betrek(gezin, zonder, door=actor)
    nummer = signaal(zonder, gezin)
    assert not _lees(zonder, gezin, nummer).melder.open
    with pytest.raises(Geweigerd):
        open_melder(door=zonder, huishouden=gezin.openbaar, signaal=nummer, reden="nieuwsgierig")
    open_melder(door=actor, huishouden=gezin.openbaar, signaal=nummer, reden="Terugbellen.")
    assert _lees(actor, gezin, nummer).melder.naam == "Buurvrouw Jansen"


def test_a_reporter_who_agrees_is_named_and_one_who_left_nothing_is_not_known(actor, gezin):
    bekend = _lees(actor, gezin, signaal(actor, gezin, melder=replace(BUUR, naam_bekend="ja"))).melder
    assert (bekend.afgeschermd, bekend.naam) == (False, "Buurvrouw Jansen")
    niemand = _lees(actor, gezin, signaal(actor, gezin, melder=Melderinvoer("anoniem", "niet_gevraagd"))).melder
    assert (niemand.afgeschermd, niemand.open, niemand.naam) == (False, True, "")


def test_a_professional_stays_unnamed_on_a_ground_until_a_day_that_is_watched(actor, gezin):
    anoniem = replace(SCHOOL, naam_bekend="nee", grond="gevaar_melder", tot=over(30))
    nummer = signaal(actor, gezin, melder=anoniem)
    assert _lees(actor, gezin, nummer).melder.afgeschermd
    assert _termijnen(actor, gezin)["anonimiteit_eindigt"].vervalt_op == over(30)
    wijzig_afscherming(door=actor, huishouden=gezin.openbaar, signaal=nummer, naam_bekend="ja")
    assert not _lees(actor, gezin, nummer).melder.afgeschermd
    assert "anonimiteit_eindigt" not in _termijnen(actor, gezin)


def test_the_shielding_changes_only_for_who_opened_it(actor, gezin):
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=actor)
    nummer = signaal(actor, gezin)
    with pytest.raises(Geweigerd, match="Open eerst"):
        wijzig_afscherming(door=collega, huishouden=gezin.openbaar, signaal=nummer, naam_bekend="ja")


def _terug(actor, gezin, nummer, **anders):
    gegevens = {"moment": "signaal_beoordeeld", "gegeven_op": vandaag(), "inhoud": ["beoordeeld"], "wijze": "telefoon"}
    koppel_terug(door=actor, huishouden=gezin.openbaar, signaal=nummer, **{**gegevens, **anders})


def test_a_reporter_hears_what_is_meant_for_them(actor, gezin):
    nummer = signaal(actor, gezin)
    _terug(actor, gezin, nummer, inhoud=["ontvangen", "beoordeeld"])
    (gelezen,) = _lees(actor, gezin, nummer).terugkoppelingen
    assert gelezen.inhoud == ("dat het signaal is binnengekomen", "dat het signaal is beoordeeld")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"inhoud": ["uitkomst_in_hoofdlijn"]}, "inhoud"),
        ({"inhoud": []}, "inhoud"),
        ({"inhoud": ["alles"]}, "inhoud"),
        ({"moment": "onderzoek_afgerond"}, "moment"),
        ({"moment": "ooit"}, "moment"),
        ({"wijze": "duif"}, "wijze"),
        ({"gegeven_op": lambda: over(1)}, "gegeven_op"),
        ({"gegeven_op": lambda: over(-9)}, "gegeven_op"),
    ],
)
def test_telling_a_reporter_more_or_at_an_impossible_day_is_refused(actor, gezin, anders, veld):
    nummer = signaal(actor, gezin)
    with pytest.raises(Ongeldig) as fout:
        _terug(actor, gezin, nummer, **van_nu(anders))
    assert list(fout.value.fouten) == [veld]


def test_a_shielded_reporter_is_told_back_only_by_who_opened_it(actor, gezin):
    collega = wereld.professional()
    wereld.betrek(gezin, collega, door=actor)
    with pytest.raises(Geweigerd, match="Open eerst"):
        _terug(collega, gezin, signaal(actor, gezin))


def test_a_stranger_and_who_has_no_key_to_safety_find_no_signal(actor, gezin):
    nummer = signaal(actor, gezin)
    with pytest.raises(NietGevonden):
        _lees(wereld.professional(), gezin, nummer)
    aanbieder = wereld.professional("aanbieder")
    wereld.betrek(gezin, aanbieder, door=actor)
    with pytest.raises(Geweigerd):
        _lees(aanbieder, gezin, nummer)


def test_the_list_takes_the_same_number_of_queries_however_long(actor, gezin):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def tel():
        with CaptureQueriesContext(connection) as vragen:
            lees_signalen(door=actor, huishouden=gezin.openbaar)
        return len(vragen)

    signaal(actor, gezin)
    een = tel()
    for _ in range(4):
        signaal(actor, gezin)
    assert tel() == een


def test_a_signal_joins_the_running_case(actor):
    gezin = wereld.gezin(actor)
    signaal(actor, gezin)
    with deur.lees(door=actor, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar) as sessie:
        sessie.inzage()
        assert sessie.van(Signaal).get().casus_id == gezin.casus


def test_who_is_on_duty_records_what_comes_in_at_night(actor, gezin):
    nacht = wereld.professional("dienstdoende", in_team=Team.objects.get(pk=actor.team))
    nu = timezone.now()
    Dienst.objects.create(
        medewerker_id=nacht.medewerker, team_id=actor.team, van=nu - timedelta(hours=1), tot=nu + timedelta(hours=8)
    )
    nummer = leg_signaal_vast(
        door=nacht,
        huishouden=gezin.openbaar,
        verzoek=uuid.uuid4(),
        invoer=melding(gezin, acuut=True, wat_nu="De crisisdienst gaat nu."),
        doel=Doel.DIENST,
    )
    assert _lees(actor, gezin, nummer).acuut
