"""The command as a person runs it: what it says when all is well, and when a key, a folder or a row is not."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests import zegelhulp
from tests.sjabloon import WORTEL
from tests.zegelhulp import NAAM, orgrijen, rijen


@pytest.fixture
def baas(database_gereed: None) -> psycopg.Connection:
    zegelhulp.nieuwe_database()
    with zegelhulp.verbind() as verbinding:
        yield verbinding


def _zegel(map_: Path, *wat: str, **omgeving: str) -> tuple[int, str]:
    eigen = {
        "TANDEM_ROL": "taak",
        "TANDEM_DATABASE": NAAM,
        "TANDEM_ZEGELS": str(map_ / "zegels"),
        "TANDEM_ZEGELSLEUTEL": str(map_ / "sleutel.pem"),
        "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings",
        "PYTHONPATH": str(WORTEL / "src"),
    }
    env = {**os.environ, **eigen, **omgeving}
    opdracht = [sys.executable, "-P", "-m", "django", "zegel", *wat]
    klaar = subprocess.run(opdracht, env=env, cwd=WORTEL, capture_output=True, text=True, check=False)
    assert "Traceback" not in klaar.stderr
    return klaar.returncode, klaar.stdout + klaar.stderr


def test_from_the_first_seal_to_a_row_that_was_changed(baas: psycopg.Connection, tmp_path: Path) -> None:
    rijen(baas, 3, 2)
    orgrijen(baas, 1, 1)
    status, zegt = _zegel(tmp_path, "controleer")
    assert (status, "De publieke sleutel ontbreekt" in zegt) == (1, True)
    status, zegt = _zegel(tmp_path, "maak")
    assert status == 0, zegt
    assert "Sleutel gemaakt" in zegt
    assert "Zegel 1 gemaakt: 7 rijen." in zegt
    assert _zegel(tmp_path, "maak") == (0, "Er is niets nieuws te verzegelen.\n")
    status, zegt = _zegel(tmp_path, "controleer")
    assert (status, zegt) == (0, "Alles klopt: 1 zegel, 7 rijen, 0 vernietigd met een akte, 0 nog niet verzegeld.\n")
    baas.execute("UPDATE tandem_inzage SET medewerker = 99 WHERE id = 2")
    status, zegt = _zegel(tmp_path, "controleer")
    assert status == 1
    assert "Zegel 1: inzage 2 is gewijzigd na het verzegelen." in zegt
    assert "Er klopt iets niet: 1 bevinding in 1 zegel, 7 rijen" in zegt
    baas.execute("UPDATE tandem_organisatieinzage SET lezer = 99")
    baas.execute("DELETE FROM tandem_organisatiegebeurtenis")
    status, zegt = _zegel(tmp_path, "controleer")
    assert status == 1
    assert "Zegel 1: organisatiegebeurtenis 1 is afgekapt" in zegt
    assert "Zegel 1: organisatieinzage 1 is gewijzigd na het verzegelen." in zegt


def test_what_is_missing_or_cannot_be_written_is_told_in_a_sentence(baas: psycopg.Connection, tmp_path: Path) -> None:
    rijen(baas, 1, 1)
    (tmp_path / "bestand").write_text("geen map")
    status, zegt = _zegel(tmp_path, "maak", TANDEM_ZEGELS=str(tmp_path / "bestand" / "zegels"))
    assert (status, "is niet te lezen" in zegt) == (1, True)
    assert _zegel(tmp_path, "maak")[0] == 0
    (tmp_path / "sleutel.pem").rename(tmp_path / "weg.pem")
    status, zegt = _zegel(tmp_path, "maak")
    assert (status, "Er is geen sleutel om zegels mee te tekenen" in zegt) == (1, True)
    assert "./tandem zegel sleutel" in zegt
    (tmp_path / "los").mkdir()
    assert _zegel(tmp_path / "los", "sleutel")[0] == 0
    ander = {"TANDEM_ZEGELSLEUTEL": str(tmp_path / "los" / "sleutel.pem")}
    publiek = {"TANDEM_ZEGELSLEUTELS_PUBLIEK": str(tmp_path / "sleutel.publiek.pem")}
    status, zegt = _zegel(tmp_path, "maak", **ander, **publiek)
    assert (status, "hoort niet bij de publieke sleutels" in zegt) == (1, True)
    assert _zegel(tmp_path, "controleer")[0] == 0
