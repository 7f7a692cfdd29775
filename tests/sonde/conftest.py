"""The small world of the crawler, built once per worker in a database of its own; each test works on a copy."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property

import pytest
from django.urls import get_callable

from tandem.management.sonde.beginstand import Beginstand
from tandem.management.sonde.bouwen import Bouwer
from tandem.management.sonde.kruipen import Kruiper
from tandem.management.sonde.plaats import gooi_weg, kopie, op_database
from tandem.management.sonde.proeven import Proef, Voorraad, alle_proeven, lees_voorraad
from tandem.management.sonde.schrijven import Schrijver
from tandem.management.sonde.wereld import bouw_wereld
from tandem.web import urls
from tests.conftest import DATABASE
from tests.sjabloon import maak_testdatabase

BASIS, KOPIE = f"{DATABASE}_sonde", f"{DATABASE}_sonde_kopie"


@dataclass(frozen=True)
class Terrein:
    """The world, and what there is of it in the database."""

    b: Bouwer
    voorraad: Voorraad

    @cached_property
    def proeven(self) -> list[Proef]:
        """Every probe there is."""
        return list(alle_proeven(self.b, self.voorraad))

    def kruiper(self) -> Kruiper:
        """A visitor who has seen nothing yet."""
        return Kruiper(self.b, self.voorraad)


@pytest.fixture(scope="session", autouse=True)
def _foutpagina_bekend():
    """Django keeps the page for *not found* from its first use: not from while a leak is planted in it."""
    get_callable(urls.handler404)


@pytest.fixture(scope="session")
def terrein(database_gereed: None) -> Iterator[Terrein]:
    """Build the world; throw it away with the session."""
    maak_testdatabase(BASIS)
    with op_database(BASIS):
        b = bouw_wereld()
    yield Terrein(b, lees_voorraad(b, BASIS))
    gooi_weg(BASIS)


@pytest.fixture
def op_kopie(terrein: Terrein) -> Callable[..., AbstractContextManager[str]]:
    """Give a way to work on a fresh copy, as role ``app`` or, without wall 2, as ``eigenaar``."""

    @contextmanager
    def open_(rol: str = "app") -> Iterator[str]:
        with kopie(BASIS, KOPIE), op_database(KOPIE, rol):
            yield KOPIE

    return open_


@contextmanager
def schrijver_op(terrein: Terrein, database: str) -> Iterator[Schrijver]:
    """Somebody who sends forms on a copy, which is put back after each."""
    kruiper = terrein.kruiper()
    kruiper.log_in()
    stand = Beginstand(database)
    yield Schrijver(kruiper, stand)
    stand.sluit()


@pytest.fixture(autouse=True)
def _stil() -> Iterator[None]:
    """Refusals and planted faults are what is asked for here; they need not fill the log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
