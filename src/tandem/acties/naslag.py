"""Names of roles and organisations, kept in this process for half a minute: no household data, and no right."""

import time
from collections.abc import Iterable

from tandem.models import Organisatie, Rol

_VERS = 30.0
"""Seconds that a name is trusted; a name that is not there is looked up at once."""
_rollen: dict[str, str] = {}
_organisaties: dict[int, str] = {}
_sinds = {"rollen": 0.0, "organisaties": 0.0}


def rolnamen(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of roles by code; a code that is no role is absent."""
    if _verlopen("rollen") or not _rollen.keys() >= set(codes):
        _rollen.update(Rol.objects.values_list("pk", "naam"))
    return _rollen


def organisatienamen(nummers: Iterable[int | None]) -> dict[int, str]:
    """Return the names of organisations by id."""
    gevraagd = {nummer for nummer in nummers if nummer is not None}
    if _verlopen("organisaties"):
        _organisaties.clear()
    if ontbreekt := gevraagd - _organisaties.keys():
        _organisaties.update(Organisatie.objects.filter(pk__in=ontbreekt).values_list("pk", "naam"))
    return {nummer: _organisaties[nummer] for nummer in gevraagd if nummer in _organisaties}


def _verlopen(wat: str) -> bool:
    nu = time.monotonic()
    if nu - _sinds[wat] < _VERS:
        return False
    _sinds[wat] = nu
    return True
