"""What the acties of this capability share: the running case, whole keys, and noting what was read."""

from collections.abc import Iterable
from typing import Protocol

from tandem.acties.casus.regel import eis_niet_afgerond
from tandem.acties.deur import Sessie
from tandem.models import Casus, Lid
from tandem.regels.rechten.lagen import Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig


class Overmensen(Protocol):
    """A row or a shown thing that says whom it is about and from whom it is hidden."""

    @property
    def betreft(self) -> Iterable[int]:
        """Ids of members."""

    @property
    def niet_zichtbaar_voor(self) -> Iterable[int]:
        """Ids of members."""


def noteer(sessie: Sessie, laag: Laag, gelezen: Iterable[Overmensen]) -> None:
    """Note what was read, per group of things that are hidden from the same members: the log inherits that."""
    groepen: dict[frozenset[int], set[int]] = {}
    for een in gelezen:
        groepen.setdefault(frozenset(een.niet_zichtbaar_voor), set()).update(een.betreft)
    for verborgen, leden in groepen.items():
        sessie.inzage(laag=laag, leden=sorted(leden), niet_zichtbaar_voor=verborgen)


def ziet_alles(sessie: Sessie, laag: Laag) -> bool:
    """Whether a layer is open as a whole: not for some members only, and not on behalf of one of them."""
    heel = sessie.huishouden is not None and sleutel(sessie.huishouden, laag) not in sessie.bos.deel
    return sessie.ziet(laag) and heel and not sessie.bos.namens


def eis_alles(sessie: Sessie, laag: Laag) -> None:
    """Refuse a step over the whole for who sees a part: what they do not see would fall away unnoticed."""
    sessie.eis(laag)
    if not ziet_alles(sessie, laag):
        raise Geweigerd("U ziet niet alles wat hier staat. Vraag een collega die dat wel ziet om deze stap te doen.")


def lopende_casus(sessie: Sessie, *, vast: bool = False) -> Casus:
    """Return the running case; ``vast`` makes a second one at the same time wait. Raises ``Ongeldig`` without one."""
    casus = eis_niet_afgerond(sessie, vast=vast)
    if casus is None:
        raise Ongeldig(**{"": "Er loopt nog geen casus voor dit huishouden. Open eerst een casus."})
    return casus


def eis_leden(sessie: Sessie, nummers: Iterable[int], veld: str) -> None:
    """Refuse (``Ongeldig``) a member who is not of this household, or whom this professional does not see."""
    gevraagd = set(nummers)
    if gevraagd and gevraagd - set(sessie.van(Lid).values_list("pk", flat=True)):
        raise Ongeldig(**{veld: "Kies alleen mensen uit dit huishouden."})
