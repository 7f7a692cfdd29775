"""The forms of the rights of people: who may decide for whom."""

from __future__ import annotations

from itertools import product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tandem.regels.rechten.zeggenschap import Cel, Geval, Handeling, Hoedanigheid, Leeftijdsgroep, Uitkomst, Wet

from .basis import Bronnenlijst, Naam, Rechtsitem, Sleutel, Zin

_WEGEN = {"ja": (True,), "nee": (False,), "beide": (True, False)}


class ZeggenschapVorm(Rechtsitem):
    """One line of the table: it fills every cell of these laws x acts x ages x capacities."""

    ENKELVOUD: ClassVar[str] = "regel over zeggenschap"

    code: Sleutel
    wetten: tuple[Annotated[Wet, Field(strict=False)], ...] = Field(min_length=1)
    handelingen: tuple[Annotated[Handeling, Field(strict=False)], ...] = Field(min_length=1)
    leeftijden: tuple[Annotated[Leeftijdsgroep, Field(strict=False)], ...] = Field(min_length=1)
    hoedanigheden: tuple[Annotated[Hoedanigheid, Field(strict=False)], ...] = Field(min_length=1)
    kan_wegen: Literal["ja", "nee", "beide"]
    uitkomst: Annotated[Uitkomst, Field(strict=False)]
    artikel: Naam
    uitleg: Zin

    @property
    def gevallen(self) -> tuple[Geval, ...]:
        """Every question that this line answers."""
        vlakken = product(self.wetten, self.handelingen, self.leeftijden, self.hoedanigheden, _WEGEN[self.kan_wegen])
        return tuple(Geval(*vlak) for vlak in vlakken)

    def als_regel(self, bronnen: Bronnenlijst) -> tuple[Cel, ...]:
        """Return the cells as the rules know them."""
        bron = bronnen.bron(self)
        return tuple(Cel(geval, self.uitkomst, self.artikel, bron, self.uitleg) for geval in self.gevallen)
