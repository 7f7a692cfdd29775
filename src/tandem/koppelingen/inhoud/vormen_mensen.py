"""The forms of the demo professionals. Days count from the day of loading, so that the demo is always of today."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .basis import Item, Naam, Sleutel, Verwijst, Vorm
from .vormen_regio import OrganisatieCode
from .vormen_rollen import RolCode

TeamCode = Annotated[Sleutel, Verwijst("teams")]
MedewerkerCode = Annotated[Sleutel, Verwijst("medewerkers")]
Dagen = Annotated[int, Field(ge=0, le=20_000)]
Uur = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Demolidmaatschap(Vorm):
    """A capacity: a role in a team, since so many days. `organisatie`: the mother organisation, in a joint team."""

    team: TeamCode
    rol: RolCode
    organisatie: OrganisatieCode | None = None
    sinds_dagen: Dagen
    gestopt_dagen_geleden: Dagen | None = None


class Afwezigheid(Vorm):
    """Away for a while, with a colleague who stands in."""

    waarnemer: MedewerkerCode
    organisatie: OrganisatieCode
    begon_dagen_geleden: Dagen
    duurt_dagen: Annotated[int, Field(ge=1, le=366)]
    reden: Sleutel


class Demodienst(Vorm):
    """On duty for a team, every day from this hour, for this many hours, for this many days ahead."""

    team: TeamCode
    begint: Uur
    uren: Annotated[int, Field(ge=1, le=24)]
    dagen_vooruit: Annotated[int, Field(ge=1, le=60)]


class Demomedewerker(Item):
    """A fictitious professional."""

    ENKELVOUD: ClassVar[str] = "medewerker"

    code: Sleutel
    naam: Naam
    telefoon: Annotated[str, StringConstraints(pattern=r"^[0-9 +-]{6,20}$")]
    lidmaatschappen: tuple[Demolidmaatschap, ...] = Field(min_length=1)
    afwezig: Afwezigheid | None = None
    diensten: tuple[Demodienst, ...] = ()
    opmerking: Naam | None = None
