"""The page of consent about one member: grondslag, beroepsgeheim and regie apart, the ledger, and what was shared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.rechten.ontvangers import ontvanger_van
from tandem.acties.rechten.toestemming import Antwoordbeeld, Toestemmingsbeeld, heeft_nieuw_antwoord
from tandem.acties.rechten.toestemmingsfeiten import Zaak, meebeslissers, namen_van_gevers, zaak_van
from tandem.koppelingen.inhoud import catalogus, zeggenschapstabel
from tandem.models import Betrokkenheid, Deling, Lid, Opvolging, Toestemming, Toestemmingsantwoord
from tandem.regels.casus.casus import Regie
from tandem.regels.rechten import toestemming as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.toestemming import Antwoordsoort, Stand, Vastlegwijze
from tandem.regels.rechten.zeggenschap import Hoedanigheid


@dataclass(frozen=True)
class Grondbeeld:
    """On which ground one organisation works with these data."""

    organisatie: str
    grond: str
    artikel: str
    geverifieerd: bool


@dataclass(frozen=True)
class Delingbeeld:
    """Something that was shared, as shown; ``verteld`` None: it was with consent, so the person knows."""

    openbaar: UUID
    ontvanger: str
    wat: str
    grond: str
    artikel: str
    op: date
    met_toestemming: bool
    afweging: str
    verteld_op: date | None
    niet_verteld: str
    ontvangen_op: date | None
    ontvangen_hoe: str


@dataclass(frozen=True)
class Toestemmingsblad:
    """Everything about sharing what is about one member.

    ``nieuw_antwoord``: somebody answered at the portal, and nobody at work read it yet. ``opgevolgd``: this file began,
    or grew, out of another; a yes that was said there does not hold here.
    """

    kop: Dossierkop
    lid: LidKort
    gronden: tuple[Grondbeeld, ...]
    regie: str
    toestemmingen: tuple[Toestemmingsbeeld, ...]
    delingen: tuple[Delingbeeld, ...]
    nieuw_antwoord: bool
    opgevolgd: bool


def lees_toestemmingen(*, door: Actor, huishouden: UUID, lid: UUID) -> Toestemmingsblad:
    """Return the ledger about one member with what was shared. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="toestemmingen", huishouden=huishouden) as sessie:
        rij = sessie.een(Lid, lid)
        kop = lees_kop(sessie)
        return Toestemmingsblad(
            kop=kop,
            lid=next(een for een in kop.leden if een.id == rij.pk),
            gronden=tuple(_gronden(sessie)),
            regie=Regie(kop.casus.regie).omschrijving if kop.casus else "",
            toestemmingen=tuple(beelden_in(sessie, {een.id: een.roepnaam for een in kop.leden}, rij.pk)),
            delingen=tuple(_delingen(sessie, rij.pk)),
            nieuw_antwoord=heeft_nieuw_antwoord(sessie, rij),
            opgevolgd=sessie.van(Opvolging).filter(richting="uit").exists(),
        )


def lees_toestemming(
    *, door: Actor, huishouden: UUID, toestemming: UUID
) -> tuple[Dossierkop, LidKort, Toestemmingsbeeld]:
    """Return one request with the head of its file. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="toestemming", huishouden=huishouden) as sessie:
        rij = sessie.een(Toestemming, toestemming)
        kop = lees_kop(sessie)
        namen = {een.id: een.roepnaam for een in kop.leden}
        (beeld,) = (een for een in beelden_in(sessie, namen, rij.lid_id) if een.openbaar == toestemming)
        return kop, next(een for een in kop.leden if een.id == rij.lid_id), beeld


def lees_deling(*, door: Actor, huishouden: UUID, deling: UUID) -> tuple[Dossierkop, LidKort, Delingbeeld]:
    """Return something that was shared with the head of its file. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="wat er is gedeeld", huishouden=huishouden) as sessie:
        rij = sessie.van(Deling).filter(openbaar=deling).select_related("organisatie").first()
        if rij is None:
            raise NietGevonden
        kop = lees_kop(sessie)
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        return kop, next(een for een in kop.leden if een.id == rij.lid_id), toon_deling(rij)


