"""The quotes of the impact analysis, and where in their source each of them stands.

The sources are not in the repository. Where they are at hand, their folder stands in `TANDEM_BRONNEN`. What they say
stays here as `tests/impactbron.json`: of each place how many words were quoted, and a hash of those words, so that a
changed quote shows everywhere (decision 0034). `python -m tests.impactbron` writes that file anew from the sources.
"""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.bronregels import merk, schoon

INHOUD = Path(__file__).parents[1] / "src/tandem/inhoud/impact.yaml"
LIJST = Path(__file__).with_suffix(".json")
BESTANDEN = {
    "plan_van_aanpak": "000_424084c8530082c1.txt",
    "bouwstenen": "002_cde6d48b05af825c.txt",
    "programmaplan": "004_44f115bad6252f3d.txt",
}
#: document / place -> the lines of the source that hold it (counted from 1, both ends included).
PLAATSEN = {
    "plan_van_aanpak / paragraaf 1": (21, 82),
    "plan_van_aanpak / paragraaf 1, besluit a": (61, 61),
    "plan_van_aanpak / paragraaf 1, besluit c": (63, 63),
    "plan_van_aanpak / paragraaf 4, Regionaal veiligheidsteam": (200, 200),
    "plan_van_aanpak / paragraaf 4, Aansluiting vGGZ": (202, 202),
    "bouwstenen / bouwsteen Inrichting, omschrijving": (166, 166),
    "bouwstenen / bouwsteen Inrichting, doel en resultaat": (167, 167),
    "bouwstenen / bouwsteen Inrichting, implementatie-acties": (173, 173),
    "bouwstenen / bouwsteen Inrichting, goede voorbeelden": (186, 224),
    "bouwstenen / bouwsteen Weten en kunnen, context en samenhang": (231, 236),
    "bouwstenen / bouwsteen Weten en kunnen, implementatie-acties": (237, 239),
    "bouwstenen / bouwsteen Weten en kunnen, goede voorbeelden": (248, 280),
    "programmaplan / paragraaf 3.2.1.2": (308, 334),
}

Merken = dict[str, list[list[Any]]]
"""Of each place its quotes: how many words, and their hash."""


def citaten() -> dict[str, list[str]]:
    """Return the quotes of the content by document and place, each once."""
    uit: dict[str, list[str]] = {}
    for plek in _plekken(yaml.safe_load(INHOUD.read_text(encoding="utf-8"))):
        uit.setdefault(f"{plek['document']} / {plek['plaats']}", []).append(plek["citaat"])
    return {plaats: sorted(set(alle)) for plaats, alle in sorted(uit.items())}


def _plekken(knoop: Any) -> Iterator[Mapping[str, str]]:
    if isinstance(knoop, dict):
        if "citaat" in knoop:
            yield knoop
        for onder in knoop.values():
            yield from _plekken(onder)
    elif isinstance(knoop, list):
        for onder in knoop:
            yield from _plekken(onder)


def merken(per_plaats: Mapping[str, list[str]]) -> Merken:
    """Return of each quote how many words it has, and the hash of them."""
    return {plaats: sorted([len(een.split()), merk(een)] for een in alle) for plaats, alle in per_plaats.items()}


def ontbrekend(lijst: Merken, teksten: Mapping[str, str]) -> list[str]:
    """Return the kept quotes that do not stand, word for word, in the lines of their place."""
    return [
        f"{plaats}: {aantal} woorden, {hash_}"
        for plaats, alle in lijst.items()
        for aantal, hash_ in alle
        if hash_ not in _stukken(plaats, teksten, aantal)
    ]


def _stukken(plaats: str, teksten: Mapping[str, str], aantal: int) -> set[str]:
    """The hash of every row of so many words in the lines of a place."""
    van, tot = PLAATSEN[plaats]
    regels = teksten[plaats.split(" / ", maxsplit=1)[0]].split("\n")[van - 1 : tot]
    uit = set()
    for regel in regels:
        woorden = schoon(regel.replace("•", " ")).split()
        uit |= {merk(" ".join(woorden[n : n + aantal])) for n in range(len(woorden) - aantal + 1)}
    return uit


def bronnen() -> dict[str, str] | None:
    """Return the text of each source where they are at hand, else None."""
    map_ = os.environ.get("TANDEM_BRONNEN")
    paden = {code: Path(map_) / naam for code, naam in BESTANDEN.items()} if map_ else {}
    if not paden or not all(pad.is_file() for pad in paden.values()):
        return None
    return {code: pad.read_text(encoding="utf-8") for code, pad in paden.items()}


if __name__ == "__main__":
    gelezen = bronnen()
    if gelezen is None:
        raise SystemExit("Set TANDEM_BRONNEN to the folder that holds the sources.")
    nieuw = merken(citaten())
    if weg := ontbrekend(nieuw, gelezen):
        raise SystemExit("Not in the source:\n" + "\n".join(weg))
    LIJST.write_text(json.dumps(nieuw, indent=1) + "\n", encoding="utf-8")
