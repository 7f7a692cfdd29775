"""The session: the leader begins it, everybody sees the spread, the shared answer is set, and the answers stand.

What others may see of the spread is fixed when the session begins, and only that is stored: whatever is shown,
exported or counted later comes from it. The separate answers stay for the leader, in a page of their own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.acties.zelfscan.basis import Herkomst, een_afname, herkomst_van
from tandem.acties.zelfscan.geldend import geldende_rijen
from tandem.acties.zelfscan.instrumenten import bij_afname, versies_van
from tandem.acties.zelfscan.spreidingopslag import naar_opslag, uit_opslag
from tandem.acties.zelfscan.waarden import Ingevuld, ingevuld, is_antwoord, lees_alle, stemmen, vul
from tandem.models import Afname, Antwoord, Deelnemer, GezamenlijkAntwoord
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, Geweigerd, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.afname import Afnamestand, leest_ieder_apart, waarom_niet_naar
from tandem.regels.zelfscan.antwoord import wordt_gevraagd
from tandem.regels.zelfscan.instrument import Instrument, Vraag
from tandem.regels.zelfscan.spreiding import Beeld, open_beeld

Paar = tuple[str, Antwoord]


@dataclass(frozen=True)
class Gespreksvraag:
    """A question in the session: the spread of Ist and Soll, and the shared answer."""

    vraag: Vraag
    ist: Beeld | None
    soll: Beeld | None
    ingevuld: Ingevuld
    versie: int
    gevraagd: bool
    klaar: bool
    door: str
    gewijzigd_op: datetime | None


@dataclass(frozen=True)
class Gespreksdeel:
    """A part in the session."""

    code: str
    naam: str
    vragen: tuple[Gespreksvraag, ...]


@dataclass(frozen=True)
class Gesprek:
    """The session page."""

    kop: Organisatiekop
    instrument: Instrument
    stand: Afnamestand
    leider: str
    leest_ieder: bool
    mag_wijzigen: bool
    mag_vaststellen: bool
    deelnemers: int | None
    delen: tuple[Gespreksdeel, ...]
    zonder_antwoord: int
    herkomst: Herkomst | None


@dataclass(frozen=True)
class Eigen:
    """What one respondent answered, for the session leader."""

    naam: str
    groep: str
    ingevuld: Ingevuld


def begin_gesprek(*, door: Actor, afname: UUID) -> None:
    """Close filling in and fix the spread; by the leader only. Raises ``Geweigerd``, ``Ongeldig``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="gesprek beginnen") as sessie:
        rij = een_afname(sessie, afname)
        if rij.leider_id != door.medewerker:
            raise Geweigerd("Alleen wie het gesprek leidt, kan het beginnen: die ziet ieders antwoorden apart.")
        if rij.stand == Afnamestand.GESPREK:
            sessie.geen_gegevens()
            return
        klaar = {een.pk: een.groep for een in _ingeleverd(sessie, rij)}
        reden = waarom_niet_naar(Afnamestand(rij.stand), Afnamestand.GESPREK, ingeleverd=len(klaar), zonder_antwoord=0)
        if reden:
            raise Ongeldig(**{"": reden})
        rij.stand, rij.gesprek_op, rij.deelnemers = Afnamestand.GESPREK.value, sessie.nu, len(klaar)
        sessie.bewaar(rij)
        _leg_spreiding_vast(sessie, rij, klaar)
        sessie.gebeurtenis("gesprek_begonnen", over=rij.openbaar)


def _ingeleverd(sessie: Organisatiesessie, afname: Afname) -> "list[Deelnemer]":
    rijen = sessie.mijn(Deelnemer).filter(afname_id=afname.pk, ingetrokken_op=None)
    return list(rijen.exclude(ingeleverd_op=None).order_by("id"))


