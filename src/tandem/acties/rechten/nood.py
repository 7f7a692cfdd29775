"""*Noodtoegang*: asking for it, a second professional who confirms, and going on without one.

Found by a full name with a day of birth, never from a list. What is found opens for an hour at most, with a question to
the privacy officer in the same transaction; where nothing is found there is one as well, so asking is never for free.
Rule: ``regels/rechten/noodtoegang.py``; decision 0024. Reading under it: ``acties/rechten/noodlezen.py``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from tandem.acties import deur
from tandem.acties.casus.betrekken import vast_gezicht_nummer
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.wijzers import merk_volledig
from tandem.acties.keuring import keur, kies
from tandem.acties.sleutelfeiten import rechten, voeg_toe
from tandem.acties.termijn import rond_termijn_af, zet_termijn
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Betrokkenheid, Huishouden, Noodtoegang, Toezichtvraag
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus.termijn import bereken_termijn
from tandem.regels.huishouden.naam import woorden
from tandem.regels.kalender import WETTELIJKE_KALENDER
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte, sleutel
from tandem.regels.rechten.noodtoegang import (
    LANGST,
    Noodgrond,
    Tweede,
    Vertellen,
    bezwaren_reden,
    bezwaren_tweede,
    bezwaren_vertellen,
    is_dezelfde,
    kan_doorgaan,
    tweede_nodig,
)
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import Sleutelbos, in_kracht
from tandem.regels.rechten.toezicht import Toezichtsoort

VERTELLEN = "noodtoegang_vertellen"
NAKIJKEN = "noodtoegang_nakijken"
"""The term of content (``inhoud/termijnen.yaml``) within which the privacy officer judges it."""
HUIS, WACHT = "huis", "wacht"
_SLOT = 34
"""First half of the advisory lock on one professional who asks."""


@dataclass(frozen=True)
class Noodvraag:
    """Emergency access as asked for. ``later``: telling the household now is unsafe. ``tweede``: the colleague who is
    asked to confirm, where one is needed; ``niemand``: nobody can confirm now."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    grond: str
    reden: str
    later: bool = False
    vertellen_op: date | None = None
    later_grond: str = ""
    tweede: int | None = None
    niemand: bool = False


@dataclass(frozen=True)
class Gevraagd:
    """What came of asking: the household that is open, the question to a colleague that waits, or neither.

    ``liep_al``: it was asked before, and goes on.
    """

    huishouden: UUID | None = None
    wacht_op: UUID | None = None
    liep_al: bool = False

    @property
    def uitkomst(self) -> str:
        """In one word, for who sends the same form again."""
        return f"{HUIS}:{self.huishouden}" if self.huishouden else f"{WACHT}:{self.wacht_op or ''}"


@dataclass(frozen=True)
class _Gevonden:
    nummer: int
    gemeente: int
    organisaties: tuple[int, ...]


def lagen_in_nood(door: Actor) -> frozenset[Laag]:
    """The layers that emergency access opens for this role. Raises ``NietGevonden`` for a role without."""
    lagen = {een.laag for een in rechten(Doel.NOOD) if een.rol == door.rol and een.reikwijdte is Reikwijdte.NOOD}
    if not lagen:
        raise NietGevonden
    return frozenset(lagen)


def vraag_noodtoegang(*, door: Actor, vraag: Noodvraag, verzoek: UUID | None = None) -> Gevraagd:
    """Ask for emergency access to the household of one person.

    Nobody known, one's own family and a file that is closed to the team give the same answer: nothing. Asked again
    while it is open or waits, it goes on: no second hour, no second review. Raises ``Ongeldig``, and ``NietGevonden``
    for a role that opens nothing in an emergency.
    """
    lagen = lagen_in_nood(door)
    with deur.schrijf(door=door, doel=Doel.NOOD, wat="noodtoegang vragen", verzoek=verzoek) as sessie:
        grond, vertellen = _keur(sessie, vraag)
        stand = _tweede_stand(sessie, vraag)
        gevonden = _zoek(sessie, vraag)
        uit = Gevraagd()
        if gevonden is None:
            sessie.geen_huishouddata()
            sessie.inzage(uitkomst="gezocht")
            _meld(sessie, Toezichtsoort.NIETS_GEVONDEN, grond, sessie.verzoek)
        else:
            open_in_nood(sessie, gevonden.nummer, lagen)
            eerder = _eerder(sessie)
            if eerder is None:
                uit = _open(sessie, vraag, stand, vertellen, gevonden)
            else:
                uit = _ga_verder(sessie, eerder, vraag, stand, vertellen)
        sessie.uitkomst = uit.uitkomst
    return uit


