"""Every kind of event has its sentence, and the sentence can be filled."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.regels import gebeurtenissen
from tandem.regels.gebeurtenissen import GEBEURTENISSEN, Gebeurtenissoort, Groep, onbekende_soort, zin_van
from tandem.regels.gebeurtenissen.organisatie import ORGANISATIE

ACTIES = Path(__file__).resolve().parents[2] / "src" / "tandem" / "acties"
MODULES = ("huishouden", "casus", "analyse", "plan", "rechten")


def _geschreven_soorten() -> set[tuple[str, str]]:
    """Each kind that an action writes (all texts in the first argument), with where."""
    gevonden = set()
    for bestand in ACTIES.rglob("*.py"):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if not isinstance(knoop, ast.Call):
                continue
            plek = _plek_van_soort(knoop)
            if plek is not None and len(knoop.args) > plek:
                gevonden |= {(soort, bestand.name) for soort in _soorten(knoop.args[plek])}
    return gevonden


def _soorten(knoop: ast.expr) -> set[str]:
    """The texts that an argument can be; the condition of a choice is no kind."""
    if isinstance(knoop, ast.IfExp):
        return _soorten(knoop.body) | _soorten(knoop.orelse)
    return {knoop.value} if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) else set()


def _plek_van_soort(knoop: ast.Call) -> int | None:
    """At which argument a call names the kind: ``sessie.gebeurtenis(soort, ...)`` or ``meld(sessie, soort, ...)``."""
    if isinstance(knoop.func, ast.Attribute):
        return 0 if knoop.func.attr == "gebeurtenis" else None
    return 1 if isinstance(knoop.func, ast.Name) and knoop.func.id in ("meld", "_gebeurtenis") else None


def _vul(zin: str, feiten: dict[str, object] | None = None, *, leden: str = "", wie: str = "") -> str:
    namen = {1: "Tom", 2: "Noor"}
    return zin_van(
        Gebeurtenissoort(zin, Groep.CASUS),
        feiten or {},
        leden=leden,
        wie=wie,
        namen=lambda nummers: " en ".join(namen[nr] for nr in nummers if nr in namen),
    )


def test_every_kind_that_an_action_writes_has_a_sentence():
    zonder = {
        soort: waar for soort, waar in _geschreven_soorten() if soort not in GEBEURTENISSEN and soort not in ORGANISATIE
    }
    assert not zonder, "add these to regels/gebeurtenissen/<capability>.py"


@pytest.mark.parametrize("module", MODULES)
def test_each_module_is_sorted_so_that_people_find_things(module):
    soorten = list(getattr(getattr(gebeurtenissen, module), module.upper()))
    assert soorten == sorted(soorten)


def test_no_kind_stands_in_two_modules():
    alle = [s for m in MODULES for s in getattr(getattr(gebeurtenissen, m), m.upper())]
    assert len(alle) == len(set(alle)) == len(GEBEURTENISSEN)


@pytest.mark.parametrize("code", sorted(GEBEURTENISSEN))
def test_each_sentence_is_whole_even_when_no_fact_is_known(code):
    zin = zin_van(GEBEURTENISSEN[code], {}, leden="", wie="", namen=lambda _: "")
    assert zin.endswith((".", "?", "!"))
    assert not set("[]{}") & set(zin)


@pytest.mark.parametrize(
    ("zin", "feiten", "leden", "verwacht"),
    [
        ("Contact[ met {leden}].", {}, "Tom", "Contact met Tom."),
        ("Contact[ met {leden}].", {}, "", "Contact."),
        ("Fase {naar:woord}.", {"naar": "stabiele_veiligheid"}, "", "Fase stabiele veiligheid."),
        ("Op {op:datum}.", {"op": "2026-05-03"}, "", "Op 3 mei 2026."),
        ("Op {op:datum}.", {"op": "ooit"}, "", "Op ooit."),
        ("Op {op:datum}.", {}, "", "Op niet bekend."),
        ("{wat}.", {"wat": ["a", "b", "c"]}, "", "a, b en c."),
        ("{wat}.", {"wat": "{leden}[x]"}, "Tom", "{leden}[x]."),
        ("[Zie {wat}.]", {"wat": "{leden}"}, "Tom", "Zie {leden}."),
        ("{van:lid} is ouder van {naar:lid}.", {"van": 1, "naar": [2, 9]}, "", "Tom is ouder van Noor."),
        ("[{van:lid} is hier.]", {"van": 9}, "", ""),
        ("Gezien: {gezien}.", {"gezien": False}, "", "Gezien: nee."),
        ("{aantal} zagen het.", {"aantal": 0}, "", "0 zagen het."),
    ],
)
def test_places_are_filled_and_empty_parts_fall_away(zin, feiten, leden, verwacht):
    assert _vul(zin, feiten, leden=leden) == verwacht


def test_a_kind_of_which_the_sentence_was_lost_still_says_something():
    assert onbekende_soort("casus_geopend").zin == "Casus geopend."


@given(st.text(), st.text())
def test_facts_never_change_the_sentence_around_them(een, twee):
    assert (
        _vul("Van {een} naar {twee}.", {"een": een or "x", "twee": twee or "x"})
        == f"Van {een or 'x'} naar {twee or 'x'}."
    )
