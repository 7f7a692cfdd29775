"""Who was invited to a joint talk, and how the invitation stands; for the pages of who invites."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties.deur import Sessie
from tandem.models import Casusbespreking, Genodigde
from tandem.regels.casus.bespreking import Gaststand, Uitnodiging, gaststand


@dataclass(frozen=True)
class Uitgenodigde:
    """A guest without an account. ``stand`` is how the invitation stands now; the code itself is never kept."""

    openbaar: UUID
    naam: str
    organisatie: str
    rol: str
    taak: str
    telefoon: str
    aantal_stukken: int
    vervalt_op: datetime
    stand: Gaststand
    foute_codes: int

    @property
    def open(self) -> bool:
        """Whether the link can still open anything."""
        return self.stand in (Gaststand.GELDIG, Gaststand.TWEEDE_STAP, Gaststand.NOG_NIET)


def uitgenodigden(sessie: Sessie, bespreking: Casusbespreking) -> list[Uitgenodigde]:
    """Return the guests of one talk, the first invited first."""
    rijen = sessie.van(Genodigde).filter(bespreking_id=bespreking.pk).order_by("id")
    return [_toon(sessie, rij, bespreking) for rij in rijen]


def _toon(sessie: Sessie, rij: Genodigde, bespreking: Casusbespreking) -> Uitgenodigde:
    return Uitgenodigde(
        openbaar=rij.openbaar,
        naam=rij.naam,
        organisatie=rij.organisatie,
        rol=rij.rol,
        taak=rij.taak or "",
        telefoon=rij.telefoon or "",
        aantal_stukken=len(rij.items),
        vervalt_op=timezone.localtime(rij.vervalt_op),
        stand=gaststand(als_regel(rij, bespreking), sessie.nu, tweede_stap_gedaan=False),
        foute_codes=rij.pogingen,
    )


def als_regel(rij: Genodigde, bespreking: Casusbespreking) -> Uitnodiging:
    """An invitation as the rules take it; items are told apart by their place in the list."""
    return Uitnodiging(
        bespreking_op=bespreking.op,
        verloopt_op=rij.vervalt_op,
        stukken=frozenset(range(len(rij.items))),
        organisatie=0 if rij.organisatie.strip() else None,
        taak=rij.taak or "",
        telefoon=rij.telefoon or "",
        ingetrokken_op=rij.ingetrokken_op,
        foute_codes=rij.pogingen,
    )
