"""The two writings of who reads what was sent are equal, on random senders, receivers and openings."""

from datetime import date

import psycopg
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tandem.acties.organisatie import deur
from tandem.acties.organisatie.deur import lees_organisatie, schrijf_organisatie
from tandem.koppelingen import database
from tandem.models import Adviesvraag, Intrekking
from tandem.regels.rechten.organisatie import Werklaag, leest_gericht, organisatiesleutel
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
ROLLEN = ("beleidsadviseur", "bestuurder", "casusregisseur", "clientenraadslid")
RIJ = st.tuples(st.integers(0, 3), st.sets(st.integers(0, 3), max_size=3), st.booleans())
ADVIES = Werklaag.ADVIES


@pytest.mark.parametrize(
    ("van", "aan", "lezen", "ja"),
    [
        (1, (), {1}, True),
        (1, (2,), {1}, True),
        (1, (), set(), False),
        (2, (), {1, 2}, False),
        (2, (1,), {1}, True),
        (2, (1,), set(), False),
        (2, (1,), {2}, False),
        (2, (3,), {1}, False),
        (2, (3,), {1, 2}, True),
    ],
)
def test_who_reads_what_was_sent(van, aan, lezen, ja):
    """Organisation 1 reads; ``lezen``: whose advice its role reads. A draft of another never, however open."""
    sleutels = {organisatiesleutel(een, ADVIES) for een in lezen}
    assert leest_gericht(ADVIES, van=van, aan=aan, eigen=1, lezen=sleutels) is ja
    derde = van != 1 and 1 not in aan
    assert leest_gericht(ADVIES, van=van, aan=aan, eigen=1, lezen=sleutels, ingetrokken=True) is (ja and not derde)


@pytest.fixture(scope="module")
def huizen(database_gereed):
    gemeenten = [org.gemeente() for _ in range(3)]
    mensen = [{rol: een.actor(rol) for rol in ROLLEN} for een in gemeenten]
    (raad,) = org.raad()
    nummers = [een.organisatie.pk for een in gemeenten] + [raad.organisatie]
    return nummers, [*mensen, dict.fromkeys(ROLLEN, raad)]


def _schrijf(huizen, rijen):
    """Rows through the door, by who owns them; returns the number of each with its owner and receivers."""
    nummers, mensen = huizen
    uit = {}
    for van, aan, weg in rijen:
        door = mensen[van]["beleidsadviseur"]
        dag = timezone.localdate()
        with schrijf_organisatie(door=door, wat="test") as sessie:
            sessie.geen_gegevens()
            rij = Adviesvraag(aan=[nummers[een] for een in aan], moment="ontwerp", steller_id=door.medewerker)
            rij.onderwerp = rij.vraag = rij.achtergrond = "x"
            rij.advies_voor = rij.reageert_voor = rij.gesteld_op = dag
            weg = weg and bool(aan)
            uit[sessie.bewaar(rij).pk] = (nummers[van], tuple(rij.aan), weg)
            if weg:
                vast = {"stuk": "vraag", "aan": rij.aan, "reden": "x", "door_id": door.medewerker, "op": dag}
                sessie.bewaar(Intrekking(over=rij.openbaar, **vast))
    return uit


def _open(nummers, open_):
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as verbinding:
        verbinding.execute("DELETE FROM tandem_openstelling WHERE organisatie_id = ANY(%s)", [nummers])
        for een in open_:
            verbinding.execute(
                "INSERT INTO tandem_openstelling (openbaar, organisatie_id, laag, kring, van)"
                " VALUES (gen_random_uuid(), %s, %s, 'regio', %s)",
                [nummers[een], int(ADVIES), date(2020, 1, 1)],
            )


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(rijen=st.lists(RIJ, min_size=1, max_size=5), open_=st.sets(st.integers(0, 3)), data=st.data())
def test_python_and_sql_show_the_same_rows(huizen, rijen, open_, data):
    nummers, mensen = huizen
    geschreven = _schrijf(huizen, rijen)
    _open(nummers, open_)
    door = mensen[data.draw(st.integers(0, 3))][data.draw(st.sampled_from(ROLLEN))]
    with lees_organisatie(door=door, wat="test") as sessie:
        sessie.geen_gegevens()
        eigen, lezen = sessie.organisatie, sessie.sleutels.lezen
        regel = {
            pk
            for pk, (van, aan, weg) in geschreven.items()
            if leest_gericht(ADVIES, van=van, aan=aan, eigen=eigen, lezen=lezen, ingetrokken=weg)
        }
        vraag, waarden = sessie.van(Adviesvraag).filter(pk__in=geschreven).values_list("pk").query.sql_with_params()
        deur.APP_FILTERT = False
        try:
            muur = set(sessie.van(Adviesvraag).filter(pk__in=geschreven).values_list("pk", flat=True))
        finally:
            deur.APP_FILTERT = True
    with psycopg.connect(database.ingebed_adres("eigenaar", DATABASE).dsn, autocommit=True) as zonder_muur:
        filter_ = {pk for (pk,) in zonder_muur.execute(vraag, waarden)}
    assert regel == muur == filter_
