"""What a household is called: what it chose itself, else its first names. Never a number, never a label."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tandem.regels.tekst import afgezonderd, opsomming

#: With more members than this, the rest is counted.
HOOGUIT_GENOEMD = 4
GENOEMD_BIJ_MEER = 2


@dataclass(frozen=True, slots=True)
class Genoemde:
    """A member as far as naming goes. ``roepnaam`` is empty when it is not known or not yet given."""

    roepnaam: str = ""
    ongeboren: bool = False


def noem_lid(lid: Genoemde) -> str:
    """The first name, ``ongeboren kind`` or ``onbekende persoon``."""
    return afgezonderd(lid.roepnaam.strip()) or ("ongeboren kind" if lid.ongeboren else "onbekende persoon")


def noem_huishouden(gekozen: str, leden: Sequence[Genoemde]) -> str:
    """The chosen name, else the first names in the order given: ``Samira, Tom en Noor``.

    Members without a name come last and are counted together (``2 onbekende personen``); with more than four members:
    ``Samira, Tom en 4 anderen``.
    """
    if gekozen.strip():
        return " ".join(gekozen.split())
    bij_naam = [noem_lid(lid) for lid in leden if lid.roepnaam.strip()]
    zonder_naam = [noem_lid(lid) for lid in leden if not lid.roepnaam.strip()]
    if len(leden) <= HOOGUIT_GENOEMD:
        return opsomming(bij_naam + _geteld(zonder_naam)) or "huishouden zonder naam"
    genoemd = bij_naam[:GENOEMD_BIJ_MEER] or _geteld(zonder_naam)
    rest = len(leden) - len(genoemd) if bij_naam else 0
    return opsomming([*genoemd, f"{rest} anderen"] if rest else genoemd)


def _geteld(zonder_naam: Sequence[str]) -> list[str]:
    meervoud = {"ongeboren kind": "ongeboren kinderen", "onbekende persoon": "onbekende personen"}
    return [naam if keer == 1 else f"{keer} {meervoud[naam]}" for naam, keer in Counter(zonder_naam).items()]
