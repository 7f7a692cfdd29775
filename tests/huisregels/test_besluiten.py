"""Decision records: number, title and parts."""

from pathlib import Path

import pytest

from tandem.management.controles.besluiten import KOPJES, LANGSTE, fouten_in_besluiten
from tandem.management.lanceer.plaatsen import PROJECT

GOED = "# 0001. Choose well\n\n" + "\n\n".join(f"{kopje} Text." for kopje in KOPJES) + "\n"


def fouten(map_: Path, naam: str, tekst: str) -> list[str]:
    (map_ / naam).write_text(tekst, encoding="utf-8")
    return fouten_in_besluiten(map_)


def test_records_keep_the_form() -> None:
    assert fouten_in_besluiten(PROJECT / "docs" / "besluiten") == []


def test_good_record_passes(tmp_path: Path) -> None:
    assert fouten(tmp_path, "0001-choose-well.md", GOED) == []


@pytest.mark.parametrize(
    ("naam", "tekst", "deel"),
    [
        ("0002-choose-well.md", GOED, "0001-"),
        ("0001_choose.md", GOED, "0001-"),
        ("0001-choose-well.md", GOED.replace("# 0001.", "# 0002."), "de titel"),
        ("0001-choose-well.md", GOED.replace("**Why.**", "**Because.**"), "**Why.**"),
        ("0001-choose-well.md", GOED + "line\n" * LANGSTE, "langer dan een bladzijde"),
    ],
)
def test_breach_is_named(tmp_path: Path, naam: str, tekst: str, deel: str) -> None:
    (fout,) = fouten(tmp_path, naam, tekst)
    assert fout.startswith(naam)
    assert deel in fout


def test_gap_in_the_numbers_is_named(tmp_path: Path) -> None:
    (tmp_path / "0001-choose-well.md").write_text(GOED, encoding="utf-8")
    assert len(fouten(tmp_path, "0003-later.md", GOED.replace("0001", "0003"))) == 1