def _keur(sessie: Sessie, vraag: Noodvraag) -> tuple[Noodgrond, Vertellen]:
    vertellen = Vertellen(vraag.later, vraag.vertellen_op, vraag.later_grond)
    grond = kies(Noodgrond, vraag.grond, "grond")
    half = [veld for veld in ("voornaam", "achternaam") if not woorden(getattr(vraag, veld))]
    naam = tuple(Bezwaar(veld, "Vul de hele naam in: voornaam en achternaam.") for veld in half)
    dag = () if vraag.geboortedatum <= sessie.vandaag else (Bezwaar("geboortedatum", "Deze dag moet nog komen."),)
    keur(naam + dag + bezwaren_reden(vraag.reden) + bezwaren_vertellen(vertellen, sessie.vandaag))
    return grond, vertellen


def _tweede_stand(sessie: Sessie, vraag: Noodvraag) -> Tweede:
    """Whether a colleague has to confirm. Raises ``Ongeldig`` when one is needed and none was named."""
    if not tweede_nodig((uiterlijk for _, _, uiterlijk, *_ in open_reviews(sessie.door, sessie.nu)), sessie.vandaag):
        return Tweede.NIET_NODIG
    if vraag.niemand:
        return Tweede.NIEMAND
    if vraag.tweede is None:
        raise Ongeldig(tweede="Kies wie dit bevestigt. Kan nu niemand dat? Kruis dat aan, dan gaat het door.")
    if vraag.tweede == sessie.door.medewerker:
        raise Ongeldig(tweede="Kies een collega: u kunt dit niet zelf bevestigen.")
    return Tweede.GEVRAAGD


def open_reviews(door: Actor, nu: datetime) -> list[tuple[Any, ...]]:
    """The reviews of emergency access of the actor's team that are not done: whose, since, until, and by whom."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT medewerker, sinds, uiterlijk, organisaties, gemeente FROM tandem_nood_open(%s, %s, %s)",
            [door.medewerker, door.lidmaatschap, nu],
        )
        return list(cursor.fetchall())


def _zoek(sessie: Sessie, vraag: Noodvraag) -> _Gevonden | None:
    merk = merk_volledig(f"{vraag.voornaam} {vraag.achternaam}", vraag.geboortedatum)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nummer, gemeente, organisaties FROM tandem_nood_zoek(%s, %s, %s, %s, %s)",
            [merk, sessie.door.medewerker, sessie.door.lidmaatschap, sessie.nu, sessie.verzoek],
        )
        rij = cursor.fetchone()
    return _Gevonden(rij[0], rij[1], tuple(rij[2])) if rij else None


def open_in_nood(sessie: Sessie, nummer: int, lagen: Collection[Laag]) -> None:
    """Let this transaction write in a household to which nobody holds a key yet: the fact from which it follows."""
    nieuw = {sleutel(nummer, laag) for laag in lagen}
    for een in sorted(nieuw):
        voeg_toe("sleutels", str(een))
    bos = sessie.bos
    sessie.bos = Sleutelbos(bos.sleutels | nieuw, bos.deel - nieuw, bos.leden, bos.namens)
    sessie.huishouden = nummer


def _open(sessie: Sessie, vraag: Noodvraag, stand: Tweede, vertellen: Vertellen, bij: _Gevonden) -> Gevraagd:
    rij = Noodtoegang(
        medewerker_id=sessie.door.medewerker, organisatie_id=sessie.door.organisatie, team_id=sessie.door.team,
        rol=sessie.door.rol, grond=vraag.grond, reden=vraag.reden.strip(), gevraagd_op=sessie.nu,
        tweede_id=vraag.tweede if stand is Tweede.GEVRAAGD else None, tweede_stand=stand.value, later=vertellen.later,
        later_grond=vertellen.grond.strip() or None if vertellen.later else None,
    )  # fmt: skip
    if stand is not Tweede.GEVRAAGD:
        rij.van, rij.tot = sessie.nu, sessie.nu + LANGST
    sessie.bewaar(rij)
    melding = _meld(sessie, Toezichtsoort.NOODTOEGANG, Noodgrond(vraag.grond), rij.openbaar, bij=bij, rij=rij)
    if stand is Tweede.NIEMAND:
        _meld(sessie, Toezichtsoort.ZONDER_TWEEDE, Noodgrond(vraag.grond), rij.openbaar, bij=bij, rij=rij)
    _zet_vertellen(sessie, rij, vertellen)
    _gebeurd(sessie, rij)
    if stand is Tweede.GEVRAAGD:
        return Gevraagd(wacht_op=melding.openbaar)
    return Gevraagd(huishouden=sessie.van(Huishouden).get(pk=bij.nummer).openbaar)


def _eerder(sessie: Sessie) -> Noodtoegang | None:
    """What the asker asked for this household and is open or waits, held until the end: asking twice at once is one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_SLOT, sessie.door.medewerker])
    rijen = sessie.van(Noodtoegang).filter(medewerker=sessie.door.medewerker, organisatie=sessie.door.organisatie)
    rij = rijen.order_by("gevraagd_op").select_for_update(of=("self",)).last()
    loopt = rij and is_dezelfde(gevraagd_op=rij.gevraagd_op, tot=rij.tot, nu=sessie.nu)
    return rij if loopt else None


