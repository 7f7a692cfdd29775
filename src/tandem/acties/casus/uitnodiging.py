"""Inviting a partner without an account to one joint talk: an expiring link, a code by telephone, listed items only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import geboortes
from tandem.acties.casus.gastdeur import bewijs, merk_link, nieuwe_code, nieuwe_link
from tandem.acties.casus.uitgenodigden import als_regel
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import Dossierkop, lees_kop, toon_lid
from tandem.acties.keuring import keur
from tandem.models import Afspraak, Casusbespreking, Genodigde, Lid, Regel
from tandem.models.basis import Item
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus.bespreking import (
    bezwaren_ervaringsdeskundige,
    bezwaren_uitnodiging,
    waarom_niet_op_lijst,
)
from tandem.regels.casus.betrokkenheid import Rol, toestemming_nodig_van
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

MEESTE_STUKKEN = 300
"""Items to choose from; own choice, far above what a guest needs for one talk."""


@dataclass(frozen=True)
class Gastinvoer:
    """A guest as entered. ``namen``: members whose first names the guest may read; ``items``: public ids."""

    naam: str
    organisatie: str
    taak: str
    telefoon: str
    vervalt_op: datetime
    items: tuple[UUID, ...]
    namen: tuple[int, ...] = ()
    rol: str = "partner"
    toestemming: Mapping[int, bool | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Uitnodigingsbewijs:
    """What the inviter passes on, shown once: the link by mail, the code by telephone. Neither is stored."""

    uitnodiging: UUID
    link: str
    code: str


@dataclass(frozen=True)
class Stuk:
    """Something that can go on the list. ``waarom_niet`` says why it may not; empty when it may."""

    openbaar: UUID
    groep: str
    soort: str
    tekst: str
    betreft: tuple[int, ...]
    waarom_niet: str


@dataclass(frozen=True)
class Uitnodigblad:
    """What the page to invite needs."""

    kop: Dossierkop
    bespreking: UUID
    vraag: str
    op: datetime
    stukken: tuple[Stuk, ...]


def lees_uitnodigblad(*, door: Actor, huishouden: UUID, bespreking: UUID) -> Uitnodigblad:
    """Return what can go on the list of a guest. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="uitnodiging voorbereiden", huishouden=huishouden) as sessie:
        sessie.eis(Laag.ANALYSE)
        kop = lees_kop(sessie)
        rij = sessie.een(Casusbespreking, bespreking)
        stukken = tuple(_stukken(sessie, rij))
        over = sorted({*rij.betreft, *(lid for stuk in stukken for lid in stuk.betreft)})
        sessie.inzage(laag=Laag.ANALYSE, leden=over)
        return Uitnodigblad(kop, rij.openbaar, rij.vraag, timezone.localtime(rij.op), stukken)


def _stukken(sessie: Sessie, bespreking: Casusbespreking) -> list[Stuk]:
    """Lines and open agreements that the inviter may see; those of this talk first."""
    regels = sessie.van(Regel).filter(vervallen_op=None).order_by("-op", "-id")[:MEESTE_STUKKEN]
    hier = [een for een in regels if een.bij_soort == "casusbespreking" and een.bij == bespreking.pk]
    elders = [een for een in regels if een not in hier]
    afspraken = sessie.van(Afspraak).filter(beeindigd_op=None).order_by("-op", "-id")[:MEESTE_STUKKEN]
    return [
        *(_stuk(een, "Overwegingen bij dit overleg", een.soort, een.tekst, bespreking) for een in hier),
        *(_stuk(een, "Afspraken", "afspraak", een.tekst, bespreking) for een in afspraken),
        *(_stuk(een, "Uit het dossier", een.soort, een.tekst, bespreking) for een in elders),
    ]


def _stuk(rij: Item, groep: str, soort: str, tekst: str, bespreking: Casusbespreking) -> Stuk:
    afgeschermd = rij.laag == Laag.AFGESCHERMD
    waarom = waarom_niet_op_lijst(afgeschermd, rij.niet_zichtbaar_voor, bespreking.aanwezige_leden)
    return Stuk(rij.openbaar, groep, soort, tekst, tuple(rij.betreft), waarom)


