"""Lines of the log past their term: what is proposed and what stays, and the four eyes."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tandem.acties.rechten.bewaren import lees_bewaarlijst, lees_voorstel, stem
from tandem.acties.rechten.logtoezicht import kijk_log_na
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Teamlidmaatschap
from tandem.regels.rechten.bewaren import Vasthouding
from tandem.regels.rechten.logregels import Logregelfeit, mag_regel_weg
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.vernietigen import Stemsoort, Voorstelstand
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris
from tests.acties.rechten.logboek.loghulp import (
    NAAM,
    OUD,
    akkoord,
    log_termijn,
    logregels,
    nog_er,
    stand,
    van_wie,
    verifieer,
    voer_uit,
    voorgesteld,
    vraag_toezicht,
)
from tests.kalender import over

# -- proposing ---------------------------------------------------------------------------------------------------------


def test_as_long_as_the_term_is_not_verified_nothing_is_proposed_and_the_list_says_why(oude, werker, eerste):
    assert voorgesteld(NAAM, werker.organisatie) is None
    lijst = lees_bewaarlijst(door=eerste)
    assert lijst.open == ()
    assert "Er gaan geen regels van het logboek weg." in lijst.logboek
    assert "Laat een jurist de termijn nagaan." in lijst.logboek
    assert nog_er(NAAM, oude) == set(oude)


def test_one_kind_without_a_verified_term_keeps_all_lines(oude, werker, monkeypatch):
    soorten = log_termijn(5).organisatiesoorten
    eigen = frozenset(een for een in soorten if een.value == "lokaal_team")
    verifieer(monkeypatch, log_termijn(5, soorten=soorten - eigen), log_termijn(5, soorten=eigen, gezien=False))
    assert voorgesteld(NAAM, werker.organisatie) is None
    assert nog_er(NAAM, oude) == set(oude)


def test_a_verified_term_gives_a_proposal_per_organisation_with_counts_and_no_household(voorstel, eerste):
    (regel,) = lees_bewaarlijst(door=eerste).open
    assert (regel.log.regels, regel.log.huishoudens, regel.log.vast, regel.log.toezicht) == (7, 1, 0, 0)
    assert (regel.nummer, regel.casusnummers, regel.organisaties) == ("Logboek", (), (eerste.organisatie_naam,))
    assert regel.laatste_wijziging == voorstel.laatste_wijziging < regel.vervalt_op <= timezone.localdate()
    assert (voorstel.nummer, set(voorstel.aantallen)) == (None, {"regels", "huishoudens", "vast", "toezicht"})


def test_what_is_younger_or_nobody_s_is_not_proposed_and_twice_is_once(gezien, werker, gezin):
    wie = {"organisatie": werker.organisatie, "huishouden": gezin.id}
    logregels(NAAM, **wie, dag=over(-1700), aantal=3)
    assert voorgesteld(NAAM, werker.organisatie) is None
    for niemand in (None, 0):
        logregels(NAAM, organisatie=niemand, huishouden=gezin.id, dag=over(OUD))
    assert voorgesteld(NAAM, werker.organisatie) is None
    assert van_wie(NAAM).isdisjoint({None, 0})
    logregels(NAAM, **wie, dag=over(OUD), aantal=2)
    eerste = voorgesteld(NAAM, werker.organisatie)
    assert eerste.aantallen["regels"] == 2
    assert voorgesteld(NAAM, werker.organisatie).pk == eerste.pk


@pytest.mark.parametrize("vast", ["geen", "loopt", "straks", "voorbij"])
@pytest.mark.parametrize("klacht", ["geen", "open", "klaar"])
@pytest.mark.parametrize(("nagekeken", "vraag"), [(True, ""), (False, ""), (True, "open"), (True, "terecht")])
def test_the_database_holds_a_line_as_the_rule_does(werker, gezin, vast, klacht, nagekeken, vraag):
    """The second writing of the rule, against the first."""
    wie = wereld.professional()
    dag = over(OUD - 1) if nagekeken else over(OUD - 2)
    logregels(
        NAAM, organisatie=wie.organisatie, huishouden=gezin.id, dag=dag, medewerker=wie.medewerker, nagekeken=nagekeken
    )
    feit = {"geen": (), "loopt": (over(0), None), "straks": (over(1), None), "voorbij": (over(-9), over(0))}[vast]
    if feit:
        _leg_vast(gezin.id, *feit)
    if klacht != "geen":
        _klacht(gezin.id, None if klacht == "open" else over(-1))
    if vraag:
        vraag_toezicht(NAAM, wie.medewerker, "" if vraag == "open" else vraag)
    regel = Logregelfeit(
        dag, (Vasthouding("klacht", *feit),) if feit else (), klacht == "open", nagekeken, vraag == "open"
    )
    for tot in (dag, dag + timedelta(days=1)):
        with als_taak(NAAM), connection.cursor() as cursor:
            cursor.execute("SELECT organisatie, regels FROM tandem_logfeiten(%s, now())", [tot])
            vrij = dict(cursor.fetchall()).get(wie.organisatie, 0)
        assert bool(vrij) is mag_regel_weg(regel, tot, timezone.localdate())


def _leg_vast(nummer, van, tot):
    with eigenaar(NAAM) as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_vasthouding (nummer, openbaar, gemeente, organisaties, soort, van, gezet_door,"
            " gezet_op, tot) VALUES (%s, gen_random_uuid(), 1, '{1}', 'klacht', %s, 1, now(), %s)",
            [nummer, van, tot],
        )


def _klacht(nummer, klaar_op):
    with eigenaar(NAAM) as verbinding:
        verbinding.execute(
            "INSERT INTO tandem_klacht (openbaar, nummer, klager, organisatie, over, gedeeld_met, tekst, ingediend_op,"
            " vastgelegd_op, stand, verdaagd, uitkomst, afgehandeld_op, versie) VALUES (gen_random_uuid(), %s, 'x', 1,"
            " '{}', '{}', 'x', current_date, now(), 'nieuw', false, '', %s, 1)",
            [nummer, klaar_op],
        )


def test_a_day_that_supervision_never_saw_is_set_free_by_looking_further_back(gezien, werker, gezin):
    dag = over(OUD - 5)
    logregels(NAAM, organisatie=werker.organisatie, huishouden=gezin.id, dag=dag, nagekeken=False)
    assert voorgesteld(NAAM, werker.organisatie) is None
    with als_taak(NAAM):
        kijk_log_na()
    assert voorgesteld(NAAM, werker.organisatie) is None
    with als_taak(NAAM):
        kijk_log_na(nu=timezone.now() + timedelta(days=OUD), terug=7)
    assert voorgesteld(NAAM, werker.organisatie).aantallen["regels"] == 1


# -- four eyes ---------------------------------------------------------------------------------------------------------


def test_nothing_goes_before_two_different_archivists_agreed(voorstel, oude, eerste, tweede, werker, bron):
    ada = archivaris(werker.organisatie, "privacyfunctionaris")
    akkoord(voorstel, eerste)
    with pytest.raises(Ongeldig, match="van iemand anders"):
        akkoord(voorstel, eerste)
    with pytest.raises(Ongeldig, match="archivaris"):
        akkoord(voorstel, ada)
    assert voer_uit(bron).regels == 0
    akkoord(voorstel, tweede)
    stem(door=ada, voorstel=voorstel.openbaar, soort="bezwaar", reden="Ik kijk dit eerst na.")
    blad = lees_voorstel(door=tweede, voorstel=voorstel.openbaar)
    assert (blad.regel.stand, blad.stemmen[-1].reden) == (Voorstelstand.BEZWAAR, "Ik kijk dit eerst na.")
    assert voer_uit(bron).regels == 0
    assert nog_er(NAAM, oude) == set(oude)
    stem(door=ada, voorstel=voorstel.openbaar, soort="terug")
    assert voer_uit(bron).regels == 7
    assert nog_er(NAAM, oude) == set()
    assert stand(eerste, voorstel) is Voorstelstand.VERNIETIGD
    assert voer_uit(bron).regels == 0


def test_the_reason_of_an_objection_is_stored_encrypted(voorstel, eerste):
    stem(door=eerste, voorstel=voorstel.openbaar, soort="bezwaar", reden="Navragen bij de inspectie.")
    with eigenaar(NAAM) as verbinding:
        (ruw,) = verbinding.execute(
            "SELECT reden FROM tandem_vernietigingsstem WHERE voorstel_id = %s", [voorstel.pk]
        ).fetchone()
    assert b"inspectie" not in bytes(ruw)


def test_the_same_form_sent_twice_happens_once(voorstel, eerste):
    verzoek = uuid.uuid4()
    stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord", verzoek=verzoek)
    with pytest.raises(AlGedaan):
        stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord", verzoek=verzoek)
    assert lees_voorstel(door=eerste, voorstel=voorstel.openbaar).regel.akkoorden == 1


def test_for_others_there_is_nothing_and_the_archivist_of_the_municipality_sees_it(voorstel, werker):
    vreemd = archivaris(wereld.professional().organisatie)
    assert voorstel.openbaar not in {een.openbaar for een in lees_bewaarlijst(door=vreemd).open}
    for wie in (vreemd, werker):
        with pytest.raises(NietGevonden):
            lees_voorstel(door=wie, voorstel=voorstel.openbaar)
        with pytest.raises(NietGevonden):
            stem(door=wie, voorstel=voorstel.openbaar, soort="akkoord")
    gestopt = archivaris(werker.organisatie)
    Teamlidmaatschap.objects.filter(pk=gestopt.lidmaatschap).update(tot=timezone.localdate())
    assert lees_bewaarlijst(door=gestopt).open == ()
    stad = archivaris(wereld.organisatie("gemeente").pk)
    assert lees_voorstel(door=stad, voorstel=voorstel.openbaar).mag == {Stemsoort.AKKOORD, Stemsoort.BEZWAAR}
