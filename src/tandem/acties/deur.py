"""The one door to household data (wall 1): every read and every write of the house passes here.

``lees`` and ``schrijf`` open a transaction, lay the actor's keys for one declared purpose (in Python from plain facts,
and in the database by its own writing of the rule), and close by writing the access log before anything leaves.
"""

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from tandem.acties.gebeurtenis import maak_gebeurtenis
from tandem.acties.invoegen import voeg_in
from tandem.acties.inzage import Inzageregel, schrijf_inzage
from tandem.acties.proef import antwoord_van_proef, buiten_proef, loopt_proef
from tandem.acties.sleutelfeiten import beperk, betreed, huishoudnummer, rechten, voeg_toe
from tandem.acties.sleutelfilter import gefilterd, huishoudkolom, op_huishouden, reeks, vorm_van
from tandem.acties.tijdstip import op_tijdstip as op_tijdstip  # callers know it as the door's
from tandem.acties.tijdstip import tijdstip
from tandem.acties.verzoek import claim, onthoud_uitkomst
from tandem.acties.vraag import Vraag, stel_samen, stel_tegelijk
from tandem.koppelingen.kluis import kluis
from tandem.models import Ontsluiting
from tandem.models.basis import Huishoudenrij, Item
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import FACTOR, Doel, Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import Sleutelbos, hield_sleutel, sleutelbos, waarom

Rij = TypeVar("Rij", bound=models.Model)


