"""What a household chooses to be called."""

from uuid import UUID

from tandem.acties import deur
from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.huishouden.basis import eis_wijzigen, noem_opnieuw
from tandem.acties.huishouden.wijzers import ververs_eigen_naam
from tandem.acties.keuring import keur
from tandem.regels.huishouden.lid import bezwaren_naam, schone_naam
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel


def controleer_naam(naam: str) -> None:
    """Raise ``Ongeldig`` when a household cannot be called this."""
    keur(bezwaren_naam("eigen_naam", naam))


def kies_naam(
    *, door: Actor, huishouden: UUID, eigen_naam: str, versie: int | None = None, verzoek: UUID | None = None
) -> None:
    """Record what the household chose to be called; empty: by first names. Raises ``Ongeldig``, ``Botsing``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="naam van het huishouden", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = eis_wijzigen(sessie)
        controleer_naam(eigen_naam)
        eis_zelfde_versie(sessie, rij, versie, {"eigen_naam": rij.eigen_naam or ""})
        naam = schone_naam(eigen_naam)
        rij.eigen_naam, rij.versie = naam or None, rij.versie + 1
        sessie.bewaar(rij)
        ververs_eigen_naam(sessie, naam)
        noem_opnieuw(sessie)
        sessie.gebeurtenis("huishouden_genoemd", feiten={"naam": naam or "bij de voornamen"})
