"""The narrow door of members: each at their own file, for that purpose alone, behind both walls.

Beside the one door (``acties.deur``) as the guest's is: the database lays the keys (``tandem_betreed_lid``), a
``Ledensessie`` filters the same again in Python, every read leaves its line in the log before anything leaves. Tables
that do not say what members may do with them (``Muur.portaal``) are closed.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.gebeurtenis import maak_gebeurtenis
from tandem.acties.inzage import Inzageregel, schrijf_inzage
from tandem.acties.ledenfeiten import betreed_als, betreed_als_lid, betreed_buiten
from tandem.acties.portaal.filter import zichtbaar
from tandem.acties.sleutelfilter import gefilterd
from tandem.acties.tijdstip import tijdstip
from tandem.acties.verzoek import claim, onthoud_uitkomst
from tandem.acties.vraag import Vraag
from tandem.koppelingen.kluis import kluis
from tandem.models import Inzage, Lid
from tandem.models.basis import Huishoudenrij, Item, Muur
from tandem.regels.rechten.actor import Actor, Buitendrager, Ledenactor, Meekijker
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.ledensleutels import HUISHOUDLID, Ledenbos
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import Sleutelbos

Rij = TypeVar("Rij", bound=models.Model)
MEEKIJKDOEL = Doel.HULP
"""For which purpose a professional looks as a member: as part of the work with the household."""
TAAK = "eigen_dossier"
"""Under which task log and events name somebody who acts in their own file."""


@dataclass
class Ledensessie(Sessie):
    """One transaction of one member. ``ik``: the own member in the open household."""

    bos: Ledenbos = field(default_factory=Ledenbos)
    persoon: int = 0

    @property
    def ik(self) -> int:
        """The own member in the open household: always one, else the door does not open."""
        (lid,) = self.bos.namens
        return lid

    def anderen(self) -> list[int]:
        """The other members of whom this one knows: from them stays hidden what is done here alone."""
        return sorted(self.van(Lid).exclude(pk=self.ik).values_list("pk", flat=True))

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows of a table that the member's keys open; none of a table that is closed to members."""
        rijen = model._default_manager.all()
        return zichtbaar(rijen, model, self.bos, self.huishouden) if deur.APP_FILTERT else rijen

    def vraag(self, vraag: "Vraag[Any]", **waarden: Any) -> list[Any]:
        """Answer a question from the member's own rows: a kept text knows whole keys only."""
        return list(vraag.bouw(self.van(vraag.model), **waarden))

    def een(self, model: type[Rij], openbaar: uuid.UUID) -> Rij:
        """Return one row by its public id, held while writing where a member may change it. Raises ``NietGevonden``."""
        rijen = self.van(model).filter(openbaar=openbaar)
        muur: Muur = model.muur  # type: ignore[attr-defined]
        if self.schrijft and "UPDATE" in muur.portaal:
            rijen = rijen.select_for_update(of=("self",))
        rij = rijen.first()
        if rij is None:
            raise NietGevonden
        return rij

    def bewaar(self, rij: Rij) -> Rij:
        """Insert or save a row of the member's own file; without a professional as its author."""
        if isinstance(rij, Huishoudenrij) and not rij.huishouden_id:
            rij.huishouden_id = self._huishouden()
        if isinstance(rij, Item):
            if rij.laag == Laag.AFGESCHERMD:
                raise Ongeldig(**{"": "Afschermen gaat met een verzoek. Een medewerker kijkt er dan naar."})
            rij.vastgelegd_op = rij.vastgelegd_op or self.nu
        rij.save()
        return rij

    def gebeurtenis(self, soort: str, **gegevens: Any) -> None:
        """Record what the member did: nobody's work, on the ground that it is their own file."""
        gegevens.setdefault("gebeurd_op", self.nu)
        gegevens.setdefault("betreft", [self.ik])
        huishouden = self._huishouden()
        vast: dict[str, Any] = {
            "huishouden": huishouden,
            "door": None,
            "vastgelegd_op": self.nu,
            "taak": TAAK,
            "grondslag": "eigen",
        }
        rij = maak_gebeurtenis(soort=soort, **vast, **gegevens)
        rij.save(force_insert=True)
        self._gebeurtenissen += 1
        self._gebeurd.append((Laag(rij.laag), tuple(rij.betreft), tuple(rij.niet_zichtbaar_voor), huishouden))


@dataclass
class Meekijksessie(Ledensessie):
    """A professional looks as a member (``als``): the member's rows, of those the ones that ``eigen`` opens too.

    Where the member would see something that the professional may not, there is nothing: not even that.
    """

    als: int = 0
    eigen: Sleutelbos = field(default_factory=Sleutelbos)

    @property
    def ik(self) -> int:
        """The member as whom is looked."""
        return self.als

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows that open to both; nothing shielded, which is opened by itself or not at all."""
        rijen = super().van(model)
        if not deur.APP_FILTERT:
            return rijen
        if issubclass(model, Item):
            rijen = rijen.filter(laag__lt=int(Laag.AFGESCHERMD))
        return gefilterd(rijen, model, self.eigen, self.huishouden)


@dataclass
class Buitensessie(Meekijksessie):
    """A copy for who holds authority and never was a member: tables that say so, and nothing hidden from anybody.

    Of lines only what a professional wrote down: the words of members are theirs (``models.muren.smal``).
    """

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows that open to holder and professional both."""
        rijen = super().van(model)
        if not deur.APP_FILTERT:
            return rijen
        if not model.muur.buiten:  # type: ignore[attr-defined]
            return rijen.none()
        if issubclass(model, Item) or model is Inzage:
            rijen = rijen.filter(niet_zichtbaar_voor=[])
        return rijen.filter(auteur__isnull=False, stem=None) if model._meta.model_name == "regel" else rijen


