"""Marked points, below the capabilities: who is owed what at one, and that another phase is one too.

Measures and powers are recorded in ``acties.rechten``; a new phase in ``acties.casus``, which knows nothing of those.
"""

from datetime import date
from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.termijn import zet_termijn
from tandem.acties.waarborgrij import bewaar_waarborg
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Fasewisseling, Gezag, Lid, Markeerpunt
from tandem.regels.huishouden.leeftijd import GEBOORTE_ONBEKEND
from tandem.regels.rechten import waarborg as regel
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.waarborg import Betrokkene, Vereiste

VOORBEREIDING = "voorbereiding"
FASE = "fase"
BESPREKEN = "fase_bespreken"
"""The kind of ``Termijn`` of a new phase that was not talked over with everybody yet."""


def betrokkenen_bij(sessie: Sessie, lid: int) -> tuple[Betrokkene, ...]:
    """Return whom a measure on one member is about, and who decides about that member. Two queries.

    A holder of authority whom this reader does not see as a member is owed the same: the age then is unknown.
    """
    leden = {rij.pk: rij for rij in sessie.van(Lid)}
    houders = {
        rij.drager_id
        for rij in sessie.van(Gezag).filter(kind_id=lid)
        if rij.drager_id and in_kracht(rij.van, rij.tot, sessie.vandaag)
    }
    return tuple(
        Betrokkene(
            lid=nummer,
            geboorte=geboorte_van(leden[nummer]) if nummer in leden else GEBOORTE_ONBEKEND,
            gaat_over=nummer == lid,
            heeft_gezag=nummer in houders,
        )
        for nummer in [lid, *sorted(houders - {lid})]
    )


def huishouden_bij(sessie: Sessie) -> tuple[Betrokkene, ...]:
    """Return everybody who is a member now: a new phase is about all of them."""
    vandaag = sessie.vandaag
    leden = [rij for rij in sessie.van(Lid).order_by("geboortedatum", "id") if in_kracht(rij.van, rij.tot, vandaag)]
    return tuple(Betrokkene(rij.pk, geboorte_van(rij), gaat_over=True) for rij in leden if not rij.overleden_op)


def vereisten_bij(sessie: Sessie, lid: int | None, punt: str, op: date) -> tuple[Vereiste, ...]:
    """Return every safeguard owed at a marked point about one member, or at a new phase about all (``lid`` None).

    What we prepare asks what a begin asks.
    """
    soort = regel.Markeerpunt.BEGIN if punt == VOORBEREIDING else regel.Markeerpunt(punt)
    wie = huishouden_bij(sessie) if lid is None else betrokkenen_bij(sessie, lid)
    return regel.vereisten(catalogus().waarborgen.values(), soort, wie, op)


def markeer_fase(sessie: Sessie, wisseling: Fasewisseling) -> Markeerpunt:
    """Store that the phase changed: what is owed to whom stands on the work list as one thing to do."""
    vast = {"laag": Laag.PLAN, "soort": FASE, "op": wisseling.op, "besloten_door_ons": True, "wat": wisseling.naar}
    rij = sessie.bewaar(Markeerpunt(fasewisseling=wisseling, **vast))
    for vereiste in vereisten_bij(sessie, None, FASE, wisseling.op):
        if vereiste.soort.verplicht:
            bewaar_waarborg(sessie, rij, vereiste, None)
    uiterlijk = wisseling.op + regel.BESPREKEN_BINNEN
    zet_termijn(sessie, rij, soort=BESPREKEN, vervalt_op=uiterlijk, casus=wisseling.casus_id)
    return rij


def laatste_fasepunt(sessie: Sessie) -> UUID | None:
    """Return the marked point of the newest change of phase, if any."""
    rij = sessie.van(Markeerpunt).filter(soort=FASE).order_by("-id").first()
    return rij.openbaar if rij else None
