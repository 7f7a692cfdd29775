"""Filling: the same seed gives the same households, and a copy holds the rows that the actions would have written."""

import itertools
import os
import random
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg
import pytest

from tandem.koppelingen import database
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import kluis
from tandem.management.commands.vul import AFGEBROKEN
from tandem.management.vullen.bankteams import zorg_voor_bankteams
from tandem.management.vullen.kopie import openbaar
from tandem.management.vullen.namen import HERKOMSTEN, POSTCODES, STRATEN, adres, noem, telefoon
from tandem.management.vullen.naspelen import eerste_verschil
from tandem.management.vullen.opzet import BEGIN, Pad, mensen_van, opzetten
from tandem.management.vullen.plek import ruim_op, te_vullen, tijdelijke_database
from tandem.management.vullen.rol import LABELS, MERK, Deel, merkmens
from tandem.management.vullen.sjabloon import Tekst, copytekst
from tandem.management.vullen.spelers import lees_spelers
from tandem.management.vullen.stand import bestand, lees_vullingen, schrijf_vullingen
from tandem.management.vullen.uitlezen import Dossier, Geheim, lees_dossier, verbind
from tandem.management.vullen.verdeling import REGISSEURS
from tandem.management.vullen.verhalen import THEMAS
from tandem.management.vullen.verschuiven import MEESTE, verschuif, weken_die_passen
from tests.sjabloon import WORTEL, maak_testdatabase

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


AANTAL = 2


@pytest.fixture(scope="module")
def leeg() -> Iterator[str]:
    """A database of its own with the demo's professionals."""
    naam = f"vul_{os.environ.get('PYTEST_XDIST_WORKER', 'enkel')}"
    maak_testdatabase(naam)
    bestand(naam).unlink(missing_ok=True)
    uit = _manage(naam, "opbouwen", "-v0", rol="eigenaar")
    assert uit.returncode == 0, uit.stdout + uit.stderr
    yield naam
    ruim_op(naam)


@pytest.fixture(scope="module")
def tweeling(leeg: str) -> Iterator[str]:
    """The same database once more, made before anything was filled."""
    naam = f"{leeg}_tweeling"
    bestand(naam).unlink(missing_ok=True)
    with tijdelijke_database(naam, als=leeg):
        yield naam


@pytest.fixture(scope="module")
def onderbroken(leeg: str, tweeling: str) -> list[str]:
    """A filling that was ended twice while it told its stories: what there was to see each time."""
    del tweeling  # only to be made first
    return [_breek_af(leeg, hoe) for hoe in (signal.SIGTERM, signal.SIGKILL)]


@pytest.fixture(scope="module")
def gevuld(leeg: str, onderbroken: list[str]) -> str:
    """The same filling, told to the end, with a few households."""
    del onderbroken
    uit = _manage(leeg, *VUL)
    assert uit.returncode == 0, uit.stdout + uit.stderr
    return leeg


VUL = ("vul", "--huishoudens", str(AANTAL), "--zaad", "3")


def _breek_af(naam: str, hoe: signal.Signals) -> str:
    """Start filling, end it at its first story, and say what was left: processes, and what there is to fill."""
    with _start(naam, *VUL) as proces:
        assert proces.stdout
        regels = list(itertools.takewhile(lambda regel: "Verhalen vertellen" not in regel, proces.stdout))
        kinderen = _kinderen(proces.pid)
        proces.send_signal(hoe)
        proces.wait()
    assert regels
    assert kinderen
    over = _wacht_tot_weg(kinderen)
    return f"{hoe.name}: {len(over)} processen over, te vullen: {te_vullen(naam)}, status {proces.returncode}"


def _kinderen(pid: int) -> list[int]:
    return [kind for kind, ouder, stand in _processen() if ouder == pid and not stand.startswith("Z")]


def _processen() -> list[tuple[int, int, str]]:
    uit = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True).stdout
    return [(int(pid), int(ouder), stand) for pid, ouder, stand in (regel.split() for regel in uit.splitlines())]


def _wacht_tot_weg(nummers: list[int]) -> list[int]:
    """Return which of these processes still are there after at most ten seconds."""
    uiterlijk = time.monotonic() + 10
    over = nummers
    while over and time.monotonic() < uiterlijk:
        over = [pid for pid, _, stand in _processen() if pid in nummers and not stand.startswith("Z")]
    return over


def _manage(naam: str, *argumenten: str, demo: str = "1", rol: str = "app") -> "subprocess.CompletedProcess[str]":
    env = {**_env(naam), "TANDEM_DEMO": demo, "TANDEM_ROL": rol}
    return subprocess.run(_opdracht(argumenten), env=env, cwd=WORTEL, capture_output=True, text=True, check=False)


