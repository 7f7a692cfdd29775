"""Rules are pure: they read no clock, no file, no global state."""

from pathlib import Path

import pytest

from tandem.management.controles.zuiver import onzuiver
from tandem.management.lanceer.plaatsen import PROJECT

ONZUIVER = [
    "from datetime import date\nvandaag = date.today()",
    "import datetime\nnu = datetime.datetime.now(datetime.UTC)",
    "def f():\n    return open('x')",
    "def f():\n    print('x')",
    "teller = 0\ndef f():\n    global teller",
]


def test_rules_are_pure() -> None:
    assert onzuiver(PROJECT / "src" / "tandem" / "regels") == []


@pytest.mark.parametrize("tekst", ONZUIVER)
def test_impure_rule_is_named_with_its_line(tmp_path: Path, tekst: str) -> None:
    map_ = tmp_path / "regels"
    (map_ / "casus").mkdir(parents=True)
    (map_ / "casus" / "x.py").write_text(tekst, encoding="utf-8")
    (fout,) = onzuiver(map_)
    assert fout.startswith("regels/casus/x.py:")


def test_arithmetic_with_dates_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("from datetime import date\ndag = date(2026, 1, 1).replace(day=2)")
    assert onzuiver(tmp_path) == []
