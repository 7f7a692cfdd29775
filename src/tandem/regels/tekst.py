"""Dutch words for dates, numbers and lists: the pieces of which the rules make their sentences."""

import unicodedata
from collections.abc import Sequence
from datetime import date

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def datum(dag: date) -> str:
    """``3 mei 2025``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def afgezonderd(naam: str) -> str:
    """A name that reads from right to left, wrapped so that the sentence around it keeps its order (Unicode UAX 9)."""
    van_rechts = any(unicodedata.bidirectional(teken) in ("R", "AL") for teken in naam)
    return f"\u2068{naam}\u2069" if van_rechts else naam


def opsomming(delen: Sequence[str]) -> str:
    """``Samira, Tom en Noor``; nothing for an empty list."""
    *eerste, laatste = delen or ("",)
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def aantal(hoeveel: int, enkel: str, meer: str) -> str:
    """``1 dag``, ``3 dagen``, ``1.200 dagen``."""
    return f"{getal(hoeveel)} {enkel if hoeveel == 1 else meer}"


def getal(hoeveel: int) -> str:
    """``1.770``: thousands apart, as one writes them in Dutch."""
    return f"{hoeveel:,}".replace(",", ".")
