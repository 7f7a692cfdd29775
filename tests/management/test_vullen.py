"""Filling: the same seed gives the same households, and a copy holds the rows that the actions would have written."""

import itertools
import os
import random
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest

from tandem.koppelingen import database
from tandem.management.vullen.kopie import openbaar
from tandem.management.vullen.namen import HERKOMSTEN, POSTCODES, STRATEN, adres, noem, telefoon
from tandem.management.vullen.naspelen import eerste_verschil
from tandem.management.vullen.rol import LABELS, MERK, merkmens
from tandem.management.vullen.sjabloon import Tekst, copytekst
from tandem.management.vullen.traject import BEGIN, Pad, mensen_van, opzetten
from tandem.management.vullen.verhalen import THEMAS
from tests.sjabloon import WORTEL

DAG = date(2026, 6, 1)
ALLE = opzetten(1, 60, tuple(Pad))


def test_public_ids_are_real_uuids_that_never_meet() -> None:
    ids = [openbaar(zaad, n, rij) for zaad, n, rij in itertools.product((1, 2), range(20), range(20))]
    assert len(set(ids)) == len(ids)
    assert {uuid.UUID(een).version for een in ids} == {4}
    assert openbaar(1, 7) == openbaar(1, 7)


def test_a_seed_decides_the_histories() -> None:
    assert opzetten(5, 30, tuple(Pad)) == opzetten(5, 30, tuple(Pad)) != opzetten(6, 30, tuple(Pad))


@pytest.mark.parametrize("opzet", ALLE, ids=lambda opzet: f"{opzet.nummer}-{opzet.pad}")
def test_people_were_born_before_the_story_and_have_different_first_names(opzet) -> None:  # type: ignore[no-untyped-def]
    mensen = mensen_van(opzet, DAG)
    begin = DAG.toordinal() - opzet.begin
    assert all(wie.geboren is None or wie.geboren.toordinal() < begin for wie in mensen)
    namen = noem(mensen, random.Random(opzet.nummer))
    assert len({mens.voornaam for mens in namen.values()}) == len(mensen) == len(namen)


def test_every_path_is_told_from_unborn_to_a_hundred() -> None:
    assert set(BEGIN) == set(Pad)
    leeftijden = [
        (DAG - wie.geboren).days // 365 if wie.geboren else -1 for een in ALLE for wie in mensen_van(een, DAG)
    ]
    assert min(leeftijden) <= 0
    assert max(leeftijden) > 75
    assert any(not any(wie.rol == "kind" for wie in mensen_van(een, DAG)) for een in ALLE)


@pytest.mark.parametrize("thema", THEMAS, ids=lambda thema: thema.code)
def test_a_story_names_only_labels_and_holds_no_token(thema) -> None:  # type: ignore[no-untyped-def]
    tekst = repr(thema)
    assert set(re.findall(r"\{(\w+)\}", tekst)) <= set(LABELS)
    assert not MERK.search(tekst)


def test_names_are_imagined_and_fit_in_a_copy_as_they_are() -> None:
    namen = [*STRATEN, *(n for h in HERKOMSTEN for n in (*h.vrouwen, *h.mannen, *h.achternamen))]
    assert all(copytekst(naam) == naam and '"' not in naam for naam in namen)
    kans = random.Random(1)
    assert all(re.search(r"\d{4} SS ", adres(gemeente, "Ergens", kans)) for gemeente in POSTCODES)
    assert telefoon(kans).startswith("010 000 ")
    assert MERK.fullmatch(merkmens("k2").voornaam)


def test_a_gap_takes_its_value() -> None:
    assert Tekst(["voor ", "", " na"], [1]).vul(["x", "hier"]) == "voor hier na"
    assert copytekst("a\tb\\c\nd") == "a\\tb\\\\c\\nd"


def test_a_row_that_differs_is_named() -> None:
    assert eerste_verschil(["a 1", "b 2"], ["a 1", "b 2"]) == ""
    assert eerste_verschil(["a 1", "b 2"], ["a 1", "b 3"]) == "gespeeld: b 2\n  bewaard: b 3"
    assert "vanaf: b 2" in eerste_verschil(["a 1", "b 2"], ["a 1"])


@pytest.fixture(scope="module")
def gevuld() -> Iterator[str]:
    """A database of its own with the demo's professionals and a few households."""
    from tandem.management.vullen.plek import tijdelijke_database

    naam = f"vul_{os.environ.get('PYTEST_XDIST_WORKER', 'enkel')}"
    database.start_ingebed()
    (database.staatmap() / f"vullingen-{naam}.json").unlink(missing_ok=True)
    with tijdelijke_database(naam, demo=True):
        uit = _manage(naam, "vul", "--huishoudens", "4", "--zaad", "3")
        assert uit.returncode == 0, uit.stdout + uit.stderr
        yield naam


def _manage(naam: str, *argumenten: str) -> "subprocess.CompletedProcess[str]":
    eigen = {"TANDEM_DATABASE": naam, "TANDEM_DEMO": "1", "PYTHONPATH": str(WORTEL / "src"), "TANDEM_ROL": "app"}
    env = {**os.environ, **eigen, "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings"}
    opdracht = [sys.executable, "-m", "django", *argumenten]
    return subprocess.run(opdracht, env=env, cwd=WORTEL, capture_output=True, text=True, check=False)


def _eigenaar(naam: str) -> "psycopg.Connection[tuple[int]]":
    return psycopg.connect(database.ingebed_adres("eigenaar", naam).dsn, autocommit=True)


def test_copies_hold_the_rows_that_the_actions_write_and_a_broken_row_is_named(gevuld: str) -> None:
    """Three of four are equal in every row; in the fourth one column of one row was changed, and that is found."""
    with _eigenaar(gevuld) as verbinding:
        verbinding.execute(
            "UPDATE tandem_signaal SET acuut = NOT acuut WHERE id = (SELECT min(id) FROM tandem_signaal"
            " WHERE huishouden_id > 20000)"
        )
    uit = _manage(gevuld, "naspelen", "--huishoudens", "4")
    assert uit.returncode != 0, uit.stdout
    assert re.findall(r"huishouden (\d+): gespeeld: (\w+)", uit.stderr) == [("0", "tandem_signaal")], uit.stderr
    assert "acuut=False" in uit.stderr
    assert "acuut=True" in uit.stderr


def test_the_same_command_twice_makes_nothing_twice(gevuld: str) -> None:
    with _eigenaar(gevuld) as verbinding:
        vooraf = verbinding.execute("SELECT count(*), max(id) FROM tandem_huishouden").fetchone()
        uit = _manage(gevuld, "vul", "--huishoudens", "4", "--zaad", "3")
        assert "staan er al" in uit.stdout
        assert verbinding.execute("SELECT count(*), max(id) FROM tandem_huishouden").fetchone() == vooraf


def test_a_real_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management import CommandError, call_command

    monkeypatch.setenv("DATABASE_URL", "postgres://ergens/tandem")
    with pytest.raises(CommandError, match="nooit in een echte database"):
        call_command("vul")
