"""Documents that go along with a copy: for each a human decides, for a document can be about more people than it says.

What is given is what the member may have (AVG 15(3)), without what harms another (AVG 15(4), Jeugdwet 7.3.10): as it
is, or a version without the parts about another, or not, on a ground that content names and somebody verified.
"""

from collections.abc import Collection
from dataclasses import dataclass

from tandem.regels.bezwaar import Bezwaar, Bezwaren
from tandem.regels.rechten.lagen import Laag
from tandem.regels.rechten.verzoek import ALS_BESTAND, Verzoeksoort, Verzoekstand, Weigergrond
from tandem.regels.rechten.zeggenschap import NAAR_EEN_MENS
from tandem.regels.soort import Soort


class Stukkeuze(Soort):
    """What is done with one document."""

    ZO = "zo", "meegeven zoals het is"
    ANDERS = "anders", "een versie meegeven zonder wat over een ander gaat"
    NIET = "niet", "niet meegeven"


@dataclass(frozen=True)
class Stukfeit:
    """One document beside one request. ``betreft``: whom it is about; empty is everybody. All ids of members.

    ``vrager`` None: who asks is no member. From them nobody could hide it, so hidden from anybody is hidden from them.
    """

    soort: Verzoeksoort
    stand: Verzoekstand
    laag: Laag
    betreft: frozenset[int]
    niet_voor: frozenset[int]
    over: int
    vrager: int | None


def hoort_erbij(betreft: Collection[int], over: int) -> bool:
    """Whether a document is asked for with a copy about this member: it is about them, or about everybody."""
    return not betreft or over in betreft


def niet_zoals_het_is(feit: Stukfeit) -> str:
    """Why a document may not go as it is; empty when it may."""
    wie = {feit.over, feit.vrager}
    if _is_verborgen(feit):
        return "Dit document is afgeschermd of verborgen voor wie dit vraagt."
    if not feit.betreft or feit.betreft - wie:
        return "Dit document gaat ook over een ander. Maak een versie zonder die delen."
    return ""


def _is_verborgen(feit: Stukfeit) -> bool:
    if feit.laag is Laag.AFGESCHERMD:
        return True
    return bool(feit.niet_voor if feit.vrager is None else feit.niet_voor & {feit.over, feit.vrager})


def mogelijk(feit: Stukfeit) -> tuple[Stukkeuze, ...]:
    """What may be done with it. What is shielded or hidden never goes along, in no version."""
    if _is_verborgen(feit):
        return (Stukkeuze.NIET,)
    return tuple(Stukkeuze)[1:] if niet_zoals_het_is(feit) else tuple(Stukkeuze)


def bezwaren_stuk(feit: Stukfeit, keuze: Stukkeuze, grond: Weigergrond | None, *, heeft_bestand: bool) -> Bezwaren:
    """What stands in the way of a decision about one document."""
    if feit.stand is not Verzoekstand.TOEGEWEZEN or feit.soort not in ALS_BESTAND:
        return (Bezwaar("keuze", "Wijs eerst het verzoek toe. Daarna kiest u welke documenten meegaan."),)
    if keuze not in mogelijk(feit):
        return (Bezwaar("keuze", niet_zoals_het_is(feit)),)
    if keuze is Stukkeuze.ANDERS and not heeft_bestand:
        return (Bezwaar("bestand", "Kies het bestand zonder de delen over een ander."),)
    if keuze is not Stukkeuze.NIET:
        return ()
    if grond is None or feit.soort not in grond.soorten:
        return (Bezwaar("grond", "Niet meegeven kan alleen met een grond. Kies er een uit de lijst."),)
    if not grond.bron.geverifieerd:
        return (Bezwaar("grond", f"Deze grond is niet nagegaan ({grond.artikel}). {NAAR_EEN_MENS}"),)
    return ()
