"""The two writings of the key rule around organisations' work are equal, on random regions."""

from datetime import date, timedelta

import psycopg
import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tandem.acties.organisatie.feiten import betreed
from tandem.koppelingen import database
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
ROLLEN = ("beleidsadviseur", "bestuurder", "teamleider", "casusregisseur", "clientenraadslid")
OPENING = st.tuples(
    st.integers(0, 3),
    st.integers(2, 7),
    st.sampled_from(["subregio", "regio"]),
    st.integers(-1, 1),
    st.none() | st.integers(0, 2),
)
LID = st.tuples(
    st.integers(0, 3), st.integers(0, 3), st.none() | st.integers(-1, 1), st.sampled_from(["lid", "niet_genoemd"])
)


@pytest.fixture(scope="module")
def gemeenten(database_gereed):
    org.laad_rechten()
    alle = [org.gemeente() for _ in range(4)]
    return [(een, {rol: een.actor(rol) for rol in ROLLEN}) for een in alle]


def _zet_neer(gemeenten, leden, openingen, vandaag):
    """Put memberships and openings in the database as the owner; they are gone with the next example."""
    codes = [een.gemeente.pk for een, _ in gemeenten]
    huizen = [een.organisatie.pk for een, _ in gemeenten]
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        verbinding.execute("DELETE FROM tandem_regiolidmaatschap WHERE gemeente_id = ANY(%s)", [codes])
        verbinding.execute("DELETE FROM tandem_openstelling WHERE organisatie_id = ANY(%s)", [huizen])
        for wie, centrum, tot, lezing in {een[:2]: een for een in leden}.values():
            verbinding.execute(
                "INSERT INTO tandem_regiolidmaatschap (gemeente_id, verband, centrum_id, van, tot, lezing, bron)"
                " VALUES (%s, %s, %s, %s, %s, %s, 'voorbeeldinhoud')",
                [codes[wie], f"v{codes[centrum]}", codes[centrum], date(2020, 1, 1), _dag(vandaag, tot), lezing],
            )
        for wie, laag, kring, van, duur in {een[:2]: een for een in openingen}.values():
            begin = vandaag + timedelta(days=van)
            verbinding.execute(
                "INSERT INTO tandem_openstelling (openbaar, organisatie_id, laag, kring, van, tot)"
                " VALUES (gen_random_uuid(), %s, %s, %s, %s, %s)",
                [huizen[wie], laag, kring, begin, _dag(begin, duur)],
            )


def _dag(begin, dagen):
    return None if dagen is None else begin + timedelta(days=dagen)


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    wie=st.integers(0, 3),
    rol=st.sampled_from(ROLLEN),
    leden=st.lists(LID, max_size=6),
    openingen=st.lists(OPENING, max_size=6),
)
def test_python_and_sql_give_the_same_keys(gemeenten, wie, rol, leden, openingen):
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    _zet_neer(gemeenten, leden, openingen, vandaag)
    door = gemeenten[wie][1][rol]
    with transaction.atomic(), connection.cursor() as cursor:
        _, sleutels = betreed(door=door, nu=nu, vandaag=vandaag)
        cursor.execute("SELECT tandem_waarde('org_lezen')::bigint[], tandem_waarde('org_werken')::bigint[]")
        lezen, werken = cursor.fetchone()
    assert sleutels.lezen == set(lezen)
    assert sleutels.werken == set(werken)
