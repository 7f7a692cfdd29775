"""What was shared with me, with consent: which households, reading one, its documents, the receipt, what stopped."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.document import Bestand
from tandem.acties.deur import Sessie
from tandem.acties.documentinhoud import lees_inhoud
from tandem.acties.rechten.delen import ZELF, Inhoud, bevestig, inhoud_voor
from tandem.acties.tijdstip import tijdstip
from tandem.models import Deling, Document, Huishouden, Lid, Toestemming
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.delen import bestand_gaat_mee
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.tekst import opsomming


@dataclass(frozen=True)
class Gedeeldkort:
    """A file of which something was shared with me, by the names of whom it is about."""

    huishouden: UUID
    naam: str


@dataclass(frozen=True)
class Gestopt:
    """Consent by which I could read something, and which does not count any more. Names nobody of a household."""

    merk: UUID
    gevraagd_door: str
    kreeg_op: date
    stopte_op: date | None


@dataclass(frozen=True)
class Nieuw:
    """Something that was shared with me and that I did not receive yet. Names nobody of a household."""

    gedeeld_door: str
    gedeeld_op: date


@dataclass(frozen=True)
class Berichten:
    """What a professional must hear about sharing: what is new, and which consent stopped."""

    nieuw: tuple[Nieuw, ...]
    gestopt: tuple[Gestopt, ...]


@dataclass(frozen=True)
class Doelbeeld:
    """For what one consent was given, and until when."""

    waarvoor: str
    tot: date
    lagen: tuple[str, ...]
    over: str


@dataclass(frozen=True)
class Teontvangen:
    """Something that was shared with me, and whether I said that I have it."""

    openbaar: UUID
    wat: str
    op: date
    ontvangen: bool


@dataclass(frozen=True)
class Gedeeldblad:
    """What I may read of one file, for what, and what came with it."""

    huishouden: UUID
    naam: str
    waarom: str
    doelen: tuple[Doelbeeld, ...]
    inhoud: Inhoud
    delingen: tuple[Teontvangen, ...]


def lees_met_mij_gedeeld(*, door: Actor) -> tuple[Gedeeldkort, ...]:
    """Return the files of which something was shared with this professional or team and that open now."""
    with deur.lees(door=door, doel=Doel.GEDEELD, wat="wat met mij is gedeeld") as sessie:
        sessie.geen_huishouddata()
        uit = []
        for rij in sessie.van(Huishouden).order_by("pk"):
            leden = list(sessie.van(Lid).filter(huishouden_id=rij.pk).order_by("geboortedatum", "id"))
            sessie.inzage(laag=Laag.CONTACT, leden=[lid.pk for lid in leden], huishouden=rij.pk)
            uit.append(Gedeeldkort(rij.openbaar, _naam(leden)))
        return tuple(uit)


def lees_gedeeld(*, door: Actor, huishouden: UUID) -> Gedeeldblad:
    """Return what consent opens of one file for this professional. Raises ``NietGevonden``, ``Geweigerd`` (stopped)."""
    with deur.lees(door=door, doel=Doel.GEDEELD, wat="lezen wat is gedeeld", huishouden=huishouden) as sessie:
        inhoud = inhoud_voor(sessie)
        leden = list(sessie.van(Lid).order_by("geboortedatum", "id"))
        namen = {lid.pk: lid.voornaam or "" for lid in leden}
        doelen = tuple(
            Doelbeeld(
                een.waarvoor, een.tot, tuple(Laag(laag).omschrijving for laag in een.lagen), namen.get(een.lid_id, "")
            )
            for een in _aan_mij(sessie)
        )
        return Gedeeldblad(huishouden, _naam(leden), sessie.waarom, doelen, inhoud, tuple(_delingen(sessie)))


def open_gedeeld_document(*, door: Actor, huishouden: UUID, document: UUID) -> Bestand:
    """Return the file of a document that consent opens for this professional: a read of its own in the log.

    Judged anew each time, by the keys of that moment. Raises ``NietGevonden`` also for what is shielded, hidden, out of
    sight, or about somebody whom no consent names; ``Geweigerd`` when what opened it stopped.
    """
    with deur.lees(door=door, doel=Doel.GEDEELD, wat="gedeeld document downloaden", huishouden=huishouden) as sessie:
        rij = sessie.een(Document, document)
        if not bestand_gaat_mee(Laag(rij.laag), vervallen=rij.vervallen_op is not None, grootte=rij.grootte):
            raise NietGevonden
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return Bestand(rij.bestandsnaam, rij.mime, lees_inhoud(sessie, rij))


def _naam(leden: list[Lid]) -> str:
    """The names of whom it is about: what the household chose to be called, is about the others too."""
    return opsomming([lid.voornaam or "naam onbekend" for lid in leden])


def _aan_mij(sessie: Sessie) -> list[Toestemming]:
    """The requests that named this professional or team and run: what others were asked to share stays theirs."""
    rijen = sessie.van(Toestemming).filter(van__lte=sessie.vandaag, tot__gt=sessie.vandaag).order_by("van", "id")
    return [
        een
        for een in rijen
        if een.lidmaatschap_id == sessie.door.lidmaatschap
        or (een.team_id == sessie.door.team and een.organisatie_id == sessie.door.organisatie)
    ]


def _delingen(sessie: Sessie) -> list[Teontvangen]:
    mijn = [een.pk for een in _aan_mij(sessie)]
    rijen = sessie.van(Deling).filter(toestemming_id__in=mijn).order_by("op", "id")
    return [Teontvangen(een.openbaar, een.wat, timezone.localdate(een.op), bool(een.ontvangen_op)) for een in rijen]


def bevestig_ontvangst(*, door: Actor, huishouden: UUID, deling: UUID, verzoek: UUID | None = None) -> None:
    """Say that one has received what was shared: the receipt. Raises ``NietGevonden`` for what is another's."""
    with deur.schrijf(
        door=door, doel=Doel.GEDEELD, wat="ontvangst bevestigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Deling, deling)
        if rij.toestemming_id not in [een.pk for een in _aan_mij(sessie)]:
            raise NietGevonden
        bevestig(sessie, rij, ZELF)


_BERICHTEN = """
    SELECT NULL::uuid, gedeeld_door, gedeeld_op, NULL::timestamptz FROM tandem_nieuw_gedeeld(%(m)s, %(l)s, %(nu)s)
     UNION ALL
    SELECT merk, gevraagd_door, kreeg_op, stopte_op FROM tandem_gestopt(%(m)s, %(l)s, %(nu)s)
"""


def lees_berichten(*, door: Actor) -> Berichten:
    """Return what this professional must still hear: what was shared and not received, and consent that stopped.

    Nobody's data: who shared or asked for it, and days. The file itself says the rest, to who opens it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_BERICHTEN, {"m": door.medewerker, "l": door.lidmaatschap, "nu": tijdstip()})
        rijen = cursor.fetchall()
    nieuw = (Nieuw(wie or "", timezone.localdate(op)) for merk, wie, op, _ in rijen if merk is None)
    gestopt = (
        Gestopt(merk, wie or "", timezone.localdate(kreeg), timezone.localdate(stopte) if stopte else None)
        for merk, wie, kreeg, stopte in rijen
        if merk is not None
    )
    return Berichten(tuple(nieuw), tuple(gestopt))


def gestopt_gezien(*, door: Actor, merk: UUID) -> None:
    """Say that one has seen that this consent stopped. Raises ``NietGevonden`` for another's, and the second time."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tandem_gestopt_gezien(%s, %s, %s, %s)",
            [door.medewerker, door.lidmaatschap, merk, tijdstip()],
        )
        ((gezien,),) = cursor.fetchall()
    if not gezien:
        raise NietGevonden
