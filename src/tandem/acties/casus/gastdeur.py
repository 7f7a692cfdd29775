"""The narrow door beside the one door: a guest of one discussion, by link and code, for the listed items alone.

A guest has no account and no capacity. The database judges link and code and lays the keys (``tandem_betreed_gast``);
a ``Gastsessie`` filters the same again in Python (wall 1). Every read leaves its line, on the ground of the invitation.
"""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.gebeurtenis import maak_gebeurtenis
from tandem.acties.inzage import schrijf_inzage
from tandem.acties.sleutelfeiten import voeg_toe
from tandem.acties.tijdstip import tijdstip
from tandem.acties.verzoek import claim, onthoud_uitkomst
from tandem.acties.vraag import Vraag
from tandem.koppelingen.kluis import kluis
from tandem.models import Gebeurtenis, Regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, sleutel
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.sleutels import Sleutelbos

Rij = TypeVar("Rij", bound=models.Model)
LAGEN = (Laag.CONTACT, Laag.PLAN, Laag.ANALYSE, Laag.VEILIGHEID)
"""A shielded item never goes on a list."""
CIJFERS = 6
"""Of the code that is told by telephone; with five tries in all, one in 200,000 to guess. Own choice."""


@dataclass(frozen=True)
class Bewijs:
    """What opens an invitation: the link's token and the mark of the code. Never stored; the store holds HMACs."""

    link: str
    code_merk: bytes


def nieuwe_link() -> str:
    """Return a fresh token for a link: 256 random bits."""
    return secrets.token_urlsafe(32)


def nieuwe_code() -> str:
    """Return a fresh code to tell by telephone."""
    return f"{secrets.randbelow(10**CIJFERS):0{CIJFERS}d}"


def merk_link(link: str) -> bytes:
    """Return the HMAC of a link, under a key that never leaves the store of keys."""
    return hmac.new(_sleutel(), b"link:" + link.encode(), hashlib.sha256).digest()


def bewijs(link: str, code: str) -> Bewijs:
    """Return what opens an invitation, from what the guest has; the same code on another link gives another mark."""
    schoon = "".join(teken for teken in code if teken.isdigit())
    return Bewijs(link, hmac.new(_sleutel(), f"code:{link}:{schoon}".encode(), hashlib.sha256).digest())


def _sleutel() -> bytes:
    return hmac.new(kluis().zoeksleutel(), b"uitnodiging", hashlib.sha256).digest()


@dataclass
class Gastsessie(Sessie):
    """One transaction of one guest: what ``van`` gives is on the list, or was written by this guest."""

    items: frozenset[uuid.UUID] = field(default_factory=frozenset)
    uitnodiging: uuid.UUID = field(default_factory=uuid.uuid4)
    gast: int = 0

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the listed rows of a table; none of a table without public ids."""
        rijen = super().van(model)
        if not deur.APP_FILTERT:
            return rijen
        namen = {veld.name for veld in model._meta.local_fields}
        return rijen.filter(openbaar__in=self.items) if "openbaar" in namen else rijen.none()

    def vraag(self, vraag: "Vraag[Any]", **waarden: Any) -> list[Any]:
        """Answer a question from the listed rows only: a kept text knows nothing of a list."""
        return list(vraag.bouw(self.van(vraag.model), **waarden))

    def bewaar(self, rij: Rij) -> Rij:
        """Insert a line of the guest's own; anything else is refused, here and by the database."""
        if not isinstance(rij, Regel) or rij.pk is not None:
            raise TypeError("a guest writes lines of their own and nothing else")
        rij.huishouden_id, rij.vastgelegd_op, rij.gast = self._huishouden(), self.nu, self.gast
        self._laat_toe(rij.openbaar)
        rij.save(force_insert=True)
        return rij

    def gebeurtenis(self, soort: str, **gegevens: Any) -> None:
        """Record what the guest did, on the ground of the invitation."""
        rij: Gebeurtenis = maak_gebeurtenis(
            huishouden=self._huishouden(),
            soort=soort,
            door=None,
            gebeurd_op=self.nu,
            vastgelegd_op=self.nu,
            taak="uitnodiging",
            grondslag=str(self.uitnodiging),
            **gegevens,
        )
        self._laat_toe(rij.openbaar)
        rij.save(force_insert=True)
        self._gebeurtenissen += 1

    def _laat_toe(self, openbaar: uuid.UUID) -> None:
        voeg_toe("items", str(openbaar))
        self.items |= {openbaar}


@contextmanager
def gastdeur(
    *, bewijs: Bewijs, wat: str, schrijft: bool = False, verzoek: uuid.UUID | None = None
) -> Iterator[Gastsessie]:
    """Open the narrow door. Raises ``NietGevonden`` for an unknown link, a wrong code, too early, too late, withdrawn
    or blocked: all the same. A wrong code is counted, whatever happens next.

    Nothing leaves before its log line is committed.
    """
    nu = tijdstip()
    deur.controleer_verklaard(Doel.HULP)
    kluis().ververs()
    with transaction.atomic(durable=True):
        sessie = _betreed(bewijs, wat, nu)
        if sessie is not None:
            rij = claim(sessie.door, verzoek, nu)
            yield sessie
            _sluit(sessie, rij, schrijft=schrijft)
    if sessie is None:
        raise NietGevonden


def _betreed(bewijs: Bewijs, wat: str, nu: datetime) -> Gastsessie | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT genodigde, huishouden, uitnodiging, items FROM tandem_betreed_gast(%s, %s, %s)",
            [merk_link(bewijs.link), bewijs.code_merk, nu],
        )
        gevonden = cursor.fetchone()
    if gevonden is None:
        return None
    gast, huishouden, uitnodiging, items = gevonden
    return Gastsessie(
        door=Actor(-gast, "gast", 0, 0, "", 0, "", "gast", "Gast"),
        doel=Doel.HULP,
        wat=wat,
        nu=nu,
        vandaag=timezone.localdate(nu),
        bos=Sleutelbos(frozenset(sleutel(huishouden, laag) for laag in LAGEN)),
        huishouden=huishouden,
        waarom="U bent uitgenodigd voor dit overleg.",
        items=frozenset(items),
        uitnodiging=uitnodiging,
        gast=gast,
    )


def _sluit(sessie: Gastsessie, verzoek: int | None, *, schrijft: bool) -> None:
    if schrijft and not sessie._gebeurtenissen:
        raise RuntimeError(f"{sessie.wat}: a write without an event does not leave the door")
    if not sessie._inzage and not schrijft:
        raise RuntimeError(f"{sessie.wat}: a read that notes no inzage does not leave the door")
    if verzoek is not None:
        onthoud_uitkomst(verzoek, sessie.uitkomst)
    if not sessie._inzage:
        sessie.inzage(uitkomst="geschreven")
    schrijf_inzage(
        door=sessie.door,
        doel=sessie.doel,
        wat=sessie.wat,
        verzoek=sessie.verzoek,
        regels=sessie._inzage,
        nu=sessie.nu,
        uitnodiging=sessie.uitnodiging,
    )
