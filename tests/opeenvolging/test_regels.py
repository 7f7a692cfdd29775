"""Whatever happens, and in whatever order: what the rule lets each person see equals the oracle. Without a database.

A part runs here; ``TANDEM_OPEENVOLGINGEN=10000 ./tandem test tests/opeenvolging/test_regels.py`` runs the whole.
"""

import ast
import os
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.opeenvolging import orakel, wereldje
from tests.opeenvolging.regelkant import VERGISSINGEN, OpRegels

AANTAL = int(os.environ.get("TANDEM_OPEENVOLGINGEN", "200"))
STAPPEN = 20
VAST = {"stateful_step_count": STAPPEN, "database": None, "phases": [Phase.generate]}


def test_what_each_person_sees_equals_the_oracle_after_every_step():
    run_state_machine_as_test(OpRegels, settings=settings(max_examples=AANTAL, **VAST))


@pytest.mark.parametrize("vergissing", VERGISSINGEN)
def test_a_rule_that_is_wrong_is_found(vergissing):
    machine = type("Mis", (OpRegels,), {"zoals": staticmethod(VERGISSINGEN[vergissing])})
    with pytest.raises(AssertionError, match="Wereldje"):
        run_state_machine_as_test(machine, settings=settings(max_examples=400, derandomize=True, **VAST))


@pytest.mark.parametrize("module", [orakel, wereldje])
def test_the_oracle_imports_nothing_of_what_it_judges(module):
    boom = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    namen = {een.module for een in ast.walk(boom) if isinstance(een, ast.ImportFrom)}
    namen |= {naam.name for een in ast.walk(boom) if isinstance(een, ast.Import) for naam in een.names}
    assert not [naam for naam in namen if naam and naam.split(".")[0] == "tandem"]
