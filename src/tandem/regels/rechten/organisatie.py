"""Whose work an organisation may see: the own, and what another opened. No household data anywhere near.

A municipality's scans, plans and lessons are its own. A role reaches the own organisation's layers as the table of
rights says; of another organisation only the layers that it opened itself, to its subregion or to the whole region,
and only to read (stand, Municipalities c; S2 Bijlage 1: comparing only by permission).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

FACTOR = 16
"""A key is one number: ``organisatie * FACTOR + laag``; the database compares the same number (models/muren)."""


class Werklaag(IntEnum):
    """What a key to an organisation's work reaches. The numbers stand in stored rows and in the table of rights."""

    WERK = 1
    UITKOMST = 2
    PLAN = 3
    VOORBEELD = 4
    LES = 5
    BELEMMERING = 6
    INSTRUMENT = 7
    ADVIES = 8

    @property
    def omschrijving(self) -> str:
        """The layer in words, for people."""
        return _IN_WOORDEN[self]


_IN_WOORDEN = {
    Werklaag.WERK: "het eigen werk, zolang het nog niet af is",
    Werklaag.UITKOMST: "de vastgestelde uitkomsten van een zelfscan, vragenlijst of impactanalyse",
    Werklaag.PLAN: "het verbeterplan",
    Werklaag.VOORBEELD: "de goede voorbeelden",
    Werklaag.LES: "de lessen",
    Werklaag.BELEMMERING: "wat het werk in de weg staat",
    Werklaag.INSTRUMENT: "de eigen vragenlijsten",
    Werklaag.ADVIES: "het advies van een cliëntenraad en de reactie daarop",
}
TE_OPENEN = tuple(laag for laag in Werklaag if laag is not Werklaag.WERK)
"""What an organisation may show to others: never work that is not finished."""


RAADSROL = "clientenraadslid"
"""Who gives advice, from an organisation of its own."""
DEELNEMERSROL = "deelnemer"
"""Who fills in the questions of a wave, whatever else they are: no role of the table, and seen by nobody as such."""
REGIOROL = "projectleider_regio"
"""Who acts for the region (``inhoud/rollen.yaml``)."""
VASTSTELLERS = ("bestuurder", REGIOROL)
"""Roles that establish a reaction: the alderman, and for the region its project leader. Own choice, to be agreed."""


class Wijze(StrEnum):
    """How far a right goes."""

    WERKEN = "werken"
    LEZEN = "lezen"
    ANDEREN = "anderen"


class Kring(StrEnum):
    """To whom an organisation opens a layer. Nobody is the absence of an opening."""

    SUBREGIO = "subregio"
    REGIO = "regio"


@dataclass(frozen=True)
class Organisatierecht:
    """A row of the table of rights: this role works in a layer, reads it, or reads it of others who opened it."""

    rol: str
    laag: Werklaag
    wijze: Wijze


@dataclass(frozen=True)
class Opening:
    """A layer that an organisation opened, on the days ``[van, tot)``. ``subregio``: reader and owner share one now."""

    organisatie: int
    laag: Werklaag
    kring: Kring
    van: date
    tot: date | None
    subregio: bool


@dataclass(frozen=True)
class Organisatiefeiten:
    """What is known of one capacity. ``eigen``: in whose name it works on improving; None: the capacity has ended.

    ``in_regio``: that organisation belongs to the region today, as a member or because it works for all of it.
    """

    eigen: int | None
    rol: str
    in_regio: bool
    openingen: tuple[Opening, ...] = ()


@dataclass(frozen=True)
class Organisatiesleutels:
    """What one actor may open: ``organisatie * FACTOR + laag``, to read and to write."""

    lezen: frozenset[int] = frozenset()
    werken: frozenset[int] = frozenset()


def organisatiesleutels(
    feiten: Organisatiefeiten, rechten: Iterable[Organisatierecht], *, vandaag: date
) -> Organisatiesleutels:
    """Return the keys that follow from these facts and rights. Working includes reading; the own stays the own."""
    if feiten.eigen is None:
        return Organisatiesleutels()
    mijn = [recht for recht in rechten if recht.rol == feiten.rol]
    werken = {organisatiesleutel(feiten.eigen, een.laag) for een in mijn if een.wijze is Wijze.WERKEN}
    lezen = {organisatiesleutel(feiten.eigen, een.laag) for een in mijn if een.wijze is Wijze.LEZEN}
    bij_anderen = {een.laag for een in mijn if een.wijze is Wijze.ANDEREN}
    open_ = {
        organisatiesleutel(een.organisatie, een.laag)
        for een in feiten.openingen
        if een.laag in bij_anderen and staat_open(een, feiten, vandaag=vandaag)
    }
    return Organisatiesleutels(frozenset(werken | lezen | open_), frozenset(werken))


def staat_open(opening: Opening, feiten: Organisatiefeiten, *, vandaag: date) -> bool:
    """Whether another organisation's layer is open to this reader today. Unfinished work never is."""
    if opening.organisatie == feiten.eigen or opening.laag not in TE_OPENEN:
        return False
    if opening.van > vandaag or (opening.tot is not None and opening.tot <= vandaag):
        return False
    return opening.subregio if opening.kring is Kring.SUBREGIO else feiten.in_regio


def te_openen(rol: str, werkt: Collection[Werklaag], *, is_gemeente: bool) -> tuple[Werklaag, ...]:
    """Return what a role shows to others: all of it for who works in all of it, a council of its own its advice.

    A member of a council inside a municipality shows nothing: the municipality decides about its own work.
    """
    if rol == RAADSROL:
        return (Werklaag.ADVIES,) if Werklaag.ADVIES in werkt and not is_gemeente else ()
    return TE_OPENEN if set(TE_OPENEN) <= set(werkt) else ()


def leest_gericht(
    laag: Werklaag, *, van: int, aan: Collection[int], eigen: int, lezen: Collection[int], ingetrokken: bool = False
) -> bool:
    """Whether somebody of ``eigen`` reads a row of ``van`` that was sent to ``aan``; a draft is sent to none.

    A draft is for the own organisation alone; what was sent also for exactly those it was sent to, where their role
    reads this layer; and for others once its owner opened the layer to them, unless it was withdrawn.
    """
    thuis = organisatiesleutel(eigen, laag) in lezen
    if van == eigen or eigen in aan:
        return thuis
    return bool(aan) and not ingetrokken and organisatiesleutel(van, laag) in lezen


def organisatiesleutel(organisatie: int, laag: int) -> int:
    """Return the key of one layer of one organisation; the database compares the same number."""
    return organisatie * FACTOR + laag


def sleutelnummer(organisatie: int) -> int:
    """Return under which number the key store keeps an organisation's key: below zero, so it is no household's."""
    return -organisatie
