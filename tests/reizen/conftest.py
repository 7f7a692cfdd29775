"""What every journey needs: the application on an address, and the Chromium that ``./tandem test`` found."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread

from tandem.acties.regio.laad import laad_inhoud
from tandem.koppelingen.inhoud import catalogus
from tandem.regels.rechten.actor import Actor
from tests import wereld
from tests.web.portaal.hulp import vul

# Playwright keeps an event loop in the thread of the test; the ORM is used there as in any other test.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

_VLAGGEN = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --lang=nl"
).split()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the browser that is there (``TANDEM_BROWSER``, else the one on PATH, else Playwright's own)."""
    pad = os.environ.get("TANDEM_BROWSER") or shutil.which("chromium")
    eigen = {"executable_path": pad} if pad else {}
    return {**browser_type_launch_args, **eigen, "args": _VLAGGEN}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch visitor, so that native date fields read as they will."""
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture(scope="session")
def adres(database_gereed: None) -> Iterator[str]:
    """The address of the application, served from this process on the test database."""
    draad = LiveServerThread("127.0.0.1", StaticFilesHandler)
    draad.daemon = True
    draad.start()
    draad.is_ready.wait()
    if draad.error:
        raise draad.error
    yield f"http://127.0.0.1:{draad.port}"
    draad.terminate()


@pytest.fixture
def gezin(database_gereed: None) -> tuple[Actor, wereld.Gezin]:  # noqa: ARG001 - the database must stand
    """Somebody at work and a household with words of its own, for the journeys of members."""
    laad_inhoud(inhoud=catalogus())
    rosa = wereld.professional()
    huis = wereld.gezin(rosa)
    vul(rosa, huis)
    return rosa, huis


@pytest.fixture(autouse=True)
def _vensters_dicht(request: pytest.FixtureRequest) -> Iterator[None]:
    """Close what a journey left open: a page that nobody looks at any more goes on with its timers."""
    yield
    if "browser" in request.fixturenames:
        for venster in list(request.getfixturevalue("browser").contexts):
            venster.close()
