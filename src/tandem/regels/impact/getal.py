"""The figures of an impact analysis: read as people type them, subtracted, and added up without hiding what is missing.

A figure is a number, unknown or secret; zero is a number. A sum says over how many it was taken, and without any known
figure there is no sum at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.zelfscan.cijfer import GEHEIM, ONBEKEND, Cijfer, Cijferstand, bekend, verschil
from tandem.regels.zelfscan.spreiding import MINST_AANTAL

HOOGSTENS = Decimal(1_000_000)
"""Above this a number is a slip of the keyboard; it is no norm."""
GEHEIMTEKENS = (".", "geheim")
"""How one writes that a figure is kept secret; the statistics office writes a full stop."""


def lees_getal(tekst: str, soort: Cijfersoort) -> Cijfer | str:
    """Return what somebody typed as a figure, or the sentence that says why it is none.

    Empty is unknown, a full stop or *geheim* is secret. Formation has at most two decimals, the rest none.
    """
    kaal = tekst.strip().casefold()
    if kaal in ("", ONBEKEND.stand.value):
        return ONBEKEND
    if kaal in GEHEIMTEKENS:
        return GEHEIM
    try:
        getal = Decimal(kaal.replace(",", "."))
    except InvalidOperation:
        return "Vul een getal in, een punt (geheim) of niets (onbekend)."
    if not getal.is_finite() or not 0 <= getal <= HOOGSTENS:
        return f"Vul een getal in van 0 tot en met {int(HOOGSTENS)}."
    if soort is not Cijfersoort.FORMATIE and getal != getal.to_integral():
        return "Vul een heel getal in."
    return bekend(getal) if getal == bekend(getal).getal else "Gebruik hoogstens twee cijfers achter de komma."


def als_invoer(cijfer: Cijfer) -> str:
    """Return a figure as it is typed; ``lees_getal`` gives it back."""
    if cijfer.getal is None:
        return "." if cijfer.stand is Cijferstand.GEHEIM else ""
    return f"{cijfer.getal.normalize() + 0:f}".replace(".", ",")


def in_woorden(cijfer: Cijfer) -> str:
    """Return ``1.250``, ``0,5``, ``niet bekend`` or ``geheim``."""
    if cijfer.getal is None:
        return "geheim" if cijfer.stand is Cijferstand.GEHEIM else "niet bekend"
    kaal = cijfer.getal.normalize() + 0
    return f"{kaal:,f}".replace(",", "_").replace(".", ",").replace("_", ".")


@dataclass(frozen=True, slots=True)
class Som:
    """Known figures added up; ``getal`` None when none is known. ``van``: how many there should have been."""

    getal: Decimal | None
    bekend: int
    geheim: int
    van: int

    @property
    def compleet(self) -> bool:
        """Whether every figure is in it."""
        return self.bekend == self.van

    @property
    def cijfer(self) -> Cijfer:
        """The sum as a figure; secret only where all that there is, is secret."""
        if self.getal is not None:
            return bekend(self.getal)
        return GEHEIM if self.geheim else ONBEKEND

    def in_woorden(self, waarvan: str) -> str:
        """``12,5``, or ``12,5 (over 3 van 14 gemeenten)`` where figures are missing, or *niet bekend*."""
        woorden = in_woorden(self.cijfer)
        zonder = self.compleet or self.getal is None
        return woorden if zonder else f"{woorden} (over {self.bekend} van {self.van} {waarvan})"


def som(cijfers: Iterable[Cijfer], van: int | None = None) -> Som:
    """Add up what is known; ``van`` where more figures are asked than there are in the list."""
    rij = list(cijfers)
    getallen = [een.getal for een in rij if een.getal is not None]
    geheim = sum(een.stand is Cijferstand.GEHEIM for een in rij)
    return Som(sum(getallen, Decimal()) if getallen else None, len(getallen), geheim, len(rij) if van is None else van)


def totaal(geheel: Cijfer, per_team: Iterable[Cijfer], teams: int) -> Som:
    """Return the figure of a municipality: what it gave for itself as a whole, else the sum over its local teams."""
    if geheel != ONBEKEND:
        return som([geheel])
    rij = list(per_team)
    return som(rij, max(teams, len(rij))) if rij else som([ONBEKEND])


def kloof(nu: Som, nodig: Som) -> Cijfer:
    """Return what is needed more than there is. With teams missing on a side it is not known, however much is."""
    if nu.getal is not None and nodig.getal is not None and not (nu.compleet and nodig.compleet):
        return ONBEKEND
    return verschil(nu.cijfer, nodig.cijfer)


def afgeschermd(nu: Cijfer, nodig: Cijfer) -> tuple[Cijfer, Cijfer]:
    """Return how many people can do something, and should, as it may leave those who work on it.

    Of a group of less than ``MINST_AANTAL`` people it is secret: who knows the team would know who. So it is when the
    size of the group is not known. Own choice (decision 0036).
    """
    if nodig.getal is not None and nodig.getal >= MINST_AANTAL:
        return nu, nodig
    return (ONBEKEND if nu == ONBEKEND else GEHEIM), (ONBEKEND if nodig == ONBEKEND else GEHEIM)
