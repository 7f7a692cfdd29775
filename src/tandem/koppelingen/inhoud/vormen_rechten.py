"""The forms of the rights of people: who may decide for whom."""

from __future__ import annotations

from itertools import product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tandem.regels.rechten.waarborg import Markeerpunt
from tandem.regels.rechten.zeggenschap import Cel, Geval, Handeling, Hoedanigheid, Leeftijdsgroep, Uitkomst, Wet

from .basis import Bronnenlijst, Item, Naam, Rechtsitem, Sleutel, Tekst, Verwijst, Vorm, Zin

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


class UitlegtekstVorm(Vorm):
    """One explanation in one language. ``jong``: the same for who is under eighteen."""

    taal: Literal["nl", "en"]
    tekst: Tekst
    jong: Tekst
    nagekeken: bool


class Uitleg(Item):
    """A text with which something is explained at a marked point: for which safeguards, about what; its version."""

    ENKELVOUD: ClassVar[str] = "uitlegtekst"

    code: Sleutel
    naam: Naam
    waarborgen: tuple[Annotated[Sleutel, Verwijst("waarborgen")], ...] = Field(min_length=1)
    bij: tuple[Annotated[Markeerpunt, Field(strict=False)], ...] = Field(min_length=1)
    over: tuple[Literal["maatregel", "bevoegdheid", "voorbereiding", "fase"], ...] = Field(min_length=1)
    versie: Naam
    teksten: tuple[UitlegtekstVorm, ...] = Field(min_length=1)

    def in_taal(self, taal: str) -> UitlegtekstVorm:
        """Return the text in a language; in Dutch where it was not written in that language."""
        return next((een for een in self.teksten if een.taal == taal), self.teksten[0])


class Rechtsmiddel(Rechtsitem):
    """What somebody can do against a decision, and where. Only what was verified is said in a letter."""

    ENKELVOUD: ClassVar[str] = "rechtsmiddel"

    code: Sleutel
    maatregelen: tuple[Annotated[Sleutel, Verwijst("maatregelen")], ...] = ()
    bevoegdheden: tuple[Annotated[Sleutel, Verwijst("bevoegdheden")], ...] = ()
    zin: Zin
    waar: Naam
    artikel: Naam
