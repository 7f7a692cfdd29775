"""What the acties of the plan share: the working plan, who may be named in it, and telling what happened."""

from collections.abc import Iterable, Mapping

from tandem.acties.botsing import eis_zelfde_versie
from tandem.acties.casus.regel import eis_niet_afgerond
from tandem.acties.deur import Sessie
from tandem.models import Casus, Doel, Lid, Medewerker, Plan
from tandem.models.basis import Item
from tandem.regels.plan.plan import Planstand
from tandem.regels.rechten.lagen import Laag, sleutel
from tandem.regels.rechten.oordeel import Geweigerd, Ongeldig

STAP = "plan_stap"
EVALUEREN = "plan_evalueren"
NAVRAGEN = "hulp_navragen"
"""Kinds of ``Termijn`` that the plan sets."""


def open_casus(sessie: Sessie) -> Casus:
    """Return the running case of the open household. Raises ``Ongeldig`` when there is none or it is closed."""
    eis_niet_afgerond(sessie)
    casus = sessie.van(Casus).filter(afgerond_op=None).first()
    if casus is None:
        raise Ongeldig(**{"": "Er loopt nu geen casus. Open eerst een casus; daarin komt het plan."})
    return casus


def laatste_plan(sessie: Sessie, casus: Casus) -> Plan | None:
    """Return the newest version of the plan of a case: the one that people work on."""
    return sessie.van(Plan).filter(casus_id=casus.pk).order_by("-versienummer").first()


def werkplan(sessie: Sessie) -> Plan:
    """Return the newest version of the plan, and make the first when there is none yet."""
    casus = open_casus(sessie)
    plan = laatste_plan(sessie, casus)
    if plan is not None:
        return plan
    plan = sessie.bewaar(Plan(casus_id=casus.pk, versienummer=1, stand=Planstand.CONCEPT, begonnen_op=sessie.vandaag))
    sessie.gebeurtenis("plan_begonnen", laag=Laag.PLAN, casus=casus.pk, feiten={"versie": 1})
    return plan


def eis_hele_plan(sessie: Sessie) -> None:
    """Refuse (``Geweigerd``) who sees only a part of the plan: they cannot agree on it or replace it as a whole."""
    sessie.eis(Laag.PLAN)
    if sleutel(sessie.huishouden or 0, Laag.PLAN) in sessie.bos.deel or sessie.bos.namens:
        raise Geweigerd("U ziet een deel van dit plan. Afspreken en bijstellen doet wie het hele plan ziet.")


def concept_of_weiger(plan: Plan) -> None:
    """Goals of a plan that was agreed are not changed but replaced. Raises ``Ongeldig``."""
    if plan.stand != Planstand.CONCEPT:
        zin = "Dit plan is afgesproken. Kijk eerst samen terug en maak dan een nieuwe versie; daarin past u het aan."
        raise Ongeldig(**{"": zin})


def van_dit_huishouden(sessie: Sessie, leden: Iterable[int], veld: str) -> None:
    """Refuse (``Ongeldig``) members that this reader does not see in this household."""
    gekozen = set(leden)
    if gekozen - set(sessie.van(Lid).filter(pk__in=gekozen).values_list("pk", flat=True)):
        raise Ongeldig(**{veld: "Kies alleen mensen uit dit huishouden."})


def van_collega(medewerker: int | None, veld: str) -> str:
    """Return a colleague's name; raises ``Ongeldig`` for somebody who is not known."""
    if medewerker is None:
        return ""
    collega = Medewerker.objects.filter(pk=medewerker).first()
    if collega is None:
        raise Ongeldig(**{veld: "Deze collega is niet bekend."})
    return collega.naam


def doel_van(sessie: Sessie, plan: Plan, doel: str | None) -> Doel | None:
    """Return the goal with this public id in this plan, None for no goal. Raises ``Ongeldig`` for another's."""
    if not doel:
        return None
    rij = sessie.van(Doel).filter(plan_id=plan.pk, openbaar=doel).first()
    if rij is None:
        raise Ongeldig(doel="Kies een doel uit dit plan.")
    return rij


def nog_dezelfde(sessie: Sessie, rij: Item | Plan, versie: int | None, hun: Mapping[str, str]) -> None:
    """Raise ``Botsing`` with theirs when somebody else saved since ``versie`` was read; count this change."""
    eis_zelfde_versie(sessie, rij, versie, hun)
    rij.versie += 1


def meld(sessie: Sessie, soort: str, rij: Item, *, casus: int | None, **feiten: object) -> None:
    """Record an event about a row, in its layer, about its members, hidden from the same."""
    sessie.gebeurtenis(
        soort,
        laag=Laag(rij.laag),
        betreft=rij.betreft,
        niet_zichtbaar_voor=rij.niet_zichtbaar_voor,
        casus=casus,
        feiten={type(rij).__name__.lower(): str(rij.openbaar), **feiten},
    )
