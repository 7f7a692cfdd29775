"""From a gap of an impact analysis to a line of the improvement plan: one act, and one line however often."""

from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from tandem.acties.bouwstenen.regels import Regelinvoer, voeg_regel_toe
from tandem.acties.impact.inhoud import DEEL, gat_van, onderdelen, postnaam
from tandem.acties.impact.lezen import Analyseblad, lees_impact
from tandem.regels.bouwstenen.plan import Niveau, Planregel
from tandem.regels.impact.getal import in_woorden, kloof
from tandem.regels.impact.onderdeel import Cijfersoort
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden

BOUWSTEEN = {Cijfersoort.FORMATIE: "inrichting", Cijfersoort.COMPETENTIE: "weten"}
"""Under which bouwsteen a gap in formation or competences falls: *Inrichting* and *Weten en kunnen*."""


@dataclass(frozen=True)
class Gatvoorstel:
    """A gap, with what the analysis already says of the line that could come of it."""

    gat: str
    naam: str
    wat: str
    effect: str
    bouwsteen: str
    niveau: Niveau


def voorstel_voor(blad: Analyseblad, gat: str) -> Gatvoorstel:
    """Return a gap as a proposal for a line. Raises ``NietGevonden`` for what is no gap of this analysis."""
    soort, _, code = gat.partition("-")
    if soort == DEEL and code in onderdelen():
        return _deelvoorstel(blad, code)
    kan = [een for een in BOUWSTEEN if een.value == soort]
    if not kan or not any((plek.soort, plek.code) == (kan[0], code) for plek in blad.inhoud.cijfers):
        raise NietGevonden
    return _cijfervoorstel(blad, kan[0], code)


def _deelvoorstel(blad: Analyseblad, code: str) -> Gatvoorstel:
    onderdeel, woorden = onderdelen()[code], blad.deel(code)
    if woorden.leeg:
        raise NietGevonden
    wat = woorden.verschil or f"{onderdeel.naam}: van nu naar straks"
    niveau = woorden.niveau or Niveau.LOKAAL
    return Gatvoorstel(gat_van(DEEL, code), onderdeel.naam, wat, woorden.straks, onderdeel.bouwsteen, niveau)


def _cijfervoorstel(blad: Analyseblad, soort: Cijfersoort, code: str) -> Gatvoorstel:
    naam = postnaam(soort, code)
    nu, nodig = (een.cijfer for een in blad.sommen(soort, code))
    effect = f"Van {in_woorden(nu)} naar {in_woorden(nodig)} {soort.omschrijving}."
    wat = f"Formatie: {naam}" if soort is Cijfersoort.FORMATIE else f"Weten en kunnen: {naam}"
    return Gatvoorstel(gat_van(soort.value, code), naam, wat, effect, BOUWSTEEN[soort], Niveau.LOKAAL)


def heeft_kloof(blad: Analyseblad, soort: Cijfersoort, code: str) -> bool:
    """Whether more is needed than there is, as far as known."""
    return (kloof(*blad.sommen(soort, code)).getal or Decimal()) > 0


def neem_over(
    *, door: Actor, analyse: UUID, gat: str, regel: Planregel, actie: str = "", verzoek: UUID | None = None
) -> UUID:
    """Put a gap into the plan. Raises ``AlGedaan`` with the line that is there, ``Ongeldig``, ``Geweigerd``.

    Raises ``NietGevonden`` for what is no gap of an own analysis.
    """
    blad = lees_impact(door=door, analyse=analyse)
    if not blad.eigen:
        raise NietGevonden
    gevonden = voorstel_voor(blad, gat)
    invoer = Regelinvoer(replace(regel), actie=actie, impactanalyse=analyse, impactgat=gevonden.gat)
    return voeg_regel_toe(door=door, invoer=invoer, verzoek=verzoek)
