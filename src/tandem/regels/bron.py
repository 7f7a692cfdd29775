"""Where a rule or a piece of content comes from, and whether anybody checked it (design, section 5)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bron:
    """The source of one rule.

    ``verwijzing`` names the place (article, or document and section), ``adres`` the public page where it was seen.
    ``geverifieerd`` says that the text itself was seen; without it nothing binding may follow from the rule.
    ``voorbeeldinhoud`` marks content that no source gives and that a region replaces.
    """

    verwijzing: str
    adres: str = ""
    geverifieerd: bool = False
    voorbeeldinhoud: bool = False
    opmerking: str = ""

    @property
    def in_woorden(self) -> str:
        """The source as one Dutch line, with its standing."""
        if self.voorbeeldinhoud:
            return f"voorbeeldinhoud ({self.verwijzing})" if self.verwijzing else "voorbeeldinhoud"
        return self.verwijzing if self.geverifieerd else f"{self.verwijzing} (niet nagegaan)"
