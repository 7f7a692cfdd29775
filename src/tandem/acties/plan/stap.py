"""Steps of the plan: who does what and by when. Each open step has its due date as a ``Termijn``."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.termijn import rond_termijn_af, zet_termijn
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.plan.basis import (
    STAP,
    doel_van,
    meld,
    nog_dezelfde,
    van_collega,
    van_dit_huishouden,
    werkplan,
)
from tandem.models import Actie, Plan
from tandem.regels.huishouden.tijdvak import bezwaar_in_de_toekomst
from tandem.regels.plan import plan as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Stapinvoer:
    """A step as entered: exactly one who does it. ``doel``: public id of the goal that it helps, or empty."""

    tekst: str
    uiterlijk: date | None
    lid: int | None = None
    medewerker: int | None = None
    wie_anders: str = ""
    doel: str = ""
    niet_zichtbaar_voor: tuple[int, ...] = ()


def spreek_stap_af(*, door: Actor, huishouden: UUID, invoer: Stapinvoer, verzoek: UUID | None = None) -> UUID:
    """Add a step to the plan, with its due date. Raises ``Ongeldig``; ``Geweigerd`` without a key to the plan."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="stap afspreken", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        plan = werkplan(sessie)
        _keur(sessie, invoer)
        rij = _bewaar(sessie, plan, invoer)
        zet_stap_op_dag(sessie, rij, uiterlijk=invoer.uiterlijk, casus=plan.casus_id)
        meld(
            sessie, "stap_afgesproken", rij, casus=plan.casus_id, wat=rij.tekst, lid=invoer.lid,
            wie=van_collega(invoer.medewerker, "wie") or invoer.wie_anders.strip(), uiterlijk=str(invoer.uiterlijk),
        )  # fmt: skip
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Stapinvoer) -> None:
    gevraagd = regel.Actie(invoer.tekst, invoer.uiterlijk, invoer.lid, invoer.medewerker, invoer.wie_anders)
    keur(regel.bezwaren_actie(gevraagd, sessie.vandaag))
    van_dit_huishouden(sessie, [invoer.lid] if invoer.lid else [], "wie")
    van_dit_huishouden(sessie, invoer.niet_zichtbaar_voor, "niet_zichtbaar_voor")
    van_collega(invoer.medewerker, "wie")


def _bewaar(sessie: Sessie, plan: Plan, invoer: Stapinvoer) -> Actie:
    """A step for a goal is about the same people and hidden from the same people as that goal."""
    doel = doel_van(sessie, plan, invoer.doel)
    over = {*(doel.betreft if doel else []), *([invoer.lid] if invoer.lid else [])}
    verborgen = {*(doel.niet_zichtbaar_voor if doel else []), *invoer.niet_zichtbaar_voor}
    return sessie.bewaar(
        Actie(
            laag=Laag.PLAN,
            betreft=sorted(over),
            niet_zichtbaar_voor=sorted(verborgen),
            plan_id=plan.pk,
            doel_id=doel.pk if doel else None,
            tekst=invoer.tekst.strip(),
            lid_id=invoer.lid,
            medewerker_id=invoer.medewerker,
            wie_anders=invoer.wie_anders.strip() or None,
        )
    )


def zet_stap_op_dag(sessie: Sessie, rij: Actie, *, uiterlijk: date | None, casus: int | None) -> None:
    """Set the due date of a step; the professional who does it owns it, else who wrote it down."""
    if uiterlijk is not None:
        zet_termijn(
            sessie, rij, soort=STAP, vervalt_op=uiterlijk, casus=casus, eigenaar=rij.medewerker_id, reden=rij.tekst
        )


def rond_stap_af(
    *, door: Actor, huishouden: UUID, stap: UUID, op: date, gedaan: bool = True, reden: str = "",
    versie: int | None = None, verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say that a step was done, or (with the reason) that it is no longer needed. Its due date ends.

    Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``.
    """
    with deur.schrijf(door=door, doel=Doel.HULP, wat="stap afronden", huishouden=huishouden, verzoek=verzoek) as sessie:
        rij = sessie.een(Actie, stap)
        keur(bezwaar_in_de_toekomst("op", op, sessie.vandaag))
        if not gedaan and not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom deze stap niet meer nodig is.")
        nog_dezelfde(sessie, rij, versie, {})
        if rij.gedaan_op or rij.vervallen_op:
            raise Ongeldig(**{"": "Deze stap is al afgerond."})
        if gedaan:
            rij.gedaan_op = op
        else:
            rij.vervallen_op = op
        sessie.bewaar(rij)
        rond_termijn_af(sessie, rij, soort=STAP, uitkomst="gedaan" if gedaan else "vervallen", op=op)
        casus = sessie.van(Plan).get(pk=rij.plan_id).casus_id
        meld(
            sessie, "stap_gedaan" if gedaan else "stap_vervallen", rij, casus=casus, wat=rij.tekst, reden=reden.strip()
        )
        sessie.uitkomst = str(rij.openbaar)
    return stap


def verzet_stap(
    *, door: Actor, huishouden: UUID, stap: UUID, uiterlijk: date, reden: str, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Give a step another day, with the reason. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="stap verzetten", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij = sessie.een(Actie, stap)
        if uiterlijk < sessie.vandaag:
            raise Ongeldig(uiterlijk="Kies een dag die nog komt.")
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom deze stap later komt.")
        nog_dezelfde(sessie, rij, versie, {})
        if rij.gedaan_op or rij.vervallen_op:
            raise Ongeldig(**{"": "Deze stap is al afgerond."})
        sessie.bewaar(rij)
        casus = sessie.van(Plan).get(pk=rij.plan_id).casus_id
        rond_termijn_af(sessie, rij, soort=STAP, uitkomst="vervallen")
        zet_stap_op_dag(sessie, rij, uiterlijk=uiterlijk, casus=casus)
        meld(sessie, "stap_verzet", rij, casus=casus, wat=rij.tekst, uiterlijk=str(uiterlijk), reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return stap
