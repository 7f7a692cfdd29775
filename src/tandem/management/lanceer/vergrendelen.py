"""`./tandem vergrendel`: write the lock files anew from `pyproject.toml`, and judge whether they fit it."""

import hashlib
import json
import os
import re
import shutil
import tomllib
from collections.abc import Sequence
from pathlib import Path

from tandem.management.lanceer.omgeving import LOCK, LOCK_DEV
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Storing, meld, stap, voer_uit

PYPROJECT = PROJECT / "pyproject.toml"
KEUZES = ["--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--only-binary", ":all:"]
STIJL = ["--generate-hashes", "--no-header", "--no-annotate", "--quiet"]


def vergrendel(argumenten: Sequence[str]) -> int:
    """Resolve with uv. Versions stay where they can, unless `--upgrade` or `--upgrade-package <name>` moves them."""
    uv = shutil.which("uv")
    if uv is None:
        raise Storing("Hiervoor is uv nodig; zet het op PATH (zie de documentatie van uv: pipx install uv).")
    # Settings of this machine (another index, a folder with wheels) may not leak into the locks.
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("UV_")}
    for lock, keuze in ((LOCK, []), (LOCK_DEV, ["--group", "dev", "--constraint", str(LOCK)])):
        with stap(f"{lock.name} schrijven"):
            _zonder_kop(lock)
            wat = [str(PYPROJECT), "--output-file", str(lock), *keuze, *argumenten]
            opdracht = [uv, "pip", "compile", "--no-config", *KEUZES, *STIJL, *wat]
            voer_uit(opdracht, zin="uv kon de pakketten niet kiezen.", env=schoon, cwd=PROJECT)
            lock.write_text(f"{_kop()}\n{lock.read_text(encoding='utf-8')}", encoding="utf-8")
    meld("Neem beide lockbestanden op in dezelfde commit als pyproject.toml.")
    return 0


def controleer_lock() -> list[str]:
    """What is wrong with the locks: made from another `pyproject.toml`, or naming an address. Empty when sound."""
    fouten = []
    for lock in (LOCK, LOCK_DEV):
        tekst = lock.read_text(encoding="utf-8")
        if not tekst.startswith(_kop()):
            fouten.append(f"{lock.name} hoort bij een andere pyproject.toml; draai ./tandem vergrendel")
        if re.search(r"://|--(extra-)?index|--find-links", tekst):
            fouten.append(f"{lock.name} noemt een adres; draai ./tandem vergrendel")
    return fouten


def _kop() -> str:
    """The first line of a lock file: from which requirements it was made."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    eisen = [project["project"]["dependencies"], project["dependency-groups"], project["project"]["requires-python"]]
    som = hashlib.sha256(json.dumps(eisen, sort_keys=True).encode()).hexdigest()[:16]
    return f"# Written by ./tandem vergrendel from the requirements in pyproject.toml with fingerprint {som}."


def _zonder_kop(lock: Path) -> None:
    """Leave only what uv wrote itself, so that it can keep the versions that it chose before."""
    if lock.exists():
        regels = lock.read_text(encoding="utf-8").splitlines(keepends=True)
        lock.write_text("".join(regel for regel in regels if not regel.startswith("#")), encoding="utf-8")
