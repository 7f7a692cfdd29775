"""The report of a crawl: kept with the commit and the seed, as data and in words."""

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tandem.management.lanceer.plaatsen import PROJECT

MAP = PROJECT / "docs" / "sonde"
_TOON = 200
"""Findings in the report in words; the data hold them all."""


@dataclass
class Verslag:
    """What was done and found. Parts are added one by one, so that a crawl that was cut off can go on."""

    commit: str
    zaad: int
    aantal: int | None
    """Probes asked for; None: every one."""
    delen: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def bestand(self) -> str:
        """Where the state of this crawl is kept meanwhile."""
        return f"{self.commit}-{self.zaad}-{self.aantal or 'alles'}.jsonl"

    def bevindingen(self) -> list[dict[str, Any]]:
        """All findings."""
        return [een for deel in self.delen.values() for een in deel["bevindingen"]]

    def proeven(self) -> int:
        """All probes."""
        return sum(deel["proeven"] for deel in self.delen.values())


def huidige_commit() -> str:
    """The commit that is probed, with a mark when files were changed since."""
    hash_ = _git("rev-parse", "--short=12", "HEAD")
    return f"{hash_}-gewijzigd" if _git("status", "--porcelain", "--untracked-files=no") else hash_


def _git(*argumenten: str) -> str:
    uit = subprocess.run(["git", *argumenten], cwd=PROJECT, capture_output=True, text=True)  # noqa: S603, S607
    return uit.stdout.strip() or "onbekend" if uit.returncode == 0 else "onbekend"


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


def schrijf(verslag: Verslag, map_: Path = MAP) -> list[Path]:
    """Write the report as JSON and as Markdown; return where."""
    map_.mkdir(parents=True, exist_ok=True)
    gegevens = {
        "commit": verslag.commit,
        "zaad": verslag.zaad,
        "gevraagd": verslag.aantal or "alles",
        "proeven": verslag.proeven(),
        "delen": list(verslag.delen.values()),
    }
    paden = [map_ / "verslag.json", map_ / "verslag.md"]
    paden[0].write_text(json.dumps(gegevens, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    paden[1].write_text(in_woorden(verslag), encoding="utf-8")
    return paden


def in_woorden(verslag: Verslag) -> str:
    """The report for people."""
    bevindingen = verslag.bevindingen()
    soorten = Counter(een["soort"] for een in bevindingen)
    regels = [
        "# Report of the access crawler",
        "",
        f"Commit `{verslag.commit}`, seed {verslag.zaad}, {verslag.aantal or 'all'} probes asked for.",
        "Made by `./tandem sonde`; what it does and does not show is in `docs/uitleg/sonde.md`.",
        "",
        f"- probes made: {verslag.proeven()}",
        f"- routes and reading actions: {len(verslag.delen)}",
        f"- findings: {sum(soorten.values())}" + "".join(f"; {soort}: {n}" for soort, n in sorted(soorten.items())),
        "",
        "| route or action | probes | findings |",
        "|---|---|---|",
    ]
    regels += [f"| {naam} | {deel['proeven']} | {len(deel['bevindingen'])} |" for naam, deel in verslag.delen.items()]
    if bevindingen:
        regels += ["", "| kind | who | request | what |", "|---|---|---|---|"]
        regels += [
            f"| {een['soort']} | {een['wie']} | {een['methode']} {een['route']} ({een['huis']}, {een['klasse']}) "
            f"`{een['pad']}` | {een['wat']} |"
            for een in bevindingen[:_TOON]
        ]
    return "\n".join(regels) + "\n"