def _leg_spreiding_vast(sessie: Organisatiesessie, afname: Afname, groepen: dict[int, str]) -> None:
    lijst = bij_afname(afname, sessie)
    per_deelnemer = _antwoorden(sessie, afname, lijst, groepen)
    for vraag in lijst.vragen():
        paren = [(groepen[nr], rijen[vraag.code]) for nr, rijen in per_deelnemer.items() if vraag.code in rijen]
        spreiding = {"ist": naar_opslag(open_beeld(stemmen(vraag, paren)))}
        if vraag.streven:
            spreiding["soll"] = naar_opslag(open_beeld(stemmen(vraag, paren, streven=True)))
        sessie.bewaar(
            GezamenlijkAntwoord(afname=afname, vraag=vraag.code, spreiding=spreiding, gewijzigd_op=sessie.nu, versie=0)
        )


def _antwoorden(
    sessie: Organisatiesessie, afname: Afname, lijst: Instrument, wie: Collection[int]
) -> dict[int, dict[str, Antwoord]]:
    """Of each respondent the answers that hold for this version; what the leader may not read is not there."""
    versies = versies_van(afname.instrument, sessie)
    per_deelnemer: dict[int, list[Antwoord]] = {}
    for rij in sessie.mijn(Antwoord).filter(afname_id=afname.pk, deelnemer_id__in=list(wie)):
        per_deelnemer.setdefault(rij.deelnemer_id, []).append(rij)
    return {nummer: geldende_rijen(lijst, versies, rijen) for nummer, rijen in per_deelnemer.items()}


def lees_gesprek(*, door: Actor, afname: UUID) -> Gesprek:
    """Return the session with the spread as everybody may see it. Raises ``NietGevonden``, ``Geweigerd``."""
    with lees_organisatie(door=door, wat="gesprek over de antwoorden") as sessie:
        rij = een_afname(sessie, afname)
        sessie.inzage()
        stand = Afnamestand(rij.stand)
        if stand is Afnamestand.VERZAMELEN:
            raise Geweigerd("Het gesprek is nog niet begonnen.")
        lijst = bij_afname(rij, sessie)
        rijen = {een.vraag: een for een in _gezamenlijk(sessie, rij)}
        delen = _delen(lijst, rijen)
        return Gesprek(
            kop=lees_organisatiekop(sessie),
            instrument=lijst,
            stand=stand,
            leider=rij.leider.naam,
            leest_ieder=_leest_ieder(sessie, rij),
            mag_wijzigen=stand is Afnamestand.GESPREK and _mag(sessie, rij),
            mag_vaststellen=stand is Afnamestand.GESPREK and sessie.mag(Werklaag.UITKOMST),
            deelnemers=rij.deelnemers,
            delen=delen,
            zonder_antwoord=open_vragen(delen),
            herkomst=herkomst_van(rij),
        )


def _leest_ieder(sessie: Organisatiesessie, afname: Afname) -> bool:
    return leest_ieder_apart(afname.leider_id == sessie.door.medewerker, afname.leider_sinds, afname.gesprek_op)


def _gezamenlijk(sessie: Organisatiesessie, afname: Afname) -> "list[GezamenlijkAntwoord]":
    return list(sessie.mijn(GezamenlijkAntwoord).filter(afname_id=afname.pk).select_related("door"))


def open_vragen(delen: tuple[Gespreksdeel, ...]) -> int:
    """How many questions that are asked have no shared answer yet."""
    return sum(een.gevraagd and not een.klaar for deel in delen for een in deel.vragen)


def _mag(sessie: Organisatiesessie, afname: Afname) -> bool:
    """The leader, and who established results: nobody else writes the shared answers."""
    return afname.leider_id == sessie.door.medewerker or sessie.mag(Werklaag.UITKOMST)


def _delen(lijst: Instrument, rijen: dict[str, GezamenlijkAntwoord]) -> tuple[Gespreksdeel, ...]:
    antwoorden = lees_alle(lijst, rijen.values())
    return tuple(
        Gespreksdeel(
            deel.code,
            deel.naam,
            tuple(
                _vraag(vraag, rijen.get(vraag.code), wordt_gevraagd(vraag, antwoorden, lijst)) for vraag in deel.vragen
            ),
        )
        for deel in lijst.delen
    )


