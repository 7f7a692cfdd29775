"""Every address that Django resolves declares its policy (`web/pagina.py`): who may come, and for which purpose."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tandem.management.controles import sluit_af


def zonder_beleid(patronen: Iterable[Any], register: Mapping[str, Any]) -> list[str]:
    """Addresses that are in no register entry, that differ from theirs, or that use a name for the second time."""
    gezien: set[str] = set()
    fouten = []
    for adres, naam in _vlak(patronen, ""):
        beleid = register.get(naam)
        if beleid is None or beleid.pad != adres:
            fouten.append(f"/{adres} ({naam or 'zonder naam'}) heeft geen verklaard beleid; gebruik @pagina")
        elif naam in gezien:
            fouten.append(f"/{adres} ({naam}) staat er twee keer")
        gezien.add(naam)
    return fouten


def _vlak(patronen: Iterable[Any], begin: str) -> Iterator[tuple[str, str]]:
    """Each address with its name, those of included lists too."""
    for patroon in patronen:
        adres = f"{begin}{patroon.pattern}"
        if hasattr(patroon, "url_patterns"):
            yield from _vlak(patroon.url_patterns, adres)
        else:
            yield adres, patroon.name or ""


if __name__ == "__main__":
    import django

    django.setup()
    from tandem.web.pagina import REGISTER
    from tandem.web.urls import urlpatterns

    sluit_af(zonder_beleid(urlpatterns, REGISTER))
