"""Size limits: the code keeps them, and a breach is named with its place."""

from pathlib import Path

import pytest

from tandem.management.controles.maten import BESTAND, FUNCTIE, te_groot
from tandem.management.lanceer.plaatsen import PROJECT


def schrijf(wortel: Path, naam: str, tekst: str) -> None:
    pad = wortel / naam
    pad.parent.mkdir(parents=True)
    pad.write_text(tekst, encoding="utf-8")


def functie(regels: int, begin: str = "def lang():") -> str:
    return begin + "\n" + "    pass\n" * (regels - 1)


def test_code_keeps_the_limits() -> None:
    assert te_groot(PROJECT) == []


@pytest.mark.parametrize("begin", ["def lang():", "async def lang():"])
def test_function_of_one_line_too_many_is_named(tmp_path: Path, begin: str) -> None:
    schrijf(tmp_path, "src/tandem/regels/x.py", functie(FUNCTIE + 1, begin))
    assert te_groot(tmp_path) == ["src/tandem/regels/x.py:1: functie lang heeft 41 regels, hoogstens 40"]


def test_method_counts_too(tmp_path: Path) -> None:
    tekst = "class A:\n" + "".join(f"    {regel}\n" for regel in functie(FUNCTIE + 1).splitlines())
    schrijf(tmp_path, "tests/x.py", tekst)
    assert len(te_groot(tmp_path)) == 1


def test_file_of_one_line_too_many_is_named(tmp_path: Path) -> None:
    schrijf(tmp_path, "bench/x.py", "a = 1\n" * (BESTAND + 1))
    assert te_groot(tmp_path) == ["bench/x.py: 401 regels, hoogstens 400"]


def test_exact_limits_are_allowed(tmp_path: Path) -> None:
    schrijf(tmp_path, "src/x.py", functie(FUNCTIE) + "a = 1\n" * (BESTAND - FUNCTIE))
    assert te_groot(tmp_path) == []


def test_migrations_are_excepted(tmp_path: Path) -> None:
    schrijf(tmp_path, "src/tandem/migrations/0001_initial.py", "a = 1\n" * (BESTAND + 1))
    assert te_groot(tmp_path) == []
