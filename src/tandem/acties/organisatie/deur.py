"""The one door to the work of organisations (wall 1): every read and every write of it passes here.

The same two walls as around households, with keys of another kind: ``regels/rechten/organisatie.py`` gives them from
plain facts, the database lays its own (``models/muren/organisatie.py``). Decision 0031.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from tandem.acties.deur import controleer_verklaard
from tandem.acties.organisatie.feiten import betreed
from tandem.acties.tijdstip import tijdstip
from tandem.acties.verzoek import claim, onthoud_uitkomst
from tandem.koppelingen.kluis import kluis
from tandem.models import Intrekking, Organisatiegebeurtenis
from tandem.models.basis import Organisatierij
from tandem.models.velden import InReeks
from tandem.regels.gebeurtenissen.organisatie import ORGANISATIE
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.regels.rechten.organisatie import FACTOR, Organisatiesleutels, Werklaag, organisatiesleutel, sleutelnummer

Rij = TypeVar("Rij", bound=Organisatierij)
APP_FILTERT = True
"""Wall 1's own filter. Only the test of wall 2 alone switches it off."""
_SCHRIJF_INZAGE = """
    INSERT INTO tandem_organisatieinzage (openbaar, tijd, medewerker, lezer, rol, wat, uitkomst, organisatie_id)
    SELECT gen_random_uuid(), %s, %s, %s, %s, %s, %s, van FROM unnest(%s::bigint[]) van
"""