def _ga_verder(sessie: Sessie, rij: Noodtoegang, vraag: Noodvraag, stand: Tweede, vertellen: Vertellen) -> Gevraagd:
    """Go on with what was asked before. Its grounds stay; that telling is unsafe counts from the moment it is said."""
    melding = Toezichtvraag.objects.get(noodtoegang=rij.openbaar, soort=Toezichtsoort.NOODTOEGANG.value)
    if vertellen.later and vertellen.vanaf and not rij.later and rij.verteld_op is None:
        vertel_later(sessie, rij, vertellen.vanaf, vertellen.grond, eigenaar=_wie_vertelt(sessie))
        sessie.bewaar(rij)
    elif rij.van:
        sessie.geen_huishouddata()  # nothing changes; that it was asked stands in the log of the file already
    if rij.van is None and stand is Tweede.GEVRAAGD:
        _vraag_weer(sessie, melding, rij, vraag.tweede)
    elif rij.van is None:
        _begin(sessie, melding, rij, stand)
    if rij.van is None:
        return Gevraagd(wacht_op=melding.openbaar, liep_al=True)
    return Gevraagd(huishouden=sessie.van(Huishouden).get(pk=rij.huishouden_id).openbaar, liep_al=True)


def _vraag_weer(sessie: Sessie, melding: Toezichtvraag, rij: Noodtoegang, tweede: int | None) -> None:
    """Ask a colleague once more, or another one; who was asked before no longer answers."""
    rij.tweede_id, rij.tweede_stand = tweede, Tweede.GEVRAAGD.value
    sessie.bewaar(rij)
    Toezichtvraag.objects.filter(pk=melding.pk).update(tweede=tweede, tweede_stand=rij.tweede_stand)
    _gebeurd(sessie, rij)


def _gebeurd(sessie: Sessie, rij: Noodtoegang) -> None:
    soort = "noodtoegang_geopend" if rij.van else "noodtoegang_gevraagd"
    sessie.gebeurtenis(soort, feiten={"waarom": Noodgrond(rij.grond).omschrijving, "noodtoegang": str(rij.openbaar)})


def _meld(
    sessie: Sessie,
    soort: Toezichtsoort,
    grond: Noodgrond,
    merk: UUID,
    *,
    bij: _Gevonden | None = None,
    rij: Noodtoegang | None = None,
) -> Toezichtvraag:
    """Put it before the privacy officer, at once: in the same transaction."""
    door, uiterlijk = sessie.door, bereken_termijn(catalogus().termijnen[NAKIJKEN], sessie.vandaag).uiterlijk
    vraag = Toezichtvraag(
        soort=soort.value, merk=f"{soort}:{merk}", medewerker=door.medewerker, organisatie=door.organisatie,
        team=door.team, rol=door.rol, nummer=bij.nummer if bij else None, gemeente=bij.gemeente if bij else None,
        organisaties=sorted({door.organisatie, *(bij.organisaties if bij else ())}), grond=grond.value,
        noodtoegang=rij.openbaar if rij else None, reden=rij.reden if rij else None, sinds=sessie.nu,
        gevraagd_op=sessie.nu, tweede=rij.tweede_id if rij else None, tweede_stand=rij.tweede_stand if rij else "",
        begonnen_op=rij.van if rij else None,
        uiterlijk=uiterlijk or WETTELIJKE_KALENDER.tel_werkdagen(sessie.vandaag, 5),
    )  # fmt: skip
    vraag.save(force_insert=True)
    return vraag


def _zet_vertellen(sessie: Sessie, rij: Noodtoegang, vertellen: Vertellen) -> None:
    """Somebody tells the household: on the next working day, or when it may be safe."""
    morgen = WETTELIJKE_KALENDER.tel_werkdagen(sessie.vandaag, 1)
    zet_termijn(
        sessie, rij, soort=VERTELLEN, vervalt_op=vertellen.vanaf or morgen if vertellen.later else morgen,
        eigenaar=_wie_vertelt(sessie), laag=Laag.CONTACT,
    )  # fmt: skip


