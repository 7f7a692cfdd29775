"""What a benchmark says: a table on the screen, one line per figure, and a page in ``docs/bench`` that is kept."""

import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench._mensen import eigenaar
from tandem.management.lanceer.plaatsen import PROJECT


@dataclass(frozen=True)
class Cijfer:
    """One figure beside its goal (own words: "< 100"; empty when it is only told)."""

    naam: str
    waarde: float
    eenheid: str
    doel: str = ""

    def __str__(self) -> str:
        """The line that closes a benchmark."""
        return f"cijfer {self.naam} {getal(self.waarde)} {self.eenheid}" + (f" (doel {self.doel})" if self.doel else "")


def getal(waarde: float) -> str:
    """Three figures are enough: 0.43, 12.6, 2013."""
    return f"{waarde:.0f}" if waarde >= 100 else f"{waarde:.1f}" if waarde >= 10 else f"{waarde:.2f}"


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, readable as it is."""
    alle = [list(koppen), *[list(rij) for rij in rijen]]
    breedten = [max(len(rij[plek]) for rij in alle) for plek in range(len(koppen))]
    regels = ["| " + " | ".join(cel.ljust(b) for cel, b in zip(rij, breedten, strict=True)) + " |" for rij in alle]
    return "\n".join([regels[0], "|" + "|".join("-" * (b + 2) for b in breedten) + "|", *regels[1:]])


def huishoudens() -> int:
    """How many households the database holds."""
    with eigenaar() as verbinding:
        return int((verbinding.execute("SELECT count(*) AS n FROM tandem_huishouden").fetchone() or {})["n"])


def omstandigheden() -> str:
    """Where the figures come from: Python and how it was built, PostgreSQL, machine, how busy it was, commit."""
    with eigenaar() as verbinding:
        versie = (verbinding.execute("SHOW server_version").fetchone() or {})["server_version"]
    drukte = ", ".join(f"{getal(deel)}" for deel in os.getloadavg())
    return "\n".join(
        (
            f"- {date.today():%d-%m-%Y}, commit {_commit()}, {huishoudens()} huishoudens",  # noqa: DTZ011 - a label
            f"- Python {platform.python_version()} {_bouw()}; PostgreSQL {versie}; {_processor()}",
            f"- belasting van de machine (1, 5 en 15 minuten): {drukte}",
        )
    )


def _bouw() -> str:
    """Whether this Python was built with profile-guided optimisation; Debian's is, without saying so in its options."""
    opties = sysconfig.get_config_var("CONFIG_ARGS") or ""
    van_debian = sys.base_prefix == "/usr" and Path("/etc/debian_version").exists()
    return "met PGO" if "--enable-optimizations" in opties or van_debian else "zonder PGO"


def _processor() -> str:
    regels = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    naam = next((regel.split(":")[1].strip() for regel in regels if regel.startswith("model name")), platform.machine())
    return f"{os.cpu_count()} x {naam}"


def _commit() -> str:
    uit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)  # noqa: S607
    return uit.stdout.strip() or "onbekend"


def bericht(naam: str, titel: str, tabellen: Sequence[str], cijfers: Sequence[Cijfer], uitleg: str) -> None:
    """Print everything, and keep it as ``docs/bench/<naam>-<huishoudens>.md``."""
    delen = [f"# {titel}", uitleg, omstandigheden(), *tabellen, _cijfertabel(cijfers)]
    map_ = PROJECT / "docs" / "bench"
    map_.mkdir(parents=True, exist_ok=True)
    (map_ / f"{naam}-{huishoudens()}.md").write_text("\n\n".join(delen) + "\n", encoding="utf-8")
    sys.stdout.write("\n\n".join([*delen[:-1], *["\n".join(map(str, cijfers))]]) + "\n")


def _cijfertabel(cijfers: Sequence[Cijfer]) -> str:
    return tabel(
        ("cijfer", "waarde", "doel"),
        [(een.naam, f"{getal(een.waarde)} {een.eenheid}", een.doel or "-") for een in cijfers],
    )
