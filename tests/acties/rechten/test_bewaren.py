"""Keeping: the list, four eyes, objections and holds; and what the database holds by itself."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.rechten.bewaren import hef_op, houd_vast, lees_bewaarlijst, lees_voorstel, stem
from tandem.acties.rechten.vernietigen import stel_voor
from tandem.models import Inzage, Teamlidmaatschap, Vasthouding, Vernietigingsstem, Vernietigingsvoorstel
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.vernietigen import Stem, Stemsoort, Voorstelstand, stand_van
from tests import wereld
from tests.acties.rechten.bewaarhulp import (
    VERVALT,
    als_familie,
    als_taak,
    archivaris,
    medewerker_van_toen,
    oud_gezin,
    verander,
)

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def werker():
    return medewerker_van_toen()


@pytest.fixture
def gezin(werker):
    return oud_gezin(werker)


@pytest.fixture
def eerste(werker):
    return archivaris(werker.organisatie)


@pytest.fixture
def tweede(werker):
    return archivaris(werker.organisatie)


@pytest.fixture
def voorstel(gezin):
    with als_taak():
        stel_voor()
        return Vernietigingsvoorstel.objects.get(nummer=gezin.id)


def _regel(door, voorstel):
    return lees_voorstel(door=door, voorstel=voorstel.openbaar).regel


def test_what_lapsed_is_on_the_list_once_with_number_organisation_reason_and_dates_and_no_name(voorstel, gezin, eerste):
    with als_taak():
        assert stel_voor().nieuw == 0
    (regel,) = lees_bewaarlijst(door=eerste).open
    assert (regel.nummer, regel.vervalt_op, regel.stand) == (f"H-{gezin.id}", VERVALT, Voorstelstand.WACHT)
    assert regel.organisaties == (eerste.organisatie_naam,)
    assert {deel.artikel for deel in regel.delen} == {"Jeugdwet artikel 7.3.8", "Wmo 2015"}
    assert "Samira" not in repr(lees_voorstel(door=eerste, voorstel=voorstel.openbaar))


def test_a_file_that_is_in_use_or_not_old_enough_is_not_on_the_list(werker, eerste):
    wereld.gezin(werker)
    with als_taak():
        stel_voor()
    assert lees_bewaarlijst(door=eerste).open == ()


def test_the_job_is_in_the_log_as_a_named_actor_with_its_purpose(voorstel, gezin, werker):
    with als_taak(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tandem.sleutels', %s, false)", [f"{{{gezin.id * 8 + 1}}}"])
        regel = Inzage.objects.filter(huishouden_id=gezin.id, doel="bewaren").get()
    assert (regel.rol, regel.wat) == ("taak_bewaren", "bewaartermijnen nagaan")


def test_two_different_archivists_agree_and_the_same_one_counts_once(voorstel, eerste, tweede):
    stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord")
    assert _regel(eerste, voorstel).stand is Voorstelstand.WACHT
    with pytest.raises(Ongeldig, match="van iemand anders"):
        stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord")
    assert lees_voorstel(door=eerste, voorstel=voorstel.openbaar).mag == {Stemsoort.BEZWAAR, Stemsoort.TERUG}
    stem(door=tweede, voorstel=voorstel.openbaar, soort="akkoord")
    assert _regel(tweede, voorstel).stand is Voorstelstand.AKKOORD
    stem(door=eerste, voorstel=voorstel.openbaar, soort="terug")
    assert _regel(tweede, voorstel).stand is Voorstelstand.WACHT


def test_one_person_with_two_roles_is_still_one_pair_of_eyes(voorstel, eerste, werker):
    ander = archivaris(werker.organisatie)
    dezelfde = type(eerste)(eerste.medewerker, *(getattr(ander, veld) for veld in list(ander.__dataclass_fields__)[1:]))
    stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord")
    with pytest.raises((Ongeldig, NietGevonden)):
        stem(door=dezelfde, voorstel=voorstel.openbaar, soort="akkoord")
    assert _regel(eerste, voorstel).akkoorden == 1


def test_an_objection_needs_a_reason_and_stops_it_until_it_is_taken_back(voorstel, eerste, tweede):
    for wie in (eerste, tweede):
        stem(door=wie, voorstel=voorstel.openbaar, soort="akkoord")
    with pytest.raises(Ongeldig):
        stem(door=eerste, voorstel=voorstel.openbaar, soort="bezwaar", reden="  ")
    stem(door=eerste, voorstel=voorstel.openbaar, soort="bezwaar", reden="Ik wil dit eerst navragen.")
    blad = lees_voorstel(door=tweede, voorstel=voorstel.openbaar)
    assert (blad.regel.stand, blad.stemmen[-1].reden) == (Voorstelstand.BEZWAAR, "Ik wil dit eerst navragen.")
    stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord")
    assert _regel(tweede, voorstel).stand is Voorstelstand.AKKOORD


def test_the_privacy_officer_objects_and_holds_but_does_not_agree(voorstel, werker):
    ada = archivaris(werker.organisatie, "privacyfunctionaris")
    with pytest.raises(Ongeldig, match="archivaris"):
        stem(door=ada, voorstel=voorstel.openbaar, soort="akkoord")
    stem(door=ada, voorstel=voorstel.openbaar, soort="bezwaar", reden="Er is een vraag.")
    assert _regel(ada, voorstel).stand is Voorstelstand.BEZWAAR


def test_a_hold_by_number_of_the_case_or_the_file_and_its_lifting(voorstel, gezin, eerste, tweede):
    for wie in (eerste, tweede):
        stem(door=wie, voorstel=voorstel.openbaar, soort="akkoord")
    nummer = f" {voorstel.casusnummers[0].lower()} "
    vast = houd_vast(door=eerste, nummer=nummer, soort="klacht", reden="De klacht is van mei.")
    assert _regel(eerste, voorstel).stand is Voorstelstand.VASTGEHOUDEN
    (regel,) = lees_bewaarlijst(door=tweede).vastgehouden
    assert (regel.waarom, regel.reden, regel.geldt) == ("er loopt een klacht", "De klacht is van mei.", True)
    hef_op(door=tweede, vasthouding=vast)
    hef_op(door=tweede, vasthouding=vast)
    assert lees_bewaarlijst(door=tweede).vastgehouden == ()
    assert _regel(eerste, voorstel).stand is Voorstelstand.AKKOORD


def test_a_file_can_be_held_before_it_is_on_the_list(werker, eerste):
    nieuw = oud_gezin(werker)
    houd_vast(door=eerste, nummer=f"H-{nieuw.id}", soort="rechtszaak", reden="Er is een zitting.")
    with als_taak():
        stel_voor()
        assert not Vernietigingsvoorstel.objects.filter(nummer=nieuw.id).exists()


@pytest.mark.parametrize("nummer", ["H-999999999999", "T-1900-1", "", "H-", "x' OR 1=1", "H-99999999999999999999"])
def test_a_number_that_is_not_there_gets_a_sentence(eerste, nummer):
    with pytest.raises(Ongeldig) as fout:
        houd_vast(door=eerste, nummer=nummer, soort="klacht", reden="x")
    assert set(fout.value.fouten) == {"nummer"}


def test_the_same_form_sent_twice_happens_once(voorstel, eerste):
    verzoek = voorstel.openbaar
    stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord", verzoek=verzoek)
    with pytest.raises(AlGedaan):
        stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord", verzoek=verzoek)


def test_for_others_there_is_nothing(voorstel, gezin, werker, eerste):
    """Another organisation, another role, and somebody whose role ended."""
    vreemd = archivaris(wereld.professional().organisatie)
    assert lees_bewaarlijst(door=vreemd).open == ()
    with pytest.raises(NietGevonden):
        lees_voorstel(door=vreemd, voorstel=voorstel.openbaar)
    with pytest.raises(NietGevonden):
        stem(door=vreemd, voorstel=voorstel.openbaar, soort="akkoord")
    with pytest.raises(Ongeldig, match="niet"):
        houd_vast(door=vreemd, nummer=f"H-{gezin.id}", soort="klacht", reden="x")
    for wie in (werker, wereld.professional("teamleider", organisatie=None)):
        with pytest.raises(NietGevonden):
            lees_bewaarlijst(door=wie)
    gestopt = archivaris(werker.organisatie)
    Teamlidmaatschap.objects.filter(pk=gestopt.lidmaatschap).update(tot=timezone.localdate())
    assert lees_bewaarlijst(door=gestopt).open == ()


def test_the_archivist_of_the_municipality_sees_what_others_keep_there(voorstel, werker):
    stad = archivaris(wereld.organisatie("gemeente").pk)
    assert voorstel.openbaar in {een.openbaar for een in lees_bewaarlijst(door=stad).open}


def test_nobody_decides_about_their_own_family(voorstel, gezin, werker):
    lijf = archivaris(werker.organisatie)
    assert lees_voorstel(door=lijf, voorstel=voorstel.openbaar)
    als_familie(lijf, gezin)
    assert lees_bewaarlijst(door=lijf).open == ()
    with pytest.raises(NietGevonden):
        stem(door=lijf, voorstel=voorstel.openbaar, soort="akkoord")


def test_reading_the_list_is_in_the_log_of_each_file(voorstel, gezin, eerste):
    lees_bewaarlijst(door=eerste)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tandem.sleutels', %s, true)", [f"{{{gezin.id * 8 + 1}}}"])
        regels = Inzage.objects.filter(huishouden_id=gezin.id, doel="bewaren", medewerker=eerste.medewerker)
        assert [regel.wat for regel in regels] == ["bewaarlijst"]


def test_an_officer_holds_no_key_to_any_file(gezin, eerste):
    for doel in Doel:
        with pytest.raises(NietGevonden), deur.lees(door=eerste, doel=doel, wat="test", huishouden=gezin.openbaar):
            pass


def test_without_entering_the_app_sees_nothing_of_these_tables(voorstel, eerste):
    assert not Vernietigingsvoorstel.objects.exists()
    assert not Vasthouding.objects.exists()
    assert not Vernietigingsstem.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tandem_vernietigingsvoorstel SET begonnen_op = now()",
        "DELETE FROM tandem_vernietigingsvoorstel",
        "UPDATE tandem_vernietigingsstem SET soort = 'akkoord'",
        "DELETE FROM tandem_vasthouding",
        "SELECT tandem_begin_vernietiging(1, now())",
        "SELECT tandem_vernietig_rijen(1, now())",
        "SELECT * FROM tandem_bewaarfeiten(0, 10, NULL, current_date)",
    ],
)
def test_the_app_can_neither_begin_nor_rewrite(sql):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE tandem_vernietigingsvoorstel SET begonnen_op = now()",
        "INSERT INTO tandem_vernietigingsstem (nummer, openbaar, voorstel_id, medewerker, organisatie, rol, soort, op)"
        " VALUES (1, gen_random_uuid(), 1, 1, 1, 'archivaris', 'akkoord', now())",
        "DELETE FROM tandem_lid",
        "UPDATE tandem_vasthouding SET tot = current_date",
    ],
)
def test_the_job_can_neither_begin_by_itself_nor_agree_nor_lift(sql):
    with als_taak(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_nobody_agrees_in_the_name_of_another(voorstel, eerste, tweede):
    rij = Vernietigingsstem(
        nummer=voorstel.nummer, voorstel=voorstel, medewerker=tweede.medewerker, organisatie=1, rol="archivaris",
        soort="akkoord", op=timezone.now(),
    )  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tandem.medewerker', %s, true)", [str(eerste.medewerker)])
        cursor.execute("SELECT tandem_betreed_bewaren(%s, %s, now())", [eerste.medewerker, eerste.lidmaatschap])
        with pytest.raises(DatabaseError), transaction.atomic():
            rij.save(force_insert=True)


def test_a_file_that_is_used_again_comes_off_the_list(voorstel, gezin, eerste, werker):
    verander(werker, gezin)
    with als_taak():
        assert stel_voor().vervallen >= 1
    assert _regel(eerste, voorstel).stand is Voorstelstand.VERVALLEN
    with pytest.raises(Ongeldig, match="kan niet meer"):
        stem(door=eerste, voorstel=voorstel.openbaar, soort="akkoord")


@pytest.mark.parametrize("keer", range(3))
def test_the_database_counts_the_four_eyes_as_the_rule_does(voorstel, eerste, tweede, werker, keer):
    """The second writing of the rule, against the first, after each word that is said."""
    derde = archivaris(werker.organisatie, "privacyfunctionaris")
    reeks = [
        [(eerste, "akkoord"), (tweede, "akkoord"), (derde, "bezwaar"), (derde, "terug"), (eerste, "terug")],
        [(derde, "bezwaar"), (eerste, "akkoord"), (tweede, "akkoord"), (derde, "terug"), (tweede, "bezwaar")],
        [(eerste, "bezwaar"), (eerste, "akkoord"), (eerste, "terug"), (tweede, "akkoord"), (eerste, "akkoord")],
    ][keer]
    gezegd = []
    for wie, soort in reeks:
        stem(door=wie, voorstel=voorstel.openbaar, soort=soort, reden="Een reden.")
        gezegd.append(Stem(wie.medewerker, Stemsoort(soort)))
        verwacht = stand_van(gezegd, vastgehouden=False) is Voorstelstand.AKKOORD
        with als_taak(), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT tandem_begin_vernietiging(%s, now())", [voorstel.pk])
            assert cursor.fetchone() == (verwacht,)
            transaction.set_rollback(True)
