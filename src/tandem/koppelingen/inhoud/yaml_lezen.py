"""Read one YAML file into plain data that remembers the line of every value.

Stricter than YAML itself, because these files are written by hand and decide who may see what: no anchors or aliases
(a few lines can blow up to gigabytes), no tags, no double keys, no control or direction characters that make a text
read differently than it is, one document, at most `MAX_BYTES`. Words such as `no` and `on` stay words: only
`true`/`false`, whole and decimal numbers and `null` are more than text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .fouten import Inhoudsfout

MAX_BYTES = 2_000_000
MAX_DIEPTE = 20
Pad = tuple[str | int, ...]

_LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STUURTEKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_GEHEEL = re.compile(r"-?[0-9]{1,18}")
_DECIMAAL = re.compile(r"-?[0-9]{1,18}\.[0-9]{1,18}")
_WOORDEN: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
_UITLEG = (
    ("mapping values are not allowed", "hier staat een dubbele punt te veel; zet de tekst tussen aanhalingstekens"),
    ("cannot start any token", "hier staat een teken dat niet kan; gebruik spaties en geen tabs"),
    ("end of stream", "een aanhalingsteken of haak wordt niet gesloten"),
    ("could not find expected ':'", "achter de naam van het veld hoort een dubbele punt"),
    ("expected key", "de inspringing of een haak klopt niet"),
    ("block end", "de inspringing of een haak klopt niet"),
    ("indicator", "de inspringing klopt niet; elke regel van een lijst begint met een streepje"),
)


@dataclass(frozen=True)
class Gelezen:
    """The values of one file and the line (from 1) on which each of them stands."""

    bestand: str
    waarde: Any
    regels: dict[Pad, int]

    def regel(self, pad: Pad) -> int:
        """Return the line of the value at `pad`, or of the nearest value around it."""
        while pad and pad not in self.regels:
            pad = pad[:-1]
        return self.regels.get(pad, 1)


class _Afgekeurd(Exception):  # noqa: N818 - a Dutch word
    def __init__(self, regel: int, zin: str) -> None:
        super().__init__(zin)
        self.regel, self.zin = regel, zin


class _Bouwer:
    """Builds values from YAML events, so that an alias is refused before anything is expanded."""

    def __init__(self, tekst: str) -> None:
        self._stroom: Iterator[Any] = yaml.parse(tekst, Loader=_LADER)
        self.regels: dict[Pad, int] = {}
        self.fouten: list[tuple[int, str]] = []

    def bouw(self) -> Any:
        waarde, gezien = None, False
        for gebeurtenis in self._stroom:
            if isinstance(gebeurtenis, yaml.DocumentStartEvent):
                if gezien:
                    raise _Afgekeurd(_regel(gebeurtenis), "een tweede document (---) in hetzelfde bestand kan niet")
                gezien, waarde = True, self._waarde(next(self._stroom), ())
        return waarde

    def _waarde(self, gebeurtenis: Any, pad: Pad) -> Any:
        regel = _regel(gebeurtenis)
        self.regels.setdefault(pad, regel)
        if isinstance(gebeurtenis, yaml.AliasEvent) or gebeurtenis.anchor:
            raise _Afgekeurd(regel, "ankers en verwijzingen van YAML (& en *) kunnen hier niet; schrijf de waarde uit")
        if gebeurtenis.tag:
            raise _Afgekeurd(regel, f"het YAML-label {gebeurtenis.tag} kan hier niet")
        if len(pad) > MAX_DIEPTE:
            raise _Afgekeurd(regel, f"de lijsten zitten te diep in elkaar (meer dan {MAX_DIEPTE} lagen)")
        if isinstance(gebeurtenis, yaml.SequenceStartEvent):
            return self._lijst(pad)
        if isinstance(gebeurtenis, yaml.MappingStartEvent):
            return self._groep(pad)
        return _scalair(gebeurtenis)

    def _lijst(self, pad: Pad) -> tuple[Any, ...]:
        waarden: list[Any] = []
        while not isinstance(gebeurtenis := next(self._stroom), yaml.SequenceEndEvent):
            waarden.append(self._waarde(gebeurtenis, (*pad, len(waarden))))
        return tuple(waarden)

    def _groep(self, pad: Pad) -> dict[str, Any]:
        groep: dict[str, Any] = {}
        while not isinstance(gebeurtenis := next(self._stroom), yaml.MappingEndEvent):
            regel = _regel(gebeurtenis)
            if not isinstance(gebeurtenis, yaml.ScalarEvent) or gebeurtenis.anchor or gebeurtenis.tag:
                raise _Afgekeurd(regel, "de naam van een veld moet een gewoon woord zijn")
            naam = gebeurtenis.value
            if naam in groep:
                self.fouten.append((regel, f'het veld "{naam[:60]}" staat er twee keer'))
            self.regels[(*pad, naam)] = regel
            groep[naam] = self._waarde(next(self._stroom), (*pad, naam))
        return groep


def _regel(gebeurtenis: Any) -> int:
    return int(gebeurtenis.start_mark.line) + 1


def _scalair(gebeurtenis: Any) -> Any:
    tekst = gebeurtenis.value
    if not gebeurtenis.implicit[0]:
        return tekst
    if tekst in _WOORDEN:
        return _WOORDEN[tekst]
    if _GEHEEL.fullmatch(tekst):
        return int(tekst)
    return float(tekst) if _DECIMAAL.fullmatch(tekst) else tekst


def _uitleg(fout: yaml.YAMLError) -> tuple[int, str]:
    probleem = str(getattr(fout, "problem", "") or "")
    plek = getattr(fout, "problem_mark", None) or getattr(fout, "context_mark", None)
    if "end of stream" in probleem and getattr(fout, "context_mark", None):
        plek = fout.context_mark  # type: ignore[attr-defined]
    regel = plek.line + 1 if plek else 0
    for stuk, zin in _UITLEG:
        if stuk in probleem:
            return regel, zin
    return regel, "de opmaak (YAML) klopt hier niet"


def _tekst_van(pad: Path) -> str:
    if not pad.is_file():
        raise _Afgekeurd(0, "dit bestand ontbreekt of is geen gewoon bestand")
    with pad.open("rb") as bestand:
        inhoud = bestand.read(MAX_BYTES + 1)
    if len(inhoud) > MAX_BYTES:
        raise _Afgekeurd(0, f"het bestand is te groot: hoogstens {MAX_BYTES // 1_000_000} MB")
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud.count(b"\n", 0, fout.start) + 1
        raise _Afgekeurd(regel, "dit is geen UTF-8-tekst; sla het bestand op als UTF-8") from None
    if gevonden := _STUURTEKEN.search(tekst):
        regel = tekst.count("\n", 0, gevonden.start()) + 1
        teken = f"U+{ord(gevonden.group()):04X}"
        raise _Afgekeurd(regel, f"hier staat een onzichtbaar stuurteken ({teken}); haal het weg")
    return tekst


def lees_yaml(pad: Path, *, naam: str = "") -> tuple[Gelezen | None, tuple[Inhoudsfout, ...]]:
    """Read `pad`. Returns the values (None when the file cannot be read at all) and the faults found.

    `naam` is how faults name the file; without it, its own name.
    """
    naam = naam or pad.name
    try:
        bouwer = _Bouwer(_tekst_van(pad))
        waarde = bouwer.bouw()
    except _Afgekeurd as fout:
        return None, (Inhoudsfout(naam, fout.regel, fout.zin),)
    except OSError:
        return None, (Inhoudsfout(naam, 0, "dit bestand kan niet worden gelezen"),)
    except yaml.YAMLError as fout:
        return None, (Inhoudsfout(naam, *_uitleg(fout)),)
    if not isinstance(waarde, dict):
        return None, (Inhoudsfout(naam, 1, "het bestand moet uit velden bestaan (naam: waarde)"),)
    fouten = tuple(Inhoudsfout(naam, regel, zin) for regel, zin in bouwer.fouten)
    return Gelezen(naam, waarde, bouwer.regels), fouten
