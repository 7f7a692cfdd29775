"""A template: one household's rows as text for COPY, with gaps for what differs per household.

Whatever differs is recognised by its value: numbers of fifteen digits, public ids, tokens for names (``studio``). So
no column is special but ciphertexts.
"""

import json
import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import models

from tandem.management.vullen.rol import MERK
from tandem.management.vullen.uitlezen import Dossier, Geheim, Rij, kolommen, modellen
from tandem.models import Gemeente, Huishouden, Medewerker, Melder, Organisatie, Signaal, Team

BLOK = 512
"""Room for ids per household in every table; a template with more rows in one table is refused."""
NUMMERS = 4
"""Room for numbers of cases per household."""
VAST = (Gemeente, Medewerker, Organisatie, Team)
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_ANDERS = re.compile(rf"((?<=T-\d{{4}}-)9\d{{8}}(?!\d)|(?<!\d)9\d{{14}}(?!\d)|{_UUID}|{MERK.pattern})")

Sleutel = tuple[Any, ...]


@dataclass
class Tekst:
    """A text with gaps: ``delen`` are fixed at even places; ``gaten`` say which value comes at each odd place."""

    delen: list[str]
    gaten: list[Any]

    def vul(self, waarden: list[str]) -> str:
        """Return the text with the values in it."""
        if not self.gaten:
            return self.delen[0]
        delen = self.delen.copy()
        delen[1::2] = [waarden[gat] for gat in self.gaten]
        return "".join(delen)


@dataclass
class Geheimtekst:
    """A text to encrypt, for one column."""

    plek: str
    tekst: Tekst


@dataclass
class Sjabloon:
    """A whole household, ``weken`` earlier than it was told; ``lopend``: the caseworker has it still.

    The values are, in order: its own number, ids, public ids, derived ones, tokens,
    professionals, numbers of cases, ciphertexts.
    """

    nummer: int
    nodig: Mapping[str, int]
    mensen: tuple[Any, ...]
    weken: int = 0
    lopend: bool = True
    tabellen: dict[str, Tekst] = field(default_factory=dict)
    aantallen: dict[str, int] = field(default_factory=dict)
    plaatsen: int = 0
    uuids: int = 0
    melders: list[int] = field(default_factory=list)
    merken: list[str] = field(default_factory=list)
    personeel: list[tuple[str, str]] = field(default_factory=list)
    casussen: int = 0
    geheimen: list[Geheimtekst] = field(default_factory=list)
    zoek: list[tuple[str, int | None, Tekst, str]] = field(default_factory=list)

    @property
    def rijen(self) -> int:
        """How many rows a copy has, the search index not counted."""
        return sum(self.aantallen.values())


