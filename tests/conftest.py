"""The test database: a real PostgreSQL, built once by the owner, used by the tests as role ``app``.

Tests run in real, committed transactions (row-level security and the log depend on them) and never clean up: each
makes its own households and professionals, and the walls keep them apart.
"""

import os
from collections.abc import Iterator
from datetime import datetime, tzinfo
from typing import Never

import pytest
from hypothesis import HealthCheck, settings

from tests.sjabloon import maak_testdatabase

# No timed assertions (CONTRIBUTING.md): a busy machine is no fault of the code.
settings.register_profile("tandem", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("tandem")
DATABASE = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'enkel')}"
os.environ["TANDEM_DATABASE"] = DATABASE
os.environ.pop("TANDEM_DEMO", None)


def pytest_configure() -> None:
    """Point every connection of this process at the worker's own database: settings were read before this file."""
    from django.db import connections

    connections.settings["default"]["NAME"] = DATABASE


class GeenKlok(datetime):
    """There is no clock while tests are collected."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Never:  # noqa: ARG003 - as that of datetime
        """Refuse: a day of now is used minutes later, after midnight at times."""
        raise RuntimeError("A test asks the date while it is collected; when it runs, it may be another.")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """Refuse a date that is read when a test file is imported, however it came by Django's clock."""
    from django.utils import timezone

    timezone.datetime = GeenKlok
    try:
        return (yield)
    finally:
        timezone.datetime = datetime


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that at the end no process waits for another; they have databases of their own."""
    items.sort(key=lambda item: "sonde/test_streek.py" not in item.nodeid)


@pytest.fixture(scope="session")
def database_gereed(django_db_blocker: pytest.Item) -> Iterator[None]:
    """Build the database once per worker; tests without a database never pay for it."""
    maak_testdatabase(DATABASE)
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def db(database_gereed: None) -> None:
    """Give a test the database (committed, as role ``app``)."""


@pytest.fixture(autouse=True)
def _geen_transactie_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a transaction open: its context would leak into the next."""
    yield
    if "db" in request.fixturenames:
        from django.db import connection

        assert not connection.in_atomic_block
