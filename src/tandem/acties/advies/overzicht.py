"""Counts of advice between a council and who reacts: asked, unasked, on time, late, taken over, what changed."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tandem.acties.advies.beelden import Adviesregel, Plichtbeeld
from tandem.acties.advies.partijen import geldige_reacties
from tandem.acties.advies.plichten import regels_van
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import Advies, Adviesduiding, Adviesgevolg, Puntreactie
from tandem.regels.advies.reactie import Bedoeld, Plicht, Puntbesluit
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden
from tandem.regels.rechten.organisatie import Werklaag

NIET_GETELD = (Plicht.VERVANGEN, Plicht.INGETROKKEN)
Paar = tuple[str, int]
"""The name of a council, and the organisation that reacts to it."""


@dataclass(frozen=True)
class Telling:
    """What happened between one council and one organisation. An advice counts once for each that received it."""

    raad: str
    bij: str
    gevraagd: int
    ongevraagd: int
    standen: dict[Plicht, int]
    punten: dict[Puntbesluit, int]
    veranderd: int
    bedoeld: int

    def stand(self, *welke: Plicht) -> int:
        """Return how many duties stand so."""
        return sum(self.standen.get(een, 0) for een in welke)


@dataclass(frozen=True)
class Adviesoverzicht:
    """The counts of a council or a municipality, and of others as far as they show them."""

    kop: Organisatiekop
    tellingen: tuple[Telling, ...]
    vandaag: date


def lees_adviesoverzicht(*, door: Actor) -> Adviesoverzicht:
    """Return the counts. What was replaced or withdrawn without a reaction does not count. Raises ``NietGevonden``."""
    with lees_organisatie(door=door, wat="adviezen geteld") as sessie:
        if not sessie.ziet(Werklaag.ADVIES):
            raise NietGevonden
        rijen = list(sessie.van(Advies).exclude(aan=[]).order_by("pk"))
        sessie.inzage(sessie.organisatie, *(een.organisatie_id for een in rijen))
        paren: dict[Paar, list[tuple[Adviesregel, Plichtbeeld]]] = {}
        for regel in regels_van(sessie, rijen):
            for plicht in regel.plichten:
                if plicht.stand is not None and plicht.stand not in NIET_GETELD:
                    paren.setdefault((regel.raad, plicht.organisatie), []).append((regel, plicht))
        tellingen = [_telling(sessie, raad, lijst) for (raad, _), lijst in paren.items()]
        return Adviesoverzicht(
            lees_organisatiekop(sessie), tuple(sorted(tellingen, key=lambda een: (een.raad, een.bij))), sessie.vandaag
        )


def _telling(sessie: Organisatiesessie, raad: str, lijst: list[tuple[Adviesregel, Plichtbeeld]]) -> Telling:
    adviezen, bij = [regel.openbaar for regel, _ in lijst], lijst[0][1]
    vast = geldige_reacties(sessie).filter(advies__in=adviezen, organisatie_id=bij.organisatie).exclude(aan=[])
    punten = sessie.van(Puntreactie).filter(reactie__in=list(vast.values_list("pk", flat=True)))
    gevolgen = dict(
        sessie.van(Adviesgevolg)
        .filter(advies__in=adviezen, organisatie_id=bij.organisatie)
        .values_list("openbaar", "punt")
    )
    ja = sessie.van(Adviesduiding).filter(gevolg__in=gevolgen, bedoeld=Bedoeld.JA.value)
    return Telling(
        raad=raad,
        bij=bij.naam,
        gevraagd=sum(regel.gevraagd for regel, _ in lijst),
        ongevraagd=sum(not regel.gevraagd for regel, _ in lijst),
        standen=dict(Counter(plicht.stand for _, plicht in lijst if plicht.stand)),
        punten=dict(Counter(Puntbesluit(een) for een in punten.values_list("besluit", flat=True))),
        veranderd=len(set(gevolgen.values())),
        bedoeld=len({gevolgen[een] for een in ja.values_list("gevolg", flat=True)}),
    )
