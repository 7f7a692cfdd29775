"""What the forms and small pages about a file begin with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.huishouden.basis import WIJZIGEN, eis_heel
from tandem.acties.huishouden.contactwijze import Wijzebeeld, wijzen_in
from tandem.acties.huishouden.kaarten import Persoonskaart, maak_kaarten
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.huishouden.publiek import mag_weten, staand_merk
from tandem.models import Contactgegeven, Huishouden, Lid, Teamsluiting
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.sleutels import in_kracht


@dataclass(frozen=True)
class Lidblad:
    """What the form for one member begins with."""

    kop: Dossierkop
    kaart: Persoonskaart
    voornaam: str
    achternaam: str
    rol: str
    geboortedatum_soort: str
    geboortedatum: date | None
    uitgerekend_op: date | None
    taal: str
    versie: int
    mag_wijzigen: bool
    bereiken: Wijzebeeld | None = None


def lees_lid(
    *, door: Actor, huishouden: UUID, lid: UUID, doel: Doel = Doel.HULP, met_bereiken: bool = False
) -> Lidblad:
    """Return what the page and the form for one member begin with. Raises ``NietGevonden``.

    ``met_bereiken``: how this person is reached without danger as well.
    """
    with deur.lees(door=door, doel=doel, wat="lid", huishouden=huishouden) as sessie:
        rij = sessie.een(Lid, lid)
        (kaart,) = maak_kaarten(sessie, [rij])
        kop = lees_kop(sessie)
        return Lidblad(
            kop=kop,
            bereiken=wijzen_in(sessie, [rij.pk], kop)[0] if met_bereiken else None,
            kaart=kaart,
            voornaam=rij.voornaam or "",
            achternaam=rij.achternaam or "",
            rol=rij.rol,
            geboortedatum_soort=rij.geboortedatum_soort,
            geboortedatum=rij.geboortedatum,
            uitgerekend_op=rij.uitgerekend_op,
            taal=rij.taal,
            versie=rij.versie,
            mag_wijzigen=doel is Doel.HULP and sessie.ziet(WIJZIGEN),
        )


@dataclass(frozen=True)
class Contactblad:
    """What the form for one contact detail begins with; ``niet_voor``: public ids of members from whom it is hidden."""

    kop: Dossierkop
    soort: str
    waarde: str
    lid: UUID | None
    veilig: bool
    toelichting: str
    afgeschermd: bool
    niet_voor: tuple[UUID, ...]
    versie: int
    tot: date | None


def lees_contactblad(*, door: Actor, huishouden: UUID, gegeven: UUID) -> Contactblad:
    """Return what the form for one contact detail begins with. A shielded one must have been opened: else nothing."""
    with deur.lees(door=door, doel=Doel.HULP, wat="contactgegeven", huishouden=huishouden) as sessie:
        rij = sessie.een(Contactgegeven, gegeven)
        kop = lees_kop(sessie)
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        openbaar = {lid.id: lid.openbaar for lid in kop.leden}
        return Contactblad(
            kop=kop,
            soort=rij.soort,
            waarde=rij.waarde,
            lid=openbaar.get(rij.lid_id) if rij.lid_id else None,
            veilig=rij.veilig,
            toelichting=rij.toelichting or "",
            afgeschermd=rij.laag == Laag.AFGESCHERMD,
            niet_voor=tuple(openbaar[nummer] for nummer in rij.niet_zichtbaar_voor if nummer in openbaar),
            versie=rij.versie,
            tot=rij.tot,
        )


@dataclass(frozen=True)
class Dossierblad:
    """What the pages about the file itself begin with: its name, its shielding, the teams for which it is closed.

    ``ziet_publiek``: whether this reader may know if many people know somebody here (``publiek_sinds``).
    """

    kop: Dossierkop
    eigen_naam: str
    afgeschermd: bool
    versie: int
    sluitingen: tuple[tuple[UUID, str, date], ...]
    ziet_publiek: bool
    publiek_sinds: date | None


def lees_dossierblad(*, door: Actor, huishouden: UUID, heel: bool = False) -> Dossierblad:
    """Return what the pages about the file itself begin with.

    ``heel``: for what touches everybody; then raises ``Geweigerd`` for who is involved with only some members.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="over dit dossier", huishouden=huishouden) as sessie:
        if heel:
            eis_heel(sessie)
        rij = sessie.van(Huishouden).get()
        ziet_publiek = mag_weten(sessie)
        merk = staand_merk(sessie) if ziet_publiek else None
        dicht = [s for s in sessie.van(Teamsluiting).select_related("team") if in_kracht(s.van, s.tot, sessie.vandaag)]
        return Dossierblad(
            kop=lees_kop(sessie),
            eigen_naam=rij.eigen_naam or "",
            afgeschermd=rij.afgeschermd,
            versie=rij.versie,
            sluitingen=tuple((s.openbaar, s.team.naam, s.van) for s in dicht),
            ziet_publiek=ziet_publiek,
            publiek_sinds=merk.van if merk else None,
        )
