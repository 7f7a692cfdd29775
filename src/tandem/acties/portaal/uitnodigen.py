"""Inviting a member to the portal: a link that expires and a code that somebody who knows the person tells.

Tandem sends nothing itself: the professional passes both on, each by a way of its own that nobody shares.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.gastdeur import bewijs, merk_link, nieuwe_code, nieuwe_link
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik
from tandem.acties.huishouden.contactwijze import Wijzebeeld, wijzen_in
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.acties.termijn import rond_termijn_af
from tandem.models import Contactgegeven, Lid, Portaalaccount, Portaaluitnodiging
from tandem.regels.huishouden.lid import geboorte_uit
from tandem.regels.huishouden.vindplaats import Contactsoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.portaal import LINK_GELDIG_UREN, PERSOONLIJK, Plek, bezwaren_activering, gedeeld
from tandem.regels.rechten.zeggenschap import Leeftijdsgroep, leeftijdsgroep

HOOGSTENS_FOUT = 10
"""As in ``tandem_portaaluitnodiging`` (leden.sql)."""


@dataclass(frozen=True)
class Uitnodigingbeeld:
    """One invitation as shown: ``stand`` in one word."""

    openbaar: UUID
    gemaakt_op: datetime
    vervalt_op: datetime
    stand: str
    pogingen: int


@dataclass(frozen=True)
class Toegangblad:
    """Whether somebody has an account, and how they may be invited. ``plekken``: each with whether it is shared."""

    kop: Dossierkop
    lid: int
    naam: str
    kind: bool
    wijze: Wijzebeeld
    account: str
    plekken: tuple[tuple[Plek, bool], ...]
    uitnodigingen: tuple[Uitnodigingbeeld, ...]
    mag: bool


@dataclass(frozen=True)
class Gegeven:
    """What is passed on, shown once: neither is stored."""

    link: str
    code: str
    vervalt_op: datetime


def lees_toegang(*, door: Actor, huishouden: UUID, lid: UUID) -> Toegangblad:
    """Return whether this member has an account, and the ways to invite. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="toegang tot Mijn Tandem", huishouden=huishouden) as sessie:
        rij, kop = sessie.een(Lid, lid), lees_kop(sessie)
        (wijze,) = wijzen_in(sessie, [rij.pk], kop)
        plekken = _plekken(sessie)
        groep = leeftijdsgroep(
            geboorte_uit(rij.geboortedatum_soort, rij.geboortedatum, rij.uitgerekend_op), sessie.vandaag
        )
        eerder = sessie.van(Portaaluitnodiging).filter(lid_id=rij.pk).order_by("-gemaakt_op")[:10]
        return Toegangblad(
            kop=kop,
            lid=rij.pk,
            naam=kop.namen([rij.pk]),
            kind=groep is not Leeftijdsgroep.VOLWASSEN,
            wijze=wijze,
            account=_account(rij),
            plekken=tuple((plek, gedeeld(plek, plekken)) for plek in plekken if plek.lid == rij.pk),
            uitnodigingen=tuple(_toon(een, sessie.nu) for een in eerder),
            mag=sessie.ziet(Laag.PLAN) and rij.geboortedatum_soort != "ongeboren" and rij.overleden_op is None,
        )


def _account(lid: Lid) -> str:
    rij = Portaalaccount.objects.filter(persoon_id=lid.persoon_id).first()
    if rij is None:
        return "geen"
    return "gesloten" if rij.gesloten_op else "open"


def _plekken(sessie: Sessie) -> list[Plek]:
    rijen = sessie.van(Contactgegeven).filter(tot=None).order_by("soort", "id")
    return [Plek(str(r.openbaar), Contactsoort(r.soort), r.waarde, r.lid_id, r.veilig) for r in rijen]


def _toon(rij: Portaaluitnodiging, nu: datetime) -> Uitnodigingbeeld:
    stand = "open"
    if rij.gebruikt_op:
        stand = "gebruikt"
    elif rij.ingetrokken_op:
        stand = "ingetrokken"
    elif rij.pogingen >= HOOGSTENS_FOUT:
        stand = "dicht"
    elif rij.vervalt_op <= nu:
        stand = "verlopen"
    return Uitnodigingbeeld(rij.openbaar, rij.gemaakt_op, rij.vervalt_op, stand, rij.pogingen)


def nodig_lid_uit(
    *, door: Actor, huishouden: UUID, lid: UUID, link_via: str, code_via: str, verzoek: UUID | None = None
) -> Gegeven:
    """Invite a member; link and code are in the answer and nowhere else, an earlier invitation ends.

    Raises ``Ongeldig`` for a way that somebody shares (``regels.rechten.portaal``); sent twice, ``AlGedaan``.
    """
    link, code = nieuwe_link(), nieuwe_code()
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="uitnodigen voor Mijn Tandem", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.PLAN)
        eis_in_gebruik(sessie)
        wie = sessie.een(Lid, lid)
        if wie.geboortedatum_soort == "ongeboren" or wie.overleden_op is not None:
            raise Ongeldig(**{"": "Deze persoon kan geen account krijgen."})
        plekken = _plekken(sessie)
        (nu,) = wijzen_in(sessie, [wie.pk], lees_kop(sessie))
        keur(bezwaren_activering(nu.wijze, lid=wie.pk, link=link_via, code=code_via, plekken=plekken))
        _trek_open_in(sessie, wie.pk)
        soort = {plek.code: plek.soort.value for plek in plekken} | {PERSOONLIJK: PERSOONLIJK}
        rij = Portaaluitnodiging(
            lid=wie,
            link_merk=merk_link(link),
            code_merk=bewijs(link, code).code_merk,
            link_via=soort[link_via],
            code_via=soort[code_via],
            vervalt_op=sessie.nu + timedelta(hours=LINK_GELDIG_UREN),
            gemaakt_door_id=door.medewerker,
            gemaakt_op=sessie.nu,
        )
        sessie.bewaar(rij)
        rond_termijn_af(sessie, wie, soort="portaal_code_geraden")
        _meld(sessie, "portaal_uitgenodigd", wie.pk)
        sessie.uitkomst = str(rij.openbaar)
    return Gegeven(link, code, rij.vervalt_op)


def _trek_open_in(sessie: Sessie, lid: int) -> None:
    open_ = sessie.van(Portaaluitnodiging).filter(lid_id=lid, gebruikt_op=None, ingetrokken_op=None)
    open_.update(ingetrokken_op=sessie.nu)


def trek_in(*, door: Actor, huishouden: UUID, lid: UUID, verzoek: UUID | None = None) -> None:
    """Withdraw the open invitation: its link opens nothing from this moment on. Raises ``Ongeldig`` without one."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="uitnodiging intrekken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT, Laag.PLAN)
        wie = sessie.een(Lid, lid)
        if not sessie.van(Portaaluitnodiging).filter(lid_id=wie.pk, gebruikt_op=None, ingetrokken_op=None).exists():
            raise Ongeldig(**{"": "Er is geen open uitnodiging meer."})
        _trek_open_in(sessie, wie.pk)
        _meld(sessie, "portaal_ingetrokken", wie.pk)


def _meld(sessie: Sessie, soort: str, lid: int) -> None:
    """That somebody comes to the portal is nobody else's business: hidden from the other members."""
    anderen = sorted(sessie.van(Lid).exclude(pk=lid).values_list("pk", flat=True))
    sessie.gebeurtenis(soort, betreft=[lid], niet_zichtbaar_voor=anderen)
