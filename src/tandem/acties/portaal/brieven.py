"""The letters of a member, as they were made: each for this person alone."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.portaal import deur
from tandem.acties.portaal.kop import Portaalkop, lees_portaalkop
from tandem.acties.rechten.brieven import Briefbeeld, toon_brief
from tandem.models import Brief
from tandem.regels.rechten.actor import Ledenactor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import NietGevonden


@dataclass(frozen=True)
class MijnBrieven:
    """My letters, the newest first."""

    kop: Portaalkop
    brieven: tuple[Briefbeeld, ...]

    def een(self, brief: UUID) -> Briefbeeld:
        """Return one of them. Raises ``NietGevonden``, also for a letter to somebody else."""
        gevonden = next((een for een in self.brieven if een.openbaar == brief), None)
        if gevonden is None:
            raise NietGevonden
        return gevonden


def lees_mijn_brieven(*, door: Ledenactor, huishouden: UUID) -> MijnBrieven:
    """Return the letters to this member: never those to a child for whom somebody looks along."""
    with deur.lees(door=door, wat="mijn brieven", huishouden=huishouden) as sessie:
        kop = lees_portaalkop(sessie, huishouden)
        rijen = sessie.van(Brief).filter(voor_id=sessie.ik).order_by("-id")
        for rij in rijen:
            sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return MijnBrieven(kop, tuple(toon_brief(rij, kop.kop) for rij in rijen))