def _wie_vertelt(sessie: Sessie) -> int | None:
    """The vast gezicht, else whoever has been involved the longest; who asked has no key to tell anything."""
    banden = sessie.van(Betrokkenheid).exclude(medewerker=None).order_by("van", "pk")
    lopend = (rij.medewerker_id for rij in banden if in_kracht(rij.van, rij.tot, sessie.vandaag))
    return vast_gezicht_nummer(sessie) or next(lopend, None)


def bevestig(*, door: Actor, vraag: UUID, akkoord: bool, verzoek: UUID | None = None) -> None:
    """Answer as the second professional: confirm, and the hour begins; or not.

    The colleague gets no key. Raises ``NietGevonden`` for a question to somebody else, ``Ongeldig`` when answered.
    """
    lagen_in_nood(door)
    with deur.schrijf(door=door, doel=Doel.NOOD, wat="noodtoegang bevestigen", verzoek=verzoek) as sessie:
        melding, rij = _melding(sessie, vraag, tweede=door.medewerker)
        keur(
            bezwaren_tweede(
                Tweede(rij.tweede_stand), aanvrager=rij.medewerker_id, wie=door.medewerker, aangewezen=rij.tweede_id
            )
        )
        _begin(sessie, melding, rij, Tweede.BEVESTIGD if akkoord else Tweede.GEWEIGERD)


def ga_door(*, door: Actor, vraag: UUID, verzoek: UUID | None = None) -> UUID:
    """Go on without a second professional: nobody can, or nobody confirmed. It is reviewed once more.

    Returns the household. Raises ``NietGevonden``, or ``Ongeldig`` when it is open already.
    """
    lagen_in_nood(door)
    with deur.schrijf(door=door, doel=Doel.NOOD, wat="noodtoegang zonder tweede", verzoek=verzoek) as sessie:
        melding, rij = _melding(sessie, vraag, medewerker=door.medewerker)
        if not kan_doorgaan(Tweede(rij.tweede_stand)):
            raise Ongeldig(**{"": "Deze noodtoegang is al begonnen. U vindt hem in uw lijst."})
        _begin(sessie, melding, rij, Tweede.NIEMAND)
        huis: UUID = sessie.van(Huishouden).get(pk=rij.huishouden_id).openbaar
        sessie.uitkomst = Gevraagd(huishouden=huis).uitkomst
    return huis


def _melding(sessie: Sessie, vraag: UUID, **wie: int) -> tuple[Toezichtvraag, Noodtoegang]:
    """The question with its access, held until the end: the second of two who answer at once reads the first."""
    soort = Toezichtsoort.NOODTOEGANG.value
    melding = Toezichtvraag.objects.filter(openbaar=vraag, soort=soort, **wie).first()
    if melding is None or melding.nummer is None or melding.noodtoegang is None:
        raise NietGevonden
    open_in_nood(sessie, melding.nummer, {Laag.CONTACT})
    rijen = sessie.van(Noodtoegang).filter(openbaar=melding.noodtoegang).select_for_update(of=("self",))
    rij = rijen.first()
    if rij is None:
        raise NietGevonden
    return melding, rij


def _begin(sessie: Sessie, melding: Toezichtvraag, rij: Noodtoegang, stand: Tweede) -> None:
    rij.tweede_stand = stand.value
    if stand is not Tweede.GEWEIGERD:
        rij.van, rij.tot = sessie.nu, sessie.nu + LANGST
    sessie.bewaar(rij)
    Toezichtvraag.objects.filter(pk=melding.pk).update(tweede_stand=stand.value, begonnen_op=rij.van)
    if stand is Tweede.NIEMAND:  # reviewed once more
        bij = _Gevonden(rij.huishouden_id, melding.gemeente or 0, tuple(melding.organisaties))
        _meld(sessie, Toezichtsoort.ZONDER_TWEEDE, Noodgrond(rij.grond), rij.openbaar, bij=bij, rij=rij)
    _gebeurd(sessie, rij)


def vertel_later(sessie: Sessie, rij: Noodtoegang, vanaf: date, grond: str, *, eigenaar: int | None = None) -> None:
    """Say that telling the household is unsafe before a day, with the ground. The caller keeps the row."""
    rond_termijn_af(sessie, rij, soort=VERTELLEN)
    rij.later, rij.later_grond = True, grond.strip()
    zet_termijn(sessie, rij, soort=VERTELLEN, vervalt_op=vanaf, laag=Laag.CONTACT, eigenaar=eigenaar)
    sessie.gebeurtenis("noodtoegang_later_vertellen", grondslag="noodtoegang", feiten={"vanaf": str(vanaf)})
