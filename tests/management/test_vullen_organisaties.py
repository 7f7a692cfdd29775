"""The stories of organisations in the demo: interrupted time and again they end as if nobody had interrupted them."""

import os
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest

from tandem.koppelingen import database
from tandem.management.vullen.plek import ruim_op, tijdelijke_database
from tests.sjabloon import WORTEL, maak_testdatabase

#: Told in a process of its own, which is ended after so many new acts (0: never). Of the waves the first of one
#: municipality, with two respondents: the others do the same, only longer.
_VERTEL = """
import sys
import django
django.setup()
from tandem.management.vullen import adviezen, eenmaal, impact, leren, metingen
from tandem.models import Verzoek

class Weg(Exception):
    pass

keer = int(sys.argv[1])
gedaan = 0

def breek(echt):
    def doe(*waarmee, **wat):
        global gedaan
        voor = Verzoek.objects.count()
        uit = echt(*waarmee, **wat)
        gedaan += echt is not heel or Verzoek.objects.count() > voor
        if keer and gedaan >= keer:
            raise Weg
        return uit
    return doe

heel = eenmaal.Eenmaal.__call__
eenmaal.Eenmaal.__call__ = breek(heel)
metingen.vragenlijst.lever_in = breek(metingen.vragenlijst.lever_in)
metingen.gesprek.zet_gezamenlijk = breek(metingen.gesprek.zet_gezamenlijk)
alle, metingen._WIE, metingen._DAGEN = metingen.actoren, metingen._WIE[:2], metingen._DAGEN[:1]
stil = lambda _: None
while True:
    try:
        gedaan = 0
        metingen.actoren = lambda rol: alle(rol)[1:2]
        metingen.vertel_metingen(1, stil)
        metingen.actoren = alle
        leren.vertel_leren(stil)
        impact.vertel_impact(stil)
        adviezen.vertel_adviezen(stil)
        break
    except Weg:
        print("weg")
"""


@pytest.fixture(scope="module")
def leeg() -> Iterator[str]:
    """A database with the demo's professionals."""
    naam = f"vulorg_{os.environ.get('PYTEST_XDIST_WORKER', 'enkel')}"
    maak_testdatabase(naam)
    _draai(naam, "-m", "django", "opbouwen", "-v0", rol="eigenaar")
    yield naam
    ruim_op(naam)


@pytest.fixture(scope="module")
def tweeling(leeg: str) -> Iterator[str]:
    """The same database once more, made before anything was told."""
    with tijdelijke_database(f"{leeg}_tweeling", als=leeg):
        yield f"{leeg}_tweeling"


def _draai(naam: str, *argumenten: str, rol: str = "app") -> str:
    env = {**os.environ, "TANDEM_DATABASE": naam, "TANDEM_DEMO": "1", "TANDEM_ROL": rol}
    env |= {"PYTHONPATH": str(WORTEL / "src"), "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings"}
    uit = subprocess.run(
        [sys.executable, *argumenten], env=env, cwd=WORTEL, capture_output=True, text=True, check=False
    )
    assert uit.returncode == 0, uit.stderr
    return uit.stdout


def _tel(naam: str) -> dict[str, int]:
    """How many rows each table of organisations has; reading is logged anew each time, and so is not counted."""
    uit = {}
    with psycopg.connect(database.ingebed_adres("eigenaar", naam).dsn) as verbinding:
        vraag = "SELECT table_name FROM information_schema.columns WHERE column_name = 'organisatie_id'"
        for (tabel,) in verbinding.execute(f"{vraag} AND table_schema = 'public'").fetchall():
            if tabel != "tandem_organisatieinzage":
                uit[tabel] = verbinding.execute(f'SELECT count(*) FROM "{tabel}"').fetchone()[0]
    return uit


def test_stories_that_were_interrupted_end_as_if_they_were_not(leeg: str, tweeling: str) -> None:
    assert _draai(leeg, "-c", _VERTEL, "0") == ""
    assert len(_draai(tweeling, "-c", _VERTEL, "9").splitlines()) > 10
    heel, onderbroken = _tel(leeg), _tel(tweeling)
    assert (heel["tandem_verbeterregel"], heel["tandem_instrumentversie"]) == (12, 1)
    assert onderbroken == heel


def test_another_filling_tells_them_no_second_time(leeg: str) -> None:
    voor = _tel(leeg)
    _draai(leeg, "-c", _VERTEL, "0")
    assert _tel(leeg) == voor
