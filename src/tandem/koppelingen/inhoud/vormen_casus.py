"""The forms of the work with a household: terms, reporters, triage, phases, life domains, endings, help, documents."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.analyse.leefdomein import Leefdomein
from tandem.regels.casus.afronding import Afrondsoort, Voorwaarde
from tandem.regels.casus.fase import Fase
from tandem.regels.casus.signaal import Meldersoort, TerugkoppelInhoud, Terugkoppelplicht
from tandem.regels.casus.termijn import Begingebeurtenis, Termijnsoort

from .basis import Bronnenlijst, DuurVorm, Item, Naam, Rechtsitem, Sleutel, Zin
from .vormen_regio import Organisatiekeuze

Fasekeuze = Annotated[Fase, Field(strict=False)]


class TermijnVorm(Rechtsitem):
    """A term: how long, from what event, binding whom, on which article, and whether anybody saw that article."""

    ENKELVOUD: ClassVar[str] = "termijn"

    code: Sleutel
    naam: Naam
    duur: DuurVorm
    begint_bij: Annotated[Begingebeurtenis, Field(strict=False)]
    bindt: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    artikel: Naam | None
    in_wet: bool
    terugrekenend: bool = False
    vrijheidsbeneming: bool = False

    def als_regel(self, bronnen: Bronnenlijst) -> Termijnsoort:
        """Return the term as the rules know it."""
        return Termijnsoort(
            code=self.code,
            naam=self.naam,
            duur=self.duur.als_regel(),
            begint_bij=self.begint_bij,
            bindt=self.bindt,
            artikel=self.artikel or "",
            bron=bronnen.bron(self),
            in_wet=self.in_wet,
            terugrekenend=self.terugrekenend,
            vrijheidsbeneming=self.vrijheidsbeneming,
        )


class MelderVorm(Item):
    """A kind of reporter: is the name shielded, and what may the reporter hear back?"""

    ENKELVOUD: ClassVar[str] = "soort melder"

    code: Sleutel
    naam: Naam
    beroepsmatig: bool
    standaard_afgeschermd: bool
    afschermen_mag: bool
    terugkoppeling: tuple[Annotated[TerugkoppelInhoud, Field(strict=False)], ...] = Field(min_length=1)

    def als_regel(self, bronnen: Bronnenlijst) -> Meldersoort:
        """Return the kind of reporter as the rules know it."""
        return Meldersoort(
            code=self.code,
            naam=self.naam,
            beroepsmatig=self.beroepsmatig,
            standaard_afgeschermd=self.standaard_afgeschermd,
            afschermen_mag=self.afschermen_mag,
            terugkoppeling=self.terugkoppeling,
            bron=bronnen.bron(self),
        )


class TerugkoppelplichtVorm(Item):
    """After which events a kind of organisation tells the reporter something."""

    ENKELVOUD: ClassVar[str] = "plicht om terug te koppelen"
    SLEUTELVELDEN: ClassVar[tuple[str, ...]] = ("organisatiesoort",)

    organisatiesoort: Organisatiekeuze
    na: tuple[Annotated[Begingebeurtenis, Field(strict=False)], ...] = Field(min_length=1)

    def als_regel(self, bronnen: Bronnenlijst) -> Terugkoppelplicht:
        """Return the duty as the rules know it."""
        return Terugkoppelplicht(self.organisatiesoort, self.na, bronnen.bron(self))


class LeefdomeinVorm(Item):
    """A life domain: optional, and only asked for the purpose that it names."""

    ENKELVOUD: ClassVar[str] = "leefdomein"

    code: Sleutel
    naam: Naam
    vraag: Zin
    doel: Zin

    def als_regel(self, bronnen: Bronnenlijst) -> Leefdomein:
        """Return the domain as the rules know it."""
        return Leefdomein(self.code, self.naam, self.vraag, self.doel, bronnen.bron(self))


class AfrondVorm(Item):
    """A kind of ending: from which phases, what it asks for, and when we look back afterwards."""

    ENKELVOUD: ClassVar[str] = "soort afronding"

    code: Sleutel
    naam: Naam
    vanuit: tuple[Fasekeuze, ...] = Field(min_length=1)
    voorwaarden: tuple[Annotated[Voorwaarde, Field(strict=False)], ...] = Field(min_length=1)
    nazorg_na: tuple[DuurVorm, ...] = ()
    terugval_telt: bool = True

    def als_regel(self, bronnen: Bronnenlijst) -> Afrondsoort:
        """Return the kind of ending as the rules know it."""
        return Afrondsoort(
            code=self.code,
            naam=self.naam,
            vanuit=self.vanuit,
            voorwaarden=self.voorwaarden,
            bron=bronnen.bron(self),
            nazorg_na=tuple(duur.als_regel() for duur in self.nazorg_na),
            terugval_telt=self.terugval_telt,
        )


class Fasenaam(Item):
    """What a phase is called on the screen, and what it means for the people in the household."""

    ENKELVOUD: ClassVar[str] = "fase"

    code: Fasekeuze
    naam: Naam
    uitleg: Zin
    klaar_als: Zin


class Triageuitkomst(Item):
    """What can come of a signal. `door`: which kinds of organisation may conclude this."""

    ENKELVOUD: ClassVar[str] = "uitkomst van de triage"

    code: Sleutel
    naam: Naam
    uitleg: Zin
    door: tuple[Organisatiekeuze, ...] = Field(min_length=1)
    opent_casus: bool
    vraagt_reden: bool = True


class Documentsoort(Item):
    """A kind of document in the file, and the layer in which it lies unless somebody chooses a closer one."""

    ENKELVOUD: ClassVar[str] = "soort document"

    code: Sleutel
    naam: Naam
    laag: Annotated[str, Field(pattern="^(contact|plan|analyse|veiligheid|afgeschermd)$")]
    uitleg: Zin


class Hulpvorm(Item):
    """A kind of help that can be asked for and started; from both dates follows the waiting time."""

    ENKELVOUD: ClassVar[str] = "hulpvorm"

    code: Sleutel
    naam: Naam
    gebied: Naam
    wet: Naam | None
    organisatiesoorten: tuple[Organisatiekeuze, ...] = Field(min_length=1)
