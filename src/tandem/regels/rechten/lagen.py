"""Layers of a household's data and purposes for which it may be opened (design, section 3)."""

from enum import IntEnum, StrEnum


class Laag(IntEnum):
    """How deep a key reaches. ``AFGESCHERMD`` means: may open shielded items, one by one, with a reason."""

    CONTACT = 1
    PLAN = 2
    ANALYSE = 3
    VEILIGHEID = 4
    AFGESCHERMD = 5

    @property
    def omschrijving(self) -> str:
        """The layer in words, for people."""
        return _LAAG_IN_WOORDEN[self]


_LAAG_IN_WOORDEN = {
    Laag.CONTACT: "wie er betrokken is en wie u kunt bellen",
    Laag.PLAN: "het plan",
    Laag.ANALYSE: "de analyse",
    Laag.VEILIGHEID: "de veiligheid",
    Laag.AFGESCHERMD: "afgeschermde gegevens, stuk voor stuk en met een reden",
}


class Doel(StrEnum):
    """The one purpose that a route declares."""

    HULP = "hulp"
    TEAMLEIDING = "teamleiding"
    DIENST = "dienst"
    ZOEKEN = "zoeken"
    BEHEER = "beheer"
    BEWAREN = "bewaren"
    EIGEN = "eigen"
    GEDEELD = "gedeeld"
    NOOD = "nood"
    TOEZICHT = "toezicht"
    KLACHT = "klacht"
    VERBETEREN = "verbeteren"

    @property
    def omschrijving(self) -> str:
        """The purpose in words, for people."""
        return _DOEL_IN_WOORDEN[self]


_DOEL_IN_WOORDEN = {
    Doel.HULP: "hulp en bescherming voor dit huishouden",
    Doel.TEAMLEIDING: "leiding geven aan het team",
    Doel.DIENST: "bereikbaar zijn als de eigen professional er niet is",
    Doel.ZOEKEN: "zoeken of een huishouden al bekend is",
    Doel.BEHEER: "beheer van de toepassing, zonder gegevens van huishoudens",
    Doel.BEWAREN: "bewaren zo lang het moet, en daarna vernietigen",
    Doel.EIGEN: "het eigen dossier inzien",
    Doel.GEDEELD: "lezen wat met toestemming is gedeeld, voor het doel dat daarbij staat",
    Doel.NOOD: "noodtoegang, omdat iemand nu in gevaar is",
    Doel.KLACHT: "een klacht behandelen, buiten het dossier om",
    Doel.TOEZICHT: "toezicht op wie er kijkt, zonder in een dossier te kijken",
    Doel.VERBETEREN: "als gemeente of organisatie beter worden, zonder gegevens van huishoudens",
}


class Reikwijdte(StrEnum):
    """Through which tie a role reaches households."""

    EIGEN = "eigen"
    TEAM = "team"
    DIENST = "dienst"
    NOOD = "nood"
    ZELF = "zelf"
    ZELF_BEPERKT = "zelf_beperkt"
    VERTEGENWOORDIGD = "vertegenwoordigd"
    TOESTEMMING = "toestemming"
    ORGANISATIE = "organisatie"


FACTOR = 8
"""A key is one number: ``huishouden * FACTOR + laag``; the database compares the same number (models/muren)."""


def sleutel(huishouden: int, laag: int) -> int:
    """Return the key of one layer of one household."""
    return huishouden * FACTOR + laag
