"""The generated documents: check mode goes red when one is missing or edited by hand, and writing makes it green."""

from pathlib import Path

import pytest

from tandem.management import documenteer


@pytest.fixture
def kopie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of its own, in which the documents are written once."""
    for module in ("controles.documenten", "commands.documenten"):
        monkeypatch.setattr(f"tandem.management.{module}.PROJECT", tmp_path)
    assert documenteer.main(["--controle"]) == 1
    assert documenteer.main([]) == 0
    return tmp_path


def test_what_was_just_written_is_up_to_date(kopie: Path) -> None:
    assert documenteer.main(["--controle"]) == 0
    assert (kopie / "docs/gegenereerd/fase.md").exists()


def test_a_document_edited_by_hand_is_named(kopie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = kopie / "docs/gegenereerd/fase.md"
    pad.write_text(pad.read_text(encoding="utf-8").replace("vooruit", "terug", 1), encoding="utf-8")
    assert documenteer.main(["--controle"]) == 1
    assert "docs/gegenereerd/fase.md is niet bij" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("document", "zin"),
    [
        ("bewaartermijnen.md", "| 20 jaar na de laatste wijziging | Jeugdwet artikel 7.3.8 | ja |"),
        ("fase.md", "nazorg ==> afgerond"),
        ("fase.md", "herstel -.-> directe_veiligheid"),
        ("regime.md", "| nee | nee | ja | met uw toestemming |"),
        ("afronding.md", "| Blijvend veilig | nee | nee | nee | nee | ja |"),
        ("waarborgen.md", "| De mening van een kind vanaf 12 jaar | nothing | nee | nee | refused |"),
        ("zeggenschap.md", "| het dossier inzien | 16 en 17 | ja / nee | zelf ja / ja |"),
        ("termijnen.md", "| Bevrijdingsdag | 5 mei 2026 | 5 mei 2027 | 5 mei 2028 |"),
    ],
)
def test_the_documents_say_what_the_rules_say(kopie: Path, document: str, zin: str) -> None:
    assert zin in (kopie / "docs/gegenereerd" / document).read_text(encoding="utf-8")
