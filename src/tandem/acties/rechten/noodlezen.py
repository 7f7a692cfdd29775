"""Reading under emergency access, one's own list of it, and telling the household about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.dienstnotitie import noteer_dienst
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.afgeschermd import open_afgeschermd
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur
from tandem.acties.rechten.nood import VERTELLEN, lagen_in_nood, open_reviews, vertel_later
from tandem.acties.regio.collegas import Collega
from tandem.acties.regio.dienst import Veiligheidsblad, veiligheidsblad
from tandem.acties.termijn import rond_termijn_af
from tandem.models import Huishouden, Lid, Medewerker, Noodtoegang, Organisatie, Rolrecht, Teamlidmaatschap
from tandem.models import Toezichtvraag as Vraagrij
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag, Reikwijdte
from tandem.regels.rechten.noodtoegang import (
    Noodgrond,
    Tweede,
    Vertellen,
    bezwaren_vertellen,
    kan_doorgaan,
    minuten_over,
)
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.rechten.toezicht import TOEZICHTHOUDER, Toezichtsoort, dagen_te_laat
from tandem.regels.regio.organisatie import Organisatiesoort


@dataclass(frozen=True)
class Noodblad:
    """The safety page of a household in emergency access, until when, and in how many minutes that is."""

    blad: Veiligheidsblad
    tot: datetime
    minuten: int


@dataclass(frozen=True)
class Mijn:
    """One's own emergency access. ``huishouden`` while it is open; ``wacht``: a second professional must still say."""

    vraag: UUID
    grond: str
    gevraagd_op: datetime
    stand: str
    wacht: bool
    huishouden: UUID | None
    minuten: int
    oordeel: str


@dataclass(frozen=True)
class Tebevestigen:
    """What a colleague asks to confirm: why, not about whom."""

    vraag: UUID
    wie: str
    grond: str
    reden: str
    gevraagd_op: datetime


@dataclass(frozen=True)
class TeLaat:
    """A review that is overdue: of whose emergency access, since when, how many days, and who must do it, by name."""

    wie: str
    sinds: datetime
    uiterlijk: date
    dagen: int
    bij: tuple[str, ...]


@dataclass(frozen=True)
class Noodlijst:
    """The first page: one's own, what colleagues ask, and whether a second professional is needed now."""

    mijn: tuple[Mijn, ...]
    bevestigen: tuple[Tebevestigen, ...]
    te_laat: tuple[TeLaat, ...]
    collegas: tuple[Collega, ...]


@dataclass(frozen=True)
class Keer:
    """Emergency access to a file, as who works with it sees it."""

    openbaar: UUID
    wie: str
    rol: str
    organisatie: str
    waarom: str
    van: datetime | None
    tot: datetime | None
    stand: str
    later_grond: str
    verteld_op: date | None


@dataclass(frozen=True)
class Keren:
    """All emergency access to one file."""

    kop: Dossierkop
    keren: tuple[Keer, ...]


def lees_noodblad(*, door: Actor, huishouden: UUID) -> Noodblad:
    """Return what one must know now. Raises ``NietGevonden``, or ``Geweigerd`` when the hour is over."""
    with deur.lees(door=door, doel=Doel.NOOD, wat="noodtoegang", huishouden=huishouden) as sessie:
        sessie.inzage()
        tot = _lopend(sessie).tot or sessie.nu
        over = minuten_over(tot, sessie.nu)
    blad = veiligheidsblad(door, huishouden, Doel.NOOD, "veiligheidsblad in noodtoegang")
    return Noodblad(blad, timezone.localtime(tot), over)


def _lopend(sessie: Sessie) -> Noodtoegang:
    """The emergency access on which this session rests, the longest to go. Raises ``NietGevonden``."""
    rijen = sessie.van(Noodtoegang).filter(medewerker=sessie.door.medewerker, van__lte=sessie.nu, tot__gt=sessie.nu)
    rij = rijen.order_by("-tot").first()
    if rij is None:
        raise NietGevonden
    return rij


def open_in_noodtoegang(*, door: Actor, huishouden: UUID, item: UUID, reden: str, verzoek: UUID | None = None) -> str:
    """Open one shielded item in emergency access, with a reason that stays. Raises as ``open_afgeschermd``."""
    return open_afgeschermd(door=door, huishouden=huishouden, item=item, reden=reden, verzoek=verzoek, doel=Doel.NOOD)


