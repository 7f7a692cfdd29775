"""A shown spread as it is stored beside the shared answer, and back. Nothing that is secret is in it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, Cijferstand, bekend
from tandem.regels.zelfscan.spreiding import VERBORGEN, Beeld, Spreiding


def naar_opslag(beeld: Beeld) -> dict[str, Any]:
    """Return what may be seen of one side of a question as it is stored."""
    if beeld.spreiding.geheim:
        return {"geheim": True}
    return {
        "aantallen": [list(paar) for paar in beeld.spreiding.aantallen],
        "onbekend": beeld.spreiding.onbekend,
        "gemiddelde": _naar(beeld.spreiding.gemiddelde),
        "afstand": _naar(beeld.spreiding.afstand),
        "groepen": {groep: _naar(cijfer) for groep, cijfer in beeld.groepen.items()},
    }


def uit_opslag(opgeslagen: Mapping[str, Any] | None) -> Beeld | None:
    """Return what was stored; None where no spread is known."""
    if opgeslagen is None:
        return None
    if opgeslagen.get("geheim"):
        return Beeld(VERBORGEN, {})
    spreiding = Spreiding(
        tuple((keuze, hoeveel) for keuze, hoeveel in opgeslagen["aantallen"]),
        opgeslagen["onbekend"],
        _uit(opgeslagen["gemiddelde"]),
        _uit(opgeslagen["afstand"]),
    )
    return Beeld(spreiding, {groep: _uit(tekst) for groep, tekst in opgeslagen["groepen"].items()})


def _naar(cijfer: Cijfer) -> str:
    return cijfer.stand.value if cijfer.getal is None else str(cijfer.getal)


def _uit(tekst: str) -> Cijfer:
    vast = {Cijferstand.GEHEIM.value: GEHEIM, Cijferstand.ONBEKEND.value: ONBEKEND}
    return vast.get(tekst) or bekend(Decimal(tekst))
