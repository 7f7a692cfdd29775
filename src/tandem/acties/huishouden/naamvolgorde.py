"""Households in the order of their names, which are stored encrypted: a team leader sorts thousands on every page.

What a name sorts as is kept in this process under its ciphertext. Whoever has the ciphertext got it from the database
behind both walls, a name that changes has another ciphertext, and everything kept is forgotten, like the keys
themselves, when any key is destroyed.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from tandem.koppelingen.kluis import kluis
from tandem.models import Huishouden
from tandem.regels.huishouden.naam import sorteervorm

_MEEST = 50_000
_WEERGAVENAAM: Any = Huishouden._meta.get_field("weergavenaam")
_bewaard: dict[bytes, str] = {}
_generatie = -1


def op_naam(rijen: Iterable[tuple[int, bytes]], anders: Mapping[int, str]) -> list[int]:
    """Return households, given with the ciphertext of their names, as people look them up: accents do not matter.

    ``anders`` are the names of those that this reader knows by another: the place in a list may not tell a name that
    the list does not show.
    """
    _vergeet_zo_nodig()
    volgorde = [(sorteervorm(anders[nr]) if nr in anders else _vorm(nr, tekst), nr) for nr, tekst in rijen]
    volgorde.sort()
    return [nummer for _, nummer in volgorde]


def _vorm(nummer: int, tekst: bytes) -> str:
    vorm = _bewaard.get(tekst)
    if vorm is None:
        vorm = _bewaard[tekst] = sorteervorm(_WEERGAVENAAM.open(tekst, nummer))
    return vorm


def _vergeet_zo_nodig() -> None:
    global _generatie
    if _generatie != kluis().generatie or len(_bewaard) > _MEEST:
        _bewaard.clear()
        _generatie = kluis().generatie
