"""Supervision, for the privacy officer: what must be judged, by when, and the judgement with its reason.

They hold no key to any file: they read who, when, why and how often. What is put before them comes from emergency
access (``acties/rechten/nood.py``) and from the job that reads the log (``acties/rechten/logtoezicht.py``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.koppelingen.kluis import SleutelVernietigd
from tandem.models import Medewerker, Organisatie, Rol, Toezichtvraag
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.noodtoegang import Noodgrond, Tweede
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.toezicht import (
    TOEZICHTHOUDER,
    Oordeelsoort,
    Toezichtregel,
    Toezichtsoort,
    bezwaren_oordeel,
    dagen_te_laat,
)

PER_BLAD = 200
"""Judged questions on the page; what is open is always there. Own choice."""


@dataclass(frozen=True)
class Vraagregel:
    """Something to judge: what, whose reading, since when, until when, and the judgement when there is one."""

    openbaar: UUID
    soort: Toezichtsoort
    wie: str
    rol: str
    organisatie: str
    dossier: str
    aantal: int
    grond: str
    reden: str
    tweede: str
    sinds: datetime
    uiterlijk: date
    dagen_te_laat: int
    oordeel: Oordeelsoort | None
    oordeel_reden: str
    oordeel_door: str
    oordeel_op: datetime | None


@dataclass(frozen=True)
class Toezichtlijst:
    """What waits, overdue first, and what was judged."""

    open: tuple[Vraagregel, ...]
    klaar: tuple[Vraagregel, ...]


@contextmanager
def _lees(door: Actor, wat: str) -> Iterator[Sessie]:
    with deur.lees(door=door, doel=Doel.TOEZICHT, wat=wat) as sessie:
        betreed_toezicht(sessie)
        yield sessie


def betreed_toezicht(sessie: Sessie) -> None:
    """Let this officer see what is theirs to judge (wall 2). Raises ``NietGevonden`` for any other role."""
    if sessie.door.rol != TOEZICHTHOUDER:
        raise NietGevonden
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tandem_betreed_bewaren(%s, %s, %s)", [sessie.door.medewerker, sessie.door.lidmaatschap, sessie.nu]
        )


def lees_toezicht(*, door: Actor) -> Toezichtlijst:
    """Return what this officer must judge and judged. Raises ``NietGevonden`` for other roles."""
    with _lees(door, "toezicht op inzien") as sessie:
        rijen = Toezichtvraag.objects.exclude(medewerker=door.medewerker)
        open_ = list(rijen.filter(oordeel="").order_by("uiterlijk", "sinds", "pk"))
        klaar = list(rijen.exclude(oordeel="").order_by("-oordeel_op", "pk")[:PER_BLAD])
        kijk = _Kijk(sessie, [*open_, *klaar])
        for nummer in {rij.nummer for rij in (*open_, *klaar) if rij.nummer}:
            sessie.inzage(huishouden=nummer)
        sessie.inzage()
        return Toezichtlijst(tuple(map(kijk.regel, open_)), tuple(map(kijk.regel, klaar)))


def lees_vraag(*, door: Actor, vraag: UUID) -> Vraagregel:
    """Return one question. Raises ``NietGevonden``."""
    with _lees(door, "toezicht: één vraag") as sessie:
        rij = _vraag(vraag, door)
        sessie.inzage(huishouden=rij.nummer)
        return _Kijk(sessie, [rij]).regel(rij)


def toezichtregels() -> tuple[Toezichtregel, ...]:
    """Return the rules by which reading is unusual, as content gives them."""
    return tuple(catalogus().toezichtregels.values())


def beoordeel(*, door: Actor, vraag: UUID, oordeel: str, reden: str, verzoek: UUID | None = None) -> None:
    """Judge it, with a reason. A judgement does not change any more. Raises ``Ongeldig`` and ``NietGevonden``."""
    gekozen = kies(Oordeelsoort, oordeel, "oordeel")
    with deur.schrijf(door=door, doel=Doel.TOEZICHT, wat="toezicht: oordeel", verzoek=verzoek) as sessie:
        betreed_toezicht(sessie)
        rij = _vraag(vraag, door)
        keur(
            bezwaren_oordeel(
                rol=door.rol, wie=door.medewerker, over=rij.medewerker, reden=reden, beoordeeld=bool(rij.oordeel)
            )
        )
        Toezichtvraag.objects.filter(pk=rij.pk, oordeel="").update(
            oordeel=gekozen.value, oordeel_reden=reden.strip(), oordeel_door=door.medewerker, oordeel_op=sessie.nu
        )
        sessie.geen_huishouddata()  # no event: a file's time line is for who works with it; the log line is written
        sessie.inzage(huishouden=rij.nummer, uitkomst="geschreven")


def _vraag(openbaar: UUID, door: Actor) -> Toezichtvraag:
    rij = Toezichtvraag.objects.filter(openbaar=openbaar).exclude(medewerker=door.medewerker).first()
    if rij is None:
        raise NietGevonden
    return rij


class _Kijk:
    """What is needed to show questions: names of professionals, roles and organisations, fetched once."""

    def __init__(self, sessie: Sessie, rijen: list[Toezichtvraag]) -> None:
        self.vandaag = sessie.vandaag
        wie = {nr for rij in rijen for nr in (rij.medewerker, rij.oordeel_door, rij.tweede) if nr}
        self._namen = dict(Medewerker.objects.filter(pk__in=wie).values_list("pk", "naam"))
        self._waar = dict(
            Organisatie.objects.filter(pk__in={rij.organisatie for rij in rijen}).values_list("pk", "naam")
        )
        self._rollen = dict(Rol.objects.values_list("pk", "naam"))

    def regel(self, rij: Toezichtvraag) -> Vraagregel:
        tweede = Tweede(rij.tweede_stand).omschrijving if rij.tweede_stand else ""
        return Vraagregel(
            openbaar=rij.openbaar,
            soort=Toezichtsoort(rij.soort),
            wie=self._namen.get(
                rij.medewerker, "Een gast" if not rij.medewerker else "iemand die hier niet meer werkt"
            ),
            rol=self._rollen.get(rij.rol, rij.rol),
            organisatie=self._waar.get(rij.organisatie, ""),
            dossier=f"H-{rij.nummer}" if rij.nummer else "",
            aantal=rij.aantal,
            grond=Noodgrond(rij.grond).omschrijving if rij.grond else "",
            reden=_reden(rij),
            tweede=f"{tweede}: {self._namen.get(rij.tweede, '')}" if rij.tweede else tweede,
            sinds=timezone.localtime(rij.sinds),
            uiterlijk=rij.uiterlijk,
            dagen_te_laat=0 if rij.oordeel else dagen_te_laat(rij.uiterlijk, self.vandaag),
            oordeel=Oordeelsoort(rij.oordeel) if rij.oordeel else None,
            oordeel_reden=rij.oordeel_reden,
            oordeel_door=self._namen.get(rij.oordeel_door or 0, ""),
            oordeel_op=rij.oordeel_op and timezone.localtime(rij.oordeel_op),
        )


def _reden(rij: Toezichtvraag) -> str:
    """What the professional gave as reason; empty when it went with its file."""
    try:
        return rij.reden or ""
    except SleutelVernietigd:
        return ""
