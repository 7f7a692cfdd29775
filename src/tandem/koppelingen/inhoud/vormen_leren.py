"""The forms of what stands in the way of the work, of the term for telling, and of names that are warned for."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.leren.belemmering import Belemmersoort, Niveau, Terugkoppeltermijn

from .basis import Bronnenlijst, Item, Naam, Sleutel, Zin


class BelemmersoortVorm(Item):
    """A kind of obstacle."""

    ENKELVOUD: ClassVar[str] = "belemmersoort"

    code: Sleutel
    naam: Naam
    uitleg: Zin
    niveau: Annotated[Niveau, Field(strict=False)]

    def als_regel(self, bronnen: Bronnenlijst) -> Belemmersoort:
        """Return the kind as the rules know it."""
        return Belemmersoort(self.code, self.naam, self.uitleg, self.niveau, bronnen.bron(self))


class TerugkoppeltermijnVorm(Item):
    """Within how many days who reported hears something."""

    ENKELVOUD: ClassVar[str] = "terugkoppeltermijn"

    code: Sleutel
    naam: Naam
    dagen: Annotated[int, Field(ge=1, le=365)]

    def als_regel(self, bronnen: Bronnenlijst) -> Terugkoppeltermijn:
        """Return the term as the rules know it."""
        return Terugkoppeltermijn(self.code, self.naam, self.dagen, bronnen.bron(self))


class Voornamenlijst(Item):
    """First names that are warned for in a text that must not be about a person."""

    ENKELVOUD: ClassVar[str] = "voornamenlijst"

    code: Sleutel
    naam: Naam
    namen: Annotated[tuple[Naam, ...], Field(strict=False)]
