"""The kernteam: its members, who goes to the regional project group, and the agenda made from what is open."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie
from tandem.acties.bouwstenen.plan import Regelbeeld, plan_in
from tandem.acties.bouwstenen.standen import Actiebeeld, standen_in
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Kernteamlid
from tandem.regels.bouwstenen.kernteam import (
    Agendadeel,
    Teamlid,
    Teamrol,
    agenda,
    bezwaren_afvaardiging,
    bezwaren_periode,
    bezwaren_teamlid,
    is_lid,
    uren_samen,
)
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import datum


@dataclass(frozen=True)
class Lidbeeld:
    """A member. ``afgevaardigd``: goes to the regional project group today."""

    openbaar: UUID
    lid: Teamlid
    afgevaardigd: bool
    afgevaardigd_sinds: date | None
    afgevaardigd_tot: date | None
    versie: int


@dataclass(frozen=True)
class Agendapunt:
    """A point of the agenda: a line of the plan or an action of a bouwsteen."""

    regel: Regelbeeld | None
    actie: Actiebeeld | None


@dataclass(frozen=True)
class Kernteamblad:
    """The team today and before, the hours together, the agenda of today."""

    kop: Organisatiekop
    leden: tuple[Lidbeeld, ...]
    vroeger: tuple[Lidbeeld, ...]
    uren: float
    zonder_uren: int
    agenda: tuple[tuple[Agendadeel, tuple[Agendapunt, ...]], ...]
    vandaag: date

    def lid(self, openbaar: UUID) -> Lidbeeld:
        """Return one member of now or before. Raises ``NietGevonden``."""
        gevonden = next((een for een in (*self.leden, *self.vroeger) if een.openbaar == openbaar), None)
        if gevonden is None:
            raise NietGevonden
        return gevonden


@dataclass(frozen=True)
class Lidinvoer:
    """A member as entered, and the days on which they go to the regional project group."""

    lid: Teamlid
    afgevaardigd_sinds: date | None = None
    afgevaardigd_tot: date | None = None


def lees_kernteam(*, door: Actor, om_te_wijzigen: bool = False) -> Kernteamblad:
    """Return the team and its agenda.

    Raises ``NietGevonden`` for a role that does not see the own unfinished work; with ``om_te_wijzigen`` ``Geweigerd``
    for who does not write the plan.
    """
    with lees_organisatie(door=door, wat="kernteam bekijken") as sessie:
        eis_eigen_werk(sessie)
        sessie.eis(*([Werklaag.PLAN] if om_te_wijzigen else []))
        leden = leden_in(sessie)
        nu = tuple(een for een in leden if is_lid(een.lid, sessie.vandaag))
        uren, zonder = uren_samen((een.lid for een in leden), sessie.vandaag)
        return Kernteamblad(
            kop=lees_organisatiekop(sessie),
            leden=nu,
            vroeger=tuple(een for een in leden if een not in nu),
            uren=uren,
            zonder_uren=zonder,
            agenda=_agenda(sessie),
            vandaag=sessie.vandaag,
        )


def eis_eigen_werk(sessie: Organisatiesessie) -> None:
    """Raise ``NietGevonden`` for a role that does not read both the unfinished work and the plans of its own."""
    if not (sessie.ziet(Werklaag.WERK) and sessie.ziet(Werklaag.PLAN)):
        raise NietGevonden


def leden_in(sessie: Organisatiesessie) -> tuple[Lidbeeld, ...]:
    """Return all members, who coordinates first, then by name."""
    beelden = (_beeld(rij, sessie.vandaag) for rij in sessie.mijn(Kernteamlid))
    return tuple(sorted(beelden, key=lambda een: (not een.lid.coordineert, een.lid.naam.casefold())))


def _beeld(rij: Kernteamlid, vandaag: date) -> Lidbeeld:
    sinds, tot = rij.afgevaardigd_sinds, rij.afgevaardigd_tot
    return Lidbeeld(
        openbaar=rij.openbaar,
        lid=Teamlid(
            naam=rij.naam,
            rol=Teamrol(rij.rol),
            sinds=rij.sinds,
            organisatie=rij.werkgever or "",
            rol_anders=rij.rol_anders or "",
            uren=None if rij.uren is None else float(rij.uren),
            coordineert=rij.coordineert,
            tot=rij.tot,
        ),
        afgevaardigd=sinds is not None and sinds <= vandaag and (tot is None or vandaag <= tot),
        afgevaardigd_sinds=sinds,
        afgevaardigd_tot=tot,
        versie=rij.versie,
    )


def _agenda(sessie: Organisatiesessie) -> tuple[tuple[Agendadeel, tuple[Agendapunt, ...]], ...]:
    """Lines of the plan and marked actions under the headings of a meeting; headings without a point are left out."""
    regels = plan_in(sessie).regels
    acties = tuple(standen_in(sessie).values())
    punten = agenda([een.regel for een in regels], [een.stand for een in acties], sessie.vandaag)
    per_deel: dict[Agendadeel, list[Agendapunt]] = {}
    for punt in punten:
        over_regel = punt.soort == "regel"
        beeld = Agendapunt(regels[punt.nummer] if over_regel else None, None if over_regel else acties[punt.nummer])
        per_deel.setdefault(punt.deel, []).append(beeld)
    return tuple((deel, tuple(per_deel[deel])) for deel in Agendadeel if deel in per_deel)


def bewaar_lid(
    *, door: Actor, invoer: Lidinvoer, lid: UUID | None = None, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Add a member, or change one (``lid``). Who writes the plan keeps the team.

    Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``, ``Geweigerd`` for who only reads plans.
    """
    with schrijf_organisatie(door=door, wat="kernteam bijhouden", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.WERK, Werklaag.PLAN)
        sinds = _keur(invoer)
        rij = sessie.een(Kernteamlid, lid) if lid else Kernteamlid(versie=0)
        eis_versie(sessie, rij, versie if lid else None, _hun(rij) if lid else {})
        _vul(rij, invoer, sinds)
        sessie.bewaar(rij)
        soort = "kernteamlid_gewijzigd" if lid else "kernteamlid_erbij"
        feiten = {"naam": rij.naam, "rol": invoer.lid.rol_in_woorden}
        sessie.gebeurtenis(soort, feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _keur(invoer: Lidinvoer) -> date:
    """Return the first day, once everything is in order."""
    keur(bezwaren_teamlid(invoer.lid))
    if invoer.lid.sinds is None:
        raise Ongeldig(sinds="Vul in sinds wanneer.")
    keur(bezwaren_periode(invoer.lid.sinds, invoer.lid.tot))
    keur(bezwaren_afvaardiging(invoer.lid, invoer.afgevaardigd_sinds, invoer.afgevaardigd_tot))
    return invoer.lid.sinds


def _vul(rij: Kernteamlid, invoer: Lidinvoer, sinds: date) -> None:
    lid = invoer.lid
    rij.naam, rij.werkgever, rij.rol = lid.naam.strip(), lid.organisatie.strip() or None, str(lid.rol)
    rij.rol_anders = (lid.rol_anders.strip() or None) if lid.rol is Teamrol.ANDERS else None
    rij.uren = None if lid.uren is None else Decimal(str(lid.uren))
    rij.coordineert, rij.sinds, rij.tot = lid.coordineert, sinds, lid.tot
    rij.afgevaardigd_sinds, rij.afgevaardigd_tot = invoer.afgevaardigd_sinds, invoer.afgevaardigd_tot


def _hun(rij: Kernteamlid) -> dict[str, str]:
    return {
        "naam": rij.naam,
        "organisatie": rij.werkgever or "",
        "rol": Teamrol(rij.rol).omschrijving,
        "uren": "" if rij.uren is None else str(rij.uren),
        "tot": datum(rij.tot) if rij.tot else "",
    }
