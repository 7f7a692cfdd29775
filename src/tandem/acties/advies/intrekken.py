"""Withdrawing what was sent: a line beside it that says when and why; what was sent does not change (decision 0038)."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.advies.partijen import eis_raad, eis_vrager, geldige_reacties, houd_stuk_vast, ingetrokken
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Advies, Adviesgevolg, Adviesvraag, Intrekking, Reactie
from tandem.regels.advies.intrekken import Stuk, Stukstand, bezwaren_intrekking, waarom_niet
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden
from tandem.regels.rechten.organisatie import VASTSTELLERS

_MODEL: dict[Stuk, type[Adviesvraag] | type[Advies] | type[Reactie]] = {
    Stuk.VRAAG: Adviesvraag,
    Stuk.ADVIES: Advies,
    Stuk.REACTIE: Reactie,
}


@dataclass(frozen=True)
class Intrekblad:
    """What the form to withdraw needs. ``waarom_niet``: why it cannot be, as a sentence; empty: it can."""

    kop: Organisatiekop
    onderwerp: str
    waarom_niet: str


def lees_intrekblad(*, door: Actor, stuk: Stuk, openbaar: UUID) -> Intrekblad:
    """Return what the form needs. ``openbaar``: of a request its own id, else that of the advice.

    Raises ``Geweigerd``, and ``NietGevonden`` for what this organisation did not send.
    """
    with lees_organisatie(door=door, wat="iets intrekken") as sessie:
        _eis(sessie, stuk)
        rij = _rij(sessie, stuk, openbaar)
        sessie.inzage()
        niet = waarom_niet(stuk, stand_van(sessie, stuk, rij.openbaar))
        return Intrekblad(lees_organisatiekop(sessie), _onderwerp(sessie, rij), niet)


def trek_in(*, door: Actor, stuk: Stuk, openbaar: UUID, reden: str, verzoek: UUID | None = None) -> None:
    """Withdraw what the own organisation sent; who received it sees that, when and why.

    Raises ``Geweigerd``, ``NietGevonden``, and ``Ongeldig``, also when it was answered since it was read.
    """
    with schrijf_organisatie(door=door, wat=f"{stuk.omschrijving} intrekken", verzoek=verzoek) as sessie:
        _eis(sessie, stuk)
        houd_stuk_vast(sessie, openbaar)
        rij = _rij(sessie, stuk, openbaar)
        keur(bezwaren_intrekking(stuk, stand_van(sessie, stuk, rij.openbaar), reden=reden))
        weg = Intrekking(stuk=stuk.value, over=rij.openbaar, aan=rij.aan, reden=reden.strip(), op=sessie.vandaag)
        weg.door_id, weg.advies = door.medewerker, openbaar if stuk is Stuk.REACTIE else None
        sessie.bewaar(weg)
        feiten = {"wat": stuk.omschrijving, "onderwerp": _onderwerp(sessie, rij)}
        sessie.gebeurtenis("advies_ingetrokken", feiten=feiten, over=openbaar)
        sessie.uitkomst = str(openbaar)


def stand_van(sessie: Organisatiesessie, stuk: Stuk, openbaar: UUID) -> Stukstand:
    """Return what is known of something that the own organisation may want to withdraw, by its own public id."""
    rij = sessie.mijn(_MODEL[stuk]).filter(openbaar=openbaar).first()
    if rij is None:
        return Stukstand(verstuurd=False)
    weg, vervangen = bool(ingetrokken(sessie, [openbaar])), False
    if isinstance(rij, Adviesvraag):
        beantwoord = sessie.van(Advies).filter(vraag=openbaar).exclude(aan=[]).exists()
    elif isinstance(rij, Advies):
        beantwoord = geldige_reacties(sessie).filter(advies=openbaar).exclude(aan=[]).exists()
        vervangen = sessie.mijn(Advies).filter(volgt_op=openbaar).exclude(aan=[]).exists()
    else:
        beantwoord = sessie.mijn(Adviesgevolg).filter(advies=rij.advies).exists()
    return Stukstand(bool(rij.aan), weg, beantwoord, vervangen)


def _eis(sessie: Organisatiesessie, stuk: Stuk) -> None:
    """Who sends may withdraw; a reaction, who establishes it. Raises ``Geweigerd``."""
    if stuk is Stuk.ADVIES:
        eis_raad(sessie)
        return
    eis_vrager(sessie)
    if stuk is Stuk.REACTIE and sessie.door.rol not in VASTSTELLERS:
        raise Geweigerd("De bestuurder stelde de reactie vast. Alleen de bestuurder trekt haar in.")


def _rij(sessie: Organisatiesessie, stuk: Stuk, openbaar: UUID) -> Adviesvraag | Advies | Reactie:
    """What the own organisation sent. Raises ``NietGevonden``. The newest reaction is the one that stands."""
    waar = {"advies": openbaar} if stuk is Stuk.REACTIE else {"openbaar": openbaar}
    rij = sessie.mijn(_MODEL[stuk]).filter(**waar).exclude(aan=[]).order_by("-pk").first()
    if rij is None:
        raise NietGevonden
    return rij


def _onderwerp(sessie: Organisatiesessie, rij: Adviesvraag | Advies | Reactie) -> str:
    if not isinstance(rij, Reactie):
        return rij.onderwerp
    brief = sessie.van(Advies).filter(openbaar=rij.advies).first()
    return brief.onderwerp if brief else ""