def _start(naam: str, *argumenten: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(_opdracht(argumenten), env=_env(naam), cwd=WORTEL, stdout=subprocess.PIPE, text=True)


def _opdracht(argumenten: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "django", *argumenten]


def _env(naam: str) -> dict[str, str]:
    eigen = {"TANDEM_DATABASE": naam, "TANDEM_DEMO": "1", "PYTHONPATH": str(WORTEL / "src"), "TANDEM_ROL": "app"}
    return {**os.environ, **eigen, "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings"}


def _eigenaar(naam: str) -> "psycopg.Connection[tuple[int]]":
    return psycopg.connect(database.ingebed_adres("eigenaar", naam).dsn, autocommit=True)


def test_an_interrupted_filling_leaves_no_process_and_is_not_taken_for_full(onderbroken: list[str]) -> None:
    assert onderbroken == [
        f"{hoe}: 0 processen over, te vullen: (300, 1), status {status}"
        for hoe, status in (("SIGTERM", AFGEBROKEN), ("SIGKILL", -9))
    ]


def test_a_filling_goes_on_where_it_was_interrupted_and_makes_nothing_twice(gevuld: str) -> None:
    """Households that were loaded stay; a special one that was half told is told anew; then it is full and stays so."""
    assert te_vullen(gevuld) is None
    vooraf = _tel(gevuld)
    (vulling,) = lees_vullingen(gevuld)
    acht = replace(vulling, bijzonder=vulling.bijzonder - 1, bijzonder_na=_laatste_maal(gevuld), klaar=False)
    schrijf_vullingen(gevuld, [acht])
    assert te_vullen(gevuld) == (AANTAL, 3)
    tweemaal = [sys.executable, "-c", _TWEEMAAL, *VUL]
    uit = subprocess.run(tweemaal, env=_env(gevuld), cwd=WORTEL, capture_output=True, text=True, check=True)
    assert uit.stdout.splitlines()[-1] == f"Deze {AANTAL} huishoudens staan er al."
    assert (_tel(gevuld), te_vullen(gevuld)) == (vooraf, None)


_TWEEMAAL = """
import sys
import django
from django.core.management import call_command
django.setup()
for _ in range(2):
    call_command(*sys.argv[1:])
"""


def _tel(naam: str) -> object:
    with _eigenaar(naam) as verbinding:
        return verbinding.execute("SELECT count(*) FROM tandem_huishouden").fetchone()


def _laatste_maal(naam: str) -> int:
    """The last household but one: after it the last special story began."""
    with _eigenaar(naam) as verbinding:
        rijen = verbinding.execute("SELECT id FROM tandem_huishouden ORDER BY id DESC LIMIT 2").fetchall()
    return rijen[1][0]


def test_the_same_number_and_seed_give_the_same_rows(
    gevuld: str, tweeling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    uit = _manage(tweeling, *VUL, demo="")  # without the special households: they are told, not copied
    assert uit.returncode == 0, uit.stdout + uit.stderr
    een = _rijen(gevuld, monkeypatch)
    assert len(een) > 200
    assert een == _rijen(tweeling, monkeypatch)


def _rijen(naam: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every row of the copied households as the owner sees it, opened."""
    (vulling,) = lees_vullingen(naam)
    with monkeypatch.context() as hier:
        hier.setenv("TANDEM_DATABASE", naam)
        kluis.cache_clear()
        with verbind(naam) as verbinding:
            dossiers = [lees_dossier(verbinding, nummer) for nummer in range(vulling.basis, vulling.basis + AANTAL)]
    kluis.cache_clear()
    return [f"{tabel} {rij}" for dossier in dossiers for tabel, rijen in dossier.items() for rij in rijen]


def test_copies_hold_the_rows_that_the_actions_write_and_a_broken_row_is_named(gevuld: str) -> None:
    """All are equal in every row but one, in which one column of one row was changed, and that is found."""
    with _eigenaar(gevuld) as verbinding:
        verbinding.execute(
            "UPDATE tandem_signaal SET acuut = NOT acuut WHERE id = (SELECT min(id) FROM tandem_signaal"
            " WHERE huishouden_id > 20000)"
        )
    uit = _manage(gevuld, "naspelen", "--huishoudens", str(AANTAL))
    assert uit.returncode != 0, uit.stdout
    assert re.findall(r"huishouden (\d+): gespeeld: (\w+)", uit.stderr) == [("0", "tandem_signaal")], uit.stderr
    assert "acuut=False" in uit.stderr
    assert "acuut=True" in uit.stderr


def test_teams_of_a_benchmark_are_made_once(gevuld: str) -> None:
    for _ in range(2):
        zorg_voor_bankteams(gevuld, 1)
        spelers = lees_spelers(gevuld, bank=True)
        assert len(spelers[Deel.REGISSEUR]) == REGISSEURS
        assert {een.actor.team_naam for een in spelers[Deel.REGISSEUR]} == {"Bankteam 000 (voorbeeld)"}


# -- some weeks earlier ------------------------------------------------------------------------------------------------


def _dossier(*termijnen: tuple[date, date], geboren: date | None = None) -> Dossier:
    """The three tables that decide whether a history can be earlier, and one with a text."""
    soort = next(iter(catalogus().termijnen))
    rijen = [{"soort": soort, "begon_op": van, "vervalt_op": tot, "afgerond_op": None} for van, tot in termijnen]
    feiten = Geheim('{"op": "2026-01-02", "in": "T-2026-900000007", "zin": "op 5 januari 2026"}', "plek")
    return {
        "tandem_termijn": rijen,
        "tandem_lid": [{"geboortedatum": geboren, "uitgerekend_op": None}],
        "tandem_casus": [{"nummer": "T-2026-900000007", "geopend_op": date(2026, 1, 5)}],
        "tandem_gebeurtenis": [{"feiten": feiten, "op": datetime(2026, 4, 2, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))}],
    }


def test_every_day_of_a_history_moves_and_the_hour_stays() -> None:
    """Two weeks earlier: across the new year in a number of a case, and across summer time on the clock."""
    rij = verschuif(_dossier(), 2)["tandem_gebeurtenis"][0]
    assert rij["feiten"].tekst == '{"op": "2025-12-19", "in": "T-2025-900000007", "zin": "op 22 december 2025"}'
    assert rij["op"].isoformat() == "2026-03-19T10:00:00+01:00"


@pytest.mark.parametrize(
    ("termijn", "weken"),
    [
        ((date(2026, 5, 28), date(2026, 6, 2)), [0]),  # due tomorrow: a week earlier it would be overdue
        ((date(2026, 6, 15), date(2026, 6, 30)), [0, 1, 2]),  # three weeks earlier a holiday (25 May) is among its days
        ((date(2025, 9, 1), date(2025, 9, 10)), list(range(MEESTE))),  # overdue already; the twelfth begins on 9 June
    ],
)
def test_a_history_is_earlier_only_where_its_terms_stay_true(termijn: tuple[date, date], weken: list[int]) -> None:
    assert list(weken_die_passen(_dossier(termijn), DAG)) == weken


def test_aftercare_is_counted_in_months() -> None:
    """Three months after 28 September is 28 December; four weeks earlier that is 31 August, and 30 November."""
    dossier = _dossier((date(2026, 9, 28), date(2026, 12, 28)))
    dossier["tandem_termijn"][0]["soort"] = "nazorgmoment"
    weken = list(weken_die_passen(dossier, DAG))
    assert weken == [week for week in range(MEESTE + 1) if _drie_maanden(date(2026, 9, 28), date(2026, 12, 28), week)]
    assert 0 < len(weken) < MEESTE


def _drie_maanden(van: date, tot: date, weken: int) -> bool:
    begin, eind = van - timedelta(weeks=weken), tot - timedelta(weeks=weken)
    return (eind.year * 12 + eind.month, eind.day) == (begin.year * 12 + begin.month + 3, begin.day)


def test_a_day_that_somebody_chose_moves_along_with_a_holiday_in_between() -> None:
    dossier = _dossier((date(2026, 6, 15), date(2026, 6, 30)))
    dossier["tandem_termijn"][0]["soort"] = "volgend_contact"
    assert list(weken_die_passen(dossier, DAG)) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("geboren", "weken"), [(date(2008, 3, 1), [0]), (date(2008, 1, 1), list(range(MEESTE + 1)))])
def test_nobody_comes_of_age_on_another_day_because_of_a_leap_day(geboren: date, weken: list[int]) -> None:
    """Born on 1 March 2008 and eighteen on that day of 2026; a week earlier 29 February lies on one side only."""
    dossier = _dossier((date(2026, 3, 1), date(2026, 9, 1)), geboren=geboren)
    dossier["tandem_termijn"][0]["soort"] = "volgend_contact"
    assert list(weken_die_passen(dossier, DAG)) == weken


def test_a_real_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management import CommandError, call_command

    monkeypatch.setenv("DATABASE_URL", "postgres://ergens/tandem")
    with pytest.raises(CommandError, match="nooit in een echte database"):
        call_command("vul")
