"""The contactmoment, the daily act at the door: recorded in one go with its lines, agreements and the next contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.afspraak import Afspraakinvoer, maak_afspraken
from tandem.acties.casus.betrokkenheid import als_regel, geboortes
from tandem.acties.casus.regel import Regelinvoer, bewaar_regels, eis_niet_afgerond
from tandem.acties.casus.termijn import zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import toon_lid
from tandem.acties.huishouden.vragen import BETROKKENEN, LEDEN
from tandem.acties.keuring import keur, kies
from tandem.models import Betrokkenheid, Casus, Contactaanwezige, Contactmoment, Lid, Termijn
from tandem.regels.bezwaar import Bezwaar
from tandem.regels.casus import contact as regel
from tandem.regels.casus.betrokkenheid import bezwaren_eerste_contact
from tandem.regels.casus.contact import ZONDER_GESPREK, Kindgezien, Teruggelezen, WaaromNiet, Wijze
from tandem.regels.huishouden.leeftijd import Geboorte
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.sleutels import in_kracht
from tandem.regels.regio.organisatie import OP_DE_FIETS

VOLGEND = "volgend_contact"
TERUGLEZEN = "teruglezen"
EERSTE = ("eerste_contact", "lt_eerste_contact")
"""Terms that a first contact ends, beside the one of the next contact."""


@dataclass(frozen=True)
class Kindinvoer:
    """What became of one child: None is not filled in."""

    gezien: bool | None = None
    alleen_gesproken: bool | None = None
    waarom_niet: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class Contactinvoer:
    """One contact as entered. ``samen_met``: public ids of the involvement of whoever came along."""

    wanneer: datetime
    wijze: str
    met: tuple[int, ...] = ()
    kinderen: Mapping[int, Kindinvoer] = field(default_factory=dict)
    regels: Sequence[Regelinvoer] = ()
    afspraken: Sequence[Afspraakinvoer] = ()
    volgend_contact: date | None = None
    geen_vervolg_reden: str = ""
    teruggelezen: str = ""
    samen_met: tuple[UUID, ...] = ()
    zonder_aankondiging_reden: str = ""
    niet_zichtbaar_voor: tuple[int, ...] = ()


def leg_contact_vast(
    *, door: Actor, huishouden: UUID, invoer: Contactinvoer, verzoek: UUID | None = None, doel: Doel = Doel.HULP
) -> UUID:
    """Record one contact with its lines, agreements and the next date; return its public id.

    Raises ``Ongeldig`` with a sentence per field (children as ``kind-<id>-...``, lines as ``regels-<n>-...``,
    agreements as ``afspraken-<n>-...``) and ``Geweigerd`` without a key to the plan.
    """
    with deur.schrijf(
        door=door, doel=doel, wat="contactmoment vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        casus = eis_niet_afgerond(sessie)
        wijze = kies(Wijze, invoer.wijze, "wijze")
        leden, betrokken = sessie.vraag(LEDEN), sessie.vraag(BETROKKENEN)
        invoer = _vul_aan(leden, invoer, wijze)
        mee = _mee(betrokken, invoer)
        bezwaren = _onaangekondigd(sessie, betrokken, invoer, mee)
        _keur(sessie, leden, invoer, wijze, bezwaren)
        rij = _bewaar(sessie, invoer, mee, casus)
        _bewaar_aanwezigen(sessie, rij, invoer)
        _bewaar_inhoud(sessie, rij, invoer)
        _plan_vervolg(sessie, rij, invoer, wijze)
        _vertel(sessie, rij, invoer, wijze)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _vul_aan(leden: list[Lid], invoer: Contactinvoer, wijze: Wijze) -> Contactinvoer:
    """What need not be asked: children at a message, whom a line is about, whose voice when one person spoke."""
    dag = timezone.localdate(invoer.wanneer)
    vanzelf = regel.zonder_kinderen(wijze, regel.kinderen_om_te_zien(_leden(leden, dag), dag))
    kinderen = {kind: Kindinvoer(False, False, str(gezien.waarom_niet)) for kind, gezien in vanzelf.items()}
    invoer = replace(invoer, kinderen={**kinderen, **invoer.kinderen} if kinderen else invoer.kinderen)
    over = aanwezig(invoer) or tuple(_leden(leden, dag))
    gesproken = sorted({*invoer.met, *(kind for kind, k in invoer.kinderen.items() if k.alleen_gesproken)})
    return replace(invoer, regels=[_regel(een, over, gesproken, invoer.niet_zichtbaar_voor) for een in invoer.regels])


def _regel(een: Regelinvoer, over: tuple[int, ...], gesproken: list[int], verborgen: tuple[int, ...]) -> Regelinvoer:
    stem = een.stem
    if een.soort == "stem" and stem is None and not een.bron and len(gesproken) == 1:
        stem = gesproken[0]
    betreft = een.betreft or ((stem,) if stem else over)
    verborgen = tuple(sorted({*een.niet_zichtbaar_voor, *verborgen}))
    return replace(een, stem=stem, betreft=betreft, niet_zichtbaar_voor=verborgen)


def aanwezig(invoer: Contactinvoer) -> tuple[int, ...]:
    """Whom the contact was with: who was spoken to, and each child that was seen or spoken to alone."""
    kinderen = (kind for kind, k in invoer.kinderen.items() if k.gezien or k.alleen_gesproken)
    return tuple(sorted({*invoer.met, *kinderen}))


def _leden(rijen: list[Lid], dag: date) -> dict[int, Geboorte]:
    """Who was in the household on the day of the contact; who was not born yet cannot be seen."""
    getoond = [toon_lid(rij, op=dag) for rij in rijen if rij.van <= dag or rij.tot is None]
    return {
        nummer: geboorte
        for nummer, geboorte in geboortes(getoond).items()
        if geboorte.vroegst is None or geboorte.vroegst <= dag
    }


def _mee(betrokken: list[Betrokkenheid], invoer: Contactinvoer) -> list[Betrokkenheid]:
    """Who came along, by involvement; raises ``Ongeldig`` for somebody who is not involved."""
    gekozen = set(invoer.samen_met)
    gevonden = [rij for rij in betrokken if rij.openbaar in gekozen]
    if len(gevonden) != len(gekozen):
        raise Ongeldig(samen_met="Kies iemand die bij dit huishouden betrokken is.")
    return gevonden


def _keur(sessie: Sessie, rijen: list[Lid], invoer: Contactinvoer, wijze: Wijze, bezwaren: tuple[Bezwaar, ...]) -> None:
    leden = _leden(rijen, timezone.localdate(invoer.wanneer))
    teruggelezen = kies(Teruggelezen, invoer.teruggelezen, "teruggelezen") if invoer.teruggelezen else None
    aangeboden = regel.Contactmoment(
        wanneer=timezone.localtime(invoer.wanneer),
        wijze=wijze,
        met=frozenset(invoer.met),
        kinderen={kind: _kind(kind, k) for kind, k in invoer.kinderen.items()},
        aantal_regels=sum(bool(een.tekst.strip()) for een in invoer.regels),
        volgend_contact=invoer.volgend_contact,
        waarom_geen_volgend=invoer.geen_vervolg_reden,
        teruggelezen=teruggelezen,
    )
    bezwaren = regel.bezwaren_contact(aangeboden, leden, sessie.nu) + bezwaren
    if not {*invoer.kinderen, *invoer.niet_zichtbaar_voor} <= {rij.pk for rij in rijen}:
        bezwaren += (Bezwaar("met", "Een van deze personen hoort niet bij dit huishouden."),)
    keur(bezwaren)


def _kind(nummer: int, kind: Kindinvoer) -> Kindgezien:
    waarom = kies(WaaromNiet, kind.waarom_niet, f"kind-{nummer}-waarom-niet") if kind.waarom_niet else None
    return Kindgezien(kind.gezien, kind.alleen_gesproken, waarom, kind.toelichting)


def _onaangekondigd(
    sessie: Sessie, betrokken: list[Betrokkenheid], invoer: Contactinvoer, mee: list[Betrokkenheid]
) -> tuple[Bezwaar, ...]:
    """Who comes from outside the local team was announced before the first contact, or there is a reason."""
    if invoer.zonder_aankondiging_reden.strip():
        return ()
    dag, ik = timezone.localdate(invoer.wanneer), sessie.door.medewerker
    zelf = [rij for rij in betrokken if rij.medewerker_id == ik and in_kracht(rij.van, rij.tot, dag)]
    namen = [_naam(rij) for rij in {r.pk: r for r in (*zelf, *mee)}.values() if _nog_niet_verteld(rij, dag)]
    if not namen:
        return ()
    zin = f"Het huishouden wist nog niet dat {' en '.join(namen)} meekwam. Schrijf op waarom het niet anders kon."
    return (Bezwaar("zonder_aankondiging_reden", zin),)


def _nog_niet_verteld(rij: Betrokkenheid, dag: date) -> bool:
    betrokken = als_regel(rij) if rij.tot is None or rij.tot > rij.van else None
    if betrokken is None or betrokken.soort in OP_DE_FIETS:
        return False
    return bool(bezwaren_eerste_contact(betrokken, dag))


def _naam(rij: Betrokkenheid) -> str:
    return rij.medewerker.naam if rij.medewerker else rij.naam_buiten or "iemand"


def _bewaar(sessie: Sessie, invoer: Contactinvoer, mee: list[Betrokkenheid], casus: Casus | None) -> Contactmoment:
    rij = Contactmoment(
        laag=Laag.PLAN,
        betreft=list(aanwezig(invoer)),
        niet_zichtbaar_voor=sorted(invoer.niet_zichtbaar_voor),
        casus_id=casus.pk if casus else None,
        op=invoer.wanneer,
        wijze=invoer.wijze,
        teruggelezen=invoer.teruggelezen,
        samen_met=sorted(een.pk for een in mee),
        zonder_aankondiging_reden=invoer.zonder_aankondiging_reden.strip() or None,
        geen_vervolg_reden=invoer.geen_vervolg_reden.strip() or None,
    )
    return sessie.bewaar(rij)


def _bewaar_aanwezigen(sessie: Sessie, rij: Contactmoment, invoer: Contactinvoer) -> None:
    for lid in sorted({*invoer.met, *invoer.kinderen}):
        kind = invoer.kinderen.get(lid, Kindinvoer())
        sessie.bewaar(
            Contactaanwezige(
                contactmoment_id=rij.pk,
                lid_id=lid,
                gesproken=lid in invoer.met or bool(kind.alleen_gesproken),
                gezien=bool(kind.gezien),
                alleen_gesproken=bool(kind.alleen_gesproken),
                waarom_niet=kind.waarom_niet,
                waarom_niet_tekst=kind.toelichting.strip() or None,
                niet_zichtbaar_voor=list(rij.niet_zichtbaar_voor),
            )
        )


def _bewaar_inhoud(sessie: Sessie, rij: Contactmoment, invoer: Contactinvoer) -> None:
    """Lines are everybody's own story: in the layer of the analysis where the writer has it (``rollen.yaml``)."""
    laag = Laag.ANALYSE if sessie.ziet(Laag.ANALYSE) else Laag.PLAN
    bewaar_regels(sessie, list(invoer.regels), bij_soort="contactmoment", bij=rij.pk, laag=laag)
    dag = timezone.localdate(rij.op)
    verborgen = tuple(rij.niet_zichtbaar_voor)
    afspraken = [
        replace(een, niet_zichtbaar_voor=tuple(sorted({*een.niet_zichtbaar_voor, *verborgen})))
        for een in invoer.afspraken
    ]
    maak_afspraken(sessie, afspraken, bij=rij, casus=rij.casus_id, op=dag)