@dataclass
class Sessie:
    """One transaction of one actor with one purpose. Only for actions; never handed to ``web``."""

    door: Actor
    doel: Doel
    wat: str
    nu: datetime
    vandaag: date
    bos: Sleutelbos
    huishouden: int | None = None
    waarom: str = ""
    verzoek: uuid.UUID = field(default_factory=uuid.uuid4)
    uitkomst: str = ""
    alleen: list[int] | None = None
    schrijft: bool = False
    huishouden_openbaar: uuid.UUID | None = None
    _inzage: list[Inzageregel] = field(default_factory=list)
    _bewaard: list[Item] = field(default_factory=list)
    _gebeurtenissen: int = 0
    _gebeurd: list[tuple[Laag, tuple[int, ...], tuple[int, ...], int]] = field(default_factory=list)
    _geen_huishouddata: bool = False
    _antwoorden: dict[Any, list[Any]] | None = None

    # -- reading ----------------------------------------------------------------------------------------------------

    def van(self, model: type[Rij]) -> "models.QuerySet[Rij]":
        """Return the rows of a table that the keys open; with one household open, only of that household."""
        rijen = model._default_manager.all()
        if self.alleen is not None and op_huishouden(model):
            rijen = rijen.filter(**{f"{huishoudkolom(model)}__in_reeks": reeks(self.alleen)})
        if not APP_FILTERT:
            return rijen
        return gefilterd(rijen, model, self.bos, self.huishouden)

    def vraag(self, vraag: "Vraag[Any]", **waarden: Any) -> list[Any]:
        """Answer a question of which the text is kept (``acties.vraag``): the same rows as from ``van``.

        While reading, the same question is put to the database once; nobody changes what they got.
        """
        sleutel_ = (vraag, *waarden.items())
        if self._antwoorden is None:
            return self._antwoord(vraag, waarden)
        if sleutel_ not in self._antwoorden:
            self._antwoorden[sleutel_] = self._antwoord(vraag, waarden)
        return list(self._antwoorden[sleutel_])

    def alvast(self, *vragen: "Vraag[Any]", **waarden: Any) -> None:
        """While reading: put questions that will all be asked with these values to the database in one round trip."""
        if self._antwoorden is None or self._per_keer:
            return
        nieuw = [vraag for vraag in dict.fromkeys(vragen) if (vraag, *waarden.items()) not in self._antwoorden]
        gevormd = [(vraag, *self._vorm(vraag)) for vraag in nieuw]
        antwoorden = stel_tegelijk([(vraag, vorm, {**plekken, **waarden}) for vraag, vorm, plekken in gevormd])
        self._antwoorden.update({(v, *waarden.items()): a for v, a in zip(nieuw, antwoorden, strict=True)})

    def samen(self, vragen: "Sequence[tuple[Vraag[Any], dict[str, Any]]]") -> list[tuple[Any, ...]]:
        """Answer questions of the same columns about several tables in one round trip."""
        if self._per_keer:
            delen = [vraag.bouw(self.van(vraag.model), **waarden) for vraag, waarden in vragen]
            return list(delen[0].union(*delen[1:], all=True)) if delen else []
        gevormd = ((vraag, waarden, *self._vorm(vraag)) for vraag, waarden in vragen)
        return stel_samen([(vraag, vorm, {**plekken, **waarden}) for vraag, waarden, vorm, plekken in gevormd])

    @property
    def _per_keer(self) -> bool:
        """Whether questions are built anew: the keys reach some members only, or lines are hidden from somebody."""
        return bool(self.bos.deel or self.bos.namens or not APP_FILTERT)

    def _vorm(self, vraag: "Vraag[Any]") -> tuple[tuple[Any, ...], dict[str, Any]]:
        return vorm_van(vraag.model, self.bos, self.huishouden, self.alleen)

    def _antwoord(self, vraag: "Vraag[Any]", waarden: dict[str, Any]) -> list[Any]:
        if self._per_keer:
            return list(vraag.bouw(self.van(vraag.model), **waarden))
        vorm, plekken = self._vorm(vraag)
        return vraag.stel(vorm, {**plekken, **waarden})

    def beperk(self, huishoudens: Collection[int]) -> None:
        """Lay aside the keys of all other households, in both walls, for the rest of this transaction.

        A list does so once it knows which households it shows: comparing each row with the keys of thousands of
        households costs more than a millisecond a row. Only ever fewer keys.
        """
        self.alleen = sorted(huishoudens)
        self.bos = self.bos.binnen(self.alleen)
        self._antwoorden = None if self._antwoorden is None else {}
        beperk(self.alleen)

    def ziet(self, laag: Laag) -> bool:
        """Whether the open household's layer is open to this actor."""
        return self.huishouden is not None and sleutel(self.huishouden, laag) in self.bos.sleutels

    def eis(self, *lagen: Laag) -> None:
        """Refuse, with the reason, when a layer of the open household is not open to this actor."""
        for laag in lagen:
            if not self.ziet(laag):
                raise Geweigerd(f"Uw rol geeft voor dit doel geen toegang tot {laag.omschrijving}.")

    def een(self, model: type[Rij], openbaar: uuid.UUID) -> Rij:
        """Return one row by its public id. Raises ``NietGevonden``, the same for absent and for not allowed.

        While writing, the row is held until the end: of two who change it at once the second reads the first's.
        """
        rijen = self.van(model).filter(openbaar=openbaar)
        if self.schrijft and _wijzigbaar(model):
            rijen = rijen.select_for_update(of=("self",))
        rij = rijen.first()
        if rij is None:
            raise NietGevonden
        return rij

    def inzage(
        self,
        *,
        laag: Laag = Laag.CONTACT,
        leden: Iterable[int] = (),
        huishouden: int | None = None,
        niet_zichtbaar_voor: Iterable[int] = (),
        uitkomst: str = "gelezen",
    ) -> None:
        """Note what was read: one line per member concerned (one for the household when it names none)."""
        nummer = huishouden or self.huishouden
        verborgen = sorted(niet_zichtbaar_voor)
        gelezen: list[int | None] = list(leden)
        for lid in gelezen or [None]:
            self._inzage.append(Inzageregel(nummer, int(laag), lid, verborgen, uitkomst))

    def geen_huishouddata(self) -> None:
        """Say that this touched no household, so that neither the log nor a time line has anything to tell."""
        self._geen_huishouddata = True

    # -- writing ----------------------------------------------------------------------------------------------------

    def bewaar(self, rij: Rij) -> Rij:
        """Insert or save a row; fills in household, author and time where they are empty.

        Raises ``Ongeldig`` when it would be hidden from a member for whom the actor is there: wall 2 refuses that row.
        """
        if self.bos.namens.intersection(getattr(rij, "niet_zichtbaar_voor", None) or ()):
            raise Ongeldig(**{"": _NAMENS})
        if isinstance(rij, Huishoudenrij) and not rij.huishouden_id:
            rij.huishouden_id = self._huishouden()
        if isinstance(rij, Item):
            rij.auteur_id = rij.auteur_id or self.door.medewerker
            rij.vastgelegd_op = rij.vastgelegd_op or self.nu
            self._bewaard.append(rij)
            if rij.pk is None and rij.laag == Laag.AFGESCHERMD:
                voeg_toe(
                    "sleutels", str(sleutel(self._huishouden(), Laag.AFGESCHERMD))
                )  # to write it, not to read others
                self.ontsluit(rij.openbaar, reden="eigen vastlegging", minuten=60)
        if rij.pk is None:
            voeg_in(rij)
        else:
            rij.save()
        return rij

    def ontsluit(self, item: uuid.UUID, *, reden: str, minuten: int) -> None:
        """Open one shielded item for this actor for a while; kept, so that it can be seen afterwards."""
        Ontsluiting.objects.create(
            huishouden_id=self._huishouden(),
            item=item,
            medewerker=self.door.medewerker,
            reden=reden,
            van=self.nu,
            tot=self.nu + timedelta(minutes=minuten),
        )
        voeg_toe("items", str(item))

    def gebeurtenis(self, soort: str, **gegevens: Any) -> None:
        """Record what happened (``acties.gebeurtenis``); a write without an event does not leave the door."""
        gegevens.setdefault("gebeurd_op", self.nu)
        gegevens.setdefault("grondslag", "noodtoegang" if self.doel is Doel.NOOD else "")
        if "huishouden" not in gegevens:
            gegevens["huishouden"] = self._huishouden()
        rij = maak_gebeurtenis(soort=soort, door=self.door, vastgelegd_op=self.nu, **gegevens)
        if rij.laag == Laag.AFGESCHERMD:
            voeg_toe("items", str(rij.openbaar))  # may be written now; read only by who opens it
        voeg_in(rij)
        self._gebeurtenissen += 1
        self._gebeurd.append((Laag(rij.laag), tuple(rij.betreft), tuple(rij.niet_zichtbaar_voor), rij.huishouden_id))

    def nieuw_huishouden(self) -> int:
        """Take the number for a new household, with a key in the store and all layers open in this transaction."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('tandem_huishouden', 'id'))")
            (nummer,) = cursor.fetchone()
        if loopt_proef():
            kluis().leen(nummer)
            buiten_proef(lambda: kluis().geef_terug(nummer))
        else:
            kluis().maak([nummer])
        for laag in Laag:
            voeg_toe("sleutels", str(sleutel(nummer, laag)))
        self.bos = replace(self.bos, sleutels=self.bos.sleutels | {sleutel(nummer, laag) for laag in Laag})
        self.huishouden = nummer
        return int(nummer)

    def _huishouden(self) -> int:
        if self.huishouden is None:
            raise RuntimeError("no household is open in this session")
        return self.huishouden


_NAMENS = "U bent hier namens iemand uit het huishouden. Voor die persoon kunt u niets verbergen."
APP_FILTERT = True
"""Wall 1's own filter. Only the test of wall 2 alone switches it off."""


