"""The narrow door of members: the own file for who is in it, nothing for others, a log line for every read."""

import uuid

import psycopg
import pytest

from tandem.acties.portaal import deur
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Lid, Regel, Signaal
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module")
def eigenaar(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        yield verbinding


@pytest.fixture
def gezin():
    return wereld.gezin(wereld.professional())


@pytest.fixture
def samira(eigenaar, gezin):
    lid = gezin.leden["Samira"]
    (persoon,) = eigenaar.execute("SELECT persoon_id FROM tandem_lid WHERE id = %s", [lid]).fetchone()
    return Ledenactor(persoon, 0)


def _log(eigenaar, actor):
    return eigenaar.execute(
        "SELECT medewerker, doel, uitkomst, huishouden_id FROM tandem_inzage WHERE grondslag = %s ORDER BY id",
        [str(actor.persoon)],
    ).fetchall()


def test_a_member_opens_the_own_file_and_the_log_says_so(eigenaar, gezin, samira):
    with deur.lees(door=samira, wat="mijn dossier", huishouden=gezin.openbaar) as sessie:
        assert sessie.ik == gezin.leden["Samira"]
        assert set(sessie.van(Lid).values_list("id", flat=True)) == set(gezin.leden.values())
        assert sessie.van(Betrokkenheid).exists()
        assert not sessie.van(Signaal).exists()
        sessie.inzage(leden=[sessie.ik])
    assert _log(eigenaar, samira) == [(None, "eigen", "gelezen", gezin.id)]


def test_a_file_of_others_is_not_found_and_that_is_logged(eigenaar, samira):
    ander = wereld.gezin(wereld.professional())
    for huishouden in (ander.openbaar, uuid.uuid4()):
        with pytest.raises(NietGevonden), deur.lees(door=samira, wat="mijn dossier", huishouden=huishouden):
            pass
    assert [rij[2] for rij in _log(eigenaar, samira)] == ["niet_gevonden"] * 2


def test_a_read_without_a_log_line_does_not_leave_the_door(gezin, samira):
    with (
        pytest.raises(RuntimeError, match="inzage"),
        deur.lees(door=samira, wat="mijn dossier", huishouden=gezin.openbaar),
    ):
        pass


def test_a_write_has_an_event_and_no_professional_as_author(eigenaar, gezin, samira):
    with deur.schrijf(door=samira, wat="eigen woorden", huishouden=gezin.openbaar, verzoek=uuid.uuid4()) as sessie:
        regel = Regel(
            laag=Laag.ANALYSE, betreft=[sessie.ik], soort="stem", stem_id=sessie.ik, tekst="Zo was het niet.",
            op=sessie.vandaag, bij_soort="lid", bij=sessie.ik,
        )  # fmt: skip
        sessie.bewaar(regel)
        sessie.gebeurtenis("regels_toegevoegd", laag=Laag.ANALYSE)
    (auteur,) = eigenaar.execute("SELECT auteur_id FROM tandem_regel WHERE id = %s", [regel.pk]).fetchone()
    assert auteur is None
    assert _log(eigenaar, samira)[-1][2] == "geschreven"


def test_a_write_without_an_event_does_not_leave_the_door(gezin, samira):
    with (
        pytest.raises(RuntimeError, match="event"),
        deur.schrijf(door=samira, wat="eigen woorden", huishouden=gezin.openbaar),
    ):
        pass
