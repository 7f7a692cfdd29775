"""Reading an impact analysis: the own newest or any version, and what another municipality established and opened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tandem.acties.bouwstenen.plan import Regelbeeld, lees_plan
from tandem.acties.impact.inhoud import onderdelen
from tandem.acties.impact.rijen import als_deel, inhoud_van, lokale_teams, mag_voor, totaal_van
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Impactanalyse, Impactdeel
from tandem.regels.bouwstenen.plan import Regelstand
from tandem.regels.impact.analyse import Deelplek, Deelwoorden, Inhoud, Verandering, veranderingen
from tandem.regels.impact.getal import Som
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Analyseregel:
    """One version, to choose from."""

    analyse: UUID
    nummer: int
    begonnen_op: date
    vastgesteld_op: date | None


@dataclass(frozen=True)
class Analyseblad:
    """One analysis as this reader may see it; ``analyse`` None: there is none. ``vast``: it stays as it is.

    ``teams``: the local teams, name by code; ``eigen_teams``: those for which one may fill in. ``per_team``: also how
    many people of each team can do something is in ``inhoud``, else only the sum of each competence.
    """

    kop: Organisatiekop
    van: str
    eigen: bool
    analyse: UUID | None
    nummer: int
    begonnen_op: date | None
    vast: bool
    vastgesteld_op: date | None
    vastgesteld_door: str
    inhoud: Inhoud
    per_team: bool
    teams: dict[str, str]
    eigen_teams: frozenset[str]
    mag_alles: bool
    versies: tuple[Analyseregel, ...]
    vorige: Analyseregel | None
    veranderd: tuple[Verandering, ...]
    vandaag: date
    versie: int

    @property
    def mag(self) -> bool:
        """Whether this reader fills in something here."""
        open_ = self.eigen and self.analyse is not None and not self.vast
        return open_ and (self.mag_alles or bool(self.eigen_teams))

    def deel(self, code: str, team: str = "") -> Deelwoorden:
        """Return the words of a part; empty where nobody wrote."""
        return self.inhoud.delen.get(Deelplek(code, team), Deelwoorden())

    def sommen(self, soort: Cijfersoort, code: str) -> tuple[Som, Som]:
        """Return how much there is and is needed in this municipality."""
        return totaal_van(self.inhoud, soort, code, len(self.teams))

    @property
    def klaar(self) -> int:
        """Parts of which Ist and Soll are filled in."""
        return sum(self.deel(code).klaar for code in onderdelen())

    @property
    def volgende(self) -> str:
        """The first part that is not filled in yet; empty when all are."""
        return next((code for code in onderdelen() if not self.deel(code).klaar), "")


def lees_impact(*, door: Actor, analyse: UUID | None = None, om_te_wijzigen: bool = False) -> Analyseblad:
    """Return an analysis: the one asked for, else the own one that is worked on, else the last established.

    Raises ``NietGevonden``; with ``om_te_wijzigen`` ``Geweigerd`` for who does not work on it.
    """
    with lees_organisatie(door=door, wat="impactanalyse bekijken") as sessie:
        if om_te_wijzigen:
            sessie.eis(Werklaag.LES)
        elif not sessie.ziet(Werklaag.UITKOMST):
            raise NietGevonden
        sessie.inzage()
        if analyse is None:
            rij = _te_zien(sessie).filter(organisatie_id=sessie.organisatie).order_by("-nummer").first()
        else:
            rij = _te_zien(sessie).filter(openbaar=analyse).first()
            if rij is None:
                raise NietGevonden
            sessie.inzage(rij.organisatie_id)
        if om_te_wijzigen and rij is not None and rij.organisatie_id != sessie.organisatie:
            raise NietGevonden
        return _blad(sessie, rij)


def _te_zien(sessie: Organisatiesessie) -> "QuerySet[Impactanalyse]":
    """The analyses that this reader sees: what is not established yet is for who works on it."""
    rijen = sessie.van(Impactanalyse).select_related("organisatie")
    return rijen if sessie.mag(Werklaag.LES) else rijen.filter(laag=Werklaag.UITKOMST)


def _blad(sessie: Organisatiesessie, rij: Impactanalyse | None) -> Analyseblad:
    eigen = rij is None or rij.organisatie_id == sessie.organisatie
    per_team = eigen and sessie.mag(Werklaag.LES)
    teams = lokale_teams(rij.organisatie_id if rij else sessie.organisatie)
    inhoud = inhoud_van(sessie, rij, samen=not per_team) if rij else Inhoud()
    vorige, veranderd = _vergelijk(sessie, rij, inhoud, per_team=per_team) if rij else (None, ())
    return Analyseblad(
        kop=lees_organisatiekop(sessie),
        van=rij.organisatie.naam if rij else sessie.door.organisatie_naam,
        eigen=eigen,
        analyse=rij.openbaar if rij else None,
        nummer=rij.nummer if rij else 0,
        begonnen_op=rij.begonnen_op if rij else None,
        vast=rij.vast if rij else False,
        vastgesteld_op=rij.vastgesteld_op if rij else None,
        vastgesteld_door=(rij.vastgesteld_door or "") if rij else "",
        inhoud=inhoud,
        per_team=per_team,
        teams={code: team.naam for code, team in teams.items()},
        eigen_teams=frozenset(code for code, team in teams.items() if eigen and mag_voor(sessie, team)),
        mag_alles=mag_voor(sessie, None),
        versies=_versies(sessie, rij.organisatie_id if rij else sessie.organisatie),
        vorige=vorige,
        veranderd=veranderd,
        vandaag=sessie.vandaag,
        versie=rij.versie if rij else 0,
    )


def _versies(sessie: Organisatiesessie, organisatie: int) -> tuple[Analyseregel, ...]:
    rijen = _te_zien(sessie).filter(organisatie_id=organisatie).order_by("-nummer")
    return tuple(Analyseregel(een.openbaar, een.nummer, een.begonnen_op, een.vastgesteld_op) for een in rijen)


def _vergelijk(
    sessie: Organisatiesessie, rij: Impactanalyse, inhoud: Inhoud, *, per_team: bool
) -> tuple[Analyseregel | None, tuple[Verandering, ...]]:
    eerder = _te_zien(sessie).filter(organisatie_id=rij.organisatie_id, nummer__lt=rij.nummer)
    vorige = eerder.order_by("-nummer").first()
    if vorige is None:
        return None, ()
    toen = inhoud_van(sessie, vorige, samen=not per_team)
    regel = Analyseregel(vorige.openbaar, vorige.nummer, vorige.begonnen_op, vorige.vastgesteld_op)
    return regel, veranderingen(toen, inhoud)


def lees_deelversie(*, door: Actor, analyse: UUID, onderdeel: str, team: str) -> tuple[Deelwoorden, int]:
    """Return the words of one part with the number of its version, to change it."""
    with lees_organisatie(door=door, wat="impactanalyse invullen") as sessie:
        sessie.eis(Werklaag.LES)
        sessie.inzage()
        rij = sessie.een(Impactanalyse, analyse)
        rijen = sessie.mijn(Impactdeel).filter(analyse_id=rij.pk, onderdeel=onderdeel)
        deel = (rijen.filter(team__code=team) if team else rijen.filter(team=None)).first()
        return (als_deel(deel), deel.versie) if deel else (Deelwoorden(), 0)


def lees_planregels(*, door: Actor) -> dict[str, Regelbeeld]:
    """Return the lines of the own plan by the gap of an impact analysis from which they came; dropped ones left out."""
    blad = lees_plan(door=door)
    return {een.impact.gat: een for een in blad.regels if een.impact and een.regel.stand is not Regelstand.GESTOPT}