@contextmanager
def lees(*, door: Actor, doel: Doel, wat: str, huishouden: uuid.UUID | None = None) -> Iterator[Sessie]:
    """Open the door for reading. The log is committed, in a transaction of its own, before the block's caller goes on.

    Raises ``NietGevonden`` (unknown, or never a key) or ``Geweigerd`` (once a key; with the reason).
    """
    with _betreden(door, doel, wat, huishouden) as sessie:
        sessie._antwoorden = {}
        yield sessie
    if not sessie._inzage and not sessie._geen_huishouddata:
        raise RuntimeError(f"{wat}: a read that notes no inzage does not leave the door")
    _log(sessie)


@contextmanager
def schrijf(
    *, door: Actor, doel: Doel, wat: str, huishouden: uuid.UUID | None = None, verzoek: uuid.UUID | None = None
) -> Iterator[Sessie]:
    """Open the door for writing: one transaction with the change, its event and its log line.

    ``verzoek`` is the form's own id: when it was handled before, raises ``AlGedaan`` with the outcome of then
    (``sessie.uitkomst``). Raises ``NietGevonden`` or ``Geweigerd`` like ``lees``.
    """
    with _betreden(door, doel, wat, huishouden) as sessie:
        sessie.schrijft = True
        sessie.huishouden_openbaar = huishouden
        rij = claim(door, verzoek, sessie.nu)
        yield sessie
        antwoord_van_proef(sessie, sessie._bewaard)
        if not sessie._gebeurtenissen and not sessie._geen_huishouddata:
            raise RuntimeError(f"{wat}: a write without an event does not leave the door")
        if rij is not None and sessie.uitkomst:
            onthoud_uitkomst(rij, sessie.uitkomst)
        _wis_concept(sessie)
        if not sessie._inzage and not sessie._geen_huishouddata:
            _noteer_geschreven(sessie)
        _log(sessie)


def _log(sessie: Sessie) -> None:
    """Write what was read or written to the log, with for whom the actor is there."""
    vast: dict[str, Any] = {"door": sessie.door, "doel": sessie.doel, "wat": sessie.wat, "verzoek": sessie.verzoek}
    regels, namens = list(sessie._inzage), sessie.bos.namens_in
    buiten_proef(lambda: schrijf_inzage(regels=regels, nu=sessie.nu, namens=namens, **vast))


