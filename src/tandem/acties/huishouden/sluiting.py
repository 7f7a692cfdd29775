"""A file that is closed to a team, or that is never named to who searches outside their own keys."""

from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_heel, eis_wijzigen
from tandem.models import Bekende, Betrokkenheid, Lid, Medewerker, Team, Teamlidmaatschap, Teamsluiting
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import in_kracht

KORTSTE_REDEN, LANGSTE_REDEN = 10, 1000


def sluit_voor_team(*, door: Actor, huishouden: UUID, team: int, reden: str, verzoek: UUID | None = None) -> None:
    """Close the file to a team from today: nobody of that team has keys, also who was involved.

    Refused when nobody would be left who can open it. Raises ``Ongeldig``, ``Geweigerd``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="dossier sluiten voor een team", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        eis_heel(sessie)
        gekozen = Team.objects.filter(pk=team).first()
        if gekozen is None:
            raise Ongeldig(team="Kies een team uit de lijst.")
        keur_reden(reden)
        if any(in_kracht(rij.van, rij.tot, sessie.vandaag) for rij in sessie.van(Teamsluiting).filter(team=gekozen)):
            raise Ongeldig(team="Dit dossier is al gesloten voor dit team.")
        eis_dat_iemand_blijft(sessie, zonder_teams={gekozen.pk}, veld="team")
        sessie.bewaar(Teamsluiting(team=gekozen, van=sessie.vandaag, reden=reden.strip(), vastgelegd_op=sessie.nu))
        sessie.gebeurtenis("dossier_gesloten", feiten={"team": gekozen.naam, "reden": reden.strip()})


def heropen_voor_team(*, door: Actor, huishouden: UUID, sluiting: UUID, verzoek: UUID | None = None) -> None:
    """End a closing as of today. Raises ``Ongeldig`` when it had ended."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="dossier openen voor een team", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        rij = sessie.een(Teamsluiting, sluiting)
        if rij.tot is not None:
            raise Ongeldig(**{"": "Deze sluiting is al beëindigd."})
        rij.tot = sessie.vandaag
        sessie.bewaar(rij)
        sessie.gebeurtenis("dossier_heropend", feiten={"team": rij.team.naam})


def scherm_af(*, door: Actor, huishouden: UUID, afgeschermd: bool, reden: str, verzoek: UUID | None = None) -> None:
    """Say that this file is never named to who searches outside their own keys, or that it may be again."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="dossier afschermen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = eis_wijzigen(sessie)
        eis_heel(sessie)
        keur_reden(reden)
        rij.afgeschermd, rij.versie = afgeschermd, rij.versie + 1
        sessie.bewaar(rij)
        soort = "dossier_afgeschermd" if afgeschermd else "dossier_niet_meer_afgeschermd"
        sessie.gebeurtenis(soort, feiten={"reden": reden.strip()})


def lid_werkt_hier(*, door: Actor, huishouden: UUID, lid: UUID, medewerker: int, verzoek: UUID | None = None) -> None:
    """Say that a member of the household is a professional: they and their team have no keys to this file from now on.

    Refused when nobody would be left who can open it. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="lid werkt bij een organisatie", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_wijzigen(sessie)
        eis_heel(sessie)
        rij = sessie.van(Lid).filter(openbaar=lid).first()
        if rij is None:
            raise NietGevonden
        mens = Medewerker.objects.filter(pk=medewerker).first()
        if mens is None:
            raise Ongeldig(medewerker="Kies een professional uit de lijst.")
        eis_dat_iemand_blijft(sessie, zonder_teams=teams_van(mens.pk, sessie.vandaag), veld="medewerker")
        Bekende.objects.bulk_create(
            [Bekende(medewerker=mens, persoon_id=rij.persoon_id, soort="zelf", vastgelegd_op=sessie.nu)],
            ignore_conflicts=True,
        )
        sessie.gebeurtenis("bekende_gemeld", betreft=[rij.pk])


def keur_reden(reden: str) -> None:
    """Raise ``Ongeldig`` at ``reden`` when it is missing or too long."""
    if len(reden.strip()) < KORTSTE_REDEN:
        raise Ongeldig(reden="Schrijf op waarom. Eén korte zin is genoeg.")
    if len(reden) > LANGSTE_REDEN:
        raise Ongeldig(reden=f"Dit is te lang. Gebruik hoogstens {LANGSTE_REDEN} tekens.")


def teams_van(medewerker: int, op: date) -> set[int]:
    """Return the teams of which a professional is a member on a day."""
    rijen = Teamlidmaatschap.objects.filter(medewerker_id=medewerker)
    return {rij.team_id for rij in rijen if in_kracht(rij.van, rij.tot, op)}


def eis_dat_iemand_blijft(sessie: Sessie, *, zonder_teams: set[int], veld: str) -> None:
    """Raise ``Ongeldig`` when all who are involved and have an account belong to these teams."""
    blijft = [
        rij
        for rij in sessie.van(Betrokkenheid).exclude(medewerker=None)
        if in_kracht(rij.van, rij.tot, sessie.vandaag)
        and rij.medewerker_id is not None
        and not teams_van(rij.medewerker_id, sessie.vandaag) & zonder_teams
    ]
    if not blijft:
        zin = "Daarna kan niemand dit dossier nog openen. Betrek eerst iemand van een ander team."
        raise Ongeldig(**{veld: zin})
