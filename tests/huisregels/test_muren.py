"""The database's own catalogue, read: every table with household data is walled, and the app owns nothing."""

import psycopg
import pytest
from django.db import connection

from tandem.acties import deur
from tandem.koppelingen import database
from tandem.models import Noodplan, Termijn
from tandem.models.basis import Item
from tandem.models.muren import SLEUTELMEESTER, _muur_om, bewaakte_modellen, ontbrekende_muren
from tandem.models.muren.bewaren import EIGEN_TABELLEN as BEWAREN
from tandem.models.muren.klacht import EIGEN_TABELLEN as KLACHT
from tandem.models.muren.organisatie import LOG, organisatiemodellen
from tandem.models.muren.toezicht import EIGEN_TABELLEN as TOEZICHT
from tandem.models.velden import BinnenHuishouden, VersleuteldVeld
from tandem.regels.rechten.lagen import Doel
from tests import wereld
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")

ZONDER_HUISHOUDEN = {
    "tandem_bekende": "written only; names no household",
    "tandem_cijfer": "a public figure about a municipality",
    "tandem_cijferlevering": "where public figures come from",
    "tandem_inzagerecht": "cells of the age table",
    "tandem_portaalaccount": "joins an account to a bare identity",
    "tandem_grafsteen": "a leaf hash of a row that is gone; for the sealing job alone",
    "tandem_logpartij": "numbers of log lines that go together; a wall of its own (muren/bewaren.py)",
    "tandem_klacht": "a complaint by number; a wall of its own (muren/klacht.py)",
    "tandem_klachtregel": "what happened with a complaint; a wall of its own (muren/klacht.py)",
    "tandem_organisatierecht": "the table of rights on organisations' work, from content",
    "tandem_persoon": "a bare identity: no name, no household",
    "tandem_toestemmingsbericht": "that one professional has seen that something stopped; names no household",
    "tandem_verzoek": "form ids and outcomes of one professional",
    "tandem_vasthouding": "a hold on a number; a wall of its own (muren/bewaren.py)",
    "tandem_vernietigingsstem": "what an officer said; a wall of its own (muren/bewaren.py)",
    "tandem_vernietigingsvoorstel": "numbers, codes and dates; a wall of its own (muren/bewaren.py)",
    "tandem_toezichtdag": "days of the log that the job looked at; for that job alone",
    "tandem_toezichtvraag": "what an officer must judge; a wall of its own (muren/toezicht.py)",
    "tandem_zegel": "a signed heading; for the sealing job alone",
    "tandem_zegeldeel": "numbers of sealed rows; for the sealing job alone",
    "tandem_zoekpoging": "counts searches, names nobody",
    "tandem_werkbericht": "a professional wants mail when work waits; nothing of a household",
}

ORGANISATIE = [model._meta.db_table for model in organisatiemodellen()]


def _vraag(sql, *waarden):
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        return cursor.fetchall()


def _tabellen_met_huishouden():
    rijen = _vraag(
        "SELECT table_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND column_name = 'huishouden_id'"
    )
    return {naam for (naam,) in rijen} | {"tandem_huishouden"}


def test_every_table_with_a_household_declares_a_wall():
    assert _tabellen_met_huishouden() == {model._meta.db_table for model in bewaakte_modellen()}


def test_every_walled_table_has_row_security_forced():
    rijen = {
        naam: (aan, ook_eigenaar)
        for naam, aan, ook_eigenaar in _vraag("SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class")
    }
    zwak = [tabel for tabel in _tabellen_met_huishouden() if rijen[tabel] != (True, True)]
    assert zwak == []


def _beleid():
    beleid = {}
    for tabel, naam, soort, handeling, using, controle in _vraag(
        "SELECT tablename, policyname, permissive, cmd, qual, with_check FROM pg_policies WHERE schemaname = 'public'"
    ):
        beleid.setdefault(tabel, {})[naam] = (soort, handeling, using or "", controle or "")
    return beleid


