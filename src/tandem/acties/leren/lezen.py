"""Reading obstacles: what I reported and what became of it, what is to be dealt with, and one obstacle as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tandem.acties.leren.belemmering import VERDELEN, Loket, eis_loket, loket, meldingen, regio_ziet_het, verdelers
from tandem.acties.leren.lessen import Lesbeeld, lessen_met
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Belemmering, Belemmermelding, Belemmerstap, Medewerker, Organisatie
from tandem.regels.leren.belemmering import (
    KLAAR,
    Belemmersoort,
    Niveau,
    Regiostap,
    Stand,
    Stap,
    Terugkoppeltermijn,
    mogelijk,
    uiterlijk_horen,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag

PER_BLAD = 200
"""Obstacles on a list; what is open comes first. Own choice."""


@dataclass(frozen=True)
class Belemmerregel:
    """An obstacle on a list. ``wat`` and ``melder`` only where this reader may know them.

    ``bij``: another organisation that has it for the own one; ``namens``: the one for which the own one has it.
    """

    openbaar: UUID
    soort: Belemmersoort
    stand: Stand
    gemeld_op: date
    hoort_op: date | None
    te_laat: bool
    eigenaar: str
    wat: str
    van_mij: bool
    bij: str = ""
    namens: str = ""


@dataclass(frozen=True)
class Belemmerlijst:
    """What I reported, and for who deals with obstacles: what is to be dealt with."""

    kop: Organisatiekop
    van_mij: tuple[Belemmerregel, ...]
    te_doen: tuple[Belemmerregel, ...]
    klaar: tuple[Belemmerregel, ...]
    verdeelt: bool
    mag_melden: bool
    vandaag: date


@dataclass(frozen=True)
class Stapregel:
    """Something that was done: by which organisation, what, and what was told."""

    op: datetime
    wat: str
    tekst: str
    wie: str
    van_regio: bool


@dataclass(frozen=True)
class Belemmerblad:
    """One obstacle: the report, where it stands, what was done, and what can be done now."""

    kop: Organisatiekop
    regel: Belemmerregel
    melder: str
    voor_regio: str
    doorgegeven_op: date | None
    stappen: tuple[Stapregel, ...]
    kan: tuple[Stap, ...]
    verdelers: tuple[tuple[int, str], ...]
    regio_ziet_het: bool
    lessen: tuple[Lesbeeld, ...]
    termijn: Terugkoppeltermijn
    versie: int


@dataclass(frozen=True)
class Meldblad:
    """What the form to report needs, and who will read what is written there."""

    kop: Organisatiekop
    loket: Loket
    soorten: tuple[Belemmersoort, ...]
    termijn: Terugkoppeltermijn


def termijn() -> Terugkoppeltermijn:
    """Return the term of content within which who reported hears something."""
    return next(iter(catalogus().terugkoppeltermijnen.values()))


def lees_meldblad(*, door: Actor) -> Meldblad:
    """Return what the form needs. Raises ``Geweigerd`` for who cannot report here."""
    with lees_organisatie(door=door, wat="belemmering melden") as sessie:
        sessie.eis(Werklaag.WERK, Werklaag.BELEMMERING)
        bij = eis_loket(sessie)
        sessie.inzage()
        return Meldblad(lees_organisatiekop(sessie), bij, tuple(catalogus().belemmersoorten.values()), termijn())


def lees_belemmeringen(*, door: Actor) -> Belemmerlijst:
    """Return the obstacles that this actor may know of: the own, or all of the organisation for who deals with them.

    Who only reads counts (an alderman) gets empty lists. Raises ``NietGevonden`` for a role that has no part in them.
    """
    with lees_organisatie(door=door, wat="belemmeringen") as sessie:
        if not sessie.ziet(Werklaag.BELEMMERING):
            raise NietGevonden
        verdeelt = sessie.mag(VERDELEN)
        regels = _regels(sessie)
        hier = [een for een in regels if not een.bij]
        open_ = [een for een in hier if een.stand not in KLAAR]
        return Belemmerlijst(
            kop=lees_organisatiekop(sessie),
            van_mij=tuple(een for een in regels if een.van_mij),
            te_doen=tuple(sorted(open_, key=_dringend)) if verdeelt else (),
            klaar=tuple(een for een in hier if een.stand in KLAAR) if verdeelt else (),
            verdeelt=verdeelt,
            mag_melden=sessie.mag(Werklaag.WERK) and sessie.mag(Werklaag.BELEMMERING) and loket(sessie) is not None,
            vandaag=sessie.vandaag,
        )


def _dringend(regel: Belemmerregel) -> tuple[bool, date]:
    """What waits with the region comes last: nobody here has to do anything with it now."""
    return regel.stand is Stand.DOORGEGEVEN, regel.hoort_op or date.max


def _regels(sessie: Organisatiesessie) -> list[Belemmerregel]:
    rijen = meldingen(sessie).order_by("belemmering__klaar_op", "-belemmering__gemeld_op", "-pk")
    gevonden = list(rijen.select_related("organisatie", "namens")[:PER_BLAD])
    sessie.inzage(sessie.organisatie, *{een.organisatie_id for een in gevonden})
    return [_regel(sessie, een.belemmering, een) for een in gevonden]


def _regel(sessie: Organisatiesessie, rij: Belemmering, melding: Belemmermelding) -> Belemmerregel:
    stand = Stand(rij.stand)
    hoort = uiterlijk_horen(stand, rij.gemeld_op, rij.uiterlijk, termijn().dagen)
    return Belemmerregel(
        openbaar=rij.openbaar,
        soort=catalogus().belemmersoorten[rij.soort],
        stand=stand,
        gemeld_op=rij.gemeld_op,
        hoort_op=hoort if stand is not Stand.DOORGEGEVEN else None,
        te_laat=stand is not Stand.DOORGEGEVEN and hoort is not None and hoort < sessie.vandaag,
        eigenaar=rij.eigenaar.naam if rij.eigenaar else "",
        wat=melding.wat,
        van_mij=melding.melder_id == sessie.door.medewerker,
        bij=melding.organisatie.naam if melding.organisatie_id != sessie.organisatie else "",
        namens=melding.namens.naam if melding.namens and melding.organisatie_id == sessie.organisatie else "",
    )


def lees_belemmering(*, door: Actor, belemmering: UUID) -> Belemmerblad:
    """Return one obstacle. Raises ``NietGevonden`` for who neither reported it nor deals with it."""
    with lees_organisatie(door=door, wat="een belemmering") as sessie:
        melding = (
            meldingen(sessie)
            .filter(belemmering__openbaar=belemmering)
            .select_related("organisatie", "namens", "melder")
            .first()
        )
        if melding is None:
            raise NietGevonden
        verdeelt = sessie.mag(VERDELEN) and melding.organisatie_id == sessie.organisatie
        rij = melding.belemmering
        regel = _regel(sessie, rij, melding)
        stappen = _stappen(sessie, belemmering)
        sessie.inzage(sessie.organisatie, melding.organisatie_id)
        return Belemmerblad(
            kop=lees_organisatiekop(sessie),
            regel=regel,
            melder=melding.melder.naam if melding.bekend or regel.van_mij else "",
            voor_regio=rij.voor_regio or "",
            doorgegeven_op=rij.doorgegeven_op,
            stappen=stappen,
            kan=mogelijk(regel.stand, Niveau(rij.niveau)) if verdeelt else (),
            verdelers=tuple(verdelers(sessie).items()) if verdeelt else (),
            regio_ziet_het=regio_ziet_het(sessie),
            lessen=lessen_met(sessie, uit=belemmering),
            termijn=termijn(),
            versie=rij.versie,
        )


def _stappen(sessie: Organisatiesessie, over: UUID) -> tuple[Stapregel, ...]:
    rijen = list(sessie.van(Belemmerstap).filter(over=over).order_by("op", "nummer"))
    sessie.inzage(*{rij.organisatie_id for rij in rijen if rij.organisatie_id != sessie.organisatie})
    return stapregels(rijen, sessie.organisatie)


def stapregels(rijen: Iterable[Belemmerstap], eigen: int) -> tuple[Stapregel, ...]:
    """Return steps as shown: of the own organisation by name, of the region as that organisation."""
    rijen = list(rijen)
    mensen = dict(Medewerker.objects.filter(pk__in={rij.door_id for rij in rijen}).values_list("pk", "naam"))
    huizen = dict(Organisatie.objects.filter(pk__in={rij.organisatie_id for rij in rijen}).values_list("pk", "naam"))
    woorden = {een.value: een.omschrijving for soort in (Stap, Regiostap) for een in soort}
    return tuple(
        Stapregel(
            op=rij.op,
            wat=woorden.get(rij.stap, rij.stap),
            tekst=rij.tekst,
            wie=mensen[rij.door_id] if rij.organisatie_id == eigen else huizen[rij.organisatie_id],
            van_regio=rij.organisatie_id != eigen,
        )
        for rij in rijen
    )
