"""The BSN: optional, checked, found by exact match only, shown only on a chosen ground, each time logged."""

from uuid import UUID

from tandem.acties import deur
from tandem.acties.huishouden.basis import eis_wijzigen, zoek_lid
from tandem.acties.huishouden.wijzers import ververs_lid
from tandem.acties.keuring import keur, kies
from tandem.models import Lid
from tandem.regels.huishouden.bsn import Bsngrond, bezwaren_bsn, normaliseer_bsn, toon_bsn
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig


def leg_bsn_vast(*, door: Actor, huishouden: UUID, lid: UUID, bsn: str, verzoek: UUID | None = None) -> None:
    """Record, replace or (empty) remove somebody's BSN. Raises ``Ongeldig`` when it fails the 11-test."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="BSN vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = zoek_lid(sessie, lid)
        keur(bezwaren_bsn(bsn))
        nummer = normaliseer_bsn(bsn)
        if nummer and any(ander.bsn == nummer for ander in sessie.van(Lid).exclude(pk=rij.pk)):
            raise Ongeldig(bsn="Dit BSN staat al bij iemand anders in dit huishouden.")
        rij.bsn, rij.versie = nummer or None, rij.versie + 1
        sessie.bewaar(rij)
        ververs_lid(sessie, rij)
        handeling = "vastgelegd" if nummer else "verwijderd"
        sessie.gebeurtenis("bsn_vastgelegd", betreft=[rij.pk], feiten={"handeling": handeling})


def bekijk_bsn(*, door: Actor, huishouden: UUID, lid: UUID, grond: str, verzoek: UUID | None = None) -> str:
    """Return a BSN in groups, on a ground. A read and an event of its own. Raises ``NietGevonden`` without a number."""
    with deur.schrijf(door=door, doel=Doel.HULP, wat="BSN bekijken", huishouden=huishouden, verzoek=verzoek) as sessie:
        eis_wijzigen(sessie)
        gekozen = kies(Bsngrond, grond, "grond")
        rij = zoek_lid(sessie, lid)
        if not rij.bsn:
            raise NietGevonden
        sessie.inzage(laag=Laag.CONTACT, leden=[rij.pk], uitkomst="BSN gelezen")
        sessie.gebeurtenis("bsn_bekeken", betreft=[rij.pk], feiten={"grond": gekozen.value})
        return toon_bsn(rij.bsn)
