"""Agreeing on the plan, looking back, and the next version. Each member's answer stands beside it, also the no."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import geboortes
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.kop import toon_lid
from tandem.acties.keuring import keur, kies
from tandem.acties.plan.basis import EVALUEREN, STAP, eis_hele_plan, meld, nog_dezelfde, van_dit_huishouden, werkplan
from tandem.acties.plan.stap import zet_stap_op_dag
from tandem.acties.vraag import Vraag
from tandem.models import Actie, Doel, Evaluatie, Instemming, Lid, Plan, Termijn
from tandem.regels.bezwaar import Bezwaren
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.plan import plan as regel
from tandem.regels.plan.evaluatie import Evaluatiebesluit, Thuis, bezwaar_volgende, bezwaren_evaluatie
from tandem.regels.plan.plan import Planstand
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel as Waarvoor
from tandem.regels.rechten.lagen import Laag


def leg_instemming_vast(
    *, door: Actor, huishouden: UUID, lid: int, antwoord: str, op: date, tekst: str = "", verzoek: UUID | None = None
) -> UUID:
    """Record what a member thinks of this version of the plan; the newest answer counts, the earlier ones stay.

    Raises ``Ongeldig``; ``Geweigerd`` without a key to the plan.
    """
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="antwoord op het plan", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        plan = werkplan(sessie)
        van_dit_huishouden(sessie, [lid], "lid")
        keuze = kies(regel.Instemming, antwoord, "antwoord")
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        rij = sessie.bewaar(
            Instemming(
                laag=Laag.PLAN, betreft=[lid], plan_id=plan.pk, lid_id=lid, antwoord=str(keuze), op=op,
                tekst=tekst.strip() or None,
            )
        )  # fmt: skip
        meld(sessie, "plan_beantwoord", rij, casus=plan.casus_id, antwoord=str(keuze), lid=lid)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


ANTWOORDEN = Vraag(Instemming, lambda rijen, plan: rijen.filter(plan_id=plan).order_by("op", "id"))


def antwoorden_op(sessie: Sessie, plan: Plan) -> dict[int, Instemming]:
    """Return each member's newest answer to one version of the plan. One query."""
    return {rij.lid_id: rij for rij in sessie.vraag(ANTWOORDEN, plan=plan.pk)}


