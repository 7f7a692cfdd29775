"""The application as a process of its own on the test database, to be killed, and a database that goes away.

``application`` is what that process serves: ours, with the style sheet and the scripts straight from the source.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORTEL = Path(__file__).resolve().parents[2]


def __getattr__(naam: str) -> Any:
    """Make the application only in the process that serves it."""
    if naam != "application":
        raise AttributeError(naam)
    from django.contrib.staticfiles.handlers import StaticFilesHandler

    from tandem.instellingen.wsgi import application

    return StaticFilesHandler(application)


class LosseServer:
    """A server that can be killed and started again on the same address."""

    def __init__(self) -> None:
        """Choose a free port; nothing runs yet."""
        with socket.socket() as proef:
            proef.bind(("127.0.0.1", 0))
            self.poort = proef.getsockname()[1]
        self.adres = f"http://127.0.0.1:{self.poort}"
        self._proces: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once it answers."""
        opdracht = [sys.executable, "-m", "gunicorn", "tests.reizen.losse_server:application"]
        keuzes = ["--bind", f"127.0.0.1:{self.poort}", "--threads", "4", "--log-level", "warning"]
        env = {**os.environ, "PYTHONPATH": f"{WORTEL / 'src'}{os.pathsep}{WORTEL}"}
        env["DJANGO_SETTINGS_MODULE"] = "tandem.instellingen.settings"
        self._proces = subprocess.Popen([*opdracht, *keuzes], env=env, cwd=WORTEL, start_new_session=True)
        for _ in range(600):
            if self._proces.poll() is not None:
                raise RuntimeError(f"the server stopped by itself ({self._proces.returncode})")
            try:
                urllib.request.urlopen(f"{self.adres}/account/inloggen/", timeout=30).close()  # noqa: S310 - our own address
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def dood(self) -> None:
        """Kill it with all its processes, as a power cut would: nothing is closed or written any more."""
        if self._proces is not None:
            os.killpg(self._proces.pid, signal.SIGKILL)
            self._proces.wait()
            self._proces = None


@contextmanager
def database_weg(naam: str) -> Iterator[None]:
    """Have the database refuse everybody for a while, and cut who is connected."""
    from django.db import connections

    from tandem.koppelingen.database import beheerverbinding

    connections.close_all()
    with beheerverbinding() as beheer:
        beheer.execute(f'ALTER DATABASE "{naam}" WITH ALLOW_CONNECTIONS false')
        beheer.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", [naam])
        try:
            yield
        finally:
            beheer.execute(f'ALTER DATABASE "{naam}" WITH ALLOW_CONNECTIONS true')
