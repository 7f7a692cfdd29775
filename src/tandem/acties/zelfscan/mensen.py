"""Whom to choose from in a wave: people with an account who work for this municipality, and its teams."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tandem.acties.organisatie.deur import Organisatiesessie
from tandem.models import Organisatie, Organisatierecht, Team, Teamlidmaatschap
from tandem.regels.rechten.organisatie import Werklaag, Wijze


@dataclass(frozen=True)
class Persoonkeuze:
    """Somebody to choose: with the team and the role in which they work here."""

    medewerker: int
    naam: str
    werk: str


@dataclass(frozen=True)
class Teamkeuze:
    """A team to choose."""

    nummer: int
    naam: str


def mensen(sessie: Organisatiesessie) -> tuple[Persoonkeuze, ...]:
    """Return who works for this municipality today, in its own teams or in its local team; each person once."""
    rijen = _lidmaatschappen(sessie).select_related("medewerker", "rol", "team")
    keuzes = {
        rij.medewerker_id: Persoonkeuze(rij.medewerker_id, rij.medewerker.naam, f"{rij.rol.naam}, {rij.team.naam}")
        for rij in rijen
    }
    return tuple(sorted(keuzes.values(), key=lambda een: (een.naam, een.medewerker)))


def leiders(sessie: Organisatiesessie) -> tuple[Persoonkeuze, ...]:
    """Return who can lead a session: whose role works in what is not finished yet."""
    rollen = Organisatierecht.objects.filter(laag=int(Werklaag.WERK), wijze=Wijze.WERKEN).values_list("rol_id")
    mogen = set(_lidmaatschappen(sessie).filter(rol_id__in=rollen).values_list("medewerker_id", flat=True))
    return tuple(een for een in mensen(sessie) if een.medewerker in mogen)


def teams(sessie: Organisatiesessie) -> tuple[Teamkeuze, ...]:
    """Return the teams of this municipality, by name."""
    rijen = Team.objects.filter(_van(sessie)).order_by("naam")
    return tuple(Teamkeuze(rij.pk, rij.naam) for rij in rijen)


def _van(sessie: Organisatiesessie, voor: str = "") -> Q:
    gemeente = Organisatie.objects.filter(pk=sessie.organisatie).values_list("gemeente_id", flat=True).first()
    eigen = Q(**{f"{voor}organisatie_id": sessie.organisatie})
    if gemeente is None:
        return eigen
    lokaal = Q(**{f"{voor}organisatie__soort": "lokaal_team"})
    van_hier = Q(**{f"{voor}organisatie__gemeente_id": gemeente})
    voor_hier = Q(**{f"{voor}organisatie__gemeente_id": None, f"{voor}gemeente_id": gemeente})
    return eigen | lokaal & (van_hier | voor_hier)


def _lidmaatschappen(sessie: Organisatiesessie) -> "QuerySet[Teamlidmaatschap]":
    nu_lid = Q(tot=None) | Q(tot__gt=sessie.vandaag)
    return Teamlidmaatschap.objects.filter(_van(sessie, "team__"), nu_lid, van__lte=sessie.vandaag)
