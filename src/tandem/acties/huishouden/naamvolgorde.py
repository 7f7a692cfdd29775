"""Households in the order of their names, which are stored encrypted: a team leader sorts thousands on every page.

What a name sorts as is kept in this process under its ciphertext. Whoever has the ciphertext got it from the database
behind both walls, a name that changes has another ciphertext, and everything kept is forgotten, like the keys
themselves, when any key is destroyed.
"""

from collections.abc import Sequence

from tandem.koppelingen.kluis import kluis
from tandem.models import Huishouden
from tandem.models.velden import ontsleutel
from tandem.regels.huishouden.naam import sorteervorm

_MEEST = 50_000
_bewaard: dict[bytes, str] = {}
_generatie = -1


def op_naam(rijen: Sequence[tuple[int, bytes]]) -> list[int]:
    """Return households, given with the ciphertext of their names, as people look them up: accents do not matter."""
    _vergeet_zo_nodig()
    nieuw = [(nummer, tekst) for nummer, tekst in rijen if tekst not in _bewaard]
    kluis().haal(nummer for nummer, _ in nieuw)
    plek = f"{Huishouden._meta.db_table}.weergavenaam"
    for nummer, tekst in nieuw:
        _bewaard[tekst] = sorteervorm(ontsleutel(tekst, huishouden=nummer, plek=plek).decode())
    return [nummer for _, nummer in sorted((_bewaard[tekst], nummer) for nummer, tekst in rijen)]


def _vergeet_zo_nodig() -> None:
    global _generatie
    if _generatie != kluis().generatie or len(_bewaard) > _MEEST:
        _bewaard.clear()
        _generatie = kluis().generatie
