"""Drafts: household data, kept under the household's key, the author's alone, for 14 days (design, section 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from tandem.acties import deur
from tandem.models import Concept
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig

BEWAARTIJD = timedelta(days=14)
GROOTST = 200_000
"""Characters of one draft; beyond it the page says that it is too long. Own choice."""
LANGSTE_NAAM = 120


@dataclass(frozen=True)
class Bewaard:
    """A draft as it was typed, and when it was saved."""

    velden: dict[str, list[str]]
    bewaard_op: datetime


def bewaar_concept(
    *, door: Actor, doel: Doel, huishouden: UUID, formulier: str, velden: Mapping[str, list[str]]
) -> datetime:
    """Save what is typed so far; the previous draft of this form makes way. Raises ``Ongeldig`` when too long."""
    if len(formulier) > LANGSTE_NAAM:
        raise NietGevonden
    if sum(len(waarde) for waarden in velden.values() for waarde in waarden) > GROOTST:
        raise Ongeldig(**{"": "Deze tekst is te lang om als concept te bewaren. Kort hem in of bewaar hem in delen."})
    with deur.concepten(door=door, doel=doel, huishouden=huishouden) as sessie:
        sessie.van(Concept).filter(medewerker=door.medewerker, bewaard_op__lt=sessie.nu - BEWAARTIJD).delete()
        rij = Concept(
            huishouden_id=cast(int, sessie.huishouden),
            medewerker=door.medewerker,
            formulier=formulier,
            velden={naam: list(waarden) for naam, waarden in velden.items()},
            bewaard_op=sessie.nu,
        )
        Concept.objects.bulk_create(  # one statement: two tabs that save at once do not collide
            [rij],
            update_conflicts=True,
            unique_fields=["huishouden", "medewerker", "formulier"],
            update_fields=["velden", "bewaard_op"],
        )
        return sessie.nu


def lees_concept(*, door: Actor, doel: Doel, huishouden: UUID, formulier: str) -> Bewaard | None:
    """Return the author's own draft of a form, or None."""
    with deur.concepten(door=door, doel=doel, huishouden=huishouden) as sessie:
        jong = (
            sessie.van(Concept)
            .filter(medewerker=door.medewerker, formulier=formulier, bewaard_op__gte=sessie.nu - BEWAARTIJD)
            .first()
        )
        return Bewaard(jong.velden, jong.bewaard_op) if jong else None


def wis_concept(*, door: Actor, doel: Doel, huishouden: UUID, formulier: str) -> None:
    """Throw the draft away, after the form was sent or on request."""
    with deur.concepten(door=door, doel=doel, huishouden=huishouden) as sessie:
        sessie.van(Concept).filter(medewerker=door.medewerker, formulier=formulier).delete()
