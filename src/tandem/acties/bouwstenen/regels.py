"""The improvement plan is written: begun, established, lines added, changed, moved on and dropped with a reason."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie, wie_deed
from tandem.acties.bouwstenen.inhoud import actiecodes, acties
from tandem.acties.bouwstenen.plan import als_regel
from tandem.acties.keuring import keur, kies
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.models import Organisatie, Verbeterplan, Verbeterregel, Voortgangsnotitie
from tandem.regels.bouwstenen.plan import (
    VOORTGANG,
    WOORDEN_HOOGSTENS,
    Planregel,
    Regelstand,
    bezwaren_inleiding,
    bezwaren_regel,
    bezwaren_stoppen,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import AlGedaan, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import datum

TUSSEN_PLANNEN = "Het vorige plan is gesloten. Begin eerst een nieuw plan."


@dataclass(frozen=True)
class Regelinvoer:
    """A line as entered. ``actie``: the action of a bouwsteen that it carries out; ``afname`` and ``deel``: the gap.

    ``impactanalyse`` and ``impactgat``: the gap of an impact analysis from which it comes instead.
    """

    regel: Planregel
    actie: str = ""
    afname: UUID | None = None
    deel: str = ""
    impactanalyse: UUID | None = None
    impactgat: str = ""


@dataclass(frozen=True)
class Planinvoer:
    """What stands before the lines, how the plan is called, and when and by whom it was established."""

    aanleiding: str = ""
    doel: str = ""
    vastgesteld_op: date | None = None
    vastgesteld_door: str = ""
    naam: str = ""


def schrijf_plan(
    *,
    door: Actor,
    invoer: Planinvoer,
    plan: UUID | None = None,
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Write why there is a plan and what it is for; the first time begins the first plan.

    ``plan``: which one was meant; raises ``Ongeldig`` when that was closed meanwhile. Raises ``Ongeldig``,
    ``Botsing``, ``Geweigerd`` for who only reads.
    """
    with schrijf_organisatie(door=door, wat="verbeterplan schrijven", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        _keur_plan(invoer, sessie.vandaag)
        rij = lopend_plan(sessie, plan) if plan else _werkplan(sessie)
        hun = {"naam": rij.naam or "", "aanleiding": rij.aanleiding or "", "doel": rij.doel or ""}
        eis_versie(sessie, rij, versie, hun)
        rij.naam = invoer.naam.strip() or None
        rij.aanleiding, rij.doel = invoer.aanleiding.strip() or None, invoer.doel.strip() or None
        rij.vastgesteld_op, rij.vastgesteld_door = invoer.vastgesteld_op, invoer.vastgesteld_door.strip() or None
        sessie.bewaar(rij)
        soort = "verbeterplan_vastgesteld" if rij.vastgesteld_op else "verbeterplan_geschreven"
        sessie.gebeurtenis(soort, feiten={"door": rij.vastgesteld_door or ""}, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _keur_plan(invoer: Planinvoer, vandaag: date) -> None:
    teksten = {"aanleiding": invoer.aanleiding, "doel": invoer.doel}
    op, door = invoer.vastgesteld_op, invoer.vastgesteld_door
    keur(bezwaren_inleiding(invoer.naam, teksten, vastgesteld_op=op, vastgesteld_door=door, vandaag=vandaag))


def _werkplan(sessie: Organisatiesessie) -> Verbeterplan:
    """Return the plan that runs, held; begin the first. Raises ``Ongeldig`` after a plan that was closed."""
    rij = houd_plan(sessie)
    if rij is None and sessie.mijn(Verbeterplan).exists():
        raise Ongeldig(**{"": TUSSEN_PLANNEN})
    return rij or sessie.bewaar(Verbeterplan(nummer=1, begonnen_op=sessie.vandaag, versie=0))


def houd_plan(sessie: Organisatiesessie) -> Verbeterplan | None:
    """Return the plan that runs, held. Where none runs the organisation is held, so that two begin one plan."""
    lopend = sessie.mijn(Verbeterplan).filter(gesloten_op=None).select_for_update(of=("self",))
    rij = lopend.first()
    if rij is None:
        Organisatie.objects.select_for_update(no_key=True).get(pk=sessie.organisatie)
        rij = lopend.first()
    return rij


def lopend_plan(sessie: Organisatiesessie, plan: UUID) -> Verbeterplan:
    """Return this own plan, held, while it runs. Raises ``NietGevonden``, and ``Ongeldig`` once it was closed."""
    rij = houd_plan(sessie)
    if rij is not None and rij.openbaar == plan:
        return rij
    dicht = sessie.mijn(Verbeterplan).filter(openbaar=plan).first()
    if dicht is None:
        raise NietGevonden
    wie, wanneer = wie_deed(sessie, plan, "verbeterplan_gesloten")
    raise Ongeldig(**{"": f"{wie} heeft dit plan gesloten, {wanneer}. U kunt het lezen, niet veranderen."})


def voeg_regel_toe(*, door: Actor, invoer: Regelinvoer, verzoek: UUID | None = None) -> UUID:
    """Add a line to the plan that runs; the first line begins the first plan. Raises ``Ongeldig``, ``Geweigerd``.

    A gap of an impact analysis has one line: raises ``AlGedaan`` with that line when it is there and was not dropped.
    """
    with schrijf_organisatie(door=door, wat="een regel aan het verbeterplan toevoegen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        _keur_regel(invoer)
        plan = _werkplan(sessie)
        _eenmaal(sessie, plan, invoer.impactgat)
        rij = Verbeterregel(plan_id=plan.pk, stand=Regelstand.GEPLAND)
        return _bewaar(sessie, rij, invoer, "planregel_toegevoegd")


def _eenmaal(sessie: Organisatiesessie, plan: Verbeterplan, gat: str) -> None:
    """The plan is held, so nobody adds the same gap meanwhile."""
    regels = sessie.mijn(Verbeterregel).filter(plan_id=plan.pk, impactgat=gat)
    eerder = regels.exclude(stand=Regelstand.GESTOPT).first()
    if gat and eerder is not None:
        raise AlGedaan(str(eerder.openbaar))


def wijzig_regel(
    *, door: Actor, regel: UUID, invoer: Regelinvoer, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Change a line that was not dropped. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``, ``Geweigerd``."""
    with schrijf_organisatie(door=door, wat="een regel van het verbeterplan wijzigen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = _regel(sessie, regel)
        _keur_regel(invoer)
        eis_versie(sessie, rij, versie, _hun(rij))
        herkomst = {naam: getattr(rij, naam) for naam in ("afname", "deel", "impactanalyse", "impactgat")}
        return _bewaar(sessie, rij, replace(invoer, **herkomst), "planregel_gewijzigd")


def _bewaar(sessie: Organisatiesessie, rij: Verbeterregel, invoer: Regelinvoer, soort: str) -> UUID:
    _vul(rij, invoer)
    sessie.bewaar(rij)
    sessie.gebeurtenis(soort, feiten=_feiten(rij), over=rij.openbaar)
    sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def leg_voortgang_vast(
    *, door: Actor, regel: UUID, stand: str, tekst: str = "", versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Say where a line stands today, with a note that is kept. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="voortgang vastleggen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = _regel(sessie, regel)
        nieuw = kies(Regelstand, stand, "stand")
        if nieuw not in VOORTGANG:
            raise Ongeldig(stand="Wilt u hiermee stoppen? Gebruik dan de knop Stoppen.")
        if len(tekst) > WOORDEN_HOOGSTENS:
            raise Ongeldig(tekst=f"Houd het bij hoogstens {WOORDEN_HOOGSTENS} tekens.")
        eis_versie(sessie, rij, versie, {"stand": Regelstand(rij.stand).omschrijving})
        rij.stand = nieuw
        sessie.bewaar(rij)
        sessie.bewaar(Voortgangsnotitie(regel_id=rij.pk, op=sessie.vandaag, stand=nieuw, tekst=tekst.strip() or None))
        feiten = {"wat": rij.wat, "stand": nieuw.omschrijving}
        sessie.gebeurtenis("planregel_voortgang", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def stop_regel(
    *, door: Actor, regel: UUID, waarom: str, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Drop a line, with the reason; it stays to be read. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with schrijf_organisatie(door=door, wat="een regel van het verbeterplan stoppen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = _regel(sessie, regel)
        keur(bezwaren_stoppen(waarom))
        eis_versie(sessie, rij, versie, {"wat": rij.wat})
        rij.stand, rij.gestopt_op, rij.waarom_gestopt = Regelstand.GESTOPT, sessie.vandaag, waarom.strip()
        sessie.bewaar(rij)
        feiten = {"wat": rij.wat, "waarom": waarom.strip()}
        sessie.gebeurtenis("planregel_gestopt", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _regel(sessie: Organisatiesessie, regel: UUID) -> Verbeterregel:
    """Return a line of the plan that runs, both held. Raises ``NietGevonden``, ``Ongeldig`` for what is fixed."""
    plek = sessie.mijn(Verbeterregel).select_related("plan").filter(openbaar=regel).first()
    if plek is None:
        raise NietGevonden
    lopend_plan(sessie, plek.plan.openbaar)
    rij = sessie.een(Verbeterregel, regel)
    if rij.stand == Regelstand.GESTOPT:
        raise Ongeldig(**{"": "Deze regel is gestopt. Voeg een nieuwe regel toe als u het weer oppakt."})
    return rij


def _keur_regel(invoer: Regelinvoer) -> None:
    keur(bezwaren_regel(invoer.regel, actiecodes()))
    if invoer.actie and invoer.actie not in acties():
        raise Ongeldig(actie="Kies een actie uit de lijst.")
    if invoer.actie and acties()[invoer.actie][0].code != invoer.regel.bouwsteen:
        raise Ongeldig(actie="Deze actie hoort bij een andere bouwsteen. Kies die bouwsteen, of een andere actie.")


def _vul(rij: Verbeterregel, invoer: Regelinvoer) -> None:
    nieuw = invoer.regel
    rij.wat, rij.eigenaar = nieuw.wat.strip(), nieuw.eigenaar.strip()
    rij.effect, rij.waaraan = nieuw.effect.strip(), nieuw.waaraan.strip()
    rij.bouwsteen, rij.actie, rij.niveau = nieuw.bouwsteen, invoer.actie, str(nieuw.niveau)
    rij.begin, rij.uren, rij.euro = nieuw.begin, nieuw.uren, nieuw.euro
    if nieuw.eind is not None:  # bezwaren_regel refused a line without a last day
        rij.eind = nieuw.eind
    rij.afname, rij.deel = invoer.afname, invoer.deel
    rij.impactanalyse, rij.impactgat = invoer.impactanalyse, invoer.impactgat


def _hun(rij: Verbeterregel) -> dict[str, str]:
    """What somebody else saved, in words, per field."""
    regel = als_regel(rij)
    return {
        "wat": regel.wat,
        "eigenaar": regel.eigenaar,
        "begin": datum(regel.begin) if regel.begin else "",
        "eind": datum(rij.eind),
        "uren": "" if regel.uren is None else str(regel.uren),
        "euro": "" if regel.euro is None else str(regel.euro),
        "effect": regel.effect,
        "waaraan": regel.waaraan,
    }


def _feiten(rij: Verbeterregel) -> dict[str, str]:
    return {"wat": rij.wat, "eigenaar": rij.eigenaar, "klaar": datum(rij.eind)}
