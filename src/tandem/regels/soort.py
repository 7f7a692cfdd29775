"""The base of every closed list: a Dutch code with a Dutch description at B1 level."""

from enum import StrEnum
from typing import Self


class Soort(StrEnum):
    """A member is its code (``Fase("herstel")``); ``omschrijving`` is the sentence a household can read."""

    omschrijving: str

    def __new__(cls, code: str, omschrijving: str = "") -> Self:
        """Make a member from its code and its description."""
        lid = str.__new__(cls, code)
        lid._value_ = code
        lid.omschrijving = omschrijving
        return lid
