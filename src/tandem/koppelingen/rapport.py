"""A report as data: a title page, chapters, text, lists, tables and a picture of quarters. Knows no domain.

``tekstverwerker`` makes a Word document of it and ``rapportpdf`` a PDF: the same words in both.
"""

import re
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

ZONDER_RIJEN = "Hier staat niets."
_GEEN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no document can hold (XML 1.0, section 2.2)."""


@dataclass(frozen=True)
class Alinea:
    """A paragraph; ``kop``: words in bold in front of it."""

    tekst: str
    kop: str = ""


@dataclass(frozen=True)
class Punten:
    """A list with bullets."""

    punten: tuple[str, ...]


@dataclass(frozen=True)
class Tussenkop:
    """A heading within a chapter; it stands in the contents."""

    titel: str


@dataclass(frozen=True)
class Tabel:
    """A table; ``titel`` may be empty.

    ``breedtes``: relative, one for each column; ``rechts``: columns with numbers; ``voet``: the totals.
    """

    titel: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[int, ...]
    rechts: frozenset[int] = frozenset()
    voet: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Every row fits the heads."""
        breed = len(self.koppen)
        rijen = (*self.rijen, self.breedtes, *((self.voet,) if self.voet else ()))
        if any(len(rij) != breed for rij in rijen):
            raise ValueError("Every row of a table has as many cells as there are heads.")


class Vulling(StrEnum):
    """What stands in a period, as a sign, so that nothing depends on colour."""

    LEEG = ""
    LOOPT = "●"
    KLAAR = "✓"


@dataclass(frozen=True)
class Tijdbeeld:
    """Rows over periods: what lasts from when until when. ``uitleg`` says what the signs mean."""

    titel: str
    eerste_kop: str
    perioden: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[Vulling, ...]], ...]
    uitleg: str


Blok = Alinea | Punten | Tussenkop | Tabel | Tijdbeeld


@dataclass(frozen=True)
class Hoofdstuk:
    """A chapter with a heading in the contents."""

    titel: str
    blokken: tuple[Blok, ...]


@dataclass(frozen=True)
class Rapport:
    """A report. ``titelregels``: a label and its value on the title page; ``op``: when it was made."""

    titel: str
    ondertitel: str
    van: str
    titelregels: tuple[tuple[str, str], ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    op: datetime

    def inhoud(self) -> list[tuple[int, str]]:
        """Return the headings with their level (1 or 2), in the order of reading."""
        return [
            kop
            for hoofdstuk in self.hoofdstukken
            for kop in (
                (1, hoofdstuk.titel),
                *((2, blok.titel) for blok in hoofdstuk.blokken if isinstance(blok, Tussenkop)),
            )
        ]


def gezuiverd(rapport: Rapport) -> Rapport:
    """Return the report without the signs that no document can hold."""
    return replace(rapport, **{veld.name: _zuiver(getattr(rapport, veld.name)) for veld in fields(rapport)})


def _zuiver(iets: Any) -> Any:
    match iets:
        case Vulling():
            return iets
        case str():
            return _GEEN_XML.sub("", iets)
        case tuple():
            return tuple(_zuiver(een) for een in iets)
        case Hoofdstuk() | Alinea() | Punten() | Tussenkop() | Tabel() | Tijdbeeld():
            return replace(iets, **{veld.name: _zuiver(getattr(iets, veld.name)) for veld in fields(iets)})
    return iets