class Bouwer:
    """Compiles what was read back into a template. ``vast`` maps the id of a professional, team, ... to its part."""

    def __init__(self, sjabloon: Sjabloon, dossier: Dossier, vast: Mapping[int, tuple[str, str]]) -> None:
        self.s, self.dossier, self.vast = sjabloon, dossier, vast
        self.huishouden = dossier[Huishouden._meta.db_table][0]
        self.plaats: dict[int, int] = {}
        self.uuid: dict[str, int] = {str(self.huishouden["openbaar"]): 0}
        self.melder: dict[str, int] = {}
        self.merk: dict[str, int] = {}
        self.personeel: dict[tuple[str, str], int] = {}
        self.nummer: dict[str, int] = {}

    def bouw(self) -> Sjabloon:
        """Compile every table, then number the gaps."""
        self._nummer()
        for model in modellen():
            rijen = self.dossier[model._meta.db_table]
            if rijen:
                self.s.aantallen[model._meta.db_table] = len(rijen)
                self.s.tabellen[model._meta.db_table] = self._tabel(model, rijen)
        self.s.plaatsen = max(self.s.aantallen.values())
        if self.s.plaatsen > BLOK:
            raise ValueError(f"sjabloon {self.s.nummer}: more than {BLOK} rows in one table")
        self.s.uuids, self.s.casussen = len(self.uuid), len(self.nummer)
        self.s.merken, self.s.personeel = list(self.merk), list(self.personeel)
        self._nummer_gaten()
        return self.s

    def _nummer(self) -> None:
        """Give every row its place, and every public id its number."""
        for tabel, rijen in self.dossier.items():
            for plaats, rij in enumerate(rijen):
                if tabel != Huishouden._meta.db_table:
                    self.plaats[rij["id"]] = plaats
                if "openbaar" in rij and tabel != Melder._meta.db_table:
                    self.uuid.setdefault(str(rij["openbaar"]), len(self.uuid))
        for rij in self.dossier[Signaal._meta.db_table]:
            self.melder[str(uuid.uuid5(rij["openbaar"], "melder"))] = len(self.s.melders)
            self.s.melders.append(self.uuid[str(rij["openbaar"])])

    def _tabel(self, model: Any, rijen: list[Rij]) -> Tekst:
        delen: list[str] = [""]
        gaten: list[Sleutel] = []
        regionaal = _regionale_kolommen(model)
        for rij in rijen:
            self._controleer(model, rij, regionaal)
            for nummer, kolom in enumerate(kolommen(model)):
                delen[-1] += "\t" if nummer else ""
                self._voeg_toe(delen, gaten, self._cel(rij, kolom))
            delen[-1] += "\n"
        return Tekst(delen, gaten)

    def _voeg_toe(self, delen: list[str], gaten: list[Sleutel], cel: "str | Sleutel | Tekst") -> None:
        if isinstance(cel, tuple):
            gaten.append(cel)
            delen.append("")
            delen.append("")
        else:
            tekst = cel if isinstance(cel, Tekst) else self.tekst(cel)
            delen[-1] += tekst.delen[0]
            delen += tekst.delen[1:]
            gaten += tekst.gaten

    def _controleer(self, model: type[Any], rij: Rij, regionaal: Sequence[str]) -> None:
        """What refers to the region must be a part of the story: another number would mean somebody else elsewhere."""
        for kolom in regionaal:
            if rij[kolom] is not None and rij[kolom] not in self.vast:
                raise ValueError(f"{model.__name__}.{kolom}: {rij[kolom]} plays no part in the story")

    def _cel(self, rij: Rij, kolom: str) -> "str | Sleutel | Tekst":
        waarde = rij[kolom]
        if waarde is None or waarde == "" or isinstance(waarde, bool | date):
            return Tekst([copytekst(waarde)], [])  # nothing in it that could differ
        if isinstance(waarde, Geheim):
            self.s.geheimen.append(Geheimtekst(waarde.plek, self.tekst(waarde.tekst)))
            return ("geheim", len(self.s.geheimen) - 1)
        return copytekst(waarde)

    def tekst(self, tekst: str) -> Tekst:
        """Cut a text at everything that differs per household."""
        delen = _ANDERS.split(tekst)
        delen[1::2], gaten = [""] * (len(delen) // 2), [self._sleutel(een) for een in delen[1::2]]
        return Tekst(delen, gaten)

    def _sleutel(self, gevonden: str) -> Sleutel:
        if "-" in gevonden and len(gevonden) == 36:
            if gevonden in self.melder:
                return ("melder", self.melder[gevonden])
            return ("uuid", self.uuid[gevonden])
        if not gevonden.isdigit():
            return ("merk", self.merk.setdefault(gevonden, len(self.merk)))
        if len(gevonden) == 9:
            return ("nummer", self.nummer.setdefault(gevonden, len(self.nummer)))
        nummer = int(gevonden)
        if nummer == self.huishouden["id"]:
            return ("huishouden", 0)
        if nummer in self.vast:
            return ("personeel", self.personeel.setdefault(self.vast[nummer], len(self.personeel)))
        return ("plaats", self.plaats[nummer])

    def _nummer_gaten(self) -> None:
        """Replace the name of every gap by the place of its value in the list that a copy makes."""
        s = self.s
        lengten = {
            "huishouden": 1, "plaats": s.plaatsen, "uuid": s.uuids, "melder": len(s.melders), "merk": len(s.merken),
            "personeel": len(s.personeel), "nummer": s.casussen, "geheim": len(s.geheimen),
        }  # fmt: skip
        begin, plek = {}, 0
        for soort, lengte in lengten.items():
            begin[soort], plek = plek, plek + lengte
        teksten = [*s.tabellen.values(), *(g.tekst for g in s.geheimen), *(z[2] for z in s.zoek)]
        for tekst in teksten:
            tekst.gaten = [begin[soort] + nummer for soort, nummer in tekst.gaten]


@cache
def _regionale_kolommen(model: type[Any]) -> tuple[str, ...]:
    velden = model._meta.local_concrete_fields
    return tuple(v.column for v in velden if isinstance(v, models.ForeignKey) and v.related_model in VAST)


def copytekst(waarde: Any) -> str:
    """Return a value as text for COPY."""
    if waarde is None:
        return "\\N"
    if isinstance(waarde, bool):
        return "t" if waarde else "f"
    if isinstance(waarde, bytes | memoryview):
        return "\\\\x" + bytes(waarde).hex()
    if isinstance(waarde, datetime | date):
        return waarde.isoformat()
    if isinstance(waarde, list):
        return "{" + ",".join(map(str, waarde)) + "}"
    if isinstance(waarde, dict):
        waarde = json.dumps(waarde, ensure_ascii=False)
    return str(waarde).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
