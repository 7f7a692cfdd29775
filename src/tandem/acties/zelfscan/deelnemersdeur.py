"""The narrow door of a respondent: with an account or by link and code, only the own answers of one wave.

No key to the organisation's work is laid: the database judges who comes (``tandem_betreed_deelnemer``) and opens the
own rows alone (wall 2); this session asks for the same rows (wall 1). What a respondent saves question by question is
no event: the history of an organisation tells that somebody began and handed in, not what they did in between.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from tandem.acties.casus.gastdeur import Bewijs, merk_link
from tandem.acties.deur import controleer_verklaard
from tandem.acties.tijdstip import tijdstip
from tandem.koppelingen.kluis import kluis
from tandem.models import Afname, Antwoord, Deelnemer, Organisatiegebeurtenis
from tandem.models.basis import Organisatierij
from tandem.regels.gebeurtenissen.organisatie import ORGANISATIE
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import DEELNEMERSROL

Rij = TypeVar("Rij", bound=Organisatierij)
APP_FILTERT = True
"""Wall 1's own filter. Only the test of wall 2 alone switches it off."""

_SCHRIJF_INZAGE = """
    INSERT INTO tandem_organisatieinzage (openbaar, tijd, medewerker, rol, wat, uitkomst, organisatie_id)
    VALUES (gen_random_uuid(), %s, %s, %s, %s, 'gelezen', %s)
"""


@dataclass(frozen=True)
class Toegang:
    """How a respondent comes in: a link with its code, or a professional with the public id of the invitation."""

    bewijs: Bewijs | None = None
    door: Actor | None = None
    deelnemer: uuid.UUID | None = None


@dataclass
class Deelnemersessie:
    """One transaction of one respondent."""

    nu: datetime
    vandaag: date
    deelnemer: int
    organisatie: int
    afname: int
    schrijft: bool
    medewerker: int | None

    def zelf(self, *, houd: bool = False) -> Deelnemer:
        """Return the respondent; held until the end where something changes."""
        rijen = Deelnemer.objects.filter(organisatie_id=self.organisatie, pk=self.deelnemer)
        return (rijen.select_for_update(of=("self",)) if houd else rijen).get()

    def de_afname(self) -> Afname:
        """Return the wave."""
        rijen = Afname.objects.filter(organisatie_id=self.organisatie, pk=self.afname)
        return rijen.select_related("leider", "vorige_leider", "organisatie", "team").get()

    def antwoorden(self) -> "models.QuerySet[Antwoord]":
        """Return the own answers."""
        rijen = Antwoord.objects.all()
        return rijen.filter(organisatie_id=self.organisatie, deelnemer_id=self.deelnemer) if APP_FILTERT else rijen

    def bewaar(self, rij: Rij) -> Rij:
        """Insert or save an own row."""
        rij.organisatie_id = self.organisatie
        rij.save()
        return rij

    def gebeurtenis(self, soort: str, over: uuid.UUID, **feiten: Any) -> None:
        """Record that a respondent began or handed in; who by a link came has no number (0)."""
        ORGANISATIE[soort]
        rij = Organisatiegebeurtenis(
            organisatie_id=self.organisatie,
            soort=soort,
            over=over,
            op=self.nu,
            actor=self.medewerker or 0,
            rol=DEELNEMERSROL,
            feiten=feiten,
        )
        rij.save(force_insert=True)


@contextmanager
def deelnemersdeur(toegang: Toegang, wat: str, *, schrijft: bool = False) -> Iterator[Deelnemersessie]:
    """Open the narrow door. Raises ``NietGevonden`` for what does not open: unknown, withdrawn, expired, wrong code.

    A wrong code is counted, whatever happens next. A read leaves its line in the same transaction.
    """
    nu = tijdstip()
    controleer_verklaard(Doel.VERBETEREN)
    with transaction.atomic(durable=True):
        kluis().ververs()
        sessie = _betreed(toegang, nu)
        if sessie is not None:
            kluis().maak([-sessie.organisatie])
            yield sessie
            if not schrijft:
                _log(sessie, wat)
    if sessie is None:
        raise NietGevonden


def _betreed(toegang: Toegang, nu: datetime) -> Deelnemersessie | None:
    link = merk_link(toegang.bewijs.link) if toegang.bewijs else None
    code = toegang.bewijs.code_merk if toegang.bewijs else None
    medewerker = toegang.door.medewerker if toegang.door else None
    with connection.cursor() as cursor:
        vraag = "SELECT deelnemer, organisatie, afname, schrijft FROM tandem_betreed_deelnemer(%s, %s, %s, %s, %s)"
        cursor.execute(vraag, [link, code, medewerker, toegang.deelnemer, nu])
        rij = cursor.fetchone()
    if rij is None:
        return None
    deelnemer, organisatie, afname, schrijft = rij
    return Deelnemersessie(nu, timezone.localdate(nu), deelnemer, organisatie, afname, schrijft, medewerker)


def _log(sessie: Deelnemersessie, wat: str) -> None:
    """Note the read. In plain SQL: a respondent adds to the log and does not read it, so no row comes back."""
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF_INZAGE, [sessie.nu, sessie.medewerker, DEELNEMERSROL, wat, sessie.organisatie])
