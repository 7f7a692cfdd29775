"""Asking a council for advice: in time, with what it is about and by when one reacts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.advies.partijen import eis_vrager, ingetrokken, is_vrager, namen_van, raden
from tandem.acties.bouwstenen.plan import plan_in
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Advies, Adviesvraag
from tandem.regels.advies.advies import Moment, Vraag, bezwaren_vraag
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Vraagblad:
    """What the form to ask needs: councils, and lines of the plan that it can be about."""

    kop: Organisatiekop
    raden: tuple[tuple[int, str], ...]
    planregels: tuple[tuple[UUID, str], ...]
    vandaag: date


@dataclass(frozen=True)
class Vraagbeeld:
    """A request as shown. ``advies``: the advice that answers it, once this reader may see one.

    ``ingetrokken`` and ``waarom``: when and why it was withdrawn.
    """

    kop: Organisatiekop
    openbaar: UUID
    vraag: Vraag
    van: str
    van_ons: bool
    aan: str
    gesteld_op: date
    bij: tuple[str, ...]
    advies: UUID | None
    kan_antwoorden: bool
    kan_intrekken: bool
    ingetrokken: date | None
    waarom: str
    vandaag: date


def lees_vraagblad(*, door: Actor) -> Vraagblad:
    """Return what the form needs. Raises ``Geweigerd`` for who does not ask advice."""
    with lees_organisatie(door=door, wat="advies vragen") as sessie:
        eis_vrager(sessie)
        sessie.inzage()
        regels = plan_in(sessie).lopend
        return Vraagblad(
            kop=lees_organisatiekop(sessie),
            raden=tuple(raden(sessie).items()),
            planregels=tuple((een.openbaar, een.regel.wat) for een in regels),
            vandaag=sessie.vandaag,
        )


def vraag_advies(
    *, door: Actor, raad: int, vraag: Vraag, planregels: Sequence[UUID] = (), verzoek: UUID | None = None
) -> UUID:
    """Ask a council for advice; it is sent at once and fixed. Returns its public id.

    Raises ``Geweigerd``, ``Ongeldig``, and ``NietGevonden`` for a line that is not in the own plan.
    """
    with schrijf_organisatie(door=door, wat="advies vragen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        if raad not in raden(sessie):
            raise Ongeldig(raad="Kies een cliëntenraad uit de lijst.")
        keur(bezwaren_vraag(vraag, vandaag=sessie.vandaag))
        rij = sessie.bewaar(
            Adviesvraag(
                aan=[raad],
                onderwerp=vraag.onderwerp.strip(),
                vraag=vraag.vraag.strip(),
                achtergrond=vraag.achtergrond.strip(),
                bij=_bij(sessie, planregels),
                moment=vraag.moment.value,
                advies_voor=vraag.advies_voor,
                besluit_op=vraag.besluit_op,
                reageert_voor=vraag.reageert_voor,
                steller_id=door.medewerker,
                gesteld_op=sessie.vandaag,
            )
        )
        feiten = {"raad": namen_van([raad])[raad], "onderwerp": rij.onderwerp}
        sessie.gebeurtenis("advies_gevraagd", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _bij(sessie: Organisatiesessie, planregels: Sequence[UUID]) -> list[dict[str, str]]:
    if not planregels:
        return []
    plan = plan_in(sessie)
    return [{"regel": str(een), "wat": plan.regel(een).regel.wat} for een in planregels]


def lees_adviesvraag(*, door: Actor, openbaar: UUID) -> Vraagbeeld:
    """Return one request, for who asked and for the council that was asked. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="een adviesvraag") as sessie:
        rij = sessie.een(Adviesvraag, openbaar)
        sessie.inzage(sessie.organisatie, rij.organisatie_id)
        return vraagbeeld(sessie, rij)


def vraagbeeld(sessie: Organisatiesessie, rij: Adviesvraag) -> Vraagbeeld:
    """Return a request as shown to this reader."""
    namen = namen_van([rij.organisatie_id, *rij.aan])
    antwoord = sessie.van(Advies).filter(vraag=rij.openbaar, volgt_op=None).values_list("openbaar", flat=True).first()
    weg = ingetrokken(sessie, [rij.openbaar]).get(rij.openbaar)
    aan_ons, van_ons = sessie.organisatie in rij.aan, rij.organisatie_id == sessie.organisatie
    verstuurd = sessie.van(Advies).filter(vraag=rij.openbaar).exclude(aan=[]).exists()
    return Vraagbeeld(
        kop=lees_organisatiekop(sessie),
        openbaar=rij.openbaar,
        vraag=vraag_van(rij),
        van=namen[rij.organisatie_id],
        van_ons=van_ons,
        aan=", ".join(namen[een] for een in rij.aan if een in namen),
        gesteld_op=rij.gesteld_op,
        bij=tuple(een["wat"] for een in rij.bij),
        advies=antwoord,
        kan_antwoorden=aan_ons and antwoord is None and weg is None,
        kan_intrekken=van_ons and is_vrager(sessie) and not (verstuurd or weg),
        ingetrokken=weg.op if weg else None,
        waarom=weg.reden if weg else "",
        vandaag=sessie.vandaag,
    )


def vraag_van(rij: Adviesvraag) -> Vraag:
    """Return what was asked."""
    return Vraag(
        onderwerp=rij.onderwerp,
        vraag=rij.vraag,
        achtergrond=rij.achtergrond,
        moment=Moment(rij.moment),
        advies_voor=rij.advies_voor,
        besluit_op=rij.besluit_op,
        reageert_voor=rij.reageert_voor,
    )
