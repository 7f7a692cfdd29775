"""Wall 2 alone around the answers of respondents: what the database gives when the app asks for everything."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.acties.zelfscan import deelnemersdeur, gesprek, vragenlijst
from tandem.acties.zelfscan.deelnemersdeur import Toegang
from tandem.acties.zelfscan.deelnemersdeur import deelnemersdeur as open_deur
from tandem.acties.zelfscan.waarden import GEEN_IDEE, Ingevuld
from tandem.koppelingen import database
from tandem.models import Afname, Antwoord, Deelnemer, GezamenlijkAntwoord, Openstelling, Uitkomst
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import HOOGSTENS_FOUT, Afnamestand, Link, Linkstand, linkstand
from tests import afnamewereld as meet
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def zonder_muur_1(monkeypatch):
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    monkeypatch.setattr(deelnemersdeur, "APP_FILTERT", False)


def _alles(door, model):
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        return [rij.pk for rij in sessie.van(model)]


@pytest.mark.usefixtures("zonder_muur_1")
def test_answers_are_for_the_respondent_and_from_handing_in_for_the_leader():
    meting = meet.meting(2)
    for nummer, inleveren in ((0, True), (1, False)):
        meet.vul_in(meting.toegang(nummer), inleveren=inleveren)
    vragen = sum(vraag.telt_mee for vraag in meet.instrument().vragen())
    assert len(_alles(meting.leider, Antwoord)) == vragen
    for ander in (
        meting.gemeente.actor(),
        meting.gemeente.actor("teamleider"),
        meting.mensen[0],
        org.gemeente().actor(),
    ):
        assert _alles(ander, Antwoord) == []
    with open_deur(meting.toegang(1), "test") as sessie:
        assert {rij.deelnemer_id for rij in Antwoord.objects.all()} == {sessie.deelnemer}


@pytest.mark.usefixtures("zonder_muur_1")
def test_a_respondent_by_link_reaches_one_wave_and_nothing_else_of_the_municipality():
    meting = meet.meting(1)
    org.open_laag(meting.leider, Werklaag.LES)
    with open_deur(meet.met_link(meting), "test") as sessie:
        assert [rij.pk for rij in Afname.objects.all()] == [sessie.afname]
        assert [rij.pk for rij in Deelnemer.objects.all()] == [sessie.deelnemer]
        for model in (GezamenlijkAntwoord, Uitkomst, Openstelling):
            assert not model.objects.exists()


@pytest.mark.usefixtures("zonder_muur_1")
def test_nobody_writes_in_the_answers_of_another_not_even_the_leader():
    meting = meet.meting(2)
    meet.vul_in(meting.toegang(0))
    with schrijf_organisatie(door=meting.leider, wat="test") as sessie:
        sessie.geen_gegevens()
        assert Antwoord.objects.update(ist="4") == 0
    with open_deur(meting.toegang(1), "test"):
        assert Antwoord.objects.update(ist="4") == 0
    gesprek.begin_gesprek(door=meting.leider, afname=meting.openbaar)
    with open_deur(meting.toegang(0), "test"):
        assert Antwoord.objects.exists()
        assert Antwoord.objects.update(ist="4") == 0


def test_the_narrow_door_is_the_only_way_in():
    meting = meet.meting(1)
    toegang = meting.toegang()
    assert not Afname.objects.exists()
    assert not Antwoord.objects.exists()
    for ander in (
        Toegang(door=meting.leider, deelnemer=toegang.deelnemer),
        Toegang(deelnemer=toegang.deelnemer),
        Toegang(door=meting.mensen[0], deelnemer=meting.openbaar),
    ):
        with pytest.raises(NietGevonden):
            vragenlijst.lees_vragenlijst(toegang=ander)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO tandem_antwoord (openbaar, organisatie_id) VALUES (gen_random_uuid(), 1)")


def test_words_are_stored_encrypted_and_levels_plain():
    meting = meet.meting(1)
    vraag = meet.eerste()
    typ = Ingevuld(vraag.opties[0].code, toelichting="te weinig mensen", bewijs="het jaarverslag")
    vragenlijst.bewaar_antwoord(toegang=meting.toegang(), vraag=vraag.code, typ=typ, versie=0)
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn) as verbinding:
        vraag_ = "SELECT a.* FROM tandem_antwoord a JOIN tandem_afname f ON f.id = a.afname_id WHERE f.openbaar = %s"
        (rij,) = verbinding.execute(vraag_, [meting.openbaar]).fetchall()
    ruw = b"".join(bytes(een) for een in rij if isinstance(een, bytes | memoryview))
    assert ruw
    assert b"mensen" not in ruw
    assert b"jaarverslag" not in ruw
    assert vraag.opties[0].code in rij


@pytest.mark.parametrize("fouten", [HOOGSTENS_FOUT - 1, HOOGSTENS_FOUT])
def test_both_writings_of_the_bound_on_codes_are_equal(fouten):
    meting = meet.meting(0)
    toegang = meet.met_link(meting)
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn) as verbinding:
        waar = "afname_id = (SELECT id FROM tandem_afname WHERE openbaar = %s)"
        verbinding.execute(f"UPDATE tandem_deelnemer SET pogingen = %s WHERE {waar}", [fouten, meting.openbaar])
        rij = verbinding.execute(f"SELECT vervalt_op FROM tandem_deelnemer WHERE {waar}", [meting.openbaar]).fetchone()
    stand = linkstand(Link(rij[0], Afnamestand.VERZAMELEN, foute_codes=fouten), rij[0].replace(year=2020))
    assert vragenlijst.klopt(toegang=toegang) is (stand is Linkstand.GELDIG)


def test_saying_dont_know_is_an_answer_and_leaving_open_is_not():
    meting = meet.meting(1)
    ik, vraag = meting.toegang(), meet.eerste()
    voor = vragenlijst.lees_vragenlijst(toegang=ik).open_vragen
    vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=Ingevuld(GEEN_IDEE), versie=0)
    assert vragenlijst.lees_vragenlijst(toegang=ik).open_vragen == voor - 1
    vragenlijst.bewaar_antwoord(toegang=ik, vraag=vraag.code, typ=Ingevuld(""), versie=1)
    assert vragenlijst.lees_vragenlijst(toegang=ik).open_vragen == voor
