"""What the README promises is there."""

from pathlib import Path

from tandem.management.controles.leesmij import fouten_in_leesmij
from tandem.management.lanceer.opdrachten import OPDRACHTEN
from tandem.management.lanceer.plaatsen import PROJECT

NAMEN = {opdracht.naam for opdracht in OPDRACHTEN}


def test_readme_keeps_its_promises() -> None:
    assert fouten_in_leesmij((PROJECT / "README.md").read_text(encoding="utf-8"), NAMEN, PROJECT) == []


def test_readme_names_the_two_commands() -> None:
    tekst = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert "./tandem demo" in tekst
    assert "./tandem test" in tekst


def test_unknown_command_is_named(tmp_path: Path) -> None:
    assert fouten_in_leesmij("Run `./tandem vlieg`.", NAMEN, tmp_path) == ["./tandem vlieg bestaat niet"]


def test_dead_link_and_picture_are_named(tmp_path: Path) -> None:
    tekst = "[design](docs/weg.md#deel) ![list](docs/beeld.png) [site](https://example.org)"
    assert len(fouten_in_leesmij(tekst, NAMEN, tmp_path)) == 2
