"""Reading contacts: the sheet to fill in at the door, the list, and one contact with its lines and agreements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.afspraak import AFSPRAKEN, Afspraakweergave, lees_afspraken
from tandem.acties.casus.betrokkenheid import Betrokkene, betrokkenen_in, geboortes
from tandem.acties.casus.contact import VOLGEND
from tandem.acties.casus.regel import Regelweergave, lees_regels
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.contactwijze import Wijzebeeld, vastgelegde_wijzen
from tandem.acties.huishouden.kop import Dossierkop, LidKort, lees_kop
from tandem.acties.huishouden.vragen import OPEN_TERMIJNEN
from tandem.acties.sleutelfilter import reeks
from tandem.acties.vraag import Vraag, vooraf
from tandem.models import Afspraak, Betrokkenheid, Contactaanwezige, Contactmoment
from tandem.regels.casus.contact import WaaromNiet, Wijze, kinderen_om_te_zien
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.soort import Soort

PER_BLAD = 25


@dataclass(frozen=True)
class Contactblad:
    """What the page at the door needs: who can be met, which children to see, who can come along, what is due."""

    kop: Dossierkop
    volwassenen: tuple[LidKort, ...]
    kinderen: tuple[LidKort, ...]
    collegas: tuple[Betrokkene, ...]
    afspraken: tuple[Afspraakweergave, ...]
    volgend_contact: date | None
    onaangekondigd: tuple[Betrokkene, ...]
    ik: tuple[int, str]
    nu: datetime
    bereiken: tuple[Wijzebeeld, ...]


@dataclass(frozen=True)
class Aanwezige:
    """Who was there, and for a child: seen, spoken to alone, and if not why (in words)."""

    lid: int
    naam: str
    gesproken: bool
    gezien: bool
    alleen_gesproken: bool
    waarom_niet: str
    is_kind: bool


@dataclass(frozen=True)
class Contact:
    """One contact as shown. ``te_lezen``: whether its lines are open to this reader at all."""

    openbaar: UUID
    id: int
    op: datetime
    wijze: str
    door: str
    samen_met: tuple[str, ...]
    aanwezigen: tuple[Aanwezige, ...]
    regels: tuple[Regelweergave, ...]
    afspraken: tuple[Afspraakweergave, ...]
    teruggelezen: str
    zonder_aankondiging_reden: str
    geen_vervolg_reden: str
    niet_zichtbaar_voor: tuple[int, ...]
    te_lezen: bool

    @property
    def met(self) -> str:
        """The names of who was spoken to or seen."""
        return ", ".join(een.naam for een in self.aanwezigen if een.gesproken or een.gezien)

    @property
    def kinderen(self) -> tuple[Aanwezige, ...]:
        """Each child with what became of it."""
        return tuple(een for een in self.aanwezigen if een.is_kind)


@dataclass(frozen=True)
class Contacten:
    """A page of contacts, the last first."""

    kop: Dossierkop
    contacten: tuple[Contact, ...]
    totaal: int
    blad: int
    volgend_contact: date | None
    open_afspraken: tuple[Afspraakweergave, ...]


def lees_contactblad(*, door: Actor, huishouden: UUID) -> Contactblad:
    """Return what the page at the door needs. Raises ``Geweigerd`` without a key to the plan."""
    with deur.lees(door=door, doel=Doel.HULP, wat="contact voorbereiden", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie, OPEN_TERMIJNEN, AFSPRAKEN)
        hier = [lid for lid in kop.leden if not lid.weg and not lid.overleden]
        jong = kinderen_om_te_zien(geboortes(hier), sessie.vandaag)
        betrokken = betrokkenen_in(sessie, alleen_nu=True)
        return Contactblad(
            kop=kop,
            volwassenen=tuple(lid for lid in hier if lid.id not in jong and lid.geboortedatum_soort != "ongeboren"),
            kinderen=tuple(lid for lid in hier if lid.id in jong),
            collegas=tuple(een for een in betrokken if not een.van_mij),
            afspraken=tuple(lees_afspraken(sessie, alleen_open=True)),
            volgend_contact=volgend_contact(sessie),
            onaangekondigd=tuple(een for een in betrokken if een.moet_aangekondigd),
            ik=(door.medewerker, door.naam),
            nu=sessie.nu,
            bereiken=vastgelegde_wijzen(sessie, kop),
        )


def volgend_contact(sessie: Sessie) -> date | None:
    """The day of the next contact, when one was agreed."""
    return next((rij.vervalt_op for rij in sessie.vraag(OPEN_TERMIJNEN) if rij.soort == VOLGEND), None)


def lees_contacten(*, door: Actor, huishouden: UUID, blad: int = 1) -> Contacten:
    """Return a page of contacts with who was there, the last first. A fixed number of queries."""
    with deur.lees(door=door, doel=Doel.HULP, wat="contacten lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie)
        rijen = sessie.van(Contactmoment).select_related("auteur").order_by("-op", "-id")
        blad = max(blad, 1)
        deel = list(rijen[(blad - 1) * PER_BLAD : blad * PER_BLAD])
        return Contacten(
            kop=kop,
            contacten=tuple(_toon_alle(sessie, kop, deel)),
            totaal=rijen.count(),
            blad=blad,
            volgend_contact=volgend_contact(sessie),
            open_afspraken=tuple(lees_afspraken(sessie, alleen_open=True)),
        )


def lees_contact(*, door: Actor, huishouden: UUID, contact: UUID) -> tuple[Dossierkop, Contact]:
    """Return one contact. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="contact lezen", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        kop = lees_kop(sessie)
        rij = sessie.een(Contactmoment, contact)
        return kop, next(iter(_toon_alle(sessie, kop, [rij])))


