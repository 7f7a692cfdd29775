"""The own goal and the own step, in an open session of the members' door (``acties.portaal``)."""

from uuid import UUID

from tandem.acties.deur import Sessie
from tandem.acties.plan.basis import STAP
from tandem.acties.schaal import bewaar_score
from tandem.acties.termijn import rond_termijn_af
from tandem.models import Actie, Doel, Plan
from tandem.regels.plan.plan import Planstand
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig


def zet_eigen_cijfer(sessie: Sessie, lid: int, doel: UUID, *, score: int, tekst: str) -> Doel:
    """Store how it goes with a goal by this member. Raises ``NietGevonden``, ``Ongeldig`` for a goal of the past."""
    rij = sessie.een(Doel, doel)
    stand = sessie.van(Plan).filter(pk=rij.plan_id).values_list("stand", flat=True).first()
    if rij.losgelaten_op or stand == Planstand.VERVANGEN:
        raise Ongeldig(**{"": "Dit doel loopt niet meer. Bekijk het plan van nu."})
    bewaar_score(sessie, rij, score=score, op=sessie.vandaag, lid=lid, tekst=tekst)
    return rij


def doe_eigen_stap(sessie: Sessie, lid: int, stap: UUID) -> Actie:
    """Say that a step of this member is done, today. Raises ``NietGevonden`` for that of another, ``Ongeldig``."""
    rij = sessie.een(Actie, stap)
    if rij.lid_id != lid:
        raise NietGevonden
    if rij.gedaan_op or rij.vervallen_op:
        raise Ongeldig(**{"": "Deze stap is al klaar."})
    rij.gedaan_op, rij.versie = sessie.vandaag, rij.versie + 1
    sessie.bewaar(rij)
    rond_termijn_af(sessie, rij, soort=STAP)
    return rij
