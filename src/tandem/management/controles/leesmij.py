"""What the README promises exists: each `./tandem` command, each file it links to, each picture it shows."""

import re
from collections.abc import Collection
from pathlib import Path

from tandem.management.controles import sluit_af
from tandem.management.lanceer.opdrachten import OPDRACHTEN
from tandem.management.lanceer.plaatsen import PROJECT


def fouten_in_leesmij(tekst: str, opdrachten: Collection[str], wortel: Path) -> list[str]:
    """Commands that the launcher does not know, and links to files that are not there."""
    genoemd = re.findall(r"\./tandem ([a-z]+)", tekst)
    verwijzingen = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", tekst)
    onbekend = [f"./tandem {naam} bestaat niet" for naam in genoemd if naam not in opdrachten]
    weg = [f"de verwijzing naar {pad} leidt nergens heen" for pad in verwijzingen if not (wortel / pad).exists()]
    return [*onbekend, *weg]


if __name__ == "__main__":
    namen = {opdracht.naam for opdracht in OPDRACHTEN}
    sluit_af(fouten_in_leesmij((PROJECT / "README.md").read_text(encoding="utf-8"), namen, PROJECT))
