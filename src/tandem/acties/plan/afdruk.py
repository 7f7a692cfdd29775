"""The print for at home: what anybody in the household may read, after the question whether it can lie there."""

from dataclasses import replace
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.betrokkenheid import betrokkenen_in
from tandem.acties.huishouden.kop import lees_kop
from tandem.acties.plan.beeld import Doelbeeld, Planblad
from tandem.acties.plan.lezen import plan_in
from tandem.regels.plan.evaluatie import Thuis
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


def lees_afdruk(*, door: Actor, huishouden: UUID) -> tuple[Planblad, str, bool]:
    """Return the plan as it may lie at home, the telephone of the vast gezicht, and whether anything was left out.

    A sheet on the fridge is read by everybody who comes in the kitchen: whatever is hidden from any member is not on
    it. Raises ``Ongeldig`` while nobody asked whether it can lie at home, and when the answer was no.
    """
    with deur.lees(door=door, doel=Doel.HULP, wat="plan afdrukken voor thuis", huishouden=huishouden) as sessie:
        sessie.eis(Laag.PLAN)
        blad = plan_in(sessie, lees_kop(sessie))
        if blad.plan is None:
            raise Ongeldig(**{"": "Er is nog geen plan om af te drukken."})
        if blad.thuis != Thuis.JA:
            raise Ongeldig(**{"": "Vraag eerst of dit plan thuis kan liggen."})
        gezicht = next((b for b in betrokkenen_in(sessie, alleen_nu=True) if b.plaats == "vast_gezicht"), None)
        open_blad = voor_thuis(blad)
        return open_blad, gezicht.telefoon if gezicht else "", open_blad != blad


def voor_thuis(blad: Planblad) -> Planblad:
    """Return the plan without what is hidden from anybody."""
    return replace(
        blad,
        doelen=tuple(_open(doel) for doel in blad.doelen if not doel.verborgen_voor),
        losse_stappen=tuple(stap for stap in blad.losse_stappen if not stap.verborgen_voor),
        hulp=tuple(hulp for hulp in blad.hulp if not hulp.verborgen_voor),
    )


def _open(doel: Doelbeeld) -> Doelbeeld:
    return replace(doel, stappen=tuple(stap for stap in doel.stappen if not stap.verborgen_voor))
