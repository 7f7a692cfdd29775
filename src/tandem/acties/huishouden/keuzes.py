"""What forms about households can choose from: municipalities, teams, professionals, institutions, one's own files."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tandem.acties import deur
from tandem.acties.huishouden.basis import namen_voor
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Gemeente, Huishouden, Lid, Organisatie, Team, Teamlidmaatschap
from tandem.regels.huishouden.dossier import GESLOTEN_STANDEN, TAAK_BIJ_ROL
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.regio.organisatie import Organisatiesoort


def gemeenten() -> list[tuple[str, str]]:
    """Return code and name of every municipality, by name."""
    return list(Gemeente.objects.order_by("naam").values_list("code", "naam"))


def gemeente_van(door: Actor) -> str:
    """Return the code of the municipality of the actor's team, empty when it has none."""
    team = Team.objects.select_related("gemeente").filter(pk=door.team).first()
    return team.gemeente.code if team and team.gemeente else ""


def teams() -> list[tuple[int, str]]:
    """Return id and name of every team, by name."""
    return list(Team.objects.order_by("naam").values_list("pk", "naam"))


def instellingen() -> list[tuple[str, str]]:
    """Return code and name of the certified institutions (GI): the only ones that hold guardianship."""
    soort = Organisatiesoort.GI.value
    return list(Organisatie.objects.filter(soort=soort).order_by("naam").values_list("code", "naam"))


def professionals() -> list[tuple[int, str]]:
    """Return id and name (with team) of every professional in a team today, by name."""
    rijen = _lidmaatschappen().order_by("medewerker__naam", "team__naam")
    return list({rij.medewerker_id: f"{rij.medewerker.naam}, {rij.team.naam}" for rij in rijen}.items())


def ontvangers(door: Actor) -> list[tuple[int, str]]:
    """Return capacity and name of colleagues in local teams who can take over what stands in a wrong file."""
    rijen = _lidmaatschappen().filter(rol_id__in=TAAK_BIJ_ROL).exclude(medewerker_id=door.medewerker)
    return [
        (rij.pk, f"{rij.medewerker.naam}, {rij.team.naam}") for rij in rijen.order_by("team__naam", "medewerker__naam")
    ]


def _lidmaatschappen() -> "QuerySet[Teamlidmaatschap]":
    vandaag = timezone.localdate()
    nu = Teamlidmaatschap.objects.filter(Q(tot=None) | Q(tot__gt=vandaag), van__lte=vandaag)
    return nu.select_related("medewerker", "team")


def mijn_dossiers(*, door: Actor, zonder: UUID) -> list[tuple[str, str]]:
    """Return public id and name of the files that the actor may open, but for one; closed files are left out."""
    with deur.lees(door=door, doel=Doel.HULP, wat="kiezen uit eigen dossiers") as sessie:
        rijen = [rij for rij in sessie.van(Huishouden) if rij.openbaar != zonder and rij.stand not in GESLOTEN_STANDEN]
        leden: dict[int, list[int]] = {}
        for huishouden, lid in sessie.van(Lid).values_list("huishouden_id", "pk"):
            leden.setdefault(huishouden, []).append(lid)
        for rij in rijen:
            sessie.inzage(huishouden=rij.pk, leden=leden.get(rij.pk, []))
        if not rijen:
            sessie.geen_huishouddata()
        namen = namen_voor(sessie, rijen)
        return sorted(((str(rij.openbaar), namen[rij.pk]) for rij in rijen), key=lambda paar: paar[1].casefold())


def grondslagen() -> list[tuple[str, str]]:
    """Return code and name of every ground in the content."""
    return [(code, een.naam) for code, een in catalogus().grondslagen.items()]
