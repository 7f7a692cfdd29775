"""A request by who holds authority over a child and never was a member of the household: recording it.

Who asks is chosen from recorded authority that holds today, never typed. The rule is the same as for members
(``acties/rechten/verzoek.py``); the copy is handed over in ``acties/portaal/meegeven.py``.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties import deur
from tandem.acties.casus.eigen import regels_over
from tandem.acties.deur import Sessie
from tandem.acties.huishouden.basis import eis_in_gebruik
from tandem.acties.huishouden.gezag import naam_van_houder
from tandem.acties.huishouden.kop import Dossierkop, lees_kop
from tandem.acties.keuring import keur, kies
from tandem.acties.rechten.verzoek import Verzoekinvoer, dien_in, feit_van_houder, regel_bij
from tandem.acties.rechten.verzoeklezen import MEESTE_TEKSTEN, WERK
from tandem.models import Gezag, Lid
from tandem.regels.huishouden.gezag import Gezagssoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.lagen import Doel, Laag
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.verzoek import EIGEN_LAAG
from tandem.regels.rechten.verzoekbuiten import (
    GEEN_HOUDER,
    Nagekeken,
    bezwaren_houder,
    bezwaren_identiteit,
    hoedanigheid_van_buiten,
)


@dataclass(frozen=True)
class Houder:
    """One holder who may be chosen: the authority, in words, and about whom."""

    gezag: UUID
    zin: str


@dataclass(frozen=True)
class Houderkeuzes:
    """What the form offers: holders from outside whose authority holds today, and lines about a child alone."""

    kop: Dossierkop
    houders: tuple[Houder, ...]
    teksten: tuple[tuple[str, str], ...]


def _gezag_van_buiten(sessie: Sessie) -> list[Gezag]:
    rijen = sessie.van(Gezag).filter(drager=None).select_related("drager_organisatie").order_by("kind_id", "van", "id")
    return [rij for rij in rijen if hoedanigheid_van_buiten(feit_van_houder(rij), sessie.vandaag)]


def lees_houderkeuzes(*, door: Actor, huishouden: UUID) -> Houderkeuzes:
    """Return the choices. Raises ``Geweigerd`` for who does not work with the analysis, ``NietGevonden``."""
    with deur.lees(door=door, doel=Doel.HULP, wat="verzoek van buiten vastleggen", huishouden=huishouden) as sessie:
        sessie.eis(WERK, EIGEN_LAAG)
        kop, rijen = lees_kop(sessie), _gezag_van_buiten(sessie)
        sessie.inzage(laag=Laag.CONTACT, leden=[rij.kind_id for rij in rijen])
        kinderen = sorted({rij.kind_id for rij in rijen})
        regels_ = [een for een in regels_over(sessie, kinderen, MEESTE_TEKSTEN) if _alleen_over(een.betreft, kinderen)]
        return Houderkeuzes(
            kop,
            tuple(
                Houder(
                    rij.openbaar,
                    f"{naam_van_houder(rij, {})}, over {kop.namen([rij.kind_id])} "
                    f"({Gezagssoort(rij.soort).omschrijving})",
                )
                for rij in rijen
            ),
            tuple(
                (str(een.openbaar), f"{kop.namen(een.betreft)}: {een.tekst}")
                for een in regels_
                if not een.niet_zichtbaar_voor
            ),
        )


def _alleen_over(betreft: tuple[int, ...], kinderen: list[int]) -> bool:
    return len(betreft) == 1 and betreft[0] in kinderen


@dataclass(frozen=True)
class Identiteit:
    """How and on which day it was made sure who asks."""

    wijze: str
    op: date


def leg_vast_van_buiten(
    *,
    door: Actor,
    huishouden: UUID,
    gezag: UUID | None,
    identiteit: Identiteit,
    invoer: Verzoekinvoer,
    verzoek: UUID | None = None,
) -> UUID:
    """Record a request by the holder of this authority. Raises ``Ongeldig``, ``Geweigerd``, ``NietGevonden``."""
    with deur.schrijf(
        door=door, doel=Doel.HULP, wat="verzoek van buiten vastleggen", huishouden=huishouden, verzoek=verzoek
    ) as sessie:
        sessie.eis(Laag.PLAN, EIGEN_LAAG)
        eis_in_gebruik(sessie)
        houder = _kies_houder(sessie, gezag)
        wijze = kies(Nagekeken, identiteit.wijze, "nagekeken")
        instelling = houder.drager_organisatie_id is not None
        keur(bezwaren_identiteit(wijze, identiteit.op, organisatie=instelling, vandaag=sessie.vandaag))
        kind = sessie.van(Lid).get(pk=houder.kind_id)
        bij = regel_bij(sessie, invoer.regel, [kind.pk]) if invoer.regel else None
        if bij is not None and not _alleen_over(tuple(bij.betreft), [kind.pk]):
            raise Ongeldig(regel="Deze tekst gaat ook over een ander. Kies een tekst over dit kind alleen.")
        meer = {"nagekeken": wijze.value, "nagekeken_op": identiteit.op}
        return dien_in(sessie, invoer, vrager=houder, voor=kind, bij=bij, **meer)


def _kies_houder(sessie: Sessie, gezag: UUID | None) -> Gezag:
    """Return the chosen authority. Raises ``Ongeldig`` for none, of a member, or one that does not hold today."""
    rij = sessie.van(Gezag).filter(openbaar=gezag).select_related("drager_organisatie").first() if gezag else None
    if rij is None:
        raise Ongeldig(gezag="Kies wie dit vraagt." if _gezag_van_buiten(sessie) else GEEN_HOUDER)
    keur(bezwaren_houder(feit_van_houder(rij), sessie.vandaag))
    return rij
