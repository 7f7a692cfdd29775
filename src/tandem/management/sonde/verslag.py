"""The report of a crawl, kept with its commit and its seed."""

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tandem.management.lanceer.plaatsen import PROJECT

MAP = PROJECT / "docs" / "sonde"
_TOON = 200
"""So many findings are named one by one."""
MUUR_2 = "muur 2 alleen: "
"""How the parts are called that ran with the app's own filters off."""


@dataclass
class Verslag:
    """What was done and found. Parts are added one by one, so that a crawl that was cut off can go on."""

    commit: str
    zaad: int
    aantal: int | None
    """Probes asked for; None: every one."""
    delen: dict[str, dict[str, Any]] = field(default_factory=dict)
    rollen: dict[str, str] = field(default_factory=dict)
    """Which role each visitor has."""

    @property
    def bestand(self) -> str:
        """Where the state of this crawl is kept meanwhile."""
        return f"{self.commit}-{self.zaad}-{self.aantal or 'alles'}.jsonl"

    def bevindingen(self) -> list[dict[str, Any]]:
        """All findings."""
        return [een for deel in self.delen.values() for een in deel["bevindingen"]]

    def proeven(self, begin: str = "") -> int:
        """All probes, or those of the parts whose name begins so."""
        return sum(deel["proeven"] for naam, deel in self.delen.items() if naam.startswith(begin))


def huidige_commit() -> str:
    """The commit that is probed, with a mark when files were changed since."""
    hash_ = _git("rev-parse", "--short=12", "HEAD")
    return f"{hash_}-gewijzigd" if _git("status", "--porcelain", "--untracked-files=no") else hash_ or "onbekend"


def _git(*argumenten: str) -> str:
    """What git says; nothing where there is no git or no repository."""
    uit = subprocess.run(["git", *argumenten], cwd=PROJECT, capture_output=True, text=True)  # noqa: S603, S607
    return uit.stdout.strip() if uit.returncode == 0 else ""


def lees_stand(verslag: Verslag, map_: Path) -> None:
    """Take up what an earlier run of the same crawl did."""
    pad = map_ / verslag.bestand
    for regel in pad.read_text(encoding="utf-8").splitlines() if pad.exists() else ():
        deel = json.loads(regel)
        verslag.delen[deel["deel"]] = deel


def bewaar_deel(verslag: Verslag, map_: Path, naam: str, deel: dict[str, Any]) -> None:
    """Keep one part, so that it need not be done again."""
    verslag.delen[naam] = {"deel": naam, **deel}
    map_.mkdir(parents=True, exist_ok=True)
    with (map_ / verslag.bestand).open("a", encoding="utf-8") as bestand:
        bestand.write(json.dumps(verslag.delen[naam], ensure_ascii=False) + "\n")


def schrijf(verslag: Verslag, map_: Path = MAP) -> Path:
    """Write the report; return where."""
    map_.mkdir(parents=True, exist_ok=True)
    pad = map_ / f"{verslag.commit}.md"
    pad.write_text(in_woorden(verslag), encoding="utf-8")
    return pad


def in_woorden(verslag: Verslag) -> str:
    """The report for people."""
    soorten = Counter(een["soort"] for een in verslag.bevindingen())
    per_soort = "".join(f"; {soort}: {n}" for soort, n in sorted(soorten.items()))
    statussen: Counter[str] = Counter()
    for deel in verslag.delen.values():
        statussen.update(deel["statussen"])
    regels = [
        "# Report of the access crawler",
        "",
        f"Commit `{verslag.commit}`, seed {verslag.zaad}, {verslag.aantal or 'all'} probes asked for.",
        "Made by `./tandem sonde`; what it does and does not show is in `docs/uitleg/sonde.md`.",
        "",
        f"- probes made: {verslag.proeven():,}, of which with the app's own filters off: {verslag.proeven(MUUR_2):,}",
        f"- findings: {sum(soorten.values())}{per_soort}",
        "- answers: " + ", ".join(f"{status}: {n:,}" for status, n in sorted(statussen.items())),
        "",
    ]
    return "\n".join([*regels, *_per_bezoeker(verslag), *_per_deel(verslag), *_bevindingen(verslag)]) + "\n"


def _per_bezoeker(verslag: Verslag) -> list[str]:
    proeven: Counter[str] = Counter()
    for deel in verslag.delen.values():
        proeven.update(deel["per_wie"])
    gevonden = Counter(een["wie"] for een in verslag.bevindingen())
    return [
        "| visitor | role | probes | findings |",
        "|---|---|---|---|",
        *(
            f"| {wie} | {verslag.rollen.get(wie) or '-'} | {n:,} | {gevonden[wie]} |"
            for wie, n in sorted(proeven.items())
        ),
        "",
    ]


def _per_deel(verslag: Verslag) -> list[str]:
    regels = ["| route or action | probes | wall 2 alone | findings |", "|---|---|---|---|"]
    for naam in sorted(naam for naam in verslag.delen if not naam.startswith(MUUR_2)):
        deel, alleen = verslag.delen[naam], verslag.delen.get(MUUR_2 + naam, {"proeven": 0, "bevindingen": []})
        gevonden = len(deel["bevindingen"]) + len(alleen["bevindingen"])
        regels.append(f"| {naam} | {deel['proeven']:,} | {alleen['proeven']:,} | {gevonden} |")
    return [*regels, ""]


def _bevindingen(verslag: Verslag) -> list[str]:
    gevonden = [(naam, een) for naam, deel in verslag.delen.items() for een in deel["bevindingen"]]
    if not gevonden:
        return ["Nothing was found."]
    return [
        "| kind | who | request | what |",
        "|---|---|---|---|",
        *(
            f"| {een['soort']} | {een['wie']} | {naam}: {een['methode']} {een['route']} ({een['huis']}, "
            f"{een['klasse']}) `{een['pad']}` | {een['wat']} |"
            for naam, een in gevonden[:_TOON]
        ),
    ]
