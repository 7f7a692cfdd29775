"""The safe way to reach somebody: recorded with the person, shown on top wherever one is about to make contact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik, kies_lid
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.acties.vraag import Vraag
from tandem.models import Contactwijze, Lid, Portaalaccount
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.portaal import LANGST, Wijze, bezwaren_wijze

WIJZEN = Vraag(Contactwijze, lambda rijen: rijen.filter(tot=None).select_related("auteur").order_by("lid_id", "-id"))


@dataclass(frozen=True)
class Wijzebeeld:
    """How one member is reached without danger; ``wijze`` None: nobody asked yet. ``wie`` recorded it."""

    lid: int
    naam: str
    wijze: Wijze | None
    wie: str = ""
    sinds: datetime | None = None


@dataclass(frozen=True)
class Wijzeblad:
    """What the form for one person begins with."""

    kop: Dossierkop
    beeld: Wijzebeeld


def leg_contactwijze_vast(
    *, door: Actor, huishouden: UUID, lid: UUID, wijze: Wijze, verzoek: UUID | None = None
) -> UUID:
    """Record how this person is reached without danger; it takes the place of what stood there.

    Hidden from all other members: who watches along must not read how to be avoided. Raises ``Ongeldig``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="contactwijze vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.PLAN)
        eis_in_gebruik(sessie)
        wie = kies_lid(sessie, lid, "lid")
        keur(bezwaren_wijze(wijze))
        for veld in ("hoe", "wanneer"):
            if len(getattr(wijze, veld)) > LANGST:
                raise Ongeldig(**{veld: f"Dit is te lang. Gebruik hoogstens {LANGST} tekens."})
        sessie.van(Contactwijze).filter(lid_id=wie.pk, tot=None).update(tot=sessie.nu)
        anderen = sorted(sessie.van(Lid).exclude(pk=wie.pk).values_list("pk", flat=True))
        rij = sessie.bewaar(
            Contactwijze(
                laag=Laag.CONTACT,
                betreft=[wie.pk],
                niet_zichtbaar_voor=anderen,
                lid=wie,
                hoe=wijze.hoe.strip() or None,
                wanneer=wijze.wanneer.strip() or None,
                voicemail=wijze.voicemail,
                niet_benaderen=wijze.niet_benaderen,
            )
        )
        sessie.gebeurtenis("contactwijze_vastgelegd", betreft=[wie.pk], niet_zichtbaar_voor=anderen)
        return rij.openbaar


def lees_contactwijze(*, door: Actor, huishouden: UUID, lid: UUID) -> Wijzeblad:
    """Return how one person is reached, for the form. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="contactwijze", huishouden=huishouden) as sessie:
        rij, kop = sessie.een(Lid, lid), lees_kop(sessie)
        (beeld,) = wijzen_in(sessie, [rij.pk], kop)
        return Wijzeblad(kop, beeld)


def wijzen_in(sessie: Sessie, leden: Iterable[int], kop: Dossierkop) -> tuple[Wijzebeeld, ...]:
    """Return how each of these members is reached, within an open session; also who was not asked yet. One query."""
    rijen = {rij.lid_id: rij for rij in reversed(sessie.vraag(WIJZEN))}
    return tuple(_toon(nummer, rijen.get(nummer), kop) for nummer in leden)


def vastgelegde_wijzen(sessie: Sessie, kop: Dossierkop) -> tuple[Wijzebeeld, ...]:
    """Return how to reach those of whom it was recorded: stands before every telephone number of theirs. One query."""
    return tuple(een for een in wijzen_in(sessie, [lid.id for lid in kop.leden], kop) if een.wijze)


def _toon(nummer: int, rij: Contactwijze | None, kop: Dossierkop) -> Wijzebeeld:
    naam = kop.namen([nummer])
    if rij is None:
        return Wijzebeeld(nummer, naam, None)
    wijze = Wijze(rij.hoe or "", rij.wanneer or "", rij.voicemail, rij.niet_benaderen)
    return Wijzebeeld(nummer, naam, wijze, rij.auteur.naam if rij.auteur else "", rij.vastgelegd_op)


def heeft_account(lid: Lid) -> bool:
    """Return whether this member has an account of the portal that is not closed."""
    return Portaalaccount.objects.filter(persoon_id=lid.persoon_id, gesloten_op=None).exists()