def _plan_vervolg(sessie: Sessie, rij: Contactmoment, invoer: Contactinvoer, wijze: Wijze) -> None:
    """The contact that was due has been; the next takes its place. Nobody met: what was due stays due."""
    gesproken = wijze not in ZONDER_GESPREK
    open_termijnen = sessie.van(Termijn).filter(afgerond_op=None)
    if gesproken:
        klaar = timezone.localdate(rij.op)
        open_termijnen.filter(soort__in=(VOLGEND, *EERSTE)).update(afgerond_op=klaar, uitkomst="gedaan")
    elif invoer.volgend_contact:
        open_termijnen.filter(soort=VOLGEND).update(afgerond_op=sessie.vandaag, uitkomst="vervallen")
    if invoer.volgend_contact:
        zet_termijn(sessie, rij, soort=VOLGEND, vervalt_op=invoer.volgend_contact, casus=rij.casus_id)
        if invoer.teruggelezen == Teruggelezen.LATER:
            zet_termijn(sessie, rij, soort=TERUGLEZEN, vervalt_op=invoer.volgend_contact, casus=rij.casus_id)


def _vertel(sessie: Sessie, rij: Contactmoment, invoer: Contactinvoer, wijze: Wijze) -> None:
    sessie.gebeurtenis(
        "contact_vastgelegd",
        laag=Laag.PLAN,
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=rij.casus_id,
        gebeurd_op=rij.op,
        feiten={
            "contact": str(rij.openbaar),
            "wijze": wijze.omschrijving,
            "met": sorted(invoer.met),
            "gezien": sorted(kind for kind, k in invoer.kinderen.items() if k.gezien),
            "alleen": sorted(kind for kind, k in invoer.kinderen.items() if k.alleen_gesproken),
            "volgend_contact": str(invoer.volgend_contact or ""),
        },
    )


def lees_terug(*, door: Actor, huishouden: UUID, contact: UUID, verzoek: UUID | None = None) -> UUID:
    """Record that a contact was read back to the household after all. Raises ``Ongeldig`` when it was already."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="contact teruglezen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Contactmoment, contact)
        if rij.teruggelezen == Teruggelezen.JA:
            raise Ongeldig(**{"": "Dit contact is al voorgelezen."})
        rij.teruggelezen, rij.versie = str(Teruggelezen.JA), rij.versie + 1
        sessie.bewaar(rij)
        open_rijen = sessie.van(Termijn).filter(soort=TERUGLEZEN, bij_soort="contactmoment", bij=rij.pk)
        open_rijen.filter(afgerond_op=None).update(afgerond_op=sessie.vandaag, uitkomst="gedaan")
        sessie.gebeurtenis(
            "contact_teruggelezen",
            laag=Laag.PLAN,
            betreft=rij.betreft,
            niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
            casus=rij.casus_id,
            feiten={"contact": str(rij.openbaar), "op": str(timezone.localdate(rij.op))},
        )
        sessie.uitkomst = str(rij.openbaar)
    return contact
