"""The launcher: what it does on a machine that lacks something, and what it says then."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tandem.management.lanceer import beheer, demo, omgeving, opdrachten, testen, voorkant
from tandem.management.lanceer.opdrachten import OPDRACHTEN, Nodig
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Storing, stap, voer_uit
from tandem.management.vullen.stand import Vulling, schrijf_vullingen
from tests.kalender import over


def tandem(*argumenten: str, pad: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the real launcher from a strange folder; `pad` goes before PATH."""
    omgevingsvariabelen = {**os.environ, "PATH": f"{pad}{os.environ['PATH']}", **env}
    return subprocess.run(
        [PROJECT / "tandem", *argumenten], cwd="/", env=omgevingsvariabelen, capture_output=True, text=True
    )


def vrije_poort() -> int:
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def programma(map_: Path, naam: str, tekst: str) -> Path:
    pad = map_ / naam
    pad.write_text(f"#!/bin/sh\n{tekst}\n", encoding="utf-8")
    pad.chmod(0o755)
    return pad


def test_help_names_every_command_in_one_line() -> None:
    regels = tandem("help").stdout.splitlines()
    for opdracht in OPDRACHTEN:
        assert sum(regel.strip().startswith(opdracht.gebruik) for regel in regels) == 1


def test_without_a_command_it_gives_help() -> None:
    assert tandem().stdout == tandem("help").stdout


def test_unknown_command_is_named_with_status_2() -> None:
    klaar = tandem("vlieg")
    assert klaar.returncode == 2
    assert "Onbekende opdracht: vlieg" in klaar.stdout


