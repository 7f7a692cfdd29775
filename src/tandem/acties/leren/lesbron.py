"""What a lesson came from and what it changed: who may know it, how it is called, and the way to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tandem.acties.adviesbron import adviesbron, gevolgbron
from tandem.acties.bouwstenen.inhoud import acties as bouwsteenacties
from tandem.acties.bouwstenen.plan import Regelplek, regelplekken
from tandem.acties.leren.belemmering import meldingen
from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.acties.zelfscan.laatste import deel_van_meting, laatste_delen
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Leertraject, Observatie, Reflectie
from tandem.models import Les as Lesrij
from tandem.regels.leren.les import Herkomst, Keuzes, Oorsprong
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Oorsprongbeeld:
    """What a lesson came from, for who may know it.

    ``pad``: the row whose page shows it. ``begin``: what the lesson can begin with, per field of its form.
    """

    oorsprong: Oorsprong
    naam: str
    pad: UUID
    begin: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Gewijzigd:
    """An action of a bouwsteen that a lesson changed."""

    code: str
    naam: str
    steen: str
    steennaam: str


@dataclass(frozen=True)
class Geraakt:
    """A line of a plan or a part of a scan that a lesson changed: which row, and for a scan which part.

    ``plan``: the closed plan in which the line stands; None for the plan that runs.
    """

    naam: str
    openbaar: UUID
    deel: str = ""
    plan: UUID | None = None


def keuzes_hier(sessie: Organisatiesessie) -> Keuzes:
    """What a lesson of this organisation can have changed, as far as this writer reads it."""
    return Keuzes(frozenset(bouwsteenacties()), frozenset(regelplekken(sessie)), frozenset(laatste_delen(sessie)))


def keuzelijsten(sessie: Organisatiesessie) -> dict[str, tuple[tuple[str, str], ...]]:
    """The same with names, per field of a form."""
    acties_ = tuple((code, f"{steen.naam}: {actie.naam}") for code, (steen, actie) in bouwsteenacties().items())
    delen = tuple((code, een.naam) for code, een in laatste_delen(sessie).items())
    regels = tuple((code, _regelnaam(plek)) for code, plek in regelplekken(sessie).items())
    return {"acties": acties_, "planregels": regels, "delen": delen}


def _regelnaam(plek: Regelplek) -> str:
    return f"{plek.wat} ({plek.plannaam}, gesloten)" if plek.gesloten else plek.wat


def oorsprongbeeld(sessie: Organisatiesessie, oorsprong: Oorsprong) -> Oorsprongbeeld | None:
    """What something of the own organisation is called, or None where this person may not know it."""
    return _VAN_SOORT[oorsprong.soort](sessie, oorsprong)


def oorsprong_van(rij: Lesrij) -> Oorsprong | None:
    """What a lesson says that it came from."""
    return Oorsprong(Herkomst(rij.uit_soort), rij.uit, rij.uit_deel) if rij.uit else None


def _belemmering(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    """Only for who reported it, and who deals with obstacles here."""
    melding = meldingen(sessie).filter(belemmering__openbaar=wat.openbaar).first()
    if melding is None:
        return None
    return Oorsprongbeeld(wat, catalogus().belemmersoorten[melding.belemmering.soort].naam, wat.openbaar)


def _traject(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    rij = sessie.mijn(Leertraject).filter(openbaar=wat.openbaar).first()
    if rij is None:
        return None
    begin = {"aanleiding": rij.aanleiding, "inzicht": rij.geleerd or "", "niveau": rij.niveau}
    return Oorsprongbeeld(wat, f"Leertraject: {rij.titel}", rij.openbaar, begin)


def _reflectie(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    rij = sessie.mijn(Reflectie).select_related("traject").filter(openbaar=wat.openbaar).first()
    if rij is None:
        return None
    begin = {"aanleiding": rij.traject.aanleiding, "inzicht": rij.uitkomst}
    begin |= {"niveau": rij.traject.niveau, "orde": rij.orde}
    return Oorsprongbeeld(wat, f"Reflectie in: {rij.traject.titel}", rij.traject.openbaar, begin)


def _observatie(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    rij = sessie.mijn(Observatie).select_related("traject").filter(openbaar=wat.openbaar).first()
    if rij is None:
        return None
    begin = {"aanleiding": rij.wat, "inzicht": rij.gevolg, "niveau": rij.traject.niveau}
    return Oorsprongbeeld(wat, f"Observatie in: {rij.traject.titel}", rij.traject.openbaar, begin)


def _meting(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    naam = deel_van_meting(sessie, wat.openbaar, wat.deel)
    return Oorsprongbeeld(wat, f"Meting: {naam}", wat.openbaar) if naam else None


def _advies(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    """For who may read the advice. The words of a council are never put into a lesson: lessons travel further."""
    bron = adviesbron(sessie, wat.openbaar)
    return Oorsprongbeeld(wat, f"Advies: {bron.onderwerp}", bron.advies) if bron else None


def _gevolg(sessie: Organisatiesessie, wat: Oorsprong) -> Oorsprongbeeld | None:
    """Of a change that the own organisation recorded, its own words can begin the lesson."""
    bron = gevolgbron(sessie, wat.openbaar)
    if bron is None:
        return None
    begin = {"anders": bron.eigen} if bron.eigen else {}
    return Oorsprongbeeld(wat, f"Wat veranderde na advies: {bron.onderwerp}", bron.advies, begin)


_VAN_SOORT: dict[Herkomst, Callable[[Organisatiesessie, Oorsprong], Oorsprongbeeld | None]] = {
    Herkomst.BELEMMERING: _belemmering,
    Herkomst.TRAJECT: _traject,
    Herkomst.REFLECTIE: _reflectie,
    Herkomst.OBSERVATIE: _observatie,
    Herkomst.METING: _meting,
    Herkomst.ADVIES: _advies,
    Herkomst.GEVOLG: _gevolg,
}


def gewijzigd(codes: list[str]) -> tuple[Gewijzigd, ...]:
    """The actions of bouwstenen that a lesson changed, as far as the content still holds them."""
    bekend = bouwsteenacties()
    return tuple(
        Gewijzigd(code, bekend[code][1].naam, bekend[code][0].code, bekend[code][0].naam)
        for code in codes
        if code in bekend
    )


def geraakt(sessie: Organisatiesessie, rij: Lesrij) -> tuple[Geraakt, ...]:
    """The lines of the plan and parts of scans that a lesson of the own organisation changed, as this reader sees."""
    if rij.organisatie_id != sessie.organisatie:
        return ()
    regels = regelplekken(sessie) if rij.planregels and sessie.ziet(Werklaag.PLAN) else {}
    delen = laatste_delen(sessie) if rij.delen and sessie.ziet(Werklaag.UITKOMST) else {}
    uit = [_geraakte_regel(regels[nummer]) for nummer in rij.planregels if nummer in regels]
    gemeten = [(code, delen[code]) for code in rij.delen if code in delen]
    return (*uit, *(Geraakt(f"Meting: {een.naam}", een.meting, code.split(".")[-1]) for code, een in gemeten))


def _geraakte_regel(plek: Regelplek) -> Geraakt:
    return Geraakt(f"Verbeterplan: {_regelnaam(plek)}", plek.openbaar, plan=plek.plan if plek.gesloten else None)
