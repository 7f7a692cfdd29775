"""The improvement plan: its lines as they are read, by the own municipality and by those to whom it opened its plan.

A municipality has one plan at a time; the plans that it closed stay to be read, as they were on that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.inhoud import actienaam, bouwsteennaam
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Verbeterplan, Verbeterregel, Voortgangsnotitie
from tandem.regels.bouwstenen.plan import Niveau, Planregel, Regelstand, Som, op_volgorde, som, te_laat
from tandem.regels.bouwstenen.planwissel import plannaam
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Notitie:
    """What was said of the progress on a day."""

    op: date
    stand: Regelstand
    tekst: str


@dataclass(frozen=True)
class Gat:
    """From which wave and part of a scan a line came. Its numbers are read with that wave."""

    afname: UUID
    deel: str


@dataclass(frozen=True)
class Impactgat:
    """From which impact analysis and which gap of it a line came."""

    analyse: UUID
    gat: str


@dataclass(frozen=True)
class Regelplek:
    """A line of a plan of the own municipality or of another: in which plan it stands, and whether that is closed."""

    openbaar: UUID
    wat: str
    plan: UUID
    plannaam: str
    gesloten: bool


@dataclass(frozen=True)
class Regelbeeld:
    """A line of the plan. ``notities``: the newest first.

    ``eerder``: the line of the plan before that it goes on with; ``verder``: the line of the next plan that goes on.
    """

    openbaar: UUID
    regel: Planregel
    actie: str
    actienaam: str
    bouwsteennaam: str
    te_laat: bool
    gestopt_op: date | None
    waarom_gestopt: str
    gat: Gat | None
    impact: Impactgat | None
    notities: tuple[Notitie, ...]
    versie: int
    eerder: Regelplek | None = None
    verder: Regelplek | None = None


@dataclass(frozen=True)
class Plannaam:
    """A plan as it is called in a list of plans; ``gesloten_op`` None: it runs."""

    plan: UUID
    naam: str
    begonnen_op: date
    gesloten_op: date | None


@dataclass(frozen=True)
class Planblad:
    """A plan of a municipality. ``plan`` None: none runs. ``regels`` in order, what was dropped last.

    ``andere``: the other plans of the same municipality, the newest first. ``vandaag``: the day by which it is judged
    what is late; of a closed plan the day on which it was closed.
    """

    kop: Organisatiekop
    plan: UUID | None
    van: str
    eigen: bool
    naam: str
    aanleiding: str
    doel: str
    begonnen_op: date | None
    vastgesteld_op: date | None
    vastgesteld_door: str
    gesloten_op: date | None
    opbrengst: str
    andere: tuple[Plannaam, ...]
    regels: tuple[Regelbeeld, ...]
    som: Som
    vandaag: date
    versie: int

    def regel(self, openbaar: UUID) -> Regelbeeld:
        """Return one line. Raises ``NietGevonden``."""
        gevonden = next((een for een in self.regels if een.openbaar == openbaar), None)
        if gevonden is None:
            raise NietGevonden
        return gevonden

    @property
    def tussen_plannen(self) -> bool:
        """Whether the last plan was closed and the next was not begun."""
        return self.plan is None and bool(self.andere)

    @property
    def lopend(self) -> tuple[Regelbeeld, ...]:
        """The lines that were not dropped."""
        return tuple(een for een in self.regels if een.regel.stand is not Regelstand.GESTOPT)

    @property
    def gestopt(self) -> tuple[Regelbeeld, ...]:
        """The lines that were dropped."""
        return tuple(een for een in self.regels if een.regel.stand is Regelstand.GESTOPT)


@dataclass(frozen=True)
class Anderplan:
    """Another municipality's plan that is open to this reader."""

    plan: UUID
    van: str


def lees_plan(*, door: Actor, om_te_wijzigen: bool = False) -> Planblad:
    """Return the own plan, also when it was not begun.

    Raises ``NietGevonden`` without a right to read plans; with ``om_te_wijzigen`` ``Geweigerd`` for who only reads.
    """
    with lees_organisatie(door=door, wat="verbeterplan bekijken") as sessie:
        sessie.eis(*([Werklaag.PLAN] if om_te_wijzigen else []))
        return plan_in(sessie)