def _wis_concept(sessie: Sessie) -> None:
    """Throw away the draft of the form that is carried out: together with the change, or not at all."""
    concept = uit_te_voeren.get()
    if concept is None or sessie.huishouden is None or (sessie.huishouden_openbaar != concept.huishouden):
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM tandem_concept WHERE huishouden_id = %s AND medewerker = %s AND formulier = %s",
            [sessie.huishouden, sessie.door.medewerker, concept.formulier],
        )
    concept.gewist = True


def _noteer_geschreven(sessie: Sessie) -> None:
    """Log what was written as its events tell it: same layer, members and exclusions (design, section 3).

    "Wrote an incident" would betray a line that is hidden just as well as the line itself.
    """
    for laag, leden, verborgen, huishouden in dict.fromkeys(sessie._gebeurd):
        sessie.inzage(
            laag=laag, leden=leden, huishouden=huishouden, niet_zichtbaar_voor=verborgen, uitkomst="geschreven"
        )


@contextmanager
def concepten(*, door: Actor, doel: Doel, huishouden: uuid.UUID) -> Iterator[Sessie]:
    """Open the door for the author's own drafts only: no event, and no reading of anybody else's words."""
    with _betreden(door, doel, "concept", huishouden) as sessie:
        sessie.bos = Sleutelbos(frozenset(s for s in sessie.bos.sleutels if s % FACTOR == Laag.CONTACT))
        yield sessie


@contextmanager
def _betreden(door: Actor, doel: Doel, wat: str, openbaar: uuid.UUID | None) -> Iterator[Sessie]:
    nu = tijdstip()
    vandaag = timezone.localdate(nu)
    sessie: Sessie | None = None
    controleer_verklaard(doel)
    try:
        with transaction.atomic(durable=not loopt_proef()):
            sessie = _open(door, doel, wat, openbaar, nu, vandaag)
            yield sessie
    except (NietGevonden, Geweigerd) as fout:
        uitkomst = "geweigerd" if isinstance(fout, Geweigerd) else "niet_gevonden"
        regel = Inzageregel(sessie.huishouden if sessie else huishoudnummer(openbaar), 1, None, [], uitkomst)
        vast: dict[str, Any] = {"door": door, "doel": doel, "wat": wat, "verzoek": uuid.uuid4()}
        buiten_proef(lambda: schrijf_inzage(regels=[regel], nu=nu, **vast))
        raise


@dataclass
class Uitvoering:
    """The form that is being carried out, which may have a draft; ``gewist`` once that was thrown away."""

    huishouden: uuid.UUID
    formulier: str
    gewist: bool = False


uit_te_voeren: ContextVar[Uitvoering | None] = ContextVar("uit_te_voeren", default=None)


verklaarde_doelen: ContextVar[frozenset[Doel] | None] = ContextVar("verklaarde_doelen", default=None)
"""The purposes that the current route declares; None outside a request (jobs, tests)."""


def controleer_verklaard(doel: Doel) -> None:
    """Hold a route to the purposes that it declares. Raises ``RuntimeError`` for another."""
    verklaard = verklaarde_doelen.get()
    if verklaard is not None and doel not in verklaard:
        raise RuntimeError(f"this route does not declare the purpose {doel.value}")


def _open(door: Actor, doel: Doel, wat: str, openbaar: uuid.UUID | None, nu: datetime, vandaag: date) -> Sessie:
    kluis().ververs()
    nummer, bundels = betreed(door=door, doel=doel, nu=nu, huishouden=openbaar)
    if openbaar and nummer is None:
        raise NietGevonden
    rollen = rechten(doel)
    bos = sleutelbos(bundels, rollen, rol=door.rol, doel=doel, nu=nu, vandaag=vandaag)
    uitleg = ""
    if nummer is not None:
        alle = [feit for een in bundels for feit in een.los()]
        oordeel = waarom(alle, rollen, rol=door.rol, doel=doel, nu=nu, vandaag=vandaag)
        if not oordeel.toegestaan:
            overal = [recht for elk in Doel for recht in rechten(elk)]
            ooit = hield_sleutel(alle, overal, rol=door.rol, nu=timezone.localtime(nu))
            raise Geweigerd(oordeel.reden) if ooit else NietGevonden()
        uitleg = oordeel.reden
    return Sessie(door, doel, wat, nu, vandaag, bos, nummer, uitleg)


def _wijzigbaar(model: type[models.Model]) -> bool:
    """Whether rows of this table are changed as a whole, and counted as they are (``versie``)."""
    return hasattr(model, "versie") and "UPDATE" in model.muur.rechten.split(", ")  # type: ignore[attr-defined]
