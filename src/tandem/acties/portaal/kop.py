"""The head of every page of the portal: whose page it is, how old they are, what opens, and the household around."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.huishouden.basis import geboorte_van
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop, toon_lid
from tandem.acties.huishouden.vragen import HUISHOUDEN
from tandem.acties.portaal.deur import Ledensessie
from tandem.acties.sleutelfilter import lagen_per_huishouden
from tandem.models import Lid
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.ledensleutels import HUISHOUDLID
from tandem.regels.rechten.zeggenschap import Leeftijdsgroep, leeftijdsgroep


@dataclass(frozen=True)
class Portaalkop:
    """``weg``: left the household, and keeps what is about them alone. ``voor``: children for whom they look too."""

    huishouden: UUID
    kop: Dossierkop
    ik: LidKort
    leeftijd: Leeftijdsgroep | None
    weg: bool
    lagen: frozenset[int]
    leden: frozenset[int]
    vandaag: date

    @property
    def jong(self) -> bool:
        """Whether the page says *je*: everybody under eighteen."""
        return self.leeftijd in (Leeftijdsgroep.ONDER_12, Leeftijdsgroep.VAN_12, Leeftijdsgroep.VAN_16)

    @property
    def kind(self) -> bool:
        """Whether this is the page of a young child: fewer things, shorter sentences."""
        return self.leeftijd is Leeftijdsgroep.ONDER_12

    def wie(self, nummers: tuple[int, ...]) -> str:
        """Names of others whom a line is about; empty when it is about this person alone."""
        return self.kop.namen([nummer for nummer in nummers if nummer != self.ik.id])


def lees_portaalkop(sessie: Ledensessie, huishouden: UUID) -> Portaalkop:
    """Return the head; notes that the names of the members were read."""
    hier = bool(sessie.vraag(HUISHOUDEN))
    kop = lees_kop(sessie) if hier else _kop_van_wie_weg_is(sessie, huishouden)
    rij = sessie.van(Lid).get(pk=sessie.ik)
    return Portaalkop(
        huishouden=huishouden,
        kop=kop,
        ik=toon_lid(rij, op=sessie.vandaag),
        leeftijd=leeftijdsgroep(geboorte_van(rij), sessie.vandaag),
        weg=not hier,
        lagen=kop.lagen,
        leden=sessie.bos.leden,
        vandaag=sessie.vandaag,
    )


_NIEMAND = LidKort(0, UUID(int=0), "", "", "", None, "onbekend", overleden=False, weg=True)


def kop_van_niemand(sessie: Ledensessie, huishouden: UUID) -> Portaalkop:
    """Return the head for a copy for somebody who never was a member: as for who left, and nobody's own page."""
    kop = _kop_van_wie_weg_is(sessie, huishouden)
    return Portaalkop(
        huishouden=huishouden,
        kop=kop,
        ik=_NIEMAND,
        leeftijd=None,
        weg=True,
        lagen=kop.lagen,
        leden=sessie.bos.leden,
        vandaag=sessie.vandaag,
    )


def _kop_van_wie_weg_is(sessie: Ledensessie, huishouden: UUID) -> Dossierkop:
    """Who left hears nothing new: no name of the household, no case, only the own line."""
    leden = tuple(toon_lid(rij, op=sessie.vandaag) for rij in sessie.van(Lid))
    sessie.inzage(laag=Laag.CONTACT, leden=[lid.id for lid in leden])
    return Dossierkop(
        huishouden=huishouden,
        naam="",
        stand="",
        leden=leden,
        casus=None,
        vast_gezicht="",
        regimes=(),
        waarom=sessie.waarom,
        vandaag=sessie.vandaag,
        doel=Doel.EIGEN,
        lagen=lagen_per_huishouden(sessie.bos.sleutels).get(sessie.huishouden or 0, frozenset()),
        rol=HUISHOUDLID,
    )
