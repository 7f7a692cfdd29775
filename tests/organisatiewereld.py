"""Small builders for tests about the work of organisations: municipalities in a region, with people of each role."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from tandem.acties.organisatie.deur import schrijf_organisatie
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Gemeente, Openstelling, Organisatie, Organisatierecht, Regiolidmaatschap, Rol, Team
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.organisatie import Kring, Werklaag
from tests import wereld


@dataclass
class Gemeentewereld:
    """A municipality with its own organisation, the provider of its local team, and a team of each."""

    gemeente: Gemeente
    organisatie: Organisatie
    beleid: Team
    lokaal: Team

    def actor(self, rol: str = "beleidsadviseur") -> Actor:
        """Make somebody in a role: of the local team where that role belongs there, else of the municipality."""
        laad_rechten()
        return wereld.professional(rol, in_team=self.beleid if rol in _VAN_DE_GEMEENTE else self.lokaal)


_VAN_DE_GEMEENTE = ("beleidsadviseur", "bestuurder", "clientenraadslid")


def laad_rechten() -> None:
    """Put the shipped table of rights in the database, as loading content does."""
    for code, rol in catalogus().rollen.items():
        Rol.objects.get_or_create(code=code, defaults={"naam": rol.naam, "uitleg": rol.wat, "bron": "voorbeeldinhoud"})
    for recht in catalogus().organisatierechten.values():
        for laag in recht.lagen:
            waarden = {"rol_id": recht.rol, "laag": int(Werklaag[laag.upper()]), "wijze": recht.wijze}
            Organisatierecht.objects.get_or_create(**waarden, defaults={"waarom": recht.waarom})


def gemeente(centrum: Gemeente | None = None, *, verband: str = "") -> Gemeentewereld:
    """Make a municipality; with ``centrum`` a member of that centre region (its own code unless ``verband``)."""
    naam = wereld.uniek("Gemeente")
    rij = Gemeente.objects.create(code=naam[:40], naam=naam, bron="voorbeeldinhoud")
    vast = {"soort": "gemeente", "gemeente": rij, "bron": "voorbeeldinhoud"}
    zelf = Organisatie.objects.create(code=naam[:40], naam=naam, **vast)
    uitvoerder = Organisatie.objects.create(
        code=f"u{naam}"[:40], naam=f"Uitvoerder {naam}", **(vast | {"soort": "lokaal_team"})
    )
    Regiolidmaatschap.objects.create(
        gemeente=rij,
        verband=verband or (centrum or rij).code,
        centrum=centrum or rij,
        van=date(2020, 1, 1),
        lezing="lid",
        bron="voorbeeldinhoud",
    )
    return Gemeentewereld(rij, zelf, wereld.team(zelf, soort="team"), wereld.team(uitvoerder))


@dataclass
class Ketenwereld:
    """An organisation that is no municipality, where nobody deals with obstacles, with a team of its own."""

    organisatie: Organisatie
    team: Team

    def actor(self, rol: str = "medewerker_veilig_thuis") -> Actor:
        """Make somebody in a role."""
        laad_rechten()
        return wereld.professional(rol, in_team=self.team)


def ketenpartner() -> Ketenwereld:
    """Make an organisation that is no municipality, such as Veilig Thuis."""
    naam = wereld.uniek("Keten")
    organisatie = Organisatie.objects.create(code=naam[:40], naam=naam, soort="overig", bron="voorbeeldinhoud")
    return Ketenwereld(organisatie, wereld.team(organisatie, soort="team"))


def regio() -> Actor:
    """Make a project leader of the organisation that works for the whole region: the first of them."""
    laad_rechten()
    teams = Team.objects.filter(lidmaatschappen__rol="projectleider_regio")
    eerste = teams.exclude(organisatie__soort__in=("gemeente", "lokaal_team")).order_by("organisatie_id").first()
    return wereld.professional("projectleider_regio", in_team=eerste) if eerste else programma()


def programma() -> Actor:
    """Make a regional project leader, who works for the whole region."""
    laad_rechten()
    naam = wereld.uniek("Programma")
    organisatie = Organisatie.objects.create(code=naam[:40], naam=naam, soort="overig", bron="voorbeeldinhoud")
    team = Team.objects.create(code=naam[:40], naam=naam, soort="team", organisatie=organisatie, bron="voorbeeldinhoud")
    return wereld.professional("projectleider_regio", in_team=team)


def raad(leden: int = 1) -> list[Actor]:
    """Make a client council, an organisation of its own, with members."""
    laad_rechten()
    naam = wereld.uniek("Raad")
    organisatie = Organisatie.objects.create(code=naam[:40], naam=naam, soort="overig", bron="voorbeeldinhoud")
    team = Team.objects.create(code=naam[:40], naam=naam, soort="team", organisatie=organisatie, bron="voorbeeldinhoud")
    return [wereld.professional("clientenraadslid", in_team=team) for _ in range(leden)]


def open_laag(
    door: Actor, laag: Werklaag, kring: Kring = Kring.REGIO, *, sinds_dagen: int = 1, nog_dagen: int | None = None
) -> Openstelling:
    """Open a layer of the actor's organisation to others, from some days ago on."""
    vandaag = timezone.localdate()
    tot = None if nog_dagen is None else vandaag + timedelta(days=nog_dagen)
    with schrijf_organisatie(door=door, wat="test: openstellen") as sessie:
        rij = Openstelling(laag=int(laag), kring=kring.value, van=vandaag - timedelta(days=sinds_dagen), tot=tot)
        sessie.gebeurtenis("laag_geopend", feiten={"laag": laag.omschrijving, "kring": kring.value})
        return sessie.bewaar(rij)


def sluit_laag(door: Actor, rij: Openstelling) -> None:
    """Close a layer that was opened, from today on."""
    with schrijf_organisatie(door=door, wat="test: sluiten") as sessie:
        rij.tot = timezone.localdate()
        sessie.bewaar(rij)
        sessie.gebeurtenis("laag_gesloten", feiten={"laag": Werklaag(rij.laag).omschrijving})
