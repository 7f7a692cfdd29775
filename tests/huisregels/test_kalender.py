"""Days are those of the Netherlands, and of the moment: no test asks one while it is imported (tests/conftest.py)."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tandem.management.lanceer.plaatsen import PROJECT

BRON = PROJECT / "src" / "tandem"
AAN_HET_BEGIN = {
    "een constante": "from django.utils import timezone\nVANDAAG = timezone.localdate()",
    "een eigen naam": "from django.utils.timezone import now\nNU = now()",
    "een standaardwaarde": "from tests.kalender import over\ndef vraag(op=over(1)):\n    return op",
    "een parameter": """
import pytest
from tests.kalender import vandaag
@pytest.mark.parametrize("op", [vandaag()])
def test_x(op):
    assert op
""",
}
PAS_IN_DE_TEST = """
import pytest
from tests.kalender import van_nu, vandaag
@pytest.mark.parametrize("velden", [{"op": vandaag}])
def test_x(velden):
    assert van_nu(velden) == {"op": vandaag()}
"""


def _draai(map_: Path, inhoud: str) -> subprocess.CompletedProcess[str]:
    (map_ / "test_los.py").write_text(inhoud, encoding="utf-8")
    opdracht = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "tests.conftest"]
    plaats = ["-c", str(PROJECT / "pyproject.toml"), "--rootdir", str(map_), str(map_)]
    return subprocess.run([*opdracht, *plaats], cwd=PROJECT, capture_output=True, text=True)


@pytest.mark.parametrize("inhoud", AAN_HET_BEGIN.values(), ids=AAN_HET_BEGIN)
def test_a_date_that_is_asked_while_tests_are_collected_is_refused(tmp_path: Path, inhoud: str) -> None:
    uit = _draai(tmp_path, inhoud)
    assert uit.returncode == pytest.ExitCode.INTERRUPTED, uit.stdout
    assert "asks the date while it is collected" in uit.stdout


def test_inside_a_test_the_clock_runs(tmp_path: Path) -> None:
    uit = _draai(tmp_path, PAS_IN_DE_TEST)
    assert uit.returncode == pytest.ExitCode.OK, uit.stdout


def _dagen_van_elders(map_: Path) -> Iterator[str]:
    """Where a moment becomes a day as it is stored, in UTC: the day before, from midnight to one or two o'clock."""
    for pad in sorted(map_.rglob("*.py")):
        for nummer, regel in enumerate(pad.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"(?<!\bhier)\.date\(\)", regel):
                yield f"{pad.relative_to(map_)}:{nummer}: {regel.strip()}"


@pytest.mark.parametrize("verdieping", ["acties", "web"])
def test_a_stored_moment_becomes_a_day_of_the_netherlands(verdieping: str) -> None:
    assert list(_dagen_van_elders(BRON / verdieping)) == []


def test_a_day_in_utc_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("a = rij.op.date()\nhier = timezone.localtime(rij.op)\nb = hier.date()\n")
    assert list(_dagen_van_elders(tmp_path)) == ["x.py:1: a = rij.op.date()"]