def test_every_walled_table_asks_for_a_key_and_items_for_more():
    beleid = _beleid()
    for model in bewaakte_modellen():
        eigen = beleid[model._meta.db_table]
        assert eigen["sleutel"][0] == "PERMISSIVE"
        assert "tandem_waarde('sleutels'" in eigen["sleutel"][2]
        if issubclass(model, Item):
            assert {"leden", "niet_zichtbaar_voor", "afgeschermd"} <= eigen.keys()
            assert all(eigen[naam][0] == "RESTRICTIVE" for naam in ("leden", "niet_zichtbaar_voor", "afgeschermd"))
            assert all(eigen[naam][3] for naam in ("sleutel", "leden", "niet_zichtbaar_voor", "afgeschermd"))


def test_the_key_is_the_first_thing_asked_so_that_an_index_can_answer():
    """Restrictive policies go first, by name; only the very first condition may use an index (models/muren)."""
    for model in bewaakte_modellen():
        eigen = _beleid()[model._meta.db_table]
        beperkend = sorted(naam for naam, (soort, *_) in eigen.items() if soort == "RESTRICTIVE")
        assert beperkend[0] == "a_sleutel", model.__name__
        assert eigen["a_sleutel"][1:] == eigen["sleutel"][1:], model.__name__


def test_a_list_of_open_terms_asks_the_index_for_its_keys():
    actor = wereld.professional()
    with deur.lees(door=actor, doel=Doel.HULP, wat="test") as sessie:
        sessie.geen_huishouddata()
        sql, waarden = sessie.van(Termijn).filter(afgerond_op=None).values_list("pk").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}", waarden)
            plan = "\n".join(regel for (regel,) in cursor.fetchall())
    assert "Index Cond: (((huishouden_id * 8) + laag) = ANY" in plan


def test_every_table_with_an_owner_has_a_wall_or_a_reason():
    """Each table that names an organisation is the work of that organisation, unless a reason stands here."""
    met = {
        naam
        for (naam,) in _vraag("SELECT table_name FROM information_schema.columns WHERE column_name = 'organisatie_id'")
    }
    zonder_werk = met - _tabellen_met_huishouden() - set(ORGANISATIE)
    assert zonder_werk == {"tandem_team", "tandem_teamlidmaatschap", "tandem_waarneming"}  # the region itself


def test_the_work_of_organisations_has_row_security_and_asks_for_a_key():
    beleid, rijen = _beleid(), dict(_vraag("SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"))
    assert all(rijen[tabel] for tabel in ORGANISATIE)
    for tabel in ORGANISATIE:
        assert "org_lezen" in beleid[tabel]["leest"][2]
        assert "org_werken" in beleid[tabel]["wijzigt"][2]
        assert "org_werken" in beleid[tabel]["verwijdert"][2]
        assert tabel == LOG or "org_werken" in beleid[tabel]["voegt_toe"][3]


def test_who_keeps_and_destroys_has_a_wall_of_its_own():
    """No key opens these: an officer's organisation and municipality do; the job may look and propose."""
    beleid, rijen = _beleid(), dict(_vraag("SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class"))
    assert all(rijen[tabel] for tabel in BEWAREN)
    voor_app = [using + controle for t in BEWAREN for n, (*_, using, controle) in beleid[t].items() if n[:3] == "app"]
    assert len(voor_app) == 7
    assert all("bewaart" in voorwaarde or "voorstel_id" in voorwaarde for voorwaarde in voor_app)


def test_only_the_log_has_a_second_permissive_policy_and_only_for_writing():
    extra = [
        (tabel, naam, handeling)
        for tabel, alle in _beleid().items()
        for naam, (soort, handeling, _, _) in alle.items()
        if soort == "PERMISSIVE" and naam != "sleutel" and tabel not in (*BEWAREN, *TOEZICHT, *KLACHT, *ORGANISATIE)
    ]
    assert extra == [("tandem_inzage", "schrijven", "INSERT")]


def test_keys_are_compared_once_per_statement_not_per_row():
    """A function per row costs seconds at 10^6 rows (veiligheid.md, 2a): each is wrapped in a scalar subselect."""
    for tabel, alle in _beleid().items():
        for naam, (_, _, using, _) in alle.items():
            los = using.replace("SELECT tandem_waarde(", "").replace("SELECT (NULLIF(current_setting(", "")
            assert "tandem_waarde(" not in los, (tabel, naam)