@contextmanager
def lees(*, door: Ledenactor, wat: str, huishouden: uuid.UUID | None = None) -> Iterator[Ledensessie]:
    """Open a member's own file for reading; without ``huishouden`` all households of the person, for choosing one.

    Raises ``NietGevonden`` for a household of which the person is no member and never was. The log is committed
    before the caller goes on. A ``Meekijker`` opens what both may see, and it is logged as the professional's read.
    """
    with _betreden(door, wat, huishouden) as sessie:
        yield sessie
    if not sessie._inzage and not sessie._geen_huishouddata:
        raise RuntimeError(f"{wat}: a read that notes no inzage does not leave the door")
    namens = sessie.eigen.namens_in if isinstance(sessie, Meekijksessie) else ()
    _log(door, wat, sessie.verzoek, sessie._inzage, sessie.nu, namens)


@contextmanager
def schrijf(
    *, door: Ledenactor, wat: str, huishouden: uuid.UUID, verzoek: uuid.UUID | None = None
) -> Iterator[Ledensessie]:
    """Open a member's own file for writing: one transaction with the change, its event and its log line.

    ``verzoek`` is the form's own id; raises ``AlGedaan`` when it was handled before, ``NietGevonden`` like ``lees``.
    """
    if isinstance(door, Meekijker):
        raise RuntimeError("who looks as a member does nothing as that member")
    with _betreden(door, wat, huishouden) as sessie:
        sessie.schrijft = True
        rij = claim(sessie.door, verzoek, sessie.nu)
        yield sessie
        if not sessie._gebeurtenissen and not sessie._geen_huishouddata:
            raise RuntimeError(f"{wat}: a write without an event does not leave the door")
        if rij is not None and sessie.uitkomst:
            onthoud_uitkomst(rij, sessie.uitkomst)
        if not sessie._inzage and not sessie._geen_huishouddata:
            deur._noteer_geschreven(sessie)
        _log(door, wat, sessie.verzoek, sessie._inzage, sessie.nu)


@contextmanager
def _betreden(door: Ledenactor, wat: str, openbaar: uuid.UUID | None) -> Iterator[Ledensessie]:
    nu = tijdstip()
    deur.controleer_verklaard(MEEKIJKDOEL if isinstance(door, Meekijker) else Doel.EIGEN)
    kluis().ververs()
    try:
        with transaction.atomic(durable=True):
            yield _open_als(door, wat, openbaar, nu) if isinstance(door, Meekijker) else _open(door, wat, openbaar, nu)
    except (NietGevonden, Geweigerd):
        _log(door, wat, uuid.uuid4(), [Inzageregel(None, 1, None, [], "niet_gevonden")], nu)
        raise


def _open(door: Ledenactor, wat: str, openbaar: uuid.UUID | None, nu: datetime) -> Ledensessie:
    vandaag = timezone.localdate(nu)
    nummer, bos = betreed_als_lid(persoon=door.persoon, nu=nu, vandaag=vandaag, huishouden=openbaar)
    if openbaar and (nummer is None or not bos.sleutels):
        raise NietGevonden
    waarom = "U mag dit zien, want het is uw eigen dossier."
    return Ledensessie(_actor(door), Doel.EIGEN, wat, nu, vandaag, bos, nummer, waarom, persoon=door.persoon)


def _open_als(door: Meekijker, wat: str, openbaar: uuid.UUID | None, nu: datetime) -> Meekijksessie:
    """Open the file as a professional does, then narrow both walls to what the member would see."""
    zelf = deur._open(door.actor, MEEKIJKDOEL, wat, openbaar, nu, timezone.localdate(nu))
    if zelf.huishouden is None:
        raise NietGevonden
    vast: dict[str, Any] = {"nummer": zelf.huishouden, "doel": MEEKIJKDOEL, "nu": nu, "vandaag": zelf.vandaag}
    buiten = isinstance(door, Buitendrager)
    bos = betreed_buiten(door=door, **vast) if isinstance(door, Buitendrager) else betreed_als(door=door, **vast)
    if not bos.sleutels & zelf.bos.sleutels:
        raise NietGevonden
    plek = (door.actor, MEEKIJKDOEL, wat, nu, zelf.vandaag, bos, zelf.huishouden, zelf.waarom)
    return (Buitensessie if buiten else Meekijksessie)(*plek, persoon=door.persoon, als=door.lid, eigen=zelf.bos)


def _actor(door: Ledenactor) -> Actor:
    """Who acts, for what log and request table call a professional: below zero is nobody at work here."""
    return Actor(-door.persoon, "", 0, 0, "", 0, "", HUISHOUDLID, "Lid van het huishouden")


def _log(
    door: Ledenactor,
    wat: str,
    verzoek: uuid.UUID,
    regels: Sequence[Inzageregel],
    nu: datetime,
    namens: Collection[tuple[int, int]] = (),
) -> None:
    """Write the log; who looks as a member reads as the professional that they are."""
    if isinstance(door, Meekijker):
        zo = wat if isinstance(door, Buitendrager) else f"Mijn Tandem bekijken: {wat}"
        zelf: dict[str, Any] = {"door": door.actor, "doel": MEEKIJKDOEL, "wat": zo}
        schrijf_inzage(regels=regels, nu=nu, verzoek=verzoek, namens=namens, **zelf)
        return
    vast: dict[str, Any] = {"door": _actor(door), "doel": Doel.EIGEN, "wat": wat, "verzoek": verzoek}
    schrijf_inzage(regels=regels, nu=nu, persoon=door.persoon, **vast)
