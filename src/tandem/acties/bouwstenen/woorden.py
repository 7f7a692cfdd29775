"""Own words (*eigen terminologie*): what a municipality calls a word from the documents."""

from dataclasses import dataclass
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie
from tandem.acties.organisatie.deur import Organisatiesessie, lees_organisatie, schrijf_organisatie
from tandem.acties.organisatie.kop import Organisatiekop, lees_organisatiekop
from tandem.models import EigenWoord
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import NietGevonden, Ongeldig
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Woordbeeld:
    """A word from the documents, the own word, and what is meant by it here."""

    openbaar: UUID
    begrip: str
    eigen: str
    uitleg: str
    versie: int


@dataclass(frozen=True)
class Woordenlijst:
    """The own words by the word from the documents."""

    kop: Organisatiekop
    woorden: tuple[Woordbeeld, ...]


def lees_woorden(*, door: Actor, om_te_wijzigen: bool = False) -> Woordenlijst:
    """Return the own words. Raises ``NietGevonden`` without a right to read plans, ``Geweigerd`` for who only reads."""
    with lees_organisatie(door=door, wat="eigen woorden bekijken") as sessie:
        if not sessie.ziet(Werklaag.PLAN):
            raise NietGevonden
        sessie.eis(*([Werklaag.PLAN] if om_te_wijzigen else []))
        sessie.inzage()
        return Woordenlijst(lees_organisatiekop(sessie), woorden_in(sessie))


def woorden_in(sessie: Organisatiesessie) -> tuple[Woordbeeld, ...]:
    """Return the own words of the own organisation, in order of the alphabet."""
    beelden = (
        Woordbeeld(rij.openbaar, rij.begrip, rij.eigen, rij.uitleg or "", rij.versie) for rij in sessie.mijn(EigenWoord)
    )
    return tuple(sorted(beelden, key=lambda beeld: beeld.begrip.casefold()))


def bewaar_woord(
    *, door: Actor, begrip: str, eigen: str, uitleg: str = "", woord: UUID | None = None,
    versie: int | None = None, verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add an own word, or change one (``woord``).

    Raises ``Ongeldig`` (also when the word from the documents is there already), ``Botsing``, ``NietGevonden``,
    ``Geweigerd`` for who only reads.
    """
    with schrijf_organisatie(door=door, wat="een eigen woord vastleggen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        _keur(sessie, begrip, eigen, woord)
        rij = sessie.een(EigenWoord, woord) if woord else EigenWoord(versie=0)
        eis_versie(sessie, rij, versie if woord else None, _hun(rij) if woord else {})
        rij.begrip, rij.eigen, rij.uitleg = begrip.strip(), eigen.strip(), uitleg.strip() or None
        sessie.bewaar(rij)
        feiten = {"begrip": rij.begrip, "eigen": rij.eigen}
        sessie.gebeurtenis("eigen_woord_vastgelegd", feiten=feiten, over=rij.openbaar)
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _keur(sessie: Organisatiesessie, begrip: str, eigen: str, woord: UUID | None) -> None:
    fouten = {}
    if not begrip.strip():
        fouten["begrip"] = "Vul het woord in dat in de stukken staat."
    if not eigen.strip():
        fouten["eigen"] = "Vul in hoe u dit noemt."
    zelfde = (een for een in woorden_in(sessie) if een.begrip.casefold() == begrip.strip().casefold())
    if any(een.openbaar != woord for een in zelfde):
        fouten["begrip"] = "Dit woord staat al in uw lijst. Verander het daar."
    if fouten:
        raise Ongeldig(**fouten)


def _hun(rij: EigenWoord) -> dict[str, str]:
    return {"begrip": rij.begrip, "eigen": rij.eigen, "uitleg": rij.uitleg or ""}


def haal_woord_weg(*, door: Actor, woord: UUID, verzoek: UUID | None = None) -> None:
    """Take an own word away. Raises ``NietGevonden``, ``Geweigerd`` for who only reads."""
    with schrijf_organisatie(door=door, wat="een eigen woord weghalen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.PLAN)
        rij = sessie.een(EigenWoord, woord)
        sessie.gebeurtenis("eigen_woord_weggehaald", feiten={"begrip": rij.begrip}, over=rij.openbaar)
        sessie.verwijder(rij)
