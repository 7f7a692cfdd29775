"""The forms of keeping: the parts of a file, and how long each kind of organisation keeps them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from tandem.regels.rechten.bewaren import Bewaarklok, Bewaartermijn, Dossierdeel, Wanneer

from .basis import Bronnenlijst, DuurVorm, Item, Naam, Rechtsitem, Sleutel, Verwijst, Zin, als_duur
from .vormen_regio import Organisatiekeuze

_ZONDER_DUUR = (Bewaarklok.NOOIT, Bewaarklok.MEERDERJARIG)


class DossierdeelVorm(Item):
    """A part of a file: who keeps it, and when it exists."""

    ENKELVOUD: ClassVar[str] = "dossierdeel"

    code: Sleutel
    naam: Naam
    organisatiesoorten: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    wanneer: Annotated[Wanneer, Field(strict=False)]
    maatregelen: tuple[Annotated[Sleutel, Verwijst("maatregelen")], ...] = ()

    @model_validator(mode="after")
    def _maatregelen_bij_maatregel(self) -> Self:
        if bool(self.maatregelen) != (self.wanneer is Wanneer.MAATREGEL):
            raise ValueError('noemt "maatregelen" precies als "wanneer" maatregel is')
        return self

    def als_regel(self, bronnen: Bronnenlijst) -> Dossierdeel:
        """Return the part as the rules know it."""
        soorten, maatregelen = frozenset(self.organisatiesoorten), frozenset(self.maatregelen)
        return Dossierdeel(self.code, self.naam, soorten, self.wanneer, bronnen.bron(self), maatregelen)


class BewaartermijnVorm(Rechtsitem):
    """How long: from which clock, on which article. Without ``duur``: until the day of the clock itself, or always."""

    ENKELVOUD: ClassVar[str] = "bewaartermijn"

    code: Sleutel
    deel: Annotated[Sleutel, Verwijst("dossierdelen")]
    organisatiesoorten: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    klok: Annotated[Bewaarklok, Field(strict=False)]
    duur: DuurVorm | None = None
    artikel: Naam
    uitleg: Zin

    @model_validator(mode="after")
    def _duur_past_bij_klok(self) -> Self:
        if self.duur is None and self.klok not in _ZONDER_DUUR:
            raise ValueError(f'noemt geen "duur"; die hoort bij klok "{self.klok.value}"')
        if self.duur is not None and (self.klok is Bewaarklok.NOOIT or self.duur.eenheid == "werkdagen"):
            raise ValueError('heeft een "duur" die hier niet kan: "nooit" heeft er geen, en werkdagen tellen niet')
        return self

    def als_regel(self, bronnen: Bronnenlijst) -> Bewaartermijn:
        """Return the term as the rules know it."""
        return Bewaartermijn(
            deel=self.deel,
            organisatiesoorten=frozenset(self.organisatiesoorten),
            klok=self.klok,
            duur=als_duur(self.duur),
            artikel=self.artikel,
            bron=bronnen.bron(self),
            uitleg=self.uitleg,
        )
