"""The door to organisations' work: what it opens, logs and refuses; each wall by itself."""

import uuid

import psycopg
import pytest
from django.db import connection, transaction

from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.koppelingen import database
from tandem.models import Openstelling, Organisatiegebeurtenis, Organisatieinzage
from tandem.models.basis import Organisatiemuur
from tandem.regels.rechten.oordeel import AlGedaan, Geweigerd, NietGevonden
from tandem.regels.rechten.organisatie import Kring, Werklaag, organisatiesleutel
from tests import organisatiewereld as org
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")


def _lezen(door):
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.inzage()
        return sessie.sleutels.lezen, list(sessie.van(Openstelling))


def _open(tabel, *organisaties):
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        vraag = f"SELECT * FROM {tabel} WHERE organisatie_id = ANY(%s) ORDER BY id"
        return verbinding.execute(vraag, [list(organisaties)]).fetchall()


def test_a_local_team_works_for_its_municipality_and_another_organisation_for_itself():
    gemeente, los = org.gemeente(), wereld.professional("jeugdbeschermer", organisatie=wereld.organisatie("gi"))
    with lees_organisatie(door=gemeente.actor("casusregisseur"), wat="test") as sessie:
        sessie.geen_gegevens()
        assert sessie.organisatie == gemeente.organisatie.pk
        assert sessie.mag(Werklaag.BELEMMERING)
        assert not sessie.mag(Werklaag.PLAN)
    with lees_organisatie(door=los, wat="test") as sessie:
        sessie.geen_gegevens()
        assert sessie.organisatie == los.organisatie


def test_what_another_opened_is_read_and_never_changed():
    centrum = org.gemeente()
    hun = org.gemeente(centrum.gemeente)
    buiten, rij = org.gemeente(), org.open_laag(hun.actor(), Werklaag.PLAN, Kring.SUBREGIO)
    sleutel = organisatiesleutel(hun.organisatie.pk, Werklaag.PLAN)
    assert sleutel in _lezen(centrum.actor())[0]
    assert sleutel not in _lezen(buiten.actor())[0]
    assert sleutel not in _lezen(org.programma())[0]
    with (
        pytest.raises(NietGevonden),
        schrijf_organisatie(door=centrum.actor(), wat="test") as sessie,
    ):
        sessie.een(Openstelling, rij.openbaar)


def test_wall_two_alone_shows_no_row_of_another(monkeypatch):
    ons, hun = org.gemeente(), org.gemeente()
    org.open_laag(hun.actor(), Werklaag.LES)
    mijn = org.open_laag(ons.actor(), Werklaag.LES)
    monkeypatch.setattr(deur, "APP_FILTERT", False)
    assert _lezen(ons.actor())[1] == [mijn]
    with lees_organisatie(door=ons.actor(), wat="test") as sessie:
        sessie.geen_gegevens()
        assert {rij.organisatie_id for rij in sessie.van(Organisatiegebeurtenis)} == {ons.organisatie.pk}


def test_wall_two_refuses_a_row_in_another_s_name():
    ons, hun = org.gemeente(), org.gemeente()
    rij = Openstelling(organisatie_id=hun.organisatie.pk, laag=2, kring="regio", van="2026-01-01")
    with (
        pytest.raises(Exception, match="row-level security"),
        schrijf_organisatie(door=ons.actor(), wat="test") as sessie,
    ):
        sessie.bewaar(rij)


def test_outside_the_door_there_is_nothing():
    org.open_laag(org.gemeente().actor(), Werklaag.LES)
    with transaction.atomic():
        assert not Openstelling.objects.exists()


def test_every_read_is_logged_with_whose_work_it_was_and_refusals_too():
    ons, hun = org.gemeente(), org.gemeente()
    door = ons.actor("casusregisseur")
    with lees_organisatie(door=door, wat="hun plan") as sessie:
        sessie.inzage(hun.organisatie.pk)
    with pytest.raises(Geweigerd), lees_organisatie(door=door, wat="plan wijzigen") as sessie:
        sessie.eis(Werklaag.PLAN)
    assert [rij[4:9] for rij in _log(hun)] == [(door.medewerker, ons.organisatie.pk, door.rol, "hun plan", "gelezen")]
    assert [rij[8] for rij in _log(ons)] == ["geweigerd"]
    with lees_organisatie(door=hun.actor(), wat="wie keek") as sessie:
        sessie.inzage()
        assert [een.lezer for een in sessie.mijn(Organisatieinzage)] == [ons.organisatie.pk]


def _log(gemeente):
    kolommen = "id, openbaar, organisatie_id, tijd, medewerker, lezer, rol, wat, uitkomst"
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        vraag = f"SELECT {kolommen} FROM tandem_organisatieinzage WHERE organisatie_id = %s ORDER BY id"
        return verbinding.execute(vraag, [gemeente.organisatie.pk]).fetchall()


def test_a_read_or_write_that_tells_nothing_does_not_leave_the_door():
    door = org.gemeente().actor()
    with pytest.raises(RuntimeError, match="notes no inzage"), lees_organisatie(door=door, wat="test"):
        pass
    with pytest.raises(RuntimeError, match="without an event"), schrijf_organisatie(door=door, wat="test"):
        pass


def test_the_same_form_twice_is_carried_out_once():
    ons, verzoek = org.gemeente(), uuid.uuid4()
    door = ons.actor()
    with schrijf_organisatie(door=door, wat="test", verzoek=verzoek) as sessie:
        sessie.gebeurtenis("laag_geopend", feiten={"laag": "de lessen"})
        sessie.uitkomst = "eerste"
    with (
        pytest.raises(AlGedaan, match="eerste"),
        schrijf_organisatie(door=door, wat="test", verzoek=verzoek) as sessie,
    ):
        sessie.gebeurtenis("laag_geopend")
    (regel,) = _open("tandem_organisatiegebeurtenis", ons.organisatie.pk)
    assert b"de lessen" not in b"".join(bytes(een) for een in regel if isinstance(een, bytes | memoryview))


def test_an_unknown_kind_of_event_is_a_mistake():
    with pytest.raises(KeyError), schrijf_organisatie(door=org.gemeente().actor(), wat="test") as sessie:
        sessie.gebeurtenis("bestaat_niet")


def test_the_app_may_not_change_history_or_log():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'app'"
            " AND table_name IN ('tandem_organisatiegebeurtenis', 'tandem_organisatieinzage')"
        )
        assert {recht for _, recht in cursor.fetchall()} == {"SELECT", "INSERT"}


def test_a_table_whose_rows_have_their_own_layer_opens_row_by_row(monkeypatch):
    """``laag=None``: the key of each row follows from its own column; here on the openings, which have one."""
    ons = org.gemeente()
    door = ons.actor("bestuurder")
    org.open_laag(ons.actor(), Werklaag.LES)
    monkeypatch.setattr(Openstelling, "orgmuur", Organisatiemuur(laag=None))
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        assert "laag" in str(sessie.van(Openstelling).query)
        assert not list(sessie.van(Openstelling))  # wall 2 stands as it was laid: own work, not for an alderman
