"""The environment: a virtual environment under `.tandem/`, filled from the lock files and from nothing else.

`requirements.lock` is what the platform runs on; `requirements-dev.lock` is that and what the tests and checks need.
Both name every package with the hashes of its files. The environment's name holds a hash of the locks and of the
Python that it stands on: another lock or another Python is another environment.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tandem.management.lanceer.plaatsen import PROJECT, staat
from tandem.management.lanceer.verslag import Stap, Storing, stap, voer_uit

LOCK = PROJECT / "requirements.lock"
LOCK_DEV = PROJECT / "requirements-dev.lock"
GEEN_PIP = (
    "Deze Python kan geen pakketten installeren: pip en ensurepip ontbreken. "
    "Installeer ze (op Debian of Ubuntu: apt-get install python3-venv) en start opnieuw."
)


def pad_omgeving() -> Path:
    """The folder of the environment that belongs to these locks and this Python; it need not be there yet."""
    som = hashlib.sha256(LOCK.read_bytes() + LOCK_DEV.read_bytes())
    som.update(f"{sys.version_info[:3]} {sys.base_prefix}".encode())
    return staat() / f"omgeving-{som.hexdigest()[:12]}"


def python_van(omgeving: Path) -> Path:
    """The interpreter of an environment."""
    return omgeving / "bin" / "python"


def zorg_voor_omgeving(*, met_dev: bool) -> Path:
    """Make and fill the environment as far as that has not been done; return its folder.

    Raises `Storing` when packages cannot be installed here, with what the installer said.
    """
    omgeving = pad_omgeving()
    if not _is_gevuld(omgeving, met_dev):
        with slot():
            if not _is_gevuld(omgeving, met_dev):
                _vul_omgeving(omgeving, met_dev)
    return omgeving


@contextmanager
def slot() -> Iterator[None]:
    """Hold the one lock under which the environment is changed, so that two starts do not build at once."""
    with (staat() / "slot").open("w") as bestand:
        fcntl.flock(bestand, fcntl.LOCK_EX)
        yield


def _stempel(omgeving: Path, met_dev: bool) -> Path:
    return omgeving / ("gevuld-dev" if met_dev else "gevuld")


def _is_gevuld(omgeving: Path, met_dev: bool) -> bool:
    """Filled to the end before, and its interpreter still runs (the Python below it may have been replaced)."""
    vol = _stempel(omgeving, met_dev=True).exists() or (not met_dev and _stempel(omgeving, met_dev=False).exists())
    return vol and _start_python(omgeving)


def _start_python(omgeving: Path) -> bool:
    try:
        return subprocess.run([python_van(omgeving), "-I", "-S", "-c", ""], capture_output=True).returncode == 0  # noqa: S603
    except OSError:
        return False


def _vul_omgeving(omgeving: Path, met_dev: bool) -> None:
    if not _start_python(omgeving):
        with stap("Omgeving maken"):
            shutil.rmtree(omgeving, ignore_errors=True)
            venv.create(omgeving, with_pip=False, symlinks=True)
    installeer(omgeving, LOCK_DEV if met_dev else LOCK, "Pakketten ophalen en plaatsen")
    _stempel(omgeving, met_dev).touch()


def installeer(omgeving: Path, lock: Path, tekst: str) -> None:
    """Install what a lock file names into the environment: wheels only, each checked against its hashes."""
    aantal = len(blokken(lock.read_text(encoding="utf-8")))
    keuzes = ["--no-input", "--disable-pip-version-check", "--no-compile", "--no-deps", "--progress-bar", "off"]
    streng = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    with stap(f"{tekst} ({aantal})") as lopend:
        voer_uit(
            [*pip_voor(omgeving), "install", *keuzes, *streng],
            zin="De pakketten konden niet worden geplaatst. Is er verbinding met het pakketregister?",
            cwd=omgeving,
            bij_regel=_Volger(lopend),
        )


class _Volger:
    """Turns the installer's lines into the detail of a running step: how many packages, and which one now."""

    def __init__(self, lopend: Stap) -> None:
        self._stap = lopend
        self._teller = 0

    def __call__(self, regel: str) -> None:
        if regel.startswith("Collecting "):
            self._teller += 1
            self._stap.detail = f"{self._teller}: {regel.split()[1].split('==')[0]}"
        elif regel.startswith("Installing "):
            self._stap.detail = "uitpakken"


def pip_voor(omgeving: Path) -> list[str | Path]:
    """The command that runs pip for an environment that holds no pip itself.

    The wheel that Python carries for `ensurepip` runs as it is; where the distribution took that out (Debian without
    python3-venv), the pip of this Python works on another environment. Raises `Storing` when there is neither.
    """
    wielmappen = [sysconfig.get_path("stdlib") + "/ensurepip/_bundled", sysconfig.get_config_var("WHEEL_PKG_DIR")]
    wiel = zoek_wiel(wielmappen)
    if wiel:
        return [python_van(omgeving), wiel / "pip"]
    if importlib.util.find_spec("pip") and importlib.util.find_spec("pip.__main__"):
        return [sys.executable, "-m", "pip", "--python", omgeving]
    raise Storing(GEEN_PIP)


def zoek_wiel(mappen: Iterable[str | None]) -> Path | None:
    """The pip wheel in the first of these folders that holds one."""
    return next((wiel for pad in mappen if pad for wiel in Path(pad).glob("pip-*.whl")), None)


def blokken(lock: str) -> dict[str, str]:
    """The lines of a lock file per package: name to requirement with its hashes."""
    return {blok.split("==")[0]: blok for blok in re.findall(r"^[a-z0-9][^\n]*\\\n(?:    --hash=.*\n)+", lock, re.M)}


def installeer_een(omgeving: Path, pakket: str, tekst: str) -> None:
    """Install one package of the larger lock file, for whoever does not need the rest of it."""
    los = omgeving / f"{pakket}.lock"
    los.write_text(blokken(LOCK_DEV.read_text(encoding="utf-8"))[pakket], encoding="utf-8")
    with slot():
        installeer(omgeving, los, tekst)


def kind_env(**extra: str) -> dict[str, str]:
    """The environment variables for a process of ours: this source tree, its settings, UTF-8."""
    eigen = {
        "PYTHONPATH": str(PROJECT / "src"),
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": "tandem.instellingen.settings",
        "TANDEM_MAP": str(staat()),
    }
    return {**os.environ, **eigen, **extra}
