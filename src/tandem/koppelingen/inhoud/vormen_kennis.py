"""The forms of what figures are about, of what is similar, and of stories beside the figures."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.kennis.thema import Cijferthema, Soortgelijkregel, Verhaal

from .basis import Bronnenlijst, Item, Naam, Sleutel, Tekst, Verwijst, Zin


class CijferthemaVorm(Item):
    """What figures are about."""

    ENKELVOUD: ClassVar[str] = "cijferthema"

    code: Sleutel
    naam: Naam
    vraag: Zin

    def als_regel(self, bronnen: Bronnenlijst) -> Cijferthema:
        """Return the theme as the rules know it."""
        return Cijferthema(self.code, self.naam, self.vraag, bronnen.bron(self))


class SoortgelijkregelVorm(Item):
    """The rule by which municipalities are similar."""

    ENKELVOUD: ClassVar[str] = "soortgelijkregel"

    code: Sleutel
    naam: Naam
    uitleg: Zin
    hoeveel: Annotated[int, Field(ge=1, le=20)]

    def als_regel(self, bronnen: Bronnenlijst) -> Soortgelijkregel:
        """Return the rule as the rules know it."""
        return Soortgelijkregel(self.code, self.naam, self.uitleg, self.hoeveel, bronnen.bron(self))


class VerhaalVorm(Item):
    """A story beside figures."""

    ENKELVOUD: ClassVar[str] = "verhaal"

    code: Sleutel
    thema: Annotated[Sleutel, Verwijst("cijferthemas")]
    tekst: Tekst
    van: Naam

    def als_regel(self, bronnen: Bronnenlijst) -> Verhaal:
        """Return the story as the rules know it."""
        return Verhaal(self.code, self.thema, self.tekst, self.van, bronnen.bron(self))
