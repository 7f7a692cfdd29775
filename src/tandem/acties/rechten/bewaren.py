"""Keeping, for the officers: the list of files whose last part lapsed, what people say about them, and holds.

They hold no key to any file: they read numbers, organisations, reasons and dates. The list itself is made by the job
(``acties/rechten/vernietigen.py``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.acties.rechten.bewaarfeiten import logoordeel
from tandem.koppelingen.kluis import SleutelVernietigd, kluis
from tandem.koppelingen.zegelsleutel import SleutelOnbruikbaar, lees_vertrouwd, publiek_pad
from tandem.models import Logpartij, Medewerker, Organisatie, Vasthouding, Vernietigingsstem, Vernietigingsvoorstel
from tandem.models.muren.bewaren import LOGSLOT
from tandem.regels.rechten import bewaren as regels
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.bewaren import Vasthoudgrond
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import sleutelnummer
from tandem.regels.rechten.vernietigen import (
    BEWAARDERS,
    Stem,
    Stemsoort,
    Voorstelsoort,
    Voorstelstand,
    bezwaren_reden,
    bezwaren_stem,
    geldende_stemmen,
    stand_van,
)

SLOT = 7513
"""First half of the advisory lock on one file: nobody objects or holds in the instant in which it begins to go."""
GROOTSTE = 2_147_483_647
_GEEN = "Dit nummer is er niet, of uw organisatie bewaart dit dossier niet. Kijk het nummer na (T-2026-000123 of H-12)."


@dataclass(frozen=True)
class Deelregel:
    """One part of a file: who keeps it, when it lapsed, why."""

    naam: str
    organisatie: str
    vervalt_op: date | None
    waarom: str
    artikel: str


@dataclass(frozen=True)
class Stemregel:
    """What somebody said, with the reason where there is one (gone when the file is)."""

    wie: str
    organisatie: str
    soort: str
    reden: str
    op: datetime


@dataclass(frozen=True)
class Houdregel:
    """A hold: why, since when, and until when it held."""

    openbaar: UUID
    nummer: str
    waarom: str
    reden: str
    van: date
    tot: date | None
    door: str
    geldt: bool


@dataclass(frozen=True)
class Loggetallen:
    """What lines of the log a proposal is about, counted when it was drawn up: never which."""

    regels: int
    huishoudens: int
    vast: int
    toezicht: int


@dataclass(frozen=True)
class Voorstelregel:
    """One file on the list, or lines of the log (``log``). No names: number, who keeps it, when and why it goes, and
    where it stands."""

    openbaar: UUID
    nummer: str
    casusnummers: tuple[str, ...]
    organisaties: tuple[str, ...]
    vervalt_op: date
    laatste_wijziging: date
    opgesteld_op: datetime
    stand: Voorstelstand
    akkoorden: int
    delen: tuple[Deelregel, ...]
    log: Loggetallen | None = None


@dataclass(frozen=True)
class Akteregel:
    """A certificate of what went: what was signed, and whether a key that we know signed it."""

    akte: UUID
    op: datetime
    kop: str
    handtekening: str
    klopt: bool
    rijen: int


@dataclass(frozen=True)
class Voorstelblad:
    """One proposal with everything said about it, and what this reader may do."""

    regel: Voorstelregel
    stemmen: tuple[Stemregel, ...]
    vasthoudingen: tuple[Houdregel, ...]
    aktes: tuple[Akteregel, ...]
    mag: frozenset[Stemsoort]


@dataclass(frozen=True)
class Bewaarlijst:
    """Everything that an officer may see: what waits, what is held, what went."""

    open: tuple[Voorstelregel, ...]
    klaar: tuple[Voorstelregel, ...]
    vastgehouden: tuple[Houdregel, ...]
    logboek: str
    """Up to which day lines of the log have lapsed, or why none has."""


@contextmanager
def _lees(door: Actor, wat: str) -> Iterator[Sessie]:
    with deur.lees(door=door, doel=Doel.BEWAREN, wat=wat) as sessie:
        _betreed(sessie)
        yield sessie


@contextmanager
def _schrijf(door: Actor, wat: str, verzoek: UUID | None) -> Iterator[Sessie]:
    with deur.schrijf(door=door, doel=Doel.BEWAREN, wat=wat, verzoek=verzoek) as sessie:
        _betreed(sessie)
        sessie.geen_huishouddata()  # no event: a file's time line is for who works with it; the log line is written
        yield sessie


def _betreed(sessie: Sessie) -> None:
    """Let this officer see what is theirs to see (wall 2). Raises ``NietGevonden`` for any other role."""
    if sessie.door.rol not in BEWAARDERS:
        raise NietGevonden
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tandem_betreed_bewaren(%s, %s, %s)", [sessie.door.medewerker, sessie.door.lidmaatschap, sessie.nu]
        )


def lees_bewaarlijst(*, door: Actor) -> Bewaarlijst:
    """Return the list. Each file on it gets its line in the access log. Raises ``NietGevonden`` for other roles."""
    with _lees(door, "bewaarlijst") as sessie:
        rijen = list(Vernietigingsvoorstel.objects.order_by("vervalt_op", "pk"))
        kijk = _Kijk(sessie, rijen)
        vast = list(Vasthouding.objects.filter(opgeheven_op=None).order_by("van", "pk"))
        regels_ = [kijk.regel(rij) for rij in rijen]
        sessie.geen_huishouddata()
        for nummer in {rij.nummer for rij in rijen} | {rij.nummer for rij in vast}:
            sessie.inzage(huishouden=nummer)
        return Bewaarlijst(
            open=tuple(een for een in regels_ if een.stand not in _KLAAR),
            klaar=tuple(een for een in regels_ if een.stand in _KLAAR),
            vastgehouden=tuple(kijk.houdregel(rij) for rij in vast),
            logboek=logoordeel(sessie.vandaag).waarom,
        )


_KLAAR = (Voorstelstand.VERNIETIGD, Voorstelstand.VERVALLEN)


def lees_voorstel(*, door: Actor, voorstel: UUID) -> Voorstelblad:
    """Return one proposal. Raises ``NietGevonden``."""
    with _lees(door, "voorstel om te vernietigen") as sessie:
        rij = _voorstel(voorstel)
        sessie.inzage(huishouden=rij.nummer)
        kijk = _Kijk(sessie, [rij])
        regel, stemmen = kijk.regel(rij), kijk.stemmen(rij)
        return Voorstelblad(
            regel=regel,
            stemmen=tuple(kijk.stemregel(een) for een in stemmen),
            vasthoudingen=tuple(
                kijk.houdregel(een) for een in Vasthouding.objects.filter(nummer=rij.nummer or 0).order_by("van", "pk")
            ),
            aktes=_aktes(rij),
            mag=frozenset(soort for soort in Stemsoort if not _bezwaren(soort, door, kijk, rij)),
        )


def stem(*, door: Actor, voorstel: UUID, soort: str, reden: str = "", verzoek: UUID | None = None) -> None:
    """Agree, object (with a reason) or take back what one said.

    Raises ``NietGevonden``, or ``Ongeldig``: the same person twice, a role that may not, or too late.
    """
    gekozen = kies(Stemsoort, soort, "")
    with _schrijf(door, f"voorstel om te vernietigen: {gekozen.omschrijving}", verzoek) as sessie:
        rij = _voorstel(voorstel)
        _slot(-rij.pk if rij.nummer is None else rij.nummer % GROOTSTE)
        rij.refresh_from_db()
        keur(_bezwaren(gekozen, door, _Kijk(sessie, [rij]), rij))
        if gekozen is Stemsoort.BEZWAAR:
            keur(bezwaren_reden(reden))
        if rij.nummer is None:
            kluis().maak([sleutelnummer(door.organisatie)])
        Vernietigingsstem(
            nummer=rij.nummer, voorstel=rij, medewerker=door.medewerker, organisatie=door.organisatie, rol=door.rol,
            soort=gekozen.value, reden=reden.strip() or None, op=sessie.nu,
        ).save(force_insert=True)  # fmt: skip
        sessie.inzage(huishouden=rij.nummer, uitkomst="geschreven")


def houd_vast(*, door: Actor, nummer: str, soort: str, reden: str, verzoek: UUID | None = None) -> UUID:
    """Hold a file from today on: by the number of a case or of a file. Raises ``Ongeldig``."""
    grond = kies(Vasthoudgrond, soort, "soort")
    keur(bezwaren_reden(reden))
    with _schrijf(door, "dossier vasthouden", verzoek) as sessie:
        nr, gemeente, organisaties = _zoek(nummer)
        _slot(nr % GROOTSTE)
        _deel_logslot()
        if Vernietigingsvoorstel.objects.filter(nummer=nr).exclude(begonnen_op=None).exists():
            raise Ongeldig(nummer="Dit is te laat: het vernietigen van dit dossier is al begonnen.")
        rij = Vasthouding(
            nummer=nr, gemeente=gemeente, organisaties=organisaties, soort=grond.value, reden=reden.strip(),
            van=sessie.vandaag, gezet_door=door.medewerker, gezet_op=sessie.nu,
        )  # fmt: skip
        rij.save(force_insert=True)
        sessie.inzage(huishouden=nr, uitkomst="geschreven")
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def hef_op(*, door: Actor, vasthouding: UUID, verzoek: UUID | None = None) -> None:
    """Lift a hold: from today on the file may go. Raises ``NietGevonden``; lifting twice is lifting once."""
    with _schrijf(door, "dossier niet meer vasthouden", verzoek) as sessie:
        rij = Vasthouding.objects.filter(openbaar=vasthouding).first()
        if rij is None:
            raise NietGevonden
        if rij.tot is None:
            Vasthouding.objects.filter(pk=rij.pk).update(
                tot=sessie.vandaag, opgeheven_door=door.medewerker, opgeheven_op=sessie.nu
            )
        sessie.inzage(huishouden=rij.nummer, uitkomst="geschreven")


def _voorstel(openbaar: UUID) -> Vernietigingsvoorstel:
    rij = Vernietigingsvoorstel.objects.filter(openbaar=openbaar).first()
    if rij is None:
        raise NietGevonden
    return rij


def _slot(nummer: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SLOT, nummer])


def _deel_logslot() -> None:
    """Wait until no lines of the log are being chosen; the next choice waits for this hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, 0)", [LOGSLOT])


