"""`./tandem test`: everything set up, then pytest with the arguments that were given."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tandem.management.lanceer.beheer import met_database
from tandem.management.lanceer.browser import zorg_voor_browser
from tandem.management.lanceer.omgeving import kind_env
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.voorkant import zorg_voor_voorkant

KIEST_ZELF = ("-n", "--numprocesses", "-p", "--pdb", "--trace", "--collect-only", "--co")


def test(argumenten: Sequence[str]) -> int:
    """Run the tests; pytest's own status is ours. Two processes, unless the arguments choose otherwise."""
    zorg_voor_voorkant()
    env = kind_env(TANDEM_BROWSER=zorg_voor_browser())
    keuze = [] if kiest_zelf(argumenten) else ["-n", str(min(4, max(2, os.cpu_count() or 2)))]
    opdracht = [sys.executable, "-P", "-m", "pytest", *keuze, *argumenten]
    with met_database():
        return subprocess.run(opdracht, env=env, cwd=PROJECT).returncode  # noqa: S603 - our own command


def kiest_zelf(argumenten: Sequence[str]) -> bool:
    """Whether the arguments decide on processes themselves, or ask for something that needs a single one."""
    return any(argument.startswith(begin) for argument in argumenten for begin in KIEST_ZELF)
