"""Begin a household's file: its members, and the professional who begins it as the first who is involved."""

from collections.abc import Sequence
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import noem_opnieuw
from tandem.acties.huishouden.leden import Lidinvoer, bewaar_nieuw_lid
from tandem.acties.huishouden.naam import controleer_naam
from tandem.acties.huishouden.wijzers import ververs_eigen_naam
from tandem.acties.keuring import keur
from tandem.models import Betrokkenheid, Gemeente, Huishouden, Organisatie
from tandem.regels.huishouden.dossier import TAAK_BIJ_ROL, bezwaren_aanmaken
from tandem.regels.huishouden.lid import schone_naam
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import Ongeldig

MEESTE_LEDEN = 20
"""Members in one form; more can be added afterwards. Own choice."""


def maak_huishouden(
    *,
    door: Actor,
    gemeente: str,
    leden: Sequence[Lidinvoer],
    eigen_naam: str = "",
    reden: str = "",
    verzoek: UUID | None = None,
) -> UUID:
    """Begin a file and return its public id; the actor becomes involved, so that keys last.

    Raises ``Ongeldig`` (fields of a member as ``leden-<nummer>-<veld>``) when the actor is not of the local team, when
    there is nobody in it, or when something entered cannot be true.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="huishouden maken", verzoek=verzoek) as sessie:
        soort = Organisatie.objects.get(pk=door.organisatie).soort
        keur(bezwaren_aanmaken(door.rol, soort, len(leden)))
        if len(leden) > MEESTE_LEDEN:
            raise Ongeldig(**{"": f"Zet er hoogstens {MEESTE_LEDEN} mensen in. De anderen kunt u daarna toevoegen."})
        rij = begin_dossier(sessie, gemeente=gemeente, eigen_naam=eigen_naam, reden=reden)
        for nummer, invoer in enumerate(leden):
            _bewaar(sessie, invoer, nummer)
        noem_opnieuw(sessie)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def begin_dossier(
    sessie: Sessie, *, gemeente: str, eigen_naam: str = "", reden: str = "", soort: str = "huishouden_aangemaakt"
) -> Huishouden:
    """Store an empty file inside another action's session, with the actor involved. Raises ``Ongeldig``."""
    plaats = Gemeente.objects.filter(code=gemeente).first()
    if plaats is None:
        raise Ongeldig(gemeente="Kies een gemeente uit de lijst.")
    controleer_naam(eigen_naam)
    nummer = sessie.nieuw_huishouden()
    naam = schone_naam(eigen_naam)
    rij = Huishouden(
        id=nummer,
        gemeente=plaats,
        eigen_naam=naam or None,
        weergavenaam=naam or "huishouden zonder naam",
        aangemaakt_op=sessie.nu,
    )
    rij.save(force_insert=True)
    if naam:
        ververs_eigen_naam(sessie, naam)
    _raak_betrokken(sessie, reden)
    sessie.gebeurtenis(soort, feiten={"reden": reden.strip()} if reden.strip() else {})
    return rij


def _raak_betrokken(sessie: Sessie, reden: str) -> None:
    door = sessie.door
    sessie.bewaar(
        Betrokkenheid(
            medewerker_id=door.medewerker,
            organisatie_id=door.organisatie,
            team_id=door.team,
            rol=door.rol,
            taak=TAAK_BIJ_ROL[door.rol],
            van=sessie.vandaag,
            reden=reden.strip() or None,
        )
    )


def _bewaar(sessie: Sessie, invoer: Lidinvoer, nummer: int) -> None:
    try:
        bewaar_nieuw_lid(sessie, invoer)
    except Ongeldig as fout:
        velden = {f"leden-{nummer}-{veld}" if veld else "": zin for veld, zin in fout.fouten.items()}
        raise Ongeldig(**velden) from fout
