"""Addresses for long lists: Django's ``reverse`` finds its way anew for every row, and a page has hundreds."""

from functools import lru_cache
from uuid import UUID

from django.urls import NoReverseMatch, get_script_prefix, reverse


def adres_van(naam: str, *delen: UUID) -> str:
    """Return the same as ``reverse(naam, args=delen)``. Raises ``NoReverseMatch``."""
    stukken = _patroon(naam, len(delen), get_script_prefix())
    if stukken is None:
        raise NoReverseMatch(naam)
    return "".join(stuk + str(deel) for stuk, deel in zip(stukken, delen, strict=False)) + stukken[-1]


@lru_cache(maxsize=256)
def _patroon(naam: str, aantal: int, _begin: str) -> tuple[str, ...] | None:
    """What stands around the ids in an address; None for a name that has none with so many ids."""
    plekken = [UUID(int=nummer) for nummer in range(1, aantal + 1)]
    try:
        rest = reverse(naam, args=plekken)
    except NoReverseMatch:
        return None
    stukken = []
    for plek in plekken:
        stuk, rest = rest.split(str(plek), 1)
        stukken.append(stuk)
    return (*stukken, rest)