def test_no_suitable_python_gives_one_sentence(tmp_path: Path) -> None:
    for naam in ("dirname", "sh"):
        (tmp_path / naam).symlink_to(shutil.which(naam) or "")
    programma(tmp_path, "python3", "exit 127")
    klaar = subprocess.run(
        ["/bin/sh", PROJECT / "tandem", "help"], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert klaar.returncode == 1
    assert klaar.stderr.startswith("Tandem heeft Python 3.11, 3.12, 3.13 of 3.14 nodig")
    assert len(klaar.stderr.splitlines()) == 1


def test_python_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    programma(tmp_path, "python3", "exit 127")
    (tmp_path / "python3.13").symlink_to(sys.executable)
    assert tandem("help", pad=f"{tmp_path}:").returncode == 0


def test_it_works_from_a_path_with_a_space(tmp_path: Path) -> None:
    anders = tmp_path / "map met spatie"
    (anders / "src" / "tandem").mkdir(parents=True)
    shutil.copy(PROJECT / "tandem", anders)
    shutil.copy(PROJECT / "src" / "tandem" / "__init__.py", anders / "src" / "tandem")
    shutil.copytree(PROJECT / "src" / "tandem" / "management", anders / "src" / "tandem" / "management")
    klaar = subprocess.run([anders / "tandem", "help"], cwd="/", capture_output=True, text=True)
    assert "demo" in klaar.stdout, klaar.stderr


def test_a_taken_port_is_named_with_a_way_out() -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        poort = bezet.getsockname()[1]
        with pytest.raises(Storing, match=f"Poort {poort} is al in gebruik"):
            demo.eis_vrije_poort(poort)


def test_demo_refuses_a_real_database(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ergens/echt")
    with pytest.raises(Storing, match="nooit op een echte database"):
        demo.demo(["--poort", str(vrije_poort())])


def test_filling_refuses_a_real_database_before_it_touches_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://ergens/echt")
    monkeypatch.delenv("TANDEM_DEMO", raising=False)
    with pytest.raises(Storing, match="nooit in een echte database"):
        demo.vul(["--huishoudens", "1"])
    assert "TANDEM_DEMO" not in os.environ


@pytest.mark.parametrize("poort", ["0", "65536", "acht"])
def test_impossible_port_is_refused(poort: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        demo.demo(["--poort", poort])
    assert poort in capsys.readouterr().err


def test_pip_comes_from_the_wheel_that_python_carries(tmp_path: Path) -> None:
    assert omgeving.zoek_wiel([None, str(tmp_path)]) is None
    wiel = tmp_path / "pip-23.0.1-py3-none-any.whl"
    wiel.touch()
    assert omgeving.zoek_wiel([str(tmp_path / "weg"), str(tmp_path)]) == wiel


def test_without_wheel_the_pip_of_this_python_serves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(omgeving, "zoek_wiel", lambda _: None)
    monkeypatch.setattr(omgeving.importlib.util, "find_spec", lambda _: object())
    assert omgeving.pip_voor(tmp_path) == [sys.executable, "-m", "pip", "--python", tmp_path]


def test_without_any_pip_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(omgeving, "zoek_wiel", lambda _: None)
    monkeypatch.setattr(omgeving.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Storing, match="python3-venv"):
        omgeving.pip_voor(tmp_path)


def test_lock_blocks_keep_every_hash() -> None:
    tekst = omgeving.LOCK_DEV.read_text(encoding="utf-8")
    blokken = omgeving.blokken(tekst)
    assert sum(blok.count("--hash=") for blok in blokken.values()) == tekst.count("--hash=")
    assert set(omgeving.blokken(omgeving.LOCK.read_text(encoding="utf-8"))) <= set(blokken)
    assert voorkant.WIEL in blokken


def test_failing_program_gives_the_sentence_and_its_last_words() -> None:
    with pytest.raises(Storing, match="Het lukte niet") as gevangen:
        voer_uit([sys.executable, "-c", "print('laatste woord'); raise SystemExit(3)"], zin="Het lukte niet.")
    assert gevangen.value.uitvoer == "laatste woord\n"


def test_absent_program_gives_the_sentence() -> None:
    with pytest.raises(Storing, match="Het lukte niet"):
        voer_uit(["/bestaat/niet"], zin="Het lukte niet.")


def test_step_shows_its_outcome(capsys: pytest.CaptureFixture[str]) -> None:
    with stap("Iets maken"):
        pass
    with pytest.raises(ValueError, match="mis"), stap("Iets breken"):
        raise ValueError("mis")
    klaar, fout = capsys.readouterr().out.splitlines()
    assert klaar.split()[:3] == ["klaar", "Iets", "maken"]
    assert fout.split()[:3] == ["fout", "Iets", "breken"]


@pytest.mark.parametrize(
    ("argumenten", "zelf"),
    [([], False), (["tests/regels"], False), (["-n", "0"], True), (["-n4"], True), (["--pdb"], True)],
)
def test_two_processes_unless_the_arguments_choose(argumenten: list[str], zelf: bool) -> None:
    assert testen.kiest_zelf(argumenten) is zelf


def test_commands_that_run_code_get_their_environment() -> None:
    zonder = {opdracht.naam for opdracht in OPDRACHTEN if opdracht.nodig is Nodig.NIETS}
    assert zonder == {"help", "vergrendel"}


def test_what_ends_us_ends_the_program_that_we_started() -> None:
    gestart: list[int] = []

    def breek_af(regel: str) -> None:
        gestart.append(int(regel))
        raise KeyboardInterrupt

    slaper = [sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(600)"]
    with pytest.raises(KeyboardInterrupt):
        voer_uit(slaper, zin="", bij_regel=breek_af)
    with pytest.raises(ProcessLookupError):
        os.kill(gestart[0], 0)


@pytest.mark.parametrize(("dagen", "gezegd"), [(0, False), (13, False), (14, True)])
def test_a_demo_of_weeks_ago_says_so(dagen: int, gezegd: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANDEM_MAP", str(tmp_path))
    toen = over(-dagen)
    schrijf_vullingen("tandem", [Vulling(1, 300, toen, 20001, 1, 0, klaar=True)])
    assert ("--opnieuw" in beheer.verouderd()) is gezegd


def test_the_crawl_has_the_front_end_that_its_pages_and_files_are_made_with(monkeypatch: pytest.MonkeyPatch) -> None:
    gedaan: list[str] = []
    monkeypatch.setattr(opdrachten, "zorg_voor_voorkant", lambda: gedaan.append("voorkant"))
    monkeypatch.setattr(opdrachten, "manage", lambda argumenten: gedaan.append(" ".join(argumenten)) or 0)
    sonde = next(opdracht for opdracht in OPDRACHTEN if opdracht.naam == "sonde")
    assert sonde.doe(["--aantal", "5"]) == 0
    assert gedaan == ["voorkant", "sonde --aantal 5"]
