"""Reads the cells of a table one by one and keeps every fault with its place; what it reads is used without faults."""

from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from tandem.regels.soort import Soort
from tandem.regels.tabel import Celfout, Tabel

LANGSTE_CEL = 4_000
_GROOTSTE = Decimal(10) ** 12

Lid = TypeVar("Lid", bound=Soort)


class Tabellezer:
    """A table with the faults that were found while reading it."""

    def __init__(self, gelezen: Tabel, fouten: list[Celfout]) -> None:
        """Read from ``gelezen`` and add what is wrong to ``fouten``."""
        self.tabel = gelezen
        self.fouten = fouten

    def fout(self, rij: int, kolom: str, zin: str) -> None:
        """Add a fault in a cell."""
        self.fouten.append(self.tabel.fout(rij, kolom, zin))

    def tekst(self, rij: int, kolom: str, *, verplicht: bool = False) -> str:
        """Return the text of a cell; too long, or empty where it must be filled, is a fault."""
        tekst = self.tabel.cel(rij, kolom)
        if len(tekst) > LANGSTE_CEL:
            self.fout(rij, kolom, f"Deze tekst is {len(tekst)} tekens; er passen er {LANGSTE_CEL}.")
        if verplicht and not tekst:
            self.fout(rij, kolom, f'"{kolom}" is leeg.')
        return tekst

    def codes(self, rij: int, kolom: str) -> tuple[str, ...]:
        """Return codes that stand in one cell, with spaces or commas between."""
        return tuple(self.tekst(rij, kolom).replace(",", " ").split())

    def getal(self, rij: int, kolom: str) -> Decimal | None:
        """Return a number, or None for an empty cell."""
        tekst = self.tabel.cel(rij, kolom)
        if not tekst:
            return None
        try:
            getal = Decimal(tekst.replace(",", "."))
        except InvalidOperation:
            getal = Decimal("NaN")
        if not getal.is_finite() or abs(getal) >= _GROOTSTE:
            self.fout(rij, kolom, f'"{tekst[:40]}" is geen getal dat hier past.')
            return None
        return getal.normalize() + 0

    def ja(self, rij: int, kolom: str) -> bool:
        """Return whether a cell says ja; empty is nee."""
        tekst = self.tabel.cel(rij, kolom).casefold()
        if tekst not in ("ja", "nee", ""):
            self.fout(rij, kolom, f'Hier hoort "ja" of "nee", niet "{tekst[:40]}".')
        return tekst == "ja"

    def lid(self, rij: int, kolom: str, soort: type[Lid], *, verplicht: bool = False) -> Lid | None:
        """Return a member of a closed list, or None for an empty cell."""
        tekst = self.tekst(rij, kolom, verplicht=verplicht).casefold()
        if not tekst:
            return None
        if tekst not in [lid.value for lid in soort]:
            keuzes = ", ".join(lid.value for lid in soort)
            self.fout(rij, kolom, f'"{tekst[:40]}" kan hier niet. Kies uit: {keuzes}.')
            return None
        return soort(tekst)

    def bekend(self, rij: int, kolom: str, codes: Collection[str], wat: str) -> str:
        """Return a code that must be one of ``codes``."""
        code = self.tekst(rij, kolom, verplicht=True)
        if code and code not in codes:
            self.fout(rij, kolom, f'"{code[:60]}" is geen {wat}.')
        return code
