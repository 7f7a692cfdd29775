"""From what stands in the way (``regels``) to a refusal with a sentence at each field."""

from collections.abc import Mapping
from typing import TypeVar

from tandem.regels.bezwaar import Bezwaren
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.soort import Soort

Keuze = TypeVar("Keuze", bound=Soort)


def keur(bezwaren: Bezwaren, *, velden: Mapping[str, str] | None = None) -> None:
    """Raise ``Ongeldig`` with every sentence at its field; nothing in the way passes.

    ``velden`` renames fields of a rule to those of the form. Two sentences at one field are both kept.
    """
    namen = velden or {}
    fouten: dict[str, list[str]] = {}
    for bezwaar in bezwaren:
        zinnen = fouten.setdefault(namen.get(bezwaar.veld, bezwaar.veld), [])
        if bezwaar.zin not in zinnen:
            zinnen.append(bezwaar.zin)
    if fouten:
        raise Ongeldig(**{veld: " ".join(zinnen) for veld, zinnen in fouten.items()})


def kies(lijst: type[Keuze], code: str, veld: str) -> Keuze:
    """Return the member of a closed list with this code. Raises ``Ongeldig`` at the field for an unknown one."""
    for keuze in lijst:
        if keuze.value == code:
            return keuze
    raise Ongeldig(**{veld: "Kies een van de mogelijkheden uit de lijst."})