def _zoek(nummer: str) -> tuple[int, int, list[int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandem_bewaar_zoek(%s)", [nummer.strip()])
        rij = cursor.fetchone()
    if rij is None:
        raise Ongeldig(nummer=_GEEN)
    return rij[0], rij[1], rij[2]


def _bezwaren(soort: Stemsoort, door: Actor, kijk: "_Kijk", rij: Vernietigingsvoorstel) -> Any:
    stemmen = [Stem(een.medewerker, Stemsoort(een.soort)) for een in kijk.stemmen(rij)]
    return bezwaren_stem(soort, rol=door.rol, wie=door.medewerker, stemmen=stemmen, stand=kijk.stand(rij))


def _aktes(rij: Vernietigingsvoorstel) -> tuple[Akteregel, ...]:
    """The certificate of a file, or those of the lines of the log that went."""
    if Voorstelsoort(rij.soort) is Voorstelsoort.LOGBOEK:
        partijen = Logpartij.objects.filter(voorstel=rij).order_by("volgnummer")
        gevonden = [_akte(een, een.weg_op, een.aantal) for een in partijen]
    else:
        gevonden = [_akte(rij, rij.vernietigd_op, sum((rij.rijen or {}).values()))]
    return tuple(een for een in gevonden if een is not None)


def _akte(rij: Vernietigingsvoorstel | Logpartij, op: datetime | None, aantal: int) -> Akteregel | None:
    """A certificate, judged by the public keys that this installation knows."""
    if op is None or rij.handtekening is None:
        return None
    try:
        klopt = lees_vertrouwd(publiek_pad()).klopt(rij.kop.encode(), bytes(rij.handtekening))
    except SleutelOnbruikbaar:
        klopt = False
    return Akteregel(rij.akte, timezone.localtime(op), rij.kop, bytes(rij.handtekening).hex(), klopt, aantal)


class _Kijk:
    """What is needed to show proposals: names of organisations and professionals, votes and holds, fetched once."""

    def __init__(self, sessie: Sessie, rijen: list[Vernietigingsvoorstel]) -> None:
        self.vandaag = sessie.vandaag
        self._stemmen: dict[int, list[Vernietigingsstem]] = {}
        for een in Vernietigingsstem.objects.filter(voorstel__in=rijen).order_by("pk"):
            self._stemmen.setdefault(een.voorstel_id, []).append(een)
        vast = Vasthouding.objects.filter(nummer__in=[rij.dossier for rij in rijen if rij.nummer])
        self._vast = {rij.nummer for rij in vast if regels.Vasthouding(rij.soort, rij.van, rij.tot).geldt(self.vandaag)}
        self._organisaties = dict(Organisatie.objects.values_list("pk", "naam"))
        self._namen: dict[int, str] = {}

    def stemmen(self, rij: Vernietigingsvoorstel) -> list[Vernietigingsstem]:
        return self._stemmen.get(rij.pk, [])

    def stand(self, rij: Vernietigingsvoorstel) -> Voorstelstand:
        return stand_van(
            [Stem(een.medewerker, Stemsoort(een.soort)) for een in self.stemmen(rij)],
            vastgehouden=rij.nummer in self._vast,
            begonnen=rij.begonnen_op is not None,
            vernietigd=rij.vernietigd_op is not None,
            vervallen=rij.vervallen_op is not None,
        )

    def regel(self, rij: Vernietigingsvoorstel) -> Voorstelregel:
        geldend = geldende_stemmen(Stem(een.medewerker, Stemsoort(een.soort)) for een in self.stemmen(rij))
        return Voorstelregel(
            openbaar=rij.openbaar,
            nummer="Logboek" if rij.nummer is None else dossiernummer(rij.nummer),
            casusnummers=tuple(rij.casusnummers),
            organisaties=tuple(self.organisatie(nummer) for nummer in rij.organisaties),
            vervalt_op=rij.vervalt_op,
            laatste_wijziging=rij.laatste_wijziging,
            opgesteld_op=timezone.localtime(rij.opgesteld_op),
            stand=self.stand(rij),
            akkoorden=list(geldend.values()).count(Stemsoort.AKKOORD),
            delen=tuple(self._deel(een) for een in rij.delen),
            log=Loggetallen(**rij.aantallen) if rij.aantallen else None,
        )

    def _deel(self, een: dict[str, Any]) -> Deelregel:
        op = date.fromisoformat(een["vervalt_op"]) if een["vervalt_op"] else None
        return Deelregel(een["naam"], self.organisatie(een["organisatie"]), op, een["waarom"], een["artikel"])

    def stemregel(self, een: Vernietigingsstem) -> Stemregel:
        wie, waar = self.naam(een.medewerker), self.organisatie(een.organisatie)
        return Stemregel(wie, waar, Stemsoort(een.soort).omschrijving, reden_van(een), timezone.localtime(een.op))

    def houdregel(self, rij: Vasthouding) -> Houdregel:
        geldt = regels.Vasthouding(rij.soort, rij.van, rij.tot).geldt(self.vandaag)
        return Houdregel(
            rij.openbaar, dossiernummer(rij.nummer), Vasthoudgrond(rij.soort).omschrijving, reden_van(rij), rij.van,
            rij.tot, self.naam(rij.gezet_door), geldt,
        )  # fmt: skip

    def organisatie(self, nummer: int) -> str:
        return self._organisaties.get(nummer, "een organisatie die er niet meer is")

    def naam(self, medewerker: int) -> str:
        if medewerker not in self._namen:
            rij = Medewerker.objects.filter(pk=medewerker).first()
            self._namen[medewerker] = rij.naam if rij else "iemand die hier niet meer werkt"
        return self._namen[medewerker]


def dossiernummer(nummer: int) -> str:
    """The number of a file as people read it."""
    return f"H-{nummer}"


def reden_van(rij: Vernietigingsstem | Vasthouding) -> str:
    """The reason in words; empty when it went with its file."""
    try:
        return rij.reden or ""
    except SleutelVernietigd:
        return ""
