"""The manual names what is on the screens: its bold words, its commands and links, and every page for people."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tandem.management.controles.leesmij import fouten_in_leesmij
from tandem.management.lanceer.opdrachten import OPDRACHTEN
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.web.pagina import REGISTER, Wie
from tandem.web.urls import urlpatterns

BRON = PROJECT / "src" / "tandem"
HANDLEIDING = PROJECT / "docs" / "handleiding"
HOOFDSTUKKEN = sorted(HANDLEIDING.glob("*.md"))
OPDRACHTNAMEN = {opdracht.naam for opdracht in OPDRACHTEN}
NIET_UITGELEGD = {"galerij"}  # for who builds screens


def woord(tekst: str) -> str:
    """One text as it is compared: white space as one, no mark at the end, the first letter small."""
    kaal = " ".join(tekst.split()).rstrip(".:?")
    return kaal[:1].lower() + kaal[1:]


def in_sjabloon(tekst: str) -> Iterator[str]:
    """The texts that stand between the tags of a template, and the words given to its parts and attributes."""
    tekst = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}|<script.*?</script>", "\n", tekst, flags=re.DOTALL)
    for tag in re.findall(r"{%.*?%}|{{.*?}}", tekst, flags=re.DOTALL):
        yield from re.findall(r'(?:[=:]|[=:]_\(|translate )"([^"]*)"', tag)
    yield from re.findall(r'(?:aria-label|alt|placeholder)="([^"]*)"', tekst)
    yield from re.split(r"{%.*?%}|{{.*?}}|<[^>]*>", tekst, flags=re.DOTALL)


def in_python(tekst: str) -> Iterator[str]:
    """The texts of a module that can be words on a screen: not what is for the register or the log, and no codes."""
    boom = ast.parse(tekst)
    buiten = {id(deel) for knoop in ast.walk(boom) if _is_geen_scherm(knoop) for deel in ast.walk(knoop)}
    teksten = (knoop.value for knoop in ast.walk(boom) if isinstance(knoop, ast.Constant) and id(knoop) not in buiten)
    yield from (een for een in teksten if isinstance(een, str) and (" " in een or een[:1].isupper()))


def _is_geen_scherm(knoop: ast.AST) -> bool:
    """Docstrings, the declaration of a page, and what an action says to the log that it does."""
    if isinstance(knoop, ast.Call):
        return isinstance(knoop.func, ast.Name) and knoop.func.id == "pagina"
    if isinstance(knoop, ast.keyword):
        return knoop.arg == "wat"
    return isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant)


def in_inhoud(waarde: object) -> Iterator[str]:
    """Every text of a content file that people read; a code is no such text."""
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            if naam != "code":
                yield from in_inhoud(deel)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from in_inhoud(deel)
    elif isinstance(waarde, str):
        yield waarde


@cache
def schermwoorden() -> frozenset[str]:
    """Return every text that a screen can show, as it is compared."""
    uit: list[str] = []
    for pad in (BRON / "web" / "templates").rglob("*.html"):
        uit += [] if "galerij" in pad.parts else in_sjabloon(pad.read_text(encoding="utf-8"))
    for map_ in ("web", "acties", "regels"):
        for pad in (BRON / map_).rglob("*.py"):
            uit += [] if pad.name.startswith("galerij") else in_python(pad.read_text(encoding="utf-8"))
    for pad in (BRON / "inhoud").glob("*.yaml"):
        uit += in_inhoud(yaml.safe_load(pad.read_text(encoding="utf-8")))
    for pad in (PROJECT / "frontend" / "scripts").glob("*.js"):
        uit += re.findall(r"[`\"]([^`\"$\n]+)", pad.read_text(encoding="utf-8"))
    return frozenset(woord(tekst) for tekst in uit)


def citaten(tekst: str) -> list[str]:
    """Return what a chapter sets in bold: the words that it says are on the screen."""
    zonder_code = re.sub(r"```.*?```", "", tekst, flags=re.DOTALL)
    return [" ".join(een.split()) for een in re.findall(r"\*\*(.+?)\*\*", zonder_code, flags=re.DOTALL)]


def niet_op_het_scherm(tekst: str) -> list[str]:
    """Return the bold words of a chapter that no screen shows."""
    return [een for een in citaten(tekst) if woord(een) not in schermwoorden()]


def paginas_van(tekst: str) -> set[str]:
    """Return the pages that a chapter says it explains, from its remark on top."""
    return {naam for lijst in re.findall(r"<!-- pagina's:(.*?)-->", tekst, flags=re.DOTALL) for naam in lijst.split()}


def verwijzingen(pad: Path) -> set[Path]:
    """Return the chapters to which a chapter leads."""
    namen = re.findall(r"\]\(([\w-]+\.md)\)", pad.read_text(encoding="utf-8"))
    return {(pad.parent / naam).resolve() for naam in namen}


@pytest.mark.parametrize("pad", HOOFDSTUKKEN, ids=lambda pad: pad.stem)
def test_bold_words_are_on_a_screen(pad: Path) -> None:
    assert niet_op_het_scherm(pad.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("pad", HOOFDSTUKKEN, ids=lambda pad: pad.stem)
def test_commands_and_links_exist(pad: Path) -> None:
    assert fouten_in_leesmij(pad.read_text(encoding="utf-8"), OPDRACHTNAMEN, HANDLEIDING) == []


def test_every_chapter_is_in_the_index() -> None:
    hoofdstukken = {pad.resolve() for pad in HOOFDSTUKKEN if pad.name != "README.md"}
    assert len(hoofdstukken) > 15
    assert hoofdstukken == verwijzingen(HANDLEIDING / "README.md")


def test_every_page_for_people_has_its_chapter() -> None:
    assert urlpatterns
    uitgelegd = {naam for pad in HOOFDSTUKKEN for naam in paginas_van(pad.read_text(encoding="utf-8"))}
    voor_mensen = {naam for naam, een in REGISTER.items() if "GET" in een.methoden and een.wie is not Wie.DEMO}
    assert voor_mensen - uitgelegd - NIET_UITGELEGD == set()
    assert uitgelegd - set(REGISTER) == set()


def test_a_button_that_does_not_exist_is_named() -> None:
    assert niet_op_het_scherm("Druk op **Dossier beginnen** en op **Verzend het dossier**.") == ["Verzend het dossier"]


@pytest.mark.parametrize("half", ["Dossier begin", "Contact vast", "tandem-knoppen"])
def test_part_of_a_text_is_not_enough(half: str) -> None:
    assert niet_op_het_scherm(f"**{half}**") == [half]


def test_code_and_docstrings_are_no_words_on_a_screen() -> None:
    module = '"""Doe dit."""\nSOORT = "dossier"\nKNOP = "Dossier beginnen"\nlees(wat="dossier openen")\n'
    assert list(in_python(module)) == ["Dossier beginnen"]
    assert [een for een in in_sjabloon("{# Kop #}<b>{% if a %}Wissel{% endif %}</b>") if een.strip()] == ["Wissel"]
