"""My questionnaire: what a respondent reads, saves question by question and hands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils import timezone

from tandem.acties.zelfscan.deelnemersdeur import Deelnemersessie, Toegang, deelnemersdeur
from tandem.acties.zelfscan.geldend import Oudantwoord, geldende_rijen, oude_antwoorden, voor_deze_versie
from tandem.acties.zelfscan.instrumenten import instrument, lees_rij, versies_van, zoals_toen
from tandem.acties.zelfscan.waarden import Ingevuld, ingevuld, is_antwoord, lees_alle, vul
from tandem.models import Afname, Antwoord, Deelnemer, Instrumentversie
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Botsing, NietGevonden, Ongeldig
from tandem.regels.zelfscan.afname import Afnamesoort, Afnamestand
from tandem.regels.zelfscan.antwoord import wordt_gevraagd
from tandem.regels.zelfscan.instrument import Instrument, Vraag

INGETROKKEN = "Deze vraag is ingetrokken. Uw antwoord van eerder blijft bewaard, maar telt niet mee."
GESLOTEN = "Het invullen is gesloten. Er is niets veranderd aan wat u eerder bewaarde."


@dataclass(frozen=True)
class Vraagblad:
    """A question as the respondent sees it. ``gevraagd`` is False while its condition does not hold."""

    vraag: Vraag
    ingevuld: Ingevuld
    versie: int
    gevraagd: bool
    beantwoord: bool


@dataclass(frozen=True)
class Deelblad:
    """A part of the questionnaire."""

    code: str
    naam: str
    inleiding: str
    vragen: tuple[Vraagblad, ...]

    @property
    def klaar(self) -> int:
        """How many of the questions that are asked have an answer."""
        return sum(blad.beantwoord for blad in self.vragen if blad.gevraagd)

    @property
    def gevraagd(self) -> int:
        """How many questions are asked."""
        return sum(blad.gevraagd for blad in self.vragen)


@dataclass(frozen=True)
class Vragenlijst:
    """The questionnaire of one respondent. ``oude``: own answers that hold for no question any more.

    ``overgenomen_van``: who led before, while this person's yes for the new leader (handing in anew) is awaited.
    """

    van: str
    naam: str
    instrument: Instrument
    soort: Afnamesoort
    leider: str
    invullen_tot: date
    schrijft: bool
    stand: Afnamestand
    laatst_op: datetime | None
    ingeleverd_op: datetime | None
    delen: tuple[Deelblad, ...]
    oude: tuple[Oudantwoord, ...]
    overgenomen_van: str = ""

    @property
    def open_vragen(self) -> int:
        """How many questions have no answer yet."""
        return sum(deel.gevraagd - deel.klaar for deel in self.delen)


@dataclass(frozen=True)
class Bewaard:
    """What saving gave: the version to send next time, when, and which questions are asked now."""

    versie: int
    op: datetime
    gevraagd: frozenset[str]
    open_vragen: int


@dataclass(frozen=True)
class Uitnodiging:
    """A wave to which somebody is invited."""

    deelnemer: UUID
    van: str
    instrument: str
    soort: Afnamesoort
    stand: Afnamestand
    invullen_tot: date
    ingeleverd_op: datetime | None


def mijn_vragenlijsten(*, door: Actor) -> tuple[Uitnodiging, ...]:
    """Return the waves to which this professional is invited and that still run; nothing of anybody's work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tandem_mijn_vragenlijsten(%s)", [door.medewerker])
        rijen = cursor.fetchall()
    return tuple(
        Uitnodiging(
            nummer,
            van,
            eigen_naam or instrument(code, versie).naam,
            Afnamesoort(soort),
            Afnamestand(stand),
            tot,
            _lokaal(ingeleverd),
        )
        for nummer, van, code, versie, eigen_naam, soort, stand, tot, ingeleverd in rijen
    )


def klopt(*, toegang: Toegang) -> bool:
    """Whether this opens a questionnaire now; a wrong code is counted. For the page that asks the code."""
    try:
        with deelnemersdeur(toegang, "vragenlijst openen"):
            pass
    except NietGevonden:
        return False
    return True


def lees_vragenlijst(*, toegang: Toegang) -> Vragenlijst:
    """Return the questionnaire with the own answers. Raises ``NietGevonden``."""
    with deelnemersdeur(toegang, "eigen vragenlijst lezen") as sessie:
        zelf, afname = sessie.zelf(), sessie.de_afname()
        lijst, versies = _instrument(afname)
        alle = list(sessie.antwoorden())
        return Vragenlijst(
            van=afname.team.naam if afname.team else afname.organisatie.naam,
            naam=zelf.naam,
            instrument=lijst,
            soort=Afnamesoort(afname.soort),
            leider=afname.leider.naam,
            invullen_tot=afname.invullen_tot,
            schrijft=sessie.schrijft,
            stand=Afnamestand(afname.stand),
            laatst_op=_lokaal(zelf.laatst_op),
            ingeleverd_op=_lokaal(zelf.ingeleverd_op),
            delen=_delen(lijst, geldende_rijen(lijst, versies, alle)),
            oude=oude_antwoorden(lijst, versies, alle),
            overgenomen_van=_vorige_leider(zelf, afname, alle),
        )


def _vorige_leider(zelf: Deelnemer, afname: Afname, rijen: Iterable[Antwoord]) -> str:
    """Who led when these answers were handed in, where somebody else took over since; empty: no yes is awaited."""
    if afname.vorige_leider is None or zelf.ingeleverd_op is not None:
        return ""
    return afname.vorige_leider.naam if any(rij.leider not in (None, afname.leider_id) for rij in rijen) else ""