def lees_plan_van(*, door: Actor, plan: UUID) -> Planblad:
    """Return a plan by its id, of the own municipality or opened by another. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="verbeterplan bekijken") as sessie:
        rij = sessie.een(Verbeterplan, plan)
        sessie.inzage(rij.organisatie_id)
        return _blad(sessie, rij)


def lees_plan_met(*, door: Actor, regel: UUID) -> Planblad:
    """Return the own plan, running or closed, in which a line stands, to change it.

    Raises ``NietGevonden``, and ``Geweigerd`` for who only reads plans.
    """
    with lees_organisatie(door=door, wat="verbeterplan bekijken") as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = sessie.mijn(Verbeterregel).select_related("plan__organisatie").filter(openbaar=regel).first()
        if rij is None:
            raise NietGevonden
        sessie.inzage()
        return _blad(sessie, rij.plan)


def lees_andere_plannen(*, door: Actor) -> tuple[Anderplan, ...]:
    """Return the newest plan of each other municipality that opened its plans; whose it is, not what is in it."""
    with lees_organisatie(door=door, wat="welke plannen zijn opengesteld") as sessie:
        rijen = sessie.van(Verbeterplan).exclude(organisatie_id=sessie.organisatie).select_related("organisatie")
        nieuwste = {rij.organisatie_id: rij for rij in rijen.order_by("nummer")}
        sessie.inzage(sessie.organisatie, *nieuwste)
        plannen = (Anderplan(rij.openbaar, rij.organisatie.naam) for rij in nieuwste.values())
        return tuple(sorted(plannen, key=lambda een: een.van))


def lees_regelplekken(*, door: Actor) -> Mapping[UUID, Regelplek]:
    """Return where each line of the own plans stands, by public id; none for who does not read plans."""
    with lees_organisatie(door=door, wat="waar regels van het verbeterplan staan") as sessie:
        sessie.inzage()
        return {UUID(nummer): plek for nummer, plek in regelplekken(sessie).items()}


def plan_in(sessie: Organisatiesessie) -> Planblad:
    """Return the own plan within an open door, and note that it was read."""
    if not sessie.ziet(Werklaag.PLAN):
        raise NietGevonden
    sessie.inzage()
    return _blad(sessie, sessie.mijn(Verbeterplan).filter(gesloten_op=None).select_related("organisatie").first())


def plan_van(sessie: Organisatiesessie, rij: Verbeterplan) -> Planblad:
    """Return a plan of which the row was read within an open door, and note that it was read."""
    sessie.inzage(rij.organisatie_id)
    return _blad(sessie, rij)


def regelplekken(sessie: Organisatiesessie) -> dict[str, Regelplek]:
    """Return where the lines of the own plans stand, by public id, those of the newest plan first.

    None for who does not read plans.
    """
    rijen = sessie.mijn(Verbeterregel).select_related("plan").order_by("-plan__nummer", "pk")
    return {str(rij.openbaar): _plek(rij) for rij in rijen}


def _plek(rij: Verbeterregel) -> Regelplek:
    return Regelplek(rij.openbaar, rij.wat, rij.plan.openbaar, naam_van(rij.plan), rij.plan.gesloten_op is not None)


def naam_van(rij: Verbeterplan) -> str:
    """Return how a plan is called among others."""
    return plannaam(rij.naam or "", rij.begonnen_op)


def _andere(sessie: Organisatiesessie, rij: Verbeterplan | None) -> tuple[Plannaam, ...]:
    """The other plans of whose plan this is; of the own municipality where none runs."""
    van = rij.organisatie_id if rij else sessie.organisatie
    alle = sessie.van(Verbeterplan).filter(organisatie_id=van).order_by("-nummer")
    return tuple(
        Plannaam(een.openbaar, naam_van(een), een.begonnen_op, een.gesloten_op)
        for een in alle
        if rij is None or een.pk != rij.pk
    )


def _blad(sessie: Organisatiesessie, rij: Verbeterplan | None) -> Planblad:
    regels = _regels(sessie, rij) if rij else ()
    eigen = rij is None or rij.organisatie_id == sessie.organisatie
    return Planblad(
        kop=lees_organisatiekop(sessie),
        plan=rij.openbaar if rij else None,
        van=rij.organisatie.naam if rij else sessie.door.organisatie_naam,
        eigen=eigen,
        naam=(rij.naam or "") if rij else "",
        aanleiding=(rij.aanleiding or "") if rij else "",
        doel=(rij.doel or "") if rij else "",
        begonnen_op=rij.begonnen_op if rij else None,
        vastgesteld_op=rij.vastgesteld_op if rij else None,
        vastgesteld_door=(rij.vastgesteld_door or "") if rij else "",
        gesloten_op=rij.gesloten_op if rij else None,
        opbrengst=(rij.opbrengst or "") if rij else "",
        andere=_andere(sessie, rij),
        regels=regels,
        som=som(een.regel for een in regels),
        vandaag=_peildag(sessie, rij),
        versie=rij.versie if rij else 0,
    )


def _peildag(sessie: Organisatiesessie, rij: Verbeterplan | None) -> date:
    return rij.gesloten_op if rij and rij.gesloten_op else sessie.vandaag


def _regels(sessie: Organisatiesessie, plan: Verbeterplan) -> tuple[Regelbeeld, ...]:
    van = sessie.van(Verbeterregel).filter(organisatie_id=plan.organisatie_id)
    rijen = list(van.filter(plan_id=plan.pk).select_related("volgt_op__plan"))
    notities: dict[int, list[Voortgangsnotitie]] = {}
    hier = sessie.van(Voortgangsnotitie).filter(organisatie_id=plan.organisatie_id, regel__plan_id=plan.pk)
    for notitie in hier.order_by("-id"):
        notities.setdefault(notitie.regel_id, []).append(notitie)
    verder: dict[int | None, Regelplek] = {}
    if plan.gesloten_op is not None:
        verder = {rij.volgt_op_id: _plek(rij) for rij in van.filter(volgt_op__plan_id=plan.pk).select_related("plan")}
    eigen, op = plan.organisatie_id == sessie.organisatie, _peildag(sessie, plan)
    beelden = [
        replace(regelbeeld(rij, notities.get(rij.pk, []), op, eigen=eigen), verder=verder.get(rij.pk)) for rij in rijen
    ]
    return tuple(op_volgorde(beelden, lambda beeld: beeld.regel))


def regelbeeld(rij: Verbeterregel, notities: list[Voortgangsnotitie], vandaag: date, *, eigen: bool) -> Regelbeeld:
    """Return a stored line as this reader may see it: from which gap it came is the owner's alone."""
    regel = als_regel(rij)
    return Regelbeeld(
        openbaar=rij.openbaar,
        regel=regel,
        actie=rij.actie,
        actienaam=actienaam(rij.actie) if rij.actie else "",
        bouwsteennaam=bouwsteennaam(rij.bouwsteen),
        te_laat=te_laat(regel, vandaag),
        gestopt_op=rij.gestopt_op,
        waarom_gestopt=rij.waarom_gestopt or "",
        gat=Gat(rij.afname, rij.deel) if rij.afname and eigen else None,
        impact=Impactgat(rij.impactanalyse, rij.impactgat) if rij.impactanalyse and eigen else None,
        notities=tuple(Notitie(een.op, Regelstand(een.stand), een.tekst or "") for een in notities),
        versie=rij.versie,
        eerder=_plek(rij.volgt_op) if rij.volgt_op else None,
    )


def als_regel(rij: Verbeterregel) -> Planregel:
    """Return a stored line as the rules know it."""
    return Planregel(
        wat=rij.wat,
        eigenaar=rij.eigenaar,
        eind=rij.eind,
        bouwsteen=rij.bouwsteen,
        niveau=Niveau(rij.niveau),
        begin=rij.begin,
        uren=rij.uren,
        euro=rij.euro,
        effect=rij.effect,
        waaraan=rij.waaraan,
        stand=Regelstand(rij.stand),
    )
