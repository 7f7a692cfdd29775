"""The web server as production would run it (gunicorn, pre-loaded workers of four threads), and the sealing job."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tandem.management.lanceer.omgeving import kind_env
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import stop


@contextmanager
def zegelaar() -> Iterator[None]:
    """Seal every quarter of an hour for as long as this lasts, as role ``taak``; stopped at the end."""
    opdracht = [sys.executable, "-P", "-m", "django", "zegel", "maak", "--blijf"]
    env = kind_env(TANDEM_ROL="taak")
    proces = subprocess.Popen(  # noqa: S603 - our own command
        opdracht, env=env, cwd=PROJECT, start_new_session=True, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        stop(proces)


@contextmanager
def server(poort: int, *, werkers: int, **omgeving: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Serve on a port of 127.0.0.1 as role ``app``, as a process of its own group; stopped gracefully at the end."""
    opdracht = [sys.executable, "-P", "-m", "gunicorn", "tandem.instellingen.wsgi:application", "--preload"]
    keuzes = ["--bind", f"127.0.0.1:{poort}", "--workers", str(werkers), "--threads", "4", "--log-level", "warning"]
    env = kind_env(TANDEM_ROL="app", **omgeving)
    # Its own session: Ctrl-C reaches us alone, and we decide the order in which things stop.
    proces = subprocess.Popen([*opdracht, *keuzes], env=env, cwd=PROJECT, start_new_session=True)  # noqa: S603
    try:
        yield proces
    finally:
        stop(proces)
