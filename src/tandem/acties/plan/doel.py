"""Goals in the household's own words: made, changed while the plan is being made, scaled, let go."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur
from tandem.acties.plan.basis import concept_of_weiger, meld, nog_dezelfde, van_dit_huishouden, werkplan
from tandem.acties.schaal import bewaar_score
from tandem.models import Doel, Plan
from tandem.regels.plan import plan as regel
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel as Waarvoor
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.oordeel import Ongeldig


@dataclass(frozen=True)
class Doelinvoer:
    """A goal as entered. ``van_lid`` None: of everybody together. ``goed_genoeg``: their own level, 0-10, or None."""

    tekst: str
    van_lid: int | None = None
    goed_genoeg: int | None = None
    niet_zichtbaar_voor: tuple[int, ...] = ()


def leg_doel_vast(*, door: Actor, huishouden: UUID, invoer: Doelinvoer, verzoek: UUID | None = None) -> UUID:
    """Add a goal to the plan (the first goal begins the plan). Raises ``Ongeldig``; ``Geweigerd`` without a key."""
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="doel vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN)
        plan = werkplan(sessie)
        concept_of_weiger(plan)
        _keur(sessie, invoer)
        rij = sessie.bewaar(
            Doel(
                laag=Laag.PLAN,
                betreft=[invoer.van_lid] if invoer.van_lid else [],
                niet_zichtbaar_voor=sorted(invoer.niet_zichtbaar_voor),
                plan_id=plan.pk,
                tekst=invoer.tekst.strip(),
                van_lid_id=invoer.van_lid,
                goed_genoeg=invoer.goed_genoeg,
                volgorde=sessie.van(Doel).filter(plan_id=plan.pk).count(),
            )
        )
        meld(sessie, "doel_vastgelegd", rij, casus=plan.casus_id, wat=rij.tekst, goed_genoeg=invoer.goed_genoeg)
        sessie.uitkomst = str(rij.openbaar)
    return rij.openbaar


def _keur(sessie: Sessie, invoer: Doelinvoer) -> None:
    keur(regel.bezwaren_doel(regel.Doel(invoer.tekst, invoer.goed_genoeg)))
    van_dit_huishouden(sessie, [invoer.van_lid] if invoer.van_lid else [], "van_lid")
    van_dit_huishouden(sessie, invoer.niet_zichtbaar_voor, "niet_zichtbaar_voor")
    if invoer.van_lid in invoer.niet_zichtbaar_voor:
        raise Ongeldig(niet_zichtbaar_voor="Wie het doel zelf noemde, kan het altijd lezen.")


def wijzig_doel(
    *, door: Actor, huishouden: UUID, doel: UUID, invoer: Doelinvoer, versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Change a goal while the plan is being made. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="doel wijzigen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij, plan = _doel(sessie, doel)
        concept_of_weiger(plan)
        _keur(sessie, invoer)
        nog_dezelfde(sessie, rij, versie, {"tekst": rij.tekst, "goed_genoeg": _woord(rij.goed_genoeg)})
        rij.tekst, rij.van_lid_id, rij.goed_genoeg = invoer.tekst.strip(), invoer.van_lid, invoer.goed_genoeg
        rij.betreft = [invoer.van_lid] if invoer.van_lid else []
        rij.niet_zichtbaar_voor = sorted(invoer.niet_zichtbaar_voor)
        sessie.bewaar(rij)
        meld(sessie, "doel_gewijzigd", rij, casus=plan.casus_id, wat=rij.tekst)
        sessie.uitkomst = str(rij.openbaar)
    return doel


def _woord(cijfer: int | None) -> str:
    return "" if cijfer is None else str(cijfer)


def _doel(sessie: Sessie, doel: UUID) -> tuple[Doel, Plan]:
    """Return a goal that is not let go, of the newest version, with its plan."""
    rij = sessie.een(Doel, doel)
    plan = sessie.van(Plan).get(pk=rij.plan_id)
    if plan.pk != werkplan(sessie).pk:
        raise Ongeldig(**{"": "Dit doel hoort bij een eerdere versie van het plan. Open de nieuwste versie."})
    if rij.losgelaten_op is not None:
        raise Ongeldig(**{"": "Dit doel is al losgelaten."})
    return rij, plan


def laat_doel_los(
    *, door: Actor, huishouden: UUID, doel: UUID, reden: str, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Let a goal go, with the reason; it stays to be read. Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="doel loslaten", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij, plan = _doel(sessie, doel)
        if not reden.strip():
            raise Ongeldig(reden="Schrijf op waarom dit doel niet meer nodig is.")
        nog_dezelfde(sessie, rij, versie, {})
        rij.losgelaten_op = sessie.vandaag
        sessie.bewaar(rij)
        meld(sessie, "doel_losgelaten", rij, casus=plan.casus_id, wat=rij.tekst, reden=reden.strip())
        sessie.uitkomst = str(rij.openbaar)
    return doel


def schaal_doel(
    *, door: Actor, huishouden: UUID, doel: UUID, score: int, op: date, lid: int | None = None,
    professional: bool = False, tekst: str = "", verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Record the figure that one voice gives a goal; at or above their own level it is *good enough* from that day.

    Raises ``Ongeldig``, ``NietGevonden``. The level of the household is compared with its own voices only.
    """
    with deur.schrijf(
        door=door, doel=Waarvoor.HULP, wat="cijfer bij een doel", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        rij, plan = _doel(sessie, doel)
        van_dit_huishouden(sessie, [lid] if lid else [], "stem")
        bewaar_score(sessie, rij, score=score, op=op, lid=lid, professional=professional, tekst=tekst)
        if lid is not None:
            genoeg = rij.goed_genoeg is not None and score >= rij.goed_genoeg
            rij.bereikt_op = (rij.bereikt_op or op) if genoeg else None
            rij.versie += 1
            sessie.bewaar(rij)
        wie = "" if lid else sessie.door.naam if professional else "iemand uit het netwerk"
        meld(sessie, "doel_geschaald", rij, casus=plan.casus_id, wat=rij.tekst, cijfer=str(score), lid=lid, stem=wie)
        sessie.uitkomst = str(rij.openbaar)
    return doel
