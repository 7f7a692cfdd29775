"""Own instruments for tests: a workbook as somebody would offer it, and taking it into use."""

from dataclasses import replace

from tandem.acties.zelfscan import eigen
from tandem.acties.zelfscan.bestand import Bestand
from tandem.koppelingen.rekenblad import schrijf
from tandem.regels.rechten.actor import Actor
from tandem.regels.zelfscan.instrument import Instrument, Overzetregel, Overzetsoort, Scorewijze, Voorwaarde, Vorige
from tandem.regels.zelfscan.instrumentblad import als_bladen
from tests.regels.zelfscan.bouw import deel, instrument, vraag

#: Three questions that count, one of which hangs on another, and one that hangs on nothing.
EEN = instrument(
    deel(vraag("a"), vraag("b", voorwaarde=Voorwaarde("a", ("3", "4"))), vraag("c"), code="team"),
    deel(vraag("d"), vraag("e"), code="zicht"),
)
#: ``a`` in other words, ``c`` split, ``d`` and ``e`` merged.
TWEE = replace(
    instrument(
        deel(vraag("a2"), vraag("b", voorwaarde=Voorwaarde("a2", ("3", "4"))), vraag("c1"), vraag("c2"), code="team"),
        deel(vraag("f"), code="zicht"),
    ),
    versie="2",
    vorige=Vorige(
        "1",
        (
            Overzetregel(Overzetsoort.HERFORMULEERD, ("a",), ("a2",)),
            Overzetregel(Overzetsoort.GESPLITST, ("c",), ("c1", "c2"), Scorewijze.LAAGSTE),
            Overzetregel(Overzetsoort.SAMENGEVOEGD, ("d", "e"), ("f",)),
        ),
    ),
)


def bestand(lijst: Instrument = EEN) -> Bestand:
    """The workbook of an instrument."""
    return Bestand(schrijf(als_bladen(lijst)), "lijst.xlsx")


def neem_op(door: Actor, lijst: Instrument = EEN) -> str:
    """Take an instrument into use; return its code."""
    return eigen.neem_in_gebruik(door=door, bestand=bestand(lijst))[0]
