"""What a benchmark puts in the tables still fits them: else the next measurement finds out."""

import psycopg
import pytest
from bench import _gemeenten

from tandem.koppelingen.database import Databaserol, ingebed_adres
from tandem.koppelingen.inhoud import catalogus
from tests import organisatiewereld as org
from tests.conftest import DATABASE

pytestmark = pytest.mark.usefixtures("db")
_TEL = (
    "SELECT count(*) FROM tandem_{} WHERE organisatie_id IN (SELECT id FROM tandem_organisatie WHERE code LIKE 'bank%')"
)


def test_municipalities_are_added_with_their_waves_and_taken_away():
    lijst = next(een for een in catalogus().instrumenten.values() if een.code == "zelfscan_veiligheid")
    wie = org.gemeente().actor().medewerker
    with (
        psycopg.connect(ingebed_adres(Databaserol.EIGENAAR, DATABASE).dsn) as verbinding,
        verbinding.transaction(force_rollback=True),
    ):
        delen = _gemeenten.vul(verbinding, lijst, wie=wie, gemeenten=2, metingen=3, vragen=12)
        tabellen = ("openstelling", "afname", "gezamenlijkantwoord", "uitkomst")
        aantallen = [verbinding.execute(_TEL.format(tabel)).fetchone()[0] for tabel in tabellen]
        assert aantallen == [2, 6, 72, 6 * len(delen)]
        _gemeenten.ruim_op(verbinding)
        assert [verbinding.execute(_TEL.format(tabel)).fetchone()[0] for tabel in tabellen] == [0, 0, 0, 0]
