"""Who acts: from an account to a capacity. No household data."""

from dataclasses import dataclass

from django.utils import timezone

from tandem.acties.vraag import Openvraag
from tandem.models import Organisatierecht, Rolrecht, Teamlidmaatschap
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Reikwijdte

_LIDMAATSCHAPPEN = Openvraag(
    Teamlidmaatschap,
    lambda rijen, account, vandaag: (
        rijen.filter(medewerker__account_id=account, van__lte=vandaag)
        .select_related("medewerker", "team", "organisatie", "rol")
        .order_by("pk")
    ),
)
_BEREIK = Openvraag(Rolrecht, lambda rijen, rol: rijen.filter(rol_id=rol).values_list("doel", "reikwijdte").distinct())
_VERBETERT = Openvraag(Organisatierecht, lambda rijen, rol: rijen.filter(rol_id=rol).values_list("rol_id").distinct())


@dataclass(frozen=True)
class Hoedanigheid:
    """One capacity to choose from at log-in."""

    lidmaatschap: int
    rol: str
    team: str
    organisatie: str


def actor_voor(*, account: int, lidmaatschap: int | None = None) -> Actor | None:
    """Return the actor for an account in the chosen capacity (else the first); None without a capacity in force."""
    rijen = _lidmaatschappen(account)
    gekozen = next((rij for rij in rijen if rij.pk == lidmaatschap), rijen[0] if rijen else None)
    return _actor(gekozen) if gekozen else None


def hoedanigheden(*, account: int) -> list[Hoedanigheid]:
    """Return the capacities of an account that are in force today."""
    return [
        Hoedanigheid(rij.pk, rij.rol.naam, rij.team.naam, rij.organisatie.naam) for rij in _lidmaatschappen(account)
    ]


def bereik_van(*, rol: str) -> frozenset[tuple[Doel, Reikwijdte]]:
    """Return for which purposes a role opens households, and through which tie: what its menu may offer."""
    rijen = _BEREIK.haal(rol=rol)
    organisatie = {(Doel.VERBETEREN, Reikwijdte.ORGANISATIE)} if _VERBETERT.haal(rol=rol) else set()
    return frozenset((Doel(doel), Reikwijdte(reikwijdte)) for doel, reikwijdte in rijen) | organisatie


def _lidmaatschappen(account: int) -> list[Teamlidmaatschap]:
    vandaag = timezone.localdate()
    rijen: list[Teamlidmaatschap] = _LIDMAATSCHAPPEN.haal(account=account, vandaag=vandaag)
    return [rij for rij in rijen if rij.tot is None or rij.tot > vandaag]


def _actor(rij: Teamlidmaatschap) -> Actor:
    return Actor(
        medewerker=rij.medewerker_id,
        naam=rij.medewerker.naam,
        lidmaatschap=rij.pk,
        organisatie=rij.organisatie_id,
        organisatie_naam=rij.organisatie.naam,
        team=rij.team_id,
        team_naam=rij.team.naam,
        rol=rij.rol_id,
        rol_naam=rij.rol.naam,
    )
