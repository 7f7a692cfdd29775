"""Two municipalities that measured with different versions of one own instrument, and opened their results.

Version 2 holds one part that stayed with one question reworded, one with a question split, one that asks something
else altogether: its only question was dropped and another came.
"""

from dataclasses import dataclass, replace

from tandem.acties.zelfscan import vragenlijst
from tandem.acties.zelfscan.waarden import Ingevuld
from tandem.regels.rechten.organisatie import Werklaag
from tandem.regels.zelfscan.instrument import Overzetregel, Overzetsoort, Vorige
from tests import afnamewereld as meet
from tests import eigenlijst
from tests import organisatiewereld as org
from tests.regels.zelfscan.bouw import deel, instrument, vraag

EEN = instrument(
    deel(vraag("a"), vraag("b"), code="team"),
    deel(vraag("c"), vraag("d"), code="zicht"),
    deel(vraag("e"), code="bereik"),
)
TWEE = replace(
    instrument(
        deel(vraag("a2"), vraag("b"), code="team"),
        deel(vraag("c1"), vraag("c2"), vraag("d"), code="zicht"),
        deel(vraag("f"), code="bereik"),
    ),
    versie="2",
    vorige=Vorige(
        "1",
        (
            Overzetregel(Overzetsoort.HERFORMULEERD, ("a",), ("a2",)),
            Overzetregel(Overzetsoort.GESPLITST, ("c",), ("c1", "c2")),
            Overzetregel(Overzetsoort.VERVALLEN, ("e",)),
            Overzetregel(Overzetsoort.NIEUW, naar=("f",)),
        ),
    ),
)


@dataclass
class Versiewereld:
    """``oud`` measured with version 1 (level 2), ``nieuw``, who made the instrument, with version 2 (level 4)."""

    code: str
    oud: org.Gemeentewereld
    nieuw: org.Gemeentewereld


def twee_versies(*, deelnemers: int = 5) -> Versiewereld:
    """Build it; both opened their results to the region, the maker its instrument."""
    nieuw = org.gemeente()
    oud, maker = org.gemeente(nieuw.gemeente), nieuw.actor()
    code = eigenlijst.neem_op(maker, EEN)
    org.open_laag(maker, Werklaag.INSTRUMENT)
    meet_met(oud, code, "a", keuze=1, deelnemers=deelnemers)
    eigenlijst.neem_op(maker, TWEE)
    meet_met(nieuw, code, "a2", keuze=3)
    for wie in (oud, nieuw):
        org.open_laag(wie.actor(), Werklaag.UITKOMST)
    return Versiewereld(code, oud, nieuw)


def meet_met(
    wie: org.Gemeentewereld, code: str, eerste: str, *, keuze: int, deelnemers: int = 5, soort: str = "nulmeting"
) -> meet.Meting:
    """A wave from opening to result; ``keuze`` is the place of the option that everything gets."""
    meting = meet.meting(deelnemers, gemeente=wie, instrument=code, soort=soort)
    for nummer in range(deelnemers):
        ik = meting.toegang(nummer)
        vragenlijst.bewaar_antwoord(toegang=ik, vraag=eerste, typ=Ingevuld("2", "4"), versie=None)
        vragenlijst.lever_in(toegang=ik)
    meet.stel_vast(meting, keuze)
    return meting
