"""Complaints against the real PostgreSQL: who reads them, that who they are about does not, and what they hold."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from tandem.acties import deur
from tandem.acties.casus.werklijst import lees_werklijst
from tandem.acties.huishouden.logboek import lees_logboek
from tandem.acties.huishouden.tijdlijn import lees_tijdlijn
from tandem.acties.huishouden.zoeken import zoek
from tandem.acties.portaal import deur as portaaldeur
from tandem.acties.rechten.klacht import (
    Klachtinvoer,
    dien_in,
    lees_klacht,
    lees_klachten,
    leg_klacht_vast,
    leg_klacht_vast_op_nummer,
    zet_stap,
)
from tandem.acties.rechten.vernietigen import stel_voor, voer_uit
from tandem.management.sonde.plaats import eigenaar
from tandem.models import Inzage, Klacht, Organisatie, Vernietigingsvoorstel
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.klacht import Klachtstand, Klachtstap, Uitkomst, Zet
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import AlGedaan, Botsing, NietGevonden, Ongeldig
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris, medewerker_van_toen, oud_gezin
from tests.conftest import DATABASE
from tests.kalender import over, van_nu, vandaag
from tests.zegelhulp import bron

pytestmark = pytest.mark.usefixtures("db")
ZIN = "Besproken met de klager."


@pytest.fixture
def amal(db):  # noqa: ARG001 - the database first
    """The vast gezicht, about whom the complaint is."""
    return wereld.professional(organisatie=wereld.organisatie("gemeente"))


@pytest.fixture
def gezin(amal):
    return wereld.gezin(amal)


@pytest.fixture
def teun(amal, gezin):
    """A colleague with a key, who writes it down."""
    wie = _bij(amal, "teamlid_lokaal_team")
    wereld.betrek(gezin, wie, door=amal)
    return wie


@pytest.fixture
def kim(amal):
    return _bij(amal, "klachtenfunctionaris")


def _bij(amal, rol):
    return wereld.professional(rol, organisatie=Organisatie.objects.get(pk=amal.organisatie))


@pytest.fixture
def invoer(amal, gezin):
    return Klachtinvoer(
        "Zij kwam drie keer niet opdagen.", amal.organisatie, vandaag(), lid=gezin.leden["Samira"],
        over=(amal.medewerker,), wens="Een ander gezicht.", bereiken="Bel na zes uur.",
    )  # fmt: skip


@pytest.fixture
def klacht(teun, gezin, invoer):
    return leg_klacht_vast(door=teun, huishouden=gezin.openbaar, invoer=invoer)


def _zet(kim, klacht, stap, **meer):
    versie = lees_klacht(door=kim, klacht=klacht).versie
    zet_stap(door=kim, klacht=klacht, zet=Zet(Klachtstap(stap), ZIN, **meer), versie=versie)


def test_the_handler_reads_it_and_who_wrote_it_down_as_well(kim, teun, klacht):
    (rij,) = lees_klachten(door=kim).open
    assert (rij.openbaar, rij.klager, rij.stand) == (klacht, "Samira Voorbeeld", Klachtstand.ONTVANGEN)
    blad = lees_klacht(door=kim, klacht=klacht)
    assert (blad.tekst, blad.bereiken) == ("Zij kwam drie keer niet opdagen.", "Bel na zes uur.")
    assert [een.openbaar for een in lees_klachten(door=teun).van_mij] == [klacht]
    assert lees_klacht(door=teun, klacht=klacht).bereiken == ""


def test_who_it_is_about_meets_it_nowhere(amal, gezin, klacht, kim):
    """Not by its number, in a list, on the work list, in the time line, the log, a search, or as officer of it."""
    with pytest.raises(NietGevonden):
        lees_klacht(door=amal, klacht=klacht)
    lijst = lees_klachten(door=amal)
    assert (lijst.open, lijst.van_mij, lijst.gedeeld) == ((), (), ())
    ook_kim = replace(kim, medewerker=amal.medewerker)
    assert lees_klachten(door=ook_kim).open == ()
    lees_klacht(door=kim, klacht=klacht)
    gezien = (
        lees_werklijst(door=amal), lees_tijdlijn(door=amal, huishouden=gezin.openbaar),
        lees_logboek(door=amal, huishouden=gezin.openbaar), zoek(door=amal, vraag="Samira"),
    )  # fmt: skip
    assert "klacht" not in repr(gezien).lower()
    assert not any(een.wie == kim.naam for een in gezien[2].regels)


def test_the_log_line_is_there_without_the_household(teun, gezin, klacht, kim):  # noqa: ARG001 - it must be there
    lees_klacht(door=kim, klacht=klacht)
    with eigenaar(DATABASE) as verbinding:
        rijen = verbinding.execute(
            "SELECT huishouden_id, doel, wat FROM tandem_inzage WHERE medewerker = %s", [kim.medewerker]
        ).fetchall()
    assert rijen == [(None, "klacht", "klacht")]


def test_wall_two_alone_hides_it_from_who_it_is_about(amal, gezin, klacht):  # noqa: ARG001 - it must be there
    for doel in (Doel.HULP, Doel.KLACHT):
        with deur.lees(door=amal, doel=doel, wat="test") as sessie:
            sessie.geen_huishouddata()
            with connection.cursor() as cursor:
                cursor.execute("SELECT tandem_betreed_klacht(%s, %s, now())", [amal.medewerker, amal.lidmaatschap])
            assert not Klacht.objects.exists()


def test_who_is_complained_about_may_write_it_down_and_does_not_see_it_after(amal, gezin, invoer, kim):
    klacht = leg_klacht_vast(door=amal, huishouden=gezin.openbaar, invoer=invoer)
    with pytest.raises(NietGevonden):
        lees_klacht(door=amal, klacht=klacht)
    assert lees_klacht(door=kim, klacht=klacht)


def test_only_the_handlers_act_shows_it_to_who_it_is_about(amal, klacht, kim):
    _zet(kim, klacht, "bevestig")
    _zet(kim, klacht, "deel", met=amal.medewerker)
    assert lees_klacht(door=amal, klacht=klacht).tekst == "Zij kwam drie keer niet opdagen."
    assert lees_klacht(door=amal, klacht=klacht).bereiken == ""
    assert [een.openbaar for een in lees_klachten(door=amal).gedeeld] == [klacht]
    with pytest.raises(NietGevonden):
        zet_stap(door=amal, klacht=klacht, zet=Zet(Klachtstap.TREK_IN, ZIN), versie=3)


def test_the_whole_way_to_an_outcome(klacht, kim):
    for stap in ("bevestig", "hoor", "verdaag", "naar_buiten"):
        _zet(kim, klacht, stap)
    _zet(kim, klacht, "rond_af", uitkomst=Uitkomst.DEELS)
    blad = lees_klacht(door=kim, klacht=klacht)
    assert (blad.rij.stand, blad.uitkomst, blad.mogelijk) == (Klachtstand.AFGEHANDELD, Uitkomst.DEELS, ())
    assert [een.stap for een in blad.stappen][-1] == "afgehandeld met een uitkomst"
    assert {een.soort.value for een in blad.routes} == {"steun", "intern", "extern", "tuchtrecht", "rechter"}
    assert lees_klachten(door=kim).open == ()


def test_two_who_save_at_once_are_told(klacht, kim):
    _zet(kim, klacht, "bevestig")
    with pytest.raises(Botsing):
        zet_stap(door=kim, klacht=klacht, zet=Zet(Klachtstap.HOOR, ZIN), versie=1)


def test_the_term_of_the_awb_counts_six_weeks_and_four_more_once(klacht, kim):
    eerst = lees_klacht(door=kim, klacht=klacht).rij.uiterlijk
    assert eerst >= vandaag() + timedelta(weeks=6)
    _zet(kim, klacht, "bevestig")
    _zet(kim, klacht, "verdaag")
    assert lees_klacht(door=kim, klacht=klacht).rij.uiterlijk >= eerst + timedelta(weeks=4)
    with pytest.raises(Ongeldig, match="al een keer uitgesteld"):
        _zet(kim, klacht, "verdaag")


def test_an_organisation_of_which_nobody_saw_the_term_gets_no_date(klacht, kim):
    gi = wereld.professional("klachtenfunctionaris", organisatie=wereld.organisatie("gi"))
    _zet(kim, klacht, "stuur_door", naar=gi.organisatie)
    assert (lees_klacht(door=kim, klacht=klacht).mogelijk, lees_klachten(door=kim).open) == ((), ())
    assert lees_klacht(door=gi, klacht=klacht).rij.uiterlijk is None
    _zet(gi, klacht, "bevestig")
    with pytest.raises(NietGevonden):
        lees_klacht(door=kim, klacht=klacht)


def test_a_trust_person_files_along(amal, gezin, teun, invoer):
    steun = wereld.professional("vertrouwenspersoon", organisatie=wereld.organisatie("clientondersteuning"))
    wereld.betrek(gezin, steun, door=amal, namens_id=gezin.leden["Samira"])
    mee = replace(invoer, samen_met=steun.medewerker)
    klacht = leg_klacht_vast(door=teun, huishouden=gezin.openbaar, invoer=mee)
    assert lees_klacht(door=steun, klacht=klacht).samen_met == steun.naam
    zelf = leg_klacht_vast(door=steun, huishouden=gezin.openbaar, invoer=invoer)
    assert {een.openbaar for een in lees_klachten(door=steun).van_mij} == {klacht, zelf}


def test_a_member_files_through_the_same_action_and_sees_only_their_own(gezin, invoer, kim):
    with eigenaar(DATABASE) as verbinding:
        personen = dict(
            verbinding.execute("SELECT id, persoon_id FROM tandem_lid WHERE huishouden_id = %s", [gezin.id]).fetchall()
        )
    samira, tom = (Ledenactor(personen[gezin.leden[naam]], 0) for naam in ("Samira", "Tom"))
    with portaaldeur.schrijf(door=samira, wat="klacht", huishouden=gezin.openbaar) as sessie:
        klacht = dien_in(sessie, replace(invoer, lid=sessie.ik), klager="Samira", zelf=True)
    assert lees_klacht(door=kim, klacht=klacht).tekst == invoer.tekst
    for wie, aantal in ((samira, 1), (tom, 0)):
        with portaaldeur.lees(door=wie, wat="mijn dossier", huishouden=gezin.openbaar) as sessie:
            sessie.inzage(leden=[sessie.ik])
            assert Klacht.objects.count() == aantal
            assert not Inzage.objects.filter(wat="klacht").exists()
    with pytest.raises(DatabaseError), portaaldeur.schrijf(door=tom, wat="x", huishouden=gezin.openbaar) as sessie:
        dien_in(sessie, invoer, klager="Samira", zelf=True)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [({"tekst": "boos"}, "tekst"), ({"ingediend_op": lambda: over(1)}, "ingediend_op"),
     ({"organisatie": 0}, "organisatie"), ({"lid": 0}, "lid")],
)  # fmt: skip
def test_bad_input_gets_a_sentence_at_its_field(teun, gezin, invoer, anders, veld):
    with pytest.raises(Ongeldig) as fout:
        leg_klacht_vast(door=teun, huishouden=gezin.openbaar, invoer=replace(invoer, **van_nu(anders)))
    assert set(fout.value.fouten) == {veld}


def test_the_same_form_sent_twice_happens_once(teun, gezin, invoer, klacht, kim):
    verzoek = klacht
    leg_klacht_vast(door=teun, huishouden=gezin.openbaar, invoer=invoer, verzoek=verzoek)
    with pytest.raises(AlGedaan):
        leg_klacht_vast(door=teun, huishouden=gezin.openbaar, invoer=invoer, verzoek=verzoek)
    assert len(lees_klachten(door=kim).open) == 2


def test_the_handler_writes_one_down_by_number_without_a_key(gezin, invoer, kim):
    klacht = leg_klacht_vast_op_nummer(door=kim, nummer=f"h-{gezin.id}", invoer=replace(invoer, klager="Samira"))
    assert lees_klacht(door=kim, klacht=klacht).rij.klager == "Samira"
    with pytest.raises(NietGevonden), deur.lees(door=kim, doel=Doel.HULP, wat="test", huishouden=gezin.openbaar):
        pass
    vreemd = wereld.professional("klachtenfunctionaris")
    for wie, nummer in ((vreemd, f"H-{gezin.id}"), (kim, "H-999999999"), (kim, "x")):
        with pytest.raises(Ongeldig) as fout:
            leg_klacht_vast_op_nummer(door=wie, nummer=nummer, invoer=replace(invoer, klager="Samira"))
        assert set(fout.value.fouten) == {"nummer"}
    with pytest.raises(NietGevonden):
        leg_klacht_vast_op_nummer(door=wereld.professional(), nummer=f"H-{gezin.id}", invoer=invoer)


def test_for_others_there_is_nothing(klacht, gezin, invoer):
    for rol in ("klachtenfunctionaris", "casusregisseur", "privacyfunctionaris"):
        wie = wereld.professional(rol)
        with pytest.raises(NietGevonden):
            lees_klacht(door=wie, klacht=klacht)
        assert lees_klachten(door=wie).open == ()
    with pytest.raises(NietGevonden):
        leg_klacht_vast(door=wereld.professional(), huishouden=gezin.openbaar, invoer=invoer)


def test_a_pending_complaint_holds_destruction_until_it_is_done(tmp_path):
    werker = medewerker_van_toen()
    gezin = oud_gezin(werker)
    kim = archivaris(werker.organisatie, "klachtenfunctionaris")
    with als_taak():
        stel_voor()
    invoer = Klachtinvoer("Het dossier klopt niet.", werker.organisatie, vandaag(), klager="Tom")
    klacht = leg_klacht_vast_op_nummer(door=kim, nummer=f"H-{gezin.id}", invoer=invoer)
    with als_taak(), transaction.atomic():
        rij = Vernietigingsvoorstel.objects.get(nummer=gezin.id)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT klacht_sinds FROM tandem_bewaarfeiten(%s, 1, %s, current_date)", [gezin.id - 1, gezin.id]
            )
            assert cursor.fetchone() == (vandaag(),)
    from tandem.acties.rechten.bewaren import stem

    for wie in (archivaris(werker.organisatie), archivaris(werker.organisatie)):
        stem(door=wie, voorstel=rij.openbaar, soort="akkoord")
    with als_taak():
        assert gezin.id not in voer_uit(bron=bron(tmp_path)).vernietigd
    _zet(kim, klacht, "bevestig")
    _zet(kim, klacht, "trek_in")
    with als_taak(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT klacht_sinds FROM tandem_bewaarfeiten(%s, 1, %s, current_date)", [gezin.id - 1, gezin.id]
        )
        assert cursor.fetchone() == (None,)


@pytest.mark.parametrize(
    "sql",
    ["UPDATE tandem_klacht SET stand = 'ingetrokken'", "DELETE FROM tandem_klacht", "SELECT tekst FROM tandem_klacht"],
)
def test_the_job_reads_and_changes_no_complaint(sql):
    with als_taak(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
