"""Lines of the log that were removed: the seal check, what a line holds, and what the database refuses by itself."""

import uuid

import pytest
from django.db import DatabaseError, connection, models, transaction

from tandem.acties.rechten.logregels import stel_logregels_voor
from tandem.acties.rechten.zegel import maak_zegels
from tandem.acties.rechten.zegelcontrole import controleer
from tandem.management.sonde.plaats import eigenaar, op_database
from tandem.models import Inzage
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.zegelvergelijk import Verschil
from tests import wereld
from tests.acties.rechten.bewaarhulp import als_taak, archivaris
from tests.acties.rechten.logboek.loghulp import (
    NAAM,
    OUD,
    akkoord,
    log_termijn,
    logregels,
    nog_er,
    staat,
    verifieer,
    voer_uit,
    voorgesteld,
)
from tests.kalender import over
from tests.sjabloon import maak_testdatabase
from tests.zegelhulp import bron as maak_bron

# -- the seal ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def verzegeld(db, tmp_path, monkeypatch):  # noqa: ARG001 - the database first
    """A fresh database whose lines were all sealed before they went, with four eyes, in two batches."""
    connection.close()
    maak_testdatabase(NAAM)
    connection.close()
    verifieer(monkeypatch, log_termijn(5))
    bron, werker = maak_bron(tmp_path), wereld.professional()
    gezin = wereld.gezin(werker)
    oude = logregels(NAAM, organisatie=werker.organisatie, huishouden=gezin.id, dag=over(OUD), aantal=5)
    with als_taak(NAAM):
        maak_zegels(bron=bron)
    voorstel = voorgesteld(NAAM, werker.organisatie)
    akkoord(voorstel, archivaris(werker.organisatie), archivaris(werker.organisatie))
    assert voer_uit(bron, per_partij=3).regels == 5
    return bron, oude


def _bevindingen(bron):
    with als_taak(NAAM):
        uit = controleer(bron=bron)
    return uit, {(een.verschil, een.tabel, een.rij) for een in uit.bevindingen}


def test_the_seal_check_accepts_the_tombstones_with_their_certificates(verzegeld):
    bron, oude = verzegeld
    uit, gevonden = _bevindingen(bron)
    assert (gevonden, uit.vernietigd) == (set(), len(oude))
    with als_taak(NAAM):
        maak_zegels(bron=bron)
    assert _bevindingen(bron)[1] == set()


def test_the_seal_check_names_every_line_without_its_certificate(verzegeld):
    bron, oude = verzegeld
    weg = bron.map.aktes()[0]
    tekst = bron.map._aktes.pop(weg)
    eigen = {int(regel.split()[1]) for regel in tekst.decode().splitlines()[2:]}
    assert 0 < len(eigen) < len(oude)
    assert _bevindingen(bron)[1] == {(Verschil.GRAFSTEEN, "inzage", rij) for rij in eigen}


def test_the_seal_check_names_a_false_certificate(verzegeld):
    bron, oude = verzegeld
    weg = bron.map.aktes()[0]
    bron.map._aktes[weg] = bron.map._aktes[weg].replace(b'"logboek_van":', b'"logboek_van":9')
    uit, gevonden = _bevindingen(bron)
    assert {een[0] for een in gevonden} == {Verschil.GRAFSTEEN, Verschil.AKTE}
    assert {een[2] for een in gevonden if een[0] is Verschil.GRAFSTEEN} < set(oude)


def test_the_seal_check_names_a_line_that_went_without_a_tombstone_and_one_that_came_back(verzegeld):
    bron, oude = verzegeld
    with eigenaar(NAAM) as verbinding:
        verbinding.execute("DELETE FROM tandem_grafsteen WHERE rij = %s", [oude[0]])
        verbinding.execute(
            "INSERT INTO tandem_inzage SELECT (jsonb_populate_record(i, jsonb_build_object('id', %s::bigint))).*"
            " FROM tandem_inzage i LIMIT 1",
            [oude[1]],
        )
    gevonden = _bevindingen(bron)[1]
    assert (Verschil.VERWIJDERD, "inzage", oude[0]) in gevonden
    assert (Verschil.TERUG, "inzage", oude[1]) in gevonden
    assert {een[2] for een in gevonden} == set(oude[:2])


# -- what a line holds -------------------------------------------------------------------------------------------------

TEKST = {"rol", "taak", "doel", "wat", "grondslag", "uitkomst"}
"""Columns of letters: codes of the content, names of actions, and an id as ground."""