def spreek_plan_af(
    *, door: Actor, huishouden: UUID, op: date, evalueren_op: date | None, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Agree on the newest version: everybody from 12 was asked; a no does not stop it but stands beside it.

    The version before is replaced from now on. Raises ``Ongeldig`` with what stands in the way, and ``Botsing``.
    """
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="plan afspreken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_hele_plan(sessie)
        plan = werkplan(sessie)
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag) + bezwaar_volgende(evalueren_op, op))
        keur(_bezwaren(sessie, plan, op), velden={"stand": "", "doelen": "", "instemming": ""})
        nog_dezelfde(sessie, plan, versie, {})
        plan.stand, plan.afgesproken_op = Planstand.AFGESPROKEN, op
        sessie.bewaar(plan)
        _vervang_eerdere(sessie, plan)
        zet_termijn(sessie, plan, soort=EVALUEREN, vervalt_op=evalueren_op or op, casus=plan.casus_id, laag=Laag.PLAN)
        tegen = sum(rij.antwoord == regel.Instemming.NEE for rij in antwoorden_op(sessie, plan).values())
        feiten = {"versie": plan.versienummer, "tegen": str(tegen or ""), "evalueren_op": str(evalueren_op)}
        sessie.gebeurtenis("plan_afgesproken", laag=Laag.PLAN, casus=plan.casus_id, feiten=feiten)
        sessie.uitkomst = str(plan.openbaar)
    return plan.openbaar


def _bezwaren(sessie: Sessie, plan: Plan, op: date) -> Bezwaren:
    doelen = [regel.Doel(rij.tekst, rij.goed_genoeg) for rij in _lopende_doelen(sessie, plan)]
    leden = geboortes([toon_lid(rij, op=sessie.vandaag) for rij in sessie.van(Lid)])
    antwoorden = {lid: regel.Instemming(rij.antwoord) for lid, rij in antwoorden_op(sessie, plan).items()}
    return regel.bezwaren_afspreken(Planstand(plan.stand), doelen, leden, antwoorden, op)


def _lopende_doelen(sessie: Sessie, plan: Plan) -> list[Doel]:
    return list(sessie.van(Doel).filter(plan_id=plan.pk, losgelaten_op=None).order_by("volgorde", "id"))


def _vervang_eerdere(sessie: Sessie, plan: Plan) -> None:
    """What was agreed before is replaced; its day of looking back ends with it."""
    eerder = sessie.van(Plan).filter(casus_id=plan.casus_id, stand=Planstand.AFGESPROKEN).exclude(pk=plan.pk)
    for rij in eerder:
        rij.stand, rij.versie = Planstand.VERVANGEN, rij.versie + 1
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=EVALUEREN)


@dataclass(frozen=True)
class Evaluatieinvoer:
    """Looking back as entered. ``evalueren_op``: when again, for a plan that goes on."""

    op: date
    besluit: str
    wat_gaat_goed: str = ""
    wat_anders: str = ""
    evalueren_op: date | None = None


def evalueer_plan(
    *, door: Actor, huishouden: UUID, invoer: Evaluatieinvoer, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Look back at the agreed plan: go on, make a new version (goals and open steps come along), or finish.

    The agreed version holds until the new one is agreed. Raises ``Ongeldig``, ``Botsing``.
    """
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="plan evalueren", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_hele_plan(sessie)
        plan = werkplan(sessie)
        besluit = kies(Evaluatiebesluit, invoer.besluit, "besluit")
        keur(
            bezwaren_evaluatie(
                Planstand(plan.stand), besluit, invoer.op, plan.begonnen_op, sessie.vandaag, invoer.evalueren_op
            )
        )
        nog_dezelfde(sessie, plan, versie, {})
        sessie.bewaar(plan)
        rij = sessie.bewaar(
            Evaluatie(
                laag=Laag.PLAN, plan_id=plan.pk, op=invoer.op, besluit=str(besluit),
                wat_gaat_goed=invoer.wat_gaat_goed.strip() or None, wat_anders=invoer.wat_anders.strip() or None,
            )
        )  # fmt: skip
        rond_termijn_af(sessie, plan, soort=EVALUEREN, op=invoer.op)
        if besluit is Evaluatiebesluit.DOORGAAN and invoer.evalueren_op:
            zet_termijn(
                sessie, plan, soort=EVALUEREN, vervalt_op=invoer.evalueren_op, casus=plan.casus_id, laag=Laag.PLAN
            )
        meld(sessie, "plan_geevalueerd", rij, casus=plan.casus_id, besluit=besluit.omschrijving)
        if besluit is Evaluatiebesluit.BIJSTELLEN:
            _nieuwe_versie(sessie, plan)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _nieuwe_versie(sessie: Sessie, oud: Plan) -> None:
    """Copy the goals that are not let go and the steps that are still open; the old version stays as it was."""
    nieuw = sessie.bewaar(
        Plan(
            casus_id=oud.casus_id, versienummer=oud.versienummer + 1, stand=Planstand.CONCEPT,
            begonnen_op=sessie.vandaag, thuis_bewaren=oud.thuis_bewaren,
        )
    )  # fmt: skip
    doelen: dict[int, int] = {}
    for plaats, doel in enumerate(_lopende_doelen(sessie, oud)):
        doelen[doel.pk] = sessie.bewaar(_kopie(doel, nieuw, volgorde=plaats)).pk
    dagen = {t.bij: t.vervalt_op for t in sessie.van(Termijn).filter(soort=STAP, bij_soort="actie", afgerond_op=None)}
    for stap in sessie.van(Actie).filter(plan_id=oud.pk, gedaan_op=None, vervallen_op=None).order_by("id"):
        rond_termijn_af(sessie, stap, soort=STAP, uitkomst="vervallen")
        _neem_mee(sessie, stap, nieuw, doelen.get(stap.doel_id or 0), dagen.get(stap.pk))
    feiten = {"versie": nieuw.versienummer}
    sessie.gebeurtenis("plan_begonnen", laag=Laag.PLAN, casus=nieuw.casus_id, feiten=feiten)


def _kopie(doel: Doel, plan: Plan, *, volgorde: int) -> Doel:
    return Doel(
        laag=doel.laag, betreft=doel.betreft, niet_zichtbaar_voor=doel.niet_zichtbaar_voor, plan_id=plan.pk,
        tekst=doel.tekst, van_lid_id=doel.van_lid_id, goed_genoeg=doel.goed_genoeg, volgorde=volgorde,
        bereikt_op=doel.bereikt_op, vorige_id=doel.pk,
    )  # fmt: skip


def _neem_mee(sessie: Sessie, stap: Actie, plan: Plan, doel: int | None, uiterlijk: date | None) -> None:
    nieuw = sessie.bewaar(
        Actie(
            laag=stap.laag, betreft=stap.betreft, niet_zichtbaar_voor=stap.niet_zichtbaar_voor, plan_id=plan.pk,
            doel_id=doel, tekst=stap.tekst, lid_id=stap.lid_id, medewerker_id=stap.medewerker_id,
            wie_anders=stap.wie_anders,
        )
    )  # fmt: skip
    zet_stap_op_dag(sessie, nieuw, uiterlijk=uiterlijk, casus=plan.casus_id)


def leg_thuis_vast(*, door: Actor, huishouden: UUID, antwoord: str, verzoek: UUID | None = None) -> UUID:
    """Record whether a print of the plan may lie at home, as asked today. Raises ``Ongeldig``."""
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="plan thuis bewaren", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        eis_hele_plan(sessie)
        plan = werkplan(sessie)
        keuze = kies(Thuis, antwoord, "antwoord")
        plan.thuis_bewaren, plan.versie = str(keuze), plan.versie + 1
        sessie.bewaar(plan)
        sessie.gebeurtenis("plan_thuis_gevraagd", laag=Laag.PLAN, casus=plan.casus_id, feiten={"antwoord": str(keuze)})
        sessie.uitkomst = str(plan.openbaar)
    return plan.openbaar