def _lokaal(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def _instrument(afname: Afname) -> tuple[Instrument, Mapping[str, Instrument]]:
    """The version of the wave with what was withdrawn of it, and all versions before it."""
    if afname.lijst_id is None:
        return instrument(afname.instrument, afname.instrument_versie), versies_van(afname.instrument)
    rijen = Instrumentversie.objects.filter(organisatie_id=afname.organisatie_id, code=afname.instrument)
    per_versie = {rij.pk: rij for rij in rijen.order_by("nummer")}
    versies = {rij.versie: lees_rij(rij) for rij in per_versie.values()}
    return zoals_toen(per_versie[afname.lijst_id], afname.afgerond_op), versies


def _delen(lijst: Instrument, rijen: Mapping[str, Antwoord]) -> tuple[Deelblad, ...]:
    antwoorden = lees_alle(lijst, rijen.values())
    return tuple(
        Deelblad(
            deel.code,
            deel.naam,
            deel.inleiding,
            tuple(
                Vraagblad(
                    vraag,
                    ingevuld(vraag, rijen.get(vraag.code)),
                    rijen[vraag.code].versie if vraag.code in rijen else 0,
                    wordt_gevraagd(vraag, antwoorden, lijst),
                    vraag.code in rijen and is_antwoord(rijen[vraag.code]),
                )
                for vraag in deel.vragen
            ),
        )
        for deel in lijst.delen
    )


def bewaar_antwoord(*, toegang: Toegang, vraag: str, typ: Ingevuld, versie: int | None) -> Bewaard:
    """Save the own answer to one question; the same once more changes nothing.

    ``versie`` is what the page last saw (0: no answer yet, None: do not ask). Raises ``Ongeldig`` with sentences per
    field, ``Botsing`` when the answer was changed in another place meanwhile (the same link on two screens), and
    ``NietGevonden``.
    """
    with deelnemersdeur(toegang, "eigen antwoord bewaren", schrijft=True) as sessie:
        if not sessie.schrijft:
            raise Ongeldig(**{"": GESLOTEN})
        zelf, afname = sessie.zelf(houd=True), sessie.de_afname()
        lijst, versies = _instrument(afname)
        if vraag not in lijst.per_code or lijst.vraag(vraag).ingetrokken:
            raise Ongeldig(**{"": INGETROKKEN})
        rijen = geldende_rijen(lijst, versies, sessie.antwoorden())
        nieuw = Antwoord(vraag=vraag, deelnemer=zelf, afname=afname, instrument_versie=lijst.versie, versie=0)
        rij = voor_deze_versie(lijst, vraag, rijen[vraag]) if vraag in rijen else nieuw
        rij.leider = afname.leider_id if zelf.ingeleverd_op else None
        stond = ingevuld(lijst.vraag(vraag), rij)
        if vul(rij, lijst.vraag(vraag), typ):
            if versie is not None and versie != rij.versie:
                raise _botsing(rij, stond)
            _leg_vast(sessie, rij)
            rijen[vraag] = rij
        delen = _delen(lijst, rijen)
    gevraagd = [blad for deel in delen for blad in deel.vragen if blad.gevraagd]
    return Bewaard(
        rij.versie,
        timezone.localtime(sessie.nu),
        frozenset(blad.vraag.code for blad in gevraagd),
        sum(not blad.beantwoord for blad in gevraagd),
    )


def _botsing(rij: Antwoord, stond: Ingevuld) -> Botsing:
    """Somebody else, or the same person elsewhere, saved this answer in between."""
    moment = timezone.localtime(rij.gewijzigd_op)
    hun = {"waarde": stond.waarde, "streven": stond.streven, "toelichting": stond.toelichting, "bewijs": stond.bewijs}
    return Botsing(wie="U, op een ander scherm", wanneer=f"{moment:%H:%M} uur", hun=hun, versie=rij.versie)


def _leg_vast(sessie: Deelnemersessie, rij: Antwoord) -> None:
    rij.versie += 1
    rij.gewijzigd_op = sessie.nu
    sessie.bewaar(rij)
    zelf = sessie.zelf()
    zelf.laatst_op = sessie.nu
    if zelf.begonnen_op is None:
        zelf.begonnen_op = sessie.nu
        sessie.gebeurtenis("deelnemer_begon", zelf.openbaar)
    zelf.save(update_fields=["laatst_op", "begonnen_op"])


def lever_in(*, toegang: Toegang) -> int:
    """Hand in: from now on the session leader reads along. Returns how many questions stay open (that may be so).

    Twice is once; answers can be changed until filling in closes.

    Raises ``Ongeldig`` when filling in is closed or nothing was answered, and ``NietGevonden``.
    """
    with deelnemersdeur(toegang, "vragenlijst inleveren", schrijft=True) as sessie:
        if not sessie.schrijft:
            raise Ongeldig(**{"": GESLOTEN})
        zelf, afname = sessie.zelf(houd=True), sessie.de_afname()
        lijst, versies = _instrument(afname)
        delen = _delen(lijst, geldende_rijen(lijst, versies, sessie.antwoorden()))
        if not any(deel.klaar for deel in delen):
            raise Ongeldig(**{"": "U beantwoordde nog geen vraag. Beantwoord er minstens één voordat u inlevert."})
        if zelf.ingeleverd_op is None:
            zelf.ingeleverd_op = sessie.nu
            zelf.save(update_fields=["ingeleverd_op"])
            sessie.antwoorden().update(leider=afname.leider_id)
            sessie.gebeurtenis("deelnemer_leverde_in", zelf.openbaar)
        return sum(deel.gevraagd - deel.klaar for deel in delen)
