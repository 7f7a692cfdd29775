"""One verdict for every question about access, and the three ways in which the door says no."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Oordeel:
    """May it, why (in B1 Dutch), and on which ground."""

    toegestaan: bool
    reden: str
    grondslag: str = ""


class NietGevonden(Exception):
    """There is nothing here for this actor: it does not exist, or they never had a key. Both look the same."""


class Geweigerd(Exception):
    """A refusal that explains itself, because the actor once held a key or may know of the household."""

    def __init__(self, reden: str) -> None:
        """Keep the sentence for the page."""
        super().__init__(reden)
        self.reden = reden


class Ongeldig(Exception):
    """Bad input: sentences in Dutch per field; ``""`` is for the form as a whole."""

    def __init__(self, **fouten: str) -> None:
        """Keep the sentences per field name."""
        super().__init__("; ".join(f"{veld}: {zin}" for veld, zin in fouten.items()))
        self.fouten = fouten


class Botsing(Exception):
    """Somebody else saved in between: theirs beside yours, nothing is lost.

    ``versie``: the version that is stored now; who has seen both and saves again, saves over that one.
    """

    def __init__(self, *, wie: str, wanneer: str, hun: dict[str, str], versie: int | None = None) -> None:
        """Keep who saved, when (in words), their values per field, and the version that is stored now."""
        super().__init__(f"{wie}, {wanneer}")
        self.wie, self.wanneer, self.hun, self.versie = wie, wanneer, hun, versie


class AlGedaan(Exception):
    """The same request came twice; it was carried out the first time. ``uitkomst`` is what that gave."""

    def __init__(self, uitkomst: str) -> None:
        """Keep the outcome of the first time (a public id, or empty)."""
        super().__init__(uitkomst)
        self.uitkomst = uitkomst
