"""The improvement plan: its lines as they are read, by the own municipality and by those to whom it opened its plan."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.inhoud import actienaam, bouwsteennaam
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Verbeterplan, Verbeterregel, Voortgangsnotitie
from tandem.regels.bouwstenen.plan import Niveau, Planregel, Regelstand, Som, op_volgorde, som, te_laat
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
class Regelbeeld:
    """A line of the plan. ``notities``: the newest first."""

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


@dataclass(frozen=True)
class Planblad:
    """The plan of a municipality. ``plan`` None: it was not begun. ``regels`` in order, what was dropped last."""

    kop: Organisatiekop
    plan: UUID | None
    van: str
    eigen: bool
    aanleiding: str
    doel: str
    begonnen_op: date | None
    vastgesteld_op: date | None
    vastgesteld_door: str
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


def lees_andere_plannen(*, door: Actor) -> tuple[Anderplan, ...]:
    """Return the plans that other municipalities opened to this reader; only whose they are, not what is in them."""
    with lees_organisatie(door=door, wat="welke plannen zijn opengesteld") as sessie:
        rijen = sessie.van(Verbeterplan).exclude(organisatie_id=sessie.organisatie).select_related("organisatie")
        plannen = [(rij.organisatie_id, Anderplan(rij.openbaar, rij.organisatie.naam)) for rij in rijen]
        sessie.inzage(sessie.organisatie, *(nummer for nummer, _ in plannen))
        return tuple(sorted((plan for _, plan in plannen), key=lambda een: een.van))


def plan_in(sessie: Organisatiesessie) -> Planblad:
    """Return the own plan within an open door, and note that it was read."""
    if not sessie.ziet(Werklaag.PLAN):
        raise NietGevonden
    sessie.inzage()
    return _blad(sessie, sessie.mijn(Verbeterplan).select_related("organisatie").first())


def regelnamen(sessie: Organisatiesessie) -> dict[str, str]:
    """Return what the lines of the own plan are about, by public id; none for who does not read plans."""
    rijen = sessie.mijn(Verbeterregel).order_by("pk")
    return {str(rij.openbaar): rij.wat for rij in rijen.only("openbaar", "wat", "organisatie")}


def _blad(sessie: Organisatiesessie, rij: Verbeterplan | None) -> Planblad:
    regels = _regels(sessie, rij) if rij else ()
    eigen = rij is None or rij.organisatie_id == sessie.organisatie
    return Planblad(
        kop=lees_organisatiekop(sessie),
        plan=rij.openbaar if rij else None,
        van=rij.organisatie.naam if rij else sessie.door.organisatie_naam,
        eigen=eigen,
        aanleiding=(rij.aanleiding or "") if rij else "",
        doel=(rij.doel or "") if rij else "",
        begonnen_op=rij.begonnen_op if rij else None,
        vastgesteld_op=rij.vastgesteld_op if rij else None,
        vastgesteld_door=(rij.vastgesteld_door or "") if rij else "",
        regels=regels,
        som=som(een.regel for een in regels),
        vandaag=sessie.vandaag,
        versie=rij.versie if rij else 0,
    )


def _regels(sessie: Organisatiesessie, plan: Verbeterplan) -> tuple[Regelbeeld, ...]:
    rijen = list(sessie.van(Verbeterregel).filter(organisatie_id=plan.organisatie_id, plan_id=plan.pk))
    notities: dict[int, list[Voortgangsnotitie]] = {}
    for notitie in sessie.van(Voortgangsnotitie).filter(organisatie_id=plan.organisatie_id).order_by("-id"):
        notities.setdefault(notitie.regel_id, []).append(notitie)
    eigen = plan.organisatie_id == sessie.organisatie
    beelden = [regelbeeld(rij, notities.get(rij.pk, []), sessie.vandaag, eigen=eigen) for rij in rijen]
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
