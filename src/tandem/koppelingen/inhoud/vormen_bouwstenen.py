"""The form of a bouwsteen: goals, actions, instruments, parties, documents, examples, each with its place."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from tandem.regels.bouwstenen.bouwsteen import Bouwsteen, Laag, Onderdeel

from .basis import BronCode, Bronnenlijst, Item, Naam, Sleutel, Tekst, Verwijst
from .vormen_regio import GemeenteCode

Laagkeuze = Annotated[Laag, Field(strict=False)]
BouwsteenCode = Annotated[Sleutel, Verwijst("bouwstenen")]

#: The lists of a bouwsteen, in the order of the source.
LIJSTEN = (
    "doelen",
    "context",
    "acties",
    "middelen",
    "partijen",
    "documenten",
    "voorbeelden",
    "werkvormen",
    "leervragen",
)


class OnderdeelVorm(Item):
    """A part of a bouwsteen in our own words, with the first words of its place in the source."""

    code: Sleutel
    naam: Naam
    tekst: Tekst | None = None
    onder: Sleutel | None = None
    naar: BouwsteenCode | None = None
    instrument: Sleutel | None = None
    gemeente: GemeenteCode | None = None
    document: BronCode | None = None
    laag: Laagkeuze | None = None

    def als_regel(self, bronnen: Bronnenlijst) -> Onderdeel:
        """Return the part as the rules know it."""
        return Onderdeel(
            code=self.code,
            naam=self.naam,
            tekst=self.tekst or "",
            bron=bronnen.bron(self),
            kern=next((plek.citaat for plek in self.bron if plek.citaat), ""),
            onder=self.onder or "",
            naar=self.naar or "",
            instrument=self.instrument or "",
            gemeente=self.gemeente or "",
            document=self.document or "",
            laag=self.laag,
        )


class BouwsteenVorm(Item):
    """One bouwsteen. `rust_op` names the earlier ones that it builds on."""

    ENKELVOUD: ClassVar[str] = "bouwsteen"

    code: Sleutel
    nummer: Annotated[int, Field(ge=1, le=99)]
    naam: Naam
    omschrijving: Tekst
    laag: Laagkeuze | None = None
    rust_op: tuple[BouwsteenCode, ...] = ()
    doelen: tuple[OnderdeelVorm, ...] = Field(min_length=1)
    context: tuple[OnderdeelVorm, ...] = ()
    acties: tuple[OnderdeelVorm, ...] = Field(min_length=1)
    middelen: tuple[OnderdeelVorm, ...] = ()
    partijen: tuple[OnderdeelVorm, ...] = ()
    documenten: tuple[OnderdeelVorm, ...] = ()
    voorbeelden: tuple[OnderdeelVorm, ...] = ()
    werkvormen: tuple[OnderdeelVorm, ...] = ()
    leervragen: tuple[OnderdeelVorm, ...] = ()

    def onderdelen(self) -> tuple[OnderdeelVorm, ...]:
        """Return all parts, in the order of the lists."""
        return tuple(deel for lijst in LIJSTEN for deel in getattr(self, lijst))

    @model_validator(mode="after")
    def _codes_kloppen(self) -> Self:
        codes = [deel.code for deel in self.onderdelen()]
        if dubbel := next((code for code in codes if codes.count(code) > 1), None):
            raise ValueError(f'gebruikt de code "{dubbel}" twee keer')
        acties = {actie.code for actie in self.acties if not actie.onder}
        if los := next((deel for deel in self.onderdelen() if deel.onder and deel.onder not in acties), None):
            raise ValueError(f'zet "{los.code}" onder "{los.onder}", maar dat is geen actie van deze bouwsteen')
        return self

    def als_regel(self, bronnen: Bronnenlijst) -> Bouwsteen:
        """Return the bouwsteen as the rules know it."""
        return Bouwsteen(
            code=self.code,
            nummer=self.nummer,
            naam=self.naam,
            omschrijving=self.omschrijving,
            bron=bronnen.bron(self),
            laag=self.laag,
            rust_op=self.rust_op,
            **{lijst: tuple(deel.als_regel(bronnen) for deel in getattr(self, lijst)) for lijst in LIJSTEN},
        )