def leg_nood_vast(
    *,
    door: Actor,
    huishouden: UUID,
    tekst: str,
    wanneer: datetime,
    met: tuple[int, ...] = (),
    verzoek: UUID | None = None,
) -> UUID:
    """Note what was done; the vast gezicht gets it on the work list. Hidden from members while telling is unsafe."""
    with deur.schrijf(
        door=door, doel=Doel.NOOD, wat="noodtoegang vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        verborgen = tuple(sessie.van(Lid).values_list("pk", flat=True)) if _lopend(sessie).later else ()
        rij = noteer_dienst(sessie, tekst=tekst, wanneer=wanneer, met=met, niet_zichtbaar_voor=verborgen)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def lees_noodlijst(*, door: Actor) -> Noodlijst:
    """Return one's own emergency access, what colleagues ask to confirm, and which reviews of the team are overdue.

    Raises ``NietGevonden`` for a role that opens nothing in an emergency.
    """
    lagen_in_nood(door)
    with deur.lees(door=door, doel=Doel.NOOD, wat="mijn noodtoegang") as sessie:
        open_nu = {rij.openbaar: rij for rij in _open_nu(sessie)}
        huizen = dict(sessie.van(Huishouden).values_list("pk", "openbaar"))
        for rij in open_nu.values():
            sessie.inzage(huishouden=rij.huishouden_id)
        if not open_nu:
            sessie.geen_huishouddata()
        vragen = Vraagrij.objects.filter(soort=Toezichtsoort.NOODTOEGANG.value).order_by("-gevraagd_op")
        mijn = [_mijn(rij, open_nu, huizen, sessie) for rij in vragen.filter(medewerker=door.medewerker)[:20]]
        mee = vragen.filter(tweede=door.medewerker, tweede_stand=Tweede.GEVRAAGD.value)
        namen = _namen(rij.medewerker for rij in mee)
        bevestigen = tuple(_te_bevestigen(rij, namen) for rij in mee)
        return Noodlijst(tuple(mijn), bevestigen, lees_te_laat(door=door), _collegas(sessie))


def _open_nu(sessie: Sessie) -> Iterable[Noodtoegang]:
    return sessie.van(Noodtoegang).filter(medewerker=sessie.door.medewerker, van__lte=sessie.nu, tot__gt=sessie.nu)


def _mijn(rij: Vraagrij, open_nu: dict[UUID, Noodtoegang], huizen: dict[int, UUID], sessie: Sessie) -> Mijn:
    nu = open_nu.get(rij.noodtoegang) if rij.noodtoegang else None
    return Mijn(
        vraag=rij.openbaar,
        grond=Noodgrond(rij.grond).omschrijving,
        gevraagd_op=timezone.localtime(rij.gevraagd_op),
        stand=Tweede(rij.tweede_stand).omschrijving,
        wacht=rij.begonnen_op is None and kan_doorgaan(Tweede(rij.tweede_stand)),
        huishouden=huizen.get(nu.huishouden_id) if nu else None,
        minuten=minuten_over(nu.tot, sessie.nu) if nu and nu.tot else 0,
        oordeel=rij.oordeel,
    )


def _te_bevestigen(rij: Vraagrij, namen: dict[int, str]) -> Tebevestigen:
    return Tebevestigen(
        rij.openbaar, namen.get(rij.medewerker, ""), Noodgrond(rij.grond).omschrijving, rij.reden or "",
        timezone.localtime(rij.gevraagd_op),
    )  # fmt: skip


def _namen(nummers: Iterable[int]) -> dict[int, str]:
    return dict(Medewerker.objects.filter(pk__in=set(nummers)).values_list("pk", "naam"))


def lees_te_laat(*, door: Actor) -> tuple[TeLaat, ...]:
    """Return the overdue reviews of emergency access of the actor's team, with who must do them.

    No file is named or opened, so this asks for no key: every work list begins with it.
    """
    nu = timezone.now()
    vandaag = timezone.localdate(nu)
    rijen = [rij for rij in open_reviews(door, nu) if dagen_te_laat(rij[2], vandaag)]
    if not rijen:
        return ()
    namen = _namen(rij[0] for rij in rijen)
    return tuple(
        TeLaat(
            namen.get(wie, ""), timezone.localtime(sinds), uiterlijk, dagen_te_laat(uiterlijk, vandaag),
            _toezichthouders(organisaties, gemeente, vandaag),
        )
        for wie, sinds, uiterlijk, organisaties, gemeente in rijen
    )  # fmt: skip


def _toezichthouders(organisaties: Iterable[int], gemeente: int | None, op: date) -> tuple[str, ...]:
    """Who may judge it, by name: the officers of these organisations, and of the municipality."""
    stad = Organisatie.objects.filter(gemeente_id=gemeente, soort=Organisatiesoort.GEMEENTE.value) if gemeente else ()
    waar = {*organisaties, *(een.pk for een in stad)}
    rijen = Teamlidmaatschap.objects.filter(organisatie_id__in=waar, rol_id=TOEZICHTHOUDER).select_related("medewerker")
    return tuple(sorted({rij.medewerker.naam for rij in rijen if in_kracht(rij.van, rij.tot, op)}))


def _collegas(sessie: Sessie) -> tuple[Collega, ...]:
    """Who may confirm: colleagues of the organisation in a role that may ask for it as well."""
    rollen = Rolrecht.objects.filter(doel=Doel.NOOD.value, reikwijdte=Reikwijdte.NOOD.value).values("rol_id")
    rijen = Teamlidmaatschap.objects.filter(organisatie_id=sessie.door.organisatie, rol_id__in=rollen)
    rijen = rijen.exclude(medewerker_id=sessie.door.medewerker).select_related("medewerker", "rol")
    hier = {rij.medewerker_id: rij for rij in rijen if in_kracht(rij.van, rij.tot, sessie.vandaag)}
    return tuple(
        sorted((Collega(nr, rij.medewerker.naam, rij.rol.naam) for nr, rij in hier.items()), key=lambda een: een.naam)
    )


def lees_keren(*, door: Actor, huishouden: UUID) -> Keren:
    """Return all emergency access to a file, for who works with it."""
    with deur.lees(door=door, doel=Doel.HULP, wat="noodtoegang tot dit dossier", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rijen = sessie.van(Noodtoegang).select_related("medewerker", "organisatie").order_by("-gevraagd_op")
        return Keren(kop, tuple(_keer(rij) for rij in rijen))


def _keer(rij: Noodtoegang) -> Keer:
    return Keer(
        rij.openbaar, rij.medewerker.naam, rij.rol, rij.organisatie.naam, Noodgrond(rij.grond).omschrijving,
        rij.van and timezone.localtime(rij.van), rij.tot and timezone.localtime(rij.tot),
        Tweede(rij.tweede_stand).omschrijving, rij.later_grond or "" if rij.later else "", rij.verteld_op,
    )  # fmt: skip


def vertel(
    *,
    door: Actor,
    huishouden: UUID,
    noodtoegang: UUID,
    verteld_op: date | None = None,
    later: Vertellen | None = None,
    verzoek: UUID | None = None,
) -> None:
    """Record that the household was told of emergency access, or that it must wait still, until when and why.

    Raises ``Ongeldig`` (a day to come, told already, no ground) and ``NietGevonden``.
    """
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="noodtoegang vertellen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.CONTACT)
        rij = sessie.een(Noodtoegang, noodtoegang)
        _keur_vertellen(rij, verteld_op, later, sessie.vandaag)
        if verteld_op is not None:
            rond_termijn_af(sessie, rij, soort=VERTELLEN)
            rij.verteld_op = verteld_op
            sessie.gebeurtenis("noodtoegang_verteld", feiten={"op": str(verteld_op)})
        elif later is not None and later.vanaf is not None:
            vertel_later(sessie, rij, later.vanaf, later.grond)
        sessie.bewaar(rij)


def _keur_vertellen(rij: Noodtoegang, verteld_op: date | None, later: Vertellen | None, vandaag: date) -> None:
    if rij.verteld_op is not None:
        raise Ongeldig(**{"": "Het huishouden weet dit al."})
    if later is not None:
        keur(bezwaren_vertellen(later, vandaag))
    elif verteld_op is None or verteld_op > vandaag:
        raise Ongeldig(verteld_op="Vul de dag in waarop u het vertelde. Die dag kan niet in de toekomst liggen.")
