"""One household being filled: its people by number, and sentences with a fresh word in front."""

from typing import Any

from tandem.acties.casus.regel import Regelinvoer
from tandem.management.sonde.bouwen import Bouwer


class Vulling:
    """One household being filled by its casusregisseur."""

    def __init__(self, b: Bouwer, huis: str, wie: str) -> None:
        """Take the world, the household and who works there."""
        self.b, self.wie, self.plek = b, wie, b.huizen[huis]
        self.vandaag, self.nu = b.wereld.vandaag, b.nu
        self.ding: dict[str, Any] = {"door": b.actor(wie), "huishouden": self.plek.openbaar}

    def k(self, laag: str, wat: str, **meer: Any) -> str:
        """A sentence with a fresh word in front."""
        return f"{self.b.k(self.plek.naam, laag, wat, **meer)} staat hier."

    def lid(self, naam: str) -> int:
        """The number of a member."""
        return self.plek.leden[naam].nummer

    def regel(
        self, laag: str, wat: str, over: str = "kind", niet_voor: tuple[str, ...] = (), **meer: Any
    ) -> Regelinvoer:
        """A line about a member, hidden from others."""
        tekst = self.k(laag, wat, betreft={over}, niet_voor=niet_voor, **meer)
        return Regelinvoer(
            "waarneming", tekst, self.vandaag, betreft=(self.lid(over),), niet_zichtbaar_voor=self.nummers(niet_voor)
        )

    def nummers(self, namen: tuple[str, ...]) -> tuple[int, ...]:
        """The numbers of members."""
        return self.plek.nummers(namen)