def _gronden(sessie: Sessie) -> Iterable[Grondbeeld]:
    """Each organisation that is involved today with the ground that was recorded, in words, once."""
    gezien = set()
    for band in sessie.van(Betrokkenheid).select_related("organisatie").order_by("van", "id"):
        plek = (band.organisatie_id, band.grondslag)
        if plek in gezien or not in_kracht(band.van, band.tot, sessie.vandaag):
            continue
        gezien.add(plek)
        grond = catalogus().grondslagen.get(band.grondslag)
        yield Grondbeeld(
            band.organisatie.naam,
            grond.naam if grond else band.grondslag,
            (grond.artikel or "") if grond else "",
            bool(grond and grond.geverifieerd),
        )


def beelden_in(sessie: Sessie, leden: dict[int, str], lid: int) -> Iterable[Toestemmingsbeeld]:
    """Yield the requests about one member, the newest first, and note that they were read. ``leden``: first names."""
    rijen = sessie.van(Toestemming).filter(lid_id=lid).order_by("-van", "-id")
    for rij in rijen.select_related("organisatie", "team", "lidmaatschap__medewerker", "lid"):
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        yield _beeld(sessie, rij, zaak_van(sessie, rij, rij.lid), leden)


def _beeld(sessie: Sessie, rij: Toestemming, zaak: Zaak, leden: dict[int, str]) -> Toestemmingsbeeld:
    oordeel = regel.oordeel(zaak.feit, zeggenschapstabel(), vandaag=sessie.vandaag)
    namen = namen_van_gevers(sessie, zaak.iedereen, leden)
    stand = zaak.stand(sessie.vandaag)
    loopt = stand is not Stand.VERLOPEN
    nodig = regel.nog_nodig(zaak.feit, zeggenschapstabel(), vandaag=sessie.vandaag) if loopt else ()
    return Toestemmingsbeeld(
        openbaar=rij.openbaar,
        ontvanger=ontvanger_van(rij).naam,
        waarvoor=rij.waarvoor,
        lagen=tuple(Laag(laag).omschrijving for laag in rij.lagen),
        van=rij.van,
        tot=rij.tot,
        stand=stand,
        reden=oordeel.reden,
        artikel=oordeel.grondslag,
        antwoorden=tuple(_antwoorden(sessie, rij, leden)),
        nog_nodig=tuple(namen[plek] for plek in nodig),
        werkt_hier=ontvanger_van(rij).werkt_hier,
        gevers=tuple((een.code, namen[een.plek]) for een in meebeslissers(zaak, sessie.vandaag)) if loopt else (),
        trekkers=tuple((een.code, namen[een.plek]) for een in zaak.iedereen if een.ja),
    )


def _antwoorden(sessie: Sessie, rij: Toestemming, leden: dict[int, str]) -> Iterable[Antwoordbeeld]:
    for een in sessie.van(Toestemmingsantwoord).filter(toestemming_id=rij.pk).order_by("op", "id"):
        als = Hoedanigheid(een.hoedanigheid).omschrijving
        yield Antwoordbeeld(
            leden.get(een.gever_id or 0, ""), als, Antwoordsoort(een.antwoord), Vastlegwijze(een.wijze).omschrijving,
            timezone.localdate(een.op), een.toelichting or "",
        )  # fmt: skip


def _delingen(sessie: Sessie, lid: int) -> Iterable[Delingbeeld]:
    rijen = sessie.van(Deling).filter(lid_id=lid).select_related("organisatie").order_by("-op", "-id")
    for rij in rijen:
        sessie.inzage(laag=Laag(rij.laag), leden=rij.betreft, niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
        yield toon_deling(rij)


def toon_deling(rij: Deling) -> Delingbeeld:
    """Return something that was shared, with its ground in words."""
    grond = catalogus().grondslagen.get(rij.grondslag)
    return Delingbeeld(
        openbaar=rij.openbaar,
        ontvanger=rij.wie or rij.organisatie.naam,
        wat=rij.wat,
        grond=grond.naam if grond else rij.grondslag,
        artikel=(grond.artikel or "") if grond else "",
        op=timezone.localdate(rij.op),
        met_toestemming=rij.toestemming_id is not None,
        afweging=rij.afweging or "",
        verteld_op=rij.verteld_op,
        niet_verteld=rij.niet_verteld or "",
        ontvangen_op=timezone.localdate(rij.ontvangen_op) if rij.ontvangen_op else None,
        ontvangen_hoe=rij.ontvangen_hoe,
    )
