"""Good examples of a municipality, and those that others opened: with whom to call about them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tandem.acties.bouwstenen.basis import eis_versie
from tandem.acties.bouwstenen.inhoud import bouwsteen_van
from tandem.acties.organisatie.deur import Organisatiesessie, schrijf_organisatie
from tandem.models import Voorbeeld
from tandem.regels.rechten.actor import Actor
from tandem.regels.rechten.oordeel import Ongeldig
from tandem.regels.rechten.organisatie import Werklaag


@dataclass(frozen=True)
class Voorbeeldbeeld:
    """An example, of whom it is, and whether that is the own organisation."""

    openbaar: UUID
    bouwsteen: str
    titel: str
    tekst: str
    contact: str
    gemaakt_op: date
    organisatie: int
    van: str
    eigen: bool
    versie: int


def voorbeelden_in(sessie: Organisatiesessie, bouwsteen: str) -> tuple[Voorbeeldbeeld, ...]:
    """Return the examples with a bouwsteen that these keys open: the own first, then by organisation.

    Whoever calls it notes whose examples were read.
    """
    rijen = sessie.van(Voorbeeld).filter(bouwsteen=bouwsteen, ingetrokken_op=None).select_related("organisatie")
    return tuple(
        sorted((_beeld(sessie, rij) for rij in rijen), key=lambda een: (not een.eigen, een.van, een.gemaakt_op))
    )


def _beeld(sessie: Organisatiesessie, rij: Voorbeeld) -> Voorbeeldbeeld:
    return Voorbeeldbeeld(
        openbaar=rij.openbaar,
        bouwsteen=rij.bouwsteen,
        titel=rij.titel,
        tekst=rij.tekst,
        contact=rij.contact or "",
        gemaakt_op=rij.gemaakt_op,
        organisatie=rij.organisatie_id,
        van=rij.organisatie.naam,
        eigen=rij.organisatie_id == sessie.organisatie,
        versie=rij.versie,
    )


def bewaar_voorbeeld(
    *, door: Actor, bouwsteen: str, titel: str, tekst: str, contact: str = "", voorbeeld: UUID | None = None,
    versie: int | None = None, verzoek: UUID | None = None,
) -> UUID:  # fmt: skip
    """Add an own example, or change one (``voorbeeld``).

    Raises ``Ongeldig``, ``Botsing``, ``NietGevonden`` (also for another's example), ``Geweigerd`` for who only reads.
    """
    with schrijf_organisatie(door=door, wat="een goed voorbeeld vastleggen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.VOORBEELD)
        steen = bouwsteen_van(bouwsteen)
        _keur(titel, tekst)
        rij = sessie.een(Voorbeeld, voorbeeld) if voorbeeld else Voorbeeld(versie=0, gemaakt_op=sessie.vandaag)
        _eis_niet_weg(rij)
        hun = {"titel": rij.titel, "tekst": rij.tekst, "contact": rij.contact or ""} if voorbeeld else {}
        eis_versie(sessie, rij, versie if voorbeeld else None, hun)
        rij.bouwsteen, rij.titel, rij.tekst = steen.code, titel.strip(), tekst.strip()
        rij.contact = contact.strip() or None
        sessie.bewaar(rij)
        sessie.gebeurtenis(
            "voorbeeld_vastgelegd", feiten={"titel": rij.titel, "bouwsteen": steen.naam}, over=rij.openbaar
        )
        sessie.uitkomst = str(rij.openbaar)
        return rij.openbaar


def _keur(titel: str, tekst: str) -> None:
    fouten = {}
    if not titel.strip():
        fouten["titel"] = "Geef het voorbeeld een naam."
    if not tekst.strip():
        fouten["tekst"] = "Schrijf op wat u doet en wat het oplevert."
    if fouten:
        raise Ongeldig(**fouten)


def _eis_niet_weg(rij: Voorbeeld) -> None:
    if rij.ingetrokken_op is not None:
        raise Ongeldig(**{"": "Dit voorbeeld is weggehaald. Maak een nieuw voorbeeld."})


def trek_voorbeeld_in(*, door: Actor, voorbeeld: UUID, verzoek: UUID | None = None) -> str:
    """Take an example away, so that nobody sees it; returns its bouwsteen.

    Raises ``Ongeldig`` when that was done before, ``NietGevonden``, ``Geweigerd`` for who only reads.
    """
    with schrijf_organisatie(door=door, wat="een goed voorbeeld weghalen", verzoek=verzoek) as sessie:
        sessie.eis(Werklaag.VOORBEELD)
        rij = sessie.een(Voorbeeld, voorbeeld)
        _eis_niet_weg(rij)
        rij.ingetrokken_op = sessie.vandaag
        rij.versie += 1
        sessie.bewaar(rij)
        sessie.gebeurtenis("voorbeeld_weggehaald", feiten={"titel": rij.titel}, over=rij.openbaar)
        sessie.uitkomst = rij.bouwsteen
        return rij.bouwsteen
