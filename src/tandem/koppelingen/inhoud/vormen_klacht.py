"""The form of a place to go with a complaint, or after its outcome."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from tandem.regels.rechten.klacht import Klachtroute, Routesoort

from .basis import Bronnenlijst, Naam, Rechtsitem, Sleutel, Zin


class KlachtrouteVorm(Rechtsitem):
    """Support, the organisation itself, somebody outside, disciplinary law, or the court."""

    ENKELVOUD: ClassVar[str] = "klachtroute"

    code: Sleutel
    soort: Annotated[Routesoort, Field(strict=False)]
    naam: Naam
    waarvoor: Zin

    def als_regel(self, bronnen: Bronnenlijst) -> Klachtroute:
        """Return the route as the rules know it."""
        return Klachtroute(self.code, self.soort, self.naam, self.waarvoor, bronnen.bron(self))