@dataclass
class Organisatiesessie:
    """One transaction of one actor. Only for actions; never handed to ``web``."""

    door: Actor
    wat: str
    nu: datetime
    vandaag: date
    organisatie: int
    sleutels: Organisatiesleutels
    schrijft: bool = False
    uitkomst: str = ""
    _gelezen: set[int] = field(default_factory=set)
    _gebeurtenissen: int = 0
    _geen_gegevens: bool = False

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows that the keys open: the own organisation's, what others have for it, and what they opened."""
        rijen = model._default_manager.all()
        if not APP_FILTERT:
            return rijen
        if model.orgmuur.gericht:
            return rijen.filter(self._gericht(model))
        return rijen.filter(self._open(model) | self._namens(model))

    def _open(self, model: type[Rij]) -> models.Q:
        """The rows of which a key to the layer is there."""
        if model.orgmuur.laag is not None:
            open_ = [een // FACTOR for een in self.sleutels.lezen if een % FACTOR == model.orgmuur.laag]
            return models.Q(organisatie__in_reeks=_reeks(open_))
        som = models.F("organisatie_id") * FACTOR + models.F("laag")
        sleutel = models.ExpressionWrapper(som, models.BigIntegerField())
        return models.Q(InReeks(sleutel, _reeks(self.sleutels.lezen)))

    def _namens(self, model: type[Rij]) -> models.Q:
        """The rows that another organisation has for the own one, in the layers that this role reads at home."""
        if not model.orgmuur.namens:
            return models.Q()
        thuis = models.Q(namens_id=self.organisatie)
        if model.orgmuur.laag is None:
            return thuis & models.Q(laag__in=[laag for laag in Werklaag if self.ziet(laag)])
        return thuis if self.ziet(model.orgmuur.laag) else models.Q(pk__in=[])

    def _gericht(self, model: type[Rij]) -> models.Q:
        """The rows of ``Gericht``: as ``leest_gericht`` says, for a whole table."""
        laag = Werklaag(model.orgmuur.laag or 0)
        open_ = [een // FACTOR for een in self.sleutels.lezen if een % FACTOR == laag]
        verstuurd = models.Q(organisatie_id=self.organisatie) | ~models.Q(aan=[])
        ik = models.Q(aan__contains=[self.organisatie]) if self.ziet(laag) else models.Q(pk__in=[])
        return ik | (models.Q(organisatie__in_reeks=_reeks(open_)) & verstuurd & self._er_nog(model))

    def _er_nog(self, model: type[Rij]) -> models.Q:
        """What was not withdrawn, or is the own organisation's."""
        if not model.orgmuur.intrekbaar:
            return models.Q()
        weg = Intrekking._default_manager.filter(over=models.OuterRef(model.orgmuur.intrekbaar))
        return models.Q(organisatie_id=self.organisatie) | models.Q(~models.Exists(weg))

    def mijn(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows of the own organisation only."""
        return self.van(model).filter(organisatie_id=self.organisatie)

    def een(self, model: type[Rij], openbaar: uuid.UUID) -> Rij:
        """Return one row by its public id; of the own organisation, and held until the end, while writing.

        Raises ``NietGevonden``, the same for absent and for not allowed.
        """
        rijen = (self.mijn(model) if self.schrijft else self.van(model)).filter(openbaar=openbaar)
        if self.schrijft and "UPDATE" in model.orgmuur.rechten:
            rijen = rijen.select_for_update(of=("self",))
        rij = rijen.first()
        if rij is None:
            raise NietGevonden
        return rij

    def mag(self, laag: Werklaag) -> bool:
        """Whether this role works in a layer of the own organisation."""
        return organisatiesleutel(self.organisatie, laag) in self.sleutels.werken

    def ziet(self, laag: Werklaag) -> bool:
        """Whether this role reads a layer of the own organisation."""
        return organisatiesleutel(self.organisatie, laag) in self.sleutels.lezen

    def eis(self, *lagen: Werklaag) -> None:
        """Refuse, with the reason, when this role does not work in a layer of the own organisation."""
        for laag in lagen:
            if not self.mag(laag):
                raise Geweigerd(f"Met uw rol kunt u niets veranderen aan {laag.omschrijving}.")

    def inzage(self, *organisaties: int) -> None:
        """Note whose work was read; without numbers the own organisation's."""
        self._gelezen.update(organisaties or (self.organisatie,))

    def geen_gegevens(self) -> None:
        """Say that this touched no organisation's work, so that neither log nor history has anything to tell."""
        self._geen_gegevens = True

    def bewaar(self, rij: Rij) -> Rij:
        """Insert or save a row; fills in the own organisation where none is named yet."""
        if rij.pk is None and not getattr(rij, "organisatie_id", None):
            rij.organisatie_id = self.organisatie
        rij.save()
        return rij

    def verwijder(self, rij: Organisatierij) -> None:
        """Delete a row; the history keeps that it was there."""
        rij.delete()

    def gebeurtenis(self, soort: str, *, feiten: dict[str, Any] | None = None, over: uuid.UUID | None = None) -> None:
        """Record what happened; a write without an event does not leave the door. Raises ``KeyError``: unknown kind."""
        ORGANISATIE[soort]
        wie = {"actor": self.door.medewerker, "rol": self.door.rol, "op": self.nu}
        rij = Organisatiegebeurtenis(
            organisatie_id=self.organisatie, soort=soort, over=over, feiten=dict(feiten or {}), **wie
        )
        rij.save(force_insert=True)
        self._gebeurtenissen += 1


@contextmanager
def lees_organisatie(*, door: Actor, wat: str) -> Iterator[Organisatiesessie]:
    """Open the door for reading. The log is committed, in a transaction of its own, before the block's caller goes on.

    Raises ``NietGevonden`` where the capacity has ended, or its role has no part in this work.
    """
    with _betreden(door, wat) as sessie:
        yield sessie
    if not sessie._gelezen and not sessie._geen_gegevens:
        raise RuntimeError(f"{wat}: a read that notes no inzage does not leave the door")
    _log(sessie, "gelezen", sessie._gelezen)


@contextmanager
def schrijf_organisatie(*, door: Actor, wat: str, verzoek: uuid.UUID | None = None) -> Iterator[Organisatiesessie]:
    """Open the door for writing: one transaction with the change and its event.

    ``verzoek`` is the form's own id: when it was handled before, raises ``AlGedaan`` with the outcome of then
    (``sessie.uitkomst``). Raises ``NietGevonden`` where the capacity has ended.
    """
    with _betreden(door, wat) as sessie:
        sessie.schrijft = True
        kluis().maak([sleutelnummer(sessie.organisatie)])
        rij = claim(door, verzoek, sessie.nu)
        yield sessie
        if not sessie._gebeurtenissen and not sessie._geen_gegevens:
            raise RuntimeError(f"{wat}: a write without an event does not leave the door")
        if rij is not None and sessie.uitkomst:
            onthoud_uitkomst(rij, sessie.uitkomst)


@contextmanager
def _betreden(door: Actor, wat: str) -> Iterator[Organisatiesessie]:
    nu = tijdstip()
    sessie: Organisatiesessie | None = None
    controleer_verklaard(Doel.VERBETEREN)
    try:
        with transaction.atomic(durable=True):
            kluis().ververs()
            vandaag = timezone.localdate(nu)
            eigen, sleutels = betreed(door=door, nu=nu, vandaag=vandaag)
            if eigen is None or not sleutels.lezen:
                raise NietGevonden
            sessie = Organisatiesessie(door, wat, nu, vandaag, eigen, sleutels)
            yield sessie
    except (NietGevonden, Geweigerd) as fout:
        if sessie is not None:
            _log(sessie, "geweigerd" if isinstance(fout, Geweigerd) else "niet_gevonden", {sessie.organisatie})
        raise


def _log(sessie: Organisatiesessie, uitkomst: str, organisaties: set[int]) -> None:
    """Write whose work was read, one line for each, in one statement."""
    wie: list[Any] = [sessie.nu, sessie.door.medewerker, sessie.organisatie, sessie.door.rol, sessie.wat, uitkomst]
    with connection.cursor() as cursor:
        cursor.execute(_SCHRIJF_INZAGE, [*wie, sorted(organisaties)])


def _reeks(nummers: "list[int] | frozenset[int]") -> str:
    return "{" + ",".join(str(nummer) for nummer in sorted(nummers)) + "}"
