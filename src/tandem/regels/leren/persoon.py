"""Words that may be about a person: a warning before a report or a lesson is kept, never a judgement.

From patterns and from a list of common first names alone. It is never compared with names of households: a warning
that knows a name would tell that the name is known.
"""

import re
from collections.abc import Collection

from tandem.regels.huishouden.bsn import doorstaat_elfproef

_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_CIJFERS = re.compile(r"(?<![0-9])[0-9][0-9. ]{6,10}[0-9](?![0-9])")
_PATRONEN = (
    (
        "een datum",
        re.compile(rf"\b[0-3]?[0-9](?:[-/.][01]?[0-9][-/.]|\s(?:{_MAANDEN})\s)(?:19|20)[0-9]{{2}}\b", re.IGNORECASE),
    ),
    ("een e-mailadres", re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)),
    ("een telefoonnummer", re.compile(r"(?<![0-9])(?:\+31|0031|0)[\s-]?(?:[0-9][\s-]?){8}[0-9](?![0-9])")),
    ("een postcode", re.compile(r"\b[1-9][0-9]{3}\s?[A-Z]{2}\b")),
    (
        "een adres",
        re.compile(r"\b[A-Z][a-zé]+(?:straat|laan|weg|plein|singel|kade|hof|dijk|pad|plantsoen|gracht)\s+[0-9]+"),
    ),
)
_AANSPREEK = re.compile(
    r"\b(?:(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Mm]eneer|[Dd]hr\.|[Dd]e heer|[Ff]amilie|[Gg]ezin)\s)"
    r"(?:(?:van|de|der|den|ter|ten|el|ben|te)\s)*(?:[A-Z][\w'-]*)(?:\s[A-Z][\w'-]*)?"
)
"""How people are called in a sentence: a title, and a name with a capital."""
_WOORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


def vermoedens(tekst: str, voornamen: Collection[str]) -> tuple[str, ...]:
    """What in a text may be about a person: kinds, and first names as they stand there; each once, in order.

    A first name counts only with a capital, so that a word is not taken for a name.
    """
    gevonden = ["een burgerservicenummer"] if any(_is_bsn(m[0]) for m in _CIJFERS.finditer(tekst)) else []
    gevonden += [naam for naam, patroon in _PATRONEN if patroon.search(tekst)]
    namen = frozenset(voornamen)
    gevonden += [f'de naam "{m[0]}"' for m in _AANSPREEK.finditer(tekst)]
    gevonden += [f'de naam "{m[0]}"' for m in _WOORD.finditer(tekst) if m[0] in namen]
    return tuple(dict.fromkeys(gevonden))


def _is_bsn(cijfers: str) -> bool:
    kaal = re.sub(r"[^0-9]", "", cijfers)
    return len(kaal) in (8, 9) and set(kaal) != {"0"} and doorstaat_elfproef(kaal.zfill(9))
