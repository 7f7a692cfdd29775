"""The forms of requests about one's own data: each kind, and the grounds on which one may be refused."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.rechten.verzoek import Verzoekregel, Verzoeksoort, Weigergrond

from .basis import Bronnenlijst, Naam, Rechtsitem, Sleutel, Verwijst, Zin

Rolcode = Annotated[Sleutel, Verwijst("rollen")]


class VerzoeksoortVorm(Rechtsitem):
    """What can be asked, who decides, by when, and whether that can be put off.

    A term that a region left out of its own file gives no date, as one that nobody verified.
    """

    ENKELVOUD: ClassVar[str] = "soort verzoek"

    code: Annotated[Verzoeksoort, Field(strict=False)]
    naam: Naam
    uitleg: Zin
    artikel: Naam | None
    beslist: tuple[Rolcode, ...]
    bij_regel: bool = False
    meteen: bool = False
    termijn: Sleutel | None = None
    verlenging: Sleutel | None = None
    uitvoering: Sleutel | None = None

    def als_regel(self, bronnen: Bronnenlijst) -> Verzoekregel:
        """Return what the rules work with."""
        return Verzoekregel(
            self.code, self.naam, self.uitleg, self.artikel or "", self.beslist, bronnen.bron(self), self.bij_regel,
            self.meteen, self.termijn or "", self.verlenging or "", self.uitvoering or "",
        )  # fmt: skip


class WeigergrondVorm(Rechtsitem):
    """Why a request may be refused, for which kinds, and in words that who asked understands."""

    ENKELVOUD: ClassVar[str] = "weigergrond"

    code: Sleutel
    soorten: tuple[Annotated[Verzoeksoort, Field(strict=False)], ...] = Field(min_length=1)
    naam: Naam
    uitleg: Zin
    artikel: Naam

    def als_regel(self, bronnen: Bronnenlijst) -> Weigergrond:
        """Return the ground as the rules know it."""
        return Weigergrond(self.code, self.soorten, self.naam, self.uitleg, self.artikel, bronnen.bron(self))
