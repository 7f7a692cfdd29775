"""Who takes part from experience: kept by the organisation that invited them, and seen by nobody else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.advies.partijen import botsing, eis_vrager, mogelijk_over_iemand
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Ervaringsinzet
from tandem.regels.advies.ervaring import Inzet, Inzetstand, bezwaren_inzet
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class Inzetbeeld:
    """One line as shown."""

    openbaar: UUID
    inzet: Inzet
    op: date
    versie: int


@dataclass(frozen=True)
class Inzetlijst:
    """Everybody who takes part, who is not done first."""

    kop: Organisatiekop
    regels: tuple[Inzetbeeld, ...]

    def regel(self, openbaar: UUID) -> Inzetbeeld:
        """Return one line. Raises ``NietGevonden``."""
        for een in self.regels:
            if een.openbaar == openbaar:
                return een
        raise NietGevonden


def lees_ervaring(*, door: Actor) -> Inzetlijst:
    """Return who takes part from experience here. Raises ``Geweigerd`` for who does not work with advice."""
    with lees_organisatie(door=door, wat="wie meedoet vanuit ervaring") as sessie:
        eis_vrager(sessie)
        sessie.inzage()
        beelden = [_beeld(rij) for rij in sessie.mijn(Ervaringsinzet).order_by("-op", "-pk")]
        klaar = (Inzetstand.KLAAR, Inzetstand.NEE)
        return Inzetlijst(lees_organisatiekop(sessie), tuple(sorted(beelden, key=lambda e: e.inzet.stand in klaar)))


def leg_inzet_vast(*, door: Actor, inzet: Inzet, nagekeken: bool, verzoek: UUID | None = None) -> UUID:
    """Record that somebody takes part; returns the public id. Raises ``Geweigerd`` and ``Ongeldig``."""
    with schrijf_organisatie(door=door, wat="ervaring vastleggen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        rij = _bewaar(sessie, Ervaringsinzet(op=sessie.vandaag), inzet, nagekeken)
        sessie.gebeurtenis("ervaring_erbij", feiten={"waarbij": rij.waarbij}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def wijzig_inzet(
    *, door: Actor, openbaar: UUID, inzet: Inzet, nagekeken: bool, versie: int, verzoek: UUID | None = None
) -> None:
    """Change a line. Raises as ``leg_inzet_vast``, ``NietGevonden`` and ``Botsing``."""
    with schrijf_organisatie(door=door, wat="ervaring wijzigen", verzoek=verzoek) as sessie:
        eis_vrager(sessie)
        rij = sessie.een(Ervaringsinzet, openbaar)
        if rij.versie != versie:
            raise botsing(None, rij.versie, {"gezegd": rij.gezegd, "gedaan": rij.gedaan})
        rij.versie += 1
        _bewaar(sessie, rij, inzet, nagekeken)
        sessie.gebeurtenis("ervaring_gewijzigd", feiten={"waarbij": rij.waarbij}, over=openbaar)
        sessie.uitkomst = str(openbaar)


def _bewaar(sessie: Organisatiesessie, rij: Ervaringsinzet, inzet: Inzet, nagekeken: bool) -> Ervaringsinzet:
    keur(bezwaren_inzet(inzet, vermoedens=mogelijk_over_iemand(inzet.woorden), nagekeken=nagekeken))
    rij.wie, rij.waarbij, rij.stand = inzet.wie.strip(), inzet.waarbij.strip(), inzet.stand.value
    rij.uren, rij.vergoeding = inzet.uren, inzet.vergoeding.strip()
    rij.gezegd, rij.gedaan = inzet.gezegd.strip(), inzet.gedaan.strip()
    return sessie.bewaar(rij)


def _beeld(rij: Ervaringsinzet) -> Inzetbeeld:
    inzet = Inzet(
        wie=rij.wie,
        waarbij=rij.waarbij,
        stand=Inzetstand(rij.stand),
        uren=rij.uren,
        vergoeding=rij.vergoeding,
        gezegd=rij.gezegd,
        gedaan=rij.gedaan,
    )
    return Inzetbeeld(rij.openbaar, inzet, rij.op, rij.versie)
