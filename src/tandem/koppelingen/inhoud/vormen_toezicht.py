"""The form of a rule by which reading is unusual enough to be judged."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from tandem.regels.rechten.toezicht import NOOD, Toezichtregel, Toezichtsoort

from .basis import Bronnenlijst, Item, Naam

Uur = Annotated[int, Field(ge=0, le=23)]


class ToezichtregelVorm(Item):
    """From how many times on, on one day, somebody's reading is put before the privacy officer."""

    ENKELVOUD: ClassVar[str] = "toezichtregel"

    code: Annotated[Toezichtsoort, Field(strict=False)]
    naam: Naam
    vanaf: Annotated[int, Field(ge=1)]
    van_uur: Uur = 0
    tot_uur: Uur = 0

    @model_validator(mode="after")
    def _past(self) -> Self:
        if self.code in NOOD:
            raise ValueError("noodtoegang wordt altijd nagekeken; daar is geen regel voor")
        if (self.code is Toezichtsoort.NACHT) != (self.van_uur != self.tot_uur):
            raise ValueError('noemt "van_uur" en "tot_uur" precies bij nacht')
        return self

    def als_regel(self, bronnen: Bronnenlijst) -> Toezichtregel:
        """Return the rule as the rules know it."""
        return Toezichtregel(self.code, self.naam, self.vanaf, bronnen.bron(self), self.van_uur, self.tot_uur)
