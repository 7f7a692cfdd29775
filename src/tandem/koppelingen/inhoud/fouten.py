"""What is wrong with a content file, said so that whoever keeps the file can mend it.

Every fault names the file, the line and the item in one Dutch sentence; all faults are collected before anything is
refused, so that nobody has to mend and retry forty times.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, order=True)
class Inhoudsfout:
    """One fault: where it stands and what is wrong. `regel` counts from 1; 0 means the file as a whole."""

    bestand: str
    regel: int
    zin: str

    def __str__(self) -> str:
        plaats = f"{self.bestand} regel {self.regel}" if self.regel else self.bestand
        return f"{plaats}: {self.zin}"


class InhoudOnbruikbaar(Exception):  # noqa: N818 - a Dutch domain word
    """The content cannot be used. `fouten` holds every fault, in order of file and line; nothing was loaded."""

    def __init__(self, fouten: Iterable[Inhoudsfout]) -> None:
        self.fouten = tuple(sorted(set(fouten)))
        aantal = len(self.fouten)
        kop = "1 fout in de inhoud" if aantal == 1 else f"{aantal} fouten in de inhoud"
        super().__init__("\n".join([f"{kop}; er is niets geladen.", *map(str, self.fouten)]))


def bedoelde_u(woord: str, bekend: Iterable[str]) -> str:
    """Return ' Bedoelde u "x"?' when a known word is close to `woord`, else an empty string."""
    naast = get_close_matches(woord, sorted(bekend), n=1, cutoff=0.6)
    return f' Bedoelde u "{naast[0]}"?' if naast else ""


def _keuzes(verwacht: str) -> str:
    return verwacht.replace("'", "").replace(" or ", " of ")


def _tekstfout(veld: str, waarde: Any) -> str:
    if waarde is None:
        return f'het veld "{veld}" is leeg'
    if isinstance(waarde, bool | int | float):
        return f'het veld "{veld}" moet tekst zijn; zet de waarde tussen aanhalingstekens'
    return f'het veld "{veld}" moet tekst zijn'


_VASTE_ZINNEN = {
    "string_pattern_mismatch": (
        'het veld "{veld}" mag alleen kleine letters, cijfers en lage streepjes hebben, en begint met een letter'
    ),
    "string_too_short": 'het veld "{veld}" is leeg',
    "bool_type": 'het veld "{veld}" moet true of false zijn',
    "int_type": 'het veld "{veld}" moet een heel getal zijn',
    "tuple_type": 'het veld "{veld}" moet een lijst zijn: elke regel begint met een streepje',
    "model_type": 'het veld "{veld}" moet een groep velden zijn (naam: waarde)',
    "missing": 'het veld "{veld}" ontbreekt',
}


def zin_bij(fout: Any, bekende_velden: Iterable[str]) -> str:
    """Turn one pydantic error into a Dutch sentence (without file, line and item)."""
    soort, waarde, extra = fout["type"], fout.get("input"), fout.get("ctx", {})
    veld = ".".join(str(deel + 1) if isinstance(deel, int) else deel for deel in fout["loc"]) or "item"
    if soort in _VASTE_ZINNEN:
        return _VASTE_ZINNEN[soort].format(veld=veld)
    if soort == "extra_forbidden":
        return f'het veld "{veld}" bestaat hier niet.{bedoelde_u(str(fout["loc"][-1]), bekende_velden)}'.rstrip()
    if soort == "string_type":
        return _tekstfout(veld, waarde)
    if soort == "string_too_long":
        return f'het veld "{veld}" is te lang: {len(waarde)} tekens, hoogstens {extra["max_length"]}'
    if soort in ("literal_error", "enum"):
        return f'"{str(waarde)[:60]}" kan niet bij "{veld}"; kies uit {_keuzes(extra["expected"])}'
    if soort in ("greater_than_equal", "less_than_equal"):
        grens = f"minstens {extra['ge']}" if "ge" in extra else f"hoogstens {extra['le']}"
        return f'het veld "{veld}" moet {grens} zijn'
    if soort == "too_short":
        return f'het veld "{veld}" heeft minstens {extra["min_length"]} regels nodig'
    if soort == "value_error":
        zin = str(extra["error"])
        return f'het veld "{veld}" {zin}' if fout["loc"] else zin
    return f'het veld "{veld}" klopt niet'
