"""Lessons: in fields, read by somebody else before they leave, with what they came from and what they changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tandem.acties.keuring import keur
from tandem.acties.leren.belemmering import VERDELEN, voornamen
from tandem.acties.leren.lesbron import (
    Geraakt,
    Gewijzigd,
    Oorsprongbeeld,
    geraakt,
    gewijzigd,
    keuzelijsten,
    keuzes_hier,
    oorsprong_van,
    oorsprongbeeld,
)
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Les as Lesrij
from tandem.models import Medewerker
from tandem.regels.bouwstenen.bouwsteen import Laag
from tandem.regels.leren.les import Leerorde, Les, Lesstand, Oorsprong, bezwaren_les, bezwaren_nalezen
from tandem.regels.leren.persoon import vermoedens
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, NietGevonden
from tandem.regels.rechten.organisatie import Werklaag

PER_BLAD = 200
"""Lessons on a list; the newest first. Own choice."""


@dataclass(frozen=True)
class Lesbeeld:
    """A lesson as shown, with what it came from (``uit`` None: nothing, or this reader may not know) and changed."""

    openbaar: UUID
    les: Les
    stand: Lesstand
    organisatie: str
    eigen: bool
    van_mij: bool
    schrijver: str
    geschreven_op: date
    opmerking: str
    uit: Oorsprongbeeld | None
    uit_deel: str
    gewijzigd: tuple[Gewijzigd, ...]
    geraakt: tuple[Geraakt, ...]
    kan_nalezen: bool
    versie: int


@dataclass(frozen=True)
class Lessenlijst:
    """To read as a second reader, of mine that are not shared yet, and what is shared here and elsewhere."""

    kop: Organisatiekop
    na_te_lezen: tuple[Lesbeeld, ...]
    van_mij: tuple[Lesbeeld, ...]
    gedeeld: tuple[Lesbeeld, ...]
    mag_schrijven: bool


@dataclass(frozen=True)
class Schrijfblad:
    """What the form of a lesson needs: what it can have changed, and what it comes from, if anything."""

    kop: Organisatiekop
    keuzes: Mapping[str, tuple[tuple[str, str], ...]]
    uit: Oorsprongbeeld | None


def lees_schrijfblad(*, door: Actor, uit: Oorsprong | None = None) -> Schrijfblad:
    """Return what the form needs.

    Raises ``NietGevonden`` for a role without a part in this, and for an origin that this writer may not know.
    """
    with lees_organisatie(door=door, wat="les schrijven") as sessie:
        if not (sessie.ziet(Werklaag.LES) and sessie.mag(Werklaag.WERK)):
            raise NietGevonden
        sessie.inzage()
        return Schrijfblad(lees_organisatiekop(sessie), keuzelijsten(sessie), _eis_oorsprong(sessie, uit))


def _eis_oorsprong(sessie: Organisatiesessie, uit: Oorsprong | None) -> Oorsprongbeeld | None:
    beeld = oorsprongbeeld(sessie, uit) if uit else None
    if uit is not None and beeld is None:
        raise NietGevonden
    return beeld


def schrijf_les(*, door: Actor, les: Les, uit: Oorsprong | None, nagekeken: bool, verzoek: UUID | None = None) -> UUID:
    """Offer a lesson to a second reader; returns its public id. ``uit``: what it came from.

    Raises ``Ongeldig``, ``Geweigerd``, and ``NietGevonden`` for an origin that this writer may not know.
    """
    with schrijf_organisatie(door=door, wat="les schrijven", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.WERK)
        _keur(sessie, les, nagekeken)
        _eis_oorsprong(sessie, uit)
        rij = Lesrij(laag=int(Werklaag.WERK), schrijver_id=door.medewerker, geschreven_op=sessie.vandaag)
        if uit is not None:
            rij.uit, rij.uit_soort, rij.uit_deel = uit.openbaar, uit.soort.value, uit.deel
        _vul(rij, les)
        sessie.bewaar(rij)
        sessie.gebeurtenis("les_aangeboden", over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def pas_les_aan(
    *, door: Actor, openbaar: UUID, les: Les, nagekeken: bool, versie: int, verzoek: UUID | None = None
) -> None:
    """Change an own lesson that is not shared yet, and offer it again. Raises as ``schrijf_les``, and ``Botsing``."""
    with schrijf_organisatie(door=door, wat="les aanpassen", verzoek=verzoek) as sessie:
        rij = _open(sessie, openbaar, versie)
        if rij.schrijver_id != door.medewerker or rij.stand == Lesstand.GEDEELD.value:
            raise NietGevonden
        _keur(sessie, les, nagekeken)
        _vul(rij, les)
        rij.versie += 1
        sessie.bewaar(rij)
        sessie.gebeurtenis("les_aangeboden", over=openbaar)
        sessie.uitkomst = str(openbaar)


def lees_na(
    *, door: Actor, openbaar: UUID, deelt: bool, opmerking: str, versie: int, verzoek: UUID | None = None
) -> None:
    """Decide as a second reader: share the lesson, or give it back with what must change.

    Raises ``Geweigerd`` for who does not release lessons, ``Ongeldig`` (also for the own lesson) and ``Botsing``.
    """
    with schrijf_organisatie(door=door, wat="les nalezen", verzoek=verzoek) as sessie:
        sessie.eis(VERDELEN)
        rij = _open(sessie, openbaar, versie)
        wie = {"schrijver": rij.schrijver_id, "lezer": door.medewerker}
        keur(bezwaren_nalezen(Lesstand(rij.stand), **wie, deelt=deelt, opmerking=opmerking))
        rij.stand = (Lesstand.GEDEELD if deelt else Lesstand.TERUG).value
        rij.laag = int(Werklaag.LES if deelt else Werklaag.WERK)
        rij.lezer_id, rij.gelezen_op, rij.opmerking = door.medewerker, sessie.vandaag, opmerking.strip() or None
        rij.versie += 1
        sessie.bewaar(rij)
        sessie.gebeurtenis("les_gedeeld" if deelt else "les_teruggegeven", over=openbaar)
        sessie.uitkomst = str(openbaar)


def _keur(sessie: Organisatiesessie, les: Les, nagekeken: bool) -> None:
    verdacht = vermoedens(les.woorden, voornamen())
    keur(bezwaren_les(les, keuzes=keuzes_hier(sessie), vermoedens=verdacht, nagekeken=nagekeken))


def _vul(rij: Lesrij, les: Les) -> None:
    rij.stand, rij.orde, rij.niveau = Lesstand.AANGEBODEN.value, les.orde.value, les.niveau.value
    rij.aanleiding, rij.inzicht, rij.anders = les.aanleiding.strip(), les.inzicht.strip(), les.anders.strip()
    rij.acties, rij.planregels, rij.delen = list(les.acties), list(les.planregels), list(les.delen)


def _open(sessie: Organisatiesessie, openbaar: UUID, versie: int) -> Lesrij:
    rij = sessie.een(Lesrij, openbaar)
    if rij.versie != versie:
        wie = Medewerker.objects.filter(pk=rij.lezer_id or rij.schrijver_id).first()
        hun = {veld: getattr(rij, veld) for veld in ("aanleiding", "inzicht", "anders")}
        wanneer = f"{rij.gelezen_op or rij.geschreven_op:%d-%m-%Y}"
        raise Botsing(wie=wie.naam if wie else "iemand anders", wanneer=wanneer, hun=hun, versie=rij.versie)
    return rij


def lees_lessen(*, door: Actor) -> Lessenlijst:
    """Return the lessons that this actor may read. Raises ``NietGevonden`` for a role that has no part in them."""
    with lees_organisatie(door=door, wat="lessen") as sessie:
        if not sessie.ziet(Werklaag.LES):
            raise NietGevonden
        alle = sessie.van(Lesrij).select_related("organisatie", "schrijver").order_by("-geschreven_op", "-pk")
        rijen = [rij for rij in alle[:PER_BLAD] if _voor_mij(sessie, rij)]
        beelden = [_beeld(sessie, rij) for rij in rijen]
        sessie.inzage(sessie.organisatie, *{rij.organisatie_id for rij in rijen})
        wachten = [een for een in beelden if een.stand is not Lesstand.GEDEELD]
        return Lessenlijst(
            kop=lees_organisatiekop(sessie),
            na_te_lezen=tuple(een for een in wachten if een.kan_nalezen),
            van_mij=tuple(een for een in wachten if een.van_mij),
            gedeeld=tuple(een for een in beelden if een.stand is Lesstand.GEDEELD),
            mag_schrijven=sessie.mag(Werklaag.WERK),
        )


def lees_les(*, door: Actor, openbaar: UUID) -> tuple[Organisatiekop, Lesbeeld]:
    """Return one lesson. Raises ``NietGevonden`` for one that is not for this actor."""
    with lees_organisatie(door=door, wat="een les") as sessie:
        rij = sessie.van(Lesrij).filter(openbaar=openbaar).select_related("organisatie", "schrijver").first()
        if rij is None or not _voor_mij(sessie, rij):
            raise NietGevonden
        sessie.inzage(sessie.organisatie, rij.organisatie_id)
        return lees_organisatiekop(sessie), _beeld(sessie, rij, met_uit=True)


def lessen_met(sessie: Organisatiesessie, **waar: Any) -> tuple[Lesbeeld, ...]:
    """Return the shared lessons of the own organisation with these fields: the way back to a lesson."""
    rijen = sessie.mijn(Lesrij).filter(laag=int(Werklaag.LES), **waar).select_related("organisatie", "schrijver")
    return tuple(_beeld(sessie, rij) for rij in rijen.order_by("-geschreven_op", "-pk")[:PER_BLAD])


def _voor_mij(sessie: Organisatiesessie, rij: Lesrij) -> bool:
    return rij.laag == Werklaag.LES or rij.schrijver_id == sessie.door.medewerker or sessie.mag(VERDELEN)


def _beeld(sessie: Organisatiesessie, rij: Lesrij, *, met_uit: bool = False) -> Lesbeeld:
    eigen, van_mij = rij.organisatie_id == sessie.organisatie, rij.schrijver_id == sessie.door.medewerker
    stand = Lesstand(rij.stand)
    oorsprong = oorsprong_van(rij) if met_uit and eigen else None
    return Lesbeeld(
        openbaar=rij.openbaar,
        les=_les(rij),
        stand=stand,
        organisatie=rij.organisatie.naam,
        eigen=eigen,
        van_mij=van_mij,
        schrijver=rij.schrijver.naam if eigen else "",
        geschreven_op=rij.geschreven_op,
        opmerking=(rij.opmerking or "") if eigen else "",
        uit=oorsprongbeeld(sessie, oorsprong) if oorsprong else None,
        uit_deel=rij.uit_deel if eigen else "",
        gewijzigd=gewijzigd(rij.acties),
        geraakt=geraakt(sessie, rij) if met_uit else (),
        kan_nalezen=eigen and not van_mij and stand is Lesstand.AANGEBODEN and sessie.mag(VERDELEN),
        versie=rij.versie,
    )


def _les(rij: Lesrij) -> Les:
    woorden = (rij.aanleiding, rij.inzicht, rij.anders)
    raakt = (tuple(een) for een in (rij.acties, rij.planregels, rij.delen))
    return Les(*woorden, Leerorde(rij.orde), Laag(rij.niveau), *raakt)