def test_the_log_has_no_column_for_a_name_or_for_content():
    """Numbers, moments and ids; letters only where an action writes its own code. A new column of letters is judged."""
    soorten = {veld.column: type(veld) for veld in Inzage._meta.local_fields}
    assert {
        kolom for kolom, soort in soorten.items() if issubclass(soort, models.CharField | models.TextField)
    } == TEKST
    assert not {kolom for kolom, soort in soorten.items() if soort.__name__.startswith("Versleutel")}
    assert not {kolom for kolom, soort in soorten.items() if issubclass(soort, models.JSONField)}
    assert [kolom for kolom, soort in soorten.items() if issubclass(soort, models.BinaryField)] in ([], ["zout"])


def test_no_line_says_a_name_of_whom_it_is_about_or_of_who_read(voorstel, gezin, eerste, tweede, bron):
    """Whatever was done in this database, in every column: no name, and only codes and ids in letters."""
    akkoord(voorstel, eerste, tweede)
    voer_uit(bron)
    with eigenaar(NAAM) as verbinding:
        regels = [tekst for (tekst,) in verbinding.execute("SELECT i::text FROM tandem_inzage i").fetchall()]
        mensen = [naam for (naam,) in verbinding.execute("SELECT naam FROM tandem_medewerker").fetchall()]
        codes = verbinding.execute("SELECT DISTINCT rol, taak, doel, uitkomst FROM tandem_inzage").fetchall()
        gronden = verbinding.execute("SELECT DISTINCT grondslag FROM tandem_inzage").fetchall()
    assert regels
    for naam in (*mensen, *gezin.leden, "Samira", "Tom", "Noor"):
        assert not [regel for regel in regels if naam in regel], naam
    assert all(code == "" or code.replace("_", "").isalnum() for rij in codes for code in rij)
    assert all(grond in ("", "None") or grond.isdigit() or uuid.UUID(grond) for (grond,) in gronden)


def test_what_the_job_did_is_in_the_log_with_its_name_and_purpose(voorstel, eerste, tweede, bron):
    akkoord(voorstel, eerste, tweede)
    voer_uit(bron)
    with eigenaar(NAAM) as verbinding:
        wat = verbinding.execute("SELECT DISTINCT wat FROM tandem_inzage WHERE rol = 'taak_bewaren'").fetchall()
    assert {"logboek: termijn nagaan", "logregels vernietigen"} <= {een for (een,) in wat}


def test_proposing_while_another_run_is_at_work_is_refused(db):  # noqa: ARG001 - the database
    with eigenaar(NAAM) as verbinding, als_taak(NAAM):
        verbinding.execute("SELECT pg_advisory_lock(7513000001)")
        with pytest.raises(Ongeldig, match="Er loopt al een opdracht"):
            stel_logregels_voor()
    assert staat(NAAM, -1) is None


# -- what the database holds by itself ---------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", ["app", "taak"])
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM tandem_inzage",
        "UPDATE tandem_inzage SET tijd = now()",
        "TRUNCATE tandem_inzage",
        "INSERT INTO tandem_logpartij (voorstel_id, volgnummer, akte, nummers, aantal, begonnen_op, kop)"
        " SELECT id, 9, gen_random_uuid(), '{1}', 1, now(), '' FROM tandem_vernietigingsvoorstel",
        "UPDATE tandem_logpartij SET nummers = '{1}'",
        "DELETE FROM tandem_logpartij",
        "UPDATE tandem_vernietigingsvoorstel SET laatste_wijziging = current_date",
        "SELECT tandem_logpartij(max(id), 10, now()) FROM tandem_vernietigingsvoorstel",
        "SELECT tandem_vernietig_logregels(-1, now())",
    ],
)
def test_nobody_removes_or_rewrites_lines_by_themselves(voorstel, oude, rol, sql):
    """The job neither: begin, choosing and removing each refuse without four eyes, proposal and tombstones."""
    with op_database(NAAM, rol), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert nog_er(NAAM, oude) == set(oude)


@pytest.mark.parametrize("functie", ["tandem_logfeiten(current_date, now())", "tandem_begin_vernietiging(1, now())"])
def test_the_app_calls_none_of_the_functions_of_the_job(voorstel, functie):  # noqa: ARG001 - there is one
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {functie}")


def test_a_proposal_about_the_log_empties_no_household(voorstel, eerste, tweede):
    akkoord(voorstel, eerste, tweede)
    with als_taak(NAAM), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT tandem_begin_vernietiging(%s, now())", [voorstel.pk])
        assert cursor.fetchone() == (True,)
        with pytest.raises(DatabaseError, match="not begun"), transaction.atomic():
            cursor.execute("SELECT tandem_vernietig_rijen(%s, now())", [voorstel.pk])
        transaction.set_rollback(True)