def nodig_uit(
    *, door: Actor, huishouden: UUID, bespreking: UUID, invoer: Gastinvoer, verzoek: UUID | None = None
) -> Uitnodigingsbewijs:
    """Invite a guest; link and code are in the answer and nowhere else. Raises ``Ongeldig``; sent twice, ``AlGedaan``
    (and then the link cannot be shown again: withdraw the invitation and make a new one)."""
    link, code = nieuwe_link(), nieuwe_code()
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="gast uitnodigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.ANALYSE)
        over = sessie.een(Casusbespreking, bespreking)
        rij = _rij(sessie, over, invoer, link, code)
        _keur(sessie, rij, over, invoer)
        sessie.bewaar(rij)
        sessie.gebeurtenis(
            "gast_uitgenodigd",
            laag=Laag(rij.laag),
            betreft=rij.betreft,
            casus=over.casus_id,
            feiten={
                "uitnodiging": str(rij.openbaar),
                "naam": rij.naam,
                "organisatie": rij.organisatie,
                "stukken": len(rij.items),
                "vervalt_op": str(timezone.localdate(rij.vervalt_op)),
            },
        )
        sessie.uitkomst = str(rij.openbaar)
    return Uitnodigingsbewijs(rij.openbaar, link, code)


def _rij(sessie: Sessie, over: Casusbespreking, invoer: Gastinvoer, link: str, code: str) -> Genodigde:
    namen = {str(lid.pk): lid.voornaam or "" for lid in sessie.van(Lid).filter(pk__in=invoer.namen)}
    return Genodigde(
        laag=over.laag,
        betreft=list(over.betreft),
        bespreking_id=over.pk,
        naam=invoer.naam.strip(),
        organisatie=invoer.organisatie.strip(),
        rol=invoer.rol,
        taak=invoer.taak.strip(),
        telefoon=invoer.telefoon.strip(),
        namen=namen,
        toestemming_van=sorted(lid for lid, antwoord in invoer.toestemming.items() if antwoord),
        link_merk=merk_link(link),
        code_merk=bewijs(link, code).code_merk,
        items=[over.openbaar, *invoer.items],
        vervalt_op=invoer.vervalt_op,
    )


def _keur(sessie: Sessie, rij: Genodigde, over: Casusbespreking, invoer: Gastinvoer) -> None:
    mag = {stuk.openbaar for stuk in _stukken(sessie, over) if not stuk.waarom_niet}
    besproken = [nummer for nummer, item in enumerate(rij.items) if item == over.openbaar or item in mag]
    bezwaren = bezwaren_uitnodiging(als_regel(rij, over), sessie.nu, besproken)
    if not rij.naam:
        bezwaren += (Bezwaar("naam", "Vul in hoe de gast heet."),)
    if len(rij.namen) != len(set(invoer.namen)):
        bezwaren += (Bezwaar("namen", "Kies alleen mensen uit dit huishouden."),)
    if rij.rol == Rol.ERVARINGSDESKUNDIGE:
        leden = geboortes(toon_lid(lid, op=sessie.vandaag) for lid in sessie.van(Lid).filter(pk__in=rij.betreft))
        nodig = toestemming_nodig_van(leden, sessie.vandaag)
        bezwaren += bezwaren_ervaringsdeskundige({lid: invoer.toestemming.get(lid) for lid in nodig})
    elif rij.rol != "partner":
        bezwaren += (Bezwaar("rol", "Kies een van de mogelijkheden uit de lijst."),)
    keur(bezwaren, velden={"stukken": "items", "verloopt_op": "vervalt_op", "bespreking_op": ""})


def trek_uitnodiging_in(*, door: Actor, huishouden: UUID, uitnodiging: UUID, verzoek: UUID | None = None) -> UUID:
    """Withdraw an invitation: it opens nothing from this moment on. Raises ``Ongeldig`` when it was already."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="uitnodiging intrekken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Genodigde, uitnodiging)
        if rij.ingetrokken_op is not None:
            raise Ongeldig(**{"": "Deze uitnodiging was al ingetrokken."})
        rij.ingetrokken_op, rij.versie = sessie.nu, rij.versie + 1
        sessie.bewaar(rij)
        sessie.gebeurtenis(
            "uitnodiging_ingetrokken",
            laag=Laag(rij.laag),
            betreft=rij.betreft,
            feiten={"uitnodiging": str(rij.openbaar), "naam": rij.naam},
        )
        sessie.uitkomst = str(rij.openbaar)
    return uitnodiging
