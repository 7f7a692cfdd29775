"""What was filled, and how far: kept beside the database, so that an interrupted filling is never taken for full.

Nothing here imports Django: the launcher asks before Django is there.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tandem.koppelingen.database import staatmap


@dataclass(frozen=True)
class Vulling:
    """What a filling is decided by. ``basis``: the number of its first household; ``nummers``: of its first case.

    ``per``: open households per caseworker, 0 for the demo. ``bijzonder``: how many special households were told;
    ``bijzonder_na``: the last household before the one that is being told. ``klaar``: filled to the end.
    """

    zaad: int
    huishoudens: int
    dag: date
    basis: int
    nummers: int
    per: int
    bijzonder: int = 0
    bijzonder_na: int = 0
    klaar: bool = False


def bestand(database: str) -> Path:
    """The file that remembers the fillings of a database."""
    return staatmap() / f"vullingen-{database}.json"


def lees_vullingen(database: str) -> list[Vulling]:
    """Return what was written down, also about an earlier database of the same name."""
    pad = bestand(database)
    if not pad.exists():
        return []
    return [Vulling(**{**een, "dag": date.fromisoformat(een["dag"])}) for een in json.loads(pad.read_text())]


def schrijf_vullingen(database: str, alle: Sequence[Vulling]) -> None:
    """Write down the fillings of a database: all of it or, when the power goes, what stood there before."""
    regels = [{**asdict(een), "dag": een.dag.isoformat()} for een in alle]
    nieuw = bestand(database).with_suffix(".nieuw")
    with nieuw.open("w", encoding="utf-8") as uit:
        uit.write(json.dumps(regels, indent=1))
        uit.flush()
        os.fsync(uit.fileno())
    nieuw.replace(bestand(database))
