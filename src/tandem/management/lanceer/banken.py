"""`./tandem bench <naam>`: one benchmark per file in `bench/`."""

import subprocess
import sys
from collections.abc import Sequence

from tandem.management.lanceer.beheer import met_database
from tandem.management.lanceer.omgeving import kind_env
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Storing
from tandem.management.lanceer.voorkant import zorg_voor_voorkant


def namen() -> list[str]:
    """The benchmarks that are there."""
    return sorted(pad.stem for pad in (PROJECT / "bench").glob("*.py") if not pad.stem.startswith("_"))


def bench(argumenten: Sequence[str]) -> int:
    """Run one benchmark with its own arguments. Raises `Storing` for a name that is not there."""
    if not argumenten or argumenten[0] not in namen():
        keus = ", ".join(namen()) or "er zijn er nog geen"
        raise Storing(f"Welke meting? ./tandem bench <naam>, met als naam: {keus}.")
    zorg_voor_voorkant()
    naam, *rest = argumenten
    with met_database():
        opdracht = [sys.executable, "-m", f"bench.{naam}", *rest]
        return subprocess.run(opdracht, env=kind_env(), cwd=PROJECT).returncode  # noqa: S603 - our own command
