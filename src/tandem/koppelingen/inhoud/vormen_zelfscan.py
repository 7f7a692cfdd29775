"""The form of an instrument in its content file."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from tandem.regels.bron import Bron
from tandem.regels.zelfscan.instrument import (
    JA_DEELS_NEE,
    Bijontbreken,
    Deel,
    Instrument,
    Instrumentsoort,
    Optie,
    Overzetregel,
    Overzetsoort,
    Scoreregel,
    Scorewijze,
    Voorwaarde,
    Vorige,
    Vraag,
    Vraagsoort,
)

from .basis import Bronnenlijst, Item, Naam, Sleutel, Tekst, Vindplaats, Vorm, Zin


def _getal(waarde: Any) -> Any:
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        raise ValueError("moet een getal zijn")
    return Decimal(str(waarde))


Getal = Annotated[Decimal, BeforeValidator(_getal)]
Optiecode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=40)]
Versie = Annotated[str, StringConstraints(pattern=r"^[0-9a-z][0-9a-z.-]*$", max_length=20)]


class NiveauVorm(Vorm):
    """A described level. Its number is its value where the part has a score."""

    niveau: Annotated[int, Field(ge=0, le=20)]
    naam: Naam
    beschrijving: Tekst


class OptieVorm(Vorm):
    """An answer to choose, with the value that it counts for, if any."""

    code: Optiecode
    naam: Naam
    beschrijving: Tekst | None = None
    waarde: Getal | None = None


class JaDeelsNeeVorm(Vorm):
    """What yes, partly and no count for."""

    ja: Getal
    deels: Getal
    nee: Getal


class VoorwaardeVorm(Vorm):
    """Only when that question has one of these answers."""

    vraag: Sleutel
    antwoorden: tuple[Optiecode, ...] = Field(min_length=1)

    def als_regel(self) -> Voorwaarde:
        """Return the condition as the rules know it."""
        return Voorwaarde(self.vraag, self.antwoorden)


class VraagVorm(Vorm):
    """A question. Without a source of its own it has that of the instrument."""

    code: Sleutel
    tekst: Zin
    soort: Annotated[Vraagsoort, Field(strict=False)]
    uitleg: Tekst | None = None
    onder: Sleutel | None = None
    niveaus: tuple[NiveauVorm, ...] = ()
    opties: tuple[OptieVorm, ...] = ()
    waarden: JaDeelsNeeVorm | None = None
    eenheid: Naam | None = None
    minimum: Getal | None = None
    maximum: Getal | None = None
    voorwaarde: VoorwaardeVorm | None = None
    gewicht: Getal = Decimal(1)
    streven: bool = False
    helpt: tuple[Sleutel, ...] = ()
    bron: tuple[Vindplaats, ...] = ()

    def als_vraag(self, bronnen: Bronnenlijst, van_instrument: Bron) -> Vraag:
        """Return the question as the rules know it."""
        plek = next((plek.citaat for plek in self.bron if plek.citaat), "")
        return Vraag(
            code=self.code,
            tekst=self.tekst,
            soort=self.soort,
            bron=Bron(bronnen.plaatsen(self.bron), geverifieerd=True) if self.bron else van_instrument,
            uitleg=self.uitleg or "",
            onder=self.onder or "",
            opties=self._opties(),
            eenheid=self.eenheid or "",
            minimum=self.minimum,
            maximum=self.maximum,
            voorwaarde=self.voorwaarde.als_regel() if self.voorwaarde else None,
            gewicht=self.gewicht,
            streven=self.streven,
            helpt=self.helpt,
            kern=plek,
        )

    def _opties(self) -> tuple[Optie, ...]:
        if self.soort is Vraagsoort.JA_DEELS_NEE:
            waarden = self.waarden.model_dump() if self.waarden else {}
            return tuple(Optie(code, naam, waarde=waarden.get(code)) for code, naam in JA_DEELS_NEE.items())
        niveaus = (Optie(str(n.niveau), n.naam, n.beschrijving, Decimal(n.niveau)) for n in self.niveaus)
        opties = (Optie(o.code, o.naam, o.beschrijving or "", o.waarde) for o in self.opties)
        return (*niveaus, *opties)


class ScoreVorm(Vorm):
    """How a part is scored."""

    wijze: Annotated[Scorewijze, Field(strict=False)]
    bij_ontbreken: Annotated[Bijontbreken, Field(strict=False)]

    def als_regel(self) -> Scoreregel:
        """Return the rule as the rules know it."""
        return Scoreregel(self.wijze, self.bij_ontbreken)


class DeelVorm(Vorm):
    """A part of an instrument."""

    code: Sleutel
    naam: Naam
    hoofdstuk: Naam | None = None
    inleiding: Tekst | None = None
    score: ScoreVorm | None = None
    helpt: tuple[Sleutel, ...] = ()
    vragen: tuple[VraagVorm, ...] = Field(min_length=1)

    def als_deel(self, bronnen: Bronnenlijst, van_instrument: Bron) -> Deel:
        """Return the part as the rules know it."""
        return Deel(
            code=self.code,
            naam=self.naam,
            vragen=tuple(vraag.als_vraag(bronnen, van_instrument) for vraag in self.vragen),
            hoofdstuk=self.hoofdstuk or "",
            inleiding=self.inleiding or "",
            score=self.score.als_regel() if self.score else None,
            helpt=self.helpt,
        )


class OverzetVorm(Vorm):
    """What became of questions of the version before."""

    soort: Annotated[Overzetsoort, Field(strict=False)]
    van: tuple[Sleutel, ...] = ()
    naar: tuple[Sleutel, ...] = ()
    wijze: Annotated[Scorewijze, Field(strict=False)] | None = None


class VorigeVorm(Vorm):
    """The version before, and what changed since."""

    versie: Versie
    regels: tuple[OverzetVorm, ...] = ()

    def als_regel(self) -> Vorige:
        """Return the same as the rules know it."""
        return Vorige(self.versie, tuple(Overzetregel(r.soort, r.van, r.naar, r.wijze) for r in self.regels))


class InstrumentVorm(Item):
    """One version of an instrument."""

    ENKELVOUD: ClassVar[str] = "instrument"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("code", "versie")

    code: Sleutel
    versie: Versie
    naam: Naam
    soort: Annotated[Instrumentsoort, Field(strict=False)]
    waarvoor: Tekst
    gebruik: tuple[Zin, ...] = ()
    vorige: VorigeVorm | None = None
    delen: tuple[DeelVorm, ...] = Field(min_length=1)

    def als_regel(self, bronnen: Bronnenlijst) -> Instrument:
        """Return the instrument as the rules know it."""
        bron = bronnen.bron(self)
        return Instrument(
            code=self.code,
            versie=self.versie,
            naam=self.naam,
            soort=self.soort,
            waarvoor=self.waarvoor,
            delen=tuple(deel.als_deel(bronnen, bron) for deel in self.delen),
            bron=bron,
            gebruik=self.gebruik,
            vorige=self.vorige.als_regel() if self.vorige else None,
        )
