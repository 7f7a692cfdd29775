"""The forms of what an impact analysis looks at: parts with what is fixed and free, functions, competences."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.impact.onderdeel import Deelsoort, Impactonderdeel, Impactpost, Uitspraak

from .basis import Bronnenlijst, Item, Naam, Sleutel, Zin
from .vormen_bouwstenen import BouwsteenCode


class UitspraakVorm(Item):
    """One thing that a source says is fixed or free."""

    tekst: Zin

    def als_regel(self, bronnen: Bronnenlijst) -> Uitspraak:
        """Return it as the rules know it."""
        return Uitspraak(self.tekst, bronnen.bron(self))


class ImpactonderdeelVorm(Item):
    """A task, a way of working together, a condition or a basic function."""

    ENKELVOUD: ClassVar[str] = "impactonderdeel"

    code: Sleutel
    naam: Naam
    soort: Annotated[Deelsoort, Field(strict=False)]
    bouwsteen: BouwsteenCode
    vast: tuple[UitspraakVorm, ...] = ()
    vrij: tuple[UitspraakVorm, ...] = ()

    def als_regel(self, bronnen: Bronnenlijst) -> Impactonderdeel:
        """Return the part as the rules know it."""
        return Impactonderdeel(
            code=self.code,
            naam=self.naam,
            soort=self.soort,
            bouwsteen=self.bouwsteen,
            vast=tuple(een.als_regel(bronnen) for een in self.vast),
            vrij=tuple(een.als_regel(bronnen) for een in self.vrij),
            bron=bronnen.bron(self),
        )


class _Postvorm(Item):
    """Something that is counted."""

    code: Sleutel
    naam: Naam

    def als_regel(self, bronnen: Bronnenlijst) -> Impactpost:
        """Return it as the rules know it."""
        return Impactpost(self.code, self.naam, bronnen.bron(self))


class ImpactfunctieVorm(_Postvorm):
    """A function of which the formation is counted."""

    ENKELVOUD: ClassVar[str] = "impactfunctie"


class ImpactcompetentieVorm(_Postvorm):
    """Something that professionals know and can do (*weten en kunnen*)."""

    ENKELVOUD: ClassVar[str] = "impactcompetentie"
