"""The forms of the region: source documents, municipalities, organisations, teams, and where the sources disagree."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from tandem.regels.regio.organisatie import Organisatiesoort

from .basis import Datum, Gedateerd, Item, Naam, Sleutel, Tekst, Verwijst, Vindplaats, Vorm, Zin

GemeenteCode = Annotated[Sleutel, Verwijst("gemeenten")]
OrganisatieCode = Annotated[Sleutel, Verwijst("organisaties")]
Organisatiekeuze = Annotated[Organisatiesoort, Field(strict=False)]


class Brondocument(Vorm):
    """A document, law or public page that content refers to. `datum` is as printed; `gezien`: its text was read."""

    ENKELVOUD: ClassVar[str] = "bron"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("code",)

    code: Sleutel
    titel: Naam
    soort: Literal["regiodocument", "programmadocument", "wet", "openbare_pagina", "ontwerp"]
    datum: Naam | None = None
    adres: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=400)] | None = None
    gezien: bool
    toelichting: Tekst | None = None

    def als_regel(self, _bronnen: object) -> Self:
        """A document is its own form."""
        return self


class Gemeente(Item):
    """A municipality. `cbs_code` only where a source gives it."""

    ENKELVOUD: ClassVar[str] = "gemeente"

    code: Sleutel
    naam: Naam
    cbs_code: Annotated[str, StringConstraints(pattern=r"^GM[0-9]{4}$")] | None = None
    ontstaan_uit: tuple[Naam, ...] = ()


class Lid(Gedateerd):
    """A municipality in a regional grouping, as a source reads it.

    `lid`: named as a member. `afgeleid`: not listed anywhere, follows from what sources say together.
    `niet_genoemd`: the source lists the members and leaves this one out; kept, because another source does name it.
    """

    gemeente: GemeenteCode
    lezing: Literal["lid", "afgeleid", "niet_genoemd"]
    tegenspraak: Annotated[Sleutel, Verwijst("tegenspraken")] | None = None


class Verband(Item):
    """A grouping of municipalities: a centre region (with its centrumgemeente) or a gemeenschappelijke regeling."""

    ENKELVOUD: ClassVar[str] = "verband"

    code: Sleutel
    naam: Naam
    soort: Literal["centrumregio", "gemeenschappelijke_regeling"]
    centrumgemeente: GemeenteCode | None = None
    waarvoor: Zin
    leden: tuple[Lid, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _centrum_hoort_bij_centrumregio(self) -> Self:
        if (self.soort == "centrumregio") != (self.centrumgemeente is not None):
            raise ValueError("een centrumregio noemt een centrumgemeente, een ander verband niet")
        return self


class Lezing(Vorm):
    """One reading of a disputed matter, with its places. `niet_nagegaan`: said without a document to show for it."""

    zegt: Zin
    bron: tuple[Vindplaats, ...] = ()
    niet_nagegaan: bool = False

    @model_validator(mode="after")
    def _heeft_plaats(self) -> Self:
        if not self.bron and not self.niet_nagegaan:
            raise ValueError('noemt geen plaats; vul "bron" in of zet "niet_nagegaan: true"')
        return self


class Tegenspraak(Vorm):
    """Where the sources contradict each other: both readings, each with its place, and what Tandem does meanwhile."""

    ENKELVOUD: ClassVar[str] = "tegenspraak"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("code",)

    code: Sleutel
    onderwerp: Naam
    lezingen: tuple[Lezing, ...] = Field(min_length=2)
    gevolg: Tekst

    def als_regel(self, _bronnen: object) -> Self:
        """A contradiction is its own form."""
        return self


class OpenPunt(Item):
    """Something that the sources leave open or name without giving it. We do not fill it in."""

    ENKELVOUD: ClassVar[str] = "open punt"

    code: Sleutel
    onderwerp: Naam
    wat_ontbreekt: Tekst
    wat_tandem_doet: Tekst


class Organisatiesoortnaam(Item):
    """What a kind of organisation is called on the screen and what it is for. The kinds themselves are rules."""

    ENKELVOUD: ClassVar[str] = "soort organisatie"

    code: Organisatiekeuze
    naam: Naam
    uitleg: Zin


class Organisatie(Item):
    """An organisation that keeps its own tasks and powers, also when its people work in a joint team."""

    ENKELVOUD: ClassVar[str] = "organisatie"

    code: Sleutel
    naam: Naam
    kort: Naam | None = None
    soort: Organisatiekeuze
    gemeente: GemeenteCode | None = None
    fictief: bool = False

    @model_validator(mode="after")
    def _fictief_zegt_het(self) -> Self:
        if self.fictief and "voorbeeld" not in self.naam.lower():
            raise ValueError('is fictief; zet dan "(voorbeeld)" in de naam')
        return self


class Team(Item):
    """A team. The people of a `samengesteld` team (the RVT) keep their own organisation, task and powers."""

    ENKELVOUD: ClassVar[str] = "team"

    code: Sleutel
    naam: Naam
    soort: Literal["lokaal_team", "rvt", "team"]
    organisatie: OrganisatieCode
    gemeente: GemeenteCode | None = None
    samengesteld_uit: tuple[Organisatiekeuze, ...] = ()
    van: Datum | None = None

    @model_validator(mode="after")
    def _soort_past(self) -> Self:
        if (self.soort == "rvt") != bool(self.samengesteld_uit):
            raise ValueError('alleen een RVT is "samengesteld_uit" verschillende soorten organisaties')
        if self.soort == "lokaal_team" and self.gemeente is None:
            raise ValueError("een lokaal team noemt zijn gemeente")
        return self
