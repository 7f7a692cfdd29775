"""The items of the source of the bouwstenen, read from its text: which list, which number in it, which first words.

The source itself is not in the repository. Where it is at hand, its folder stands in `TANDEM_BRONNEN`. What it
says stays here as `tests/bronregels.json`: for each item its list, its number and a hash of its first words, so that
content can be matched to its line everywhere. `python -m tests.bronregels` writes that file anew from the source.
"""

import hashlib
import json
import os
import re
from pathlib import Path

BRONBESTAND = "002_cde6d48b05af825c.txt"
LIJST = Path(__file__).with_suffix(".json")
#: How many words of an item are quoted at most.
WOORDEN = 6

#: list of items -> the lines of the source that hold it (counted from 1, both ends included).
PLAATSEN = {
    "informatie/doelen": (102, 102),
    "informatie/acties": (105, 105),
    "informatie/middelen": (106, 106),
    "informatie/partijen": (107, 107),
    "informatie/documenten": (108, 108),
    "informatie/voorbeelden": (118, 129),
    "sturing/doelen": (137, 137),
    "sturing/context": (138, 138),
    "sturing/acties": (139, 141),
    "sturing/middelen": (142, 142),
    "sturing/partijen": (143, 143),
    "sturing/documenten": (144, 144),
    "sturing/voorbeelden": (152, 159),
    "inrichting/doelen": (167, 167),
    "inrichting/context": (168, 172),
    "inrichting/acties": (173, 173),
    "inrichting/middelen": (174, 174),
    "inrichting/partijen": (175, 177),
    "inrichting/documenten": (178, 178),
    "inrichting/voorbeelden": (186, 224),
    "weten/doelen": (230, 230),
    "weten/context": (231, 236),
    "weten/acties": (237, 239),
    "weten/middelen": (240, 240),
    "weten/partijen": (241, 241),
    "weten/documenten": (242, 242),
    "weten/voorbeelden": (248, 280),
    "leren/doelen": (286, 286),
    "leren/partijen": (287, 287),
    "leren/acties": (288, 330),
    "leren/werkvormen": (296, 309),
    "leren/leervragen": (320, 322),
    "leren/context": (334, 336),
    "leren/voorbeelden": (346, 354),
    "checklist/rollen": (372, 378),
    "checklist/opdracht": (382, 386),
    "checklist/informatie": (390, 395),
    "checklist/draagvlak": (399, 403),
    "checklist/cijfers": (407, 415),
    "checklist/governance": (419, 427),
    "checklist/gesprek": (435, 440),
}


def schoon(tekst: str) -> str:
    """The text without markup, ticks, dashes and labels of a table, with single spaces."""
    zonder = re.sub(r"<[^>]+>", " ", tekst)
    return re.sub(r"^- ", "", " ".join(re.sub(r"[*✓]", " ", zonder).split()))


def kernwoorden(tekst: str) -> str:
    """The first words of an item: what content quotes to show its place."""
    return " ".join(schoon(tekst).split()[:WOORDEN]).rstrip(".,;:")


def merk(tekst: str) -> str:
    """A hash of the words of `tekst`, blind to capitals and punctuation."""
    woorden = re.findall(r"\w+", tekst.casefold())
    return hashlib.sha256(" ".join(woorden).encode()).hexdigest()[:16]


def _zonder_kop(regel: str) -> str:
    return regel.split("\t", 1)[1] if "\t" in regel and not regel.startswith("\t") else regel


def _bolletjes(tekst: str) -> list[str]:
    """The bullets of a cell of a table, a dash inside a list as an item of its own."""
    delen = re.split(r"•", tekst)[1:]
    return [item for deel in delen for item in re.split(r"(?:<ul[^>]*>)?\s+- (?=[A-Z])", deel)]


def _alineas(tekst: str) -> list[str]:
    return [deel for deel in re.split(r"</p>", tekst) if schoon(deel)]


def _lijstregels(regels: list[str]) -> list[str]:
    """The lines that start with a dash; a dash that stands alone is no item."""
    return [regel.strip()[2:] for regel in regels if regel.strip().startswith("- ")]


def _vinkjes(regels: list[str]) -> list[str]:
    return [regel for regel in regels if "✓" in regel]


def _stappen(regels: list[str]) -> list[str]:
    return [regels[0], *[regel for regel in regels if regel.startswith("Stap ")]]


def _ruw(lijst: str, regels: list[str]) -> list[str]:
    soort = lijst.split("/")[1]
    if soort == "voorbeelden":
        return _vinkjes(regels)
    if lijst.startswith("checklist/") or soort == "werkvormen":
        return _lijstregels(regels)
    if lijst == "leren/acties":
        return _stappen([_zonder_kop(regel) for regel in regels])
    if lijst in ("leren/leervragen", "leren/context"):
        return [_zonder_kop(regel) for regel in regels if schoon(regel)]
    tekst = " ".join(map(_zonder_kop, regels))
    return _bolletjes(tekst) if "•" in tekst else _alineas(tekst)


def lees(tekst: str) -> dict[str, list[str]]:
    """Return for each list of the source its items in order, as they stand there."""
    regels = tekst.split("\n")
    return {
        lijst: [schoon(item) for item in _ruw(lijst, regels[van - 1 : tot]) if schoon(item)]
        for lijst, (van, tot) in PLAATSEN.items()
    }


def merken(tekst: str) -> dict[str, list[str]]:
    """Return for each list of the source the hashes of the first words of its items."""
    return {lijst: [merk(kernwoorden(item)) for item in items] for lijst, items in lees(tekst).items()}


def bron() -> str | None:
    """The text of the source where it is at hand, else None."""
    map_ = os.environ.get("TANDEM_BRONNEN")
    pad = Path(map_) / BRONBESTAND if map_ else None
    return pad.read_text(encoding="utf-8") if pad and pad.is_file() else None


if __name__ == "__main__":
    gelezen = bron()
    if gelezen is None:
        raise SystemExit("Set TANDEM_BRONNEN to the folder that holds the source.")
    LIJST.write_text(json.dumps(merken(gelezen), indent=1) + "\n", encoding="utf-8")