def lees_afspraak(*, door: Actor, huishouden: UUID, afspraak: UUID) -> tuple[Dossierkop, Afspraakweergave]:
    """Return one agreement, for the pages to check or end it. Raises ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="afspraak lezen", huishouden=huishouden) as sessie:
        kop = lees_kop(sessie)
        rij = sessie.een(Afspraak, afspraak)
        return kop, next(iter(lees_afspraken(sessie, nummers=[rij.pk])))


_LAATSTE = Vraag(Contactmoment, lambda rijen: rijen.select_related("auteur").order_by("-op")[:3])
_AANWEZIGEN = Vraag(
    Contactaanwezige, lambda rijen, contacten: rijen.filter(contactmoment_id__in_reeks=contacten).order_by("id")
)
_BIJ_CONTACT = Vraag(
    Afspraak,
    lambda rijen, contacten: rijen.filter(bij_soort="contactmoment", bij__in_reeks=contacten).values_list("pk", "bij"),
)


def laatste_contacten(sessie: Sessie, kop: Dossierkop, aantal: int = 3) -> list[Contact]:
    """The last contacts of the open household, for its overview; none without a key to the plan."""
    if not sessie.ziet(Laag.PLAN):
        return []
    return _toon_alle(sessie, kop, sessie.vraag(_LAATSTE)[:aantal])


@dataclass(frozen=True)
class ContactKort:
    """Contact in short, for the first page of a household."""

    laatste: tuple[Contact, ...]
    volgend_contact: date | None
    afspraken: tuple[Afspraakweergave, ...]
    kop: Dossierkop


@vooraf(_LAATSTE, OPEN_TERMIJNEN, AFSPRAKEN)
def contact_in_het_kort(sessie: Sessie, kop: Dossierkop) -> ContactKort | None:
    """Return the last contacts, the next one and the open agreements; None without a key to the plan."""
    if not sessie.ziet(Laag.PLAN):
        return None
    afspraken = tuple(lees_afspraken(sessie, alleen_open=True))
    return ContactKort(tuple(laatste_contacten(sessie, kop, 2)), volgend_contact(sessie), afspraken, kop)


def _toon_alle(sessie: Sessie, kop: Dossierkop, rijen: list[Contactmoment]) -> list[Contact]:
    """Contacts with everything that belongs to them, in a fixed number of queries, each noted as read."""
    if not rijen:
        return []
    nummers = [rij.pk for rij in rijen]
    sessie.alvast(_AANWEZIGEN, _BIJ_CONTACT, contacten=reeks(nummers))
    aanwezigen: dict[int, list[Contactaanwezige]] = {}
    for een in sessie.vraag(_AANWEZIGEN, contacten=reeks(nummers)):
        aanwezigen.setdefault(een.contactmoment_id, []).append(een)
    regels = lees_regels(sessie, bij_soort="contactmoment", bij=nummers)
    afspraken = _afspraken(sessie, nummers)
    namen = _namen(sessie, {nummer for rij in rijen for nummer in rij.samen_met})
    uit = []
    for rij in rijen:
        deel = tuple(_aanwezige(kop, een) for een in aanwezigen.get(rij.pk, []))
        uit.append(_toon(sessie, rij, deel, regels.get(rij.pk, []), afspraken.get(rij.pk, []), namen))
    return uit


def _afspraken(sessie: Sessie, contacten: list[int]) -> dict[int, list[Afspraakweergave]]:
    bij = dict(sessie.vraag(_BIJ_CONTACT, contacten=reeks(contacten)))
    uit: dict[int, list[Afspraakweergave]] = {}
    for een in lees_afspraken(sessie, nummers=bij) if bij else []:
        uit.setdefault(bij[een.id] or 0, []).append(een)
    return uit


def _namen(sessie: Sessie, nummers: set[int]) -> dict[int, str]:
    if not nummers:
        return {}
    rijen = sessie.van(Betrokkenheid).filter(pk__in=nummers).select_related("medewerker", "organisatie")
    return {
        rij.pk: f"{rij.medewerker.naam if rij.medewerker else rij.naam_buiten} ({rij.organisatie.naam})"
        for rij in rijen
    }


def _aanwezige(kop: Dossierkop, rij: Contactaanwezige) -> Aanwezige:
    lid = kop.lid(rij.lid_id)
    waarom = rij.waarom_niet_tekst or _omschrijving(WaaromNiet, rij.waarom_niet)
    # a child is whoever the two questions were asked about: only of them one of the three is filled in
    is_kind = rij.gezien or rij.alleen_gesproken or bool(waarom)
    naam = lid.roepnaam if lid else "iemand anders"
    return Aanwezige(rij.lid_id, naam, rij.gesproken, rij.gezien, rij.alleen_gesproken, waarom, is_kind)


def _omschrijving(lijst: type[Soort], code: str) -> str:
    return next((een.omschrijving for een in lijst if een.value == code), code)


def _toon(
    sessie: Sessie,
    rij: Contactmoment,
    aanwezigen: tuple[Aanwezige, ...],
    regels: Iterable[Regelweergave],
    afspraken: Iterable[Afspraakweergave],
    namen: dict[int, str],
) -> Contact:
    regels, diepst = tuple(regels), Laag.PLAN
    if regels:
        diepst = Laag(max(een.laag for een in regels))
    over = {*rij.betreft, *(lid for een in regels for lid in een.betreft)}
    sessie.inzage(laag=diepst, leden=sorted(over), niet_zichtbaar_voor=rij.niet_zichtbaar_voor)
    return Contact(
        openbaar=rij.openbaar,
        id=rij.pk,
        op=timezone.localtime(rij.op),
        wijze=_omschrijving(Wijze, rij.wijze) if rij.wijze != "dienst" else "bij de bereikbaarheidsdienst",
        door=rij.auteur.naam if rij.auteur else "",
        samen_met=tuple(namen[nummer] for nummer in rij.samen_met if nummer in namen),
        aanwezigen=aanwezigen,
        regels=regels,
        afspraken=tuple(afspraken),
        teruggelezen=rij.teruggelezen,
        zonder_aankondiging_reden=rij.zonder_aankondiging_reden or "",
        geen_vervolg_reden=rij.geen_vervolg_reden or "",
        niet_zichtbaar_voor=tuple(rij.niet_zichtbaar_voor),
        te_lezen=sessie.ziet(Laag.ANALYSE),
    )
