"""Working on an impact analysis: begun from the last one, filled in per part and team, and established for good."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie
from tandem.acties.impact.inhoud import onderdeel_van, posten
from tandem.acties.impact.rijen import (
    als_deel,
    bewaar_inhoud,
    inhoud_van,
    lokale_teams,
    team_van,
    totaal_van,
    vul_cijfer,
    vul_deel,
)
from tandem.acties.keuring import keur
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.models import Impactanalyse, Impactcijfer, Impactdeel, Organisatie
from tandem.regels.impact.analyse import (
    VELDEN,
    Cijferplek,
    Cijferregel,
    Deelwoorden,
    Inhoud,
    bezwaren_bron,
    bezwaren_deel,
    bezwaren_vaststellen,
)
from tandem.regels.impact.getal import afgeschermd
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Geweigerd, NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.tekst import aantal

HEEL = "de hele gemeente"
DICHT = "Deze analyse is vastgesteld en blijft zoals zij is. Begin een nieuwe om verder te gaan."


def begin_analyse(*, door: Actor, verzoek: UUID | None = None) -> UUID:
    """Begin an analysis, with what the last one held; the one that is being worked on when there is one.

    Raises ``Geweigerd`` for who does not establish results, and where there is no municipality.
    """
    with schrijf_organisatie(door=door, wat="impactanalyse beginnen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.UITKOMST)
        # the own organisation is held, so that two who begin at once begin the same one
        huis = Organisatie.objects.select_for_update(no_key=True).get(pk=sessie.organisatie)
        if huis.soort != "gemeente":
            raise Geweigerd("Een impactanalyse is van een gemeente.")
        laatste = sessie.mijn(Impactanalyse).order_by("-nummer").first()
        if laatste is not None and not laatste.vast:
            sessie.geen_gegevens()
            return laatste.openbaar
        rij = begin_in(sessie, laatste)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def begin_in(sessie: Organisatiesessie, laatste: Impactanalyse | None) -> Impactanalyse:
    """Begin the next analysis within an open door."""
    nummer = laatste.nummer + 1 if laatste else 1
    rij = sessie.bewaar(Impactanalyse(laag=Werklaag.WERK, nummer=nummer, begonnen_op=sessie.vandaag))
    if laatste is not None:
        teams = lokale_teams(sessie.organisatie)
        oud = inhoud_van(sessie, laatste)
        delen = {plek: deel for plek, deel in oud.delen.items() if not plek.team or plek.team in teams}
        cijfers = {plek: een for plek, een in oud.cijfers.items() if not plek.team or plek.team in teams}
        bewaar_inhoud(sessie, rij, Inhoud(delen, cijfers), teams, {*delen, *cijfers})
    sessie.gebeurtenis("impactanalyse_begonnen", feiten={"nummer": str(nummer)}, over=rij.openbaar)
    return rij


def open_analyse(sessie: Organisatiesessie, analyse: UUID) -> Impactanalyse:
    """Return the own analysis, held, while it may change. Raises ``NietGevonden``, ``Ongeldig`` once established."""
    if sessie.mijn(Impactanalyse).filter(openbaar=analyse, vast=True).exists():
        raise Ongeldig(**{"": DICHT})
    return sessie.een(Impactanalyse, analyse)


def bewaar_deel(
    *,
    door: Actor,
    analyse: UUID,
    onderdeel: str,
    woorden: Deelwoorden,
    team: str = "",
    versie: int | None = None,
    verzoek: UUID | None = None,
) -> UUID:
    """Write one part, of the municipality as a whole or of a team; returns the analysis.

    Raises ``Ongeldig``, ``Botsing``, ``NietGevonden``, and ``Geweigerd`` for another team than the own.
    """
    with schrijf_organisatie(door=door, wat="impactanalyse invullen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        rij = open_analyse(sessie, analyse)
        deel, van = onderdeel_van(onderdeel), team_van(sessie, team)
        keur(bezwaren_deel(woorden))
        filters = {"analyse_id": rij.pk, "onderdeel": onderdeel, "team_id": van.pk if van else None}
        er_is = sessie.mijn(Impactdeel).filter(**filters).select_for_update(of=("self",)).first()
        doel = er_is or Impactdeel(laag=Werklaag.WERK, versie=0, **filters)
        was = als_deel(doel)
        eis_versie(sessie, doel, versie, {veld: str(getattr(was, veld) or "") for veld in VELDEN})
        vul_deel(doel, woorden)
        sessie.bewaar(doel)
        feiten = {"onderdeel": deel.naam, "voor": van.naam if van else HEEL}
        sessie.gebeurtenis("impactdeel_ingevuld", feiten=feiten, over=doel.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def bewaar_cijfers(
    *,
    door: Actor,
    analyse: UUID,
    soort: Cijfersoort,
    regels: Mapping[str, Cijferregel],
    team: str = "",
    verzoek: UUID | None = None,
) -> UUID:
    """Write figures of one kind by code, of the municipality as a whole or of a team; returns the analysis.

    Raises ``Ongeldig``, ``NietGevonden``, and ``Geweigerd`` for another team than the own.
    """
    with schrijf_organisatie(door=door, wat="getallen invullen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.LES)
        rij = open_analyse(sessie, analyse)
        van = team_van(sessie, team)
        if set(regels) - set(posten(soort)):
            raise NietGevonden
        keur(bezwaren_bron(regels.values(), sessie.vandaag))
        cijfers = {
            Cijferplek(soort, code, team): regel if not team else replace(regel, basis=None)
            for code, regel in regels.items()
        }
        bewaar_inhoud(sessie, rij, Inhoud({}, cijfers), {team: van} if van else {}, cijfers)
        feiten = {"soort": soort.value, "voor": van.naam if van else HEEL}
        sessie.gebeurtenis("impactcijfers_ingevuld", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def stel_vast(
    *, door: Actor, analyse: UUID, op: date | None, wie: str, versie: int | None = None, verzoek: UUID | None = None
) -> UUID:
    """Establish an analysis: it goes to the layer of results and stays as it is.

    Of competences only the sum over the teams goes along, and of few people that it is secret. Raises ``Ongeldig``,
    ``Botsing``, ``NietGevonden``, ``Geweigerd``.
    """
    with schrijf_organisatie(door=door, wat="impactanalyse vaststellen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.WERK, Werklaag.UITKOMST)
        rij = open_analyse(sessie, analyse)
        inhoud = inhoud_van(sessie, rij)
        keur(bezwaren_vaststellen(inhoud, op=op, wie=wie, begonnen_op=rij.begonnen_op, vandaag=sessie.vandaag))
        eis_versie(sessie, rij, versie, {"door": rij.vastgesteld_door or ""})
        _laat_los(sessie, rij, inhoud)
        rij.laag, rij.vast, rij.vastgesteld_op, rij.vastgesteld_door = Werklaag.UITKOMST, True, op, wie.strip()
        sessie.bewaar(rij)
        feiten = {"nummer": str(rij.nummer), "door": wie.strip()}
        sessie.gebeurtenis("impactanalyse_vastgesteld", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _laat_los(sessie: Organisatiesessie, rij: Impactanalyse, inhoud: Inhoud) -> None:
    """Parts and figures become results; how many people of a team can do something stays where it is."""
    sessie.mijn(Impactdeel).filter(analyse_id=rij.pk).update(laag=Werklaag.UITKOMST)
    cijfers = sessie.mijn(Impactcijfer).filter(analyse_id=rij.pk)
    cijfers.exclude(soort=Cijfersoort.COMPETENTIE.value).update(laag=Werklaag.UITKOMST)
    teams = len(lokale_teams(sessie.organisatie))
    for code in sorted({plek.code for plek in inhoud.cijfers if plek.soort is Cijfersoort.COMPETENTIE}):
        nu, nodig = totaal_van(inhoud, Cijfersoort.COMPETENTIE, code, teams)
        geheel = inhoud.cijfers.get(Cijferplek(Cijfersoort.COMPETENTIE, code), Cijferregel())
        deels = nu.getal is not None and not nu.compleet
        over = f"opgeteld over {nu.bekend} van {aantal(nu.van, 'lokaal team', 'lokale teams')}" if deels else ""
        vast = {"soort": Cijfersoort.COMPETENTIE.value, "code": code, "samen": True, "analyse_id": rij.pk}
        samen = Impactcijfer(laag=Werklaag.UITKOMST, **vast)
        vul_cijfer(
            samen,
            Cijferregel(
                *afgeschermd(nu.cijfer, nodig.cijfer), bron=over, toelichting=geheel.toelichting, basis=geheel.basis
            ),
        )
        sessie.bewaar(samen)
