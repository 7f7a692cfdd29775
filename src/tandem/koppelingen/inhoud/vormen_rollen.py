"""The forms of roles, rights, tasks and legal grounds: data that a privacy officer can read and review."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .basis import Item, Naam, Rechtsitem, Sleutel, Tekst, Verwijst, Zin
from .vormen_regio import Organisatiekeuze

LaagCode = Literal["contact", "plan", "analyse", "veiligheid", "afgeschermd"]
Bereik = Literal["geen", "eigen", "team", "dienst", "nood", "zelf", "zelf_beperkt", "vertegenwoordigd", "toestemming"]
RolCode = Annotated[Sleutel, Verwijst("rollen")]


class Laag(Item):
    """A layer of the file, in plain words: what it holds and why it is kept apart."""

    ENKELVOUD: ClassVar[str] = "laag"

    code: LaagCode
    naam: Naam
    wat: Zin
    waarom_apart: Zin


class Doel(Item):
    """A purpose for which somebody may look. Every page declares one."""

    ENKELVOUD: ClassVar[str] = "doel"

    code: Sleutel
    naam: Naam
    wat: Zin


class Rol(Item):
    """A role, and at which kinds of organisation it can be held; none: it is no role of a professional."""

    ENKELVOUD: ClassVar[str] = "rol"

    code: Sleutel
    naam: Naam
    wat: Zin
    organisatiesoorten: tuple[Organisatiekeuze, ...]


class Rolrecht(Item):
    """What a role may open for one purpose: which layers, how far, and why. No layers means: no household data."""

    ENKELVOUD: ClassVar[str] = "recht"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("rol", "doel", "bereik")

    rol: RolCode
    doel: Annotated[Sleutel, Verwijst("doelen")]
    lagen: tuple[LaagCode, ...]
    bereik: Bereik
    waarom: Tekst

    @model_validator(mode="after")
    def _lagen_en_bereik_samen(self) -> Self:
        if bool(self.lagen) == (self.bereik == "geen"):
            raise ValueError('zonder lagen hoort "bereik: geen", en met lagen een ander bereik')
        if len(set(self.lagen)) != len(self.lagen):
            raise ValueError("noemt een laag twee keer")
        return self


class Taak(Item):
    """A task under which somebody acts for their own organisation. A task cannot pass to another kind of it."""

    ENKELVOUD: ClassVar[str] = "taak"

    code: Sleutel
    naam: Naam
    wat: Zin
    organisatiesoorten: tuple[Organisatiekeuze, ...] = Field(min_length=1)


class Grondslag(Rechtsitem):
    """A legal ground to process or to share. Not verified: Tandem shows it, refuses to rely on it and refers on."""

    ENKELVOUD: ClassVar[str] = "grondslag"

    code: Sleutel
    naam: Naam
    soort: Literal["verwerken", "delen", "informeren", "inzage", "bewaren"]
    artikel: Naam | None
    regel: Tekst
    organisatiesoorten: tuple[Organisatiekeuze, ...] = ()


WerklaagCode = Literal["werk", "uitkomst", "plan", "voorbeeld", "les", "belemmering", "instrument", "advies"]


class Werklaag(Item):
    """A layer of an organisation's own work on improving, in plain words."""

    ENKELVOUD: ClassVar[str] = "werklaag"

    code: WerklaagCode
    naam: Naam
    wat: Zin


class Organisatierecht(Item):
    """What a role may do with an organisation's work on improving: in which layers, how far, and why."""

    ENKELVOUD: ClassVar[str] = "organisatierecht"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("rol", "wijze")

    rol: RolCode
    wijze: Literal["werken", "lezen", "anderen"]
    lagen: tuple[WerklaagCode, ...] = Field(min_length=1)
    waarom: Tekst

    @model_validator(mode="after")
    def _lagen_passen(self) -> Self:
        if len(set(self.lagen)) != len(self.lagen):
            raise ValueError("noemt een laag twee keer")
        if self.wijze == "anderen" and "werk" in self.lagen:
            raise ValueError("van een ander is eigen werk nooit te zien")
        return self
