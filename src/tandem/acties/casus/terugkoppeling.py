"""Telling the reporter back: when this kind of organisation owes it, no more than is meant for this reporter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from tandem.acties import deur
from tandem.acties.casus.inhoudstermijn import organisatiesoort
from tandem.acties.casus.melder import geopende_melder, meldersoort
from tandem.acties.casus.termijn import rond_termijn_af
from tandem.acties.deur import Sessie
from tandem.acties.keuring import keur, kies
from tandem.koppelingen.inhoud import catalogus
from tandem.models import Signaal, Terugkoppeling
from tandem.regels.casus.signaal import (
    TerugkoppelInhoud,
    Terugkoppelwijze,
    bezwaren_terugkoppeldag,
    bezwaren_terugkoppeling,
    terugkoppelmomenten,
)
from tandem.regels.casus.termijn import Begingebeurtenis, termijnen_bij
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig

TERUGKOPPELEN = "terugkoppelen"


@dataclass(frozen=True)
class Terugkoppelweergave:
    """What was told back at one moment."""

    moment: str
    gegeven_op: date
    wijze: str
    inhoud: tuple[str, ...]


@dataclass(frozen=True)
class Terugkoppelkeuzes:
    """What a reporter may hear, and after which events this organisation owes it: codes with words."""

    inhoud: tuple[tuple[str, str], ...]
    momenten: tuple[tuple[str, str], ...]
    wijzen: tuple[tuple[str, str], ...]


def keuzes_terugkoppeling(*, door: Actor, soort: str) -> Terugkoppelkeuzes:
    """Return what to choose from for a kind of reporter; holds no household data."""
    return Terugkoppelkeuzes(
        inhoud=tuple((deel.value, deel.omschrijving) for deel in meldersoort(soort).terugkoppeling),
        momenten=tuple((moment.value, f"nadat {moment.omschrijving}") for moment in momenten_van(door)),
        wijzen=tuple((wijze.value, wijze.omschrijving) for wijze in Terugkoppelwijze),
    )


def momenten_van(door: Actor) -> tuple[Begingebeurtenis, ...]:
    """After which events the actor's organisation tells reporters; that the signal came in, anybody may tell."""
    eigen = terugkoppelmomenten(organisatiesoort(door), catalogus().terugkoppelplichten.values())
    return tuple(dict.fromkeys((Begingebeurtenis.SIGNAAL_ONTVANGEN, *eigen)))


def koppel_terug(
    *,
    door: Actor,
    huishouden: UUID,
    signaal: UUID,
    moment: str,
    gegeven_op: date,
    inhoud: Sequence[str],
    wijze: str,
    verzoek: UUID | None = None,
    doel: Doel = Doel.HULP,
) -> None:
    """Record what the reporter was told; its due date ends.

    Raises ``Geweigerd`` while the reporter is shielded and not opened, ``Ongeldig`` for more than this reporter may
    hear, an unknown moment, or a day that is not between the signal and today.
    """
    with deur.schrijf(door=door, doel=doel, wat="terugkoppelen", huishouden=huishouden, verzoek=verzoek) as sessie:
        sessie.eis(Laag.VEILIGHEID)
        rij = sessie.een(Signaal, signaal)
        geopende_melder(sessie, rij)
        na = kies(Begingebeurtenis, moment, "moment")
        if na not in momenten_van(door):
            raise Ongeldig(moment="Kies een van de mogelijkheden uit de lijst.")
        delen = [kies(TerugkoppelInhoud, code, "inhoud") for code in dict.fromkeys(inhoud)]
        keur(bezwaren_terugkoppeling(meldersoort(rij.meldersoort), delen))
        keur(bezwaren_terugkoppeldag(gegeven_op, timezone.localdate(rij.ontvangen_op), sessie.vandaag))
        _bewaar(sessie, rij, na, gegeven_op, delen, kies(Terugkoppelwijze, wijze, "wijze"))


def _bewaar(
    sessie: Sessie,
    signaal: Signaal,
    moment: Begingebeurtenis,
    op: date,
    delen: Sequence[TerugkoppelInhoud],
    wijze: Terugkoppelwijze,
) -> None:
    for deel in delen:
        rij = Terugkoppeling(laag=signaal.laag, betreft=signaal.betreft, signaal=signaal)
        rij.moment, rij.gegeven_op, rij.inhoud, rij.wijze = moment, op, deel, wijze
        sessie.bewaar(rij)
    for code in (f"{TERUGKOPPELEN}_{moment.value}", *_termijncodes(sessie.door, moment)):
        rond_termijn_af(sessie, signaal, soort=code, op=op)
    sessie.gebeurtenis(
        "melder_teruggekoppeld",
        laag=Laag.VEILIGHEID,
        betreft=signaal.betreft,
        casus=signaal.casus_id,
        feiten={"signaal": str(signaal.openbaar), "moment": moment.value, "inhoud": [d.omschrijving for d in delen]},
    )


def _termijncodes(door: Actor, moment: Begingebeurtenis) -> list[str]:
    """The checked terms for telling back after this event; that a signal came in starts other terms, left alone."""
    if moment is Begingebeurtenis.SIGNAAL_ONTVANGEN:
        return []
    return [soort.code for soort in termijnen_bij(moment, organisatiesoort(door), catalogus().termijnen.values())]


def lees_terugkoppelingen(sessie: Sessie, signaal: Signaal) -> tuple[Terugkoppelweergave, ...]:
    """Return what the reporter of a signal was told, oldest first: one entry per moment, day and way. One query."""
    groepen: dict[tuple[str, date, str], list[str]] = {}
    for rij in sessie.van(Terugkoppeling).filter(signaal=signaal).order_by("gegeven_op", "id"):
        delen = groepen.setdefault((rij.moment, rij.gegeven_op, rij.wijze), [])
        delen.append(kies(TerugkoppelInhoud, rij.inhoud, "").omschrijving)
    return tuple(
        Terugkoppelweergave(
            kies(Begingebeurtenis, moment, "").omschrijving,
            op,
            kies(Terugkoppelwijze, wijze, "").omschrijving,
            tuple(delen),
        )
        for (moment, op, wijze), delen in groepen.items()
    )