def test_the_app_owns_nothing_and_bypasses_nothing():
    rollen = ("app", "taak", "teller")
    assert _vraag("SELECT relname FROM pg_class WHERE relowner::regrole::text = ANY(%s)", list(rollen)) == []
    assert _vraag("SELECT proname FROM pg_proc WHERE proowner::regrole::text = ANY(%s)", list(rollen)) == []
    zwak = _vraag("SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls) AND rolname = ANY(%s)", list(rollen))
    assert zwak == []
    assert _vraag("SELECT current_user") == [("app",)]


def test_the_keeper_of_the_keys_owns_only_functions():
    assert _vraag("SELECT relname FROM pg_class WHERE relowner::regrole::text = %s", SLEUTELMEESTER) == []
    assert _vraag("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", SLEUTELMEESTER) == [(False,)]


def test_definer_functions_fix_their_search_path_and_belong_to_the_keeper():
    rijen = _vraag("SELECT proname, proowner::regrole::text, proconfig FROM pg_proc WHERE prosecdef")
    assert rijen
    assert all(
        eigenaar == SLEUTELMEESTER and any(regel.startswith("search_path=") for regel in instelling or [])
        for _, eigenaar, instelling in rijen
    )


def test_the_app_cannot_rewrite_events_or_the_log_or_read_bare_identities():
    rechten = {
        (tabel, recht)
        for tabel, recht in _vraag(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'app'"
        )
    }
    for tabel in ("tandem_gebeurtenis", "tandem_inzage", "tandem_ontsluiting", "tandem_documentdeel"):
        assert {recht for naam, recht in rechten if naam == tabel} == {"SELECT", "INSERT"}
    assert ("tandem_bekende", "SELECT") not in rechten
    assert ("tandem_persoon", "SELECT") not in rechten


def test_references_inside_a_household_are_held_by_the_database():
    namen = {naam for (naam,) in _vraag("SELECT conname FROM pg_constraint WHERE contype = 'f'")}
    verwacht = {
        f"{model._meta.db_table}_{veld.column}_binnen"
        for model in bewaakte_modellen()
        for veld in model._meta.local_fields
        if isinstance(veld, BinnenHuishouden)
    }
    assert verwacht <= namen


def test_no_unique_constraint_spans_households():
    """A unique value across households would tell that it exists elsewhere; random public ids tell nothing."""
    rijen = _vraag(
        "SELECT t.relname, i.relname, array_agg(a.attname::text) FROM pg_index x "
        "JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid "
        "JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(x.indkey) "
        "WHERE x.indisunique AND NOT x.indisprimary GROUP BY 1, 2"
    )
    bewaakt = _tabellen_met_huishouden()
    over = [
        (tabel, index)
        for tabel, index, kolommen in rijen
        if tabel in bewaakt and "huishouden_id" not in kolommen and kolommen != ["openbaar"]
    ]
    assert over == []


def test_text_about_people_is_encrypted():
    """On a walled table every text is a short code; what people write is an encrypted field."""
    open_tekst = [
        f"{model.__name__}.{veld.name}"
        for model in bewaakte_modellen()
        for veld in model._meta.local_fields
        if veld.get_internal_type() == "TextField"
        or (veld.get_internal_type() == "CharField" and veld.max_length > 120)
    ]
    assert open_tekst == []
    assert any(isinstance(veld, VersleuteldVeld) for model in bewaakte_modellen() for veld in model._meta.local_fields)


def test_tables_of_the_house_without_a_wall_are_named_with_a_reason():
    gemerkt = {model._meta.db_table for model in bewaakte_modellen()} | set(ORGANISATIE)
    from django.apps import apps

    los = {
        model._meta.db_table
        for model in apps.get_app_config("tandem").get_models()
        if model.__module__ != "tandem.models.regio" and model._meta.db_table not in gemerkt
    }
    assert los == set(ZONDER_HUISHOUDEN)


def test_a_table_that_lost_its_wall_is_named_at_start_up():
    assert ontbrekende_muren(connection) == []
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as eigenaar:
        eigenaar.execute("DROP POLICY afgeschermd ON tandem_noodplan")
        try:
            assert ontbrekende_muren(connection) == ["tandem_noodplan"]
        finally:
            for opdracht in _muur_om(Noodplan):
                eigenaar.execute(opdracht)
    assert ontbrekende_muren(connection) == []
