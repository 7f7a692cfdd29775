"""A plan is closed with what it brought, and the next begins, with the open lines that one takes along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.basis import wie_deed
from tandem.acties.bouwstenen.plan import Regelbeeld, naam_van, plan_in, plan_van
from tandem.acties.bouwstenen.regels import houd_plan, lopend_plan
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Verbeterplan, Verbeterregel
from tandem.regels.bouwstenen.planwissel import OPEN, bezwaren_naam, bezwaren_sluiten, gaat_verder
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.organisatie import Werklaag

_INHOUD = (
    "wat", "eigenaar", "effect", "waaraan", "bouwsteen", "actie", "niveau", "begin", "eind", "uren", "euro", "stand",
    "afname", "deel", "impactanalyse", "impactgat",
)  # fmt: skip


@dataclass(frozen=True)
class Beginblad:
    """What the form to begin a plan needs. ``loopt``: a plan runs, so none can begin; ``open_``: what can go along."""

    kop: Organisatiekop
    loopt: bool
    open_: tuple[Regelbeeld, ...]


def sluit_plan(*, door: Actor, plan: UUID, op: date | None, opbrengst: str, verzoek: UUID | None = None) -> UUID:
    """Close the plan; from then on it and its lines stay as they are.

    Raises ``Ongeldig`` (also, with who it was, when somebody else closed it), ``NietGevonden``, ``Geweigerd``.
    """
    with schrijf_organisatie(door=door, wat="verbeterplan sluiten", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = lopend_plan(sessie, plan)
        keur(bezwaren_sluiten(op, opbrengst, begonnen_op=rij.begonnen_op, vandaag=sessie.vandaag))
        rij.gesloten_op, rij.opbrengst = op, opbrengst.strip()
        rij.versie += 1
        open_ = sessie.mijn(Verbeterregel).filter(plan_id=rij.pk, stand__in=OPEN).count()
        sessie.bewaar(rij)
        feiten = {"naam": naam_van(rij), "open": str(open_)}
        sessie.gebeurtenis("verbeterplan_gesloten", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def lees_begin(*, door: Actor) -> Beginblad:
    """Return what the form to begin a plan needs. Raises ``Geweigerd`` for who only reads plans."""
    with lees_organisatie(door=door, wat="verbeterplan beginnen") as sessie:
        sessie.eis(Werklaag.PLAN)
        loopt = plan_in(sessie).plan is not None
        vorige = sessie.mijn(Verbeterplan).order_by("-nummer").select_related("organisatie").first()
        regels = plan_van(sessie, vorige).regels if vorige and not loopt else ()
        return Beginblad(
            lees_organisatiekop(sessie), loopt, tuple(een for een in regels if gaat_verder(een.regel.stand))
        )


def begin_plan(*, door: Actor, naam: str, mee: Sequence[UUID] = (), verzoek: UUID | None = None) -> UUID:
    """Begin the next plan with these open lines of the last one; they stay in the last one as they were.

    Raises ``Ongeldig`` (also when a plan runs, with who began it), ``Geweigerd``.
    """
    with schrijf_organisatie(door=door, wat="verbeterplan beginnen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        _geen_lopend(sessie)
        eerdere = list(sessie.mijn(Verbeterplan).order_by("-nummer"))
        keur(bezwaren_naam(naam, [een.naam or "" for een in eerdere]))
        regels = _mee(sessie, eerdere[0] if eerdere else None, mee)
        nummer = eerdere[0].nummer + 1 if eerdere else 1
        rij = sessie.bewaar(Verbeterplan(nummer=nummer, naam=naam.strip(), begonnen_op=sessie.vandaag))
        feiten = {"naam": naam_van(rij), "mee": str(len(regels))}
        sessie.gebeurtenis("verbeterplan_begonnen", feiten=feiten, over=rij.openbaar)
        for oud in regels:
            _neem_mee(sessie, rij, oud)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _geen_lopend(sessie: Organisatiesessie) -> None:
    lopend = houd_plan(sessie)
    if lopend is not None:
        wie, wanneer = wie_deed(sessie, lopend.openbaar)
        zin = f"Er loopt al een plan: {naam_van(lopend)}. {wie} werkte er het laatst aan, {wanneer}."
        raise Ongeldig(**{"": zin})


def _mee(sessie: Organisatiesessie, vorige: Verbeterplan | None, mee: Sequence[UUID]) -> list[Verbeterregel]:
    open_ = sessie.mijn(Verbeterregel).filter(plan_id=vorige.pk if vorige else None, stand__in=OPEN)
    regels = list(open_.filter(openbaar__in=mee).order_by("pk"))
    if len(regels) != len(set(mee)):
        raise Ongeldig(mee="Kies alleen acties die in het vorige plan nog open staan.")
    return regels


def _neem_mee(sessie: Organisatiesessie, plan: Verbeterplan, oud: Verbeterregel) -> None:
    nieuw = Verbeterregel(plan_id=plan.pk, volgt_op_id=oud.pk, **{naam: getattr(oud, naam) for naam in _INHOUD})
    sessie.bewaar(nieuw)
    sessie.gebeurtenis("planregel_meegenomen", feiten={"wat": nieuw.wat}, over=nieuw.openbaar)