def _vraag(vraag: Vraag, rij: GezamenlijkAntwoord | None, gevraagd: bool) -> Gespreksvraag:
    return Gespreksvraag(
        vraag=vraag,
        ist=uit_opslag(rij.spreiding.get("ist")) if rij else None,
        soll=uit_opslag(rij.spreiding.get("soll")) if rij else None,
        ingevuld=ingevuld(vraag, rij),
        versie=rij.versie if rij else 0,
        gevraagd=gevraagd,
        klaar=rij is not None and is_antwoord(rij),
        door=rij.door.naam if rij and rij.door else "",
        gewijzigd_op=timezone.localtime(rij.gewijzigd_op) if rij and rij.versie else None,
    )


def lees_ieders_antwoord(*, door: Actor, afname: UUID, vraag: str) -> tuple[Eigen, ...]:
    """Return who answered what to one question: for the leader named beforehand, nobody else. Raises ``Geweigerd``."""
    with lees_organisatie(door=door, wat="antwoorden van deelnemers") as sessie:
        rij = een_afname(sessie, afname)
        sessie.inzage()
        if not _leest_ieder(sessie, rij):
            raise Geweigerd("Alleen wie het gesprek vanaf het begin leidt, ziet wat ieder apart invulde.")
        lijst = bij_afname(rij, sessie)
        if vraag not in lijst.per_code:
            raise Ongeldig(**{"": "Deze vraag staat niet in de vragenlijst."})
        wie = {een.pk: een for een in _ingeleverd(sessie, rij)}
        per_deelnemer = _antwoorden(sessie, rij, lijst, wie)
        gevuld = {nr: ingevuld(lijst.vraag(vraag), rijen.get(vraag)) for nr, rijen in per_deelnemer.items()}
        return tuple(Eigen(een.naam, een.groep, gevuld.get(nummer, Ingevuld())) for nummer, een in wie.items())


def zet_gezamenlijk(*, door: Actor, afname: UUID, vraag: str, typ: Ingevuld, versie: int | None) -> int:
    """Set the shared answer to one question; returns its version. The same once more changes nothing.

    Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``, and ``Botsing`` when somebody else set it since ``versie``.
    """
    with schrijf_organisatie(door=door, wat="gezamenlijk antwoord") as sessie:
        rij = een_afname(sessie, afname)
        if not _mag(sessie, rij):
            raise Geweigerd("Alleen wie het gesprek leidt of de meting beheert, legt het gezamenlijke antwoord vast.")
        if rij.stand != Afnamestand.GESPREK:
            raise Ongeldig(**{"": "Het gesprek is niet open. De antwoorden zijn niet te veranderen."})
        lijst = bij_afname(rij, sessie)
        if vraag not in lijst.per_code:
            raise Ongeldig(**{"": "Deze vraag staat niet in de vragenlijst."})
        if lijst.vraag(vraag).ingetrokken:
            raise Ongeldig(**{"": "Deze vraag is ingetrokken en telt niet mee. Kies er geen antwoord meer bij."})
        antwoord = sessie.mijn(GezamenlijkAntwoord).select_for_update(of=("self",)).get(afname_id=rij.pk, vraag=vraag)
        stond = ingevuld(lijst.vraag(vraag), antwoord)
        if not vul(antwoord, lijst.vraag(vraag), typ):
            sessie.geen_gegevens()
            return antwoord.versie
        if versie is not None and versie != antwoord.versie:
            raise _botsing(antwoord, stond)
        antwoord.versie += 1
        antwoord.door_id, antwoord.gewijzigd_op = door.medewerker, sessie.nu
        sessie.bewaar(antwoord)
        sessie.gebeurtenis("gezamenlijk_antwoord", over=rij.openbaar, feiten={"vraag": vraag})
        return antwoord.versie


def _botsing(rij: GezamenlijkAntwoord, stond: Ingevuld) -> Botsing:
    hun = {"waarde": stond.waarde, "streven": stond.streven, "toelichting": stond.toelichting, "bewijs": stond.bewijs}
    wie = rij.door.naam if rij.door else "Een collega"
    return Botsing(wie=wie, wanneer=f"{timezone.localtime(rij.gewijzigd_op):%H:%M} uur", hun=hun, versie=rij.versie)
