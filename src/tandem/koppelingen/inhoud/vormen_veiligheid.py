"""The forms of measures, powers, safeguards and the veiligheidskaart."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tandem.regels.rechten.maatregel import Bevoegdheidsoort, Maatregelsoort, Rechtsgebied, VoorWie
from tandem.regels.rechten.regime import Regime
from tandem.regels.rechten.waarborg import Aard, Markeerpunt, PerWie, Waarborgsoort

from .basis import Bronnenlijst, DuurVorm, Item, Naam, Rechtsitem, Sleutel, Verwijst, Zin, als_duur
from .vormen_regio import Organisatiekeuze


class MaatregelVorm(Rechtsitem):
    """A kind of measure. Empty durations mean that no source was seen, not that there is no end."""

    ENKELVOUD: ClassVar[str] = "maatregel"

    code: Sleutel
    naam: Naam
    omschrijving: Zin
    artikel: Naam | None
    voor_wie: Annotated[VoorWie, Field(strict=False)]
    besluit_door: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    uitvoering_door: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    regime: Annotated[Regime, Field(strict=False)] = Regime.MET_MAATREGEL
    langste_duur: DuurVorm | None = None
    langste_totaal: DuurVorm | None = None
    vervalt_ongebruikt_na: DuurVorm | None = None
    verlengbaar: bool | None = None
    vereist: tuple[Annotated[Sleutel, Verwijst("maatregelen")], ...] = ()
    rechtsgebied: Annotated[Rechtsgebied, Field(strict=False)] | None = None

    def als_regel(self, bronnen: Bronnenlijst) -> Maatregelsoort:
        """Return the measure as the rules know it."""
        return Maatregelsoort(
            code=self.code,
            naam=self.naam,
            omschrijving=self.omschrijving,
            artikel=self.artikel or "",
            voor_wie=self.voor_wie,
            besluit_door=self.besluit_door,
            uitvoering_door=self.uitvoering_door,
            bron=bronnen.bron(self),
            regime=self.regime,
            langste_duur=als_duur(self.langste_duur),
            langste_totaal=als_duur(self.langste_totaal),
            vervalt_ongebruikt_na=als_duur(self.vervalt_ongebruikt_na),
            verlengbaar=self.verlengbaar,
            vereist=self.vereist,
            rechtsgebied=self.rechtsgebied,
        )


class BevoegdheidVorm(Rechtsitem):
    """A power of one kind of organisation. It stays with that organisation, also in a joint team."""

    ENKELVOUD: ClassVar[str] = "bevoegdheid"

    code: Sleutel
    naam: Naam
    omschrijving: Zin
    organisatiesoort: Organisatiekeuze
    artikel: Naam | None
    telt_als_inzet: bool
    voor_wie: Annotated[VoorWie, Field(strict=False)] = VoorWie.IEDEREEN
    rechtsgebied: Annotated[Rechtsgebied, Field(strict=False)] | None = None

    def als_regel(self, bronnen: Bronnenlijst) -> Bevoegdheidsoort:
        """Return the power as the rules know it."""
        return Bevoegdheidsoort(
            code=self.code,
            naam=self.naam,
            omschrijving=self.omschrijving,
            organisatiesoort=self.organisatiesoort,
            artikel=self.artikel or "",
            bron=bronnen.bron(self),
            telt_als_inzet=self.telt_als_inzet,
            voor_wie=self.voor_wie,
            rechtsgebied=self.rechtsgebied,
        )


class WaarborgVorm(Item):
    """A safeguard at a marked point: what people are owed when a regime begins, changes or ends."""

    ENKELVOUD: ClassVar[str] = "waarborg"

    code: Sleutel
    naam: Naam
    vraag: Zin
    bij: tuple[Annotated[Markeerpunt, Field(strict=False)], ...] = Field(min_length=1)
    per_wie: Annotated[PerWie, Field(strict=False)]
    verplicht: bool
    aard: Annotated[Aard, Field(strict=False)]
    leeftijd: Annotated[int, Field(ge=0, le=18)] | None = None

    def als_regel(self, bronnen: Bronnenlijst) -> Waarborgsoort:
        """Return the safeguard as the rules know it."""
        return Waarborgsoort(
            code=self.code,
            naam=self.naam,
            vraag=self.vraag,
            bij=self.bij,
            per_wie=self.per_wie,
            bron=bronnen.bron(self),
            verplicht=self.verplicht,
            leeftijd=self.leeftijd,
            aard=self.aard,
        )


class Oordeelwoord(Item):
    """A word for how safe it is, from least (0) to most, for the person and for the professional."""

    ENKELVOUD: ClassVar[str] = "oordeelwoord"

    code: Sleutel
    naam: Naam
    vraag_aan_kind: Zin
    volgorde: Annotated[int, Field(ge=0, le=10)]
    mark: Literal["goed", "aandacht", "onveilig", "onbekend"]


class Factor(Item):
    """Something that raises the risk or that protects. Example content: the sources name the card, not its form."""

    ENKELVOUD: ClassVar[str] = "factor"

    code: Sleutel
    naam: Naam
    soort: Literal["risico", "bescherming"]
    hulpvraag: Zin


class Incidentsoort(Item):
    """A kind of incident, for the time line of the card. Example content, like the factors."""

    ENKELVOUD: ClassVar[str] = "incidentsoort"

    code: Sleutel
    naam: Naam
