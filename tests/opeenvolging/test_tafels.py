"""Whatever happens, in the real database: what each person sees through the doors equals the oracle, the log too.

A part runs here; ``TANDEM_OPEENVOLGINGEN_TAFELS=300 ./tandem test tests/opeenvolging/test_tafels.py`` runs the whole.
"""

import os

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tandem.acties import deur, inzage
from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tests.opeenvolging.tafelkant import OpTafels

AANTAL = int(os.environ.get("TANDEM_OPEENVOLGINGEN_TAFELS", "8"))
VAST = {"stateful_step_count": 16, "database": None, "phases": [Phase.generate]}


@pytest.fixture(scope="module", autouse=True)
def inhoud(database_gereed):  # noqa: ARG001 - the database must stand
    laad_inhoud(inhoud=catalogus())


@pytest.mark.usefixtures("db")
def test_what_each_person_sees_equals_the_oracle_after_every_step():
    run_state_machine_as_test(OpTafels, settings=settings(max_examples=AANTAL, **VAST))


@pytest.mark.usefixtures("db")
def test_a_log_that_forgets_for_whom_somebody_reads_is_found(monkeypatch):
    """Planted: the log no longer says that the shelter is there for the mother."""

    class Kijker(OpTafels):
        def teardown(self) -> None:
            self.betrekken(wie="opvang", leden=())
            self.kijken(wie="opvang", plek=0)
            self.iedereen_ziet_wat_mag()

    echt = inzage.schrijf_inzage
    monkeypatch.setattr(deur, "schrijf_inzage", lambda **meer: echt(**{**meer, "namens": ()}))
    with pytest.raises(AssertionError, match="opvang"):
        run_state_machine_as_test(
            Kijker, settings=settings(max_examples=1, derandomize=True, **{**VAST, "stateful_step_count": 1})
        )
